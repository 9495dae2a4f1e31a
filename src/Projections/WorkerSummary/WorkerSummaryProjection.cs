using Naas.Domain.Journeys;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where does this worker stand?</summary>
public static class WorkerSummaryProjection
{
    public const string Name = "worker-summary";

    public static Projection Definition { get; } = new(
        Name,
        version: 1,
        handles:
        [
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
        ],
        ignores: [],
        [new WorkerSummaryTable()]);
}

public sealed class WorkerSummaryTable : ProjectionTable<Guid, WorkerSummaryRow>
{
    public override string Name => "worker_summary";

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<WorkerSummaryRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "registered_on", row => row.RegisteredOn },
        { "employments", row => SummaryJson.Write(row.Employments) },
        { "levels", row => SummaryJson.Write(row.Levels) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => recorded.Journey.Value;

    public override Guid KeyOf(WorkerSummaryRow row) => row.Journey;

    public override WorkerSummaryRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<DateOnly>(1),
        SummaryJson.ReadEmployments(values.Get<string>(2)),
        SummaryJson.ReadLevels(values.Get<string>(3)),
        values.Get<long>(4),
        values.Get<DateTimeOffset>(5));

    public override WorkerSummaryRow Fold(WorkerSummaryRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.SocialWorkerRegistered e) => new WorkerSummaryRow(recorded.Journey.Value, e.On, [], [], 0, default),
            (null, var e) => throw new ImpossibleHistoryException(e, "the journey has not begun"),
            (_, JourneyEvent.SocialWorkerRegistered e) => throw new ImpossibleHistoryException(e, "the journey has begun already"),
            var (summary, e) => Fold(summary, e),
        };
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    private static WorkerSummaryRow Fold(WorkerSummaryRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EmploymentStarted e => row with
        {
            Employments = row.Employments.Add(new EmploymentEntry(e.Spell, e.PlacedAt.Value, e.Basis, e.Agency?.Value, e.On, null)),
        },
        JourneyEvent.EmploymentEnded e when row.Employments.FirstOrDefault(entry => entry.Spell == e.Spell) is { } employment => row with
        {
            Employments = row.Employments.Replace(employment, employment with { To = e.On }),
        },
        JourneyEvent.AssessmentAgreed e => row.With(row.At(e.Level) with { AgreedOn = e.On }),
        JourneyEvent.PracticeEndorsed e when row.At(e.Level) is var level && e.Endorsement == level.Endorsements.Length + 1 =>
            row.With(level with { Endorsements = level.Endorsements.Add(new EndorsementEntry(e.EndorsedBy.Value, e.On, e.ValidUntil, null)) }),
        JourneyEvent.PracticeReEndorsed e when row.At(e.Level) is var level && e.Endorsement == level.Endorsements.Length + 1 =>
            row.With(level with { Endorsements = level.Endorsements.Add(new EndorsementEntry(e.EndorsedBy.Value, e.On, e.ValidUntil, null)) }),
        JourneyEvent.EndorsementLapsedOnLeaving e when row.At(e.Level) is var level && e.Endorsement >= 1 && e.Endorsement <= level.Endorsements.Length => row.With(level with
        {
            Endorsements = level.Endorsements.SetItem(e.Endorsement - 1, level.Endorsements[e.Endorsement - 1] with { LapsedOn = e.On }),
        }),
        JourneyEvent.SittingBooked e when row.At(e.Level) is { UnderWay: null } level && e.Endorsement >= 1 && e.Endorsement <= level.Endorsements.Length => row.With(level with
        {
            Attempts = level.Attempts + 1,
            UnderWay = new BookedSitting(e.Endorsement, e.Sitting.Value, e.SitsOn, [.. e.Elements], Marked: false),
        }),
        JourneyEvent.SittingCancelledOnLeaving e when row.At(e.Level) is { UnderWay: not null } level =>
            row.With(level with { Attempts = level.Attempts - 1, UnderWay = null }),
        JourneyEvent.ElementMarked e when row.At(e.Level) is { UnderWay: { } booked } level =>
            row.With(level with { UnderWay = booked with { Marked = true } }),
        JourneyEvent.ResultReleased e when row.At(e.Level) is { UnderWay: not null } level => row.With(Closed(level) with
        {
            UnderWay = null,
            EndorsementsUsed = level.Endorsements.Length,
            LastOutcome = e.Outcome,
            LastReleasedOn = e.On,
        }),
        JourneyEvent.Accredited e => row.With(row.At(e.Level) with { AccreditedOn = e.On, ReaccreditationDueOn = e.ReaccreditationDueOn }),
        JourneyEvent.NarrowRetakeOpened e => row.With(row.At(e.Level) with { RetakeElement = e.Element, RetakeUntil = e.Until, BankedUntil = e.BankedUntil }),
        JourneyEvent.ElementRetakeOpened e => row.With(row.At(e.Level) with { RetakeElement = e.Element, RetakeExpectedAfter = e.ExpectedAfter, BankedUntil = e.BankedUntil }),
        JourneyEvent.FullRetakeOpened e => row.With(row.At(e.Level) with { FullRetake = true, RetakeExpectedAfter = e.ExpectedAfter }),
        _ => throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what the summary has seen"),
    };

    /// <summary>What an earlier attempt had opened ends with the result of the next.</summary>
    private static LevelEntry Closed(LevelEntry level) =>
        level with { FullRetake = false, RetakeElement = null, RetakeExpectedAfter = null, RetakeUntil = null, BankedUntil = null };
}
