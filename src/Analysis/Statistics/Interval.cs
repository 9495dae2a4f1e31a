namespace Naas.Analysis.Statistics;

/// <summary>A confidence interval with both of its bounds, in the unit of the figure that it belongs to.</summary>
/// <remarks>Where a method gives no interval, the figure has none (<see langword="null"/>); a bound is never not-a-number or infinite.</remarks>
public readonly record struct Interval
{
    /// <exception cref="ArgumentOutOfRangeException">A bound is no finite number, or the lower lies above the upper.</exception>
    public Interval(double lower, double upper)
    {
        if (!double.IsFinite(lower) || !double.IsFinite(upper) || lower > upper)
            throw new ArgumentOutOfRangeException(nameof(lower), $"An interval runs from a number to one that is not less; {lower} to {upper} does not.");
        (Lower, Upper) = (lower, upper);
    }

    public double Lower { get; }

    public double Upper { get; }

    /// <summary>Whether the value lies in it, bounds included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>An interval that is even about a logarithm, as the ratio's.</summary>
    internal static Interval OfRatio(double ratio, double standardErrorOfLog, double level)
    {
        var reach = Confidence.NormalQuantile(level) * standardErrorOfLog;
        return new(ratio * Math.Exp(-reach), ratio * Math.Exp(reach));
    }
}
