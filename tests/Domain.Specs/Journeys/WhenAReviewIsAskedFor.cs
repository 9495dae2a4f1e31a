namespace Naas.Domain.Specs.Journeys;

/// <summary>C16 ¶42, S-08, S-09: on which ground, by whom, until when, and what it holds up.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-08")]
[Trait("Rule", "S-09")]
public sealed class When_a_review_is_asked_for
{
    [Theory]
    [InlineData(ReviewGround.ExtenuatingCircumstances)]
    [InlineData(ReviewGround.ProceduralError)]
    [Trait("Rule", "S-40")]
    public void By_the_worker_alone_it_is_opened_at_once_and_decided_within_forty_working_days(ReviewGround ground) =>
        Given(WrittenNarrowlyMissed()).Today("2018-12-10")
            .When(AskForReview(ground, on: "2018-12-10"))
            .Then(
                ReviewRequested(ground, until: "2019-01-02", on: "2018-12-10"),
                ReviewOpened(due: "2019-02-07", on: "2018-12-10"));

    [Fact]
    public void By_the_worker_alone_on_the_ground_that_takes_both_it_is_refused_and_says_who_joins() =>
        Given(WrittenNarrowlyMissed()).Today("2018-12-10")
            .When(AskForReview(ReviewGround.ResultAtOddsWithPractice, on: "2018-12-10"))
            .ThenRefused(Refusals.EmployerMustJoin, because: "LEEDS");

    [Fact]
    public void The_organisation_that_endorsed_the_attempt_joins_the_worker() =>
        Given(WrittenNarrowlyMissed())
            .When(Support(on: "2018-12-07"))
            .Then(Supported(on: "2018-12-07"));

