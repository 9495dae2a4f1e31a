using System.Collections.Frozen;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <summary>Whether somebody who may see a timeline is told of an event in it.</summary>
public enum Sight
{
    Always = 1,

    /// <summary>Once the result of the attempt it belongs to has been released after it.</summary>
    OnceReleased = 2,

    Never = 3,

    /// <summary>That it happened and when, without reasons and particulars.</summary>
    InBrief = 4,
}

/// <summary>How far one event is told in a timeline, and by which rule.</summary>
/// <param name="Employer">What an employer of the worker is told of it.</param>
/// <param name="Worker">What the worker is told of it.</param>
/// <param name="Operations">What the department's operations are told of it, who put right what others recorded.</param>
/// <param name="Earlier">What an employer is told of it when others recorded it at another time than its own: see <see cref="EmployerSight"/>.</param>
/// <param name="Rule">The rule that says so.</param>
public sealed record EventRow(Type Event, Sight Employer, Sight Worker, Sight Operations, Sight Earlier, string Rule)
{
    /// <summary>What the delivery partners and those who review are told of it; the auditor is told of everything.</summary>
    public Sight Parties { get; init; } = Sight.Always;
}

/// <summary>
/// Who is told of which event in a timeline; who may ask for one at all, <see cref="AccessTable"/> says. The auditor is
/// told of everything; the delivery partners, those who review, the worker, the employer and the
/// department's operations are told as the rows say, and an employer no more than it needs of what was before its time. Nobody else is told of anything: who marks or moderates learns nothing of a journey from its timeline (S-33).
/// </summary>
public static class EventTable
{
    public static IReadOnlyList<EventRow> Rows { get; } =
    [
        // An agreed adjustment, or one that was asked for, is nobody's business at work.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Never,
            Sight.Never,
            "S-33",
            typeof(JourneyEvent.AdjustmentsRequested),
            typeof(JourneyEvent.AdjustmentsAgreed),
            typeof(JourneyEvent.AdjustmentsRefused)),

