using Naas.Application.Queries;
using Naas.Domain.Assessments;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>What is told of the people of an employer: who is in post, and what is the employer's doing and stays with it.</summary>
internal enum StandingFact
{
    /// <summary>In post, and has agreed to be put forward (S-47).</summary>
    Agreed,

    /// <summary>In post, endorsed by anybody, and not booked.</summary>
    Waiting,

    /// <summary>In post and booked.</summary>
    Ahead,

    /// <summary>In post and sat, and the result is not out.</summary>
    Awaited,

    /// <summary>In post, with one element to be taken again.</summary>
    Retake,

    /// <summary>In post, with everything to be taken again, and not booked for it.</summary>
    Full,

    /// <summary>Endorsed by the employer, in post or not.</summary>
    Endorsed,

    /// <summary>Had a result under its endorsement that stands, in post or not, as it stood on the last day in post (S-16).</summary>
    Assessed,

    /// <summary>Was accredited by such an attempt and is, in post or not, as it stood on the last day in post (S-16).</summary>
    Accredited,
}

/// <summary>How many people something is told of, at each level and over all of them, where a person counts once.</summary>
internal sealed class StandingCounts
{
    private readonly Dictionary<(StandingFact, Level?), int> _counts = [];

    public int this[StandingFact fact, Level? level = null] => _counts.GetValueOrDefault((fact, level));

    public static StandingCounts Of(IEnumerable<EmployersCareer> careers)
    {
        var counts = new StandingCounts();
        var told = new HashSet<(StandingFact, Level?)>();
        foreach (var career in careers)
        {
            told.Clear();
            foreach (var (fact, level) in (career.IsInPost ? OfPresent(career) : []).Concat(OfEndorsed(career)))
            {
                _ = told.Add((fact, level));
                _ = told.Add((fact, null));
            }

            foreach (var one in told)
                counts._counts[one] = counts._counts.GetValueOrDefault(one) + 1;
        }

        return counts;
    }

    public LevelCounts At(Level level) => new(
        level,
        this[StandingFact.Agreed, level],
        this[StandingFact.Waiting, level],
        this[StandingFact.Ahead, level],
        this[StandingFact.Awaited, level],
        this[StandingFact.Assessed, level],
        this[StandingFact.Retake, level],
        this[StandingFact.Full, level],
        this[StandingFact.Accredited, level]);

    private static IEnumerable<(StandingFact Fact, Level Level)> OfPresent(EmployersCareer present)
    {
        var (career, day) = (present.Career, present.AsOf);
        foreach (var agreement in career.Agreements.Where(row => career.HasAgreed(row.Level, day) == true))
            yield return (StandingFact.Agreed, agreement.Level);

        foreach (var endorsement in career.Endorsements.Where(row => row.EndorsedOn <= day && !(row.LapsedOn < day) && !(row.WithdrawnOn <= day)))
        {
            if ((endorsement.ValidUntil >= day && !career.IsUsed(endorsement, day)) || career.CarriesUntil(endorsement, day) is not null)
                yield return (StandingFact.Waiting, endorsement.Level);
        }

        foreach (var attempt in career.Attempts.Where(attempt => attempt.IsBookedOn(day) && !(attempt.ReleasedOn <= day)))
            yield return (attempt.SitsOn >= day ? StandingFact.Ahead : StandingFact.Awaited, attempt.Level);

        foreach (var again in present.Again)
        {
            if (again.IsOfElement)
                yield return (StandingFact.Retake, again.Level);
            if (again.IsFull && !again.IsBooked)
                yield return (StandingFact.Full, again.Level);
        }
    }

    private static IEnumerable<(StandingFact Fact, Level Level)> OfEndorsed(EmployersCareer career)
    {
        foreach (var endorsement in career.Theirs.Where(row => row.EndorsedOn <= career.AsOf))
            yield return (StandingFact.Endorsed, endorsement.Level);
        foreach (var attempt in career.Standing)
            yield return (StandingFact.Assessed, attempt.Level);
        foreach (var attempt in career.Told.Where(attempt => attempt.ReleasedOn <= career.AsOf && career.IsAccreditedBy(attempt)))
            yield return (StandingFact.Accredited, attempt.Level);
    }
}
