using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using Step = Naas.Infrastructure.ReadModels.Step;

namespace Naas.Projections.Specs;

/// <summary>A reader that is dead is noticed and begins anew; what a projection does is measured, and told without a record in it.</summary>
public sealed class WhenProjectionsAreWatched(PostgresFixture postgres)
{
    private static readonly Projection Projection = WorkerSummary.WorkerSummaryProjection.Definition;

    private static readonly ProjectionSettings Watchful = new()
    {
        Patience = TimeSpan.FromSeconds(60),
        Lease = TimeSpan.FromSeconds(1),
        FirstDelay = TimeSpan.FromMilliseconds(20),
        StalledAfter = TimeSpan.FromMilliseconds(600),
        WatchInterval = TimeSpan.FromMilliseconds(100),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_that_has_silently_stopped_is_ended_and_begun_anew(bool endsWhenTold)
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        var log = new HangingLog(reading.Log, endsWhenTold);
        await using var figures = new Figures(reading.Progress.Meter);
        await using var running = Run(reading, log);
        var position = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));

        ReadSide.Value(await reading.SummaryAsync(1, position)).RegisteredOn.Should().Be(Day("2018-01-02"));
        log.Subscriptions.Should().Be(2);
        figures.Of("naas.projection.faults").Should().ContainSingle().Which.Tags["error.type"].Should().Be("ReadStalledException");

        // What had stopped it is not told for ever.
        await Until(() => Task.FromResult(running.Runner.Fault is null));
    }

    [Fact]
    public async Task Another_process_tells_that_a_reader_has_stopped()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful with { StalledAfter = TimeSpan.FromSeconds(60) });
        var other = Others(reading, Watchful);
        // The one leader believes in its subscription for a minute: nothing but the database tells of it.
        await using var running = Run(reading, new HangingLog(reading.Log, endsWhenTold: true));
        (await OfAsync(other)).Stalled.Should().BeNull("nothing waits");

        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        await Until(async () => (await OfAsync(other)) is { Stalled: not null, Gap: 2, IsWell: false, Leader: not null });
        running.Runner.Fault.Should().BeNull();
    }

    /// <summary>A load lives through years in minutes: what waits there is old as soon as it was recorded.</summary>
    [Fact]
    public async Task Of_a_reader_that_has_just_begun_it_says_nothing_how_old_the_event_is_that_waits()
    {
        var settings = Watchful with { StalledAfter = TimeSpan.FromSeconds(60) };
        await using var reading = await ReadSide.CreateAsync(postgres, settings);
        var other = Others(reading, settings);
        await using var running = Run(reading, new HangingLog(reading.Log, endsWhenTold: true));
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        await Until(async () => await OfAsync(other) is { Leader: not null, Position: not null });

        var health = await OfAsync(other);
        (health.Gap, health.Age, health.Stalled, health.IsWell).Should().Be((1L, TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1), null, true));
    }

    [Fact]
    public async Task An_event_that_has_just_come_after_a_quiet_night_waits_for_no_dead_reader()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        await reading.CatchUpAsync();
        await Until(async () => (await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation)).All(health => health.SinceAdvance > Watchful.StalledAfter));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"));

        var soon = await reading.Operations.HealthAsync(ReadSide.Beginning.AddMinutes(2).AddMilliseconds(50), Cancellation);
        var late = await reading.Operations.HealthAsync(ReadSide.Beginning.AddMinutes(3), Cancellation);

        soon.Should().OnlyContain(health => health.Gap == 1 && health.Stalled == null && health.IsWell);
        late.Should().OnlyContain(health => health.Gap == 1 && health.Stalled > Watchful.StalledAfter && !health.IsWell);
    }

    [Fact]
    public async Task A_leader_that_hangs_in_a_page_says_so_and_another_takes_over_after_its_lease()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        await using var clean = await ReadSide.CreateAsync(postgres, Watchful);
        using var released = new CancellationTokenSource();
        var (hung, said) = (new TaskCompletionSource(), new Lines<ProjectionRunner>());
        await using var one = Run(reading, reading.Log, async step =>
        {
            if (step != Step.Folded || !hung.TrySetResult())
                return;
            await Task.Delay(Timeout.Infinite, released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }, released, said);
        var position = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        await hung.Task.WaitAsync(Cancellation);

        await using var other = Run(reading, reading.Log);
        ReadSide.Value(await reading.SummaryAsync(1, position)).Employments.Should().HaveCount(1);
        await Until(() => Task.FromResult(one.Runner.Fault?.StartsWith("One page has been under way for", StringComparison.Ordinal) == true));
        await Until(() => Task.FromResult(said.With("has been under way for").Count > 0));
        said.With("has been under way for").Should().ContainSingle().Which.Should().StartWith("Projection worker-summary: the page after position 0 ");

        // It wakes, and can write nothing: its transaction was ended, and its fence is an old one.
        await released.CancelAsync();
        position = await reading.AppendAsync(1, Ended(1, Leeds, "2018-02-03"));
        _ = ReadSide.Value(await reading.SummaryAsync(1, position));
        _ = await clean.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        _ = await clean.AppendAsync(1, Ended(1, Leeds, "2018-02-03"));
        await clean.CatchUpAsync(Projection);
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();
    }

    [Fact]
    public async Task Every_figure_is_told_by_projection_and_none_tells_of_a_journey()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful, logInPostgres: true);
        await using var figures = new Figures(reading.Progress.Meter);
        LogPosition position;
        await using (var running = Run(reading, reading.Log))
        {
            position = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
            _ = ReadSide.Value(await reading.SummaryAsync(1, position));
            // Asked before it is there, so it has to wait.
            var asked = reading.SummaryAsync(2, position with { Value = position.Value + 1 });
            _ = await reading.AppendAsync(2, Registered("2018-01-02"));
            _ = ReadSide.Value(await asked);
        }

        _ = await reading.AppendUnknownAsync(1);
        await reading.CatchUpAsync(Projection);
        _ = await reading.AppendAsync(3, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        var health = await OfAsync(reading.Operations);
        var stages = new List<long>();
        _ = await reading.Operations.RebuildAsync([Projection.Name], dryRun: true, new Told(_ => stages.AddRange(figures.Observe("naas.projection.rebuild.total").Select(figure => (long)figure.Value))), Cancellation);

        figures.Of("naas.projection.events").Sum(figure => figure.Value).Should().Be(3);
        figures.Of("naas.projection.pages").Should().HaveCount(figures.Of("naas.projection.page.duration").Count).And.HaveCountGreaterThanOrEqualTo(2);
        figures.Of("naas.projection.page.duration").Should().OnlyContain(figure => figure.Value > 0);
        figures.Of("naas.projection.lease.changes").Select(figure => figure.Tags["change"]).Should().Equal("taken", "released");
        figures.Of("naas.projection.wait.duration").Should().NotBeEmpty().And.OnlyContain(figure => Equals(figure.Tags["reached"], true));
        (Observed("naas.projection.gap"), Observed("naas.projection.parked.streams"), Observed("naas.projection.parked.events")).Should().Be((2, 1, 1));
        Observed("naas.projection.stalled").Should().Be(health.Stalled is null ? 0 : 1);
        Observed("naas.projection.age").Should().Be(health.Age.TotalSeconds);
        Observed("naas.projection.since_advance").Should().Be(health.SinceAdvance!.Value.TotalSeconds);
        stages.Should().Contain(4, "there are as many events to fold as the live rows have seen");
        figures.Observe("naas.projection.rebuild.total").Should().BeEmpty("the rebuild is over");
        figures.All.SelectMany(figure => figure.Tags.Values).Should().NotContain(tag => tag!.ToString()!.Contains("journey", StringComparison.OrdinalIgnoreCase) || tag!.ToString()!.Contains("E08000035", StringComparison.Ordinal));

        double Observed(string name) => figures.Observe(name).Single(figure => Equals(figure.Tags["projection"], Projection.Name)).Value;
    }

    [Fact]
    public async Task A_question_in_a_process_that_does_not_lead_is_answered_as_soon()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        await using var running = Run(reading, reading.Log);
        var position = await reading.AppendAsync(1, Registered("2018-01-02"));
        using var unheard = new ProjectionProgress();
        var follower = new ReadModelReader(reading.Database, reading.Log, unheard, reading.Past, TimeProvider.System, reading.Settings);

        var asked = new GetWorkerSummaryHandler(follower, reading.Log).Handle(
            new GetWorkerSummary(new JourneyId(Journey(2))) { Caller = ReadSide.Worker(2), MinPosition = position with { Value = position.Value + 1 } }, Cancellation);
        _ = await reading.AppendAsync(2, Registered("2018-01-02"));

        ReadSide.Value(await asked).RegisteredOn.Should().Be(Day("2018-01-02"));
    }

    [Fact]
    public async Task Every_page_has_a_span_with_its_steps()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        var pages = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, reading.Progress.Meter.Spans),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = pages.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using (var running = Run(reading, reading.Log))
        {
            var position = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
            _ = ReadSide.Value(await reading.SummaryAsync(1, position));
        }

        var page = pages.Should().ContainSingle().Subject;
        page.OperationName.Should().Be("project page");
        page.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?> { ["projection"] = "worker-summary", ["generation"] = 1, ["after"] = 0L, ["events"] = 2 });
        page.Events.Select(step => step.Name).Should().Equal("Begun", "Advanced", "Folded", "RowsWritten", "Committed");
    }

    [Fact]
    public async Task The_watch_looks_by_itself_and_outlives_a_database_that_throws_everybody_out()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        await using var figures = new Figures(reading.Progress.Meter);
        var clock = new BusinessClock(TimeProvider.System);
        clock.StandAt(ReadSide.Beginning.AddDays(1));
        using var stopping = new CancellationTokenSource();
        var watching = new ProjectionWatch(reading.Operations, clock, TimeProvider.System, Watchful, NullLogger<ProjectionWatch>.Instance).RunAsync(stopping.Token);

        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        await reading.CatchUpAsync(Projection);
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));
        await Until(() => Task.FromResult(Stalled() == 1));

        await reading.ThrowEverybodyOutAsync();
        // Connections that were thrown out while they lay idle would fail this test's own questions.
        reading.Database.Clear();
        await reading.CatchUpAsync(Projection);
        await Until(() => Task.FromResult(Stalled() == 0));

        await stopping.CancelAsync();
        await watching;

        double? Stalled() => figures.Observe("naas.projection.stalled").LastOrDefault(figure => Equals(figure.Tags["projection"], Projection.Name))?.Value;
    }

    [Fact]
    public async Task The_watch_says_that_one_has_stalled_when_it_has_seen_it_stand_for_so_long()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        var (time, said) = (new Standing(), new Lines<ProjectionWatch>());
        var watch = new ProjectionWatch(reading.Operations, new BusinessClock(time), time, Watchful with { StalledAfter = TimeSpan.FromSeconds(20) }, said);
        var stands = new LogPosition(Guid.NewGuid(), 7);

        // The service was away for an hour, or it is the load that lives through an hour between two commands: for whoever has just begun that is no time at all.
        Look(0, stands, gap: 5, TimeSpan.FromHours(1));
        Look(19, stands, gap: 5, TimeSpan.FromHours(1));
        Look(20, stands with { Value = 8 }, gap: 4, TimeSpan.FromSeconds(21));
        Look(39, stands with { Value = 8 }, gap: 4, TimeSpan.FromSeconds(40));
        said.With("nothing has moved").Should().BeEmpty();
        Look(40, stands with { Value = 8 }, gap: 6, TimeSpan.FromSeconds(41));
        Look(45, stands with { Value = 8 }, gap: 6, TimeSpan.FromSeconds(46));
        said.With("nothing has moved").Should().Equal("Projection worker-summary: 6 events wait and nothing has moved for 00:00:41; nobody leads it.");

        Look(50, stands with { Value = 14 }, gap: 0, stalled: null);
        said.With("goes on").Should().Equal("Projection worker-summary: goes on.");
        Look(55, stands with { Value = 14 }, gap: 1, TimeSpan.FromSeconds(30));
        said.With("nothing has moved").Should().ContainSingle("it stood at the end of the log meanwhile");

        void Look(int second, LogPosition position, long gap, TimeSpan? stalled)
        {
            time.Second = second;
            watch.Note(new ProjectionHealth(Projection.Name, 1, 1, position, position with { Value = position.Value + gap }, gap, null, stalled ?? TimeSpan.Zero, stalled, 0, 0, stalled, null, null));
        }
    }

    [Fact]
    public async Task The_watch_says_once_that_nothing_is_read_of_a_full_log()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Watchful);
        await reading.Schema.PrepareAsync(Cancellation);
        var (clock, said) = (new BusinessClock(TimeProvider.System), new Lines<ProjectionWatch>());
        clock.StandAt(ReadSide.Beginning.AddDays(1));
        using var stopping = new CancellationTokenSource();
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        var watching = new ProjectionWatch(reading.Operations, clock, TimeProvider.System, Watchful, said).RunAsync(stopping.Token);

        await Until(() => Task.FromResult(Unread().Count > 0));
        await reading.CatchUpAsync();
        await Until(() => Task.FromResult(said.With($"Projection {Projection.Name}: goes on.").Count > 0));

        await stopping.CancelAsync();
        await watching;
        Unread().Should().ContainSingle().Which.Should().EndWith(": nothing is read yet.");

        IReadOnlyList<string> Unread() => said.With($"Projection {Projection.Name}: nothing is read yet");
    }

    private static ReadModels Others(ReadSide reading, ProjectionSettings settings) =>
        new(reading.Database, reading.Log, reading.Schema, new ProjectionProgress(), TimeProvider.System, settings, NullLoggerFactory.Instance);

    private static async Task<ProjectionHealth> OfAsync(ReadModels operations) =>
        (await operations.HealthAsync(ReadSide.Beginning.AddDays(1), Cancellation)).Single(health => health.Projection == Projection.Name);

    private static async Task Until(Func<Task<bool>> isSo)
    {
        // The machine may be slow; what a test waits for comes, or the runner of the tests ends it.
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
    }

    private static Running Run(ReadSide reading, IEventLog log, Func<Step, Task>? interrupt = null, CancellationTokenSource? held = null, ILogger? logger = null) => new(new ProjectionRunner(
        Projection, reading.Database, log, reading.Schema, new ProjectionRebuild(reading.Database, log, TimeProvider.System, reading.Settings, NullLogger.Instance),
        reading.Progress, TimeProvider.System, reading.Settings, logger ?? NullLogger.Instance, interrupt), held);

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _run;

        private readonly CancellationTokenSource? _held;

        /// <param name="held">What holds the runner up; let go at the end, however the test ends.</param>
        public Running(ProjectionRunner runner, CancellationTokenSource? held) => (Runner, _held, _run) = (runner, held, Task.Run(() => runner.RunAsync(_stopping.Token), Cancellation));

        public ProjectionRunner Runner { get; }

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            if (_held is not null)
                await _held.CancelAsync();
            await _run;
            _stopping.Dispose();
        }
    }

    /// <summary>What was written into the log of the program.</summary>
    private sealed class Lines<T> : ILogger<T>
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyList<string> With(string words) => [.. _lines.Where(line => line.Contains(words, StringComparison.Ordinal))];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
    }

    /// <summary>Time that goes on when it is told to.</summary>
    private sealed class Standing : TimeProvider
    {
        public int Second { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Second;
    }

    private sealed class Told(Action<RebuildProgress> told) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => told(value);
    }
}
