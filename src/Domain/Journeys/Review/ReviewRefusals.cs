namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind NothingToReview { get; } = new(
        "nothing-to-review", "There is nothing to review",
        S("S-08", "A review is of a released result that was not met, of malpractice that was found, or of a revocation or the notice of one."),
        "Check the attempt and the ground; a corrected result is released first.");

    public static RefusalKind EmployerMustJoin { get; } = new(
        "employer-must-join", "The employer has not joined the worker",
        C16("¶42", "Where a social worker and their employer feel an assessment result is at odds with the social worker's abilities in practice, or where there are extenuating circumstances, there will be an independent review process."),
        "The organisation that is named joins first, or the worker asks on another ground, alone.");

    public static RefusalKind NotTheEndorser { get; } = new(
        "not-the-endorsing-organisation", "Another organisation endorsed this attempt",
        S("S-08", "The worker is joined by the organisation whose endorsement carried the attempt."),
        "The organisation that is named joins the worker.");

    public static RefusalKind ReviewAskedForAlready { get; } = new(
        "review-asked-for-already", "This has been asked for on this ground",
        S("S-09", "A result is reviewed once on one ground, unless it is released anew."),
        "Add evidence to the review that is open, or ask on another ground.");

    public static RefusalKind NoSuchReview { get; } = new(
        "no-such-review", "There is no such review",
        S("S-09", "Reviews are counted by level."),
        "Check level and number.");

    public static RefusalKind ReviewClosed { get; } = new(
        "review-closed", "The review is over",
        S("S-09", "What was decided, withdrawn or refused stays so."),
        "Nothing is left to do in it.");

    public static RefusalKind LateRequestWaits { get; } = new(
        "late-request-waits", "The request came late, and waits for a chair",
        S("S-09", "The chair may accept a late request for good cause."),
        "A chair accepts or refuses it first.");

    public static RefusalKind NotLate { get; } = new(
        "request-not-late", "The request did not come late",
        S("S-09", "Only a request that came after its time is accepted or refused."),
        "Go on with the open review.");

    public static RefusalKind BeforeTheRequest { get; } = new(
        "before-the-request", "It lies before the request",
        S("S-40", "What answers a request comes after it."),
        "Check the day.");

    public static RefusalKind PanelAppointedAlready { get; } = new(
        "panel-appointed-already", "The panel is appointed",
        S("S-09", "A review has one panel; a person on it is replaced by another."),
        "Put another person in the place of one who is on it.");

    public static RefusalKind ReviewerNotIndependent { get; } = new(
        "reviewer-not-independent", "This person is not independent",
        S("S-10", "Nobody reviews who had a part in the attempt, is of the worker's employer, or judged on a panel that set the standard."),
        "Name another person.");

    public static RefusalKind NoPanel { get; } = new(
        "no-panel", "No panel is appointed",
        S("S-09", "A panel with a chair decides."),
        "The secretariat appoints the panel first.");

    public static RefusalKind NotOnThePanel { get; } = new(
        "not-on-the-panel", "This person is not on the panel",
        S("S-09", "The secretariat assigns who decides."),
        "Check the number of the review, or have the panel changed.");

    public static RefusalKind ChairActs { get; } = new(
        "chair-acts", "This is for the chair",
        S("S-09", "The chair orders what is marked again, and records what the majority decided."),
        "The chair of this panel does it.");

    public static RefusalKind InterestsNotCleared { get; } = new(
        "interests-not-cleared", "Somebody on the panel is not free of conflicts",
        S("S-09", "Each on the panel declares conflicts of interests before anything is decided."),
        "Whoever is named declares, or is replaced.");

    public static RefusalKind NothingToReMark { get; } = new(
        "nothing-to-re-mark", "There is nothing to mark again",
        C16("¶36", "The recording of the simulated interactions also enables experts to validate the outcomes of the assessment. It will also allow for the re-assessment of performance in case of dispute."),
        "Name elements that a person marked, in the order of the chair; a person's look at what a machine scored is asked for by the worker.");

    public static RefusalKind ReMarkedAlready { get; } = new(
        "re-marked-already", "The element has been marked again",
        S("S-09", "An element is marked again by fresh assessors, each once and apart."),
        "Nothing more is to be handed in.");

    public static RefusalKind ReMarksMissing { get; } = new(
        "re-marks-missing", "Not everything is marked again",
        S("S-09", "What is marked again has the marks of both fresh assessors."),
        "Wait for the missing mark.");

    public static RefusalKind ReasonsMissing { get; } = new(
        "review-reasons-missing", "A vote without reasons",
        S("S-09", "A review is decided with reason codes and a written reason."),
        "Name at least one reason.");

    public static RefusalKind RemedyDoesNotFit { get; } = new(
        "remedy-does-not-fit", "This remedy is not to be had",
        S("S-09", "A review confirms or improves what stands; only a clerical error is put right downwards."),
        "Vote for a remedy that the ground and the attempt allow; a correction is sent with that of a clerical error only.");

    public static RefusalKind NoMajority { get; } = new(
        "no-majority", "The panel has no majority",
        S("S-09", "The panel decides by majority, when each has voted; dissent is noted."),
        "Those on the panel vote, or vote anew; somebody who cannot is replaced.");

    public static RefusalKind DecidedBeforeTheVotes { get; } = new(
        "decided-before-the-votes", "The decision lies before a vote, or a mark, that it rests on",
        S("S-09", "A majority of the panel decides, with reason codes and a written reason."),
        "Use a day on or after the last vote and the last mark that was given again.");

    public static RefusalKind UnderReview { get; } = new(
        "under-review", "The result is under review",
        S("S-09", "While a review is open, the panel alone decides what becomes of the result."),
        "Wait for the decision.");

    public static RefusalKind RecheckTooLate { get; } = new(
        "recheck-too-late", "It was asked for too late",
        S("S-09", "What can be asked for about a result is asked for within the working days of the edition."),
        "A late request with good cause is one for a review.");

    public static RefusalKind RecheckAskedForAlready { get; } = new(
        "recheck-asked-for-already", "A person was asked to look at it",
        S("S-08", "What a machine scored is checked once by a person, unless the result is released anew."),
        "Wait for the answer, or ask for a review.");

    public static RefusalKind NoRecheck { get; } = new(
        "no-recheck-open", "Nobody waits for this answer",
        S("S-08", "A person looks at what a machine scored when the worker asks for it."),
        "Check attempt and element.");
}
