using Naas.Application.Access;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;

namespace Naas.Application.Queries;

/// <summary>A question about who stays, leaves and moves.</summary>
/// <param name="Organisation">Null for the country.</param>
public abstract record AboutRetention<T>(OrganisationCode? Organisation) : Query<T>
    where T : class
{
    /// <summary>Whether anything but the organisation and the year of a census is asked for.</summary>
    protected abstract bool IsNarrowed { get; }

    /// <summary>Why an employer may not ask this, in words; null where it may, and for the department.</summary>
    /// <remarks>Two answers about nearly the same people, or about the same people a month apart, would tell those by whom they differ (S-38).</remarks>
    public string? WhyNotTold => Caller.Role == Role.Employer && (IsNarrowed || AsKnown is not null)
        ? "An employer is told of its own organisation as a whole and by whole census years: it asks with organisation alone, and for turnover with year; the figures are as of the last 30 September that is over."
        : null;
}

/// <summary>How long people stay with an employer, as of the last month that was over on a day.</summary>
/// <param name="Basis">Null for every one.</param>
/// <param name="Level">Null for every one.</param>
/// <param name="AsOf">The day; null for today by the business clock, or for the last day that is known; to an employer the last 30 September that is over.</param>
public sealed record GetRetentionCurve(OrganisationCode? Organisation, EmploymentBasis? Basis, Level? Level, RetentionGroups By, RetentionClock Clock, DateOnly? AsOf) : AboutRetention<RetentionCurves>(Organisation)
{
    /// <summary>By which characteristic curves are compared where that is asked for; of the country alone, and not by years of service.</summary>
    public Grouping? Characteristic { get; init; }

    protected override bool IsNarrowed => this is not { Basis: null, Level: null, By: RetentionGroups.None, Clock: RetentionClock.Service, AsOf: null, Characteristic: null };
}

/// <summary>Leavers, joiners and moves of one year of the workforce census, which ends on 30 September.</summary>
/// <param name="Year">In which the year ends; null for the last that is over.</param>
public sealed record GetTurnover(OrganisationCode? Organisation, int? Year) : AboutRetention<Turnover>(Organisation)
{
    protected override bool IsNarrowed => false;
}

/// <summary>Who moved between endorsement and sitting, and who left soon after a result.</summary>
/// <param name="Months">How soon; null for 6 and 12.</param>
public sealed record GetMoves(OrganisationCode? Organisation, EmploymentBasis? Basis, Level? Level, int? Months, DateOnly? AsOf) : AboutRetention<Moves>(Organisation)
{
    public const int MostMonths = 60;

    protected override bool IsNarrowed => this is not { Basis: null, Level: null, Months: null, AsOf: null };
}

/// <summary>What curves are compared by.</summary>
public enum RetentionGroups
{
    None = 1,
    Level = 2,
    Outcome = 3,

    /// <summary>By what people declared, or by their age on the first day in post.</summary>
    Characteristic = 4,
}

/// <summary>From when time runs.</summary>
public enum RetentionClock
{
    /// <summary>From the first month in post.</summary>
    Service = 1,

    /// <summary>From the month in which the first result was released: the landmark.</summary>
    Release = 2,
}

/// <summary>A count, or what stands in its place where it may not leave the department.</summary>
/// <param name="Number">Null where it is withheld.</param>
/// <param name="Symbol"><c>c</c> where it is withheld (S-38).</param>
public sealed record RetentionCount(int? Number, string? Symbol);

/// <summary>A share in per cent to one decimal, half up, with the bounds of its 95 % interval where it has one.</summary>
/// <param name="Symbol"><c>c</c> where it is withheld, <c>z</c> where it is one of nobody.</param>
public sealed record RetentionRate(double? Percent, double? Lower, double? Upper, string? Symbol);

/// <param name="AsOf">The last day of the month as of whose end the figures are.</param>
/// <param name="Characteristic">By which the groups differ; null where they differ by something else.</param>
/// <param name="Difference">Whether the groups stay for equally long, who gave no answer left aside; null where there are no two, or where it may not be told.</param>
/// <param name="Warnings">What is to be minded in reading the figures; empty for nothing.</param>
/// <param name="DisclosurePolicy">By which figures were withheld; null where all are told.</param>
public sealed record RetentionCurves(
    OrganisationCode? Organisation,
    EmploymentBasis? Basis,
    Level? Level,
    RetentionGroups By,
    Grouping? Characteristic,
    RetentionClock Clock,
    DateOnly AsOf,
    IReadOnlyList<RetentionCurve> Groups,
    RetentionDifference? Difference,
    IReadOnlyList<string> Warnings,
    string? DisclosurePolicy,
    Provenance Provenance);

