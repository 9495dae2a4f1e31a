using System.Globalization;

namespace Naas.Analysis.Publishing;

/// <summary>When a row is about, by the open-data standard.</summary>
/// <param name="Period">Four digits, or six for a year that begins in one calendar year and ends in the next: <c>2018</c>, <c>201819</c>.</param>
/// <param name="Identifier">Such as <c>September</c> or <c>Calendar year</c>.</param>
public sealed record TimePeriod(string Period, string Identifier)
{
    /// <summary>A figure as of a day: the standard knows no day, so it is of the month; the day itself stands in the manifest.</summary>
    public static TimePeriod MonthOf(DateOnly day) =>
        new(day.Year.ToString("0000", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day.Month));
}

/// <summary>What rows are divided by, beside time and place.</summary>
/// <param name="Items">Every label that a row may have; the first stands for everyone.</param>
public sealed record Filter(string Column, string Label, string Hint, IReadOnlyList<string> Items)
{
    /// <summary>The column that groups the items, such as the characteristic that they are of; null where nothing does.</summary>
    public FilterGroups? Groups { get; init; }

    /// <summary>The item that stands for everyone.</summary>
    public const string Total = "Total";
}

/// <summary>A column of its own that says of each item of a filter to which group it belongs.</summary>
/// <param name="Of">The group of each item of the filter; of everyone it is <see cref="Filter.Total"/>.</param>
public sealed record FilterGroups(string Column, IReadOnlyDictionary<string, string> Of);

/// <summary>What is told of each row.</summary>
/// <param name="Unit"><c>%</c>, <c>pp</c>, <c>£</c>, <c>£m</c> or <c>numberstring</c>; empty for a plain number.</param>
/// <param name="DecimalPlaces">How many a reader is shown.</param>
public sealed record Indicator(string Column, string Label, string Grouping, string Unit, int DecimalPlaces);

/// <summary>A row of a data set: when and where it is about, what divides it, and what is told.</summary>
/// <param name="Items">One of each filter, in their order.</param>
/// <param name="Values">The text of each indicator, in their order: a number or a symbol.</param>
public sealed record DataSetRow(TimePeriod Time, Place Place, IReadOnlyList<string> Items, IReadOnlyList<string> Values);

/// <summary>What is published together in one file, ready to be written: every combination of time, place and filter has its row.</summary>
public sealed class DataSet
{
    /// <exception cref="ArgumentException">A combination is missing, stands twice or is unknown.</exception>
    public DataSet(string fileName, string title, IReadOnlyList<Filter> filters, IReadOnlyList<Indicator> indicators, IReadOnlyList<DataSetRow> rows)
    {
        (FileName, Title, Filters, Indicators, Rows) = (fileName, title, filters, indicators, rows);
        var keys = rows.Select(row => string.Join('|', [row.Time.Period, row.Time.Identifier, Places.CodeOf(row.Place), .. row.Items])).ToHashSet(StringComparer.Ordinal);
        if (keys.Count != rows.Count)
            throw new ArgumentException($"{fileName} has a row twice: give each time, place and combination of filters once.", nameof(rows));
        if (rows.FirstOrDefault(row => row.Values.Count != indicators.Count || row.Items.Count != filters.Count || row.Items.Where((item, at) => !filters[at].Items.Contains(item)).Any()) is { } odd)
            throw new ArgumentException($"{fileName} has a row of {string.Join(", ", odd.Items)} that its filters or indicators do not know.", nameof(rows));

        var whole = rows.Select(row => row.Time).Distinct().Count() * rows.Select(row => row.Place).Distinct().Count()
            * filters.Aggregate(1, (count, filter) => count * filter.Items.Count);
        if (rows.Count != whole)
            throw new ArgumentException($"{fileName} has {rows.Count} rows where the complete matrix has {whole}: a missing row would tell something too.", nameof(rows));
    }

    /// <summary>Without its ending.</summary>
    public string FileName { get; }

    public string Title { get; }

    public IReadOnlyList<Filter> Filters { get; }

    public IReadOnlyList<Indicator> Indicators { get; }

    public IReadOnlyList<DataSetRow> Rows { get; }
}
