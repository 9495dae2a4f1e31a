namespace Naas.Analysis.Disclosure;

/// <summary>Between which values each cell must lie for a reader, total by total: a whole lies between the sums of its parts' bounds, a part between what the others leave of the whole.</summary>
/// <remarks>Every set of whole counts that fits all that the reader knows lies within them, so where they leave few values the reader has no more; that they leave many proves nothing.</remarks>
internal sealed class Bounds
{
    // No count of people comes near it, and no sum of a few of them beyond what a number can hold.
    private const long Unbounded = int.MaxValue;
    // Bounds that creep towards each other one by one need not be followed to the end: wherever it is left off they hold.
    private const int MostRounds = 50;

    private readonly LinkedCells cells;
    private readonly long[] least;
    private readonly long[] most;

    /// <param name="isKnown">The cells whose figure the reader has.</param>
    /// <param name="leastOf">The least that the reader knows each other cell to hold.</param>
    public Bounds(LinkedCells cells, Func<int, bool> isKnown, Func<int, int> leastOf)
    {
        this.cells = cells;
        least = new long[cells.Keys.Count];
        most = new long[cells.Keys.Count];
        foreach (var place in Enumerable.Range(0, cells.Keys.Count))
            (least[place], most[place]) = isKnown(place) ? (cells.Counts[place], cells.Counts[place]) : (leastOf(place), Unbounded);
        for (var round = 0; round < MostRounds && Narrow(); round++)
        {
        }
    }

    /// <summary>How many values at most a reader is left with; more than can be counted where nothing bounds the cell.</summary>
    public long ValuesOf(int place) => most[place] - least[place] + 1;

    private bool Narrow()
    {
        var narrowed = false;
        foreach (var tie in cells.Ties)
        {
            var (from, to) = (tie.Parts.Sum(part => least[part]), tie.Parts.Sum(part => most[part]));
            var (wholeFrom, wholeTo) = (least[tie.Whole], most[tie.Whole]);
            narrowed |= Within(tie.Whole, from, to);
            foreach (var part in tie.Parts)
                narrowed |= Within(part, wholeFrom - (to - most[part]), wholeTo >= Unbounded ? Unbounded : wholeTo - (from - least[part]));
        }

        return narrowed;
    }

    private bool Within(int place, long from, long to)
    {
        var (was, then) = (least[place], most[place]);
        (least[place], most[place]) = (Math.Max(was, from), Math.Min(then, to));
        return (was, then) != (least[place], most[place]);
    }
}
