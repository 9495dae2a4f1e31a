using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Seven workers of Leeds, counted by hand.</summary>
public sealed class WhenADashboardIsAsked(SevenWorkers seven) : IClassFixture<SevenWorkers>
{
    private const int Accredited1 = 1, JoinsOn30September = 2, LeavesOn30September = 3, ThroughAnAgency = 4, MovesToWigan = 5, RetakeLapses = 6, SupervisorAgain = 7;

    [Theory]
    [InlineData("2018-09-29", 5, 0, 0)]
    [InlineData("2018-09-30", 6, 1, 1)]
    [InlineData("2018-10-01", 5, 1, 1)]
    [InlineData("2018-10-14", 5, 1, 2)]
    [InlineData("2018-10-15", 4, 1, 2)]
    [InlineData("2019-09-29", 4, 1, 2)]
    [InlineData("2019-09-30", 4, 0, 1)]
    public async Task Headcount_takes_both_ends_of_an_employment_in(string asOf, int headcount, int joiners, int leavers)
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Leeds, asOf);

        (dashboard.Headcount, dashboard.Agency, dashboard.Joiners, dashboard.Leavers).Should().Be((headcount, 1, joiners, leavers));
    }

    [Theory]
    [InlineData("2018-05-31", 1, 1, 0, 0)]
    [InlineData("2018-06-05", 5, 4, 1, 0)]
    [InlineData("2018-07-10", 5, 1, 4, 0)]
    [InlineData("2018-07-11", 5, 1, 3, 1)]
    [InlineData("2018-08-15", 5, 1, 0, 2)]
    [InlineData("2018-09-30", 5, 1, 0, 0)]
    [InlineData("2018-10-01", 5, 0, 0, 0)]
    [InlineData("2018-10-05", 5, 1, 0, 0)]
    [InlineData("2018-10-10", 5, 0, 1, 0)]
    public async Task Endorsed_waiting_booked_and_awaited_follow_the_dates(string asOf, int endorsed, int waiting, int ahead, int awaited)
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Leeds, asOf);

        (dashboard.Endorsed, dashboard.EndorsedWaiting, dashboard.SittingsAhead, dashboard.ResultsAwaited).Should().Be((endorsed, waiting, ahead, awaited));
    }

    [Theory]
    [InlineData("2018-08-14", 1, 1, 0, 0)]
    [InlineData("2018-08-15", 2, 1, 1, 0)]
    [InlineData("2018-09-30", 4, 1, 2, 1)]
    [InlineData("2018-10-05", 4, 1, 2, 1)]
    [InlineData("2018-10-10", 4, 1, 2, 0)]
    [InlineData("2018-10-15", 4, 1, 1, 0)]
    [InlineData("2018-10-20", 4, 1, 1, 0)]
    [InlineData("2018-10-21", 4, 1, 0, 1)]
    [InlineData("2019-01-31", 4, 1, 0, 1)]
    public async Task Results_stay_with_the_endorser_and_retakes_with_whoever_has_the_worker(string asOf, int assessed, int accredited, int retakes, int full)
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Leeds, asOf);

        (dashboard.Assessed, dashboard.Accredited, dashboard.RetakesOpen, dashboard.FullRetakesExpected).Should().Be((assessed, accredited, retakes, full));
    }

    [Theory]
    [InlineData("2018-10-14", 0, 0, 0, 0, 0)]
    [InlineData("2018-10-15", 1, 0, 0, 0, 1)]
    [InlineData("2018-11-01", 1, 1, 0, 0, 1)]
    [InlineData("2018-11-05", 1, 1, 1, 0, 1)]
    [InlineData("2018-11-10", 1, 1, 1, 0, 1)]
    [InlineData("2018-11-11", 1, 1, 0, 0, 0)]
    [InlineData("2018-12-01", 1, 1, 0, 1, 0)]
    public async Task A_mover_counts_where_the_post_is(string asOf, int headcount, int endorsed, int ahead, int accredited, int retakes)
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Wigan, asOf);

        (dashboard.Headcount, dashboard.Endorsed, dashboard.SittingsAhead, dashboard.Accredited, dashboard.RetakesOpen).Should().Be((headcount, endorsed, ahead, accredited, retakes));
    }

    [Fact]
    public async Task On_30_September_2018_levels_elements_and_windows_stand_as_counted_by_hand()
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Leeds, "2018-09-30");

        dashboard.Levels.Should().Equal(
            new LevelCounts(Level.Practitioner, Agreed: 4, EndorsedWaiting: 1, SittingsAhead: 0, ResultsAwaited: 0, Assessed: 3, RetakesOpen: 2, FullRetakesExpected: 0, Accredited: 1),
            new LevelCounts(Level.Supervisor, Agreed: 1, EndorsedWaiting: 0, SittingsAhead: 0, ResultsAwaited: 0, Assessed: 1, RetakesOpen: 0, FullRetakesExpected: 1, Accredited: 0),
            new LevelCounts(Level.Leader, 0, 0, 0, 0, 0, 0, 0, 0));
        dashboard.Elements.Should().Equal(
            new ElementOutcomes(Level.Practitioner, Element.Knowledge, Met: 2, NarrowlyNotMet: 0, NotMet: 1),
            new ElementOutcomes(Level.Practitioner, Element.Simulated, Met: 3, NarrowlyNotMet: 0, NotMet: 0),
            new ElementOutcomes(Level.Practitioner, Element.Written, Met: 2, NarrowlyNotMet: 1, NotMet: 0),
            new ElementOutcomes(Level.Supervisor, Element.Knowledge, Met: 0, NarrowlyNotMet: 0, NotMet: 1),
            new ElementOutcomes(Level.Supervisor, Element.Simulated, Met: 0, NarrowlyNotMet: 0, NotMet: 1),
            new ElementOutcomes(Level.Supervisor, Element.Written, Met: 1, NarrowlyNotMet: 0, NotMet: 0));
        dashboard.RetakeWindows.Should().Equal(
            new RetakeWindow(Journey(RetakeLapses), Level.Practitioner, Element.Knowledge, Narrow: false, Day("2018-10-20"), Day("2018-10-20"), StandsStill: false),
            new RetakeWindow(Journey(MovesToWigan), Level.Practitioner, Element.Written, Narrow: true, Day("2018-11-15"), Day("2019-08-15"), StandsStill: false));
    }

    [Fact]
    public async Task An_employer_nobody_works_for_has_noughts()
    {
        var reading = seven.Reading;

        var dashboard = await reading.DashboardAsync(Agency, "2018-09-30");

        (dashboard.Headcount, dashboard.Agency, dashboard.Endorsed, dashboard.Levels.Count, dashboard.Elements.Count).Should().Be((0, 0, 0, 3, 0));
    }

    [Fact]
    public async Task Workers_are_listed_with_their_stage_on_the_day()
    {
        var reading = seven.Reading;

        var workers = (await reading.WorkersAsync(Leeds, asOf: null)).Workers;

        workers.Select(worker => (worker.Journey, worker.Level, worker.Standing)).Should().Equal(
            (Journey(Accredited1), Level.Practitioner, Standing.Accredited),
            (Journey(JoinsOn30September), null, null),
            (Journey(LeavesOn30September), Level.Practitioner, Standing.Endorsed),
            (Journey(ThroughAnAgency), null, null),
            (Journey(MovesToWigan), Level.Practitioner, Standing.ElementRetake),
            (Journey(RetakeLapses), Level.Practitioner, Standing.ElementRetake),
            (Journey(SupervisorAgain), Level.Supervisor, Standing.FullRetake));
    }

    [Theory]
    [InlineData("2018-05-25", Standing.Endorsed)]
    [InlineData("2018-07-11", Standing.SittingBooked)]
    [InlineData("2018-07-12", Standing.ResultAwaited)]
    [InlineData("2018-09-01", Standing.FullRetake)]
    [InlineData("2018-10-05", Standing.Endorsed)]
    [InlineData("2018-10-10", Standing.SittingBooked)]
    public async Task A_standing_is_that_of_the_day(string asOf, Standing standing)
    {
        var reading = seven.Reading;

        var workers = await reading.WorkersAsync(Leeds, asOf);

        workers.Workers.Single(worker => worker.Journey == Journey(SupervisorAgain)).Standing.Should().Be(standing);
    }

    [Fact]
    public async Task Workers_come_in_pages()
    {
        var reading = seven.Reading;

        var first = await reading.WorkersAsync(Leeds, "2018-09-30", maximum: 4);
        var second = await reading.WorkersAsync(Leeds, "2018-09-30", after: first.Next, maximum: 4);

        (first.Workers.Count, first.Next, second.Workers.Count, second.Next).Should().Be((4, Journey(ThroughAnAgency), 3, null));
    }
}

