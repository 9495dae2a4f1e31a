namespace Naas.Analysis.Specs.Statistics;

public sealed class Of_differences_within_pairs
{
    /// <summary>
    /// Extra hours of sleep of ten patients under two drugs (Student 1908; R's <c>sleep</c>). <c>t.test(extra ~ group, data = sleep, paired = TRUE)</c>
    /// prints t = -4.0621 on 9 degrees of freedom, the mean -1.58, and the interval -2.4598858 to -0.7001142.
    /// </summary>
    [Fact]
    public void The_mean_and_its_interval_come_out_as_in_R()
    {
        double[] one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        var mean = MeanDifference.Of([.. one.Zip(other, (first, second) => (first - second, 1L))])!;

        mean.Pairs.Should().Be(10);
        mean.Value.Should().BeApproximately(-1.58, 1e-12);
        (mean.Value / mean.StandardError!.Value).Should().BeApproximately(-4.0621, 0.00005);
        mean.Interval!.Value.Lower.Should().BeApproximately(-2.4598858, 5e-8);
        mean.Interval!.Value.Upper.Should().BeApproximately(-0.7001142, 5e-8);
    }

    /// <summary>The interval of a single pair is unknown; that of two, -1 and 1, is tan(0.475π) = 12.7062 times the error of 1 to either side.</summary>
    [Fact]
    public void A_single_pair_tells_of_no_spread_and_two_of_little()
    {
        MeanDifference.Of([(3, 1)]).Should().Be(new MeanDifference(3, null, null, 1));
        var two = MeanDifference.Of([(-1, 1), (1, 1), (7, 0)])!;
        (two.Value, two.Pairs).Should().Be((0, 2));
        two.StandardError.Should().BeApproximately(1, 1e-12);
        two.Interval!.Value.Upper.Should().BeApproximately(12.7062, 0.00005);
    }

    [Fact]
    public void Differences_that_are_all_the_same_prove_no_certainty()
    {
        MeanDifference.Of([(0, 12)]).Should().Be(new MeanDifference(0, 0, null, 12));
        var same = MeanDifference.Of([(0.1, 5), (0.1, 2)])!;
        (same.StandardError, same.Interval).Should().Be((0, null));
    }

    [Fact]
    public void No_pairs_have_no_mean() => MeanDifference.Of([(2, 0)]).Should().BeNull();

    [Fact]
    public void What_is_no_difference_is_refused()
    {
        FluentActions.Invoking(() => MeanDifference.Of([(1, -1)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => MeanDifference.Of([(double.NaN, 1)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => MeanDifference.Of([], 1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}

public sealed class Of_agreement_that_is_observed
{
    /// <summary>By hand: of eleven, eight on the diagonal, two one step apart and one two steps; two at -1 and one at 2 come to 0.</summary>
    [Fact]
    public void Exact_and_adjacent_pairs_are_counted_and_steps_are_signed()
    {
        var agreement = ObservedAgreement.Of([[3, 1, 0], [0, 3, 1], [1, 0, 2]]);

        (agreement.Exact, agreement.WithinAStep).Should().Be((new Proportion(8, 11), new Proportion(10, 11)));
        (agreement.Difference!.Value, agreement.Difference.Pairs).Should().Be((0, 11));
    }

    [Fact]
    public void Who_is_always_a_step_higher_is_a_step_higher_on_the_mean() =>
        ObservedAgreement.Of([[0, 0, 0], [4, 0, 0], [0, 2, 0]]).Difference.Should().Be(new MeanDifference(1, 0, null, 6));

    [Fact]
    public void Where_nothing_was_rated_there_is_nothing_to_tell()
    {
        var nothing = ObservedAgreement.Of([[0, 0], [0, 0]]);
        (nothing.Exact.Rate, nothing.Difference).Should().Be((null, null));
    }

    [Fact]
    public void What_is_no_table_of_agreement_is_refused()
    {
        FluentActions.Invoking(() => ObservedAgreement.Of([[1]])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ObservedAgreement.Of([[1, 2], [3]])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ObservedAgreement.Of([[1, 2], [3, -4]])).Should().Throw<ArgumentException>();
    }
}
