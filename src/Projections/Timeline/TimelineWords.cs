using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

/// <summary>Every event as a person would tell it, by episode. Organisations stand by their code: names are not in the log.</summary>
public static partial class TimelineWords
{
    /// <exception cref="ArgumentOutOfRangeException">An event without words: a bug that a fitness test catches.</exception>
    public static (Episode Episode, string Title, string Sentence) Of(JourneyEvent journeyEvent) =>
        In(Episode.Entry, OfEntry(journeyEvent))
        ?? In(Episode.Endorsement, OfEndorsement(journeyEvent))
        ?? In(Episode.Sitting, OfSitting(journeyEvent))
        ?? In(Episode.Outcome, OfOutcome(journeyEvent))
        ?? In(Episode.Review, OfReview(journeyEvent))
        ?? In(Episode.Accreditation, OfAccreditation(journeyEvent))
        ?? In(Episode.Leadership, OfLeadership(journeyEvent))
        ?? In(Episode.Merging, OfMerging(journeyEvent))
        ?? throw new ArgumentOutOfRangeException(nameof(journeyEvent), journeyEvent.GetType().Name, "No words for this event.");

    private static (Episode, string, string)? In(Episode episode, (string Title, string Sentence)? words) =>
        words is var (title, sentence) ? (episode, title, sentence) : null;

    /// <summary>What somebody is told of an event of which reasons and particulars are not their business (S-16, S-48).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An event that is told in brief, without words for it: a bug that a test catches.</exception>
    public static string InBrief(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EmploymentEnded e => $"An employment of the worker with another organisation ended; the last day in post was {Words.Of(e.On)}.",
        JourneyEvent.EndorsementWithdrawn e => $"An endorsement as a {Words.Of(e.Level)} was taken back by the organisation that had given it, on {Words.Of(e.On)}.",
        JourneyEvent.SittingCancelled e => $"The booking of a sitting as a {Words.Of(e.Level)} was cancelled on {Words.Of(e.On)}; this counts as no attempt.",
        JourneyEvent.ResultAnnulled e => $"A released result as a {Words.Of(e.Level)} does not count any more from {Words.Of(e.On)} on.",
        JourneyEvent.ReviewDecided e => $"The review of attempt {e.Attempt} as a {Words.Of(e.Level)} was decided on {Words.Of(e.On)}; what changes with it is told by itself.",
        JourneyEvent.ResultSetAside e => $"A released result as a {Words.Of(e.Level)} does not count any more from {Words.Of(e.On)} on.",
        JourneyEvent.RetakeBroughtForward e => $"On {Words.Of(e.On)} the retake as a {Words.Of(e.Level)} was allowed to come before its expected time.",
        JourneyEvent.AccreditationRevoked e => $"The accreditation as a {Words.Of(e.Level)} was revoked on {Words.Of(e.On)}. Registration is untouched.",
        JourneyEvent.RetakeWindowMoved { Until: { } until } e => $"As a {Words.Of(e.Level)}, the narrow retake is open up to and including {Words.Of(until)}, and the elements that were met count until {Words.Of(e.BankedUntil)}.",
        JourneyEvent.RetakeWindowMoved e => $"As a {Words.Of(e.Level)}, the elements that were met count until {Words.Of(e.BankedUntil)}.",
        JourneyEvent.ReaccreditationDueMoved e => $"Re-accreditation as a {Words.Of(e.Level)} is due on {Words.Of(e.DueOn)}, and the accreditation is current up to and including {Words.Of(e.CurrentUntil)}.",
        JourneyEvent.RecordAbsorbed e => $"A second record of the worker was found and closed; what it holds was brought over into this one on {Words.Of(e.On)}.",
        JourneyEvent.MergeUndone e => $"A record that had been brought over into this one was somebody else's, and was taken out again on {Words.Of(e.On)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(journeyEvent), journeyEvent.GetType().Name, "No brief words for this event."),
    };

    /// <summary>Whether its day tells when the days ended that are not held against the worker, so that who is told in brief is told the day of recording.</summary>
    public static bool HidesItsDay(JourneyEvent journeyEvent) => journeyEvent is JourneyEvent.RetakeWindowMoved or JourneyEvent.ReaccreditationDueMoved;
}
