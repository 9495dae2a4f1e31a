using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;
using Naas.Domain.Equalities;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>How many had an outcome, of whom.</summary>
internal sealed record CountedGroup(string Category, string? And, string? Stratum, string Outcome, long Number);

/// <summary>What counts come to: rates, comparisons and the same within strata. Pure; every method is that of the project of statistics.</summary>
internal sealed class EqualityStatistics
{
    public const string ScreeningLine =
        "Four fifths of the other group's rate is a screening line from guidance of the United States (29 CFR 1607.4 D). It has no force in UK law, and says neither that there is discrimination nor that there is none.";

    private const string TooFew = "Withheld: fewer than {0} in one of the two groups.";

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private readonly EqualityFigure _figure;
    private readonly IReadOnlyList<CountedGroup> _counts;
    private readonly List<Group> _groups;
    private readonly Group? _reference;

    public EqualityStatistics(EqualityFigure figure, IReadOnlyList<CountedGroup> counts)
    {
        // Within organisations nobody counts whose sitting rested on none's endorsement: a re-accreditation (S-15).
        (_figure, _counts) = (figure, [.. counts.Where(count => count.Stratum is not "")]);
        _groups =
        [
            .. _counts.GroupBy(count => (count.Category, count.And)).Select(group => Of(group.Key.Category, group.Key.And, group))
                .OrderBy(group => Place(figure.By, group.Category)).ThenBy(group => figure.And is { } and ? Place(and, group.And!) : 0),
        ];
        _reference = Reference();
    }

    public EqualityGroup Everybody => Told(Of("all", null, _counts) with { IsCompared = false });

    public IReadOnlyList<EqualityGroup> Groups => _groups.ConvertAll(Told);

    public ReferenceGroup? ReferenceGroup => (_reference, _figure.Reference) switch
    {
        ({ } reference, null) => new ReferenceGroup(reference.Category, reference.And, "It has the highest rate of those that are large enough."),
        ({ } reference, _) => new ReferenceGroup(reference.Category, reference.And, "It was asked for."),
        // Of an intersection both categories were asked for, with a comma between.
        (null, { } asked) => new ReferenceGroup(asked.Split(',')[0], asked.Split(',').ElementAtOrDefault(1), "It was asked for, and nobody in it counts: no group is compared."),
        _ => null,
    };

    /// <summary>Those that are compared.</summary>
    public long N => _groups.Where(group => group.IsCompared).Sum(group => (long)group.Rate.Of);

    public IReadOnlyList<Exclusion> Excluded =>
    [
        .. from count in _counts
           where !EqualityOutcomes.IsOfTheWhole(_figure.Measure, count.Outcome)
           group count.Number by count.Outcome into outcome
           orderby outcome.Key
           select new Exclusion(outcome.Key, EqualityOutcomes.WhyExcluded(outcome.Key), outcome.Sum()),
        .. from category in _groups
           where !category.IsCompared && category.Rate.Of > 0
           group (long)category.Rate.Of by new[] { category.Category, category.And }.First(code => code is not null && !Groupings.IsCompared(code)) into answer
           orderby answer.Key
           select new Exclusion(answer.Key!, NoAnswer(answer.Key!), answer.Sum()),
    ];

    public IReadOnlyList<StratifiedComparison> Stratified => _figure.StratifyBy is null || _reference is null ? [] : [.. _groups.Where(group => group.IsCompared && group != _reference).Select(Stratify)];

    private Group? Reference()
    {
        var compared = _groups.Where(group => group.IsCompared && group.Rate.Of > 0).ToList();
        if (_figure.Reference is { } asked)
            return compared.FirstOrDefault(group => group.Code == asked);
        var large = compared.Where(group => !FewPeople.Are(group.Rate.Of)).ToList();
        if (large.Count == 0)
            large = compared.Where(group => Policy.AllowsRateOf(group.Rate.Of)).ToList();
        // Of equal rates the larger group, so that every run chooses the same.
        return large.OrderByDescending(group => group.Rate.Rate).ThenByDescending(group => group.Rate.Of).ThenBy(group => group.Code, StringComparer.Ordinal).FirstOrDefault();
    }

    private EqualityGroup Told(Group group) => new(
        group.Category,
        group.And,
        group.IsCompared,
        group.Rate.Of,
        group.Rate.Met,
        group.Outcomes,
        group.Rate is { Rate: { } rate } told && told.Wilson() is { } wilson ? new RateFigure(Percent(rate), new Bounds(Percent(wilson.Lower), Percent(wilson.Upper))) : null,
        null,
        group.IsCompared && _reference is not null && group != _reference ? Compare(new TwoByTwo(group.Rate, _reference.Rate)) : null,
        group.Rate.Of is > 0 and var n ? FewPeople.WarningOf(n) : null);

    private static GroupComparison Compare(TwoByTwo table)
    {
        if (WhyWithheld(table) is { } why)
            return new GroupComparison(null, null, null, null, null, null, null, null, why, null);

        var difference = DifferenceOfProportions.Between(table.Focal, table.Reference)!;
        var impact = AdverseImpact.Of(table);
        var fisher = FisherExact.Of(table);
        return new GroupComparison(
            new Estimate(Percent(difference.Value), new Bounds(Percent(difference.Interval.Lower), Percent(difference.Interval.Upper)), null),
            EstimateOf(table.OddsRatio()),
            EstimateOf(impact.Ratio),
            Rounded.Probability(fisher.P),
            Rounded.Probability(fisher.MidP),
            impact.Shortfall?.People,
            impact.BelowFourFifths,
            impact.ShortfallOfFourFifths?.People,
            null,
            FewPeople.Are(table.Focal.Of) || FewPeople.Are(table.Reference.Of) ? FewPeople.InOneOfTwo : null);
    }

