using System.Runtime.CompilerServices;
using Naas.Application.EventLog;

namespace Naas.Bench.See;

/// <summary>The peer: the same log, whose subscribers look for what is new every so often, as those of others do.</summary>
internal sealed class PolledLog(IEventLog log, TimeSpan every) : IEventLog
{
    public async IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await log.ReadAllAsync(after, pageSize, cancellation);
            after = page.Through;
            if (page.Events.Count > 0)
                yield return page;
            if (page.Through == page.Head)
                await Task.Delay(every, cancellation);
        }
    }

    public Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation) =>
        log.AppendAsync(stream, expected, events, recordedAt, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation) => log.ReadStreamAsync(stream, fromRevision, cancellation);

    public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => log.ReadStreamBackwardsAsync(stream, cancellation);

    public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation) => log.ReadAllAsync(after, maximum, cancellation);

    public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation) => log.ReadAtAsync(position, cancellation);

    public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => log.LastBeforeAsync(moment, cancellation);

    public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation) => log.ReadSliceAsync(slice, through, pageSize, cancellation);

    public bool HasCheapSlices => log.HasCheapSlices;

    public Guid? KnownEpoch => log.KnownEpoch;

    public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => log.EstimateAsync(after, through, cancellation);

    public Task<LogPosition> HeadAsync(CancellationToken cancellation) => log.HeadAsync(cancellation);
}
