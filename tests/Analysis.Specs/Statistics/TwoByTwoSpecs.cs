namespace Naas.Analysis.Specs.Statistics;

public sealed class Of_a_two_by_two_table
{
    /// <summary>
    /// 2 of 17 against 10 of 13: odds ratio 2 × 3 ÷ (15 × 10) = 0.04; its logarithm -3.218876 with standard error
    /// √(1/2 + 1/15 + 1/10 + 1/3) = 1; so e^(-3.218876 ± 1.959964) is 0.005635 to 0.283963.
    /// </summary>
    [Fact]
    public void The_odds_ratio_is_the_samples_with_Woolfs_interval()
    {
        var odds = TwoByTwo.OfCells(2, 15, 10, 3).OddsRatio();
        odds.Value.AsNumber.Should().BeApproximately(0.04, 1e-12);
        odds.Interval!.Value.Lower.Should().BeApproximately(0.005635, 0.000001);
        odds.Interval!.Value.Upper.Should().BeApproximately(0.283963, 0.000001);
    }

    [Fact]
    public void A_zero_cell_is_told_and_not_mended()
    {
        TwoByTwo.OfCells(0, 5, 3, 2).OddsRatio().Should().Be(new RatioEstimate(new Ratio.Number(0), null));
        TwoByTwo.OfCells(3, 2, 0, 5).OddsRatio().Should().Be(new RatioEstimate(new Ratio.Infinite(), null));
        TwoByTwo.OfCells(5, 0, 5, 0).OddsRatio().Should().Be(new RatioEstimate(new Ratio.Undefined(WhyUndefined.NothingAgainstNothing), null));
        TwoByTwo.OfCells(0, 5, 0, 5).OddsRatio().Should().Be(new RatioEstimate(new Ratio.Undefined(WhyUndefined.NothingAgainstNothing), null));
        TwoByTwo.OfCells(0, 0, 3, 5).OddsRatio().Should().Be(new RatioEstimate(new Ratio.Undefined(WhyUndefined.EmptyGroup), null));
    }

    [Fact]
    public void A_cell_below_zero_is_refused() =>
        FluentActions.Invoking(() => TwoByTwo.OfCells(1, -1, 1, 1)).Should().Throw<ArgumentOutOfRangeException>();
}

public sealed class Of_adverse_impact
{
    /// <summary>
    /// 12 of 30 against 48 of 60: rates 0.4 and 0.8, ratio 0.5; the logarithm's variance 1/12 - 1/30 + 1/48 - 1/60 = 0.0541667, its error
    /// 0.232737; so 0.5 × e^(∓0.456157) is 0.316857 to 0.788999. Equal rates need 24 of 30, twelve more; four fifths of 0.8 needs 19.2, eight more.
    /// </summary>
    [Fact]
    public void The_ratio_has_Katz_interval_and_a_shortfall_in_people()
    {
        var impact = AdverseImpact.Of(new(new(12, 30), new(48, 60)));
        impact.Ratio.Value.AsNumber.Should().BeApproximately(0.5, 1e-12);
        impact.Ratio.Interval!.Value.Lower.Should().BeApproximately(0.316857, 0.000001);
        impact.Ratio.Interval!.Value.Upper.Should().BeApproximately(0.788999, 0.000001);
        impact.Shortfall.Should().Be(new Shortfall(12, 12));
        impact.ShortfallOfFourFifths!.Unrounded.Should().BeApproximately(7.2, 1e-12);
        impact.ShortfallOfFourFifths.People.Should().Be(8);
        impact.BelowFourFifths.Should().BeTrue();
    }

    /// <summary>A third of 9 and a third of 30: as floating point, 9 × (10 ÷ 30) may be more or less than 3.</summary>
    [Fact]
    public void Equal_rates_have_no_shortfall() =>
        AdverseImpact.Of(new(new(3, 9), new(10, 30))).Shortfall.Should().Be(new Shortfall(0, 0));

