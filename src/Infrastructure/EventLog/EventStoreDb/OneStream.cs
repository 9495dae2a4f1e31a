using System.Runtime.CompilerServices;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The events of one stream, each held against the revision that is due, and all of them against the end that the server names.</summary>
/// <remarks>
/// A stream of the log loses nothing, and where somebody's hand took events away it is an alarm. A stream that was deleted otherwise than for good
/// is told like one that never was; so before one is taken for new, its metadata are looked at. The epoch is taken once for each read: one that
/// is begun meanwhile changes nothing in a stream, and whoever gives a position of it back is told then.
/// </remarks>
internal sealed class OneStream(StreamReads reads, LogEpoch epoch, StreamNames names)
{
    /// <summary>Its events from a revision on, in order.</summary>
    /// <exception cref="LogIntegrityException">Events are missing, or out of order, or it was deleted.</exception>
    public async IAsyncEnumerable<StoredEvent> ForwardsAsync(StreamName stream, long fromRevision, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var due = fromRevision;
        await foreach (var (told, end) in ReadAsync(stream, new() { Revision = (ulong)fromRevision }, Direction.Forwards, cancellation))
        {
            if (told is not null)
            {
                LogChecks.ThrowIfBroken(stream, told.Revision, due++);
                yield return told;
            }
            else if (end >= (ulong)due)
            {
                throw Deletions.OfEvents(names.Kept(stream));
            }
        }
    }

    /// <summary>Its events from the end, the newest first.</summary>
    /// <exception cref="LogIntegrityException">Events are missing, or out of order, or it was deleted.</exception>
    public async IAsyncEnumerable<StoredEvent> BackwardsAsync(StreamName stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long? due = null;
        await foreach (var (told, end) in ReadAsync(stream, new() { End = new() }, Direction.Backwards, cancellation))
        {
            if (told is not null)
            {
                LogChecks.ThrowIfBroken(stream, told.Revision, due ?? told.Revision);
                due = told.Revision - 1;
                yield return told;
            }
            else if (end is not null && due is not -1)
            {
                throw Deletions.OfEvents(names.Kept(stream));
            }
        }
    }

    /// <summary>Every event that is told, and behind them the last revision that the server knows of, where it knows of any.</summary>
    private async IAsyncEnumerable<(StoredEvent? Told, ulong? End)> ReadAsync(
        StreamName stream, Options.Types.StreamOptions from, Direction direction, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var life = await epoch.FindAsync(cancellation);
        await foreach (var answer in reads.ReadAsync(names.Kept(stream), from, direction, ulong.MaxValue >> 1, cancellation))
        {
            if (answer.Event is { } read)
                yield return (EventEnvelope.Stored(read.Event, life, names), null);
            else if (answer is { ContentCase: ReadResp.ContentOneofCase.LastStreamPosition, LastStreamPosition: var end })
                yield return (null, end);
        }
    }
}
