namespace Naas.Analysis.Statistics;

/// <summary>How often two assessors agree on a scale whose steps have an order, chance not taken off.</summary>
/// <param name="Exact">The pairs with one rating.</param>
/// <param name="WithinAStep">Those with one rating or with neighbouring ones: exact or adjacent agreement.</param>
/// <param name="Difference">The first rating of a pair less the second, in steps; null where nothing was rated.</param>
public sealed record ObservedAgreement(Proportion Exact, Proportion WithinAStep, MeanDifference? Difference)
{
    /// <param name="counts">How many got which two ratings: a row for each rating of the first assessor, a column for each of the second, both from the lowest.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The table is not square, or has fewer than two ratings, or a count is below zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static ObservedAgreement Of(IReadOnlyList<IReadOnlyList<int>> counts, double level = Confidence.Usual)
    {
        var ratings = counts.Count;
        if (ratings < 2 || counts.Any(row => row.Count != ratings || row.Any(count => count < 0)))
            throw new ArgumentException("Agreement is counted in a square table of two ratings or more, with no count below zero.", nameof(counts));

        var cells = counts.SelectMany((row, first) => row.Select((count, second) => (Apart: first - second, Count: count))).ToArray();
        int Within(int steps) => cells.Where(cell => Math.Abs(cell.Apart) <= steps).Sum(cell => cell.Count);
        var rated = cells.Sum(cell => cell.Count);
        return new(
            new Proportion(Within(0), rated),
            new Proportion(Within(1), rated),
            MeanDifference.Of([.. cells.Select(cell => ((double)cell.Apart, (long)cell.Count))], level));
    }
}
