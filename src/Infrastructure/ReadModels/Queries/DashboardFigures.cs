using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Projections;
using Naas.Projections.EmployerDashboard.FirstAttempts;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>What an employer's dashboard tells beside the stages.</summary>
internal sealed record DashboardFigures(
    IReadOnlyList<WorkforceStanding> Workforce,
    IReadOnlyList<AreaCounts> Areas,
    IReadOnlyList<DevelopmentPlans> Plans,
    IReadOnlyList<ExpectationsOverdue> Expectations,
    IReadOnlyList<ReaccreditationsDue> Reaccreditations,
    RatesAgainstNational Rates,
    long Assessed,
    long Reported)
{
    private const int DueWithinMonths = 6;

    public static DashboardFigures Of(EmployerCareers careers, DateOnly asOf, IReferenceData reference, RatesAgainstNational rates)
    {
        var results = careers.Results().ToList();
        return new DashboardFigures(
            careers.Standings(),
            StandingResult.AreasOf(results, reference),
            careers.Plans(),
            careers.Expectations(),
            careers.Reaccreditations(asOf.AddMonths(DueWithinMonths)),
            rates,
            StandingResult.Assessed(results),
            StandingResult.Reported(results));
    }

    /// <summary>The country's first attempts as they count on a day, for use inside the department.</summary>
    public static Asked<CountedRate> Nationals(DateOnly until) => new(
        new Statement(SqlText.Of(typeof(FirstAttemptTally), "query"), ("until", until)),
        row => new CountedRate(EnumText.Parse<Level>(row.Get<string>(0)), PartOf(row.Get<string>(1)), checked((int)row.Get<long>(2)), checked((int)row.Get<long>(3))));

    /// <param name="inPost">How many people are in post, directly employed or not.</param>
    public async Task<IReadOnlyList<Provenance>> ProvenanceAsync(Snapshot snapshot, EditionCode edition, long inPost)
    {
        var workforce = await snapshot.ProvenanceAsync(DashboardDefinitions.Workforce, edition, inPost);
        return
        [
            workforce,
            workforce with
            {
                Definition = DashboardDefinitions.Areas,
                N = Reported,
                Excluded = Assessed == Reported ? [] : [new Exclusion("no-report", "A result counts, and no feedback on it was issued while the person was employed here; somebody with results at two levels counts at both.", Assessed - Reported)],
            },
            workforce with { Definition = DashboardDefinitions.Plans, N = Plans.Sum(line => line.Agreed + line.NotAgreed) },
            workforce with { Definition = DashboardDefinitions.Expectations, N = inPost },
            workforce with { Definition = DashboardDefinitions.Reaccreditations, N = inPost },
            workforce with { Definition = DashboardDefinitions.Rates, N = Rates.Lines.Where(line => line.Element is null).Sum(line => line.Own.N) },
        ];
    }

    private static Element? PartOf(string part) => part == FirstAttemptTally.Assessment ? null : EnumText.Parse<Element>(part);
}
