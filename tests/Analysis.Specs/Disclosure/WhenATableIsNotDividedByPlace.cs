using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>A table of the whole country beside authorities that know how many of its people are their own.</summary>
public sealed class WhenATableIsNotDividedByPlace
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Country = Dimension.Of("area", "England");
    private static readonly Dimension Authorities = Dimension.Flat("area", "Bath", "Leeds", "York").WithReaders();
    private static readonly Dimension Level = Dimension.Flat("level", "practitioner", "supervisor");
    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");

    // Leeds and York together: 22 supervisors who are men, of whom Leeds knows its own 19.
    [Theory]
    [InlineData(19, 3, true)]
    [InlineData(17, 5, false)]
    [InlineData(22, 0, false)]
    public void A_count_of_which_one_authority_leaves_few_is_withheld(int leeds, int york, bool withheld)
    {
        var people = CountTable.From("People", [Authorities, Level, Sex],
            (["Leeds", "supervisor", "male"], leeds), (["York", "supervisor", "male"], york), (["Bath", "supervisor", "female"], 30), (["York", "supervisor", "female"], 30),
            (["Leeds", "practitioner", "female"], 40), (["Bath", "practitioner", "female"], 40), (["Bath", "practitioner", "male"], 20), (["York", "practitioner", "male"], 20));
        var table = people.Margin("Country", "level", "sex").WithOwn(people, Authorities);

        var release = Release.Of(Policy with { ReadersKnowTheirOwn = false }, [table]);

        (release[table.Key("supervisor", "male")].Withheld is WithheldFor.RestOfOne).Should().Be(withheld);
    }

    // Of 40 men 30 met the standard. Leeds takes its own off: of the others all met it, or they are fewer than ten.
    [Theory]
    [InlineData(20, 10, true)]
    [InlineData(20, 12, false)]
    [InlineData(31, 24, true)]
    public void An_outcome_that_one_authority_would_know_of_all_others_is_withheld(int leeds, int metInLeeds, bool withheld)
    {
        var table = Outcomes(
            (["Leeds", "supervisor", "male"], leeds, metInLeeds), (["York", "supervisor", "male"], 40 - leeds, 30 - metInLeeds),
            (["Bath", "supervisor", "female"], 40, 20), (["York", "supervisor", "female"], 40, 20));

        var release = Release.Of(Policy with { ReadersKnowTheirOwn = false }, [table.Counts]);

        (release[table.Met("England", "supervisor", "male")].Withheld is WithheldFor.RestOfOne).Should().Be(withheld);
        release[table.Group("England", "supervisor", "male")].Text.Should().Be("40");
    }

    // All supervisors of the country who are men had one outcome, and so had those of each authority, of whichever it has some.
    [Theory]
    [InlineData(20, 20)]
    [InlineData(40, 0)]
    public void Where_all_of_a_group_of_the_country_had_one_outcome_that_is_withheld(int leeds, int york)
    {
        var table = Outcomes(
            (["Leeds", "supervisor", "male"], leeds, leeds), (["York", "supervisor", "male"], york, york), (["Bath", "supervisor", "female"], 40, 20), (["York", "supervisor", "female"], 40, 20),
            (["Leeds", "practitioner", "male"], 30, 15), (["York", "practitioner", "male"], 30, 15), (["Bath", "practitioner", "female"], 30, 15), (["Leeds", "practitioner", "female"], 30, 15));

        var release = Release.Of(Policy, [table.Counts]);

        release[table.Met("England", "supervisor", "male")].Withheld.Should().Be(new WithheldFor.OneOutcomeForAll());
        release[table.NotMet("England", "supervisor", "male")].Withheld.Should().Be(new WithheldFor.OneOutcomeForAll());
        release[table.Group("England", "supervisor", "male")].Text.Should().Be("40");
    }

    // The attacker fills the people by authority too and knows one authority's exactly.
    [Theory]
    [MemberData(nameof(Seeds), 6)]
    public void An_authority_that_tries_everything_works_out_nothing_of_the_others(int seed)
    {
        var random = new Random(seed);
        var groups = (from authority in Authorities.Categories.Where(Authorities.IsFinest) from sex in Sex.Categories.Where(Sex.IsFinest)
                      let assessed = random.Next(3) == 0 ? 0 : random.Next(0, 14)
                      select ((IReadOnlyList<string>)[authority, "practitioner", sex], assessed, random.Next(0, assessed + 1))).ToList();
        var table = Outcomes([.. groups]);
        var people = OutcomeTable.From("People", [Authorities, Level, Sex], Authorities, groups).Counts;

        var release = Release.Of(Policy, [table.Counts, People(groups)]);

        foreach (var reader in Authorities.Categories.Where(Authorities.IsFinest))
        {
            var attacker = new Attacker(people, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), key => key.Divides("outcome") ? 0 : 1).WithItsOwn(key => key.CategoryOf("area") == reader);
            foreach (var (key, _, _) in table.Counts.Counts.Keys.Select(key => release[key]).Where(cell => cell.Withheld is { IsPrimary: true }))
            {
                var group = Parts(key.Value).Where(part => part.Item1 != "outcome").ToList();
                if (people[CellKey.Of(group.Append(("area", reader)))] < people[CellKey.Of(group)])
                    attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld and {1} reads it", key, reader);
            }

            NothingOfTheRestIsTold(reader, people, release);
        }
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    // What all others have, by subtraction: the rules that a published row keeps to.
    private static void NothingOfTheRestIsTold(string reader, CountTable people, Release release)
    {
        foreach (var cell in release.Cells.Values.Where(cell => cell.Count is not null && !cell.Key.Divides("area") && cell.Key.Divides("level")))
        {
            var rest = cell.Count!.Value - people[CellKey.Of(Parts(cell.Key.Value).Append(("area", reader)))];
            rest.Should().NotBeInRange(1, 4, "{0} is told and {1} takes its own off", cell.Key, reader);
            if (!cell.Key.Divides("outcome"))
                continue;
            var group = CellKey.Of(Parts(cell.Key.Value).Where(part => part.Item1 != "outcome"));
            if (people[group] == 0)
                continue;
            (cell.Count > 0 && cell.Count < people[group]).Should().BeTrue("{0} of the {1} of {2} had it", cell.Count, people[group], cell.Key);
            var others = people[group] - people[CellKey.Of(Parts(group.Value).Append(("area", reader)))];
            (others == 0 || (others >= 10 && rest > 0 && rest < others)).Should().BeTrue("{0} of {1} others of {2} had it", rest, others, cell.Key);
        }
    }

    private static IEnumerable<(string, string)> Parts(string key) =>
        key.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(part => (part.Split('=')[0], part.Split('=')[1]));

    private static CountTable People(IReadOnlyList<(IReadOnlyList<string> Categories, int Assessed, int Met)> groups) =>
        CountTable.From("By place", [Authorities], groups.Select(group => ((IReadOnlyList<string>)[group.Categories[0]], group.Assessed)));

    private static OutcomeTable Outcomes(params IReadOnlyList<(IReadOnlyList<string> Categories, int Assessed, int Met)> groups) => OutcomeTable
        .From("Outcomes", [Country, Level, Sex], Country, groups.Select(group => ((IReadOnlyList<string>)["England", .. group.Categories.Skip(1)], group.Assessed, group.Met)))
        .WithOwn(OutcomeTable.From("By authority", [Authorities, Level, Sex], Authorities, groups), Authorities);
}
