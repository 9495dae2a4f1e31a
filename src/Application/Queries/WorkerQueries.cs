using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>Where one worker stands now.</summary>
public sealed record GetWorkerSummary(JourneyId Journey) : AboutWorker<WorkerSummary>(Journey);

/// <summary>Everything that happened on one journey, in the order in which it was recorded.</summary>
/// <param name="After">The revision after which to begin; null for the beginning.</param>
/// <param name="Maximum">At most so many entries, 1 to 500.</param>
public sealed record GetTimeline(JourneyId Journey, long? After, int Maximum) : AboutWorker<Timeline>(Journey)
{
    /// <summary>Only what had taken effect by this day; null for everything.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only what took effect on this day or later; null for everything.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only one part of the journey; null for all.</summary>
    public Episode? Episode { get; init; }

    /// <summary>Only events of one stored name; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Only what one opaque subject did; null for everybody.</summary>
    public string? Actor { get; init; }
}

/// <param name="Revision">The journey's last event that this summary has seen: the ETag.</param>
public sealed record WorkerSummary(
    Guid Journey,
    DateOnly RegisteredOn,
    IReadOnlyList<EmploymentSummary> Employments,
    IReadOnlyList<RoleSummary> Roles,
    IReadOnlyList<AbsenceSummary> Absences,
    IReadOnlyList<LevelSummary> Levels,
    long Revision,
    DateTimeOffset RecordedAt)
{
    /// <summary>The journey that goes on in this one's place, where this record was closed as a second one of the same person; null while it is open.</summary>
    public Guid? SupersededBy { get; init; }
}

/// <param name="PlacedAt">Where the worker practises; the successor, once one has taken the employment over.</param>
/// <param name="To">The last day in post; null while it lasts.</param>
/// <param name="CarriedOverOn">The first day with the successor; null when there is none.</param>
public sealed record EmploymentSummary(int Spell, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To, DateOnly? CarriedOverOn = null);

/// <summary>A role with statutory functions, and its clocks.</summary>
/// <param name="Spell">The employment it belongs to.</param>
/// <param name="To">Its last day; null while it lasts.</param>
/// <param name="NotBefore">The first day on which the worker is put forward without a waiver; null for none.</param>
/// <param name="ExpectedBy">By when the worker is expected to be put forward: an expectation without a sanction; null for none.</param>
/// <param name="WaivedOn">When the employer waived minimum service; null when it did not.</param>
/// <param name="Area">The area that a practice leader leads, where the employer has several by exception .</param>
public sealed record RoleSummary(
    int Role,
    int Spell,
    Level Level,
    IReadOnlyList<StatutoryFunction> Functions,
    EntryRoute Route,
    bool PrincipalSocialWorker,
    DateOnly From,
    DateOnly? To,
    DateOnly? AsyeCompletedOn,
    DateOnly? NotBefore,
    DateOnly? ExpectedBy,
    DateOnly? WaivedOn,
    ServiceAreaCode? Area = null);

/// <summary>An authorised absence; of which kind it is, the summary does not tell.</summary>
/// <param name="To">Its last day; null while it lasts.</param>
public sealed record AbsenceSummary(int Absence, int Spell, DateOnly From, DateOnly? To);

/// <summary>Where a worker is on the road at one level, as recorded; windows that have passed are told by their dates. (A <em>stage</em> is one of the four steps of the assessment, so it is not called that.)</summary>
public enum Standing
{
    Agreed = 1,
    Endorsed = 2,
    SittingBooked = 3,
    ResultAwaited = 4,
    ElementRetake = 5,
    FullRetake = 6,
    Accredited = 7,

    /// <summary>Endorsed once, and the endorsement lapsed when the worker left.</summary>
    EndorsementLapsed = 8,

    /// <summary>Something is recorded at this level, and the worker was not asked or has not answered.</summary>
    NotAgreed = 9,

    /// <summary>The worker declined, or took the agreement back: no result, and never shown as one (S-47).</summary>
    Declined = 10,

    /// <summary>The worker asked for an endorsement and waits for the answer.</summary>
    EndorsementRequested = 11,

