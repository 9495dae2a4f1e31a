using System.Collections;

namespace Naas.Projections;

/// <summary>The values of one column over many rows: a parameter for <c>unnest</c>.</summary>
public sealed record ColumnValues(string Name, Array Values);

/// <summary>How rows are written, set-based or copied: the name and the typed value of every column.</summary>
public sealed class Columns<TItem> : IEnumerable<string>
{
    private readonly List<Column> _columns = [];

    public void Add<TValue>(string name, Func<TItem, TValue> value) => _columns.Add(new Column<TValue>(name, value));

    public IReadOnlyList<ColumnValues> ValuesOf(IReadOnlyCollection<TItem> items) =>
        [.. _columns.Select(column => new ColumnValues(column.Name, column.ValuesOf(items)))];

    /// <summary>Writes one item's values into a row that was begun.</summary>
    public void Write(TItem item, BinaryRows rows)
    {
        foreach (var column in _columns)
            column.Write(item, rows);
    }

    public IEnumerator<string> GetEnumerator() => _columns.Select(column => column.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private abstract class Column(string name)
    {
        public string Name => name;

        public abstract Array ValuesOf(IReadOnlyCollection<TItem> items);

        public abstract void Write(TItem item, BinaryRows rows);
    }

    private sealed class Column<TValue>(string name, Func<TItem, TValue> value) : Column(name)
    {
        public override Array ValuesOf(IReadOnlyCollection<TItem> items)
        {
            var values = new TValue[items.Count];
            var next = 0;
            foreach (var item in items)
                values[next++] = value(item);
            return values;
        }

        public override void Write(TItem item, BinaryRows rows) => rows.Write(value(item));
    }
}
