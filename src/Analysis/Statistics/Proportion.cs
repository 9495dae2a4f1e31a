namespace Naas.Analysis.Statistics;

/// <summary>How many of a group met: <c>12 of 20</c>.</summary>
/// <remarks>An empty group is a proportion too; it has no rate and no interval.</remarks>
public readonly record struct Proportion
{
    /// <param name="met">How many met.</param>
    /// <param name="of">How many there are in the group.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more met than there are.</exception>
    public Proportion(int met, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(met);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(met, of);
        (Met, Of) = (met, of);
    }

    public int Met { get; }

    public int Of { get; }

    public int NotMet => Of - Met;

    /// <summary>Between 0 and 1; null for an empty group.</summary>
    public double? Rate => Of == 0 ? null : (double)Met / Of;

    /// <summary>Wilson's score interval, without continuity correction; null for an empty group.</summary>
    /// <remarks>
    /// E. B. Wilson (1927), Journal of the American Statistical Association 22, 209-212; method 3 of R. G. Newcombe (1998), Statistics in
    /// Medicine 17, 857-872. Its lower bound is 0 when nobody met, its upper bound 1 when everybody did, and it is never a single point.
    /// </remarks>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public Interval? Wilson(double level = Confidence.Usual)
    {
        var z = Confidence.NormalQuantile(level);
        if (Rate is not { } rate)
            return null;

        var n = (double)Of;
        var centre = rate + (z * z / (2 * n));
        var reach = z * Math.Sqrt((rate * (1 - rate) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        // Exact at both ends, where the last digit of the arithmetic would put a bound beside 0 or 1.
        return new(Met == 0 ? 0 : (centre - reach) / scale, NotMet == 0 ? 1 : (centre + reach) / scale);
    }

    public override string ToString() => $"{Met} of {Of}";
}
