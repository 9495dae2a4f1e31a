using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Spells;

public readonly record struct SpellKey(Guid Journey, int Spell);

/// <summary>One employment, with both its ends.</summary>
/// <param name="PlacedAt">Where it began; a successor that carried it over stands in the table of those.</param>
/// <param name="To">The last day in post; null while it lasts.</param>
public sealed record SpellRow(
    Guid Journey,
    int Spell,
    string PlacedAt,
    EmploymentBasis Basis,
    string? Agency,
    DateOnly From,
    DateOnly? To,
    LeavingReason? Reason,
    LeavingDestination? Destination,
    long Revision,
    DateTimeOffset RecordedAt);

public sealed class SpellTable : ProjectionTable<SpellKey, SpellRow>
{
    public override string Name => "employment_spell";

    public override Columns<SpellKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "spell", key => key.Spell },
    };

    public override Columns<SpellRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "spell", row => row.Spell },
        { "placed_at", row => row.PlacedAt },
        { "basis", row => EnumText.Of(row.Basis) },
        { "agency", row => row.Agency },
        { "from_on", row => row.From },
        { "to_on", row => row.To },
        { "reason", row => EnumText.Of(row.Reason) },
        { "destination", row => EnumText.Of(row.Destination) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override SpellKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.EmploymentStarted e => new(recorded.Journey.Value, e.Spell),
        JourneyEvent.EmploymentEnded e => new(recorded.Journey.Value, e.Spell),
        JourneyEvent.EmploymentCorrected e => new(recorded.Journey.Value, e.Spell),
        JourneyEvent.EmploymentExpunged e => new(recorded.Journey.Value, e.Spell),
        _ => null,
    };

    public override SpellKey KeyOf(SpellRow row) => new(row.Journey, row.Spell);

    public override SpellRow? Fold(SpellRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.EmploymentStarted e) => new SpellRow(recorded.Journey.Value, e.Spell, e.PlacedAt.Value, e.Basis, e.Agency?.Value, e.On, null, null, null, 0, default),
            ({ To: null } spell, JourneyEvent.EmploymentEnded e) => spell with { To = e.On, Reason = e.Reason, Destination = e.Destination },
            ({ } spell, JourneyEvent.EmploymentCorrected e) => Corrected(spell, e),
            ({ }, JourneyEvent.EmploymentExpunged) => null,
            var (_, e) => throw new ImpossibleHistoryException(e, "the employment is not in the state for it"),
        };
        return after is null ? null : after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override SpellRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<int>(1),
        values.Get<string>(2),
        EnumText.Parse<EmploymentBasis>(values.Get<string>(3)),
        values.Get<string?>(4),
        values.Get<DateOnly>(5),
        values.Get<DateOnly?>(6),
        EnumText.ParseOrNull<LeavingReason>(values.Get<string?>(7)),
        EnumText.ParseOrNull<LeavingDestination>(values.Get<string?>(8)),
        values.Get<long>(9),
        values.Get<DateTimeOffset>(10));

    /// <summary>Whoever is in post still has not left, and so for no reason.</summary>
    private static SpellRow Corrected(SpellRow spell, JourneyEvent.EmploymentCorrected corrected)
    {
        var after = spell with { Basis = corrected.Basis, Agency = corrected.Agency?.Value, From = corrected.From, To = corrected.To };
        return after.To is null ? after with { Reason = null, Destination = null } : after;
    }
}
