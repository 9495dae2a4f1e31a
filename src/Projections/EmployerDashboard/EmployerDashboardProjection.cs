using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Agreements;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.CarryOvers;
using Naas.Projections.EmployerDashboard.Closed;
using Naas.Projections.EmployerDashboard.Endorsements;
using Naas.Projections.EmployerDashboard.Feedback;
using Naas.Projections.EmployerDashboard.Plans;
using Naas.Projections.EmployerDashboard.Rebookings;
using Naas.Projections.EmployerDashboard.Results;
using Naas.Projections.EmployerDashboard.Roles;
using Naas.Projections.EmployerDashboard.Spells;
using Naas.Projections.EmployerDashboard.Stops;

namespace Naas.Projections.EmployerDashboard;

/// <summary>How does an employer's workforce stand, on any day?</summary>
/// <remarks>Dated rows, so that a figure as of a day is a query over dates and never a second fold.</remarks>
public static class EmployerDashboardProjection
{
    public const string Name = "employer-dashboard";

    public static Projection Definition { get; } = new(
        Name,
        version: 8,
        handles:
        [
            .. OpenStops.Events,
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.EmploymentCarriedOver),
            typeof(JourneyEvent.EmploymentCorrected),
            typeof(JourneyEvent.EmploymentExpunged),
            typeof(JourneyEvent.StatutoryRoleStarted),
            typeof(JourneyEvent.StatutoryRoleEnded),
            typeof(JourneyEvent.StatutoryRoleCorrected),
            typeof(JourneyEvent.StatutoryRoleEndCorrected),
            typeof(JourneyEvent.StatutoryRoleExpunged),
            typeof(JourneyEvent.AsyeCompleted),
            typeof(JourneyEvent.AsyeCorrected),
            typeof(JourneyEvent.LeadersAreaNamed),
            typeof(JourneyEvent.LeadersAreaCorrected),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.AssessmentDeclined),
            typeof(JourneyEvent.AgreementWithdrawn),
            typeof(JourneyEvent.AgreementCorrected),
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.EndorsementWithdrawn),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.EndorsementReinstated),
            typeof(JourneyEvent.EndorsementCorrected),
            typeof(JourneyEvent.EndorsementExpunged),
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.BookingCorrected),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.SittingCancelled),
            typeof(JourneyEvent.SittingVoided),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.MarkModerated),
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.DevelopmentPlanAgreed),
            typeof(JourneyEvent.MarkCorrected),
            typeof(JourneyEvent.ResultCorrected),
            typeof(JourneyEvent.ResultAnnulled),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
            typeof(JourneyEvent.RetakeWindowMoved),
            typeof(JourneyEvent.CertificateIssued),
            typeof(JourneyEvent.Reaccredited),
            typeof(JourneyEvent.ReaccreditationDueMoved),
            typeof(JourneyEvent.AccreditationRestored),
            typeof(JourneyEvent.ReaccreditationUndone),
            typeof(JourneyEvent.AccreditationRevoked),
            typeof(JourneyEvent.JourneySuperseded),
            typeof(JourneyEvent.RecordAbsorbed),
            typeof(JourneyEvent.MergeUndone),
            typeof(JourneyEvent.JourneyReinstated),
            typeof(JourneyEvent.ResultSetAside),
            typeof(JourneyEvent.FindingOverturned),
        ],
        ignores:
        [
            // That a date has passed is told by the date itself, however late its passing is noted.
            typeof(JourneyEvent.EndorsementExpired),
            typeof(JourneyEvent.NarrowRetakeLapsed),
            typeof(JourneyEvent.BankedElementsExpired),
            typeof(JourneyEvent.ReaccreditationOverdue),
            typeof(JourneyEvent.AccreditationNotCurrent),

            // Registration places nobody with an employer, and the rest changes no figure.
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.EqualityInformationDeclared),
            typeof(JourneyEvent.MinimumServiceWaived),
            typeof(JourneyEvent.MinimumServiceExtended),
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.PassportGranted),
            typeof(JourneyEvent.PassportExpired),
            typeof(JourneyEvent.AdjustmentsRequested),
            typeof(JourneyEvent.AdjustmentsAgreed),
            typeof(JourneyEvent.AdjustmentsRefused),
            typeof(JourneyEvent.WorkerHeard),
            typeof(JourneyEvent.ExerciseRated),
            typeof(JourneyEvent.ThirdRatingNeeded),
            typeof(JourneyEvent.NarrativeRecorded),
            typeof(JourneyEvent.RecordingTaken),
            typeof(JourneyEvent.RecordingTrainingAgreed),
            typeof(JourneyEvent.RecordingHandedOver),
            typeof(JourneyEvent.RecordingUsed),
            typeof(JourneyEvent.RecordingDestroyed),
            typeof(JourneyEvent.SimulationSampled),
            typeof(JourneyEvent.SimulationCommented),
            typeof(JourneyEvent.RetakeBroughtForward),
            typeof(JourneyEvent.ReviewSupported),
            typeof(JourneyEvent.ReviewRequested),
            typeof(JourneyEvent.LateReviewAccepted),
            typeof(JourneyEvent.LateReviewRefused),
            typeof(JourneyEvent.ReviewPanelAppointed),
            typeof(JourneyEvent.ReviewMemberReplaced),
            typeof(JourneyEvent.InterestsDeclared),
            typeof(JourneyEvent.ReviewEvidenceAdded),
            typeof(JourneyEvent.ReMarkOrdered),
            typeof(JourneyEvent.ElementReMarked),
            typeof(JourneyEvent.ReviewVoteCast),
            typeof(JourneyEvent.RecheckRequested),
            typeof(JourneyEvent.RecheckAnswered),
            typeof(JourneyEvent.ReaccreditationReminded),
            typeof(JourneyEvent.LearningDeclared),
            typeof(JourneyEvent.LearningCorrected),
            typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
            typeof(JourneyEvent.ColleagueFeedbackGathered),
            typeof(JourneyEvent.ColleagueFeedbackCorrected),
        ],
        [new SpellTable(), new CarryOverTable(), new RoleTable(), new AgreementTable(), new EndorsementTable(), new AttemptTable(), new RebookingTable(), new AccreditationTable(), new OpenStopTable(), new ClosedRecordTable(), new FeedbackTable(), new PlanTable(), new ReleasedResultsTable()]);
}
