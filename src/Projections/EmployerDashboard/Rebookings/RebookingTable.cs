using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Rebookings;

public readonly record struct RebookingKey(Guid Journey, Level Level, int Attempt);

/// <summary>What an attempt that counts as none leaves of the endorsement that carried it: the right to one more sitting, past its own end if need be (S-32).</summary>
/// <param name="Until">The last day of that sitting; null where a place was called off, and the right that it had used, if any, is there again.</param>
/// <param name="FromOn">The day from which the right is there.</param>
/// <param name="GivenOrder">Its place within the journey: what is booked behind it uses it up, whatever becomes of earlier attempts.</param>
public sealed record RebookingRow(Guid Journey, Level Level, int Attempt, DateOnly? Until, DateOnly FromOn, decimal GivenOrder, long Revision, DateTimeOffset RecordedAt);

public sealed class RebookingTable : ProjectionTable<RebookingKey, RebookingRow>
{
    public override string Name => "rebooking_2";

    public override Columns<RebookingKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "attempt", key => key.Attempt },
    };

    public override Columns<RebookingRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "attempt", row => row.Attempt },
        { "until", row => row.Until },
        { "from_on", row => row.FromOn },
        { "given_order", row => row.GivenOrder },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override RebookingKey? KeyOf(RecordedEvent recorded) => RightOf(recorded) is { } row ? KeyOf(row) : null;

    public override RebookingKey KeyOf(RebookingRow row) => new(row.Journey, row.Level, row.Attempt);

    public override RebookingRow Fold(RebookingRow? row, RecordedEvent recorded) =>
        RightOf(recorded) ?? throw new ImpossibleHistoryException(recorded.Event, "it gives no right to another sitting");

    public override RebookingRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<int>(2),
        values.Get<DateOnly?>(3),
        values.Get<DateOnly>(4),
        values.Get<decimal>(5),
        values.Get<long>(6),
        values.Get<DateTimeOffset>(7));

    private static RebookingRow? RightOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.SittingVoided { RebookUntil: { } until } e => Row(recorded, e.Level, e.Attempt, until),
        JourneyEvent.ResultSetAside { RebookUntil: { } until } e => Row(recorded, e.Level, e.Attempt, until),
        JourneyEvent.FindingOverturned { RebookUntil: { } until } e => Row(recorded, e.Level, e.Attempt, until),
        JourneyEvent.SittingCancelled e when e.Reason.IsOfAPlaceNotTaken() => Row(recorded, e.Level, e.Attempt, until: null),
        _ => null,
    };

    private static RebookingRow Row(RecordedEvent recorded, Level level, int attempt, DateOnly? until) =>
        new(recorded.Journey.Value, level, attempt, until, recorded.Event.On, recorded.Order, recorded.Revision, recorded.RecordedAt);
}
