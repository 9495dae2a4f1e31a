using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfAccreditation(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.CertificateIssued e => (
            "Certificate issued",
            $"The certificate {e.Certificate} was issued on {Words.Of(e.On)} for the accreditation as a {Words.Of(e.Level)}{(e.CurrentUntil is { } until ? $", which is current up to and including {Words.Of(until)}" : "")}."),

        JourneyEvent.ReaccreditationReminded e => (
            "Reminded of re-accreditation",
            $"The worker was reminded on {Words.Of(e.On)} that re-accreditation as a {Words.Of(e.Level)} is due on {Words.Of(e.DueOn)}{(e.MonthsAhead == 1 ? ", in a month" : $", in {e.MonthsAhead} months")}."),

        JourneyEvent.LearningDeclared e => (
            "Hours of learning declared",
            $"The worker declared {Words.Of(e.Hours)} hours of learning towards re-accreditation as a {Words.Of(e.Level)} on {Words.Of(e.On)} (declaration {e.Declaration})."),

        JourneyEvent.LearningCorrected e => (
            "Hours of learning corrected",
            $"Declaration {e.Declaration} of hours of learning as a {Words.Of(e.Level)} was corrected to {Words.Of(e.Hours)} hours on {Words.Of(e.On)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.PracticeEndorsedForReaccreditation e => (
            "Practice endorsed for re-accreditation",
            $"{e.EndorsedBy} endorsed the worker's practice as a {Words.Of(e.Level)} for re-accreditation on {Words.Of(e.On)}."),

        JourneyEvent.Reaccredited e => (
            "Re-accredited",
            $"The worker was re-accredited as a {Words.Of(e.Level)} on {Words.Of(e.On)}, by {Words.Of(e.Route)}; re-accreditation is due again on {Words.Of(e.DueOn)}."),

        JourneyEvent.ReaccreditationDueMoved e => (
            "Re-accreditation moved",
            $"The days from {Words.Of(e.StoodStillFrom)} up to {Words.Of(e.RanOnFrom)} are not held against the worker: re-accreditation as a {Words.Of(e.Level)} is due on {Words.Of(e.DueOn)}, and the accreditation is current up to and including {Words.Of(e.CurrentUntil)} (recorded for {Words.Of(e.On)})."),

        JourneyEvent.ReaccreditationOverdue e => (
            "Re-accreditation overdue",
            $"Re-accreditation as a {Words.Of(e.Level)} was due on {Words.Of(e.DueOn)} and is overdue from {Words.Of(e.On)} on; the accreditation goes on up to and including {Words.Of(e.GraceUntil)}."),

        // Never "lost": completing a route restores it (S-15).
        JourneyEvent.AccreditationNotCurrent e => (
            "Accreditation not current",
            $"The accreditation as a {Words.Of(e.Level)} is not current from {Words.Of(e.On)} on; completing a route of re-accreditation restores it."),

        JourneyEvent.AccreditationRestored e => (
            "Accreditation restored",
            $"The accreditation as a {Words.Of(e.Level)} was restored on {Words.Of(e.On)}, by {Words.Of(e.Route)}; re-accreditation is due again on {Words.Of(e.DueOn)}."),

        JourneyEvent.ReaccreditationUndone e => (
            "Re-accreditation undone",
            $"The result of attempt {e.Attempt}, by which the accreditation as a {Words.Of(e.Level)} had been renewed, does not stand. The accreditation goes on: re-accreditation is due on {Words.Of(e.DueOn)}, and it is current up to and including {Words.Of(e.CurrentUntil)} (recorded for {Words.Of(e.On)})."),

        JourneyEvent.RevocationNotified e => (
            "Notice of a revocation",
            $"The department gave notice on {Words.Of(e.On)} that it means to revoke the accreditation as a {Words.Of(e.Level)}, on {Words.Of(e.NotBefore)} at the earliest. Ground: {Words.Of(e.Ground)}."),

        JourneyEvent.RevocationDropped e => (
            "Revocation dropped",
            $"The department dropped the revocation of the accreditation as a {Words.Of(e.Level)} on {Words.Of(e.On)}."),

        JourneyEvent.AccreditationRevoked e => (
            "Accreditation revoked",
            $"The accreditation as a {Words.Of(e.Level)} was revoked on {Words.Of(e.On)}. Ground: {Words.Of(e.Ground)}. Registration is untouched."),

        _ => null,
    };
}
