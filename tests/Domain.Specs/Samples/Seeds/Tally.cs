using System.Globalization;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>How often intervals held what was put in, and tests flagged a difference, over many comparisons; shares from 0 to 1.</summary>
/// <param name="Missed">How often the interval lay wholly below what was put in; the rest of the misses lay above.</param>
internal sealed record Tally(string Name, int Comparisons, double InGroup, double Put, double Covered, double Missed, double Interval, double Fisher, double MidP, double MantelHaenszel, double MantelHaenszelUncorrected)
{
    public static Tally Of(string name, IReadOnlyCollection<Comparison> comparisons)
    {
        return new(
            name,
            comparisons.Count,
            comparisons.Average(one => one.Group.Count),
            comparisons.Average(one => one.Put),
            Share(one => one.Interval.Contains(one.Put)),
            Share(one => one.Interval.Upper < one.Put),
            Share(one => one.Flags.Interval),
            Share(one => one.Flags.Fisher),
            Share(one => one.Flags.MidP),
            Share(one => one.Flags.MantelHaenszel),
            Share(one => one.Flags.MantelHaenszelUncorrected));

        double Share(Func<Comparison, bool> which) => (double)comparisons.Count(which) / comparisons.Count;
    }

    /// <summary>All together, every element over the contrasts, and every contrast over the elements.</summary>
    public static IReadOnlyList<Tally> Overall(IReadOnlyCollection<Comparison> comparisons) =>
    [
        Of("all", comparisons),
        .. comparisons.GroupBy(one => one.Element).OrderBy(cell => cell.Key).Select(cell => Of($"{cell.Key}", [.. cell])),
        .. comparisons.GroupBy(one => one.Contrast).Select(cell => Of(cell.Key.Name, [.. cell])),
    ];

    /// <summary>Every element and contrast by itself.</summary>
    public static IReadOnlyList<Tally> Each(IEnumerable<Comparison> comparisons) =>
        [.. comparisons.GroupBy(one => (one.Element, one.Name)).OrderBy(cell => cell.Key.Element).Select(cell => Of(cell.Key.Name, [.. cell]))];

    public static string Heading =>
        $"{"",-46} {"times",6} {"people",7} {"put in",7} {"covered",8} {"below",6} | {"flagged by interval",19} {"Fisher",6} {"mid-p",6} {"M-H",6} {"uncorr.",7}";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-46} {Comparisons,6} {InGroup,7:0.0} {100 * Put,7:0.0} {100 * Covered,8:0.0} {100 * Missed,6:0.0} | {100 * Interval,19:0.0} {100 * Fisher,6:0.0} {100 * MidP,6:0.0} {100 * MantelHaenszel,6:0.0} {100 * MantelHaenszelUncorrected,7:0.0}");
}
