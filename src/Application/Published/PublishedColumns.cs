namespace Naas.Application.Published;

/// <summary>The first line of a file: which column is what.</summary>
public sealed class PublishedColumns
{
    private readonly Dictionary<string, int> _places;

    private PublishedColumns(IReadOnlyList<string> names, IEnumerable<string> filters)
    {
        Names = names;
        _places = names.Select((name, place) => (name, place)).ToDictionary(column => column.name, column => column.place, StringComparer.Ordinal);
        var identifiers = OpenDataStandard.Required.Concat(OpenDataStandard.Places).ToHashSet(StringComparer.Ordinal);
        Filters = [.. names.Where(name => filters.Contains(name))];
        Indicators = [.. names.Where(name => !identifiers.Contains(name) && !filters.Contains(name))];
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<string> Filters { get; }

    public IReadOnlyList<string> Indicators { get; }

    /// <param name="filters">Columns that hold no figures, beside those that are known to.</param>
    /// <returns>The columns, or everything that is wrong with them.</returns>
    public static (PublishedColumns? Columns, IReadOnlyList<PublishedFault> Faults) Read(IReadOnlyList<string> header, IReadOnlyCollection<string> filters)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(filters);
        string[] names = [.. header.Select(name => name.Trim())];
        PublishedFault[] faults =
        [
            .. OpenDataStandard.Required.Except(names).Select(name => Fault(name, "is missing from the first line")),
            .. filters.Except(names).Select(name => Fault(name, "is named as a filter, and the first line has no such column")),
            .. names.Where(name => !OpenDataStandard.ColumnName().IsMatch(name)).Select(name => Fault(name, "is no name of a column: letters, digits, _ and %, beginning with a letter, at most 100")),
            .. names.CountBy(name => name).Where(pair => pair.Value > 1).Select(pair => Fault(pair.Key, "is in the first line more than once")),
        ];
        if (faults.Length > 0)
            return (null, faults);

        var columns = new PublishedColumns(names, [.. filters, .. OpenDataStandard.KnownFilters]);
        PublishedFault[] wrong =
        [
            .. columns.Indicators.GroupBy(WorkforceIndicators.NameOf).Where(same => same.Count() > 1).Select(same => Fault(same.Last(), $"holds the same figure as {same.First()}: one of the two is its earlier name")),
            .. columns.Indicators.Count == 0 ? [new PublishedFault(1, null, "names no column with figures")] : Array.Empty<PublishedFault>(),
        ];
        return wrong.Length > 0 ? (null, wrong) : (columns, []);

        static PublishedFault Fault(string column, string message) => new(1, column, message);
    }

    /// <summary>What stands under a column in a row; empty where the file has no such column.</summary>
    internal string ValueOf(string column, IReadOnlyList<string> row) => _places.TryGetValue(column, out var place) ? row[place].Trim() : "";
}
