using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>
    /// The edition that governs a command by what happened before (S-50): that of the attempt it is about, fixed when the attempt
    /// was opened, for it and its element retakes, its recordings, its allegations and its reviews to the end; and what becomes of an
    /// accreditation, its renewal, its end and its revocation, by the edition of the attempt that led to it. An assessment for a
    /// renewal is an attempt of its own. Null: the edition in force on the command's own date.
    /// </summary>
    /// <remarks>What a command touches beside that goes by its own edition all the same: rules find it by <see cref="Policy.Of"/>.</remarks>
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
                or JourneyCommand.WithdrawAgreement or JourneyCommand.CorrectAgreement or JourneyCommand.DeclareEqualityInformation
                or JourneyCommand.DeclineEndorsement or JourneyCommand.WithdrawEndorsement or JourneyCommand.ExpireEndorsement or JourneyCommand.CorrectEndorsement
                or JourneyCommand.GrantPassport or JourneyCommand.ExpirePassport
                or JourneyCommand.NameLeadersArea or JourneyCommand.CorrectLeadersArea
                or JourneyCommand.SupersedeJourney or JourneyCommand.AbsorbRecord or JourneyCommand.UndoMerge or JourneyCommand.ReinstateJourney => null,

            // The attempt under way, or the one to come where it takes one element again, or the place of a void one: what an edition
            // promises to be taken again can be taken again, agreement and endorsement included, whatever a later one opens.
            JourneyCommand.AgreeToAssessment c => Continued(c.Level, c.On),
            JourneyCommand.DeclineAssessment c => Continued(c.Level, c.On),
            JourneyCommand.RequestEndorsement c => Continued(c.Level, c.On),
            JourneyCommand.EndorsePractice c => Continued(c.Level, c.On),
            JourneyCommand.RankEndorsement c => Continued(c.Level, c.On),
            JourneyCommand.RequestSitting c => Continued(c.Level, c.On),
            JourneyCommand.OfferSitting c => Continued(c.Level, c.SitsOn),
            JourneyCommand.BookSitting c => Continued(c.Level, c.SitsOn),
            JourneyCommand.BookAssessmentDay c => Continued(Level.Leader, c.SitsOn),
            JourneyCommand.GatherColleagueFeedback c => UnderWay(Level.Leader) ?? Continued(Level.Leader, c.On),
            JourneyCommand.CorrectColleagueFeedback c => UnderWay(Level.Leader) ?? Continued(Level.Leader, c.On),
            JourneyCommand.CancelSitting c => UnderWay(c.Level),
            JourneyCommand.CorrectBooking c => UnderWay(c.Level),
            JourneyCommand.RequestAdjustments c => UnderWay(c.Level),
            JourneyCommand.DecideAdjustments c => UnderWay(c.Level),
            JourneyCommand.VoidSitting c => UnderWay(c.Level),
            JourneyCommand.RecordMark c => UnderWay(c.Level),
            JourneyCommand.RateExercise c => UnderWay(c.Level),
            JourneyCommand.ModerateMark c => UnderWay(c.Level),
            JourneyCommand.RecordNarrative c => UnderWay(c.Level),

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

            // An accreditation.
            JourneyCommand.RemindOfReaccreditation c => Given(c.Level),
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
        EditionCode? Continued(Level level, DateOnly day) => journey.At(level) is var track && ForElementOn(day, track, journey) is { } retake ? track.ResultOf(retake.Attempt)?.Edition
            : track.Rebooking is { } again && day <= again.Until ? again.Edition
            : null;
        EditionCode? Given(Level level) => Held(level, journey)?.Edition;
    }

    /// <summary>The retake by which one element alone would be due on a day, what still stands in the way of its window included (S-48); null where everything would.</summary>
    private static Retake? ForElementOn(DateOnly day, LevelTrack track, Journey journey) =>
        track.Retake is { Element: { } element } retake && track.ElementsDue(day, StandingStill(track, retake, day, journey), passportsUntil: null) == ElementSet.Of(element) ? retake : null;

    /// <summary>
    /// The edition that governs what happened, as far as that is of an attempt or an accreditation, whatever governed the command that
    /// recorded it (S-50). Null for anything else: it goes by the edition of its decision.
    /// </summary>
    private static EditionCode? EditionOf(JourneyEvent happened, Journey before, Journey after)
    {
        if (happened.AtLevel() is not { } level)
            return null;
        var (was, track) = (before.At(level), after.At(level));
        return happened switch
        {
            JourneyEvent.ResultReleased e => ResultOf(e.Attempt),
            JourneyEvent.ResultCorrected e => ResultOf(e.Attempt),
            JourneyEvent.NarrowRetakeOpened e => ResultOf(e.Attempt),
            JourneyEvent.ElementRetakeOpened e => ResultOf(e.Attempt),
            JourneyEvent.FullRetakeOpened e => ResultOf(e.Attempt),
            JourneyEvent.NarrowRetakeLapsed e => ResultOf(e.Attempt),
            JourneyEvent.BankedElementsExpired e => ResultOf(e.Attempt),
            JourneyEvent.Accredited or JourneyEvent.CertificateIssued or JourneyEvent.ReaccreditationReminded or JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored
                or JourneyEvent.ReaccreditationUndone or JourneyEvent.ReaccreditationDueMoved or JourneyEvent.ReaccreditationOverdue or JourneyEvent.AccreditationNotCurrent => track.Accreditation?.Edition,
            JourneyEvent.RevocationNotified => was.Accreditation?.Edition,
            _ => null,
        };

        EditionCode? ResultOf(int attempt) => track.ResultOf(attempt)?.Edition;
    }
}
