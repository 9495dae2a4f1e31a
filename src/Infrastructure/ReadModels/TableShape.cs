using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>A table of a projection with the types that its columns have in the database, in the order in which rows are written.</summary>
internal sealed class TableShape
{
    private readonly StoredTable _table;
    private readonly IReadOnlyList<(string Name, string Type)> _columns;

    private TableShape(StoredTable table, IReadOnlyList<(string Name, string Type)> columns) => (_table, _columns) = (table, columns);

    /// <summary>
    /// What tells two generations apart: the number of rows, and a sum over all of them in which every bit of every column
    /// counts. Two numbers may be equal and be written differently, and so may two JSON values: of those the text counts.
    /// </summary>
    public string Checksum => SqlText.Of(typeof(TableShape), "checksum")
        .Replace("{table}", _table.Name, StringComparison.Ordinal)
        .Replace("{values}", string.Join(", ", _columns.Select(column => column.Type is "numeric" or "jsonb" ? $"t.{column.Name}::text" : $"t.{column.Name}")), StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">A column of the rows is not in the table.</exception>
    public static async Task<TableShape> OfAsync(NpgsqlConnection connection, StoredTable table, CancellationToken cancellation)
    {
        var types = (await connection.ListAsync("column-types", row => (Column: row.Get<string>(0), Type: row.Get<string>(1)), cancellation, ("table", table.Name)))
            .ToDictionary(column => column.Column, column => column.Type);
        var columns = new List<(string Name, string Type)>();
        foreach (var name in table.ColumnNames)
        {
            if (!types.TryGetValue(name, out var type))
                throw new InvalidOperationException($"The table rm.{table.Name} has no column '{name}', which its rows have.");
            columns.Add((name, type));
        }

        return new TableShape(table, columns);
    }

    public CopyTarget In(int generation)
    {
        var partition = new PartitionName(_table.Name, generation);
        var copy = partition.In("copy-rows").Replace("{columns}", string.Join(", ", _columns.Select(column => column.Name)), StringComparison.Ordinal);
        return new CopyTarget(partition, copy, [.. _columns.Select(column => column.Type)]);
    }
}

/// <summary>How rows are copied into one table of a generation that is being built.</summary>
internal sealed record CopyTarget(PartitionName Partition, string Sql, IReadOnlyList<string> Types)
{
    public BinaryRows Rows() => new(Partition.Value, ["int4", .. Types]);
}
