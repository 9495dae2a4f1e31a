namespace Naas.Domain.Specs.Journeys;

/// <summary>A mark of the first attempt is put right, or malpractice at it found, when the second attempt's result is out already.</summary>
public sealed class When_an_earlier_result_changes
{
    [Fact]
    [Trait("Rule", "S-52")]
    public void Its_mark_is_put_right_by_the_number_of_the_attempt() =>
        Given(MissedAgain())
            .When(PutMarkRight(Written, 41, on: "2019-03-11"))
            .Then(MarkPutRight(Written, 41, Met, on: "2019-03-11"));

    [Fact]
    [Trait("Rule", "R-084")]
    public void Who_should_have_been_accredited_by_it_is_so_from_its_first_release() =>
        Given(MissedAgain(), MarkPutRight(Written, 41, Met, on: "2019-03-11"))
            .When(ReleaseResult(Practitioner, on: "2019-03-18"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(None, on: "2019-03-18", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2019-03-18", currentUntil: "2022-05-30"));

    [Fact]
    [Trait("Rule", "R-084")]
    public void Who_is_accredited_by_the_retake_stays_so_and_is_not_accredited_twice() =>
        Given(AccreditedByTheRetake(), MarkPutRight(Written, 41, Met, on: "2019-03-11"))
            .When(ReleaseResult(Practitioner, on: "2019-03-18"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(None, on: "2019-03-18", version: 2));

    [Fact]
    [Trait("Rule", "R-101")]
    [Trait("Rule", "S-07")]
    public void An_element_that_had_been_met_and_was_not_is_one_more_to_be_taken_again() =>
        Given(MissedAgain(), MarkPutRight(Knowledge, 15, NotMet, on: "2019-03-11"))
            .When(ReleaseResult(Practitioner, on: "2019-03-18"))
            .Then(
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(Only(Knowledge, Written), on: "2019-03-18", version: 2),
                FullRetakeOpened(expectedAfter: "2020-03-18", on: "2019-03-18"));

    [Fact]
    public void How_narrowly_it_was_missed_matters_no_more_once_it_was_taken_again() =>
        Given(MissedAgain(), MarkPutRight(Written, 30, NotMet, on: "2019-03-11"))
            .When(ReleaseResult(Practitioner, on: "2019-03-18"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(Only(Written), on: "2019-03-18", version: 2));

    [Fact]
    [Trait("Rule", "S-36")]
    public void An_accreditation_that_the_retake_completed_stands_until_it_is_revoked() =>
        Given(AccreditedByTheRetake(), MarkPutRight(Knowledge, 15, NotMet, on: "2019-03-11"))
            .When(ReleaseResult(Practitioner, on: "2019-03-18"))
            .Then(
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(Only(Knowledge, Written), on: "2019-03-18", version: 2));

    [Fact]
    [Trait("Rule", "S-36")]
    public void It_was_issued_in_error_and_notice_may_be_given() =>
        Given(IssuedInError()).Today("2019-04-01")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2019-04-01"))
            .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2019-05-02", on: "2019-04-01"));

    [Fact]
    [Trait("Rule", "S-36")]
    public void Revoked_the_one_element_is_taken_again_that_no_attempt_has_met() =>
        Given(IssuedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2019-05-02", on: "2019-04-01"))
            .When(Revoke(on: "2019-05-02"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2019-05-02"),
                ElementRetakeOpened(Knowledge, expectedAfter: "2019-08-02", bankedUntil: "2020-05-02", on: "2019-05-02", attempt: 2));

    [Fact]
    [Trait("Rule", "S-36")]
    public void What_the_retake_has_met_since_is_no_error_in_the_accreditation() =>
        Given(
                AccreditedByTheRetake(),
                MarkPutRight(Written, 30, NotMet, on: "2019-03-11"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(Only(Written), on: "2019-03-18", version: 2))
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2019-04-01"))
            .ThenRefused(Refusals.NoGroundToRevoke, because: "attempt 2");

    [Fact]
    [Trait("Rule", "S-34")]
    public void Malpractice_at_it_may_be_alleged_by_the_number_of_the_attempt() =>
        Given(AccreditedByTheRetake()).Today("2019-03-11")
            .When(Allege(on: "2019-03-11", attempt: 1))
            .Then(MalpracticeAlleged(on: "2019-03-11", until: "2019-03-25"));

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-36")]
    public void Found_at_what_the_retake_rests_on_the_accreditation_may_be_revoked()
    {
        JourneyEvent[] alleged = [.. AccreditedByTheRetake(), MalpracticeAlleged(on: "2019-03-11", until: "2019-03-25"), WorkerHeard(on: "2019-03-13")];
        JourneyEvent[] found = [MalpracticeFound(on: "2019-03-18"), ResultAnnulled(on: "2019-03-18")];

        Given(alleged).When(FindMalpractice(on: "2019-03-18")).Then(found);
        Given(alleged, found).Today("2019-04-01")
            .When(GiveNotice(RevocationGround.MalpracticeFound, on: "2019-04-01"))
            .Then(NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2019-05-02", on: "2019-04-01"));
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public void Found_at_it_with_the_retake_missed_everything_is_taken_again() =>
        Given(MissedAgain(), MalpracticeAlleged(on: "2019-03-11", until: "2019-03-25"), WorkerHeard(on: "2019-03-13"))
            .When(FindMalpractice(on: "2019-03-18"))
            .Then(
                MalpracticeFound(on: "2019-03-18"),
                ResultAnnulled(on: "2019-03-18"),
                FullRetakeOpened(expectedAfter: "2020-03-18", on: "2019-03-18"));

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-48")]
    public void Found_at_it_after_everything_was_sat_again_what_that_left_goes_on_without_the_days_of_the_investigation() =>
        Given(EverythingSatAgain(), MalpracticeAlleged(on: "2019-01-14", until: "2019-01-28"), WorkerHeard(on: "2019-01-15"))
            .When(FindMalpractice(on: "2019-01-21"))
            .Then(
                MalpracticeFound(on: "2019-01-21"),
                ResultAnnulled(on: "2019-01-21"),
                WindowMoved(WindowStop.Investigation, from: "2019-01-14", to: "2019-01-21", until: "2019-04-14", bankedUntil: "2020-01-14", on: "2019-01-21", attempt: 2));

    [Fact]
    public void Put_right_after_everything_was_sat_again_what_that_left_goes_on() =>
        Given(EverythingSatAgain(), MarkPutRight(Knowledge, 20, Met, on: "2019-01-14"))
            .When(ReleaseResult(Practitioner, on: "2019-01-21"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2019-01-21"),
                FeedbackIssued(Only(Written), on: "2019-01-21", version: 2));

    [Fact]
    [Trait("Rule", "S-41")]
    public void What_follows_it_is_endorsed_and_booked_after_its_corrected_release() =>
        Given(
                MissedAgain(),
                MarkPutRight(Knowledge, 15, NotMet, on: "2019-03-11"),
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(Only(Knowledge, Written), on: "2019-03-18", version: 2),
                FullRetakeOpened(expectedAfter: "2020-03-18", on: "2019-03-18"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-03-15"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "18 March 2019");

    [Fact]
    [Trait("Rule", "S-51")]
    public void The_release_names_the_attempt_and_that_of_the_retake_waits_for_the_one_before() =>
        Given(RetakeSat(45), MarkPutRight(Written, 41, Met, on: "2019-02-11"))
            .When(ReleaseResult(Practitioner, on: "2019-02-18", attempt: 2))
            .ThenRefused(Refusals.EarlierResultFirst, because: "attempt 1");

    [Fact]
    [Trait("Rule", "S-51")]
    public void A_result_that_is_out_is_not_released_in_the_place_of_the_one_that_waits() =>
        Given(RetakeSat(45))
            .When(ReleaseResult(Practitioner, on: "2019-02-18", attempt: 1))
            .ThenRefused(Refusals.NothingToRelease, because: "30 November 2018");

    [Fact]
    public void Nor_is_one_of_an_attempt_that_there_is_not() =>
        Given(RetakeSat(45))
            .When(ReleaseResult(Practitioner, on: "2019-02-18", attempt: 3))
            .ThenRefused(Refusals.NoSittingBooked, because: "Attempt 3");

    [Fact]
    public void Released_again_while_the_retake_waits_nothing_is_added() =>
        Given(RetakeSat(45))
            .When(ReleaseResult(Practitioner, on: "2018-11-30", attempt: 1))
            .ThenNothingHappens();

    /// <summary>The written element, narrowly missed on 30 November 2018, was taken again on 6 February 2019.</summary>
    private static JourneyEvent[] RetakeSat(decimal written) =>
    [
        .. WrittenNarrowlyMissed(),
        EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
        Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2019-02-06", attempt: 2),
    ];

    /// <summary>… and missed narrowly once more, released on 25 February.</summary>
    private static JourneyEvent[] MissedAgain() =>
    [
        .. RetakeSat(38),
        ResultNotMet(None, Only(Written), on: "2019-02-25", attempt: 2),
        FeedbackIssued(Only(Written), on: "2019-02-25", attempt: 2),
        NarrowRetakeOpened(Written, until: "2019-05-25", bankedUntil: "2019-11-30", on: "2019-02-25", attempt: 2),
    ];

    /// <summary>… or met.</summary>
    private static JourneyEvent[] AccreditedByTheRetake() =>
    [
        .. RetakeSat(45),
        ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
        FeedbackIssued(None, on: "2019-02-25", attempt: 2),
        Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
        CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"),
    ];

    /// <summary>… but the knowledge element, banked from the first attempt, had not been.</summary>
    private static JourneyEvent[] IssuedInError() =>
    [
        .. AccreditedByTheRetake(),
        MarkPutRight(Knowledge, 15, NotMet, on: "2019-03-11"),
        ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-11-30", on: "2019-03-18"),
        FeedbackIssued(Only(Knowledge, Written), on: "2019-03-18", version: 2),
    ];

    /// <summary>Two elements missed in October 2018, everything sat again in December, the written element narrowly missed.</summary>
    private static JourneyEvent[] EverythingSatAgain() =>
    [
        .. TwoElementsMissed(),
        BroughtForward(on: "2018-11-05"),
        EndorsedAgain(by: "LEEDS", on: "2018-11-05", until: "2019-05-05"),
        Booked(Everything, sitsOn: "2018-12-05", on: "2018-11-06", attempt: 2, endorsement: 2),
        Marked(Knowledge, 20, Met, on: "2018-12-05", attempt: 2),
        Marked(Simulated, 45, Met, on: "2018-12-05", attempt: 2),
        Marked(Written, 38, NarrowlyNotMet, on: "2018-12-05", attempt: 2),
        ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2019-01-07", attempt: 2),
        FeedbackIssued(Only(Written), on: "2019-01-07", attempt: 2),
        NarrowRetakeOpened(Written, until: "2019-04-07", bankedUntil: "2020-01-07", on: "2019-01-07", attempt: 2),
    ];
}
