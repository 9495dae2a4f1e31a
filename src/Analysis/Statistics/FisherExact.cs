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

        double focal = table.Focal.Of, reference = table.Reference.Of, met = table.Met;
        // Of the focal group's met, of which there are as few and as many as the margins allow.
        var likeliest = Math.Clamp(Math.Floor((focal + 1) * (met + 1) / (focal + reference + 2)), Math.Max(0, met - reference), Math.Min(focal, met));
        var more = new Side(focal - likeliest, met - likeliest, likeliest, reference - met + likeliest);
        var fewer = new Side(likeliest, reference - met + likeliest, focal - likeliest, met - likeliest);
        var observed = table.Focal.Met > likeliest ? more.WeightAfter(table.Focal.Met - likeliest) : fewer.WeightAfter(likeliest - table.Focal.Met);

        var all = new Sums(observed);
        all.Take(1);
        more.AddTo(ref all);
        fewer.AddTo(ref all);
        return new(Math.Min(1, (all.Less + all.Alike) / all.Of), Math.Min(1, (all.Less + (all.Alike / 2)) / all.Of));
    }

    /// <summary>The tables on one side of the likeliest one: with each step two cells give one away, and the two others get it.</summary>
    /// <param name="OneGiving">A cell of the likeliest table that gives.</param>
    /// <param name="OtherGiving">The other.</param>
    /// <param name="OneTaking">A cell of the likeliest table that gets.</param>
    /// <param name="OtherTaking">The other.</param>
    private readonly record struct Side(double OneGiving, double OtherGiving, double OneTaking, double OtherTaking)
    {
        /// <summary>How likely the table is after so many steps, in parts of the likeliest one.</summary>
        public double WeightAfter(double steps)
        {
            var weight = 1.0;
            for (var step = 0.0; step < steps; step++)
                weight *= Ratio(step);
            return weight;
        }

        /// <summary>Adds the tables of this side as far as they matter; behind the last that the margins allow a weight is nought.</summary>
        public void AddTo(ref Sums sums)
        {
            var weight = 1.0;
            for (var step = 0.0; sums.Matters(weight); step++)
                sums.Take(weight *= Ratio(step));
        }

        private double Ratio(double step) => (OneGiving - step) * (OtherGiving - step) / ((OneTaking + step + 1) * (OtherTaking + step + 1));
    }

    /// <summary>Weights added up: of all tables, of those less likely than the one observed, and of those as likely.</summary>
    private struct Sums(double observed)
    {
        private readonly double _least = observed * (1 - Tolerance);
        private readonly double _most = observed * (1 + Tolerance);
        private readonly double _negligible = observed * Negligible;
        private double _likelier;

        public double Less { get; private set; }

        public double Alike { get; private set; }

        public readonly double Of => _likelier + Alike + Less;

        public readonly bool Matters(double weight) => weight > _negligible;

        public void Take(double weight)
        {
            if (weight > _most)
                _likelier += weight;
            else if (weight < _least)
                Less += weight;
            else
                Alike += weight;
        }
    }
}