/// <summary>One group's curve by Kaplan and Meier.</summary>
/// <param name="Group">A level, <c>met</c> or <c>not-met</c>, a category of the characteristic; <c>all</c> where nothing is compared.</param>
/// <param name="Left">How many had left by then.</param>
/// <param name="MedianMonths">By when half have left; null where the curve does not come down to one half, or where that is withheld.</param>
public sealed record RetentionCurve(
    string Group, RetentionCount People, RetentionCount Left, double? MedianMonths, double? MedianLower, double? MedianUpper, IReadOnlyList<RetentionPoint> Points);

/// <summary>The curve at the end of so many months.</summary>
/// <param name="Months">Every one at which somebody left or watching ended; every twelfth where figures leave the department.</param>
/// <param name="AtRisk">How many were under watch just before.</param>
/// <param name="Left">How many left since the point before.</param>
/// <param name="Censored">How many were watched no further since the point before.</param>
/// <param name="Stayed">The share that stays longer, between 0 and 1, to four decimals; to two where figures leave the department, where it is null when it reads as 1 or 0.</param>
/// <param name="Lower">Greenwood's interval by the logarithm of the logarithm; null where the share is 1 or 0.</param>
/// <param name="Note">Why the share is withheld, in words; null where it is told.</param>
public sealed record RetentionPoint(
    int Months, RetentionCount AtRisk, RetentionCount Left, RetentionCount Censored, double? Stayed, double? Lower, double? Upper, string? Note = null);

/// <summary>The log-rank test.</summary>
/// <param name="P">Were there no difference, the probability of one as large.</param>
public sealed record RetentionDifference(string Test, double Statistic, int DegreesOfFreedom, double P);

/// <param name="CountedOn">30 September.</param>
/// <param name="InPost">Directly employed and in post on the day.</param>
/// <param name="Leavers">Directly employed, with the last day in post in the year.</param>
/// <param name="Rate">Leavers over those in post.</param>
/// <param name="Joiners">Directly employed, with the first day in post in the year; who was carried over has not joined.</param>
/// <param name="MovedAway">Leavers who were directly employed by another organisation on the record, begun up to 31 days before the last day or within three months after it.</param>
/// <param name="MovedHere">Joiners who moved so from another one.</param>
/// <param name="Agency">In post through an agency or self-employed on the day.</param>
/// <param name="AgencyMoves">Who left such a post and moved to another organisation, on whatever basis .</param>
public sealed record Turnover(
    OrganisationCode? Organisation,
    int Year,
    DateOnly CountedOn,
    RetentionCount InPost,
    RetentionCount Leavers,
    RetentionRate Rate,
    RetentionCount Joiners,
    IReadOnlyList<LeaversByReason> Reasons,
    IReadOnlyList<LeaversByDestination> Destinations,
    RetentionCount MovedAway,
    RetentionCount MovedHere,
    RetentionCount Agency,
    RetentionCount AgencyMoves,
    IReadOnlyList<string> Warnings,
    string? DisclosurePolicy,
    Provenance Provenance);

public sealed record LeaversByReason(LeavingReason Reason, RetentionCount Leavers);

public sealed record LeaversByDestination(LeavingDestination Destination, RetentionCount Leavers);

/// <param name="Endorsements">What became of the endorsements that were given by then.</param>
/// <param name="AfterResults">Of whose first result so many months have passed: how many left within them.</param>
public sealed record Moves(
    OrganisationCode? Organisation,
    EmploymentBasis? Basis,
    Level? Level,
    DateOnly AsOf,
    EndorsementFates Endorsements,
    IReadOnlyList<LeftAfterResult> AfterResults,
    IReadOnlyList<string> Warnings,
    string? DisclosurePolicy,
    IReadOnlyList<Provenance> Provenance);

/// <param name="Moved">Left before the sitting, and moved to another employment.</param>
/// <param name="Left">Left before the sitting, and is not known to have taken up another by then.</param>
/// <param name="Waiting">Neither sat nor left nor taken back: to be sat still, or run out.</param>
/// <param name="MovedRate">Moved over given.</param>
public sealed record EndorsementFates(RetentionCount Given, RetentionCount Sat, RetentionCount Moved, RetentionCount Left, RetentionCount Withdrawn, RetentionCount Waiting, RetentionRate MovedRate);

/// <param name="People">Whose first result was released that many months before, or more.</param>
public sealed record LeftAfterResult(Outcome Outcome, int WithinMonths, RetentionCount People, RetentionCount Left, RetentionRate Rate);
