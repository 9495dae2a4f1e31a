using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.StandardsMonitor;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using static Naas.Projections.Specs.Monitoring.Sittings;

namespace Naas.Projections.Specs.Monitoring;

/// <summary>Does the standard stand still? Rates, agreement and severity, from the tally and from the rows.</summary>
[Trait("Rule", "R-085")]
public sealed class WhenStandardsAreMonitored(PostgresFixture postgres)
{
    private static readonly Projection Projection = StandardsMonitorProjection.Definition;
    private static readonly OrganisationCode Bury = new("E08000002");
    private static readonly ProjectionSettings Settings = new() { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 20, PastFiguresPause = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Wilson of 15 of 20: 53.1 to 88.8; of 5 of 20: 11.2 to 46.9; all are 22 of 43, which is 51.2.</summary>
    [Fact]
    public async Task An_authority_stands_out_where_the_interval_of_its_rate_leaves_the_countrys_out_and_few_are_not_compared()
    {
        await using var reading = await ThreeAuthoritiesAsync();

        var rates = await RatesAsync(reading, StandardDivision.Authority);

        (rates.Everybody.Division, rates.Everybody.N, rates.Everybody.Met, rates.Everybody.Rate!.Percent).Should().Be(("all", 43, 22, 51.2));
        rates.Divisions.Select(each => (each.Division, each.N, each.Met, each.Rate!.Percent, each.StandsOut)).Should().Equal(
            ("E08000002", 3, 2, 66.7, null), ("E08000010", 20, 5, 25.0, StandsOut.Below), ("E08000035", 20, 15, 75.0, StandsOut.Above));
        var leeds = rates.Divisions[2];
        leeds.Rate!.Interval.Should().Be(new Bounds(53.1, 88.8));
        // 15 of 20 less 7 of 23, by Newcombe's method from the bounds 0.5313 to 0.8881 and 0.1560 to 0.5087.
        leeds.AgainstTheRest.Should().Be(new Estimate(44.6, new Bounds(14.6, 64.8), null));
        leeds.Warning.Should().Contain("S-39");
        (rates.Divisions[0].Withheld, rates.Divisions[0].AgainstTheRest).Should().Be(("Withheld: fewer than 10.", null));
        (rates.Compared, rates.OutOfLine, rates.OutOfLineByChance).Should().Be((2, 2, 0.1));
        (rates.Provenance.Definition.Code, rates.Provenance.Edition, rates.Provenance.N).Should().Be(("standard-rates-1", "response-2017", 43L));
        rates.Provenance.Excluded.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_results_are_told_by_month_sitting_and_version_and_narrowed_by_months()
    {
        await using var reading = await ThreeAuthoritiesAsync();

        Numbers(await RatesAsync(reading, StandardDivision.Month)).Should().Equal(("2018-07", 40, 20), ("2018-09", 3, 2));
        Numbers(await RatesAsync(reading, StandardDivision.Sitting)).Should().Equal(("LEEDS-2018-07-10", 40, 20), ("LEEDS-2018-09-10", 3, 2));
        Numbers(await RatesAsync(reading, StandardDivision.Version, Level.Practitioner, Element.Knowledge)).Should().Equal(("2018-1", 43, 22));
        Numbers(await RatesAsync(reading, StandardDivision.Month, element: Element.Written)).Should().BeEmpty();
        Numbers(await RatesAsync(reading, StandardDivision.Authority, from: "2018-08-01")).Should().Equal(("E08000002", 3, 2));
        Numbers(await RatesAsync(reading, StandardDivision.Authority, to: "2018-08-01")).Should().Equal(("E08000010", 20, 5), ("E08000035", 20, 15));
        Numbers(await RatesAsync(reading, StandardDivision.Month, Level.Supervisor)).Should().BeEmpty();
        (await RatesAsync(reading, StandardDivision.Version, Level.Practitioner, Element.Knowledge)).Divisions[0].Withheld.Should().Be("There are no others.");
    }

    [Fact]
    public async Task Later_results_annulled_ones_and_those_on_nobodys_endorsement_are_left_out_and_told()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. KnowledgeOf(Leeds, met: false, "2018-07-10"), ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"), .. Sat(2, 2, "2018-09-10", ElementSet.Of(Element.Knowledge))]);
        _ = await reading.AppendAsync(2, [.. KnowledgeOf(Leeds, met: true, "2018-07-10"), new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30"))]);
        _ = await reading.AppendAsync(3, [Registered("2018-01-02"), .. Sat(1, 0, "2018-07-10", ElementSet.Of(Element.Knowledge))]);
        await reading.CatchUpAsync(Projection);

        var first = await RatesAsync(reading, StandardDivision.Authority, element: Element.Knowledge);
        Numbers(first).Should().Equal(("E08000035", 1, 0));
        first.Provenance.Excluded.Select(left => (left.Reason, left.Count)).Should().Equal(("no-division", 1), ("does-not-count", 1), ("later", 1));
        Numbers(await RatesAsync(reading, StandardDivision.Authority, element: Element.Knowledge, later: true)).Should().Equal(("E08000035", 2, 1));
        Numbers(await RatesAsync(reading, StandardDivision.Month, element: Element.Knowledge)).Should().Equal(("2018-07", 2, 1));
    }

    [Fact]
    public async Task As_of_a_day_only_what_was_released_and_stood_then_counts()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. KnowledgeOf(Leeds, met: true, "2018-07-10"), new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30"))]);
        await reading.CatchUpAsync(Projection);

        Numbers(await RatesAsync(reading, StandardDivision.Authority, asOf: "2018-07-29")).Should().BeEmpty();
        Numbers(await RatesAsync(reading, StandardDivision.Authority, asOf: "2018-07-30")).Should().Equal(("E08000035", 1, 1));
        Numbers(await RatesAsync(reading, StandardDivision.Authority, asOf: "2018-08-29")).Should().Equal(("E08000035", 1, 1));
        var since = await RatesAsync(reading, StandardDivision.Authority, asOf: "2018-08-30");
        (since.Divisions.Count, since.Provenance.Excluded.Single().Reason).Should().Be((0, "does-not-count"));
    }

    /// <summary>
    /// By hand: of 21 pairs 16 are of one step, one lies a step apart and four two. The first assessors gave 9, 0 and 12, the second 8, 1 and 12, so that by
    /// chance 216 of 441 agree and 21 lie a step apart. Where that counts for a half, kappa is (16.5 ÷ 21 - 226.5 ÷ 441) ÷ (1 - 226.5 ÷ 441) = 0.559;
    /// for three quarters 0.573, for nothing 0.533.
    /// </summary>
    [Theory]
    [InlineData(AgreementWeights.Linear)]
    [InlineData(AgreementWeights.Quadratic)]
    [InlineData(AgreementWeights.None)]
    public async Task Agreement_is_told_with_kappa_the_pairs_and_how_many_needed_a_third(AgreementWeights weights)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        (int Times, decimal One, decimal Other)[] pairs = [(6, 40, 44), (2, 40, 70), (2, 70, 40), (10, 70, 70)];
        foreach (var (one, other) in pairs.SelectMany(pair => Enumerable.Repeat((pair.One, pair.Other), pair.Times)))
            _ = await reading.AppendAsync(++_journey, WrittenOf("assessor-a", one, "assessor-b", other));
        _ = await reading.AppendAsync(++_journey, OneSitting);
        await reading.CatchUpAsync(Projection);

        var agreement = await AgreementAsync(reading, weights);

        agreement.Elements.Select(each => (each.Level, each.Element, each.Exercises, each.Withheld)).Should().Equal((Level.Practitioner, Element.Simulated, 2, "Withheld: fewer than 10."), (Level.Practitioner, Element.Written, 21, null));
        var written = agreement.Elements[1];
        (written.Marking!.ThirdNeeded, written.Marking.ThirdRate!.Percent, written.Marking.Marks, written.Marking.Moderated, written.Marking.Corrected).Should().Be((1, 4.8, 21, 0, 0));
        var score = written.Scales.Should().ContainSingle().Subject;
        score.Counts.Should().BeEquivalentTo<IReadOnlyList<int>>([[6, 1, 2], [0, 0, 0], [2, 0, 10]], options => options.WithStrictOrdering());
        (score.Scale, score.Pairs, score.Exact!.Percent, score.WithinAStep!.Percent).Should().Be((AgreementScale.Score, 21, 76.2, 81.0));
        score.Steps.Should().Equal("not-met", "narrowly-not-met", "met");
        score.Kappa!.Value.Should().Be(weights switch { AgreementWeights.Linear => 0.559, AgreementWeights.Quadratic => 0.573, _ => 0.533 });
        score.MeanDifferenceInSteps!.Value.Should().Be(-0.048);
        agreement.Elements[0].Scales.Select(scale => (scale.Scale, scale.Pairs, scale.Kappa, scale.Withheld)).Should().Equal((AgreementScale.Score, 2, null, "Withheld: fewer than 10."), (AgreementScale.Areas, 2, null, "Withheld: fewer than 10."));
        (agreement.Provenance.Definition.Code, agreement.Provenance.N).Should().Be(("rater-agreement-1", 23L));
    }

    [Fact]
    public async Task Where_both_gave_one_step_throughout_there_is_no_kappa_and_it_says_why()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 10; journey++)
            _ = await reading.AppendAsync(journey, WrittenOf("assessor-a", 70, "assessor-b", 71));
        await reading.CatchUpAsync(Projection);

