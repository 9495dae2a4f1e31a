namespace Naas.Analysis.Disclosure;

/// <summary>
/// The readers who have exact figures of their own, as each authority has on its dashboard: which cells each of them has
/// whatever is withheld, and which have to be kept from each of them.
/// </summary>
/// <remarks>
/// A cell that is withheld for itself is kept from all whose people it does not count. One that is withheld only to protect
/// others is not confidential in itself: it is kept from readers of the release alone, and each cell that it protects has
/// its own proof against every reader, whatever that reader can derive.
/// </remarks>
internal sealed class OwnFigures
{
    /// <summary>In place of a reader: whoever has no figures but those released.</summary>
    public const int Nobody = -1;

    private readonly LinkedCells cells;
    private readonly Dimension? dimension;
    private readonly DifferencingCheck before;
    private readonly HashSet<int> forThemselves;
    private readonly List<string> readers = [];
    private readonly int[] owners;
    private readonly ILookup<int, int> owned;
    // By cell that no table divides by readers, how many of its people each reader has, the most first.
    private readonly Dictionary<int, IReadOnlyList<(int Reader, int People)>> ownOf = [];
    private readonly Dictionary<(int Reader, int Place), int> ownPeople = [];
    // What each reader may have worked out of each earlier release, and what of any of them.
    private readonly List<IReadOnlySet<int>[]> workedOutOf = [];
    private readonly HashSet<int>[] workedOut;
    private readonly ILookup<int, int> readersBy;
    // By cell of a reader's own people of which it was told another figure, who that is, and the least that it knows the cell to hold.
    private readonly Dictionary<int, (int Reader, int Least)> toldOtherwise = [];

    /// <param name="dimension">Whose finest categories the readers are; none where nobody has figures of its own.</param>
    /// <param name="forThemselves">Which cells the policy withholds whatever was released before.</param>
    public OwnFigures(LinkedCells cells, Dimension? dimension, DifferencingCheck before, IEnumerable<int> forThemselves)
    {
        (this.cells, this.dimension, this.before) = (cells, dimension, before);
        this.forThemselves = [.. forThemselves, .. before.Different];
        if (dimension is not null)
            readers.AddRange(dimension.Categories.Where(dimension.IsFinest));
        var numbers = readers.Index().ToDictionary(reader => reader.Item, reader => reader.Index, StringComparer.Ordinal);
        owners = [.. cells.Keys.Select(key => dimension is not null && key.CategoryOf(dimension.Name) is { } category ? numbers.GetValueOrDefault(category, Nobody) : Nobody)];
        foreach (var told in before.Own.Where(told => numbers.ContainsKey(told.Reader) && told.Figures.Any(figure => cells.Counts[figure.Key] != figure.Value)))
            IsToldOtherwise(numbers[told.Reader], told.Figures);
        owned = Enumerable.Range(0, owners.Length).ToLookup(place => owners[place]);
        foreach (var (place, people) in cells.Own.Where(_ => dimension is not null))
        {
            ownOf[place] = [.. people.Select(own => (numbers[own.Reader], own.People))];
            foreach (var (reader, own) in ownOf[place])
                ownPeople.Add((reader, place), own);
        }

        workedOut = [.. readers.Select(_ => new HashSet<int>())];
        foreach (var release in before.Releases)
        {
            var found = WorkedOut(release.Told.Keys);
            workedOutOf.Add(found);
            foreach (var reader in Enumerable.Range(0, readers.Count))
                workedOut[reader].UnionWith(found[reader]);
        }

        readersBy = workedOut.Index().SelectMany(one => one.Item.Select(place => (Reader: one.Index, Place: place))).ToLookup(one => one.Place, one => one.Reader);
    }

    /// <summary>Who can rule out some of these changes by what it has beyond what is released.</summary>
    public IEnumerable<int> ReadersOf(IEnumerable<KeyValuePair<int, int>> changes) => changes
        .SelectMany(change => readersBy[change.Key].Concat(ReadersWithMore(change.Key, cells.Counts[change.Key] + change.Value)).Prepend(owners[change.Key])
            .Append(toldOtherwise.TryGetValue(change.Key, out var told) ? told.Reader : Nobody))
        .Where(reader => reader != Nobody).Distinct();

