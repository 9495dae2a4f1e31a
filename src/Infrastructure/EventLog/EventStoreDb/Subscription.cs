using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>
/// Listens to the log from a position on, and goes on from the last event that it gave when the connection ends, the node pauses or
/// the server falls silent while the log grows.
/// </summary>
internal sealed partial class Subscription(AllEvents all, LogPosition? after, EventStoreDbSettings settings, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private LogPosition? _after = after;
    private LogPosition? _head;
    private GrpcCall? _call;
    private Task<ReadResp?>? _pending;
    private bool _isLive;
    private TimeSpan _delay = FirstDelay;

    /// <summary>The next events, as many as are there and at most so many; waits for the first.</summary>
    public async Task<LogPage> NextAsync(int pageSize, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if (_call is null)
                    await BeginAsync(cancellation);
                if (await PageAsync(pageSize, cancellation) is { Count: > 0 } events)
                    return await PageOfAsync(events, cancellation);
                continue;
            }
            catch (GrpcException e) when (e.Passes)
            {
                LogListensAgain(e, _after?.Value ?? 0);
            }

            End();
            await Task.Delay(_delay, time, cancellation);
            _delay = _delay * 2 < LongestDelay ? _delay * 2 : LongestDelay;
        }
    }

    public void Dispose() => End();

    private async Task BeginAsync(CancellationToken cancellation)
    {
        _head = await all.HeadAsync(cancellation);
        LogChecks.ThrowIfForeign(_after, _head.Value);
        _call = await all.ListenAsync(_after, cancellation);
        _isLive = false;
    }

    /// <returns>Empty where the server had something else to say, or nothing for so long that it has to be looked after.</returns>
    private async Task<List<StoredEvent>> PageAsync(int pageSize, CancellationToken cancellation)
    {
        var events = new List<StoredEvent>();
        do
        {
            if (await MessageAsync(cancellation) is not { } message)
                return events;
            _delay = FirstDelay;
            if (message.ContentCase == ReadResp.ContentOneofCase.CaughtUp)
                _isLive = true;
            if (message.Event is { } read && await all.UnseenAsync(read, events.Count > 0 ? events[^1].Position : _after, cancellation) is { } stored)
                events.Add(stored);
        }
        while (events.Count < pageSize && (events.Count == 0 || _call!.HasNext));
        return events;
    }

    /// <returns>Null where the server was silent for long though the log has grown: then it is listened to anew.</returns>
    private async Task<ReadResp?> MessageAsync(CancellationToken cancellation)
    {
        while (true)
        {
            _pending ??= _call!.ReadAsync(ReadResp.Parser, cancellation).AsTask();
            try
            {
                var message = await _pending.WaitAsync(settings.SilentAfter, time, cancellation);
                _pending = null;
                return message ?? throw new GrpcException(GrpcCode.Unavailable, "EventStoreDB ended the subscription.");
            }
            catch (TimeoutException)
            {
                if (await all.HeadAsync(cancellation) is var head && head.Value <= (_after?.Value ?? 0))
                    continue;
                LogWasSilent(settings.SilentAfter.TotalSeconds, _after?.Value ?? 0, head.Value);
                End();
                return null;
            }
        }
    }

    private async Task<LogPage> PageOfAsync(List<StoredEvent> events, CancellationToken cancellation)
    {
        var through = events[^1].Position;
        _after = through;
        // While it catches up the log may have grown beyond what its head was at the beginning.
        if (!_isLive && through >= _head!.Value)
            _head = await all.HeadAsync(cancellation);
        if (through > _head!.Value)
            _head = through;
        return new LogPage(events, through, _head.Value);
    }

    private void End()
    {
        // Whatever the read that is still under way ends with, nobody waits for it any more.
        _ = _pending?.ContinueWith(static read => read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        (_pending, var call, _call) = (null, _call, null);
        call?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to EventStoreDB after position {Position} ended and is begun again.")]
    private partial void LogListensAgain(Exception because, long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to EventStoreDB was silent for {Seconds} s after position {Position}, though the log goes on to {Head}: it is begun again.")]
    private partial void LogWasSilent(double seconds, long position, long head);
}
