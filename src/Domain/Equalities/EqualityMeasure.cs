using System.Collections.Frozen;

namespace Naas.Domain.Equalities;

/// <summary>What is counted of groups.</summary>
public enum EqualityMeasure
{
    /// <summary>Of attempts whose result was released: whether the standard was met, altogether or in one element.</summary>
    Met = 1,

    /// <summary>Of requests for endorsement: whether the organisation that was asked endorsed.</summary>
    Endorsed = 2,

    /// <summary>How many days an organisation took to answer a request for endorsement.</summary>
    EndorsementWait = 3,

    /// <summary>Of first attempts that were not met: whether the worker sat again.</summary>
    Retaken = 4,

    /// <summary>Of attempts whose result was released: whether the worker asked for an independent review.</summary>
    ReviewRequested = 5,

    /// <summary>Of independent reviews that were decided: whether something was changed.</summary>
    ReviewChanged = 6,
}

/// <summary>Which attempt of a worker at a level it was.</summary>
public enum AttemptKind
{
    /// <summary>The first that counts: a sitting that was cancelled, void or set aside on review is not held for one.</summary>
    First = 1,

    /// <summary>Of the one element that was left.</summary>
    ElementRetake = 2,

    /// <summary>Of everything due, after an attempt that was not met.</summary>
    FullRetake = 3,

    /// <summary>An assessment by which an accreditation is renewed (S-15).</summary>
    Reaccreditation = 4,
}

/// <summary>What the outcomes of a measure are, and how they count.</summary>
public static class EqualityOutcomes
{
    public const string Met = "met";
    public const string NarrowlyNotMet = "narrowly-not-met";
    public const string NotMet = "not-met";
    public const string Passported = "passported";
    public const string Annulled = "annulled";
    public const string Endorsed = "endorsed";
    public const string Declined = "declined";
    public const string Waiting = "waiting";
    public const string Replaced = "replaced";
    public const string SatAgain = "sat-again";
    public const string NotSatAgain = "not-sat-again";
    public const string Requested = "requested";
    public const string NotRequested = "not-requested";
    public const string Changed = "changed";
    public const string Upheld = "upheld";
    public const string Open = "open";
    public const string Withdrawn = "withdrawn";
    public const string RefusedAsLate = "refused-as-late";

    // In every list: what the rate is of, and what else makes up its whole.
    private static readonly FrozenDictionary<EqualityMeasure, (string Counted, string[] Others)> Wholes = new Dictionary<EqualityMeasure, (string, string[])>
    {
        [EqualityMeasure.Met] = (Met, [NarrowlyNotMet, NotMet]),
        [EqualityMeasure.Endorsed] = (Endorsed, [Declined]),
        [EqualityMeasure.EndorsementWait] = (Endorsed, [Declined]),
        [EqualityMeasure.Retaken] = (SatAgain, [NotSatAgain]),
        [EqualityMeasure.ReviewRequested] = (Requested, [NotRequested]),
        [EqualityMeasure.ReviewChanged] = (Changed, [Upheld]),
    }.ToFrozenDictionary();

    /// <summary>Whether the outcome is the one that the rate is of.</summary>
    public static bool IsCounted(EqualityMeasure measure, string outcome) => Wholes[measure].Counted == outcome;

    /// <summary>Whether whoever has the outcome is among those of whom the rate is; others are told apart, and excluded.</summary>
    public static bool IsOfTheWhole(EqualityMeasure measure, string outcome) => IsCounted(measure, outcome) || Wholes[measure].Others.Contains(outcome);

    /// <summary>Why who has the outcome is not among those of whom the rate is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Who has it is among them.</exception>
    public static string WhyExcluded(string outcome) => outcome switch
    {
        Passported => "The element was not sat: it was credited from the proof of concept.",
        Annulled => "The result does not count any more: it was annulled or set aside on review.",
        Waiting => "The organisation that was asked has not answered.",
        Replaced => "The worker asked again before the organisation answered.",
        Open => "The review is not decided.",
        Withdrawn => "The worker withdrew the request for a review.",
        RefusedAsLate => "The request for a review came too late.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "It is among those of whom the rate is, or there is no such outcome."),
    };
}
