using System.CommandLine;
using System.Globalization;
using Naas.Api.Hosting;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary><c>naas copy</c>: the event log from one store into another, and compared.</summary>
internal static class CopyVerb
{
    private const string Database = "postgres";
    private const long EventsBetweenLines = 100_000;

    public static Command Create()
    {
        const string places = "'postgres' for the database of the data folder, a connection string of another, or an EventStoreDB such as esdb://host:2113";
        var from = new Option<string>("--from") { Description = $"The log to copy: {places}.", Required = true };
        var to = new Option<string>("--to") { Description = "The log to copy it into, empty or left by a copy that was cut off; named in the same way.", Required = true };
        var data = Options.Data();
        var verb = new Command("copy", "Copy the event log from one store into another, event by event, and compare the two.") { from, to, data };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () => CopyAsync(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetRequiredValue(data), cancellation), cancellation));
        return verb;
    }

    private static async Task<int> CopyAsync(string from, string to, string data, CancellationToken cancellation)
    {
        if (from == to)
            throw new OperatorException("--from and --to name the same log.");
        await using var cluster = from == Database || to == Database ? await PrivateAsync(new DataFolder(data), cancellation) : null;
        var folder = cluster?.ConnectionString ?? (from == Database || to == Database ? new DataFolder(data).RunningDatabase() : null);
        await using var source = await OpenAsync(from, folder, cancellation);
        await using var target = await OpenAsync(to, folder, cancellation);

        var shown = 0L;
        var copied = await new LogCopy(source.Log, target.Log, target.Writer).CopyAsync(Tell, cancellation);
        Say.Line(string.Create(CultureInfo.InvariantCulture, $"{copied.Written} events written; all {copied.Compared} compared, and equal in order, ids, bodies, metadata and moments of recording."));
        Say.Line(WhatIsLeftToDo(to));
        return Verbs.Ok;

        void Tell(string what, long events)
        {
            if (events % EventsBetweenLines == 0 && events != shown)
                Say.Line(string.Create(CultureInfo.InvariantCulture, $"{events} events {what}"));
            shown = events;
        }
    }

    internal static string WhatIsLeftToDo(string to) =>
        $"Read models are of one log: where a service goes over to this one, they are made anew from it with {Options.Rebuild(EventStoreDbAddress.Names(to))}.";

    /// <returns>Null where a server runs on it already.</returns>
    private static async Task<PostgresCluster?> PrivateAsync(DataFolder folder, CancellationToken cancellation) => folder.IsInUse
        ? null
        : await PostgresCluster.StartAsync(new PostgresClusterOptions(folder.Database) { Progress = new Progress<string>(Say.Line) }, cancellation);

    private static async Task<OpenLog> OpenAsync(string place, string? folder, CancellationToken cancellation)
    {
        if (EventStoreDbAddress.Names(place))
        {
            var store = new EventStoreDbEventLog(NaasSettings.EventStoreOf(place)!, TimeProvider.System);
            return new OpenLog(store, new AppendingCopyTarget(store), store);
        }

        var connection = place == Database ? folder! : DataFolder.Checked(place);
        _ = await DataFolder.MigrateAsync(connection, cancellation);
        var database = NpgsqlDataSource.Create(ApplicationConnection.Of(connection));
        return new OpenLog(new PostgresEventLog(database, TimeProvider.System), new PostgresCopyTarget(new PostgresBulkAppend(database, TimeProvider.System)), database);
    }

    /// <param name="Owned">What is closed after the log.</param>
    private sealed record OpenLog(IEventLog Log, ILogCopyTarget Writer, IAsyncDisposable Owned) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Log is IAsyncDisposable log)
                await log.DisposeAsync();
            await Owned.DisposeAsync();
        }
    }
}