        // The employer learns what was found, and nothing of an allegation before that.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Always,
            Sight.Never,
            "S-34",
            typeof(JourneyEvent.MalpracticeAlleged),
            typeof(JourneyEvent.WorkerHeard),
            typeof(JourneyEvent.MalpracticeNotFound)),

        // Marks are the assessors' until a named person has released the result (S-51); an employer never sees scores (S-12).
        .. Told(
            Sight.Never,
            Sight.OnceReleased,
            Sight.Never,
            Sight.Never,
            "S-12",
            typeof(JourneyEvent.ExerciseRated),
            typeof(JourneyEvent.ThirdRatingNeeded),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.MarkModerated),
            typeof(JourneyEvent.MarkCorrected),
            typeof(JourneyEvent.ElementReMarked),
            typeof(JourneyEvent.NarrativeRecorded)),

        // Who works for an organisation speaks freely of whoever leads there only while it is not told who was asked, and when.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Never,
            Sight.Never,
            "R-126",
            typeof(JourneyEvent.ColleagueFeedbackGathered),
            typeof(JourneyEvent.ColleagueFeedbackCorrected)),

        // A recording is in the delivery partner's custody, and the worker's own image.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Never,
            Sight.Never,
            "S-52",
            typeof(JourneyEvent.RecordingTaken),
            typeof(JourneyEvent.RecordingTrainingAgreed),
            typeof(JourneyEvent.RecordingHandedOver),
            typeof(JourneyEvent.RecordingUsed),
            typeof(JourneyEvent.RecordingDestroyed)),

        // What service users say of a simulation is told to the department, and is no part of anybody's feedback.
        .. Told(
            Sight.Never,
            Sight.Never,
            Sight.Always,
            Sight.Never,
            "R-069",
            typeof(JourneyEvent.SimulationSampled),
            typeof(JourneyEvent.SimulationCommented)),

        // A notice may be dropped, and is the worker's to answer first; the revocation itself is told to all.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Always,
            Sight.Never,
            "S-36",
            typeof(JourneyEvent.RevocationNotified),
            typeof(JourneyEvent.RevocationDropped)),

        // On which ground a review was asked for, and how it is dealt with, is between the worker and those who review; the employer is told that there is one.
        .. Told(
            Sight.Never,
            Sight.Always,
            Sight.Never,
            Sight.Never,
            "S-08",
            typeof(JourneyEvent.ReviewRequested),
            typeof(JourneyEvent.LateReviewAccepted),
            typeof(JourneyEvent.LateReviewRefused),
            typeof(JourneyEvent.ReviewPanelAppointed),
            typeof(JourneyEvent.ReviewMemberReplaced),
            typeof(JourneyEvent.ReviewEvidenceAdded),
            typeof(JourneyEvent.ReMarkOrdered),
            typeof(JourneyEvent.RecheckRequested),
            typeof(JourneyEvent.RecheckAnswered)),

        // Who has a conflict and who voted how, the panel keeps to itself.
        .. Told(
            Sight.Never,
            Sight.Never,
            Sight.Never,
            Sight.Never,
            "S-09",
            typeof(JourneyEvent.InterestsDeclared),
            typeof(JourneyEvent.ReviewVoteCast)),

        // The reasons of a decision may tell the circumstances.
        .. Told(
            Sight.InBrief,
            Sight.Always,
            Sight.InBrief,
            Sight.InBrief,
            "S-08",
            typeof(JourneyEvent.ReviewDecided)),

        // What happened on the road, dates and outcomes: what stands of it, the next employer needs too.
        .. Told(
            Sight.Always,
            Sight.Always,
            Sight.Always,
            Sight.Always,
            "S-12",
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentCarriedOver),
            typeof(JourneyEvent.EmploymentCorrected),
            typeof(JourneyEvent.EmploymentExpunged),
            typeof(JourneyEvent.StatutoryRoleStarted),
            typeof(JourneyEvent.StatutoryRoleEnded),
            typeof(JourneyEvent.StatutoryRoleCorrected),
            typeof(JourneyEvent.StatutoryRoleEndCorrected),
            typeof(JourneyEvent.StatutoryRoleExpunged),
            typeof(JourneyEvent.LeadersAreaNamed),
            typeof(JourneyEvent.LeadersAreaCorrected),
            typeof(JourneyEvent.AsyeCompleted),
            typeof(JourneyEvent.AsyeCorrected),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.AgreementWithdrawn),
            typeof(JourneyEvent.AgreementCorrected),
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementExpired),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.EndorsementReinstated),
            typeof(JourneyEvent.EndorsementCorrected),
            typeof(JourneyEvent.EndorsementExpunged),
            typeof(JourneyEvent.PassportGranted),
            typeof(JourneyEvent.PassportExpired),
            typeof(JourneyEvent.SittingRequested),
            typeof(JourneyEvent.SittingOffered),
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.BookingCorrected),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.ResultCorrected),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
            typeof(JourneyEvent.NarrowRetakeLapsed),
            typeof(JourneyEvent.BankedElementsExpired),
            typeof(JourneyEvent.CertificateIssued),
            typeof(JourneyEvent.ReaccreditationReminded),
            typeof(JourneyEvent.LearningDeclared),
            typeof(JourneyEvent.LearningCorrected),
            typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
            typeof(JourneyEvent.Reaccredited),
            typeof(JourneyEvent.ReaccreditationOverdue),
            typeof(JourneyEvent.AccreditationNotCurrent),
            typeof(JourneyEvent.AccreditationRestored),
            typeof(JourneyEvent.ReaccreditationUndone),
            typeof(JourneyEvent.ReviewOpened),
            typeof(JourneyEvent.ReviewWithdrawn),
            typeof(JourneyEvent.AccreditationReinstated),
            typeof(JourneyEvent.JourneySuperseded),
            typeof(JourneyEvent.JourneyReinstated)),

        // What another record brought, or took away again, is told to whoever may see this one, and in full to those who can see both.
        .. Told(
            Sight.InBrief,
            Sight.Always,
            Sight.Always,
            Sight.InBrief,
            "S-53",
            typeof(JourneyEvent.RecordAbsorbed),
            typeof(JourneyEvent.MergeUndone)),

        // Up to when a window is open is told; which days are not held against the worker, those are told who may know why.
        .. Told(
            Sight.Always,
            Sight.Always,
            Sight.InBrief,
            Sight.InBrief,
            "S-48",
            typeof(JourneyEvent.RetakeWindowMoved),
            typeof(JourneyEvent.ReaccreditationDueMoved)),

        // That somebody left, or that something does not count any more, is told; why, is between those whom it concerned.
        .. Told(
            Sight.Always,
            Sight.Always,
            Sight.Always,
            Sight.InBrief,
            "S-16",
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.EndorsementWithdrawn),
            typeof(JourneyEvent.SittingCancelled),
            typeof(JourneyEvent.ResultAnnulled),
            typeof(JourneyEvent.ResultSetAside),
            typeof(JourneyEvent.RetakeBroughtForward),
            typeof(JourneyEvent.AccreditationRevoked)),

        // So is what was held against the worker, or let pass: the former employer keeps it.
        .. Told(
            Sight.Always,
            Sight.Always,
            Sight.Always,
            Sight.Never,
            "S-16",
            typeof(JourneyEvent.MinimumServiceWaived),
            typeof(JourneyEvent.MinimumServiceExtended),
            typeof(JourneyEvent.AssessmentDeclined),
            typeof(JourneyEvent.SittingVoided),
            typeof(JourneyEvent.MalpracticeFound),
            typeof(JourneyEvent.FindingOverturned)),

        // That somebody gave equality information is between the worker and the department: whoever has a say in an outcome need not know who did.
        new EventRow(typeof(JourneyEvent.EqualityInformationDeclared), Sight.Never, Sight.Always, Sight.Always, Sight.Never, "S-12") { Parties = Sight.Never },

        // What is between the worker and an employer alone, nobody else reads; what is another worker's altogether, operations expunge by its number.
        .. Told(
            Sight.Always,
            Sight.Always,
            Sight.Never,
            Sight.Never,
            "S-16",
            typeof(JourneyEvent.AbsenceStarted),
            typeof(JourneyEvent.AbsenceEnded),
            typeof(JourneyEvent.AbsenceCorrected),
            typeof(JourneyEvent.AbsenceExpunged),
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.DevelopmentPlanAgreed),
            typeof(JourneyEvent.ReviewSupported)),
    ];

    private static readonly FrozenDictionary<Type, EventRow> ByEvent = Rows.ToFrozenDictionary(row => row.Event);

    /// <summary>How far a role is told of an event.</summary>
    /// <exception cref="KeyNotFoundException">Nobody has said who may see this event.</exception>
    public static Sight SightOf(Type journeyEvent, Role role) => role switch
    {
        Role.Worker => ByEvent[journeyEvent].Worker,
        Role.Employer => ByEvent[journeyEvent].Employer,
        Role.DfeOperations => ByEvent[journeyEvent].Operations,
        Role.DeliveryPartner or Role.LeaderDeliveryPartner or Role.ReviewSecretariat or Role.ReviewChair or Role.ReviewPanelMember => ByEvent[journeyEvent].Parties,
        Role.Auditor => Sight.Always,
        _ => Sight.Never,
    };

    /// <summary>How far an employer is told of an event that others recorded at another time than its own.</summary>
    public static Sight EarlierSightOf(Type journeyEvent) => ByEvent[journeyEvent].Earlier;

    /// <summary>The events of another time that an employer is told of so far and no further.</summary>
    public static IEnumerable<Type> EarlierWith(Sight sight) => Rows.Where(row => row.Earlier == sight).Select(row => row.Event);

    /// <summary>The events that a role is told of so far and no further.</summary>
    public static IEnumerable<Type> With(Sight sight, Role role) => Rows.Select(row => row.Event).Where(journeyEvent => SightOf(journeyEvent, role) == sight);

    private static IEnumerable<EventRow> Told(Sight employer, Sight worker, Sight operations, Sight earlier, string rule, params IEnumerable<Type> events) =>
        events.Select(journeyEvent => new EventRow(journeyEvent, employer, worker, operations, earlier, rule));
}
