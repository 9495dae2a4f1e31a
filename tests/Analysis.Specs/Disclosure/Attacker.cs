using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>
/// A reader with all the time in the world: tries every way to fill the finest cells with whole numbers that fits what
/// is published. Knows nothing of how the release was made but the policy's rule, and shares no code with it.
/// </summary>
internal sealed class Attacker
{
    private const int FurtherThanNeeded = 4;
    private const int MostTried = 5_000_000;

    private readonly IReadOnlyList<Dimension> dimensions;
    private readonly List<Fact> facts = [];
    private readonly List<CellKey> finest;
    private readonly int[] truth;
    private int tried;
    private bool gaveUp;

    /// <param name="population">The finest cells are those of this table; it holds every dimension that is published.</param>
    /// <param name="published">The figure of each cell, or none where the reader sees <c>c</c>.</param>
    /// <param name="least">The least that <c>c</c> can stand for in a cell.</param>
    public Attacker(CountTable population, IEnumerable<(CellKey Key, int? Figure)> published, Func<CellKey, int> least)
    {
        dimensions = population.Dimensions;
        finest = population.Counts.Keys.Where(key => population.Dimensions.All(dimension =>
            key.CategoryOf(dimension.Name) is { } category && dimension.IsFinest(category))).ToList();
        truth = [.. finest.Select(key => population[key])];
        foreach (var (key, figure) in published)
        {
            var members = Enumerable.Range(0, finest.Count).Where(at => population.Dimensions.All(dimension =>
                key.CategoryOf(dimension.Name) is not { } wanted
                || dimension.WithWholes(finest[at].CategoryOf(dimension.Name)!).Contains(wanted))).ToArray();
            facts.Add(new Fact(key, members, figure, least(key)));
        }
    }

    /// <summary>Gives the reader exact figures of its own, as an authority has on its dashboard.</summary>
    public Attacker WithItsOwn(Func<CellKey, bool> isOwn)
    {
        foreach (var (at, key) in finest.Index().Where(cell => isOwn(cell.Item)).ToList())
        {
            _ = facts.RemoveAll(fact => fact.Key == key);
            facts.Add(new Fact(key, [at], truth[at], 0));
        }

        return this;
    }

    /// <summary>Values that a cell can have given all that is published, the nearest to its true one first, until there are as many as are asked for.</summary>
    public IReadOnlyList<int> PossibleValues(CellKey key, int wanted)
    {
        var asked = facts.Single(fact => fact.Key == key);
        var real = asked.Members.Sum(at => truth[at]);
        var order = Enumerable.Range(0, finest.Count).OrderByDescending(at => HasInCommon(finest[at], key)).ToArray();
        var others = facts.Where(fact => fact.Key != key).ToList();
        return [.. Enumerable.Range(0, real + FurtherThanNeeded + 1)
            .Where(value => value >= asked.Least)
            .OrderBy(value => Math.Abs(value - real))
            .Where(value => Fits([.. others, asked with { Figure = value }], order))
            .Take(wanted)];
    }

    /// <summary>Whether fewer values than so many are left of a cell, every way having been tried.</summary>
    /// <exception cref="InvalidOperationException">A search was given up, so that there may be more.</exception>
    public bool IsLeftWithFewerThan(int values, CellKey key)
    {
        gaveUp = false;
        if (PossibleValues(key, wanted: values).Count == values)
            return false;
        return gaveUp ? throw new InvalidOperationException($"The search for the values of {key} was given up: there may be {values}.") : true;
    }

    // What is asked about is filled first, and what is near it next, places before all else: further off little has to change.
    private int HasInCommon(CellKey cell, CellKey asked) => dimensions.Index().Sum(dimension =>
        asked.CategoryOf(dimension.Item.Name) is { } wanted && dimension.Item.WithWholes(cell.CategoryOf(dimension.Item.Name)!).Contains(wanted) ? dimension.Index == 0 ? 2 : 1 : 0);

    private bool Fits(IReadOnlyList<Fact> all, int[] order)
    {
        var places = order.Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        var given = all.Select(fact => fact with { Members = [.. fact.Members.Select(member => places[member])] }).ToList();
        var real = Array.ConvertAll(order, at => truth[at]);
        // Where nothing published bounds a cell, a few more than there are is as far as this reader looks.
        var most = real.Select((count, at) => given
            .Where(fact => fact.Figure is not null && fact.Members.Contains(at))
            .Select(fact => fact.Figure!.Value)
            .DefaultIfEmpty(count + FurtherThanNeeded)
            .Min()).ToArray();
        // What a cell is known to hold by itself is taken in before its turn comes.
        var atLeast = real.Select((_, at) => given.Where(fact => fact.Figure is not null && fact.Members is [var only] && only == at).Select(fact => fact.Figure!.Value).DefaultIfEmpty(0).Max()).ToArray();
        var about = Enumerable.Range(0, real.Length).Select(at => given.Where(fact => fact.Members.Contains(at)).ToArray()).ToArray();
        tried = 0;
        return Fill(0, new int[real.Length], real, atLeast, most, about);
    }

    // The order in which values are tried says nothing of what is found, only how soon.
    private bool Fill(int at, int[] filled, int[] real, int[] atLeast, int[] most, Fact[][] about)
    {
        if (at == filled.Length)
            return true;

        foreach (var value in Enumerable.Range(0, most[at] + 1).OrderBy(value => Math.Abs(value - real[at])))
        {
            // A way that was not tried counts as one that does not exist, and a value that is missing fails a release. Who lets one pass
            // because values are missing has to ask whether they are, every way having been tried.
            if (++tried > MostTried)
            {
                gaveUp = true;
                return false;
            }

            filled[at] = value;
            if (Array.TrueForAll(about[at], fact => fact.CanStillHold(at, filled, atLeast, most)) && Fill(at + 1, filled, real, atLeast, most, about))
                return true;
        }

        return false;
    }

    private sealed record Fact(CellKey Key, int[] Members, int? Figure, int Least)
    {
        public bool CanStillHold(int at, int[] filled, int[] atLeast, int[] most)
        {
            var sofar = 0;
            var atMost = 0;
            foreach (var member in Members)
            {
                sofar += member <= at ? filled[member] : atLeast[member];
                atMost += member <= at ? filled[member] : most[member];
            }

            return Figure is { } figure ? sofar <= figure && figure <= atMost : atMost >= Least;
        }
    }
}
