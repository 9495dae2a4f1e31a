using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>The rules of the journey: what a command comes to, given what happened so far and the policy edition that governs.</summary>
/// <remarks>The rules stand by episode, beside the events. Each reads: done already, then the guards, then the events.</remarks>
public static partial class JourneyDecider
{
    public static Decision Decide(JourneyCommand command, Journey journey, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(journey);
        if (ReferenceEquals(command.Facts, CommandFacts.Missing))
            throw new InvalidOperationException("The command came without its facts: the application fills in who asks and which day it is.");
        if (!journey.HasBegun && command is not JourneyCommand.RegisterSocialWorker)
            return Refusals.NotRegistered.Because($"There is no registered social worker behind this journey, so nothing can take effect on {command.On.Words()}.");

        if (ToBeTakenUp.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return command switch
        {
            // Entry
            JourneyCommand.RegisterSocialWorker c => Register(c, journey),
            JourneyCommand.StartEmployment c => StartEmployment(c, journey),
            JourneyCommand.EndEmployment c => EndEmployment(c, journey, policy),
            JourneyCommand.CarryOverEmployment c => CarryOver(c, journey),
            JourneyCommand.CorrectEmployment c => CorrectEmployment(c, journey, policy),
            JourneyCommand.ExpungeEmployment c => ExpungeEmployment(c, journey, policy),
            JourneyCommand.StartStatutoryRole c => StartRole(c, journey, policy),
            JourneyCommand.EndStatutoryRole c => EndRole(c, journey, policy),
            JourneyCommand.CorrectStatutoryRole c => CorrectRole(c, journey, policy),
            JourneyCommand.ExpungeStatutoryRole c => ExpungeRole(c, journey),
            JourneyCommand.CompleteAsye c => CompleteAsye(c, journey, policy),
            JourneyCommand.CorrectAsye c => CorrectAsye(c, journey, policy),
            JourneyCommand.WaiveMinimumService c => WaiveMinimumService(c, journey, policy),
            JourneyCommand.ExtendMinimumService c => ExtendMinimumService(c, journey, policy),
            JourneyCommand.StartAbsence c => StartAbsence(c, journey),
            JourneyCommand.EndAbsence c => EndAbsence(c, journey, policy),
            JourneyCommand.CorrectAbsence c => CorrectAbsence(c, journey, policy),
            JourneyCommand.ExpungeAbsence c => ExpungeAbsence(c, journey, policy),
            JourneyCommand.AgreeToAssessment c => Agree(c, journey, policy),
            JourneyCommand.DeclineAssessment c => Decline(c, journey, policy),
            JourneyCommand.WithdrawAgreement c => WithdrawAgreement(c, journey, policy),
            JourneyCommand.CorrectAgreement c => CorrectAgreement(c, journey),
            JourneyCommand.DeclareEqualityInformation c => DeclareEquality(c, journey),

            // Endorsement
            JourneyCommand.RequestEndorsement c => RequestEndorsement(c, journey, policy),
            JourneyCommand.DeclineEndorsement c => DeclineEndorsement(c, journey, policy),
            JourneyCommand.EndorsePractice c => Endorse(c, journey, policy),
            JourneyCommand.RankEndorsement c => Rank(c, journey, policy),
            JourneyCommand.WithdrawEndorsement c => WithdrawEndorsement(c, journey, policy),
            JourneyCommand.ExpireEndorsement c => ExpireEndorsement(c, journey),
            JourneyCommand.CorrectEndorsement c => CorrectEndorsement(c, journey, policy),
            JourneyCommand.ExpungeEndorsement c => ExpungeEndorsement(c, journey),
            JourneyCommand.GrantPassport c => GrantPassport(c, journey, policy),
            JourneyCommand.ExpirePassport c => ExpirePassport(c, journey, policy),

            // Sitting
            JourneyCommand.RequestSitting c => RequestSitting(c, journey, policy),
            JourneyCommand.OfferSitting c => OfferSitting(c, journey, policy),
            JourneyCommand.BookSitting c => Book(c, journey, policy),
            JourneyCommand.CancelSitting c => CancelSitting(c, journey, policy),
            JourneyCommand.CorrectBooking c => CorrectBooking(c, journey, policy),
            JourneyCommand.RequestAdjustments c => RequestAdjustments(c, journey, policy),
            JourneyCommand.DecideAdjustments c => DecideAdjustments(c, journey),
            JourneyCommand.VoidSitting c => VoidSitting(c, journey, policy),
            JourneyCommand.AllegeMalpractice c => AllegeMalpractice(c, journey, policy),
            JourneyCommand.AnswerAllegation c => AnswerAllegation(c, journey, policy),
            JourneyCommand.DecideMalpractice c => DecideMalpractice(c, journey, policy),
            JourneyCommand.RecordMark c => RecordMark(c, journey),
            JourneyCommand.RateExercise c => Rate(c, journey),
            JourneyCommand.ModerateMark c => Moderate(c, journey),
            JourneyCommand.RecordNarrative c => RecordNarrative(c, journey),
            JourneyCommand.TakeRecording c => TakeRecording(c, journey),
            JourneyCommand.AgreeToTrainingUse c => AgreeToTrainingUse(c, journey, policy),
            JourneyCommand.HandOverRecording c => HandOverRecording(c, journey),
            JourneyCommand.UseRecording c => UseRecording(c, journey),
            JourneyCommand.DestroyRecording c => DestroyRecording(c, journey, policy),
            JourneyCommand.SampleSimulation c => SampleSimulation(c, journey),
            JourneyCommand.CommentOnSimulation c => CommentOnSimulation(c, journey),

            // Outcome
            JourneyCommand.ReleaseResult c => Release(c, journey, policy),
            JourneyCommand.CorrectMark c => CorrectMark(c, journey),
            JourneyCommand.AgreeDevelopmentPlan c => AgreeDevelopmentPlan(c, journey, policy),
            JourneyCommand.BringRetakeForward c => BringRetakeForward(c, journey, policy),
            JourneyCommand.LapseNarrowRetake c => LapseNarrowRetake(c, journey),
            JourneyCommand.ExpireBankedElements c => ExpireBankedElements(c, journey),

            // Review
            JourneyCommand.SupportReview c => SupportReview(c, journey, policy),
            JourneyCommand.RequestReview c => RequestReview(c, journey, policy),
            JourneyCommand.WithdrawReview c => WithdrawReview(c, journey, policy),
            JourneyCommand.AcceptLateReview c => AcceptLateReview(c, journey, policy),
            JourneyCommand.RefuseLateReview c => RefuseLateReview(c, journey),
            JourneyCommand.AppointReviewPanel c => AppointPanel(c, journey),
            JourneyCommand.ReplaceReviewMember c => ReplaceMember(c, journey),
            JourneyCommand.DeclareInterests c => DeclareInterests(c, journey),
            JourneyCommand.AddReviewEvidence c => AddEvidence(c, journey, policy),
            JourneyCommand.OrderReMark c => OrderReMark(c, journey),
            JourneyCommand.ReMarkElement c => ReMark(c, journey),
            JourneyCommand.CastReviewVote c => Vote(c, journey),
            JourneyCommand.DecideReview c => DecideReview(c, journey, policy),
            JourneyCommand.RequestRecheck c => RequestRecheck(c, journey, policy),
            JourneyCommand.AnswerRecheck c => AnswerRecheck(c, journey),

            // Accreditation
            JourneyCommand.RemindOfReaccreditation c => Remind(c, journey, policy),
            JourneyCommand.DeclareLearning c => DeclareLearning(c, journey, policy),
            JourneyCommand.CorrectLearning c => CorrectLearning(c, journey, policy),
            JourneyCommand.EndorseForReaccreditation c => EndorseForReaccreditation(c, journey, policy),
            JourneyCommand.MarkReaccreditationOverdue c => MarkOverdue(c, journey, policy),
            JourneyCommand.MarkAccreditationNotCurrent c => MarkNotCurrent(c, journey),
            JourneyCommand.NotifyRevocation c => NotifyRevocation(c, journey, policy),
            JourneyCommand.DropRevocation c => DropRevocation(c, journey, policy),
            JourneyCommand.RevokeAccreditation c => Revoke(c, journey, policy),

            // Leadership
            JourneyCommand.BookAssessmentDay c => BookAssessmentDay(c, journey, policy),
            JourneyCommand.GatherColleagueFeedback c => GatherFeedback(c, journey, policy),
            JourneyCommand.CorrectColleagueFeedback c => CorrectFeedback(c, journey, policy),
            JourneyCommand.NameLeadersArea c => NameArea(c, journey, policy),
            JourneyCommand.CorrectLeadersArea c => CorrectArea(c, journey),

            // Merging
            JourneyCommand.SupersedeJourney c => Supersede(c, journey),
            JourneyCommand.AbsorbRecord c => Absorb(c, journey),
            JourneyCommand.UndoMerge c => UndoMerge(c, journey, policy),
            JourneyCommand.ReinstateJourney c => Reinstate(c, journey),

            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
        };
    }

    /// <summary>The rules of a command as values; null for one whose guards are not told one by one.</summary>
    public static Gate? GateOf(JourneyCommand command) => command switch
    {
        JourneyCommand.StartStatutoryRole => ToStartRole,
        JourneyCommand.EndStatutoryRole => ToEndRole,
        JourneyCommand.CompleteAsye => ToCompleteAsye,
        JourneyCommand.WaiveMinimumService => ToWaive,
        JourneyCommand.ExtendMinimumService => ToExtend,
        JourneyCommand.AgreeToAssessment => ToAgree,
        JourneyCommand.DeclineAssessment => ToDecline,
        JourneyCommand.WithdrawAgreement => ToWithdrawAgreement,
        JourneyCommand.RequestEndorsement => ToRequestEndorsement,
        JourneyCommand.DeclineEndorsement => ToDeclineEndorsement,
        JourneyCommand.EndorsePractice => ToEndorse,
        JourneyCommand.RankEndorsement => ToRank,
        JourneyCommand.WithdrawEndorsement => ToWithdrawEndorsement,
        JourneyCommand.GrantPassport => ToGrantPassport,
        JourneyCommand.RequestSitting => ToRequestSitting,
        JourneyCommand.BookSitting => ToBook,
        JourneyCommand.RequestAdjustments => ToRequestAdjustments,
        JourneyCommand.AnswerAllegation => ToAnswerAllegation,
        JourneyCommand.AgreeToTrainingUse => ToAgreeToTraining,
        JourneyCommand.DestroyRecording => ToDestroy,
        JourneyCommand.ReleaseResult => ToRelease,
        JourneyCommand.AgreeDevelopmentPlan => ToAgreePlan,
        JourneyCommand.BringRetakeForward => ToBringForward,
        JourneyCommand.SupportReview => ToSupportReview,
        JourneyCommand.RequestReview => ToRequestReview,
        JourneyCommand.WithdrawReview => ToWithdrawReview,
        JourneyCommand.AddReviewEvidence => ToAddEvidence,
        JourneyCommand.DecideReview => ToDecideReview,
        JourneyCommand.RequestRecheck => ToRequestRecheck,
        JourneyCommand.DeclareLearning => ToDeclareLearning,
        JourneyCommand.EndorseForReaccreditation => ToEndorseForReaccreditation,
        JourneyCommand.BookAssessmentDay => ToBookDay,
        JourneyCommand.NameLeadersArea => ToNameArea,
        _ => null,
    };

    private static Refusal? Closed(Level level, Policy policy)
    {
        if (policy.IsOpen(level))
            return null;
        return level == Level.Leader && policy.IsOpen(Level.Supervisor)
            ? Refusals.LevelNotOpen.Because($"Edition {policy.Edition} does not open the {level.Words()} level; practice leaders are encouraged to sit the supervisor level.")
            : Refusals.LevelNotOpen.Because($"Edition {policy.Edition} does not open the {level.Words()} level; it opens {string.Join(", ", policy.OpenLevels.Value.Order().Select(open => open.Words()))}.");
    }

    private static Refusal? InFuture(JourneyCommand command) => InFuture(command.On, command);

    private static Refusal? InFuture(DateOnly day, JourneyCommand command) =>
        day > command.Facts.Today ? Refusals.DateInFuture.Because($"{day.Words()} lies after today, {command.Facts.Today.Words()}.") : null;

    private static Refusal? BeforeRegistration(JourneyCommand command, Journey journey) => BeforeRegistration(command.On, journey);

    private static Refusal? BeforeRegistration(DateOnly day, Journey journey) =>
        day < journey.RegisteredOn ? Refusals.DateBeforeRegistration.Because($"{day.Words()} lies before the registration on {journey.RegisteredOn!.Value.Words()}.") : null;

    /// <summary>Whether something has fallen due by today; what falls due never does so early.</summary>
    private static Refusal? NotDue(string what, DateOnly due, JourneyCommand command) =>
        due > command.Facts.Today ? Refusals.NotDueYet.Because($"The {what} falls due on {due.Words()}, and today is {command.Facts.Today.Words()}.") : null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static bool Fact(bool? fact) =>
        fact ?? throw new InvalidOperationException("The command came without what was to be looked up: the application resolves facts before it decides.");

    private static T Fact<T>(T? fact)
        where T : class =>
        fact ?? throw new InvalidOperationException($"The command came without its {typeof(T).Name}: the application resolves facts before it decides.");
}
