using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Naas.Api.Tests.TemporaryCluster))]

namespace Naas.Api.Tests;

/// <summary>A throw-away PostgreSQL for the tests of this assembly, in a short private folder, without network and without fsync.</summary>
public sealed class TemporaryCluster : IAsyncLifetime
{
    private const string Superuser = "naas";
    private const string Template = "naas_template";

    private static readonly string[] Tools = ["initdb", "pg_ctl", "createdb", "pg_dump"];

    private readonly string _folder = ThrowAwayFolders.Create();
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly string _binaries = FindBinaries();
    private readonly SemaphoreSlim _oneCopyAtATime = new(1, 1);
    private int _databases;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The server's log, with every statement in it.</summary>
    public string LogFile => Path.Combine(_folder, "log");

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        if (Environment.IsPrivilegedProcess)
            _ = await RunAsync("chown", ["-R", "postgres", _folder]);

        _ = await RunAsServerAsync("initdb", ["-D", Data, "-U", Superuser, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c max_connections=200 -c log_statement=all";
        _ = await RunAsServerAsync("pg_ctl", ["-D", Data, "-l", LogFile, "-w", "-o", settings, "start"]);

        _ = await RunAsync(Binary("createdb"), [Template]);
        await using var database = Open(Template);
        _ = await Migrator.MigrateAsync(database, CancellationToken.None);
    }

    /// <summary>A migrated database of its own for a test.</summary>
    public async Task<NpgsqlDataSource> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        // PostgreSQL copies a template for one at a time.
        await _oneCopyAtATime.WaitAsync();
        try
        {
            _ = await RunAsync(Binary("createdb"), ["-T", Template, name]);
        }
        finally
        {
            _ = _oneCopyAtATime.Release();
        }

        return Open(name);
    }

    /// <summary>A plain dump of a database, as a backup would hold it.</summary>
    public Task<string> DumpAsync(NpgsqlDataSource database) =>
        RunAsync(Binary("pg_dump"), [new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!]);

    public async ValueTask DisposeAsync()
    {
        _ = await RunAsServerAsync("pg_ctl", ["-D", Data, "-w", "-m", "immediate", "stop"]);
        Directory.Delete(_folder, recursive: true);
        _oneCopyAtATime.Dispose();
    }

    // A pool is closed with its data source: an open connection would keep the template from being copied.
    private NpgsqlDataSource Open(string database) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = Superuser,
        Password = _password,
        Database = database,
        MaxPoolSize = 40,
    });

    private string Binary(string name) => Path.Combine(_binaries, name);

    // PostgreSQL refuses root.
    private Task<string> RunAsServerAsync(string name, string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", Binary(name), .. arguments])
            : RunAsync(Binary(name), arguments);

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["PGHOST"] = _folder;
        start.Environment["PGUSER"] = Superuser;
        start.Environment["PGPASSWORD"] = _password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {await errors}");
    }

    // Debian keeps every version in a folder of its own; what stands on the PATH may be a part of it only.
    private static string FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return debian
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(folder => Tools.All(tool => File.Exists(Path.Combine(folder, tool))))
            ?? throw new InvalidOperationException($"These tests need PostgreSQL: no folder under /usr/lib/postgresql or on the PATH holds {string.Join(", ", Tools)} (apt install postgresql).");
    }
}
