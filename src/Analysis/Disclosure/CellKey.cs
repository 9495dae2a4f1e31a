namespace Naas.Analysis.Disclosure;

/// <summary>
/// Which people a cell counts: the categories they share, dimensions in alphabetical order, totals left out.
/// A total says nothing of anybody, so cells of two tables that count the same people have the same key.
/// </summary>
/// <param name="Value">Such as <c>area=Leeds|sex=female</c>; empty for everyone.</param>
public readonly record struct CellKey(string Value) : IComparable<CellKey>
{
    /// <summary>The key of the cell that counts everyone.</summary>
    public static CellKey Everyone { get; } = new("");

    public static CellKey Of(params IEnumerable<(string Dimension, string Category)> categories) =>
        InOrder(categories.OrderBy(category => category.Dimension, StringComparer.Ordinal));

    /// <summary>The same of categories that stand in the order of their dimensions already.</summary>
    internal static CellKey InOrder(IEnumerable<(string Dimension, string Category)> categories) =>
        new(string.Join('|', categories.Select(category => $"{category.Dimension}={category.Category}")));

    /// <summary>Whether the cell counts only a part of this dimension.</summary>
    public bool Divides(string dimension) => PartOf(dimension) is not null;

    /// <summary>The cell's category in this dimension; none when it is the dimension's total.</summary>
    public string? CategoryOf(string dimension) => PartOf(dimension) is var (start, end) ? Value[(start + dimension.Length + 1)..end] : null;

    /// <summary>Whether the cell has this category in this dimension.</summary>
    internal bool Has(string dimension, string category) =>
        PartOf(dimension) is var (start, end) && Value.AsSpan((start + dimension.Length + 1)..end).SequenceEqual(category);

    /// <summary>The same people whatever their category in a dimension.</summary>
    internal CellKey Without(string dimension) => PartOf(dimension) switch
    {
        (0, var end) => new(end == Value.Length ? "" : Value[(end + 1)..]),
        var (start, end) => new(Value.Remove(start - 1, end - start + 1)),
        null => this,
    };

    /// <summary>Those of the people in another category of a dimension, or in one at all.</summary>
    internal CellKey With(string dimension, string category)
    {
        var part = $"{dimension}={category}";
        return PartOf(dimension) is var (start, end)
            ? new(string.Concat(Value.AsSpan(0, start), part, Value.AsSpan(end)))
            : Of([(dimension, category), .. Parts()]);
    }

    public int CompareTo(CellKey other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(CellKey left, CellKey right) => left.CompareTo(right) < 0;

    public static bool operator >(CellKey left, CellKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellKey left, CellKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellKey left, CellKey right) => left.CompareTo(right) >= 0;

    private IEnumerable<(string Dimension, string Category)> Parts() => Value
        .Split('|', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('='))
        .Select(part => (part[0], part[1]));

    // Where the dimension and its category stand. Keys are asked this by the million, so nothing is cut out of them.
    private (int Start, int End)? PartOf(string dimension)
    {
        for (var start = 0; start < Value.Length;)
        {
            var end = Value.IndexOf('|', start);
            if (end < 0)
                end = Value.Length;
            if (end - start > dimension.Length && Value[start + dimension.Length] == '=' && Value.AsSpan(start..end).StartsWith(dimension))
                return (start, end);
            start = end + 1;
        }

        return null;
    }

    public override string ToString() => Value.Length == 0 ? "everyone" : Value.Replace("|", ", ", StringComparison.Ordinal);
}
