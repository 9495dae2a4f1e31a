using System.Globalization;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The tables of the projections and their generations. They belong to the application's role, whoever makes them.</summary>
public sealed class ReadModelSchema(NpgsqlDataSource database)
{
    /// <summary>Makes what is not there: tables, and a first generation that is empty and active. To be called after the migrations.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => PrepareAsync(JourneyProjections.All, cancellation);

    internal async Task PrepareAsync(IReadOnlyList<Projection> projections, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        _ = await connection.ExecuteAsync("prepare-lock", cancellation);
        foreach (var projection in projections)
        {
            if (await connection.ScalarAsync<bool>("is-active", cancellation, ("name", projection.Name)))
                continue;

            await CreateTablesAsync(connection, projection, cancellation);
            _ = await connection.ExecuteAsync("begin-first-generation", cancellation, ("name", projection.Name), ("version", projection.Version));
            await CreatePartitionsAsync(connection, projection, 1, cancellation);
            _ = await connection.ExecuteAsync("activate", cancellation, ("name", projection.Name), ("generation", 1));
        }

        await transaction.CommitAsync(cancellation);
    }

    internal static async Task CreateTablesAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        foreach (var table in projection.Tables)
        {
            // To say it again of a table that is there would lock out its writers for nothing.
            if (await connection.ScalarAsync<bool>("table-exists", cancellation, ("table", table.Name)))
                continue;

            await using (var command = connection.Command(table.Sql("table")))
                _ = await command.ExecuteNonQueryAsync(cancellation);
            await connection.AlterAsync("own-table", table.Name, "", cancellation);
        }
    }

    internal static async Task CreatePartitionsAsync(NpgsqlConnection connection, Projection projection, int generation, CancellationToken cancellation)
    {
        foreach (var table in projection.Tables)
        {
            _ = await connection.ScalarAsync<object>("create-partition", cancellation, ("table", table.Name), ("generation", generation));
            await connection.AlterAsync("own-table", PartitionOf(table.Name, generation), "", cancellation);
        }
    }

    /// <summary>Drops the generations that nobody reads or will read. The caller holds the rebuild lock on this connection, outside a transaction.</summary>
    internal static async Task DropUnusedAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        var unused = await connection.ListAsync("unused-generations", row => row.Get<int>(0), cancellation, ("name", projection.Name));
        foreach (var generation in unused)
        {
            foreach (var table in projection.Tables)
                await DropPartitionAsync(connection, table.Name, generation, cancellation);
            _ = await connection.ExecuteAsync("forget-parked", cancellation, ("name", projection.Name), ("generation", generation));
            _ = await connection.ExecuteAsync("forget-generation", cancellation, ("name", projection.Name), ("generation", generation));
        }
    }

    private static async Task DropPartitionAsync(NpgsqlConnection connection, string table, int generation, CancellationToken cancellation)
    {
        var partition = PartitionOf(table, generation);
        switch (await connection.ScalarAsync<string>("partition-state", cancellation, ("partition", partition)))
        {
            case "attached":
                // Concurrently, because dropping an attached partition would queue behind every reader and block the next ones.
                await connection.AlterAsync("detach-partition", table, partition, cancellation);
                break;
            case "pending":
                await connection.AlterAsync("finish-detaching", table, partition, cancellation);
                break;
        }

        await connection.AlterAsync("drop-partition", table, partition, cancellation);
    }

    private static string PartitionOf(string table, int generation) => string.Create(CultureInfo.InvariantCulture, $"{table}_g{generation}");
}
