using Naas.Analysis.Statistics;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>A group whose rate is held against that of White workers.</summary>
internal sealed record Contrast(string Name, Func<EthnicGroup, bool> Holds)
{
    /// <summary>Each of the other groups, and all of their people together: a contrast of statistics only, and no category of any output.</summary>
    public static readonly IReadOnlyList<Contrast> All =
    [
        .. Enum.GetValues<EthnicGroup>().Where(group => group != EthnicGroup.White).Select(group => new Contrast(group.ToString(), other => other == group)),
        new("people of other groups than White", group => group != EthnicGroup.White),
    ];
}

/// <summary>One element and one contrast in one seed: the difference that was put in, and what the statistics make of the results.</summary>
/// <param name="Group">The probability of meeting of each of the group who was assessed.</param>
/// <param name="White">The same of those the group is held against.</param>
/// <param name="Interval">Newcombe's, at 95 %.</param>
internal sealed record Comparison(Element Element, Contrast Contrast, IReadOnlyList<double> Group, IReadOnlyList<double> White, Interval Interval, Flags Flags)
{
    /// <summary>
    /// The mean of the group's own probabilities of meeting, less that of the White workers': exact for the very people of this
    /// seed, their ages and years in post included, which chance never parts quite evenly.
    /// </summary>
    public double Put { get; } = Group.Average() - White.Average();

    public string Name => $"{Element}, {Contrast.Name}";

    /// <summary>Every comparison of one seed. A group of which nobody was assessed has none.</summary>
    public static IEnumerable<Comparison> AllOf(IReadOnlyList<FirstResult> results) =>
        from element in results.GroupBy(result => result.Element)
        let white = element.Where(result => result.Group == EthnicGroup.White).ToList()
        from contrast in Contrast.All
        let people = element.Where(result => contrast.Holds(result.Group)).ToList()
        where people.Count > 0 && white.Count > 0
        select Of(element.Key, contrast, people, white);

    private static Comparison Of(Element element, Contrast contrast, IReadOnlyList<FirstResult> group, IReadOnlyList<FirstResult> white)
    {
        var table = new TwoByTwo(Counted(group), Counted(white));
        var interval = DifferenceOfProportions.Between(table.Focal, table.Reference)!.Interval;
        return new(element, contrast, [.. group.Select(result => result.Chance)], [.. white.Select(result => result.Chance)], interval, Flags.Of(table, interval, Strata(group, white)));
    }

    /// <summary>A table for each employer.</summary>
    private static TwoByTwo[] Strata(IReadOnlyList<FirstResult> group, IReadOnlyList<FirstResult> white)
    {
        var (those, others) = (group.ToLookup(result => result.Employer), white.ToLookup(result => result.Employer));
        return [.. those.Select(employer => new TwoByTwo(Counted(employer), Counted(others[employer.Key])))];
    }

    private static Proportion Counted(IEnumerable<FirstResult> results) => new(results.Count(result => result.Met), results.Count());
}

/// <summary>What calls a difference one at 5 %.</summary>
/// <param name="Interval">Newcombe's leaves out 0.</param>
/// <param name="MantelHaenszel">Within employers, with the continuity correction; the other without it.</param>
internal readonly record struct Flags(bool Interval, bool Fisher, bool MidP, bool MantelHaenszel, bool MantelHaenszelUncorrected)
{
    private const double Usual = 0.05;

    public static Flags Of(TwoByTwo table, Interval interval, IReadOnlyCollection<TwoByTwo> employers)
    {
        var (exact, stratified) = (FisherExact.Of(table), Analysis.Statistics.MantelHaenszel.Over(employers));
        return new(!interval.Contains(0), exact.P <= Usual, exact.MidP <= Usual, stratified.Corrected?.P <= Usual, stratified.Uncorrected?.P <= Usual);
    }
}
