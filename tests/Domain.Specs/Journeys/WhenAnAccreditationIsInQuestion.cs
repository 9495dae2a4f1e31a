namespace Naas.Domain.Specs.Journeys;

/// <summary>
/// The result on which an accreditation rests was annulled, or corrected so that it is not met any more: until the department has given
/// notice of a revocation and dropped it, or carried it out, nothing renews the accreditation.
/// </summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "S-36")]
public sealed class When_an_accreditation_is_in_question
{
    [Fact]
    public void No_sitting_is_booked_for_its_renewal() =>
        Given(AccreditedInError())
            .When(BookSitting(Practitioner, sitsOn: "2021-09-08", on: "2021-08-23"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    public void Nobody_endorses_practice_for_it() =>
        Given(AccreditedInError())
            .When(EndorseForRenewal(on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    public void Hours_are_declared_as_long_as_they_do_not_complete_the_route()
    {
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-08-02"), PutWrong("2021-08-16")).When(DeclareHours(20, on: "2021-09-01")).Then(HoursDeclared(20, on: "2021-09-01"));
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-08-02"), PutWrong("2021-08-16")).When(DeclareHours(30, on: "2021-09-01")).ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");
    }

    [Fact]
    public void Nor_are_they_put_right_to_complete_it() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-08-02"), HoursDeclared(3, on: "2021-08-03"), PutWrong("2021-08-16"))
            .When(PutHoursRight(30, on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    public void So_it_is_while_a_corrected_result_waits_for_its_release() =>
        Given(AccreditedPractitioner(), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-08-09"))
            .When(EndorseForRenewal(on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    [Trait("Rule", "S-34")]
    public void So_it_is_after_malpractice() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-07-19", until: "2021-08-02"), WorkerHeard(on: "2021-07-20"), MalpracticeFound(on: "2021-07-26"), ResultAnnulled(on: "2021-07-26"))
            .When(EndorseForRenewal(on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    public void While_notice_stands_nothing_renews_it_either() =>
        Given(AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"))
            .When(EndorseForRenewal(on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    public void By_dropping_its_notice_the_department_lets_it_stand() =>
        Given(AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"), NoticeDropped(on: "2018-12-03"))
            .When(EndorseForRenewal(on: "2021-09-01"))
            .Then(EndorsedForRenewal(on: "2021-09-01"));

    [Fact]
    public void On_what_was_known_then() =>
        Given(
                AccreditedInError(),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"),
                NoticeDropped(on: "2018-12-03"),
                MarkPutRight(Knowledge, 15, NotMet, on: "2019-01-14"),
                ResultPutRight(Only(Simulated), Only(Knowledge, Written), firstReleasedOn: "2018-10-01", on: "2019-01-21"),
                FeedbackIssued(Only(Knowledge, Written), on: "2019-01-21", version: 3))
            .When(EndorseForRenewal(on: "2021-09-01"))
            .ThenRefused(Refusals.AccreditationInQuestion, because: "1 October 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void A_renewal_that_was_sat_is_released_and_waits() =>
        Given(SatWhenItWasPutWrong())
            .When(ReleaseResult(Practitioner, on: "2021-09-20", attempt: 2))
            .Then(ResultMet(Everything, on: "2021-09-20", attempt: 2), FeedbackIssued(None, on: "2021-09-20", attempt: 2));

    [Fact]
    public void Put_right_again_it_is_renewed_as_of_that_sitting() =>
        Given(RenewalWaits(), MarkPutRight(Written, 45, Met, on: "2021-09-27"))
            .When(ReleaseResult(Practitioner, on: "2021-10-04"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-10-01", on: "2021-10-04"),
                FeedbackIssued(None, on: "2021-10-04", version: 3),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-10-04", currentUntil: "2025-04-01"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Let_stand_it_is_too() =>
        Given(RenewalWaits(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-10-20", on: "2021-09-21"))
            .When(DropNotice(on: "2021-10-04"))
            .Then(
                NoticeDropped(on: "2021-10-04"),
                DueMoved(from: "2021-09-21", to: "2021-10-04", due: "2021-10-14", currentUntil: "2022-04-14", on: "2021-10-04", cause: WindowStop.RevocationNotice),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-10-04", currentUntil: "2025-04-01"));

    /// <summary>It is the renewal by the second attempt, whichever result let it go through: it falls away with that one.</summary>
    [Fact]
    public void Such_a_renewal_falls_away_with_the_attempt_that_gave_it() =>
        Given(
                RenewalWaits(),
                MarkPutRight(Written, 45, Met, on: "2021-09-27"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-10-01", on: "2021-09-28"),
                FeedbackIssued(None, on: "2021-09-28", version: 3),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-28", currentUntil: "2025-04-01"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-09-29", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-09-30", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-20", on: "2021-09-30", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-30", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2021-09-30"),
                CertificateIssued(on: "2021-09-30", currentUntil: "2022-04-01"),
                NarrowRetakeOpened(Written, until: "2021-12-30", bankedUntil: "2022-09-30", on: "2021-09-30", attempt: 2));

    [Fact]
    [Trait("Rule", "R-084")]
    public void Revoked_the_worker_is_accredited_by_what_was_met_meanwhile() =>
        Given(RenewalWaits(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-10-20", on: "2021-09-21"))
            .When(Revoke(on: "2021-10-20"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2021-10-20"),
                Accredited(on: "2021-09-20", reaccreditation: "2024-09-20", attempt: 2),
                CertificateIssued(on: "2021-10-20", currentUntil: "2025-03-20"));

    /// <summary>A renewal was sat on 8 September 2021; on the 13th the result that had accredited was corrected.</summary>
    private static JourneyEvent[] SatWhenItWasPutWrong() =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-23", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, 45, Met, on: "2021-09-08", attempt: 2),
        .. PutWrong("2021-09-13"),
    ];

    private static JourneyEvent[] RenewalWaits() =>
        [.. SatWhenItWasPutWrong(), ResultMet(Everything, on: "2021-09-20", attempt: 2), FeedbackIssued(None, on: "2021-09-20", attempt: 2)];

    private static JourneyEvent[] PutWrong(string on) =>
    [
        MarkPutRight(Written, 38, NarrowlyNotMet, on),
        ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on),
        FeedbackIssued(Only(Written), on, version: 2),
    ];
}
