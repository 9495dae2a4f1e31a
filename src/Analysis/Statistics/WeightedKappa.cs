namespace Naas.Analysis.Statistics;

/// <summary>How much a disagreement of so many steps counts against agreement.</summary>
public enum KappaWeights
{
    /// <summary>By the number of steps between the two ratings: 1 - steps ÷ most steps (D. V. Cicchetti and T. Allison 1971; equal spacing).</summary>
    Linear = 1,

    /// <summary>By the square of that: 1 - steps² ÷ most steps² (J. L. Fleiss and J. Cohen 1973).</summary>
    Quadratic = 2,

    /// <summary>Every disagreement counts the same, however many steps: kappa without weights (J. Cohen 1960, Educational and Psychological Measurement 20, 37-46).</summary>
    None = 3,
}

/// <summary>How far two assessors agree beyond what chance would have them, on a scale whose steps have an order.</summary>
/// <param name="Value">1 is agreement throughout, 0 what chance gives, below 0 less than that.</param>
/// <param name="StandardError">The asymptotic one, for an interval; not the one of the hypothesis that they agree by chance only.</param>
/// <param name="Interval">Value and error by the normal distribution, kept between -1 and 1; null where the error is 0, which no sample can prove.</param>
/// <param name="Rated">How many were rated by both.</param>
public sealed record WeightedKappa(double Value, double StandardError, Interval? Interval, long Rated)
{
    /// <summary>Weighted kappa; null when nothing was rated, or both gave one and the same rating throughout, where chance cannot be told from agreement.</summary>
    /// <remarks>
    /// J. Cohen (1968), Psychological Bulletin 70, 213-220; the error is that of J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological
    /// Bulletin 72, 323-327, as in R's <c>vcd::Kappa</c>. On a scale of two steps both weights give Cohen's kappa without weights.
    /// </remarks>
    /// <param name="counts">How many got which two ratings: a row for each rating of the first assessor, a column for each of the second, both from the lowest.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The table is not square, or has fewer than two ratings, or a count is below zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1, or the weights are none of these.</exception>
    public static WeightedKappa? Of(IReadOnlyList<IReadOnlyList<int>> counts, KappaWeights weights, double level = Confidence.Usual)
    {
        var z = Confidence.NormalQuantile(level);
        var ratings = counts.Count;
        if (ratings < 2 || counts.Any(row => row.Count != ratings || row.Any(count => count < 0)))
            throw new ArgumentException("Agreement is counted in a square table of two ratings or more, with no count below zero.", nameof(counts));

        var weight = Weights(ratings, weights);
        var rated = counts.Sum(row => row.Sum(count => (long)count));
        if (rated == 0)
            return null;

        double Share(int row, int column) => (double)counts[row][column] / rated;
        var all = Enumerable.Range(0, ratings).ToArray();
        var first = all.Select(row => all.Sum(column => Share(row, column))).ToArray();
        var second = all.Select(column => all.Sum(row => Share(row, column))).ToArray();
        if (all.Any(rating => counts[rating][rating] == rated))
            return null;

        var observed = all.Sum(row => all.Sum(column => weight[row, column] * Share(row, column)));
        var chance = all.Sum(row => all.Sum(column => weight[row, column] * first[row] * second[column]));
        var kappa = (observed - chance) / (1 - chance);

        // The mean weight of each rating against what the other assessor gives.
        var meanOfRow = all.Select(row => all.Sum(column => weight[row, column] * second[column])).ToArray();
        var meanOfColumn = all.Select(column => all.Sum(row => weight[row, column] * first[row])).ToArray();
        var spread = all.Sum(row => all.Sum(column => Share(row, column) * Square(weight[row, column] - ((meanOfRow[row] + meanOfColumn[column]) * (1 - kappa)))));
        var variance = (spread - Square(kappa - (chance * (1 - kappa)))) / (Square(1 - chance) * rated);
        // What is nothing but the rounding of a difference is nothing.
        var error = variance * rated > 1e-14 ? Math.Sqrt(variance) : 0;
        return new(kappa, error, error > 0 ? new Interval(Math.Max(-1, kappa - (z * error)), Math.Min(1, kappa + (z * error))) : null, rated);
    }

    private static double[,] Weights(int ratings, KappaWeights weights)
    {
        var table = new double[ratings, ratings];
        for (var row = 0; row < ratings; row++)
        {
            for (var column = 0; column < ratings; column++)
            {
                var apart = Math.Abs(row - column) / (double)(ratings - 1);
                table[row, column] = weights switch
                {
                    KappaWeights.Linear => 1 - apart,
                    KappaWeights.Quadratic => 1 - (apart * apart),
                    KappaWeights.None => row == column ? 1 : 0,
                    _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Weights are linear, quadratic or none."),
                };
            }
        }

        return table;
    }

    private static double Square(double number) => number * number;
}
