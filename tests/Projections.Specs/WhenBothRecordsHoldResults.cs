using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Releases;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Equalities;
using Naas.Projections.Specs.Equalities;
using Naas.Projections.Specs.Monitoring;
using Naas.Projections.StandardsMonitor;
using Naas.Testing;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>
/// One road goes on where two records of a person are merged; the results of the other count with them, since the person sat both:
/// the first attempt is the earlier of the two (S-53).
/// </summary>
[Trait("Rule", "S-53")]
public sealed class WhenBothRecordsHoldResults(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;
    private const int Closed = 1, Survivor = 2;
    private const string Later = "2019-06-30";

    private static readonly ActorId Operations = new("operations");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>At Leeds two elements were missed in spring, and one of them again in the summer.</summary>
    private static JourneyEvent[] AtLeeds => [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), .. SatAtLeeds(first: 1, second: 2)];

    /// <summary>At Wigan everything was met in autumn.</summary>
    private static JourneyEvent[] AtWigan =>
    [
        Registered("2018-01-02"), Started(1, Wigan, "2018-01-03"), Agreed(Practitioner, "2018-08-01"), Endorsed(Practitioner, 1, Wigan, "2018-09-01"),
        .. Sat(1, 1, "2018-10-10", "2018-11-01", ElementSet.All), Accredited(Practitioner, 1, "2018-11-01", due: "2021-11-01"), Certified(Practitioner, "2022-05-01", "2018-11-01"),
    ];

    private static JourneyHistory Brought => new(Started(2, Leeds, "2018-01-03"));

    private static JourneyHistory Beside => new(SatAtLeeds(first: -2, second: -1));

    [Fact]
    public async Task The_first_attempt_is_the_earlier_one_and_the_employers_of_both_count_the_person()
    {
        await using var reading = await ReadAsync();
        var before = await reading.DashboardAsync(Leeds, Later);
        Whole(await reading.DashboardAsync(Wigan, Later)).Should().Be("1/1 of 1/2", "they are two people as yet");

        await MergeAsync(reading);

        var (leeds, wigan) = (await reading.DashboardAsync(Leeds, Later), await reading.DashboardAsync(Wigan, Later));
        (Whole(leeds), Whole(wigan)).Should().Be(("0/1 of 0/1", "0/0 of 0/1"));
        (leeds.Endorsed, leeds.Assessed, leeds.Accredited).Should().Be((1, 1, 0)).And.Be((before.Endorsed, before.Assessed, before.Accredited));
        leeds.Elements.Should().BeEquivalentTo(before.Elements).And.Contain(new ElementOutcomes(Practitioner, Element.Written, 0, 0, 2));
        (wigan.Endorsed, wigan.Assessed, wigan.Accredited, wigan.Elements.Sum(element => element.Met)).Should().Be((1, 1, 1, 3));
        // Nothing follows from what was sat at Leeds.
        (leeds.EndorsedWaiting, leeds.SittingsAhead, leeds.ResultsAwaited, leeds.RetakesOpen, leeds.FullRetakesExpected).Should().Be((0, 0, 0, 0, 0));
        (await reading.WorkersAsync(Leeds, Later)).Workers.Should().ContainSingle().Which.Standing.Should().Be(Standing.Accredited);
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().BeEmpty();
        (await reading.WorkersAsync(Leeds, "2018-04-11")).Workers.Should().ContainSingle().Which.Standing.Should().Be(Standing.ResultAwaited, "it was so then");
    }

    /// <summary>Two elements were missed at Wigan before anything was sat at Leeds, and again after it: that road goes on.</summary>
    [Theory]
    [InlineData("2018-04-10", Standing.SittingBooked)]
    [InlineData("2018-04-11", Standing.ResultAwaited)]
    public async Task What_stands_beside_was_awaited_though_an_own_result_was_out(string asOf, Standing standing)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            Survivor,
            [
                .. InSpring((Element.Knowledge, ElementResult.NotMet), (Element.Written, ElementResult.NotMet)), Full(Practitioner, 1, "2018-04-01", after: "2019-04-01"),
                ReEndorsed(Practitioner, 2, Wigan, "2018-09-01"), .. Sat(2, 2, "2018-10-10", "2018-11-01", ElementSet.All, (Element.Written, ElementResult.NotMet)), Absorbed,
            ]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.WorkersAsync(Wigan, asOf)).Workers.Should().ContainSingle().Which.Standing.Should().Be(standing);
    }

    /// <summary>Accredited at Wigan in spring with an area to develop, which was met at Leeds in autumn.</summary>
    [Theory]
    [InlineData("2018-11-01", 1, 0)]
    [InlineData("2018-11-02", 0, 1)]
    public async Task Of_an_area_the_later_report_counts_on_whichever_record_it_was(string asOf, int toDevelop, int met)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        JourneyHistory beside = new(
        [
            Endorsed(Practitioner, -1, Leeds, "2018-09-01"), .. Sat(-1, -1, "2018-10-10", "2018-11-01", ElementSet.All, (Element.Written, ElementResult.NotMet)),
            Reported(-1, AreaJudgement.Met, "2018-11-02"),
        ]);
        _ = await reading.AppendAsync(
            Survivor,
            [
                .. InSpring(), Accredited(Practitioner, 1, "2018-04-01", due: "2021-04-01"), Certified(Practitioner, "2021-10-01", "2018-04-01"), Reported(1, AreaJudgement.ToDevelop, "2018-04-02"),
                new JourneyEvent.RecordAbsorbed(new JourneyId(Journey(Closed)), 1, Day("2018-01-02"), Brought, beside, Operations, Day("2019-05-13")),
            ]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        var area = (await reading.DashboardAsync(Wigan, asOf)).Areas.Should().ContainSingle().Subject;

        (area.Area, area.ToDevelop, area.Met, area.WellAbove).Should().Be((4, toDevelop, met, 0));
    }

    [Theory]
    [InlineData("2018-05-31")]
    [InlineData(Later)]
    public async Task Both_data_sets_have_the_earlier_one(string day)
    {
        await using var reading = await ReadAsync();
        await MergeAsync(reading);

        foreach (IDataSetSource source in (IDataSetSource[])[new ElementOutcomesSource(Places), new OutcomesByCharacteristicSource(Places)])
        {
            var counted = ReadSide.Value(await reading.Reader.AskAsync(
                source.Projection, new ListReleases { Caller = new Caller(new ActorId("analyst"), Role.DfeAnalyst, null, null) }, journey: null,
                async snapshot => (CountedDataSet?)await source.CountAsync(snapshot, Day(day), LeftBeforeRelease.Nobody), Cancellation));
            counted.N.Should().Be(1);
            counted.Tables[0].Counts.Where(cell => cell.Value > 0).Select(cell => cell.Key.Value).Should().Contain("area=E08000035|knowledge=not met|level=practitioner").And.NotContain(cell => cell.Contains("E08000010"));
        }
    }

    [Fact]
    public void Figures_of_equality_count_every_attempt_in_the_order_in_which_they_were_sat()
    {
        var row = Row(new KnownPeople(), [.. AtWigan, Absorbed]);

        EqualityUnits.Of(row).Where(unit => unit is { Measure: EqualityMeasure.Met, Element: "" }).Select(unit => (unit.On, unit.Kind, unit.Organisation, unit.Outcome)).Should().BeEquivalentTo(
        [
            (Day("2018-04-10"), "first", "E08000035", "not-met"),
            (Day("2018-07-10"), "full-retake", "E08000035", "not-met"),
            (Day("2018-10-10"), "full-retake", "E08000010", "met"),
        ]);
        EqualityUnits.Of(row).Single(unit => unit.Measure == EqualityMeasure.Retaken).OutcomeOn(Day(Later)).Should().Be("sat-again");
        row.At(Practitioner).Left.Should().BeNull("what was left at Leeds is nothing to be taken again");
    }

    [Fact]
    public void What_is_left_of_the_road_that_goes_on_stays_left()
    {
        JourneyEvent[] missed =
        [
            .. AtWigan.Take(4), .. Sat(1, 1, "2018-10-10", "2018-11-01", ElementSet.All, (Element.Knowledge, ElementResult.NotMet)),
            Retake(Practitioner, 1, Element.Knowledge, "2018-11-01", after: "2019-02-01", banked: "2019-11-01"), Absorbed,
            ReEndorsed(Practitioner, 2, Wigan, "2019-06-01"), .. Sat(2, 2, "2019-06-20", "2019-07-10", ElementSet.Of(Element.Knowledge)),
        ];

        EqualityUnits.Of(Row(new KnownPeople(), missed)).Where(unit => unit is { Measure: EqualityMeasure.Met, Element: "" }).Select(unit => unit.Kind)
            .Should().Equal("first", "full-retake", "full-retake", "element-retake");
    }

    [Fact]
    public void The_monitor_and_the_figures_of_staying_go_by_the_earlier_one_too()
    {
        MonitorUnits.Of(Sittings.Row([.. AtWigan, Absorbed])).Where(unit => unit is { Counted: StandardsMonitor.Counted.Result, Element: "" }).Select(unit => (unit.Authority, unit.Sat, unit.Outcome))
            .Should().Equal(("E08000035", "first", "not-met"), ("E08000035", "later", "not-met"), ("E08000010", "later", "met"));

        var table = Retention.RetentionProjection.Definition.Tables.Cast<Retention.RetentionTable>().Single();
        var row = AtWigan.Append(Absorbed)
            .SelectMany((happened, revision) => table.Steps(Some.Recorded(happened, revision)))
            .Where(step => table.KeyOf(step.Recorded) is not null)
            .Aggregate((Retention.RetentionRow?)null, (before, step) => table.Fold(before, step.Recorded))!;
        row.Attempts.OrderBy(attempt => attempt.ReleasedOn).Select(attempt => (attempt.Attempt, attempt.Outcome)).Should().Equal((-2, Outcome.NotMet), (-1, Outcome.NotMet), (1, Outcome.Met));
        row.Spells.Should().HaveCount(2);
    }

    [Fact]
    public async Task Separated_every_figure_is_as_it_was_and_rows_made_again_are_the_same()
    {
        await using var reading = await ReadAsync();
        var (leeds, wigan) = (await reading.DashboardAsync(Leeds, Later), await reading.DashboardAsync(Wigan, Later));
        await MergeAsync(reading);
        foreach (var projection in JourneyProjections.All)
            (await reading.RebuildAsync(projection, dryRun: true)).Equal.Should().BeTrue(projection.Name);

        _ = await reading.AppendAsync(Survivor, new JourneyEvent.MergeUndone(new JourneyId(Journey(Closed)), 1, AtWigan.Length, Brought, Beside, new JourneyHistory(AtWigan), Operations, Day("2019-06-03")));
        await reading.CatchUpAsync(pageSize: 1);
        // Three rows of the endorsement, the attempt and the result at Wigan, and two of the accreditation: nothing of Leeds is left.
        (await reading.ScalarAsync<long>("rows-of-a-journey", ("journey", Journey(Survivor)))).Should().Be(5);
        _ = await reading.AppendAsync(Closed, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(Survivor)), 1, Operations, Day("2019-06-03")));
        await reading.CatchUpAsync(pageSize: 1);

        (await reading.DashboardAsync(Leeds, Later)).Should().BeEquivalentTo(leeds, figures => figures.Excluding(dashboard => dashboard.Provenance), "only the place in the log is another one");
        (await reading.DashboardAsync(Wigan, Later)).Should().BeEquivalentTo(wigan, figures => figures.Excluding(dashboard => dashboard.Provenance), "only the place in the log is another one");
        foreach (var projection in JourneyProjections.All)
            (await reading.RebuildAsync(projection, dryRun: true)).Equal.Should().BeTrue(projection.Name);
    }

    private static Places Places { get; } = new([new("E08000035", "383", "Leeds", new("E12000003", "Yorkshire and The Humber")), new("E08000010", "359", "Wigan", new("E12000002", "North West"))]);

    private static JourneyEvent Absorbed => new JourneyEvent.RecordAbsorbed(new JourneyId(Journey(Closed)), 1, Day("2018-01-02"), Brought, Beside, Operations, Day("2019-05-13"));

    private static JourneyEvent[] SatAtLeeds(int first, int second) =>
    [
        Endorsed(Practitioner, first, Leeds, "2018-02-01"), .. Sat(first, first, "2018-04-10", "2018-05-01", ElementSet.All, (Element.Knowledge, ElementResult.NotMet), (Element.Written, ElementResult.NotMet)),
        Full(Practitioner, first, "2018-05-01", after: "2019-05-01"),
        ReEndorsed(Practitioner, second, Leeds, "2018-06-01"), .. Sat(second, second, "2018-07-10", "2018-08-01", ElementSet.All, (Element.Written, ElementResult.NotMet)),
        Retake(Practitioner, second, Element.Written, "2018-08-01", after: "2018-11-01", banked: "2019-08-01"),
    ];

    /// <summary>At Wigan the result was out before anybody sat at Leeds.</summary>
    private static JourneyEvent[] InSpring(params (Element Element, ElementResult Result)[] notMet) =>
    [
        Registered("2018-01-02"), Started(1, Wigan, "2018-01-03"), Agreed(Practitioner, "2018-01-10"), Endorsed(Practitioner, 1, Wigan, "2018-02-01"),
        .. Sat(1, 1, "2018-03-10", "2018-04-01", ElementSet.All, notMet),
    ];

    private static JourneyEvent.FeedbackIssued Reported(int attempt, AreaJudgement judgement, string on) =>
        new JourneyEvent.FeedbackIssued(Practitioner, attempt, 1, ElementSet.Of(Element.Written), AreaProfile.Of(new AreaRating(4, judgement)), null, Day(on));

    /// <summary>Of whole assessments: own met and own number, of those of the country.</summary>
    private static string Whole(Application.Queries.EmployerDashboard dashboard) =>
        dashboard.Rates.Lines.Where(line => line.Level == Practitioner && line.Element is null).Select(line => $"{line.Own.Met}/{line.Own.N} of {line.National!.Met}/{line.National.N}").Single();

    private async Task<ReadSide> ReadAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres, people: new KnownPeople().With(Closed, "1980-03-01", EqualityAnswers.None).With(Survivor, "1980-03-01", EqualityAnswers.None));
        _ = await reading.AppendAsync(Closed, AtLeeds);
        _ = await reading.AppendAsync(Survivor, AtWigan);
        await reading.CatchUpAsync();
        return reading;
    }

    private static async Task MergeAsync(ReadSide reading)
    {
        _ = await reading.AppendAsync(Closed, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(Survivor)), 1, Operations, Day("2019-05-13")));
        _ = await reading.AppendAsync(Survivor, Absorbed);
        await reading.CatchUpAsync();
    }
}
