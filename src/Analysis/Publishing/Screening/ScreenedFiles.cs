namespace Naas.Analysis.Publishing.Screening;

/// <summary>The files of a data set as the rules look at them.</summary>
public sealed class ScreenedFiles
{
    public ScreenedFiles(PublishedFile data, PublishedFile meta, Places places)
    {
        (DataName, MetaName, Places) = (data.Name, meta.Name, places);
        (ReadData, ReadMeta) = (CsvTable.Read(data.Bytes), CsvTable.Read(meta.Bytes));
        Filters = [.. OfType("Filter")];
        Indicators = [.. OfType("Indicator")];
        FilterGroups = [.. Meta.Column("filter_grouping_column").Select(cell => cell.Value).Where(name => name.Length > 0)];
    }

    public string DataName { get; }

    public string MetaName { get; }

    /// <summary>The places that there are.</summary>
    public Places Places { get; }

    /// <summary>Null where the file is no UTF-8.</summary>
    public CsvTable? ReadData { get; }

    /// <summary>Null where the file is no UTF-8.</summary>
    public CsvTable? ReadMeta { get; }

    public CsvTable Data => ReadData ?? new([], []);

    public CsvTable Meta => ReadMeta ?? new([], []);

    /// <summary>The columns that the meta file calls filters.</summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>The columns that the meta file calls indicators.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>The columns that group the items of filters.</summary>
    public IReadOnlyList<string> FilterGroups { get; }

    /// <summary>Every line of the meta file with its cells of a column and of <c>col_type</c>.</summary>
    public IEnumerable<(int Line, string Value, string Type)> MetaOf(string column) =>
        Meta.Column(column).Zip(Meta.Rows, (cell, row) => (cell.Line, cell.Value, Meta.Cell(row, "col_type")));

    public Broken InData(int? line, string? column, string what) => new(DataName, line, column, what);

    public Broken InMeta(int? line, string? column, string what) => new(MetaName, line, column, what);

    private IEnumerable<string> OfType(string type) => MetaOf("col_name").Where(cell => cell.Type == type && cell.Value.Length > 0).Select(cell => cell.Value);
}
