using Naas.Domain.Journeys;
using Naas.Projections.WorkerSummary.Standings;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where does this worker stand?</summary>
public static class WorkerSummaryProjection
{
    public const string Name = "worker-summary";

    public static Projection Definition { get; } = new(
        Name,
        version: 6,
        // Every event, because the revision that a summary tells is that of the journey's last event.
        handles: EveryEvent.Types,
        ignores: [],
        [new WorkerSummaryTable()]);
}

public sealed class WorkerSummaryTable : ProjectionTable<Guid, WorkerSummaryRow>
{
    public override string Name => "worker_summary_4";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<WorkerSummaryRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "registered_on", row => row.RegisteredOn },
        { "employments", row => SummaryJson.Write(row.Employments) },
        { "roles", row => SummaryJson.Write(row.Roles) },
        { "absences", row => SummaryJson.Write(row.Absences) },
        { "levels", row => SummaryJson.Write(row.Levels) },
        { "stops", row => SummaryJson.Write(row.Stops) },
        { "in_question_since", row => row.InQuestionSince },
        { "superseded_by", row => row.SupersededBy },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => recorded.Journey.Value;

    public override Guid KeyOf(WorkerSummaryRow row) => row.Journey;

    public override WorkerSummaryRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<DateOnly>(1),
        SummaryJson.ReadEmployments(values.Get<string>(2)),
        SummaryJson.ReadRoles(values.Get<string>(3)),
        SummaryJson.ReadAbsences(values.Get<string>(4)),
        SummaryJson.ReadLevels(values.Get<string>(5)),
        SummaryJson.ReadStops(values.Get<string>(6)),
        values.Get<long>(8),
        values.Get<DateTimeOffset>(9))
    {
        SupersededBy = values.Get<Guid?>(7),
    };

    public override Tally<WorkerSummaryRow> Tally { get; } = new StandingTally();

    public override WorkerSummaryRow Fold(WorkerSummaryRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.SocialWorkerRegistered e) => new WorkerSummaryRow(recorded.Journey.Value, e.On, [], [], [], [], [], 0, default),
            (null, var e) => throw new ImpossibleHistoryException(e, "the journey has not begun"),
            (_, JourneyEvent.SocialWorkerRegistered e) => throw new ImpossibleHistoryException(e, "the journey has begun already"),
            var (summary, e) => Fold(summary, e),
        };
        return after with { Stops = OpenStops.After(after.Stops, recorded.Event), Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    private static WorkerSummaryRow Fold(WorkerSummaryRow row, JourneyEvent journeyEvent) =>
        (journeyEvent.AtLevel() is { } level
            ? LevelFold.After(row.At(level), journeyEvent) is { } after ? row.With(after) : null
            : WorkFold.After(row, journeyEvent))
        ?? throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what the summary has seen");
}
