using System.Collections.Concurrent;
using Naas.Application.EventLog;
using Npgsql;

namespace Naas.EventLog.Contract.Postgres;

public sealed class Order_of_positions(TemporaryCluster cluster) : PostgresTest(cluster)
{
    [Fact(Timeout = Patience)]
    public async Task A_reader_never_passes_an_append_that_is_not_committed()
    {
        var log = Open();
        await using var open = await AppendWithoutCommitAsync(1);
        var seen = log.FirstAsync(2, page: 1);

        var second = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2));
        await WaitUntilHeldUpAsync();
        (await log.HeadAsync(Stop)).Value.Should().Be(0);
        await open.CommitAsync();

        (await second).Should().BeOfType<AppendResult.Appended>().Which.Position.Value.Should().Be(2);
        (await seen).Select(Some.NumberOf).Should().Equal(1, 2);
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_that_is_rolled_back_uses_no_position()
    {
        var log = Open();
        await using var open = await AppendWithoutCommitAsync(1);

        var second = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2));
        await WaitUntilHeldUpAsync();
        await open.RollbackAsync();

        (await second).Should().BeOfType<AppendResult.Appended>().Which.Position.Value.Should().Be(1);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task The_check_has_teeth_a_table_with_a_serial_number_fails_it()
    {
        await Database.ExecuteAsync("create table serial_log (place bigserial primary key, id uuid not null)");
        var delivered = new List<(long Place, Guid Id)>();

        await using (var slow = await Database.Owner.OpenConnectionAsync(Stop))
        {
            await using var transaction = await slow.BeginTransactionAsync(Stop);
            await using var insert = new NpgsqlCommand($"insert into serial_log (id) values ('{Some.Id(1)}')", slow, transaction);
            await insert.ExecuteNonQueryAsync(Stop);
            await Database.ExecuteAsync($"insert into serial_log (id) values ('{Some.Id(2)}')");
            await ReadAfterTheLastAsync();
            await transaction.CommitAsync(Stop);
        }

        await ReadAfterTheLastAsync();

        var check = () => Deliveries.ThrowUnlessOnceInOrder(delivered, [Some.Id(1), Some.Id(2)]);
        check.Should().Throw<InvalidOperationException>().WithMessage("1 events were skipped*");

        async Task ReadAfterTheLastAsync()
        {
            await using var read = Database.Owner.CreateCommand("select place, id from serial_log where place > $1 order by place");
            read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = delivered.Select(d => d.Place).DefaultIfEmpty(0).Max() });
            await using var reader = await read.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                delivered.Add((reader.GetInt64(0), reader.GetGuid(1)));
        }
    }

    [Fact(Timeout = Patience)]
    public async Task Positions_have_no_holes_after_races_rejections_and_rollbacks()
    {
        const int writers = 16;
        const int each = 20;
        var logs = new[] { Open(), Open() };
        var acknowledged = new ConcurrentDictionary<Guid, long>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var rollingBack = RollBackUntilAsync(done.Token);
        var subscribers = logs.Select(log => log.FirstAsync(writers * each, page: 23)).ToList();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var log = logs[writer % 2];
            // Four rivals to a stream: each tries until its event stands there.
            var stream = Some.Stream(writer / 4);
            var expected = ExpectedRevision.None;
            for (var i = 0; i < each;)
            {
                var @event = Some.Event(writer * each + i);
                switch (await log.AppendAsync(stream, expected, @event))
                {
                    case AppendResult.Appended won:
                        acknowledged[@event.Id] = won.Position.Value;
                        expected = ExpectedRevision.Exact(won.Revision);
                        i++;
                        break;
                    case AppendResult.WrongExpectedRevision { Actual: { } actual }:
                        expected = ExpectedRevision.Exact(actual);
                        break;
                    case var other:
                        throw new InvalidOperationException($"{other}");
                }
            }
        })));
        await done.CancelAsync();
        await rollingBack;

        foreach (var seen in await Task.WhenAll(subscribers))
            Deliveries.ThrowUnlessOnceInOrder([.. seen.Select(e => (e.Position.Value, e.Id))], acknowledged.Keys);
        await ThrowUnlessWithoutHolesAsync();

        async Task RollBackUntilAsync(CancellationToken enough)
        {
            for (var number = 1_000_000; !enough.IsCancellationRequested; number++)
            {
                await using var open = await AppendWithoutCommitAsync(number);
                await open.RollbackAsync();
            }
        }
    }

    [Fact(Timeout = Patience)]
    public async Task An_open_transaction_in_another_database_of_the_cluster_holds_nobody_up()
    {
        await using var other = await Cluster.CreateDatabaseAsync();
        await using var foreign = await other.Owner.OpenConnectionAsync(Stop);
        await using var transaction = await foreign.BeginTransactionAsync(Stop);
        await using var write = new NpgsqlCommand("create table something (a int); insert into something values (1)", foreign, transaction);
        await write.ExecuteNonQueryAsync(Stop);
        var log = Open();
        var seen = log.FirstAsync(5);

        await log.FillAsync(0, 5);

        (await seen).Select(Some.NumberOf).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact(Timeout = Patience)]
    public async Task A_hole_in_the_log_stops_its_readers()
    {
        var log = Open();
        await log.FillAsync(0, 5);
        await Database.ExecuteAsync("alter table es.events disable trigger all; delete from es.events where position = 3");

        var read = () => log.ReadAllAsync(null, 10, Stop);
        var readToTheHole = () => log.ReadAllAsync(null, 3, Stop);
        var subscribe = () => log.FirstAsync(5);

        await read.Should().ThrowAsync<LogIntegrityException>();
        await readToTheHole.Should().ThrowAsync<LogIntegrityException>();
        await subscribe.Should().ThrowAsync<LogIntegrityException>();
    }

    [Theory(Timeout = Patience)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_stream_that_lost_an_event_stops_whoever_reads_its_slice(int lost)
    {
        var log = Open();
        await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(0, 5));
        await log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(5));
        await Database.ExecuteAsync($"alter table es.events disable trigger all; delete from es.events where position = {lost}");
        var head = await log.HeadAsync(Stop);

        var read = async () =>
        {
            await foreach (var page in log.ReadSliceAsync(new StreamPrefix("journey-"), head, 10, Stop))
                page.Should().NotBeEmpty();
        };

        await read.Should().ThrowAsync<LogIntegrityException>();
    }

    [Fact(Timeout = Patience)]
    public async Task A_log_that_lost_its_end_stops_its_readers()
    {
        var log = Open();
        await log.FillAsync(0, 5);
        await Database.ExecuteAsync("alter table es.events disable trigger all; delete from es.events where position = 5");

        var read = () => log.ReadAllAsync(null, 10, Stop);

        await read.Should().ThrowAsync<LogIntegrityException>();
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscriber_is_stopped_when_the_log_begins_another_epoch()
    {
        var log = Open();
        await log.FillAsync(0, 2);
        var waiting = log.FirstAsync(3);
        var position = await log.HeadAsync(Stop);

        await Database.ExecuteAsync("update es.head set epoch = gen_random_uuid()");

        await waiting.Awaiting(w => w).Should().ThrowAsync<LogEpochException>();
        await log.Awaiting(l => l.ReadAllAsync(position, 10, Stop)).Should().ThrowAsync<LogEpochException>();
        (await log.AppendAsync(Some.Stream(7), ExpectedRevision.None, Some.Event(7)))
            .Should().BeOfType<AppendResult.Appended>().Which.Position.Epoch.Should().NotBe(position.Epoch);
    }
}
