namespace Naas.Domain.Specs.Journeys;

/// <summary>S-09: the chair may accept a late request for good cause.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-09")]
public sealed class When_a_request_for_a_review_comes_late
{
    [Fact]
    public void It_waits_for_a_chair_and_stops_nothing() =>
        Given(WrittenNarrowlyMissed()).Today("2019-01-03")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2019-01-03"))
            .Then(AskedForLate());

    [Fact]
    [Trait("Rule", "S-40")]
    public void The_last_day_is_in_time() =>
        Given(WrittenNarrowlyMissed()).Today("2019-01-02")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2019-01-02"))
            .Then(
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2019-01-02"),
                ReviewOpened(due: "2019-02-27", on: "2019-01-02"));

    [Fact]
    public void It_is_not_in_time_by_being_dated_back() =>
        Given(WrittenNarrowlyMissed()).Today("2019-01-03")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-20"))
            .Then(ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-20", cameOn: "2019-01-03"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Accepted_for_good_cause_it_is_opened_and_stops_the_windows_from_its_own_day() =>
        Given(WrittenNarrowlyMissed(), AskedForLate()).Today("2019-01-10")
            .When(AcceptLate(on: "2019-01-10"))
            .Then(
                LateAccepted(on: "2019-01-10"),
                ReviewOpened(due: "2019-03-07", on: "2019-01-10", stopsFrom: "2019-01-03"));

    /// <summary>A mark that was put right meanwhile goes out first: the result may be met now, and a panel could only take that away.</summary>
    [Fact]
    public void It_is_not_accepted_once_there_is_nothing_to_review_any_more()
    {
        JourneyEvent[] putRight = [.. WrittenNarrowlyMissed(), AskedForLate(), MarkPutRight(Written, 46, Met, on: "2019-01-08")];

        Given(putRight).Today("2019-01-10").When(AcceptLate(on: "2019-01-10")).ThenRefused(Refusals.NothingToReview, because: "attempt 1");
        Given(putRight).When(WithdrawReview(on: "2019-01-10")).Then(ReviewWithdrawn(on: "2019-01-10"));
    }

    [Fact]
    public void What_is_released_anew_while_it_waits_may_be_asked_about_once_it_is_refused() =>
        Given(
                WrittenNarrowlyMissed(), AskedForLate(), MarkPutRight(Written, 39, NarrowlyNotMet, on: "2019-01-08"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2019-01-10"), LateRefused(on: "2019-01-10")).Today("2019-01-11")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2019-01-11"))
            .Then(
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-02-07", on: "2019-01-11", review: 2),
                ReviewOpened(due: "2019-03-08", on: "2019-01-11", review: 2));

    [Fact]
    public void Accepted_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), AskedForLate(), LateAccepted(on: "2019-01-10"), ReviewOpened(due: "2019-03-07", on: "2019-01-10", stopsFrom: "2019-01-03"))
            .When(AcceptLate(on: "2019-01-10"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_narrow_retake_that_lapsed_meanwhile_is_open_again_once_the_review_is_over() =>
        Given(
                WrittenNarrowlyMissed(),
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2019-02-25"),
                NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"),
                LateAccepted(on: "2019-03-04"),
                ReviewOpened(due: "2019-05-01", on: "2019-03-04", stopsFrom: "2019-02-25"))
            .When(WithdrawReview(on: "2019-03-25"))
            .Then(
                ReviewWithdrawn(on: "2019-03-25"),
                WindowMoved(WindowStop.Review, from: "2019-02-25", to: "2019-03-25", until: "2019-03-28", bankedUntil: "2019-12-28", on: "2019-03-25"));

    [Fact]
    public void Refused_it_is_over() =>
        Given(WrittenNarrowlyMissed(), AskedForLate())
            .When(RefuseLate(on: "2019-01-10"))
            .Then(LateRefused(on: "2019-01-10"));

    [Fact]
    public void Refused_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), AskedForLate(), LateRefused(on: "2019-01-10"))
            .When(RefuseLate(on: "2019-01-10"))
            .ThenNothingHappens();

    [Fact]
    public void Refused_it_is_not_asked_for_again() =>
        Given(WrittenNarrowlyMissed(), AskedForLate(), LateRefused(on: "2019-01-10")).Today("2019-01-11")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2019-01-11"))
            .ThenRefused(Refusals.ReviewAskedForAlready);

    [Fact]
    public void Withdrawn_it_moves_no_window() =>
        Given(WrittenNarrowlyMissed(), AskedForLate())
            .When(WithdrawReview(on: "2019-01-10"))
            .Then(ReviewWithdrawn(on: "2019-01-10"));

    [Fact]
    public void What_came_in_time_needs_no_chair_to_accept_it() =>
        Given(UnderReview())
            .When(AcceptLate(on: "2018-12-12"))
            .ThenRefused(Refusals.NotLate, because: "10 December 2018");

    [Fact]
    public void No_panel_is_appointed_before_it_is_accepted() =>
        Given(WrittenNarrowlyMissed(), AskedForLate())
            .When(AppointPanel(on: "2019-01-10"))
            .ThenRefused(Refusals.LateRequestWaits, because: "2 January 2019");

    [Fact]
    [Trait("Rule", "S-10")]
    public void Who_had_a_part_in_the_attempt_neither_accepts_nor_refuses_it() =>
        Given(WrittenNarrowlyMissed(), AskedForLate())
            .When(AcceptLate(on: "2019-01-10", by: "releaser-3"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "released by releaser-3");

    private static JourneyEvent AskedForLate() => ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2019-01-03");
}
