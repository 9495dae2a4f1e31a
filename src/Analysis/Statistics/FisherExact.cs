namespace Naas.Analysis.Statistics;

/// <summary>Fisher's exact test of a two-by-two table, two-sided.</summary>
/// <param name="P">The probability of a table that is no likelier than this one, given the margins and no difference.</param>
/// <param name="MidP">The same with half of the probability of the tables as likely as this one.</param>
public sealed record FisherExact(double P, double MidP)
{
    /// <summary>What counts as equally likely: R's relative tolerance, for sums that differ in their last digits.</summary>
    private const double Tolerance = 1e-7;

    /// <summary>Beside the table's own weight: what adds this to a sum that holds it changes none of its digits.</summary>
    private const double Negligible = 1e-20;

    /// <summary>The two-sided test as R's <c>fisher.test</c> defines it, and its mid-p.</summary>
    /// <remarks>
    /// R. A. Fisher (1935), The Design of Experiments; two-sided by the sum of the probabilities that are not larger than the observed
    /// table's. Mid-p after H. O. Lancaster (1961), Journal of the American Statistical Association 56, 223-234. A table with a zero margin
    /// could have come out one way only: both are 1, where half of the only table's probability would read like a finding. It goes
    /// from the likeliest table both ways, by the ratio of two neighbours, until a table's weight is nothing beside that of the
    /// one observed: some twenty standard deviations of the hypergeometric distribution altogether where groups hardly differ, at most
    /// eighty, where a double tells no weight from nought, however many tables the margins allow.
    /// </remarks>
    public static FisherExact Of(TwoByTwo table)
    {
        if (table.HasZeroMargin)
            return new(1, 1);

        var (weights, observed) = Weights(table);
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

    /// <summary>The probabilities of the tables with these margins, in parts of the likeliest one's, and that of the table itself; what is left out changes no sum.</summary>
    private static (List<double> Weights, double Observed) Weights(TwoByTwo table)
    {
        double focal = table.Focal.Of, reference = table.Reference.Of, met = table.Met;
        // The focal group's met, from the fewest to the most that the margins allow.
        var (fewest, most) = (Math.Max(0, met - reference), Math.Min(focal, met));
        var likeliest = Math.Clamp(Math.Floor((focal + 1) * (met + 1) / (focal + reference + 2)), fewest, most);
        var (weights, observed) = (new List<double>(), 0.0);

        Note(likeliest, 1);
        // The side of the table itself first: how far is far enough follows from its weight.
        if (table.Focal.Met < likeliest)
            Fewer();
        var weight = 1.0;
        for (var one = likeliest; one < most && weight > observed * Negligible; one++)
            Note(one + 1, weight *= (focal - one) * (met - one) / ((one + 1) * (reference - met + one + 1)));
        if (table.Focal.Met >= likeliest)
            Fewer();
        return (weights, observed);

        void Fewer()
        {
            var weight = 1.0;
            for (var one = likeliest; one > fewest && weight > observed * Negligible; one--)
                Note(one - 1, weight *= one * (reference - met + one) / ((focal - one + 1) * (met - one + 1)));
        }

        void Note(double one, double weight)
        {
            weights.Add(weight);
            if (one == table.Focal.Met)
                observed = weight;
        }
    }
}
