using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Closed;

/// <summary>A record that was closed in favour of another one of the same person (S-53): what it holds counts there, and nowhere here.</summary>
public sealed record ClosedRecordRow(Guid Journey, long Revision, DateTimeOffset RecordedAt);

public sealed class ClosedRecordTable : ProjectionTable<Guid, ClosedRecordRow>
{
    public override string Name => "closed_record";

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<ClosedRecordRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.JourneySuperseded or JourneyEvent.JourneyReinstated ? recorded.Journey.Value : null;

    public override Guid KeyOf(ClosedRecordRow row) => row.Journey;

    public override ClosedRecordRow? Fold(ClosedRecordRow? row, RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.JourneySuperseded ? new ClosedRecordRow(recorded.Journey.Value, recorded.Revision, recorded.RecordedAt) : null;

    public override ClosedRecordRow Read(IRowValues values) => new(values.Get<Guid>(0), values.Get<long>(1), values.Get<DateTimeOffset>(2));
}
