using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Rows and checkpoint in one transaction, whatever happens between any two steps.</summary>
public sealed class WhenPagesAreWritten(PostgresFixture postgres)
{
    private static readonly Projection Projection = Timeline.TimelineProjection.Definition;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(36)]
    public async Task The_size_of_a_page_makes_no_difference(int pageSize)
    {
        await using var whole = await GivenAsync();
        await using var paged = await GivenAsync();

        await whole.CatchUpAsync(pageSize: 1000);
        await paged.CatchUpAsync(pageSize);

        (await paged.ChecksumsAsync()).Should().Be(await whole.ChecksumsAsync());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(1, true)]
    [InlineData(9, true)]
    public async Task The_parts_of_a_page_make_no_difference(int part, bool refused)
    {
        await using var whole = await GivenPoisonAsync(new ProjectionSettings { PagePart = 1000 }, refused);
        await using var parted = await GivenPoisonAsync(new ProjectionSettings { PagePart = part }, refused);

        await whole.CatchUpAsync(pageSize: 1000);
        await parted.CatchUpAsync(pageSize: 1000);

        (await parted.ChecksumsAsync()).Should().Be(await whole.ChecksumsAsync());
        foreach (var projection in JourneyProjections.All)
        {
            var expected = await whole.Operations.ParkedAsync(projection.Name, Cancellation);
            expected.Should().HaveCount(refused && projection.Name == Projection.Name ? 2 : 1);
            (await parted.Operations.ParkedAsync(projection.Name, Cancellation)).Should().BeEquivalentTo(expected, same => same.WithStrictOrdering().Excluding(parked => parked.ParkedAt));
        }
    }

    [Fact]
    public async Task A_death_between_two_parts_leaves_nothing_of_either()
    {
        await using var reading = await GivenAsync(new ProjectionSettings { PagePart = 10 });
        var parts = 0;
        var dying = reading.Writer(Projection, at => at == Step.Folded && ++parts == 2 ? throw new DiedException() : Task.CompletedTask);
        var lease = (await reading.TakeAsync(Projection))!;
        var page = await reading.Log.ReadAllAsync(null, 1000, Cancellation);

        _ = await FluentActions.Awaiting(() => dying.WriteAsync(lease, page.Events, page.Through, Cancellation)).Should().ThrowAsync<DiedException>();

        (await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be(0);
        (await reading.ScalarAsync<long>("position", ("name", Projection.Name))).Should().Be(0);
    }

    [Theory]
    [InlineData("Begun")]
    [InlineData("Advanced")]
    [InlineData("Folded")]
    [InlineData("RowsWritten")]
    [InlineData("Committed")]
    public async Task A_death_between_two_steps_leaves_rows_and_checkpoint_in_step(string step)
    {
        await using var clean = await GivenAsync();
        await clean.CatchUpAsync(Projection);
        await using var reading = await GivenAsync();
        var pages = 0;
        var dying = reading.Writer(Projection, at => at.ToString() == step && ++pages == 2 ? throw new DiedException() : Task.CompletedTask);

        var lease = (await reading.TakeAsync(Projection))!;
        var write = async () =>
        {
            while (true)
            {
                var page = await reading.Log.ReadAllAsync(lease.Checkpoint.Position, 20, Cancellation);
                lease = (await dying.WriteAsync(lease, page.Events, page.Through, Cancellation))!;
            }
        };
        _ = await write.Should().ThrowAsync<DiedException>();

        var position = await reading.ScalarAsync<long>("position", ("name", Projection.Name));
        (await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be(position);
        await reading.CatchUpAsync(Projection);
        (await reading.ChecksumsAsync(Projection)).Should().Be(await clean.ChecksumsAsync(Projection));
    }

    [Fact]
    public async Task A_page_that_comes_again_changes_nothing()
    {
        await using var reading = await GivenAsync();
        var lease = (await reading.TakeAsync(Projection))!;
        var page = await reading.Log.ReadAllAsync(null, 1000, Cancellation);
        var writer = reading.Writer(Projection);
        _ = await writer.WriteAsync(lease, page.Events, page.Through, Cancellation);
        var before = await reading.ChecksumsAsync(Projection);

        (await writer.WriteAsync(lease, page.Events, page.Through, Cancellation)).Should().BeNull();

        (await reading.ChecksumsAsync(Projection)).Should().Be(before);
    }

    [Fact]
    public async Task An_owner_that_slept_through_a_takeover_writes_nothing()
    {
        await using var reading = await GivenAsync();
        var old = (await reading.TakeAsync(Projection, "old"))!;
        var page = await reading.Log.ReadAllAsync(null, 10, Cancellation);
        (await reading.TakeAsync(Projection, "new")).Should().BeNull("the lease is in force");

        await reading.ExecuteAsync("expire-leases");
        var taken = (await reading.TakeAsync(Projection, "new"))!;
        var late = await reading.Writer(Projection).WriteAsync(old, page.Events, page.Through, Cancellation);

        (taken.Fence, late).Should().Be((old.Fence + 1, null));
        (await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be(0);
    }

    [Fact]
    public async Task An_owner_that_stands_still_inside_its_transaction_is_put_out_by_the_server()
    {
        await using var reading = await GivenAsync(new ProjectionSettings { Lease = TimeSpan.FromMilliseconds(300) });
        var standing = new TaskCompletionSource();
        var inside = new TaskCompletionSource();
        var old = (await reading.TakeAsync(Projection, "old"))!;
        var page = await reading.Log.ReadAllAsync(null, 10, Cancellation);
        var paused = reading.Writer(Projection, step =>
        {
            if (step != Step.Advanced)
                return Task.CompletedTask;
            inside.SetResult();
            return standing.Task;
        }).WriteAsync(old, page.Events, page.Through, Cancellation);
        await inside.Task;

        // Nobody takes it while the old owner holds its row, until the server ends that transaction.
        Lease? taken;
        while ((taken = await reading.TakeAsync(Projection, "new")) is null)
            await Task.Delay(20, Cancellation);
        standing.SetResult();

        _ = await FluentActions.Awaiting(() => paused).Should().ThrowAsync<NpgsqlException>();
        (taken.Checkpoint.Value, await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be((0L, 0L));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_in_the_commit_is_not_the_fault_of_a_row_and_is_not_written_again(bool live)
    {
        await using var reading = await GivenAsync();
        var lease = (await reading.TakeAsync(Projection))!;
        var page = await reading.Log.ReadAllAsync(null, 1000, Cancellation);
        await reading.ExecuteAsync("refuse-the-commit");
        var folded = 0;
        var writer = reading.Writer(Projection, at =>
        {
            folded += at == Step.Folded ? 1 : 0;
            return Task.CompletedTask;
        });

        Func<Task> write = live
            ? () => writer.WriteAsync(lease, page.Events, page.Through, Cancellation)
            : () => writer.WriteWholeAsync(1, Delivery.Of(page.Events), Cancellation);

        (await write.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.QueryCanceled);
        folded.Should().Be(1);
    }

    [Fact]
    public async Task That_no_connection_is_free_is_not_the_fault_of_a_row()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, options: "Maximum Pool Size=1;Timeout=1");
        _ = await reading.AppendAsync(1, OneOfEach[0]);
        var lease = (await reading.TakeAsync(Projection))!;
        var page = await reading.Log.ReadAllAsync(null, 1000, Cancellation);
        await using var only = await reading.Database.OpenConnectionAsync(Cancellation);
        var begun = 0;
        var writer = reading.Writer(Projection, at =>
        {
            begun += at == Step.Begun ? 1 : 0;
            return Task.CompletedTask;
        });

        _ = await FluentActions.Awaiting(() => writer.WriteAsync(lease, page.Events, page.Through, Cancellation)).Should().ThrowAsync<NpgsqlException>();

        begun.Should().Be(1);
    }

    [Fact]
    public async Task Who_waits_for_a_lock_tries_again_and_parks_nothing()
    {
        // A third of it is what a statement waits for a lock.
        await using var reading = await ReadSide.CreateAsync(postgres, options: "Command Timeout=6");
        _ = await reading.AppendAsync(1, OneOfEach[0]);
        _ = await reading.AppendAsync(2, OneOfEach[0]);
        await using (var connection = await reading.Database.OpenConnectionAsync(Cancellation))
        {
            await using var mending = await connection.BeginTransactionAsync(Cancellation);
            await using var command = connection.Command(SqlText.Of(typeof(ReadSide), "lock-the-timeline"));
            _ = await command.ExecuteNonQueryAsync(Cancellation);

            (await FluentActions.Awaiting(() => reading.CatchUpAsync(Projection)).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.LockNotAvailable);
        }

        await reading.CatchUpAsync(Projection);

        (await reading.Operations.ParkedAsync(Projection.Name, Cancellation)).Should().BeEmpty();
        (await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be(2);
    }

    [Theory]
    [InlineData("55P03", null, false)]
    [InlineData("25P03", null, false)]
    [InlineData("25P04", null, false)]
    [InlineData("XX001", null, false)]
    [InlineData("XX002", null, false)]
    [InlineData("23514", null, false)]
    [InlineData("23514", "in_time", true)]
    [InlineData("22021", null, true)]
    [InlineData("57014", null, true)]
    public void Trouble_of_the_server_is_not_the_fault_of_a_row(string state, string? constraint, bool mayBe) =>
        PageWriter.MayBePoison(new PostgresException("The row was refused.", "ERROR", "ERROR", state, constraintName: constraint)).Should().Be(mayBe);

    [Fact]
    public async Task A_question_waits_for_its_position_and_no_longer_than_its_patience()
    {
        await using var reading = await GivenAsync(new ProjectionSettings { Patience = TimeSpan.FromMilliseconds(150) });
        var position = await reading.AppendAsync(50, Registered("2018-01-02"));

        var early = await reading.TimelineAsync(50, position);
        await reading.CatchUpAsync(Projection);
        var late = await reading.TimelineAsync(50, position);
        var foreign = () => reading.TimelineAsync(50, position with { Epoch = new Guid("00000000-0000-0000-0000-00000000abcd") });

        _ = early.Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.NotYet>();
        _ = late.Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.Found>().Which.Freshness.Position.Should().Be(position);
        _ = await foreign.Should().ThrowAsync<LogEpochException>();
    }

    [Fact]
    public async Task A_process_that_leads_does_not_look_for_what_it_knows_not_to_be_there_unless_it_hears_of_nothing()
    {
        await using var reading = await GivenAsync(new ProjectionSettings { Patience = TimeSpan.FromHours(1), LeaderPoll = TimeSpan.FromMilliseconds(20) });
        var before = await reading.Log.HeadAsync(Cancellation);
        var position = await reading.AppendAsync(50, Registered("2018-01-02"));
        await reading.CatchUpAsync(Projection);
        using var progress = new ProjectionProgress();

        // It believes to lead and has heard of nothing after the position before, though another brought the rows further.
        progress.Leads(Projection.Name, true);
        progress.IsBehind(Projection.Name, position).Should().BeFalse("nothing has been brought anywhere yet");
        progress.Advanced(Projection.Name, before);
        progress.IsBehind(Projection.Name, position).Should().BeTrue();
        progress.IsBehind(Projection.Name, before).Should().BeFalse();
        progress.IsBehind(Projection.Name, null).Should().BeFalse();
        progress.IsBehind(Projection.Name, position with { Epoch = new Guid("00000000-0000-0000-0000-00000000abcd") }).Should().BeFalse("of another log nothing is known");
        var reader = new ReadModelReader(reading.Database, reading.Log, progress, reading.Past, TimeProvider.System, reading.Settings);
        _ = (await reading.TimelineAsync(50, position, reader: reader)).Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.Found>();

        progress.Leads(Projection.Name, false);
        progress.IsBehind(Projection.Name, position).Should().BeFalse("another leads, of whom nothing is heard");
    }

    private async Task<ReadSide> GivenAsync(ProjectionSettings? settings = null)
    {
        var reading = await ReadSide.CreateAsync(postgres, settings);
        foreach (var journeyEvent in OneOfEach)
        {
            _ = await reading.AppendAsync(1, journeyEvent);
            _ = await reading.AppendAsync(2, journeyEvent);
        }

        return reading;
    }

    /// <summary>Eight journeys that interleave: one has an event that nobody knows, and one an actor that a table may refuse.</summary>
    private async Task<ReadSide> GivenPoisonAsync(ProjectionSettings settings, bool refused)
    {
        var reading = await ReadSide.CreateAsync(postgres, settings);
        if (refused)
            await reading.ExecuteAsync("refuse-an-actor");
        for (var number = 0; number < 6; number++)
        {
            for (var journey = 1; journey <= 8; journey++)
                _ = await reading.AppendAsync(journey, journey == 5 && number >= 2 ? "refused" : "actor", OneOfEach[number]);
            if (number == 3)
                _ = await reading.AppendUnknownAsync(3);
        }

        return reading;
    }

    private sealed class DiedException : Exception;
}