        var score = (await AgreementAsync(reading)).Elements.Single().Scales.Single();

        (score.Kappa, score.WhyNoKappa, score.Exact!.Percent).Should().Be((null, "one-step-throughout", 100));
    }

    /// <summary>
    /// By hand: ten exercises on which one assessor is above the other by 5 and by 3 in turn: 4 on the mean, the spread √(10 ÷ 9) = 1.0541, the error a third,
    /// and Student's interval of 9 degrees of freedom reaches 2.2622 ÷ 3 = 0.7541 to either side.
    /// </summary>
    [Fact]
    public async Task An_assessors_severity_is_the_mean_departure_from_whoever_rated_the_same()
    {
        await using var reading = await SevereAndLenientAsync();

        var severity = await SeverityAsync(reading, Role.DfeOperations);

        severity.Assessors.Select(each => (each.Assessor, each.Exercises, each.Departure?.Value, each.Severity)).Should().Equal(
            ("assessor-b", 10, -4.0, Severity.Severe), ("assessor-a", 13, 3.08, Severity.Lenient), ("assessor-c", 3, null, null));
        severity.Assessors[0].Departure!.Interval.Should().Be(new Bounds(-4.75, -3.25));
        severity.Assessors[2].Withheld.Should().Be("Withheld: fewer than 10.");
        (severity.SubjectsAreTold, severity.Compared, severity.OutOfLine, severity.Provenance.N).Should().Be((true, 2, 2, 13L));
    }

    [Theory]
    [InlineData(Role.DfeAnalyst, false)]
    [InlineData(Role.DfeOperations, true)]
    [InlineData(Role.DeliveryPartner, true)]
    [InlineData(Role.Psychometrician, true)]
    [InlineData(Role.Auditor, true)]
    public async Task Subjects_are_told_to_those_who_run_the_standard_alone(Role role, bool areTold)
    {
        await using var reading = await SevereAndLenientAsync();

        var severity = await SeverityAsync(reading, role);

        severity.SubjectsAreTold.Should().Be(areTold);
        severity.Assessors.Should().HaveCount(3).And.OnlyContain(each => (each.Assessor != null) == areTold);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task The_tally_is_what_the_rows_come_to_whatever_the_pages_and_a_rebuild_comes_to_the_same(int pageSize)
    {
        await using var reading = await ThreeAuthoritiesAsync(pageSize);
        for (var journey = 60; journey <= OneOfEach.Count; journey += 15)
            _ = await reading.AppendAsync(journey, OneOfEach.Take(journey).ToArray());
        _ = await reading.AppendAsync(200, OneSitting);
        await reading.CatchUpAsync(Projection, pageSize);

        foreach (var by in Enum.GetValues<StandardDivision>())
        {
            var element = by == StandardDivision.Version ? Element.Knowledge : (Element?)null;
            (await RatesAsync(reading, by, element: element, later: true, asOf: "2030-01-01")).Divisions.Should().NotBeEmpty().And.BeEquivalentTo((await RatesAsync(reading, by, element: element, later: true)).Divisions, options => options.WithStrictOrdering());
        }

        (await SeverityAsync(reading, Role.Auditor, "2030-01-01")).Assessors.Should().NotBeEmpty().And.BeEquivalentTo((await SeverityAsync(reading, Role.Auditor)).Assessors);
        (await AgreementAsync(reading, asOf: "2030-01-01")).Elements.Should().NotBeEmpty().And.BeEquivalentTo((await AgreementAsync(reading)).Elements);
        var report = await reading.RebuildAsync(Projection, dryRun: true);
        report.Equal.Should().BeTrue();
        report.Tables.Select(table => (table.Table, table.LiveRows > 0)).Should().Equal(("standards_monitor_1", true), ("standards_monitor_count_1", true), ("parked", false));
    }

    [Fact]
    public async Task What_was_known_at_an_earlier_moment_is_what_was_told_then()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Settings);
        _ = await reading.AppendAsync(1, KnowledgeOf(Leeds, met: true, "2018-07-10"));
        await reading.CatchUpAsync(Projection);
        var then = await reading.ChecksumsAsync(Projection);
        var position = await reading.Log.HeadAsync(Cancellation);
        _ = await reading.AppendAsync(1, new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30")));
        await reading.CatchUpAsync(Projection);
        Numbers(await RatesAsync(reading, StandardDivision.Authority)).Should().BeEmpty();

        var known = new KnownUpTo.Place(position);
        (await AskAsync(reading, known)).Should().BeOfType<QueryAnswer<StandardRates>.BeingMade>();
        var maker = new PastFiguresMaker(reading.Database, reading.Log, reading.Past, TimeProvider.System, reading.Settings, NullLogger.Instance, [Projection], interrupt: null, reading.People);
        (await maker.MakeNextAsync(Cancellation)).Should().BeTrue();

        Numbers(ReadSide.Value(await AskAsync(reading, known))).Should().Equal(("E08000035", 1, 1));
        (await reading.ChecksumsAsync(Projection, await reading.ScalarAsync<int>("past-generation", ("position", position.Value)))).Should().Be(then);
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public async Task What_is_brought_over_counts_once_and_goes_back_when_records_are_separated()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        JourneyEvent[] survivor = [Registered("2018-01-02"), Endorsed(Level.Practitioner, 1, Wigan, "2018-08-01"), .. Sat(1, 1, "2018-09-10", ElementSet.Of(Element.Knowledge))];
        _ = await reading.AppendAsync(1, OneSitting);
        _ = await reading.AppendAsync(2, survivor);
        await reading.CatchUpAsync(Projection);
        var before = await reading.ChecksumsAsync(Projection);
        Numbers(await RatesAsync(reading, StandardDivision.Authority, element: Element.Knowledge)).Should().Equal(("E08000010", 1, 1), ("E08000035", 1, 1));

        // Under the numbers that follow the survivor's.
        var brought = new JourneyHistory(OneSitting.Skip(1).Select(happened => Renumbering.After(survivor.Aggregate(Domain.Journeys.Journey.NotBegun, Domain.Journeys.Journey.Evolve)).Of(happened)));
        _ = await reading.AppendAsync(1, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(2)), 1, Somebody, Day("2019-05-13")));
        _ = await reading.AppendAsync(2, new JourneyEvent.RecordAbsorbed(new JourneyId(Journey(1)), 1, Day("2018-01-02"), brought, new JourneyHistory(), Somebody, Day("2019-05-13")));
        await reading.CatchUpAsync(Projection, pageSize: 1);

        Numbers(await RatesAsync(reading, StandardDivision.Authority, element: Element.Knowledge)).Should().Equal(("E08000035", 1, 1));
        Numbers(await RatesAsync(reading, StandardDivision.Authority, element: Element.Knowledge, later: true)).Should().Equal(("E08000010", 1, 1), ("E08000035", 1, 1));
        (await AgreementAsync(reading)).Elements.Select(each => each.Exercises).Should().Equal(2, 1);
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();

        _ = await reading.AppendAsync(2, new JourneyEvent.MergeUndone(new JourneyId(Journey(1)), 1, survivor.Length, brought, new JourneyHistory(), new JourneyHistory(survivor), Somebody, Day("2019-06-03")));
        _ = await reading.AppendAsync(1, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(2)), 1, Somebody, Day("2019-06-03")));
        await reading.CatchUpAsync(Projection);

        (await reading.ChecksumsAsync(Projection)).Split('\n')[1].Should().Be(before.Split('\n')[1], "every count is what it was");
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();
    }

    private int _journey;

    /// <summary>20 at Leeds of whom 15 met the knowledge element, 20 at Wigan of whom 5 did, in July; three at Bury of whom two did, in September.</summary>
    private async Task<ReadSide> ThreeAuthoritiesAsync(int pageSize = 100)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        (OrganisationCode Authority, int Of, int Met, string Sat)[] told = [(Leeds, 20, 15, "2018-07-10"), (Wigan, 20, 5, "2018-07-10"), (Bury, 3, 2, "2018-09-10")];
        foreach (var (authority, of, met, sat) in told)
        {
            for (var worker = 1; worker <= of; worker++)
                _ = await reading.AppendAsync(++_journey, KnowledgeOf(authority, worker <= met, sat));
        }

        await reading.CatchUpAsync(Projection, pageSize);
        return reading;
    }

    /// <summary>Beside another assessor ten times, one is above by 5 and by 3 in turn; beside a third three times, both are of one mind.</summary>
    private async Task<ReadSide> SevereAndLenientAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        for (var worker = 1; worker <= 10; worker++)
            _ = await reading.AppendAsync(++_journey, worker <= 5 ? WrittenOf("assessor-a", 70, "assessor-b", worker % 2 == 0 ? 65 : 67) : WrittenOf("assessor-b", worker % 2 == 0 ? 65 : 67, "assessor-a", 70));
        for (var worker = 1; worker <= 3; worker++)
            _ = await reading.AppendAsync(++_journey, WrittenOf("assessor-c", 70, "assessor-a", 70));
        await reading.CatchUpAsync(Projection);
        return reading;
    }

    private static IEnumerable<(string, long, long)> Numbers(StandardRates rates) => rates.Divisions.Select(each => (each.Division, each.N, each.Met));

    private static async Task<StandardRates> RatesAsync(ReadSide reading, StandardDivision by, Level? level = null, Element? element = null, bool later = false, string? from = null, string? to = null, string? asOf = null) =>
        ReadSide.Value(await new GetStandardRatesHandler(reading.Reader, new ReadSide.StandingDay("2020-10-01"), ReadSide.Editions).Handle(new GetStandardRates(by, level, element, later, OrNull(from), OrNull(to), OrNull(asOf)) { Caller = In(Role.DfeAnalyst) }, Cancellation));

    private static Task<QueryAnswer<StandardRates>> AskAsync(ReadSide reading, KnownUpTo known) =>
        new GetStandardRatesHandler(reading.Reader, new ReadSide.StandingDay("2020-10-01"), ReadSide.Editions).Handle(new GetStandardRates(StandardDivision.Authority, null, null, false, null, null, null) { Caller = In(Role.DfeAnalyst), AsKnown = known }, Cancellation);

    private static async Task<RaterAgreement> AgreementAsync(ReadSide reading, AgreementWeights weights = AgreementWeights.Linear, string? asOf = null) =>
        ReadSide.Value(await new GetRaterAgreementHandler(reading.Reader, new ReadSide.StandingDay("2020-10-01"), ReadSide.Editions).Handle(new GetRaterAgreement(null, null, weights, null, null, OrNull(asOf)) { Caller = In(Role.DfeAnalyst) }, Cancellation));

    private static async Task<RaterSeverity> SeverityAsync(ReadSide reading, Role role, string? asOf = null) =>
        ReadSide.Value(await new GetRaterSeverityHandler(reading.Reader, new ReadSide.StandingDay("2020-10-01"), ReadSide.Editions).Handle(new GetRaterSeverity(null, null, null, null, OrNull(asOf)) { Caller = In(role) }, Cancellation));

    private static Caller In(Role role) => new(new ActorId("asker"), role, null, null);

    private static DateOnly? OrNull(string? day) => day is null ? null : Day(day);
}
