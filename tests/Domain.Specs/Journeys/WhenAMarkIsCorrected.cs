namespace Naas.Domain.Specs.Journeys;

/// <summary>By somebody who did not give it, with a reason; after the release, the corrected result is released anew by a person without a part in it (S-51).</summary>
public sealed class When_a_mark_is_corrected
{
    [Fact]
    public void Before_the_release_it_is_put_right() =>
        Given(MarkedInSeptember(written: 38))
            .When(PutMarkRight(Written, 41, on: "2018-09-24"))
            .Then(MarkPutRight(Written, 41, Met, on: "2018-09-24"));

    [Fact]
    public void After_the_release_too_and_the_result_waits_to_be_released_anew() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 41, on: "2018-12-10"))
            .Then(MarkPutRight(Written, 41, Met, on: "2018-12-10"));

    [Fact]
    public void A_mark_that_is_right_is_nothing() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 38, on: "2018-12-10"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "S-07")]
    public void A_corrected_retake_gives_what_was_met_before_it_no_new_time() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
                Marked(Written, 30, NotMet, on: "2019-02-06", attempt: 2),
                ResultNotMet(None, Only(Written), on: "2019-12-02", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-12-02", attempt: 2),
                FullRetakeOpened(expectedAfter: "2020-12-02", on: "2019-12-02", attempt: 2),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2019-12-09", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-12-16", attempt: 2))
            .Then(
                ResultPutRight(None, Only(Written), firstReleasedOn: "2019-12-02", on: "2019-12-16", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-12-16", version: 2, attempt: 2));

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_gave_it_does_not_correct_it() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 41, on: "2018-12-10", by: "assessor-1"))
            .ThenRefused(Refusals.ModeratorMarked, because: "assessor-1");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_corrected_it_does_not_release_it() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 41, Met, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17", by: "moderator-2"))
            .ThenRefused(Refusals.ReleaserChanged, because: "moderator-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_marked() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 41, Met, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17", by: "assessor-1"))
            .ThenRefused(Refusals.ReleaserMarked, because: "assessor-1");

    [Fact]
    public void There_is_a_mark_to_correct() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 41, on: "2018-12-10", attempt: 2))
            .ThenRefused(Refusals.MarkNotChanged, because: "Attempt 2");

    [Fact]
    public void It_does_not_lie_before_the_mark() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 41, on: "2018-09-19"))
            .ThenRefused(Refusals.MarkBeforeSitting, because: "20 September 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Once_the_result_is_out_it_does_not_lie_before_the_release_either() =>
        Given(WrittenNarrowlyMissed())
            .When(PutMarkRight(Written, 41, on: "2018-11-29"))
            .ThenRefused(Refusals.CorrectionBeforeRelease, because: "30 November 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_before_it_was_released_anew() =>
        Given(
                WrittenNarrowlyMissed(),
                MarkPutRight(Written, 39, NarrowlyNotMet, on: "2018-12-10"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2))
            .When(PutMarkRight(Knowledge, 15, on: "2018-12-12"))
            .ThenRefused(Refusals.CorrectionBeforeRelease, because: "17 December 2018");

    /// <summary>As it could be recorded once: the mark put right before the release, and known only after it.</summary>
    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_is_the_result_released_anew_before_it_was_released() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 41, Met, on: "2018-11-19"))
            .When(ReleaseResult(Practitioner, on: "2018-11-26"))
            .ThenRefused(Refusals.CorrectionBeforeRelease, because: "30 November 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_a_second_time_before_the_first() =>
        Given(
                WrittenNarrowlyMissed(),
                MarkPutRight(Written, 39, NarrowlyNotMet, on: "2018-12-10"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2),
                MarkPutRight(Knowledge, 15, NotMet, on: "2018-12-12"))
            .When(ReleaseResult(Practitioner, on: "2018-12-14"))
            .ThenRefused(Refusals.CorrectionBeforeRelease, because: "17 December 2018");

    [Fact]
    [Trait("Rule", "R-084")]
    public void Who_should_have_been_accredited_is_so_from_the_first_release() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 41, Met, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(None, on: "2018-12-17", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2018-12-17", currentUntil: "2022-05-30"));

    [Fact]
    public void Released_twice_nothing_is_added() =>
        Given(
                WrittenNarrowlyMissed(),
                MarkPutRight(Written, 41, Met, on: "2018-12-10"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(None, on: "2018-12-17", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "R-101")]
    [Trait("Rule", "S-41")]
    public void Two_missed_after_all_are_two_and_the_time_runs_from_when_the_worker_knows() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Knowledge, 15, NotMet, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Knowledge, Written), on: "2018-12-17", version: 2),
                FullRetakeOpened(expectedAfter: "2019-12-17", on: "2018-12-17"));

    [Fact]
    [Trait("Rule", "S-02")]
    public void Missed_by_more_after_all_it_is_taken_again_after_development() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 30, NotMet, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-03-17", bankedUntil: "2019-12-17", on: "2018-12-17"));

    [Fact]
    public void Another_score_with_the_same_outcome_moves_no_window() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 39, NarrowlyNotMet, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2));

    [Fact]
    [Trait("Rule", "S-36")]
    public void An_accreditation_given_in_error_stands_until_it_is_revoked() =>
        Given(AccreditedPractitioner(), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2018-11-05"))
            .When(ReleaseResult(Practitioner, on: "2018-11-12"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2018-11-12"),
                FeedbackIssued(Only(Written), on: "2018-11-12", version: 2));

    [Fact]
    public void A_retake_that_lies_ahead_is_called_off() =>
        Given(RetakeBooked(), MarkPutRight(Written, 41, Met, on: "2019-01-14"))
            .When(ReleaseResult(Practitioner, on: "2019-01-21"))
            .Then(
                CalledOff(sitsOn: "2019-02-06", CancellationReason.ResultCorrected, on: "2019-01-21", attempt: 2),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2019-01-21"),
                FeedbackIssued(None, on: "2019-01-21", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2019-01-21", currentUntil: "2022-05-30"));

    [Fact]
    public void However_far_the_release_is_dated_back_not_before_it_was_booked() =>
        Given(RetakeBooked(), MarkPutRight(Written, 41, Met, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                CalledOff(sitsOn: "2019-02-06", CancellationReason.ResultCorrected, on: "2019-01-08", attempt: 2),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(None, on: "2018-12-17", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2018-12-17", currentUntil: "2022-05-30"));

    [Fact]
    public void Nor_is_one_that_was_sat_void_before_its_day() =>
        Given(RetakeSat(), MarkPutRight(Written, 41, Met, on: "2018-12-10"))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                Voided(sitsOn: "2019-02-06", VoidReason.ResultCorrected, rebookUntil: null, on: "2019-02-06", attempt: 2, by: "releaser-3"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(None, on: "2018-12-17", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2018-12-17", currentUntil: "2022-05-30"));

    [Fact]
    public void A_retake_that_was_sat_is_void_once_nothing_is_left_to_take_again() =>
        Given(RetakeSat(), MarkPutRight(Written, 41, Met, on: "2019-02-11"))
            .When(ReleaseResult(Practitioner, on: "2019-02-18"))
            .Then(
                Voided(sitsOn: "2019-02-06", VoidReason.ResultCorrected, rebookUntil: null, on: "2019-02-18", attempt: 2, by: "releaser-3"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2019-02-18"),
                FeedbackIssued(None, on: "2019-02-18", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2019-02-18", currentUntil: "2022-05-30"));

    [Fact]
    public void So_it_is_once_more_is_to_be_taken_again_than_was_sat() =>
        Given(RetakeSat(), MarkPutRight(Knowledge, 15, NotMet, on: "2019-02-11"))
            .When(ReleaseResult(Practitioner, on: "2019-02-18"))
            .Then(
                Voided(sitsOn: "2019-02-06", VoidReason.ResultCorrected, rebookUntil: null, on: "2019-02-18", attempt: 2, by: "releaser-3"),
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2019-02-18"),
                FeedbackIssued(Only(Knowledge, Written), on: "2019-02-18", version: 2),
                FullRetakeOpened(expectedAfter: "2020-02-18", on: "2019-02-18"));

    [Fact]
    public void It_stands_where_the_same_is_to_be_taken_again() =>
        Given(RetakeSat(), MarkPutRight(Written, 30, NotMet, on: "2019-02-11"))
            .When(ReleaseResult(Practitioner, on: "2019-02-18"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2019-02-18"),
                FeedbackIssued(Only(Written), on: "2019-02-18", version: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-05-18", bankedUntil: "2020-02-18", on: "2019-02-18"));

    [Fact]
    [Trait("Rule", "S-07")]
    public void What_had_stopped_counting_when_the_retake_was_released_counts_no_more_for_its_correction() =>
        Given(
                WrittenNarrowlyMissed(),
                PlanAgreed(on: "2018-12-10"),
                EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
                Booked(Only(Written), sitsOn: "2019-11-27", on: "2019-11-05", attempt: 2, endorsement: 2),
                Marked(Written, 30, NotMet, on: "2019-11-27", attempt: 2),
                ResultNotMet(None, Only(Written), on: "2019-12-09", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-12-09", attempt: 2),
                FullRetakeOpened(expectedAfter: "2020-12-09", on: "2019-12-09", attempt: 2),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2019-12-16", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-12-18", attempt: 2))
            .Then(
                ResultPutRight(None, Only(Written), firstReleasedOn: "2019-12-09", on: "2019-12-18", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-12-18", version: 2, attempt: 2));

    [Fact]
    public void And_its_own_result_follows() =>
        Given(
                RetakeSat(),
                MarkPutRight(Written, 30, NotMet, on: "2019-02-11"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2019-02-18"),
                FeedbackIssued(Only(Written), on: "2019-02-18", version: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-05-18", bankedUntil: "2020-02-18", on: "2019-02-18"))
            .When(ReleaseResult(Practitioner, on: "2019-02-25", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
                FeedbackIssued(None, on: "2019-02-25", attempt: 2),
                Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
                CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"));

    /// <summary>The written element, narrowly missed, is booked again for 6 February 2019.</summary>
    private static JourneyEvent[] RetakeBooked() =>
    [
        .. WrittenNarrowlyMissed(),
        EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
        Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
    ];

    /// <summary>… and was sat and marked.</summary>
    private static JourneyEvent[] RetakeSat() => [.. RetakeBooked(), Marked(Written, 45, Met, on: "2019-02-06", attempt: 2)];
}
