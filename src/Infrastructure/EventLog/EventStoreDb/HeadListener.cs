using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Listens to the log for as long as the process lives, tells the subscribers of it how far it has grown, and sees when another life of it was begun.</summary>
/// <remarks>
/// It takes nothing from what it hears but the position. The server ends a subscription whose listener is slower than the log grows,
/// and a projection that writes to a database is: so each subscriber reads pages at its own pace, and one listener, which is never
/// slow, says when there is something to read. When the connection ends, the node pauses or the server falls silent while the log
/// grows, it listens anew from where it was.
/// </remarks>
internal sealed partial class HeadListener(AllEvents all, LogEpoch epoch, HeadSignal signal, EventStoreDbSettings settings, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private Task? _listening;
    private LogPosition? _heard;

    public CancellationToken Closing => _closing.Token;

    /// <summary>Begins to listen, the first time that the log is used: a process that only reads and appends has to see a new life of it too.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (!_closing.IsCancellationRequested)
                _listening ??= Task.Run(() => ListenAsync(_closing.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Task? begun;
        lock (_lock)
            begun = _listening;
        if (begun is { } listening)
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        var delay = FirstDelay;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var head = await LookAsync(cancellation);
                _heard = head;
                await using var call = await all.ListenAsync(head, cancellation);
                while (await HearAsync(call, cancellation))
                    delay = FirstDelay;
                continue;
            }
            catch (GrpcException e)
            {
                LogListensAgain(e, _heard?.Value ?? 0);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whoever reads meets the same and says so; to listen no more would leave everybody waiting.
                LogListensAgain(e, _heard?.Value ?? 0);
            }

            await Task.Delay(delay, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    /// <summary>Asks where the log ends, and whether it is still the same one: it may have been restored.</summary>
    private async Task<LogPosition> LookAsync(CancellationToken cancellation)
    {
        await epoch.LookAgainAsync(cancellation);
        var head = await all.HeadAsync(cancellation);
        signal.Observe(head);
        return head;
    }

    /// <returns>False when another life of the log was begun, or the server was silent for long though the log has grown: then it is listened to anew.</returns>
    private async Task<bool> HearAsync(GrpcCall call, CancellationToken cancellation)
    {
        var hearing = all.HearAsync(call).AsTask();
        while (true)
        {
            try
            {
                var message = await hearing.WaitAsync(settings.SilentAfter, time, cancellation)
                    ?? throw new GrpcException(GrpcCode.Unavailable, "EventStoreDB ended the subscription.");
                if (message.Event is { } begun && all.IsOfEpochs(begun.Event))
                    return (await LookAsync(cancellation)).Epoch == _heard!.Value.Epoch;
                if (message.Event is { } told)
                {
                    _heard = _heard!.Value with { Value = checked((long)told.Event.CommitPosition) };
                    signal.Raise(_heard.Value);
                }

                return true;
            }
            catch (TimeoutException)
            {
                var head = await LookAsync(cancellation);
                if (head == _heard)
                    continue;
                LogWasSilent(settings.SilentAfter.TotalSeconds, _heard?.Value ?? 0, head.Value);
                // Whatever the read that is still under way ends with, nobody waits for it any more.
                _ = hearing.ContinueWith(static read => read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                return false;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to EventStoreDB after position {Position} ended and is begun again.")]
    private partial void LogListensAgain(Exception because, long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to EventStoreDB was silent for {Seconds} s after position {Position}, though the log goes on to {Head}: it is begun again.")]
    private partial void LogWasSilent(double seconds, long position, long head);
}
