using System.Text.RegularExpressions;
using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>What stands in the cells.</summary>
internal static partial class ValueRules
{
    private static readonly string[] Nulls = ["NULL", "Null", "null", "NA", "na"];
    private static readonly string[] Legacy = ["N/A", "n/a", ".", "..", "-"];
    private static readonly string[] Obsolete = ["~", ":"];
    private static readonly string[] Symbols = [.. Enum.GetValues<Disclosure.Symbol>().Select(symbol => Disclosure.Symbols.Text(symbol))];

    private static readonly Uri GovernmentSymbols = new("https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/");

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("rows-unique", "No two rows are about the same time, place and items.", Sources.Screener("check_general_dupes"),
            files => files.Data.Rows
                .Select((row, at) => (Line: at + CsvTable.FirstLine, Key: string.Join('|', Observational.Columns.Concat(files.Filters).Select(column => files.Data.Cell(row, column)))))
                .GroupBy(row => row.Key, StringComparer.Ordinal)
                .SelectMany(same => same.Skip(1).Select(row => files.InData(row.Line, null, "stood before")))),

        Failure("no-nulls", "No cell of either file holds a word for nothing, such as NULL or NA.", Sources.Screener("check_general_null"),
            files =>
            [
                .. Holding(files.Data, Nulls).Select(cell => files.InData(cell.Line, cell.Column, cell.Value)),
                .. Holding(files.Meta, Nulls).Select(cell => files.InMeta(cell.Line, cell.Column, cell.Value)),
            ]),

        Warning("no-legacy-symbols", "No cell of the data holds a symbol of older conventions, such as N/A or two dots.", GovernmentSymbols,
            files => Holding(files.Data, Legacy).Select(cell => files.InData(cell.Line, cell.Column, cell.Value))),

        Failure("indicator-values", "No indicator is blank, or holds a symbol that was withdrawn (~ or :).", Sources.Screener("check_ind_invalid_entry"),
            files => Values(files).Where(cell => string.IsNullOrWhiteSpace(cell.Value) || Obsolete.Contains(cell.Value)).Select(cell => files.InData(cell.Line, cell.Column, $"'{cell.Value}'"))),

        Failure("indicator-numbers", "An indicator is a number without separators or units, or one of the symbols z, x, c, low and u.", Sources.OpenDataStandards,
            files => Values(files).Where(cell => cell.Value.Length > 0 && !Obsolete.Contains(cell.Value) && !Symbols.Contains(cell.Value) && !Number().IsMatch(cell.Value))
                .Select(cell => files.InData(cell.Line, cell.Column, $"'{cell.Value}'"))),
    ];

    private static IEnumerable<(int Line, string Column, string Value)> Values(ScreenedFiles files) =>
        files.Indicators.SelectMany(column => files.Data.Column(column).Select(cell => (cell.Line, column, cell.Value)));

    private static IEnumerable<(int Line, string Column, string Value)> Holding(CsvTable table, string[] words) =>
        table.Header.SelectMany(column => table.Column(column).Where(cell => words.Contains(cell.Value)).Select(cell => (cell.Line, column, cell.Value)));

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();
}
