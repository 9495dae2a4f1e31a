namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>From Leeds to Bury before the sitting, from Bury to Wigan before the retake: endorsements and waits end with the employer, results travel.</summary>
[Trait("Rule", "R-020")]
[Trait("Rule", "S-16")]
[Trait("Rule", "S-17")]
public sealed class The_mover : A_story
{
    [Fact]
    public void Is_accredited_at_the_third_employer() =>
        Sat(BookedAtBury(), knowledge: 17, simulated: 45, written: 45, markedOn: "2019-02-20", attempt: 2)
            .When(ReleaseResult(Practitioner, on: "2019-03-04", attempt: 2))
            .Then(
                ResultNotMet(Only(Simulated, Written), Only(Knowledge), on: "2019-03-04", attempt: 2),
                FeedbackIssued(Only(Knowledge), on: "2019-03-04", attempt: 2),
                NarrowRetakeOpened(Knowledge, until: "2019-06-04", bankedUntil: "2020-03-04", on: "2019-03-04", attempt: 2))
            .When(EndEmployment(spell: 2, on: "2019-03-29")).Then(Left("BURY", on: "2019-03-29", spell: 2))
            .When(StartEmployment(at: "WIGAN", on: "2019-04-01")).Then(EmployedAt("WIGAN", from: "2019-04-01", spell: 3))
            .When(StartRole(Casework, EntryRoute.Established, on: "2019-04-01", spell: 3)).Then(InRole(from: "2019-04-01", spell: 3, role: 3))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2019-04-15")).ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "BURY")
            .When(EndorsePractice(Practitioner, by: "WIGAN", on: "2019-04-15")).Then(EndorsedAgain(by: "WIGAN", on: "2019-04-15", until: "2019-10-15", endorsement: 3))
            .When(BookSitting(Practitioner, sitsOn: "2019-05-22", on: "2019-04-23")).Then(Booked(Only(Knowledge), sitsOn: "2019-05-22", on: "2019-04-23", attempt: 3, endorsement: 3))
            .When(RecordMark(Practitioner, Knowledge, 20, on: "2019-05-22")).Then(Marked(Knowledge, 20, Met, on: "2019-05-22", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2019-06-10", attempt: 3))
            .Then(
                ResultMet(Only(Knowledge), on: "2019-06-10", attempt: 3),
                FeedbackIssued(None, on: "2019-06-10", attempt: 3),
                Accredited(on: "2019-06-10", reaccreditation: "2022-06-10", attempt: 3),
                CertificateIssued(on: "2019-06-10", currentUntil: "2022-12-10"));

    private static Story BookedAtBury() => Story.Begins()
        .When(Register(on: "2017-09-11")).Then(Registered(on: "2017-09-11"))
        .When(StartEmployment(at: "LEEDS", on: "2017-09-04")).Then(EmployedAt("LEEDS", from: "2017-09-04"))
        .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2017-09-04")).Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2017-09-04", notBefore: "2018-09-04", expectedBy: null))
        .When(CompleteAsye(role: 1, on: "2018-08-31")).Then(AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-08-31", on: "2018-08-31"))
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-04")).Then(Endorsed(by: "LEEDS", on: "2018-09-04", until: "2019-03-04"))
        .When(AgreeToAssessment(Practitioner, on: "2018-09-05")).Then(Agreed(on: "2018-09-05"))
        .When(BookSitting(Practitioner, sitsOn: "2018-11-14", on: "2018-09-10")).Then(Booked(Everything, sitsOn: "2018-11-14", on: "2018-09-10"))
        .When(EndEmployment(spell: 1, on: "2018-10-31"))
        .Then(
            Left("LEEDS", on: "2018-10-31"),
            SittingCancelled(sitsOn: "2018-11-14", on: "2018-10-31"),
            EndorsementLapsed(by: "LEEDS", on: "2018-10-31"))
        .When(StartEmployment(at: "BURY", on: "2018-11-05")).Then(EmployedAt("BURY", from: "2018-11-05", spell: 2))
        .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2018-11-05", spell: 2))
        .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2018-11-05", notBefore: "2019-11-05", expectedBy: "2019-08-31", spell: 2, role: 2))
        .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-12-03")).ThenRefused(Refusals.BeforeMinimumService, because: "from 5 November 2019 on")
        .When(WaiveWait(role: 2, on: "2019-01-07")).Then(WaitWaived(role: 2, on: "2019-01-07"))
        .When(EndorsePractice(Practitioner, by: "BURY", on: "2019-01-07")).Then(Endorsed(by: "BURY", on: "2019-01-07", until: "2019-07-07", endorsement: 2))
        .When(BookSitting(Practitioner, sitsOn: "2019-02-13", on: "2019-01-14")).Then(Booked(Everything, sitsOn: "2019-02-13", on: "2019-01-14", attempt: 2, endorsement: 2));
}
