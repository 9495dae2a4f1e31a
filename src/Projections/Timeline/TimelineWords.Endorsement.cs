using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfEndorsement(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EndorsementRequested e => (
            "Endorsement asked for",
            $"The worker asked {e.Of} on {Words.Of(e.On)} to endorse the worker's practice as a {Words.Of(e.Level)}."),

        JourneyEvent.EndorsementDeclined e => (
            "Not endorsed now",
            $"{e.DeclinedBy} answered on {Words.Of(e.On)} that it does not endorse the worker's practice as a {Words.Of(e.Level)} now. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.PracticeEndorsed e => (
            "Practice endorsed",
            $"{e.EndorsedBy} endorsed the worker's practice as a {Words.Of(e.Level)} on {Words.Of(e.On)}; sittings are open to its workers from {Words.Of(e.SittingsFrom)}, and the endorsement covers sittings up to and including {Words.Of(e.ValidUntil)}."),

        JourneyEvent.PracticeReEndorsed e => (
            "Practice endorsed again",
            $"{e.EndorsedBy} endorsed the worker's practice as a {Words.Of(e.Level)} again on {Words.Of(e.On)}, after a result that was not met; sittings are open to its workers from {Words.Of(e.SittingsFrom)}, and the endorsement covers sittings up to and including {Words.Of(e.ValidUntil)}."),

        JourneyEvent.EndorsementRanked e => (
            "Given a place in the list",
            $"The endorsing organisation gave the worker place {e.Rank} in its list as a {Words.Of(e.Level)} on {Words.Of(e.On)} (endorsement {e.Endorsement})."),

        JourneyEvent.EndorsementWithdrawn e => (
            "Endorsement taken back",
            $"{e.EndorsedBy} took back its endorsement of the worker as a {Words.Of(e.Level)} on {Words.Of(e.On)} (endorsement {e.Endorsement}). Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.EndorsementExpired e => (
            "Endorsement expired",
            $"The endorsement as a {Words.Of(e.Level)} by {e.EndorsedBy} ran out unused; {Words.Of(e.On)} was the first day without it (endorsement {e.Endorsement})."),

        JourneyEvent.EndorsementLapsedOnLeaving e => (
            "Endorsement lapsed",
            $"The endorsement as a {Words.Of(e.Level)} by {e.EndorsedBy} lapsed on {Words.Of(e.On)}, when the worker left; a new employer endorses anew."),

        JourneyEvent.EndorsementReinstated { LapsedOn: { } lapsed } e => (
            "Lapse of an endorsement corrected",
            $"The record of the leaving was corrected on {Words.Of(e.On)}: the endorsement as a {Words.Of(e.Level)} by {e.EndorsedBy} lapsed on {Words.Of(lapsed)} (endorsement {e.Endorsement})."),

        JourneyEvent.EndorsementReinstated e => (
            "Endorsement reinstated",
            $"The record of the leaving was corrected on {Words.Of(e.On)}: the worker is in post still, and the endorsement as a {Words.Of(e.Level)} by {e.EndorsedBy} did not lapse (endorsement {e.Endorsement})."),

        JourneyEvent.EndorsementCorrected e => (
            "Record of an endorsement corrected",
            $"The record of endorsement {e.Endorsement} as a {Words.Of(e.Level)} was corrected on {Words.Of(e.On)}: it was given on {Words.Of(e.EndorsedOn)} and covers sittings up to and including {Words.Of(e.ValidUntil)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.EndorsementExpunged e => (
            "Endorsement expunged",
            $"Endorsement {e.Endorsement} as a {Words.Of(e.Level)} by {e.EndorsedBy} was expunged on {Words.Of(e.On)}: it is not this worker's. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.PassportGranted e => (
            "Credit from the proof of concept",
            $"For the standard met in the proof of concept, the worker was credited with {Words.Of(e.Elements)} as a {Words.Of(e.Level)} on {Words.Of(e.On)}; these elements need not be taken."),

        JourneyEvent.PassportExpired e => (
            "Credit from the proof of concept ended",
            $"The credit from the proof of concept as a {Words.Of(e.Level)} ended with Phase Two; {Words.Of(e.On)} was the first day without it."),

        _ => null,
    };
}
