using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Endorsements;

public readonly record struct EndorsementKey(Guid Journey, Level Level, int Endorsement);

/// <summary>One judgement of readiness, with the days on which it begins and ends to count.</summary>
/// <param name="GivenRevision">The revision at which it was given: what was released later has used it up.</param>
/// <param name="GivenAt">When the giving was recorded: who was endorsed on one day comes in this order (S-44).</param>
/// <param name="Rank">The place in the organisation's list; null where it gave none.</param>
/// <param name="WithdrawnOn">The first day without it, when the organisation took it back.</param>
/// <param name="LapsedOn">The last day in post with the organisation that gave it, when the worker left.</param>
public sealed record EndorsementRow(
    Guid Journey,
    Level Level,
    int Endorsement,
    string EndorsedBy,
    DateOnly EndorsedOn,
    DateOnly SittingsFrom,
    DateOnly ValidUntil,
    DateOnly? LapsedOn,
    DateOnly? WithdrawnOn,
    int? Rank,
    bool Again,
    decimal GivenRevision,
    DateTimeOffset GivenAt,
    long Revision,
    DateTimeOffset RecordedAt);

public sealed class EndorsementTable : ProjectionTable<EndorsementKey, EndorsementRow>
{
    public override string Name => "endorsement_3";

    protected override bool HasBeside => true;

    public override Columns<EndorsementKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "endorsement", key => key.Endorsement },
    };

    public override Columns<EndorsementRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "endorsement", row => row.Endorsement },
        { "endorsed_by", row => row.EndorsedBy },
        { "endorsed_on", row => row.EndorsedOn },
        { "sittings_from", row => row.SittingsFrom },
        { "valid_until", row => row.ValidUntil },
        { "lapsed_on", row => row.LapsedOn },
        { "withdrawn_on", row => row.WithdrawnOn },
        { "rank", row => row.Rank },
        { "again", row => row.Again },
        { "given_revision", row => row.GivenRevision },
        { "given_at", row => row.GivenAt },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override EndorsementKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.PracticeEndorsed e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.PracticeReEndorsed e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementRanked e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementWithdrawn e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementLapsedOnLeaving e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementReinstated e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementCorrected e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementExpunged e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        _ => null,
    };

    public override EndorsementKey KeyOf(EndorsementRow row) => new(row.Journey, row.Level, row.Endorsement);

    public override EndorsementRow? Fold(EndorsementRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.PracticeEndorsed e) => Given(recorded, e.Level, e.Endorsement, e.EndorsedBy, e.SittingsFrom, e.ValidUntil, again: false),
            (null, JourneyEvent.PracticeReEndorsed e) => Given(recorded, e.Level, e.Endorsement, e.EndorsedBy, e.SittingsFrom, e.ValidUntil, again: true),
            ({ } given, JourneyEvent.EndorsementRanked e) => given with { Rank = e.Rank },
            ({ WithdrawnOn: null } given, JourneyEvent.EndorsementWithdrawn e) => given with { WithdrawnOn = e.On },
            ({ LapsedOn: null } given, JourneyEvent.EndorsementLapsedOnLeaving e) => given with { LapsedOn = e.On },
            ({ LapsedOn: not null } given, JourneyEvent.EndorsementReinstated e) => given with { LapsedOn = e.LapsedOn },
            ({ } given, JourneyEvent.EndorsementCorrected e) => given with { EndorsedOn = e.EndorsedOn, ValidUntil = e.ValidUntil },
            ({ }, JourneyEvent.EndorsementExpunged) => null,
            var (_, e) => throw new ImpossibleHistoryException(e, "the endorsement is not in the state for it"),
        };
        return after is null ? null : after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override EndorsementRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<int>(2),
        values.Get<string>(3),
        values.Get<DateOnly>(4),
        values.Get<DateOnly>(5),
        values.Get<DateOnly>(6),
        values.Get<DateOnly?>(7),
        values.Get<DateOnly?>(8),
        values.Get<int?>(9),
        values.Get<bool>(10),
        values.Get<decimal>(11),
        values.Get<DateTimeOffset>(12),
        values.Get<long>(13),
        values.Get<DateTimeOffset>(14));

    private static EndorsementRow Given(RecordedEvent recorded, Level level, int endorsement, OrganisationCode by, DateOnly sittingsFrom, DateOnly validUntil, bool again) => new(
        recorded.Journey.Value, level, endorsement, by.Value, recorded.Event.On, sittingsFrom, validUntil, null, null, null, again, recorded.Order, recorded.RecordedAt, 0, default);
}
