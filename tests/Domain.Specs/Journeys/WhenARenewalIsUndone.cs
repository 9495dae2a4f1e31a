namespace Naas.Domain.Specs.Journeys;

/// <summary>The accreditation rests on its first attempt and goes on; the renewal by a later one falls away with that one's result.</summary>
[Trait("Rule", "S-15")]
public sealed class When_a_renewal_is_undone
{
    [Fact]
    public void The_due_day_is_what_it_was_before() =>
        Given(RenewedOn("2021-09-13"), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-09-16", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-09-20", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-13", on: "2021-09-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-20", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2021-09-20"),
                CertificateIssued(on: "2021-09-20", currentUntil: "2022-04-01"),
                NarrowRetakeOpened(Written, until: "2021-12-20", bankedUntil: "2022-09-20", on: "2021-09-20", attempt: 2));

    [Fact]
    public void So_it_is_of_an_accreditation_from_before_there_were_certificates() =>
        Given([.. AccreditedPractitioner().Where(one => one is not JourneyEvent.CertificateIssued), .. Renewed("2021-09-13"), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-09-16", attempt: 2)])
            .When(ReleaseResult(Practitioner, on: "2021-09-20", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-13", on: "2021-09-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-20", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2021-09-20"),
                CertificateIssued(on: "2021-09-20", currentUntil: "2022-04-01"),
                NarrowRetakeOpened(Written, until: "2021-12-20", bankedUntil: "2022-09-20", on: "2021-09-20", attempt: 2));

    [Fact]
    [Trait("Rule", "S-41")]
    public void It_is_not_before_the_worker_can_know_and_the_grace_counts_from_there() =>
        Given(RenewedOn("2021-09-27"), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-10-04", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-10-11", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-10-11", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-10-11"),
                CertificateIssued(on: "2021-10-11", currentUntil: "2022-04-11"),
                NarrowRetakeOpened(Written, until: "2022-01-11", bankedUntil: "2022-10-11", on: "2021-10-11", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_due_day_that_an_absence_has_moved_past_then_is_not_put_off() =>
        Given(RenewedOn("2021-09-13"), AbsentFrom("2021-07-01"), AbsentUntil("2022-06-30"), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2022-06-30", attempt: 2))
            .Today("2022-07-01")
            .When(ReleaseResult(Practitioner, on: "2022-07-01", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-13", on: "2022-07-01", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-07-01", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2022-07-01"),
                DueMoved(from: "2021-07-01", to: "2022-07-01", due: "2022-10-01", currentUntil: "2023-04-01", on: "2022-07-01"),
                CertificateIssued(on: "2022-07-01", currentUntil: "2023-04-01"),
                NarrowRetakeOpened(Written, until: "2022-10-01", bankedUntil: "2023-07-01", on: "2022-07-01", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Nor_is_one_that_an_absence_holds_still() =>
        Given(RenewedOn("2021-09-13"), AbsentFrom("2021-07-01"), MarkPutRight(Written, 38, NarrowlyNotMet, on: "2022-06-01", attempt: 2))
            .Today("2022-06-02")
            .When(ReleaseResult(Practitioner, on: "2022-06-02", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-13", on: "2022-06-02", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-06-02", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2022-06-02"),
                CertificateIssued(on: "2022-06-02", currentUntil: "2022-04-01"),
                NarrowRetakeOpened(Written, until: "2022-09-02", bankedUntil: "2023-06-02", on: "2022-06-02", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_was_over_before_a_due_day_that_was_put_off_is_not_counted_again() =>
        Given(
                RenewedOn("2021-09-27"),
                AbsentFrom("2021-10-04"),
                AbsentUntil("2021-10-06"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-10-07", attempt: 2),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-10-11", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-10-11"),
                CertificateIssued(on: "2021-10-11", currentUntil: "2022-04-11"),
                FullRetakeOpened(expectedAfter: "2022-10-11", on: "2021-10-11", attempt: 2))
            .When(PutAbsenceRight("2021-10-04", "2021-10-08", on: "2021-10-18"))
            .Then(AbsencePutRight("2021-10-04", "2021-10-08", on: "2021-10-18"));

    /// <summary>It was the worker's own: the ends stay where they were, moved by the investigation as any window is.</summary>
    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-48")]
    public void After_malpractice_at_the_renewing_attempt_nothing_is_put_off() =>
        Given(RenewedOn("2021-09-27"), MalpracticeAlleged(on: "2021-10-18", until: "2021-11-01", attempt: 2), WorkerHeard(on: "2021-10-20"))
            .When(FindMalpractice(on: "2021-11-08"))
            .Then(
                MalpracticeFound(on: "2021-11-08", attempt: 2),
                ResultAnnulled(on: "2021-11-08", attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2021-11-08"),
                DueMoved(from: "2021-10-18", to: "2021-11-08", due: "2021-10-01", currentUntil: "2022-04-22", on: "2021-11-08", cause: WindowStop.Investigation),
                Overdue(due: "2021-10-01", graceUntil: "2022-04-22", on: "2021-10-02"),
                CertificateIssued(on: "2021-11-08", currentUntil: "2022-04-22"),
                FullRetakeOpened(expectedAfter: "2022-11-08", on: "2021-11-08", attempt: 2));

    [Fact]
    [Trait("Rule", "S-34")]
    public void Malpractice_at_an_assessment_that_had_restored_it_leaves_it_not_current() =>
        Given(
                NotCurrentInApril2022(),
                SatAgain("2022-05-04"),
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                Restored(due: "2025-05-16", on: "2022-05-16", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"),
                MalpracticeAlleged(on: "2022-05-20", until: "2022-06-06", attempt: 2),
                WorkerHeard(on: "2022-05-23"))
            .Today("2022-05-30")
            .When(FindMalpractice(on: "2022-05-30"))
            .Then(
                MalpracticeFound(on: "2022-05-30", attempt: 2),
                ResultAnnulled(on: "2022-05-30", attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2022-05-30"),
                Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"),
                NotCurrent(on: "2022-04-02"),
                CertificateIssued(on: "2022-05-30", currentUntil: "2022-04-01"),
                FullRetakeOpened(expectedAfter: "2023-05-30", on: "2022-05-30", attempt: 2));

    [Fact]
    public void An_accreditation_that_it_had_restored_is_overdue_from_then_on() =>
        Given(
                NotCurrentInApril2022(),
                SatAgain("2022-05-04"),
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                Restored(due: "2025-05-16", on: "2022-05-16", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2022-05-23", attempt: 2)).Today("2022-06-06")
            .When(ReleaseResult(Practitioner, on: "2022-05-30", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2022-05-16", on: "2022-05-30", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-05-30", version: 2, attempt: 2),
                RenewalUndone(due: "2022-05-30", currentUntil: "2022-11-30", on: "2022-05-30"),
                CertificateIssued(on: "2022-05-30", currentUntil: "2022-11-30"),
                NarrowRetakeOpened(Written, until: "2022-08-30", bankedUntil: "2023-05-30", on: "2022-05-30", attempt: 2));

    [Fact]
    public void Hours_and_the_endorsement_of_the_round_before_count_again_and_may_renew_it_at_once() =>
        Given(
                AccreditedPractitioner(),
                HoursDeclared(20, on: "2021-08-02"),
                EndorsedForRenewal(on: "2021-09-01"),
                Renewed("2021-09-27"),
                HoursDeclared(12, on: "2021-10-01", declaration: 2),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-10-04", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-10-11", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-10-11", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-10-11"),
                Reaccredited(due: "2024-10-11", on: "2021-10-01"),
                CertificateIssued(on: "2021-10-11", currentUntil: "2025-04-11"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void An_absence_that_ended_since_moves_the_due_day_as_it_would_have() =>
        Given(
                RenewedOn("2021-09-13"),
                AbsentFrom("2021-09-15"),
                AbsentUntil("2021-09-17"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-09-16", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-09-20", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-13", on: "2021-09-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-20", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-01", currentUntil: "2022-04-01", on: "2021-09-20"),
                DueMoved(from: "2021-09-15", to: "2021-09-18", due: "2021-10-04", currentUntil: "2022-04-04", on: "2021-09-20"),
                CertificateIssued(on: "2021-09-20", currentUntil: "2022-04-04"),
                NarrowRetakeOpened(Written, until: "2021-12-20", bankedUntil: "2022-09-20", on: "2021-09-20", attempt: 2));

    [Fact]
    public void A_renewal_by_the_other_route_since_stands() =>
        Given(
                RenewedOn("2021-09-27"),
                HoursDeclared(30, on: "2024-08-01"),
                EndorsedForRenewal(on: "2024-08-05"),
                Reaccredited(due: "2027-10-01", on: "2024-08-05"),
                CertificateIssued(on: "2024-08-05", currentUntil: "2028-04-01"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2024-09-02", attempt: 2)).Today("2024-10-01")
            .When(ReleaseResult(Practitioner, on: "2024-09-09", attempt: 2))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2024-09-09", attempt: 2),
                FeedbackIssued(Only(Written), on: "2024-09-09", version: 2, attempt: 2));

    [Fact]
    public void Undone_it_is_renewed_by_the_retake() =>
        Given(
                RenewedOn("2021-09-27"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-10-04", attempt: 2),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-10-11", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-10-11"),
                CertificateIssued(on: "2021-10-11", currentUntil: "2022-04-11"),
                NarrowRetakeOpened(Written, until: "2022-01-11", bankedUntil: "2022-10-11", on: "2021-10-11", attempt: 2),
                Booked(Only(Written), sitsOn: "2021-11-10", on: "2021-10-18", attempt: 3, endorsement: 0),
                Marked(Written, 45, Met, on: "2021-11-10", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2021-11-22", attempt: 3))
            .Then(
                ResultMet(Only(Written), on: "2021-11-22", attempt: 3),
                FeedbackIssued(None, on: "2021-11-22", attempt: 3),
                Reaccredited(due: "2024-10-11", on: "2021-11-10", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-11-22", currentUntil: "2025-04-11"));

    [Fact]
    public void Put_right_once_more_the_renewal_is_there_again() =>
        Given(
                RenewedOn("2021-09-27"),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-10-04", attempt: 2),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-10-11", version: 2, attempt: 2),
                RenewalUndone(due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-10-11"),
                CertificateIssued(on: "2021-10-11", currentUntil: "2022-04-11"),
                NarrowRetakeOpened(Written, until: "2022-01-11", bankedUntil: "2022-10-11", on: "2021-10-11", attempt: 2),
                Booked(Only(Written), sitsOn: "2021-11-10", on: "2021-10-18", attempt: 3, endorsement: 0),
                MarkPutRight(Written, 45, Met, on: "2021-10-25", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-11-01", attempt: 2))
            .Then(
                CalledOff(sitsOn: "2021-11-10", CancellationReason.ResultCorrected, on: "2021-11-01", attempt: 3),
                ResultPutRight(Everything, None, firstReleasedOn: "2021-09-27", on: "2021-11-01", attempt: 2),
                FeedbackIssued(None, on: "2021-11-01", version: 3, attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-11-01", currentUntil: "2025-04-01"));

    [Fact]
    [Trait("Rule", "S-36")]
    public void The_ground_of_a_revocation_stays_whatever_is_released_since() =>
        Given(AccreditedInError(), Renewed("2021-09-27")).Today("2021-11-01")
            .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2021-11-01"))
            .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-11-30", on: "2021-11-01"));

    [Fact]
    [Trait("Rule", "R-084")]
    [Trait("Rule", "S-36")]
    public void Carried_out_it_leaves_the_worker_accredited_by_what_was_sat_again_since() =>
        Given(AccreditedInError(), Renewed("2021-09-27"), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-11-30", on: "2021-11-01"))
            .When(Revoke(on: "2021-11-30"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2021-11-30"),
                Accredited(on: "2021-09-27", reaccreditation: "2024-09-27", attempt: 2),
                CertificateIssued(on: "2021-11-30", currentUntil: "2025-03-27"));

    /// <summary>Accredited on 1 October 2018, due on 1 October 2021, and renewed by an assessment on 8 September.</summary>
    private static JourneyEvent[] RenewedOn(string on) => [.. AccreditedPractitioner(), .. Renewed(on)];

    private static JourneyEvent[] Renewed(string on) =>
    [
        .. SatAgain("2021-09-08"),
        ResultMet(Everything, on, attempt: 2),
        FeedbackIssued(None, on, attempt: 2),
        Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
        CertificateIssued(on, currentUntil: "2025-04-01"),
    ];

    private static JourneyEvent[] SatAgain(string on) =>
    [
        Booked(Everything, sitsOn: on, on, attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on, attempt: 2),
        Marked(Simulated, 45, Met, on, attempt: 2),
        Marked(Written, 45, Met, on, attempt: 2),
    ];
}
