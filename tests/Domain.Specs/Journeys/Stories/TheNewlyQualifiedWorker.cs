using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Twelve months at Leeds with the supported year, put forward on the first day, marked by two apart, accredited at the first try.</summary>
[Trait("Rule", "R-020")]
[Trait("Rule", "R-022")]
[Trait("Rule", "R-084")]
[Trait("Rule", "S-52")]
public sealed class The_newly_qualified_worker : A_story
{
    private static readonly AreaProfile FourAndFive = Areas(AreaJudgement.Met, 4, 5);

    private static readonly AreaProfile FiveWell = Areas(AreaJudgement.WellAbove, 5);

    private static readonly AreaProfile Six = Areas(AreaJudgement.Met, 6);

    private static readonly AreaProfile Nine = Areas(AreaJudgement.Met, 9);

    private static readonly AreaProfile NineToDevelop = Areas(AreaJudgement.ToDevelop, 9);

    [Fact]
    public void Is_accredited_at_the_first_try() =>
        Marked(PutForward())
            .When(ReleaseResult(Practitioner, on: "2018-10-22", by: "assessor-3")).ThenRefused(Refusals.ReleaserMarked, because: "written")
            .When(ReleaseResult(Practitioner, on: "2018-10-22"))
            .Then(
                ResultMet(Everything, on: "2018-10-22"),
                FeedbackIssued(None, on: "2018-10-22", areas: Areas(AreaJudgement.WellAbove, 1).And(Areas(AreaJudgement.Met, 4, 5, 6)).And(NineToDevelop)),
                Accredited(on: "2018-10-22", reaccreditation: "2021-10-22"),
                CertificateIssued(on: "2018-10-22", currentUntil: "2022-04-22"));

    private static Story PutForward() => Story.Begins()
        .When(Register(on: "2017-09-11")).Then(Registered(on: "2017-09-11"))
        .When(StartEmployment(at: "LEEDS", on: "2017-09-04")).Then(EmployedAt("LEEDS", from: "2017-09-04"))
        .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2017-09-04")).Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2017-09-04", notBefore: "2018-09-04", expectedBy: null))
        .When(AgreeToAssessment(Practitioner, on: "2018-06-04")).Then(Agreed(on: "2018-06-04"))
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")).ThenRefused(Refusals.SupportedYearNotCompleted)
        .When(CompleteAsye(role: 1, on: "2018-08-31")).Then(AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-08-31", on: "2018-08-31"))
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-03")).ThenRefused(Refusals.BeforeMinimumService, because: "from 4 September 2018 on")
        .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-04")).Then(Endorsed(by: "LEEDS", on: "2018-09-04", until: "2019-03-04"))
        .When(BookSitting(Practitioner, sitsOn: "2018-10-10", on: "2018-09-10")).Then(Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-10"));

    /// <summary>Two scenarios of 35 come to 25.5 and 22.5, so 48; the written exercise is rated 38 and 44, on both sides of the cut, and 42 by a third.</summary>
    private static Story Marked(Story story) => story
        .When(Score(Knowledge, 22, Areas(AreaJudgement.WellAbove, 1), on: "2018-10-10")).Then(History.Marked(Knowledge, 22, Met, on: "2018-10-10", profile: Areas(AreaJudgement.WellAbove, 1)))
        .When(Rate(Simulated, 1, 24, FourAndFive, on: "2018-10-11", by: "assessor-1")).Then(Rated(Simulated, 1, rating: 1, 24, outOf: 35, FourAndFive, on: "2018-10-11", by: "assessor-1"))
        .When(Rate(Simulated, 1, 27, FiveWell, on: "2018-10-11", by: "assessor-2")).Then(Rated(Simulated, 1, rating: 2, 27, outOf: 35, FiveWell, on: "2018-10-11", by: "assessor-2"))
        .When(Rate(Simulated, 2, 22, Six, on: "2018-10-11", by: "assessor-1")).Then(Rated(Simulated, 2, rating: 1, 22, outOf: 35, Six, on: "2018-10-11", by: "assessor-1"))
        .When(Rate(Simulated, 2, 23, Six, on: "2018-10-12", by: "assessor-2"))
        .Then(
            Rated(Simulated, 2, rating: 2, 23, outOf: 35, Six, on: "2018-10-12", by: "assessor-2"),
            History.Marked(Simulated, 48, Met, on: "2018-10-12", by: "assessor-2", profile: Areas(AreaJudgement.Met, 4, 5, 6)))
        .When(Rate(Written, 1, 38, NineToDevelop, on: "2018-10-12", by: "assessor-1")).Then(Rated(Written, 1, rating: 1, 38, outOf: 70, NineToDevelop, on: "2018-10-12", by: "assessor-1"))
        .When(Rate(Written, 1, 44, Nine, on: "2018-10-15", by: "assessor-2"))
        .Then(
            Rated(Written, 1, rating: 2, 44, outOf: 70, Nine, on: "2018-10-15", by: "assessor-2"),
            ThirdNeeded(Written, 1, difference: 6, on: "2018-10-15"))
        .When(Rate(Written, 1, 42, Nine, on: "2018-10-17", by: "assessor-3"))
        .Then(
            Rated(Written, 1, rating: 3, 42, outOf: 70, Nine, on: "2018-10-17", by: "assessor-3"),
            History.Marked(Written, 42, Met, on: "2018-10-17", by: "assessor-3", profile: NineToDevelop));
}
