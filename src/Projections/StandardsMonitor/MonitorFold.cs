using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.StandardsMonitor;

/// <summary>What an event does to the row of its journey.</summary>
internal static class MonitorFold
{
    /// <returns>The row after the event; null when it cannot follow.</returns>
    public static MonitorRow? After(MonitorRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.JourneySuperseded => row with { IsClosed = true },
        JourneyEvent.JourneyReinstated => row with { IsClosed = false },
        // What it brings follows, event by event; what it held beside this one's own road was sat by the same person (S-53).
        JourneyEvent.RecordAbsorbed e => e.Beside.Where(StandardsMonitorProjection.Changes).Aggregate((MonitorRow?)row, (before, beside) => before is null ? null : After(before, beside)),
        JourneyEvent.EmploymentCarriedOver e => CarriedOver(row, e.From.Value, e.To.Value, e.On),
        JourneyEvent.PracticeEndorsed e => Given(row, e.Level, e.Endorsement, e.EndorsedBy),
        JourneyEvent.PracticeReEndorsed e => Given(row, e.Level, e.Endorsement, e.EndorsedBy),
        JourneyEvent.SittingBooked e => Booked(row, e),
        _ => Sat(row, journeyEvent) ?? Released(row, journeyEvent),
    };

    private static MonitorRow? Sat(MonitorRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.BookingCorrected e => Of(row, e.Level, e.Attempt, attempt => attempt with { Sitting = e.Sitting.Value, SitsOn = e.SitsOn }),
        JourneyEvent.SittingCancelledOnLeaving e => Of(row, e.Level, e.Attempt, attempt => attempt with { NoneFrom = e.On }),
        JourneyEvent.SittingCancelled e => Of(row, e.Level, e.Attempt, attempt => attempt with { NoneFrom = e.On }),
        JourneyEvent.SittingVoided e => Of(row, e.Level, e.Attempt, attempt => attempt with { NoneFrom = e.On }),
        JourneyEvent.ExerciseRated e => Of(row, e.Level, e.Attempt, attempt => attempt with
        {
            Ratings = attempt.Ratings.Add(new MonitoredRating(e.Element, e.Exercise, e.Score, e.OutOf, [.. e.Profile.Ratings], e.By.Value)),
        }),
        JourneyEvent.ElementMarked e => Of(row, e.Level, e.Attempt, attempt => attempt with
        {
            Marks = [.. attempt.Marks.Append(new MonitoredMark(e.Element, e.Result, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.On)).OrderBy(mark => mark.Element)],
        }),
        JourneyEvent.MarkModerated e => Of(row, e.Level, e.Attempt, attempt => With(attempt, e.Element, mark => mark with { Result = e.Result, ModeratedOn = mark.ModeratedOn ?? e.On })),
        _ => null,
    };

    private static MonitorRow? Released(MonitorRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        // A mark is nobody's before somebody releases it (S-51): the corrected one waits for the corrected result.
        JourneyEvent.MarkCorrected e => Of(row, e.Level, e.Attempt, attempt => attempt.ReleasedOn is null
            ? With(attempt, e.Element, mark => mark with { Result = e.Result, CorrectedOn = mark.CorrectedOn ?? e.On })
            : attempt with { Corrections = [.. attempt.Corrections.Where(corrected => corrected.Element != e.Element).Append(new MonitoredCorrection(e.Element, e.Result)).OrderBy(corrected => corrected.Element)] }),
        JourneyEvent.ResultReleased e => Of(row, e.Level, e.Attempt, attempt => attempt with { ReleasedOn = e.On, Outcome = e.Outcome, Met = [.. e.Met] }),
        JourneyEvent.ResultCorrected e => Of(row, e.Level, e.Attempt, attempt =>
            attempt.Corrections.Aggregate(attempt, (before, corrected) => With(before, corrected.Element, mark => mark with { Result = corrected.Result, CorrectedOn = mark.CorrectedOn ?? e.On })) with { Corrections = [], Outcome = e.Outcome, Met = [.. e.Met] }),
        JourneyEvent.ResultAnnulled e => Of(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = e.On }),
        JourneyEvent.ResultSetAside e => Of(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = e.On, IsSetAside = true }),
        // A sitting that had become void stays so; what is sat instead of it is an attempt of its own.
        JourneyEvent.FindingOverturned e => Of(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = null }),
        _ => null,
    };

    private static MonitorRow? Given(MonitorRow row, Level level, int endorsement, OrganisationCode by) =>
        row.Endorsements.Any(given => (given.Level, given.Endorsement) == (level, endorsement))
            ? null
            : row with { Endorsements = row.Endorsements.Add(new MonitoredEndorsement(level, endorsement, by.Value)) };

    private static MonitorRow? Booked(MonitorRow row, JourneyEvent.SittingBooked booked)
    {
        var given = row.Endorsements.FirstOrDefault(given => (given.Level, given.Endorsement) == (booked.Level, booked.Endorsement));
        return (booked.Endorsement != 0 && given is null) || row.Attempts.Any(attempt => (attempt.Level, attempt.Attempt) == (booked.Level, booked.Attempt))
            ? null
            : row with { Attempts = row.Attempts.Add(new MonitoredAttempt(booked.Level, booked.Attempt, given?.By ?? "", booked.Sitting.Value, booked.SitsOn, [.. booked.Elements])) };
    }

    /// <summary>What is sat from the succession on is sat on the successor's endorsement (S-16).</summary>
    private static MonitorRow CarriedOver(MonitorRow row, string from, string to, DateOnly on) => row with
    {
        Endorsements = [.. row.Endorsements.Select(given => given.By == from ? given with { By = to } : given)],
        Attempts = [.. row.Attempts.Select(attempt => attempt.Authority == from && on <= attempt.SitsOn ? attempt with { Authority = to } : attempt)],
    };

    private static MonitorRow? Of(MonitorRow row, Level level, int number, Func<MonitoredAttempt, MonitoredAttempt?> change) =>
        row.Attempts.FirstOrDefault(attempt => (attempt.Level, attempt.Attempt) == (level, number)) is { } before && change(before) is { } after
            ? row with { Attempts = row.Attempts.Replace(before, after) }
            : null;

    private static MonitoredAttempt With(MonitoredAttempt attempt, Element element, Func<MonitoredMark, MonitoredMark> change) =>
        attempt with { Marks = [.. attempt.Marks.Select(mark => mark.Element == element ? change(mark) : mark)] };
}
