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
        new(string.Join('|', categories
            .OrderBy(category => category.Dimension, StringComparer.Ordinal)
            .Select(category => $"{category.Dimension}={category.Category}")));

    /// <summary>Whether the cell counts only a part of this dimension.</summary>
    public bool Divides(string dimension) => CategoryOf(dimension) is not null;

    /// <summary>The cell's category in this dimension; none when it is the dimension's total.</summary>
    public string? CategoryOf(string dimension) => Value
        .Split('|')
        .Where(part => part.StartsWith(dimension + "=", StringComparison.Ordinal))
        .Select(part => part[(dimension.Length + 1)..])
        .FirstOrDefault();

    public int CompareTo(CellKey other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(CellKey left, CellKey right) => left.CompareTo(right) < 0;

    public static bool operator >(CellKey left, CellKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellKey left, CellKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellKey left, CellKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.Length == 0 ? "everyone" : Value.Replace("|", ", ", StringComparison.Ordinal);
}
