using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Publishing.DataSets;

/// <summary>First attempts of workers of one kind that went one way.</summary>
/// <param name="Authority">Whose endorsement they were sat under.</param>
/// <param name="Level"><c>practitioner</c> or <c>supervisor</c>.</param>
/// <param name="Sex">The code of what was declared; so the ethnic group and the disability.</param>
/// <param name="Age">The band on the day of the sitting, by its code.</param>
/// <param name="Knowledge">Whether the element was met; so the other two.</param>
public sealed record AttemptsByCharacteristic(
    string Authority, string Level, string Sex, string Age, string EthnicGroup, string Disability, bool Knowledge, bool Simulated, bool Written, int Count);

/// <summary>How each element went in first attempts, by place or level and one characteristic at a time, of everything released by a day.</summary>
/// <remarks>
/// Below the national level a characteristic is not divided by level: of the few supervisors of one authority hardly anything could
/// be told, and to keep it from being told the rest would have to be withheld too.
/// </remarks>
public static class OutcomesByCharacteristic
{
    private const string Total = Disclosure.Dimension.TotalCode;

    private static readonly (string Code, string Label)[] NoAnswer = [("refused", "refused"), ("prefer-not-to-say", "prefer not to say"), ("not-known", "not known")];

    private static readonly Breakdown[] Breakdowns =
    [
        Declared("sex", "Sex", attempts => attempts.Sex, ("female", "Female"), ("male", "Male")),
        new("age", "Age", attempts => attempts.Age,
        [
            ("under-20", "Under 20"), ("20-29", "20 to 29"), ("30-39", "30 to 39"), ("40-49", "40 to 49"), ("50-59", "50 to 59"), ("60-and-over", "60 and over"),
            ("not-known", "Age not known"),
        ]),
        Declared("ethnic-group", "Ethnic group", attempts => attempts.EthnicGroup,
            ("white", "White"), ("mixed", "Mixed or multiple ethnic groups"), ("asian", "Asian or Asian British"), ("black", "Black, Black British, Caribbean or African"), ("other", "Other ethnic group")),
        Declared("disability", "Disability", attempts => attempts.Disability, ("disabled", "Disabled"), ("not-disabled", "Not disabled")),
    ];

    private static readonly (string Code, string Label, Func<AttemptsByCharacteristic, bool> Met)[] Elements =
    [
        ("knowledge", "Knowledge", attempts => attempts.Knowledge),
        ("simulated", "Simulated observation", attempts => attempts.Simulated),
        ("written", "Written assessment", attempts => attempts.Written),
    ];

    /// <summary>Of the country as a whole: a 0 or 100 per cent may be told there.</summary>
    private static readonly Dimension Country = Dimension.Of("area", Place.CountryCode);

    /// <summary>What the figures are divided by, with every category of each by its code.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Characteristics { get; } =
        Breakdowns.ToDictionary(by => by.Code, by => (IReadOnlyList<string>)[.. by.Categories.Select(category => category.Code)], StringComparer.Ordinal);

    /// <summary>The cell of those assessed, at all levels.</summary>
    /// <param name="place">The code of a place.</param>
    /// <param name="category">Null for everyone.</param>
    public static CellKey Assessed(string place, string characteristic, string? category) => CellKey.Of(Divided(place, characteristic, category));

    /// <summary>The cell of those who met an element.</summary>
    public static CellKey Met(string place, string characteristic, string? category, string element) =>
        CellKey.Of(Divided(place, characteristic, category).Append((element, "met")));

    /// <summary>Counts first attempts under an endorsement of the places' authorities; all others are in no table.</summary>
    public static CountedDataSet Of(Places places, DateOnly asOf, IReadOnlyList<AttemptsByCharacteristic> attempts)
    {
        ArgumentNullException.ThrowIfNull(places);
        var counted = attempts.Where(attempt => places.HasAuthority(attempt.Authority)).ToList();
        var totals = Elements.Select(element => Table(element, [places.Dimension, FirstAttemptOutcomes.Level], attempts => [attempts.Authority, attempts.Level])).ToList();
        // Each authority knows how many of the country's are its own.
        var authorities = Dimension.Of("area", Place.CountryCode, places.Authorities.Select(authority => (authority.Code, Place.CountryCode)));
        var byPlace = Breakdowns.Select(by => Elements.Select(element => Table(element, [places.Dimension, by.Dimension], attempts => [attempts.Authority, by.CategoryOf(attempts)])).ToList()).ToList();
        var byLevel = Breakdowns.Select(by => Elements.Select(element => Table(element, [Country, FirstAttemptOutcomes.Level, by.Dimension], attempts => [Country.Total, attempts.Level, by.CategoryOf(attempts)])
            .WithOwn(Table(element, [authorities, FirstAttemptOutcomes.Level, by.Dimension], attempts => [attempts.Authority, attempts.Level, by.CategoryOf(attempts)]), authorities)).ToList()).ToList();
        return new([.. totals.Select(table => table.Counts)], release => Laid(places, TimePeriod.MonthOf(asOf), totals, byPlace, byLevel, release), counted.Sum(attempt => attempt.Count))
        {
            Parts = [.. byPlace.Concat(byLevel).Select(tables => (IReadOnlyList<CountTable>)[.. tables.Select(table => table.Counts)])],
        };

        OutcomeTable Table((string Code, string Label, Func<AttemptsByCharacteristic, bool> Met) element, IReadOnlyList<Dimension> dimensions, Func<AttemptsByCharacteristic, IReadOnlyList<string>> categoriesOf) => OutcomeTable.From(
            $"{element.Label} by {string.Join(" and ", dimensions.Select(dimension => dimension.Name))}",
            element.Code,
            dimensions,
            dimensions[0],
            counted.GroupBy(attempts => string.Join('|', categoriesOf(attempts)), StringComparer.Ordinal)
                .Select(group => (categoriesOf(group.First()), group.Sum(attempts => attempts.Count), group.Sum(attempts => element.Met(attempts) ? attempts.Count : 0))));
    }

