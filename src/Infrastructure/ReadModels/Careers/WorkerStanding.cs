using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.Endorsements;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>Where a worker stands on a day: at the highest level at which anything has happened by then.</summary>
/// <param name="Level">Null where nothing has happened yet.</param>
/// <param name="Standing">Null where nothing has happened yet.</param>
internal sealed record WorkerStanding(Level? Level, Standing? Standing)
{
    private static readonly WorkerStanding Nowhere = new(null, null);

    public static WorkerStanding On(Career career, DateOnly day, IEnumerable<HeldAccreditation> held, IEnumerable<ToTakeAgain> again)
    {
        if (HighestLevel(career, day) is not { } level)
            return Nowhere;

        // Whoever is accredited stands there, whatever else has happened.
        var standing = held.Where(one => one.Level == level).MaxBy(one => one.Since) switch
        {
            { HasEnded: true } => Application.Queries.Standing.NotCurrent,
            { IsOverdue: true } => Application.Queries.Standing.ReaccreditationOverdue,
            not null => Application.Queries.Standing.Accredited,
            null => OnTheWay(career, level, day, again.FirstOrDefault(one => one.Level == level)),
        };
        return new WorkerStanding(level, standing);
    }

    private static Level? HighestLevel(Career career, DateOnly day) => career.Agreements
        .Where(row => row.Answers.Any(answer => answer.On <= day)).Select(row => (Level?)row.Level)
        .Concat(career.Endorsements.Where(row => row.EndorsedOn <= day).Select(row => (Level?)row.Level))
        .Max();

    private static Standing OnTheWay(Career career, Level level, DateOnly day, ToTakeAgain? again)
    {
        var done = career.Attempts.Where(attempt => attempt.Level == level && attempt.ReleasedOn <= day).MaxBy(attempt => attempt.Attempt);
        var agreed = career.HasAgreed(level, day);
        // What another record brought beside this one's has numbers below all of these, whenever it was sat (S-53).
        return career.BookedOn(level, day).Where(attempt => !(attempt.ReleasedOn <= day)).MaxBy(attempt => attempt.SitsOn) switch
        {
            { SitsOn: var sits } when sits >= day => Application.Queries.Standing.SittingBooked,
            not null => Application.Queries.Standing.ResultAwaited,
            null when agreed == false => Application.Queries.Standing.Declined,
            null when Endorsed(career, level, day, done) is { } endorsed => endorsed,
            null when IsRevoked(career, level, day) => Application.Queries.Standing.Revoked,
            null when again is { IsFull: true } => Application.Queries.Standing.FullRetake,
            null when again is not null => Application.Queries.Standing.ElementRetake,
            null => agreed == true ? Application.Queries.Standing.Agreed : Application.Queries.Standing.NotAgreed,
        };
    }

    // Two employers may have endorsed: the one that is still of use counts, and of several the latest.
    private static Standing? Endorsed(Career career, Level level, DateOnly day, AttemptRow? done)
    {
        Standing? standing = null;
        foreach (var endorsement in career.Endorsements
            .Where(row => row.Level == level && row.EndorsedOn <= day && row.GivenRevision > (done?.ReleasedRevision ?? -1))
            .OrderByDescending(row => row.Endorsement))
        {
            var one = EndorsedBy(career, endorsement, day);
            if (one == Application.Queries.Standing.Endorsed)
                return one;
            standing ??= one;
        }

        return standing;
    }

    private static Standing EndorsedBy(Career career, EndorsementRow endorsement, DateOnly day) => endorsement switch
    {
        _ when endorsement.WithdrawnOn <= day => Application.Queries.Standing.EndorsementWithdrawn,
        _ when endorsement.LapsedOn < day => Application.Queries.Standing.EndorsementLapsed,
        _ when endorsement.ValidUntil < day && career.CarriesUntil(endorsement, day) is null => Application.Queries.Standing.EndorsementExpired,
        _ => Application.Queries.Standing.Endorsed,
    };

    private static bool IsRevoked(Career career, Level level, DateOnly day) => career.Accreditations
        .Where(row => row.Level == level && row.On <= day && row.Step is AccreditationStep.Given or AccreditationStep.Revoked or AccreditationStep.Reinstated)
        .MaxBy(row => row.Revision) is { Step: AccreditationStep.Revoked };
}
