using Naas.Application.EventLog;

namespace Naas.Api.Tests.People;

/// <summary>A log of which one stream cannot be read.</summary>
internal sealed class DamagedLog(IEventLog log, StreamName damaged, Func<Exception> how) : IEventLog
{
    /// <summary>How often it was found.</summary>
    public int Found { get; private set; }

    public Guid? KnownEpoch => log.KnownEpoch;

    public bool HasCheapSlices => log.HasCheapSlices;

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation) => Unless(stream).ReadStreamAsync(stream, fromRevision, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => Unless(stream).ReadStreamBackwardsAsync(stream, cancellation);

    public Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation) =>
        log.AppendAsync(stream, expected, events, recordedAt, cancellation);

    public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation) => log.ReadAllAsync(after, maximum, cancellation);

    public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation) => log.ReadAtAsync(position, cancellation);

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => log.LastBeforeAsync(moment, cancellation);

    public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation) => log.ReadSliceAsync(slice, through, pageSize, cancellation);

    public IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation) => log.SubscribeAsync(after, pageSize, cancellation);

    public Task<LogPosition> HeadAsync(CancellationToken cancellation) => log.HeadAsync(cancellation);

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => log.EstimateAsync(after, through, cancellation);

    private IEventLog Unless(StreamName stream)
    {
        if (stream != damaged)
            return log;
        Found++;
        throw how();
    }
}
