namespace Naas.Analysis.Disclosure;

/// <summary>
/// Withholds further cells until no withheld cell can be worked out, and then publishes again each of them that turns
/// out not to be needed. The same tables always give the same release: fine cells before totals, small counts before
/// large, then by key; the total of everyone last of all.
/// </summary>
internal sealed class SecondarySuppression
{
    private readonly LinkedCells cells;
    private readonly DisclosureAudit audit;
    private readonly bool[] known;
    private readonly SortedSet<int> unproved;
    private readonly SortedDictionary<int, IReadOnlyList<IReadOnlyDictionary<int, int>>> proofs = [];
    private readonly SortedSet<int> added = [];

    private SecondarySuppression(LinkedCells cells, DisclosurePolicy policy, IReadOnlySet<int> known)
    {
        this.cells = cells;
        audit = new DisclosureAudit(cells, policy);
        this.known = [.. Enumerable.Range(0, cells.Keys.Count).Select(known.Contains)];
        unproved = new SortedSet<int>(Comparer<int>.Create((left, right) =>
            (cells.Counts[left], left).CompareTo((cells.Counts[right], right))));
    }

    /// <summary>The cells to withhold beside the primary ones, each with the cells that it protects.</summary>
    /// <param name="known">Cells the reader knows whatever is withheld now; they cannot protect any other.</param>
    /// <exception cref="InvalidOperationException">No release of these tables could be shown to be safe.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Of(
        LinkedCells cells, IEnumerable<int> primary, DisclosurePolicy policy, IReadOnlySet<int> known)
    {
        var suppression = new SecondarySuppression(cells, policy, known);
        foreach (var place in primary.Where(place => !known.Contains(place)))
            suppression.Withhold(place);
        suppression.ProtectAll();
        suppression.PublishWhatIsNotNeeded();
        suppression.CheckEveryProof();
        return suppression.added.ToDictionary(place => place, place => (IReadOnlyList<int>)suppression.ProtectedBy(place));
    }

    private void Withhold(int place)
    {
        cells.Unknown[place] = true;
        _ = unproved.Add(place);
    }

    private void ProtectAll()
    {
        while (unproved.Count > 0)
        {
            var place = unproved.Min;
            if (Prove(place))
                continue;
            var next = NextToWithhold(place) ?? throw new InvalidOperationException(
                $"No release of these tables could be shown to be safe: {cells.Keys[place]} could be worked out even with every other figure near it withheld. Release fewer breakdowns together.");
            _ = added.Add(next);
            Withhold(next);
        }
    }

    private bool Prove(int place)
    {
        if (audit.Stands(place) is not { } found)
            return false;
        proofs[place] = found;
        _ = unproved.Remove(place);
        return true;
    }

    // A total with a single unknown cell gives that cell away, and through it the others: such a total first, the
    // nearest before those further off. Where there is none the cell is hemmed in by small numbers: widen around it.
    private int? NextToWithhold(int place)
    {
        var ties = TiesFrom(place).ToList();
        return Cheapest(ties.FirstOrDefault(tie => cells.Ties[tie].Cells.Count(at => cells.Unknown[at]) == 1 && Candidates(tie).Any(), -1))
            ?? Cheapest(ties.FirstOrDefault(tie => Candidates(tie).Any(), -1));
    }

    private IEnumerable<int> TiesFrom(int place)
    {
        var seen = new HashSet<int>();
        var reached = new HashSet<int> { place };
        var queue = new Queue<int>([place]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var tie in cells.TiesOf[at].Where(seen.Add))
            {
                yield return tie;
                foreach (var next in cells.Ties[tie].Cells.Where(next => cells.Unknown[next] && reached.Add(next)))
                    queue.Enqueue(next);
            }
        }
    }

    // A 0 among counts of people stays: withholding it would hide nobody.
    private IEnumerable<int> Candidates(int tie) =>
        cells.Ties[tie].Cells.Where(place => !cells.Unknown[place] && !known[place] && cells.Counts[place] >= cells.Least[place]);

    private int? Cheapest(int tie) => tie < 0 ? null : Candidates(tie).MinBy(place => (
        cells.Keys[place] == CellKey.Everyone ? 1 : 0,
        cells.Breadths[place],
        cells.TiesOf[place].Count(other => other != tie && !cells.Ties[other].Cells.Any(at => cells.Unknown[at])),
        cells.Counts[place],
        place));

    private void PublishWhatIsNotNeeded()
    {
        foreach (var place in added
            .OrderByDescending(place => cells.Keys[place] == CellKey.Everyone)
            .ThenByDescending(place => cells.Breadths[place])
            .ThenByDescending(place => cells.Counts[place])
            .ThenBy(place => place)
            .ToList())
        {
            if (!StandsWithout(place))
                continue;
            _ = added.Remove(place);
            _ = proofs.Remove(place);
        }
    }

    private bool StandsWithout(int place)
    {
        cells.Unknown[place] = false;
        var replaced = new Dictionary<int, IReadOnlyList<IReadOnlyDictionary<int, int>>>();
        foreach (var (other, _) in proofs.Where(proof => proof.Key != place && proof.Value.Any(changes => changes.ContainsKey(place))))
        {
            if (audit.Stands(other) is not { } found)
            {
                cells.Unknown[place] = true;
                return false;
            }

            replaced[other] = found;
        }

        foreach (var (other, found) in replaced)
            proofs[other] = found;
        return true;
    }

    // The proofs were found one after another while cells were withheld and published again: each is held once more
    // against the release as it now is.
    private void CheckEveryProof()
    {
        foreach (var (place, found) in proofs)
        {
            if (!found.All(cells.Allows) || found.Select(changes => changes[place]).Distinct().Count() != found.Count)
                throw new InvalidOperationException($"{cells.Keys[place]} is withheld on a proof that does not hold: the search for it has a fault.");
        }
    }

    private List<int> ProtectedBy(int place) =>
        [.. proofs.Where(proof => proof.Key != place && proof.Value.Any(changes => changes.ContainsKey(place))).Select(proof => proof.Key)];
}
