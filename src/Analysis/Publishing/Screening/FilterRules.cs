using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>What rows are divided by.</summary>
internal static class FilterRules
{
    private const int MostItems = 25_000;
    private const int MostOfAnItem = 120;

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("filter-two-items", "A filter has at least two items.", Sources.Screener("precheck_filter_not_singular"),
            files => files.Filters.Where(column => files.Data.Has(column) && Items(files, column).Count < 2).Select(column => files.InData(null, column, "a single item"))),

        Warning("filter-total", $"Every filter, and every column that groups items, has the item {Filter.Total}.", Sources.Screener("check_filter_defaults"),
            files => Columns(files).Where(column => files.Data.Has(column) && !Items(files, column).Contains(Filter.Total)).Select(column => files.InData(null, column, $"no {Filter.Total}"))),

        Failure("filter-group-levels", "A column that groups items has no more of them than the filter that it groups.", Sources.Screener("check_filter_group_level"),
            files => Grouped(files).Where(pair => Items(files, pair.Group).Count > Items(files, pair.Filter).Count)
                .Select(pair => files.InData(null, pair.Group, $"more items than {pair.Filter}"))),

        Failure("filter-group-stripped", "No two groups differ only in characters that are neither letters nor digits.", Sources.Screener("check_meta_fil_grp_stripped"),
            files => files.FilterGroups.Where(column => files.Data.Has(column))
                .Where(column => Items(files, column).Select(Stripped).Distinct(StringComparer.Ordinal).Count() != Items(files, column).Count)
                .Select(column => files.InData(null, column, "two groups look the same"))),

        Failure("filter-item-limit", $"A filter has at most {MostItems} items.", Sources.Screener("check_filter_item_limit"),
            files => files.Filters.Where(column => Items(files, column).Count > MostItems).Select(column => files.InData(null, column, $"{Items(files, column).Count} items"))),

        Failure("filter-whitespace", "No item begins or ends with white space.", Sources.Screener("check_filter_whitespace"),
            files => Cells(files).Where(cell => cell.Value != cell.Value.Trim()).Select(cell => files.InData(cell.Line, cell.Column, $"'{cell.Value}'"))),

        Failure("filter-blanks", $"No item is blank: whatever is of everyone is {Filter.Total}.", Sources.Screener("check_filter_blanks"),
            files => Cells(files).Where(cell => cell.Value.Length == 0).Select(cell => files.InData(cell.Line, cell.Column, "blank"))),

        Failure("total-only-in-filters", "No column that says when or where holds Total or All.", Sources.Screener("check_filter_ob_total"),
            files => Observational.Columns.SelectMany(column => files.Data.Column(column)
                .Where(cell => cell.Value is "Total" or "total" or "All" or "all").Select(cell => files.InData(cell.Line, column, cell.Value)))),

        Warning("filter-item-length", $"An item has at most {MostOfAnItem} characters.", Sources.ApiDataStandards,
            files => Cells(files).Where(cell => cell.Value.Length > MostOfAnItem).Select(cell => files.InData(cell.Line, cell.Column, $"{cell.Value.Length} characters"))),
    ];

    private static IEnumerable<string> Columns(ScreenedFiles files) => files.Filters.Concat(files.FilterGroups).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(int Line, string Column, string Value)> Cells(ScreenedFiles files) =>
        Columns(files).SelectMany(column => files.Data.Column(column).Select(cell => (cell.Line, column, cell.Value)));

    private static HashSet<string> Items(ScreenedFiles files, string column) => files.Data.Column(column).Select(cell => cell.Value).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Filter, string Group)> Grouped(ScreenedFiles files) => files.Meta.Rows
        .Select(row => (Filter: files.Meta.Cell(row, "col_name"), Group: files.Meta.Cell(row, "filter_grouping_column")))
        .Where(pair => files.Data.Has(pair.Filter) && files.Data.Has(pair.Group));

    private static string Stripped(string item) => new([.. item.Where(char.IsLetterOrDigit)]);
}
