namespace Naas.Analysis.Disclosure;

/// <summary>What an earlier release showed of nearly the same people: another position or edition, or a table of other dimensions.</summary>
/// <param name="Name">How the reasons of a newer release name it.</param>
/// <param name="Cells">The figure of each cell; none where it was withheld.</param>
public sealed record EarlierRelease(string Name, IReadOnlyDictionary<CellKey, int?> Cells)
{
    public static EarlierRelease Of(string name, Release release) =>
        new(name, release.Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Count));

    /// <summary>What it showed and withheld of the cells of these tables.</summary>
    internal EarlierRelease Within(IEnumerable<CountTable> tables)
    {
        var keys = tables.SelectMany(table => table.Counts.Keys).ToHashSet();
        return this with { Cells = Cells.Where(cell => keys.Contains(cell.Key)).ToDictionary() };
    }
}

/// <summary>
/// What a reader gains who lays a new release beside the earlier ones of nearly the same people, and adds and subtracts
/// in each. What was published cannot be called back: the newer release gives way.
/// </summary>
internal static class DifferencingCheck
{
    /// <summary>The cells, by place, that a newer release may not tell because of the earlier ones, each with the reason; the first release that gives one stands.</summary>
    public static IReadOnlyDictionary<int, WithheldFor> Of(LinkedCells cells, IReadOnlyList<CountTable> tables, IReadOnlyList<EarlierRelease> earlier, DisclosurePolicy policy)
    {
        var withheld = new SortedDictionary<int, WithheldFor>();
        foreach (var release in earlier)
        {
            foreach (var key in release.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key))
                _ = withheld.TryAdd(PlaceOf(cells, release, key), new WithheldFor.WithheldBefore(release.Name));
            var told = Told(cells, release);
            foreach (var (place, then) in told.Where(told => policy.IsSmall(Math.Abs(told.Value - cells.Counts[told.Key]))))
                _ = withheld.TryAdd(place, new WithheldFor.SmallDifference(release.Name, policy.SmallestCount));
            foreach (var place in tables.SelectMany(table => TellingOfTheNew(cells, table, told, policy)))
                _ = withheld.TryAdd(place, new WithheldFor.OutcomeOfTheNew(release.Name));
        }

        return withheld;
    }

    /// <summary>The cells whose figure a reader has from an earlier release and that has not changed since; whatever is withheld now, they protect nothing.</summary>
    public static IReadOnlySet<int> Known(LinkedCells cells, IReadOnlyList<EarlierRelease> earlier) => earlier
        .SelectMany(release => Told(cells, release))
        .Where(told => told.Value == cells.Counts[told.Key])
        .Select(told => told.Key)
        .ToHashSet();

    // Whoever came since the earlier release is a group of which nobody released a table: the two releases would, by difference.
    private static IEnumerable<int> TellingOfTheNew(LinkedCells cells, CountTable table, Dictionary<int, int> told, DisclosurePolicy policy)
    {
        if (table.Outcomes is not { } outcomes)
            yield break;
        foreach (var (key, count) in table.Counts)
        {
            if (outcomes.GroupOf(table, key) is not { } group
                || !told.TryGetValue(cells.PlaceOf(key), out var then) || !told.TryGetValue(cells.PlaceOf(group), out var all))
            {
                continue;
            }

            var (came, had) = (table[group] - all, count - then);
            if (came != 0 && (!policy.AllowsRateOf(Math.Abs(came)) || (key.Divides(outcomes.Geography) && (had == 0 || had == came))))
                yield return cells.PlaceOf(key);
        }
    }

    // What the release shows, and what follows from it total by total.
    private static Dictionary<int, int> Told(LinkedCells cells, EarlierRelease release)
    {
        var told = release.Cells.Where(cell => cell.Value is not null)
            .ToDictionary(cell => PlaceOf(cells, release, cell.Key), cell => cell.Value!.Value);
        var open = new Queue<int>(told.Keys.SelectMany(place => cells.TiesOf[place]).Distinct());
        while (open.TryDequeue(out var at))
        {
            var tie = cells.Ties[at];
            var missing = tie.Cells.Where(place => !told.ContainsKey(place)).Take(2).ToList();
            if (missing.Count != 1)
                continue;
            var parts = tie.Parts.Where(told.ContainsKey).Sum(part => told[part]);
            told[missing[0]] = missing[0] == tie.Whole ? parts : told[tie.Whole] - parts;
            foreach (var next in cells.TiesOf[missing[0]])
                open.Enqueue(next);
        }

        return told;
    }

    private static int PlaceOf(LinkedCells cells, EarlierRelease release, CellKey key) => cells.Has(key)
        ? cells.PlaceOf(key)
        : throw new ArgumentException($"{release.Name} shows {key}, which none of these tables has, so that the two cannot be laid side by side: give the population by the dimensions of both.", nameof(release));
}
