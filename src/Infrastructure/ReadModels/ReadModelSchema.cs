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
            await using (var own = connection.Command(SqlText.Of(typeof(ReadModelSchema), "own-table").Replace("{partition}", table.Name, StringComparison.Ordinal)))
                _ = await own.ExecuteNonQueryAsync(cancellation);
        }
    }

    internal static async Task CreatePartitionsAsync(NpgsqlConnection connection, Projection projection, int generation, CancellationToken cancellation)
    {
        foreach (var table in projection.Tables)
        {
            _ = await connection.ScalarAsync<object>("create-partition", cancellation, ("table", table.Name), ("generation", generation));
            await connection.AlterAsync("own-table", new PartitionName(table.Name, generation), cancellation);
        }
    }

    /// <summary>Makes the tables of a generation apart, without indexes: to be filled, and attached when they are full.</summary>
    internal static async Task CreateApartAsync(NpgsqlConnection connection, Projection projection, int generation, CancellationToken cancellation)
    {
        foreach (var table in projection.Tables)
        {
            var partition = new PartitionName(table.Name, generation);
            await connection.AlterAsync("create-partition-apart", partition, cancellation);
            await connection.AlterAsync("own-table", partition, cancellation);
        }
    }

    /// <summary>Gives a table that was filled apart its indexes, and makes it what is read under its generation's number.</summary>
    internal static async Task AttachAsync(NpgsqlConnection connection, PartitionName partition, CancellationToken cancellation)
    {
        await connection.AlterAsync("attach-partition", partition, cancellation);
        // Or the first questions would be planned for an empty table.
        await connection.AlterAsync("analyse-partition", partition, cancellation);
    }

    /// <summary>Drops the generations that nobody reads or will read. The caller holds the rebuild lock on this connection, outside a transaction.</summary>
    internal static async Task DropUnusedAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        var unused = await connection.ListAsync("unused-generations", row => row.Get<int>(0), cancellation, ("name", projection.Name));
        foreach (var generation in unused)
        {
            foreach (var table in projection.Tables)
                await DropPartitionAsync(connection, new PartitionName(table.Name, generation), cancellation);
            _ = await connection.ExecuteAsync("forget-parked", cancellation, ("name", projection.Name), ("generation", generation));
            _ = await connection.ExecuteAsync("forget-generation", cancellation, ("name", projection.Name), ("generation", generation));
        }
    }

    private static async Task DropPartitionAsync(NpgsqlConnection connection, PartitionName partition, CancellationToken cancellation)
    {
        switch (await connection.ScalarAsync<string>("partition-state", cancellation, ("partition", partition.Value)))
        {
            case "attached":
                // Concurrently, because dropping an attached partition would queue behind every reader and block the next ones.
                await connection.AlterAsync("detach-partition", partition, cancellation);
                break;
            case "pending":
                await connection.AlterAsync("finish-detaching", partition, cancellation);
                break;
        }

        await connection.AlterAsync("drop-partition", partition, cancellation);
    }
}
