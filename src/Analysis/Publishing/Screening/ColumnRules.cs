using System.Text.RegularExpressions;
using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>Which columns there are, and what they are called.</summary>
internal static partial class ColumnRules
{
    private const int MostOfAName = 50;

    private static readonly string[] Required = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"];

    // Of the meta file of the standard two more may be there.
    private static readonly string[] Optional = ["filter_default", "parent_filter"];

    private static readonly string[] FilterItems =
    [
        "male", "female", "asian", "chinese", "indian", "pakistani", "bangladeshi", "black", "african", "caribbean", "white", "roma", "irish", "english",
        "british", "scottish", "welsh", "arab",
    ];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("meta-columns-required", $"The meta file has the columns {string.Join(", ", DataSetFiles.MetaColumns)}.", Sources.Screener("precheck_col_req_meta"),
            files => DataSetFiles.MetaColumns.Where(column => !files.Meta.Has(column)).Select(column => files.InMeta(1, column, "missing"))),

        Failure("meta-columns-known", "The meta file has no column that the standard does not know.", Sources.Screener("precheck_col_invalid_meta"),
            files => files.Meta.Header.Except(DataSetFiles.MetaColumns).Except(Optional).Select(column => files.InMeta(1, column, "unknown"))),

        Failure("data-columns-required", $"The data file has the columns {string.Join(", ", Required)}.", Sources.Screener("precheck_col_req_data"),
            files => Required.Where(column => !files.Data.Has(column)).Select(column => files.InData(1, column, "missing"))),

        Failure("columns-against-rows", "The data file has at least five columns more than the meta file has rows: those that say when and where stand in none.", Sources.Screener("precheck_col_to_rows"),
            files => files.Data.Header.Count - files.Meta.Rows.Count < Required.Length
                ? [files.InMeta(null, null, $"{files.Meta.Rows.Count} rows for {files.Data.Header.Count} columns of data")]
                : []),

        Failure("meta-in-data", "Every column that the meta file names is in the data file.", Sources.Screener("precheck_cross_meta_to_data"),
            files => files.Meta.Column("col_name").Where(cell => cell.Value.Length > 0 && !files.Data.Has(cell.Value))
                .Select(cell => files.InMeta(cell.Line, "col_name", $"{cell.Value} is not in the data"))),

        Warning("data-in-meta", "Every column of the data file says when or where, is named by the meta file, or has one value throughout.", Sources.Screener("precheck_cross_data_to_meta"),
            files => files.Data.Header.Except(files.Filters).Except(files.Indicators).Except(files.FilterGroups).Except(Observational.Columns)
                .Where(column => files.Data.Column(column).Select(cell => cell.Value).Distinct().Skip(1).Any())
                .Select(column => files.InData(1, column, "not in the meta file"))),

        Failure("column-names-unique", "No column of the data file stands twice.", Sources.OpenDataStandards,
            files => files.Data.Header.GroupBy(column => column, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => files.InData(1, same.Key, "stands twice"))),

        Failure("column-names-spaces", "No name of a column has a space.", Sources.Screener("check_col_names_spaces"),
            files => files.Data.Header.Where(column => column.Contains(' ')).Select(column => files.InData(1, column, "a space in the name"))),

        Warning("column-names-snake-case", "Names of columns have small letters, digits and underscores only.", Sources.Screener("check_col_snake_case"),
            files => files.Data.Header.Where(column => !SnakeCase().IsMatch(column)).Select(column => files.InData(1, column, "not in snake case"))),

        Warning("column-names-start", "Names of columns begin with a small letter.", Sources.Screener("check_col_var_start"),
            files => files.Data.Header.Where(column => column.Length == 0 || column[0] is < 'a' or > 'z').Select(column => files.InData(1, column, "begins otherwise"))),

        Failure("indicator-names-tidy", "No indicator is named after an item of a usual filter, such as a sex or an ethnicity: that would be a filter of its own.", Sources.Screener("check_col_ind_smushed"),
            files => files.Indicators.Where(column => column.Split('_').Intersect(FilterItems).Any()).Select(column => files.InData(1, column, "named after an item of a filter"))),

        Warning("no-characteristic-column", "No column is called characteristic or characteristic_group: each characteristic is a filter of its own.", Sources.Screener("check_col_var_characteristic"),
            files => files.Meta.Column("col_name").Where(cell => cell.Value is "characteristic" or "characteristic_group").Select(cell => files.InMeta(cell.Line, "col_name", cell.Value))),

        Warning("column-name-length", $"The name of a filter or an indicator has at most {MostOfAName} characters.", Sources.ApiDataStandards,
            files => files.Filters.Concat(files.Indicators).Where(column => column.Length > MostOfAName).Select(column => files.InData(1, column, $"{column.Length} characters"))),
    ];

    [GeneratedRegex("^[a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