    private static IEnumerable<(string, string)> Divided(string place, string characteristic, string? category)
    {
        if (place != Place.CountryCode)
            yield return ("area", place);
        if (category is not null)
            yield return (characteristic, category);
    }

    private static DataSet Laid(Places places, TimePeriod time, List<OutcomeTable> totals, List<List<OutcomeTable>> byPlace, List<List<OutcomeTable>> byLevel, Release release)
    {
        var rows = totals.Concat(byPlace.Concat(byLevel).SelectMany(part => part)).ToDictionary(table => table, table => table.Rows(release).ToDictionary(row => row.Group));
        return new(
            "element_outcomes_by_characteristic",
            "Outcomes of the elements of assessment in first attempts, by characteristic",
            [
                new Filter("accreditation_level", "Level", "The level of the assessment", [.. FirstAttemptOutcomes.Levels.Select(level => level.Label)]),
                new Filter("assessment_element", "Element", "Total has the number of first attempts alone: whether an element was met is of one element", [Filter.Total, .. Elements.Select(element => element.Label)]),
                new Filter("breakdown", "Characteristic", "One characteristic at a time; who gave no answer is counted apart", [Filter.Total, .. Breakdowns.SelectMany(by => by.Categories).Select(category => category.Label)])
                {
                    Groups = new FilterGroups("breakdown_topic", Breakdowns.SelectMany(by => by.Categories.Select(category => (category.Label, by.Label))).Prepend((Filter.Total, Filter.Total)).ToDictionary()),
                },
            ],
            FirstAttemptOutcomes.Indicators,
            [.. from place in places.All from level in FirstAttemptOutcomes.Levels from row in RowsOf(Places.CodeOf(place), level.Code) select new DataSetRow(time, place, [level.Label, .. row.Items], row.Values)]);

        IEnumerable<(IReadOnlyList<string> Items, IReadOnlyList<string> Values)> RowsOf(string place, string level) =>
            Group(Filter.Total, [.. totals.Select(table => rows[table][table.Group(place, level)])])
                .Concat(Breakdowns.SelectMany((by, at) => by.Categories.SelectMany(category => Group(category.Label, Of(place, level, at, category.Code)))));

        List<ReleasedOutcome>? Of(string place, string level, int by, string category) =>
            level == Total ? [.. byPlace[by].Select(table => rows[table][table.Group(place, category)])]
            : place == Place.CountryCode ? [.. byLevel[by].Select(table => rows[table][table.Group(Country.Total, level, category)])]
            : null;
    }

    private static IEnumerable<(IReadOnlyList<string>, IReadOnlyList<string>)> Group(string label, List<ReleasedOutcome>? outcomes)
    {
        var (none, notMade) = (Symbol.NotApplicable.Text(), Symbol.NotAvailable.Text());
        yield return ([Filter.Total, label], [outcomes?[0].Assessed.Text ?? notMade, none, none]);
        foreach (var (at, element) in Elements.Index())
            yield return ([element.Label, label], outcomes is null ? [notMade, notMade, notMade] : [outcomes[at].Assessed.Text, outcomes[at].Met.Text, outcomes[at].RateText]);
    }

    // Items of one filter need labels of their own, so each characteristic names those who gave it no answer.
    private static Breakdown Declared(string code, string label, Func<AttemptsByCharacteristic, string> categoryOf, params (string Code, string Label)[] answers) =>
        new(code, label, categoryOf, [.. answers, .. NoAnswer.Select(none => (none.Code, $"{label} {none.Label}"))]);

    private sealed record Breakdown(string Code, string Label, Func<AttemptsByCharacteristic, string> CategoryOf, IReadOnlyList<(string Code, string Label)> Categories)
    {
        public Dimension Dimension { get; } = Dimension.Flat(Code, Categories.Select(category => category.Code));
    }
}
