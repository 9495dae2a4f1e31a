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
        DisclosurePolicy policy, IReadOnlyList<CountTable> tables, CountTable? population = null, IReadOnlyList<EarlierRelease>? earlier = null) =>
        Of(policy, tables, population, earlier ?? [], ReadersOf(policy, population is null ? tables : [.. tables, population]), hasLeftBefore: earlier?.Count > 0);

    private static Release Of(
        DisclosurePolicy policy, IReadOnlyList<CountTable> tables, CountTable? population, IReadOnlyList<EarlierRelease> earlier, Dimension? readers, bool hasLeftBefore)
    {
        var linked = LinkedCells.Of(tables, population);
        var withheld = new Dictionary<CellKey, WithheldFor>();
        foreach (var (key, reason) in tables.SelectMany(table => PrimarySuppression.Of(table, policy)))
            _ = withheld.TryAdd(key, reason);

        var before = new DifferencingCheck(linked, tables, earlier, policy);
        var own = new OwnFigures(linked, readers, before, withheld.Keys.Select(linked.PlaceOf));
        foreach (var (place, reason) in before.Withheld)
        {
            linked.RuleOutLess(place);
            if (!linked.Hidden[place])
                _ = withheld.TryAdd(linked.Keys[place], reason);
        }

        foreach (var place in before.Known)
            linked.Unknown[place] = false;

        var primary = withheld.Keys.Select(linked.PlaceOf).Union(before.Withheld.Keys).Order();
        foreach (var (place, protects) in SecondarySuppression.Of(linked, own, primary, policy, before.Known, hasLeftBefore))
            withheld.Add(linked.Keys[place], new WithheldFor.Protecting([.. protects.Select(other => linked.Keys[other])]));

        var cells = new SortedDictionary<CellKey, ReleasedCell>();
        foreach (var (place, key) in linked.Keys.Index().Where(cell => !linked.Hidden[cell.Index]))
            cells.Add(key, withheld.TryGetValue(key, out var reason) ? new(key, null, reason) : new(key, linked.Counts[place], null));
        return new Release(policy, tables, cells) { WorkedOut = own.WorkedOutFrom(before.Known.Concat(cells.Values.Where(cell => cell.Count is not null).Select(cell => linked.PlaceOf(cell.Key)))) };
    }

    /// <summary>The same where each part divides the same totals by a dimension of its own: the totals are decided first, and then each part by itself.</summary>
    /// <remarks>
    /// What was decided before is told or withheld in each part that has it too. A total that is told is known in each part. Beneath
    /// one that is withheld nothing is told of any part: so a reader can tell no value of it from how it is divided.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No release of the tables could be shown to be safe.</exception>
    public static Release InParts(
        DisclosurePolicy policy, IReadOnlyList<CountTable> totals, IReadOnlyList<IReadOnlyList<CountTable>> parts, IReadOnlyList<EarlierRelease> earlier)
    {
        var (readers, hasLeftBefore) = (ReadersOf(policy, totals), earlier.Count > 0);
        var whole = Of(policy, totals, null, [.. earlier.Select(release => release.Within(totals))], readers, hasLeftBefore);
        var cells = new SortedDictionary<CellKey, ReleasedCell>(whole.cells);
        var workedOut = whole.WorkedOut;
        foreach (var part in parts)
        {
            var beneath = Beneath(whole, cells, part) with { WorkedOut = workedOut };
            var release = Of(policy, part, null, [beneath, .. earlier.Select(before => before.Within(part))], readers, hasLeftBefore);
            foreach (var (key, cell) in release.cells.Where(cell => cell.Value.Withheld is not null || !cells.ContainsKey(cell.Key)))
                _ = whole.cells.TryGetValue(key, out var total) && total.Withheld is not null ? cells[key] = total : cells[key] = cell;
            workedOut = workedOut.ToDictionary(reader => reader.Key, reader => (IReadOnlySet<CellKey>)reader.Value.Union(release.WorkedOut[reader.Key]).ToHashSet());
        }

        return new Release(policy, [.. totals, .. parts.SelectMany(part => part)], cells);
    }

    /// <summary>The totals as a reader has them, and as withheld whatever divides a total that is.</summary>
    private static EarlierRelease Beneath(Release whole, SortedDictionary<CellKey, ReleasedCell> decided, IReadOnlyList<CountTable> part)
    {
        var told = new EarlierRelease("the totals", decided.ToDictionary(cell => cell.Key, cell => cell.Value.Count)).Within(part).Cells.ToDictionary();
        var shared = whole.Tables.SelectMany(table => table.Dimensions).Select(dimension => dimension.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var table in part)
        {
            var own = table.Dimensions.Select(dimension => dimension.Name).Where(name => !shared.Contains(name)).ToList();
            foreach (var key in table.Counts.Keys.Where(key => own.Exists(key.Divides)))
            {
                // A group of nobody stays one: it has no outcome, and a true 0 hides nobody.
                if (table[table.Outcomes?.GroupOf(table, key) ?? key] > 0 && told[own.Aggregate(key, (people, dimension) => people.Without(dimension))] is null)
                    told[key] = null;
            }
        }

        return new EarlierRelease("the totals", told);
    }

    /// <summary>By reader, what one with figures of its own can work out beyond what is told; only of one that is made in one piece.</summary>
    private IReadOnlyDictionary<string, IReadOnlySet<CellKey>> WorkedOut { get; init; } = new Dictionary<string, IReadOnlySet<CellKey>>();

    private static Dimension? ReadersOf(DisclosurePolicy policy, IEnumerable<CountTable> tables) =>
        policy.ReadersKnowTheirOwn ? tables.SelectMany(table => table.Dimensions).FirstOrDefault(dimension => dimension.HasReaders) : null;

    public ReleasedCell this[CellKey key] => cells[key];
}
