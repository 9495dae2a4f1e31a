using System.Globalization;

namespace Naas.Analysis.Publishing;

/// <summary>A file that leaves the department.</summary>
public sealed record PublishedFile(string Name, string MediaType, byte[] Bytes);

/// <summary>The two files of a data set by the department's open-data standard: the data, and what its columns mean.</summary>
public sealed record DataSetFiles(PublishedFile Data, PublishedFile Meta)
{
    /// <summary>The columns of every file of data that say when and where.</summary>
    public static IReadOnlyList<string> WhenAndWhere { get; } =
    [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
        "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
    ];

    /// <summary>The columns of every file that says what columns mean.</summary>
    public static IReadOnlyList<string> MetaColumns { get; } =
        ["col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column"];

    private const string Csv = "text/csv; charset=utf-8";

    public static DataSetFiles Of(DataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new(
            new($"{set.FileName}.csv", Csv, Rows(set).Written()),
            new($"{set.FileName}.meta.csv", Csv, Columns(set).Written()));
    }

    private static CsvTable Rows(DataSet set) => new(
        [.. WhenAndWhere, .. set.Filters.SelectMany(Columns), .. set.Indicators.Select(indicator => indicator.Column)],
        [.. set.Rows.Select(row => (IReadOnlyList<string>)[row.Time.Period, row.Time.Identifier, .. Where(row.Place), .. row.Items.SelectMany((item, at) => Cells(set.Filters[at], item)), .. row.Values])]);

    // The group stands before its items.
    private static IEnumerable<string> Columns(Filter filter) => filter.Groups is { } groups ? [groups.Column, filter.Column] : [filter.Column];

    private static IEnumerable<string> Cells(Filter filter, string item) => filter.Groups is { } groups ? [groups.Of[item], item] : [item];

    private static CsvTable Columns(DataSet set) => new(
        MetaColumns,
        [
            .. set.Filters.Select(filter => (IReadOnlyList<string>)[filter.Column, "Filter", filter.Label, "", "", "", filter.Hint, filter.Groups?.Column ?? ""]),
            .. set.Indicators.Select(indicator => (IReadOnlyList<string>)
                [indicator.Column, "Indicator", indicator.Label, indicator.Grouping, indicator.Unit, indicator.DecimalPlaces.ToString(CultureInfo.InvariantCulture), "", ""]),
        ]);

    private static IEnumerable<string> Where(Place place) =>
    [
        place.Level, Place.CountryCode, Place.CountryName, place.Region?.Code ?? "", place.Region?.Name ?? "",
        place.Authority?.OldCode ?? "", place.Authority?.Code ?? "", place.Authority?.Name ?? "",
    ];
}
