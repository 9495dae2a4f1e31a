namespace Naas.Analysis.Statistics;

/// <summary>The rate of one group less that of another, between -1 and 1; a hundred times that is percentage points.</summary>
/// <param name="Value">The first group's rate less the second's.</param>
/// <param name="Interval">Newcombe's hybrid score interval.</param>
public sealed record DifferenceOfProportions(double Value, Interval Interval)
{
    /// <summary>The difference with Newcombe's hybrid score interval, without continuity correction; null when a group is empty.</summary>
    /// <remarks>
    /// Method 10 of R. G. Newcombe (1998), Statistics in Medicine 17, 873-890: the distances of each rate from its Wilson bounds are squared
    /// and added. It stays between -1 and 1, and is no single point when both groups met altogether or not at all.
    /// </remarks>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static DifferenceOfProportions? Between(Proportion first, Proportion second, double level = Confidence.Usual)
    {
        if (first.Wilson(level) is not { } one || second.Wilson(level) is not { } other)
            return null;

        var (rate, against) = (first.Rate!.Value, second.Rate!.Value);
        var difference = rate - against;
        var down = Math.Sqrt(Square(rate - one.Lower) + Square(other.Upper - against));
        var up = Math.Sqrt(Square(one.Upper - rate) + Square(against - other.Lower));
        return new(difference, new(Math.Max(-1, difference - down), Math.Min(1, difference + up)));
    }

    private static double Square(double distance) => distance * distance;
}
