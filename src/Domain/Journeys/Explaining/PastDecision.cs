using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>A decision that was recorded, explained as it was then: its gate, asked anew of the journey before it, and what followed by itself.</summary>
/// <param name="Asked">The command, made again from what it recorded; null where its events do not tell it, or its guards are not told one by one.</param>
/// <param name="Findings">Every rule of its gate; empty without a gate.</param>
/// <param name="Consequences">Each event of the decision, with what it rests on.</param>
public sealed record PastDecision(JourneyCommand? Asked, ImmutableArray<Finding> Findings, ImmutableArray<Consequence> Consequences)
{
    /// <param name="before">Everything that was recorded before it, in order.</param>
    /// <param name="recorded">What the decision recorded, in order.</param>
    /// <param name="policy">The edition that governed it.</param>
    /// <param name="withFacts">Fills in who asked, the day on which it was recorded, and what was known beside the journey by then; null where that cannot be told any more.</param>
    public static PastDecision Of(IReadOnlyList<JourneyEvent> before, IReadOnlyList<JourneyEvent> recorded, Policy policy, Func<JourneyCommand, JourneyCommand?> withFacts)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(withFacts);
        var journey = before.Aggregate(Journey.NotBegun, Journey.Evolve);
        var asked = Again(recorded, journey, policy) is { } command ? withFacts(command) : null;
        ImmutableArray<Finding> findings = asked is not null && JourneyDecider.GateOf(asked) is { } gate
            ? [.. JourneyDecider.ExamineTakingUp(asked, journey, policy), .. gate.Examine(asked, journey, policy)]
            : [];
        return new PastDecision(asked, findings, [.. ConsequencesOf(before, recorded, journey, policy)]);
    }

    private static IEnumerable<Consequence> ConsequencesOf(IReadOnlyList<JourneyEvent> before, IReadOnlyList<JourneyEvent> recorded, Journey journey, Policy policy)
    {
        foreach (var happened in recorded)
        {
            var after = Journey.Evolve(journey, happened);
            yield return new Consequence(happened, [.. JourneyDecider.WhatItRestsOn(happened, journey, after, before.Concat(recorded), policy)]);
            journey = after;
        }
    }

    /// <summary>The command that recorded these events, without its facts.</summary>
    private static JourneyCommand? Again(IReadOnlyList<JourneyEvent> recorded, Journey before, Policy policy) => recorded[0] switch
    {
        JourneyEvent.StatutoryRoleStarted e => new JourneyCommand.StartStatutoryRole(e.Spell, e.Functions, e.Route, e.PrincipalSocialWorker, AdaptationOf(e, before, policy), e.On),
        JourneyEvent.StatutoryRoleEnded e => new JourneyCommand.EndStatutoryRole(e.Role, e.On),
        JourneyEvent.AsyeCompleted e => new JourneyCommand.CompleteAsye(e.Role, e.On),
        JourneyEvent.MinimumServiceWaived e => new JourneyCommand.WaiveMinimumService(e.Role, e.Reason, e.On),
        JourneyEvent.MinimumServiceExtended e => new JourneyCommand.ExtendMinimumService(e.Role, e.NotBefore, e.Reason, e.On),
        JourneyEvent.AssessmentAgreed e => new JourneyCommand.AgreeToAssessment(e.Level, e.On),
        JourneyEvent.AgreementWithdrawn e => new JourneyCommand.WithdrawAgreement(e.Level, e.On),
        JourneyEvent.AssessmentDeclined e => new JourneyCommand.DeclineAssessment(e.Level, e.On),
        JourneyEvent.EndorsementRequested e => new JourneyCommand.RequestEndorsement(e.Level, e.Of, e.On),
        JourneyEvent.EndorsementDeclined e => new JourneyCommand.DeclineEndorsement(e.Level, e.DeclinedBy, e.Reason, e.On),
        JourneyEvent.EndorsementWithdrawn e => new JourneyCommand.WithdrawEndorsement(e.Level, e.EndorsedBy, e.Reason, e.On),
        JourneyEvent.PracticeEndorsed e => new JourneyCommand.EndorsePractice(e.Level, e.EndorsedBy, e.On, RankIn(recorded)),
        JourneyEvent.PracticeReEndorsed e => new JourneyCommand.EndorsePractice(e.Level, e.EndorsedBy, e.On, RankIn(recorded)),
        JourneyEvent.PassportGranted e => new JourneyCommand.GrantPassport(e.Level, e.Elements, true, e.On),
        JourneyEvent.AdjustmentsRequested e => new JourneyCommand.RequestAdjustments(e.Level, e.Document, e.On),
        JourneyEvent.WorkerHeard e => new JourneyCommand.AnswerAllegation(e.Level, e.Document, e.On),
        JourneyEvent.RecordingTrainingAgreed e => new JourneyCommand.AgreeToTrainingUse(e.Level, e.Recording, e.On),
        JourneyEvent.SittingRequested e => new JourneyCommand.RequestSitting(e.Level, e.On),
        JourneyEvent.RecordingDestroyed e => new JourneyCommand.DestroyRecording(e.Level, e.Recording, e.On),
        JourneyEvent.DevelopmentPlanAgreed e => new JourneyCommand.AgreeDevelopmentPlan(e.Level, e.Document, e.On),
        JourneyEvent.RetakeBroughtForward e => new JourneyCommand.BringRetakeForward(e.Level, e.Reason, e.On),
        JourneyEvent.ReviewSupported e => new JourneyCommand.SupportReview(e.Level, e.Attempt, e.Organisation, e.On),
        JourneyEvent.ReviewRequested e => new JourneyCommand.RequestReview(e.Level, e.Attempt, e.Ground, e.Document, e.On),
        JourneyEvent.ReviewWithdrawn e => new JourneyCommand.WithdrawReview(e.Level, e.Review, e.On),
        JourneyEvent.ReviewEvidenceAdded e => new JourneyCommand.AddReviewEvidence(e.Level, e.Review, e.Document, e.On),
        JourneyEvent.LeadersAreaNamed e => new JourneyCommand.NameLeadersArea(e.Role, e.Area, e.On),
        JourneyEvent.RecheckRequested e => new JourneyCommand.RequestRecheck(e.Level, e.Attempt, e.Element, e.On),
        JourneyEvent.ReviewDecided e => new JourneyCommand.DecideReview(e.Level, e.Review, e.Document, PutRightIn(recorded, e.Remedy), e.On),
        JourneyEvent.LearningDeclared e => new JourneyCommand.DeclareLearning(e.Level, e.Hours, e.On) { Declaration = e.Declaration },
        JourneyEvent.PracticeEndorsedForReaccreditation e => new JourneyCommand.EndorseForReaccreditation(e.Level, e.EndorsedBy, e.On),
        // What else was recorded with it, such as a wait that is over or a sitting called off, may stand before it.
        _ => recorded.Select(happened => (JourneyCommand?)(happened switch
        {
            JourneyEvent.SittingBooked { Level: Level.Leader } e => new JourneyCommand.BookAssessmentDay(e.Sitting, e.SitsOn, e.On),
            JourneyEvent.SittingBooked e => new JourneyCommand.BookSitting(e.Level, e.Sitting, e.SitsOn, e.On),
            JourneyEvent.ResultReleased e => new JourneyCommand.ReleaseResult(e.Level, e.Attempt, e.On),
            JourneyEvent.ResultCorrected e => new JourneyCommand.ReleaseResult(e.Level, e.Attempt, e.On),
            _ => null,
        })).FirstOrDefault(command => command is not null),
    };

    private static int? RankIn(IReadOnlyList<JourneyEvent> recorded) => recorded.OfType<JourneyEvent.EndorsementRanked>().FirstOrDefault()?.Rank;

    /// <summary>The mark that a panel put right, where it was written down wrongly.</summary>
    private static ClericalCorrection? PutRightIn(IReadOnlyList<JourneyEvent> recorded, ReviewRemedy remedy) =>
        remedy == ReviewRemedy.CorrectClericalError && recorded.OfType<JourneyEvent.MarkCorrected>().First() is var corrected ? new ClericalCorrection(corrected.Element, corrected.Score, corrected.Profile) : null;

    /// <summary>The employer's own months, where the expectation is not that of the edition .</summary>
    private static int? AdaptationOf(JourneyEvent.StatutoryRoleStarted started, Journey before, Policy policy)
    {
        var most = started.Route switch
        {
            EntryRoute.OtherSocialWorkRole => policy.AdaptationMonths.Value,
            EntryRoute.OutsideEngland => policy.FromOutsideEnglandMonths.Value,
            _ => 0,
        };
        var first = before.Roles.Select(role => role.From).Append(started.On).Min();
        return Enumerable.Range(1, most).Where(months => first.AddMonths(months) == started.ExpectedBy && months != most).Cast<int?>().FirstOrDefault();
    }
}

/// <summary>An event of a decision, and what it rests on.</summary>
public sealed record Consequence(JourneyEvent Event, ImmutableArray<Finding> Findings);
