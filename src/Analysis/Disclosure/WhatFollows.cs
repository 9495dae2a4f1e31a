namespace Naas.Analysis.Disclosure;

/// <summary>Which cells follow from others total by total: where a reader has all cells of a total but one, the reader has that one too.</summary>
internal sealed class WhatFollows(LinkedCells cells)
{
    private readonly bool[] has = new bool[cells.Keys.Count];
    private readonly int[] missing = [.. cells.Ties.Select(tie => tie.Parts.Count + 1)];
    private readonly List<int> learned = [];

    /// <summary>How many cells the reader has.</summary>
    public int Count => learned.Count;

    /// <summary>Gives the reader some cells.</summary>
    /// <returns>The cells that follow, each with the total it follows from, in an order in which each needs only those before it.</returns>
    public IReadOnlyList<(int Place, LinkedCells.Tie From)> From(IEnumerable<int> given)
    {
        var open = new Queue<int>();
        foreach (var place in given)
            Learn(place, open);

        var followed = new List<(int, LinkedCells.Tie)>();
        while (open.TryDequeue(out var at))
        {
            if (missing[at] != 1)
                continue;
            var last = cells.Ties[at].Cells.First(place => !has[place]);
            followed.Add((last, cells.Ties[at]));
            Learn(last, open);
        }

        return followed;
    }

    /// <summary>Takes back what was given and followed last.</summary>
    public void BackTo(int count)
    {
        foreach (var place in learned.Skip(count))
        {
            has[place] = false;
            foreach (var tie in cells.TiesOf[place])
                missing[tie]++;
        }

        learned.RemoveRange(count, learned.Count - count);
    }

    private void Learn(int place, Queue<int> open)
    {
        if (has[place])
            return;
        has[place] = true;
        learned.Add(place);
        foreach (var tie in cells.TiesOf[place].Where(tie => --missing[tie] == 1))
            open.Enqueue(tie);
    }
}
