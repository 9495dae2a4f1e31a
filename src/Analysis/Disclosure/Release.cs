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
    private static readonly IReadOnlyDictionary<CellKey, ReleasedCell> Nothing = new Dictionary<CellKey, ReleasedCell>();

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
    /// <param name="own">What readers were told of their own; one that is not named has the figures of the tables.</param>
    /// <exception cref="ArgumentException">The tables do not count the same people, or the population is needed and not given.</exception>
    /// <exception cref="NotShownSafeException">No release of the tables could be shown to be safe.</exception>
    public static Release Of(
        DisclosurePolicy policy, IReadOnlyList<CountTable> tables, CountTable? population = null, IReadOnlyList<EarlierRelease>? earlier = null, IReadOnlyList<OwnAsTold>? own = null)
    {
        var linked = LinkedCells.Of(tables, population);
        var before = new DifferencingCheck(linked, tables, earlier ?? [], own ?? [], policy);
        linked.Raise(before.AtLeast);
        return Of(policy, tables, linked, before, ReadersOf(policy, population is null ? tables : [.. tables, population]), Nothing);
    }

    /// <summary>The same where each part divides the same totals by a dimension of its own: the totals are decided first, and then all parts together.</summary>
    /// <remarks>
    /// Beneath a total that is withheld nothing is told of any part. That leaves a reader with more than one value of it in each part;
    /// so that it is the same values in all of them, no proof holds that does not fit every part.
    /// </remarks>
    /// <exception cref="NotShownSafeException">No release of the tables could be shown to be safe.</exception>
    public static Release InParts(
        DisclosurePolicy policy, IReadOnlyList<CountTable> totals, IReadOnlyList<IReadOnlyList<CountTable>> parts, IReadOnlyList<EarlierRelease> earlier, IReadOnlyList<OwnAsTold>? own = null)
    {
        IReadOnlyList<CountTable> all = [.. totals, .. parts.SelectMany(part => part)];
        var (together, readers) = (LinkedCells.OfParts(all), ReadersOf(policy, all));
        var before = new DifferencingCheck(together, all, [.. earlier.Select(release => release.Within(all))], own ?? [], policy);
        together.Raise(before.AtLeast);
        together.RaiseTotals(before.Known);

        var above = LinkedCells.Of(totals, population: null);
        foreach (var (place, key) in above.Keys.Index())
            above.Least[place] = together.Least[together.PlaceOf(key)];
        var whole = Of(policy, totals, above, new DifferencingCheck(above, totals, [.. earlier.Select(release => release.Within(totals))], own ?? [], policy), readers, Nothing);
        return Of(policy, all, together, before, readers, whole.cells);
    }

    /// <param name="decided">Totals of which it is decided whether they are told; told ones are withheld only where nothing else protects, and everyone never.</param>
    private static Release Of(
        DisclosurePolicy policy, IReadOnlyList<CountTable> tables, LinkedCells linked, DifferencingCheck before, Dimension? readers, IReadOnlyDictionary<CellKey, ReleasedCell> decided)
    {
        var withheld = new Dictionary<CellKey, WithheldFor>();
        // Where it was decided with the totals that everyone is told, that is so for every part.
        foreach (var (key, reason) in tables.SelectMany(table => PrimarySuppression.Of(table, policy)).Where(cell => cell.Key != CellKey.Everyone || decided.GetValueOrDefault(cell.Key)?.Count is null))
            _ = withheld.TryAdd(key, reason);

        var own = new OwnFigures(linked, readers, before, withheld.Keys.Select(linked.PlaceOf));
        foreach (var (key, cell) in decided.Where(cell => cell.Value.Withheld is not null))
            withheld[key] = cell.Withheld!;
        foreach (var key in decided.Count == 0 ? [] : tables.SelectMany(table => Beneath(table, decided)))
            _ = withheld.TryAdd(key, new WithheldFor.WithheldBefore("the totals"));
        foreach (var (place, reason) in before.Withheld)
        {
            linked.RuleOutLess(place);
            if (!linked.Hidden[place])
                _ = withheld.TryAdd(linked.Keys[place], reason);
        }

        foreach (var place in before.Known)
            linked.Unknown[place] = false;

        var primary = withheld.Keys.Select(linked.PlaceOf).Union(before.Withheld.Keys).Order();
        var told = decided.Values.Where(cell => cell.Count is not null).Select(cell => linked.PlaceOf(cell.Key)).ToHashSet();
        // Where not even everyone could be told no release is the better answer: what is withheld once stays so in every later one.
        var known = told.Where(place => linked.Keys[place] == CellKey.Everyone).Union(before.Known).ToHashSet();
        var rests = new WithheldRests(linked, own, before, policy);
        foreach (var (place, protects) in SecondarySuppression.Of(linked, own, rests, primary, policy, known, told))
            withheld.Add(linked.Keys[place], new WithheldFor.Protecting([.. protects.Select(other => linked.Keys[other])]));

        var cells = new SortedDictionary<CellKey, ReleasedCell>();
        foreach (var (place, key) in linked.Keys.Index().Where(cell => !linked.Hidden[cell.Index]))
            cells.Add(key, withheld.TryGetValue(key, out var reason) ? new(key, null, reason) : new(key, linked.Counts[place], null));
        return new Release(policy, tables, cells);
    }

    /// <summary>The cells that divide a total which is withheld. A group of nobody stays one: it has no outcome, and a true 0 hides nobody.</summary>
    private static IEnumerable<CellKey> Beneath(CountTable table, IReadOnlyDictionary<CellKey, ReleasedCell> decided)
    {
        var divided = decided.Keys.SelectMany(key => table.Dimensions.Where(dimension => key.Divides(dimension.Name))).Select(dimension => dimension.Name).ToHashSet(StringComparer.Ordinal);
        var own = table.Dimensions.Select(dimension => dimension.Name).Where(name => !divided.Contains(name)).ToList();
        return table.Counts.Keys.Where(key => own.Exists(key.Divides)
            && table[table.Outcomes?.GroupOf(table, key) ?? key] > 0
            && decided.GetValueOrDefault(own.Aggregate(key, (people, dimension) => people.Without(dimension))) is { Count: null });
    }

    private static Dimension? ReadersOf(DisclosurePolicy policy, IEnumerable<CountTable> tables) =>
        policy.ReadersKnowTheirOwn ? tables.SelectMany(table => table.Dimensions).FirstOrDefault(dimension => dimension.HasReaders) : null;

    public ReleasedCell this[CellKey key] => cells[key];
}
