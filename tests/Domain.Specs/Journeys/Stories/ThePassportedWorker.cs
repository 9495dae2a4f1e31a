namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Met the standard in the proof of concept's simulation: knowledge alone is sat, missed and taken again.</summary>
[Trait("Rule", "R-115")]
[Trait("Rule", "S-13")]
public sealed class The_passported_worker : A_story
{
    [Fact]
    public void Sits_knowledge_alone() =>
        EstablishedAtLeeds()
            .When(AgreeToAssessment(Practitioner, on: "2018-06-04")).Then(Agreed(on: "2018-06-04"))
            .When(GrantPassport(Practitioner, Only(Simulated, Written), on: "2018-06-18")).Then(Passported(on: "2018-06-18"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")).Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01")).Then(Booked(Only(Knowledge), sitsOn: "2018-09-12", on: "2018-08-01"))
            .When(RecordMark(Practitioner, Simulated, 45, on: "2018-09-12")).ThenRefused(Refusals.ElementNotDue, because: "simulated")
            .When(RecordMark(Practitioner, Knowledge, 17, on: "2018-09-20")).Then(Marked(Knowledge, 17, NarrowlyNotMet, on: "2018-09-20"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(None, Only(Knowledge), on: "2018-10-01"),
                FeedbackIssued(Only(Knowledge), on: "2018-10-01"),
                NarrowRetakeOpened(Knowledge, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-10-15")).Then(EndorsedAgain(by: "LEEDS", on: "2018-10-15", until: "2019-04-15"))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-21", on: "2018-10-22")).Then(Booked(Only(Knowledge), sitsOn: "2018-11-21", on: "2018-10-22", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Knowledge, 19, on: "2018-11-21")).Then(Marked(Knowledge, 19, Met, on: "2018-11-21", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2018-12-03", attempt: 2))
            .Then(
                ResultMet(Only(Knowledge), on: "2018-12-03", attempt: 2),
                FeedbackIssued(None, on: "2018-12-03", attempt: 2),
                Accredited(on: "2018-12-03", reaccreditation: "2021-12-03", attempt: 2),
                CertificateIssued(on: "2018-12-03", currentUntil: "2022-06-03"));
}
