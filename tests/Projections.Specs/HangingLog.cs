using System.Runtime.CompilerServices;
using Naas.Application.EventLog;

namespace Naas.Projections.Specs;

/// <summary>A log whose first subscription brings nothing for ever.</summary>
internal sealed class HangingLog(IEventLog log, bool endsWhenTold) : LogWithin(log)
{
    private int _subscriptions;

    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public override IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation) =>
        Interlocked.Increment(ref _subscriptions) == 1 ? HangAsync(cancellation) : base.SubscribeAsync(after, pageSize, cancellation);

    private async IAsyncEnumerable<LogPage> HangAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await new TaskCompletionSource().Task.WaitAsync(endsWhenTold ? cancellation : CancellationToken.None);
        yield break;
    }
}
