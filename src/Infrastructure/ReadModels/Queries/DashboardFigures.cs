using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;
using Naas.Projections;
using Naas.Projections.EmployerDashboard.FirstAttempts;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>What an employer's dashboard tells beside the stages, asked of one snapshot.</summary>
internal sealed class DashboardQuestions(EmployerFacts facts, DateOnly asOf)
{
    private const int DueWithinMonths = 6;

    private static readonly Level[] Levels = Enum.GetValues<Level>();

    private readonly Asked<WorkforceStanding> _workforce = facts.Ask("query-standings", row => new WorkforceStanding(EnumText.ParseOrNull<Level>(row.Get<string?>(0)), EnumText.ParseOrNull<Standing>(row.Get<string?>(1)), row.Get<int>(2)));
    private readonly Asked<StandingResult> _results = facts.Ask("query-reports", StandingResult.Read);
    private readonly Asked<DevelopmentPlans> _plans = facts.Ask("query-plans", row => new DevelopmentPlans(LevelOf(row), row.Get<int>(1), row.Get<int>(2)));
    private readonly Asked<ExpectationsOverdue> _expectations = facts.Ask("query-expectations", row => new ExpectationsOverdue(LevelOf(row), row.Get<int>(1), row.Get<int>(2)));
    private readonly Asked<ReaccreditationsDue> _renewals = facts.Ask("query-renewals", row => new ReaccreditationsDue(LevelOf(row), row.Get<int>(1), row.Get<int>(2), row.Get<int>(3)), ("due_by", asOf.AddMonths(DueWithinMonths)));

    /// <summary>The employer's own first attempts, as they count on a day.</summary>
    public Asked<CountedRate> OwnFirsts(DateOnly until) => facts.Ask("query-own-firsts", RateOf, ("until", until));

    /// <summary>The country's first attempts as they count on a day, for use inside the department.</summary>
    public Asked<CountedRate> Nationals(DateOnly until) => facts.Ask(new Asked<CountedRate>(
        new Statement(SqlText.Of(typeof(FirstAttemptTally), "query"), ("until", until)),
        row => new CountedRate(LevelOf(row), PartOf(row), checked((int)row.Get<long>(2)), checked((int)row.Get<long>(3)))));

    /// <summary>What was answered, once it was sent.</summary>
    public DashboardFigures Answered(IReferenceData reference, RatesAgainstNational rates) => new(
        [.. _workforce.Rows.OrderBy(line => line.Level is null).ThenBy(line => line.Level).ThenBy(line => line.Standing)],
        StandingResult.AreasOf(_results.Rows, reference),
        [.. Levels.Select(level => _plans.Rows.Find(line => line.Level == level) ?? new DevelopmentPlans(level, 0, 0))],
        [.. Levels.Select(level => _expectations.Rows.Find(line => line.Level == level) ?? new ExpectationsOverdue(level, 0, 0))],
        [.. Levels.Select(level => _renewals.Rows.Find(line => line.Level == level) ?? new ReaccreditationsDue(level, 0, 0, 0))],
        rates,
        StandingResult.Assessed(_results.Rows),
        StandingResult.Reported(_results.Rows));

    private static Level LevelOf(RowValues row) => EnumText.Parse<Level>(row.Get<string>(0));

    private static CountedRate RateOf(RowValues row) => new(LevelOf(row), PartOf(row), row.Get<int>(2), row.Get<int>(3));

    private static Element? PartOf(RowValues row) => row.Get<string>(1) is var part && part == FirstAttemptTally.Assessment ? null : EnumText.Parse<Element>(part);
}

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
}
