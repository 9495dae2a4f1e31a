using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.LeadershipWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>A leader's result draws on feedback from social workers in the service, peers, managers, elected members and partners (R-126, C16 ¶45).</summary>
[Trait("Rule", "R-126")]
public sealed class When_colleagues_are_heard
{
    [Fact]
    public void What_a_group_fed_back_is_kept_as_a_document_and_a_number() =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(Gather(ColleagueGroup.SocialWorkers, on: "2018-07-20", respondents: 12))
            .Then(Heard(ColleagueGroup.SocialWorkers, on: "2018-07-20", respondents: 12));

    [Fact]
    public void It_may_be_gathered_after_the_day_too() =>
        Given(LeaderMarked()).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Partners, on: "2018-09-24", respondents: 1))
            .Then(Heard(ColleagueGroup.Partners, on: "2018-09-24", respondents: 1));

    [Fact]
    public void The_same_sent_again_is_gathered_once() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20")).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-20"))
            .ThenNothingHappens();

    [Fact]
    public void Another_of_the_same_group_is_a_correction() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20")).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-23", respondents: 6))
            .ThenRefused(Refusals.ColleaguesAlreadyHeard, because: "peers was gathered on 20 July 2018");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(5000)]
    public void Somebody_was_heard_and_no_crowd(int respondents) =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Managers, on: "2018-07-20", respondents))
            .ThenRefused(Refusals.NoRespondents, because: $"For managers, {respondents} respondents were sent");

    [Fact]
    public void Nobody_is_asked_about_somebody_who_was_not_put_forward() =>
        Given(Registered(), EmployedAt("LEEDS"), LeadsPractice(), Agreed(level: Leader)).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-20"))
            .ThenRefused(Refusals.NotEndorsed, because: "so no colleague is asked");

    [Fact]
    [Trait("Rule", "S-19")]
    public void Nor_about_somebody_whose_endorsement_has_run_out() =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2019-01-03"))
            .ThenRefused(Refusals.NotEndorsed, because: "By 3 January 2019");

    [Fact]
    [Trait("Rule", "S-47")]
    public void Nor_about_somebody_who_took_the_agreement_back() =>
        Given(LeaderPutForward(), new JourneyEvent.AgreementWithdrawn(Leader, Day("2018-07-10"))).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-20"))
            .ThenRefused(Refusals.NotAgreed);

    [Fact]
    public void What_was_said_before_the_leader_was_put_forward_is_of_another_time() =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2018-06-29"))
            .ThenRefused(Refusals.FeedbackBeforeEndorsement, because: "put forward on 2 July 2018");

    [Fact]
    public void Nothing_is_gathered_ahead_of_its_day() =>
        Given(LeaderPutForward()).Under(Consultation2016).Today("2018-07-20")
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-21"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void No_result_goes_out_before_every_group_was_heard() =>
        Given(LeaderMarked(), Heard(ColleagueGroup.SocialWorkers, on: "2018-08-03"), Heard(ColleagueGroup.Managers, on: "2018-08-03"), Heard(ColleagueGroup.Partners, on: "2018-08-03")).Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-01"))
            .ThenRefused(Refusals.ColleaguesNotHeard, because: "nobody was heard yet of peers, of elected members.");

    [Fact]
    public void Who_was_heard_for_an_earlier_endorsement_is_heard_again() =>
        Given(
            LeaderPutForward(), AllHeard(on: "2018-08-03"),
            new JourneyEvent.EndorsementExpired(Leader, 1, new("LEEDS"), Day("2019-01-03")),
            PutForward(by: "LEEDS", on: "2019-02-04", until: "2019-08-04", endorsement: 2),
            DayBooked(sitsOn: "2019-03-13", on: "2019-02-11", endorsement: 2),
            DayMarked(RolePlay, 45, on: "2019-03-20"), DayMarked(WrittenExercise, 45, on: "2019-03-20"), DayMarked(Interview, 45, on: "2019-03-20"))
            .Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2019-03-27"))
            .ThenRefused(Refusals.ColleaguesNotHeard, because: "the social workers in the service, of peers, of managers, of elected members, of partners.");

    [Fact]
    [Trait("Rule", "S-32")]
    public void Once_a_void_day_carries_nothing_on_any_more_it_is_gathered_for_the_endorsement_given_since() =>
        Given(
            LeaderBooked(), SittingWords.Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-13", on: "2018-09-13", level: Leader),
            PutForward(by: "LEEDS", on: "2019-04-01", until: "2019-10-01", endorsement: 2))
            .Under(Consultation2016)
            .When(Gather(ColleagueGroup.Peers, on: "2019-04-08"))
            .Then(Heard(ColleagueGroup.Peers, on: "2019-04-08", endorsement: 2));

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_gathered_it_releases_nothing() =>
        Given(LeaderMarked(), AllHeard(on: "2018-08-03")).Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-01", by: "delivery-2"))
            .ThenRefused(Refusals.ReleaserMarked, because: "gathered or put right by delivery-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_put_it_right() =>
        Given(LeaderMarked(), AllHeard(on: "2018-08-03"), HeardCorrected(ColleagueGroup.Peers, on: "2018-08-06", respondents: 5, by: "delivery-9")).Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-01", by: "delivery-9"))
            .ThenRefused(Refusals.ReleaserMarked, because: "The feedback of peers");

    [Fact]
    [Trait("Rule", "S-34")]
    public void Nor_does_whoever_gathered_it_decide_on_malpractice() =>
        Given(LeaderMarked(), AllHeard(on: "2018-08-03"), new JourneyEvent.MalpracticeAlleged(Leader, 1, 1, DocumentOf("allegation"), Day("2018-10-05"), new("assessor-2"), Day("2018-09-21"))).Under(Consultation2016)
            .When(By("delivery-2", new JourneyCommand.DecideMalpractice(Leader, null, null, Day("2018-10-08"))))
            .ThenRefused(Refusals.DeciderInvolved);

    [Fact]
    public void What_was_recorded_wrongly_is_put_right_before_the_release() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20")).Under(Consultation2016)
            .When(PutFeedbackRight(ColleagueGroup.Peers, respondents: 5, on: "2018-07-23"))
            .Then(HeardCorrected(ColleagueGroup.Peers, on: "2018-07-23", respondents: 5));

    [Fact]
    public void What_is_right_already_stays_as_it_is() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20", respondents: 5)).Under(Consultation2016)
            .When(PutFeedbackRight(ColleagueGroup.Peers, respondents: 5, on: "2018-07-23"))
            .ThenNothingHappens();

    [Fact]
    public void Nobody_is_put_right_to_nobody() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20")).Under(Consultation2016)
            .When(PutFeedbackRight(ColleagueGroup.Peers, respondents: 0, on: "2018-07-23"))
            .ThenRefused(Refusals.NoRespondents);

    [Fact]
    public void A_correction_follows_what_it_corrects() =>
        Given(LeaderPutForward(), Heard(ColleagueGroup.Peers, on: "2018-07-20")).Under(Consultation2016)
            .When(PutFeedbackRight(ColleagueGroup.Peers, respondents: 5, on: "2018-07-19"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "gathered on 20 July 2018");

    [Fact]
    public void With_the_release_it_is_what_the_result_rests_on() =>
        Given(AccreditedLeader()).Under(Consultation2016)
            .When(PutFeedbackRight(ColleagueGroup.Peers, respondents: 5, on: "2018-10-08"))
            .ThenRefused(Refusals.NothingToCorrect, because: "waits for a release");
}
