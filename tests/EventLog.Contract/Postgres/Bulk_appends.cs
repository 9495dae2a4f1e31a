using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;
using Npgsql;

namespace Naas.EventLog.Contract.Postgres;

/// <summary>G1–G3 and G6 for events that come by the thousand.</summary>
public sealed class Bulk_appends(TemporaryCluster cluster) : PostgresTest(cluster)
{
    private PostgresBulkAppend Bulk => new(Database.Owner, TimeProvider.System);

    [Fact(Timeout = Patience)]
    public async Task Go_on_where_the_log_ends_and_are_read_like_any_other()
    {
        var log = Open();
        await log.FillAsync(1, 2);

        var done = await Bulk.AppendAsync([To(10, 0, 10, 3), To(11, 0, 20, 1), To(10, 3, 13, 2), To(1, 1, 30, 1)], Stop);

        done.Should().Be(new BulkAppended(7, 0, await log.HeadAsync(Stop)));
        var all = await log.EverythingAsync();
        all.Select(stored => (Some.NumberOf(stored), stored.Stream, stored.Revision, stored.Position.Value)).Should().Equal(
            (1, Some.Stream(1), 0, 1), (2, Some.Stream(2), 0, 2),
            (10, Some.Stream(10), 0, 3), (11, Some.Stream(10), 1, 4), (12, Some.Stream(10), 2, 5), (20, Some.Stream(11), 0, 6), (13, Some.Stream(10), 3, 7), (14, Some.Stream(10), 4, 8), (30, Some.Stream(1), 1, 9));
        all[2].Should().BeEquivalentTo(all[0], compare => compare.Including(stored => stored.Type).Including(stored => stored.SchemaVersion).Including(stored => stored.RecordedAt));
        all[2].Data.ToArray().Should().Equal(Some.Event(10).Data.ToArray());
        all[2].Metadata.ToArray().Should().Equal(Some.Event(10).Metadata.ToArray());
        (await log.AppendAsync(Some.Stream(10), ExpectedRevision.Exact(4), Some.Event(40))).Should().BeOfType<AppendResult.Appended>().Which.Position.Value.Should().Be(10);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Theory(Timeout = Patience)]
    [InlineData(0)]
    [InlineData(2)]
    public async Task At_another_revision_than_the_stream_has_record_nothing_at_all(long first)
    {
        var log = Open();
        await log.FillAsync(1, 1);

        var append = () => Bulk.AppendAsync([To(5, 0, 50, 2), To(1, first, 60, 1)], Stop);

        await append.Should().ThrowAsync<BulkAppendException>();
        (await log.EverythingAsync()).Should().ContainSingle();
        (await Database.QueryAsync<long>("select count(*) from es.streams")).Should().Be(1);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task That_do_not_follow_each_other_are_refused_before_anything_is_written()
    {
        var append = () => Bulk.AppendAsync([To(1, 0, 1, 2), To(1, 3, 4, 1)], Stop);

        (await append.Should().ThrowAsync<BulkAppendException>()).WithMessage("*begins at revision 3, and the one before it ends at 1*");
        (await Open().HeadAsync(Stop)).Value.Should().Be(0);
    }

    [Fact(Timeout = Patience)]
    public async Task Sent_again_find_their_own_events_and_record_what_is_missing()
    {
        var log = Open();
        BulkAppendRequest[] some = [To(1, 0, 1, 2), To(2, 0, 10, 3)];
        _ = await Bulk.AppendAsync(some, Stop);

        (await Bulk.AppendAsync(some, Stop)).Should().Be(new BulkAppended(0, 5, await log.HeadAsync(Stop)));
        var more = await Bulk.AppendAsync([.. some, To(1, 2, 3, 2), To(3, 0, 20, 1)], Stop);

        more.Should().Be(new BulkAppended(3, 5, await log.HeadAsync(Stop)));
        (await log.ForwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(1, 2, 3, 4);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Do_not_take_other_events_for_their_own()
    {
        var log = Open();
        await log.FillAsync(1, 1);

        var append = () => Bulk.AppendAsync([To(1, 0, 99, 1)], Stop);

        (await append.Should().ThrowAsync<BulkAppendException>()).WithMessage("*holds other events*");
        (await log.EverythingAsync()).Should().ContainSingle();
    }

    [Fact(Timeout = Patience)]
    public async Task With_a_body_that_is_no_JSON_are_a_bug_of_the_caller()
    {
        var append = () => Bulk.AppendAsync([To(1, 0, 1, 1) with { Events = [Some.Event(1) with { Data = Some.Json("{") }] }], Stop);

        await append.Should().ThrowAsync<ArgumentException>();
    }

    /// <summary>Each writes to streams of its own, and all to one that they share.</summary>
    [Fact(Timeout = Patience)]
    public async Task And_appends_beside_them_wait_or_go_between()
    {
        const int Chunks = 12;
        var log = Open();
        var bulk = Bulk;
        var written = Task.Run(async () =>
        {
            for (var chunk = 0; chunk < Chunks; chunk++)
                _ = await bulk.AppendAsync([.. Enumerable.Range(0, 400).Select(n => To(10_000 + n, 2 * chunk, (chunk * 1_000) + (2 * n), 2))], Stop);
        }, Stop);

        var acknowledged = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), Stop, async (writer, stop) =>
        {
            for (var n = 0; n == 0 || !written.IsCompleted; n++)
            {
                var result = await log.AppendAsync(Some.Stream(writer), n == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(n - 1), Some.Event((1_000_000 * (writer + 1)) + n));
                result.Should().BeOfType<AppendResult.Appended>();
                _ = Interlocked.Increment(ref acknowledged);
            }
        });
        await written;

        (await log.HeadAsync(Stop)).Value.Should().Be(acknowledged + (Chunks * 400 * 2));
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Whose_connections_are_ended_at_any_moment_are_recorded_once()
    {
        const int Chunks = 25;
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.Owner.ConnectionString) { ApplicationName = "bulk" }.ConnectionString);
        using var done = new CancellationTokenSource();
        var ended = Task.Run(async () =>
        {
            var (count, moments) = (0L, new Random(7));
            // On a machine so busy that every try takes longer than the time between, no chunk would ever come through.
            while (!done.IsCancellationRequested && count < 15)
            {
                await Task.Delay(moments.Next(5, 150), Stop);
                count += await Database.QueryAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'bulk' and state <> 'idle'");
            }

            return count;
        }, Stop);

        var bulk = new PostgresBulkAppend(owner, new Hurry());
        for (var chunk = 0; chunk < Chunks; chunk++)
            await UntilTakenAsync(() => bulk.AppendAsync([.. Enumerable.Range(0, 2_000).Select(n => To(n, chunk, (chunk * 10_000) + n, 1))], Stop));
        await done.CancelAsync();

        (await ended).Should().BePositive("the test is about lost connections");
        (await Open().HeadAsync(Stop)).Value.Should().Be(Chunks * 2_000);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Theory]
    [InlineData("update es.events set data = '{}'")]
    [InlineData("delete from es.events")]
    [InlineData("truncate es.events")]
    [InlineData("delete from es.streams")]
    [InlineData("update es.streams set name = 'journey-x'")]
    [InlineData("update es.head set epoch = gen_random_uuid()")]
    [InlineData("delete from es.head")]
    [InlineData("update es.event_types set name = 'other'")]
    [InlineData("select * from people.persons")]
    [InlineData("create table es.mine (a int)")]
    public async Task Are_written_by_a_role_that_can_add_and_nothing_else(string sql)
    {
        await Open().FillAsync(0, 1);
        await using var connection = await Database.Owner.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using (var role = new NpgsqlCommand("set local role naas_bulk", connection))
            _ = await role.ExecuteNonQueryAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);

        var change = () => command.ExecuteNonQueryAsync(Stop);

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static BulkAppendRequest To(int stream, long first, int number, int count) => new(Some.Stream(stream), first, Some.Events(number, count), Some.Moment);

    /// <summary>What the connection was lost for more often than the bulk append has patience is sent again, as a load that was cut off does.</summary>
    private static async Task UntilTakenAsync(Func<Task<BulkAppended>> append)
    {
        while (true)
        {
            try
            {
                _ = await append();
                return;
            }
            catch (NpgsqlException e) when (PostgresFaults.Passes(e))
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Every pause is over at once.</summary>
    private sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
