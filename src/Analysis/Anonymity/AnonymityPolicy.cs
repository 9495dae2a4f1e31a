using System.Collections.Immutable;
using System.Globalization;

namespace Naas.Analysis.Anonymity;

/// <summary>One step by which records that too few share are made alike: one characteristic is told more coarsely, or not at all.</summary>
/// <param name="Name">What the step does, as reports name it.</param>
/// <param name="Place">Which of the policy's characteristics it changes.</param>
/// <param name="Coarser">The value that stands in the place of another. What is coarse already stays as it is.</param>
public sealed record GeneralisationStep(string Name, int Place, Func<string, string> Coarser);

/// <summary>By which characteristics somebody could be found among records, and in which order they are told more coarsely until nobody can.</summary>
/// <remarks>L. Sweeney (2002), k-anonymity: a model for protecting privacy, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), 557-570.</remarks>
public sealed class AnonymityPolicy
{
    /// <summary>Stands in the place of a characteristic that is not told; no category is called so.</summary>
    public const string NotTold = "*";

    /// <summary>No class may be smaller, whatever a project asks for: fewer would be counts that are withheld from figures (S-38).</summary>
    public const int LeastClass = 5;

    /// <exception cref="ArgumentException">A step changes a characteristic that the policy does not have.</exception>
    public AnonymityPolicy(string name, ImmutableArray<string> characteristics, ImmutableArray<GeneralisationStep> steps)
    {
        if (steps.Any(step => step.Place < 0 || step.Place >= characteristics.Length))
            throw new ArgumentException("Every step changes one of the characteristics.", nameof(steps));
        (Name, Characteristics, Steps) = (name, characteristics, steps);
    }

    /// <summary>With its version at the end: another order is another policy.</summary>
    public string Name { get; }

    /// <summary>What somebody who knows a person may know of them: the values of a record stand in this order.</summary>
    public ImmutableArray<string> Characteristics { get; }

    /// <summary>In the order in which they are taken.</summary>
    public ImmutableArray<GeneralisationStep> Steps { get; }

    /// <summary>
    /// The policy of the research extract. What the questions of the evaluation need least goes first: the month, the length of
    /// service, the place; what it is asked about, the characteristics that the Equality Act protects, goes late, and the level last.
    /// </summary>
    public static AnonymityPolicy NaasAnonymity1 { get; } = new(
        "naas-anonymity-1",
        ["level", "region", "sat-in", "age", "sex", "ethnic-group", "disability", "service"],
        [
            new("sat-in by quarter", 2, Quarter),
            NotToldAnyMore("service", 7),
            new("sat-in by year", 2, Year),
            NotToldAnyMore("region", 1),
            NotToldAnyMore("disability", 6),
            NotToldAnyMore("age", 3),
            NotToldAnyMore("sat-in", 2),
            NotToldAnyMore("sex", 4),
            NotToldAnyMore("ethnic-group", 5),
            NotToldAnyMore("level", 0),
        ]);

    private static GeneralisationStep NotToldAnyMore(string characteristic, int place) => new($"{characteristic} not told", place, _ => NotTold);

    // 2019-09 is in 2019-Q3: of the calendar year.
    private static string Quarter(string month) =>
        month is [_, _, _, _, '-', >= '0' and <= '1', _] && int.Parse(month.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture) is var number and >= 1 and <= 12
            ? string.Create(CultureInfo.InvariantCulture, $"{month[..4]}-Q{((number - 1) / 3) + 1}")
            : month;

    private static string Year(string monthOrQuarter) => monthOrQuarter.Length > 4 ? monthOrQuarter[..4] : monthOrQuarter;
}