    /// <summary>Endorsed once, and the organisation took it back.</summary>
    EndorsementWithdrawn = 12,

    /// <summary>Endorsed once, and the endorsement ran out unused.</summary>
    EndorsementExpired = 13,

    /// <summary>Accredited, in the grace after the day on which re-accreditation was due.</summary>
    ReaccreditationOverdue = 14,

    /// <summary>The grace is over; completing a route of re-accreditation restores the accreditation (S-15).</summary>
    NotCurrent = 15,

    /// <summary>The accreditation was revoked, and the worker is not endorsed anew (S-36).</summary>
    Revoked = 16,
}

/// <summary>Where a worker stands at one level.</summary>
public sealed record LevelSummary
{
    public required Level Level { get; init; }

    public required Standing Standing { get; init; }

    public DateOnly? AgreedOn { get; init; }

    /// <summary>When the worker declined, or took the agreement back; null when there is an agreement, or no answer.</summary>
    public DateOnly? DeclinedOn { get; init; }

    /// <summary>The organisation whose endorsement the worker asked for and that has not answered.</summary>
    public OrganisationCode? EndorsementRequestedOf { get; init; }

    public DateOnly? EndorsementRequestedOn { get; init; }

    public OrganisationCode? EndorsedBy { get; init; }

    public DateOnly? EndorsedOn { get; init; }

    public DateOnly? EndorsementValidUntil { get; init; }

    /// <summary>The place in the organisation's list; null where it gave none (S-44).</summary>
    public int? EndorsementRank { get; init; }

    /// <summary>The elements credited from the proof of concept.</summary>
    public IReadOnlyList<Element> Passport { get; init; } = [];

    /// <summary>The bookings that count: neither cancelled nor void (S-32).</summary>
    public required int Attempts { get; init; }

    /// <summary>When a place at a sitting was asked for that no offer has answered yet.</summary>
    public DateOnly? SittingRequestedOn { get; init; }

    /// <summary>The number of the attempt that is booked or waits for its result: of every booking ever, cancelled and void ones included.</summary>
    public int? Attempt { get; init; }

    public SittingCode? Sitting { get; init; }

    public DateOnly? SitsOn { get; init; }

    /// <summary>After a void sitting: the last day of one that needs no further endorsement.</summary>
    public DateOnly? RebookUntil { get; init; }

    public required IReadOnlyList<Element> ElementsDue { get; init; }

    /// <summary>The number of the attempt whose result was released last.</summary>
    public int? LastAttempt { get; init; }

    public Outcome? LastOutcome { get; init; }

    /// <summary>When the last result was first released.</summary>
    public DateOnly? LastReleasedOn { get; init; }

    /// <summary>When it was corrected and released anew; null when it was not.</summary>
    public DateOnly? LastCorrectedOn { get; init; }

    /// <summary>From when it does not count any more, for malpractice or set aside on review; null when it counts.</summary>
    public DateOnly? LastAnnulledOn { get; init; }

    /// <summary>The version of the last feedback report; null when none was issued.</summary>
    public int? FeedbackVersion { get; init; }

    public Element? RetakeElement { get; init; }

    public DateOnly? RetakeExpectedAfter { get; init; }

    /// <summary>The last day of a narrow retake, moved by what is not held against the worker (S-48); null where there is none.</summary>
    public DateOnly? RetakeUntil { get; init; }

    /// <summary>The last day for which the other elements count, moved in the same way.</summary>
    public DateOnly? BankedUntil { get; init; }

    /// <summary>When the development plan for the retake was agreed.</summary>
    public DateOnly? RetakePlannedOn { get; init; }

    public DateOnly? RetakeBroughtForwardOn { get; init; }

    /// <summary>The first day after the narrow retake, once its lapse was noted.</summary>
    public DateOnly? NarrowRetakeLapsedOn { get; init; }

    /// <summary>The first day on which the banked elements count no more, once that was noted.</summary>
    public DateOnly? BankedElementsExpiredOn { get; init; }

    public DateOnly? AccreditedOn { get; init; }

