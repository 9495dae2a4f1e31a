using System.Security.Cryptography;
using System.Text;

namespace Naas.Infrastructure.Postgres;

/// <summary>The server's settings, given on its command line so that the data directory holds data only.</summary>
internal static class ServerSettings
{
    /// <summary>There is no TCP, so the port is only part of the socket's file name.</summary>
    public const int Port = 5432;

    private static readonly Dictionary<string, string> Always = new()
    {
        ["listen_addresses"] = "",
        ["port"] = "5432",
        ["unix_socket_permissions"] = "0700",
        ["password_encryption"] = "scram-sha-256",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["max_connections"] = "200",
        // Short statements only; compiling them costs more than it gains.
        ["jit"] = "off",
        ["random_page_cost"] = "1.1",

        // No personal data may reach the server's log. Messages of level ERROR quote values ('invalid input syntax …'),
        // their DETAIL quotes keys, STATEMENT quotes literals; the application has them all in its exceptions. LOG ranks
        // above ERROR in the server log, so start, stop, recovery, FATAL and PANIC remain, without their DETAIL.
        ["log_destination"] = "stderr",
        ["logging_collector"] = "off",
        ["log_min_messages"] = "log",
        ["log_min_error_statement"] = "panic",
        ["log_error_verbosity"] = "terse",
        ["log_statement"] = "none",
        ["log_duration"] = "off",
        ["log_min_duration_statement"] = "-1",
        ["log_min_duration_sample"] = "-1",
        ["log_parameter_max_length"] = "0",
        ["log_parameter_max_length_on_error"] = "0",
        ["log_line_prefix"] = "%m [%p] ",
    };

    private static readonly Dictionary<string, string> Durable = new()
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["shared_buffers"] = "256MB",
        // An append-heavy log: room for its commits between flushes, and checkpoints seldom enough that full pages
        // are not written over and over; recovery replays a gigabyte at most.
        ["wal_buffers"] = "16MB",
        ["max_wal_size"] = "1GB",
        // Files of it are used again rather than made: a new one is sixteen megabytes of noughts that commits wait for.
        ["min_wal_size"] = "512MB",
        ["checkpoint_timeout"] = "10min",
    };

    private static readonly Dictionary<string, string> ThrowAway = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["shared_buffers"] = "64MB",
        ["wal_level"] = "minimal",
        ["max_wal_senders"] = "0",
        ["max_wal_size"] = "1GB",
        ["checkpoint_timeout"] = "1h",
        // It starts a process a minute for each of hundreds of databases that nobody will ask again.
        ["autovacuum"] = "off",
    };

    /// <summary>The settings of one cluster, the name by which they are known among them.</summary>
    public static (IReadOnlyDictionary<string, string> Settings, string Name) For(DataDirectory data, PostgresClusterOptions options)
    {
        var settings = new SortedDictionary<string, string>(Always, StringComparer.Ordinal);
        // Whole pages after a checkpoint make most of the log, and commits wait while they are made smaller: for the older way longer.
        if (options.Durable)
            settings["wal_compression"] = data.KnowsLz4 ? "lz4" : "on";
        foreach (var (name, value) in (options.Durable ? Durable : ThrowAway).Concat(options.Settings))
            settings[name] = value;

        // A server that outlived its application is taken over only when it runs with the settings of today.
        var text = string.Join('\n', settings.Select(setting => $"{setting.Key}={setting.Value}"));
        var clusterName = $"naas-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
        settings["cluster_name"] = clusterName;
        return (settings, clusterName);
    }

    /// <summary>Settings that are lists of folders split at commas and blanks unless quoted.</summary>
    public static string Quote(string folder) => $"\"{folder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
