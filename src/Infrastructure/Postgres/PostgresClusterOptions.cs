namespace Naas.Infrastructure.Postgres;

/// <summary>How a private cluster is kept.</summary>
/// <param name="DataDirectory">
/// Where the data lies. Password, server log and lock lie beside it, under the same name with an ending of their own.
/// </param>
public sealed record PostgresClusterOptions(string DataDirectory)
{
    /// <summary>
    /// False gives up safety against a power cut for speed (no fsync). Only for clusters that are thrown away: tests.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>The database that <see cref="PostgresCluster.ConnectionString"/> names; made when absent.</summary>
    public string Database { get; init; } = "naas";

    /// <summary>Server settings on top of, or in place of, the built-in ones (name and value as in postgresql.conf).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Which PostgreSQL to run; found on the machine when null, the one that wrote the data first of all.</summary>
    public PostgresBinaries? Binaries { get; init; }

    /// <summary>
    /// How long a server may take until it answers. Recovery after a crash replays the write-ahead log first, which
    /// is bounded by <c>max_wal_size</c>, so minutes are enough on a slow disk.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a clean shutdown (which writes a checkpoint) may take before an immediate one is asked for.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told, in a few words each, what is being done: for the terminal.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Measures the time-outs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
