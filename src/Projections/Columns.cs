using System.Collections;

namespace Naas.Projections;

/// <summary>The values of one column over many rows: a parameter for <c>unnest</c>.</summary>
public sealed record ColumnValues(string Name, Array Values);

/// <summary>How rows are written set-based: the name and the typed value of every column.</summary>
public sealed class Columns<TItem> : IEnumerable<string>
{
    private readonly List<(string Name, Func<IReadOnlyCollection<TItem>, Array> ValuesOf)> _columns = [];

    public void Add<TValue>(string name, Func<TItem, TValue> value) =>
        _columns.Add((name, items =>
        {
            var values = new TValue[items.Count];
            var next = 0;
            foreach (var item in items)
                values[next++] = value(item);
            return values;
        }));

    public IReadOnlyList<ColumnValues> ValuesOf(IReadOnlyCollection<TItem> items) =>
        [.. _columns.Select(column => new ColumnValues(column.Name, column.ValuesOf(items)))];

    public IEnumerator<string> GetEnumerator() => _columns.Select(column => column.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
