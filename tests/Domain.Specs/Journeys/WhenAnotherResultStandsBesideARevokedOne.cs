namespace Naas.Domain.Specs.Journeys;

/// <summary>"Met" is accreditation: whoever has met everything by other attempts than those of a revoked accreditation stays accredited by them.</summary>
[Trait("Rule", "R-084")]
[Trait("Rule", "S-36")]
public sealed class When_another_result_stands_beside_a_revoked_one
{
    [Fact]
    public void The_assessment_that_had_renewed_it_accredits_from_its_release() =>
        Given(RenewedByAnAssessment(), PutWrong("2021-10-18"), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-11-30", on: "2021-11-01"))
            .When(Revoke(on: "2021-11-30"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2021-11-30"),
                Accredited(on: "2021-09-27", reaccreditation: "2024-09-27", attempt: 2),
                CertificateIssued(on: "2021-11-30", currentUntil: "2025-03-27"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Its_due_day_has_stood_still_for_the_notice() =>
        Given(RenewedByAnAssessment(), PutWrong("2024-06-03"), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2024-07-09", on: "2024-06-10"))
            .Today("2024-07-10")
            .When(Revoke(on: "2024-07-10"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2024-07-10"),
                Accredited(on: "2021-09-27", reaccreditation: "2024-09-27", attempt: 2),
                DueMoved(from: "2024-06-10", to: "2024-07-10", due: "2024-10-27", currentUntil: "2025-04-26", on: "2024-07-10", cause: WindowStop.RevocationNotice),
                CertificateIssued(on: "2024-07-10", currentUntil: "2025-04-26"));

    [Fact]
    public void A_sitting_booked_for_the_next_renewal_is_called_off_before() =>
        Given(
                RenewedByAnAssessment(),
                Booked(Everything, sitsOn: "2024-09-04", on: "2024-05-27", attempt: 3, endorsement: 0),
                PutWrong("2024-06-03"),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2024-07-09", on: "2024-06-10"))
            .Today("2024-07-10")
            .When(Revoke(on: "2024-07-10"))
            .Then(
                CalledOff(sitsOn: "2024-09-04", CancellationReason.ResultAnnulled, on: "2024-07-10", attempt: 3),
                Revoked(RevocationGround.ResultIssuedInError, on: "2024-07-10"),
                Accredited(on: "2021-09-27", reaccreditation: "2024-09-27", attempt: 2),
                DueMoved(from: "2024-06-10", to: "2024-07-10", due: "2024-10-27", currentUntil: "2025-04-26", on: "2024-07-10", cause: WindowStop.RevocationNotice),
                CertificateIssued(on: "2024-07-10", currentUntil: "2025-04-26"));

    [Fact]
    [Trait("Rule", "S-34")]
    public void So_does_an_earlier_result_that_was_put_right_since() =>
        Given(
                AccreditedAtTheSecondSitting(),
                MalpracticeAlleged(on: "2019-02-01", until: "2019-02-15", attempt: 2),
                WorkerHeard(on: "2019-02-04"),
                MalpracticeFound(on: "2019-02-11", attempt: 2),
                ResultAnnulled(on: "2019-02-11", attempt: 2),
                NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2019-03-13", on: "2019-02-12"))
            .When(Revoke(on: "2019-04-01"))
            .Then(
                Revoked(RevocationGround.MalpracticeFound, on: "2019-04-01"),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2019-04-01", currentUntil: "2022-04-01"));

    [Fact]
    public void It_waits_for_a_corrected_result_of_that_one() =>
        Given(
                RenewedByAnAssessment(),
                PutWrong("2021-10-18"),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-11-30", on: "2021-11-01"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-11-22", attempt: 2))
            .When(Revoke(on: "2021-11-30"))
            .ThenRefused(Refusals.EarlierResultFirst, because: "attempt 2");

    /// <summary>Malpractice at a retake that turned out not to have been needed: everything was met before it.</summary>
    [Fact]
    [Trait("Rule", "S-34")]
    public void What_rests_on_no_annulled_result_has_no_ground_to_be_revoked() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
                Marked(Written, 45, Met, on: "2019-02-06", attempt: 2),
                ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
                FeedbackIssued(None, on: "2019-02-25", attempt: 2),
                Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
                CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"),
                MarkPutRight(Written, 41, Met, on: "2019-03-11"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2019-03-18"),
                FeedbackIssued(None, on: "2019-03-18", version: 2),
                MalpracticeAlleged(on: "2019-04-01", until: "2019-04-15", attempt: 2),
                WorkerHeard(on: "2019-04-02"),
                MalpracticeFound(on: "2019-04-08", attempt: 2),
                ResultAnnulled(on: "2019-04-08", attempt: 2))
            .When(GiveNotice(RevocationGround.MalpracticeFound, on: "2019-04-15"))
            .ThenRefused(Refusals.NoGroundToRevoke, because: "attempt 2");

    /// <summary>Accredited on 1 October 2018, and renewed by an assessment on 8 September 2021 that was released on the 27th.</summary>
    private static JourneyEvent[] RenewedByAnAssessment() =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-23", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, 45, Met, on: "2021-09-08", attempt: 2),
        ResultMet(Everything, on: "2021-09-27", attempt: 2),
        FeedbackIssued(None, on: "2021-09-27", attempt: 2),
        Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
        CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"),
    ];

    /// <summary>Two elements missed in October 2018, everything met in December, and the first result put right to all met in January.</summary>
    private static JourneyEvent[] AccreditedAtTheSecondSitting() =>
    [
        .. TwoElementsMissed(),
        BroughtForward(on: "2018-11-05"),
        EndorsedAgain(by: "LEEDS", on: "2018-11-05", until: "2019-05-05"),
        Booked(Everything, sitsOn: "2018-12-05", on: "2018-11-06", attempt: 2, endorsement: 2),
        Marked(Knowledge, 20, Met, on: "2018-12-05", attempt: 2),
        Marked(Simulated, 45, Met, on: "2018-12-05", attempt: 2),
        Marked(Written, 45, Met, on: "2018-12-05", attempt: 2),
        ResultMet(Everything, on: "2019-01-07", attempt: 2),
        FeedbackIssued(None, on: "2019-01-07", attempt: 2),
        Accredited(on: "2019-01-07", reaccreditation: "2022-01-07", attempt: 2),
        CertificateIssued(on: "2019-01-07", currentUntil: "2022-07-07"),
        MarkPutRight(Knowledge, 20, Met, on: "2019-01-14"),
        MarkPutRight(Written, 45, Met, on: "2019-01-14"),
        ResultPutRight(Everything, None, firstReleasedOn: "2018-10-01", on: "2019-01-15"),
        FeedbackIssued(None, on: "2019-01-15", version: 2),
    ];

    private static JourneyEvent[] PutWrong(string on) =>
    [
        MarkPutRight(Written, 38, NarrowlyNotMet, on),
        ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on),
        FeedbackIssued(Only(Written), on, version: 2),
    ];
}
