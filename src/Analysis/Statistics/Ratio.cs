namespace Naas.Analysis.Statistics;

/// <summary>A ratio of rates or of odds. A zero below the line is told as what it is, and no half person is added to any cell to hide it.</summary>
public abstract record Ratio
{
    private Ratio() { }

    /// <summary>A number, 0 included.</summary>
    public sealed record Number(double Value) : Ratio;

    /// <summary>Something against nothing: larger than any number.</summary>
    public sealed record Infinite : Ratio;

    /// <summary>Nothing against nothing: it has no value at all.</summary>
    public sealed record Undefined(WhyUndefined Because) : Ratio;

    /// <summary>The number, or null where it is infinite or undefined.</summary>
    public double? AsNumber => (this as Number)?.Value;

    internal static Ratio Of(double above, double below) =>
        below > 0 ? new Number(above / below)
        : above > 0 ? new Infinite()
        : new Undefined(WhyUndefined.NothingAgainstNothing);
}

/// <summary>Why a ratio has no value.</summary>
public enum WhyUndefined
{
    /// <summary>One of the two groups, or every stratum, has nobody in it.</summary>
    EmptyGroup = 1,

    /// <summary>Zero is divided by zero: nobody met, or everybody did.</summary>
    NothingAgainstNothing = 2,
}

/// <summary>A ratio with its interval.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="Interval">Even about the ratio's logarithm; null where the ratio is 0, infinite or undefined, or its error cannot be told from the sample.</param>
public sealed record RatioEstimate(Ratio Value, Interval? Interval);
