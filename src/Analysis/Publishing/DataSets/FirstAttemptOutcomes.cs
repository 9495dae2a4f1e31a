using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Publishing.DataSets;

/// <summary>First attempts that went one way.</summary>
/// <param name="Authority">Whose endorsement they were sat under.</param>
/// <param name="Level"><c>practitioner</c> or <c>supervisor</c>.</param>
/// <param name="Knowledge">Whether the element was met; so the other two.</param>
public sealed record FirstAttempts(string Authority, string Level, bool Knowledge, bool Simulated, bool Written, int Count);

/// <summary>How each element went in first attempts, by place and level, of everything released by a day.</summary>
public static class FirstAttemptOutcomes
{
    private const string Total = Disclosure.Dimension.TotalCode;

    internal static readonly (string Code, string Label)[] Levels =
        [(Total, Filter.Total), ("practitioner", "Child and family practitioner"), ("supervisor", "Practice supervisor")];

    internal static readonly Dimension Level = Dimension.Flat("level", Levels.Skip(1).Select(level => level.Code));

    private static readonly (string Code, string Label, Func<FirstAttempts, bool> Met)[] Elements =
    [
        ("knowledge", "Knowledge", attempt => attempt.Knowledge),
        ("simulated", "Simulated observation", attempt => attempt.Simulated),
        ("written", "Written assessment", attempt => attempt.Written),
    ];

    internal static readonly Indicator[] Indicators =
    [
        new("first_attempt_count", "First attempts", "Outcomes", "", 0),
        new("met_count", "First attempts in which the element was met", "Outcomes", "", 0),
        new("met_rate", "Percentage of first attempts in which the element was met", "Outcomes", "%", 1),
    ];

    /// <summary>The cell of the country's first attempts at a level, by its code.</summary>
    public static CellKey AssessedInEngland(string level) => CellKey.Of([("level", level)]);

    /// <summary>The cell of those of them in which an element was met.</summary>
    public static CellKey MetInEngland(string level, string element) => CellKey.Of([("level", level), (element, "met")]);

    /// <summary>What an authority was told of the first attempts under its endorsements.</summary>
    /// <param name="told">How many there were at a level, by element, and how many of them met it; nobody where there is none.</param>
    public static OwnAsTold AsTold(Places places, string authority, Func<string, string, (int Assessed, int Met)> told)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(told);
        var cells = new Dictionary<CellKey, int>();
        foreach (var level in Levels.Skip(1).Select(level => level.Code))
        {
            foreach (var element in Elements.Select(element => element.Code))
            {
                var (assessed, met) = told(level, element);
                foreach (var people in (CellKey[])[CellKey.Of((places.Dimension.Name, authority)), CellKey.Of((places.Dimension.Name, authority), (Level.Name, level))])
                {
                    Add(people, element == Elements[0].Code ? assessed : 0);
                    Add(people.With(element, OutcomeTable.MetCode), met);
                    Add(people.With(element, OutcomeTable.NotMetCode), assessed - met);
                }
            }
        }

        return new OwnAsTold(authority, cells);

        void Add(CellKey key, int people) => cells[key] = cells.GetValueOrDefault(key) + people;
    }

    /// <summary>Counts first attempts under an endorsement of the places' authorities; all others are in no table.</summary>
    public static CountedDataSet Of(Places places, DateOnly asOf, IReadOnlyList<FirstAttempts> attempts)
    {
        ArgumentNullException.ThrowIfNull(places);
        var counted = attempts.Where(attempt => places.HasAuthority(attempt.Authority)).ToList();
        // One table an element, of the same attempts: how many there were is one figure, whichever element it stands beside.
        var tables = Elements.Select(element => OutcomeTable.From(
            element.Label, element.Code, [places.Dimension, Level], places.Dimension,
            counted.Select(attempt => ((IReadOnlyList<string>)[attempt.Authority, attempt.Level], attempt.Count, element.Met(attempt) ? attempt.Count : 0)))).ToList();
        return new([.. tables.Select(table => table.Counts)], release => Laid(places, TimePeriod.MonthOf(asOf), tables, release), counted.Sum(attempt => attempt.Count));
    }

    private static DataSet Laid(Places places, TimePeriod time, List<OutcomeTable> tables, Release release)
    {
        var rows = tables.Select(table => table.Rows(release).ToDictionary(row => row.Group)).ToList();
        return new(
            "element_outcomes",
            "Outcomes of the elements of assessment in first attempts",
            [
                new Filter("accreditation_level", "Level", "The level of the assessment", [.. Levels.Select(level => level.Label)]),
                new Filter("assessment_element", "Element", "Total has the number of first attempts alone: whether an element was met is of one element", [Filter.Total, .. Elements.Select(element => element.Label)]),
            ],
            Indicators,
            [.. places.All.SelectMany(place => Levels.SelectMany(level => RowsOf(place, level, time, [.. rows.Select(table => table[tables[0].Group(Places.CodeOf(place), level.Code)])])))]);
    }

    private static IEnumerable<DataSetRow> RowsOf(Place place, (string Code, string Label) level, TimePeriod time, List<ReleasedOutcome> outcomes) =>
    [
        new(time, place, [level.Label, Filter.Total], [outcomes[0].Assessed.Text, Symbol.NotApplicable.Text(), Symbol.NotApplicable.Text()]),
        .. outcomes.Zip(Elements, (outcome, element) => new DataSetRow(time, place, [level.Label, element.Label], [outcome.Assessed.Text, outcome.Met.Text, outcome.RateText])),
    ];
}
