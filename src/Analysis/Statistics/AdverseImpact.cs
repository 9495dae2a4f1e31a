namespace Naas.Analysis.Statistics;

/// <summary>How the focal group's rate stands to the reference group's: the adverse impact ratio, and the people behind it.</summary>
/// <param name="Ratio">The focal group's rate divided by the reference group's, with Katz' interval.</param>
/// <param name="Shortfall">How many more of the focal group would have had to meet for its rate to be no less; null when a group is empty.</param>
/// <param name="ShortfallOfFourFifths">The same for four fifths of the reference group's rate.</param>
public sealed record AdverseImpact(RatioEstimate Ratio, Shortfall? Shortfall, Shortfall? ShortfallOfFourFifths)
{
    /// <summary>
    /// Whether the focal group's rate is less than four fifths of the other's; null when a group is empty. A screening line from guidance
    /// of the United States (Uniform Guidelines on Employee Selection Procedures, 1978, 29 CFR 1607.4 D), with no force in UK law.
    /// </summary>
    public bool? BelowFourFifths => ShortfallOfFourFifths is { } shortfall ? shortfall.People > 0 : null;

    /// <summary>The ratio with Katz' interval, and both shortfalls.</summary>
    /// <remarks>
    /// The interval is that of D. Katz and others (1978), Biometrics 34, 469-474, by the logarithm. There is none when nobody of a group
    /// met; nor when everybody of both did, where the method gives a single point and a certainty that no sample has.
    /// </remarks>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static AdverseImpact Of(TwoByTwo table, double level = Confidence.Usual)
    {
        _ = Confidence.NormalQuantile(level);
        var (focal, reference) = (table.Focal, table.Reference);
        if (focal.Rate is not { } rate || reference.Rate is not { } against)
            return new(new(new Ratio.Undefined(WhyUndefined.EmptyGroup), null), null, null);

        var ratio = Statistics.Ratio.Of(rate, against);
        var interval = ratio.AsNumber is { } number and > 0 && table.NotMet > 0
            ? Interval.OfRatio(number, Math.Sqrt(((double)focal.NotMet / focal.Met / focal.Of) + ((double)reference.NotMet / reference.Met / reference.Of)), level)
            : (Interval?)null;
        return new(new(ratio, interval), Statistics.Shortfall.Of(table, 1, 1), Statistics.Shortfall.Of(table, 4, 5));
    }
}

/// <summary>How many more people would have had to meet.</summary>
/// <param name="Unrounded">Expected at the reference group's rate, less those who met: below zero when more met than that.</param>
/// <param name="People">
/// In whole persons, rounded up and never below zero: part of a person cannot meet, and one fewer would leave the rate below. Counted in
/// whole numbers throughout, so that equal rates have no shortfall whatever the division leaves over.
/// </param>
public sealed record Shortfall(double Unrounded, int People)
{
    internal static Shortfall Of(TwoByTwo table, int share, int of)
    {
        // Missing × below the line = the share of the reference group's rate, for as many as the focal group has, less those who met.
        var below = (Int128)of * table.Reference.Of;
        var missing = ((Int128)share * table.Focal.Of * table.Reference.Met) - (below * table.Focal.Met);
        var people = missing <= 0 ? 0 : (int)((missing + below - 1) / below);
        return new((double)missing / (double)below, people);
    }
}
