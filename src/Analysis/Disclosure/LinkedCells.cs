namespace Naas.Analysis.Disclosure;

/// <summary>
/// The cells of tables that are released together, as a reader sees them: each cell once, whichever tables show it,
/// every total that ties them, and which of them the reader does not know.
/// </summary>
internal sealed class LinkedCells
{
    private readonly Dictionary<CellKey, int> places = [];
    private readonly List<Tie> ties = [];
    private readonly Dictionary<int, IReadOnlyList<OwnCount>> own = [];

    private LinkedCells(IReadOnlyList<CellKey> keys)
    {
        Keys = keys;
        foreach (var (place, key) in keys.Index())
            places.Add(key, place);
        Counts = new int[keys.Count];
        Least = new int[keys.Count];
        Breadths = new int[keys.Count];
        Unknown = new bool[keys.Count];
        Hidden = new bool[keys.Count];
        BelowNational = new bool[keys.Count];
        Groups = [.. Enumerable.Range(0, keys.Count)];
        TiesOf = [.. keys.Select(_ => new List<int>())];
    }

    /// <summary>A whole and its parts, by place.</summary>
    /// <param name="Dimension">By which the parts divide it.</param>
    internal sealed record Tie(int Whole, IReadOnlyList<int> Parts, string Dimension)
    {
        /// <summary>The whole, then its parts.</summary>
        public int[] Cells { get; } = [Whole, .. Parts];
    }

    public IReadOnlyList<CellKey> Keys { get; }

    public int[] Counts { get; }

    /// <summary>The least a reader knows each cell to hold when its figure is withheld.</summary>
    public int[] Least { get; }

    /// <summary>In how many dimensions each cell is a total, at most, in the tables that show it.</summary>
    public int[] Breadths { get; }

    /// <summary>Which cells the reader does not know: those withheld, and those of no released table.</summary>
    public bool[] Unknown { get; }

    /// <summary>Which cells stand in no released table, though the people in them are counted in all.</summary>
    public bool[] Hidden { get; }

    /// <summary>The group whose outcome each cell is; the cell itself where it is no outcome.</summary>
    public int[] Groups { get; }

    /// <summary>Which cells are outcomes below the national level.</summary>
    public bool[] BelowNational { get; }

    /// <summary>How many people of each reader a cell counts, where no released table divides them by reader; the most first.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<OwnCount>> Own => own;

    public IReadOnlyList<List<int>> TiesOf { get; }

    public IReadOnlyList<Tie> Ties => ties;

    /// <summary>Joins the tables by the cells they share.</summary>
    /// <param name="population">The people of all tables by every dimension at once; needed from three tables on, where each pair of tables can bound the third; not where every two share the same dimensions.</param>
    /// <exception cref="ArgumentException">Two tables count the same people differently, or three are given without the population.</exception>
    public static LinkedCells Of(IReadOnlyList<CountTable> tables, CountTable? population)
    {
        if (tables.Count > 2 && population is null && !ShareOneCore(tables))
            throw new ArgumentException("Three or more tables of one population can bound one another through figures that none of them shows: give the population by all their dimensions together.", nameof(population));
        return OfAll(tables, population is null ? tables : [.. tables, population]);
    }

    /// <summary>Joins tables that divide the same totals in several ways, as far as the figures that they show bound one another.</summary>
    /// <exception cref="ArgumentException">Two tables count the same people differently.</exception>
    public static LinkedCells OfParts(IReadOnlyList<CountTable> tables) => OfAll(tables, tables);

    private static LinkedCells OfAll(IReadOnlyList<CountTable> tables, IReadOnlyList<CountTable> all)
    {
        var cells = new LinkedCells([.. all.SelectMany(table => table.Counts.Keys).Distinct().Order()]);
        Array.Fill(cells.Hidden, true);
        foreach (var table in tables)
        {
            foreach (var key in table.Counts.Keys)
            {
                var place = cells.places[key];
                cells.Hidden[place] = false;
                if (table.Outcomes?.GroupOf(table, key) is { } group)
                    (cells.Groups[place], cells.BelowNational[place]) = (cells.places[group], key.Divides(table.Outcomes.Geography));
                cells.Least[place] = PrimarySuppression.LeastWithheld(table, key);
                cells.Breadths[place] = Math.Max(cells.Breadths[place], table.Breadth(key));
            }

            foreach (var (key, people) in table.Own)
                cells.own[cells.places[key]] = people;
        }

        cells.Hidden.CopyTo(cells.Unknown, 0);
        cells.Fill(all);
        cells.TieUp(all);
        return cells;
    }

    public int PlaceOf(CellKey key) => places[key];

    public bool Has(CellKey key) => places.ContainsKey(key);

