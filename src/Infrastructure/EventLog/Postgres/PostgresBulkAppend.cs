using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>One append among many that are written together.</summary>
/// <param name="FirstRevision">That its first event will have; 0: the stream must not exist.</param>
public sealed record BulkAppendRequest(StreamName Stream, long FirstRevision, IReadOnlyList<NewEvent> Events, DateTimeOffset RecordedAt);

/// <param name="Recorded">How many events were recorded now.</param>
/// <param name="AlreadyThere">How many stood there from an earlier try of the same requests.</param>
/// <param name="Head">The last position of the log right after.</param>
public sealed record BulkAppended(long Recorded, long AlreadyThere, LogPosition Head);

/// <summary>A stream has another revision than a bulk append expects, or other events at its revisions; nothing of the append was recorded.</summary>
public sealed class BulkAppendException(string message) : Exception(message);

/// <summary>Appends many thousands of events in one transaction, by COPY.</summary>
/// <remarks>
/// It keeps what every append keeps. Streams are locked first and the head last, so that appends beside it wait or go
/// between, and positions have no holes. Expected revisions are compared and set. A try whose outcome is not known is sent
/// again and finds its own events. Beside what an append takes it needs the role <c>naas_bulk</c>.
/// </remarks>
public sealed class PostgresBulkAppend(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    // A chunk takes a second; a machine that is busy with other things may make minutes of it.
    private static readonly TimeSpan LongestCopy = TimeSpan.FromMinutes(10);

    // So many streams' ids are remembered, at some 150 bytes each: beyond that they are looked up anew.
    private const int MostIds = 1_000_000;
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<StreamName, long> _ids = [];

    /// <summary>Records all of the requests in their order, or none of them.</summary>
    /// <param name="requests">At least one. Several may be to one stream, each at the revision that the one before leads to.</param>
    /// <exception cref="ArgumentException">An event could never be recorded: a bug of the caller.</exception>
    /// <exception cref="BulkAppendException">A stream is not as the requests expect.</exception>
    /// <exception cref="NpgsqlException">The database did not take them for half a minute, or refuses; nothing is known to be recorded, and the same requests may be sent again.</exception>
    public async Task<BulkAppended> AppendAsync(IReadOnlyList<BulkAppendRequest> requests, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfZero(requests.Count);
        foreach (var request in requests)
            AppendChecks.ThrowIfMalformed(request.Events);

        var began = time.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                return await TryOnceAsync(requests, cancellation);
            }
            catch (Exception e)
            {
                Forget();
                if (PostgresFaults.Of(e) is not (PostgresFault.RolledBack or PostgresFault.ConnectionLost) || cancellation.IsCancellationRequested || time.GetElapsedTime(began) >= Patience)
                    throw;
            }

            await Task.Delay(delay, time, cancellation);
        }
    }

    private async Task<BulkAppended> TryOnceAsync(IReadOnlyList<BulkAppendRequest> requests, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await WriteAsync(connection, requests, cancellation) is { } written)
            return written;

        // Some streams are longer than expected: perhaps by these very events.
        var left = await WithoutStoredAsync(connection, requests, cancellation);
        var alreadyThere = requests.Sum(request => (long)request.Events.Count) - left.Sum(request => (long)request.Events.Count);
        if (left.Count == 0)
            return new BulkAppended(0, alreadyThere, await HeadAsync(connection, cancellation));
        return await WriteAsync(connection, left, cancellation) is { } rest
            ? rest with { AlreadyThere = alreadyThere }
            : throw new BulkAppendException("A stream changed while it was being written in bulk; nothing of this part was recorded. See who else writes to it, and start again.");
    }

    /// <returns>Null when a stream has another revision than expected; nothing was recorded then.</returns>
    private async Task<BulkAppended?> WriteAsync(NpgsqlConnection connection, IReadOnlyList<BulkAppendRequest> requests, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        _ = await ExecuteAsync(connection, "bulk-role", cancellation);
        await TypesAsync(connection, requests, cancellation);
        var streams = Growing(requests);
        if (!await GrowAsync(connection, streams, cancellation))
        {
            Forget();
            return null;
        }

        var count = requests.Sum(request => (long)request.Events.Count);
        var (before, epoch) = await TakeHeadAsync(connection, count, cancellation);
        await CopyAsync(connection, requests, before, count, cancellation);
        await transaction.CommitAsync(cancellation);
        return new BulkAppended(count, 0, new LogPosition(epoch, before + count));
    }

    /// <summary>Each stream with the revision that it must have and the one it will have.</summary>
    /// <exception cref="BulkAppendException">The requests to one stream do not follow each other.</exception>
    private static Dictionary<StreamName, Growth> Growing(IReadOnlyList<BulkAppendRequest> requests)
    {
        var streams = new Dictionary<StreamName, Growth>(requests.Count);
        foreach (var request in requests)
        {
            var last = request.FirstRevision + request.Events.Count - 1;
            if (!streams.TryGetValue(request.Stream, out var growth))
                streams.Add(request.Stream, new Growth(request.FirstRevision - 1, last));
            else if (growth.Last == request.FirstRevision - 1)
                streams[request.Stream] = growth with { Last = last };
            else
                throw new BulkAppendException($"An append to {request.Stream} begins at revision {request.FirstRevision}, and the one before it ends at {growth.Last}; nothing of them was recorded.");
        }

        return streams;
    }

    private async Task<bool> GrowAsync(NpgsqlConnection connection, Dictionary<StreamName, Growth> streams, CancellationToken cancellation)
    {
        var added = streams.Where(stream => stream.Value.Expected < 0).ToList();
        var grown = streams.Where(stream => stream.Value.Expected >= 0).ToList();
        if (_ids.Count + added.Count > MostIds)
            _ids.Clear();
        if (added.Count > 0)
            await AddAsync(connection, added, cancellation);
        if (added.Any(stream => !_ids.ContainsKey(stream.Key)))
            return false;

        string[] unknown = [.. grown.Where(stream => !_ids.ContainsKey(stream.Key)).Select(stream => stream.Key.Value)];
        if (unknown.Length > 0)
            await LookUpAsync(connection, unknown, cancellation);
        if (grown.Any(stream => !_ids.ContainsKey(stream.Key)))
            return false;

        return grown.Count == 0 || await ExecuteAsync(
            connection, "bulk-grow-streams", cancellation,
            grown.Select(stream => _ids[stream.Key]).ToArray(), grown.Select(stream => stream.Value.Expected).ToArray(), grown.Select(stream => stream.Value.Last).ToArray()) == grown.Count;
    }

    private async Task AddAsync(NpgsqlConnection connection, IReadOnlyList<KeyValuePair<StreamName, Growth>> added, CancellationToken cancellation)
    {
        foreach (var stream in added)
            _ = _ids.Remove(stream.Key);
        await using var command = Command(connection, "bulk-add-streams", added.Select(stream => stream.Key.Value).ToArray(), added.Select(stream => stream.Value.Last).ToArray());
        await ReadIdsAsync(command, cancellation);
    }

    private async Task LookUpAsync(NpgsqlConnection connection, string[] names, CancellationToken cancellation)
    {
        await using var command = Command(connection, "bulk-streams", [names]);
        await ReadIdsAsync(command, cancellation);
    }

    private async Task ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            _ids[new StreamName(reader.GetString(1))] = reader.GetInt64(0);
    }

    /// <summary>Ids that a transaction gave and did not commit are nobody's.</summary>
    private void Forget()
    {
        _ids.Clear();
        _types.Clear();
    }

    private async Task TypesAsync(NpgsqlConnection connection, IReadOnlyList<BulkAppendRequest> requests, CancellationToken cancellation)
    {
        string[] unknown = [.. requests.SelectMany(request => request.Events).Select(@event => @event.Type).Where(type => !_types.ContainsKey(type)).Distinct()];
        if (unknown.Length == 0)
            return;

        await ReadTypesAsync(connection, unknown, cancellation);
        string[] missing = [.. unknown.Where(type => !_types.ContainsKey(type))];
        if (missing.Length == 0)
            return;

        _ = await ExecuteAsync(connection, "bulk-add-types", cancellation, [missing]);
        await ReadTypesAsync(connection, missing, cancellation);
    }

    private async Task ReadTypesAsync(NpgsqlConnection connection, string[] names, CancellationToken cancellation)
    {
        await using var command = Command(connection, "bulk-types", [names]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            _types[reader.GetString(1)] = reader.GetInt32(0);
    }

    private static async Task<(long Before, Guid Epoch)> TakeHeadAsync(NpgsqlConnection connection, long count, CancellationToken cancellation)
    {
        await using var command = Command(connection, "bulk-take-head", count);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt64(0), reader.GetGuid(1)) : throw new LogIntegrityException("The log has no head.");
    }

    private async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<BulkAppendRequest> requests, long before, long count, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Sql("bulk-copy"), cancellation);
        copy.Timeout = LongestCopy;
        var position = before;
        foreach (var request in requests)
            position = EventCopy.Write(copy, request, _ids[request.Stream], position, _types);
        // The rows that the database counted: with the two unique indexes every position handed out is filled, once.
        if (await copy.CompleteAsync(cancellation) is var rows && rows != (ulong)count)
            throw new LogIntegrityException($"Of {count} events the database took {rows}.");
    }

    /// <summary>The requests that are not recorded yet, after those that are.</summary>
    /// <exception cref="BulkAppendException">Other events stand where they belong.</exception>
    private static async Task<IReadOnlyList<BulkAppendRequest>> WithoutStoredAsync(NpgsqlConnection connection, IReadOnlyList<BulkAppendRequest> requests, CancellationToken cancellation)
    {
        var names = new List<string>();
        var revisions = new List<long>();
        foreach (var request in requests)
        {
            names.AddRange(Enumerable.Repeat(request.Stream.Value, request.Events.Count));
            revisions.AddRange(Enumerable.Range(0, request.Events.Count).Select(nth => request.FirstRevision + nth));
        }

        var stored = new Dictionary<(string, long), Guid>();
        await using (var command = Command(connection, "bulk-stored", names.ToArray(), revisions.ToArray()))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                stored.Add((reader.GetString(0), reader.GetInt64(1)), reader.GetGuid(2));
        }

        var left = new List<BulkAppendRequest>();
        foreach (var request in requests)
        {
            var there = request.Events.Select((@event, nth) => stored.TryGetValue((request.Stream.Value, request.FirstRevision + nth), out var id) ? id == @event.Id : (bool?)null).ToList();
            if (there.TrueForAll(same => same is null))
                left.Add(request);
            else if (!there.TrueForAll(same => same == true))
                throw new BulkAppendException($"Stream {request.Stream} holds other events from revision {request.FirstRevision} on; nothing of this part was recorded. See who else writes to it.");
        }

        return left.Count < requests.Count
            ? left
            : throw new BulkAppendException($"A stream has not come to the revision at which this part goes on, such as {requests[0].Stream} at {requests[0].FirstRevision}, or is there already; nothing of it was recorded.");
    }

    private static async Task<LogPosition> HeadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = Command(connection, "read-head");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? EventRow.Head(reader) : throw new LogIntegrityException("The log has no head.");
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string name, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, name, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string name, params object[] values)
    {
        // A chunk waits for the appends before it, and takes as long as its size takes.
        var command = new NpgsqlCommand(Sql(name), connection) { CommandTimeout = 0 };
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string Sql(string name) => SqlText.Of(typeof(PostgresBulkAppend), name);

    /// <param name="Expected">The revision that the stream must have; −1: it must not exist.</param>
    private readonly record struct Growth(long Expected, long Last);
}
