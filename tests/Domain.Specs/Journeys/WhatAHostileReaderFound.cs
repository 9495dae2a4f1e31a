using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Sequences that once ended wrongly, each with the right it is about.</summary>
public sealed class What_crosses_on_the_way_to_a_sitting
{
    [Fact]
    [Trait("Rule", "S-33")]
    public void A_decision_on_adjustments_is_not_recorded_with_a_reason_that_says_the_opposite() =>
        Given([.. ReadyToSit(), new JourneyEvent.AdjustmentsRequested(Practitioner, 1, DocumentOf("needs"), Day("2018-07-16"))])
            .When(By("delivery-1", new JourneyCommand.DecideAdjustments(Practitioner, Agreed: true, AdjustmentReason.NotReasonable, Day("2018-07-18"))))
            .ThenRefused(Refusals.ReasonDoesNotFit);

    [Fact]
    [Trait("Rule", "S-33")]
    public void A_further_request_takes_nothing_away_that_was_agreed() =>
        Given([
                .. BookedForSeptember(),
                new JourneyEvent.AdjustmentsRequested(Practitioner, 1, DocumentOf("needs"), Day("2018-08-02")),
                new JourneyEvent.AdjustmentsAgreed(Practitioner, 1, AdjustmentReason.AsRequested, new("delivery-1"), Day("2018-08-06")),
                new JourneyEvent.AdjustmentsRequested(Practitioner, 2, DocumentOf("more"), Day("2018-08-07")),
            ])
            .When(By("delivery-1", new JourneyCommand.VoidSitting(Practitioner, VoidReason.AdjustmentNotMade, Day("2018-09-13"))))
            .Then(
                new JourneyEvent.SittingVoided(Practitioner, 1, SittingOn("2018-09-12"), VoidReason.AdjustmentNotMade, Day("2019-03-13"), new("delivery-1"), Day("2018-09-13")),
                new JourneyEvent.SittingRequested(Practitioner, 1, Day("2018-09-12")));

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_sitting_that_is_not_held_asks_for_no_second_place_while_one_is_asked_for() =>
        Given([
                .. ReadyToSit(),
                new JourneyEvent.SittingRequested(Practitioner, 1, Day("2018-08-20")),
                Booked(Everything, sitsOn: "2018-08-10", on: "2018-08-01"),
            ])
            .When(By("delivery-1", new JourneyCommand.CancelSitting(Practitioner, CancellationReason.SittingNotHeld, Day("2018-08-10"))))
            .Then(new JourneyEvent.SittingCancelled(Practitioner, 1, SittingOn("2018-08-10"), CancellationReason.SittingNotHeld, Day("2018-08-10")));

    [Fact]
    [Trait("Rule", "S-32")]
    public void Who_has_marks_was_there() =>
        Given(MarkedInSeptember())
            .When(By("delivery-1", new JourneyCommand.VoidSitting(Practitioner, VoidReason.NoShow, Day("2018-09-24"))))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    [Trait("Rule", "S-47")]
    public void A_sitting_with_a_recording_cannot_be_withdrawn_from_by_an_earlier_date() =>
        Given([.. BookedForSeptember(), new JourneyEvent.RecordingTaken(Practitioner, 1, new("REC-1"), new("LEEDS"), Day("2018-09-12"))])
            .When(By("worker-5", new JourneyCommand.WithdrawAgreement(Practitioner, Day("2018-09-11"))))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "S-17")]
    public void A_second_role_takes_no_wait_away() =>
        Given(
                Registered(), EmployedAt("LEEDS", from: "2018-05-01"),
                InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, "2018-05-01", "2019-05-01", null),
                InRole(StatutoryFunction.StatutoryPlans, EntryRoute.Established, "2018-05-01", null, null, role: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.SupportedYearNotCompleted);
}

public sealed class What_crosses_on_the_way_to_a_result
{
    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-32")]
    public void Leaving_ends_the_endorsement_that_a_void_sitting_carried_on() =>
        Given([
                .. BookedForSeptember(),
                new JourneyEvent.SittingVoided(Practitioner, 1, SittingOn("2018-09-12"), VoidReason.TechnicalFailure, Day("2019-03-13"), new("delivery-1"), Day("2018-09-13")),
            ])
            .When(EndEmployment(spell: 1, on: "2019-02-01"))
            .Then(Left("LEEDS", on: "2019-02-01"), EndorsementLapsed(by: "LEEDS", on: "2019-02-01"));

    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-48")]
    public void A_retake_booked_while_time_stood_still_falls_away_when_time_runs_again_too_soon() =>
        Given([
                .. WrittenNarrowlyMissed(),
                PlanAgreed(on: "2018-12-03"),
                EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
                new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2019-11-20")),
                Booked(Only(Written), sitsOn: "2020-02-10", on: "2019-11-25", attempt: 2, endorsement: 2),
            ])
            .When(By("clerk-1", new JourneyCommand.EndAbsence(1, Day("2019-11-25"))))
            .Then(
                new JourneyEvent.AbsenceEnded(1, Day("2019-11-25")),
                new JourneyEvent.RetakeWindowMoved(Practitioner, 1, WindowStop.ProtectedAbsence, 1, Day("2019-11-20"), Day("2019-11-26"), Day("2019-02-28"), Day("2019-12-06"), Day("2019-11-25")),
                new JourneyEvent.SittingCancelled(Practitioner, 2, SittingOn("2020-02-10"), CancellationReason.NotEnoughAnyMore, Day("2019-11-25")));

    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-48")]
    public void A_retake_booked_while_time_stood_still_falls_away_when_time_had_not_stood_still_at_all() =>
        Given([
                .. WrittenNarrowlyMissed(),
                PlanAgreed(on: "2018-12-03"),
                EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
                new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2019-11-20")),
                Booked(Only(Written), sitsOn: "2020-02-10", on: "2019-11-25", attempt: 2, endorsement: 2),
            ])
            .When(By("clerk-1", new JourneyCommand.CorrectAbsence(1, AbsenceKind.OtherAuthorised, Day("2019-11-20"), null, CorrectionReason.ClericalError, Day("2019-11-26"))))
            .Then(
                new JourneyEvent.AbsenceCorrected(1, AbsenceKind.OtherAuthorised, Day("2019-11-20"), null, CorrectionReason.ClericalError, new("clerk-1"), Day("2019-11-26")),
                new JourneyEvent.SittingCancelled(Practitioner, 2, SittingOn("2020-02-10"), CancellationReason.NotEnoughAnyMore, Day("2019-11-26")));

    [Fact]
    [Trait("Rule", "S-52")]
    public void The_areas_stay_when_only_the_score_is_changed() =>
        Given([
                .. BookedForSeptember(),
                Marked(Knowledge, 20, ElementResult.Met, on: "2018-09-20", profile: Areas(AreaJudgement.ToDevelop, 3)),
            ])
            .When(By("moderator-2", new JourneyCommand.ModerateMark(Practitioner, Knowledge, 21, null, ModerationReason.SumWrong, Day("2018-09-24"))
            {
                Standard = Standard(Practitioner, Knowledge),
            }))
            .Then(new JourneyEvent.MarkModerated(Practitioner, 1, Knowledge, 21, 30, 18, 16, "2018-1", ElementResult.Met, Areas(AreaJudgement.ToDevelop, 3), ModerationReason.SumWrong, new("moderator-2"), Day("2018-09-24")));
}
