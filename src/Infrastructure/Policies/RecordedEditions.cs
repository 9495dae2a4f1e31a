using System.Text.Json;
using Naas.Application.EventLog;
using Naas.Domain.Policies;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Policies;

/// <summary>The editions that the log names for good: those that attempts were opened under (S-50).</summary>
/// <remarks>What was seen at an earlier start of this log is not read again; two starts beside each other may note less than was seen, never more.</remarks>
public static class RecordedEditions
{
    private const string Booked = "sitting-booked";

    /// <param name="damaged">Hears that the log could not be read to its end: then the editions are those before that place, and it is looked at again at the next start.</param>
    public static async Task<IReadOnlyList<EditionCode>> ReadAsync(NpgsqlDataSource database, IEventLog log, Action<LogIntegrityException> damaged, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(damaged);
        IReadOnlyCollection<string> editions = log switch
        {
            PostgresEventLog => await AskAsync(database, "read-recorded-editions", cancellation) ?? [],
            EventStoreDbEventLog store => await ReadOnAsync(database, store, damaged, cancellation),
            _ => throw new ArgumentException("It is none of the stores in which this program keeps its log.", nameof(log)),
        };
        return [.. editions.Select(edition => new EditionCode(edition))];
    }

    /// <summary>The same of a log that lies elsewhere: its events are read from where the last start came to. What was deleted by hand stops nobody from starting: there are others to whom it is an alarm.</summary>
    private static async Task<IReadOnlyCollection<string>> ReadOnAsync(NpgsqlDataSource database, EventStoreDbEventLog log, Action<LogIntegrityException> damaged, CancellationToken cancellation)
    {
        IReadOnlyCollection<string> seen = [];
        try
        {
            var head = await log.HeadAsync(cancellation);
            var (after, editions) = await SeenAsync(database, head, cancellation);
            seen = editions;
            if (after is null || after.Value < head)
                await AddAsync(editions, log, after, head, cancellation);
            return await AskAsync(database, "note-seen-editions", cancellation, head.Epoch, head.Value, editions.ToArray()) ?? [];
        }
        catch (LogIntegrityException e)
        {
            damaged(e);
            return seen;
        }
    }

    private static async Task AddAsync(SortedSet<string> editions, EventStoreDbEventLog log, LogPosition? after, LogPosition head, CancellationToken cancellation)
    {
        await foreach (var stored in log.ReadPastDeletionsAsync(after, cancellation))
        {
            if (stored.Position > head)
                return;
            if (stored.Type == Booked && EditionOf(stored) is { } edition)
                _ = editions.Add(edition);
        }
    }

    private static async Task<(LogPosition? After, SortedSet<string> Editions)> SeenAsync(NpgsqlDataSource database, LogPosition head, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(RecordedEditions), "read-seen-editions"));
        _ = command.Parameters.Add(new NpgsqlParameter { Value = head.Epoch });
        _ = command.Parameters.Add(new NpgsqlParameter { Value = head.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (head with { Value = reader.GetInt64(0) }, new SortedSet<string>(reader.GetFieldValue<string[]>(1), StringComparer.Ordinal))
            : (null, new SortedSet<string>(StringComparer.Ordinal));
    }

    private static async Task<string[]?> AskAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(RecordedEditions), sql));
        // The first look at a long log takes as long as it takes; the caller's token ends it.
        command.CommandTimeout = 0;
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? reader.GetFieldValue<string[]>(0) : null;
    }

    private static string? EditionOf(StoredEvent booked)
    {
        using var metadata = JsonDocument.Parse(booked.Metadata);
        return metadata.RootElement.TryGetProperty("edition", out var edition) ? edition.GetString() : null;
    }
}
