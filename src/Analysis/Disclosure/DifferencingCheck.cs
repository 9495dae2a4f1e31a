namespace Naas.Analysis.Disclosure;

/// <summary>What an earlier release showed of nearly the same people: another position or edition, or a table of other dimensions.</summary>
/// <param name="Name">How the reasons of a newer release name it.</param>
/// <param name="Cells">The figure of each cell; none where it was withheld.</param>
public sealed record EarlierRelease(string Name, IReadOnlyDictionary<CellKey, int?> Cells)
{
    /// <summary>Whether what is counted only grows from that one to the new one, as everything released by a day does: so a reader takes it.</summary>
    public bool OnlyGrew { get; init; }

    public static EarlierRelease Of(string name, Release release) =>
        new(name, release.Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Count));

    /// <summary>What it showed and withheld of the cells of these tables.</summary>
    public EarlierRelease Within(IEnumerable<CountTable> tables)
    {
        var keys = tables.SelectMany(table => table.Counts.Keys).ToHashSet();
        return this with { Cells = Cells.Where(cell => keys.Contains(cell.Key)).ToDictionary() };
    }
}

/// <summary>
/// What a reader gains who lays a new release beside the earlier ones of nearly the same people, and adds and subtracts
/// in each. What was published cannot be called back: the newer release gives way.
/// </summary>
internal sealed class DifferencingCheck
{
    private readonly LinkedCells cells;
    private readonly SortedDictionary<int, WithheldFor> withheld = [];
    private readonly HashSet<int> different = [];
    private readonly List<Seen> releases = [];
    private readonly Dictionary<int, int> atLeast = [];

    public DifferencingCheck(LinkedCells cells, IReadOnlyList<CountTable> tables, IReadOnlyList<EarlierRelease> earlier, IReadOnlyList<OwnAsTold> own, DisclosurePolicy policy)
    {
        this.cells = cells;
        Own = [.. own.Where(_ => policy.OwnMayBeToldOtherwise).Select(reader => new Told(reader.Reader, reader.Cells.Where(cell => cells.Has(cell.Key)).ToDictionary(cell => cells.PlaceOf(cell.Key), cell => cell.Value)))];
        foreach (var told in Own.Select(reader => reader.Figures))
        {
            foreach (var place in SmallDifferences(told, policy).Concat(tables.SelectMany(table => TellingOfTheNew(table, told, policy))))
                Differs(place, new WithheldFor.DiffersFromOwn());
        }

        foreach (var release in earlier)
        {
            var hidden = release.Cells.Where(cell => cell.Value is null).Select(cell => PlaceOf(release, cell.Key)).ToHashSet();
            var seen = new Seen(ToldBy(release), hidden);
            releases.Add(seen);
            foreach (var place in seen.Withheld)
                _ = withheld.TryAdd(place, new WithheldFor.WithheldBefore(release.Name));
            foreach (var place in SmallDifferences(seen.Told, policy))
                Differs(place, new WithheldFor.SmallDifference(release.Name, policy.SmallestCount));
            foreach (var place in tables.SelectMany(table => TellingOfTheNew(table, seen.Told, policy)))
                Differs(place, new WithheldFor.OutcomeOfTheNew(release.Name));
            // What has not changed is told again, so that whoever finds it withheld knows that it has.
            foreach (var (place, then) in seen.Told.Where(told => release.OnlyGrew && told.Value < cells.Counts[told.Key]))
                atLeast[place] = Math.Max(atLeast.GetValueOrDefault(place), then + 1);
        }

        Known = releases.SelectMany(seen => seen.Told).Where(told => told.Value == cells.Counts[told.Key]).Select(told => told.Key).ToHashSet();
    }

    /// <summary>An earlier release by place: what follows for one reader or another, for every reader, and what it withheld.</summary>
    internal sealed record Seen(IReadOnlyDictionary<int, int> Told, IReadOnlySet<int> Withheld);

    /// <summary>What a reader was told of its own, by place.</summary>
    internal sealed record Told(string Reader, IReadOnlyDictionary<int, int> Figures);

    public IReadOnlyList<Seen> Releases => releases;

    public IReadOnlyList<Told> Own { get; }

    /// <summary>The least that a reader knows a cell to hold now, where it was told before and what is counted only grows.</summary>
    public IReadOnlyDictionary<int, int> AtLeast => atLeast;

    /// <summary>The cells, by place, that a newer release may not tell because of the earlier ones, each with the reason; the first release that gives one stands.</summary>
    public IReadOnlyDictionary<int, WithheldFor> Withheld => withheld;

    /// <summary>Those of them that would tell of the few who came or left, whatever else they are withheld for.</summary>
    public IReadOnlySet<int> Different => different;

    /// <summary>The cells whose figure a reader has from an earlier release and that has not changed since; whatever is withheld now, they protect nothing.</summary>
    public IReadOnlySet<int> Known { get; }

    private IEnumerable<int> SmallDifferences(IReadOnlyDictionary<int, int> told, DisclosurePolicy policy) =>
        told.Where(figure => policy.IsSmall(Math.Abs(figure.Value - cells.Counts[figure.Key]))).Select(figure => figure.Key);

    private void Differs(int place, WithheldFor reason)
    {
        _ = different.Add(place);
        _ = withheld.TryAdd(place, reason);
    }

    // Whoever came since the earlier release is a group of which nobody released a table: the two releases would, by difference.
    private IEnumerable<int> TellingOfTheNew(CountTable table, IReadOnlyDictionary<int, int> told, DisclosurePolicy policy)
    {
        if (table.Outcomes is not { } outcomes)
            yield break;
        foreach (var (key, count) in table.Counts)
        {
            var place = cells.PlaceOf(key);
            var group = cells.Groups[place];
            if (group == place || !told.TryGetValue(place, out var then) || !told.TryGetValue(group, out var all))
                continue;
            var (came, had) = (cells.Counts[group] - all, count - then);
            if (came != 0 && (!policy.AllowsRateOf(Math.Abs(came)) || (key.Divides(outcomes.Geography) && (had == 0 || had == came))))
                yield return place;
        }
    }

    // What the release shows, and what follows from it total by total.
    private Dictionary<int, int> ToldBy(EarlierRelease release)
    {
        var told = release.Cells.Where(cell => cell.Value is not null)
            .ToDictionary(cell => PlaceOf(release, cell.Key), cell => cell.Value!.Value);
        foreach (var (place, from) in new WhatFollows(cells).From([.. told.Keys]))
            told[place] = place == from.Whole ? from.Parts.Sum(part => told[part]) : told[from.Whole] - from.Parts.Where(part => part != place).Sum(part => told[part]);
        return told;
    }

    private int PlaceOf(EarlierRelease release, CellKey key) => cells.Has(key)
        ? cells.PlaceOf(key)
        : throw new NotShownSafeException($"{release.Name} shows {key}, which none of these tables has, so that the two cannot be laid side by side: give the population by the dimensions of both.");
}
