namespace Naas.Analysis.Statistics;

/// <summary>Whether the odds ratio may be the same in every stratum: where it is not, one common figure hides what differs.</summary>
/// <param name="Uncorrected">The statistic of Breslow and Day.</param>
/// <param name="WithTarone">The same with Tarone's correction, which is the one to report: only it follows the distribution with the odds ratio of Mantel and Haenszel.</param>
public sealed record BreslowDay(ChiSquaredTest Uncorrected, ChiSquaredTest WithTarone)
{
    /// <summary>The test; null when fewer than two strata tell anything, or the common odds ratio is no number above 0.</summary>
    /// <remarks>
    /// N. E. Breslow and N. E. Day (1980), Statistical Methods in Cancer Research, volume 1, 142-143; R. E. Tarone (1985), Biometrika 72,
    /// 91-95. What is expected in each stratum has the odds ratio of Mantel and Haenszel. A stratum with a zero margin contributes nothing
    /// and is not counted among the degrees of freedom.
    /// </remarks>
    /// <param name="strata">One table for each stratum.</param>
    public static BreslowDay? Over(IReadOnlyCollection<TwoByTwo> strata)
    {
        var telling = strata.Where(table => !table.HasZeroMargin).ToArray();
        if (telling.Length < 2 || MantelHaenszel.Over(telling).CommonOddsRatio.Value.AsNumber is not ({ } odds and > 0))
            return null;

        double statistic = 0, difference = 0, variances = 0;
        foreach (var table in telling)
        {
            var expected = Expected(table, odds);
            var apart = table.Focal.Met - expected;
            var variance = 1 / ((1 / expected) + (1 / (table.Focal.Of - expected)) + (1 / (table.Met - expected)) + (1 / (table.Reference.Of - table.Met + expected)));
            statistic += apart * apart / variance;
            difference += apart;
            variances += variance;
        }

        var freedom = telling.Length - 1;
        return new(ChiSquaredTest.Of(statistic, freedom), ChiSquaredTest.Of(statistic - (difference * difference / variances), freedom));
    }

    /// <summary>How many of the focal group would have met, the margins as they are, had the stratum this odds ratio.</summary>
    private static double Expected(TwoByTwo table, double odds)
    {
        // The root within the margins of x × (reference - met + x) = odds × (focal - x) × (met - x).
        double focal = table.Focal.Of, reference = table.Reference.Of, met = table.Met;
        var square = 1 - odds;
        var linear = reference - met + (odds * (focal + met));
        var constant = -odds * focal * met;
        var root = Math.Sqrt((linear * linear) - (4 * square * constant));
        // Of the two ways to write it, the one that subtracts nothing from its like; odds of 1 have no square, and the first serves.
        return linear >= 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * square);
    }
}
