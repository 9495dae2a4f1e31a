using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfReview(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ReviewSupported e => (
            "Employer joined the worker",
            $"{e.Organisation} joined the worker on {Words.Of(e.On)}: the result of attempt {e.Attempt} as a {Words.Of(e.Level)} is at odds with the worker's abilities in practice."),

        JourneyEvent.ReviewRequested e when e.CameOn <= e.RequestUntil => (
            "Review asked for",
            $"The worker asked for an independent review of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)} (review {e.Review}). Ground: {Words.Of(e.Ground)}. It could be asked for until {Words.Of(e.RequestUntil)}."),

        JourneyEvent.ReviewRequested e => (
            "Review asked for late",
            $"The worker asked for an independent review of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)} (review {e.Review}). Ground: {Words.Of(e.Ground)}. It came on {Words.Of(e.CameOn)}, after {Words.Of(e.RequestUntil)}; a chair accepts it for good cause, or refuses it."),

        JourneyEvent.LateReviewAccepted e => (
            "Late request accepted",
            $"The late request for review {e.Review} as a {Words.Of(e.Level)} was accepted on {Words.Of(e.On)}. Good cause: {Words.Of(e.Cause)}."),

        JourneyEvent.LateReviewRefused e => (
            "Late request refused",
            $"The late request for review {e.Review} as a {Words.Of(e.Level)} was refused on {Words.Of(e.On)}: no good cause was shown."),

        JourneyEvent.ReviewOpened e => (
            "Under review",
            $"Attempt {e.Attempt} as a {Words.Of(e.Level)} is under review from {Words.Of(e.On)} on (review {e.Review}). The decision is due by {Words.Of(e.DecisionDue)}; from {Words.Of(e.WindowsStopFrom)} on no window runs until the review is over."),

        JourneyEvent.ReviewWithdrawn e => (
            "Review withdrawn",
            $"The worker withdrew the request for a review of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)} (review {e.Review})."),

        JourneyEvent.ReviewPanelAppointed e => (
            "Panel appointed",
            $"The panel of review {e.Review} as a {Words.Of(e.Level)} was appointed on {Words.Of(e.On)}: {e.Chair} in the chair, {e.Member} and {e.OtherMember}."),

        JourneyEvent.ReviewMemberReplaced e => (
            "Panel changed",
            $"On the panel of review {e.Review} as a {Words.Of(e.Level)}, {e.Successor} took the place of {e.Former} on {Words.Of(e.On)}."),

        JourneyEvent.InterestsDeclared e => (
            "Interests declared",
            $"{e.By} declared on {Words.Of(e.On)} that there is {(e.HasConflict ? "a" : "no")} conflict of interests in review {e.Review} as a {Words.Of(e.Level)}."),

        JourneyEvent.ReviewEvidenceAdded e => (
            "Evidence added",
            $"Evidence was added to review {e.Review} as a {Words.Of(e.Level)} on {Words.Of(e.On)}."),

        JourneyEvent.ReMarkOrdered e => (
            "Marking again ordered",
            $"For review {e.Review} as a {Words.Of(e.Level)}, two fresh assessors were asked on {Words.Of(e.On)} to mark {Words.Of(e.Elements)} again."),

        JourneyEvent.ElementReMarked e => (
            "Marked again",
            $"For review {e.Review} as a {Words.Of(e.Level)}, the {Words.Of(e.Element)} of attempt {e.Attempt} was marked again on {Words.Of(e.On)}: {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} ({Standard(e.StandardVersion, e.Cut, e.NarrowFrom)})."),

        JourneyEvent.ReviewVoteCast e => (
            "Vote cast",
            $"{e.By} voted in review {e.Review} as a {Words.Of(e.Level)} on {Words.Of(e.On)}: {Words.Of(e.Remedy)}. Reasons: {Words.Of(e.Reasons)}."),

        JourneyEvent.ReviewDecided e => (
            "Review decided",
            $"The panel decided review {e.Review} of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)}{(e.Dissent is null ? "" : ", by majority")}: {Words.Of(e.Remedy)}. Reasons: {Words.Of(e.Reasons)}. No window ran from {Words.Of(e.WindowsStoodStillFrom)} until then."),

        JourneyEvent.ResultSetAside { RebookUntil: { } until } e => (
            "Result set aside",
            $"The released result of attempt {e.Attempt} as a {Words.Of(e.Level)} does not count any more from {Words.Of(e.On)} on, and nothing is missed by it: a sitting up to {Words.Of(until)} needs no further endorsement."),

        JourneyEvent.ResultSetAside e => (
            "Result set aside",
            $"The released result of attempt {e.Attempt} as a {Words.Of(e.Level)} does not count any more from {Words.Of(e.On)} on, and nothing is missed by it."),

        JourneyEvent.FindingOverturned { RebookUntil: { } until } e => (
            "Finding overturned",
            $"The finding of malpractice at attempt {e.Attempt} as a {Words.Of(e.Level)} does not stand any more from {Words.Of(e.On)} on; a sitting up to {Words.Of(until)} instead of the one that became void needs no further endorsement."),

        JourneyEvent.FindingOverturned e => (
            "Finding overturned",
            $"The finding of malpractice at attempt {e.Attempt} as a {Words.Of(e.Level)} does not stand any more from {Words.Of(e.On)} on."),

        JourneyEvent.AccreditationReinstated e => (
            "Accreditation reinstated",
            $"The revocation of the accreditation as a {Words.Of(e.Level)} was overturned on {Words.Of(e.On)}: the accreditation stands as it did, and the days without it are not held against the worker."),

        JourneyEvent.RecheckRequested e => (
            "Check by a person asked for",
            $"The worker asked on {Words.Of(e.On)} that a person looks at the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)}, which a machine scored."),

        JourneyEvent.RecheckAnswered { IsConfirmed: true } e => (
            "Mark confirmed by a person",
            $"A person looked at the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)}: the mark stands."),

        JourneyEvent.RecheckAnswered e => (
            "Mark not confirmed by a person",
            $"A person looked at the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)}: the mark is corrected, and the result is released anew."),

        _ => null,
    };
}
