using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What is left of a total when all that is told of it is taken off.</summary>
public sealed class WhenTheRestOfATotalIsWorkedOut
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of(
        "area", "England",
        ("North", "England"), ("X", "North"), ("Y", "North"), ("Z", "North"), ("W", "North"),
        ("South", "England"), ("A", "South"), ("B", "South")).WithReaders();

    private static readonly Outcomes Before = new(X: (60, 45), Y: (20, 15), Z: (20, 14), W: (20, 13));

    // One more at each of Y, Z and W, who all met the standard, and twenty more at X. North less X was 60 of whom 42 met and would be 63 of
    // whom 45 did: three came and all met; and as a figure that has not changed is told again, one came to each. X takes its own off whether
    // it is told or not, so that the region's gives way, and the country's, since the other region is as it was.
    [Fact]
    public void Who_came_to_several_places_is_not_told_by_what_is_left_of_their_region()
    {
        var before = Release.Of(Policy, [Before.Table]);
        var now = Before with { X = (80, 58), Y = (21, 16), Z = (21, 15), W = (21, 14) };

        var release = Release.Of(Policy, [now.Table], earlier: [EarlierRelease.Of("the June release", before) with { OnlyGrew = true }]);

        Told(before, "X", "Y", "Z", "W", "North").Should().Equal("60 45", "20 15", "20 14", "20 13", "120 87");
        Told(release, "Y", "Z", "W", "North", "South").Should().Equal("c c", "c c", "c c", "c c", "140 90");
        release[CellKey.Everyone].Text.Should().Be("c");
        release[Met("North")].InWords.Should().Contain("area=Y, outcome=met").And.Contain("area=Z").And.Contain("area=W");
        Told(Release.Of(Policy with { RestsAreHeldTogether = false }, [now.Table], earlier: [EarlierRelease.Of("the June release", before)]), "North").Should().Equal("143 103");
    }

    // Each alone is an outcome of three people. North less X would be one of nine, of whom four met.
    [Fact]
    public void A_rest_is_no_outcome_of_fewer_people_than_a_row_may_have()
    {
        var few = new Outcomes(X: (60, 45), Y: (3, 1), Z: (3, 2), W: (3, 1));

        Told(Release.Of(Policy, [few.Table]), "Y", "Z", "W").Should().Equal("c c", "c c", "c c");
        Told(Release.Of(Policy, [few.Table]), "North", "X").Should().NotEqual(["69 49", "60 45"]);
        Told(Release.Of(DisclosurePolicy.Named("naas-sdc-2")!, [few.Table]), "North", "X").Should().Equal("69 49", "60 45");
    }

    // Twelve is a group as large as a row's. To Y, which has its own four, eight would be left.
    [Fact]
    public void Nor_is_it_one_to_a_reader_who_takes_its_own_off()
    {
        var more = new Outcomes(X: (60, 45), Y: (4, 1), Z: (4, 2), W: (4, 1));

        Told(Release.Of(Policy, [more.Table]), "North", "X").Should().NotEqual(["72 49", "60 45"]);
    }

    // Five people came to five places that are withheld, and a reader who knows that each figure changed would know of each that one came.
    [Fact]
    public void What_is_withheld_since_it_changed_and_only_grows_has_grown_by_at_least_one()
    {
        var towns = Dimension.Flat("area", "P", "Q", "R", "S", "T", "U");
        var before = Release.Of(Policy, [People(20, 20, 20, 20, 20, 50)]);
        var table = People(21, 21, 21, 21, 21, 50);
        var earlier = EarlierRelease.Of("the June release", before);

        Release.Of(Policy, [table], earlier: [earlier])[CellKey.Everyone].Count.Should().Be(155, "some may have left");
        Release.Of(Policy, [table], earlier: [earlier with { OnlyGrew = true }])[CellKey.Everyone].Count.Should().BeNull();

        CountTable People(params int[] counts) => CountTable.From("People", [towns], towns.Categories.Skip(1).Zip(counts, (town, people) => ((IReadOnlyList<string>)[town], people)));
    }

    // What could be worked out already, and of people and outcomes that are the same, is no reason to withhold what was told.
    [Fact]
    public void A_rest_that_was_told_before_is_told_again()
    {
        var few = new Outcomes(X: (60, 45), Y: (3, 1), Z: (3, 2), W: (3, 1));
        var before = Release.Of(DisclosurePolicy.Named("naas-sdc-2")!, [few.Table]);

        var release = Release.Of(Policy, [few.Table], earlier: [EarlierRelease.Of("the June release", before)]);

        release.Cells.Values.Select(cell => cell.Text).Should().Equal(before.Cells.Values.Select(cell => cell.Text));
    }

    private static CellKey Met(string area) => CellKey.Of(("area", area), ("outcome", "met"));

    private static List<string> Told(Release release, params IEnumerable<string> areas) =>
        [.. areas.Select(area => $"{release[CellKey.Of(("area", area))].Text} {release[Met(area)].Text}")];

    private sealed record Outcomes((int Assessed, int Met) X, (int Assessed, int Met) Y, (int Assessed, int Met) Z, (int Assessed, int Met) W)
    {
        public CountTable Table => OutcomeTable.From(
            "Outcomes", [Area], Area,
            (["X"], X.Assessed, X.Met), (["Y"], Y.Assessed, Y.Met), (["Z"], Z.Assessed, Z.Met), (["W"], W.Assessed, W.Met), (["A"], 80, 50), (["B"], 60, 40)).Counts;
    }
}