    /// <summary>4 of 10 is exactly four fifths of 5 of 10; 3 of 10 is not.</summary>
    [Fact]
    public void Exactly_four_fifths_is_not_below()
    {
        AdverseImpact.Of(new(new(4, 10), new(5, 10))).BelowFourFifths.Should().BeFalse();
        AdverseImpact.Of(new(new(3, 10), new(5, 10))).ShortfallOfFourFifths.Should().Be(new Shortfall(1, 1));
    }

    [Fact]
    public void Part_of_a_person_counts_as_one()
    {
        // 7 × 2/3 = 4.67, and 2 met: 2.67 are missing.
        var shortfall = AdverseImpact.Of(new(new(2, 7), new(2, 3))).Shortfall!;
        shortfall.Unrounded.Should().BeApproximately(2.6667, 0.0001);
        shortfall.People.Should().Be(3);
    }

    [Fact]
    public void A_group_that_does_better_has_none_missing()
    {
        var shortfall = AdverseImpact.Of(new(new(9, 10), new(5, 10))).Shortfall!;
        shortfall.Unrounded.Should().BeApproximately(-4, 1e-12);
        shortfall.People.Should().Be(0);
    }

    [Fact]
    public void What_has_no_value_says_so()
    {
        AdverseImpact.Of(new(new(0, 0), new(5, 10))).Should().Be(new AdverseImpact(new(new Ratio.Undefined(WhyUndefined.EmptyGroup), null), null, null));
        AdverseImpact.Of(new(new(0, 0), new(5, 10))).BelowFourFifths.Should().BeNull();
        AdverseImpact.Of(new(new(5, 10), new(0, 10))).Ratio.Should().Be(new RatioEstimate(new Ratio.Infinite(), null));
        AdverseImpact.Of(new(new(0, 10), new(0, 10))).Ratio.Should().Be(new RatioEstimate(new Ratio.Undefined(WhyUndefined.NothingAgainstNothing), null));
        AdverseImpact.Of(new(new(0, 10), new(5, 10))).Ratio.Should().Be(new RatioEstimate(new Ratio.Number(0), null));
        AdverseImpact.Of(new(new(10, 10), new(10, 10))).Ratio.Should().Be(new RatioEstimate(new Ratio.Number(1), null));
    }

    [Fact]
    public void The_largest_groups_do_not_overflow() =>
        AdverseImpact.Of(new(new(0, int.MaxValue), new(int.MaxValue, int.MaxValue))).Shortfall!.People.Should().Be(int.MaxValue);
}

public sealed class Of_Fishers_exact_test
{
    /// <summary>R's help page of <c>fisher.test</c> (stats): Fisher's tea tasting (Agresti 1990, p. 61), two-sided, and the convictions of twins (Fisher 1962, 1970).</summary>
    [Theory]
    [InlineData(3, 1, 1, 3, 0.4857)]
    [InlineData(2, 15, 10, 3, 0.0005367)]
    public void Two_sided_p_is_what_R_prints(int a, int b, int c, int d, double p) =>
        FisherExact.Of(TwoByTwo.OfCells(a, b, c, d)).P.Should().BeApproximately(p, p / 5000);

    /// <summary>The tables with margins 4 and 4 have probabilities 1, 16, 36, 16 and 1 of 70: p is 34/70, and mid-p 2/70 + half of 32/70.</summary>
    [Fact]
    public void Mid_p_takes_half_of_what_is_as_likely()
    {
        var test = FisherExact.Of(TwoByTwo.OfCells(3, 1, 1, 3));
        test.P.Should().BeApproximately(34 / 70.0, 1e-12);
        test.MidP.Should().BeApproximately(18 / 70.0, 1e-12);
    }

    [Fact]
    public void A_table_that_could_not_have_come_out_otherwise_shows_nothing()
    {
        FisherExact.Of(TwoByTwo.OfCells(0, 0, 3, 5)).Should().Be(new FisherExact(1, 1));
        FisherExact.Of(TwoByTwo.OfCells(3, 0, 5, 0)).Should().Be(new FisherExact(1, 1));
        FisherExact.Of(TwoByTwo.OfCells(0, 3, 0, 5)).Should().Be(new FisherExact(1, 1));
        FisherExact.Of(TwoByTwo.OfCells(0, 0, 0, 0)).Should().Be(new FisherExact(1, 1));
    }

