using System.Collections.Immutable;

namespace Naas.Analysis.Anonymity;

/// <summary>One person among the records.</summary>
/// <typeparam name="T">What else the record tells, by which nobody is looked for.</typeparam>
/// <param name="Values">In the order of the policy's characteristics.</param>
/// <param name="Outcome">What a reader is not to learn of somebody by finding their class.</param>
public sealed record AnonymousRecord<T>(T Of, ImmutableArray<string> Values, string Outcome)
{
    /// <summary>Records of one class cannot be told from each other by the characteristics.</summary>
    public string Class => string.Join('\u001f', Values);
}

/// <summary>How well people are hidden among each other.</summary>
/// <param name="Classes">How many sets of records there are whose characteristics are the same.</param>
/// <param name="K">The size of the smallest of them; null where there are no records.</param>
/// <param name="BelowFive">How many records are in classes of fewer than five.</param>
/// <param name="BelowLeast">How many are in classes smaller than what was asked for.</param>
/// <param name="L">The fewest different outcomes in any class (A. Machanavajjhala and others, 2007, l-diversity: distinct); null where there are no records.</param>
/// <param name="OfOneOutcome">How many records are in classes in which everybody has the same outcome: who is known to be in one has it.</param>
public sealed record AnonymityMeasure(int Records, int Classes, int? K, int BelowFive, int BelowLeast, int? L, int OfOneOutcome)
{
    private const int Five = 5;

    /// <param name="least">How many have to share their characteristics.</param>
    public static AnonymityMeasure Of<T>(IEnumerable<AnonymousRecord<T>> records, int least)
    {
        var classes = records.GroupBy(record => record.Class, StringComparer.Ordinal)
            .Select(group => (Size: group.Count(), Outcomes: group.Select(record => record.Outcome).Distinct(StringComparer.Ordinal).Count()))
            .ToList();
        return new AnonymityMeasure(
            classes.Sum(one => one.Size),
            classes.Count,
            classes.Count == 0 ? null : classes.Min(one => one.Size),
            classes.Where(one => one.Size < Five).Sum(one => one.Size),
            classes.Where(one => one.Size < least).Sum(one => one.Size),
            classes.Count == 0 ? null : classes.Min(one => one.Outcomes),
            classes.Where(one => one.Outcomes == 1).Sum(one => one.Size));
    }
}
