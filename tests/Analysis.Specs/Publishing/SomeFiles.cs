using System.Text;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.Screening;

namespace Naas.Analysis.Specs.Publishing;

/// <summary>A small data set that keeps to every rule, and ways to break one of them.</summary>
internal static class SomeFiles
{
    private static readonly Region North = new("E12000003", "Yorkshire and The Humber");
    private static readonly Region South = new("E12000009", "South West");

    public static Places Known { get; } = new(
    [
        new("E08000035", "383", "Leeds", North),
        new("E06000014", "816", "York", North),
        new("E06000023", "801", "Bristol, City of", South),
    ]);

    // Line 2 is England, Total; 4 Yorkshire, Total; 6 the South West; 8 York; 10 Leeds; 12 Bristol; each followed by Practitioner.
    public static DataSetFiles Good { get; } = DataSetFiles.Of(new DataSet(
        "some_figures",
        "Some figures",
        [new Filter("accreditation_level", "Level", "Which level", ["Total", "Practitioner"])],
        [new Indicator("headcount", "Social workers in post", "Workforce", "", 0), new Indicator("met_rate", "Met", "Outcomes", "%", 1)],
        [.. Known.All.SelectMany(place => ((string[])["Total", "Practitioner"]).Select(level => new DataSetRow(new TimePeriod("2018", "September"), place, [level], ["120", "62.5"])))]));

    public static DataSetFiles Named(string data, string meta) => new(Good.Data with { Name = data }, Good.Meta with { Name = meta });

    public static DataSetFiles Data(Func<CsvTable, CsvTable> change) => Good with { Data = Good.Data with { Bytes = change(Read(Good.Data)).Written() } };

    public static DataSetFiles Meta(Func<CsvTable, CsvTable> change) => Good with { Meta = Good.Meta with { Bytes = change(Read(Good.Meta)).Written() } };

    public static DataSetFiles WithData(string data) => Good with { Data = Good.Data with { Bytes = Encoding.UTF8.GetBytes(data) } };

    public static string Text(PublishedFile file) => Encoding.UTF8.GetString(file.Bytes);

    public static CsvTable Read(PublishedFile file) => CsvTable.Read(file.Bytes)!;

    public static CsvTable Set(this CsvTable table, int line, string column, string value) => table with
    {
        Rows = [.. table.Rows.Select((row, at) => at + CsvTable.FirstLine == line ? (IReadOnlyList<string>)[.. row.Select((cell, place) => table.Header[place] == column ? value : cell)] : row)],
    };

    public static CsvTable Everywhere(this CsvTable table, string column, string value) =>
        Enumerable.Range(CsvTable.FirstLine, table.Rows.Count).Aggregate(table, (changed, line) => changed.Set(line, column, value));

    public static CsvTable Rename(this CsvTable table, string column, string name) => table with { Header = [.. table.Header.Select(own => own == column ? name : own)] };

    public static CsvTable Without(this CsvTable table, string column)
    {
        var at = table.Header.ToList().IndexOf(column);
        return new(Less(table.Header), [.. table.Rows.Select(Less)]);

        IReadOnlyList<string> Less(IReadOnlyList<string> cells) => [.. cells.Where((_, place) => place != at)];
    }

    /// <summary>One more column, at the end.</summary>
    public static CsvTable With(this CsvTable table, string column, Func<int, string> value) =>
        new([.. table.Header, column], [.. table.Rows.Select((row, at) => (IReadOnlyList<string>)[.. row, value(at + CsvTable.FirstLine)])]);

    public static CsvTable WithRow(this CsvTable table, params IReadOnlyList<string> row) => table with { Rows = [.. table.Rows, row] };

    /// <summary>Where a rule is broken, as "line column".</summary>
    public static IReadOnlyList<string> Breaks(this DataSetFiles files, string rule) =>
        [.. DataScreening.Of(files, Known).Where(violation => violation.Rule.Id == rule).Select(violation => $"{violation.Where.Line} {violation.Where.Column}".Trim())];
}
