using System.Text.RegularExpressions;
using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>What the files are called, and that they can be read.</summary>
internal static partial class FileRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("filename-spaces", "The name of neither file has a space.", Sources.Screener("check_filename_spaces"),
            files => Names(files).Where(name => name.Contains(' ')).Select(name => new Broken(name, null, null, "a space in the name"))),

        Failure("filename-characters", "The names have letters, digits, hyphens and underscores only, before the ending.", Sources.Screener("check_filename_special"),
            files => Names(files).Where(name => !Plain().IsMatch(Stem(name).Replace(" ", "", StringComparison.Ordinal)))
                .Select(name => new Broken(name, null, null, "another character in the name"))),

        Failure("filenames-match", "The data are in NAME.csv and what their columns mean in NAME.meta.csv, with the same name.", Sources.Screener("check_filenames_match"),
            files => files.DataName.EndsWith(".csv", StringComparison.Ordinal) && files.MetaName == $"{files.DataName[..^4]}.meta.csv"
                ? []
                : [files.InMeta(null, null, $"does not go with {files.DataName}")]),

        Failure("encoding", "Both files are UTF-8.", Sources.OpenDataStandards,
            files =>
            [
                .. files.ReadData is null ? (Broken[])[files.InData(null, null, "not UTF-8")] : [],
                .. files.ReadMeta is null ? (Broken[])[files.InMeta(null, null, "not UTF-8")] : [],
            ]),

        Failure("row-lengths", "Every row has as many cells as the header.", Sources.OpenDataStandards,
            files =>
            [
                .. Ragged(files.Data).Select(line => files.InData(line, null, "more or fewer cells than the header")),
                .. Ragged(files.Meta).Select(line => files.InMeta(line, null, "more or fewer cells than the header")),
            ]),
    ];

    private static string[] Names(ScreenedFiles files) => [files.DataName, files.MetaName];

    private static string Stem(string name) => Ending().Replace(name, "");

    private static IEnumerable<int> Ragged(CsvTable table) =>
        table.Rows.Index().Where(row => row.Item.Count != table.Header.Count).Select(row => row.Index + CsvTable.FirstLine);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(\.meta)?\.csv$")]
    private static partial Regex Ending();
}
