namespace Naas.Projections;

/// <summary>A table of counts over all rows of another: what every row contributes, added up.</summary>
/// <remarks>
/// It is kept by the difference between what a row contributed before and what it contributes after, in the transaction of the
/// row itself, and never counted anew: what is asked of a country costs no more than what is asked of a town. The <c>.sql</c>
/// files: <c>table</c>, <c>add</c> (differences to what is there), <c>settle</c> (of the lines that changed those that came to nought go, so that equal rows have equal tallies).
/// </remarks>
public abstract class Tally : StoredTable
{
    /// <summary>The column that holds how many rows contribute.</summary>
    public const string NumberColumn = "number";
}

/// <summary>The tally over one table's rows, whatever it tells them apart by.</summary>
public abstract class Tally<TRow> : Tally
    where TRow : class
{
    internal abstract TallySum<TRow> Begin();
}

/// <typeparam name="TRow">The rows that are counted.</typeparam>
/// <typeparam name="TKey">What is counted apart, without the generation.</typeparam>
public abstract class Tally<TRow, TKey> : Tally<TRow>
    where TRow : class
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>In the order in which <c>add</c> names them, the number behind them.</summary>
    public abstract Columns<TKey> KeyColumns { get; }

    /// <summary>Where a row counts as one; nowhere, or in several places. It follows from the row alone.</summary>
    public abstract IEnumerable<TKey> Contribute(TRow row);

    public sealed override IEnumerable<string> ColumnNames => [.. KeyColumns, NumberColumn];

    internal sealed override TallySum<TRow> Begin() => new TallySum<TRow, TKey>(this);
}

/// <summary>By how much a tally changes.</summary>
public abstract class TallySum
{
    public abstract Tally Tally { get; }

    /// <summary>Adds what another part of the same rows comes to.</summary>
    public abstract void Add(TallySum other);

    /// <summary>The changes that are none of nought, with <see cref="Tally.NumberColumn"/> behind their keys.</summary>
    public abstract IReadOnlyList<ColumnValues> Changes(out int count);
}

internal abstract class TallySum<TRow> : TallySum
{
    public abstract void Add(TRow row, long times);
}

internal sealed class TallySum<TRow, TKey>(Tally<TRow, TKey> tally) : TallySum<TRow>
    where TRow : class
    where TKey : struct, IEquatable<TKey>
{
    private readonly Dictionary<TKey, long> _changes = [];

    public override Tally Tally => tally;

    public override void Add(TRow row, long times)
    {
        foreach (var key in tally.Contribute(row))
            Add(key, times);
    }

    public override void Add(TallySum other)
    {
        foreach (var (key, change) in ((TallySum<TRow, TKey>)other)._changes)
            Add(key, change);
    }

    public override IReadOnlyList<ColumnValues> Changes(out int count)
    {
        var changed = _changes.Where(change => change.Value != 0).ToList();
        count = changed.Count;
        return [.. tally.KeyColumns.ValuesOf(changed.ConvertAll(change => change.Key)), new ColumnValues(Tally.NumberColumn, changed.ConvertAll(change => change.Value).ToArray())];
    }

    private void Add(TKey key, long change) => _changes[key] = _changes.GetValueOrDefault(key) + change;
}