    public CertificateNumber? Certificate { get; init; }

    /// <summary>The last day on which the accreditation is current, the grace included; null for no end.</summary>
    public DateOnly? CurrentUntil { get; init; }

    public DateOnly? ReaccreditationDueOn { get; init; }

    /// <summary>When the accreditation was renewed last.</summary>
    public DateOnly? ReaccreditedOn { get; init; }

    public DateOnly? OverdueSince { get; init; }

    public DateOnly? NotCurrentSince { get; init; }

    public DateOnly? RevokedOn { get; init; }

    /// <summary>The hours of learning declared since the accreditation was given or last renewed.</summary>
    public decimal LearningHours { get; init; }

    /// <summary>The ends that do not come while something stands in the way (S-48): their days are still to move.</summary>
    public IReadOnlyList<WindowEnd> StandingStill { get; init; } = [];

    /// <summary>What stands in the way, as far as the reader is told of it.</summary>
    public IReadOnlyList<WindowStopped> StoppedBy { get; init; } = [];

    /// <summary>The attempts that are under review (S-09).</summary>
    public IReadOnlyList<UnderReview> UnderReview { get; init; } = [];

    /// <summary>Why the accreditation, which stands, has to be looked at; null while what it rests on stands, and for whom it does not concern.</summary>
    public AccreditationQuestion? InQuestion { get; init; }

    /// <summary>The attempt whose result is in question.</summary>
    public int? InQuestionAttempt { get; init; }

    public DateOnly? InQuestionSince { get; init; }
}

/// <summary>An independent review that is complete and not decided.</summary>
/// <param name="Review">Its number at this level.</param>
/// <param name="DecisionDue">The last day for the decision; nothing follows from missing it but a report.</param>
public sealed record UnderReview(int Review, int Attempt, DateOnly Since, DateOnly DecisionDue);

/// <summary>An end that runs against the worker.</summary>
public enum WindowEnd
{
    /// <summary><see cref="LevelSummary.RetakeUntil"/>.</summary>
    NarrowRetake = 1,

    /// <summary><see cref="LevelSummary.BankedUntil"/>.</summary>
    BankedElements = 2,

    /// <summary><see cref="LevelSummary.ReaccreditationDueOn"/>.</summary>
    Reaccreditation = 3,

    /// <summary><see cref="LevelSummary.CurrentUntil"/>.</summary>
    Grace = 4,
}

/// <param name="Since">The first day that is not held against the worker.</param>
public sealed record WindowStopped(WindowStop Cause, DateOnly Since);

/// <summary>Why an accreditation that stands has to be looked at. It stands until the department revokes it, with notice (S-36).</summary>
public enum AccreditationQuestion
{
    /// <summary>Malpractice was found at a sitting that it rests on: the department gives notice or does not.</summary>
    MalpracticeFound = 1,

    /// <summary>A result that it rests on was corrected to not met: the department gives notice or does not.</summary>
    ResultIssuedInError = 2,

    /// <summary>A mark of a result that it or its renewal may rest on was corrected, and the corrected result is to be released.</summary>
    CorrectedResultAwaited = 3,

    /// <summary>Notice of a revocation was given whose ground is not there any more: the department drops it.</summary>
    NoticeGiven = 4,
}

public sealed record Timeline(Guid Journey, IReadOnlyList<TimelineEntry> Entries, long? Next);

/// <summary>One event of a journey, in words and with its dates.</summary>
/// <param name="Type">The stored name of the event.</param>
/// <param name="Episode">The part of the journey it belongs to, by which a reader groups them.</param>
/// <param name="Title">For people, a few words.</param>
/// <param name="Sentence">For people: what happened, complete.</param>
/// <param name="EffectiveOn">The day it took effect.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Actor">Opaque subject of whoever acted, with role and organisation beside it.</param>
/// <param name="Edition">The policy edition that governed.</param>
public sealed record TimelineEntry(
    long Revision,
    string Type,
    Episode Episode,
    string Title,
    string Sentence,
    Level? Level,
    DateOnly EffectiveOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string Edition);
