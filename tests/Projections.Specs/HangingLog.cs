using System.Runtime.CompilerServices;
using Naas.Application.EventLog;

namespace Naas.Projections.Specs;

/// <summary>A log whose first subscription brings nothing for ever.</summary>
internal sealed class HangingLog(IEventLog log, bool endsWhenTold) : IEventLog
{
    private int _subscriptions;

    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation) =>
        Interlocked.Increment(ref _subscriptions) == 1 ? HangAsync(cancellation) : log.SubscribeAsync(after, pageSize, cancellation);

    public Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation) =>
        log.AppendAsync(stream, expected, events, recordedAt, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation) => log.ReadStreamAsync(stream, fromRevision, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => log.ReadStreamBackwardsAsync(stream, cancellation);

    public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation) => log.ReadAllAsync(after, maximum, cancellation);

    public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation) => log.ReadAtAsync(position, cancellation);

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => log.LastBeforeAsync(moment, cancellation);

    public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation) =>
        log.ReadSliceAsync(slice, through, pageSize, cancellation);

    public bool HasCheapSlices => log.HasCheapSlices;

    public Guid? KnownEpoch => log.KnownEpoch;

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => log.EstimateAsync(after, through, cancellation);

    public Task<LogPosition> HeadAsync(CancellationToken cancellation) => log.HeadAsync(cancellation);

    private async IAsyncEnumerable<LogPage> HangAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await new TaskCompletionSource().Task.WaitAsync(endsWhenTold ? cancellation : CancellationToken.None);
        yield break;
    }
}
