using Naas.Domain.Assessments;

namespace Naas.Application.Queries;

/// <summary>Agency workers among all who are in post.</summary>
/// <param name="Percent">To one place, half up; null where nobody is in post.</param>
public sealed record AgencyShare(int Agency, int Direct, double? Percent);

/// <summary>People in post who stand there, each once: at the highest level at which anything has happened by the day.</summary>
/// <param name="Level">Null, with the standing, for those of whom nothing is recorded at any level.</param>
public sealed record WorkforceStanding(Level? Level, Standing? Standing, int Workers);

/// <summary>Retake windows that close soon, those of the one included in the other; a window that stands still is in neither.</summary>
public sealed record RetakesClosing(int Within30Days, int Within90Days);

/// <summary>People in post with something to take again that they have not sat again, by whether the next steps were agreed .</summary>
public sealed record DevelopmentPlans(Level Level, int Agreed, int NotAgreed);

/// <summary>People in post whose role expected something by a day that has passed (R-022, R-025, R-026, S-49). A report: nothing follows from it.</summary>
/// <param name="NotPutForward">Neither endorsed nor accredited at the level by anybody.</param>
/// <param name="NotAccredited">Of those who came from other work or from outside England: not accredited.</param>
public sealed record ExpectationsOverdue(Level Level, int NotPutForward, int NotAccredited);

/// <summary>Where the accreditations of people in post stand with re-accreditation (S-15), wherever they were gained.</summary>
/// <param name="DueSoon">Due within six months from the day on.</param>
/// <param name="Overdue">Past the day, and current still.</param>
/// <param name="NotCurrent">Past the grace.</param>
public sealed record ReaccreditationsDue(Level Level, int DueSoon, int Overdue, int NotCurrent);

/// <summary>How one area of the statement stands with people in post: of each the judgement that was reported last. A cell of the heat map.</summary>
/// <param name="Edition">Of the statement, by the day of the sitting.</param>
/// <param name="Area">Its number there.</param>
public sealed record AreaCounts(Level Level, string Edition, int Area, string Heading, int ToDevelop, int Met, int WellAbove);

/// <summary>How the rates of first attempts stand to those of the country.</summary>
/// <param name="Until">The last day of the results that are counted, here and in the country: the end of the last whole month.</param>
/// <param name="SmallestGroup">From how many people on a comparison leaves the department (S-39).</param>
/// <param name="Policy">The policy by which figures of others are withheld.</param>
/// <param name="Release">The release that the country's figures are from; null inside the department, where they are counted, and where there is none yet.</param>
/// <param name="Note">What an employer is to know of the country's figures; null inside the department.</param>
public sealed record RatesAgainstNational(DateOnly Until, int SmallestGroup, string Policy, NationalRelease? Release, string? Note, IReadOnlyList<RateAgainstNational> Lines);

/// <summary>A release of <c>element-outcomes</c>.</summary>
/// <param name="AsOf">The last day of the results that it counts.</param>
public sealed record NationalRelease(Guid Id, int Number, DateOnly AsOf);

/// <param name="Element">Null for the whole assessment.</param>
/// <param name="National">This employer's own included; null where it is withheld or was not released.</param>
/// <param name="Difference">Own rate less that of the rest of the country, in percentage points; null where it is withheld or there is none.</param>
/// <param name="Note">Why something is withheld, or that it is to be read with care; null otherwise.</param>
public sealed record RateAgainstNational(Level Level, Element? Element, MetRate Own, MetRate? National, RateDifference? Difference, string? Note);

/// <summary>How many of how many met the standard, with Wilson's interval at 95 %. Percentages to one place, half up.</summary>
/// <param name="N">People with a first attempt that counts.</param>
/// <param name="Percent">Null where there is no rate, or it is of too few people.</param>
public sealed record MetRate(long N, long Met, double? Percent, double? Lower, double? Upper);

/// <summary>Percentage points with Newcombe's interval at 95 %, to one place, half up.</summary>
public sealed record RateDifference(double Points, double Lower, double Upper);

/// <summary>What the figures of the dashboard are.</summary>
public static class DashboardDefinitions
{
    public static FigureDefinition Workforce { get; } = new("employer-workforce-1", "People in post with the employer on the day, both ends of an employment included, each once: by whether they are directly employed, and by the standing at the highest level at which anything has happened by then. The agency share is those through an agency or self-employed, out of all in post.");

    public static FigureDefinition Areas { get; } = new("employer-areas-1", "People in post by the judgement that was reported last of each area of the knowledge and skills statement, in the feedback that was issued while they were employed there, on results that count on the day.");

    public static FigureDefinition Plans { get; } = new("employer-plans-1", "People in post with something to take again that they have not sat again, by whether the next steps were agreed by the day.");

    public static FigureDefinition Expectations { get; } = new("employer-expectations-1", "People in post whose role expected them to be put forward, or accredited, by a day before this one, and who are not, by what is recorded now of the roles. An expectation has no sanction.");

    public static FigureDefinition Reaccreditations { get; } = new("employer-reaccreditations-1", "Accreditations of people in post, wherever they were gained: due within six months, overdue, and past the grace.");

    public static FigureDefinition Rates { get; } = new("employer-rates-3", "Each person's first attempt at a level that counts at the end of the last whole month, sat under this employer's endorsement and released while the person was employed there, as this employer heard of it: what was put right, annulled or overturned after somebody's last day in post there is as it was on that day. Beside them those of the whole country, results as they are known now: how many met the standard, with Wilson's interval. What is sat after an attempt that was annulled for malpractice is no first attempt. An employer is told of the country what the last release of element-outcomes tells, of its day. The difference is the own rate less that of the rest of the country, which leaves out everybody of the own ones that it counts, with Newcombe's interval, whose two groups must share nobody.");
}
