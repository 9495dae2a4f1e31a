namespace Naas.Domain.Specs.Journeys;

/// <summary>S-48: a protected absence in the time for renewal, or in the grace, moves the day on which it is due.</summary>
[Trait("Rule", "S-48")]
[Trait("Rule", "S-15")]
public sealed class When_the_worker_is_away_as_reaccreditation_falls_due
{
    [Fact]
    public void The_due_day_and_the_grace_move_by_its_days() =>
        Given(AccreditedPractitioner(), AbsentFrom("2021-08-01"))
            .When(EndAbsence(on: "2021-10-31"))
            .Then(
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"));

    [Fact]
    public void What_lay_before_the_time_for_renewal_does_not_move_it() =>
        Given(AccreditedPractitioner(), AbsentFrom("2021-01-04"))
            .When(EndAbsence(on: "2021-04-30"))
            .Then(
                AbsentUntil("2021-04-30"),
                DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-04-30"));

    [Fact]
    public void A_leave_years_before_moves_nothing() =>
        Given(AccreditedPractitioner(), AbsentFrom("2019-02-04"))
            .When(EndAbsence(on: "2019-12-31"))
            .Then(AbsentUntil("2019-12-31"));

    [Fact]
    public void The_same_leave_recorded_by_two_employers_is_counted_once() =>
        Given(
                AccreditedPractitioner(),
                EmployedAt("BURY", from: "2021-01-04", spell: 2),
                AbsentFrom("2021-08-01"),
                AbsentFrom("2021-08-01", absence: 2, spell: 2),
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"))
            .When(EndAbsence(on: "2021-10-31", absence: 2))
            .Then(AbsentUntil("2021-10-31", absence: 2));

    [Fact]
    public void While_it_lasts_nothing_is_overdue() =>
        Given(AccreditedPractitioner(), AbsentFrom("2021-08-01"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "1 August 2021");

    [Fact]
    public void Nor_is_the_grace_over() =>
        Given(OverdueInOctober2021(), AbsentFrom("2022-04-01")).Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .ThenRefused(Refusals.NotDueYet, because: "1 April 2022");

    [Fact]
    public void Recorded_late_it_undoes_what_was_noted() =>
        Given(NotCurrentInApril2022(), AbsentFrom("2021-09-01")).Today("2022-06-06")
            .When(EndAbsence(on: "2022-05-31"))
            .Then(
                AbsentUntil("2022-05-31"),
                DueMoved(from: "2021-09-01", to: "2022-06-01", due: "2022-07-01", currentUntil: "2022-12-30", on: "2022-05-31"));

    [Fact]
    public void In_the_grace_it_moves_the_end_of_the_grace_alone() =>
        Given(OverdueInOctober2021(), AbsentFrom("2021-11-01"))
            .When(EndAbsence(on: "2021-11-30"))
            .Then(
                AbsentUntil("2021-11-30"),
                DueMoved(from: "2021-11-01", to: "2021-12-01", due: "2021-10-01", currentUntil: "2022-05-01", on: "2021-11-30"));

    [Fact]
    public void What_was_overdue_stays_so_and_is_not_current_after_the_moved_end() =>
        Given(OverdueInOctober2021(), AbsentFrom("2021-11-01"), AbsentUntil("2021-11-30"), DueMoved(from: "2021-11-01", to: "2021-12-01", due: "2021-10-01", currentUntil: "2022-05-01", on: "2021-11-30"))
            .Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .Then(NotCurrent(on: "2022-05-02"));

    [Fact]
    public void Renewed_while_it_lasts_the_rhythm_stays_moved_by_the_days_so_far() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"), AbsentFrom("2021-09-01")).Today("2022-05-16")
            .When(EndorseForRenewal(on: "2022-05-16"))
            .Then(
                EndorsedForRenewal(on: "2022-05-16"),
                DueMoved(from: "2021-09-01", to: "2022-05-16", due: "2022-06-15", currentUntil: "2022-12-14", on: "2022-05-16"),
                Reaccredited(due: "2025-06-15", on: "2022-05-16"),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-12-15"));

    [Fact]
    public void A_due_day_that_moved_closes_nothing_that_was_open_and_gives_nothing_to_a_round_that_was_complete_before() =>
        Given(
                AccreditedPractitioner(),
                EndorsedForRenewal(on: "2021-06-14"),
                AbsentFrom("2021-08-01"),
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"))
            .When(DeclareHours(30, on: "2021-06-15"))
            .Then(
                HoursDeclared(30, on: "2021-06-15"),
                Reaccredited(due: "2024-10-01", on: "2021-06-15"),
                CertificateIssued(on: "2021-06-15", currentUntil: "2025-04-01"));

    [Fact]
    public void An_absence_in_the_grace_that_is_recorded_later_brings_one_after_it_within_reach() =>
        Given(AccreditedPractitioner(), AbsentFrom("2022-04-10"), AbsentUntil("2022-08-10"), AbsentFrom("2022-02-01", absence: 2))
            .Today("2022-08-15")
            .When(EndAbsence(on: "2022-03-15", absence: 2))
            .Then(
                AbsentUntil("2022-03-15", absence: 2),
                DueMoved(from: "2022-02-01", to: "2022-03-16", due: "2021-10-01", currentUntil: "2022-05-14", on: "2022-03-15", number: 2),
                DueMoved(from: "2022-04-10", to: "2022-08-11", due: "2021-10-01", currentUntil: "2022-09-14", on: "2022-03-15"));
}
