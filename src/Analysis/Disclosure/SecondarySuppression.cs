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
    private readonly WithheldRests rests;
    private readonly DisclosureAudit audit;
    private readonly bool[] known;
    private readonly bool[] decided;
    private readonly SortedSet<int> unproved;
    private readonly SortedDictionary<int, List<Proof>> proofs = [];
    // By cell, the cells of whose proofs one may change it.
    private readonly SortedSet<int>[] provedBy;
    private readonly int possibleValues;
    private readonly SortedSet<int> added = [];
    // For which cell each was withheld at first.
    private readonly Dictionary<int, int> addedFor = [];
    // By cell, the others that would be left together if it were told.
    private readonly Dictionary<int, IReadOnlyList<int>> restsBy = [];
    // The totals of which something else is withheld than when they were looked at last.
    private readonly SortedSet<int> toLookAt;
    private bool isPublishing;
    // In which round of looking for what to withhold next each total and each cell was come to last.
    private readonly int[] tieLookedAt;
    private readonly int[] cellLookedAt;
    private int looked;

    private SecondarySuppression(LinkedCells cells, OwnFigures own, WithheldRests rests, DisclosurePolicy policy, IReadOnlySet<int> known, IReadOnlySet<int> decided)
    {
        (this.cells, this.own, this.rests, possibleValues) = (cells, own, rests, policy.PossibleValues);
        toLookAt = [.. Enumerable.Range(0, cells.Ties.Count)];
        audit = new DisclosureAudit(cells, own, policy);
        (tieLookedAt, cellLookedAt) = (new int[cells.Ties.Count], new int[cells.Keys.Count]);
        provedBy = [.. cells.Keys.Select(_ => new SortedSet<int>())];
        this.known = [.. Enumerable.Range(0, cells.Keys.Count).Select(known.Contains)];
        this.decided = [.. Enumerable.Range(0, cells.Keys.Count).Select(decided.Contains)];
        unproved = new SortedSet<int>(Comparer<int>.Create((left, right) =>
            (cells.Counts[left], left).CompareTo((cells.Counts[right], right))));
    }

    /// <summary>Sets of changes that show that a reader cannot tell a cell.</summary>
    private sealed record Proof(IReadOnlyList<IReadOnlyDictionary<int, int>> Sets)
    {
        public bool Changes(int place) => Sets.Any(changes => changes.ContainsKey(place));
    }

    /// <summary>The cells to withhold beside the primary ones, each with the cells that it protects.</summary>
    /// <param name="known">Cells the reader knows whatever is withheld now; they cannot protect any other.</param>
    /// <param name="decided">Cells that are to be told unless nothing else protects.</param>
    /// <exception cref="NotShownSafeException">No release of these tables could be shown to be safe.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Of(
        LinkedCells cells, OwnFigures own, WithheldRests rests, IEnumerable<int> primary, DisclosurePolicy policy, IReadOnlySet<int> known, IReadOnlySet<int> decided)
    {
        var suppression = new SecondarySuppression(cells, own, rests, policy, known, decided);
        foreach (var place in primary.Where(place => !known.Contains(place)))
            suppression.Withhold(place);
        do
            suppression.ProtectAll();
        while (suppression.WithholdsForARest());
        suppression.PublishWhatIsNotNeeded();
        suppression.CheckEveryProof();
        return suppression.added.ToDictionary(place => place, place => (IReadOnlyList<int>)suppression.ProtectedBy(place));
    }

    private void Withhold(int place)
    {
        cells.Unknown[place] = true;
        proofs[place] = [];
        _ = unproved.Add(place);
        toLookAt.UnionWith(rests.TiesThatRestOn(place));
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

            var next = NextToWithhold(place, reader, isLastResort: false) ?? NextToWithhold(place, reader, isLastResort: true) ?? throw new NotShownSafeException(
                $"No release of these tables could be shown to be safe: {cells.Keys[place]} could be worked out even with every other figure near it withheld.");
            _ = added.Add(next);
            addedFor[next] = place;
            Withhold(next);
        }
    }

    // Where the cells of a total that are withheld may not be told together either, one more of it is withheld, or the total itself.
    private bool WithholdsForARest()
    {
        while (toLookAt.Count > 0)
        {
            var tie = toLookAt.Min;
            if (rests.Telling(tie) is not { } rest)
            {
                _ = toLookAt.Remove(tie);
                continue;
            }

            var next = NextOf(rest, isLastResort: false) ?? NextOf(rest, isLastResort: true) ?? throw new NotShownSafeException(
                $"No release of these tables could be shown to be safe: {string.Join("; ", rest.Of.Select(place => cells.Keys[place]))} could be told together from what is left of {cells.Keys[cells.Ties[tie].Whole]}.");
            _ = added.Add(next);
            addedFor[next] = rest.Of[0];
            restsBy[next] = rest.Of;
            Withhold(next);
            return true;
        }

        return false;

        int? NextOf(WithheldRests.Rest rest, bool isLastResort) =>
            rest.From.Where(at => CanBeWithheld(at) && (isLastResort || !decided[at]) && !own.Has(rest.Reader, at, OwnFigures.Nobody)) is var open && open.Any() ? open.MinBy(at => CostOf(at, tie: OwnFigures.Nobody)) : null;
    }

    // Adds the proofs that are missing; gives the first reader against whom none was found. A proof that changes nothing that a
    // reader has of its own holds against that reader too.
    private int? WhoCanTell(int place, List<Proof> found)
    {
        if (Proved(place, OwnFigures.Nobody, found) is not { } forAll)
            return OwnFigures.Nobody;
        foreach (var reader in ReadersToProveItTo(place, forAll))
        {
            if (Proved(place, reader, found) is null)
                return reader;
        }

        return null;
    }

    private IEnumerable<int> ReadersToProveItTo(int place, Proof forAll) =>
        own.ReadersOf(forAll.Sets.SelectMany(changes => changes)).Where(reader => own.IsKeptFrom(reader, place));

    private Proof? Proved(int place, int reader, List<Proof> found)
    {
        if (found.Find(proof => HoldsAgainst(reader, place, proof)) is { } before)
            return before;
        if (audit.Stands(place, reader, isPublishing) is not { } sets)
            return null;
        var proof = new Proof(sets);
        found.Add(proof);
        foreach (var changed in sets.SelectMany(changes => changes.Keys))
            _ = provedBy[changed].Add(place);
        return proof;
    }

    private bool HoldsAgainst(int reader, int place, Proof proof) =>
        reader == OwnFigures.Nobody || proof.Sets.All(changes => own.Allows(reader, place, changes));

    // A total with a single cell that the reader does not have gives that cell away, and through it the others: such a total
    // first, the nearest before those further off. Where there is none the cell is hemmed in by small numbers: widen around it.
    private int? NextToWithhold(int place, int reader, bool isLastResort)
    {
        var nearest = -1;
        foreach (var tie in TiesFrom(place, reader))
        {
            var (open, protecting) = (0, 0);
            foreach (var at in cells.Ties[tie].Cells.Where(at => !own.Has(reader, at, kept: place)))
                (open, protecting) = (cells.Unknown[at] ? open + 1 : open, Protects(at) ? protecting + 1 : protecting);
            if (protecting == 0)
                continue;
            if (open == 1)
                return Cheapest(tie);
            if (nearest < 0)
                nearest = tie;
        }

        return nearest < 0 ? null : Cheapest(nearest);

        bool Protects(int at) => CanBeWithheld(at) && (isLastResort || !decided[at]);

        // What the reader has protects nothing.
        int Cheapest(int tie) => cells.Ties[tie].Cells.Where(at => Protects(at) && !own.Has(reader, at, kept: place)).MinBy(at => CostOf(at, tie));
    }

    // Every total that can be come to through cells that the reader does not have.
    private IEnumerable<int> TiesFrom(int place, int reader)
    {
        looked++;
        var queue = new Queue<int>([place]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var tie in cells.TiesOf[at])
            {
                if (tieLookedAt[tie] == looked)
                    continue;
                tieLookedAt[tie] = looked;
                yield return tie;
                foreach (var next in cells.Ties[tie].Cells)
                {
                    if (cells.Unknown[next] && cellLookedAt[next] != looked && !own.Has(reader, next, kept: place))
                    {
                        cellLookedAt[next] = looked;
                        queue.Enqueue(next);
                    }
                }
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
        isPublishing = true;
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
        // Of a total with one other cell that is withheld, that one would follow.
        if (cells.TiesOf[place].Exists(tie => cells.Ties[tie].Cells.Count(other => cells.Unknown[other]) == 2))
            return false;
        cells.Unknown[place] = false;
        if (Replaced(place) is { } replaced && !rests.TiesThatRestOn(place).Any(tie => rests.Telling(tie) is not null))
        {
            foreach (var (other, found) in replaced)
                proofs[other] = found;
            return true;
        }

        cells.Unknown[place] = true;
        return false;
    }

    // The proofs of what a cell protects, without it; none where something would not stand any more.
    private Dictionary<int, List<Proof>>? Replaced(int place)
    {
        var replaced = new Dictionary<int, List<Proof>>();
        // What it was withheld for fails soonest.
        foreach (var other in ProtectedBy(place).OrderByDescending(other => other == addedFor[place]))
        {
            replaced[other] = [.. proofs[other].Where(proof => !proof.Changes(place))];
            if (WhoCanTell(other, replaced[other]) is not null)
                return null;
        }

        return replaced;
    }

    // The proofs were found one after another while cells were withheld and published again: each is held once more
    // against the release as it now is, and each reader who has some of what the proof for all changes against its own.
    private void CheckEveryProof()
    {
        foreach (var (place, found) in proofs)
        {
            var holds = found.TrueForAll(proof => proof.Sets.All(cells.Allows)
                && proof.Sets.Select(changes => changes[place]).Append(0).Distinct().Count() == possibleValues);
            if (!holds || found is [] || ReadersToProveItTo(place, found[0]).Any(reader => !found.Exists(proof => HoldsAgainst(reader, place, proof))))
            {
                throw new InvalidOperationException($"{cells.Keys[place]} is withheld on a proof that does not hold: the search for it has a fault.");
            }
        }

        if (Enumerable.Range(0, cells.Ties.Count).Select(rests.Telling).FirstOrDefault(rest => rest is not null) is { } told)
            throw new InvalidOperationException($"{string.Join("; ", told.Of.Select(place => cells.Keys[place]))} can be told together though that was not to be: what was published again has a fault.");
    }

    private List<int> ProtectedBy(int place) =>
        [.. provedBy[place].Where(other => other != place && proofs.TryGetValue(other, out var found) && found.Exists(proof => proof.Changes(place))).Union(restsBy.GetValueOrDefault(place, [])).Order()];
}
