namespace Naas.Analysis.Disclosure;

/// <summary>One way a table divides people: categories under a total, in as many levels as it has (a country, its regions, their authorities).</summary>
public sealed class Dimension
{
    /// <summary>The total's code where the dimension has no better name for everyone.</summary>
    public const string TotalCode = "Total";

    private readonly Dictionary<string, string?> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private Dimension(string name, string total)
    {
        Name = Plain(name);
        Total = Plain(total);
        parents[Total] = null;
        children[Total] = [];
    }

    public string Name { get; }

    /// <summary>The category that holds everyone.</summary>
    public string Total { get; }

    /// <summary>Every category, the total first, each before its parts.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Whether each finest category is a reader too, who has exact figures of its own, as an authority has on its dashboard.</summary>
    public bool HasReaders { get; private set; }

    /// <summary>A dimension of one level under its total.</summary>
    public static Dimension Flat(string name, params IEnumerable<string> categories) =>
        Of(name, TotalCode, categories.Select(category => (category, TotalCode)));

    /// <summary>A dimension of several levels: each category with the one it is a part of, the whole before its parts.</summary>
    /// <exception cref="ArgumentException">A category stands twice, before its whole, or has no plain name.</exception>
    public static Dimension Of(string name, string total, params IEnumerable<(string Category, string PartOf)> categories)
    {
        var dimension = new Dimension(name, total);
        foreach (var (category, partOf) in categories)
        {
            if (!dimension.children.TryGetValue(partOf, out var siblings))
                throw new ArgumentException($"{category} is a part of {partOf}, which {name} does not have yet: name the whole before its parts.", nameof(categories));
            if (!dimension.parents.TryAdd(Plain(category), partOf))
                throw new ArgumentException($"{name} has {category} twice: give each category a code of its own.", nameof(categories));
            dimension.children[category] = [];
            siblings.Add(category);
        }

        dimension.Categories = [.. dimension.Below(total)];
        foreach (var (number, category) in dimension.Categories.Index())
            dimension.numbers.Add(category, number);
        return dimension;
    }

    /// <summary>The same where each finest category is a reader who has its own figures, whatever is withheld of them.</summary>
    public Dimension WithReaders()
    {
        var same = (Dimension)MemberwiseClone();
        same.HasReaders = true;
        return same;
    }

    public bool Has(string category) => parents.ContainsKey(category);

    /// <summary>The categories that make up this one; none for the finest.</summary>
    public IReadOnlyList<string> PartsOf(string category) => children[category];

    public bool IsFinest(string category) => children.TryGetValue(category, out var parts) && parts.Count == 0;

    /// <summary>Where the category stands among all.</summary>
    internal int NumberOf(string category) => numbers[category];

    /// <summary>The category and every whole it is a part of, up to the total.</summary>
    public IEnumerable<string> WithWholes(string category)
    {
        for (var at = category; at is not null; at = parents[at])
            yield return at;
    }

    private IEnumerable<string> Below(string category) => children[category].SelectMany(Below).Prepend(category);

    // The two marks join the parts of a cell's key.
    private static string Plain(string code) =>
        string.IsNullOrWhiteSpace(code) || code.Contains('|') || code.Contains('=')
            ? throw new ArgumentException($"'{code}' cannot name a dimension or a category: give a name without '|' and '='.", nameof(code))
            : code;
}
