using Naas.Application.Commands;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>A journey's stream as it counts, with what other records brought (S-53): for answers that are made of what was recorded and not of how the journey stands.</summary>
public static class BroughtEntries
{
    /// <summary>The revision of what was recorded on another journey: it has none on this one.</summary>
    public const long Elsewhere = -1;

    /// <summary>What a record brought stands behind the event that brought it, until that was undone.</summary>
    public static IReadOnlyList<StreamEntry<JourneyEvent>> WithWhatWasBrought(this IReadOnlyList<StreamEntry<JourneyEvent>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var undone = entries.Select(entry => entry.Event).OfType<JourneyEvent.MergeUndone>().Select(undoing => (undoing.Closed, undoing.Merge)).ToHashSet();
        return
        [
            .. entries.SelectMany(entry => entry.Event is JourneyEvent.RecordAbsorbed brought && !undone.Contains((brought.Closed, brought.Merge))
                ? brought.Record.Select(happened => entry with { Event = happened, Revision = Elsewhere }).Prepend(entry)
                : [entry]),
        ];
    }
}
