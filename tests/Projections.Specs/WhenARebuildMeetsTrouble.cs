using Microsoft.Extensions.Logging.Abstractions;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Examples;
using Step = Naas.Infrastructure.ReadModels.Step;

namespace Naas.Projections.Specs;

/// <summary>A rebuild parks what the live rows park, follows where they stand, and says when there is nothing to compare with.</summary>
public sealed class WhenARebuildMeetsTrouble(PostgresFixture postgres)
{
    private const int Journeys = 40;

    private static readonly ProjectionSettings Fine = new() { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 7, RebuildSliceEvents = 10, RebuildBuffer = 500 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Streams_in_many_slices_come_to_the_rows_that_pages_came_to(int workers)
    {
        await using var reading = await GivenAsync(Fine with { RebuildWorkers = workers }, poison: false);

        var reports = await AllAsync(reading, dryRun: false);

        reports.Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched && report.Events == Journeys * 6);
    }

    [Fact]
    public async Task What_live_parked_is_parked_again_and_nothing_else()
    {
        await using var reading = await GivenAsync(Fine, poison: true);
        var before = await ParkedAsync(reading);

        var reports = await AllAsync(reading, dryRun: false);

        reports.Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        before.Should().HaveCountGreaterThan(4);
        (await ParkedAsync(reading)).Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task What_the_database_refuses_parks_its_stream_from_the_same_event_on_wherever_a_page_ends(int pageSize)
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine);
        await reading.ExecuteAsync("refuse-an-actor");
        for (var number = 0; number < 6; number++)
        {
            foreach (var journey in Spread(5))
                _ = await reading.AppendAsync(journey, number >= 2 && journey == Spread(5).First() ? "refused" : "actor", OneOfEach[number]);
        }

        await reading.CatchUpAsync(pageSize);
        var before = await ParkedAsync(reading);

        var reports = await AllAsync(reading, dryRun: false);

