using System.Globalization;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>One group of people and how long each was watched, counted.</summary>
internal sealed record WatchedGroup(string Name, IReadOnlyList<FollowUps> People)
{
    public int Count => People.Sum(alike => alike.People);

    public bool IsLate => People.Any(alike => alike.Each.After is not null);
}

/// <summary>Curves as they are told: month by month inside the department; to an employer year by year, as far as no count is withheld.</summary>
internal static class RetentionCurveTelling
{
    private const int Digits = 4;
    private const int FewDigits = 2;
    private const int Period = 12;
    private const int Periods = 10;

    private const string NotOfSoFew = "Withheld: it is of fewer than ten people, or rests on a count that is withheld.";

    private const string Left = "left";
    private const string Censored = "censored";

    public static IReadOnlyList<RetentionCurve> Inside(IEnumerable<WatchedGroup> groups) => [.. groups.Select(Inside)];

    /// <summary>As it may leave the department: all groups and periods are one table, whose withheld cells cannot be worked out from the others (S-38).</summary>
    public static IReadOnlyList<RetentionCurve> Leaving(IReadOnlyList<WatchedGroup> groups, DisclosurePolicy policy)
    {
        if (groups.Count == 0)
            return [];

        var table = CountTable.From("stayed", [Dimension.Flat("group", groups.Select(group => group.Name)), Ways()], groups.SelectMany(group => group.People.Select(alike => ((IReadOnlyList<string>)[group.Name, WayOf(alike.Each)], alike.People))));
        var release = Release.Of(policy, [table]);
        return [.. groups.Select(group => Leaving(group, policy, way => release[table.Key(group.Name, way)]))];
    }

    /// <summary>Null where there are no two groups, or where one is too small for a comparison to leave the department (S-39).</summary>
    public static RetentionDifference? Difference(IReadOnlyList<WatchedGroup> groups, DisclosurePolicy? policy)
    {
        if (groups.Count < 2 || groups.Any(group => policy is not null && group.Count < policy.SmallestGroupForRatios))
            return null;
        return LogRank.BetweenCounted([.. groups.Select(group => group.People)]).Test is { } test
            ? new RetentionDifference("log-rank", Rounded.HalfUp(test.Statistic, Digits), test.DegreesOfFreedom, Rounded.Probability(test.P))
            : null;
    }

    private static RetentionCurve Inside(WatchedGroup group)
    {
        var curve = KaplanMeier.OfCounted(group.People);
        return new RetentionCurve(
            group.Name,
            RetentionTelling.Exactly(curve.People),
            RetentionTelling.Exactly(curve.Events),
            curve.Median.Time,
            curve.Median.Lower,
            curve.Median.Upper,
            [.. curve.Steps.Select(step => new RetentionPoint((int)step.Time, RetentionTelling.Exactly(step.AtRisk), RetentionTelling.Exactly(step.Events), RetentionTelling.Exactly(step.Censored), Share(step.Survival, Digits), Share(step.Interval?.Lower, Digits), Share(step.Interval?.Upper, Digits)))]);
    }

    private static RetentionCurve Leaving(WatchedGroup group, DisclosurePolicy policy, Func<string, ReleasedCell> told)
    {
        var curve = KaplanMeier.OfCounted(group.People);
        var points = new List<RetentionPoint>();
        // Who was under watch at a period's beginning; of whoever comes late it would tell when.
        var (watched, isTold) = (group.Count, told(Dimension.TotalCode).Count is not null && policy.AllowsRateOf(group.Count));
        for (var period = 1; period <= Periods && curve.Steps.Count > 0 && period * Period <= curve.Steps[^1].Time; period++)
        {
            var (left, censored) = (told(Way(Left, period)), told(Way(Censored, period)));
            var atRisk = isTold && !group.IsLate && !policy.IsSmall(watched) ? RetentionTelling.Exactly(watched) : RetentionTelling.Withheld;
            isTold = isTold && left.Count is not null && censored.Count is not null && policy.AllowsRateOf(group.IsLate ? curve.At(period * Period)!.AtRisk : watched);
            watched -= (left.Count ?? 0) + (censored.Count ?? 0);
            var at = isTold ? curve.At(period * Period) : null;
            var stayed = Share(at?.Survival, FewDigits);
            var note = stayed is not { } shown ? NotOfSoFew : AllOrNone.IsReadInShare(shown) ? AllOrNone.InWords : null;
            var interval = note is null ? at?.Interval : null;
            points.Add(new RetentionPoint(period * Period, atRisk, RetentionTelling.Told(left), RetentionTelling.Told(censored), note is null ? stayed : null, Share(interval?.Lower, FewDigits), Share(interval?.Upper, FewDigits), note));
        }

        var last = points.LastOrDefault(point => point.Stayed is not null)?.Months ?? 0;
        return new RetentionCurve(group.Name, RetentionTelling.Told(told(Dimension.TotalCode)), RetentionTelling.Told(told(Left)), Within(curve.Median.Time), Within(curve.Median.Lower), Within(curve.Median.Upper), points);

        double? Within(double? months) => months <= last ? months : null;
    }

    /// <summary>Everybody has left or was watched no further, each in some period or after the last of them.</summary>
    private static Dimension Ways() => Dimension.Of(
        "stayed",
        Dimension.TotalCode,
        [
            (Left, Dimension.TotalCode), (Censored, Dimension.TotalCode),
            .. from whole in new[] { Left, Censored } from period in Enumerable.Range(1, Periods + 1) select (Way(whole, period), whole),
        ]);

    private static string WayOf(FollowUp watched) =>
        Way(watched.Happened ? Left : Censored, Math.Clamp((int)Math.Ceiling(watched.Until / Period), 1, Periods + 1));

    private static string Way(string whole, int period) => string.Create(CultureInfo.InvariantCulture, $"{whole} {period}");

    private static double? Share(double? share, int digits) => share is { } there ? Rounded.HalfUp(there, digits) : null;
}
