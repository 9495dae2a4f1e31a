using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Publishing;

/// <summary>A data set counted and not yet released: the tables to which disclosure control is applied, and how the file is laid out from what may leave.</summary>
/// <param name="Tables">Everything that the file tells, as counts; released together.</param>
/// <param name="Laid">The file, from the cells as they may leave.</param>
/// <param name="N">How many units were counted.</param>
public sealed record CountedDataSet(IReadOnlyList<CountTable> Tables, Func<Release, DataSet> Laid, int N)
{
    /// <summary>The same people by all dimensions of the tables at once, where disclosure control needs it.</summary>
    public CountTable? Population { get; init; }
}
