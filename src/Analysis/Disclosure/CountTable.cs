namespace Naas.Analysis.Disclosure;

/// <summary>A whole and the parts that make it up: what a reader of the table can add and subtract.</summary>
public sealed record Sum(CellKey Whole, IReadOnlyList<CellKey> Parts);

/// <summary>How many of the people that a cell counts are of one reader, who has exact figures of them.</summary>
/// <param name="Reader">The reader's category in the dimension of readers.</param>
public sealed record OwnCount(string Reader, int People);

/// <summary>Whole counts of people by any number of dimensions, a complete matrix with every total.</summary>
public sealed class CountTable
{
    private readonly OrderedDictionary<CellKey, int> counts;
    private readonly List<Sum> sums = [];
    private readonly Dictionary<CellKey, int> breadths = [];
    private readonly int[] byName;

    private CountTable(string name, IReadOnlyList<Dimension> dimensions)
    {
        Name = name;
        Dimensions = dimensions;
        byName = [.. Enumerable.Range(0, dimensions.Count).OrderBy(at => dimensions[at].Name, StringComparer.Ordinal)];

        // A key is a text that takes its time to make: each is made once, and found again by where its categories stand.
        var combinations = Combinations([.. dimensions.Select(dimension => (IEnumerable<string>)dimension.Categories)]).ToList();
        var keys = combinations.ConvertAll(categories => Key(categories));
        foreach (var (at, categories) in combinations.Index())
        {
            breadths.Add(keys[at], categories.Where((category, dimension) => !dimensions[dimension].IsFinest(category)).Count());
            AddSums(keys, at, categories);
        }

        counts = new(keys.Order().Select(key => KeyValuePair.Create(key, 0)));
    }

    public string Name { get; }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Every cell with its count, in key order.</summary>
    public IReadOnlyDictionary<CellKey, int> Counts => counts;

    /// <summary>Every total with its parts.</summary>
    public IReadOnlyList<Sum> Sums => sums;

    /// <summary>By cell the people of each reader, the most first, where the table itself is not divided by readers; a reader who has none of them is left out.</summary>
    internal IReadOnlyDictionary<CellKey, IReadOnlyList<OwnCount>> Own { get; private set; } = new Dictionary<CellKey, IReadOnlyList<OwnCount>>();

    /// <summary>What makes a cell of this table withheld by itself; where none is given, counts of people.</summary>
    internal OutcomeRules? Outcomes { get; private init; }

    /// <summary>Adds people up: each entry is a finest category per dimension, in the table's order, and how many people; a combination that is not given holds nobody.</summary>
    /// <exception cref="ArgumentException">A category is unknown or not a finest one, a count is negative, or a dimension stands twice.</exception>
    public static CountTable From(
        string name, IReadOnlyList<Dimension> dimensions, params IEnumerable<(IReadOnlyList<string> Categories, int People)> people) =>
        From(name, dimensions, null, people);

    /// <summary>The same where some of the cells are outcomes, of which more is withheld.</summary>
    public static CountTable From(
        string name, IReadOnlyList<Dimension> dimensions, OutcomeRules? outcomes,
        IEnumerable<(IReadOnlyList<string> Categories, int People)> people)
    {
        if (dimensions.Select(dimension => dimension.Name).Distinct(StringComparer.Ordinal).Count() != dimensions.Count)
            throw new ArgumentException($"{name} divides people twice by the same dimension: name each dimension once.", nameof(dimensions));

        var table = new CountTable(name, dimensions) { Outcomes = outcomes };
        foreach (var (categories, count) in people)
            table.Add(categories, count);
        return table;
    }

    /// <summary>The same people by fewer dimensions.</summary>
    public CountTable Margin(string name, params IReadOnlyList<string> dimensions)
    {
        var kept = dimensions.Select(wanted => Dimensions.Single(dimension => dimension.Name == wanted)).ToList();
        return From(name, kept, Finest().Select(entry =>
            ((IReadOnlyList<string>)[.. kept.Select(dimension => entry.Categories[Dimensions.TakeWhile(own => own != dimension).Count()])], entry.People)));
    }

    /// <summary>The same, of which each reader has its own part exactly.</summary>
    /// <param name="byReader">The same people by reader too.</param>
    /// <param name="readers">The dimension by which they are divided there and not here; its finest categories are the readers.</param>
    public CountTable WithOwn(CountTable byReader, Dimension readers)
    {
        var same = (CountTable)MemberwiseClone();
        same.Own = byReader.Counts
            .Where(cell => cell.Value > 0 && cell.Key.CategoryOf(readers.Name) is { } reader && readers.IsFinest(reader))
            .GroupBy(cell => cell.Key.Without(readers.Name), cell => new OwnCount(cell.Key.CategoryOf(readers.Name)!, cell.Value))
            .ToDictionary(cell => cell.Key, cell => (IReadOnlyList<OwnCount>)[.. cell.OrderByDescending(own => own.People).ThenBy(own => own.Reader, StringComparer.Ordinal)]);
        return same;
    }

    /// <summary>The key of a cell of this table, a category per dimension in the table's order; totals may be named.</summary>
    public CellKey Key(params IReadOnlyList<string> categories) => CellKey.InOrder(byName
        .Where(at => categories[at] != Dimensions[at].Total)
        .Select(at => (Dimensions[at].Name, categories[at])));

    public int this[CellKey key] => counts[key];

    /// <summary>How many people of each reader a cell counts, where that is given; the most first.</summary>
    internal IReadOnlyList<OwnCount> OwnOf(CellKey key) => Own.GetValueOrDefault(key) ?? [];

    /// <summary>In how many dimensions the cell is a total.</summary>
    internal int Breadth(CellKey key) => breadths[key];

    private IEnumerable<(IReadOnlyList<string> Categories, int People)> Finest() =>
        Combinations([.. Dimensions.Select(dimension => dimension.Categories.Where(dimension.IsFinest))])
            .Select(categories => (categories, counts[Key(categories)]));

    private void Add(IReadOnlyList<string> categories, int people)
    {
        if (categories.Count != Dimensions.Count || categories.Where((category, at) => !Dimensions[at].IsFinest(category)).Any())
            throw new ArgumentException($"{Name} cannot count people as {string.Join(", ", categories)}: give one finest category of each of {string.Join(", ", Dimensions.Select(dimension => dimension.Name))}.", nameof(categories));
        if (people < 0)
            throw new ArgumentException($"{Name} has {people} people as {string.Join(", ", categories)}: a count cannot be negative.", nameof(people));

        foreach (var cell in Combinations([.. categories.Select((category, at) => Dimensions[at].WithWholes(category))]))
            counts[Key(cell)] += people;
    }

    // Combinations go on as numbers do: the last dimension is the units.
    private void AddSums(List<CellKey> keys, int place, IReadOnlyList<string> categories)
    {
        var step = keys.Count;
        for (var at = 0; at < Dimensions.Count; at++)
        {
            var dimension = Dimensions[at];
            step /= dimension.Categories.Count;
            if (dimension.IsFinest(categories[at]))
                continue;
            var first = place - (step * dimension.NumberOf(categories[at]));
            sums.Add(new Sum(keys[place], [.. dimension.PartsOf(categories[at]).Select(part => keys[first + (step * dimension.NumberOf(part))])]));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Combinations(IReadOnlyList<IEnumerable<string>> choices) =>
        choices.Aggregate(
            (IEnumerable<IReadOnlyList<string>>)[[]],
            (sofar, choice) => sofar.SelectMany(chosen => choice.Select(category => (IReadOnlyList<string>)[.. chosen, category])));
}
