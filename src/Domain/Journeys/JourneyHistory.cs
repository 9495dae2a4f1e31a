using System.Collections;
using System.Collections.Immutable;
using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

/// <summary>Events of a journey, in their order, as one value: two histories are equal when their events are.</summary>
public sealed class JourneyHistory : IReadOnlyList<JourneyEvent>, IEquatable<JourneyHistory>
{
    private readonly ImmutableArray<JourneyEvent> _events;

    public JourneyHistory(params IEnumerable<JourneyEvent> events) => _events = [.. events];

    public int Count => _events.Length;

    /// <summary>The levels at which any of it happened, from the lowest.</summary>
    public IEnumerable<Level> Levels => _events.Select(happened => happened.AtLevel()).OfType<Level>().Distinct().Order();

    public JourneyEvent this[int index] => _events[index];

    /// <summary>What happened at one level.</summary>
    public IEnumerable<JourneyEvent> At(Level level) => _events.Where(happened => happened.AtLevel() == level);

    public IEnumerator<JourneyEvent> GetEnumerator() => _events.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(JourneyHistory? other) => other is not null && _events.AsSpan().SequenceEqual(other._events.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as JourneyHistory);

    public override int GetHashCode() => _events.Aggregate(Count, HashCode.Combine);

    public override string ToString() => $"{Count} events";
}
