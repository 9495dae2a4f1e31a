using static Naas.Analysis.Statistics.KappaWeights;

namespace Naas.Analysis.Specs.Statistics;

public sealed class Of_two_assessors
{
    /// <summary>
    /// Ratings of 91 couples on four steps (A. Agresti 1990, Categorical Data Analysis; R's <c>vcd::SexualFun</c>). <c>Kappa(SexualFun)</c> prints for
    /// equal spacing 0.2374 with an asymptotic error of 0.07832, and <c>confint</c> 0.083883432 to 0.3908778.
    /// </summary>
    [Fact]
    public void Linear_weights_come_out_as_in_R()
    {
        int[][] couples = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]];
        var kappa = WeightedKappa.Of(couples, Linear)!;
        kappa.Rated.Should().Be(91);
        kappa.Value.Should().BeApproximately(0.2374, 0.00005);
        kappa.StandardError.Should().BeApproximately(0.07832, 0.000005);
        kappa.Interval!.Value.Lower.Should().BeApproximately(0.083883432, 5e-9);
        kappa.Interval!.Value.Upper.Should().BeApproximately(0.3908778, 5e-8);
    }

    /// <summary>
    /// The same couples: <c>Kappa(SexualFun)</c> prints without weights 0.1293 with an error of 0.06860, and <c>confint</c> -0.005120399 to 0.2637809.
    /// </summary>
    [Fact]
    public void Without_weights_it_comes_out_as_in_R()
    {
        var kappa = WeightedKappa.Of([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]], None)!;
        kappa.Value.Should().BeApproximately(0.1293, 0.00005);
        kappa.StandardError.Should().BeApproximately(0.06860, 0.000005);
        kappa.Interval!.Value.Lower.Should().BeApproximately(-0.005120399, 5e-10);
        kappa.Interval!.Value.Upper.Should().BeApproximately(0.2637809, 5e-8);
    }

    /// <summary>Two judges on 200 patients (J. Cohen 1968, Psychological Bulletin 70, 213-220, table 1; the example of R's <c>psych::cohen.kappa</c>): kappa 0.492.</summary>
    [Fact]
    public void Without_weights_it_is_the_kappa_that_Cohen_told() =>
        WeightedKappa.Of([[88, 14, 18], [10, 40, 10], [2, 6, 12]], None)!.Value.Should().BeApproximately(0.492, 0.0005);

    /// <summary>
    /// By hand: ten on three steps, 3 on 1 and 1, 1 on 1 and 2, 3 on 2 and 2, 1 on 2 and 3, 2 on 3 and 3. Disagreement weighs (1/2)² = 1/4 a step:
    /// observed 2/10 × 1/4 = 0.05. The first gives 4, 4, 2 and the second 3, 4, 3: by chance (4×4 + 4×3 + 4×3 + 2×4)/100 × 1/4 + (4×3 + 2×3)/100 =
    /// 0.12 + 0.18 = 0.30. Kappa is 1 - 0.05/0.30 = 5/6.
    /// </summary>
    [Fact]
    public void Quadratic_weights_come_out_as_by_hand() =>
        WeightedKappa.Of([[3, 1, 0], [0, 3, 1], [0, 0, 2]], Quadratic)!.Value.Should().BeApproximately(5 / 6.0, 1e-12);

    /// <summary>
    /// Two ratings, 20, 5, 10 and 15 of 50: observed 0.7, by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5, kappa 0.4. The error by the formula for kappa without weights: the diagonal gives
    /// 0.4 × (1 - 1.1 × 0.6)² + 0.3 × (1 - 0.9 × 0.6)² = 0.04624 + 0.06348, the rest 0.6² × (0.1 × (0.6 + 0.5)² + 0.2 × (0.5 + 0.4)²) = 0.10188,
    /// less (0.4 - 0.5 × 0.6)² = 0.01: 0.2016 ÷ (50 × 0.25) = 0.016128.
    /// </summary>
    [Theory]
    [InlineData(Linear)]
    [InlineData(Quadratic)]
    [InlineData(None)]
    public void On_two_steps_it_is_kappa_without_weights(KappaWeights weights)
    {
        var kappa = WeightedKappa.Of([[20, 5], [10, 15]], weights)!;
        kappa.Value.Should().BeApproximately(0.4, 1e-12);
        kappa.StandardError.Should().BeApproximately(Math.Sqrt(0.016128), 1e-9);
    }

    [Theory]
    [InlineData(Linear)]
    [InlineData(Quadratic)]
    [InlineData(None)]
    public void Agreement_throughout_is_one_and_proves_no_certainty(KappaWeights weights) =>
        WeightedKappa.Of([[3, 0, 0], [0, 4, 0], [0, 0, 3]], weights).Should().Be(new WeightedKappa(1, 0, null, 10));

    [Fact]
    public void Disagreement_throughout_is_less_than_chance() =>
        WeightedKappa.Of([[0, 5], [5, 0]], Linear)!.Value.Should().BeApproximately(-1, 1e-12);

    [Fact]
    public void Where_chance_cannot_be_told_from_agreement_there_is_none()
    {
        WeightedKappa.Of([[0, 0, 0], [0, 9, 0], [0, 0, 0]], Linear).Should().BeNull();
        WeightedKappa.Of([[0, 0], [0, 0]], Quadratic).Should().BeNull();
        WeightedKappa.Of([[0, 0], [0, 4]], None).Should().BeNull();
    }

    [Fact]
    public void What_is_no_table_of_agreement_is_refused()
    {
        FluentActions.Invoking(() => WeightedKappa.Of([[1]], Linear)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WeightedKappa.Of([[1, 2], [3]], Linear)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WeightedKappa.Of([[1, 2], [3, -4]], Linear)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WeightedKappa.Of([[1, 2], [3, 4]], 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>
    /// Quadratic weights give the coefficient of concordance, 2 × covariance ÷ (both variances + squared difference of means), whatever the table
    /// (J. L. Fleiss and J. Cohen 1973, Educational and Psychological Measurement 33, 613-619): worked out here from the ratings, not the table.
    /// </summary>
    [Fact]
    public void On_every_table_quadratic_weights_measure_concordance_and_who_is_first_does_not_matter()
    {
        var chance = new Random(1968);
        for (var number = 0; number < 500; number++)
        {
            var ratings = chance.Next(2, 6);
            int[][] counts = [.. Enumerable.Range(0, ratings).Select(_ => Enumerable.Range(0, ratings).Select(_ => chance.Next(6)).ToArray())];
            var pairs = Enumerable.Range(0, ratings * ratings)
                .SelectMany(cell => Enumerable.Repeat((First: (double)(cell / ratings), Second: (double)(cell % ratings)), counts[cell / ratings][cell % ratings]))
                .ToArray();
            if (WeightedKappa.Of(counts, Quadratic) is not { } kappa)
                continue;

            var (one, other) = (pairs.Average(pair => pair.First), pairs.Average(pair => pair.Second));
            var together = pairs.Average(pair => (pair.First - one) * (pair.Second - other));
            var apart = pairs.Average(pair => ((pair.First - one) * (pair.First - one)) + ((pair.Second - other) * (pair.Second - other))) + ((one - other) * (one - other));
            kappa.Value.Should().BeApproximately(2 * together / apart, 1e-9);

            int[][] turned = [.. Enumerable.Range(0, ratings).Select(column => counts.Select(row => row[column]).ToArray())];
            foreach (var weights in new[] { Linear, Quadratic, None })
            {
                var (told, swapped) = (WeightedKappa.Of(counts, weights)!, WeightedKappa.Of(turned, weights)!);
                swapped.Value.Should().BeApproximately(told.Value, 1e-9);
                swapped.StandardError.Should().BeApproximately(told.StandardError, 1e-9);
                told.Value.Should().BeInRange(-1, 1);
                (told.Interval?.Contains(told.Value) ?? true).Should().BeTrue();
            }
        }
    }
}
