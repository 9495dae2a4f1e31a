using Npgsql;

namespace Naas.Infrastructure.Postgres;

/// <summary>
/// A PostgreSQL server of one's own over one data directory, reached by a Unix socket only. It belongs to the process
/// that holds this object, yet outlives its sudden death: the next start takes the running server over, or has
/// PostgreSQL recover.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly RunningServer _server;
    private readonly PostgresClusterOptions _options;
    private readonly ClusterDatabases _databases;
    private readonly SemaphoreSlim _stopping = new(1, 1);
    private string? _throwAway;
    private bool _stopped;

    private PostgresCluster(
        ClusterFolder folder, RunningServer server, PostgresClusterOptions options, ClusterDatabases databases, bool wasAdopted)
    {
        _folder = folder;
        _server = server;
        _options = options;
        _databases = databases;
        WasAdopted = wasAdopted;
    }

    /// <summary>For the database of the options, as its owner (not a superuser).</summary>
    public string ConnectionString => _databases.ConnectionString(_options.Database);

    /// <summary>The server was still running from a process that had died.</summary>
    public bool WasAdopted { get; }

    /// <summary>Where the data really lies: the folder that was asked for unless the server's account cannot enter that.</summary>
    public string DataDirectory => _server.DataDirectory;

    /// <summary>What the server has to say, without values of the data.</summary>
    public string LogFile => _folder.LogFile;

    /// <summary>The server's own number among the processes.</summary>
    public int ProcessId => _server.ProcessId;

    /// <summary>Starts the cluster, laying it out first when there is none, or takes over the one that still runs.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot; the message is for the user. Nothing is left half-started.</exception>
    public static async Task<PostgresCluster> StartAsync(PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var folder = ClusterFolder.Claim(options.DataDirectory);
        try
        {
            var data = await Postgres.DataDirectory.OpenAsync(folder, options, cancellationToken);
            var password = folder.Password(create: false);

            var adopted = await RunningServer.TryAdoptAsync(data, password, options, cancellationToken);
            var server = adopted ?? await RunningServer.LaunchAsync(data, folder, password, options, cancellationToken);
            try
            {
                var databases = new ClusterDatabases(server.SocketDirectory, password);
                await databases.EnsureAsync(options.Database, cancellationToken);
                return new PostgresCluster(folder, server, options, databases, wasAdopted: adopted is not null);
            }
            catch (Exception failure)
            {
                await server.StopAsync(options, CancellationToken.None);
                throw failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull } full
                    ? Failure.DiskFull(data.RealPath, full)
                    : failure is NpgsqlException lost
                        ? new PostgresUnavailableException(
                            $"PostgreSQL on {data.RealPath} started but would not make its database ({lost.Message}); its log is {folder.LogFile}.", lost)
                        : failure;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A cluster for tests: in a folder of its own, without safety against a power cut, removed when disposed. What a
    /// killed test process left behind is removed by the next one.
    /// </summary>
    public static async Task<PostgresCluster> StartThrowAwayAsync(CancellationToken cancellationToken)
    {
        await ThrowAwayFolders.SweepAsync(TimeProvider.System, cancellationToken);
        var folder = ThrowAwayFolders.Create();
        try
        {
            var options = new PostgresClusterOptions(Path.Combine(folder, ThrowAwayFolders.Data)) { Durable = false };
            var cluster = await StartAsync(options, cancellationToken);
            cluster._throwAway = folder;
            return cluster;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>
    /// Makes a database, as a copy of <paramref name="template"/> when one is named (no one may be connected to that),
    /// under a name of its own unless given; tells its connection string.
    /// </summary>
    public Task<string> CreateDatabaseAsync(string? template = null, string? name = null, CancellationToken cancellationToken = default) =>
        _databases.CreateAsync(template, name, cancellationToken);

    /// <summary>Runs a script as the server's administrator, which the owner of the databases is not.</summary>
    internal Task AdministerAsync(string script, CancellationToken cancellationToken) => _databases.AdministerAsync(script, cancellationToken);

    /// <summary>For work that failed: whether the server ended under it or has no room to write, and the sentence that says so.</summary>
    /// <param name="cause">What the work failed with; null when only the server's end was noticed.</param>
    /// <returns>Null when the server is well, so that the cause speaks for itself.</returns>
    public PostgresUnavailableException? WhatHappened(Exception? cause)
    {
        // The server's last words say it even when its end has given the room back.
        if (Failure.IsDiskFull(_server.IsAlive ? "" : _folder.LogEnd(), DataDirectory))
            return Failure.DiskFull(DataDirectory, cause);
        return _server.IsAlive ? null : Failure.Ended(_folder.LogFile, cause);
    }

    /// <summary>Ends when the server does, whoever ended it: an application that serves from it should end as well.</summary>
    public Task WaitForServerExitAsync(CancellationToken cancellationToken) =>
        _server.WaitForExitAsync(_options.Time, cancellationToken);

    /// <summary>Shuts the server down cleanly and waits for its end; connections that are still open are cut.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stopping.WaitAsync(cancellationToken);
        try
        {
            if (_stopped)
                return;

            if (_throwAway is null)
                await _server.StopAsync(_options, cancellationToken);
            else
                await _server.EndAsync(_options.Time, cancellationToken);
            _stopped = true;
            _folder.Dispose();
        }
        finally
        {
            _ = _stopping.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
        if (_throwAway is not null && Directory.Exists(_throwAway))
            Directory.Delete(_throwAway, recursive: true);
    }
}