        reports.Should().OnlyContain(report => report.Equal && report.Events == 30);
        before.Should().ContainSingle().Which.Should().Match<ParkedStream>(parked => parked.Projection == "timeline" && parked.Revision == 2 && parked.Events == 4);
        // PostgreSQL's own words name the part of the table that refused, which is another one in each generation.
        (await ParkedAsync(reading)).Should().BeEquivalentTo(before, options => options.Excluding(parked => parked.Reason));
    }

    [Fact]
    public async Task Rows_that_never_saw_an_event_are_replaced_by_what_the_log_holds()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine);
        await FillAsync(reading, poison: false);
        await using var clean = await GivenAsync(Fine, poison: false);

        var reports = await AllAsync(reading, dryRun: false);

        reports.Should().OnlyContain(report => report.Position == null && report.Outcome == RebuildOutcome.Switched && report.Tables.Count == 0 && report.Events == Journeys * 6);
        (await reading.ChecksumsAsync()).Should().Be(await clean.ChecksumsAsync());
        (await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation)).Should().OnlyContain(health => health.Gap == 0);
        (await AllAsync(reading, dryRun: true)).Should().OnlyContain(report => report.Equal);
    }

    [Fact]
    public async Task Live_rows_that_stand_at_different_places_are_each_met_where_they_stand()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine);
        await FillAsync(reading, poison: false);
        foreach (var (index, projection) in JourneyProjections.All.Index())
            await FollowAsync(reading, projection, 80 * index);

        var reports = await AllAsync(reading, dryRun: true);

        reports.Skip(1).Should().OnlyContain(report => report.Equal);
        reports.Select(report => report.Position?.Value).Should().Equal(null, 80, 160, 240, 240, 240, 240);
        reports.Select(report => report.Events).Should().Equal(240, 80, 160, 240, 240, 240, 240);
    }

    [Fact]
    public async Task What_is_appended_while_slices_are_copied_is_folded_afterwards_and_once()
    {
        await using var reading = await GivenAsync(Fine, poison: false);
        var appended = 0;
        var rebuild = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async step =>
            {
                if (step != Step.SliceCopied || Interlocked.Increment(ref appended) > 1)
                    return;
                foreach (var journey in Spread(Journeys))
                    _ = await reading.AppendAsync(journey, OneOfEach[6]);
                await reading.CatchUpAsync();
            });

        var reports = await rebuild.RunAsync(JourneyProjections.All, dryRun: true, progress: null, Cancellation);

        appended.Should().BeGreaterThan(1);
        reports.Should().OnlyContain(report => report.Equal && report.Events == Journeys * 7);
    }

    [Fact]
    public async Task Twenty_deaths_at_any_steps_and_it_is_made_all_the_same()
    {
        await using var reading = await GivenAsync(Fine with { RebuildSliceEvents = 1000 }, poison: true);
        var before = await reading.ChecksumsAsync();
        for (var death = 0; death < 20; death++)
        {
            // Of some thirty steps: a generation begun, sixteen slices, what was attached, and three steps of each projection.
            var left = death * 3 / 2;
            var dying = new ProjectionRebuild(
                reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
                step => step != Step.Compared && Interlocked.Decrement(ref left) < 0 ? throw new DiedException() : Task.CompletedTask);
            _ = await FluentActions.Awaiting(() => dying.RunAsync(JourneyProjections.All, dryRun: false, progress: null, Cancellation)).Should().ThrowAsync<DiedException>();
            (await reading.ChecksumsAsync()).Should().Be(before);
        }

        (await AllAsync(reading, dryRun: false)).Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        (await reading.ChecksumsAsync()).Should().Be(before);
        (await reading.TextsAsync("partitions")).Should().ContainSingle();
    }

    [Fact]
    public async Task It_says_how_far_it_is()
    {
        await using var reading = await GivenAsync(Fine, poison: false);
        var told = new Told();

        _ = await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, told, Cancellation);

        var folding = told.All.Where(progress => progress.Stage == RebuildStage.Folding).ToList();
        folding.Should().OnlyContain(progress => progress.Total == 240 && progress.Done <= 240 && progress.PerSecond >= 0);
        folding.Max(progress => progress.Done).Should().Be(240);
        folding.Where(progress => progress.Done == 240).Should().OnlyContain(progress => progress.Left == TimeSpan.Zero);
        told.All.Select(progress => progress.Stage).Distinct().Should().Equal(RebuildStage.Folding, RebuildStage.Indexing, RebuildStage.CatchingUp, RebuildStage.Comparing);
    }

    [Fact]
    public async Task A_rebuild_of_several_is_refused_whole_when_one_is_under_way()
    {
        await using var reading = await GivenAsync(Fine, poison: false);
        Exception? second = null;
        var first = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async step =>
            {
                if (step == Step.Attached)
                    second = await Record.ExceptionAsync(() => AllAsync(reading, dryRun: false));
            });

        _ = await first.RunAsync([JourneyProjections.All[^1]], dryRun: true, progress: null, Cancellation);

        second.Should().BeOfType<RebuildUnderWayException>();
        (await AllAsync(reading, dryRun: true)).Should().OnlyContain(report => report.Equal, "what the refused one had locked is free again");
    }

    [Fact]
    public async Task Who_lost_the_lock_writes_nothing_into_what_the_next_one_makes()
    {
        await using var reading = await GivenAsync(Fine with { RebuildWorkers = 1 }, poison: false);
        var before = await reading.ChecksumsAsync();
        IReadOnlyList<RebuildReport>? second = null;
        var first = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async step =>
            {
                if (step != Step.SliceCopied || second is not null)
                    return;
                await reading.ExecuteApartAsync("terminate-who-rebuilds");
                second = await AllAsync(reading, dryRun: false);
            });

        _ = await FluentActions.Awaiting(() => first.RunAsync(JourneyProjections.All, dryRun: false, progress: null, Cancellation)).Should().ThrowAsync<NpgsqlException>();

        second.Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        (await reading.ChecksumsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_slice_whose_commit_fails_is_not_written_a_second_time()
    {
        await using var reading = await GivenAsync(Fine with { RebuildWorkers = 1 }, poison: false);
        var steps = new List<Step>();
        var rebuild = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async step =>
            {
                steps.Add(step);
                if (step == Step.GenerationBegun)
                    await reading.ExecuteAsync("refuse-the-commit");
            });

        _ = await FluentActions.Awaiting(() => rebuild.RunAsync(JourneyProjections.All, dryRun: false, progress: null, Cancellation)).Should().ThrowAsync<PostgresException>();

        steps.Should().NotContain(Step.Attached);
    }

    [Fact]
    public async Task Who_stands_still_while_it_holds_the_live_rows_is_put_out_by_the_server()
    {
        await using var reading = await GivenAsync(Fine with { LongestHold = TimeSpan.FromMilliseconds(300) }, poison: false);
        var projection = JourneyProjections.All[0];
        var (holding, standing) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stopped = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            step =>
            {
                if (step != Step.Held)
                    return Task.CompletedTask;
                holding.SetResult();
                return standing.Task;
            }).RunAsync(projection, dryRun: false, progress: null, Cancellation);
        await holding.Task;

        // While its row is held nobody takes it, nor waits for it; then it is free again.
        while (await reading.TakeAsync(projection) is null)
            await Task.Delay(20, Cancellation);
        standing.SetResult();
        _ = await FluentActions.Awaiting(() => stopped).Should().ThrowAsync<NpgsqlException>();
        (await reading.RebuildAsync(projection, dryRun: true)).Equal.Should().BeTrue();
    }

    [Fact]
    public async Task What_a_newer_program_keeps_is_neither_rebuilt_nor_resumed_by_an_older_one()
    {
        await using var reading = await GivenAsync(Fine, poison: true);
        var older = JourneyProjections.Named("timeline");
        var newer = new Projection(older.Name, older.Version + 1, older.Handles, older.Ignores, older.Tables);
        var early = () => new ParkedStreams(reading.Database, reading.Log, reading.Settings).ResumeAsync(newer, Cancellation);
        _ = (await early.Should().ThrowAsync<OtherVersionException>()).Which.Message.Should().EndWith("let this one rebuild it first, with './naas rebuild'.");

        _ = await new ProjectionRebuild(reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance).RunAsync(newer, dryRun: false, progress: null, Cancellation);
        var before = await reading.ChecksumsAsync();

        foreach (var refused in (Func<Task>[])[() => reading.RebuildAsync(older, dryRun: false), () => reading.Operations.ResumeAsync(older.Name, Cancellation)])
            (await refused.Should().ThrowAsync<OtherVersionException>()).Which.Message.Should().EndWith("use the newer program.");
        (await reading.ChecksumsAsync()).Should().Be(before);
    }

    private static Task<IReadOnlyList<RebuildReport>> AllAsync(ReadSide reading, bool dryRun) =>
        reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun, progress: null, Cancellation);

    /// <summary>Numbers of journeys whose ids begin with all kinds of digits.</summary>
    private static IEnumerable<int> Spread(int count) => Enumerable.Range(1, count).Select(number => unchecked((int)((uint)number * 0x9E37_79B1u)));

    private static async Task<List<ParkedStream>> ParkedAsync(ReadSide reading)
    {
        var parked = new List<ParkedStream>();
        foreach (var projection in JourneyProjections.All)
            parked.AddRange(await reading.Operations.ParkedAsync(projection.Name, Cancellation));
        return [.. parked.Select(stream => stream with { ParkedAt = default })];
    }

    private static async Task FollowAsync(ReadSide reading, Projection projection, int events)
    {
        var lease = (await reading.TakeAsync(projection))!;
        if (events > 0)
        {
            var page = await reading.Log.ReadAllAsync(null, events, Cancellation);
            _ = await reading.Writer(projection).WriteAsync(lease, page.Events, page.Through, Cancellation);
        }
    }

    private async Task<ReadSide> GivenAsync(ProjectionSettings settings, bool poison)
    {
        var reading = await ReadSide.CreateAsync(postgres, settings);
        await FillAsync(reading, poison);
        await reading.CatchUpAsync(pageSize: 11);
        return reading;
    }

    /// <summary>Streams interleave; of the poisoned ones some hold a name that nobody knows, some a history that cannot have happened.</summary>
    private static async Task FillAsync(ReadSide reading, bool poison)
    {
        for (var number = 0; number < 6; number++)
        {
            foreach (var (index, journey) in Spread(Journeys).Index())
            {
                if (poison && index % 10 == 3 && number == 3)
                    _ = await reading.AppendUnknownAsync(journey);
                else if (poison && index % 10 == 7 && number == 2)
                    _ = await reading.AppendAsync(journey, new JourneyEvent[] { Ended(9, Leeds, "2018-02-01") });
                else
                    _ = await reading.AppendAsync(journey, OneOfEach[number]);
            }
        }
    }

    private sealed class Told : IProgress<RebuildProgress>
    {
        private readonly List<RebuildProgress> _all = [];

        public IReadOnlyList<RebuildProgress> All => _all;

        public void Report(RebuildProgress value)
        {
            lock (_all)
                _all.Add(value);
        }
    }

    private sealed class DiedException : Exception;
}
