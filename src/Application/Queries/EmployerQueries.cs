using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Application.Queries;

/// <summary>An employer's workforce and where it stands, as of a day (effective dates).</summary>
/// <param name="AsOf">The day; null for today by the business clock, or for the last day that is known.</param>
public sealed record GetEmployerDashboard(OrganisationCode Organisation, DateOnly? AsOf) : Query<EmployerDashboard>;

/// <summary>The people in post at an employer on a day, a page at a time.</summary>
public sealed record ListEmployerWorkers(OrganisationCode Organisation, DateOnly? AsOf, Guid? After, int Maximum) : Query<EmployerWorkers>;

/// <summary>The workers whom an organisation has endorsed and for whom no sitting is booked, today, in the order in which places are offered (S-44); to the leaders' delivery partner its practice leaders, to everybody else those of the other levels .</summary>
/// <param name="Capacity">How many places there are; null to see the order alone.</param>
public sealed record ListEndorsed(OrganisationCode Organisation, int? Capacity) : Query<EndorsedWorkers>
{
    /// <summary>The most places that can be asked about.</summary>
    public const int MostPlaces = 10_000;
}

/// <summary>Counts of people, never of events. Each worker counts where they are in post on the day; from the day of a succession on, the successor's figures are those of both (S-16).</summary>
/// <param name="Headcount">Directly employed and in post on the day.</param>
/// <param name="Agency">In post through an agency or self-employed.</param>
/// <param name="Endorsed">Ever endorsed by this employer up to the day, whether or not in post still.</param>
/// <param name="EndorsedWaiting">In post, with an endorsement in force and no sitting booked.</param>
/// <param name="SittingsAhead">In post, booked, and the sitting lies on or after the day.</param>
/// <param name="ResultsAwaited">In post, sat before the day, result not released by then.</param>
/// <param name="Assessed">Sat under this employer's endorsement and had a result released by the day that was not annulled by then, whether or not in post still.</param>
/// <param name="Accredited">Accredited by an attempt that was sat under this employer's endorsement, and current on the day: neither revoked nor past the grace (S-15, S-36); whether or not in post still.</param>
/// <param name="RetakesOpen">In post, one element to be taken again: not sat again, banked elements still counting on the day, or standing still (S-48).</param>
/// <param name="FullRetakesExpected">In post, everything to be taken again, not booked again.</param>
/// <param name="Joiners">Began in the twelve months up to the day (direct only); who was carried over has not joined.</param>
/// <param name="Leavers">Last day in post in the twelve months up to the day (direct only).</param>
/// <param name="Leaders">The practice leaders that the employer is expected to have in post, and those that it has .</param>
/// <param name="Workforce">By level and standing, in their order, those of whom nothing is recorded last; where nobody stands there is no line.</param>
/// <param name="Areas">By level and area; an area of which nobody's report speaks has no line.</param>
/// <param name="Plans">By level, every one.</param>
/// <param name="Expectations">By level, every one.</param>
/// <param name="Reaccreditations">By level, every one.</param>
/// <param name="Provenance">How each group of figures was made, by its definition.</param>
public sealed record EmployerDashboard(
    OrganisationCode Organisation,
    DateOnly AsOf,
    int Headcount,
    int Agency,
    int Endorsed,
    int EndorsedWaiting,
    int SittingsAhead,
    int ResultsAwaited,
    int Assessed,
    int Accredited,
    int RetakesOpen,
    int FullRetakesExpected,
    int Joiners,
    int Leavers,
    IReadOnlyList<LevelCounts> Levels,
    IReadOnlyList<ElementOutcomes> Elements,
    IReadOnlyList<RetakeWindow> RetakeWindows,
    PracticeLeaders Leaders,
    AgencyShare AgencyShare,
    IReadOnlyList<WorkforceStanding> Workforce,
    RetakesClosing RetakesClosing,
    IReadOnlyList<AreaCounts> Areas,
    IReadOnlyList<DevelopmentPlans> Plans,
    IReadOnlyList<ExpectationsOverdue> Expectations,
    IReadOnlyList<ReaccreditationsDue> Reaccreditations,
    RatesAgainstNational Rates,
    IReadOnlyList<Provenance> Provenance);

/// <summary>The same counts for one level.</summary>
public sealed record LevelCounts(Level Level, int Agreed, int EndorsedWaiting, int SittingsAhead, int ResultsAwaited, int Assessed, int RetakesOpen, int FullRetakesExpected, int Accredited);

/// <summary>How an element went in the attempts released under this employer's endorsement by the day, first attempts and retakes alike.</summary>
public sealed record ElementOutcomes(Level Level, Element Element, int Met, int NarrowlyNotMet, int NotMet);

/// <summary>An open element retake of a worker in post.</summary>
/// <param name="Until">The narrow window's last day where there is one, otherwise the day the banked elements expire.</param>
/// <param name="StandsStill">Whether <paramref name="Until"/> does not come while something stands in the way: the day is still to move (S-48).</param>
public sealed record RetakeWindow(Guid Journey, Level Level, Element Element, bool Narrow, DateOnly Until, DateOnly BankedUntil, bool StandsStill);

public sealed record EmployerWorkers(OrganisationCode Organisation, DateOnly AsOf, IReadOnlyList<EmployerWorker> Workers, Guid? Next);

public sealed record EmployerWorker(Guid Journey, EmploymentBasis Basis, DateOnly From, DateOnly? To, Level? Level, Standing? Standing);

/// <param name="AsOf">The day on which the list was made.</param>
/// <param name="Capacity">The places that were asked about; null when none were.</param>
public sealed record EndorsedWorkers(OrganisationCode Organisation, DateOnly AsOf, int? Capacity, IReadOnlyList<EndorsedWorker> Workers);

/// <summary>Somebody in the list, in the order of the list.</summary>
/// <param name="Rank">The place that the organisation gave; null where it gave none.</param>
/// <param name="SittingsFrom">The first day on which they may sit.</param>
/// <param name="ValidUntil">The last.</param>
/// <param name="Agreed">Whether they have agreed to be assessed; without that nothing is booked (S-47).</param>
/// <param name="WithinCapacity">Whether one of the places is theirs.</param>
public sealed record EndorsedWorker(Guid Journey, Level Level, int? Rank, DateOnly EndorsedOn, DateOnly SittingsFrom, DateOnly ValidUntil, bool Agreed, bool WithinCapacity);
