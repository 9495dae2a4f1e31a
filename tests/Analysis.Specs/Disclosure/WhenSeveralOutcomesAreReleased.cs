using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>Outcomes of the same people in tables of their own, and outcomes released again when more people have come.</summary>
public sealed class WhenSeveralOutcomesAreReleased
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Town = Dimension.Flat("town", "Bath", "Leeds");

    // The reader knows that all tables count the same people and tries every way in which the outcomes can go together.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reader_of_three_outcomes_of_the_same_people_learns_nothing_from_their_going_together(int seed)
    {
        var random = new Random(seed);
        bool[] both = [true, false];
        var people = (from town in Town.Categories.Where(Town.IsFinest) from first in both from second in both from third in both
                      select (Town: town, Met: (bool[])[first, second, third], Count: random.Next(0, 4))).ToList();
        var tables = ((string[])["first", "second", "third"]).Select((outcome, at) => OutcomeTable.From(
            outcome, outcome, [Town], Town, people.Select(some => ((IReadOnlyList<string>)[some.Town], some.Count, some.Met[at] ? some.Count : 0)))).ToList();

        var release = Release.Of(Policy, [.. tables.Select(table => table.Counts)]);

        var joint = CountTable.From("Joint", [Town, .. ((string[])["first", "second", "third"]).Select(outcome => Dimension.Flat(outcome, "met", "not met"))],
            people.Select(some => ((IReadOnlyList<string>)[some.Town, .. some.Met.Select(met => met ? "met" : "not met")], some.Count)));
        var attacker = new Attacker(joint, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), key => ((string[])["first", "second", "third"]).Any(key.Divides) ? 0 : 1);
        foreach (var key in release.Cells.Values.Where(cell => cell.Count is null).Select(cell => cell.Key))
            attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld", key);
    }

    [Fact]
    public void Three_tables_that_share_more_pair_by_pair_still_need_the_population()
    {
        var (a, b, c) = (Dimension.Flat("a", "1", "2"), Dimension.Flat("b", "1", "2"), Dimension.Flat("c", "1", "2"));
        CountTable Of(Dimension one, Dimension other) => CountTable.From($"{one.Name}{other.Name}", [one, other], (["1", "1"], 10), (["2", "2"], 10));

        var release = () => Release.Of(Policy, [Of(a, b), Of(b, c), Of(a, c)]);

        release.Should().Throw<ArgumentException>().WithMessage("Three or more tables*");
    }

    // Leeds: came, met of them. Ten with both outcomes may be told of; ten of one outcome, and nine, may not.
    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(10, 10, true)]
    [InlineData(9, 5, true)]
    [InlineData(0, 0, false)]
    public void The_outcome_of_those_who_came_between_two_releases_is_told_only_where_a_table_of_them_would_be(int came, int met, bool withheld)
    {
        var before = Table(30, 15);
        var table = Table(30 + came, 15 + met);

        var release = Release.Of(Policy, [table.Counts], earlier: [EarlierRelease.Of("the May release", Release.Of(Policy, [before.Counts]))]);

        (release[table.Met("Leeds")].Withheld is WithheldFor.OutcomeOfTheNew).Should().Be(withheld);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    private static OutcomeTable Table(int assessed, int met) =>
        OutcomeTable.From("Outcomes", [Town], Town, (["Leeds"], assessed, met), (["Bath"], 40, 20));
}
