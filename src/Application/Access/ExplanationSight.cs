using System.Collections.Frozen;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <summary>
/// What of an explanation somebody is told: a step that they may ask for themselves, as a dry run of it would tell them; another's
/// step, where its own event would be told to them in a timeline; and of either no rule that speaks of what they are not told.
/// Who reviews and who audits are told everything; a delivery partner everything of the levels that it assesses but what is between
/// the worker and those who review (S-08, S-09).
/// </summary>
/// <remarks>An employer is told its own steps and the worker's agreement, and no other: what stands in the way of the rest may be an allegation, of which it is told nothing (S-34).</remarks>
public static class ExplanationSight
{
    /// <summary>The event by which each matter is told or not.</summary>
    private static readonly FrozenDictionary<Matter, Type> Matters = new Dictionary<Matter, Type>
    {
        [Matter.Marks] = typeof(JourneyEvent.ElementMarked),
        [Matter.Investigation] = typeof(JourneyEvent.MalpracticeAlleged),
        [Matter.Revocation] = typeof(JourneyEvent.RevocationNotified),
        [Matter.Adjustments] = typeof(JourneyEvent.AdjustmentsRequested),
        [Matter.EndorsementRequest] = typeof(JourneyEvent.EndorsementRequested),
        [Matter.Recording] = typeof(JourneyEvent.RecordingTaken),
        [Matter.Review] = typeof(JourneyEvent.ReviewRequested),
        [Matter.Panel] = typeof(JourneyEvent.ReviewVoteCast),
        [Matter.ColleagueFeedback] = typeof(JourneyEvent.ColleagueFeedbackGathered),
        [Matter.Absence] = typeof(JourneyEvent.AbsenceStarted),
    }.ToFrozenDictionary();

