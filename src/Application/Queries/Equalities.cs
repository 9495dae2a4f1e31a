using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;

namespace Naas.Application.Queries;

/// <summary>How outcomes differ between groups of workers, for those inside the department: exact, with a warning where a group is small (S-39).</summary>
/// <param name="Figure">Null for an id that no figure has: whoever may ask is told that there is none.</param>
public sealed record GetEqualities(EqualityFigure? Figure) : Query<EqualityFigures>;

/// <summary>A figure of equality: every group, how each stands to one of them, and the same within strata where that was asked for.</summary>
/// <param name="Figure">The figure's id: who asks by it gets the same figure of what is known then.</param>
/// <param name="Level">Null for all levels together.</param>
/// <param name="Element">Null for the whole result.</param>
/// <param name="Attempt">Null for every attempt, and where the measure is not of attempts.</param>
/// <param name="By">The characteristic, or the two of an intersection.</param>
/// <param name="Organisation">Whose endorsement carried the sittings, or who was asked to endorse; null for the country.</param>
/// <param name="From">The first month; null for all there is.</param>
/// <param name="To">The last month.</param>
/// <param name="AsOf">Only what had taken effect by then is in it; null for everything.</param>
/// <param name="Everybody">All groups together, those without an answer included.</param>
/// <param name="Groups">In the order of the categories; groups of nobody are left out.</param>
/// <param name="Reference">The group that the others are held against; null where none is large enough.</param>
/// <param name="Stratified">The comparisons within strata; empty where none were asked for.</param>
/// <param name="ScreeningLine">What the four-fifths line is, and is not.</param>
public sealed record EqualityFigures(
    string Figure,
    EqualityMeasure Measure,
    Level? Level,
    Element? Element,
    AttemptKind? Attempt,
    IReadOnlyList<Grouping> By,
    string? Organisation,
    DateOnly? From,
    DateOnly? To,
    DateOnly? AsOf,
    EqualityGroup Everybody,
    IReadOnlyList<EqualityGroup> Groups,
    ReferenceGroup? Reference,
    IReadOnlyList<StratifiedComparison> Stratified,
    string ScreeningLine,
    Provenance Provenance);

/// <param name="Category">The code of the group; <c>all</c> for everybody.</param>
/// <param name="And">The category of the second characteristic of an intersection.</param>
/// <param name="Compared">Whether it is held against another group: who gave no answer is not.</param>
/// <param name="N">Those of whom the rate is.</param>
/// <param name="Counted">Those of them with the outcome that the rate is of.</param>
/// <param name="Outcomes">How many had each outcome, those that are no part of <paramref name="N"/> included.</param>
/// <param name="Rate">Null for a group of nobody, and where the measure is none of rates.</param>
/// <param name="Days">Where the measure is of days.</param>
/// <param name="Comparison">Against the reference group; null for that group itself, and for groups that are not compared.</param>
/// <param name="Warning">What to bear in mind of a small group (S-39).</param>
public sealed record EqualityGroup(
    string Category, string? And, bool Compared, long N, long Counted, IReadOnlyList<OutcomeCount> Outcomes, RateFigure? Rate, DaysFigure? Days, GroupComparison? Comparison, string? Warning);

public sealed record OutcomeCount(string Outcome, long Number);

/// <param name="Percent">To one place, half up.</param>
/// <param name="Interval">Wilson's, at 95 per cent.</param>
public sealed record RateFigure(double Percent, Bounds Interval);

/// <param name="Median">Half of them waited no longer.</param>
public sealed record DaysFigure(double Median, double LowerQuartile, double UpperQuartile);

/// <summary>A 95 per cent confidence interval.</summary>
public sealed record Bounds(double Lower, double Upper);

/// <param name="Category">The code of the group.</param>
/// <param name="And">That of the second characteristic of an intersection.</param>
/// <param name="Because">How it was chosen, and that nobody in it counts where no group is compared for that.</param>
public sealed record ReferenceGroup(string Category, string? And, string Because);

