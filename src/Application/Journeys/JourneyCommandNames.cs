using System.Collections.Frozen;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The names of commands as records and traces keep them. Frozen, like the names of events: a class may be renamed, a name never.</summary>
public static class JourneyCommandNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(JourneyCommand.RegisterSocialWorker)] = "register-social-worker",
        [typeof(JourneyCommand.StartEmployment)] = "start-employment",
        [typeof(JourneyCommand.EndEmployment)] = "end-employment",
        [typeof(JourneyCommand.CarryOverEmployment)] = "carry-over-employment",
        [typeof(JourneyCommand.CorrectEmployment)] = "correct-employment",
        [typeof(JourneyCommand.ExpungeEmployment)] = "expunge-employment",
        [typeof(JourneyCommand.StartStatutoryRole)] = "start-statutory-role",
        [typeof(JourneyCommand.EndStatutoryRole)] = "end-statutory-role",
        [typeof(JourneyCommand.CorrectStatutoryRole)] = "correct-statutory-role",
        [typeof(JourneyCommand.ExpungeStatutoryRole)] = "expunge-statutory-role",
        [typeof(JourneyCommand.CompleteAsye)] = "complete-asye",
        [typeof(JourneyCommand.CorrectAsye)] = "correct-asye",
        [typeof(JourneyCommand.WaiveMinimumService)] = "waive-minimum-service",
        [typeof(JourneyCommand.ExtendMinimumService)] = "extend-minimum-service",
        [typeof(JourneyCommand.StartAbsence)] = "start-absence",
        [typeof(JourneyCommand.EndAbsence)] = "end-absence",
        [typeof(JourneyCommand.CorrectAbsence)] = "correct-absence",
        [typeof(JourneyCommand.ExpungeAbsence)] = "expunge-absence",
        [typeof(JourneyCommand.AgreeToAssessment)] = "agree-to-assessment",
        [typeof(JourneyCommand.DeclineAssessment)] = "decline-assessment",
        [typeof(JourneyCommand.WithdrawAgreement)] = "withdraw-agreement",
        [typeof(JourneyCommand.CorrectAgreement)] = "correct-agreement",
        [typeof(JourneyCommand.DeclareEqualityInformation)] = "declare-equality-information",

        [typeof(JourneyCommand.RequestEndorsement)] = "request-endorsement",
        [typeof(JourneyCommand.DeclineEndorsement)] = "decline-endorsement",
        [typeof(JourneyCommand.EndorsePractice)] = "endorse-practice",
        [typeof(JourneyCommand.RankEndorsement)] = "rank-endorsement",
        [typeof(JourneyCommand.WithdrawEndorsement)] = "withdraw-endorsement",
        [typeof(JourneyCommand.ExpireEndorsement)] = "expire-endorsement",
        [typeof(JourneyCommand.CorrectEndorsement)] = "correct-endorsement",
        [typeof(JourneyCommand.ExpungeEndorsement)] = "expunge-endorsement",
        [typeof(JourneyCommand.GrantPassport)] = "grant-passport",
        [typeof(JourneyCommand.ExpirePassport)] = "expire-passport",

        [typeof(JourneyCommand.RequestSitting)] = "request-sitting",
        [typeof(JourneyCommand.OfferSitting)] = "offer-sitting",
        [typeof(JourneyCommand.BookSitting)] = "book-sitting",
        [typeof(JourneyCommand.CancelSitting)] = "cancel-sitting",
        [typeof(JourneyCommand.CorrectBooking)] = "correct-booking",
        [typeof(JourneyCommand.RequestAdjustments)] = "request-adjustments",
        [typeof(JourneyCommand.DecideAdjustments)] = "decide-adjustments",
        [typeof(JourneyCommand.VoidSitting)] = "void-sitting",
        [typeof(JourneyCommand.AllegeMalpractice)] = "allege-malpractice",
        [typeof(JourneyCommand.AnswerAllegation)] = "answer-allegation",
        [typeof(JourneyCommand.DecideMalpractice)] = "decide-malpractice",
        [typeof(JourneyCommand.RecordMark)] = "record-mark",
        [typeof(JourneyCommand.RateExercise)] = "rate-exercise",
        [typeof(JourneyCommand.ModerateMark)] = "moderate-mark",
        [typeof(JourneyCommand.RecordNarrative)] = "record-narrative",
        [typeof(JourneyCommand.TakeRecording)] = "take-recording",
        [typeof(JourneyCommand.AgreeToTrainingUse)] = "agree-to-training-use",
        [typeof(JourneyCommand.HandOverRecording)] = "hand-over-recording",
        [typeof(JourneyCommand.UseRecording)] = "use-recording",
        [typeof(JourneyCommand.DestroyRecording)] = "destroy-recording",
        [typeof(JourneyCommand.SampleSimulation)] = "sample-simulation",
        [typeof(JourneyCommand.CommentOnSimulation)] = "comment-on-simulation",

        [typeof(JourneyCommand.ReleaseResult)] = "release-result",
        [typeof(JourneyCommand.CorrectMark)] = "correct-mark",
        [typeof(JourneyCommand.AgreeDevelopmentPlan)] = "agree-development-plan",
        [typeof(JourneyCommand.BringRetakeForward)] = "bring-retake-forward",
        [typeof(JourneyCommand.LapseNarrowRetake)] = "lapse-narrow-retake",
        [typeof(JourneyCommand.ExpireBankedElements)] = "expire-banked-elements",

        [typeof(JourneyCommand.SupportReview)] = "support-review",
        [typeof(JourneyCommand.RequestReview)] = "request-review",
        [typeof(JourneyCommand.WithdrawReview)] = "withdraw-review",
        [typeof(JourneyCommand.AcceptLateReview)] = "accept-late-review",
        [typeof(JourneyCommand.RefuseLateReview)] = "refuse-late-review",
        [typeof(JourneyCommand.AppointReviewPanel)] = "appoint-review-panel",
        [typeof(JourneyCommand.ReplaceReviewMember)] = "replace-review-member",
        [typeof(JourneyCommand.DeclareInterests)] = "declare-interests",
        [typeof(JourneyCommand.AddReviewEvidence)] = "add-review-evidence",
        [typeof(JourneyCommand.OrderReMark)] = "order-re-mark",
        [typeof(JourneyCommand.ReMarkElement)] = "re-mark-element",
        [typeof(JourneyCommand.CastReviewVote)] = "cast-review-vote",
        [typeof(JourneyCommand.DecideReview)] = "decide-review",
        [typeof(JourneyCommand.RequestRecheck)] = "request-recheck",
        [typeof(JourneyCommand.AnswerRecheck)] = "answer-recheck",

        [typeof(JourneyCommand.RemindOfReaccreditation)] = "remind-of-reaccreditation",
        [typeof(JourneyCommand.DeclareLearning)] = "declare-learning",
        [typeof(JourneyCommand.CorrectLearning)] = "correct-learning",
        [typeof(JourneyCommand.EndorseForReaccreditation)] = "endorse-for-reaccreditation",
        [typeof(JourneyCommand.MarkReaccreditationOverdue)] = "mark-reaccreditation-overdue",
        [typeof(JourneyCommand.MarkAccreditationNotCurrent)] = "mark-accreditation-not-current",
        [typeof(JourneyCommand.NotifyRevocation)] = "notify-revocation",
        [typeof(JourneyCommand.DropRevocation)] = "drop-revocation",
        [typeof(JourneyCommand.RevokeAccreditation)] = "revoke-accreditation",

        [typeof(JourneyCommand.BookAssessmentDay)] = "book-assessment-day",
        [typeof(JourneyCommand.GatherColleagueFeedback)] = "gather-colleague-feedback",
        [typeof(JourneyCommand.CorrectColleagueFeedback)] = "correct-colleague-feedback",
        [typeof(JourneyCommand.NameLeadersArea)] = "name-leaders-area",
        [typeof(JourneyCommand.CorrectLeadersArea)] = "correct-leaders-area",

        [typeof(JourneyCommand.SupersedeJourney)] = "supersede-journey",
        [typeof(JourneyCommand.AbsorbRecord)] = "absorb-record",
        [typeof(JourneyCommand.UndoMerge)] = "undo-merge",
        [typeof(JourneyCommand.ReinstateJourney)] = "reinstate-journey",
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The command has no name: a bug that a fitness test catches.</exception>
    public static string Of(JourneyCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Names[command.GetType()];
    }

    /// <summary>Every command with its name.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;
}
