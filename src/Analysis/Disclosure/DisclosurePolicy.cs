namespace Naas.Analysis.Disclosure;

/// <summary>The named and versioned policy by which figures leave the service; its numbers are data (S-38, S-39).</summary>
/// <param name="Name">Name and version, as the manifest of a release states it.</param>
/// <param name="SmallestCount">The smallest count of people, other than 0, that is published. Assumed (S-38).</param>
/// <param name="SmallestDenominator">The smallest number of people of whom a rate is published.</param>
/// <param name="SmallestGroupForRatios">The smallest number of people in each group of a ratio that leaves the department (S-39).</param>
/// <param name="PossibleValues">How many different values a withheld count must be left with for a reader who combines all that is published.</param>
/// <param name="ReadersKnowTheirOwn">Whether a count that is withheld for itself must be left with them also for each reader who adds exact figures of its own, as an authority can.</param>
/// <param name="ReadersTakeTheirOwnOff">Whether what such a reader leaves of a count that is not divided by place, when it takes its own off, keeps to the same rules.</param>
/// <param name="OwnMayBeToldOtherwise">Whether a release is held against what such a reader was told of its own people, where that is another figure.</param>
/// <param name="RestsAreHeldTogether">Whether what is left of a total, when all that is told of it is taken off, keeps to rules as a row would.</param>
public sealed record DisclosurePolicy(
    string Name, int SmallestCount, int SmallestDenominator, int SmallestGroupForRatios, int PossibleValues, bool ReadersKnowTheirOwn, bool ReadersTakeTheirOwnOff, bool OwnMayBeToldOtherwise, bool RestsAreHeldTogether)
{
    // Readers had no figures of their own.
    private static readonly DisclosurePolicy NaasSdc1 = new(
        "naas-sdc-1", SmallestCount: 5, SmallestDenominator: 10, SmallestGroupForRatios: 30, PossibleValues: 3, ReadersKnowTheirOwn: false, ReadersTakeTheirOwnOff: false, OwnMayBeToldOtherwise: false, RestsAreHeldTogether: false);

    private static readonly DisclosurePolicy NaasSdc2 = NaasSdc1 with { Name = "naas-sdc-2", ReadersKnowTheirOwn = true };

    /// <summary>The policy of today. Three possible values: a reader who can rule out one of them still faces two.</summary>
    public static DisclosurePolicy NaasSdc3 { get; } = NaasSdc2 with { Name = "naas-sdc-3", ReadersTakeTheirOwnOff = true, OwnMayBeToldOtherwise = true, RestsAreHeldTogether = true };

    /// <summary>The policy of that name, of today or of a release that is kept; none where this program has no such policy.</summary>
    public static DisclosurePolicy? Named(string name) => Array.Find([NaasSdc1, NaasSdc2, NaasSdc3], policy => policy.Name == name);

    /// <summary>Whether a count of people is so small that it points at them. A true 0 points at nobody.</summary>
    public bool IsSmall(int count) => count > 0 && count < SmallestCount;

    /// <summary>Whether a rate of so many people may be published.</summary>
    public bool AllowsRateOf(int denominator) => denominator >= SmallestDenominator;

    /// <summary>Whether a ratio between two groups may leave the department (S-39).</summary>
    public bool AllowsRatioBetween(int group, int comparison) =>
        group >= SmallestGroupForRatios && comparison >= SmallestGroupForRatios;
}
