namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind NotAgreed { get; } = new(
        "not-agreed", "The worker has not agreed to be assessed",
        G17("¶50", "It is important to make clear that accreditation is not a mandatory qualification."),
        "The worker agrees first; nobody is put forward without it (S-47).");

    public static RefusalKind NotEndorsed { get; } = new(
        "not-endorsed", "No practice endorsement is in force",
        C16("¶37", "… before a social worker takes the assessment we will ask employers to make a judgement about whether the social worker has the knowledge and skills needed to meet the expected standard…"),
        "The organisation that sees the practice endorses first.");

    public static RefusalKind NotReEndorsed { get; } = new(
        "not-re-endorsed", "A retake needs a fresh endorsement",
        C16("¶74", "The employer will be able to re-endorse the individual for re-assessment once they are satisfied that the individual is able to meet the expected standard."),
        "The employer endorses again once satisfied.");

    public static RefusalKind EndorsementExpired { get; } = new(
        "endorsement-expired", "The endorsement does not reach to the day of the sitting",
        S("S-19", "An endorsement is valid for the months of the edition and must then be given anew."),
        "Book a sitting on or before its last day, or have it given anew once it has run out.");

    public static RefusalKind SittingBeforeBooking { get; } = new(
        "sitting-before-booking", "The sitting lies before the booking or the endorsement",
        C16("¶37", "… before a social worker takes the assessment we will ask employers to make a judgement about whether the social worker has the knowledge and skills needed to meet the expected standard…"),
        "Choose a sitting on or after the day of the booking and of the endorsement.");

    public static RefusalKind CancelledBeforeBooked { get; } = new(
        "cancelled-before-booked", "The sitting would be called off before it was booked",
        S("S-32", "A place that was given is called off after it was given."),
        "Check the day; it lies between the booking and the sitting.");

    public static RefusalKind SittingAlreadyBooked { get; } = new(
        "sitting-already-booked", "Another sitting is booked",
        S("S-20", "One attempt is one sitting of the elements due, and goes to its result."),
        "Keep the booked sitting, or wait for its result.");

    public static RefusalKind NoSittingBooked { get; } = new(
        "no-sitting-booked", "No sitting is booked",
        G17("¶36", "The assessment will be a four-stage system…"),
        "Book the sitting before marks are handed in.");

    public static RefusalKind ElementNotDue { get; } = new(
        "element-not-due", "The element was not due at this sitting",
        C16("¶75", "For those who fail one element of the assessment narrowly we expect to set up a mechanism for them to retake this element quickly and easily."),
        "Hand in marks only for the elements of the booking.");

    public static RefusalKind MarkBeforeSitting { get; } = new(
        "mark-before-sitting", "The mark lies before the sitting",
        S("S-40", "What is marked has been sat."),
        "Check the day of marking.");

    public static RefusalKind ElementAlreadyMarked { get; } = new(
        "element-already-marked", "The element has another mark",
        S("S-52", "A mark is changed by moderation or correction, with a reason, never by sending it again."),
        "Ask for a moderation or a correction.");

    public static RefusalKind ScoreOutOfRange { get; } = new(
        "score-out-of-range", "The score is not on this standard's scale",
        C16("¶40", "To do this we will create a performance standard for each element of the test – knowledge, simulated and written."),
        "Send a score between 0 and the standard's highest.");

    public static RefusalKind EndorserCannotMark { get; } = new(
        "endorser-cannot-mark", "The person who endorsed cannot mark",
        S("S-51", "No one may both mark and moderate, or endorse and mark, one attempt."),
        "Another assessor marks this attempt.");

    public static RefusalKind SittingAlreadyRequested { get; } = new(
        "sitting-already-requested", "A place has been asked for",
        S("S-48", "One request waits for its offer."),
        "Wait for the first sitting to be offered.");

    public static RefusalKind NoSittingRequested { get; } = new(
        "no-sitting-requested", "No place has been asked for",
        S("S-48", "An offer answers a request."),
        "Book the sitting if the worker takes it.");

    public static RefusalKind OfferBeforeRequest { get; } = new(
        "offer-before-request", "The offered sitting lies before the request",
        S("S-48", "The wait runs from the request to the first sitting offered."),
        "Check both days.");

    public static RefusalKind RetakeNotExpectedYet { get; } = new(
        "retake-not-expected-yet", "The retake is expected later",
        C16("¶76", "Whether, and when, an individual social worker should retake is a matter for the local authority."),
        "Let the employer bring the retake forward with a reason, or choose a later sitting.");

    public static RefusalKind NoDevelopmentPlan { get; } = new(
        "no-development-plan", "There is no development plan",
        C16("¶74", "We expect employers and individual social workers to agree next steps, which may include a detailed development plan based on the report…"),
        "Agree the plan first; a narrow retake needs none.");

    public static RefusalKind AdjustmentsAlreadyDecided { get; } = new(
        "adjustments-already-decided", "The adjustments are decided",
        S("S-33", "A refusal may be reviewed once, by somebody else, before the sitting."),
        "Ask for other adjustments, if they are needed.");

    public static RefusalKind ReasonDoesNotFit { get; } = new(
        "reason-does-not-fit", "The reason does not fit the decision",
        S("S-33", "A decision on adjustments is recorded with a reason code."),
        "Agree with as-requested or in-part, refuse with not-reasonable or more-information-needed; already-provided goes with either.");

    public static RefusalKind AdjustmentsNotRequested { get; } = new(
        "adjustments-not-requested", "No adjustments have been asked for",
        S("S-33", "A decision answers a request."),
        "Let the worker ask first.");

    public static RefusalKind AdjustmentsTooLate { get; } = new(
        "adjustments-too-late", "The sitting has taken place",
        S("S-33", "Adjustments may be asked for, and a refusal reviewed, until the sitting."),
        "If an agreed adjustment was not made, the sitting is void.");

    public static RefusalKind SameDecider { get; } = new(
        "same-decider", "Whoever decided first cannot review it",
        S("S-33", "A refusal is reviewed by somebody else."),
        "Another person decides.");

    public static RefusalKind NotSatYet { get; } = new(
        "not-sat-yet", "The sitting has not taken place",
        S("S-32", "What was not sat can be cancelled, and has nothing to void or mark."),
        "Cancel the sitting if it will not be sat; otherwise use a day on or after it.");

    public static RefusalKind ReasonHasItsOwnWay { get; } = new(
        "reason-has-its-own-way", "This reason has its own way",
        S("S-34", "Malpractice is decided after a hearing; a corrected result follows from its release."),
        "Allege malpractice, release the corrected result, or withdraw the agreement or the endorsement, whichever is the reason.");

    public static RefusalKind UnderInvestigation { get; } = new(
        "under-investigation", "An allegation is not decided yet",
        S("S-34", "An allegation is decided, after the worker was heard, before anything else happens to the attempt."),
        "Decide on the allegation first.");

    public static RefusalKind NoAttemptToInvestigate { get; } = new(
        "no-attempt-to-investigate", "There is no sitting that the allegation could be about",
        S("S-34", "An allegation is about an attempt that was sat and counts."),
        "Check the level and the number of the attempt.");

    public static RefusalKind NoAllegation { get; } = new(
        "no-allegation", "No allegation is open",
        S("S-34", "An answer and a decision follow an allegation."),
        "Check the level and the worker.");

    public static RefusalKind AlreadyHeard { get; } = new(
        "already-heard", "The worker has answered",
        S("S-34", "The worker is heard once."),
        "Decide on the allegation.");

    public static RefusalKind HearingNotOver { get; } = new(
        "hearing-not-over", "The worker may still answer",
        S("S-34", "The worker is told and has time to answer before anything is decided."),
        "Wait for the answer, or for the day that is named.");

    public static RefusalKind DeciderInvolved { get; } = new(
        "decider-involved", "Somebody involved cannot decide",
        S("S-34", "An allegation is decided by someone who neither made it nor had a part in the attempt."),
        "Another person decides.");

    public static RefusalKind DecisionWithoutWords { get; } = new(
        "decision-without-words", "A finding needs its written reasons",
        S("S-34", "The worker and the employer are told what was found and why."),
        "Store the reasons as a document and name it.");

    public static RefusalKind ElementIsRated { get; } = new(
        "element-is-rated", "This element is rated by assessors",
        S("S-52", "Each simulated scenario and each written exercise is rated by two assessors apart."),
        "Whoever marks hands in each assessor's rating of each exercise; to have it marked again, the worker asks for a review.");

    public static RefusalKind ElementIsScored { get; } = new(
        "element-is-scored", "This element is scored by the machine",
        S("S-52", "Two assessors rate simulated scenarios and written exercises; the knowledge element is scored."),
        "Hand in its score as the mark.");

    public static RefusalKind NoSuchExercise { get; } = new(
        "no-such-exercise", "The element has no such exercise",
        S("S-52", "Exercises are counted from 1, as many as the standard has."),
        "Check the number of the exercise.");

    public static RefusalKind ExerciseAlreadyRated { get; } = new(
        "exercise-already-rated", "The exercise has its ratings",
        S("S-52", "Two assessors rate an exercise apart, and a third only when they differ too much."),
        "Ask for a moderation if a mark looks wrong.");

    public static RefusalKind RatedTwiceByOne { get; } = new(
        "rated-twice-by-one", "One person rates an exercise once",
        S("S-52", "The ratings of one exercise are given by different people, apart."),
        "Another assessor rates it.");

    public static RefusalKind ProfileOutOfRange { get; } = new(
        "profile-out-of-range", "The profile names an area that the statement does not have",
        G17("¶52", "This is why feedback about performance against the assessment will be given in relation to each KSS area (not only the part of the assessment)."),
        "Name areas by their number in the statement of the level.");

    public static RefusalKind ModeratorMarked { get; } = new(
        "moderator-marked", "One person both marks and changes marks",
        S("S-51", "No one may both mark and moderate one attempt."),
        "Another person does one of the two.");

    public static RefusalKind MarkNotChanged { get; } = new(
        "mark-not-changed", "The element has no mark to change",
        S("S-52", "A moderation or correction changes a mark that there is."),
        "Hand in the mark first.");

    public static RefusalKind NarrativeByAnother { get; } = new(
        "narrative-by-another", "Another observer wrote the narrative",
        C16("¶34", "…those who participated in the simulated observation also received a narrative feedback from the lead observer covering observed strengths and weaknesses."),
        "Whoever wrote it may hand in another one.");

    public static RefusalKind NoSuchRecording { get; } = new(
        "no-such-recording", "There is no such recording",
        S("S-52", "A recording is known by the delivery partner's code."),
        "Check the code.");

    public static RefusalKind RecordingAlreadyTaken { get; } = new(
        "recording-already-taken", "The recording is known already",
        S("S-52", "One code is one recording."),
        "Check the code.");

    public static RefusalKind RecordingDestroyed { get; } = new(
        "recording-destroyed", "The recording was destroyed",
        S("S-11", "What was destroyed cannot be handed over or looked at."),
        "Check the code.");

    public static RefusalKind RecordingKeptLonger { get; } = new(
        "recording-kept-longer", "The recording is kept longer",
        S("S-11", "A recording is kept until no review can be asked for, and the months of the edition more."),
        "Wait until the day that is named.");

    public static RefusalKind TrainingNotAgreed { get; } = new(
        "training-not-agreed", "The worker has not agreed to training use",
        S("S-11", "Use for training is opt-in."),
        "Use another recording, or ask the worker.");
}
