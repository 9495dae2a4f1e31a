using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>A question to a read model.</summary>
/// <typeparam name="T">What the answer looks like.</typeparam>
public abstract record Query<T> : IRequest<QueryAnswer<T>>, IQuery
    where T : class
{
    public required Caller Caller { get; init; }

    /// <summary>Wait, for a bounded time, until the read model has seen the log up to here: read your own writes.</summary>
    public LogPosition? MinPosition { get; init; }

    public KnownUpTo? AsKnown { get; init; }
}

/// <summary>A question about one worker. Who may ask and what is told are both worked out on the journey itself, which is read once for both.</summary>
public abstract record AboutWorker<T>(JourneyId Journey) : Query<T>
    where T : class
{
    private LoadedJourney? _read;

    /// <summary>The journey as its stream stands.</summary>
    /// <param name="atLeast">The revision that has to be in it, because the answer tells of it: what was read before that is read again.</param>
    /// <exception cref="UnreadableEventException">An event cannot be read.</exception>
    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public async Task<LoadedJourney> ReadAsync(IEventLog log, CancellationToken cancellation, long atLeast = -1) =>
        _read is { } read && (read.Revision ?? -1) >= atLeast ? read : _read = await JourneyStream.LoadAsync(log, Journey, cancellation);
}

/// <summary>What every question has, whatever its answer.</summary>
public interface IQuery
{
    Caller Caller { get; }

    LogPosition? MinPosition { get; }

    /// <summary>Answer as the read model would have answered then; null for now.</summary>
    KnownUpTo? AsKnown => null;

    /// <summary>Whether it may be waited for, for a bounded time, where the read model is not as far yet.</summary>
    bool Waits => true;

    /// <summary>Whether rows of another life of the log may answer too, as until they are made anew from this one.</summary>
    bool TakesAnyLife => false;
}

/// <summary>How much of the log a question is to know: its beginning, up to a moment. What was recorded later is not in the answer, whenever it took effect.</summary>
public abstract record KnownUpTo
{
    private KnownUpTo() { }

    /// <summary>What was recorded by the end of a day in England.</summary>
    public sealed record Day(DateOnly Value) : KnownUpTo;

    /// <summary>Everything up to a position.</summary>
    public sealed record Place(LogPosition Value) : KnownUpTo;
}

/// <summary>How far the read model that answered has come.</summary>
/// <param name="Position">It has seen everything up to here.</param>
/// <param name="RecordedAt">When the event there was recorded; null while the log is empty.</param>
public sealed record Freshness(LogPosition Position, DateTimeOffset? RecordedAt);

/// <summary>The answer to a question.</summary>
public abstract record QueryAnswer<T>
    where T : class
{
    private QueryAnswer() { }

    public sealed record Found(T Value, Freshness Freshness) : QueryAnswer<T>;

    /// <summary>There is no such thing.</summary>
    public sealed record NotFound(Freshness Freshness) : QueryAnswer<T>;

    /// <summary>The caller may not see this.</summary>
    public sealed record NotAllowed(string Why) : QueryAnswer<T>;

    /// <summary>The read model had not come to <see cref="Query{T}.MinPosition"/> in the time there was, or is being made anew; ask again.</summary>
    /// <param name="Why">In words, when it is not only that it lags.</param>
    public sealed record NotYet(Freshness Reached, string? Why = null) : QueryAnswer<T>;

    /// <summary>The caller has asked for so much already that others would not come to their turn; ask again later.</summary>
    public sealed record TooMany(string Why) : QueryAnswer<T>;

    /// <summary>What was known at that moment is being worked out from the log; ask again when the work is done.</summary>
    public sealed record BeingMade(PastFigures Work) : QueryAnswer<T>;

    /// <summary>The record could not be brought up to date by an event that nobody could handle; an operator has to mend it.</summary>
    public sealed record Parked(string Why, Freshness Freshness) : QueryAnswer<T>;
}
