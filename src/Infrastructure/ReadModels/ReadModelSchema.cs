using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The tables of the projections and their generations. They belong to the application's role, whoever makes them.</summary>
public sealed class ReadModelSchema(NpgsqlDataSource database)
{
    /// <summary>A generation of every table that is empty for everybody: what is written there is asked for in the same transaction, and rolled back.</summary>
    internal const int Scratch = 0;

    private static readonly TimeSpan DropLockPoll = TimeSpan.FromMilliseconds(100);

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
            {
                await CreateScratchAsync(connection, projection, cancellation);
                continue;
            }

            await CreateTablesAsync(connection, projection, cancellation);
            var generation = await BeginGenerationAsync(connection, projection, "live", cancellation);
            await CreatePartitionsAsync(connection, projection, generation, cancellation);
            _ = await connection.ExecuteAsync("activate", cancellation, ("name", projection.Name), ("generation", generation));
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whether something in the read models was made of a log, of whichever.</summary>
    public async Task<bool> IsOfALogAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ScalarAsync<bool>("is-of-a-log", cancellation);
    }

    /// <summary>Gives out the next number of a projection's generations, inside the caller's transaction and under its prepare lock. No number comes twice.</summary>
    internal static Task<int> BeginGenerationAsync(NpgsqlConnection connection, Projection projection, string state, CancellationToken cancellation) =>
        connection.ScalarAsync<int>("begin-generation", cancellation, ("name", projection.Name), ("version", projection.Version), ("state", state));

    internal static async Task CreateTablesAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        foreach (var table in projection.Stored)
        {
            // To say it again of a table that is there would lock out its writers for nothing.
            if (await connection.ScalarAsync<bool>("table-exists", cancellation, ("table", table.Name)))
                continue;

            await using (var command = connection.Command(table.Sql("table")))
                _ = await command.ExecuteNonQueryAsync(cancellation);
            await using (var own = connection.Command(SqlText.Of(typeof(ReadModelSchema), "own-table").Replace("{partition}", table.Name, StringComparison.Ordinal)))
                _ = await own.ExecuteNonQueryAsync(cancellation);
        }

        await CreateScratchAsync(connection, projection, cancellation);
    }

    private static async Task CreateScratchAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        var missing = await connection.ListAsync("missing-scratch", row => row.Get<string>(0), cancellation, ("tables", projection.Stored.Select(table => table.Name).ToArray()));
        foreach (var table in missing)
            await connection.AlterAsync("create-scratch", new PartitionName(table, Scratch), cancellation);
    }

    internal static async Task CreatePartitionsAsync(NpgsqlConnection connection, Projection projection, int generation, CancellationToken cancellation)
    {
        foreach (var table in projection.Stored)
        {
            _ = await connection.ScalarAsync<object>("create-partition", cancellation, ("table", table.Name), ("generation", generation));
            await connection.AlterAsync("own-table", new PartitionName(table.Name, generation), cancellation);
        }
    }

    /// <summary>Makes the tables of a generation apart, without indexes: to be filled, and attached when they are full.</summary>
    internal static async Task CreateApartAsync(NpgsqlConnection connection, Projection projection, int generation, CancellationToken cancellation)
    {
        foreach (var table in projection.Stored)
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
            await DropPartitionsAsync(connection, generation, projection.Stored.Select(table => table.Name), cancellation);
            await ForgetGenerationAsync(connection, projection.Name, generation, cancellation);
        }
    }

    /// <summary>Drops the tables of a generation that nobody reads or writes, and whatever was left of them by whoever died while dropping them. Outside a transaction.</summary>
    internal static async Task DropPartitionsAsync(NpgsqlConnection connection, int generation, IEnumerable<string> tables, CancellationToken cancellation)
    {
        // Tried again and again: whoever waited for it inside a statement would be waited for by the one that detaches.
        while (!await connection.ScalarAsync<bool>("take-drop-lock", cancellation))
            await Task.Delay(DropLockPoll, cancellation);
        try
        {
            foreach (var table in tables)
                await DropPartitionAsync(connection, new PartitionName(table, generation), cancellation);
        }
        finally
        {
            // A connection that broke has lost the lock with its session.
            if (connection.FullState == System.Data.ConnectionState.Open)
                _ = await connection.ScalarAsync<bool>("release-drop-lock", CancellationToken.None);
        }
    }

    /// <summary>Forgets a generation whose tables are gone.</summary>
    internal static async Task ForgetGenerationAsync(NpgsqlConnection connection, string projection, int generation, CancellationToken cancellation)
    {
        _ = await connection.ExecuteAsync("forget-parked", cancellation, ("name", projection), ("generation", generation));
        _ = await connection.ExecuteAsync("forget-generation", cancellation, ("name", projection), ("generation", generation));
    }

    private static async Task DropPartitionAsync(NpgsqlConnection connection, PartitionName partition, CancellationToken cancellation)
    {
        // Another one that was left half-way would refuse this one.
        foreach (var pending in await connection.ListAsync("pending-generations", row => row.Get<int>(0), cancellation, ("table", partition.Table)))
            await connection.AlterAsync("finish-detaching", partition with { Generation = pending }, cancellation);

        // Concurrently, because dropping an attached partition would queue behind every reader and block the next ones.
        if (await connection.ScalarAsync<bool>("is-attached", cancellation, ("partition", partition.Value)))
            await connection.AlterAsync("detach-partition", partition, cancellation);
        await connection.AlterAsync("drop-partition", partition, cancellation);
    }
}
