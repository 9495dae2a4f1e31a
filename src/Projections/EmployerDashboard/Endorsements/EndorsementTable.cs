using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Endorsements;

public readonly record struct EndorsementKey(Guid Journey, Level Level, int Endorsement);

/// <summary>One judgement of readiness, with the days on which it begins and ends to count.</summary>
/// <param name="GivenRevision">The revision at which it was given: what was released later has used it up.</param>
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
    bool Again,
    long GivenRevision,
    long Revision,
    DateTimeOffset RecordedAt);

public sealed class EndorsementTable : ProjectionTable<EndorsementKey, EndorsementRow>
{
    public override string Name => "endorsement";

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
        { "again", row => row.Again },
        { "given_revision", row => row.GivenRevision },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override EndorsementKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.PracticeEndorsed e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.PracticeReEndorsed e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        JourneyEvent.EndorsementLapsedOnLeaving e => new(recorded.Journey.Value, e.Level, e.Endorsement),
        _ => null,
    };

    public override EndorsementKey KeyOf(EndorsementRow row) => new(row.Journey, row.Level, row.Endorsement);

    public override EndorsementRow Fold(EndorsementRow? row, RecordedEvent recorded)
    {
        var journey = recorded.Journey.Value;
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.PracticeEndorsed e) => new EndorsementRow(journey, e.Level, e.Endorsement, e.EndorsedBy.Value, e.On, e.SittingsFrom, e.ValidUntil, null, false, recorded.Revision, 0, default),
            (null, JourneyEvent.PracticeReEndorsed e) => new EndorsementRow(journey, e.Level, e.Endorsement, e.EndorsedBy.Value, e.On, e.SittingsFrom, e.ValidUntil, null, true, recorded.Revision, 0, default),
            ({ LapsedOn: null } given, JourneyEvent.EndorsementLapsedOnLeaving e) => given with { LapsedOn = e.On },
            var (_, e) => throw new ImpossibleHistoryException(e, "the endorsement is not in the state for it"),
        };
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
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
        values.Get<bool>(8),
        values.Get<long>(9),
        values.Get<long>(10),
        values.Get<DateTimeOffset>(11));
}
