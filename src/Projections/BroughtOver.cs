using Naas.Domain.Journeys;

namespace Naas.Projections;

/// <summary>One step of folding an event into a table: an event, or the end of a row.</summary>
/// <param name="Clears">Whether the row of this event is gone, whatever it held.</param>
public readonly record struct FoldStep(RecordedEvent Recorded, bool Clears);

/// <summary>What a record that is brought over does to the rows of the journey that goes on: the same as if it had happened there (S-53).</summary>
internal static class BroughtOver
{
    private static readonly JourneyHistory Nothing = new();

    public static bool Is(JourneyEvent journeyEvent) => journeyEvent is JourneyEvent.RecordAbsorbed or JourneyEvent.MergeUndone;

    /// <param name="isShared">Whether a row is made of more than what one record brings: it is then made anew when a merging is undone, and takes what only counts beside from the event itself.</param>
    /// <param name="hasBeside">Whether what only counts beside the journey's own has rows of its own.</param>
    public static IEnumerable<FoldStep> Steps(RecordedEvent recorded, bool isShared, bool hasBeside) => recorded.Event switch
    {
        JourneyEvent.RecordAbsorbed e =>
        [
            new FoldStep(recorded, Clears: false),
            .. Parts(recorded, Beside(e.Beside, hasBeside)).Select(part => new FoldStep(part with { IsBeside = true }, Clears: false)),
            .. Parts(recorded, e.Record).Select(part => new FoldStep(part, Clears: false)),
        ],
        JourneyEvent.MergeUndone e when isShared =>
        [
            .. Parts(recorded, [.. e.Record, .. e.Own]).Select(part => new FoldStep(part, Clears: true)),
            .. Parts(recorded, e.Own.SelectMany(Whole)).Select(part => new FoldStep(part, Clears: false)),
        ],
        // Rows that are the journey's own alone were not touched by what the other had brought.
        JourneyEvent.MergeUndone e => Parts(recorded with { Revision = e.AbsorbedAt }, [.. e.Record, .. Beside(e.Beside, hasBeside)]).Select(part => new FoldStep(part, Clears: true)),
        _ => [new FoldStep(recorded, Clears: false)],
    };

    private static JourneyHistory Beside(JourneyHistory beside, bool hasBeside) => hasBeside ? beside : Nothing;

    private static IEnumerable<JourneyEvent> Whole(JourneyEvent happened) =>
        happened is JourneyEvent.RecordAbsorbed absorbed ? [absorbed, .. absorbed.Record] : [happened];

    private static IEnumerable<RecordedEvent> Parts(RecordedEvent recorded, IEnumerable<JourneyEvent> events) =>
        events.Select((happened, index) => recorded with { Event = happened, Part = index + 1 });
}
