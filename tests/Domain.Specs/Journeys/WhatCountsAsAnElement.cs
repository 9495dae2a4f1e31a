namespace Naas.Domain.Specs.Journeys;

/// <summary>C16 ¶40 lists three; whatever else is a stage or a part belongs to none of them or to one.</summary>
public sealed class What_counts_as_an_element
{
    [Fact]
    [Trait("Rule", "R-081")]
    [Trait("Rule", "S-29")]
    [Trait("Rule", "S-30")]
    public void Knowledge_the_simulation_and_the_written_exercise_and_nothing_else() =>
        Enum.GetValues<Element>().Should().Equal(Knowledge, Simulated, Written).And.Equal(ElementSet.All);

    [Fact]
    [Trait("Rule", "S-29")]
    public void An_endorsement_that_lapsed_after_the_sitting_is_nothing_missed() =>
        Given(MarkedInSeptember(written: 38), Left("LEEDS", on: "2018-09-21"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));
}
