namespace Naas.Analysis.Disclosure;

/// <summary>
/// Withholds further cells until no withheld cell can be worked out, and then publishes again each of them that turns
/// out not to be needed. The same tables always give the same release: fine cells before totals, small counts before
/// large, then by key; the total of everyone last of all.
/// </summary>
internal sealed class SecondarySuppression
{
    private readonly LinkedCells cells;
    private readonly OwnFigures own;
    private readonly DisclosureAudit audit;
    private readonly bool[] known;
    private readonly bool mayConcede;
    private readonly SortedSet<int> unproved;
    private readonly SortedDictionary<int, List<Proof>> proofs = [];
    private readonly HashSet<(int Reader, int Place)> couldStand = [];
    private readonly SortedSet<int> added = [];

    private SecondarySuppression(LinkedCells cells, OwnFigures own, DisclosurePolicy policy, IReadOnlySet<int> known, bool mayConcede)
    {
        (this.cells, this.own, this.mayConcede) = (cells, own, mayConcede);
        audit = new DisclosureAudit(cells, own, policy);
        this.known = [.. Enumerable.Range(0, cells.Keys.Count).Select(known.Contains)];
        unproved = new SortedSet<int>(Comparer<int>.Create((left, right) =>
            (cells.Counts[left], left).CompareTo((cells.Counts[right], right))));
    }

    /// <summary>Sets of changes that show that a reader cannot tell a cell.</summary>
    private sealed record Proof(int Reader, IReadOnlyList<IReadOnlyDictionary<int, int>> Sets)
    {
        public bool Changes(int place) => Sets.Any(changes => changes.ContainsKey(place));
    }

