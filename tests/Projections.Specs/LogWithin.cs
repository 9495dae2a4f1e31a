using Naas.Application.EventLog;

namespace Naas.Projections.Specs;

/// <summary>A log that is another one, but for what whoever derives from it makes different.</summary>
internal abstract class LogWithin(IEventLog log) : IEventLog
{
    public virtual bool HasCheapSlices => log.HasCheapSlices;

    public virtual Guid? KnownEpoch => log.KnownEpoch;

    public virtual IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation) => log.SubscribeAsync(after, pageSize, cancellation);

    public virtual Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => log.EstimateAsync(after, through, cancellation);

    public virtual Task<LogPosition> HeadAsync(CancellationToken cancellation) => log.HeadAsync(cancellation);

    public virtual IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation) =>
        log.ReadSliceAsync(slice, through, pageSize, cancellation);

    public Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation) =>
        log.AppendAsync(stream, expected, events, recordedAt, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation) => log.ReadStreamAsync(stream, fromRevision, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => log.ReadStreamBackwardsAsync(stream, cancellation);

    public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation) => log.ReadAllAsync(after, maximum, cancellation);

    public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation) => log.ReadAtAsync(position, cancellation);

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => log.LastBeforeAsync(moment, cancellation);
}
