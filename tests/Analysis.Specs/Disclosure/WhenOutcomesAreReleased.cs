using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What is withheld of those assessed, those who met the standard and the rate, so that none of the three gives another away.</summary>
public sealed class WhenOutcomesAreReleased
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of("area", "England", ("Bath", "England"), ("Leeds", "England"), ("York", "England"), ("Kent", "England"), ("Hull", "England"));
    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");

    [Fact]
    public void A_group_with_enough_of_both_outcomes_is_published_whole()
    {
        var (_, rows) = Released((["Bath"], 30, 20), (["Leeds"], 40, 25), (["York"], 16, 9));

        // 9 of 16 is 56.25 per cent: half up.
        rows["area=York"].Should().Be("16 9 56.3");
        rows[""].Should().Be("86 54 62.8");
    }

    // York's 3 who did not meet the standard are 16 less 13: the 13 goes, and with it another area's, or 86 less the
    // others would bring it back.
    [Fact]
    public void A_few_who_did_not_meet_the_standard_take_those_who_did_and_the_rate_with_them()
    {
        var (_, rows) = Released((["Bath"], 30, 20), (["Leeds"], 40, 25), (["York"], 16, 13));

        rows["area=York"].Should().Be("16 c c");
        rows["area=Bath"].Should().Be("30 c c");
        rows["area=Leeds"].Should().Be("40 25 62.5");
        rows[""].Should().Be("86 58 67.4");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void Below_the_national_level_nobody_learns_that_all_had_one_outcome(int met)
    {
        var (table, rows) = Released((["Bath"], 30, 20), (["Leeds"], 40, 25), (["York"], 16, met));

        rows["area=York"].Should().Be("16 c c");
        Release.Of(Policy, [table.Counts])[table.Met("York")].Withheld.Should().Be(new WithheldFor.OneOutcomeForAll());
    }

    // 99.96 and 0.04 per cent: with one place after the point they read as everybody's and nobody's.
    [Fact]
    public void Below_the_national_level_no_rate_reads_as_everybodys_or_nobodys_by_rounding()
    {
        var (table, rows) = Released((["Bath"], 12_500, 12_495), (["Leeds"], 12_500, 12_494), (["York"], 12_500, 12_495), (["Kent"], 12_500, 12_493));
        var (_, none) = Released((["Bath"], 12_500, 5), (["Leeds"], 12_500, 6), (["York"], 12_500, 5), (["Kent"], 10_000, 5));

        rows["area=Bath"].Should().Be("12500 12495 c");
        rows["area=Kent"].Should().Be("12500 12493 99.9");
        rows[""].Should().Be("50000 49977 100.0");
        table.Rows(Release.Of(Policy, [table.Counts])).Single(row => row.Group.Value == "area=Bath").RateInWords
            .Should().Be("Withheld: below the national level no rate is told that reads as that of nobody or of everybody.");
        none["area=Leeds"].Should().Be("12500 6 c");
        none["area=Kent"].Should().Be("10000 5 0.1");
        none[""].Should().Be("47500 21 0.0");
    }

    [Theory]
    [InlineData(12_500, 12_495, "c", "100.0")]
    [InlineData(12_500, 5, "c", "0.0")]
    [InlineData(40, 40, "c", "100.0")]
    [InlineData(16, 9, "56.3", "56.3")]
    [InlineData(0, 0, "z", "z")]
    [InlineData(16, null, "c", "c")]
    public void What_stands_for_a_rate_goes_by_the_level(int? assessed, int? met, string below, string national)
    {
        OutcomeTable.RateText(assessed, met, isBelowNational: true).Should().Be(below);
        OutcomeTable.RateText(assessed, met, isBelowNational: false).Should().Be(national);
    }

    [Fact]
    public void At_the_national_level_all_or_none_is_published()
    {
        var england = Dimension.Flat("area");
        var table = OutcomeTable.From("England", [england, Sex], england, ([Dimension.TotalCode, "female"], 20, 20), ([Dimension.TotalCode, "male"], 30, 0));

        Texts(table, Release.Of(Policy, [table.Counts])).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            [""] = "50 20 40.0",
            ["sex=female"] = "20 20 100.0",
            ["sex=male"] = "30 0 0.0",
        });
    }

    [Fact]
    public void The_rate_of_fewer_than_ten_is_withheld_and_so_is_the_count_that_would_give_it()
    {
        var (table, rows) = Released((["Bath"], 30, 20), (["Leeds"], 40, 25), (["York"], 9, 5));

        rows["area=York"].Should().Be("9 c c");
        Release.Of(Policy, [table.Counts])[table.Met("York")].InWords.Should().Be("Withheld: an outcome of fewer than 10 people.");
    }

    [Fact]
    public void Of_nobody_there_is_no_rate()
    {
        var (_, rows) = Released((["Bath"], 30, 20), (["Leeds"], 40, 25));

        rows["area=York"].Should().Be("0 0 z");
    }

    [Fact]
    public void More_who_met_the_standard_than_were_assessed_is_refused()
    {
        var table = () => OutcomeTable.From("Outcomes", [Area], Area, (["York"], 3, 4));

        table.Should().Throw<ArgumentException>().WithMessage("Outcomes has 4 who met the standard of 3 assessed as York*");
    }

    // The reader sees n, met and rate, and no count of those who did not meet the standard.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reader_who_tries_everything_learns_no_withheld_outcome(int seed)
    {
        var random = new Random(seed);
        var table = OutcomeTable.From("Outcomes", [Area, Sex], Area, ((IReadOnlyList<string>)["Bath", "Leeds", "York"])
            .SelectMany(area => Sex.Categories.Where(Sex.IsFinest).Select(sex => Group(random, area, sex))).ToList());

        var release = Release.Of(Policy, [table.Counts]);

        var rows = table.Rows(release);
        var attacker = new Attacker(table.Counts,
            rows.SelectMany(row => (IEnumerable<(CellKey, int?)>)[(row.Group, row.Assessed.Count), (row.Met.Key, row.Met.Count), (NotMet(row), null)]),
            key => key.Divides("outcome") ? 0 : 1);
        foreach (var row in rows)
        {
            if (row.Assessed.Count is null)
                attacker.PossibleValues(row.Group, wanted: 3).Should().HaveCount(3, "{0} is withheld", row.Group);
            if (row.Met.Count is not null)
                continue;
            row.Rate.Should().BeNull();
            attacker.PossibleValues(row.Met.Key, wanted: 3).Should().HaveCount(3, "{0} is withheld", row.Met.Key);
            attacker.PossibleValues(NotMet(row), wanted: 3).Should().HaveCount(3, "{0} is withheld", NotMet(row));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_rate_below_the_national_level_is_of_ten_or_more_of_whom_five_or_more_had_each_outcome(int seed)
    {
        var random = new Random(seed);
        var table = OutcomeTable.From("Outcomes", [Area], Area, (["Bath"], 40, random.Next(41)), (["Leeds"], 50, random.Next(6, 45)),
            (["York"], 200, 100), (["Kent"], 300, 100), (["Hull"], 20, random.Next(21)));

        var rates = table.Rows(Release.Of(Policy, [table.Counts])).Where(row => row.Rate is not null && row.Group.Divides("area")).ToList();

        rates.Should().NotBeEmpty().And.OnlyContain(row =>
            row.Assessed.Count >= 10 && row.Met.Count >= 5 && row.Assessed.Count - row.Met.Count >= 5);
    }

    // Were England's 0 published, each area's would be known to be 0 too.
    [Fact]
    public void A_national_0_is_withheld_when_it_would_tell_each_areas()
    {
        var (_, rows) = Released((["Bath"], 30, 0), (["Leeds"], 40, 0), (["York"], 16, 0));

        rows.Values.Where(row => row != "0 0 z").Should().BeEquivalentTo("86 c c", "30 c c", "40 c c", "16 c c");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    private static (IReadOnlyList<string>, int, int) Group(Random random, string area, string sex)
    {
        var assessed = random.Next(0, 16);
        return ([area, sex], assessed, random.Next(0, assessed + 1));
    }

    private static CellKey NotMet(ReleasedOutcome row) => new(row.Met.Key.Value.Replace("outcome=met", "outcome=not met", StringComparison.Ordinal));

    private static (OutcomeTable Table, IReadOnlyDictionary<string, string> Rows) Released(params IReadOnlyList<(IReadOnlyList<string>, int, int)> groups)
    {
        var table = OutcomeTable.From("Outcomes", [Area], Area, groups);
        return (table, Texts(table, Release.Of(Policy, [table.Counts])));
    }

    private static Dictionary<string, string> Texts(OutcomeTable table, Release release) =>
        table.Rows(release).ToDictionary(row => row.Group.Value, row => $"{row.Assessed.Text} {row.Met.Text} {row.RateText}");
}
