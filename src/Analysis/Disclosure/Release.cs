namespace Naas.Analysis.Disclosure;

/// <summary>A count as it leaves the service: its figure, or the symbol in its place and why.</summary>
/// <param name="Count">The figure; none when it is withheld.</param>
/// <param name="Withheld">Why it is withheld; none when it is published.</param>
public sealed record ReleasedCell(CellKey Key, int? Count, WithheldFor? Withheld)
{
    /// <summary>What stands in the file: the figure, or the symbol.</summary>
    public string Text => Count is { } count
        ? count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Symbol.Confidential.Text();

    /// <summary>What is to be said of the cell in words.</summary>
    public string InWords => Withheld?.InWords ?? "Published.";
}

/// <summary>Tables of one population that leave the service together.</summary>
public sealed class Release
{
    private readonly SortedDictionary<CellKey, ReleasedCell> cells;

    private Release(DisclosurePolicy policy, IReadOnlyList<CountTable> tables, SortedDictionary<CellKey, ReleasedCell> cells)
    {
        Policy = policy;
        Tables = tables;
        this.cells = cells;
    }

    public DisclosurePolicy Policy { get; }

    /// <summary>The tables as they are inside the department, nothing withheld.</summary>
    public IReadOnlyList<CountTable> Tables { get; }

    /// <summary>Every cell of every table, once, in key order.</summary>
    public IReadOnlyDictionary<CellKey, ReleasedCell> Cells => cells;

    /// <summary>Withholds what the policy withholds and what would give that away.</summary>
    /// <param name="tables">The tables that are released together.</param>
    /// <param name="population">The same people by all dimensions of the tables at once; needed from three tables on unless they share the same dimensions pair by pair, and where an earlier release shows other dimensions.</param>
    /// <param name="earlier">What was released before of the same or nearly the same people.</param>
    /// <exception cref="ArgumentException">The tables do not count the same people, or the population is needed and not given.</exception>
    /// <exception cref="InvalidOperationException">No release of the tables could be shown to be safe.</exception>
    public static Release Of(
        DisclosurePolicy policy, IReadOnlyList<CountTable> tables, CountTable? population = null, IReadOnlyList<EarlierRelease>? earlier = null)
    {
        var linked = LinkedCells.Of(tables, population);
        var withheld = new Dictionary<CellKey, WithheldFor>();
        foreach (var (key, reason) in tables.SelectMany(table => PrimarySuppression.Of(table, policy)))
            _ = withheld.TryAdd(key, reason);

        var differences = DifferencingCheck.Of(linked, tables, earlier ?? [], policy);
        var known = DifferencingCheck.Known(linked, earlier ?? []);
        foreach (var (place, reason) in differences)
        {
            linked.RuleOutLess(place);
            if (!linked.Hidden[place])
                _ = withheld.TryAdd(linked.Keys[place], reason);
        }

        foreach (var place in known)
            linked.Unknown[place] = false;

        var primary = withheld.Keys.Select(linked.PlaceOf).Union(differences.Keys).Order();
        foreach (var (place, protects) in SecondarySuppression.Of(linked, primary, policy, known))
            withheld.Add(linked.Keys[place], new WithheldFor.Protecting([.. protects.Select(other => linked.Keys[other])]));

        var cells = new SortedDictionary<CellKey, ReleasedCell>();
        foreach (var (place, key) in linked.Keys.Index().Where(cell => !linked.Hidden[cell.Index]))
            cells.Add(key, withheld.TryGetValue(key, out var reason) ? new(key, null, reason) : new(key, linked.Counts[place], null));
        return new Release(policy, tables, cells);
    }

    public ReleasedCell this[CellKey key] => cells[key];
}
