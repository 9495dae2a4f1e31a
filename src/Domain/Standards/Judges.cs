using System.Collections;
using System.Collections.Immutable;
using Naas.Domain.Journeys;

namespace Naas.Domain.Standards;

/// <summary>Who is to judge on a panel; none for a setting that was opened before its judges were named.</summary>
/// <remarks>A value: two lists that name the same people are equal, in whatever order they were given.</remarks>
public sealed class Judges : IReadOnlyList<ActorId>, IEquatable<Judges>
{
    private readonly ImmutableArray<ActorId> _judges;

    private Judges(ImmutableArray<ActorId> judges) => _judges = judges;

    public static Judges None { get; } = new([]);

    public int Count => _judges.Length;

    public ActorId this[int index] => _judges[index];

    public static Judges Of(params IEnumerable<ActorId> judges) => new([.. judges.Distinct().OrderBy(judge => judge.Value, StringComparer.Ordinal)]);

    public bool Contains(ActorId actor) => _judges.Contains(actor);

    public bool Equals(Judges? other) => other is not null && _judges.AsSpan().SequenceEqual(other._judges.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Judges);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var judge in _judges)
            hash.Add(judge);
        return hash.ToHashCode();
    }

    public IEnumerator<ActorId> GetEnumerator() => ((IEnumerable<ActorId>)_judges).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(" ", _judges);
}
