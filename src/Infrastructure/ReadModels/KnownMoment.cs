using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Time;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The beginning of the log that a question is to know.</summary>
/// <param name="RecordedAt">When the event at the position was recorded; null before the first.</param>
/// <param name="On">The day at whose end, or on which, that was known; null before the first event.</param>
internal sealed record KnownMoment(LogPosition Position, DateTimeOffset? RecordedAt, DateOnly? On)
{
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
            case KnownUpTo.Place { Value: { Value: 0 } beginning }:
                return new KnownMoment(beginning, null, null);
            case KnownUpTo.Place { Value: var position }:
                var stored = await log.ReadAtAsync(position, cancellation)
                    ?? throw new LogEpochException("No event stands at the position: ask with one that this server gave, as it was given, or with a day.");
                return new KnownMoment(position, stored.RecordedAt, BusinessClock.DayOf(stored.RecordedAt));
            case KnownUpTo.Day { Value: var day }:
                var last = await log.LastBeforeAsync(BusinessClock.EndOf(day), cancellation);
                return new KnownMoment(last, last.Value == 0 ? null : (await log.ReadAtAsync(last, cancellation))?.RecordedAt, day);
            default:
                throw new InvalidOperationException("A question knows the log up to a day or to a position.");
        }
    }
}
