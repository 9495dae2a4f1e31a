using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Time;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The beginning of the log that a question is to know.</summary>
/// <param name="RecordedAt">When the event at the position was recorded; null before the first.</param>
/// <param name="On">The day at whose end, or on which, that was known; null before the first event.</param>
internal sealed record KnownMoment(LogPosition Position, DateTimeOffset? RecordedAt, DateOnly? On)
{
    // The highest power of two that a position can hold.
    private const int Highest = 62;

    public Freshness Freshness => new(Position, RecordedAt);

    /// <exception cref="LogEpochException">The position is none of this log, or nothing stands there yet.</exception>
    public static async Task<KnownMoment> FindAsync(IEventLog log, KnownUpTo known, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(cancellation);
        switch (known)
        {
            case KnownUpTo.Place { Value: var position } when position.Epoch != head.Epoch:
                throw new LogEpochException("The position belongs to another log, or to this one before it was restored; ask with one that this server gave since, or with a day.");
            case KnownUpTo.Place { Value: var position } when position > head:
                throw new LogEpochException("The position lies beyond the end of the log: nothing has been recorded there yet. What is known now is told without it.");
            case KnownUpTo.Place { Value: var position }:
                var recordedAt = await RecordedAtAsync(log, position, cancellation);
                return new KnownMoment(position, recordedAt, recordedAt is { } moment ? BusinessClock.DayOf(moment) : null);
            case KnownUpTo.Day { Value: var day }:
                var last = await LastOfAsync(log, head, day, cancellation);
                return new KnownMoment(last, await RecordedAtAsync(log, last, cancellation), day);
            default:
                throw new InvalidOperationException("A question knows the log up to a day or to a position.");
        }
    }

    /// <summary>The last position that was recorded by the end of a day.</summary>
    /// <remarks>
    /// The order of the log is the order of its positions; a clock that was set back can make moments run against it. The places
    /// that are looked at are then the same every time, however long the log has grown, so that a day that is over keeps its position,
    /// once nothing is appended any more that was decided on it: a moment is taken before its append, which may come after midnight.
    /// </remarks>
    private static async Task<LogPosition> LastOfAsync(IEventLog log, LogPosition head, DateOnly day, CancellationToken cancellation)
    {
        var last = head with { Value = 0 };
        for (var power = Highest; power >= 0; power--)
        {
            var next = last with { Value = last.Value + (1L << power) };
            if (next <= head && await RecordedAtAsync(log, next, cancellation) is { } moment && BusinessClock.DayOf(moment) <= day)
                last = next;
        }

        return last;
    }

    private static async Task<DateTimeOffset?> RecordedAtAsync(IEventLog log, LogPosition position, CancellationToken cancellation)
    {
        if (position.Value == 0)
            return null;
        var page = await log.ReadAllAsync(position with { Value = position.Value - 1 }, 1, cancellation);
        return page.Events.Count == 0 ? null : page.Events[0].RecordedAt;
    }
}