    private StratifiedComparison Stratify(Group group)
    {
        if (WhyWithheld(new TwoByTwo(group.Rate, _reference!.Rate)) is { } why)
            return new StratifiedComparison(group.Category, group.And, 0, null, null, null, null, null, null, [], why);

        var strata = _counts.Where(IsInStratum).GroupBy(count => count.Stratum!, StringComparer.Ordinal).OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
            .Select(stratum => (stratum.Key, Table: new TwoByTwo(RateIn(stratum, group), RateIn(stratum, _reference)))).ToList();
        var tables = strata.ConvertAll(stratum => stratum.Table);
        var common = MantelHaenszel.Over(tables);
        // Over the same people as the strata: who is in none is in neither figure.
        var crude = new TwoByTwo(Together(tables.Select(table => table.Focal)), Together(tables.Select(table => table.Reference))).OddsRatio();
        return new StratifiedComparison(
            group.Category,
            group.And,
            common.Strata,
            EstimateOf(crude),
            EstimateOf(common.CommonOddsRatio),
            TestOf(common.Corrected),
            TestOf(common.Uncorrected),
            TestOf(BreslowDay.Over(tables)?.WithTarone),
            crude.Value.AsNumber is { } apart && common.CommonOddsRatio.Value.AsNumber is { } within ? (apart < 1 && within > 1) || (apart > 1 && within < 1) : null,
            strata.ConvertAll(stratum => new StratumFigure(stratum.Key, stratum.Table.Focal.Of, stratum.Table.Focal.Met, stratum.Table.Reference.Of, stratum.Table.Reference.Met)),
            null);
    }

    /// <summary>Who gave no answer is in no stratum.</summary>
    private bool IsInStratum(CountedGroup count) => count.Stratum is { } stratum && (_figure.StratifyBy!.Value.Grouping is null || Groupings.IsCompared(stratum));

    private Proportion RateIn(IEnumerable<CountedGroup> stratum, Group group) => RateOf(stratum.Where(count => count.Category == group.Category && count.And == group.And));

    private static Proportion Together(IEnumerable<Proportion> rates) => rates.Aggregate(new Proportion(0, 0), (all, rate) => new Proportion(all.Met + rate.Met, all.Of + rate.Of));

    private static string? WhyWithheld(TwoByTwo table) =>
        Policy.AllowsRateOf(table.Focal.Of) && Policy.AllowsRateOf(table.Reference.Of) ? null : Text(TooFew, Policy.SmallestDenominator);

    private Group Of(string category, string? and, IEnumerable<CountedGroup> counts)
    {
        var all = counts.ToList();
        return new Group(
            category,
            and,
            Groupings.IsCompared(category) && (and is null || Groupings.IsCompared(and)),
            RateOf(all),
            [.. all.GroupBy(count => count.Outcome).OrderBy(outcome => outcome.Key, StringComparer.Ordinal).Select(outcome => new OutcomeCount(outcome.Key, outcome.Sum(count => count.Number)))]);
    }

    private Proportion RateOf(IEnumerable<CountedGroup> counts)
    {
        var (met, of) = (0L, 0L);
        foreach (var count in counts.Where(count => EqualityOutcomes.IsOfTheWhole(_figure.Measure, count.Outcome)))
        {
            of += count.Number;
            met += EqualityOutcomes.IsCounted(_figure.Measure, count.Outcome) ? count.Number : 0;
        }

        return new Proportion(checked((int)met), checked((int)of));
    }

    private static int Place(Grouping characteristic, string category) => Groupings.CategoriesOf(characteristic).IndexOf(category);

    private static Estimate EstimateOf(RatioEstimate ratio) => new(
        ratio.Value.AsNumber is { } number ? Rounded.HalfUp(number, 3) : null,
        ratio.Interval is { } interval ? new Bounds(Rounded.HalfUp(interval.Lower, 3), Rounded.HalfUp(interval.Upper, 3)) : null,
        ratio.Value switch
        {
            Ratio.Number => null,
            Ratio.Infinite => "infinite",
            Ratio.Undefined { Because: WhyUndefined.EmptyGroup } => "empty-group",
            _ => "nothing-against-nothing",
        });

    private static TestFigure? TestOf(ChiSquaredTest? test) => test is null ? null : new TestFigure(Rounded.HalfUp(test.Statistic, 3), test.DegreesOfFreedom, Rounded.Probability(test.P));

    private static double Percent(double share) => Rounded.HalfUp(share * 100, 1);

    private static string Text(string sentence, int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, number);

    private static string NoAnswer(string code) => code switch
    {
        "refused" => "They refused to answer: a category of its own, compared with nobody.",
        "prefer-not-to-say" => "They prefer not to say: a category of its own, compared with nobody.",
        _ => "Their answer is not known: a category of its own, compared with nobody.",
    };

    private sealed record Group(string Category, string? And, bool IsCompared, Proportion Rate, IReadOnlyList<OutcomeCount> Outcomes)
    {
        public string Code => And is null ? Category : $"{Category},{And}";
    }
}
