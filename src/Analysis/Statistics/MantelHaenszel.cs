namespace Naas.Analysis.Statistics;

/// <summary>Two groups compared within strata, such as employers, and told as one figure: what a difference between strata cannot make or hide.</summary>
/// <param name="CommonOddsRatio">The odds ratio of all strata together, with the interval of Robins, Breslow and Greenland.</param>
/// <param name="Corrected">The test with continuity correction, as R's <c>mantelhaen.test</c> prints unless told otherwise; null when no stratum tells anything.</param>
/// <param name="Uncorrected">The test without it.</param>
/// <param name="Strata">How many strata tell anything: those without a zero margin.</param>
public sealed record MantelHaenszel(RatioEstimate CommonOddsRatio, ChiSquaredTest? Corrected, ChiSquaredTest? Uncorrected, int Strata)
{
    /// <summary>The common odds ratio, its interval and its test.</summary>
    /// <remarks>
    /// N. Mantel and W. Haenszel (1959), Journal of the National Cancer Institute 22, 719-748; the interval from the variance of J. Robins, N.
    /// Breslow and S. Greenland (1986), Biometrics 42, 311-323, by the logarithm. A stratum with a zero margin - a group is empty, or all met,
    /// or none did - contributes nothing. The ratio is 0, infinite or undefined where a zero in every stratum makes it so, and has no
    /// interval then. The correction takes half a person from the difference, and nothing where the difference is less than that, as in R.
    /// </remarks>
    /// <param name="strata">One table for each stratum; none is allowed, and tells nothing.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static MantelHaenszel Over(IReadOnlyCollection<TwoByTwo> strata, double level = Confidence.Usual)
    {
        _ = Confidence.NormalQuantile(level);
        var telling = strata.Where(table => !table.HasZeroMargin).ToArray();
        if (telling.Length == 0)
            return new(new(new Ratio.Undefined(strata.Any(HasBothGroups) ? WhyUndefined.NothingAgainstNothing : WhyUndefined.EmptyGroup), null), null, null, 0);

        double difference = 0, variance = 0;
        foreach (var table in telling)
        {
            double n = table.Total, focal = table.Focal.Of, reference = table.Reference.Of, met = table.Met, notMet = table.NotMet;
            difference += table.Focal.Met - (focal * met / n);
            variance += focal * reference * met * notMet / (n * n * (n - 1));
        }

        var apart = Math.Abs(difference);
        var correction = apart >= 0.5 ? 0.5 : 0;
        return new(
            OddsRatio(telling, level),
            ChiSquaredTest.Of((apart - correction) * (apart - correction) / variance, 1),
            ChiSquaredTest.Of(apart * apart / variance, 1),
            telling.Length);
    }

    private static RatioEstimate OddsRatio(TwoByTwo[] telling, double level)
    {
        // The names of Robins, Breslow and Greenland, small letters for one stratum.
        double R = 0, S = 0, pr = 0, psAndQr = 0, qs = 0;
        foreach (var table in telling)
        {
            double n = table.Total;
            var p = (table.Focal.Met + (double)table.Reference.NotMet) / n;
            var q = (table.Focal.NotMet + (double)table.Reference.Met) / n;
            var r = (double)table.Focal.Met * table.Reference.NotMet / n;
            var s = (double)table.Focal.NotMet * table.Reference.Met / n;
            R += r;
            S += s;
            pr += p * r;
            psAndQr += (p * s) + (q * r);
            qs += q * s;
        }

        var ratio = Ratio.Of(R, S);
        if (ratio.AsNumber is not ({ } number and > 0))
            return new(ratio, null);

        var variance = (pr / (2 * R * R)) + (psAndQr / (2 * R * S)) + (qs / (2 * S * S));
        return new(ratio, Interval.OfRatio(number, Math.Sqrt(variance), level));
    }

    private static bool HasBothGroups(TwoByTwo table) => table.Focal.Of > 0 && table.Reference.Of > 0;
}
