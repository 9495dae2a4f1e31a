using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Application.Samples;
using Naas.Infrastructure.EventLog;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Samples;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary>Something an operator asked for cannot be done; the message is one sentence that says why and what to do.</summary>
internal sealed class OperatorException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>What all verbs share: how they fail, and with which exit codes.</summary>
internal static class Verbs
{
    public const int Ok = 0;

    /// <summary>It could not be done; one sentence on standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>It was done, and what was found is not as it should be.</summary>
    public const int Differs = 3;

    /// <summary>Interrupted from outside.</summary>
    public const int Interrupted = 130;

    /// <summary>What every verb takes from the environment (<c>Naas__…</c>).</summary>
    public static IConfiguration Settings() => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    public static int Run(Action action)
    {
        try
        {
            action();
            return Ok;
        }
        catch (Exception e) when (Sentence(e) is not null)
        {
            Say.Failure(Sentence(e)!);
            return Failed;
        }
    }

    public static async Task<int> RunAsync(Func<Task<int>> action, CancellationToken cancellation)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception e) when (Sentence(e) is not null)
        {
            Say.Failure(Sentence(e)!);
            return Failed;
        }
    }

    /// <summary>The sentence for a failure that people can do something about; null for a bug, which keeps its stack trace.</summary>
    private static string? Sentence(Exception exception) => exception switch
    {
        OperatorException or PostgresUnavailableException or SchemaException or PolicyFileException or KeySettingException or SampleStoppedException or SampleFileException or BulkAppendException or LogCopyException or DirectoryIntegrityException or RebuildUnderWayException or OtherVersionException => exception.Message,
        LogUnavailableException or LogEpochException or LogIntegrityException or DeadlinesNotThereException => exception.Message,
        JsonException e => e.Message,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } => "This database has no schema of this program; make it with './naas migrate', or name the right database with --postgres.",
        PostgresException e => $"The database refused: {e.MessageText.TrimEnd('.')}; see to that, or name another database with --postgres.",
        NpgsqlException or SocketException => $"The database cannot be reached ({Innermost(exception).Message.TrimEnd('.')}); see whether it runs, or name another with --postgres.",
        IOException e when e.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) => "The HTTP address is taken by another program; choose another with --http.",
        UnauthorizedAccessException => $"{exception.Message.TrimEnd('.')}; give yourself the right to it, or choose another folder with --data.",
        IOException => exception.Message,
        _ => null,
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}

/// <summary>Options that several verbs have.</summary>
internal static class Options
{
    private static string UsualData =>
        Environment.GetEnvironmentVariable("NAAS_DATA") ?? Path.Combine(Environment.GetEnvironmentVariable("NAAS_ROOT") ?? Environment.CurrentDirectory, ".naas");

    public static Option<string> Data() => new("--data")
    {
        Description = "The folder that holds the private database and the development keys.",
        DefaultValueFactory = _ => UsualData,
    };

    /// <summary>What else a verb has to be told so that it works on this folder: nothing where it would by itself.</summary>
    public static string On(DataFolder folder) => folder.Path == Path.GetFullPath(UsualData) ? "" : $" --data '{folder.Path}'";

    public static Option<string?> Postgres() => new("--postgres")
    {
        Description = "Connection string of another database than the private one.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Naas__Postgres"),
    };

    public static Option<string?> EventLog() => new("--event-log")
    {
        Description = "Where the event log stands: 'postgres' for the database, or an EventStoreDB such as esdb://localhost:2113?tls=false; the one of Naas__EventLog when it is left out.",
    };

    /// <summary>The line that makes read models from a log, whatever <c>Naas__EventLog</c> names where it is typed.</summary>
    /// <param name="onEventStoreDb">Whether that log stands in an EventStoreDB; its address is not repeated, since a password may stand in it.</param>
    public static string Rebuild(bool onEventStoreDb) =>
        onEventStoreDb ? "'./naas rebuild --event-log …' with that log's address" : "'./naas rebuild --event-log postgres'";

    public static Option<bool> Json() => new("--json") { Description = "Answer in JSON, for machines." };
}
