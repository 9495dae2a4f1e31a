namespace Naas.Domain.Specs.Journeys;

/// <summary>Accredited as from the first release, on 30 November 2018, by a correction that comes when re-accreditation would have been due.</summary>
[Trait("Rule", "R-084")]
[Trait("Rule", "S-15")]
public sealed class When_a_corrected_result_comes_years_late
{
    [Fact]
    [Trait("Rule", "S-41")]
    public void It_is_not_due_before_the_worker_can_know_and_the_grace_counts_from_there() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 41, Met, on: "2022-05-30"))
            .Today("2022-06-06")
            .When(ReleaseResult(Practitioner, on: "2022-06-06"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2022-06-06"),
                FeedbackIssued(None, on: "2022-06-06", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2022-06-06"),
                CertificateIssued(on: "2022-06-06", currentUntil: "2022-12-06"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_stood_in_the_way_since_has_moved_the_due_day() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2021-06-01"),
                AbsentUntil("2022-01-31"),
                MarkPutRight(Written, 41, Met, on: "2022-02-01"))
            .Today("2022-02-02")
            .When(ReleaseResult(Practitioner, on: "2022-02-02"))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2022-02-02"),
                FeedbackIssued(None, on: "2022-02-02", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                DueMoved(from: "2021-06-01", to: "2022-02-01", due: "2022-08-02", currentUntil: "2023-01-30", on: "2022-02-02"),
                CertificateIssued(on: "2022-02-02", currentUntil: "2023-01-30"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_was_over_before_a_due_day_that_was_put_off_is_not_counted_again() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2022-04-04"),
                AbsentUntil("2022-04-10"),
                MarkPutRight(Written, 41, Met, on: "2022-05-30"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2022-06-06"),
                FeedbackIssued(None, on: "2022-06-06", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2022-06-06"),
                CertificateIssued(on: "2022-06-06", currentUntil: "2022-12-06"))
            .Today("2022-06-20")
            .When(PutAbsenceRight("2022-04-04", "2022-04-24", on: "2022-06-20"))
            .Then(AbsencePutRight("2022-04-04", "2022-04-24", on: "2022-06-20"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Of_an_absence_that_goes_on_the_days_since_count() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2022-04-04"),
                MarkPutRight(Written, 41, Met, on: "2022-05-30"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2022-06-06"),
                FeedbackIssued(None, on: "2022-06-06", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2022-06-06"),
                CertificateIssued(on: "2022-06-06", currentUntil: "2022-12-06"))
            .Today("2022-06-15")
            .When(EndAbsence(on: "2022-06-15"))
            .Then(
                AbsentUntil("2022-06-15"),
                DueMoved(from: "2022-06-06", to: "2022-06-16", due: "2022-06-16", currentUntil: "2022-12-16", on: "2022-06-15"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_due_day_that_had_moved_on_does_not_begin_anew_where_the_correction_falls_on_it_by_chance() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2021-06-01"),
                AbsentUntil("2021-08-31"),
                MarkPutRight(Written, 41, Met, on: "2021-11-29"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2021-11-30"),
                FeedbackIssued(None, on: "2021-11-30", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                DueMoved(from: "2021-06-01", to: "2021-09-01", due: "2022-03-02", currentUntil: "2022-08-30", on: "2021-11-30"),
                CertificateIssued(on: "2021-11-30", currentUntil: "2022-08-30"))
            .Today("2021-12-06")
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2021-06-01", to: "2021-09-30", on: "2021-12-06"))
            .Then(
                AbsenceCorrected(AbsenceKind.Protected, from: "2021-06-01", to: "2021-09-30", on: "2021-12-06"),
                DueMoved(from: "2021-06-01", to: "2021-10-01", due: "2022-04-01", currentUntil: "2022-09-29", on: "2021-12-06"));
}
