using Naas.Domain.Journeys;

namespace Naas.Projections.Deadlines;

/// <summary>What falls due when?</summary>
/// <remarks>
/// What stands still holds its deadlines (S-48), and what a sweep notes goes from the list. The row knows days and no clock:
/// which of them have passed, the question says.
/// </remarks>
public static class DeadlinesProjection
{
    public const string Name = "deadlines";

    public static Projection Definition { get; } = new(
        Name,
        version: 6,
        handles:
        [
            // What stops a window
            .. OpenStops.Events,

            // Entry: where the worker is employed, and what is expected of a role.
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

            // Endorsement
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementWithdrawn),
            typeof(JourneyEvent.EndorsementExpired),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.EndorsementReinstated),
            typeof(JourneyEvent.EndorsementCorrected),
            typeof(JourneyEvent.EndorsementExpunged),
            typeof(JourneyEvent.PassportGranted),
            typeof(JourneyEvent.PassportExpired),

            // Sitting: what uses a window.
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.BookingCorrected),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.SittingCancelled),
            typeof(JourneyEvent.SittingVoided),

            // Outcome
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
            typeof(JourneyEvent.RetakeBroughtForward),
            typeof(JourneyEvent.RetakeWindowMoved),
            typeof(JourneyEvent.NarrowRetakeLapsed),
            typeof(JourneyEvent.BankedElementsExpired),

            // Accreditation
            typeof(JourneyEvent.ReaccreditationReminded),
            typeof(JourneyEvent.Reaccredited),
            typeof(JourneyEvent.ReaccreditationDueMoved),
            typeof(JourneyEvent.ReaccreditationOverdue),
            typeof(JourneyEvent.AccreditationNotCurrent),
            typeof(JourneyEvent.AccreditationRestored),
            typeof(JourneyEvent.ReaccreditationUndone),
            typeof(JourneyEvent.AccreditationRevoked),

            // Review: what waits for a chair; that which is open stops windows.
            typeof(JourneyEvent.ReviewRequested),
            typeof(JourneyEvent.LateReviewAccepted),
            typeof(JourneyEvent.LateReviewRefused),

            // Merging
            typeof(JourneyEvent.JourneySuperseded),
            typeof(JourneyEvent.RecordAbsorbed),
            typeof(JourneyEvent.MergeUndone),
            typeof(JourneyEvent.JourneyReinstated),
        ],
        ignores:
        [
            typeof(JourneyEvent.SocialWorkerRegistered),
            // Minimum service keeps nobody waiting for a day: the employer endorses, or does not.
            typeof(JourneyEvent.MinimumServiceWaived),
            typeof(JourneyEvent.MinimumServiceExtended),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.AssessmentDeclined),
            typeof(JourneyEvent.AgreementCorrected),
            typeof(JourneyEvent.EqualityInformationDeclared),
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.AdjustmentsRequested),
            typeof(JourneyEvent.AdjustmentsAgreed),
            typeof(JourneyEvent.AdjustmentsRefused),
            typeof(JourneyEvent.WorkerHeard),
            typeof(JourneyEvent.ExerciseRated),
            typeof(JourneyEvent.ThirdRatingNeeded),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.MarkModerated),
            typeof(JourneyEvent.NarrativeRecorded),
            typeof(JourneyEvent.RecordingTaken),
            typeof(JourneyEvent.RecordingTrainingAgreed),
            typeof(JourneyEvent.RecordingHandedOver),
            typeof(JourneyEvent.RecordingUsed),
            typeof(JourneyEvent.RecordingDestroyed),
            typeof(JourneyEvent.SimulationSampled),
            typeof(JourneyEvent.SimulationCommented),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.MarkCorrected),
            // What a corrected or annulled result leads to is an event of its own.
            typeof(JourneyEvent.ResultCorrected),
            typeof(JourneyEvent.ResultAnnulled),
            typeof(JourneyEvent.DevelopmentPlanAgreed),
            // What a review changes leads to events of its own.
            typeof(JourneyEvent.ReviewSupported),
            typeof(JourneyEvent.ReviewPanelAppointed),
            typeof(JourneyEvent.ReviewMemberReplaced),
            typeof(JourneyEvent.InterestsDeclared),
            typeof(JourneyEvent.ReviewEvidenceAdded),
            typeof(JourneyEvent.ReMarkOrdered),
            typeof(JourneyEvent.ElementReMarked),
            typeof(JourneyEvent.ReviewVoteCast),
            typeof(JourneyEvent.ResultSetAside),
            typeof(JourneyEvent.FindingOverturned),
            typeof(JourneyEvent.RecheckRequested),
            typeof(JourneyEvent.RecheckAnswered),
            typeof(JourneyEvent.CertificateIssued),
            typeof(JourneyEvent.LearningDeclared),
            typeof(JourneyEvent.LearningCorrected),
            typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
            typeof(JourneyEvent.ColleagueFeedbackGathered),
            typeof(JourneyEvent.ColleagueFeedbackCorrected),
            typeof(JourneyEvent.LeadersAreaNamed),
            typeof(JourneyEvent.LeadersAreaCorrected),
        ],
        [new DeadlineTable()]);
}
