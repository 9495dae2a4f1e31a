using System.Collections.Immutable;

namespace Naas.Analysis.Anonymity;

/// <summary>What one step came to.</summary>
/// <param name="Changed">How many records tell less by it.</param>
public sealed record StepTaken(string Name, int Changed);

/// <summary>Records made alike until so many share each set of characteristics, or left out.</summary>
/// <param name="Records">In the order in which they came.</param>
/// <param name="Withheld">How many were left out: too few are alike even when nothing is told of them.</param>
/// <param name="Steps">Those that changed a record, in the order of the policy.</param>
/// <param name="Before">As the records came.</param>
/// <param name="After">As they are now.</param>
public sealed record Generalised<T>(ImmutableArray<AnonymousRecord<T>> Records, int Withheld, ImmutableArray<StepTaken> Steps, AnonymityMeasure Before, AnonymityMeasure After);

/// <summary>Makes records alike, step by step.</summary>
/// <remarks>
/// Only records of classes that are too small take a step, and a class that is large enough is left for good: what is coarse is called
/// by no name that a category has, so nobody comes to such a class and nobody leaves it. After the last step the records that are left
/// tell nothing; if there are too few of them they are withheld.
/// </remarks>
public static class Generalisation
{
    /// <param name="least">How many have to share their characteristics.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than <see cref="AnonymityPolicy.LeastClass"/>.</exception>
    /// <exception cref="ArgumentException">A record has more or fewer values than the policy has characteristics.</exception>
    public static Generalised<T> Of<T>(AnonymityPolicy policy, IReadOnlyList<AnonymousRecord<T>> records, int least)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, AnonymityPolicy.LeastClass);
        if (records.Any(record => record.Values.Length != policy.Characteristics.Length))
            throw new ArgumentException("A record has a value for each characteristic of the policy.", nameof(records));

        var now = records.ToArray();
        var taken = ImmutableArray.CreateBuilder<StepTaken>();
        foreach (var step in policy.Steps)
        {
            var changed = Take(step, now, least);
            if (changed > 0)
                taken.Add(new StepTaken(step.Name, changed));
        }

        var tooFew = InSmallClasses(now, least).ToHashSet();
        ImmutableArray<AnonymousRecord<T>> kept = [.. now.Where((_, at) => !tooFew.Contains(at))];
        return new Generalised<T>(kept, tooFew.Count, taken.ToImmutable(), AnonymityMeasure.Of(records, least), AnonymityMeasure.Of(kept, least));
    }

    private static int Take<T>(GeneralisationStep step, AnonymousRecord<T>[] records, int least)
    {
        var changed = 0;
        foreach (var at in InSmallClasses(records, least))
        {
            var (before, after) = (records[at].Values[step.Place], step.Coarser(records[at].Values[step.Place]));
            if (before == after)
                continue;
            records[at] = records[at] with { Values = records[at].Values.SetItem(step.Place, after) };
            changed++;
        }

        return changed;
    }

    private static List<int> InSmallClasses<T>(AnonymousRecord<T>[] records, int least) =>
        [.. records.Select((record, at) => (record.Class, At: at)).GroupBy(pair => pair.Class, StringComparer.Ordinal).Where(group => group.Count() < least).SelectMany(group => group.Select(pair => pair.At))];
}
