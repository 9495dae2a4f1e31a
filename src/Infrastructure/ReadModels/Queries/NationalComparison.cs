using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;
using Naas.Domain.Assessments;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <param name="Element">Null for the whole assessment.</param>
internal readonly record struct CountedRate(Level Level, Element? Element, int N, int Met);

/// <summary>How an employer's rates stand to those of the country, and what of the country may be told (S-38, S-39).</summary>
/// <remarks>
/// Whoever knows its own figures takes them off the national ones: what may be told is decided of the rest of the country. Months
/// are told whole, so that two days next to each other do not tell one person's result.
/// </remarks>
internal static class NationalComparison
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc1;

    /// <returns>The last day of the last month that is over on the day, that of its own last day included.</returns>
    public static DateOnly LastWholeMonth(DateOnly day) =>
        day.AddDays(1).Day == 1 ? day : new DateOnly(day.Year, day.Month, 1).AddDays(-1);

    public static RatesAgainstNational Of(DateOnly until, IReadOnlyList<CountedRate> own, IReadOnlyList<CountedRate> national, bool leavesTheDepartment) => new(
        until,
        Policy.SmallestGroupForRatios,
        Policy.Name,
        [
            .. from level in Enum.GetValues<Level>()
               from element in Parts(level)
               let mine = Find(own, level, element)
               let all = Find(national, level, element)
               // A day on which the rows of the country know less than those of the employer would be a fault of ours, and no figure.
               let rest = new Proportion(checked(all.Met - mine.Met), all.N - mine.N)
               select Line(level, element, new Proportion(mine.Met, mine.N), new Proportion(all.Met, all.N), rest, leavesTheDepartment),
        ]);

    private static RateAgainstNational Line(Level level, Element? element, Proportion own, Proportion national, Proportion rest, bool leavesTheDepartment)
    {
        var (isTold, isCompared) = (!leavesTheDepartment || MayTell(rest), Policy.AllowsRatioBetween(own.Of, rest.Of));
        var difference = isTold && (isCompared || !leavesTheDepartment) ? DifferenceOfProportions.Between(own, rest) : null;
        return new RateAgainstNational(
            level,
            element,
            leavesTheDepartment && !Policy.AllowsRateOf(own.Of) ? new MetRate(own.Of, own.Met, null, null, null) : RateOf(own),
            isTold ? RateOf(national) : null,
            difference is null ? null : new RateDifference(Percentages.Of(difference.Value), Percentages.Of(difference.Interval.Lower), Percentages.Of(difference.Interval.Upper)),
            NoteOn(own, rest, isTold, isCompared, leavesTheDepartment));
    }

    /// <summary>Whether the rest of the country may be told to somebody who can work it out: enough people, and neither outcome of few or of all of them.</summary>
    private static bool MayTell(Proportion rest) =>
        rest.Of >= Policy.SmallestGroupForRatios && rest.Met >= Policy.SmallestCount && rest.NotMet >= Policy.SmallestCount;

    private static string? NoteOn(Proportion own, Proportion rest, bool isTold, bool isCompared, bool leavesTheDepartment) => (leavesTheDepartment, isTold, isCompared) switch
    {
        (true, false, _) => "The national figure is withheld: in the rest of the country too few people have had a result, or too few with one of the outcomes.",
        (true, true, false) when !Policy.AllowsRateOf(own.Of) => $"Of fewer than {Policy.SmallestDenominator} people no rate is given, and of fewer than {Policy.SmallestGroupForRatios} no comparison.",
        (true, true, false) => $"Of fewer than {Policy.SmallestGroupForRatios} people no comparison is given.",
        (false, _, false) when own.Of > 0 && rest.Of > 0 => $"For use inside the department only: one of the groups has fewer than {Policy.SmallestGroupForRatios} people.",
        _ => null,
    };

    private static IEnumerable<Element?> Parts(Level level) =>
        // Of the parts of a practice leader's day there is no count.
        level == Level.Leader ? [null] : [null, .. ElementSet.All.Select(element => (Element?)element)];

    private static CountedRate Find(IReadOnlyList<CountedRate> rates, Level level, Element? element) =>
        rates.FirstOrDefault(rate => rate.Level == level && rate.Element == element);

    private static MetRate RateOf(Proportion proportion) => proportion.Wilson() is { } interval
        ? new MetRate(proportion.Of, proportion.Met, Percentages.Of(proportion.Rate!.Value), Percentages.Of(interval.Lower), Percentages.Of(interval.Upper))
        : new MetRate(proportion.Of, proportion.Met, null, null, null);
}

/// <summary>Percentages as a dashboard shows them: to one place, half up.</summary>
internal static class Percentages
{
    public static double Of(double proportion) => Rounded.HalfUp(proportion * 100, 1);

    public static AgencyShare ShareOf(int agency, int direct) =>
        new(agency, direct, agency + direct == 0 ? null : Of((double)agency / (agency + direct)));
}
