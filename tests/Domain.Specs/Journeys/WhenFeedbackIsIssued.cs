namespace Naas.Domain.Specs.Journeys;

/// <summary>R-090, R-091, S-12: with every release, the parts not met and each area that was looked at; never a score.</summary>
[Trait("Rule", "R-090")]
public sealed class When_feedback_is_issued
{
    private static readonly AreaProfile Strong = KnownFacts.Areas(AreaJudgement.WellAbove, 1, 2);
    private static readonly AreaProfile Weak = KnownFacts.Areas(AreaJudgement.ToDevelop, 2, 6);

    [Fact]
    [Trait("Rule", "R-091")]
    public void It_names_the_part_not_met_and_each_area_with_the_lower_judgement_of_two() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20", profile: Strong),
                Marked(Simulated, 45, Met, on: "2018-09-20"),
                Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20", profile: Weak),
                NarrativeWritten(on: "2018-09-20"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01", areas: OneWellAboveTwoAndSixToDevelop, narrative: DocumentOf("narrative")),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "R-091")]
    public void Whoever_met_everything_learns_of_the_areas_too() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20", profile: Strong),
                Marked(Simulated, 45, Met, on: "2018-09-20"),
                Marked(Written, 45, Met, on: "2018-09-20", profile: Weak))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01"),
                FeedbackIssued(None, on: "2018-10-01", areas: OneWellAboveTwoAndSixToDevelop),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"));

    [Fact]
    public void After_a_correction_it_is_issued_anew() =>
        Given(WrittenNarrowlyMissed(), MarkPutRight(Written, 39, NarrowlyNotMet, on: "2018-12-10", profile: Weak))
            .When(ReleaseResult(Practitioner, on: "2018-12-17"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2, areas: Weak));

    [Fact]
    public void And_after_the_next_once_more() =>
        Given(
                WrittenNarrowlyMissed(),
                MarkPutRight(Written, 39, NarrowlyNotMet, on: "2018-12-10"),
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-17"),
                FeedbackIssued(Only(Written), on: "2018-12-17", version: 2),
                MarkPutRight(Written, 38, NarrowlyNotMet, on: "2018-12-19"))
            .When(ReleaseResult(Practitioner, on: "2018-12-20"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-20"),
                FeedbackIssued(Only(Written), on: "2018-12-20", version: 3));

    [Fact]
    [Trait("Rule", "S-12")]
    public void The_report_holds_no_score() =>
        typeof(JourneyEvent.FeedbackIssued).GetProperties().Select(property => property.Name)
            .Should().BeEquivalentTo("Level", "Attempt", "Version", "NotMet", "Areas", "Narrative", "On");

    private static AreaProfile OneWellAboveTwoAndSixToDevelop { get; } =
        AreaProfile.Of(new AreaRating(1, AreaJudgement.WellAbove), new AreaRating(2, AreaJudgement.ToDevelop), new AreaRating(6, AreaJudgement.ToDevelop));
}
