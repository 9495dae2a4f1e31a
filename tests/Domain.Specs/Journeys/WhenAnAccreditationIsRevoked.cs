namespace Naas.Domain.Specs.Journeys;

/// <summary>S-36: for malpractice found or a result issued in error and nothing else, with notice of twenty working days.</summary>
[Trait("Rule", "S-36")]
public sealed class When_an_accreditation_is_revoked
{
    [Fact]
    public void Notice_is_given_of_a_result_issued_in_error() =>
        Given(AccreditedInError()).Today("2018-11-19")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-19"))
            .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Over_Christmas_and_New_Year_it_is_longer() =>
        Given(AccreditedInError()).Today("2018-12-10")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-12-10"))
            .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2019-01-11", on: "2018-12-10"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Dated_back_its_time_runs_from_the_day_on_which_it_is_recorded() =>
        Given(AccreditedInError()).Today("2018-12-10")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-19"))
            .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2019-01-11", on: "2018-11-19"));

    [Fact]
    public void Not_before_the_result_that_says_so() =>
        Given(AccreditedInError())
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-11"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "12 November 2018");

    [Fact]
    public void Nor_before_the_corrected_result_of_its_own_attempt_whatever_was_released_last() =>
        Given(
                AccreditedPractitioner(),
                RenewedByAnAssessment(),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-12-01"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2021-12-06"),
                FeedbackIssued(Only(Written), on: "2021-12-06", version: 2))
            .Today("2021-12-07")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2021-09-28"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "6 December 2021");

    [Fact]
    public void Nor_before_malpractice_was_found() =>
        Given(AccreditedByMalpractice()).Today("2018-11-19")
            .When(GiveNotice(RevocationGround.MalpracticeFound, on: "2018-11-11"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "12 November 2018");

    [Fact]
    public void Notice_is_given_of_malpractice_found() =>
        Given(AccreditedByMalpractice()).Today("2018-11-19")
            .When(GiveNotice(RevocationGround.MalpracticeFound, on: "2018-11-19"))
            .Then(NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2018-12-18", on: "2018-11-19"));

    [Theory]
    [InlineData(RevocationGround.MalpracticeFound)]
    [InlineData(RevocationGround.ResultIssuedInError)]
    public void There_is_no_other_ground(RevocationGround ground) =>
        Given(AccreditedPractitioner())
            .When(GiveNotice(ground, on: "2018-11-19"))
            .ThenRefused(Refusals.NoGroundToRevoke, because: "attempt 1");

    [Fact]
    public void There_is_an_accreditation_to_revoke()
    {
        Given(WrittenNarrowlyMissed()).When(GiveNotice(RevocationGround.MalpracticeFound, on: "2018-12-03")).ThenRefused(Refusals.NotAccredited);
        Given(WrittenNarrowlyMissed()).When(Revoke(on: "2018-12-03")).ThenRefused(Refusals.NotAccredited);
    }

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(NoticeOfAnError())
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-19"))
            .ThenNothingHappens();

    [Fact]
    public void One_notice_at_a_time()
    {
        Given(NoticeOfAnError()).When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-26")).ThenRefused(Refusals.NoticeGiven, because: "19 November 2018");
        Given(NoticeOfAnError()).When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-19", document: "another notice")).ThenRefused(Refusals.NoticeGiven, because: "19 November 2018");
    }

    [Fact]
    public void It_is_dropped() =>
        Given(NoticeOfAnError())
            .When(DropNotice(on: "2018-12-03"))
            .Then(NoticeDropped(on: "2018-12-03"));

    [Fact]
    public void Then_nothing_is_revoked() =>
        Given(NoticeOfAnError(), NoticeDropped(on: "2018-12-03"))
            .When(Revoke(on: "2018-12-18"))
            .ThenRefused(Refusals.NoNotice);

    [Fact]
    public void Only_notice_that_was_given_is_dropped()
    {
        Given(AccreditedInError()).When(DropNotice(on: "2018-12-03")).ThenRefused(Refusals.NoNotice);
        Given(NoticeOfAnError()).When(DropNotice(on: "2018-11-18")).ThenRefused(Refusals.NoNotice, because: "19 November 2018");
    }

    [Fact]
    public void Not_before_its_time_is_over() =>
        Given(NoticeOfAnError())
            .When(Revoke(on: "2018-12-17"))
            .ThenRefused(Refusals.NoticeNotOver, because: "18 December 2018");

    [Fact]
    public void After_it_what_was_missed_is_taken_again() =>
        Given(NoticeOfAnError())
            .When(Revoke(on: "2018-12-18"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2018-12-18"),
                NarrowRetakeOpened(Written, until: "2019-03-18", bankedUntil: "2019-12-18", on: "2018-12-18"));

    /// <summary>
    /// S-07 counts twelve months from the release in which an element was met, S-41 from when the worker can know. While the
    /// accreditation stood there was nothing to take again, and the mistake was not the worker's: those years cost nothing.
    /// </summary>
    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-41")]
    public void What_was_met_counts_for_twelve_months_from_then_however_long_the_accreditation_had_stood() =>
        Given(AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2020-07-07", on: "2020-06-08"))
            .When(Revoke(on: "2020-07-07"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2020-07-07"),
                NarrowRetakeOpened(Written, until: "2020-10-07", bankedUntil: "2021-07-07", on: "2020-07-07"));

    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-41")]
    public void So_does_what_was_met_before_the_retake_whose_result_was_wrong() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
                Marked(Written, 45, Met, on: "2019-02-06", attempt: 2),
                ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
                FeedbackIssued(None, on: "2019-02-25", attempt: 2),
                Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
                CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2020-05-11", attempt: 2),
                ResultPutRight(None, Only(Written), firstReleasedOn: "2019-02-25", on: "2020-05-18", attempt: 2),
                FeedbackIssued(Only(Written), on: "2020-05-18", version: 2, attempt: 2),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2020-07-07", on: "2020-06-08"))
            .When(Revoke(on: "2020-07-07"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2020-07-07"),
                NarrowRetakeOpened(Written, until: "2020-10-07", bankedUntil: "2021-07-07", on: "2020-07-07", attempt: 2));

    [Fact]
    public void After_malpractice_everything_is() =>
        Given(AccreditedByMalpractice(), NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2018-12-18", on: "2018-11-19"))
            .When(Revoke(on: "2018-12-18"))
            .Then(
                Revoked(RevocationGround.MalpracticeFound, on: "2018-12-18"),
                FullRetakeOpened(expectedAfter: "2019-12-18", on: "2018-12-18"));

    [Fact]
    public void Revoked_twice_nothing_is_added() =>
        Given(RevokedInDecember())
            .When(Revoke(on: "2018-12-18"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "R-103")]
    public void The_retake_after_it_needs_a_fresh_endorsement() =>
        Given(RevokedInDecember())
            .When(BookSitting(Practitioner, sitsOn: "2019-01-01", on: "2018-12-19"))
            .ThenRefused(Refusals.NotReEndorsed, because: "1 October 2018");

    [Fact]
    public void Met_it_accredits_anew() =>
        Given(
                RevokedInDecember(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
                Marked(Written, 45, Met, on: "2019-02-06", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-02-25", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
                FeedbackIssued(None, on: "2019-02-25", attempt: 2),
                Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
                CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"));

    [Fact]
    public void A_result_put_right_again_takes_the_ground_away() =>
        Given(
                NoticeOfAnError(),
                MarkPutRight(Written, 45, Met, on: "2018-12-03"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-10-01", on: "2018-12-10"),
                FeedbackIssued(None, on: "2018-12-10", version: 3))
            .When(Revoke(on: "2018-12-18"))
            .ThenRefused(Refusals.NoGroundToRevoke, because: "1 October 2018");

    [Fact]
    public void A_sitting_for_its_renewal_that_lies_ahead_is_called_off() =>
        Given(
                AccreditedInError(),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"),
                Booked(Everything, sitsOn: "2021-09-29", on: "2021-08-23", attempt: 2, endorsement: 0))
            .When(Revoke(on: "2021-09-15"))
            .Then(
                CalledOff(sitsOn: "2021-09-29", CancellationReason.ResultAnnulled, on: "2021-09-15", attempt: 2),
                Revoked(RevocationGround.ResultIssuedInError, on: "2021-09-15"),
                NarrowRetakeOpened(Written, until: "2021-12-15", bankedUntil: "2022-09-15", on: "2021-09-15"));

    [Fact]
    public void One_that_was_sat_is_released_first() =>
        Given(
                AccreditedInError(),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"),
                Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-23", attempt: 2, endorsement: 0))
            .When(Revoke(on: "2021-09-15"))
            .ThenRefused(Refusals.RetakeUnderWay, because: "8 September 2021");

    /// <summary>Monday, 19 November 2018: twenty working days end on 17 December.</summary>
    private static JourneyEvent[] NoticeOfAnError() =>
        [.. AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19")];

    /// <summary>Renewed by an assessment on 8 September 2021, released on 27 September.</summary>
    private static JourneyEvent[] RenewedByAnAssessment() =>
    [
        Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-23", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, 45, Met, on: "2021-09-08", attempt: 2),
        ResultMet(Everything, on: "2021-09-27", attempt: 2),
        FeedbackIssued(None, on: "2021-09-27", attempt: 2),
        Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
        CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"),
    ];

    private static JourneyEvent[] RevokedInDecember() =>
    [
        .. NoticeOfAnError(),
        Revoked(RevocationGround.ResultIssuedInError, on: "2018-12-18"),
        NarrowRetakeOpened(Written, until: "2019-03-18", bankedUntil: "2019-12-18", on: "2018-12-18"),
    ];

    private static JourneyEvent[] AccreditedByMalpractice() =>
    [
        .. AccreditedPractitioner(),
        MalpracticeAlleged(on: "2018-10-22", until: "2018-11-05"),
        WorkerHeard(on: "2018-10-29"),
        MalpracticeFound(on: "2018-11-12"),
        ResultAnnulled(on: "2018-11-12"),
    ];
}
