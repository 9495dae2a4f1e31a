using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhenAProjectionRuns(PostgresFixture postgres)
{
    private static readonly Projection Projection = WorkerSummary.WorkerSummaryProjection.Definition;
    private static readonly ProjectionSettings Quick = new() { Patience = TimeSpan.FromSeconds(60), Lease = TimeSpan.FromSeconds(2), FirstDelay = TimeSpan.FromMilliseconds(20) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_appended_is_seen_without_being_asked_for_twice()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await using var running = Run(reading);

        for (var number = 0; number < 5; number++)
        {
            var position = await reading.AppendAsync(number, Registered("2018-01-02"));
            ReadSide.Value(await reading.SummaryAsync(number, position)).RegisteredOn.Should().Be(Day("2018-01-02"));
        }
    }

    [Fact]
    public async Task On_the_log_in_PostgreSQL_every_projection_follows_and_a_rebuild_agrees()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, logInPostgres: true);
        using var stopping = new CancellationTokenSource();
        var running = reading.Operations.Runners.Select(runner => Task.Run(() => runner.RunAsync(stopping.Token), Cancellation)).ToList();
        LogPosition position = default;
        foreach (var journeyEvent in OneOfEach)
            position = await reading.AppendAsync(1, journeyEvent);

        ReadSide.Value(await reading.TimelineAsync(1, position)).Entries.Should().HaveCount(OneOfEach.Count);
        ReadSide.Value(await reading.SummaryAsync(1, position)).Levels[0].AccreditedOn.Should().Be(Day("2020-12-01"));
        foreach (var projection in JourneyProjections.All)
            (await reading.RebuildAsync(projection, dryRun: true)).Equal.Should().BeTrue();
        var health = await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation);
        await stopping.CancelAsync();
        await Task.WhenAll(running);

        health.Should().OnlyContain(h => h.ParkedEvents == 0 && h.Fault == null && h.Leader != null);
    }

    [Fact]
    public async Task What_is_no_journey_is_passed_over_and_the_position_goes_on()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await using var running = Run(reading);
        var phase = new PhaseCode("phase-one");

        // Before, between and after events of journeys, and pages that hold nothing else.
        var first = await reading.AppendToRolloutAsync(new RolloutEvent.PhaseOpened(phase, Day("2018-07-01"), Day("2018-01-02")));
        (await reading.SummaryAsync(1, first)).Should().BeOfType<QueryAnswer<Application.Queries.WorkerSummary>.NotFound>();
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        _ = await reading.AppendToRolloutAsync(new RolloutEvent.SiteJoined(new OrganisationCode("E08000035"), phase, Day("2018-01-03")));
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));
        var last = await reading.AppendToRolloutAsync(new RolloutEvent.PhaseEnded(phase, Day("2018-12-31")));
        _ = ReadSide.Value(await reading.SummaryAsync(1, last));

        var health = (await reading.Operations.HealthAsync(ReadSide.Beginning.AddDays(1), Cancellation)).Single(h => h.Projection == Projection.Name);
        (health.Gap, health.ParkedEvents, health.Fault).Should().Be((0L, 0, null));
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();
    }

    [Fact]
    public async Task Of_two_runners_one_leads_and_the_other_takes_over()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Quick);
        var one = Run(reading);
        var position = await reading.AppendAsync(1, Registered("2018-01-02"));
        _ = ReadSide.Value(await reading.SummaryAsync(1, position));
        var first = await LeaderAsync(reading);
        await using var other = Run(reading);

        await one.DisposeAsync();
        position = await reading.AppendAsync(2, Registered("2018-01-02"));
        _ = ReadSide.Value(await reading.SummaryAsync(2, position));

        first.Should().NotBeNull();
        (await LeaderAsync(reading)).Should().NotBeNull().And.NotBe(first);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_stands_still_in_the_middle_of_a_request_holds_nobody_up(bool sends)
    {
        await using var reading = await GivenAsync();
        await using var standing = await StandingStill.AtAsync(reading, sends);

        await using var other = Run(reading);
        var answer = await reading.SummaryAsync(2, await reading.AppendAsync(2, Registered("2018-01-02")));
        await standing.WakesAsync();
        _ = ReadSide.Value(answer);
    }

    [Fact]
    public async Task Nobodys_connection_is_ended_whose_lease_is_in_force_or_that_works_or_has_stood_still_for_a_short_time_or_holds_nothing()
    {
        await using var reading = await GivenAsync();
        await using var standing = await StandingStill.AtAsync(reading, sends: true);
        (await EndAsync("worker-summary", TimeSpan.FromHours(1))).Should().Be(0, "it may go on yet");
        (await EndAsync("timeline", TimeSpan.Zero)).Should().Be(0, "it holds another one's checkpoint");
        await standing.WakesAsync();

        await using (var connection = await reading.Database.OpenConnectionAsync(Cancellation))
        {
            await using var works = connection.CreateCommand();
            works.CommandText = "update rm.projections set position = position where name = 'worker-summary'; select pg_sleep(600)";
            using var done = new CancellationTokenSource();
            var working = works.ExecuteNonQueryAsync(done.Token);
            await HeldAsync(reading);
            (await EndAsync("worker-summary", TimeSpan.Zero)).Should().Be(0, "it is at work");
            await done.CancelAsync();
            await FluentActions.Awaiting(() => working).Should().ThrowAsync<OperationCanceledException>();
        }

        await reading.ExecuteAsync("lease-for-an-hour", ("name", "worker-summary"));
        await using var leading = await StandingStill.AtAsync(reading, sends: true);
        (await EndAsync("worker-summary", TimeSpan.Zero)).Should().Be(0, "its lease is in force");
        await leading.WakesAsync();

        Task<int> EndAsync(string projection, TimeSpan silence) => reading.ScalarAsync<int>("end-silent-holder", ("name", projection), ("silence", silence));
    }

    [Fact]
    public async Task It_goes_on_by_itself_after_the_database_threw_everybody_out()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Quick);
        await using var clean = await ReadSide.CreateAsync(postgres, Quick);
        await using var running = Run(reading);

        LogPosition position = default;
        foreach (var journeyEvent in OneOfEach)
        {
            position = await reading.AppendAsync(1, journeyEvent);
            _ = await clean.AppendAsync(1, journeyEvent);
            await reading.ThrowEverybodyOutAsync();
        }

        // Connections that were thrown out while they lay idle would fail the next question, which is not what is tested here.
        reading.Database.Clear();
        _ = ReadSide.Value(await reading.SummaryAsync(1, position));
        await clean.CatchUpAsync(Projection);
        (await reading.ChecksumsAsync(Projection)).Should().Be(await clean.ChecksumsAsync(Projection));
    }

    [Fact]
    public async Task Health_tells_the_gap_and_since_when()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        await reading.CatchUpAsync();
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));

        var health = (await reading.Operations.HealthAsync(ReadSide.Beginning.AddMinutes(5), Cancellation)).Single(h => h.Projection == Projection.Name);

        (health.Gap, health.WaitingSince, health.Age).Should().Be((2L, ReadSide.Beginning.AddMinutes(2), TimeSpan.FromMinutes(3)));
        health.SinceAdvance.Should().BePositive();
    }

    [Fact]
    public async Task A_projection_that_never_ran_is_behind_everything_and_says_so()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);

        var health = (await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation))[0];

        (health.Position, health.Gap, health.SinceAdvance, health.Leader).Should().Be((null, null, null, null));
    }

    // A projection that was led and is no longer, by the role of the application.
    private async Task<ReadSide> GivenAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres, Quick, options: "Options=-c role=naas_application");
        await using var one = Run(reading);
        _ = ReadSide.Value(await reading.SummaryAsync(1, await reading.AppendAsync(1, Registered("2018-01-02"))));
        return reading;
    }

    internal static async Task HeldAsync(ReadSide reading)
    {
        while (await reading.ScalarAsync<long>("checkpoint-holders", ("name", Projection.Name)) == 0)
            await Task.Delay(20, Cancellation);
    }

    private static async Task<string?> LeaderAsync(ReadSide reading) =>
        (await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation)).Single(health => health.Projection == Projection.Name).Leader;

    private static Running Run(ReadSide reading) => new(reading.Runner(Projection));

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _run;

        public Running(ProjectionRunner runner) => _run = Task.Run(() => runner.RunAsync(_stopping.Token), Cancellation);

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _run;
            _stopping.Dispose();
        }
    }
}
