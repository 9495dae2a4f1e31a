using System.Globalization;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Postgres;
using Naas.Projections;
using Npgsql;

namespace Naas.Bench;

/// <summary>A private PostgreSQL of a benchmark's own, as durable as that of <c>up</c>, and gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;

    private BenchDatabase(PostgresCluster cluster, string folder) => (_cluster, Folder) = (cluster, folder);

    /// <summary>For whatever the benchmark has to lay aside.</summary>
    public string Folder { get; }

    /// <summary>The database as its owner has it, with the schema of this program.</summary>
    public string Owner => _cluster.ConnectionString;

    /// <exception cref="BenchException">There is no PostgreSQL that could be run.</exception>
    public static async Task<BenchDatabase> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("naas-bench-").FullName;
        PostgresCluster? cluster = null;
        try
        {
            cluster = await PostgresCluster.StartAsync(new PostgresClusterOptions(Path.Combine(folder, "postgres")), cancellation);
            await using var owner = NpgsqlDataSource.Create(Unpooled(cluster.ConnectionString));
            _ = await Migrator.MigrateAsync(owner, cancellation);
            return new BenchDatabase(cluster, folder);
        }
        catch (Exception e)
        {
            if (cluster is not null)
                await cluster.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            if (e is PostgresUnavailableException)
                throw new BenchException(e.Message);
            throw;
        }
    }

    /// <summary>In the role in which the program works.</summary>
    public static string AsApplication(string owner) => ApplicationConnection.Of(owner);

    /// <summary>Leaves nothing behind that would hinder a copy.</summary>
    public static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>A copy of the database as it is, to which nobody may be connected, on a server as it is after some hours: nothing is left to be written out, and there are files of the write-ahead log to be used again.</summary>
    /// <remarks>A new server makes each of those files when a commit needs it, and that commit waits: its first minute says nothing of its years.</remarks>
    public async Task<string> CopyAsync(CancellationToken cancellation)
    {
        var copy = await _cluster.CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(Owner).Database, cancellationToken: cancellation);
        await _cluster.AdministerAsync(SqlText.Of(typeof(BenchDatabase), "settle-server"), cancellation);
        return copy;
    }

    public static async Task ExecuteAsync(NpgsqlDataSource database, string operation, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(BenchDatabase), operation));
        command.CommandTimeout = 0;
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The server's settings that figures depend on, in a line.</summary>
    public static async Task<string> SettingsAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(BenchDatabase), "read-settings"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var settings = new List<string>();
        while (await reader.ReadAsync(cancellation))
            settings.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)} {reader.GetString(1)}"));
        return $"a private PostgreSQL: {string.Join(", ", settings)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
