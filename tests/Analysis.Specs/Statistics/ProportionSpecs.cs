namespace Naas.Analysis.Specs.Statistics;

public sealed class Of_a_proportion
{
    /// <summary>R. G. Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 857-872, Table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(int met, int of, double lower, double upper)
    {
        var interval = new Proportion(met, of).Wilson()!.Value;
        interval.Lower.Should().BeApproximately(lower, 0.00005);
        interval.Upper.Should().BeApproximately(upper, 0.00005);
    }

    [Fact]
    public void The_bound_is_exact_where_nobody_or_everybody_met()
    {
        new Proportion(0, 20).Wilson()!.Value.Lower.Should().Be(0);
        new Proportion(20, 20).Wilson()!.Value.Upper.Should().Be(1);
        new Proportion(20, 20).Wilson()!.Value.Lower.Should().BeApproximately(1 - 0.1611, 0.00005);
    }

    /// <summary>With n = 1 and nobody met the upper bound is z² ÷ (1 + z²) = 3.8415 ÷ 4.8415.</summary>
    [Fact]
    public void A_group_of_one_has_a_wide_interval() =>
        new Proportion(0, 1).Wilson()!.Value.Upper.Should().BeApproximately(0.79345, 0.00001);

    [Fact]
    public void An_empty_group_has_no_rate_and_no_interval()
    {
        new Proportion(0, 0).Rate.Should().BeNull();
        new Proportion(0, 0).Wilson().Should().BeNull();
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(0, -1)]
    public void A_count_that_cannot_be_is_refused(int met, int of) =>
        FluentActions.Invoking(() => new Proportion(met, of)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void So_is_a_confidence_level_that_is_none(double level) =>
        FluentActions.Invoking(() => new Proportion(0, 0).Wilson(level)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Almost_certain_is_a_level_and_gives_numbers()
    {
        var almost = Math.BitDecrement(1.0);
        new Proportion(3, 10).Wilson(almost)!.Value.Upper.Should().BeInRange(0.9, 1);
        TwoByTwo.OfCells(3, 7, 5, 5).OddsRatio(almost).Interval!.Value.Upper.Should().BeLessThan(1e6);
        DifferenceOfProportions.Between(new(3, 10), new(5, 10), Math.BitIncrement(0.0))!.Interval.Contains(-0.2).Should().BeTrue();
    }

    /// <summary>The normal distribution's 95th and 99.5th percentile, 1.644854 and 2.575829 (any table of it), in the bound z² ÷ (n + z²) at none of n.</summary>
    [Theory]
    [InlineData(0.90, 1.644854)]
    [InlineData(0.99, 2.575829)]
    public void The_level_is_the_callers(double level, double z) =>
        new Proportion(0, 10).Wilson(level)!.Value.Upper.Should().BeApproximately(z * z / (10 + (z * z)), 0.000001);
}

public sealed class Of_a_difference_of_proportions
{
    /// <summary>
    /// R. G. Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 873-890,
    /// Table II, examples (a) and (b), method 10.
    /// </summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    public void Newcombes_interval_is_the_published_one(int met, int of, int otherMet, int other, double lower, double upper)
    {
        var difference = DifferenceOfProportions.Between(new(met, of), new(otherMet, other))!;
        difference.Interval.Lower.Should().BeApproximately(lower, 0.00005);
        difference.Interval.Upper.Should().BeApproximately(upper, 0.00005);
        difference.Value.Should().BeApproximately(((double)met / of) - ((double)otherMet / other), 1e-12);
    }

    /// <summary>All of 20 against none of 20: each Wilson bound is 0.1611 away, and √(2 × 0.1611²) = 0.2279.</summary>
    [Fact]
    public void All_against_none_is_one_and_not_more()
    {
        var difference = DifferenceOfProportions.Between(new(20, 20), new(0, 20))!;
        difference.Value.Should().Be(1);
        difference.Interval.Upper.Should().Be(1);
        difference.Interval.Lower.Should().BeApproximately(1 - 0.2279, 0.0001);
    }

    [Fact]
    public void An_empty_group_has_no_difference()
    {
        DifferenceOfProportions.Between(new(0, 0), new(3, 9)).Should().BeNull();
        DifferenceOfProportions.Between(new(3, 9), new(0, 0)).Should().BeNull();
    }
}
