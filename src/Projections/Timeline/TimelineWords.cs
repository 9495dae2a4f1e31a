using Naas.Domain.Assessments;
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

    /// <summary>What an employer is told of an event from before its time, where reasons and particulars are not its business (S-16).</summary>
    /// <param name="name">The stored name of the event.</param>
    /// <exception cref="ArgumentOutOfRangeException">An event that is told in brief, without words for it: a bug that a test catches.</exception>
    public static string InBrief(string name, Level? level, DateOnly on) => name switch
    {
        "employment-ended" => $"An employment of the worker with another organisation ended; the last day in post was {Words.Of(on)}.",
        "endorsement-withdrawn" => $"An endorsement as a {LevelOf(level)} was taken back by the organisation that had given it, on {Words.Of(on)}.",
        "sitting-cancelled" => $"The booking of a sitting as a {LevelOf(level)} was cancelled on {Words.Of(on)}; this counts as no attempt.",
        "result-annulled" => $"A released result as a {LevelOf(level)} does not count any more from {Words.Of(on)} on.",
        "retake-brought-forward" => $"On {Words.Of(on)} the retake as a {LevelOf(level)} was allowed to come before its expected time.",
        "accreditation-revoked" => $"The accreditation as a {LevelOf(level)} was revoked on {Words.Of(on)}. Registration is untouched.",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No brief words for this event."),
    };

    private static string LevelOf(Level? level) => Words.Of(level!.Value);
}