    /// <summary>The cells to withhold beside the primary ones, each with the cells that it protects.</summary>
    /// <param name="known">Cells the reader knows whatever is withheld now; they cannot protect any other.</param>
    /// <param name="mayConcede">Whether something has left before that may have told a reader with own figures what can be kept no more.</param>
    /// <exception cref="InvalidOperationException">No release of these tables could be shown to be safe.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Of(
        LinkedCells cells, OwnFigures own, IEnumerable<int> primary, DisclosurePolicy policy, IReadOnlySet<int> known, bool mayConcede)
    {
        var suppression = new SecondarySuppression(cells, own, policy, known, mayConcede);
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
        proofs[place] = [];
        _ = unproved.Add(place);
    }

    private void ProtectAll()
    {
        while (unproved.Count > 0)
        {
            var place = unproved.Min;
            if (WhoCanTell(place, proofs[place]) is not { } reader)
            {
                _ = unproved.Remove(place);
                continue;
            }

            if (IsLost(reader, place))
            {
                own.Concede(reader, place);
                continue;
            }

            var next = NextToWithhold(place, reader) ?? throw new InvalidOperationException(
                $"No release of these tables could be shown to be safe: {cells.Keys[place]} could be worked out even with every other figure near it withheld. Release fewer breakdowns together.");
            _ = added.Add(next);
            Withhold(next);
        }
    }

    // Adds the proofs that are missing; gives the first reader against whom none was found. A proof that changes nothing that a
    // reader has of its own holds against that reader too.
    private int? WhoCanTell(int place, List<Proof> found)
    {
        if (Proved(place, OwnFigures.Nobody, found) is not { } forAll)
            return OwnFigures.Nobody;
        foreach (var reader in own.ReadersOf(forAll.Sets.SelectMany(changes => changes.Keys)).Where(reader => own.IsKeptFrom(reader, place)))
        {
            if (Proved(place, reader, found) is null)
                return reader;
        }

        return null;
    }

    private Proof? Proved(int place, int reader, List<Proof> found)
    {
        if (found.Find(proof => proof.Reader == reader) is { } before)
            return before;
        if (audit.Stands(place, reader) is not { } sets)
            return null;
        var proof = new Proof(reader, sets);
        found.Add(proof);
        return proof;
    }

    // Whether a reader with own figures can tell the cell even with everything withheld that still can be: then nothing that is
    // withheld now keeps it, and the reader has it from what left before.
    private bool IsLost(int reader, int place)
    {
        if (reader == OwnFigures.Nobody || !mayConcede || couldStand.Contains((reader, place)))
            return false;
        var unknown = cells.Unknown.ToArray();
        foreach (var other in Enumerable.Range(0, unknown.Length).Where(CanBeWithheld))
            cells.Unknown[other] = true;
        var stands = audit.Stands(place, reader) is not null;
        unknown.CopyTo(cells.Unknown, 0);
        return !stands || !couldStand.Add((reader, place));
    }

    // A total with a single cell that the reader does not have gives that cell away, and through it the others: such a total
    // first, the nearest before those further off. Where there is none the cell is hemmed in by small numbers: widen around it.
    private int? NextToWithhold(int place, int reader)
    {
        var ties = TiesFrom(place, IsOpen).ToList();
        return Cheapest(ties.FirstOrDefault(tie => cells.Ties[tie].Cells.Count(IsOpen) == 1 && Protecting(tie).Any(), -1))
            ?? Cheapest(ties.FirstOrDefault(tie => Protecting(tie).Any(), -1));

        bool IsOpen(int at) => cells.Unknown[at] && !own.Has(reader, at, kept: place);

        // What the reader has protects nothing.
        IEnumerable<int> Protecting(int tie) => cells.Ties[tie].Cells.Where(at => CanBeWithheld(at) && !own.Has(reader, at, kept: place));

        int? Cheapest(int tie) => tie < 0 ? null : Protecting(tie).MinBy(at => CostOf(at, tie));
    }

    private IEnumerable<int> TiesFrom(int place, Func<int, bool> isOpen)
    {
        var seen = new HashSet<int>();
        var reached = new HashSet<int> { place };
        var queue = new Queue<int>([place]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var tie in cells.TiesOf[at].Where(seen.Add))
            {
                yield return tie;
                foreach (var next in cells.Ties[tie].Cells.Where(next => isOpen(next) && reached.Add(next)))
                    queue.Enqueue(next);
            }
        }
    }

    // A 0 among counts of people stays: withholding it would hide nobody.
    private bool CanBeWithheld(int place) => !cells.Unknown[place] && !known[place] && cells.Counts[place] >= cells.Least[place];

    private (int, int, int, int, int) CostOf(int place, int tie) => (
        cells.Keys[place] == CellKey.Everyone ? 1 : 0,
        cells.Breadths[place],
        cells.TiesOf[place].Count(other => other != tie && !cells.Ties[other].Cells.Any(at => cells.Unknown[at])),
        cells.Counts[place],
        place);

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
        var replaced = new Dictionary<int, List<Proof>>();
        foreach (var (other, found) in proofs.Where(proof => proof.Key != place && proof.Value.Exists(one => one.Changes(place))))
        {
            replaced[other] = [.. found.Where(proof => !proof.Changes(place))];
            if (WhoCanTell(other, replaced[other]) is null)
                continue;
            cells.Unknown[place] = true;
            return false;
        }

        foreach (var (other, found) in replaced)
            proofs[other] = found;
        return true;
    }

    // The proofs were found one after another while cells were withheld and published again: each is held once more
    // against the release as it now is, and each reader who has some of what the proof for all changes against its own.
    private void CheckEveryProof()
    {
        foreach (var (place, found) in proofs)
        {
            var holds = found.TrueForAll(proof => proof.Sets.All(cells.Allows)
                && proof.Sets.Select(changes => changes[place]).Distinct().Count() == proof.Sets.Count
                && !proof.Sets.SelectMany(changes => changes.Keys).Any(other => own.Has(proof.Reader, other, kept: place)));
            var forAll = found.Find(proof => proof.Reader == OwnFigures.Nobody);
            if (!holds || forAll is null
                || own.ReadersOf(forAll.Sets.SelectMany(changes => changes.Keys)).Any(reader => own.IsKeptFrom(reader, place) && !found.Exists(proof => proof.Reader == reader)))
            {
                throw new InvalidOperationException($"{cells.Keys[place]} is withheld on a proof that does not hold: the search for it has a fault.");
            }
        }
    }

    private List<int> ProtectedBy(int place) =>
        [.. proofs.Where(proof => proof.Key != place && proof.Value.Exists(one => one.Changes(place))).Select(proof => proof.Key)];
}
