using System.Runtime.CompilerServices;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.InMemory;

/// <summary>The event log for tests and for trying things out: the same behaviour, gone with the process.</summary>
public sealed class InMemoryEventLog : IEventLog
{
    private readonly Lock _lock = new();
    private readonly List<StoredEvent> _all = [];
    private readonly Dictionary<StreamName, List<StoredEvent>> _streams = [];
    private readonly HeadSignal _signal = new();
    private readonly Guid _epoch;
    private readonly int _appendLimit;

    public InMemoryEventLog(Guid? epoch = null, int appendLimit = AppendChecks.DefaultLimit)
    {
        _epoch = epoch ?? Guid.NewGuid();
        _appendLimit = appendLimit;
    }

    public Guid? KnownEpoch => _epoch;

    public Task<AppendResult> AppendAsync(
        StreamName stream,
        ExpectedRevision expected,
        IReadOnlyList<NewEvent> events,
        DateTimeOffset recordedAt,
        CancellationToken cancellation)
    {
        AppendChecks.ThrowIfMalformed(events);
        var bytes = AppendChecks.SizeOf(events);
        if (bytes > _appendLimit)
            return Task.FromResult<AppendResult>(new AppendResult.TooLarge(bytes, _appendLimit));

        return cancellation.IsCancellationRequested
            ? Task.FromCanceled<AppendResult>(cancellation)
            : Task.FromResult(Append(stream, expected, events, AppendChecks.ToMicrosecond(recordedAt)));
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        StreamName stream, long fromRevision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        foreach (var stored in Copy(stream).Where(e => e.Revision >= fromRevision))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return stored;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(
        StreamName stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var stored in Copy(stream).Reverse())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return stored;
        }

        await Task.CompletedTask;
    }

    public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        return cancellation.IsCancellationRequested
            ? Task.FromCanceled<LogPage>(cancellation)
            : Task.FromResult(Page(after, maximum));
    }

    public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            LogChecks.ThrowIfForeign(position, Head());
            return Task.FromResult(position.Value == 0 ? null : _all[(int)position.Value - 1]);
        }
    }

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var later = _all.FindIndex(stored => stored.RecordedAt >= moment);
            return Task.FromResult(later < 0 ? Head() : new LogPosition(_epoch, later));
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(
        StreamPrefix slice, LogPosition through, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        var page = new List<StoredEvent>();
        foreach (var stream in Streams(slice, through))
        {
            cancellation.ThrowIfCancellationRequested();
            page.AddRange(Copy(stream).TakeWhile(stored => stored.Position <= through));
            if (page.Count < pageSize)
                continue;

            yield return page;
            page = [];
        }

        if (page.Count > 0)
            yield return page;
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<LogPage> SubscribeAsync(
        LogPosition? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await ReadAllAsync(after, pageSize, cancellation);
            after = page.Through;
            if (page.Events.Count > 0)
                yield return page;

            cancellation.ThrowIfCancellationRequested();
            if (page.Through == page.Head)
                await _signal.ChangedAfterAsync(page.Through, cancellation);
        }
    }

    public bool HasCheapSlices => true;

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => Task.FromResult(through.Value - after.Value);

    public Task<LogPosition> HeadAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(Head());
    }

    private AppendResult Append(StreamName name, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt)
    {
        lock (_lock)
        {
            var stream = _streams.TryGetValue(name, out var known) ? known : [];
            if (stream.Count != expected.Next)
                return Conflict(stream, expected.Next, events);

            foreach (var @event in events)
            {
                var stored = new StoredEvent(
                    new LogPosition(_epoch, _all.Count + 1),
                    name,
                    stream.Count,
                    @event.Id,
                    @event.Type,
                    @event.SchemaVersion,
                    @event.Data.ToArray(),
                    @event.Metadata.ToArray(),
                    recordedAt);
                stream.Add(stored);
                _all.Add(stored);
            }

            _streams[name] = stream;
            _signal.Raise(Head());
            return new AppendResult.Appended(stream.Count - 1, Head(), AlreadyThere: false);
        }
    }

    private static AppendResult Conflict(List<StoredEvent> stream, long first, IReadOnlyList<NewEvent> events)
    {
        var same = first <= stream.Count - events.Count
            && events.Select((e, i) => stream[(int)first + i].Id == e.Id).All(equal => equal);
        if (!same)
            return new AppendResult.WrongExpectedRevision(stream.Count == 0 ? null : stream.Count - 1);

        var last = stream[(int)first + events.Count - 1];
        return new AppendResult.Appended(last.Revision, last.Position, AlreadyThere: true);
    }

    private LogPage Page(LogPosition? after, int maximum)
    {
        lock (_lock)
        {
            LogChecks.ThrowIfForeign(after, Head());
            var from = (int)(after?.Value ?? 0);
            var events = _all.GetRange(from, Math.Min(maximum, _all.Count - from));
            return new LogPage(events, new LogPosition(_epoch, from + events.Count), Head());
        }
    }

    private StoredEvent[] Copy(StreamName stream)
    {
        lock (_lock)
            return _streams.TryGetValue(stream, out var events) ? [.. events] : [];
    }

    private StreamName[] Streams(StreamPrefix slice, LogPosition through)
    {
        lock (_lock)
        {
            LogChecks.ThrowIfForeign(through, Head());
            return [.. _streams.Keys.Where(slice.Covers)];
        }
    }

    private LogPosition Head() => new(_epoch, _all.Count);
}
