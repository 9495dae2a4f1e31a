namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Accredited on 1 October 2018: due on 1 October 2021, the grace until 1 April 2022 (S-15).</summary>
[Trait("Rule", "R-120")]
[Trait("Rule", "S-15")]
public sealed class The_re_accreditation : A_story
{
    [Fact]
    public void By_practice_endorsement_and_learning_hours_keeps_the_rhythm() =>
        AccreditedInOctober2018()
            .When(DeclareHours(12, on: "2019-06-14")).Then(HoursDeclared(1, 12, on: "2019-06-14"))
            .When(DeclareHours(10.5m, on: "2020-11-20")).Then(HoursDeclared(2, 10.5m, on: "2020-11-20"))
            .When(EndorseForRenewal(by: "LEEDS", on: "2021-03-31")).ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on")
            .When(Remind(6, on: "2021-04-01")).Then(Reminded(6, due: "2021-10-01", on: "2021-04-01"))
            .When(EndorseForRenewal(by: "LEEDS", on: "2021-06-21")).Then(EndorsedForRenewal(by: "LEEDS", on: "2021-06-21"))
            .When(DeclareHours(7.5m, on: "2021-07-12"))
            .Then(
                HoursDeclared(3, 7.5m, on: "2021-07-12"),
                Reaccredited(due: "2024-10-01", on: "2021-07-12"),
                CertificateIssued(on: "2021-07-12", currentUntil: "2025-04-01"))
            .When(MarkOverdue(on: "2021-10-02")).ThenRefused(Refusals.NotDueYet, because: "2 October 2024");

    [Fact]
    public void Overdue_is_made_up_for_in_the_grace() =>
        AccreditedInOctober2018()
            .When(Remind(6, on: "2021-04-01")).Then(Reminded(6, due: "2021-10-01", on: "2021-04-01"))
            .When(Remind(3, on: "2021-07-01")).Then(Reminded(3, due: "2021-10-01", on: "2021-07-01"))
            .When(Remind(1, on: "2021-09-03")).Then(Reminded(1, due: "2021-10-01", on: "2021-09-01"))
            .When(MarkOverdue(on: "2021-10-01")).ThenRefused(Refusals.NotDueYet, because: "2 October 2021")
            .When(MarkOverdue(on: "2021-10-11")).Then(Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"))
            .So(journey => journey.At(Practitioner).Accreditation!.OverdueSince.Should().Be(KnownFacts.Day("2021-10-02")))
            .So(journey => journey.At(Practitioner).Accreditation!.IsCurrentOn(KnownFacts.Day("2022-04-01")).Should().BeTrue("the grace is current still"))
            .When(DeclareHours(30, on: "2021-11-08")).Then(HoursDeclared(1, 30, on: "2021-11-08"))
            .When(EndorseForRenewal(by: "LEEDS", on: "2021-12-06"))
            .Then(
                EndorsedForRenewal(by: "LEEDS", on: "2021-12-06"),
                Reaccredited(due: "2024-10-01", on: "2021-12-06"),
                CertificateIssued(on: "2021-12-06", currentUntil: "2025-04-01"))
            .So(journey => journey.At(Practitioner).Accreditation!.OverdueSince.Should().BeNull());

    [Fact]
    public void Not_current_any_more_is_restored_and_begins_a_new_rhythm() =>
        AccreditedInOctober2018()
            .When(MarkOverdue(on: "2021-10-02")).Then(Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02"))
            .When(MarkNotCurrent(on: "2022-04-01")).ThenRefused(Refusals.NotDueYet, because: "2 April 2022")
            .When(MarkNotCurrent(on: "2022-04-04")).Then(NotCurrent(on: "2022-04-02"))
            .So(journey => journey.At(Practitioner).IsAccredited.Should().BeTrue("it is not lost"))
            .So(journey => journey.At(Practitioner).Accreditation!.IsCurrentOn(KnownFacts.Day("2022-04-04")).Should().BeFalse())
            .When(DeclareHours(32, on: "2022-05-09")).Then(HoursDeclared(1, 32, on: "2022-05-09"))
            .When(EndorseForRenewal(by: "LEEDS", on: "2022-06-13"))
            .Then(
                EndorsedForRenewal(by: "LEEDS", on: "2022-06-13"),
                Restored(due: "2025-06-13", on: "2022-06-13"),
                CertificateIssued(on: "2022-06-13", currentUntil: "2025-12-13"))
            .So(journey => journey.At(Practitioner).Accreditation!.IsCurrentOn(KnownFacts.Day("2022-06-13")).Should().BeTrue());
}
