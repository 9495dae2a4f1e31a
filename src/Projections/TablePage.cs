namespace Naas.Projections;

/// <summary>The rows of one table that one page of events concerns, held in memory between loading and writing.</summary>
public abstract class TablePage
{
    public abstract ProjectionTable Table { get; }

    /// <summary>Says that the event is coming, so that its row can be loaded.</summary>
    public abstract void Expect(RecordedEvent recorded);

    /// <summary>How many different rows the expected events concern.</summary>
    public abstract int Expected { get; }

    public abstract IReadOnlyList<ColumnValues> ExpectedKeys();

    /// <summary>Takes one row that was found under an expected key.</summary>
    public abstract void Load(IRowValues values);

    /// <summary>Folds an event into its row, to be kept or dropped: an event takes effect in every table or in none.</summary>
    /// <exception cref="Exception">Whatever the fold throws.</exception>
    public abstract void Stage(RecordedEvent recorded);

    public abstract void Keep();

    public abstract void Drop();

    /// <summary>The rows to be written: new ones, and those that are no longer what they were.</summary>
    public abstract IReadOnlyList<ColumnValues> Upserts(out int count);

    /// <summary>The keys of rows that are gone.</summary>
    public abstract IReadOnlyList<ColumnValues> Deletes(out int count);

    /// <summary>By how much the tally over the rows changes; null where there is none.</summary>
    public abstract TallySum? Sum();

    /// <summary>Writes every row there is into rows to be copied: for pages that hold all there is of their streams.</summary>
    public abstract void WriteTo(BinaryRows rows, int generation);
}

internal sealed class TablePage<TKey, TRow>(ProjectionTable<TKey, TRow> table) : TablePage
    where TKey : struct, IEquatable<TKey>
    where TRow : class
{
    private readonly HashSet<TKey> _expected = [];
    private readonly Dictionary<TKey, TRow> _loaded = [];
    private readonly Dictionary<TKey, TRow?> _folded = [];
    private readonly Dictionary<TKey, TRow?> _staged = [];

    public override ProjectionTable Table => table;

    public override int Expected => _expected.Count;

    public override void Expect(RecordedEvent recorded)
    {
        if (!BroughtOver.Is(recorded.Event))
            ExpectRowOf(recorded);
        else
        {
            foreach (var step in table.Steps(recorded))
                ExpectRowOf(step.Recorded);
        }
    }

    public override IReadOnlyList<ColumnValues> ExpectedKeys() => table.KeyColumns.ValuesOf(_expected);

    public override void Load(IRowValues values)
    {
        var row = table.Read(values);
        _loaded.Add(table.KeyOf(row), row);
    }

    public override void Stage(RecordedEvent recorded)
    {
        _staged.Clear();
        if (!BroughtOver.Is(recorded.Event))
            Stage(new FoldStep(recorded, Clears: false));
        else
        {
            foreach (var step in table.Steps(recorded))
                Stage(step);
        }
    }

    public override void Keep()
    {
        foreach (var (key, row) in _staged)
            _folded[key] = row;
        _staged.Clear();
    }

    public override void Drop() => _staged.Clear();

    public override IReadOnlyList<ColumnValues> Upserts(out int count)
    {
        var rows = new List<TRow>(_folded.Count);
        foreach (var (key, row) in _folded)
        {
            if (row is not null && !row.Equals(_loaded.GetValueOrDefault(key)))
                rows.Add(row);
        }

        count = rows.Count;
        return table.RowColumns.ValuesOf(rows);
    }

    public override IReadOnlyList<ColumnValues> Deletes(out int count)
    {
        var keys = _folded.Where(pair => pair.Value is null && _loaded.ContainsKey(pair.Key)).Select(pair => pair.Key).ToList();
        count = keys.Count;
        return table.KeyColumns.ValuesOf(keys);
    }

    public override TallySum? Sum()
    {
        if (table.Tally?.Begin() is not { } sum)
            return null;

        foreach (var (key, row) in _folded)
        {
            var loaded = _loaded.GetValueOrDefault(key);
            if (loaded is not null && loaded.Equals(row))
                continue;
            if (loaded is not null)
                sum.Add(loaded, -1);
            if (row is not null)
                sum.Add(row, 1);
        }

        return sum;
    }

    public override void WriteTo(BinaryRows rows, int generation)
    {
        foreach (var row in _folded.Values)
        {
            if (row is null)
                continue;
            rows.Begin(generation);
            table.RowColumns.Write(row, rows);
        }
    }

    private void ExpectRowOf(RecordedEvent recorded)
    {
        if (table.KeyOf(recorded) is { } key)
            _ = _expected.Add(key);
    }

    private void Stage(FoldStep step)
    {
        if (table.KeyOf(step.Recorded) is not { } key)
            return;
        if (!_staged.TryGetValue(key, out var row) && !_folded.TryGetValue(key, out row))
            row = _loaded.GetValueOrDefault(key);
        _staged[key] = step.Clears ? null : table.Fold(row, step.Recorded);
    }
}
