using Naas.Domain.Journeys;

namespace Naas.Projections;

/// <summary>The events of a journey, one by one: for the projections to which each of them says something.</summary>
/// <remarks>Written out, so that a new event is met by whoever adds it and not by a fold that has no words for it.</remarks>
internal static class EveryEvent
{
    public static IReadOnlyList<Type> Types { get; } =
    [
        // Entry
        typeof(JourneyEvent.SocialWorkerRegistered),
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
        typeof(JourneyEvent.MinimumServiceWaived),
        typeof(JourneyEvent.MinimumServiceExtended),
        typeof(JourneyEvent.AbsenceStarted),
        typeof(JourneyEvent.AbsenceEnded),
        typeof(JourneyEvent.AbsenceCorrected),
        typeof(JourneyEvent.AbsenceExpunged),
        typeof(JourneyEvent.AssessmentAgreed),
        typeof(JourneyEvent.AssessmentDeclined),
        typeof(JourneyEvent.AgreementWithdrawn),
        typeof(JourneyEvent.AgreementCorrected),

        // Endorsement
        typeof(JourneyEvent.EndorsementRequested),
        typeof(JourneyEvent.EndorsementDeclined),
        typeof(JourneyEvent.PracticeEndorsed),
        typeof(JourneyEvent.PracticeReEndorsed),
        typeof(JourneyEvent.EndorsementRanked),
        typeof(JourneyEvent.EndorsementWithdrawn),
        typeof(JourneyEvent.EndorsementExpired),
        typeof(JourneyEvent.EndorsementLapsedOnLeaving),
        typeof(JourneyEvent.EndorsementReinstated),
        typeof(JourneyEvent.EndorsementCorrected),
        typeof(JourneyEvent.EndorsementExpunged),
        typeof(JourneyEvent.PassportGranted),
        typeof(JourneyEvent.PassportExpired),

        // Sitting
        typeof(JourneyEvent.SittingRequested),
        typeof(JourneyEvent.SittingOffered),
        typeof(JourneyEvent.SittingBooked),
        typeof(JourneyEvent.BookingCorrected),
        typeof(JourneyEvent.SittingCancelledOnLeaving),
        typeof(JourneyEvent.SittingCancelled),
        typeof(JourneyEvent.AdjustmentsRequested),
        typeof(JourneyEvent.AdjustmentsAgreed),
        typeof(JourneyEvent.AdjustmentsRefused),
        typeof(JourneyEvent.SittingVoided),
        typeof(JourneyEvent.MalpracticeAlleged),
        typeof(JourneyEvent.WorkerHeard),
        typeof(JourneyEvent.MalpracticeFound),
        typeof(JourneyEvent.MalpracticeNotFound),
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

        // Outcome
        typeof(JourneyEvent.ResultReleased),
        typeof(JourneyEvent.FeedbackIssued),
        typeof(JourneyEvent.MarkCorrected),
        typeof(JourneyEvent.ResultCorrected),
        typeof(JourneyEvent.ResultAnnulled),
        typeof(JourneyEvent.Accredited),
        typeof(JourneyEvent.NarrowRetakeOpened),
        typeof(JourneyEvent.ElementRetakeOpened),
        typeof(JourneyEvent.FullRetakeOpened),
        typeof(JourneyEvent.DevelopmentPlanAgreed),
        typeof(JourneyEvent.RetakeBroughtForward),
        typeof(JourneyEvent.RetakeWindowMoved),
        typeof(JourneyEvent.NarrowRetakeLapsed),
        typeof(JourneyEvent.BankedElementsExpired),

        // Accreditation
        typeof(JourneyEvent.CertificateIssued),
        typeof(JourneyEvent.ReaccreditationReminded),
        typeof(JourneyEvent.LearningDeclared),
        typeof(JourneyEvent.LearningCorrected),
        typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
        typeof(JourneyEvent.Reaccredited),
        typeof(JourneyEvent.ReaccreditationDueMoved),
        typeof(JourneyEvent.ReaccreditationOverdue),
        typeof(JourneyEvent.AccreditationNotCurrent),
        typeof(JourneyEvent.AccreditationRestored),
        typeof(JourneyEvent.ReaccreditationUndone),
        typeof(JourneyEvent.RevocationNotified),
        typeof(JourneyEvent.RevocationDropped),
        typeof(JourneyEvent.AccreditationRevoked),

        // Leadership
        typeof(JourneyEvent.ColleagueFeedbackGathered),
        typeof(JourneyEvent.ColleagueFeedbackCorrected),
        typeof(JourneyEvent.LeadersAreaNamed),
        typeof(JourneyEvent.LeadersAreaCorrected),

        // Merging
        typeof(JourneyEvent.JourneySuperseded),
        typeof(JourneyEvent.RecordAbsorbed),
        typeof(JourneyEvent.MergeUndone),
        typeof(JourneyEvent.JourneyReinstated),
    ];
}
