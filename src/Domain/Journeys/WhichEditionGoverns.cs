using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>
    /// The edition that governs a command by what happened before (S-50): that of the attempt it is about, fixed when the attempt
    /// was opened, for it and its element retakes, its recordings, its allegations and its reviews to the end; and what becomes of an
    /// accreditation, its renewal by practice and learning, its end and its revocation, by the edition of the attempt that led to
    /// it. An assessment for a renewal is an attempt of its own. Null: the edition in force on the command's own date.
    /// </summary>
    public static EditionCode? EditionFixedFor(JourneyCommand command, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(journey);
        return command switch
        {
            // The whole journey, and what comes before an attempt.
            JourneyCommand.RegisterSocialWorker or JourneyCommand.StartEmployment or JourneyCommand.EndEmployment or JourneyCommand.CarryOverEmployment
                or JourneyCommand.CorrectEmployment or JourneyCommand.StartStatutoryRole or JourneyCommand.EndStatutoryRole or JourneyCommand.CorrectStatutoryRole
                or JourneyCommand.ExpungeEmployment or JourneyCommand.ExpungeStatutoryRole or JourneyCommand.ExpungeAbsence or JourneyCommand.ExpungeEndorsement
                or JourneyCommand.CompleteAsye or JourneyCommand.CorrectAsye or JourneyCommand.WaiveMinimumService or JourneyCommand.ExtendMinimumService
                or JourneyCommand.StartAbsence or JourneyCommand.EndAbsence or JourneyCommand.CorrectAbsence
                or JourneyCommand.AgreeToAssessment or JourneyCommand.DeclineAssessment or JourneyCommand.WithdrawAgreement or JourneyCommand.CorrectAgreement
                or JourneyCommand.DeclineEndorsement or JourneyCommand.WithdrawEndorsement or JourneyCommand.ExpireEndorsement or JourneyCommand.CorrectEndorsement
                or JourneyCommand.GrantPassport or JourneyCommand.ExpirePassport
                or JourneyCommand.BookAssessmentDay or JourneyCommand.NameLeadersArea or JourneyCommand.CorrectLeadersArea
                or JourneyCommand.SupersedeJourney or JourneyCommand.AbsorbRecord or JourneyCommand.UndoMerge or JourneyCommand.ReinstateJourney => null,

            // The attempt under way, or the one to come where it takes one element again: what an edition promises to be taken again
            // can be taken again, endorsement included, whatever a later one opens.
            JourneyCommand.RequestEndorsement c => OfElementRetake(c.Level, c.On),
            JourneyCommand.EndorsePractice c => OfElementRetake(c.Level, c.On),
            JourneyCommand.RankEndorsement c => OfElementRetake(c.Level, c.On),
            JourneyCommand.RequestSitting c => OfElementRetake(c.Level, c.On),
            JourneyCommand.OfferSitting c => OfElementRetake(c.Level, c.SitsOn),
            JourneyCommand.BookSitting c => OfElementRetake(c.Level, c.SitsOn),
            JourneyCommand.CancelSitting c => UnderWay(c.Level),
            JourneyCommand.CorrectBooking c => UnderWay(c.Level),
            JourneyCommand.RequestAdjustments c => UnderWay(c.Level),
            JourneyCommand.DecideAdjustments c => UnderWay(c.Level),
            JourneyCommand.VoidSitting c => UnderWay(c.Level),
            JourneyCommand.RecordMark c => UnderWay(c.Level),
            JourneyCommand.RateExercise c => UnderWay(c.Level),
            JourneyCommand.ModerateMark c => UnderWay(c.Level),
            JourneyCommand.RecordNarrative c => UnderWay(c.Level),
            JourneyCommand.GatherColleagueFeedback or JourneyCommand.CorrectColleagueFeedback => UnderWay(Level.Leader),

            // An attempt that may be out already.
            JourneyCommand.AllegeMalpractice c => Of(c.Level, c.Attempt),
            JourneyCommand.AnswerAllegation c => Alleged(c.Level),
            JourneyCommand.DecideMalpractice c => Alleged(c.Level),
            JourneyCommand.TakeRecording c => SatBy(c.Level, c.On),
            JourneyCommand.AgreeToTrainingUse c => Recorded(c.Level, c.Recording),
            JourneyCommand.HandOverRecording c => Recorded(c.Level, c.Recording),
            JourneyCommand.UseRecording c => Recorded(c.Level, c.Recording),
            JourneyCommand.DestroyRecording c => Recorded(c.Level, c.Recording),
            JourneyCommand.SampleSimulation c => Recorded(c.Level, c.Recording),
            JourneyCommand.CommentOnSimulation c => Recorded(c.Level, c.Recording),
            JourneyCommand.ReleaseResult c => Of(c.Level, c.Attempt),
            JourneyCommand.CorrectMark c => Of(c.Level, c.Attempt),

            // A review is of an attempt, to the end.
            JourneyCommand.SupportReview c => OfReviewable(c.Level, c.Attempt),
            JourneyCommand.RequestReview c => OfReviewable(c.Level, c.Attempt),
            JourneyCommand.WithdrawReview c => Reviewed(c.Level, c.Review),
            JourneyCommand.AcceptLateReview c => Reviewed(c.Level, c.Review),
            JourneyCommand.RefuseLateReview c => Reviewed(c.Level, c.Review),
            JourneyCommand.AppointReviewPanel c => Reviewed(c.Level, c.Review),
            JourneyCommand.ReplaceReviewMember c => Reviewed(c.Level, c.Review),
            JourneyCommand.DeclareInterests c => Reviewed(c.Level, c.Review),
            JourneyCommand.AddReviewEvidence c => Reviewed(c.Level, c.Review),
            JourneyCommand.OrderReMark c => Reviewed(c.Level, c.Review),
            JourneyCommand.ReMarkElement c => Reviewed(c.Level, c.Review),
            JourneyCommand.CastReviewVote c => Reviewed(c.Level, c.Review),
            JourneyCommand.DecideReview c => Reviewed(c.Level, c.Review),
            JourneyCommand.RequestRecheck c => Of(c.Level, c.Attempt),
            JourneyCommand.AnswerRecheck c => Of(c.Level, c.Attempt),

            // What a result left to be taken again.
            JourneyCommand.AgreeDevelopmentPlan c => Released(c.Level),
            JourneyCommand.BringRetakeForward c => Released(c.Level),
            JourneyCommand.LapseNarrowRetake c => Released(c.Level),
            JourneyCommand.ExpireBankedElements c => Released(c.Level),

            // An accreditation; reminders are sent as they are on their day.
            JourneyCommand.RemindOfReaccreditation => null,
            JourneyCommand.DeclareLearning c => Given(c.Level),
            JourneyCommand.CorrectLearning c => Given(c.Level),
            JourneyCommand.EndorseForReaccreditation c => Given(c.Level),
            JourneyCommand.MarkReaccreditationOverdue c => Given(c.Level),
            JourneyCommand.MarkAccreditationNotCurrent c => Given(c.Level),
            JourneyCommand.NotifyRevocation c => Given(c.Level),
            JourneyCommand.DropRevocation c => Given(c.Level),
            JourneyCommand.RevokeAccreditation c => Given(c.Level),

            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Nobody has said which edition governs this command."),
        };

        EditionCode? UnderWay(Level level) => journey.At(level).UnderWay?.Edition;
        EditionCode? Released(Level level) => journey.At(level).LastReleased?.Edition;
        EditionCode? Of(Level level, int attempt) => journey.At(level).ResultOf(attempt)?.Edition ?? UnderWay(level);
        EditionCode? OfReviewable(Level level, int attempt) => journey.At(level).Reviewable(attempt)?.Edition;
        EditionCode? Reviewed(Level level, int review) => journey.At(level).Review(review) is { } asked ? OfReviewable(level, asked.Attempt) : null;
        EditionCode? SatBy(Level level, DateOnly day) => journey.At(level).SatLastBy(day)?.Edition;
        EditionCode? Alleged(Level level) => journey.At(level).Investigation is { } open ? Of(level, open.Attempt) : null;
        EditionCode? Recorded(Level level, RecordingCode recording) => journey.At(level).Recording(recording)?.Edition;
        EditionCode? OfElementRetake(Level level, DateOnly day) => journey.At(level) is { LastReleased: { } last, Retake: { } retake } && retake.IsForElementOn(day) ? last.Edition : null;
        EditionCode? Given(Level level) => Held(level, journey)?.Edition;
    }
}
