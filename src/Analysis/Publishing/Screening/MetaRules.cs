using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>What the meta file says of each column.</summary>
internal static class MetaRules
{
    private const int MostOfALabel = 80;

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("meta-col-type", "Every row of the meta file is a Filter or an Indicator.", Sources.Screener("precheck_meta_col_type"),
            files => files.Meta.Column("col_type").Where(cell => cell.Value is not ("Filter" or "Indicator")).Select(cell => files.InMeta(cell.Line, "col_type", $"'{cell.Value}'"))),

        Failure("meta-observational-units", "The meta file has no row for a column that says when or where.", Sources.Screener("precheck_meta_ob_unit"),
            files => Named(files).Where(cell => Observational.Columns.Contains(cell.Value)).Select(cell => files.InMeta(cell.Line, cell.Column, cell.Value))),

        Failure("meta-col-name-complete", "Every row of the meta file names its column.", Sources.Screener("precheck_meta_col_name"),
            files => files.Meta.Column("col_name").Where(cell => cell.Value.Length == 0).Select(cell => files.InMeta(cell.Line, "col_name", "blank"))),

        Failure("meta-col-name-unique", "No column has two rows in the meta file.", Sources.Screener("check_meta_col_name_dupe"),
            files => Repeated(files, "col_name")),

        Failure("meta-col-name-spaces", "No name of a column in the meta file has a space.", Sources.Screener("check_meta_col_name_spaces"),
            files => files.Meta.Column("col_name").Where(cell => cell.Value.Contains(' ')).Select(cell => files.InMeta(cell.Line, "col_name", cell.Value))),

        Failure("meta-label-complete", "Every row of the meta file has a label.", Sources.Screener("check_meta_label"),
            files => files.Meta.Column("label").Where(cell => string.IsNullOrWhiteSpace(cell.Value)).Select(cell => files.InMeta(cell.Line, "label", "blank"))),

        Failure("meta-label-unique", "No two columns have one label.", Sources.Screener("check_meta_dupe_label"),
            files => Repeated(files, "label")),

        Warning("meta-label-length", $"A label has at most {MostOfALabel} characters.", Sources.ApiDataStandards,
            files => files.Meta.Column("label").Where(cell => cell.Value.Length > MostOfALabel).Select(cell => files.InMeta(cell.Line, "label", $"{cell.Value.Length} characters"))),

        Warning("meta-filter-hint", "Only filters have a hint.", Sources.Screener("check_meta_filter_hint"),
            files => OnlyFor(files, "Filter", "filter_hint")),

        Warning("meta-filter-group", "Only filters have a column that groups their items.", Sources.Screener("check_meta_fil_grp"),
            files => OnlyFor(files, "Filter", "filter_grouping_column")),

        Failure("meta-filter-group-unique", "No column groups the items of two filters.", Sources.Screener("check_meta_fil_grp_dupe"),
            files => Repeated(files, "filter_grouping_column")),

        Failure("meta-filter-group-match", "Every column that groups items is in the data file.", Sources.Screener("check_meta_fil_grp_match"),
            files => files.Meta.Column("filter_grouping_column").Where(cell => cell.Value.Length > 0 && !files.Data.Has(cell.Value))
                .Select(cell => files.InMeta(cell.Line, "filter_grouping_column", $"{cell.Value} is not in the data"))),

        Warning("meta-filter-group-is-no-filter", "A column that groups items has no row of its own.", Sources.Screener("check_meta_fil_grp_is_fil"),
            files => files.Meta.Column("filter_grouping_column").Where(cell => cell.Value.Length > 0 && files.Meta.Column("col_name").Any(name => name.Value == cell.Value))
                .Select(cell => files.InMeta(cell.Line, "filter_grouping_column", $"{cell.Value} has a row of its own"))),

        Failure("meta-geography-filter", "No filter is called as if it said where: places have columns of their own.", Sources.Screener("check_meta_geog_catch"),
            files => Named(files).Where(cell => Observational.SoundsGeographic(cell.Value) && !Observational.Columns.Contains(cell.Value))
                .Where(cell => cell.Type == "Filter").Select(cell => files.InMeta(cell.Line, cell.Column, cell.Value))),
    ];

    /// <summary>The cells of a column that only rows of one type may fill, and that another fills.</summary>
    internal static IEnumerable<Broken> OnlyFor(ScreenedFiles files, string type, string column) =>
        files.MetaOf(column).Where(cell => cell.Type != type && cell.Value.Length > 0).Select(cell => files.InMeta(cell.Line, column, $"'{cell.Value}' on a row that is no {type}"));

    private static IEnumerable<(int Line, string Value, string Type, string Column)> Named(ScreenedFiles files) =>
        ((string[])["col_name", "filter_grouping_column"]).SelectMany(column => files.MetaOf(column).Select(cell => (cell.Line, cell.Value, cell.Type, column)));

    private static IEnumerable<Broken> Repeated(ScreenedFiles files, string column) => files.Meta.Column(column)
        .Where(cell => cell.Value.Length > 0)
        .GroupBy(cell => cell.Value, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(cell => files.InMeta(cell.Line, column, $"{cell.Value} stood before")));
}
