namespace Naas.Analysis.Statistics;

/// <summary>The mean of differences within pairs, each the first of a pair less the second.</summary>
/// <param name="Value">In the unit of the differences; above 0 the first of a pair is the higher on the whole.</param>
/// <param name="StandardError">Null for a single pair, which tells of no spread.</param>
/// <param name="Interval">Student's; null for a single pair, and where all differences are the same, which no sample can prove.</param>
/// <param name="Pairs">How many pairs there are.</param>
public sealed record MeanDifference(double Value, double? StandardError, Interval? Interval, long Pairs)
{
    /// <summary>The mean of differences of which each value came up so many times; null where there are none.</summary>
    /// <remarks>The interval of the paired t test (Student 1908, Biometrika 6, 1-25), as R's <c>t.test(…, paired = TRUE)</c> prints it.</remarks>
    /// <param name="differences">Values with how often each came up; a value may be named more than once.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A number of times is below zero, or a difference is no finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static MeanDifference? Of(IReadOnlyCollection<(double Difference, long Times)> differences, double level = Confidence.Usual)
    {
        // What is wrong is told whatever else there is.
        _ = Confidence.NormalQuantile(level);
        if (differences.Any(each => each.Times < 0 || !double.IsFinite(each.Difference)))
            throw new ArgumentException("Differences are finite numbers, each with how often it came up.", nameof(differences));

        var pairs = differences.Sum(each => each.Times);
        if (pairs == 0)
            return null;

        var mean = differences.Sum(each => each.Difference * each.Times) / pairs;
        if (pairs == 1)
            return new(mean, null, null, pairs);

        var largest = differences.Max(each => each.Times > 0 ? Math.Abs(each.Difference) : 0);
        // About the mean and not from the sum of squares, of which little is left where all lie close together.
        var variance = differences.Sum(each => (each.Difference - mean) * (each.Difference - mean) * each.Times) / (pairs - 1);
        // What is nothing but the rounding of a mean is nothing.
        var error = variance > largest * largest * 1e-24 ? Math.Sqrt(variance / pairs) : 0;
        var reach = Confidence.StudentQuantile(level, pairs - 1) * error;
        return new(mean, error, error > 0 ? new Interval(mean - reach, mean + reach) : null, pairs);
    }
}
