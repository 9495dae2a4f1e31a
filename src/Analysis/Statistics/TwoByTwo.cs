namespace Naas.Analysis.Statistics;

/// <summary>Two groups, met and not met: the group that is asked about, and the one it is held against.</summary>
/// <param name="Focal">The group that is asked about.</param>
/// <param name="Reference">The group it is held against, such as the one with the highest rate.</param>
public sealed record TwoByTwo(Proportion Focal, Proportion Reference)
{
    /// <param name="focalMet">Row 1, column 1; often a.</param>
    /// <param name="focalNotMet">Row 1, column 2; often b.</param>
    /// <param name="referenceMet">Row 2, column 1; often c.</param>
    /// <param name="referenceNotMet">Row 2, column 2; often d.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">A group is larger than a count can be.</exception>
    public static TwoByTwo OfCells(int focalMet, int focalNotMet, int referenceMet, int referenceNotMet)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(focalNotMet);
        ArgumentOutOfRangeException.ThrowIfNegative(referenceNotMet);
        return new(new(focalMet, focalMet + focalNotMet), new(referenceMet, referenceMet + referenceNotMet));
    }

    public long Total => (long)Focal.Of + Reference.Of;

    public long Met => (long)Focal.Met + Reference.Met;

    public long NotMet => (long)Focal.NotMet + Reference.NotMet;

    /// <summary>Whether it could have come out one way only, whatever the groups are like: a group is empty, or all met, or none did.</summary>
    public bool HasZeroMargin => Focal.Of == 0 || Reference.Of == 0 || Met == 0 || NotMet == 0;

    /// <summary>Focal and reference change places.</summary>
    public TwoByTwo Swapped() => new(Reference, Focal);

    /// <summary>The odds of having met in the focal group against those in the reference group, with Woolf's interval.</summary>
    /// <remarks>
    /// The sample odds ratio ad ÷ bc. It is not the conditional maximum likelihood estimate, which is what R's <c>fisher.test</c> prints.
    /// The interval is B. Woolf's (1955), Annals of Human Genetics 19, 251-253, by the logarithm; with a zero cell there is none.
    /// Undefined when a group is empty, or everybody met, or nobody did.
    /// </remarks>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public RatioEstimate OddsRatio(double level = Confidence.Usual)
    {
        _ = Confidence.NormalQuantile(level);
        if (Focal.Of == 0 || Reference.Of == 0)
            return new(new Ratio.Undefined(WhyUndefined.EmptyGroup), null);

        var ratio = Ratio.Of((double)Focal.Met * Reference.NotMet, (double)Focal.NotMet * Reference.Met);
        return ratio.AsNumber is { } number and > 0
            ? new(ratio, Interval.OfRatio(number, Math.Sqrt((1.0 / Focal.Met) + (1.0 / Focal.NotMet) + (1.0 / Reference.Met) + (1.0 / Reference.NotMet)), level))
            : new(ratio, null);
    }
}
