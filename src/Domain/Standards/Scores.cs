using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Naas.Domain.Standards;

/// <summary>A number for each item, in the items' order: what it is worth at most, or what a judge expects of the borderline candidate.</summary>
/// <remarks>A value: two lists with equal numbers are equal.</remarks>
public sealed class Scores : IReadOnlyList<decimal>, IEquatable<Scores>
{
    private readonly ImmutableArray<decimal> _scores;

    public Scores(IEnumerable<decimal> scores) => _scores = [.. scores];

    public static Scores Of(params ReadOnlySpan<decimal> scores) => new([.. scores]);

    public int Count => _scores.Length;

    public decimal Sum => _scores.Sum();

    public decimal this[int index] => _scores[index];

    public bool Equals(Scores? other) => other is not null && _scores.AsSpan().SequenceEqual(other._scores.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Scores);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var score in _scores)
            hash.Add(score);
        return hash.ToHashCode();
    }

    public IEnumerator<decimal> GetEnumerator() => ((IEnumerable<decimal>)_scores).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(" ", _scores.Select(score => score.ToString(CultureInfo.InvariantCulture)));
}