    /// <summary>One of one against none of one: both tables have probability a half.</summary>
    [Fact]
    public void Groups_of_one_prove_nothing()
    {
        var test = FisherExact.Of(TwoByTwo.OfCells(1, 0, 0, 1));
        test.P.Should().BeApproximately(1, 1e-12);
        test.MidP.Should().BeApproximately(0.5, 1e-12);
    }

    /// <summary>Added up over every table in whole numbers, without rounding.</summary>
    [Theory]
    [InlineData(520, 480, 450, 550, 0.0020132810978950697, 0.0017484832376446554)]
    [InlineData(30, 970, 45, 2955, 0.00428325597551167, 0.0035309196172245627)]
    [InlineData(1500, 2500, 9000, 11000, 1.7485469583554667e-18, 1.61464782103686e-18)]
    [InlineData(900, 100, 700, 300, 9.493768908224e-30, 5.965500579514641e-30)]
    public void However_unlikely_a_table_is_its_probability_is_exact(int a, int b, int c, int d, double p, double midP)
    {
        var test = FisherExact.Of(TwoByTwo.OfCells(a, b, c, d));

        (test.P / p).Should().BeApproximately(1, 1e-9);
        (test.MidP / midP).Should().BeApproximately(1, 1e-9);
    }

    [Fact]
    public void A_country_is_not_too_large() =>
        FisherExact.Of(TwoByTwo.OfCells(60_000, 40_000, 59_900, 40_100)).P.Should().BeInRange(0.6, 0.7);
}

public sealed class Of_rounding
{
    [Theory]
    [InlineData(0.125, 2, 0.13)]
    [InlineData(-0.125, 2, -0.13)]
    [InlineData(2.5, 0, 3)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(0.285 * 100, 0, 29)]
    [InlineData(0.124999, 2, 0.12)]
    [InlineData(1e300, 3, 1e300)]
    public void Half_goes_up(double value, int digits, double rounded) => Rounded.HalfUp(value, digits).Should().Be(rounded);

    // What lies clearly on one side of a half is rounded without its fifteen digits; it comes to the same.
    [Fact]
    public void Whatever_is_rounded_goes_by_its_fifteen_digits()
    {
        var random = new Random(20_180_702);
        for (var number = 0; number < 200_000; number++)
        {
            var (digits, size) = (random.Next(0, 5), Math.Pow(10, random.Next(-6, 8)));
            var value = number % 3 == 0 ? random.Next(-2_000_000, 2_000_000) / (2 * Math.Pow(10, digits)) : (random.NextDouble() - 0.5) * size;
            Rounded.HalfUp(value, digits).Should().Be((double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero) + 0.0);
        }
    }

    /// <summary>A double has a nought below nought, which reads "-0" and looks like a difference.</summary>
    [Theory]
    [InlineData(-0.04, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(-0.4, 0)]
    public void What_is_rounded_to_nothing_has_no_sign(double value, int digits) => double.IsNegative(Rounded.HalfUp(value, digits)).Should().BeFalse();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.02505, 0.0251)]
    [InlineData(0.00005, 0.0001)]
    [InlineData(0.0000499, 0.00005)]
    [InlineData(0.00004449, 0.000044)]
    [InlineData(0.000000335, 0.00000034)]
    [InlineData(0.00000999, 0.00001)]
    [InlineData(1e-15, 1e-15)]
    [InlineData(9e-16, 1e-15)]
    [InlineData(0, 1e-15)]
    public void A_probability_has_four_places_and_is_never_nought(double p, double told) => Rounded.Probability(p).Should().Be(told);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_told_as_none(double p) => ((Func<double>)(() => Rounded.Probability(p))).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 16)]
    public void What_cannot_be_rounded_is_refused(double value, int digits) =>
        FluentActions.Invoking(() => Rounded.HalfUp(value, digits)).Should().Throw<ArgumentOutOfRangeException>();
}
