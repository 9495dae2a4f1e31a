namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>At Leeds through one agency, then at Bury through another: each host endorses what it has seen, neither agency does.</summary>
[Trait("Rule", "R-032")]
[Trait("Rule", "R-033")]
[Trait("Rule", "S-21")]
[Trait("Rule", "S-22")]
public sealed class The_agency_worker_with_two_hosts : A_story
{
    [Fact]
    public void Rests_the_first_attempt_on_one_and_the_retake_on_the_other() =>
        Sat(BookedAndMoved(), knowledge: 20, simulated: 45, written: 38, markedOn: "2018-09-20")
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"))
            .When(EndorsePractice(Practitioner, by: "SWIFT-CARE", on: "2018-11-05")).ThenRefused(Refusals.AgencyCannotEndorse, because: "SWIFT-CARE")
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-11-05")).Then(EndorsedAgain(by: "BURY", on: "2018-11-05", until: "2019-05-05"))
            .When(BookSitting(Practitioner, sitsOn: "2018-12-12", on: "2018-11-12")).Then(Booked(Only(Written), sitsOn: "2018-12-12", on: "2018-11-12", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Written, 44, on: "2018-12-12")).Then(Marked(Written, 44, Met, on: "2018-12-12", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-01-07", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-01-07", attempt: 2),
                FeedbackIssued(None, on: "2019-01-07", attempt: 2),
                Accredited(on: "2019-01-07", reaccreditation: "2022-01-07", attempt: 2),
                CertificateIssued(on: "2019-01-07", currentUntil: "2022-07-07"));

    private static Story BookedAndMoved() => Story.Begins()
        .When(Register(on: "2018-06-01")).Then(Registered(on: "2018-06-01"))
        .When(StartPlacement(agency: "BRIGHT-STAFFING", at: "LEEDS", on: "2018-03-05")).Then(PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS", from: "2018-03-05"))
        .When(StartRole(Casework, EntryRoute.Established, on: "2018-03-05")).Then(InRole(from: "2018-03-05"))
        .When(AgreeToAssessment(Practitioner, on: "2018-06-04")).Then(Agreed(on: "2018-06-04"))
        .When(EndorsePractice(Practitioner, by: "BRIGHT-STAFFING", on: "2018-07-02")).ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING")
        .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-07-02")).Then(EndorsementRequested(of: "LEEDS", on: "2018-07-02"))
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-16")).Then(Endorsed(by: "LEEDS", on: "2018-07-16", until: "2019-01-16"))
        .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01")).Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01"))
        .When(EndEmployment(spell: 1, on: "2018-08-31")).Then(Left("LEEDS", on: "2018-08-31"))
        .When(StartPlacement(agency: "SWIFT-CARE", at: "BURY", on: "2018-09-03")).Then(PlacedThroughAgency("SWIFT-CARE", at: "BURY", from: "2018-09-03", spell: 2))
        .When(StartRole(Casework, EntryRoute.Established, on: "2018-09-03", spell: 2)).Then(InRole(from: "2018-09-03", spell: 2, role: 2));
}
