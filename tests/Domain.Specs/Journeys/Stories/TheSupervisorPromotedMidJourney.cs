namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Promoted between a narrow fail and its retake: finishes as a practitioner, waits a year, and is accredited as supervisor beside it.</summary>
[Trait("Rule", "R-023")]
[Trait("Rule", "R-028")]
[Trait("Rule", "S-23")]
[Trait("Rule", "S-24")]
public sealed class The_supervisor_promoted_mid_journey : A_story
{
    [Fact]
    public void Holds_both_accreditations_apart() =>
        Sat(BookedAsSupervisor(), knowledge: 24, simulated: 51, written: 49, markedOn: "2020-02-19", level: Supervisor)
            .When(ReleaseResult(Supervisor, on: "2020-03-02"))
            .Then(
                ResultMet(Everything, on: "2020-03-02", level: Supervisor),
                FeedbackIssued(None, on: "2020-03-02", level: Supervisor),
                Accredited(on: "2020-03-02", reaccreditation: "2023-03-02", level: Supervisor),
                CertificateIssued(on: "2020-03-02", currentUntil: "2023-09-02", level: Supervisor))
            .So(journey => journey.At(Practitioner).Accreditation!.DueOn.Should().Be(KnownFacts.Day("2022-02-25")))
            .So(journey => journey.At(Supervisor).Accreditation!.DueOn.Should().Be(KnownFacts.Day("2023-03-02")));

    private static Story BookedAsSupervisor() => WrittenMissedNarrowly()
        .When(EndRole(role: 1, on: "2018-12-31")).Then(RoleEnded(role: 1, on: "2018-12-31"))
        .When(StartRole(Supervision, EntryRoute.NewSupervisor, on: "2019-01-01"))
        .Then(InRole(Supervision, EntryRoute.NewSupervisor, from: "2019-01-01", notBefore: "2020-01-01", expectedBy: null, role: 2))
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-14")).Then(EndorsedAgain(by: "LEEDS", on: "2019-01-14", until: "2019-07-14"))
        .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-15")).Then(Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-15", attempt: 2, endorsement: 2))
        .When(RecordMark(Practitioner, Written, 44, on: "2019-02-13")).Then(Marked(Written, 44, Met, on: "2019-02-13", attempt: 2))
        .When(ReleaseResult(Practitioner, on: "2019-02-25", attempt: 2))
        .Then(
            ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
            FeedbackIssued(None, on: "2019-02-25", attempt: 2),
            Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
            CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"))
        .When(AgreeToAssessment(Supervisor, on: "2019-03-04")).Then(Agreed(on: "2019-03-04", level: Supervisor))
        .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2019-12-31")).ThenRefused(Refusals.BeforeMinimumService, because: "from 1 January 2020 on")
        .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2020-01-06")).Then(Endorsed(by: "LEEDS", on: "2020-01-06", until: "2020-07-06", level: Supervisor))
        .When(BookSitting(Supervisor, sitsOn: "2020-02-12", on: "2020-01-13")).Then(Booked(Everything, sitsOn: "2020-02-12", on: "2020-01-13", level: Supervisor));
}