/// <summary>Their journeys, folded once for all the questions.</summary>
public sealed class SevenWorkers(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Accredited1 = 1, JoinsOn30September = 2, LeavesOn30September = 3, ThroughAnAgency = 4, MovesToWigan = 5, RetakeLapses = 6, SupervisorAgain = 7;

    internal ReadSide Reading { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Reading = await ReadSide.CreateAsync(postgres);
        await AppendAsync(Reading);
        await Reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);
    }

    public ValueTask DisposeAsync() => Reading.DisposeAsync();

    private static async Task AppendAsync(ReadSide reading)
    {
        var practitioner = Level.Practitioner;
        _ = await reading.AppendAsync(
            Accredited1,
            Registered("2017-01-01"),
            Started(1, Leeds, "2017-03-01"),
            Agreed(practitioner, "2018-05-01"),
            Endorsed(practitioner, 1, Leeds, "2018-06-01"),
            Booked(practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Marked(practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-12"),
            Marked(practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-12"),
            Marked(practitioner, 1, Element.Written, ElementResult.Met, "2018-07-12"),
            Released(practitioner, 1, ElementSet.Empty, "2018-08-01"),
            Accredited(practitioner, 1, "2018-08-01"));
        _ = await reading.AppendAsync(JoinsOn30September, Registered("2018-09-01"), Started(1, Leeds, "2018-09-30"));
        _ = await reading.AppendAsync(
            LeavesOn30September,
            Registered("2010-01-01"),
            Started(1, Leeds, "2010-01-01"),
            Agreed(practitioner, "2018-05-15"),
            Endorsed(practitioner, 1, Leeds, "2018-06-01"),
            Ended(1, Leeds, "2018-09-30"),
            Lapsed(practitioner, 1, Leeds, "2018-09-30"));
        _ = await reading.AppendAsync(ThroughAnAgency, Registered("2016-01-01"), Started(1, Leeds, "2018-01-01", EmploymentBasis.Agency));
        _ = await reading.AppendAsync(
            MovesToWigan,
            Registered("2015-01-01"),
            Started(1, Leeds, "2015-01-01"),
            Agreed(practitioner, "2018-05-15"),
            Endorsed(practitioner, 1, Leeds, "2018-06-01"),
            Booked(practitioner, 1, 1, ElementSet.All, on: "2018-06-15", sitsOn: "2018-07-12"),
            Marked(practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-13"),
            Marked(practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-13"),
            Marked(practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-13"),
            Released(practitioner, 1, ElementSet.Of(Element.Written), "2018-08-15"),
            Narrow(practitioner, 1, Element.Written, "2018-08-15", until: "2018-11-15", banked: "2019-08-15"),
            Ended(1, Leeds, "2018-10-14"),
            Started(2, Wigan, "2018-10-15"),
            ReEndorsed(practitioner, 2, Wigan, "2018-11-01"),
            Booked(practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-11-02", sitsOn: "2018-11-10"),
            Marked(practitioner, 2, Element.Written, ElementResult.Met, "2018-11-11"),
            Released(practitioner, 2, ElementSet.Empty, "2018-12-01"),
            Accredited(practitioner, 2, "2018-12-01"));
        _ = await reading.AppendAsync(
            RetakeLapses,
            Registered("2016-01-01"),
            Started(1, Leeds, "2016-01-01"),
            Agreed(practitioner, "2018-05-15"),
            Endorsed(practitioner, 1, Leeds, "2018-06-01"),
            Booked(practitioner, 1, 1, ElementSet.All, on: "2018-06-20", sitsOn: "2018-07-12"),
            Marked(practitioner, 1, Element.Knowledge, ElementResult.NotMet, "2018-07-13"),
            Marked(practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-13"),
            Marked(practitioner, 1, Element.Written, ElementResult.Met, "2018-07-13"),
            Released(practitioner, 1, ElementSet.Of(Element.Knowledge), "2018-08-20"),
            Retake(practitioner, 1, Element.Knowledge, "2018-08-20", after: "2018-10-20", banked: "2018-10-20"));
        _ = await reading.AppendAsync(
            SupervisorAgain,
            Registered("2016-05-01"),
            Started(1, Leeds, "2016-05-01"),
            Agreed(Level.Supervisor, "2018-05-10"),
            Endorsed(Level.Supervisor, 1, Leeds, "2018-05-20"),
            Booked(Level.Supervisor, 1, 1, ElementSet.All, on: "2018-06-01", sitsOn: "2018-07-11"),
            Marked(Level.Supervisor, 1, Element.Knowledge, ElementResult.NotMet, "2018-07-12"),
            Marked(Level.Supervisor, 1, Element.Simulated, ElementResult.NotMet, "2018-07-12"),
            Marked(Level.Supervisor, 1, Element.Written, ElementResult.Met, "2018-07-12"),
            Released(Level.Supervisor, 1, ElementSet.Of(Element.Knowledge, Element.Simulated), "2018-09-01"),
            Full(Level.Supervisor, 1, "2018-09-01", after: "2019-09-01"),
            ReEndorsed(Level.Supervisor, 2, Leeds, "2018-10-05"),
            Booked(Level.Supervisor, 2, 2, ElementSet.All, on: "2018-10-10", sitsOn: "2018-12-05"));
    }
}
