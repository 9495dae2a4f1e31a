using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What a newer release withholds because of what an earlier one showed of nearly the same people.</summary>
public sealed class WhenPeopleAreReleasedAgain
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Towns = Dimension.Flat("town", "Bath", "Leeds", "York");
    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");
    private static readonly Dimension Disability = Dimension.Flat("disability", "yes", "no");

    // One woman joins in Leeds. Published again, the two releases would tell her sex and where she works.
    [Fact]
    public void One_more_worker_is_not_told_by_the_cells_that_she_is_counted_in()
    {
        var before = Release.Of(Policy, [Table(leedsWomen: 12)]);
        var table = Table(leedsWomen: 13);

        var release = Release.Of(Policy, [table], earlier: [EarlierRelease.Of("the May release", before)]);

        Withheld(before).Should().BeEmpty();
        Withheld(release).Should().BeEquivalentTo(
            [table.Key("Leeds", "female"), table.Key("Leeds", "Total"), table.Key("Total", "female"), CellKey.Everyone]);
        release[table.Key("Leeds", "female")].InWords.Should().Be("Withheld: it differs from the figure of the May release by fewer than 5 people.");
        release[table.Key("York", "female")].Count.Should().Be(9);
    }

    [Fact]
    public void The_same_people_are_released_again_as_they_were()
    {
        var table = Table(leedsWomen: 3);
        var before = Release.Of(Policy, [table]);

        var release = Release.Of(Policy, [table], earlier: [EarlierRelease.Of("the May release", before)]);

        release.Cells.Values.Select(cell => cell.Text).Should().Equal(before.Cells.Values.Select(cell => cell.Text));
    }

    [Fact]
    public void What_was_withheld_stays_withheld()
    {
        var before = Release.Of(Policy, [Table(leedsWomen: 3)]);
        var table = Table(leedsWomen: 12);

        var release = Release.Of(Policy, [table], earlier: [EarlierRelease.Of("the May release", before)]);

        Withheld(release).Should().BeEquivalentTo(Withheld(before));
        release[table.Key("Leeds", "female")].Withheld.Should().Be(new WithheldFor.WithheldBefore("the May release"));
    }

    // Before: Kent c, Leeds c, York 40, everyone 63. Now by region: North is Leeds and York, South is Kent.
    // North 43 less York 40 would be the 3 of Leeds, and South the 20 of Kent.
    [Fact]
    public void Regions_are_withheld_where_an_authority_released_before_would_be_subtracted_from_them()
    {
        var authorities = Dimension.Flat("area", "Kent", "Leeds", "York");
        var regions = Dimension.Of("area", "England", ("North", "England"), ("South", "England"));
        var both = Dimension.Of("area", "England",
            ("North", "England"), ("Leeds", "North"), ("York", "North"), ("South", "England"), ("Kent", "South"));
        var before = Release.Of(Policy, [CountTable.From("Authorities", [authorities], (["Kent"], 20), (["Leeds"], 3), (["York"], 40))]);
        var table = CountTable.From("Regions", [regions], (["North"], 43), (["South"], 20));
        var people = CountTable.From("People", [both], (["Kent"], 20), (["Leeds"], 3), (["York"], 40));

        var release = Release.Of(Policy, [table], people, [EarlierRelease.Of("the authorities", before)]);
        var without = () => Release.Of(Policy, [table], earlier: [EarlierRelease.Of("the authorities", before)]);

        before.Cells.Values.Select(cell => $"{cell.Key} {cell.Text}").Should().Equal("everyone 63", "area=Kent c", "area=Leeds c", "area=York 40");
        Withheld(release).Should().BeEquivalentTo([table.Key("North"), table.Key("South")]);
        release[table.Key("North")].InWords.Should().Contain("area=Leeds");
        Withheld(Release.Of(Policy, [table])).Should().BeEmpty();
        without.Should().Throw<NotShownSafeException>().WithMessage("the authorities shows area=Kent, which none of these tables has*");
    }

    [Fact]
    public void A_region_that_was_not_released_is_held_against_the_sum_of_its_authorities()
    {
        var both = Dimension.Of("area", "England", ("North", "England"), ("Leeds", "North"), ("York", "North"), ("South", "England"));
        var regions = Dimension.Of("area", "England", ("North", "England"), ("South", "England"));
        var before = new EarlierRelease("the authorities", new Dictionary<CellKey, int?>
        {
            [CellKey.Of(("area", "Leeds"))] = 20,
            [CellKey.Of(("area", "York"))] = 30,
        });
        var table = CountTable.From("Regions", [regions], (["North"], 52), (["South"], 90));
        var people = CountTable.From("People", [both], (["Leeds"], 20), (["York"], 32), (["South"], 90));

        var release = Release.Of(Policy, [table], people, [before]);

        release[table.Key("North")].Withheld.Should().Be(new WithheldFor.SmallDifference("the authorities", 5));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reader_of_two_releases_of_the_same_people_recovers_nothing_from_both(int seed)
    {
        var people = People(new Random(seed));
        var before = Release.Of(Policy, [people.Margin("1", "town", "sex")]);

        var release = Release.Of(Policy, [people.Margin("2", "town", "disability")], people, [EarlierRelease.Of("the first", before)]);

        RecoversNothing(people, before, release);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_figure_released_twice_tells_of_one_more_worker(int seed)
    {
        var random = new Random(seed);
        var people = People(random).Margin("People", "town", "sex");
        var joined = CountTable.From("People", people.Dimensions, people.Counts
            .Where(cell => cell.Key.Divides("town") && cell.Key.Divides("sex"))
            .Select((cell, at) => ((IReadOnlyList<string>)[cell.Key.CategoryOf("town")!, cell.Key.CategoryOf("sex")!], cell.Value + (at == seed % 6 ? 1 : 0))));
        var before = Release.Of(Policy, [people]);

        var release = Release.Of(Policy, [joined], earlier: [EarlierRelease.Of("the first", before)]);

        var twice = release.Cells.Values.Where(cell => cell.Count is not null && before[cell.Key].Count is not null).ToList();
        twice.Should().OnlyContain(cell => cell.Count == before[cell.Key].Count || Math.Abs(cell.Count!.Value - before[cell.Key].Count!.Value) >= 5);
        Withheld(before).Should().BeSubsetOf(Withheld(release));
        RecoversNothing(joined, before, release);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    // The reader takes what has not changed from either release; what has changed, only from the newer.
    private static void RecoversNothing(CountTable people, Release before, Release release)
    {
        var figures = release.Cells.Values.ToDictionary(cell => cell.Key, cell => cell.Count);
        foreach (var cell in before.Cells.Values)
            figures[cell.Key] = figures.GetValueOrDefault(cell.Key) ?? (cell.Count == people[cell.Key] ? cell.Count : null);

        var attacker = new Attacker(people, figures.Select(cell => (cell.Key, cell.Value)), key => Math.Min(1, people[key]));
        foreach (var key in figures.Where(cell => cell.Value is null).Select(cell => cell.Key))
            attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld", key);
    }

    private static CountTable Table(int leedsWomen) => CountTable.From("Sex by town", [Towns, Sex],
        (["Bath", "female"], 30), (["Bath", "male"], 31), (["Leeds", "female"], leedsWomen), (["Leeds", "male"], 12),
        (["York", "female"], 9), (["York", "male"], 20));

    private static CountTable People(Random random) => CountTable.From("People", [Towns, Sex, Disability],
        Towns.Categories.Where(Towns.IsFinest).SelectMany(town => Sex.Categories.Where(Sex.IsFinest)
            .SelectMany(sex => Disability.Categories.Where(Disability.IsFinest)
                .Select(disability => ((IReadOnlyList<string>)[town, sex, disability], random.Next(0, 8))))).ToList());

    private static List<CellKey> Withheld(Release release) =>
        [.. release.Cells.Values.Where(cell => cell.Withheld is not null).Select(cell => cell.Key)];
}
