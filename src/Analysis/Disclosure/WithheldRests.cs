namespace Naas.Analysis.Disclosure;

/// <summary>
/// What is left of a total when everything that is told of it is taken off: the withheld cells of it together, a group of which no row is
/// told and whose count anybody can work out, or a reader who takes its own off too.
/// </summary>
/// <remarks>
/// Such a rest keeps to what a row keeps to: it is no outcome of fewer people than rates are told of, nor one outcome of all of them, and
/// laid beside an earlier release it tells of no few who came since. That it counts few people is no reason by itself: it points at nobody
/// of a place. Where a withheld cell of a total is divided itself and some of its parts are told, these are taken off too.
/// </remarks>
internal sealed class WithheldRests(LinkedCells cells, OwnFigures own, DifferencingCheck before, DisclosurePolicy policy)
{
    /// <param name="Reader">Who can work it out; <see cref="OwnFigures.Nobody"/> for everybody.</param>
    /// <param name="Of">The withheld cells.</param>
    /// <param name="From">The total, and what is taken off it.</param>
    internal sealed record Rest(int Reader, IReadOnlyList<int> Of, IReadOnlyList<int> From);

    /// <summary>The totals whose rests change with one cell: its own, and those of the totals above.</summary>
    public IEnumerable<int> TiesThatRestOn(int place)
    {
        if (!policy.RestsAreHeldTogether)
            return [];
        var ties = new HashSet<int>(cells.TiesOf[place]);
        for (var above = ties.ToList(); above.Count > 0;)
            above = [.. above.SelectMany(tie => cells.TiesOf[cells.Ties[tie].Whole]).Where(ties.Add)];
        return ties;
    }

    /// <summary>A rest of a total that may not be told; none where there is none.</summary>
    public Rest? Telling(int tie)
    {
        if (!policy.RestsAreHeldTogether || !IsOfOneKind(cells.Ties[tie]) || !cells.Ties[tie].Parts.Any(part => cells.Unknown[part]))
            return null;
        return own.ReadersWith(cells.Ties[tie].Cells).Prepend(OwnFigures.Nobody)
            .SelectMany(reader => RestsOf(tie, reader))
            .FirstOrDefault(rest => MayNotBeTold(rest) && !WasSo(rest));
    }

    // Of people, or of outcomes: a group that is divided into outcomes has itself for what is left.
    private bool IsOfOneKind(LinkedCells.Tie tie) => tie.Parts.All(part => (cells.Groups[part] == part) == (cells.Groups[tie.Whole] == tie.Whole));

    private bool IsKnown(int reader, int place) => !cells.Unknown[place] || own.Has(reader, place, OwnFigures.Nobody);

    private IEnumerable<Rest> RestsOf(int tie, int reader)
    {
        var (whole, parts) = (cells.Ties[tie].Whole, cells.Ties[tie].Parts);
        if (!IsKnown(reader, whole))
            yield break;
        var direct = new Rest(reader, [.. parts.Where(part => !IsKnown(reader, part))], [whole, .. parts.Where(part => IsKnown(reader, part))]);
        // What is left where nothing is taken off is the total, which is told and keeps to its rules; a single cell has its proofs.
        if (direct is { Of.Count: > 1, From.Count: > 1 })
            yield return direct;
        foreach (var dimension in direct.Of.SelectMany(DividedBy).Distinct(StringComparer.Ordinal).ToList())
        {
            var divided = direct.Of.Where(part => Divided(part, dimension, reader) is not null).ToList();
            foreach (var some in divided.Count > 1 ? [divided, .. divided.Select(part => (List<int>)[part])] : (List<int>[])[divided])
            {
                if (Within(direct, some, dimension) is { Of.Count: > 1 } rest && rest.From.Count > direct.From.Count)
                    yield return rest;
            }
        }
    }

    private Rest Within(Rest rest, IEnumerable<int> divided, string dimension)
    {
        var (of, from, open) = (rest.Of.ToHashSet(), rest.From.ToList(), new Queue<int>(divided));
        while (open.TryDequeue(out var part))
        {
            if (Divided(part, dimension, rest.Reader) is not { } tie || !of.Remove(part))
                continue;
            foreach (var piece in tie.Parts)
            {
                if (IsKnown(rest.Reader, piece))
                {
                    from.Add(piece);
                }
                else
                {
                    _ = of.Add(piece);
                    open.Enqueue(piece);
                }
            }
        }

        return new Rest(rest.Reader, [.. of.Order()], from);
    }

    private IEnumerable<string> DividedBy(int place) => cells.TiesOf[place].Where(tie => cells.Ties[tie].Whole == place).Select(tie => cells.Ties[tie].Dimension);

    // How a withheld cell is divided where something of it is told, or of its own parts.
    private LinkedCells.Tie? Divided(int place, string dimension, int reader)
    {
        foreach (var tie in cells.TiesOf[place].Select(tie => cells.Ties[tie]))
        {
            if (tie.Whole == place && tie.Dimension == dimension && IsOfOneKind(tie) && tie.Parts.Any(part => IsKnown(reader, part) || Divided(part, dimension, reader) is not null))
                return tie;
        }

        return null;
    }

    private bool MayNotBeTold(Rest rest)
    {
        var groups = GroupsOf(rest.Of);
        var (people, outcome) = (Sum(groups), Sum(rest.Of));
        if (groups is null)
            return before.Releases.Any(release => Then(rest, release) is { } then && policy.IsSmall(Math.Abs(outcome!.Value - then)));
        if (IsOutcomeThatTells(people!.Value, outcome!.Value, rest))
            return true;
        return before.Releases.Any(release => Then(rest, release) is { } then && Then(rest with { Of = groups, From = GroupsOf(rest.From)! }, release) is { } had
            && people.Value - had is not 0 and var came && IsOutcomeThatTells(Math.Abs(came), (outcome.Value - then) * Math.Sign(came), rest));
    }

    // Of nobody there is no outcome. It may be one of the country only where no cell of it is below.
    private bool IsOutcomeThatTells(int people, int outcome, Rest rest) =>
        people > 0 && (!policy.AllowsRateOf(people) || ((outcome == 0 || outcome == people) && rest.Of.Any(place => cells.BelowNational[place])));

    // Who has all of it from earlier releases, and of its own, is told nothing, and nothing could be withheld from that reader any more.
    private bool WasSo(Rest rest) => rest.From.All(place => before.Known.Contains(place) || own.Has(rest.Reader, place, OwnFigures.Nobody));

    // Of each cell the group whose outcome it is; none where they are people themselves.
    private List<int>? GroupsOf(IReadOnlyList<int> places) => cells.Groups[places[0]] == places[0] ? null : [.. places.Select(place => cells.Groups[place])];

    private int? Sum(IReadOnlyList<int>? places) => places?.Sum(place => cells.Counts[place]);

    // What the cells held together when an earlier release was made, as far as it told.
    private static int? Then(Rest rest, DifferencingCheck.Seen release)
    {
        if (rest.Of.All(release.Told.ContainsKey))
            return rest.Of.Sum(place => release.Told[place]);
        return rest.From.All(release.Told.ContainsKey) ? release.Told[rest.From[0]] - rest.From.Skip(1).Sum(place => release.Told[place]) : null;
    }
}
