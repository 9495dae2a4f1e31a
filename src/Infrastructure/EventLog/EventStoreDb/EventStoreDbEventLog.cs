using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Naas.Projections;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The event log in EventStoreDB, over its public protocol. Several processes may share one log.</summary>
/// <remarks>
/// A position is the server's commit position: it grows with every event and has holes, since the server's own records stand between.
/// Everything is asked of one node at a time, by default the leader, so that whoever wrote reads what was written.
/// </remarks>
public sealed partial class EventStoreDbEventLog : IEventLog, IAsyncDisposable
{
    private readonly EventStoreDbSettings _settings;
    private readonly NodeFinder _nodes;
    private readonly EventStoreDbClient _client;
    private readonly AllEvents _all;
    private readonly OneStream _streams;
    private readonly LogEpoch _epoch;
    private readonly MomentMarks _moments;
    private readonly Acknowledged _acknowledged;
    private readonly StreamTurns _turns = new();
    private readonly StreamNames _names;
    private readonly HeadSignal _signal = new();
    private readonly Subscription _subscription;
    private readonly HeadListener _listener;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private int _underWay;
    private int _disposed;

    public EventStoreDbEventLog(EventStoreDbAddress address, TimeProvider time, EventStoreDbSettings? settings = null, ILogger<EventStoreDbEventLog>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _settings = settings ?? new EventStoreDbSettings();
        _logger = logger ?? NullLogger<EventStoreDbEventLog>.Instance;
        NamedNodes = string.Join(", ", address.Endpoints);
        _nodes = new NodeFinder(address, _settings, time, _logger);
        _client = new EventStoreDbClient(_nodes, address, _settings, time);
        _names = new StreamNames(_settings.Installation);
        var reads = new StreamReads(_client);
        _epoch = new LogEpoch(_client, reads, _names, _settings.WasUsed, Listen);
        _all = new AllEvents(_client, _epoch, _names);
        _streams = new OneStream(reads, _epoch, _names);
        _moments = new MomentMarks(_all, _epoch);
        _acknowledged = new Acknowledged(async () => (await _all.HeadAsync(CancellationToken.None)).Value);
        _subscription = new Subscription(this, _signal, time, LogReadAgain);
        _listener = new HeadListener(_all, _epoch, _signal, _settings, time, _logger);
    }

    /// <summary>The node that is spoken to, as host and port; null before the first call and while another is looked for.</summary>
    public string? Node => _nodes.Current?.ToString();

    /// <summary>The nodes that the address names, as host and port.</summary>
    public string NamedNodes { get; }

