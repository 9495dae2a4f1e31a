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
        endless.When(RequestPlace(on: "2021-04-01")).ThenRefused(Refusals.AlreadyAccredited);
    }
}