    /// <summary>Takes a reader to know that cells hold at least so many.</summary>
    public void Raise(IReadOnlyDictionary<int, int> atLeast)
    {
        foreach (var (place, people) in atLeast)
            Least[place] = Math.Max(Least[place], people);
    }

    /// <summary>Takes a reader to know that a cell withheld in two releases holds somebody, wherever it does; a cell that holds nobody any more may be withheld as 0.</summary>
    public void RuleOutLess(int place) => Least[place] = Math.Min(Hidden[place] ? 1 : Least[place], Counts[place]);

    /// <summary>Takes a reader to know that a total holds at least what its parts hold, those that stay unknown and those that are known.</summary>
    public void RaiseTotals(IReadOnlySet<int> known)
    {
        var atLeast = Enumerable.Range(0, Keys.Count).Select(place => known.Contains(place) ? Counts[place] : Math.Min(Least[place], Counts[place])).ToArray();
        // A whole has fewer dimensions than its parts or holds them in one of them, so a few rounds reach the widest.
        for (var raised = true; raised;)
        {
            raised = false;
            foreach (var tie in ties)
            {
                if (tie.Parts.Sum(part => atLeast[part]) is var sum && sum > atLeast[tie.Whole])
                    (atLeast[tie.Whole], raised) = (sum, true);
            }
        }

        foreach (var place in Enumerable.Range(0, Keys.Count))
            Least[place] = Math.Max(Least[place], atLeast[place]);
    }

    /// <summary>Whether a reader must take the changed counts for possible: nothing known changes, every total holds, and no cell holds less than it can.</summary>
    public bool Allows(IReadOnlyDictionary<int, int> changes) =>
        changes.All(change => Unknown[change.Key] && Counts[change.Key] + change.Value >= Least[change.Key])
        && changes.Keys.SelectMany(place => TiesOf[place]).Distinct().All(tie =>
            ties[tie].Parts.Sum(part => changes.GetValueOrDefault(part)) == changes.GetValueOrDefault(ties[tie].Whole));

    // Where each table divides the same core by dimensions that no other has, whole counts that fit each table fit all of them
    // together: within a cell of the core the tables' divisions can always be crossed. Then no pair bounds a third.
    private static bool ShareOneCore(IReadOnlyList<CountTable> tables)
    {
        var core = Common(tables[0], tables[1]);
        return tables.SelectMany((one, at) => tables.Skip(at + 1).Select(other => Common(one, other))).All(core.SetEquals);

        static HashSet<string> Common(CountTable one, CountTable other) =>
            one.Dimensions.Select(dimension => dimension.Name).Intersect(other.Dimensions.Select(dimension => dimension.Name)).ToHashSet(StringComparer.Ordinal);
    }

    private void Fill(IReadOnlyList<CountTable> tables)
    {
        var filled = new bool[Keys.Count];
        foreach (var table in tables)
        {
            foreach (var (key, count) in table.Counts)
            {
                var place = places[key];
                if (filled[place] && Counts[place] != count)
                    throw new ArgumentException($"{table.Name} counts {count} people as {key}, and another of the tables {Counts[place]}: release together only tables of the same people.", nameof(tables));
                Counts[place] = count;
                filled[place] = true;
            }
        }
    }

    private void TieUp(IReadOnlyList<CountTable> tables)
    {
        var seen = new HashSet<Tie>(SameCells.Instance);
        // In an order that does not rest on the order of the tables.
        foreach (var tie in tables.OrderBy(table => string.Join('|', table.Dimensions.Select(dimension => dimension.Name)), StringComparer.Ordinal)
            .SelectMany(table => table.Sums.Select(sum => new Tie(places[sum.Whole], [.. sum.Parts.Select(part => places[part])], DimensionOf(table, sum.Whole, sum.Parts[0])))))
        {
            if (!seen.Add(tie))
                continue;
            foreach (var place in tie.Cells)
                TiesOf[place].Add(ties.Count);
            ties.Add(tie);
        }
    }

    private static string DimensionOf(CountTable table, CellKey whole, CellKey part) =>
        table.Dimensions.First(dimension => whole.CategoryOf(dimension.Name) != part.CategoryOf(dimension.Name)).Name;

    private sealed class SameCells : IEqualityComparer<Tie>
    {
        public static SameCells Instance { get; } = new();

        public bool Equals(Tie? x, Tie? y) => x is not null && y is not null && x.Cells.SequenceEqual(y.Cells);

        public int GetHashCode(Tie tie)
        {
            var hash = new HashCode();
            foreach (var place in tie.Cells)
                hash.Add(place);
            return hash.ToHashCode();
        }
    }
}
