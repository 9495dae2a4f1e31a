using Naas.Domain.Employers;
using Naas.Projections.EmployerDashboard.Spells;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>A stretch of an employment in which it was with one organisation.</summary>
/// <param name="EmployedOn">The first day of the employment, with whomever.</param>
/// <param name="LeftOn">The last day of the employment, with whomever; null while it goes on.</param>
/// <param name="From">The first day with the organisation.</param>
/// <param name="NextOn">The day on which a successor took it over; null where none has.</param>
/// <param name="Until">The last day with the organisation; null while it goes on.</param>
internal sealed record Stint(string PlacedAt, int Spell, EmploymentBasis Basis, DateOnly EmployedOn, DateOnly? LeftOn, DateOnly From, DateOnly? NextOn, DateOnly? Until)
{
    public bool Covers(DateOnly day) => From <= day && !(Until < day);

    /// <summary>Those of a worker; none where the record was closed in favour of another (S-53).</summary>
    public static IEnumerable<Stint> Of(Career career) => career.IsClosed ? [] : career.Spells.SelectMany(spell => Of(career, spell));

    private static IEnumerable<Stint> Of(Career career, SpellRow spell)
    {
        var (at, since) = (spell.PlacedAt, spell.From);
        foreach (var carried in career.CarryOvers.Where(carried => carried.Spell == spell.Spell).OrderBy(carried => carried.Revision))
        {
            // A succession before the first day left nothing to be carried over from.
            if (carried.On > Later(since, spell.From))
                yield return Between(carried.On);
            (at, since) = (carried.To, carried.On);
        }

        yield return Between(null);

        Stint Between(DateOnly? next) => new(
            at, spell.Spell, spell.Basis, spell.From, spell.To, Later(since, spell.From), next,
            next is { } day ? spell.To < day.AddDays(-1) ? spell.To : day.AddDays(-1) : spell.To);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