    [Fact]
    public void Joined_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), Supported(on: "2018-12-07"))
            .When(Support(on: "2018-12-07"))
            .ThenNothingHappens();

    [Fact]
    public void Joined_again_on_a_later_day_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), Supported(on: "2018-12-07"))
            .When(Support(on: "2018-12-10"))
            .ThenNothingHappens();

    [Fact]
    public void Joined_on_an_earlier_day_it_counts_from_then() =>
        Given(WrittenNarrowlyMissed(), Supported(on: "2018-12-07"))
            .When(Support(on: "2018-12-05"))
            .Then(Supported(on: "2018-12-05"));

    [Fact]
    public void Another_organisation_cannot_join() =>
        Given(WrittenNarrowlyMissed())
            .When(Support(on: "2018-12-07", by: "BURY"))
            .ThenRefused(Refusals.NotTheEndorser, because: "LEEDS joins");

    [Fact]
    public void Nobody_joins_about_a_result_that_was_met() =>
        Given(AccreditedPractitioner())
            .When(Support(on: "2018-12-07"))
            .ThenRefused(Refusals.NothingToReview);

    [Fact]
    public void Joined_by_the_organisation_it_is_opened() =>
        Given(WrittenNarrowlyMissed(), Supported(on: "2018-12-07")).Today("2018-12-10")
            .When(AskForReview(ReviewGround.ResultAtOddsWithPractice, on: "2018-12-10"))
            .Then(
                ReviewRequested(ReviewGround.ResultAtOddsWithPractice, until: "2019-01-02", on: "2018-12-10"),
                ReviewOpened(due: "2019-02-07", on: "2018-12-10"));

    [Fact]
    public void Who_joined_about_another_attempt_has_not_joined_about_this_one() =>
        Given(WrittenNarrowlyMissed(), Supported(on: "2018-12-07", attempt: 2)).Today("2018-12-10")
            .When(AskForReview(ReviewGround.ResultAtOddsWithPractice, on: "2018-12-10"))
            .ThenRefused(Refusals.EmployerMustJoin);

    [Fact]
    [Trait("Rule", "S-48")]
    public void Dated_back_it_came_and_stops_windows_when_it_was_recorded() =>
        Given(WrittenNarrowlyMissed()).Today("2018-12-10")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-03"))
            .Then(
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-03", cameOn: "2018-12-10"),
                ReviewOpened(due: "2019-02-07", on: "2018-12-03", stopsFrom: "2018-12-10"));

    [Fact]
    public void A_result_that_was_met_is_not_reviewed() =>
        Given(AccreditedPractitioner()).Today("2018-10-08")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-10-08"))
            .ThenRefused(Refusals.NothingToReview, because: "attempt 1");

    [Fact]
    public void Nor_one_that_is_not_out() =>
        Given(MarkedInSeptember(written: 38)).Today("2018-10-08")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-10-08"))
            .ThenRefused(Refusals.NothingToReview);

    [Fact]
    public void Nor_before_its_release() =>
        Given(WrittenNarrowlyMissed())
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-11-29"))
            .ThenRefused(Refusals.NothingToReview, because: "29 November 2018");

    [Fact]
    public void A_finding_is_reviewed_only_where_there_is_one() =>
        Given(WrittenNarrowlyMissed()).Today("2018-12-10")
            .When(AskForReview(ReviewGround.FindingOrRevocation, on: "2018-12-10"))
            .ThenRefused(Refusals.NothingToReview);

    [Fact]
    public void Asked_for_twice_nothing_is_added() =>
        Given(UnderReview()).Today("2018-12-10")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-10"))
            .ThenNothingHappens();

    [Fact]
    public void One_on_the_same_ground_is_enough() =>
        Given(UnderReview()).Today("2018-12-12")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-12", document: "another"))
            .ThenRefused(Refusals.ReviewAskedForAlready, because: "10 December 2018");

    [Fact]
    public void On_another_ground_there_may_be_another() =>
        Given(UnderReview()).Today("2018-12-12")
            .When(AskForReview(ReviewGround.ExtenuatingCircumstances, on: "2018-12-12"))
            .Then(
                ReviewRequested(ReviewGround.ExtenuatingCircumstances, until: "2019-01-02", on: "2018-12-12", review: 2),
                ReviewOpened(due: "2019-02-11", on: "2018-12-12", review: 2));

    [Fact]
    public void What_was_decided_is_not_asked_for_again() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.Uphold, on: "2018-12-17"), ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2018-12-17", stoodStillFrom: "2018-12-10")).Today("2018-12-19")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-19"))
            .ThenRefused(Refusals.ReviewAskedForAlready);

    /// <summary>The panel decides, and somebody else releases the corrected result, on one day.</summary>
    [Fact]
    public void What_is_released_anew_is_asked_about_anew_on_the_day_of_the_decision_too() =>
        Given(
                BeforeThePanel(), ReMarkOrdered(Only(Written), on: "2018-12-13"), ReMarked(Written, 39, by: "assessor-8", on: "2018-12-14"), ReMarked(Written, 39, by: "assessor-9", on: "2018-12-14"), AllFor(ReviewRemedy.ReMark, on: "2018-12-17"),
                ReviewDecided(ReviewRemedy.ReMark, Misapplied, on: "2018-12-17", stoodStillFrom: "2018-12-10"), MarkPutRightOnReview(Written, 39, NarrowlyNotMet, CorrectionReason.ReMarkedOnReview, on: "2018-12-17"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17")).Today("2018-12-19")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-19"))
            .Then(
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-17", on: "2018-12-19", review: 2),
                ReviewOpened(due: "2019-02-18", on: "2018-12-19", review: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Withdrawn_time_runs_again_and_the_days_are_not_held_against_the_worker() =>
        Given(UnderReview())
            .When(WithdrawReview(on: "2018-12-20"))
            .Then(
                ReviewWithdrawn(on: "2018-12-20"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2018-12-20", until: "2019-03-10", bankedUntil: "2019-12-10", on: "2018-12-20"));

    [Fact]
    public void Withdrawn_it_may_be_asked_for_again_in_time() =>
        Given(UnderReview(), ReviewWithdrawn(on: "2018-12-20")).Today("2018-12-21")
            .When(AskForReview(ReviewGround.ProceduralError, on: "2018-12-21"))
            .Then(
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-21", review: 2),
                ReviewOpened(due: "2019-02-20", on: "2018-12-21", review: 2));

    [Fact]
    public void Withdrawn_twice_nothing_is_added() =>
        Given(UnderReview(), ReviewWithdrawn(on: "2018-12-20"))
            .When(WithdrawReview(on: "2018-12-20"))
            .ThenNothingHappens();

    [Fact]
    public void What_is_over_is_not_withdrawn() =>
        Given(UnderReview(), ReviewWithdrawn(on: "2018-12-20"))
            .When(WithdrawReview(on: "2018-12-21"))
            .ThenRefused(Refusals.ReviewClosed, because: "withdrawn on 20 December 2018");

    [Fact]
    public void It_is_not_withdrawn_before_it_was_asked_for() =>
        Given(UnderReview())
            .When(WithdrawReview(on: "2018-12-09"))
            .ThenRefused(Refusals.BeforeTheRequest, because: "10 December 2018");

    [Fact]
    public void There_is_none_that_nobody_asked_for() =>
        Given(UnderReview())
            .When(WithdrawReview(on: "2018-12-20", review: 2))
            .ThenRefused(Refusals.NoSuchReview, because: "review 2");

    [Fact]
    [Trait("Rule", "S-48")]
    public void While_it_is_open_no_window_lapses() =>
        Given(UnderReview()).Today("2019-03-04")
            .When(LapseNarrow(on: "2019-03-04"))
            .ThenRefused(Refusals.NotDueYet, because: "stood still since 10 December 2018");

    [Fact]
    public void While_it_is_open_nobody_else_changes_a_mark() =>
        Given(UnderReview())
            .When(PutMarkRight(Written, 42, on: "2018-12-12"))
            .ThenRefused(Refusals.UnderReview, because: "7 February 2019");

    [Fact]
    public void While_it_is_open_no_corrected_result_goes_out() =>
        Given(UnderReview(), MarkPutRight(Written, 42, Met, on: "2018-12-12"))
            .When(ReleaseResult(Practitioner, on: "2018-12-14"))
            .ThenRefused(Refusals.UnderReview, because: "Attempt 1");

    [Fact]
    public void Nobody_corrects_for_the_reasons_of_a_review_by_hand() =>
        Given(WrittenNarrowlyMissed())
            .When(By("moderator-2", new JourneyCommand.CorrectMark(Practitioner, 1, Written, 42, null, CorrectionReason.ReMarkedOnReview, KnownFacts.Day("2018-12-12")) { Standard = KnownFacts.Standard(Practitioner, Written) }))
            .ThenRefused(Refusals.ReasonHasItsOwnWay, because: "written");

    [Fact]
    [Trait("Rule", "S-11")]
    public void While_it_is_open_the_recording_is_kept() =>
        Given(WrittenNarrowlyMissed(), RecordingTaken(), ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-10"), ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(DestroyRecording(on: "2021-06-01"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "review asked for on 10 December 2018");

    [Fact]
    [Trait("Rule", "S-11")]
    public void Decided_the_time_for_which_it_is_kept_begins_anew() =>
        Given(BeforeThePanel(), RecordingTaken(), AllFor(ReviewRemedy.Uphold), ReviewDecided(ReviewRemedy.Uphold, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10"))
            .When(DestroyRecording(on: "2020-02-12"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "12 February 2020");
}
