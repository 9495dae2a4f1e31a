using Naas.Domain.Assessments;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Attempts;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>What a worker is to take again at a level on a day.</summary>
/// <remarks>
/// What was opened last decides, as is known now, whichever attempt it is named after, since a corrected result and an annulled one may
/// open it for an earlier attempt than the last. An annulment counts from its day; until then its attempt stands where its release had
/// placed it. An accreditation and a completed route of re-accreditation leave nothing of what was opened before them; what a revocation
/// had opened that a review has overturned was never to be taken.
/// </remarks>
/// <param name="Of">The attempt whose result opened it.</param>
/// <param name="IsBanked">Whether the elements that were met count still (S-07); no window ends while something stops it (S-48).</param>
/// <param name="IsNarrow">Whether the window of a narrow retake runs still.</param>
/// <param name="IsBooked">Whether there is an attempt at it whose result was not out when it was opened.</param>
/// <param name="IsSat">Whether that was sat before the day.</param>
internal sealed record ToTakeAgain(AttemptRow Of, bool IsBanked, bool IsNarrow, bool IsBooked, bool IsSat)
{
    public Level Level => Of.Level;

    /// <summary>One element alone, which was not sat again yet.</summary>
    public bool IsOfElement => Of.Opened is Opening.NarrowRetake or Opening.ElementRetake && IsBanked && !IsSat;

    /// <summary>Once the banked elements count no more, the one retake has become everything again (S-07).</summary>
    public bool IsFull => Of.Opened == Opening.FullRetake || !IsBanked;

    /// <summary>At each level where there is something.</summary>
    public static IEnumerable<ToTakeAgain> On(Career career, DateOnly day) => career.Attempts
        .Where(attempt => attempt.OpenedOn <= day && !IsDone(career, attempt, day))
        .GroupBy(attempt => attempt.Level)
        .Select(opened => opened.MaxBy(attempt => attempt.AnnulledOn > day ? attempt.ReleasedRevision : attempt.OpenedRevision)!)
        .Where(attempt => attempt.Opened != Opening.Accreditation)
        .Select(attempt => From(career, attempt, day));

    private static ToTakeAgain From(Career career, AttemptRow attempt, DateOnly day)
    {
        var again = career.BookedOn(attempt.Level, day).Where(other => !(other.ReleasedOn <= day) || other.ReleasedRevision > attempt.OpenedRevision).ToList();
        return new ToTakeAgain(
            attempt,
            IsOpen(career, attempt.Level, attempt.BankedUntil, day),
            IsOpen(career, attempt.Level, attempt.RetakeUntil, day),
            again.Count > 0,
            again.Exists(other => other.SitsOn < day));
    }

    private static bool IsOpen(Career career, Level level, DateOnly? until, DateOnly day) =>
        until >= day || career.StoppedSince(level, day).Any(since => since <= until);

    private static bool IsDone(Career career, AttemptRow opened, DateOnly day) => career.Accreditations.Exists(step =>
        step.Level == opened.Level && step.Revision > opened.OpenedRevision
        && step.Step is AccreditationStep.Given or AccreditationStep.Renewed or AccreditationStep.Reinstated
        && (step.On <= day || (step.Step == AccreditationStep.Reinstated && career.Accreditations.Exists(revoked =>
            revoked.Level == opened.Level && revoked.Step == AccreditationStep.Revoked && revoked.Revision < opened.OpenedRevision))));
}
