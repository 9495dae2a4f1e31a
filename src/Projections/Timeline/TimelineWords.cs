using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

/// <summary>Every event as a person would tell it, by episode. Organisations stand by their code: names are not in the log.</summary>
public static partial class TimelineWords
{
    /// <exception cref="ArgumentOutOfRangeException">An event without words: a bug that a fitness test catches.</exception>
    public static (string Title, string Sentence) Of(JourneyEvent journeyEvent) =>
        OfEntry(journeyEvent)
        ?? OfEndorsement(journeyEvent)
        ?? OfSitting(journeyEvent)
        ?? OfOutcome(journeyEvent)
        ?? OfAccreditation(journeyEvent)
        ?? throw new ArgumentOutOfRangeException(nameof(journeyEvent), journeyEvent.GetType().Name, "No words for this event.");
}
