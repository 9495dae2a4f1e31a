namespace Naas.Domain.Specs.Journeys;

/// <summary>C16 ¶40 lists three, and ¶45 another three for leaders; whatever else is a stage or a part belongs to none of them or to one.</summary>
public sealed class What_counts_as_an_element
{
    [Fact]
    [Trait("Rule", "R-081")]
    [Trait("Rule", "S-29")]
    [Trait("Rule", "S-30")]
    public void Knowledge_the_simulation_and_the_written_exercise_and_nothing_else() =>
        ElementSet.All.Should().Equal(Knowledge, Simulated, Written);

    [Theory]
    [InlineData(Practitioner)]
    [InlineData(Supervisor)]
    [InlineData(Leader)]
    [Trait("Rule", "R-125")]
    public void Each_level_has_its_elements_and_a_leader_others_than_the_rest(Level level) =>
        ElementSet.AssessedAt(level).Should().Equal(level == Leader ? [RolePlay, WrittenExercise, Interview] : ElementSet.All)
            .And.BeSubsetOf(Enum.GetValues<Element>());

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