/// <summary>How a group stands to the reference group. Every member is null where the figure is withheld.</summary>
/// <param name="DifferenceInPoints">The group's rate less the other's, in percentage points, with Newcombe's interval.</param>
/// <param name="OddsRatio">The sample odds ratio with Woolf's interval.</param>
/// <param name="AdverseImpactRatio">The group's rate divided by the other's, with Katz' interval.</param>
/// <param name="FisherP">Fisher's exact test, two-sided: to four places, and below those to two significant digits; never nought, and none smaller than 1E-15 is told.</param>
/// <param name="MidP">The same by mid-p.</param>
/// <param name="Shortfall">How many more of the group it would take for its rate to be no less.</param>
/// <param name="BelowFourFifths">Whether the ratio lies below the screening line.</param>
/// <param name="ShortfallOfFourFifths">How many more it would take to reach that line.</param>
/// <param name="Withheld">Why there is no figure.</param>
/// <param name="Warning">What to bear in mind of it (S-39).</param>
public sealed record GroupComparison(
    Estimate? DifferenceInPoints, Estimate? OddsRatio, Estimate? AdverseImpactRatio, double? FisherP, double? MidP, int? Shortfall, bool? BelowFourFifths, int? ShortfallOfFourFifths, string? Withheld, string? Warning);

/// <param name="Value">Null where it is no number.</param>
/// <param name="Interval">Null where the method gives none.</param>
/// <param name="WhyNoNumber">Why it is none: <c>infinite</c>, <c>empty-group</c> or <c>nothing-against-nothing</c>.</param>
public sealed record Estimate(double? Value, Bounds? Interval, string? WhyNoNumber);

/// <summary>A group against the reference group within strata, and all of them told as one figure by Mantel and Haenszel.</summary>
/// <param name="TellingStrata">Those in which both groups are, and not all had one outcome.</param>
/// <param name="Crude">The odds ratio over all of them as one.</param>
/// <param name="Common">The common odds ratio with the interval of Robins, Breslow and Greenland.</param>
/// <param name="Corrected">The test with continuity correction.</param>
/// <param name="Uncorrected">The test without it.</param>
/// <param name="Homogeneity">Breslow and Day's test with Tarone's correction: a small p says that the strata differ, and one common figure hides it.</param>
/// <param name="Reversed">Whether the crude figure points the other way than that within strata: Simpson's paradox. Null where either is no number.</param>
/// <param name="Withheld">Why there is no figure.</param>
public sealed record StratifiedComparison(
    string Category, string? And, int TellingStrata, Estimate? Crude, Estimate? Common, TestFigure? Corrected, TestFigure? Uncorrected, TestFigure? Homogeneity, bool? Reversed, IReadOnlyList<StratumFigure> Strata, string? Withheld);

public sealed record TestFigure(double Statistic, int DegreesOfFreedom, double P);

/// <summary>Both groups in one stratum.</summary>
public sealed record StratumFigure(string Stratum, long N, long Counted, long ReferenceN, long ReferenceCounted);

/// <summary>How an element went by group in first attempts under one employer's endorsement, as it was released last (S-38).</summary>
public sealed record GetEmployerEqualities(OrganisationCode Organisation, Grouping By, Element Element) : Query<EmployerEqualities>
{
    /// <summary>Those by which outcomes are released.</summary>
    public static ImmutableArray<Grouping> Characteristics { get; } = [Grouping.Sex, Grouping.Age, Grouping.EthnicGroup, Grouping.Disability];
}

/// <summary>Counts and rates of first attempts, an employer's own and the country's, at all levels together, out of a release.</summary>
/// <param name="Release">The release, whose files have the figures of everybody else too.</param>
/// <param name="AsOf">The day of the figures.</param>
/// <param name="Policy">The policy by which figures are withheld, with its version.</param>
/// <param name="Rows">Every category, everybody first; in place of a figure that is withheld stands <c>c</c>, of one that cannot be <c>z</c>.</param>
public sealed record EmployerEqualities(OrganisationCode Organisation, Grouping By, Element Element, Guid Release, DateOnly AsOf, string Policy, IReadOnlyList<EmployerEqualityRow> Rows, Provenance Provenance);

/// <param name="Assessed">First attempts with a released result.</param>
/// <param name="Met">Those in which the element was met.</param>
/// <param name="Rate">Met of assessed, in per cent.</param>
/// <param name="InWords">What is to be said of the row.</param>
/// <param name="National">The same of the country.</param>
public sealed record EmployerEqualityRow(string Category, string Assessed, string Met, string Rate, string InWords, NationalOutcome National);

public sealed record NationalOutcome(string Assessed, string Met, string Rate);
