using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

/// <summary>What happened on this journey, in words?</summary>
public static class TimelineProjection
{
    public const string Name = "timeline";

    public static Projection Definition { get; } = new(
        Name,
        version: 5,
        handles: EveryEvent.Types,
        ignores: [],
        [new TimelineTable()]);
}

/// <summary>One event of a journey, in words and with its dates.</summary>
/// <param name="Attempt">For marks and the releases that let them be told.</param>
public sealed record TimelineRow(
    Guid Journey,
    long Revision,
    string Type,
    Episode Episode,
    string Title,
    string Sentence,
    Level? Level,
    int? Attempt,
    DateOnly EffectiveOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string Edition,
    string Correlation);

public readonly record struct TimelineKey(Guid Journey, long Revision);

public sealed class TimelineTable : ProjectionTable<TimelineKey, TimelineRow>
{
    public override string Name => "timeline_4";

    protected override bool HasParts => false;

    public override Columns<TimelineKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "revision", key => key.Revision },
    };

    public override Columns<TimelineRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "revision", row => row.Revision },
        { "type", row => row.Type },
        { "episode", row => EnumText.Of(row.Episode) },
        { "title", row => row.Title },
        { "sentence", row => row.Sentence },
        { "level", row => EnumText.Of(row.Level) },
        { "attempt", row => row.Attempt },
        { "effective_on", row => row.EffectiveOn },
        { "recorded_at", row => row.RecordedAt },
        { "actor", row => row.Actor },
        { "role", row => row.Role },
        { "organisation", row => row.Organisation },
        { "command_id", row => row.CommandId },
        { "edition", row => row.Edition },
        { "correlation", row => row.Correlation },
    };

    public override TimelineKey? KeyOf(RecordedEvent recorded) => new(recorded.Journey.Value, recorded.Revision);

    public override TimelineKey KeyOf(TimelineRow row) => new(row.Journey, row.Revision);

    public override TimelineRow Fold(TimelineRow? row, RecordedEvent recorded)
    {
        var (episode, title, sentence) = TimelineWords.Of(recorded.Event);
        return new TimelineRow(
            recorded.Journey.Value,
            recorded.Revision,
            recorded.Name,
            episode,
            title,
            sentence,
            recorded.Event.AtLevel(),
            recorded.Event.OfMarkedAttempt()?.Attempt,
            recorded.Event.On,
            recorded.RecordedAt,
            recorded.Actor,
            recorded.Role,
            recorded.Organisation,
            recorded.CommandId,
            recorded.Edition,
            recorded.Correlation);
    }

    public override TimelineRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<long>(1),
        values.Get<string>(2),
        EnumText.Parse<Episode>(values.Get<string>(3)),
        values.Get<string>(4),
        values.Get<string>(5),
        EnumText.ParseOrNull<Level>(values.Get<string?>(6)),
        values.Get<int?>(7),
        values.Get<DateOnly>(8),
        values.Get<DateTimeOffset>(9),
        values.Get<string>(10),
        values.Get<string>(11),
        values.Get<string?>(12),
        values.Get<Guid>(13),
        values.Get<string>(14),
        values.Get<string>(15));
}
