using Naas.Analysis.Statistics;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>What the coverage of one comparison is worth without any luck: every table that could have come out, by its probability.</summary>
internal static class ExactCoverage
{
    // Tables less likely than this leave nothing that a per mille of coverage would show.
    private const double Negligible = 1e-9;

    /// <returns>The probability that Newcombe's 95 % interval holds the difference of the two mean probabilities, and that it leaves out 0.</returns>
    public static (double Covered, double Flagged) Of(Comparison comparison)
    {
        var (group, white) = (comparison.Group.Count, comparison.White.Count);
        var (ofGroup, ofWhite) = (CountsMet(comparison.Group), CountsMet(comparison.White));
        double all = 0, covered = 0, flagged = 0;
        for (var met = 0; met < ofGroup.Length; met++)
        {
            for (var against = 0; against < ofWhite.Length; against++)
            {
                var probability = ofGroup[met] * ofWhite[against];
                if (probability < Negligible)
                    continue;

                var interval = DifferenceOfProportions.Between(new(met, group), new(against, white))!.Interval;
                all += probability;
                covered += interval.Contains(comparison.Put) ? probability : 0;
                flagged += interval.Contains(0) ? 0 : probability;
            }
        }

        return (covered / all, flagged / all);
    }

    /// <summary>The probability of each number of people who meet, nobody to all of them, where each has a probability of their own.</summary>
    internal static double[] CountsMet(IReadOnlyList<double> chances)
    {
        var counts = new double[chances.Count + 1];
        counts[0] = 1;
        for (var people = 0; people < chances.Count; people++)
        {
            for (var met = people + 1; met > 0; met--)
                counts[met] = (counts[met] * (1 - chances[people])) + (counts[met - 1] * chances[people]);
            counts[0] *= 1 - chances[people];
        }

        return counts;
    }
}
