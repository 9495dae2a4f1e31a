namespace Naas.Analysis.Disclosure;

/// <summary>
/// Looks for other whole counts that fit everything a reader knows. What it finds is proof that the reader cannot
/// tell; when it finds nothing, that is no proof that nothing exists, and the cell is taken to be given away.
/// </summary>
/// <remarks>
/// One unknown cell is changed; each total that no longer holds is mended through one more unknown cell, back and
/// forth, until all hold again. The narrowest total comes first, so that a search that must fail fails soon.
/// </remarks>
internal sealed class OtherCounts(LinkedCells cells)
{
    // A search in a table of some thousand cells ends within some dozen steps; one that has not by now would wander.
    private const int MostSteps = 3_000;

    private readonly int[] changes = new int[cells.Keys.Count];
    private readonly int[] excess = new int[cells.Ties.Count];
    private readonly SortedSet<int> broken = [];
    private readonly List<int> changed = [];
    private int steps;
    private Func<int, bool> isFixed = _ => false;

    /// <summary>Whether the last search was given up before every way was tried.</summary>
    public bool GaveUp => steps > MostSteps;

    /// <summary>Changes to the counts that a reader must take for possible, under which the cell holds so many more; none when none was found.</summary>
    /// <param name="known">What the reader knows beyond what is released.</param>
    public IReadOnlyDictionary<int, int>? With(int place, int more, Func<int, bool> known)
    {
        (steps, isFixed) = (0, known);
        if (cells.Counts[place] + more < cells.Least[place])
            return null;

        Change(place, more);
        var found = Mend();
        var result = found ? changed.ToDictionary(at => at, at => changes[at]) : null;
        while (changed.Count > 0)
            TakeBack();
        return result;
    }

    private bool Mend()
    {
        if (broken.Count == 0)
            return true;

        List<int>? narrowest = null;
        var tieToMend = -1;
        foreach (var tie in broken)
        {
            var ways = Ways(tie);
            if (narrowest is not null && ways.Count >= narrowest.Count)
                continue;
            (narrowest, tieToMend) = (ways, tie);
            if (ways.Count < 2)
                break;
        }

        foreach (var place in narrowest!.OrderBy(place => BrokenBy(place, Needed(tieToMend, place))).ThenBy(place => place))
        {
            if (++steps > MostSteps)
                return false;
            Change(place, Needed(tieToMend, place));
            if (Mend())
                return true;
            TakeBack();
        }

        return false;
    }

    private List<int> Ways(int tie)
    {
        var ways = new List<int>();
        foreach (var place in cells.Ties[tie].Cells)
        {
            if (cells.Unknown[place] && changes[place] == 0 && cells.Counts[place] + Needed(tie, place) >= cells.Least[place] && !isFixed(place))
                ways.Add(place);
        }

        return ways;
    }

    private int Needed(int tie, int place) => cells.Ties[tie].Whole == place ? excess[tie] : -excess[tie];

    // How many totals hold no longer after the change, less those that hold again.
    private int BrokenBy(int place, int more) => cells.TiesOf[place].Sum(tie =>
        excess[tie] == 0 ? 1 : excess[tie] + (cells.Ties[tie].Whole == place ? -more : more) == 0 ? -1 : 0);

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
        foreach (var tie in cells.TiesOf[place])
        {
            excess[tie] += cells.Ties[tie].Whole == place ? -more : more;
            _ = excess[tie] == 0 ? broken.Remove(tie) : broken.Add(tie);
        }
    }
}
