namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>The trust takes over from Leeds on 1 April 2019: employment, endorsements and clocks go on unbroken.</summary>
[Trait("Rule", "S-16")]
public sealed class The_trust_that_took_over_a_councils_staff : A_story
{
    [Fact]
    public void Leaves_the_sitting_of_an_endorsed_worker_standing()
    {
        var takenOver = EstablishedAtLeeds()
            .When(AgreeToAssessment(Practitioner, on: "2019-02-04")).Then(Agreed(on: "2019-02-04"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-02-11")).Then(Endorsed(by: "LEEDS", on: "2019-02-11", until: "2019-08-11"))
            .When(BookSitting(Practitioner, sitsOn: "2019-05-15", on: "2019-02-18")).Then(Booked(Everything, sitsOn: "2019-05-15", on: "2019-02-18"))
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2019-04-01")).Then(CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2019-04-01"))
            .When(EndorsePractice(Practitioner, by: "LEEDS-TRUST", on: "2019-04-08")).ThenNothingHappens();

        Sat(takenOver, knowledge: 20, simulated: 45, written: 45, markedOn: "2019-05-22")
            .When(ReleaseResult(Practitioner, on: "2019-06-03"))
            .Then(
                ResultMet(Everything, on: "2019-06-03"),
                FeedbackIssued(None, on: "2019-06-03"),
                Accredited(on: "2019-06-03", reaccreditation: "2022-06-03"),
                CertificateIssued(on: "2019-06-03", currentUntil: "2022-12-03"))
            .When(EndEmployment(spell: 1, on: "2019-06-28")).Then(Left("LEEDS-TRUST", on: "2019-06-28"));
    }

    [Fact]
    [Trait("Rule", "R-020")]
    public void Begins_no_wait_anew() =>
        Story.Begins()
            .When(Register(on: "2018-09-10")).Then(Registered(on: "2018-09-10"))
            .When(StartEmployment(at: "LEEDS", on: "2018-09-03")).Then(EmployedAt("LEEDS", from: "2018-09-03"))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2018-09-03")).Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2018-09-03", notBefore: "2019-09-03", expectedBy: null))
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2019-04-01")).Then(CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2019-04-01"))
            .When(CompleteAsye(role: 1, on: "2019-08-30")).Then(AsyeCompleted(role: 1, notBefore: "2019-09-03", expectedBy: "2020-08-30", on: "2019-08-30"))
            .When(EndorsePractice(Practitioner, by: "LEEDS-TRUST", on: "2019-09-03")).Then(Endorsed(by: "LEEDS-TRUST", on: "2019-09-03", until: "2020-03-03"));
}
