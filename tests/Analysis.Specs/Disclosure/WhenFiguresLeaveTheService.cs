using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>What the policy withholds of a figure by itself (S-38, S-39), and what a table adds up to.</summary>
public sealed class WhenFiguresLeaveTheService
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of("area", "England",
        ("North", "England"), ("Leeds", "North"), ("York", "North"), ("South", "England"), ("Bath", "South"));

    private static readonly Dimension Sex = Dimension.Flat("sex", "female", "male");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Counts_of_1_to_4_are_small_and_a_true_0_is_not(int count, bool small) =>
        Policy.IsSmall(count).Should().Be(small);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_rate_needs_ten_people(int people, bool allowed) => Policy.AllowsRateOf(people).Should().Be(allowed);

    [Theory]
    [InlineData(30, 30, true)]
    [InlineData(29, 300, false)]
    [InlineData(300, 29, false)]
    public void A_ratio_leaves_the_department_with_thirty_people_in_each_group(int group, int comparison, bool allowed) =>
        Policy.AllowsRatioBetween(group, comparison).Should().Be(allowed);

    [Theory]
    [InlineData(Symbol.NotApplicable, "z")]
    [InlineData(Symbol.NotAvailable, "x")]
    [InlineData(Symbol.Confidential, "c")]
    [InlineData(Symbol.Low, "low")]
    [InlineData(Symbol.Unreliable, "u")]
    public void Symbols_are_those_of_the_open_data_standard(Symbol symbol, string text) => symbol.Text().Should().Be(text);

    [Fact]
    public void Every_total_of_every_level_adds_up()
    {
        var table = Workforce();

        table.Counts.Should().HaveCount(6 * 3);
        table[CellKey.Everyone].Should().Be(45);
        table[table.Key("North", "Total")].Should().Be(25);
        table[table.Key("North", "female")].Should().Be(13);
        table[table.Key("Leeds", "Total")].Should().Be(15);
        table[table.Key("Bath", "male")].Should().Be(0);
        table.Sums.Should().OnlyContain(sum => sum.Parts.Sum(part => table[part]) == table[sum.Whole]);
        // Three wholes of area for each of three columns, and one of sex for each of six rows.
        table.Sums.Should().HaveCount((3 * 3) + 6);
    }

    [Fact]
    public void The_same_people_have_the_same_cell_in_tables_of_other_dimensions()
    {
        var women = Workforce().Margin("Sex", "sex");

        women.Key("female").Should().Be(Workforce().Key("England", "female"));
        women[women.Key("female")].Should().Be(33);
    }

    [Fact]
    public void Only_small_counts_are_withheld_for_themselves()
    {
        var table = Workforce();

        PrimarySuppression.Of(table, Policy).Should().BeEquivalentTo(new Dictionary<CellKey, WithheldFor>
        {
            [table.Key("Leeds", "female")] = new WithheldFor.SmallCount(5),
        });
    }

    // What was withheld under an earlier policy is made again by that one, and held against by the one of today.
    [Theory]
    [InlineData("naas-sdc-1", false, false)]
    [InlineData("naas-sdc-2", true, false)]
    [InlineData("naas-sdc-3", true, true)]
    public void Every_policy_of_a_kept_release_is_found_by_its_name(string name, bool knowTheirOwn, bool takeTheirOwnOff)
    {
        var policy = DisclosurePolicy.Named(name)!;

        (policy.Name, policy.ReadersKnowTheirOwn, policy.ReadersTakeTheirOwnOff).Should().Be((name, knowTheirOwn, takeTheirOwnOff));
        DisclosurePolicy.Named("naas-sdc-4").Should().BeNull();
    }

    [Fact]
    public void A_category_that_the_table_does_not_have_is_refused_by_name()
    {
        var count = () => CountTable.From("Sex", [Sex], (["Female"], 1));

        count.Should().Throw<ArgumentException>().WithMessage("*cannot count people as Female*sex*");
    }

    //          female  male
    // Leeds       3     12
    // York       10      0
    // Bath       20      0
    private static CountTable Workforce() => CountTable.From("Workforce", [Area, Sex],
        (["Leeds", "female"], 3), (["Leeds", "male"], 12), (["York", "female"], 10), (["Bath", "female"], 20));
}
