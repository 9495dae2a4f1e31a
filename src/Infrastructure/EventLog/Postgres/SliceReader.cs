using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>Reads a slice of the streams: which there are, and then the events of some of them at a time.</summary>
/// <remarks>A short statement a page in the place of a long one for all: neither side holds more than a page, and no snapshot grows old.</remarks>
internal sealed class SliceReader : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _events;
    private readonly LogPosition _through;
    private readonly int _pageSize;
    private readonly Dictionary<int, string> _types = [];
    private readonly Queue<(long Id, StreamName Name, long Events)> _waiting = new();
    private readonly NpgsqlParameter<long[]> _wanted;

    private SliceReader(NpgsqlConnection connection, LogPosition through, int pageSize)
    {
        (_connection, _through, _pageSize) = (connection, through, pageSize);
        _events = new NpgsqlCommand(SqlText.Of(typeof(SliceReader), "read-streams"), connection);
        _wanted = Add(_events, Array.Empty<long>());
        _wanted.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
        _ = Add(_events, through.Value);
    }

    public static async Task<SliceReader> OpenAsync(NpgsqlConnection connection, StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation)
    {
        var reader = new SliceReader(connection, through, pageSize);
        try
        {
            await reader.ReadTypesAsync(cancellation);
            await reader.ReadStreamsAsync(slice, cancellation);
            await reader._events.PrepareAsync(cancellation);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <returns>The events of the next streams; null at the end of the slice.</returns>
    /// <exception cref="LogIntegrityException">A stream has a gap.</exception>
    public async Task<IReadOnlyList<StoredEvent>?> ReadAsync(CancellationToken cancellation)
    {
        var wanted = new Dictionary<long, Wanted>();
        long due = 0;
        while (due < _pageSize && _waiting.TryDequeue(out var stream))
        {
            wanted.Add(stream.Id, new Wanted(stream.Name, stream.Events));
            due += stream.Events;
        }

        if (wanted.Count == 0)
            return null;

        var page = await ReadEventsAsync(wanted, (int)Math.Min(due, int.MaxValue), cancellation);
        await ThrowIfCutOffAsync(wanted.Where(stream => stream.Value.Read < stream.Value.Events).ToList(), cancellation);
        return page;
    }

    public ValueTask DisposeAsync() => _events.DisposeAsync();

    private async Task ReadStreamsAsync(StreamPrefix slice, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Of(typeof(SliceReader), "list-streams"), _connection);
        _ = Add(command, slice.Value);
        _ = Add(command, slice.End);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            _waiting.Enqueue((reader.GetInt64(0), new StreamName(reader.GetString(1)), reader.GetInt64(2) + 1));
    }

    private async Task<List<StoredEvent>> ReadEventsAsync(Dictionary<long, Wanted> wanted, int expected, CancellationToken cancellation)
    {
        _wanted.TypedValue = [.. wanted.Keys];
        var events = new List<StoredEvent>(expected);
        Wanted stream = null!;
        long read = 0;
        await using var reader = await _events.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (id, revision) = (reader.GetInt64(0), reader.GetInt64(2));
            if (id != read)
                (read, stream) = (id, wanted[id]);
            LogChecks.ThrowIfBroken(stream.Name, revision, stream.Read++);
            events.Add(new StoredEvent(
                new LogPosition(_through.Epoch, reader.GetInt64(1)),
                stream.Name,
                revision,
                reader.GetGuid(3),
                _types[reader.GetInt32(4)],
                reader.GetInt32(5),
                reader.GetFieldValue<byte[]>(6),
                reader.GetFieldValue<byte[]>(7),
                new DateTimeOffset(reader.GetDateTime(8))));
        }

        return events;
    }

    /// <summary>Looks whether what was not read of some streams lies behind the position.</summary>
    private async Task ThrowIfCutOffAsync(List<KeyValuePair<long, Wanted>> shorter, CancellationToken cancellation)
    {
        if (shorter.Count == 0)
            return;

        await using var command = new NpgsqlCommand(SqlText.Of(typeof(SliceReader), "list-broken-streams"), _connection);
        _ = Add(command, shorter.Select(stream => stream.Key).ToArray());
        _ = Add(command, shorter.Select(stream => stream.Value.Read).ToArray());
        _ = Add(command, _through.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (await reader.ReadAsync(cancellation))
        {
            var broken = shorter.First(stream => stream.Key == reader.GetInt64(0)).Value;
            throw new LogIntegrityException($"Stream {broken.Name} has {broken.Events} events; up to position {_through.Value} came {broken.Read}, and the next does not come after it.");
        }
    }

    private async Task ReadTypesAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Of(typeof(SliceReader), "read-types"), _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            _types.Add(reader.GetInt32(0), reader.GetString(1));
    }

    private static NpgsqlParameter<T> Add<T>(NpgsqlCommand command, T value)
    {
        var parameter = new NpgsqlParameter<T> { TypedValue = value };
        _ = command.Parameters.Add(parameter);
        return parameter;
    }

    /// <param name="Events">How many the stream holds by now.</param>
    private sealed record Wanted(StreamName Name, long Events)
    {
        /// <summary>How many of them were read.</summary>
        public long Read { get; set; }
    }
}
