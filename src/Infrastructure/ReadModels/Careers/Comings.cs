using Naas.Domain.Employers;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>Whether somebody came to an employer, or left it, in the year up to a day; directly employed.</summary>
/// <remarks>
/// People, not employments: whose employment goes on in another there without a day between has neither left nor joined. Who comes back
/// later has left, and joined again. Who was carried over has neither joined nor left.
/// </remarks>
internal readonly record struct Comings(bool Joined, bool Left)
{
    private const int Year = 12;

    public static Comings Of(EmployersCareer career, DateOnly asOf)
    {
        var stints = career.Stints.Where(stint => stint.Basis == EmploymentBasis.Direct).OrderBy(stint => stint.From).ThenBy(stint => stint.Spell).ToList();
        var (joined, left) = (false, false);
        DateOnly? before = null;
        foreach (var (place, stint) in stints.Index())
        {
            joined |= IsOfTheYear(stint.EmployedOn, asOf) && stint.From <= asOf && (before is null || stint.From.AddDays(-1) > before);
            var until = stint.Until ?? DateOnly.MaxValue;
            before = before > until ? before : until;
            left |= stint.NextOn is null && IsOfTheYear(before.Value, asOf) && (place + 1 == stints.Count || stints[place + 1].From.AddDays(-1) > before);
        }

        return new Comings(joined, left);
    }

    private static bool IsOfTheYear(DateOnly day, DateOnly asOf) => day > asOf.AddMonths(-Year) && day <= asOf;
}

/// <param name="Headcount">People who are directly employed.</param>
/// <param name="Agency">People in post through an agency, or otherwise not directly.</param>
/// <param name="Joiners">Who came in the year up to the day, directly employed; not who went on in another employment without a day between.</param>
/// <param name="Leavers">Who left in it; who came back after a day between is both.</param>
internal sealed record WorkforceCounts(int Headcount, int Agency, int Joiners, int Leavers);
