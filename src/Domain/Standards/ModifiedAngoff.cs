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
        var judged = Judgement.Of(ratings);
        return new PanelCut(Round(judged.Mean, 2), Round(Root(judged.SquaredError), 4), ratings.Count);
    }

    /// <summary>Whether two panels' cuts differ by no more than their combined standard error (S-27).</summary>
    /// <remarks>
    /// Before anything is rounded: on the border a rounded cut would decide either way. Squared and multiplied out by the numbers
    /// of judges, so that neither a root nor a division takes anything away.
    /// </remarks>
    /// <exception cref="ArgumentException">Fewer than two judges.</exception>
    public static bool Agree(IReadOnlyCollection<Scores> one, IReadOnlyCollection<Scores> other)
    {
        var (a, b) = (Judgement.Of(one), Judgement.Of(other));
        var apart = (a.Sum * b.Judges) - (b.Sum * a.Judges);
        return apart * apart * a.Judges * b.Judges * (a.Judges - 1) * (b.Judges - 1)
            <= (a.Spread * b.Judges * b.Judges * b.Judges * (b.Judges - 1)) + (b.Spread * a.Judges * a.Judges * a.Judges * (a.Judges - 1));
    }

    /// <summary>How far two panels' cuts lie apart, in points; to four decimal places, like their errors.</summary>
    public static decimal Apart(IReadOnlyCollection<Scores> one, IReadOnlyCollection<Scores> other) =>
        Round(Math.Abs(Judgement.Of(one).Mean - Judgement.Of(other).Mean), 4);

    /// <summary>The combined standard error of two panels that worked apart, in points; to four decimal places.</summary>
    public static decimal CombinedError(IReadOnlyCollection<Scores> one, IReadOnlyCollection<Scores> other) =>
        Round(Root(Judgement.Of(one).SquaredError + Judgement.Of(other).SquaredError), 4);

    /// <summary>The cut that lies between two panels that agree: the mean of what each came to, rounded once.</summary>
    public static decimal Mean(IReadOnlyCollection<Scores> one, IReadOnlyCollection<Scores> other)
    {
        var (a, b) = (Judgement.Of(one), Judgement.Of(other));
        return Round(((a.Sum * b.Judges) + (b.Sum * a.Judges)) / (2 * a.Judges * b.Judges), 2);
    }

    // Without trailing noughts: 18 and 18.00 are one cut, written in one way.
    private static decimal Round(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static decimal Root(decimal value) => (decimal)Math.Sqrt((double)value);

    /// <summary>What a panel's ratings come to, before anything is rounded.</summary>
    /// <param name="Sum">Of all judges' cuts.</param>
    /// <param name="Spread">How far the judges' cuts lie from their mean: the sum of (n · cut − sum)², so that nothing is divided.</param>
    private readonly record struct Judgement(decimal Judges, decimal Sum, decimal Spread)
    {
        public decimal Mean => Sum / Judges;

        /// <summary>The square of the standard error of the mean.</summary>
        public decimal SquaredError => Spread / (Judges * Judges * Judges * (Judges - 1));

        public static Judgement Of(IReadOnlyCollection<Scores> ratings)
        {
            ArgumentNullException.ThrowIfNull(ratings);
            if (ratings.Count < 2)
                throw new ArgumentException("A standard error needs two judges at least.", nameof(ratings));

            var cuts = ratings.Select(judge => judge.Sum).ToArray();
            var sum = cuts.Sum();
            return new Judgement(cuts.Length, sum, cuts.Sum(cut => ((cuts.Length * cut) - sum) * ((cuts.Length * cut) - sum)));
        }
    }
}
