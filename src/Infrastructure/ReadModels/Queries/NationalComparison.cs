using System.Globalization;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;
using Naas.Domain.Assessments;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <param name="Element">Null for the whole assessment.</param>
internal readonly record struct CountedRate(Level Level, Element? Element, int N, int Met);

/// <summary>An employer's own of a part.</summary>
/// <param name="AsTold">As the employer heard of it: of somebody who left, as it stood on the last day in post (S-16).</param>
/// <param name="InTheCountry">The same people's as it is among the country's, where what was put right or annulled since counts as it is now.</param>
internal readonly record struct OwnRate(CountedRate AsTold, CountedRate InTheCountry);

/// <summary>What the last release of <c>element-outcomes</c> tells of the country.</summary>
/// <param name="National">A line of each part that was published; a part that was withheld has none.</param>
/// <param name="Own">
/// The employer's own on the day of the release, to tell it from the rest of the country: as the employer was told of them, so that the
/// rest is what it can work out by itself, and tells it nothing that became of somebody since.
/// </param>
internal sealed record ReleasedRates(NationalRelease Release, IReadOnlyList<CountedRate> National, IReadOnlyList<CountedRate> Own);

/// <summary>How an employer's rates stand to those of the country, and what of the country may be told (S-38, S-39).</summary>
/// <remarks>
/// Whoever knows its own figures takes them off the national ones, and whoever may ask about each month, or about what was known at
/// each position, takes one answer off the other. So the department alone is told what counts today; an employer is told what was
/// released, which was held against all of that.
/// </remarks>
internal static class NationalComparison
{
    private const string NothingReleased = "Nothing is released of the country yet.";

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    /// <returns>The last day of the last month that is over on the day, that of its own last day included.</returns>
    public static DateOnly LastWholeMonth(DateOnly day) =>
        day.AddDays(1).Day == 1 ? day : new DateOnly(day.Year, day.Month, 1).AddDays(-1);

    /// <summary>For use inside the department: beside the country as it counts on the day.</summary>
    /// <param name="within">What of the national ones is of the employer's endorsements.</param>
    public static RatesAgainstNational Inside(DateOnly until, IReadOnlyList<CountedRate> own, IReadOnlyList<CountedRate> within, IReadOnlyList<CountedRate> national) =>
        Block(until, release: null, note: null, (level, element) =>
        {
            var (mine, part, all) = (Find(own, level, element), Find(within, level, element), Find(national, level, element));
            // A day on which the rows of the country know less than those of the employer would be a fault of ours, and no figure.
            var rest = new Proportion(checked(all.Met - part.Met), all.N - part.N);
            var isSmall = mine.N > 0 && rest.Of > 0 && (FewPeople.Are(mine.N) || FewPeople.Are(rest.Of));
            return new RateAgainstNational(
                level, element, RateOf(mine), RateOf(all), DifferenceOf(mine, rest),
                isSmall ? FewPeople.InOneOfTwo : null);
        });

    /// <summary>For an employer: beside the country as it was released last, whatever day or position was asked about.</summary>
    /// <param name="released">Null where nothing was released yet.</param>
    public static RatesAgainstNational Outside(DateOnly until, IReadOnlyList<CountedRate> own, ReleasedRates? released) =>
        Block(until, released?.Release, NoteOn(released), (level, element) =>
        {
            var mine = Find(own, level, element);
            var told = released?.National.Where(rate => rate.Level == level && rate.Element == element).Select(rate => (CountedRate?)rate).FirstOrDefault();
            var difference = told is { } all && !ReadsAsAllOrNone(mine) ? DifferenceFrom(mine, all, Find(released!.Own, level, element)) : null;
            return new RateAgainstNational(
                level,
                element,
                Policy.AllowsRateOf(mine.N) && !ReadsAsAllOrNone(mine) ? RateOf(mine) : new MetRate(mine.N, mine.Met, null, null, null),
                told is { } national ? RateOf(national) : null,
                difference,
                told is null ? WhyNot(level, element, released) : difference is null ? WhyNot(mine) : null);
        });

