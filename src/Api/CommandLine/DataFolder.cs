using System.Net;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary>The folder of one private installation: its database, its keys. By default <c>.naas/</c> beside the program.</summary>
internal sealed class DataFolder
{
    public DataFolder(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new OperatorException("The data folder has no name; name one with --data or NAAS_DATA, or leave both out for .naas beside the program.");
        Path = System.IO.Path.GetFullPath(path);
        if (File.Exists(Path))
            throw new OperatorException($"{Path} is a file, and the data needs a folder; name another with --data.");
        // Keys lie in here: nobody else's business, whatever the umask says.
        if (!Directory.Exists(Path))
            _ = Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        else if ((File.GetUnixFileMode(Path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new OperatorException($"Others may write to {Path}, so no key in it could be trusted; 'chmod go-w' it, or name another folder.");
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "postgres");

    /// <summary>Where the key lies that signs development tokens.</summary>
    public string TokenKey => System.IO.Path.Combine(Path, "token-key.pem");

    private string EventLogNote => System.IO.Path.Combine(Path, "event-log");

    /// <summary>Whether a naas process holds the folder's database: a server, or one that starts or stops.</summary>
    public bool IsInUse => RunningCluster.IsClaimed(Database);

    /// <summary>Notes where the event log of the server is that runs on this folder.</summary>
    public void NoteEventLog(EventStoreDbAddress? store)
    {
        // Whole or not at all, whenever the process ends.
        var written = $"{EventLogNote}.new";
        File.WriteAllText(written, $"{store?.ToString() ?? "postgres"}\n");
        File.Move(written, EventLogNote, overwrite: true);
    }

    /// <summary>
    /// Where the last server here had its event log in an EventStoreDB and nobody names one now, it was forgotten: what is written would
    /// go into the log of the folder's own database, beside the one that everybody reads.
    /// </summary>
    /// <param name="eventLog">The one that is named now, on the line or in the environment.</param>
    /// <exception cref="OperatorException">It was forgotten.</exception>
    public void ThrowIfLogForgotten(string? eventLog)
    {
        if (string.IsNullOrWhiteSpace(eventLog) && File.Exists(EventLogNote) && File.ReadAllText(EventLogNote).Trim() is var last and not ("" or "postgres"))
            throw new OperatorException($"The last server on {Path} had its event log in {last}, and none is named now. Name it in Naas__EventLog, or with --event-log where the verb has it; or say postgres there, where the log of the folder's own database is meant, which is another one.");
    }

    public DirectoryKeys Keys() => DirectoryKeys.LoadOrCreate(System.IO.Path.Combine(Path, "directory-keys.json"));

    /// <summary>The database that a running server of this installation uses, for verbs beside it.</summary>
    /// <exception cref="OperatorException">None is running.</exception>
    public string RunningDatabase() => RunningCluster.ConnectionString(Database)
        ?? throw new OperatorException($"No server is running on {Path}; start one with './naas up', or name another database with --postgres.");

    /// <exception cref="OperatorException">It is no connection string. It is not repeated: a password may stand in it.</exception>
    public static string Checked(string connectionString)
    {
        const string looks = "it looks like 'Host=localhost;Username=naas;Database=naas'";
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) switch
            {
                { Host: null or "" } => throw new OperatorException($"The connection string names no host; {looks}."),
                { Port: < 1 or > IPEndPoint.MaxPort } => throw new OperatorException($"The connection string's port must be from 1 to {IPEndPoint.MaxPort}."),
                _ => connectionString,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new OperatorException($"The connection string cannot be read; {looks}.", e);
        }
    }

    /// <summary>Brings schema and read-model tables to what this program needs.</summary>
    /// <exception cref="SchemaException">The database is newer than this program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string connectionString, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(Checked(connectionString));
        var applied = await Migrator.MigrateAsync(database, cancellation);
        await new ReadModelSchema(database).PrepareAsync(cancellation);
        return applied;
    }
}
