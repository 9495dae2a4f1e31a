using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Appends to one stream go to the server in the order in which they were asked for; those to different streams together.</summary>
/// <remarks>How many wait is bounded by whoever lets them in: all that are under way together, waiting ones included, by <see cref="EventStoreDbSettings.AppendsUnderWay"/>.</remarks>
internal sealed class StreamTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StreamName, Task> _last = [];

    /// <param name="work">Does not throw: what it does after the one before is nobody else's to fail with.</param>
    public Task<T> InTurnAsync<T>(StreamName stream, Func<Task<T>> work)
    {
        lock (_lock)
        {
            var turn = AfterAsync(_last.GetValueOrDefault(stream), work);
            _last[stream] = turn;
            _ = turn.ContinueWith(_ => Forget(stream, turn), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return turn;
        }
    }

    private static async Task<T> AfterAsync<T>(Task? before, Func<Task<T>> work)
    {
        if (before is not null)
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await work();
    }

    private void Forget(StreamName stream, Task turn)
    {
        lock (_lock)
        {
            if (_last.GetValueOrDefault(stream) == turn)
                _ = _last.Remove(stream);
        }
    }
}