    private static RatesAgainstNational Block(DateOnly until, NationalRelease? release, string? note, Func<Level, Element?, RateAgainstNational> line) => new(
        until,
        Policy.SmallestGroupForRatios,
        Policy.Name,
        release,
        note,
        [.. from level in Enum.GetValues<Level>() from element in Parts(level) select line(level, element)]);

    private static string NoteOn(ReleasedRates? released) => released is { Release: var release }
        ? string.Create(CultureInfo.InvariantCulture, $"The figures of the country are those of release {release.Number} of element-outcomes, as of {release.AsOf:d MMMM yyyy}, whatever day is asked about.")
        : NothingReleased;

    /// <summary>The own rate less that of the rest of the country, where both are of enough people.</summary>
    private static RateDifference? DifferenceFrom(CountedRate own, CountedRate national, CountedRate ownThen)
    {
        var (met, of) = (national.Met - ownThen.Met, national.N - ownThen.N);
        // What became known after the release may not have been counted in it: then there is no rest to tell.
        return met >= 0 && met <= of && Policy.AllowsRatioBetween(own.N, of) ? DifferenceOf(own, new Proportion(met, of)) : null;
    }

    private static RateDifference? DifferenceOf(CountedRate own, Proportion rest) =>
        DifferenceOfProportions.Between(new Proportion(own.Met, own.N), rest) is { } difference
            ? new RateDifference(Percentages.Of(difference.Value), Percentages.Of(difference.Interval.Lower), Percentages.Of(difference.Interval.Upper))
            : null;

    private static string WhyNot(Level level, Element? element, ReleasedRates? released) => (level, element, released) switch
    {
        (_, _, null) => NothingReleased,
        (Level.Leader, _, _) => "The release has no figures of practice leaders.",
        (_, null, _) => "The release has no figures of the whole assessment: they are given of each element.",
        _ => "The national figure is withheld in the release.",
    };

    private static string WhyNot(CountedRate own) => (Policy.AllowsRateOf(own.N), ReadsAsAllOrNone(own)) switch
    {
        (false, _) => $"Of fewer than {Policy.SmallestDenominator} people no rate is given, and of fewer than {Policy.SmallestGroupForRatios} no comparison.",
        (_, true) => "A rate that reads as nobody's or everybody's is not given, and no comparison with it.",
        _ => $"Of fewer than {Policy.SmallestGroupForRatios} people no comparison is given.",
    };

    private static bool ReadsAsAllOrNone(CountedRate own) => RateOf(own).Percent is { } shown && AllOrNone.IsReadInPercent(shown);

    private static IEnumerable<Element?> Parts(Level level) =>
        // Of the parts of a practice leader's day there is no count.
        level == Level.Leader ? [null] : [null, .. ElementSet.All.Select(element => (Element?)element)];

    private static CountedRate Find(IReadOnlyList<CountedRate> rates, Level level, Element? element) =>
        rates.FirstOrDefault(rate => rate.Level == level && rate.Element == element);

    private static MetRate RateOf(CountedRate counted) => new Proportion(counted.Met, counted.N) is var proportion && proportion.Wilson() is { } interval
        ? new MetRate(counted.N, counted.Met, Percentages.Of(proportion.Rate!.Value), Percentages.Of(interval.Lower), Percentages.Of(interval.Upper))
        : new MetRate(counted.N, counted.Met, null, null, null);
}

/// <summary>Percentages as a dashboard shows them: to one place, half up.</summary>
internal static class Percentages
{
    public static double Of(double proportion) => Rounded.HalfUp(proportion * 100, 1);

    public static AgencyShare ShareOf(int agency, int direct) =>
        new(agency, direct, agency + direct == 0 ? null : Of((double)agency / (agency + direct)));
}
