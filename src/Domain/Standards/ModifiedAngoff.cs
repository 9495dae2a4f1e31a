namespace Naas.Domain.Standards;

/// <summary>A panel's cut score, and how far another panel of the same kind might have come to a different one.</summary>
/// <param name="Cut">In points of the element; to two decimal places.</param>
/// <param name="StandardError">Of the mean of the judges' cuts, in points; to four decimal places.</param>
/// <param name="Judges">How many judged.</param>
public sealed record PanelCut(decimal Cut, decimal StandardError, int Judges);

/// <summary>The modified Angoff method (domain.md D): each judge says what a borderline candidate would score on each item.</summary>
/// <remarks>
/// Of an item worth one point that is the probability of a right answer; of one worth more, the points expected. A judge's cut
/// is the sum over the items, the panel's cut the mean of the judges', and its standard error the standard deviation of the
/// judges' cuts (n − 1) over the root of their number. Rounded half up.
/// </remarks>
public static class ModifiedAngoff
{
    /// <param name="ratings">Each judge's, over the same items; two at least, or nothing is known of the error.</param>
    /// <exception cref="ArgumentException">Fewer than two judges.</exception>
    public static PanelCut CutOf(IReadOnlyCollection<Scores> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count < 2)
            throw new ArgumentException("A standard error needs two judges at least.", nameof(ratings));

        var cuts = ratings.Select(judge => judge.Sum).ToArray();
        var mean = cuts.Sum() / cuts.Length;
        var variance = cuts.Sum(cut => (cut - mean) * (cut - mean)) / (cuts.Length - 1);
        return new PanelCut(Round(mean, 2), Round(Root(variance / cuts.Length), 4), cuts.Length);
    }

    /// <summary>Whether two panels' cuts differ by no more than their combined standard error (S-27).</summary>
    public static bool Agree(PanelCut one, PanelCut other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        // Squared, so that nothing is lost to a root.
        var apart = one.Cut - other.Cut;
        return apart * apart <= (one.StandardError * one.StandardError) + (other.StandardError * other.StandardError);
    }

    /// <summary>The combined standard error of two panels that worked apart, in points; to four decimal places.</summary>
    public static decimal CombinedError(PanelCut one, PanelCut other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Round(Root((one.StandardError * one.StandardError) + (other.StandardError * other.StandardError)), 4);
    }

    /// <summary>The cut that lies between two panels that agree.</summary>
    public static decimal Mean(PanelCut one, PanelCut other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Round((one.Cut + other.Cut) / 2, 2);
    }

    // Without trailing noughts: 18 and 18.00 are one cut, written in one way.
    private static decimal Round(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static decimal Root(decimal value) => (decimal)Math.Sqrt((double)value);
}
