using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>R-111, S-09: two fresh assessors, apart, from the recording or the script; what stands is confirmed or improved.</summary>
[Trait("Rule", "R-111")]
[Trait("Rule", "S-09")]
public sealed class When_an_element_is_marked_again
{
    [Fact]
    public void The_chair_orders_it() =>
        Given(BeforeThePanel())
            .When(OrderReMark(Only(Written), on: "2018-12-17"))
            .Then(ReMarkOrdered(Only(Written), on: "2018-12-17"));

    [Fact]
    public void Ordered_twice_nothing_is_added() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(OrderReMark(Only(Written), on: "2018-12-17"))
            .ThenNothingHappens();

    [Fact]
    public void A_member_does_not_order_it() =>
        Given(BeforeThePanel())
            .When(OrderReMark(Only(Written), on: "2018-12-17", by: "member-1"))
            .ThenRefused(Refusals.ChairActs, because: "chair-1");

    [Fact]
    public void What_a_machine_scored_is_not_marked_again_by_assessors() =>
        Given(BeforeThePanel())
            .When(OrderReMark(Only(Knowledge), on: "2018-12-17"))
            .ThenRefused(Refusals.NothingToReMark, because: "knowledge");

    [Fact]
    public void The_observation_is_marked_again_from_its_recording_or_not_at_all() =>
        Given(BeforeThePanel())
            .When(OrderReMark(Only(Simulated), on: "2018-12-17"))
            .ThenRefused(Refusals.NothingToReMark, because: "no recording");

    [Fact]
    [Trait("Rule", "R-066")]
    public void With_a_recording_it_is() =>
        Given(BeforeThePanel(), RecordingTaken())
            .When(OrderReMark(Only(Simulated), on: "2018-12-17"))
            .Then(ReMarkOrdered(Only(Simulated), on: "2018-12-17"));

    [Fact]
    public void A_finding_is_reviewed_without_marks() =>
        Given(FoundAtOnce(), Cleared("2019-01-15"))
            .When(OrderReMark(Only(Written), on: "2019-01-16"))
            .ThenRefused(Refusals.NothingToReMark, because: "no marks");

    [Fact]
    public void A_fresh_assessor_marks_it() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 42, by: "assessor-8", on: "2018-12-20", Areas(AreaJudgement.Met, 6)))
            .Then(ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20", Areas(AreaJudgement.Met, 6)));

    [Fact]
    public void Handed_in_twice_nothing_is_added() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20"))
            .When(ReMark(Written, 42, by: "assessor-8", on: "2018-12-20"))
            .ThenNothingHappens();

    [Fact]
    public void One_assessor_gives_one_mark() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20"))
            .When(ReMark(Written, 44, by: "assessor-8", on: "2018-12-21"))
            .ThenRefused(Refusals.ReMarkedAlready, because: "assessor-8");

    [Fact]
    public void Two_marks_are_all_there_are() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20"), ReMarked(Written, 40, by: "assessor-9", on: "2018-12-20"))
            .When(ReMark(Written, 44, by: "assessor-7", on: "2018-12-21"))
            .ThenRefused(Refusals.ReMarkedAlready, because: "2 marks");

    [Fact]
    public void What_was_ordered_stays_once_marks_have_come_in() =>
        Given(BeforeThePanel(), RecordingTaken(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20"))
            .When(OrderReMark(Only(Simulated), on: "2018-12-21"))
            .ThenRefused(Refusals.NothingToReMark, because: "written");

    [Fact]
    public void Nothing_is_marked_again_without_an_order() =>
        Given(BeforeThePanel())
            .When(ReMark(Written, 42, by: "assessor-8", on: "2018-12-20"))
            .ThenRefused(Refusals.NothingToReMark, because: "has not ordered");

    [Fact]
    [Trait("Rule", "S-10")]
    public void Who_marked_it_before_is_not_fresh() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 42, by: "assessor-1", on: "2018-12-20"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "by assessor-1");

    [Fact]
    [Trait("Rule", "S-10")]
    public void Nobody_on_the_panel_marks_it() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 42, by: "member-1", on: "2018-12-20"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "has member-1 on it");

    /// <summary>They have read the case, and one of them has a conflict in it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Rule", "S-10")]
    public void Nor_anybody_who_was_on_the_panel(bool hadAConflict) =>
        Given(
                UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13", conflict: hadAConflict),
                MemberReplaced("member-1", "member-3", on: "2018-12-14"), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 42, by: "member-1", on: "2018-12-20"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "had member-1 on it");

    [Fact]
    [Trait("Rule", "S-10")]
    public void Nor_who_acted_for_the_worker_or_an_employer() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(BesideTheParties(ReMark(Written, 42, by: "worker-5", on: "2018-12-20"), "worker-5"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "worker-5 has acted for the worker");

    [Fact]
    public void It_is_scored_on_the_scale_of_the_standard() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 71, by: "assessor-8", on: "2018-12-20"))
            .ThenRefused(Refusals.ScoreOutOfRange, because: "70");

    [Fact]
    public void The_panel_does_not_decide_on_half_of_it() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 42, by: "assessor-8", on: "2018-12-20"), AllFor(ReviewRemedy.ReMark))
            .When(Decide(on: "2019-01-15"))
            .ThenRefused(Refusals.ReMarksMissing, because: "written");

    [Fact]
    public void The_mean_of_both_takes_the_place_of_a_lower_mark_and_waits_for_its_release() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 43, by: "assessor-8", on: "2018-12-20"), ReMarked(Written, 40, by: "assessor-9", on: "2018-12-21"), AllFor(ReviewRemedy.ReMark))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.ReMark, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                MarkPutRightOnReview(Written, 41.5m, Met, CorrectionReason.ReMarkedOnReview, on: "2019-01-15"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Fact]
    public void A_lower_one_confirms_the_mark_that_stands() =>
        Given(BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 30, by: "assessor-8", on: "2018-12-20"), ReMarked(Written, 36, by: "assessor-9", on: "2018-12-21"), AllFor(ReviewRemedy.ReMark))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.ReMark, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"));

    [Theory]
    [InlineData("assessor-8")]
    [InlineData("member-1")]
    [InlineData("chair-1")]
    [Trait("Rule", "S-51")]
    public void Nobody_who_marked_again_or_decided_releases_the_result(string who) =>
        Given(
                BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-17"), ReMarked(Written, 43, by: "assessor-8", on: "2018-12-20"), ReMarked(Written, 40, by: "assessor-9", on: "2018-12-21"), AllFor(ReviewRemedy.ReMark),
                ReviewDecided(ReviewRemedy.ReMark, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"),
                MarkPutRightOnReview(Written, 41.5m, Met, CorrectionReason.ReMarkedOnReview, on: "2019-01-15"))
            .When(ReleaseResult(Practitioner, on: "2019-01-17", by: who))
            .ThenRefused(Refusals.ReleaserChanged, because: who);

    private static JourneyEvent[] FoundAtOnce() =>
    [
        .. WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), MalpracticeFound(on: "2019-01-04"), ResultAnnulled(on: "2019-01-04"), FullRetakeOpened(expectedAfter: "2020-01-04", on: "2019-01-04"),
        ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-02-01", on: "2019-01-14"), ReviewOpened(due: "2019-03-11", on: "2019-01-14"),
    ];
}
