using Naas.Domain.Assessments;
using Naas.Projections.EmployerDashboard.Accreditations;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>An accreditation as it stands on the day up to which somebody knows of the worker.</summary>
/// <remarks>
/// It counts from its day, through the grace, until that is over or it is revoked, unless a review has overturned that (S-08, S-15,
/// S-36). A moved day belongs to the certificate before it, so that what was not held against the worker never was; nothing counts yet
/// that follows a renewal, or the loss of one, of a later day. No end comes while something stops it (S-48), nor while what was sat in
/// time waits for its result.
/// </remarks>
/// <param name="Attempt">The attempt that led to it; null where none did.</param>
/// <param name="DueOn">When re-accreditation is due.</param>
/// <param name="IsOverdue">Whether that day is past; the grace may run.</param>
/// <param name="HasEnded">Whether the grace is over.</param>
internal sealed record HeldAccreditation(Level Level, int? Attempt, DateOnly Since, DateOnly? DueOn, bool IsOverdue, bool HasEnded)
{
    /// <param name="knownOn">Up to when whoever asks knows of the worker.</param>
    /// <param name="asOf">The day of the question: whoever knows of the worker to then knows what a review says now.</param>
    public static IEnumerable<HeldAccreditation> Of(Career career, DateOnly knownOn, DateOnly asOf)
    {
        foreach (var given in career.Accreditations.Where(row => row.Step == AccreditationStep.Given && row.On <= knownOn))
        {
            var steps = career.Accreditations.Where(row => row.Level == given.Level && row.Revision >= given.Revision).OrderBy(row => row.Revision).ToList();
            if (IsRevoked(steps, knownOn, asOf))
                continue;

            var (dueOn, currentUntil) = DaysOf(steps, given, knownOn);
            yield return new HeldAccreditation(
                given.Level, given.Attempt, given.On, dueOn, HasPassed(career, given.Level, dueOn, knownOn, asOf), HasPassed(career, given.Level, currentUntil, knownOn, asOf));
        }
    }

    private static bool IsRevoked(List<AccreditationRow> steps, DateOnly knownOn, DateOnly asOf)
    {
        var revoked = steps.FindLast(step => step.Step == AccreditationStep.Revoked && step.On <= knownOn);
        // Whoever had left by then does not know that it was reinstated.
        var reinstated = steps.FindLast(step => step.Step == AccreditationStep.Reinstated && (step.On <= knownOn || knownOn == asOf));
        return revoked is not null && (reinstated is null || revoked.Revision > reinstated.Revision);
    }

    private static (DateOnly? DueOn, DateOnly? CurrentUntil) DaysOf(List<AccreditationRow> steps, AccreditationRow given, DateOnly knownOn)
    {
        DateOnly? dueOn = null;
        DateOnly? currentUntil = null;
        foreach (var (place, step) in steps.Index())
        {
            var isKnown = step.On <= knownOn;
            if (step.Step == AccreditationStep.Moved || (isKnown && step.Step is AccreditationStep.Given or AccreditationStep.Renewed or AccreditationStep.Undone))
                dueOn = step.DueOn;
            // The certificate of the accreditation itself comes next after it.
            if (step.Step == AccreditationStep.Moved || (step.Step == AccreditationStep.Certified && place == 1) || (isKnown && step.Step is AccreditationStep.Certified or AccreditationStep.Undone))
                currentUntil = step.CurrentUntil;
            if (step.Step is AccreditationStep.Renewed or AccreditationStep.Undone && step.Revision > given.Revision && !isKnown)
                break;
        }

        return (dueOn, currentUntil);
    }

    private static bool HasPassed(Career career, Level level, DateOnly? day, DateOnly knownOn, DateOnly asOf)
    {
        if (!(day < knownOn))
            return false;
        var awaited = career.BookedOn(level, knownOn).Where(attempt => !(attempt.ReleasedOn <= knownOn)).Select(attempt => attempt.SitsOn);
        return !career.StoppedSince(level, asOf).Concat(awaited).Any(since => since <= day);
    }
}
