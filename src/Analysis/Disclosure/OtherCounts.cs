namespace Naas.Analysis.Disclosure;

/// <summary>
/// Looks for other whole counts that fit everything a reader knows. What it finds is proof that the reader cannot
/// tell; when it finds nothing, that is no proof that nothing exists, and the cell is taken to be given away.
/// </summary>
/// <remarks>
/// One unknown cell is changed; each total that no longer holds is mended through one more unknown cell, back and
/// forth, until all hold again; one that cannot give all that is needed gives what it can, and
/// another the rest. The narrowest total comes first, so that a search that must fail fails soon. One that wanders is begun
/// anew with the cells in another order: mostly one of a few orders leads there soon.
/// </remarks>
internal sealed class OtherCounts
{
    // Most proofs are found within some dozen steps. Each further order is given twice as many as the one before.
    private const int FirstSteps = 150;
    public const int MostOrders = 3;

    private readonly LinkedCells cells;
    private readonly OwnFigures own;
    private readonly int[][] cellsOf;
    private readonly int[][] tiesOf;
    private readonly int[] changes;
    private readonly int[] excess;
    private readonly List<int> broken = [];
    private readonly int[] whereBroken;
    private readonly List<int> changed = [];
    // Every step of the search has its ways at the end of this list, so that no step needs a list of its own.
    private readonly List<(int Broken, uint Order, int Place)> ways = [];
    private int steps;
    private int mostSteps;
    private int order;
    private int reader;
    private int sought;

    public OtherCounts(LinkedCells cells, OwnFigures own)
    {
        (this.cells, this.own) = (cells, own);
        cellsOf = [.. cells.Ties.Select(tie => tie.Cells)];
        tiesOf = [.. cells.TiesOf.Select(ties => ties.ToArray())];
        changes = new int[cells.Keys.Count];
        excess = new int[cells.Ties.Count];
        whereBroken = new int[cells.Ties.Count];
    }

    /// <summary>Whether the last search was given up before every way was tried.</summary>
    public bool GaveUp => steps > mostSteps;

    /// <summary>Changes to the counts that a reader must take for possible, under which the cell holds so many more; none when none was found.</summary>
    /// <param name="orders">In how many orders to search.</param>
    public IReadOnlyDictionary<int, int>? With(int place, int more, int reader, int orders)
    {
        (this.reader, sought, steps, mostSteps) = (reader, place, 0, FirstSteps);
        if (cells.Counts[place] + more < own.Least(reader, place))
            return null;

        for (order = 0; order < orders; order++)
        {
            (steps, mostSteps) = (0, FirstSteps << order);
            Change(place, more);
            var found = Mend();
            var result = found ? changed.ToDictionary(at => at, at => changes[at]) : null;
            while (changed.Count > 0)
                TakeBack();
            ways.Clear();
            if (found || !GaveUp)
                return result;
        }

        return null;
    }

    private bool Mend()
    {
        if (broken.Count == 0)
            return true;

        var tie = Narrowest();
        var first = ways.Count;
        AddWays(tie);
        var end = ways.Count;
        for (var at = first; at < end && ++steps <= mostSteps; at++)
        {
            var place = ways[at].Place;
            Change(place, Mending(tie, place));
            if (Mend())
                return true;
            TakeBack();
        }

        ways.RemoveRange(first, end - first);
        return false;
    }

    private int Narrowest()
    {
        var (narrowest, fewest) = (broken[0], int.MaxValue);
        foreach (var tie in broken)
        {
            var count = 0;
            foreach (var place in cellsOf[tie])
            {
                if (Mending(tie, place) != 0 && ++count > fewest)
                    break;
            }

            if (count > fewest || (count == fewest && tie > narrowest))
                continue;
            (narrowest, fewest) = (tie, count);
            if (count == 0)
                break;
        }

        return narrowest;
    }

    private void AddWays(int tie)
    {
        var first = ways.Count;
        foreach (var place in cellsOf[tie])
        {
            if (Mending(tie, place) is not 0 and var more)
                ways.Add((BrokenBy(place, more), order == 0 ? (uint)place : Shuffled((uint)place), place));
        }

        ways.Sort(first, ways.Count - first, Comparer<(int, uint, int)>.Default);
    }

    // Another order each time, and always the same one.
    private uint Shuffled(uint place) => unchecked((place + (uint)order) * 2_654_435_761u);

    // By how much a cell can mend a total: wholly, as far as it can give, or not at all.
    private int Mending(int tie, int place)
    {
        if (!cells.Unknown[place] || changes[place] != 0)
            return 0;
        var needed = Needed(tie, place);
        var most = own.Least(reader, place) - cells.Counts[place];
        return (needed >= most || most < 0) && !own.Has(reader, place, kept: sought) ? Math.Max(needed, most) : 0;
    }

    private int Needed(int tie, int place) => cellsOf[tie][0] == place ? excess[tie] : -excess[tie];

    // How many totals hold no longer after the change, less those that hold again.
    private int BrokenBy(int place, int more)
    {
        var count = 0;
        foreach (var tie in tiesOf[place])
            count += excess[tie] == 0 ? 1 : excess[tie] + (cellsOf[tie][0] == place ? -more : more) == 0 ? -1 : 0;
        return count;
    }

    private void Change(int place, int more)
    {
        changed.Add(place);
        changes[place] = more;
        Weigh(place, more);
    }

    private void TakeBack()
    {
        var place = changed[^1];
        changed.RemoveAt(changed.Count - 1);
        Weigh(place, -changes[place]);
        changes[place] = 0;
    }

    private void Weigh(int place, int more)
    {
        foreach (var tie in tiesOf[place])
        {
            var was = excess[tie];
            excess[tie] += cellsOf[tie][0] == place ? -more : more;
            if (was == 0)
                Break(tie);
            else if (excess[tie] == 0)
                Hold(tie);
        }
    }

    private void Break(int tie)
    {
        whereBroken[tie] = broken.Count;
        broken.Add(tie);
    }

    private void Hold(int tie)
    {
        var last = broken[^1];
        (broken[whereBroken[tie]], whereBroken[last]) = (last, whereBroken[tie]);
        broken.RemoveAt(broken.Count - 1);
    }
}
