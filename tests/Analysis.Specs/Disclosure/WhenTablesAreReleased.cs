using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What is withheld so that nothing withheld can be worked out: by hand in small tables, and against a reader who tries everything.</summary>
public sealed class WhenTablesAreReleased
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of("area", "England",
        ("North", "England"), ("Leeds", "North"), ("York", "North"), ("South", "England"), ("Bath", "South"), ("Kent", "South"));

    private static readonly Dimension Towns = Dimension.Flat("town", "Bath", "Leeds", "York");
    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");
    private static readonly Dimension Age = Dimension.Flat("age", "20-39", "40-59", "60+");

    // An only small count is given away by its row and its column: one more cell in each, and the one where they meet.
    //          female  male  total          female  male  total
    // Bath        30    31     61      Bath     30    31     61
    // Leeds        3    12     15      Leeds     c     c     15
    // York         9    20     29      York      c     c     29
    // total       42    63    105               42    63    105
    [Fact]
    public void A_small_count_takes_its_row_its_column_and_their_crossing_with_it()
    {
        var table = CountTable.From("Sex by town", [Towns, Sex],
            (["Bath", "female"], 30), (["Bath", "male"], 31),
            (["Leeds", "female"], 3), (["Leeds", "male"], 12),
            (["York", "female"], 9), (["York", "male"], 20));

        var release = Release.Of(Policy, [table]);

        Withheld(release).Should().BeEquivalentTo(
            [table.Key("Leeds", "female"), table.Key("Leeds", "male"), table.Key("York", "female"), table.Key("York", "male")]);
        release[table.Key("Leeds", "female")].Withheld.Should().Be(new WithheldFor.SmallCount(5));
        release[table.Key("Leeds", "female")].Text.Should().Be("c");
        release[table.Key("York", "male")].Withheld!.IsPrimary.Should().BeFalse();
        release[table.Key("York", "male")].InWords.Should().Contain("sex=female, town=Leeds");
        release[table.Key("Bath", "male")].Text.Should().Be("31");
    }

    // Two withheld in one column would do for a rule of thumb, and 1 + 1 = 2 gives both away: c is never 0.
    //          20-39  total
    // Bath        1      1
    // Leeds       1      1
    // York       20     20
    // total      22     22
    [Fact]
    public void Two_withheld_counts_that_can_only_be_1_and_1_take_a_third_with_them()
    {
        var table = CountTable.From("Towns", [Towns], (["Bath"], 1), (["Leeds"], 1), (["York"], 20));

        var release = Release.Of(Policy, [table]);

        Withheld(release).Should().BeEquivalentTo([table.Key("Bath"), table.Key("Leeds"), table.Key("York")]);
    }

    [Fact]
    public void Counts_that_leave_three_possible_values_take_nothing_with_them()
    {
        // 2 and 2 withheld of 24 less 20: 1 and 3, 2 and 2, 3 and 1.
        var table = CountTable.From("Towns", [Towns], (["Bath"], 2), (["Leeds"], 2), (["York"], 20));

        Withheld(Release.Of(Policy, [table])).Should().BeEquivalentTo([table.Key("Bath"), table.Key("Leeds")]);
    }

    [Fact]
    public void Everyone_is_withheld_only_when_nothing_else_can_protect()
    {
        // The only people there are: withholding a 0 would hide nobody, so the total goes too.
        var table = CountTable.From("Towns", [Towns], (["York"], 3));
        var other = CountTable.From("Towns", [Towns], (["York"], 3), (["Bath"], 900));

        Withheld(Release.Of(Policy, [table])).Should().BeEquivalentTo([table.Key("York"), CellKey.Everyone]);
        Withheld(Release.Of(Policy, [other])).Should().BeEquivalentTo([other.Key("York"), other.Key("Bath")]);
    }

    [Fact]
    public void Nothing_is_withheld_where_nothing_is_small()
    {
        var table = CountTable.From("Sex by town", [Towns, Sex],
            (["Bath", "female"], 5), (["Leeds", "male"], 12), (["York", "female"], 9), (["York", "male"], 20));

        var release = Release.Of(Policy, [table]);

        release.Cells.Values.Should().OnlyContain(cell => cell.Withheld == null && cell.Count == table[cell.Key]);
    }

    [Fact]
    public void Tables_of_different_people_are_not_released_together()
    {
        var release = () => Release.Of(Policy, [
            CountTable.From("Sex", [Sex], (["female"], 10)), CountTable.From("Towns", [Towns], (["Bath"], 11))]);

        release.Should().Throw<ArgumentException>().WithMessage("Towns counts 11 people as everyone, and another of the tables 10*");
    }

    [Fact]
    public void Three_tables_of_one_population_need_that_population()
    {
        var people = CountTable.From("People", [Area, Sex, Age], (["Leeds", "female", "60+"], 7));
        IReadOnlyList<CountTable> tables = [people.Margin("1", "area", "sex"), people.Margin("2", "area", "age"), people.Margin("3", "sex", "age")];

        var without = () => Release.Of(Policy, tables);

        without.Should().Throw<ArgumentException>().WithMessage("Three or more tables*");
        Release.Of(Policy, tables, people).Cells.Should().NotBeEmpty();
    }

    // A small authority: Leeds has 17 workers, in a table by sex and one by age, under a region and the nation.
    [Fact]
    public void Subtracts_and_combines_everything_released_for_a_small_authority_and_recovers_nothing()
    {
        var people = CountTable.From("People", [Area, Sex, Age],
            (["Leeds", "female", "20-39"], 3), (["Leeds", "female", "40-59"], 6), (["Leeds", "male", "20-39"], 6), (["Leeds", "male", "60+"], 2),
            (["York", "female", "20-39"], 7), (["York", "male", "40-59"], 8), (["York", "male", "60+"], 5),
            (["Bath", "female", "20-39"], 6), (["Bath", "male", "40-59"], 7));
        IReadOnlyList<CountTable> tables = [people.Margin("Sex", "area", "sex"), people.Margin("Age", "area", "age")];

        var release = Release.Of(Policy, tables);

        release[tables[1].Key("Leeds", "60+")].Text.Should().Be("c");
        release[CellKey.Everyone].Text.Should().Be("50");
        RecoversNothing(people, release);
    }

    [Theory]
    [MemberData(nameof(Seeds), 60)]
    public void A_reader_who_tries_everything_recovers_nothing_from_a_table(int seed) =>
        RecoversNothing(People(seed, [Dimension.Flat("row", "a", "b", "c"), Dimension.Flat("column", "x", "y", "z")]));

    [Theory]
    [MemberData(nameof(Seeds), 40)]
    public void A_reader_who_tries_everything_recovers_nothing_from_a_table_with_levels(int seed) =>
        RecoversNothing(People(seed, [Area, Sex]));

    [Theory]
    [MemberData(nameof(Seeds), 40)]
    public void A_reader_who_tries_everything_recovers_nothing_from_a_table_of_three_dimensions(int seed) =>
        RecoversNothing(People(seed, [Towns, Sex, Dimension.Flat("disability", "yes", "no")]));

    [Theory]
    [MemberData(nameof(Seeds), 40)]
    public void A_reader_who_tries_everything_recovers_nothing_from_linked_tables(int seed)
    {
        var people = People(seed, [Towns, Sex, Dimension.Flat("disability", "yes", "no")]);
        IReadOnlyList<CountTable> two = [people.Margin("1", "town", "sex"), people.Margin("2", "town", "disability")];
        IReadOnlyList<CountTable> three = [.. two, people.Margin("3", "sex", "disability")];

        RecoversNothing(people, Release.Of(Policy, two));
        RecoversNothing(people, Release.Of(Policy, three, people));
    }

    [Theory]
    [MemberData(nameof(Seeds), 30)]
    public void The_same_tables_always_give_the_same_release(int seed)
    {
        var people = People(seed, [Area, Sex, Age]);
        IReadOnlyList<CountTable> tables = [people.Margin("1", "area", "sex"), people.Margin("2", "area", "age")];

        Release.Of(Policy, tables).Cells.Should().Equal(Release.Of(Policy, [.. tables.Reverse()]).Cells);
    }

    [Theory]
    [MemberData(nameof(Seeds), 30)]
    public void What_is_published_is_true_and_everything_withheld_says_why(int seed)
    {
        var people = People(seed, [Area, Sex]);

        var release = Release.Of(Policy, [people]);

        release.Cells.Keys.Should().Equal(people.Counts.Keys);
        release.Cells.Values.Should().OnlyContain(cell => cell.Withheld == null ? cell.Count == people[cell.Key] : cell.Count == null);
        release.Cells.Values.Where(cell => cell.Withheld is { IsPrimary: false }).Should()
            .OnlyContain(cell => ((WithheldFor.Protecting)cell.Withheld!).Cells.Count > 0 && people[cell.Key] > 0);
        Withheld(release).Should().Contain(people.Counts.Where(cell => cell.Value is > 0 and < 5).Select(cell => cell.Key));
    }

    [Fact]
    public void A_table_of_some_thousand_cells_is_released_with_every_proof()
    {
        var authorities = Enumerable.Range(1, 150).Select(number => ($"LA{number:000}", $"Region {number % 9}"));
        var england = Dimension.Of("area", "England", Enumerable.Range(0, 9).Select(region => ($"Region {region}", "England")).Concat(authorities));
        var random = new Random(2018);
        var table = CountTable.From("England", [england, Sex, Age], england.Categories.Where(england.IsFinest)
            .SelectMany(area => Sex.Categories.Where(Sex.IsFinest).SelectMany(sex => Age.Categories.Where(Age.IsFinest)
                .Select(age => ((IReadOnlyList<string>)[area, sex, age], random.Next(0, 40))))));

        var release = Release.Of(Policy, [table]);

        release.Cells.Should().HaveCount(160 * 3 * 4);
        release[CellKey.Everyone].Withheld.Should().BeNull();
        Withheld(release).Should().Contain(table.Counts.Where(cell => cell.Value is > 0 and < 5).Select(cell => cell.Key));
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    // Mostly small numbers, as in a small authority, with some 0 and some that are safe.
    private static CountTable People(int seed, IReadOnlyList<Dimension> dimensions)
    {
        var random = new Random(seed);
        var finest = dimensions.Aggregate(
            (IEnumerable<IReadOnlyList<string>>)[[]],
            (sofar, dimension) => sofar.SelectMany(chosen => dimension.Categories.Where(dimension.IsFinest).Select(category => (IReadOnlyList<string>)[.. chosen, category])));
        return CountTable.From("People", dimensions, finest.Select(categories => (categories, random.Next(3) == 0 ? random.Next(0, 5) : random.Next(0, 9))).ToList());
    }

    private static void RecoversNothing(CountTable table) => RecoversNothing(table, Release.Of(Policy, [table]));

    private static void RecoversNothing(CountTable people, Release release)
    {
        var attacker = new Attacker(people, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), _ => 1);
        foreach (var key in Withheld(release))
            attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld", key);
    }

    private static List<CellKey> Withheld(Release release) =>
        [.. release.Cells.Values.Where(cell => cell.Withheld is not null).Select(cell => cell.Key)];
}
