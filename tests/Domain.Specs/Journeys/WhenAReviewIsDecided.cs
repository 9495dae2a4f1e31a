namespace Naas.Domain.Specs.Journeys;

/// <summary>S-09: by majority, with reason codes and a written reason; dissent is noted, and time runs again.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-09")]
public sealed class When_a_review_is_decided
{
    [Fact]
    public void Each_on_the_panel_votes_with_reasons() =>
        Given(BeforeThePanel())
            .When(Vote("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"))
            .Then(Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"));

    [Fact]
    public void The_same_vote_twice_is_one() =>
        Given(BeforeThePanel(), Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"))
            .When(Vote("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"))
            .ThenNothingHappens();

    [Fact]
    public void A_vote_has_a_reason() =>
        Given(BeforeThePanel())
            .When(Vote("member-1", ReviewRemedy.Uphold, ReviewReasonSet.None, on: "2019-01-14"))
            .ThenRefused(Refusals.ReasonsMissing, because: "member-1");

    [Fact]
    public void Nobody_else_votes() =>
        Given(BeforeThePanel())
            .When(Vote("secretary-1", ReviewRemedy.Uphold, on: "2019-01-14"))
            .ThenRefused(Refusals.NotOnThePanel, because: "secretary-1");

    [Fact]
    [Trait("Rule", "S-48")]
    public void Upheld_the_days_under_review_are_not_held_against_the_worker() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void Decided_twice_nothing_is_added() =>
        Given(Upheld())
            .When(Decide(on: "2019-01-15"))
            .ThenNothingHappens();

    [Fact]
    public void What_is_decided_stays_so() =>
        Given(Upheld())
            .When(Decide(on: "2019-01-16"))
            .ThenRefused(Refusals.ReviewClosed, because: "decided on 15 January 2019");

    [Fact]
    public void The_majority_decides_with_its_reasons_and_the_dissent_is_noted() =>
        Given(
                BeforeThePanel(),
                Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"),
                Voted("member-2", ReviewRemedy.SetAside, Misapplied, on: "2019-01-14"),
                Voted("chair-1", ReviewRemedy.Uphold, ReviewReasonSet.Of(ReviewReason.CircumstancesNotShown), on: "2019-01-14"))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.Uphold, ReviewReasonSet.Of(ReviewReason.StandardAppliedCorrectly, ReviewReason.CircumstancesNotShown), on: "2019-01-15", stoodStillFrom: "2018-12-10", dissent: "member-2"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void A_later_vote_takes_the_place_of_an_earlier_one() =>
        Given(
                BeforeThePanel(),
                Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"),
                Voted("member-2", ReviewRemedy.SetAside, Misapplied, on: "2019-01-14"),
                Voted("chair-1", ReviewRemedy.CorrectClericalError, Misapplied, on: "2019-01-14"),
                Voted("chair-1", ReviewRemedy.Uphold, Applied, on: "2019-01-15"))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.Uphold, Applied, on: "2019-01-15", stoodStillFrom: "2018-12-10", dissent: "member-2"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void Three_opinions_are_no_majority() =>
        Given(
                BeforeThePanel(),
                Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"),
                Voted("member-2", ReviewRemedy.SetAside, Misapplied, on: "2019-01-14"),
                Voted("chair-1", ReviewRemedy.CorrectClericalError, Misapplied, on: "2019-01-14"))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.NoMajority, because: "more than half");

    [Fact]
    public void Nothing_is_decided_before_they_voted() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold, on: "2019-01-14"))
            .When(Decide(on: "2019-01-13"))
            .ThenRefused(Refusals.DecidedBeforeTheVotes, because: "14 January 2019");

    [Fact]
    public void Nobody_is_passed_over() =>
        Given(BeforeThePanel(), Voted("member-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"), Voted("chair-1", ReviewRemedy.Uphold, Applied, on: "2019-01-14"))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.NoMajority, because: "the vote of member-2");

    [Fact]
    public void The_vote_of_somebody_who_was_replaced_does_not_count() =>
        Given(
                BeforeThePanel(), AllFor(ReviewRemedy.Uphold, on: "2019-01-14"),
                MemberReplaced("member-2", "member-3", on: "2019-01-14"), InterestsDeclared("member-3", on: "2019-01-14"))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.NoMajority, because: "the vote of member-3");

    [Fact]
    public void The_chair_records_it() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold))
            .When(Decide(on: "2019-01-15", by: "member-1"))
            .ThenRefused(Refusals.ChairActs, because: "chair-1");

    [Fact]
    public void Nothing_decides_by_itself_however_late_it_is() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold)).Today("2019-06-03")
            .When(Decide(on: "2019-06-03"))
            .Then(
                ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-06-03", stoodStillFrom: "2018-12-10"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-06-03", until: "2019-08-22", bankedUntil: "2020-05-23", on: "2019-06-03"));

    [Fact]
    public void Two_reviews_hold_the_windows_until_both_are_over() =>
        Given(
                BeforeThePanel(), AllFor(ReviewRemedy.Uphold),
                ReviewRequested(ReviewGround.ExtenuatingCircumstances, until: "2019-01-02", on: "2018-12-20", review: 2), ReviewOpened(due: "2019-02-19", on: "2018-12-20", review: 2),
                ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"))
            .When(WithdrawReview(on: "2019-02-04", review: 2))
            .Then(
                new JourneyEvent.ReviewWithdrawn(Practitioner, 2, 1, KnownFacts.Day("2019-02-04")),
                // The days up to 15 January count once.
                WindowMoved(WindowStop.Review, from: "2018-12-20", to: "2019-02-04", until: "2019-04-25", bankedUntil: "2020-01-25", on: "2019-02-04", number: 2));

    [Fact]
    public void A_correction_has_no_place_in_another_remedy() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold))
            .When(DecideClericalError(Written, 41, on: "2019-01-15"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "has no place");

    [Fact]
    public void A_clerical_error_is_put_right_upwards() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.CorrectClericalError))
            .When(DecideClericalError(Written, 48, on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.CorrectClericalError, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                MarkPutRightOnReview(Written, 48, Met, CorrectionReason.ClericalError, on: "2019-01-15"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void And_downwards() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.CorrectClericalError))
            .When(DecideClericalError(Simulated, 31, on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.CorrectClericalError, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                MarkPutRightOnReview(Simulated, 31, NotMet, CorrectionReason.ClericalError, on: "2019-01-15"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void A_clerical_error_names_the_mark_that_was_meant() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.CorrectClericalError))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.MarkNotChanged, because: "attempt 1");

    [Theory]
    [InlineData(ReviewRemedy.OverturnFinding)]
    [InlineData(ReviewRemedy.OverturnRevocation)]
    public void What_was_not_asked_about_is_not_overturned(ReviewRemedy remedy) =>
        Given(BeforeThePanel())
            .When(Vote("member-1", remedy, on: "2019-01-14"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "another ground");

    [Fact]
    public void Without_an_order_there_is_nothing_to_take_the_better_of() =>
        Given(BeforeThePanel())
            .When(Vote("member-1", ReviewRemedy.ReMark, on: "2019-01-14"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "review 1");

    [Fact]
    [Trait("Rule", "S-34")]
    public void An_allegation_about_the_attempt_is_decided_first() =>
        Given(BeforeThePanel(), MalpracticeAlleged(on: "2019-01-07", until: "2019-01-21"), AllFor(ReviewRemedy.Uphold))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.UnderInvestigation, because: "7 January 2019");

    [Fact]
    [Trait("Rule", "S-34")]
    public void Where_something_is_remedied_so_is_one_about_an_attempt_since()
    {
        JourneyEvent[] since =
        [
            EndorsedAgain(by: "LEEDS", on: "2018-12-17", until: "2019-06-17"), Booked(ElementSet.Of(Written), sitsOn: "2019-01-02", on: "2018-12-17", attempt: 2, endorsement: 2),
            MalpracticeAlleged(on: "2019-01-07", until: "2019-01-21", attempt: 2),
        ];

        Given(BeforeThePanel(), since, AllFor(ReviewRemedy.SetAside)).When(Decide(on: "2019-01-15")).ThenRefused(Refusals.UnderInvestigation, because: "attempt 2");
        Given(BeforeThePanel(), since, AllFor(ReviewRemedy.Uphold)).When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));
    }

    private static JourneyEvent[] Upheld() => [.. BeforeThePanel(), .. AllFor(ReviewRemedy.Uphold), ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10")];
}
