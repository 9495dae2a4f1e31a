namespace Naas.Domain.Specs.Journeys;

/// <summary>S-15: accredited on 1 October 2018, due on 1 October 2021, reminded at six, three and one months, in grace until 1 April 2022, then not current, and restored by completing a route.</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "R-120")]
public sealed class When_reaccreditation_falls_due
{
    [Theory]
    [InlineData(6, "2021-04-01")]
    [InlineData(3, "2021-07-01")]
    [InlineData(1, "2021-09-01")]
    public void The_worker_is_reminded_on_the_day_and_never_early(int monthsAhead, string on)
    {
        Given(AccreditedPractitioner()).Today(on)
            .When(Remind(monthsAhead, on)).Then(Reminded(monthsAhead, due: "2021-10-01", on));
        Given(AccreditedPractitioner()).Today(KnownFacts.Day(on).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .When(Remind(monthsAhead, on)).ThenRefused(Refusals.NotDueYet, because: "reminder");
    }

    [Fact]
    public void Noted_late_a_reminder_belongs_to_its_day() =>
        Given(AccreditedPractitioner()).Today("2021-09-20")
            .When(Remind(3, on: "2021-09-20"))
            .Then(Reminded(3, due: "2021-10-01", on: "2021-07-01"));

    [Fact]
    public void Once_is_enough() =>
        Given(AccreditedPractitioner(), Reminded(6, due: "2021-10-01", on: "2021-04-01"))
            .When(Remind(6, on: "2021-04-02"))
            .ThenNothingHappens();

    [Fact]
    public void Once_it_is_overdue_nobody_is_reminded_of_what_was_due() =>
        Given(OverdueInOctober2021())
            .When(Remind(1, on: "2021-10-04"))
            .ThenNothingHappens();

    [Fact]
    public void There_are_three_reminders() =>
        Given(AccreditedPractitioner())
            .When(Remind(2, on: "2021-08-02"))
            .ThenRefused(Refusals.NotAReminder, because: "6, 3, 1");

    [Theory]
    [Trait("Rule", "S-40")]
    [InlineData(6, "2021-04-30")]
    [InlineData(1, "2021-09-30")]
    public void Months_back_from_a_31st_end_with_the_month(int monthsAhead, string on) =>
        Given(MarkedInSeptember(), ResultMet(Everything, on: "2018-10-31"), Accredited(on: "2018-10-31", reaccreditation: "2021-10-31"), CertificateIssued(on: "2018-10-31", currentUntil: "2022-04-30"))
            .Today(on)
            .When(Remind(monthsAhead, on))
            .Then(Reminded(monthsAhead, due: "2021-10-31", on));

    [Theory]
    [InlineData("2021-10-02")]
    [InlineData("2021-12-31")]
    public void It_is_overdue_on_the_day_after_however_late_that_is_noted(string noted) =>
        Given(AccreditedPractitioner()).Today(noted)
            .When(MarkOverdue(on: noted))
            .Then(Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"));

    [Fact]
    public void One_from_before_there_were_certificates_has_its_grace_and_stands_still_too()
    {
        JourneyEvent[] withoutCertificate = [.. MarkedInSeptember(), ResultMet(Everything, on: "2018-10-01"), Accredited(on: "2018-10-01", reaccreditation: "2021-10-01")];
        Given(withoutCertificate).When(MarkOverdue(on: "2021-10-02")).Then(Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"));
        Given(withoutCertificate, AbsentFrom("2021-08-01"))
            .When(EndAbsence(on: "2021-10-31"))
            .Then(
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"));
    }

    [Fact]
    public void On_the_due_day_it_is_not() =>
        Given(AccreditedPractitioner()).Today("2021-10-01")
            .When(MarkOverdue(on: "2021-10-01"))
            .ThenRefused(Refusals.NotDueYet, because: "2 October 2021");

    [Fact]
    public void Noted_twice_nothing_is_added() =>
        Given(OverdueInOctober2021())
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenNothingHappens();

    [Fact]
    public void After_the_grace_it_is_not_current() =>
        Given(OverdueInOctober2021()).Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .Then(NotCurrent(on: "2022-04-02"));

    [Fact]
    public void On_the_last_day_of_the_grace_it_is() =>
        Given(OverdueInOctober2021()).Today("2022-04-01")
            .When(MarkNotCurrent(on: "2022-04-01"))
            .ThenRefused(Refusals.NotDueYet, because: "2 April 2022");

    [Fact]
    public void What_is_not_overdue_has_no_grace() =>
        Given(AccreditedPractitioner())
            .When(MarkNotCurrent(on: "2021-09-06"))
            .ThenRefused(Refusals.NotDueYet, because: "1 October 2018");

    [Fact]
    public void Noted_twice_that_adds_nothing_either() =>
        Given(NotCurrentInApril2022()).Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .ThenNothingHappens();

    [Fact]
    public void Nobody_is_reminded_of_an_accreditation_that_is_none() =>
        Given(ReadyToSit())
            .When(Remind(6, on: "2021-04-01"))
            .ThenRefused(Refusals.NotAccredited);

    [Fact]
    public void Under_an_edition_without_an_interval_nothing_falls_due()
    {
        var endless = Given(MarkedInSeptember(), ResultMet(Everything, on: "2018-10-01"), Accredited(on: "2018-10-01", reaccreditation: null), CertificateIssued(on: "2018-10-01", currentUntil: null));
        endless.When(Remind(6, on: "2021-04-01")).ThenRefused(Refusals.NoReaccreditation);
        endless.When(DeclareHours(30, on: "2021-04-01")).ThenRefused(Refusals.NoReaccreditation);
        endless.When(EndorseForRenewal(on: "2021-04-01")).ThenRefused(Refusals.NoReaccreditation);
        endless.When(MarkOverdue(on: "2021-10-04")).ThenRefused(Refusals.NoReaccreditation);
    }
}

/// <summary>S-15: an endorsement of the practice and thirty declared hours, in either order.</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "R-120")]
public sealed class When_practice_and_learning_renew_an_accreditation
{
    [Fact]
    public void The_endorsement_may_come_last() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"))
            .When(EndorseForRenewal(on: "2021-04-01"))
            .Then(
                EndorsedForRenewal(on: "2021-04-01"),
                Reaccredited(due: "2024-10-01", on: "2021-04-01"),
                CertificateIssued(on: "2021-04-01", currentUntil: "2025-04-01"));

    [Fact]
    public void So_may_the_hours() =>
        Given(AccreditedPractitioner(), HoursDeclared(12, on: "2020-05-04"), EndorsedForRenewal(on: "2021-05-10"))
            .When(DeclareHours(18, on: "2021-06-07"))
            .Then(
                HoursDeclared(18, on: "2021-06-07", declaration: 2),
                Reaccredited(due: "2024-10-01", on: "2021-06-07"),
                CertificateIssued(on: "2021-06-07", currentUntil: "2025-04-01"));

    [Fact]
    public void The_same_hours_of_the_same_day_are_the_same_declaration_sent_again() =>
        Given(AccreditedPractitioner(), HoursDeclared(5, on: "2021-06-07")).When(DeclareHours(5, on: "2021-06-07")).ThenNothingHappens();

    [Fact]
    public void Unless_it_says_that_it_is_another()
    {
        Given(AccreditedPractitioner(), HoursDeclared(5, on: "2021-06-07")).When(DeclareHours(5, on: "2021-06-07", declaration: 2)).Then(HoursDeclared(5, on: "2021-06-07", declaration: 2));
        Given(AccreditedPractitioner(), HoursDeclared(5, on: "2021-06-07"), HoursDeclared(5, on: "2021-06-07", declaration: 2)).When(DeclareHours(5, on: "2021-06-07", declaration: 2)).ThenNothingHappens();
    }

    [Fact]
    public void A_declaration_has_the_next_number() =>
        Given(AccreditedPractitioner(), HoursDeclared(5, on: "2021-06-07")).When(DeclareHours(6, on: "2021-06-08", declaration: 1))
            .ThenRefused(Refusals.DeclarationOutOfTurn, because: "the next is declaration 2");

    [Fact]
    public void Two_equal_declarations_of_one_day_count_both() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-05-10"), HoursDeclared(20, on: "2020-05-04"), HoursDeclared(5, on: "2021-06-07", declaration: 2))
            .When(DeclareHours(5, on: "2021-06-07", declaration: 3))
            .Then(
                HoursDeclared(5, on: "2021-06-07", declaration: 3),
                Reaccredited(due: "2024-10-01", on: "2021-06-07"),
                CertificateIssued(on: "2021-06-07", currentUntil: "2025-04-01"));

    [Fact]
    public void Half_an_hour_too_few_renews_nothing() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-05-10"))
            .When(DeclareHours(29.5m, on: "2021-06-07"))
            .Then(HoursDeclared(29.5m, on: "2021-06-07"));

    [Fact]
    public void Hours_alone_renew_nothing() =>
        Given(AccreditedPractitioner())
            .When(DeclareHours(40, on: "2021-06-07"))
            .Then(HoursDeclared(40, on: "2021-06-07"));

    [Fact]
    public void The_endorsement_holds_for_six_months() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-04-01"))
            .When(DeclareHours(30, on: "2021-10-02"))
            .Then(HoursDeclared(30, on: "2021-10-02"));

    [Fact]
    public void Hours_dated_before_the_endorsement_complete_the_route_with_it() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-09-10"))
            .When(DeclareHours(30, on: "2021-09-01"))
            .Then(
                HoursDeclared(30, on: "2021-09-01"),
                Reaccredited(due: "2024-10-01", on: "2021-09-10"),
                CertificateIssued(on: "2021-09-10", currentUntil: "2025-04-01"));

    [Fact]
    public void Hours_that_were_too_few_by_a_slip_complete_it_once_they_are_put_right() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-05-10"), HoursDeclared(3, on: "2021-06-07"))
            .When(PutHoursRight(30, on: "2021-06-14"))
            .Then(
                HoursPutRight(30, on: "2021-06-14"),
                Reaccredited(due: "2024-10-01", on: "2021-06-07"),
                CertificateIssued(on: "2021-06-14", currentUntil: "2025-04-01"));

    [Fact]
    public void Hours_that_were_too_many_are_put_right_before_they_count() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"))
            .When(PutHoursRight(3, on: "2021-03-02"))
            .Then(HoursPutRight(3, on: "2021-03-02"));

    [Fact]
    public void Hours_that_are_right_are_nothing() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"))
            .When(PutHoursRight(30, on: "2021-03-02"))
            .ThenNothingHappens();

    [Fact]
    public void What_a_renewal_rests_on_stays() =>
        Given(RenewedInApril2021())
            .When(PutHoursRight(3, on: "2021-05-04"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "1 April 2021");

    [Fact]
    public void There_is_a_declaration_to_put_right() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"))
            .When(PutHoursRight(3, on: "2021-03-02", declaration: 2))
            .ThenRefused(Refusals.NoSuchDeclaration, because: "there are 1");

    [Theory]
    [InlineData(0)]
    [InlineData(500.5)]
    public void A_declaration_is_of_hours_that_somebody_can_have_spent(decimal hours)
    {
        var declared = Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"));
        declared.When(DeclareHours(hours, on: "2021-03-02")).ThenRefused(Refusals.HoursOutOfRange);
        declared.When(PutHoursRight(hours, on: "2021-03-02")).ThenRefused(Refusals.HoursOutOfRange);
    }

    [Fact]
    public void Hours_count_from_the_accreditation() =>
        Given(AccreditedPractitioner())
            .When(DeclareHours(30, on: "2018-09-30"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "1 October 2018");

    [Fact]
    public void The_practice_is_endorsed_from_the_first_reminder_on() =>
        Given(AccreditedPractitioner())
            .When(EndorseForRenewal(on: "2021-03-31"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "1 April 2021");

    [Fact]
    public void Endorsed_twice_nothing_is_added() =>
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-05-10"))
            .When(EndorseForRenewal(on: "2021-05-10"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "R-032")]
    public void It_is_endorsed_where_it_is_seen() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01"))
            .When(EndorseForRenewal(on: "2021-05-10", by: "BURY"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "BURY");

    [Fact]
    public void In_the_grace_the_rhythm_stays() =>
        Given(OverdueInOctober2021(), HoursDeclared(30, on: "2021-03-01")).Today("2022-04-01")
            .When(EndorseForRenewal(on: "2022-04-01"))
            .Then(
                EndorsedForRenewal(on: "2022-04-01"),
                Reaccredited(due: "2024-10-01", on: "2022-04-01"),
                CertificateIssued(on: "2022-04-01", currentUntil: "2025-04-01"));

    [Fact]
    public void After_it_the_accreditation_is_restored_and_a_new_rhythm_begins() =>
        Given(NotCurrentInApril2022(), HoursDeclared(30, on: "2021-03-01")).Today("2022-05-16")
            .When(EndorseForRenewal(on: "2022-05-16"))
            .Then(
                EndorsedForRenewal(on: "2022-05-16"),
                Restored(due: "2025-05-16", on: "2022-05-16"),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"));

    [Fact]
    public void Restored_although_nobody_had_noted_what_fell_due_that_is_noted_first() =>
        Given(AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01")).Today("2022-05-16")
            .When(EndorseForRenewal(on: "2022-05-16"))
            .Then(
                EndorsedForRenewal(on: "2022-05-16"),
                Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"),
                NotCurrent(on: "2022-04-02"),
                Restored(due: "2025-05-16", on: "2022-05-16"),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"));

    [Fact]
    public void Completed_in_the_grace_and_recorded_after_it_the_rhythm_stays() =>
        Given(NotCurrentInApril2022(), HoursDeclared(30, on: "2021-03-01")).Today("2022-05-16")
            .When(EndorseForRenewal(on: "2022-03-28"))
            .Then(
                EndorsedForRenewal(on: "2022-03-28"),
                Reaccredited(due: "2024-10-01", on: "2022-03-28"),
                CertificateIssued(on: "2022-03-28", currentUntil: "2025-04-01"));

    [Fact]
    public void In_the_next_round_the_hours_count_anew() =>
        Given(RenewedInApril2021()).Today("2024-05-01")
            .When(EndorseForRenewal(on: "2024-04-15"))
            .Then(EndorsedForRenewal(on: "2024-04-15"));

    /// <summary>Thirty hours and the endorsement of 1 April 2021: due again on 1 October 2024.</summary>
    private static JourneyEvent[] RenewedInApril2021() =>
    [
        .. AccreditedPractitioner(),
        HoursDeclared(30, on: "2021-03-01"),
        EndorsedForRenewal(on: "2021-04-01"),
        Reaccredited(due: "2024-10-01", on: "2021-04-01"),
        CertificateIssued(on: "2021-04-01", currentUntil: "2025-04-01"),
    ];
}

/// <summary>S-15: the assessment renews too, and needs neither an employer nor an endorsement.</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "R-120")]
public sealed class When_an_assessment_renews_an_accreditation
{
    [Fact]
    public void A_worker_without_an_employer_books_everything() =>
        Given(AccreditedPractitioner(), Left("LEEDS", on: "2021-06-30"))
            .When(BookSitting(Practitioner, sitsOn: "2021-09-08", on: "2021-08-02"))
            .Then(Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-02", attempt: 2, endorsement: 0));

    [Fact]
    public void Not_for_a_day_before_the_first_reminder() =>
        Given(AccreditedPractitioner())
            .When(BookSitting(Practitioner, sitsOn: "2021-03-31", on: "2021-03-01"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");

    [Fact]
    public void Met_it_renews() =>
        Given(SatAgainIn2021(written: 45))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"));

    [Fact]
    public void Not_met_the_accreditation_goes_on_as_it_was() =>
        Given(SatAgainIn2021(written: 38))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-27", attempt: 2),
                NarrowRetakeOpened(Written, until: "2021-12-27", bankedUntil: "2022-09-27", on: "2021-09-27", attempt: 2));

    [Theory]
    [InlineData(45)]
    [InlineData(38)]
    public void Where_the_other_route_has_renewed_it_since_nothing_is_renewed_twice_or_taken_again(decimal written) =>
        Given(
                SatAgainIn2021(written),
                HoursDeclared(30, on: "2021-09-13"),
                EndorsedForRenewal(on: "2021-09-20"),
                Reaccredited(due: "2024-10-01", on: "2021-09-20"),
                CertificateIssued(on: "2021-09-20", currentUntil: "2025-04-01"))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                written == 45 ? ResultMet(Everything, on: "2021-09-27", attempt: 2) : ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
                FeedbackIssued(written == 45 ? None : Only(Written), on: "2021-09-27", attempt: 2));

    [Fact]
    public void A_corrected_score_with_the_same_outcome_renews_nothing_twice() =>
        Given(
                SatAgainIn2021(written: 45),
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"),
                MarkPutRight(Written, 46, Met, on: "2021-10-04", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-10-11", attempt: 2))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(None, on: "2021-10-11", version: 2, attempt: 2));

    private static JourneyEvent[] SatAgainIn2021(decimal written) =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-02", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2021-09-08", attempt: 2),
    ];
}

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
    public void A_due_day_that_moved_closes_nothing_that_was_open() =>
        Given(
                AccreditedPractitioner(),
                EndorsedForRenewal(on: "2021-06-14"),
                AbsentFrom("2021-08-01"),
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"))
            .When(DeclareHours(30, on: "2021-06-15"))
            .Then(
                HoursDeclared(30, on: "2021-06-15"),
                Reaccredited(due: "2025-01-01", on: "2021-06-15"),
                CertificateIssued(on: "2021-06-15", currentUntil: "2025-07-01"));
}

/// <summary>S-48: the wait for a place at an assessment, and an investigation, stop these ends as they stop those of a retake.</summary>
[Trait("Rule", "S-48")]
[Trait("Rule", "S-15")]
public sealed class When_something_else_stands_in_the_way_of_a_renewal
{
    [Fact]
    public void The_wait_for_a_place_moves_the_end_of_the_grace() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-02-01")).Today("2022-03-01")
            .When(OfferPlace(sitsOn: "2022-05-10", on: "2022-03-01"))
            .Then(
                PlaceOffered(sitsOn: "2022-05-10", on: "2022-03-01"),
                DueMoved(from: "2022-02-01", to: "2022-05-10", due: "2021-10-01", currentUntil: "2022-07-08", on: "2022-03-01", cause: WindowStop.WaitForSitting));

    [Fact]
    public void Asked_for_before_the_due_day_the_due_day_too() =>
        Given(AccreditedPractitioner(), PlaceRequested(on: "2021-08-16"))
            .When(BookSitting(Practitioner, sitsOn: "2021-11-10", on: "2021-09-06"))
            .Then(
                PlaceOffered(sitsOn: "2021-11-10", on: "2021-09-06"),
                DueMoved(from: "2021-08-16", to: "2021-11-10", due: "2021-12-26", currentUntil: "2022-06-26", on: "2021-09-06", cause: WindowStop.WaitForSitting),
                Booked(Everything, sitsOn: "2021-11-10", on: "2021-09-06", attempt: 2, endorsement: 0));

    [Fact]
    public void While_no_place_is_offered_nothing_is_overdue() =>
        Given(AccreditedPractitioner(), PlaceRequested(on: "2021-08-16"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "16 August 2021");

    [Fact]
    public void Nor_is_the_grace_over() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-03-14")).Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .ThenRefused(Refusals.NotDueYet, because: "14 March 2022");

    [Fact]
    public void A_place_asked_for_before_a_renewal_holds_nothing_in_the_round_after_it() =>
        Given(
                AccreditedPractitioner(),
                PlaceRequested(on: "2021-05-03"),
                HoursDeclared(30, on: "2021-03-01"),
                EndorsedForRenewal(on: "2021-06-01"),
                Reaccredited(due: "2024-10-01", on: "2021-06-01"),
                CertificateIssued(on: "2021-06-01", currentUntil: "2025-04-01"))
            .Today("2024-10-07")
            .When(MarkOverdue(on: "2024-10-07"))
            .Then(Overdue(due: "2024-10-01", graceUntil: "2025-04-01", on: "2024-10-02"));

    [Fact]
    public void An_investigation_that_found_nothing_moves_both() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"), WorkerHeard(on: "2021-09-08"))
            .When(FindNoMalpractice(on: "2021-10-20"))
            .Then(
                MalpracticeNotFound(on: "2021-10-20"),
                DueMoved(from: "2021-09-06", to: "2021-10-20", due: "2021-11-14", currentUntil: "2022-05-15", on: "2021-10-20", cause: WindowStop.Investigation));

    [Fact]
    [Trait("Rule", "S-34")]
    public void So_does_one_that_found_something_as_long_as_the_accreditation_stands() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"), WorkerHeard(on: "2021-09-08"))
            .When(FindMalpractice(on: "2021-10-20"))
            .Then(
                MalpracticeFound(on: "2021-10-20"),
                ResultAnnulled(on: "2021-10-20"),
                DueMoved(from: "2021-09-06", to: "2021-10-20", due: "2021-11-14", currentUntil: "2022-05-15", on: "2021-10-20", cause: WindowStop.Investigation));

    [Fact]
    public void While_it_is_open_nothing_is_overdue() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "6 September 2021");

    [Fact]
    public void A_day_with_two_causes_is_counted_once() =>
        Given(
                AccreditedPractitioner(),
                AbsentFrom("2021-08-01"),
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"),
                PlaceRequested(on: "2021-10-11"))
            .When(OfferPlace(sitsOn: "2021-11-10", on: "2021-11-01"))
            .Then(
                PlaceOffered(sitsOn: "2021-11-10", on: "2021-11-01"),
                DueMoved(from: "2021-10-11", to: "2021-11-10", due: "2022-01-10", currentUntil: "2022-07-11", on: "2021-11-01", cause: WindowStop.WaitForSitting));
}

/// <summary>S-15: what counts is the day on which a route was complete, of an assessment that on which it was sat; however late it is marked costs the worker nothing (S-48).</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "S-48")]
public sealed class When_a_renewal_is_marked_late
{
    [Fact]
    public void Sat_in_the_grace_and_released_after_it_the_rhythm_stays() =>
        Given(SatOnTheLastMondayOfTheGrace()).Today("2022-05-16")
            .When(ReleaseResult(Practitioner, on: "2022-05-16", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2022-03-28", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-04-01"));

    [Fact]
    public void Until_its_result_is_out_the_grace_is_not_over() =>
        Given(SatOnTheLastMondayOfTheGrace()).Today("2022-04-11")
            .When(MarkNotCurrent(on: "2022-04-11"))
            .ThenRefused(Refusals.NotDueYet, because: "28 March 2022");

    [Fact]
    public void Sat_before_the_due_day_it_is_not_overdue_meanwhile() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-09-29", on: "2021-08-02", attempt: 2, endorsement: 0))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "29 September 2021");

    [Fact]
    public void Not_met_the_grace_was_over_on_its_day() =>
        Given(
                SatOnTheLastMondayOfTheGrace(written: 30),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2022-05-16", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-05-16", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2022-08-16", bankedUntil: "2023-05-16", on: "2022-05-16", attempt: 2))
            .Today("2022-05-17")
            .When(MarkNotCurrent(on: "2022-05-17"))
            .Then(NotCurrent(on: "2022-04-02"));

    [Fact]
    [Trait("Rule", "S-51")]
    public void Met_after_a_correction_it_was_complete_when_it_was_sat_too() =>
        Given(
                SatOnTheLastMondayOfTheGrace(written: 30),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2022-05-16", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-05-16", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2022-08-16", bankedUntil: "2023-05-16", on: "2022-05-16", attempt: 2),
                NotCurrent(on: "2022-04-02"),
                MarkPutRight(Written, 45, Met, on: "2022-05-23", attempt: 2))
            .Today("2022-05-30")
            .When(ReleaseResult(Practitioner, on: "2022-05-30", by: "releaser-3", attempt: 2))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2022-05-16", on: "2022-05-30", attempt: 2),
                FeedbackIssued(None, on: "2022-05-30", version: 2, attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2022-03-28", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-30", currentUntil: "2025-04-01"));

    [Fact]
    public void Sat_after_the_grace_it_restores_from_its_result_and_the_rhythm_begins_with_that() =>
        Given(
                OverdueInOctober2021(),
                Booked(Everything, sitsOn: "2022-04-04", on: "2022-03-07", attempt: 2, endorsement: 0),
                Marked(Knowledge, 20, Met, on: "2022-04-04", attempt: 2),
                Marked(Simulated, 45, Met, on: "2022-04-04", attempt: 2),
                Marked(Written, 45, Met, on: "2022-04-04", attempt: 2))
            .Today("2022-05-16")
            .When(ReleaseResult(Practitioner, on: "2022-05-16", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                NotCurrent(on: "2022-04-02"),
                Restored(due: "2025-05-16", on: "2022-05-16", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"));

    private static JourneyEvent[] SatOnTheLastMondayOfTheGrace(decimal written = 45) =>
    [
        .. OverdueInOctober2021(),
        Booked(Everything, sitsOn: "2022-03-28", on: "2022-03-07", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2022-03-28", attempt: 2),
        Marked(Simulated, 45, Met, on: "2022-03-28", attempt: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2022-03-28", attempt: 2),
    ];
}
