namespace Naas.Analysis.Disclosure;

/// <summary>The named and versioned policy by which figures leave the service; its numbers are data (S-38, S-39).</summary>
/// <param name="Name">Name and version, as the manifest of a release states it.</param>
/// <param name="SmallestCount">The smallest count of people, other than 0, that is published. Assumed (S-38).</param>
/// <param name="SmallestDenominator">The smallest number of people of whom a rate is published.</param>
/// <param name="SmallestGroupForRatios">The smallest number of people in each group of a ratio that leaves the department (S-39).</param>
/// <param name="PossibleValues">How many different values a withheld count must be left with for a reader who combines all that is published.</param>
/// <param name="ReadersKnowTheirOwn">Whether a count that is withheld for itself must be left with them also for each reader who adds exact figures of its own, as an authority can.</param>
public sealed record DisclosurePolicy(
    string Name, int SmallestCount, int SmallestDenominator, int SmallestGroupForRatios, int PossibleValues, bool ReadersKnowTheirOwn)
{
    /// <summary>The policy of today. Three possible values: a reader who can rule out one of them still faces two. Under the first, of which releases may be kept, readers had no figures of their own.</summary>
    public static DisclosurePolicy NaasSdc2 { get; } = new(
        "naas-sdc-2", SmallestCount: 5, SmallestDenominator: 10, SmallestGroupForRatios: 30, PossibleValues: 3, ReadersKnowTheirOwn: true);

    /// <summary>Whether a count of people is so small that it points at them. A true 0 points at nobody.</summary>
    public bool IsSmall(int count) => count > 0 && count < SmallestCount;

    /// <summary>Whether a rate of so many people may be published.</summary>
    public bool AllowsRateOf(int denominator) => denominator >= SmallestDenominator;

    /// <summary>Whether a ratio between two groups may leave the department (S-39).</summary>
    public bool AllowsRatioBetween(int group, int comparison) =>
        group >= SmallestGroupForRatios && comparison >= SmallestGroupForRatios;
}
