using MathNet.Numerics;

namespace Naas.Analysis.Statistics;

/// <summary>Fisher's exact test of a two-by-two table, two-sided.</summary>
/// <param name="P">The probability of a table that is no likelier than this one, given the margins and no difference.</param>
/// <param name="MidP">The same with half of the probability of the tables as likely as this one.</param>
public sealed record FisherExact(double P, double MidP)
{
    /// <summary>What counts as equally likely: R's relative tolerance, for sums that differ in their last digits.</summary>
    private const double Tolerance = 1e-7;

    /// <summary>The two-sided test as R's <c>fisher.test</c> defines it, and its mid-p.</summary>
    /// <remarks>
    /// R. A. Fisher (1935), The Design of Experiments; two-sided by the sum of the probabilities that are not larger than the observed
    /// table's. Mid-p after H. O. Lancaster (1961), Journal of the American Statistical Association 56, 223-234. A table with a zero margin
    /// could have come out one way only: both are 1, where half of the only table's probability would read like a finding. It
    /// looks at every table that the margins allow, which are no more than the smallest margin and one.
    /// </remarks>
    public static FisherExact Of(TwoByTwo table)
    {
        if (table.HasZeroMargin)
            return new(1, 1);

        // The focal group's met, from the fewest to the most that the margins allow.
        var fewest = (int)Math.Max(0, table.Met - table.Reference.Of);
        var most = (int)Math.Min(table.Focal.Of, table.Met);
        var logs = new double[most - fewest + 1];
        for (var index = 0; index < logs.Length; index++)
            logs[index] = LogChoose(table.Focal.Of, fewest + index) + LogChoose(table.Reference.Of, table.Met - fewest - index);

        var largest = logs.Max();
        var weights = logs.Select(log => Math.Exp(log - largest)).ToArray();
        var observed = weights[table.Focal.Met - fewest];
        double all = 0, less = 0, alike = 0;
        foreach (var weight in weights)
        {
            all += weight;
            if (weight < observed * (1 - Tolerance))
                less += weight;
            else if (weight <= observed * (1 + Tolerance))
                alike += weight;
        }

        return new(Math.Min(1, (less + alike) / all), Math.Min(1, (less + (alike / 2)) / all));
    }

    private static double LogChoose(double of, double chosen) =>
        SpecialFunctions.GammaLn(of + 1) - SpecialFunctions.GammaLn(chosen + 1) - SpecialFunctions.GammaLn(of - chosen + 1);
}
