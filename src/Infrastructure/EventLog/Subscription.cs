using System.Runtime.CompilerServices;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog;

/// <summary>How a log is followed: pages at the subscriber's own pace, and at its end the wait until it has grown. A store that is away for a while only makes the subscriber wait.</summary>
/// <param name="readsAgain">Hears why nothing was read after which position, before it is read again.</param>
internal sealed class Subscription(IEventLog log, HeadSignal signal, TimeProvider time, Action<Exception, long> readsAgain)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<LogPage> PagesAsync(LogPosition? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await ReadPatientlyAsync(after, pageSize, cancellation);
            signal.Raise(page.Head);
            after = page.Through;
            if (page.Events.Count > 0)
                yield return page;

            cancellation.ThrowIfCancellationRequested();
            if (page.Through == page.Head)
                await signal.ChangedAfterAsync(page.Through, cancellation);
        }
    }

    private async Task<LogPage> ReadPatientlyAsync(LogPosition? after, int pageSize, CancellationToken cancellation)
    {
        var delay = FirstDelay;
        while (true)
        {
            try
            {
                return await log.ReadAllAsync(after, pageSize, cancellation);
            }
            catch (Exception e) when (StoreFaults.Passes(e) && !cancellation.IsCancellationRequested)
            {
                readsAgain(e, after?.Value ?? 0);
            }

            await Task.Delay(delay, time, cancellation);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }
}
