using System.Collections;

namespace Naas.Projections;

/// <summary>The values of one column over many rows: a parameter for <c>unnest</c>.</summary>
public sealed record ColumnValues(string Name, Array Values);

/// <summary>A row holds what one of its columns cannot say. It parks its stream, like a row that the database refuses.</summary>
public sealed class UnwritableRowException(string column, Exception cause)
    : Exception($"The column '{column}' cannot be made of a row: {cause.GetType().Name}: {cause.Message}", cause);

/// <summary>How rows are written, set-based or copied: the name and the typed value of every column.</summary>
public sealed class Columns<TItem> : IEnumerable<string>
{
    private readonly List<Column> _columns = [];

    public void Add<TValue>(string name, Func<TItem, TValue> value) => _columns.Add(new Column<TValue>(name, value));

    /// <exception cref="UnwritableRowException">A value cannot be made.</exception>
    public IReadOnlyList<ColumnValues> ValuesOf(IReadOnlyCollection<TItem> items)
    {
        var column = 0;
        try
        {
            var values = new ColumnValues[_columns.Count];
            for (; column < values.Length; column++)
                values[column] = new ColumnValues(_columns[column].Name, _columns[column].ValuesOf(items));
            return values;
        }
        catch (Exception e)
        {
            throw new UnwritableRowException(_columns[column].Name, e);
        }
    }

    /// <summary>Writes one item's values into a row that was begun.</summary>
    /// <exception cref="UnwritableRowException">A value cannot be made.</exception>
    public void Write(TItem item, BinaryRows rows)
    {
        var column = 0;
        try
        {
            for (; column < _columns.Count; column++)
                _columns[column].Write(item, rows);
        }
        catch (Exception e)
        {
            throw new UnwritableRowException(_columns[column].Name, e);
        }
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
