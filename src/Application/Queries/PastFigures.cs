namespace Naas.Application.Queries;

/// <summary>How far the work on past figures is: a read model as it was known at an earlier position of the log.</summary>
public sealed record GetPastFigures(Guid Id) : Query<PastFigures>;

public enum PastFiguresState
{
    /// <summary>Asked for; other past figures are being made first.</summary>
    Waiting = 1,

    BeingMade = 2,

    /// <summary>The question that asked for them is answered now.</summary>
    Ready = 3,

    Failed = 4,
}

/// <summary>A read model as it was known at an earlier position, and how far the work on it is.</summary>
/// <param name="ReadModel">Its name, such as <c>employer-dashboard</c>.</param>
/// <param name="Position">Everything up to here is in the figures.</param>
/// <param name="RecordedAt">When the event at the position was recorded (UTC); null before the first.</param>
/// <param name="Events">The events that have been folded.</param>
/// <param name="OfEvents">The events up to the position, or about as many where the log does not number its events; those that are about no social worker are not folded.</param>
/// <param name="EventsPerSecond">Since the work began; null until something is done.</param>
/// <param name="SecondsLeft">At the rate of so far; null while that is not known, and when there is nothing left to do.</param>
/// <param name="BeganAt">When the work began, for the last time if it was cut off; null while it waits.</param>
/// <param name="EndedAt">When it was done or failed.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="WhatToDo">What whoever asks does next.</param>
public sealed record PastFigures(
    Guid Id,
    string ReadModel,
    string Position,
    DateTimeOffset? RecordedAt,
    PastFiguresState State,
    long Events,
    long OfEvents,
    long? EventsPerSecond,
    long? SecondsLeft,
    DateTimeOffset AskedAt,
    DateTimeOffset? BeganAt,
    DateTimeOffset? EndedAt,
    string? Failure,
    string WhatToDo);
