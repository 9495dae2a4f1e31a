using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>The event log in PostgreSQL: concurrent appends committed together, positions 1..head without holes.</summary>
/// <remarks>
/// It keeps up to three connections of the data source: to write, to notify, and, once there is a subscriber, to
/// listen. The data source stays its owner's. Several processes may share one log.
/// </remarks>
public sealed partial class PostgresEventLog : IEventLog, IAsyncDisposable
{
    private const int StreamPage = 256;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly PostgresEventLogSettings _settings;
    private readonly ILogger _logger;
    private readonly HeadSignal _signal = new();
    private readonly Subscription _subscription;
    private readonly HeadWatch _watch;
    private readonly HeadNotifier _notifier;
    private readonly AppendWriter _writer;
    // A box, because a Guid is not written at one stroke; replaced only when another life is met.
    private StrongBox<Guid>? _epoch;
    private int _disposed;

    public PostgresEventLog(
        NpgsqlDataSource database,
        TimeProvider time,
        PostgresEventLogSettings? settings = null,
        ILogger<PostgresEventLog>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(time);
        _database = database;
        _time = time;
        _settings = settings ?? new PostgresEventLogSettings();
        _logger = logger ?? NullLogger<PostgresEventLog>.Instance;
        _subscription = new Subscription(this, _signal, time, LogReadAgain);
        _watch = new HeadWatch(database, _signal, _settings, time, _logger);
        _notifier = new HeadNotifier(database, _settings, time, _logger);
        _writer = new AppendWriter(database, _settings, time, _logger, Recorded);
    }

    public async Task<AppendResult> AppendAsync(
        StreamName stream,
        ExpectedRevision expected,
        IReadOnlyList<NewEvent> events,
        DateTimeOffset recordedAt,
        CancellationToken cancellation)
    {
        AppendChecks.ThrowIfMalformed(events);
        var bytes = AppendChecks.SizeOf(events);
        if (bytes > _settings.AppendLimit)
            return new AppendResult.TooLarge(bytes, _settings.AppendLimit);

        cancellation.ThrowIfCancellationRequested();
        var request = new AppendRequest(stream, expected.Next, [.. events], AppendChecks.ToMicrosecond(recordedAt), bytes);
        var answered = _writer.AppendAsync(request);
        await using (cancellation.UnsafeRegister(static (request, token) => ((AppendRequest)request!).Withdraw(token), request))
            return await answered;
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        StreamName stream, long fromRevision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        List<StoredEvent> page;
        do
        {
            page = await ReadStreamPageAsync("read-stream", stream, fromRevision, cancellation);
            foreach (var stored in page)
            {
                yield return stored;
                fromRevision = stored.Revision + 1;
            }
        }
        while (page.Count == StreamPage);
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(
        StreamName stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var fromRevision = long.MaxValue;
        List<StoredEvent> page;
        do
        {
            page = await ReadStreamPageAsync("read-stream-backwards", stream, fromRevision, cancellation);
            foreach (var stored in page)
            {
                yield return stored;
                fromRevision = stored.Revision - 1;
            }
        }
        while (page.Count == StreamPage);
    }

    public async Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        var from = after?.Value ?? 0;
        var to = from > long.MaxValue - maximum ? long.MaxValue : from + maximum;

        await using var command = _database.CreateCommand(SqlText.Of(typeof(PostgresEventLog), "read-page"));
        _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new LogIntegrityException("The log has no head.");

        var head = Noted(EventRow.Head(reader));
        LogChecks.ThrowIfForeign(after, head);

        var events = new List<StoredEvent>((int)Math.Min(maximum, head.Value - from));
        if (EventRow.HasEvent(reader))
        {
            do
                events.Add(EventRow.Read(reader, head.Epoch));
            while (await reader.ReadAsync(cancellation));
        }

        LogChecks.ThrowIfBroken(events, from, maximum, head);
        return new LogPage(events, new LogPosition(head.Epoch, from + events.Count), head);
    }

    public async Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation)
    {
        // Of a page the position before it is asked for; the place before the first has none.
        var page = await ReadAllAsync(position with { Value = Math.Max(position.Value - 1, 0) }, 1, cancellation);
        LogChecks.ThrowIfForeign(position, page.Head);
        return position.Value == 0 ? null : page.Events[0];
    }

    public async Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(SqlText.Of(typeof(PostgresEventLog), "last-before"));
        _ = command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = moment.UtcDateTime, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? Noted(EventRow.Head(reader))
            : throw new LogIntegrityException("The log has no head.");
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(
        StreamPrefix slice, LogPosition through, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        LogChecks.ThrowIfForeign(through, await HeadAsync(cancellation));
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var reader = await SliceReader.OpenAsync(connection, slice, through, pageSize, cancellation);
        while (await reader.ReadAsync(cancellation) is { } page)
        {
            // Streams of the slice that began after the position have no event up to it.
            if (page.Count > 0)
                yield return page;
        }
    }

    /// <inheritdoc />
    /// <remarks>A database that cannot be reached for a while only makes the subscriber wait.</remarks>
    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        LogPosition? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _watch.Start();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _watch.Closing);
        await foreach (var page in _subscription.PagesAsync(after, pageSize, either.Token))
            yield return page;
    }

    public bool HasCheapSlices => true;

    public Guid? KnownEpoch => Volatile.Read(ref _epoch)?.Value;

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => Task.FromResult(through.Value - after.Value);

    public async Task<LogPosition> HeadAsync(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(SqlText.Of(typeof(PostgresEventLog), "read-head"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? Noted(EventRow.Head(reader))
            : throw new LogIntegrityException("The log has no head.");
    }

    /// <summary>Takes no more appends, records those that wait, and ends the subscriptions.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _writer.DisposeAsync();
        await _notifier.DisposeAsync();
        await _watch.DisposeAsync();
    }

    private void Recorded(LogPosition head)
    {
        _signal.Raise(Noted(head));
        _notifier.Announce(head);
    }

    private async Task<List<StoredEvent>> ReadStreamPageAsync(string sql, StreamName stream, long fromRevision, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(SqlText.Of(typeof(PostgresEventLog), sql));
        _ = command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
        _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fromRevision });
        _ = command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StreamPage });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellation))
            events.Add(EventRow.Read(reader, Noted(EventRow.Head(reader)).Epoch));
        return events;
    }

    private LogPosition Noted(LogPosition place)
    {
        if (KnownEpoch != place.Epoch)
            Volatile.Write(ref _epoch, new StrongBox<Guid>(place.Epoch));
        return place;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log could not be read after position {Position} and is read again.")]
    private partial void LogReadAgain(Exception because, long position);
}
