namespace Naas.Domain.Specs.Journeys;

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
    public void Of_two_endorsements_the_later_counts_although_the_earlier_was_recorded_last() =>
        Given(SeenInLeedsAndBury(), EndorsedForRenewal(on: "2021-09-01"), EndorsedForRenewal(on: "2021-04-10", by: "BURY"))
            .When(DeclareHours(30, on: "2021-11-01"))
            .Then(
                HoursDeclared(30, on: "2021-11-01"),
                Reaccredited(due: "2024-10-01", on: "2021-11-01"),
                CertificateIssued(on: "2021-11-01", currentUntil: "2025-04-01"));

    [Fact]
    public void Endorsed_twice_nothing_is_added_although_another_was_recorded_since()
    {
        var endorsedByBoth = Given(SeenInLeedsAndBury(), EndorsedForRenewal(on: "2021-09-01"), EndorsedForRenewal(on: "2021-04-10", by: "BURY"));
        endorsedByBoth.When(EndorseForRenewal(on: "2021-09-01")).ThenNothingHappens();
        endorsedByBoth.When(EndorseForRenewal(on: "2021-04-10", by: "BURY")).ThenNothingHappens();
    }

    [Fact]
    public void Nor_after_the_round_in_which_they_were_given()
    {
        var renewed = Given(
            SeenInLeedsAndBury(),
            EndorsedForRenewal(on: "2021-09-01"),
            EndorsedForRenewal(on: "2021-04-10", by: "BURY"),
            HoursDeclared(30, on: "2021-11-01"),
            Reaccredited(due: "2024-10-01", on: "2021-11-01"),
            CertificateIssued(on: "2021-11-01", currentUntil: "2025-04-01"));
        renewed.When(EndorseForRenewal(on: "2021-09-01")).ThenNothingHappens();
        renewed.When(EndorseForRenewal(on: "2021-04-10", by: "BURY")).ThenNothingHappens();
    }

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

    private static JourneyEvent[] SeenInLeedsAndBury() => [.. AccreditedPractitioner(), EmployedAt("BURY", from: "2021-01-04", spell: 2)];

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
