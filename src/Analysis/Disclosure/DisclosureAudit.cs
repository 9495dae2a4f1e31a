namespace Naas.Analysis.Disclosure;

/// <summary>
/// Attacks a release as a reader would who adds, subtracts and combines everything in it, and what the reader has beside
/// it. A withheld cell stands when there are enough sets of whole counts that fit all that is known and differ in that cell.
/// </summary>
internal sealed class DisclosureAudit(LinkedCells cells, OwnFigures own, DisclosurePolicy policy)
{
    // A search that is given up has wandered for long, and so will most others from the same cell.
    private const int MostGivenUp = 2;

    private readonly OtherCounts others = new(cells, own);

    /// <summary>
    /// Sets of changes that each leave everything known as it is and give the cell a value of its own; with the true
    /// count, as many values as the policy asks for. None when the cell is given away or could not be shown not to be.
    /// </summary>
    /// <param name="isBrief">Whether one search is to do, where nothing hangs on it but one more figure.</param>
    public IReadOnlyList<IReadOnlyDictionary<int, int>>? Stands(int place, int reader, bool isBrief = false)
    {
        var proofs = new List<IReadOnlyDictionary<int, int>>();
        var givenUp = 0;
        // As far again as is needed to either side: beyond that a table that allows so little allows nothing.
        for (var distance = 1; distance <= 2 * policy.PossibleValues; distance++)
        {
            foreach (var more in (int[])[distance, -distance])
            {
                if (others.With(place, more, reader, isBrief ? 1 : OtherCounts.MostOrders) is { } found)
                    proofs.Add(found);
                if (proofs.Count == policy.PossibleValues - 1)
                    return proofs;
                if (others.GaveUp && ++givenUp == (isBrief ? 1 : MostGivenUp))
                    return null;
            }
        }

        return null;
    }
}
