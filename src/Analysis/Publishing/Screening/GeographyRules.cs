using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>Where rows are about. Of the standard's levels these three are published here: National, Regional and Local authority.</summary>
internal static class GeographyRules
{
    private const int MostOfACode = 30;

    private static readonly string[] Levels = ["National", "Regional", "Local authority"];
    private static readonly string[] OfRegions = ["region_code", "region_name"];
    private static readonly string[] OfAuthorities = ["old_la_code", "new_la_code", "la_name"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("geographic-level-known", $"A geographic level is one of those published here: {string.Join(", ", Levels)}.", Sources.Screener("precheck_geog_level"),
            files => files.Data.Column("geographic_level").Where(cell => !Levels.Contains(cell.Value)).Select(cell => files.InData(cell.Line, "geographic_level", $"'{cell.Value}'"))),

        Failure("geographic-level-columns", "Where rows are of a level, the columns of its code and name are there.", Sources.Screener("precheck_geog_level_present"),
            files => files.Data.Column("geographic_level").Select(cell => cell.Value).Distinct().SelectMany(Needed).Where(column => !files.Data.Has(column))
                .Select(column => files.InData(1, column, "missing"))),

        Failure("country-combination", $"The country is {Place.CountryCode}, {Place.CountryName}.", Sources.Screener("check_geog_combos"),
            files => Cells(files, "country_code", "country_name").Where(cell => cell.Code != Place.CountryCode || cell.Name != Place.CountryName)
                .Select(cell => files.InData(cell.Line, "country_code", $"{cell.Code} {cell.Name}"))),

        Failure("region-combination", "A region's code and name are those of one region.", Sources.Screener("check_geog_combos"),
            files => Cells(files, "region_code", "region_name").Where(cell => (cell.Code.Length > 0 || cell.Name.Length > 0) && !files.Places.Regions.Contains(new Region(cell.Code, cell.Name)))
                .Select(cell => files.InData(cell.Line, "region_code", $"{cell.Code} {cell.Name}"))),

        Failure("la-combination", "An authority's two codes and its name are those of one authority.", Sources.Screener("check_geog_combos"),
            files => Authorities(files).Where(row => !files.Places.Authorities.Any(known => (known.Code, known.OldCode, known.Name) == (row.New, row.Old, row.Name)))
                .Select(row => files.InData(row.Line, "new_la_code", $"{row.New} {row.Old} {row.Name}"))),

        Failure("region-columns-together", "Where one of a region's columns is there, the other is too.", Sources.Screener("check_geog_col_present"),
            files => Missing(files, OfRegions)),

        Failure("la-columns-together", "Where one of an authority's columns is there, all three are.", Sources.Screener("check_geog_col_present"),
            files => Missing(files, OfAuthorities)),

        Failure("geography-complete", "Every row has the codes and names of its own level.", Sources.Screener("check_geog_level_completed"),
            files => Rows(files).SelectMany(row => Needed(row.Level).Where(column => files.Data.Has(column) && files.Data.Cell(row.Cells, column).Length == 0)
                .Select(column => files.InData(row.Line, column, $"blank on a row that is {row.Level}")))),

        Failure("geography-overcomplete", "No row has the codes or names of a level below its own.", Sources.Screener("check_geog_overcompleted_cols"),
            files => Rows(files).SelectMany(row => NotFor(row.Level).Where(column => files.Data.Cell(row.Cells, column).Length > 0)
                .Select(column => files.InData(row.Line, column, $"filled on a row that is {row.Level}")))),

        Warning("region-of-authority", "A row of an authority names the authority's region.", Sources.Screener("check_geog_region_for"),
            files => Rows(files).Where(row => row.Level == "Local authority")
                .Where(row => !files.Places.Authorities.Any(known => known.Code == files.Data.Cell(row.Cells, "new_la_code") && known.Region.Code == files.Data.Cell(row.Cells, "region_code")))
                .Select(row => files.InData(row.Line, "region_code", $"'{files.Data.Cell(row.Cells, "region_code")}'"))),

        Failure("one-name-a-code", "One code has one name in the whole file, and one name one code.", Sources.Screener("check_geog_other_dupes"),
            files => TwoNames(files, "region_code", "region_name").Concat(TwoNames(files, "new_la_code", "la_name"))
                .Concat(TwoNames(files, "region_name", "region_code")).Concat(TwoNames(files, "la_name", "new_la_code"))),

        Warning("location-code-length", $"The code of a place has at most {MostOfACode} characters.", Sources.ApiDataStandards,
            files => ((string[])["country_code", "region_code", "old_la_code", "new_la_code"]).SelectMany(column => files.Data.Column(column)
                .Where(cell => cell.Value.Length > MostOfACode).Select(cell => files.InData(cell.Line, column, $"{cell.Value.Length} characters")))),
    ];

    private static string[] Needed(string level) => level switch
    {
        "National" => ["country_code", "country_name"],
        "Regional" => ["country_code", "country_name", .. OfRegions],
        "Local authority" => ["country_code", "country_name", .. OfAuthorities],
        _ => [],
    };

    private static string[] NotFor(string level) => level switch
    {
        "National" => [.. OfRegions, .. OfAuthorities],
        "Regional" => OfAuthorities,
        _ => [],
    };

    private static IEnumerable<(int Line, IReadOnlyList<string> Cells, string Level)> Rows(ScreenedFiles files) =>
        files.Data.Rows.Select((row, at) => (at + CsvTable.FirstLine, row, files.Data.Cell(row, "geographic_level")));

    private static IEnumerable<(int Line, string Code, string Name)> Cells(ScreenedFiles files, string code, string name) =>
        files.Data.Column(code).Zip(files.Data.Column(name), (left, right) => (left.Line, left.Value, right.Value));

    private static IEnumerable<(int Line, string New, string Old, string Name)> Authorities(ScreenedFiles files) => files.Data.Rows
        .Select((row, at) => (Line: at + CsvTable.FirstLine, New: files.Data.Cell(row, "new_la_code"), Old: files.Data.Cell(row, "old_la_code"), Name: files.Data.Cell(row, "la_name")))
        .Where(row => row.New.Length + row.Old.Length + row.Name.Length > 0);

    private static IEnumerable<Broken> Missing(ScreenedFiles files, string[] together) =>
        together.Any(files.Data.Has) ? together.Where(column => !files.Data.Has(column)).Select(column => files.InData(1, column, "missing")) : [];

    private static IEnumerable<Broken> TwoNames(ScreenedFiles files, string one, string many) => Cells(files, one, many)
        .Where(cell => cell.Code.Length > 0)
        .GroupBy(cell => cell.Code, StringComparer.Ordinal)
        .SelectMany(same => same.Where(cell => cell.Name != same.First().Name).Take(1).Select(cell => files.InData(cell.Line, one, $"{cell.Code} is {same.First().Name} and {cell.Name}")));
}
