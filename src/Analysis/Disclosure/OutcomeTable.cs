namespace Naas.Analysis.Disclosure;

/// <summary>One group's outcome as it leaves the service. The three figures agree: where two would give the third, it is withheld with them.</summary>
/// <param name="Group">The people assessed.</param>
/// <param name="Assessed">How many were assessed (n).</param>
/// <param name="Met">How many of them met the standard.</param>
/// <param name="Rate">Met of those assessed, in per cent, half up to one decimal; none when it is withheld or cannot exist.</param>
/// <param name="RateSymbol">What stands in place of the rate.</param>
/// <param name="RateInWords">What is to be said of the rate.</param>
public sealed record ReleasedOutcome(
    CellKey Group, ReleasedCell Assessed, ReleasedCell Met, decimal? Rate, Symbol? RateSymbol, string RateInWords)
{
    /// <summary>What stands in the file for the rate.</summary>
    public string RateText => Rate?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) ?? RateSymbol!.Value.Text();
}

/// <summary>How many of each group met the standard. Those who met it and those who did not add up to the group, so all three are held as counts of one table.</summary>
public sealed class OutcomeTable
{
    internal const string MetCode = "met";
    internal const string NotMetCode = "not met";
    private readonly string outcome;

    private OutcomeTable(CountTable counts, string outcome) => (Counts, this.outcome) = (counts, outcome);

    /// <summary>The groups divided by outcome, to be released with every other table of the same people.</summary>
    public CountTable Counts { get; }

    /// <summary>Adds groups up: each entry is a finest category per dimension, how many were assessed and how many of them met the standard.</summary>
    /// <param name="geography">The dimension whose total is the national level.</param>
    /// <exception cref="ArgumentException">More met the standard than were assessed, or the geography is none of the dimensions.</exception>
    public static OutcomeTable From(
        string name, IReadOnlyList<Dimension> dimensions, Dimension geography,
        params IEnumerable<(IReadOnlyList<string> Categories, int Assessed, int Met)> groups) =>
        From(name, "outcome", dimensions, geography, groups);

    /// <summary>The same with a name for the outcome: tables of several outcomes of the same people, released together, each need their own.</summary>
    /// <exception cref="ArgumentException">More met the standard than were assessed, or the geography is none of the dimensions.</exception>
    public static OutcomeTable From(
        string name, string outcome, IReadOnlyList<Dimension> dimensions, Dimension geography,
        params IEnumerable<(IReadOnlyList<string> Categories, int Assessed, int Met)> groups)
    {
        if (!dimensions.Contains(geography))
            throw new ArgumentException($"{name} is not divided by {geography.Name}: name the dimension of this table whose total is the national level.", nameof(geography));

        var entries = groups.SelectMany(group => group.Met > group.Assessed
            ? throw new ArgumentException($"{name} has {group.Met} who met the standard of {group.Assessed} assessed as {string.Join(", ", group.Categories)}: one of the two is wrong.", nameof(groups))
            : ((IReadOnlyList<string>, int)[])
            [
                ([.. group.Categories, MetCode], group.Met),
                ([.. group.Categories, NotMetCode], group.Assessed - group.Met),
            ]);
        return new(CountTable.From(name, [.. dimensions, Dimension.Flat(outcome, MetCode, NotMetCode)], new OutcomeRules(outcome, geography.Name), entries), outcome);
    }

    /// <summary>The same, of which each reader has its own part exactly.</summary>
    /// <param name="byReader">The same outcomes by reader too.</param>
    /// <param name="readers">The dimension by which they are divided there and not here; its finest categories are the readers.</param>
    public OutcomeTable WithOwn(OutcomeTable byReader, Dimension readers)
    {
        ArgumentNullException.ThrowIfNull(byReader);
        return new(Counts.WithOwn(byReader.Counts, readers), outcome);
    }

    /// <summary>The key of a group, a category per dimension in the table's order; totals may be named.</summary>
    public CellKey Group(params IReadOnlyList<string> categories) => Counts.Key([.. categories, Dimension.TotalCode]);

    /// <summary>The key of those of a group who met the standard.</summary>
    public CellKey Met(params IReadOnlyList<string> categories) => Counts.Key([.. categories, MetCode]);

    /// <summary>The key of those of a group who did not meet the standard.</summary>
    public CellKey NotMet(params IReadOnlyList<string> categories) => Counts.Key([.. categories, NotMetCode]);

    /// <summary>Every group as the release lets it leave, in key order.</summary>
    public IReadOnlyList<ReleasedOutcome> Rows(Release release)
    {
        var met = Counts.Counts.Keys.Where(key => key.Has(outcome, MetCode));
        return [.. met.Select(key => (Group: key.Without(outcome), Met: key))
            .OrderBy(row => row.Group)
            .Select(row => Row(row.Group, release[row.Group], release[row.Met], row.Group.Divides(Counts.Outcomes!.Geography)))];
    }

    /// <summary>What stands in a file for the rate of a group, from the two figures of it that were released.</summary>
    /// <param name="isBelowNational">Whether it is of a place in the country.</param>
    public static string RateText(int? assessed, int? met, bool isBelowNational) => (assessed, met) switch
    {
        (0, _) => Symbol.NotApplicable.Text(),
        ({ } n, { } m) when Rate(n, m, isBelowNational) is { } rate => rate.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture),
        _ => Symbol.Confidential.Text(),
    };

    // Of so many that fewer than one in two thousand had the other outcome, both numbers are told and the rate is not.
    private static decimal? Rate(int assessed, int met, bool isBelowNational)
    {
        var shown = decimal.Round(100m * met / assessed, 1, MidpointRounding.AwayFromZero);
        return isBelowNational && AllOrNone.IsReadInPercent((double)shown) ? null : shown;
    }

    private static ReleasedOutcome Row(CellKey group, ReleasedCell assessed, ReleasedCell met, bool isBelowNational) => (assessed.Count, met.Count) switch
    {
        (0, _) => new(group, assessed, met, null, Symbol.NotApplicable, "Nobody was assessed."),
        ({ } n, { } m) when Rate(n, m, isBelowNational) is { } rate => new(group, assessed, met, rate, null, "Published."),
        ({ }, { }) => new(group, assessed, met, null, Symbol.Confidential, AllOrNone.InWords),
        (null, { }) => new(group, assessed, met, null, Symbol.Confidential, "Withheld: with those who met the standard it would give the number assessed."),
        _ => new(group, assessed, met, null, Symbol.Confidential, met.InWords),
    };
}
