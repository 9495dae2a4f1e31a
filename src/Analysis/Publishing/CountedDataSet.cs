using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Publishing;

/// <summary>A data set counted and not yet released: the tables to which disclosure control is applied, and how the file is laid out from what may leave.</summary>
/// <param name="Tables">Everything that the file tells, as counts, released together; where there are parts, the totals of all of them.</param>
/// <param name="Laid">The file, from the cells as they may leave.</param>
/// <param name="N">How many units were counted.</param>
public sealed record CountedDataSet(IReadOnlyList<CountTable> Tables, Func<Release, DataSet> Laid, int N)
{
    /// <summary>The same people by all dimensions of the tables at once, where disclosure control needs it.</summary>
    public CountTable? Population { get; init; }

    /// <summary>Tables that divide the same totals, each part by a dimension of its own; none for most.</summary>
    public IReadOnlyList<IReadOnlyList<CountTable>> Parts { get; init; } = [];

    /// <summary>What authorities were told of their own people, where they are told of them otherwise than the data set counts them.</summary>
    public IReadOnlyList<OwnAsTold> Own { get; init; } = [];

    /// <summary>What may leave, beside what has left already.</summary>
    /// <param name="earlier">Released before of nearly the same people.</param>
    /// <exception cref="NotShownSafeException">No release could be shown to be safe.</exception>
    public Release Released(DisclosurePolicy policy, IReadOnlyList<EarlierRelease> earlier) =>
        Parts.Count == 0 ? Release.Of(policy, Tables, Population, earlier, Own) : Release.InParts(policy, Tables, Parts, earlier, Own);

    /// <summary>Of a release of another data set, the cells that this one has too.</summary>
    public EarlierRelease InCommonWith(EarlierRelease other) => other.Within(Parts.SelectMany(part => part).Concat(Tables));
}
