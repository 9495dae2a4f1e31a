using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.CarryOvers;

public readonly record struct CarryOverKey(Guid Journey, int Spell, decimal Revision);

/// <summary>A successor took an employment over, unbroken (S-16): from this day the worker is the successor's, and what was endorsed with it.</summary>
public sealed record CarryOverRow(Guid Journey, int Spell, decimal Revision, string From, string To, DateOnly On, DateTimeOffset RecordedAt);

public sealed class CarryOverTable : ProjectionTable<CarryOverKey, CarryOverRow>
{
    public override string Name => "carry_over_2";

    public override Columns<CarryOverKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "spell", key => key.Spell },
        { "revision", key => key.Revision },
    };

    public override Columns<CarryOverRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "spell", row => row.Spell },
        { "revision", row => row.Revision },
        { "carried_from", row => row.From },
        { "carried_to", row => row.To },
        { "carried_on", row => row.On },
        { "recorded_at", row => row.RecordedAt },
    };

    public override CarryOverKey? KeyOf(RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.EmploymentCarriedOver e ? new(recorded.Journey.Value, e.Spell, recorded.Order) : null;

    public override CarryOverKey KeyOf(CarryOverRow row) => new(row.Journey, row.Spell, row.Revision);

    public override CarryOverRow Fold(CarryOverRow? row, RecordedEvent recorded) => recorded.Event is JourneyEvent.EmploymentCarriedOver e
        ? new CarryOverRow(recorded.Journey.Value, e.Spell, recorded.Order, e.From.Value, e.To.Value, e.On, recorded.RecordedAt)
        : throw new ImpossibleHistoryException(recorded.Event, "nothing was carried over");

    public override CarryOverRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<int>(1),
        values.Get<decimal>(2),
        values.Get<string>(3),
        values.Get<string>(4),
        values.Get<DateOnly>(5),
        values.Get<DateTimeOffset>(6));
}