    /// <summary>The node that is spoken to, and what it says it is, such as <c>leader</c>.</summary>
    /// <exception cref="LogUnavailableException">It does not answer.</exception>
    public async Task<(string Node, string State)> NodeStateAsync(CancellationToken cancellation)
    {
        var (endpoint, members) = await _nodes.MembersAsync(cancellation);
        // A node may name itself otherwise than it is called from here; of a single one there is no doubt.
        var member = members.FirstOrDefault(one => one.HttpEndPoint?.Address == endpoint.Host && one.HttpEndPoint.Port == endpoint.Port) ?? (members.Count == 1 ? members[0] : null);
        return (endpoint.ToString(), member is not null && Enum.IsDefined(member.State) ? EnumText.Of(member.State) : "unknown");
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
        // Whoever waits for a turn in a stream is under way too, so all those queues together are no longer than that.
        if (Interlocked.Increment(ref _underWay) > _settings.AppendsUnderWay)
        {
            _ = Interlocked.Decrement(ref _underWay);
            return new AppendResult.Busy("Too many appends are under way.");
        }

        // A caller who gives up must not take the answer from the log: it goes on, and the caller learns that it is not known yet.
        var appending = _turns.InTurnAsync(stream, () => AppendAsync(stream, expected, events, bytes, AppendChecks.ToMicrosecond(recordedAt)));
        try
        {
            return await appending.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new AppendResult.OutcomeUnknown("The wait ended while the append was at EventStoreDB; a retry with the same ids tells what became of it.");
        }
    }

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        return _streams.ForwardsAsync(stream, fromRevision, cancellation);
    }

    public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => _streams.BackwardsAsync(stream, cancellation);

    public async Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        if (after is { } kept && kept.Epoch != await _epoch.FindAsync(cancellation))
            LogChecks.ThrowIfForeign(kept, await HeadAsync(cancellation));

        var (events, isWhole) = (new List<StoredEvent>(), true);
        // What was recorded before a stream was deleted for good is told; who then reads on hears the alarm.
        await foreach (var stored in _all.ForwardsAsync(after, maximum, _all.OfThisProgram, cancellation, endsBefore: () => isWhole = false))
            events.Add(stored);

        // A page that is not full went to the end. After nothing may come the end, or a place that lies beyond it.
        if (isWhole && events.Count > 0 && events.Count < maximum)
            return new LogPage(events, events[^1].Position, events[^1].Position);
        var head = await HeadAsync(cancellation);
        LogChecks.ThrowIfForeign(after, head);
        var through = events.Count > 0 ? events[^1].Position : after ?? head with { Value = 0 };
        // What was appended between the two is for the next page.
        return new LogPage(events, through, through > head ? through : head);
    }

    /// <summary>Every event after a position, without the marks of streams that were deleted for good: for whoever asks after nothing that was deleted, and must not be stopped by it.</summary>
    public IAsyncEnumerable<StoredEvent> ReadPastDeletionsAsync(LogPosition? after, CancellationToken cancellation) =>
        _all.ForwardsAsync(after, int.MaxValue - 1, _all.OfThisProgram, cancellation, passesDeletions: true);

    public async Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation)
    {
        LogChecks.ThrowIfForeign(position, await HeadAsync(cancellation));
        return position.Value == 0 ? null : await _all.AtAsync(position, cancellation);
    }

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => _moments.LastBeforeAsync(moment, cancellation);

    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(
        StreamPrefix slice, LogPosition through, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        LogChecks.ThrowIfForeign(through, await HeadAsync(cancellation));

        // The server knows no order of streams: a slice is read in the log's order and laid out by stream, so it has to fit in memory.
        var streams = new SortedDictionary<string, List<StoredEvent>>(StringComparer.Ordinal);
        await foreach (var stored in _all.ForwardsAsync(null, int.MaxValue, _all.Of(slice), cancellation))
        {
            if (stored.Position > through)
                break;
            if (!streams.TryGetValue(stored.Stream.Value, out var events))
                streams.Add(stored.Stream.Value, events = []);
            LogChecks.ThrowIfBroken(stored.Stream, stored.Revision, events.Count);
            events.Add(stored);
        }

        var page = new List<StoredEvent>();
        foreach (var events in streams.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            page.AddRange(events);
            if (page.Count < pageSize)
                continue;
            yield return page;
            page = [];
        }

        if (page.Count > 0)
            yield return page;
    }

    /// <inheritdoc />
    /// <remarks>A node that cannot be reached for a while only makes the subscriber wait.</remarks>
    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        LogPosition? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _listener.Start();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _listener.Closing);
        await foreach (var page in _subscription.PagesAsync(after, pageSize, either.Token))
            yield return page;
    }

    /// <inheritdoc />
    /// <remarks>Whoever begins another is heard within moments, or when the lost connection to the node is found again.</remarks>
    public Guid? KnownEpoch => _epoch.Known;

    // The server keeps no order of streams.
    public bool HasCheapSlices => false;

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => _all.EstimateAsync(after, through, cancellation);

    public Task<LogPosition> HeadAsync(CancellationToken cancellation) => _all.HeadAsync(cancellation);

    /// <summary>Begins another life of the log, as after a restore from a backup: positions that were kept from before are refused from then on.</summary>
    public Task BeginEpochAsync(CancellationToken cancellation) => _epoch.BeginAnewAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _listener.DisposeAsync();
        _moments.Dispose();
        _epoch.Dispose();
        _nodes.Dispose();
    }

    private void Listen()
    {
        if (_settings.ListensFromFirstUse)
            _listener.Start();
    }

    private async Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, int bytes, DateTimeOffset recordedAt)
    {
        try
        {
            if (await BeginAsync() is not { } epoch)
                return new AppendResult.Busy("EventStoreDB does not say where the log ends.");
            return Settled(await SendAsync(epoch, stream, expected, events, recordedAt), stream, expected);
        }
        catch (GrpcException e)
        {
            return Settled(ResultOf(e, stream, bytes), stream, expected);
        }
        finally
        {
            _ = Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Finds out, before the first append of this process, which life of the log this is and where it ends.</summary>
    /// <returns>Null where no node tells it now: nothing of the append was sent.</returns>
    private async Task<Guid?> BeginAsync()
    {
        try
        {
            var epoch = await _epoch.FindAsync(CancellationToken.None);
            await _acknowledged.BeginAsync();
            return epoch;
        }
        catch (GrpcException e) when (e.Passes)
        {
            return null;
        }
    }

    private async Task<AppendResult> SendAsync(Guid epoch, StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt)
    {
        try
        {
            // Between two tries the node may have come back with other data, where it would be recorded and lost.
            var answer = await _client.AppendAsync(RequestOf(stream, expected, events, recordedAt), CancellationToken.None, async () => _ = await _epoch.FindAsync(CancellationToken.None));
            return ResultOf(answer, epoch, stream, expected, events.Count);
        }
        catch (LogIntegrityException)
        {
            // It may stand all the same, and nobody is told of it.
            _acknowledged.Doubt(stream, expected.Next);
            throw;
        }
    }

    private byte[] RequestOf(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt)
    {
        var options = new AppendReq.Types.Options { StreamIdentifier = EventEnvelope.Identify(_names.Kept(stream)) };
        if (expected.Revision is { } revision)
            options.Revision = (ulong)revision;
        else
            options.NoStream = new();
        return GrpcFrames.Of([new AppendReq { Options = options }, .. events.Select(@event => new AppendReq { ProposedMessage = EventEnvelope.Proposed(@event, recordedAt) })]);
    }

    /// <summary>Remembers where an append may stand that nobody could be told of: what is answered there next may be a repetition of it.</summary>
    private AppendResult Settled(AppendResult result, StreamName stream, ExpectedRevision expected)
    {
        if (result is AppendResult.OutcomeUnknown)
            _acknowledged.Doubt(stream, expected.Next);
        return result;
    }

    private AppendResult ResultOf(AppendResp answer, Guid epoch, StreamName stream, ExpectedRevision expected, int count)
    {
        if (answer.WrongExpectedVersion is { } wrong)
            return new AppendResult.WrongExpectedRevision(wrong is { CurrentRevisionOptionCase: AppendResp.Types.WrongExpectedVersion.CurrentRevisionOptionOneofCase.CurrentRevision, CurrentRevision: <= long.MaxValue } ? (long)wrong.CurrentRevision : null);

        // Where it was to be begun, it goes on: what came before is not told any more.
        if (answer.Success is { CurrentRevisionOptionCase: AppendResp.Types.Success.CurrentRevisionOptionOneofCase.CurrentRevision, CurrentRevision: <= long.MaxValue and var last } && last > (ulong)(expected.Next + count - 1))
            throw Deletions.BehindOthers(_names.Kept(stream), (long)last);

        if (answer.Success is not { PositionOptionCase: AppendResp.Types.Success.PositionOptionOneofCase.Position, CurrentRevisionOptionCase: AppendResp.Types.Success.CurrentRevisionOptionOneofCase.CurrentRevision, CurrentRevision: <= long.MaxValue, Position.CommitPosition: <= long.MaxValue } success
            || success.CurrentRevision != (ulong)expected.Next + (ulong)count - 1)
            return new AppendResult.OutcomeUnknown("EventStoreDB answered an append without saying where it stands, or where it cannot stand; a retry with the same ids tells what became of it.");
        var position = new LogPosition(epoch, (long)success.Position.CommitPosition);
        _signal.Raise(position);
        return new AppendResult.Appended((long)success.CurrentRevision, position, !_acknowledged.IsFirst(stream, expected.Next, position.Value));
    }

    private AppendResult ResultOf(GrpcException failure, StreamName stream, int bytes) => failure switch
    {
        { Kind: "maximum-append-size-exceeded" } => new AppendResult.TooLarge(bytes, int.TryParse(failure.Trailer("maximum-append-size"), out var limit) ? limit : _settings.AppendLimit),
        { IsOfDeletedStream: true } => new AppendResult.Refused($"Stream {stream} was deleted in EventStoreDB for good; nothing can be appended to it."),
        { Code: GrpcCode.PermissionDenied or GrpcCode.Unauthenticated } => new AppendResult.Refused("EventStoreDB refused who the program signs in as; see the user and password of Naas:EventLog."),
        { NeverSent: true } => new AppendResult.Busy(failure.Message),
        // An answer that cannot be read says nothing of what became of the append.
        { Passes: true } or { Kind: null, Code: GrpcCode.Internal or GrpcCode.DataLoss } => new AppendResult.OutcomeUnknown($"{failure.Message} A retry with the same ids tells what became of it."),
        _ => throw new LogIntegrityException($"EventStoreDB refused an append that is as it must be: {failure.Message}"),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log could not be read after position {Position} and is read again.")]
    private partial void LogReadAgain(Exception because, long position);
}
