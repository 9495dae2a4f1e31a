namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Two elements missed: everything again, expected after a year, earlier when the employer says why.</summary>
[Trait("Rule", "R-101")]
[Trait("Rule", "R-102")]
[Trait("Rule", "S-06")]
public sealed class The_whole_taken_again : A_story
{
    [Fact]
    public void After_two_misses_leads_to_the_accreditation()
    {
        var again = SatInSeptember(knowledge: 15, simulated: 39)
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Written), Only(Knowledge, Simulated), on: "2018-10-01"),
                FeedbackIssued(Only(Knowledge, Simulated), on: "2018-10-01"),
                FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01"))
            .When(AgreePlan(on: "2018-10-22")).Then(PlanAgreed(on: "2018-10-22"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-04-01")).Then(EndorsedAgain(by: "LEEDS", on: "2019-04-01", until: "2019-10-01"))
            .When(BookSitting(Practitioner, sitsOn: "2019-05-15", on: "2019-04-08")).ThenRefused(Refusals.RetakeNotExpectedYet, because: "1 October 2019")
            .When(BringForward(on: "2019-04-09")).Then(BroughtForward(on: "2019-04-09"))
            .When(BookSitting(Practitioner, sitsOn: "2019-05-15", on: "2019-04-10")).Then(Booked(Everything, sitsOn: "2019-05-15", on: "2019-04-10", attempt: 2, endorsement: 2));

        Sat(again, knowledge: 21, simulated: 46, written: 47, markedOn: "2019-05-22", attempt: 2)
            .When(ReleaseResult(Practitioner, on: "2019-06-03", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2019-06-03", attempt: 2),
                FeedbackIssued(None, on: "2019-06-03", attempt: 2),
                Accredited(on: "2019-06-03", reaccreditation: "2022-06-03", attempt: 2),
                CertificateIssued(on: "2019-06-03", currentUntil: "2022-12-03"));
    }
}