    /// <summary>The event by which another's step is told or not; whether a sitting may still be called off or a result go out tells of marks. A step that is not here is told to whom it is theirs, and to the parties.</summary>
    private static readonly FrozenDictionary<Type, Type> Steps = new Dictionary<Type, Type>
    {
        [typeof(JourneyCommand.StartStatutoryRole)] = typeof(JourneyEvent.StatutoryRoleStarted),
        [typeof(JourneyCommand.EndStatutoryRole)] = typeof(JourneyEvent.StatutoryRoleEnded),
        [typeof(JourneyCommand.NameLeadersArea)] = typeof(JourneyEvent.LeadersAreaNamed),
        [typeof(JourneyCommand.CompleteAsye)] = typeof(JourneyEvent.AsyeCompleted),
        [typeof(JourneyCommand.WaiveMinimumService)] = typeof(JourneyEvent.MinimumServiceWaived),
        [typeof(JourneyCommand.ExtendMinimumService)] = typeof(JourneyEvent.MinimumServiceExtended),
        [typeof(JourneyCommand.AgreeToAssessment)] = typeof(JourneyEvent.AssessmentAgreed),
        [typeof(JourneyCommand.DeclineAssessment)] = typeof(JourneyEvent.AssessmentDeclined),
        [typeof(JourneyCommand.WithdrawAgreement)] = typeof(JourneyEvent.AgreementWithdrawn),
        [typeof(JourneyCommand.RequestEndorsement)] = typeof(JourneyEvent.EndorsementRequested),
        [typeof(JourneyCommand.DeclineEndorsement)] = typeof(JourneyEvent.EndorsementDeclined),
        [typeof(JourneyCommand.EndorsePractice)] = typeof(JourneyEvent.PracticeEndorsed),
        [typeof(JourneyCommand.RankEndorsement)] = typeof(JourneyEvent.EndorsementRanked),
        [typeof(JourneyCommand.WithdrawEndorsement)] = typeof(JourneyEvent.EndorsementWithdrawn),
        [typeof(JourneyCommand.ExpireEndorsement)] = typeof(JourneyEvent.EndorsementExpired),
        [typeof(JourneyCommand.GrantPassport)] = typeof(JourneyEvent.PassportGranted),
        [typeof(JourneyCommand.ExpirePassport)] = typeof(JourneyEvent.PassportExpired),
        [typeof(JourneyCommand.RequestSitting)] = typeof(JourneyEvent.SittingRequested),
        [typeof(JourneyCommand.OfferSitting)] = typeof(JourneyEvent.SittingOffered),
        [typeof(JourneyCommand.BookSitting)] = typeof(JourneyEvent.SittingBooked),
        [typeof(JourneyCommand.BookAssessmentDay)] = typeof(JourneyEvent.SittingBooked),
        [typeof(JourneyCommand.RequestAdjustments)] = typeof(JourneyEvent.AdjustmentsRequested),
        [typeof(JourneyCommand.DecideAdjustments)] = typeof(JourneyEvent.AdjustmentsAgreed),
        [typeof(JourneyCommand.GatherColleagueFeedback)] = typeof(JourneyEvent.ColleagueFeedbackGathered),
        [typeof(JourneyCommand.AnswerAllegation)] = typeof(JourneyEvent.WorkerHeard),
        [typeof(JourneyCommand.AgreeDevelopmentPlan)] = typeof(JourneyEvent.DevelopmentPlanAgreed),
        [typeof(JourneyCommand.BringRetakeForward)] = typeof(JourneyEvent.RetakeBroughtForward),
        [typeof(JourneyCommand.LapseNarrowRetake)] = typeof(JourneyEvent.NarrowRetakeLapsed),
        [typeof(JourneyCommand.ExpireBankedElements)] = typeof(JourneyEvent.BankedElementsExpired),
        [typeof(JourneyCommand.SampleSimulation)] = typeof(JourneyEvent.SimulationSampled),
        [typeof(JourneyCommand.CommentOnSimulation)] = typeof(JourneyEvent.SimulationCommented),
        [typeof(JourneyCommand.RequestRecheck)] = typeof(JourneyEvent.RecheckRequested),
        [typeof(JourneyCommand.AnswerRecheck)] = typeof(JourneyEvent.RecheckAnswered),
        [typeof(JourneyCommand.SupportReview)] = typeof(JourneyEvent.ReviewSupported),
        [typeof(JourneyCommand.RequestReview)] = typeof(JourneyEvent.ReviewRequested),
        [typeof(JourneyCommand.WithdrawReview)] = typeof(JourneyEvent.ReviewRequested),
        [typeof(JourneyCommand.AcceptLateReview)] = typeof(JourneyEvent.LateReviewAccepted),
        [typeof(JourneyCommand.RefuseLateReview)] = typeof(JourneyEvent.LateReviewRefused),
        [typeof(JourneyCommand.AppointReviewPanel)] = typeof(JourneyEvent.ReviewPanelAppointed),
        [typeof(JourneyCommand.ReplaceReviewMember)] = typeof(JourneyEvent.ReviewMemberReplaced),
        [typeof(JourneyCommand.DeclareInterests)] = typeof(JourneyEvent.InterestsDeclared),
        [typeof(JourneyCommand.AddReviewEvidence)] = typeof(JourneyEvent.ReviewEvidenceAdded),
        [typeof(JourneyCommand.ReMarkElement)] = typeof(JourneyEvent.ElementReMarked),
        [typeof(JourneyCommand.CastReviewVote)] = typeof(JourneyEvent.ReviewVoteCast),
        // Whether the panel can act yet tells how it stands: who has not declared, who has not voted.
        [typeof(JourneyCommand.OrderReMark)] = typeof(JourneyEvent.ReviewVoteCast),
        [typeof(JourneyCommand.DecideReview)] = typeof(JourneyEvent.ReviewVoteCast),
        [typeof(JourneyCommand.RemindOfReaccreditation)] = typeof(JourneyEvent.ReaccreditationReminded),
        [typeof(JourneyCommand.DeclareLearning)] = typeof(JourneyEvent.LearningDeclared),
        [typeof(JourneyCommand.EndorseForReaccreditation)] = typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
        [typeof(JourneyCommand.MarkReaccreditationOverdue)] = typeof(JourneyEvent.ReaccreditationOverdue),
        [typeof(JourneyCommand.MarkAccreditationNotCurrent)] = typeof(JourneyEvent.AccreditationNotCurrent),
    }.ToFrozenDictionary();

