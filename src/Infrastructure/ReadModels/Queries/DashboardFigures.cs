using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;
using Naas.Projections;
using Naas.Projections.EmployerDashboard.FirstAttempts;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>An employer's own first attempts, as they count on a day.</summary>
internal delegate Task<List<CountedRate>> OwnFirstAttempts(DateOnly until);

/// <summary>What an employer's dashboard tells beside the stages, read from one snapshot.</summary>
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

    private static readonly Level[] Levels = Enum.GetValues<Level>();

    /// <param name="ratesAsync">How the employer's own first attempts, which can be asked of any day, stand to the country.</param>
    public static async Task<DashboardFigures> ReadAsync(EmployerFacts facts, DateOnly asOf, IReferenceData reference, Func<OwnFirstAttempts, Task<RatesAgainstNational>> ratesAsync)
    {
        var workforce = await facts.AskAsync("query-standings", row => new WorkforceStanding(EnumText.ParseOrNull<Level>(row.Get<string?>(0)), EnumText.ParseOrNull<Standing>(row.Get<string?>(1)), row.Get<int>(2)));
        var areas = await facts.AskAsync("query-areas", row => AreaOf(row, reference));
        var reported = await facts.AskAsync("query-reported", row => (Assessed: row.Get<int>(1), Reported: row.Get<int>(2)));
        var plans = await facts.AskAsync("query-plans", row => new DevelopmentPlans(LevelOf(row), row.Get<int>(1), row.Get<int>(2)));
        var expectations = await facts.AskAsync("query-expectations", row => new ExpectationsOverdue(LevelOf(row), row.Get<int>(1), row.Get<int>(2)));
        var renewals = await facts.AskAsync("query-renewals", row => new ReaccreditationsDue(LevelOf(row), row.Get<int>(1), row.Get<int>(2), row.Get<int>(3)), ("due_by", asOf.AddMonths(DueWithinMonths)));
        return new DashboardFigures(
            [.. workforce.OrderBy(line => line.Level is null).ThenBy(line => line.Level).ThenBy(line => line.Standing)],
            [.. areas.GroupBy(area => (area.Level, area.Edition, area.Area)).Select(Sum).OrderBy(area => area.Level).ThenBy(area => area.Edition, StringComparer.Ordinal).ThenBy(area => area.Area)],
            [.. Levels.Select(level => plans.Find(line => line.Level == level) ?? new DevelopmentPlans(level, 0, 0))],
            [.. Levels.Select(level => expectations.Find(line => line.Level == level) ?? new ExpectationsOverdue(level, 0, 0))],
            [.. Levels.Select(level => renewals.Find(line => line.Level == level) ?? new ReaccreditationsDue(level, 0, 0, 0))],
            await ratesAsync(until => facts.AskAsync("query-own-firsts", RateOf, ("until", until))),
            reported.Sum(line => line.Assessed),
            reported.Sum(line => line.Reported));
    }

    /// <summary>The country's first attempts as they count on a day, for use inside the department.</summary>
    public static Task<List<CountedRate>> NationalAsync(Snapshot snapshot, DateOnly until) =>
        snapshot.QueryAsync(SqlText.Of(typeof(FirstAttemptTally), "query"), row => new CountedRate(LevelOf(row), PartOf(row), checked((int)row.Get<long>(2)), checked((int)row.Get<long>(3))), ("until", until));

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

    private static Level LevelOf(RowValues row) => EnumText.Parse<Level>(row.Get<string>(0));

    private static AreaCounts AreaOf(RowValues row, IReferenceData reference)
    {
        var (level, satOn, number) = (LevelOf(row), row.Get<DateOnly>(1), row.Get<int>(2));
        var statement = reference.StatementFor(level, satOn)
            ?? throw new InvalidOperationException($"There is no knowledge and skills statement for {level} on {satOn:yyyy-MM-dd}: add it to the reference data.");
        var heading = statement.Areas.FirstOrDefault(area => area.Number == number)?.Heading
            ?? throw new InvalidOperationException($"The knowledge and skills statement for {level} on {satOn:yyyy-MM-dd} has no area {number}: mend the reference data.");
        return new AreaCounts(level, statement.Edition, number, heading, row.Get<int>(3), row.Get<int>(4), row.Get<int>(5));
    }

    private static AreaCounts Sum(IEnumerable<AreaCounts> counts) => counts.Aggregate((sum, one) => sum with { ToDevelop = sum.ToDevelop + one.ToDevelop, Met = sum.Met + one.Met, WellAbove = sum.WellAbove + one.WellAbove });

    private static CountedRate RateOf(RowValues row) => new(LevelOf(row), PartOf(row), row.Get<int>(2), row.Get<int>(3));

    private static Element? PartOf(RowValues row) => row.Get<string>(1) is var part && part == FirstAttemptTally.Assessment ? null : EnumText.Parse<Element>(part);
}
