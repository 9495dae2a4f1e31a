namespace Naas.Domain.Journeys;

// Why something was done, from closed lists: words, where words are needed, stand in a document outside the log.

/// <summary>Why a record is corrected.</summary>
public enum CorrectionReason
{
    ClericalError = 1,
    WrongPerson = 2,
    WrongDate = 3,
    MarkingError = 4,
    LateInformation = 5,

    /// <summary>Two fresh assessors marked it again for a review (S-09).</summary>
    ReMarkedOnReview = 6,

    /// <summary>A person looked at what a machine had scored (S-08).</summary>
    HumanRecheck = 7,
}

/// <summary>Why an organisation does not endorse somebody who asked (S-21).</summary>
public enum DeclineReason
{
    NotYetReady = 1,
    EvidenceInsufficient = 2,
    PracticeNotSeenLongEnough = 3,
    NoStatutoryRole = 4,
    NoPlaceThisRound = 5,
}

/// <summary>Why an endorsement is taken back (S-20).</summary>
public enum WithdrawalReason
{
    ConcernAboutPractice = 1,
    RoleChanged = 2,
    GivenInError = 3,
}

/// <summary>Why a sitting was called off before it was sat.</summary>
public enum CancellationReason
{
    AgreementWithdrawn = 1,
    EndorsementWithdrawn = 2,

    /// <summary>The delivery partner called it off.</summary>
    SittingNotHeld = 3,

    WorkerUnavailable = 4,

    /// <summary>A corrected result made it needless.</summary>
    ResultCorrected = 5,

    /// <summary>The result that it follows does not count any more, or the accreditation that it would have renewed.</summary>
    ResultAnnulled = 6,

    /// <summary>The elements booked would not be enough: what stands for the others ends before the sitting (S-07, S-14).</summary>
    NotEnoughAnyMore = 7,

    /// <summary>What a review decided made it needless.</summary>
    ReviewDecided = 8,
}

/// <summary>Why a sitting does not count.</summary>
public enum VoidReason
{
    NoShow = 1,

    /// <summary>Begun and not finished.</summary>
    Unfinished = 2,

    TechnicalFailure = 3,

    /// <summary>An adjustment that had been agreed was not made (S-33).</summary>
    AdjustmentNotMade = 4,

    ProceduralError = 5,

    /// <summary>Malpractice was found (S-34).</summary>
    Malpractice = 6,

    /// <summary>The result of the attempt before was corrected, which made it needless.</summary>
    ResultCorrected = 7,

    /// <summary>The result on which it rested does not count any more (S-34).</summary>
    ResultAnnulled = 8,

    /// <summary>What a review decided made it needless.</summary>
    ReviewDecided = 9,
}

/// <summary>Why adjustments are agreed or refused (S-33).</summary>
public enum AdjustmentReason
{
    AsRequested = 1,
    InPart = 2,
    AlreadyProvided = 3,
    NotReasonable = 4,
    MoreInformationNeeded = 5,
}

/// <summary>What was found at a sitting (S-34).</summary>
public enum MalpracticeKind
{
    Impersonation = 1,
    UnauthorisedMaterial = 2,
    Collusion = 3,
    BreachOfConfidentiality = 4,
    Disruption = 5,
}

/// <summary>Why a moderator changes a mark (S-52).</summary>
public enum ModerationReason
{
    SeverityOfAssessor = 1,
    EvidenceOverlooked = 2,
    StandardMisapplied = 3,
    SumWrong = 4,
}

/// <summary>Why an employer brings a retake forward (S-02, S-06).</summary>
public enum BringForwardReason
{
    DevelopmentCompleted = 1,
    PracticeObserved = 2,
    WorkerAndEmployerAgree = 3,
}

/// <summary>What the rules ask of a reason.</summary>
public static class Reasons
{
    /// <summary>What lay with the worker gives one more place only once from one result to the next (S-32).</summary>
    public static bool LayWithTheWorker(this VoidReason reason) => reason is VoidReason.NoShow or VoidReason.Unfinished;

    /// <summary>A place that could not be taken: called off by hand, and no use of a void sitting's right to one (S-32).</summary>
    public static bool IsOfAPlaceNotTaken(this CancellationReason reason) => reason is CancellationReason.SittingNotHeld or CancellationReason.WorkerUnavailable;
}

/// <summary>What stops a window that would run against the worker (S-48).</summary>
public enum WindowStop
{
    ProtectedAbsence = 1,
    WaitForSitting = 2,
    Investigation = 3,

    /// <summary>Notice of a revocation, which bars every booking until it is dropped or carried out.</summary>
    RevocationNotice = 4,

    /// <summary>An independent review that is not decided.</summary>
    Review = 5,
}

/// <summary>How re-accreditation is reached (R-120, S-15).</summary>
public enum ReaccreditationRoute
{
    /// <summary>A practice endorsement and declared hours of learning.</summary>
    PracticeAndLearning = 1,

    Assessment = 2,
}

/// <summary>The only two grounds on which an accreditation is revoked (S-36).</summary>
public enum RevocationGround
{
    MalpracticeFound = 1,
    ResultIssuedInError = 2,
}
