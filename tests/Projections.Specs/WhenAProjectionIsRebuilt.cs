using System.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhenAProjectionIsRebuilt(PostgresFixture postgres)
{
    private static readonly Projection Projection = Timeline.TimelineProjection.Definition;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(35)]
    [InlineData(119)]
    public async Task Rebuilt_equals_live_and_takes_its_place(int events)
    {
        await using var reading = await GivenAsync(events, new ProjectionSettings { RebuildPageSize = 5 });
        var before = await reading.ChecksumsAsync();

        foreach (var projection in JourneyProjections.All)
        {
            var report = await reading.RebuildAsync(projection, dryRun: false);
            (report.Outcome, report.Equal, report.Events).Should().Be((RebuildOutcome.Switched, true, events));
        }

        (await reading.ChecksumsAsync()).Should().Be(before);
        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g2");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(6, 7)]
    [InlineData(7, 6)]
    [InlineData(7, 7)]
    [InlineData(7, 8)]
    [InlineData(8, 7)]
    [InlineData(14, 15)]
    [InlineData(15, 14)]
    public async Task It_makes_no_difference_whether_a_page_ends_with_its_events_or_one_before_or_after(int before, int meanwhile)
    {
        await using var reading = await ReadSide.CreateAsync(postgres, new ProjectionSettings { RebuildPageSize = 7, RebuildSliceEvents = 3 });
        var appended = 0;
        await AppendAsync(before);
        var rebuild = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            step => step == Step.Attached ? AppendAsync(meanwhile) : Task.CompletedTask);

        var reports = await rebuild.RunAsync(JourneyProjections.All, dryRun: false, progress: null, Cancellation);

        reports.Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched && report.Events == before + meanwhile);
        await using var clean = await ReadSide.CreateAsync(postgres);
        for (var number = 0; number < before + meanwhile; number++)
            _ = await clean.AppendAsync(number % 3, OneOfEach[number / 3]);
        await clean.CatchUpAsync(pageSize: 1000);
        (await reading.ChecksumsAsync()).Should().Be(await clean.ChecksumsAsync());

        async Task AppendAsync(int events)
        {
            for (var last = appended + events; appended < last; appended++)
                _ = await reading.AppendAsync(appended % 3, OneOfEach[appended / 3]);
            await reading.CatchUpAsync(pageSize: 7);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_of_a_log_that_holds_something_do_not_give_way_to_those_of_an_empty_one(bool dryRun)
    {
        await using var reading = await GivenAsync(9);
        var before = await reading.ChecksumsAsync();
        var mistaken = new ProjectionRebuild(reading.Database, new InMemoryEventLog(), TimeProvider.System, reading.Settings, NullLogger.Instance);

        var rebuild = () => mistaken.RunAsync(JourneyProjections.All, dryRun, progress: null, Cancellation);

        (await rebuild.Should().ThrowAsync<LogEpochException>()).WithMessage("The event log is empty, and the rows of '*' are of one that is not: nothing was switched.*--event-log*");
        (await reading.ChecksumsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_dry_run_compares_and_leaves_nothing_behind()
    {
        await using var reading = await GivenAsync(35);

        var report = await reading.RebuildAsync(Projection, dryRun: true);

        (report.Outcome, report.Equal).Should().Be((RebuildOutcome.DryRun, true));
        report.Tables.Select(table => (table.Table, table.LiveRows, table.RebuiltRows)).Should().Equal(("timeline_4", 35, 35), ("parked", 0, 0));
        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g1");
    }

    [Fact]
    public async Task A_difference_is_an_alarm_and_nothing_is_switched()
    {
        await using var reading = await GivenAsync(35);
        await reading.ExecuteAsync("damage-a-row");

        var report = await reading.RebuildAsync(Projection, dryRun: false);

        (report.Outcome, report.Equal, report.Tables[0].Equal).Should().Be((RebuildOutcome.Differs, false, false));
        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g1");
    }

    [Theory]
    [InlineData("damage-a-number")]
    [InlineData("damage-a-json-number")]
    [InlineData("damage-a-null")]
    [InlineData("damage-a-day")]
    public async Task A_difference_of_one_bit_in_one_column_is_one(string damage)
    {
        await using var reading = await GivenAsync(119);
        (await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, progress: null, Cancellation)).Should().OnlyContain(report => report.Equal);
        await reading.ExecuteAsync(damage);

        var reports = await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, progress: null, Cancellation);

        reports.SelectMany(report => report.Tables).Count(table => !table.Equal).Should().Be(1);
    }

    [Theory]
    [InlineData("GenerationBegun")]
    [InlineData("SliceCopied")]
    [InlineData("Attached")]
    [InlineData("RowsWritten")]
    [InlineData("CaughtUp")]
    [InlineData("Held")]
    [InlineData("Compared")]
    [InlineData("Switched")]
    public async Task A_death_anywhere_is_cleaned_up_by_the_next(string step)
    {
        await using var clean = await GivenAsync(35);
        await using var reading = await GivenAsync(35);
        var before = "";
        var dying = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async at =>
            {
                // What comes meanwhile is for the pages that follow the slices.
                if (at == Step.Attached)
                {
                    _ = await reading.AppendAsync(2, Registered("2018-01-02"));
                    await reading.CatchUpAsync(Projection);
                    before = await reading.ChecksumsAsync(Projection);
                }

                if (at.ToString() == step)
                    throw new DiedException();
            });

        _ = await FluentActions.Awaiting(() => dying.RunAsync(Projection, dryRun: false, null, Cancellation)).Should().ThrowAsync<DiedException>();
        var live = await reading.ChecksumsAsync(Projection);
        var report = await reading.RebuildAsync(Projection, dryRun: false);

        live.Should().BeOneOf(before, await clean.ChecksumsAsync(Projection));
        (report.Outcome, report.Equal).Should().Be((RebuildOutcome.Switched, true));
        (await reading.ChecksumsAsync(Projection)).Should().Be(live);
        (await reading.TextsAsync("partitions")).Should().ContainSingle();
    }

    [Fact]
    public async Task Two_rebuilds_of_one_projection_at_once_are_refused()
    {
        await using var reading = await GivenAsync(35);
        Exception? second = null;
        var first = new ProjectionRebuild(
            reading.Database, reading.Log, TimeProvider.System, reading.Settings, NullLogger.Instance,
            async step =>
            {
                if (step == Step.CaughtUp)
                    second = await Record.ExceptionAsync(() => reading.RebuildAsync(Projection, dryRun: false));
            });

        var report = await first.RunAsync(Projection, dryRun: false, null, Cancellation);

        report.Outcome.Should().Be(RebuildOutcome.Switched);
        second.Should().BeOfType<RebuildUnderWayException>();
    }

    [Fact]
    public async Task A_reader_from_before_the_switch_goes_on_reading_what_it_saw()
    {
        await using var reading = await GivenAsync(35, new ProjectionSettings { ReplacedRowsWait = TimeSpan.Zero });
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation))
        {
            var generation = await connection.ListAsync("freshness", row => row.Get<int>(0), Cancellation, ("name", Projection.Name), ("stream", null));

            _ = await reading.RebuildAsync(Projection, dryRun: false);

            await using var command = connection.Command(SqlText.Of(typeof(ReadSide), "timeline-count"), ("generation", generation[0]));
            (generation[0], await command.ExecuteScalarAsync(Cancellation)).Should().Be((1, 35L));
            (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g1", "timeline_4_g2");
        }

        _ = await reading.RebuildAsync(Projection, dryRun: true);
        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g2");
    }

    [Fact]
    public async Task The_replaced_rows_go_once_a_reader_from_before_the_switch_is_done()
    {
        await using var reading = await GivenAsync(35, new ProjectionSettings { ReplacedRowsWait = TimeSpan.FromMinutes(1) });
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation);
        _ = await connection.ListAsync("freshness", row => row.Get<int>(0), Cancellation, ("name", Projection.Name), ("stream", null));

        var rebuilt = reading.RebuildAsync(Projection, dryRun: false);
        while (await reading.ScalarAsync<int>("active-generation", ("name", Projection.Name)) != 2)
            await Task.Delay(20, Cancellation);
        rebuilt.IsCompleted.Should().BeFalse();
        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g1", "timeline_4_g2");
        await transaction.DisposeAsync();
        _ = await rebuilt;

        (await reading.TextsAsync("partitions")).Should().Equal("timeline_4_g2");
    }

    [Fact]
    public async Task While_events_come_in_all_are_rebuilt_at_once_and_no_reader_sees_a_gap_or_a_mixture()
    {
        await using var reading = await GivenAsync(35, new ProjectionSettings { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 50, PageSize = 20 });
        using var stopping = new CancellationTokenSource();
        var running = reading.Operations.Runners.Select(runner => Task.Run(() => runner.RunAsync(stopping.Token), Cancellation)).ToList();
        var appending = Task.Run(
            async () =>
            {
                // Both in one append: whoever sees the one row sees the other.
                for (var journey = 100; journey < 250; journey++)
                    _ = await reading.AppendAsync(journey, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
            },
            Cancellation);
        var polling = Task.Run(() => PollAsync(reading, stopping.Token), Cancellation);

        for (var turn = 0; turn < 3; turn++)
        {
            var reports = await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: false, progress: null, Cancellation);
            reports.Select(report => (report.Projection, report.Outcome, report.Equal)).Should().Equal(JourneyProjections.All.Select(projection => (projection.Name, RebuildOutcome.Switched, true)));
        }

        await appending;
        var last = await reading.AppendAsync(999, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        _ = ReadSide.Value(await reading.TimelineAsync(999, last));
        await stopping.CancelAsync();
        await Task.WhenAll(running);

        var seen = await polling;
        seen.Should().NotBeEmpty().And.OnlyContain(rows => rows.OfJourneyOne == 35 && rows.Registered == rows.Employed && rows.ByGeneration == rows.Again);
        seen.Select(rows => rows.Registered).Should().BeInAscendingOrder("what was seen once is not gone");
        (await reading.RebuildAsync(Projection, dryRun: true)).Tables[0].LiveRows.Should().Be(35 + 300 + 2);
    }

    /// <summary>Reads as every question does: the generation first, then the rows, in one snapshot; and all of it again a little later.</summary>
    private static async Task<List<Seen>> PollAsync(ReadSide reading, CancellationToken stopping)
    {
        var seen = new List<Seen>();
        while (!stopping.IsCancellationRequested)
        {
            await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation);
            var generation = (await connection.ListAsync("freshness", row => row.Get<int>(0), Cancellation, ("name", Projection.Name), ("stream", null)))[0];
            var first = await SeenAsync(connection, generation);
            seen.Add(first with { Again = (await SeenAsync(connection, generation)).ByGeneration });
        }

        return seen;
    }

    private static async Task<Seen> SeenAsync(NpgsqlConnection connection, int generation)
    {
        await using var command = connection.Command(SqlText.Of(typeof(ReadSide), "seen-of-timeline"), ("generation", generation), ("journey", Journey(1)));
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        _ = await reader.ReadAsync(Cancellation);
        return new Seen(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), 0);
    }

    private sealed record Seen(long OfJourneyOne, long Registered, long Employed, long ByGeneration, long Again);

    private async Task<ReadSide> GivenAsync(int events, ProjectionSettings? settings = null)
    {
        var reading = await ReadSide.CreateAsync(postgres, settings);
        foreach (var journeyEvent in OneOfEach.Take(events))
            _ = await reading.AppendAsync(1, journeyEvent);
        await reading.CatchUpAsync();
        return reading;
    }

    private sealed class DiedException : Exception;
}
