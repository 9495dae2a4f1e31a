using Naas.Application.EventLog;
using Naas.Domain.Equalities;

namespace Naas.Application.Queries;

/// <summary>Which events moved a figure of equality, in the order in which they were recorded.</summary>
/// <param name="Figure">Null for an id that no figure has: whoever may ask is told that there is none.</param>
/// <param name="From">What was known before the changes; null for the beginning of the log.</param>
/// <param name="To">What was known after them; null for everything there is.</param>
/// <param name="After">The <see cref="FigureChanges.Next"/> of the page before; null for the first.</param>
/// <param name="Maximum">At most so many events.</param>
public sealed record ListFigureChanges(EqualityFigure? Figure, KnownUpTo? From, KnownUpTo? To, LogPosition? After, int Maximum) : Query<FigureChanges>;

/// <summary>What changed in a figure between two moments of the log, event by event: all the pages together are exactly the difference of the two figures.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="FromPosition">The figure as known there is the one before the changes: ask for it with <c>position</c>.</param>
/// <param name="ToPosition">The one after them.</param>
/// <param name="LookedAt">How many events of the log this page is of, those that moved nothing included.</param>
/// <param name="Unreadable">Events that could not be read or folded, and so may have moved it; an operator has to mend them.</param>
/// <param name="Next">Where the next page begins; null when nothing is left.</param>
public sealed record FigureChanges(string Figure, string FromPosition, string ToPosition, IReadOnlyList<FigureChange> Events, long LookedAt, long Unreadable, string? Next);

/// <summary>One event that moved the figure.</summary>
/// <param name="Journey">The journey it stands in, which tells an analyst nobody's name.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="EffectiveOn">The day it took effect.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Role">In which role it was recorded, and for which organisation.</param>
/// <param name="Moved">What it changed, group by group; never empty.</param>
public sealed record FigureChange(
    string Position, Guid Journey, long Revision, string Type, string Title, DateOnly EffectiveOn, DateTimeOffset RecordedAt, string Role, string? Organisation, IReadOnlyList<MovedCount> Moved);

/// <param name="Category">The group.</param>
/// <param name="And">The category of the second characteristic of an intersection.</param>
/// <param name="Stratum">Of a figure within strata; null where it has none. Moving from one to another changes what is common to them.</param>
/// <param name="Days">Of a wait; null for everything else.</param>
/// <param name="By">How many more, or fewer, there are with the outcome.</param>
public sealed record MovedCount(string Category, string? And, string? Stratum, string Outcome, int? Days, int By);