    /// <summary>What the worker asks of those who review, and what these do about it: their documents no delivery partner reads either.</summary>
    private static readonly FrozenSet<Type> OfReviews = FrozenSet.Create(
        typeof(JourneyCommand.SupportReview), typeof(JourneyCommand.RequestReview), typeof(JourneyCommand.WithdrawReview), typeof(JourneyCommand.AcceptLateReview), typeof(JourneyCommand.RefuseLateReview),
        typeof(JourneyCommand.AppointReviewPanel), typeof(JourneyCommand.ReplaceReviewMember), typeof(JourneyCommand.DeclareInterests), typeof(JourneyCommand.AddReviewEvidence),
        typeof(JourneyCommand.OrderReMark), typeof(JourneyCommand.CastReviewVote), typeof(JourneyCommand.DecideReview));

    /// <summary>Whether a role has to do with a level at all: practice leaders are assessed under a contract of its own .</summary>
    public static bool IsOf(Level level, Role role) => role switch
    {
        Role.LeaderDeliveryPartner => level == Level.Leader,
        Role.DeliveryPartner => level != Level.Leader,
        _ => true,
    };

    /// <summary>The step as the caller is told of it; null where they are not.</summary>
    public static Step? Of(Step step, Caller caller, JourneyId id, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(journey);
        // There is no review for an employer before one is open: that somebody asked too late is not told (S-08).
        if (caller.Role == Role.Employer && step.Asked is JourneyCommand.AddReviewEvidence asked && journey.At(asked.Level).Review(asked.Review)?.OpenedOn is null)
            return null;
        var isTheirs = AccessTable.Allows(caller, step.Asked, id, journey);
        if (!isTheirs && !IsToldOfAnothers(step.Asked.GetType(), caller.Role))
            return null;

        // What refuses their own step they hear by asking; what refuses another's, and is not theirs to know, would be told by its silence.
        var refusing = step.Findings.FirstOrDefault(finding => finding.IsBroken);
        if (refusing is not null && !Tells(refusing.About, caller.Role) && !isTheirs)
            return null;
        return step with { Findings = [.. step.Findings.Where(finding => Tells(finding.About, caller.Role) || (isTheirs && finding == refusing))] };
    }

    /// <summary>Whether a role is told of a matter that is not yet settled.</summary>
    public static bool Tells(Matter about, Role role) => about == Matter.Road || (!IsKeptFrom(about, role) && EventTable.SightOf(Matters[about], role) == Sight.Always);

    /// <summary>Whether a role is told of a matter once a decision about it is recorded and told.</summary>
    public static bool TellsOfDecided(Matter about, Role role) => about == Matter.Road || (!IsKeptFrom(about, role) && EventTable.SightOf(Matters[about], role) is Sight.Always or Sight.OnceReleased);

    private static bool IsKeptFrom(Matter about, Role role) => role is Role.DeliveryPartner or Role.LeaderDeliveryPartner && about is Matter.Review or Matter.Panel;

    private static bool IsToldOfAnothers(Type step, Role role) => role switch
    {
        Role.DeliveryPartner or Role.LeaderDeliveryPartner => !OfReviews.Contains(step),
        Role.ReviewSecretariat or Role.ReviewChair or Role.ReviewPanelMember or Role.Auditor => true,
        Role.Employer => step == typeof(JourneyCommand.AgreeToAssessment),
        _ => Steps.TryGetValue(step, out var happens) && EventTable.SightOf(happens, role) == Sight.Always,
    };
}
