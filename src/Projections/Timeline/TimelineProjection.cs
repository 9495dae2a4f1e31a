using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

/// <summary>What happened on this journey, in words?</summary>
public static class TimelineProjection
{
    public const string Name = "timeline";

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
        [new TimelineTable()]);
}

/// <summary>One event of a journey, in words and with its dates.</summary>
public sealed record TimelineRow(
    Guid Journey,
    long Revision,
    string Type,
    string Title,
    string Sentence,
    Level? Level,
    DateOnly EffectiveOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string Edition);

public readonly record struct TimelineKey(Guid Journey, long Revision);

public sealed class TimelineTable : ProjectionTable<TimelineKey, TimelineRow>
{
    public override string Name => "timeline";

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
        { "title", row => row.Title },
        { "sentence", row => row.Sentence },
        { "level", row => EnumText.Of(row.Level) },
        { "effective_on", row => row.EffectiveOn },
        { "recorded_at", row => row.RecordedAt },
        { "actor", row => row.Actor },
        { "role", row => row.Role },
        { "organisation", row => row.Organisation },
        { "command_id", row => row.CommandId },
        { "edition", row => row.Edition },
    };

    public override TimelineKey? KeyOf(RecordedEvent recorded) => new(recorded.Journey.Value, recorded.Revision);

    public override TimelineKey KeyOf(TimelineRow row) => new(row.Journey, row.Revision);

    public override TimelineRow Fold(TimelineRow? row, RecordedEvent recorded)
    {
        var (title, sentence) = TimelineWords.Of(recorded.Event);
        return new TimelineRow(
            recorded.Journey.Value,
            recorded.Revision,
            recorded.Name,
            title,
            sentence,
            LevelOf(recorded.Event),
            recorded.Event.On,
            recorded.RecordedAt,
            recorded.Actor,
            recorded.Role,
            recorded.Organisation,
            recorded.CommandId,
            recorded.Edition);
    }

    public override TimelineRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<long>(1),
        values.Get<string>(2),
        values.Get<string>(3),
        values.Get<string>(4),
        EnumText.ParseOrNull<Level>(values.Get<string?>(5)),
        values.Get<DateOnly>(6),
        values.Get<DateTimeOffset>(7),
        values.Get<string>(8),
        values.Get<string>(9),
        values.Get<string?>(10),
        values.Get<Guid>(11),
        values.Get<string>(12));

    private static Level? LevelOf(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SocialWorkerRegistered or JourneyEvent.EmploymentStarted or JourneyEvent.EmploymentEnded => null,
        JourneyEvent.AssessmentAgreed e => e.Level,
        JourneyEvent.PracticeEndorsed e => e.Level,
        JourneyEvent.PracticeReEndorsed e => e.Level,
        JourneyEvent.EndorsementLapsedOnLeaving e => e.Level,
        JourneyEvent.SittingBooked e => e.Level,
        JourneyEvent.SittingCancelledOnLeaving e => e.Level,
        JourneyEvent.ElementMarked e => e.Level,
        JourneyEvent.ResultReleased e => e.Level,
        JourneyEvent.Accredited e => e.Level,
        JourneyEvent.NarrowRetakeOpened e => e.Level,
        JourneyEvent.ElementRetakeOpened e => e.Level,
        JourneyEvent.FullRetakeOpened e => e.Level,
        _ => throw new ArgumentOutOfRangeException(nameof(journeyEvent), journeyEvent.GetType().Name, "Nobody said whether this event belongs to a level."),
    };
}
