using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What is withheld so that an authority, which has its own figures exactly, works out nothing that is withheld for another's sake.</summary>
public sealed class WhenAReaderHasFiguresOfItsOwn
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;
    private static readonly DisclosurePolicy WithoutOwn = Policy with { ReadersKnowTheirOwn = false };

    private static readonly Dimension Area = Dimension.Of("area", "England",
        ("North", "England"), ("Hull", "North"), ("Leeds", "North"), ("York", "North"), ("South", "England"), ("Bath", "South"), ("Kent", "South")).WithReaders();

    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");

    // To a reader of the release alone Leeds is one of many: York is withheld beside it. York reads its own 12 elsewhere, and
    // 55 less 40 less 12 is 3. With Hull withheld too, York is left with the 43 of Leeds and Hull together.
    [Fact]
    public void The_neighbour_that_is_withheld_for_its_sake_cannot_take_its_own_figure_away()
    {
        var table = Table(("Leeds", 3), ("York", 12), ("Hull", 40), ("Bath", 30), ("Kent", 50));

        var before = Release.Of(WithoutOwn, [table]);
        var release = Release.Of(Policy, [table]);

        Texts(before).Should().Equal("everyone 135", "Bath 30", "Hull 40", "Kent 50", "Leeds c", "North 55", "South 80", "York c");
        Reader("York", table, before).PossibleValues(table.Key("Leeds"), wanted: 3).Should().Equal(3);
        Texts(release).Should().Equal("everyone 135", "Bath 30", "Hull c", "Kent 50", "Leeds c", "North 55", "South 80", "York c");
        Reader("York", table, release).PossibleValues(table.Key("Leeds"), wanted: 3).Should().HaveCount(3);
        Reader("Hull", table, release).PossibleValues(table.Key("Leeds"), wanted: 3).Should().HaveCount(3);
        release[table.Key("Hull")].Withheld!.IsPrimary.Should().BeFalse();
    }

    // Leeds and Hull are 1 and 2 of 3: two values each, where three are wanted.
    [Fact]
    public void What_its_own_figure_leaves_of_few_is_widened_too()
    {
        var table = Table(("Leeds", 1), ("York", 12), ("Hull", 2), ("Bath", 30), ("Kent", 50));

        var before = Release.Of(WithoutOwn, [table]);
        var release = Release.Of(Policy, [table]);

        Texts(before).Should().Equal("everyone 95", "Bath 30", "Hull c", "Kent 50", "Leeds c", "North 15", "South 80", "York c");
        Reader("York", table, before).PossibleValues(table.Key("Leeds"), wanted: 3).Should().Equal(1, 2);
        foreach (var (reader, small) in new[] { ("York", "Leeds"), ("York", "Hull"), ("Bath", "Leeds"), ("Hull", "Leeds"), ("Leeds", "Hull") })
            Reader(reader, table, release).PossibleValues(table.Key(small), wanted: 3).Should().HaveCount(3, "{0} reads of {1}", reader, small);
        release[CellKey.Everyone].Count.Should().Be(95);
    }

    // Hull and Leeds work out from their own that the South has 80. That figure is no secret: it is withheld since England's would
    // give the North's by it, and each of the two small ones keeps its proof whatever is derived of the South.
    [Fact]
    public void A_figure_that_only_protects_others_need_not_be_kept_from_a_reader_with_its_own()
    {
        var table = Table(("Leeds", 3), ("Bath", 30), ("Kent", 50));

        var release = Release.Of(Policy, [table]);

        Texts(release).Should().Equal("everyone 83", "Bath c", "Hull 0", "Kent c", "Leeds c", "North c", "South c", "York 0");
        Reader("Leeds", table, release).PossibleValues(table.Key("South"), wanted: 3).Should().Equal(80);
        foreach (var reader in (string[])["Bath", "Kent", "Hull", "York"])
            Reader(reader, table, release).PossibleValues(table.Key("Leeds"), wanted: 3).Should().HaveCount(3, "{0} reads", reader);
    }

    [Fact]
    public void Where_categories_are_no_readers_nothing_more_is_withheld()
    {
        var towns = Dimension.Flat("town", "Bath", "Leeds", "York");
        var table = CountTable.From("Towns", [towns], (["Leeds"], 3), (["York"], 12), (["Bath"], 30));

        Release.Of(Policy, [table]).Cells.Should().Equal(Release.Of(WithoutOwn, [table]).Cells);
    }

    [Theory]
    [MemberData(nameof(Seeds), 40)]
    public void No_authority_works_out_what_is_withheld_of_another(int seed)
    {
        var people = People(new Random(seed));

        NobodyWorksOut(people, Release.Of(Policy, [people]), _ => 1);
    }

    [Theory]
    [MemberData(nameof(Seeds), 30)]
    public void No_authority_works_out_an_outcome_that_is_withheld_of_another(int seed)
    {
        var random = new Random(seed);
        var table = OutcomeTable.From("Outcomes", [Area], Area, Area.Categories.Where(Area.IsFinest).Select(area => Group(random, area)).ToList());

        NobodyWorksOut(table.Counts, Release.Of(Policy, [table.Counts]), key => key.Divides("outcome") ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(Seeds), 25)]
    public void The_same_people_are_released_again_as_they_were(int seed)
    {
        var people = People(new Random(seed));
        var before = Release.Of(Policy, [people]);

        var release = Release.Of(Policy, [people], earlier: [EarlierRelease.Of("the May release", before)]);

        Texts(release).Should().Equal(Texts(before));
    }

    // Some come and some leave. The reader takes what has not changed from either release, whether it was told or worked out then.
    // Where what has changed follows from all that has not, there is no release.
    [Theory]
    [MemberData(nameof(Later))]
    public void No_authority_works_out_from_two_releases_what_the_earlier_did_not_tell_it(int seed, bool refused)
    {
        var random = new Random(seed);
        var people = People(random);
        var later = CountTable.From("People", [Area, Sex], Area.Categories.Where(Area.IsFinest).SelectMany(area => Sex.Categories.Where(Sex.IsFinest).Select(sex =>
            ((IReadOnlyList<string>)[area, sex], Math.Max(0, people[people.Key(area, sex)] + (random.Next(3) == 0 ? random.Next(-2, 9) : 0))))).ToList());
        var before = Release.Of(Policy, [people]);

        var again = () => Release.Of(Policy, [later], earlier: [EarlierRelease.Of("the May release", before)]);

        if (refused)
        {
            again.Should().Throw<NotShownSafeException>().WithMessage("No release of these tables could be shown to be safe*");
            return;
        }

        var release = again();
        foreach (var reader in Area.Categories.Where(Area.IsFinest))
        {
            var then = Reader(reader, people, before);
            var learned = before.Cells.Values.Where(cell => cell.Count is null && !IsOf(reader, cell.Key) && then.IsLeftWithFewerThan(2, cell.Key)).Select(cell => cell.Key).ToHashSet();
            var stillKnown = later.Counts.Where(cell => cell.Value == people[cell.Key] && (before[cell.Key].Count is not null || learned.Contains(cell.Key))).Select(cell => cell.Key).ToHashSet();
            var now = Laid(key => release[key].Count is not null || stillKnown.Contains(key));
            foreach (var key in release.Cells.Values.Where(cell => !stillKnown.Contains(cell.Key) && !learned.Contains(cell.Key) && IsKeptFrom(reader, later, cell)).Select(cell => cell.Key))
            {
                // Few values are left of what has not changed and was among few then already.
                var hadIt = later[key] == people[key] && then.IsLeftWithFewerThan(3, key);
                (hadIt || now.PossibleValues(key, wanted: 3).Count == 3).Should().BeTrue("{0} is withheld and {1} reads it", key, reader);
            }

            Attacker Laid(Func<CellKey, bool> knows) =>
                new Attacker(later, later.Counts.Select(cell => (cell.Key, knows(cell.Key) ? cell.Value : (int?)null)), key => Math.Min(1, later[key])).WithItsOwn(key => IsOf(reader, key));
        }
    }

    // Seven have moved from York to Leeds. Leeds has its own 57, everyone and Hull as they were told before: 4 are left for York, which was
    // told as 11. Of the one release alone Hull would be withheld; now its figure is known and nothing is left to withhold.
    [Fact]
    public void What_an_earlier_release_told_of_others_is_no_reason_to_tell_what_is_new()
    {
        var three = Dimension.Of("area", "England", ("Hull", "England"), ("Leeds", "England"), ("York", "England")).WithReaders();
        var (then, now) = (Three(50, 11), Three(57, 4));

        var before = Release.Of(Policy, [then]);
        var again = () => Release.Of(Policy, [now], earlier: [EarlierRelease.Of("the May release", before)]);

        Texts(before).Should().Equal("everyone 100", "Hull 39", "Leeds 50", "York 11");
        Texts(Release.Of(Policy, [now])).Should().Equal("everyone 100", "Hull c", "Leeds c", "York c");
        again.Should().Throw<NotShownSafeException>().WithMessage("No release of these tables could be shown to be safe: area=York* could be worked out even with every other figure near it withheld.");

        CountTable Three(int leeds, int york) => CountTable.From("Areas", [three], (["Leeds"], leeds), (["York"], york), (["Hull"], 39));
    }

    public static TheoryData<int, bool> Later()
    {
        int[] refused = [4, 7, 10, 11, 12, 13, 15, 17, 18, 19];
        var data = new TheoryData<int, bool>();
        foreach (var seed in Enumerable.Range(1, 24))
            data.Add(seed, refused.Contains(seed));
        return data;
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private static void NobodyWorksOut(CountTable people, Release release, Func<CellKey, int> least)
    {
        foreach (var reader in Area.Categories.Where(Area.IsFinest))
        {
            var attacker = new Attacker(people, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), least).WithItsOwn(key => IsOf(reader, key));
            foreach (var cell in release.Cells.Values.Where(cell => cell.Withheld is { IsPrimary: true } && IsKeptFrom(reader, people, cell)))
                attacker.PossibleValues(cell.Key, wanted: 3).Should().HaveCount(3, "{0} is withheld and {1} reads it", cell.Key, reader);
        }
    }

    private static Attacker Reader(string reader, CountTable table, Release release) =>
        new Attacker(table, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), _ => 1).WithItsOwn(key => IsOf(reader, key));

    private static bool IsOf(string reader, CellKey key) => key.CategoryOf("area") == reader;

    // A figure of nobody but a reader's own people is not withheld for anybody else's sake.
    private static bool IsKeptFrom(string reader, CountTable people, ReleasedCell cell) => cell.Withheld is { IsPrimary: true }
        && people.Counts.Any(other => other.Value > 0 && IsPartOf(people, cell.Key, other.Key) && !IsOf(reader, other.Key));

    // Of a group, whichever outcome its cell is.
    private static bool IsPartOf(CountTable people, CellKey whole, CellKey part) => people.Dimensions.All(dimension =>
        part.CategoryOf(dimension.Name) is { } category && dimension.IsFinest(category)
        && (dimension.Name == "outcome" || whole.CategoryOf(dimension.Name) is not { } wanted || dimension.WithWholes(category).Contains(wanted)));

    private static CountTable Table(params IReadOnlyList<(string Area, int People)> areas) =>
        CountTable.From("Areas", [Area], areas.Select(area => ((IReadOnlyList<string>)[area.Area], area.People)));

    private static CountTable People(Random random) => CountTable.From("People", [Area, Sex], Area.Categories.Where(Area.IsFinest)
        .SelectMany(area => Sex.Categories.Where(Sex.IsFinest).Select(sex => ((IReadOnlyList<string>)[area, sex], random.Next(3) == 0 ? random.Next(0, 5) : random.Next(0, 9)))).ToList());

    private static (IReadOnlyList<string>, int, int) Group(Random random, string area)
    {
        var assessed = random.Next(3) == 0 ? random.Next(0, 8) : random.Next(8, 25);
        return ([area], assessed, random.Next(0, assessed + 1));
    }

    private static IEnumerable<string> Texts(Release release) =>
        release.Cells.Values.Select(cell => $"{cell.Key} {cell.Text}".Replace("area=", "", StringComparison.Ordinal));
}
