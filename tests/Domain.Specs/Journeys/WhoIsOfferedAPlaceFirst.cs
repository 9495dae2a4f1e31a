using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

public sealed class Who_is_offered_a_place_first
{
    private static readonly (string Name, EndorsementPlace Place)[] List =
    [
        ("recorded second on the first day", new(null, Day("2018-06-01"), 9)),
        ("recorded first on the first day", new(null, Day("2018-06-01"), 4)),
        ("ranked second", new(2, Day("2018-06-20"), 20)),
        ("endorsed the day after", new(null, Day("2018-06-02"), 1)),
        ("ranked first", new(1, Day("2018-06-30"), 30)),
    ];

    [Fact]
    [Trait("Rule", "S-44")]
    public void Those_with_a_rank_then_first_come() =>
        EndorsementOrder.Of(List, entry => entry.Place, capacity: 3).Select(placed => (placed.Worker.Name, placed.WithinCapacity)).Should().Equal(
            ("ranked first", true),
            ("ranked second", true),
            ("recorded first on the first day", true),
            ("recorded second on the first day", false),
            ("endorsed the day after", false));

    [Theory]
    [InlineData(null, 5)]
    [InlineData(0, 0)]
    [InlineData(9, 5)]
    [Trait("Rule", "S-44")]
    public void As_many_as_there_are_places(int? capacity, int within) =>
        EndorsementOrder.Of(List, entry => entry.Place, capacity).Count(placed => placed.WithinCapacity).Should().Be(within);

    [Fact]
    [Trait("Rule", "S-44")]
    [Trait("Rule", "S-47")]
    public void Who_has_not_agreed_keeps_the_turn_and_takes_no_place() =>
        EndorsementOrder.Of([new EndorsementPlace(1, Day("2018-06-01"), 1, HasAgreed: false), new(2, Day("2018-06-01"), 2), new(3, Day("2018-06-01"), 3)], place => place, capacity: 1)
            .Select(placed => (placed.Worker.Rank, placed.WithinCapacity)).Should().Equal((1, false), (2, true), (3, false));

    [Fact]
    [Trait("Rule", "S-44")]
    public void Equal_ranks_go_by_the_day() =>
        EndorsementOrder.Of([new EndorsementPlace(1, Day("2018-06-02"), 1), new EndorsementPlace(1, Day("2018-06-01"), 2)], place => place, capacity: 1)
            .First().Worker.EndorsedOn.Should().Be(Day("2018-06-01"));
}
