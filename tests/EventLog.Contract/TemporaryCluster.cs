using System.Diagnostics;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Naas.EventLog.Contract.TemporaryCluster))]

namespace Naas.EventLog.Contract;

/// <summary>A PostgreSQL cluster of its own for this test assembly; every test gets a database of its own in it.</summary>
public sealed class TemporaryCluster : IAsyncLifetime
{
    private const string Template = "naas_template";
    private const string Login = "naas_test_application";

    // Short, because the path of a socket may have 107 characters at most.
    private readonly string _folder = ThrowAwayFolders.Create();
    private readonly SemaphoreSlim _creating = new(1);
    private int _databases;

    private static string Binaries { get; } = FindBinaries();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The folder of the socket, which is all the cluster listens on.</summary>
    public string Socket => _folder;

    public async ValueTask InitializeAsync()
    {
        // PostgreSQL refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres:", _folder);
        await RunAsPostgresAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await StartAsync();

        await using var maintenance = NpgsqlDataSource.Create(For("postgres", "postgres"));
        await ExecuteAsync(maintenance, $"create database {Template}");
        await using (var template = NpgsqlDataSource.Create(For(Template, "postgres")))
            _ = await Migrator.MigrateAsync(template, CancellationToken.None);
        await ExecuteAsync(maintenance, $"create role {Login} login in role naas_application");
    }

    public Task StartAsync() => RunAsPostgresAsync(
        "pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "server.log"), "start",
        "-o", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c unix_socket_permissions=0700 -c max_connections=300 -c fsync=off -c full_page_writes=off -c autovacuum=off -c shared_buffers=64MB");

    public Task StopAsync() => RunAsPostgresAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");

    public async Task<TemporaryDatabase> CreateDatabaseAsync()
    {
        var name = $"log_{Interlocked.Increment(ref _databases)}";
        await using var maintenance = NpgsqlDataSource.Create(For("postgres", "postgres"));
        await _creating.WaitAsync();
        try
        {
            await ExecuteAsync(maintenance, $"create database {name} template {Template}");
        }
        finally
        {
            _ = _creating.Release();
        }

        return new TemporaryDatabase(For(name, Login), For(name, "postgres"));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _creating.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string For(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Database = database,
        Username = user,
        MaxPoolSize = 40,
        // Hundreds of pools come and go here; the thread that prunes idle ones has nothing to do for them.
        ConnectionIdleLifetime = 3600
    }.ConnectionString;

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        _ = await command.ExecuteNonQueryAsync();
    }

    private static string FindBinaries() =>
        new[] { "/usr/lib/postgresql", "/usr/pgsql" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException("The PostgreSQL server's binaries were not found.");

    private Task RunAsPostgresAsync(string tool, params string[] arguments)
    {
        var path = Path.Combine(Binaries, tool);
        return Environment.IsPrivilegedProcess
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string file, params string[] arguments)
    {
        // The server inherits what it is started with, so an output that is read to its end would never end.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = _folder };
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1", Path.Combine(_folder, "tools.log"), file, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} failed: {await File.ReadAllTextAsync(Path.Combine(_folder, "tools.log"))}");
    }
}

/// <summary>One test's database, as the application sees it and as its owner does.</summary>
public sealed class TemporaryDatabase(string application, string owner) : IAsyncDisposable
{
    /// <summary>With the rights of the role naas_application and no more.</summary>
    public NpgsqlDataSource Application { get; } = NpgsqlDataSource.Create(application);

    public NpgsqlDataSource Owner { get; } = NpgsqlDataSource.Create(owner);

    public string ApplicationConnectionString => application;

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        _ = await command.ExecuteNonQueryAsync();
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No value: {sql}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await Owner.DisposeAsync();
    }
}
