namespace Naas.Application.EventLog;

/// <summary>The log of everything that happened: the one truth of the service.</summary>
/// <remarks>
/// One contract suite (<c>tests/EventLog.Contract</c>) holds every implementation to the same behaviour:
/// PostgreSQL, EventStoreDB, and the one in memory.
/// </remarks>
public interface IEventLog
{
    /// <summary>Appends all the events to one stream, or none of them, if its last revision is the expected one.</summary>
    /// <param name="events">At least one; ids are deterministic, so a retry is recognised by them.</param>
    /// <param name="recordedAt">UTC, from the business clock; the same for all of them.</param>
    /// <exception cref="ArgumentException">No events, an empty type, a body that is not UTF-8 JSON: a bug of the caller.</exception>
    /// <exception cref="OperationCanceledException">
    /// The caller gave up <em>before</em> the request was handed to the store: nothing is recorded. Once it is at the
    /// store a cancelled caller is told <see cref="AppendResult.OutcomeUnknown"/>.
    /// </exception>
    Task<AppendResult> AppendAsync(
        StreamName stream,
        ExpectedRevision expected,
        IReadOnlyList<NewEvent> events,
        DateTimeOffset recordedAt,
        CancellationToken cancellation);

    /// <summary>One stream's events in order, from a revision on (inclusive); empty when the stream does not exist.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, CancellationToken cancellation);

    /// <summary>One stream's events from its end, the newest first; empty when the stream does not exist.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation);

    /// <summary>The next events of the whole log after a position; null means from the beginning.</summary>
    /// <exception cref="LogEpochException">The position belongs to another epoch, or lies beyond the head.</exception>
    Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation);

    /// <summary>The event that stands exactly at a position.</summary>
    /// <returns>Null where none stands: at the place before the first, or, in a log whose positions have holes, between two.</returns>
    /// <exception cref="LogEpochException">The position belongs to another epoch, or lies beyond the head.</exception>
    Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation);

    /// <summary>How far the log had come at a moment: the event there was recorded before it, and the next one was not.</summary>
    /// <remarks>
    /// The order of the log is that of its positions. A clock that was set back, or a moment that was taken long before its append, can make
    /// moments run against it, and then there are several such places; which of them it is, is each store's own. It is the same one every
    /// time, after a restart too and however long the log has grown, as soon as nothing is appended any more that bears an earlier moment.
    /// </remarks>
    /// <returns>Value 0 where nothing had been recorded.</returns>
    Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation);

    /// <summary>
    /// The events of a slice of the streams up to a position, in pages of whole streams: what a page holds of a stream is
    /// everything up to the position, in the order of its revisions. Nothing is promised about the order of the streams.
    /// </summary>
    /// <remarks>For whoever makes something of many streams, each by itself: a stream can be forgotten with its page.</remarks>
    /// <param name="through">Not beyond the head; what is appended meanwhile is not seen.</param>
    /// <param name="pageSize">A page is complete as soon as it holds this many events; never empty.</param>
    /// <exception cref="LogEpochException">The position belongs to another epoch, or lies beyond the head.</exception>
    /// <exception cref="LogIntegrityException">A stream has a gap.</exception>
    IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation);

    /// <summary>
    /// Every event after a position, in order, each exactly once: first those that stand there, then each new one as it
    /// is committed. Ends only when cancelled; never yields an empty page.
    /// </summary>
    /// <exception cref="LogEpochException">The position belongs to another epoch, or lies beyond the head.</exception>
    /// <exception cref="LogIntegrityException">The log itself is not what it must be; the subscriber must stop, not skip.</exception>
    IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation);

    /// <summary>The position of the last event; value 0 for an empty log.</summary>
    Task<LogPosition> HeadAsync(CancellationToken cancellation);

    /// <summary>
    /// How many events stand after a position, up to another: exactly where positions count events, or where no more than some
    /// hundreds do; otherwise about as many. A position is a place, and the distance of two of them may be in bytes.
    /// </summary>
    /// <param name="after">Of this log, as <paramref name="through"/> is, and not beyond it.</param>
    Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation);

    /// <summary>Which life of the log this is, as far as this process knows without asking: that of the last head or event that it read or wrote. Null before the first.</summary>
    Guid? KnownEpoch { get; }

    /// <summary>Whether a slice of the streams costs about what it holds; otherwise each costs going through the whole log, and few are to be asked for.</summary>
    bool HasCheapSlices { get; }
}

/// <summary>A position was kept from another life of the log, or lies beyond its end: the log was restored.</summary>
public sealed class LogEpochException(string message) : Exception(message)
{
    /// <summary>The parameter of the question that named the position; null where a question names no more than one.</summary>
    public string? Parameter { get; init; }
}

/// <summary>The log does not answer, or not this program; what was to be read was not read, and asking again later may help.</summary>
public class LogUnavailableException(string message, Exception? because = null) : Exception(message, because)
{
    /// <summary>Whether it passes by itself, for whatever is asked; otherwise somebody has to mend it first, or it is of this question alone.</summary>
    public virtual bool Passes => true;
}

/// <summary>Something in the log is missing, doubled or out of order. An alarm, never a reason to skip.</summary>
public sealed class LogIntegrityException(string message) : Exception(message);
