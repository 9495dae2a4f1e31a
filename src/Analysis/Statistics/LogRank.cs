using MathNet.Numerics.LinearAlgebra;

namespace Naas.Analysis.Statistics;

/// <summary>What happened in one group, against what would have, were all groups alike.</summary>
/// <param name="People">How many there are.</param>
/// <param name="Observed">To how many it happened.</param>
/// <param name="Expected">To how many it would have happened, were there no difference.</param>
public sealed record LogRankGroup(int People, int Observed, double Expected);

/// <summary>Whether groups stay for equally long.</summary>
/// <param name="Groups">The groups, in the order they were given.</param>
/// <param name="Test">Null when the data cannot tell the groups apart: no events, or never two groups at risk at one of them.</param>
public sealed record LogRank(IReadOnlyList<LogRankGroup> Groups, ChiSquaredTest? Test)
{
    // Below this share of the largest, a direction of the variance is none but for rounding.
    private const double Rank = 1e-9;

    /// <summary>The log-rank test of two or more groups, without weights.</summary>
    /// <remarks>
    /// N. Mantel (1966), Cancer Chemotherapy Reports 50, 163-170; R. Peto and J. Peto (1972), Journal of the Royal Statistical Society A 135,
    /// 185-207. The same as R's <c>survdiff</c> with <c>rho = 0</c>. Who comes under watch late counts at the events after that. There are as
    /// many degrees of freedom as the variance has directions: one fewer than groups, and fewer still where a group is never at risk
    /// together with others.
    /// </remarks>
    /// <param name="groups">The people of each group; a group may be empty.</param>
    /// <exception cref="ArgumentException">Fewer than two groups.</exception>
    public static LogRank Between(params IReadOnlyList<IReadOnlyCollection<FollowUp>> groups) => BetweenCounted([.. groups.Select(FollowUps.Of)]);

    /// <summary>The same test, of people who are counted by how long they were watched.</summary>
    /// <inheritdoc cref="Between(IReadOnlyList{IReadOnlyCollection{FollowUp}})"/>
    public static LogRank BetweenCounted(params IReadOnlyList<IReadOnlyCollection<FollowUps>> groups)
    {
        if (groups.Count < 2)
            throw new ArgumentException("Two groups or more are compared.", nameof(groups));

        var riskSets = groups.Select(group => new RiskSets(group)).ToArray();
        var expected = new double[groups.Count];
        var variance = new double[groups.Count, groups.Count];
        var shares = new double[groups.Count];
        foreach (var (time, happened) in EventsOf(riskSets))
        {
            double all = riskSets.Sum(set => set.At(time));
            // One alone at risk is certain to be the one.
            var spread = all > 1 ? happened * (all - happened) / (all - 1) : 0;
            for (var row = 0; row < shares.Length; row++)
                shares[row] = riskSets[row].At(time) / all;
            for (var row = 0; row < shares.Length; row++)
            {
                expected[row] += happened * shares[row];
                for (var column = 0; column < shares.Length; column++)
                    variance[row, column] += spread * shares[row] * ((row == column ? 1 : 0) - shares[column]);
            }
        }

        var told = riskSets.Select((set, index) => new LogRankGroup(set.People, set.Leavings.Sum(leaving => leaving.Events), expected[index])).ToArray();
        return new(told, Tested(told, variance));
    }

    /// <summary>Every time at which it happened to somebody, in order, and to how many of all groups.</summary>
    private static IEnumerable<(double Time, double Happened)> EventsOf(RiskSets[] groups) =>
        from leaving in groups.SelectMany(set => set.Leavings)
        where leaving.Events > 0
        group leaving.Events by leaving.Time into at
        orderby at.Key
        select (at.Key, (double)at.Sum());

    private static ChiSquaredTest? Tested(LogRankGroup[] groups, double[,] variance)
    {
        var directions = Matrix<double>.Build.DenseOfArray(variance).Evd(Symmetricity.Symmetric);
        var apart = directions.EigenVectors.Transpose() * Vector<double>.Build.DenseOfEnumerable(groups.Select(group => group.Observed - group.Expected));
        var along = directions.EigenValues.Select(value => value.Real).ToArray();
        var largest = along.Max();
        if (largest <= 0)
            return null;

        double statistic = 0;
        var freedom = 0;
        for (var index = 0; index < along.Length; index++)
        {
            if (along[index] <= largest * Rank)
                continue;
            statistic += apart[index] * apart[index] / along[index];
            freedom++;
        }

        return ChiSquaredTest.Of(statistic, freedom);
    }
}
