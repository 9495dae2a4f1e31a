using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>The same totals by one characteristic and by another: what a reader can put together of all parts at once.</summary>
public sealed class WhenTotalsAreDividedInParts
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of("area", "England", ("Bath", "England"), ("Leeds", "England"), ("York", "England"));
    private static readonly Dimension WithReaders = Area.WithReaders();
    private static readonly Dimension Pair = Dimension.Of("area", "England", ("Bath", "England"), ("Leeds", "England")).WithReaders();
    private static readonly Dimension Age = Dimension.Flat("age", "20-39", "40-59", "60+");
    private static readonly Dimension Group = Dimension.Flat("group", "white", "black", "asian");
    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");
    private static readonly Dimension Disability = Dimension.Flat("disability", "yes", "no");

    // Leeds has three people, each of another age, and York three, each of another group. Were only the two withheld, of 16 less 10, the
    // one table would say that Leeds has three at least and the other that York has: there are six, so both would be told.
    [Fact]
    public void How_many_categories_hold_somebody_in_any_part_bounds_a_total_that_is_withheld()
    {
        var people = CountTable.From("People", [Area, Age, Group],
            (["Leeds", "20-39", "white"], 1), (["Leeds", "40-59", "white"], 1), (["Leeds", "60+", "white"], 1),
            (["York", "20-39", "white"], 1), (["York", "20-39", "black"], 1), (["York", "20-39", "asian"], 1),
            (["Bath", "20-39", "white"], 10));

        var release = InParts(people, ["area"], ["area", "age"], ["area", "group"]);

        release[people.Key("Leeds", "Total", "Total")].Text.Should().Be("c");
        RecoversNothing(people, release);
    }

    // Leeds takes its own 96 off everyone and is left with four: that much the totals tell it already, in every release of theirs.
    [Fact]
    public void Everyone_is_told_in_the_parts_where_the_totals_tell_it()
    {
        var people = CountTable.From("People", [WithReaders, Sex], (["Leeds", "female"], 48), (["Leeds", "male"], 48), (["Bath", "female"], 2), (["York", "male"], 2));

        var release = Release.InParts(Policy, [people.Margin("Totals", "area")], [[people], [people.Margin("Country", "sex").WithOwn(people, WithReaders)]], []);

        release[CellKey.Everyone].Text.Should().Be("100");
        release[people.Key("England", "female")].Withheld.Should().Be(new WithheldFor.RestOfOne());
        RecoversNothing(people, release);
    }

    [Theory]
    [MemberData(nameof(Seeds), 8)]
    public void A_reader_who_tries_everything_recovers_nothing_from_two_characteristics_at_once(int seed)
    {
        var people = People(new Random(seed), [Area, Dimension.Flat("age", "20-39", "40+"), Group]);

        RecoversNothing(people, InParts(people, ["area"], ["area", "age"], ["area", "group"]));
    }

    [Theory]
    [MemberData(nameof(Seeds), 4)]
    public void A_reader_who_tries_everything_recovers_no_outcome_from_two_characteristics_at_once(int seed)
    {
        var people = Outcomes(new Random(seed), [WithReaders, Sex, Disability]);

        var release = InParts(people, ["area"], ["area", "sex"], ["area", "disability"]);

        RecoversNothing(people, release);
        foreach (var reader in Area.Categories.Where(Area.IsFinest))
        {
            foreach (var key in release.Cells.Values.Where(cell => IsKeptFrom(reader, people, cell)).Select(cell => cell.Key))
                Laid(people, release).WithItsOwn(own => own.CategoryOf("area") == reader).PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld and {1} reads it", key, reader);
        }
    }

    // Ten of Bath's fourteen women have left, and twenty men have come to Leeds. Leeds has everyone and its own, and so Bath's 44; Bath's men
    // are as many as were told before. That leaves it with the four women, of whom nothing had told it.
    [Fact]
    public void What_is_new_is_told_to_nobody_though_everyone_is_told()
    {
        var (then, now) = (Two(leedsMen: 40, bathWomen: 14), Two(leedsMen: 60, bathWomen: 4));

        var before = Release.InParts(Policy, [then.Margin("Totals", "area")], [[then]], []);
        var first = Release.InParts(Policy, [now.Margin("Totals", "area")], [[now]], []);
        var again = () => Release.InParts(Policy, [now.Margin("Totals", "area")], [[now]], [EarlierRelease.Of("the May release", before)]);

        before[CellKey.Everyone].Text.Should().Be("114");
        first[now.Key("Bath", "male")].Text.Should().Be("c");
        again.Should().Throw<NotShownSafeException>().WithMessage("No release of these tables could be shown to be safe*");

        static CountTable Two(int leedsMen, int bathWomen) =>
            CountTable.From("People", [Pair, Sex], (["Leeds", "male"], leedsMen), (["Leeds", "female"], 20), (["Bath", "male"], 40), (["Bath", "female"], bathWomen));
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private static void RecoversNothing(CountTable people, Release release)
    {
        var attacker = Laid(people, release);
        foreach (var key in release.Cells.Values.Where(cell => cell.Count is null).Select(cell => cell.Key))
            attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld", key);
    }

    // A true 0 stays among people, so c is 1 at least; among outcomes of somebody it can be 0.
    private static Attacker Laid(CountTable people, Release release) =>
        new(people, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), key => key.Divides("outcome") ? 0 : 1);

    // A figure of nobody but a reader's own people need not be kept from that reader.
    private static bool IsKeptFrom(string reader, CountTable people, ReleasedCell cell)
    {
        var group = new CellKey(string.Join('|', cell.Key.Value.Split('|').Where(part => !part.StartsWith("outcome=", StringComparison.Ordinal))));
        var theirs = (string[])[$"area={reader}", .. group.Value.Split('|', StringSplitOptions.RemoveEmptyEntries)];
        return cell.Withheld is { IsPrimary: true } and not WithheldFor.WithheldBefore
            && cell.Key.CategoryOf("area") != reader
            && (cell.Key.Divides("area") || people[CellKey.Of(theirs.Select(part => (part.Split('=')[0], part.Split('=')[1])))] < people[group]);
    }

    private static Release InParts(CountTable people, IReadOnlyList<string> totals, params IReadOnlyList<IReadOnlyList<string>> parts) => Release.InParts(
        Policy, [Of(people, totals)], [.. parts.Select(part => (IReadOnlyList<CountTable>)[Of(people, part)])], []);

    // With the outcome where there is one.
    private static CountTable Of(CountTable people, IReadOnlyList<string> dimensions)
    {
        if (!people.Dimensions.Any(dimension => dimension.Name == "outcome"))
            return people.Margin(string.Join(" by ", dimensions), dimensions);
        var kept = dimensions.Select(name => people.Dimensions.Single(dimension => dimension.Name == name)).ToList();
        var finest = people.Counts.Where(cell => people.Dimensions.All(dimension => cell.Key.CategoryOf(dimension.Name) is { } category && dimension.IsFinest(category)));
        return OutcomeTable.From(string.Join(" by ", dimensions), kept, kept[0], finest.Select(cell =>
            ((IReadOnlyList<string>)[.. dimensions.Select(name => cell.Key.CategoryOf(name)!)], cell.Value, cell.Key.CategoryOf("outcome") == "met" ? cell.Value : 0))).Counts;
    }

    private static CountTable People(Random random, IReadOnlyList<Dimension> dimensions) =>
        CountTable.From("People", dimensions, Finest(dimensions).Select(categories => (categories, random.Next(3) == 0 ? random.Next(0, 4) : random.Next(0, 2))).ToList());

    private static CountTable Outcomes(Random random, IReadOnlyList<Dimension> dimensions) =>
        CountTable.From("People", [.. dimensions, Dimension.Flat("outcome", "met", "not met")], Finest(dimensions).SelectMany(categories =>
            ((string[])["met", "not met"]).Select(outcome => ((IReadOnlyList<string>)[.. categories, outcome], random.Next(0, 5)))).ToList());

    private static IEnumerable<IReadOnlyList<string>> Finest(IReadOnlyList<Dimension> dimensions) => dimensions.Aggregate(
        (IEnumerable<IReadOnlyList<string>>)[[]],
        (sofar, dimension) => sofar.SelectMany(chosen => dimension.Categories.Where(dimension.IsFinest).Select(category => (IReadOnlyList<string>)[.. chosen, category])));
}