    /// <summary>Who has some of these cells beyond what is released.</summary>
    public IEnumerable<int> ReadersWith(IEnumerable<int> places) => places.SelectMany(place => readersBy[place].Prepend(owners[place])).Where(reader => reader != Nobody).Distinct();

    /// <summary>The least that a reader knows a cell to hold: people of its own are in it too.</summary>
    public int Least(int reader, int place)
    {
        if (toldOtherwise.Count > 0 && toldOtherwise.TryGetValue(place, out var told) && told.Reader == reader)
            return Math.Max(told.Least, cells.Least[place]);
        return ownPeople.Count > 0 && ownPeople.TryGetValue((reader, place), out var own) && own > cells.Least[place] ? own : cells.Least[place];
    }

    /// <summary>Whether a reader from whom one cell is kept has to be taken to have another.</summary>
    public bool Has(int reader, int place, int kept) => reader != Nobody
        && (owners[place] == reader || (place != kept && workedOut[reader].Contains(place)));

    /// <summary>Whether a reader from whom one cell is kept cannot rule the changes out.</summary>
    public bool Allows(int reader, int kept, IReadOnlyDictionary<int, int> changes) =>
        changes.All(change => !Has(reader, change.Key, kept) && cells.Counts[change.Key] + change.Value >= Least(reader, change.Key));

    /// <summary>Whether a cell that is withheld has to be kept from a reader.</summary>
    public bool IsKeptFrom(int reader, int place) =>
        owners[place] != reader
        && (forThemselves.Contains(place) || WasKeptFrom(reader, place))
        && !CountsOnlyPeopleOf(reader, place);

    // A figure that was withheld only to protect others, and that a reader could work out, need not be kept from that reader now.
    private bool WasKeptFrom(int reader, int place) =>
        before.Releases.Index().Any(release => release.Item.Withheld.Contains(place) && !workedOutOf[release.Index][reader].Contains(place));

    private bool CountsOnlyPeopleOf(int reader, int place)
    {
        if (ownOf.ContainsKey(cells.Groups[place]))
            return ownPeople.GetValueOrDefault((reader, cells.Groups[place])) == cells.Counts[cells.Groups[place]];
        var group = cells.Keys[cells.Groups[place]];
        var theirs = group.With(dimension!.Name, readers[reader]);
        return dimension.WithWholes(readers[reader]).Contains(group.CategoryOf(dimension.Name) ?? dimension.Total)
            && cells.Has(theirs) && owners[cells.PlaceOf(theirs)] == reader && cells.Counts[cells.PlaceOf(theirs)] == cells.Counts[cells.Groups[place]];
    }

    // Such a reader has of its own what it was told, as far as that is what is counted; of the rest it knows that it changed, and most by growing.
    private void IsToldOtherwise(int reader, IReadOnlyDictionary<int, int> told)
    {
        foreach (var place in Enumerable.Range(0, owners.Length).Where(place => owners[place] == reader))
        {
            var figure = told.TryGetValue(place, out var own) ? own : (int?)null;
            if (figure == cells.Counts[place])
                continue;
            owners[place] = Nobody;
            toldOtherwise[place] = (reader, figure < cells.Counts[place] ? figure.Value + 1 : 0);
        }
    }

    private IReadOnlySet<int>[] WorkedOut(IEnumerable<int> told)
    {
        var follows = new WhatFollows(cells);
        _ = follows.From(told);
        var forAll = follows.Count;
        return [.. readers.Select((_, reader) =>
        {
            var found = follows.From(owned[reader]).Select(cell => cell.Place).ToHashSet();
            follows.BackTo(forAll);
            return found;
        })];
    }

    private IEnumerable<int> ReadersWithMore(int place, int people) =>
        ownOf.TryGetValue(place, out var own) ? own.TakeWhile(one => one.People > people).Select(one => one.Reader) : [];
}
