namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>One element missed narrowly: three months for it alone, and then the element retake.</summary>
[Trait("Rule", "R-100")]
public sealed class The_narrow_fail : A_story
{
    [Fact]
    public void Is_taken_again_in_time() =>
        WrittenMissedNarrowly()
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2018-12-10")).ThenRefused(Refusals.NotReEndorsed, because: "30 November 2018")
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-14")).Then(EndorsedAgain(by: "LEEDS", on: "2019-01-14", until: "2019-07-14"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-15")).Then(Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-15", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Written, 44, on: "2019-02-13")).Then(Marked(Written, 44, Met, on: "2019-02-13", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-02-25", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-02-25", attempt: 2),
                FeedbackIssued(None, on: "2019-02-25", attempt: 2),
                Accredited(on: "2019-02-25", reaccreditation: "2022-02-25", attempt: 2),
                CertificateIssued(on: "2019-02-25", currentUntil: "2022-08-25"));

    [Fact]
    [Trait("Rule", "S-02")]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-07")]
    public void Lapses_and_goes_the_slower_road_until_everything_is_due_again() =>
        WrittenMissedNarrowly()
            .When(LapseNarrowRetake(on: "2019-02-28")).ThenRefused(Refusals.NotDueYet, because: "1 March 2019")
            .When(LapseNarrowRetake(on: "2019-03-11")).Then(NarrowRetakeLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-06-03")).Then(EndorsedAgain(by: "LEEDS", on: "2019-06-03", until: "2019-12-03"))
            .When(BookSitting(Practitioner, sitsOn: "2019-07-10", on: "2019-06-10")).ThenRefused(Refusals.NoDevelopmentPlan, because: "written")
            .When(AgreePlan(on: "2019-06-11")).Then(PlanAgreed(on: "2019-06-11"))
            .When(BookSitting(Practitioner, sitsOn: "2019-07-10", on: "2019-06-12")).Then(Booked(Only(Written), sitsOn: "2019-07-10", on: "2019-06-12", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Written, 30, on: "2019-07-17")).Then(Marked(Written, 30, NotMet, on: "2019-07-17", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-07-29", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-07-29", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-07-29", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-10-29", bankedUntil: "2019-11-30", on: "2019-07-29", attempt: 2))
            .When(ExpireBanked(on: "2019-11-30")).ThenRefused(Refusals.NotDueYet, because: "1 December 2019")
            .When(ExpireBanked(on: "2019-12-02")).Then(BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01", attempt: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2020-01-13")).Then(EndorsedAgain(by: "LEEDS", on: "2020-01-13", until: "2020-07-13", endorsement: 3))
            .When(BookSitting(Practitioner, sitsOn: "2020-02-12", on: "2020-01-20")).Then(Booked(Everything, sitsOn: "2020-02-12", on: "2020-01-20", attempt: 3, endorsement: 3))
            .So(journey => journey.At(Practitioner).UnderWay!.IsElementRetake.Should().BeFalse());
}
