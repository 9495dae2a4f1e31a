namespace Naas.Analysis.Disclosure;

/// <summary>Why a figure is withheld.</summary>
public abstract record WithheldFor
{
    private WithheldFor() { }

    /// <summary>The count itself points at people (S-38).</summary>
    public sealed record SmallCount(int SmallestCount) : WithheldFor
    {
        public override string InWords => $"Withheld: fewer than {SmallestCount} people, and not none.";
    }

    /// <summary>The group is too small for its rate, and this count would give the rate.</summary>
    public sealed record SmallDenominator(int SmallestDenominator) : WithheldFor
    {
        public override string InWords => $"Withheld: an outcome of fewer than {SmallestDenominator} people.";
    }

    /// <summary>Below the national level, or in a group of the country of which authorities take their own people off, all had one outcome: the figure would tell everyone's.</summary>
    public sealed record OneOutcomeForAll : WithheldFor
    {
        public override string InWords => "Withheld: everyone in the group had the same outcome, so that the figure would tell each one's.";
    }

    /// <summary>It is not divided by place, and an authority that takes its own people off would have of all others a figure that is withheld itself.</summary>
    public sealed record RestOfOne : WithheldFor
    {
        public override string InWords => "Withheld: an authority that takes its own people off would be left with few others, or with others who all had the same outcome.";
    }

    /// <summary>An earlier release of nearly the same people shows a figure so near that the two tell of the few who came or left.</summary>
    public sealed record SmallDifference(string Earlier, int SmallestCount) : WithheldFor
    {
        public override string InWords => $"Withheld: it differs from the figure of {Earlier} by fewer than {SmallestCount} people.";
    }

    /// <summary>Beside an earlier release, the figure would tell the outcome of those who came since: too few, or all with one outcome.</summary>
    public sealed record OutcomeOfTheNew(string Earlier) : WithheldFor
    {
        public override string InWords => $"Withheld: beside {Earlier} it would tell the outcome of the few who came since, or of all of them.";
    }

    /// <summary>An authority was told another figure of its own people, and the two would tell it of the few it was not told of.</summary>
    public sealed record DiffersFromOwn : WithheldFor
    {
        public override string InWords => "Withheld: beside what the authority was told itself it would tell it of few people, or one outcome of them.";
    }

    /// <summary>An earlier release of nearly the same people withheld this figure, and publishing it now would tell what was withheld then.</summary>
    public sealed record WithheldBefore(string Earlier) : WithheldFor
    {
        public override string InWords => $"Withheld as it was in {Earlier}: the same people are counted.";
    }

    /// <summary>Secondary: with this figure others could be worked out.</summary>
    public sealed record Protecting(IReadOnlyList<CellKey> Cells) : WithheldFor
    {
        public override string InWords => $"Withheld so that these cannot be worked out from it: {string.Join("; ", Cells)}.";

        public bool Equals(Protecting? other) => other is not null && Cells.SequenceEqual(other.Cells);

        public override int GetHashCode() => Cells.Count;
    }

    /// <summary>The reason as a sentence for the people who prepare a release.</summary>
    public abstract string InWords { get; }

    /// <summary>Whether the figure is withheld for itself and not for another's sake.</summary>
    public bool IsPrimary => this is not Protecting;
}
