using System.Collections.Concurrent;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;
using Npgsql;

namespace Naas.EventLog.Contract.Postgres;

public sealed class Trouble(TemporaryCluster cluster) : PostgresTest(cluster)
{
    [Fact(Timeout = Patience)]
    public async Task A_bad_request_in_a_batch_fails_alone()
    {
        await Database.ExecuteAsync("alter table es.events add check (schema_version <> 666)");
        var log = Open();
        await using var open = await AppendWithoutCommitAsync(1);
        var first = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2));
        await WaitUntilHeldUpAsync();

        var batch = Enumerable.Range(10, 20).Select(n => log.AppendAsync(
            Some.Stream(n), ExpectedRevision.None, Some.Event(n) with { SchemaVersion = n == 17 ? 666 : 1 })).ToList();
        await open.RollbackAsync();

        (await first).Should().BeOfType<AppendResult.Appended>();
        await batch[7].Awaiting(bad => bad).Should().ThrowAsync<PostgresException>();
        (await Task.WhenAll(batch.Where((_, i) => i != 7))).Should().AllBeOfType<AppendResult.Appended>();
        (await log.ForwardsAsync(Some.Stream(17))).Should().BeEmpty();
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task A_caller_who_gives_up_in_the_queue_has_recorded_nothing()
    {
        var log = Open();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var open = await AppendWithoutCommitAsync(1);
        var first = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2));
        await WaitUntilHeldUpAsync();
        var queued = log.AppendAsync(Some.Stream(3), ExpectedRevision.None, [Some.Event(3)], Some.Moment, cancel.Token);

        await cancel.CancelAsync();

        await queued.Awaiting(q => q).Should().ThrowAsync<OperationCanceledException>();
        await open.RollbackAsync();
        await first;
        await log.FillAsync(4, 1);
        (await log.EverythingAsync()).Select(Some.NumberOf).Should().Equal(2, 4);
    }

    [Fact(Timeout = Patience)]
    public async Task A_caller_who_gives_up_while_it_is_recorded_is_told_that_the_outcome_is_unknown()
    {
        var log = Open();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var open = await AppendWithoutCommitAsync(1);
        var first = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, [Some.Event(2)], Some.Moment, cancel.Token);
        await WaitUntilHeldUpAsync();

        await cancel.CancelAsync();

        (await first).Should().BeOfType<AppendResult.OutcomeUnknown>();
        await open.RollbackAsync();
        (await log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2)))
            .Should().BeOfType<AppendResult.Appended>().Which.AlreadyThere.Should().BeTrue();
        (await log.EverythingAsync()).Should().ContainSingle();
    }

    [Theory(Timeout = Patience)]
    [InlineData(3, 1_000_000)]
    [InlineData(1000, 350)]
    public async Task A_full_queue_says_busy(int requests, int bytes)
    {
        var log = Open(new PostgresEventLogSettings { QueueRequests = requests, QueueBytes = bytes });
        await using var open = await AppendWithoutCommitAsync(1);
        var first = log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(2));
        await WaitUntilHeldUpAsync();

        var more = Enumerable.Range(10, 10).Select(n => log.AppendAsync(Some.Stream(n), ExpectedRevision.None, Some.Event(n))).ToList();
        more.Skip(3).Should().OnlyContain(task => task.IsCompletedSuccessfully && task.Result is AppendResult.Busy);
        await open.RollbackAsync();

        (await first).Should().BeOfType<AppendResult.Appended>();
        (await Task.WhenAll(more.Take(3))).Should().AllBeOfType<AppendResult.Appended>();
        (await log.EverythingAsync()).Should().HaveCount(4);
        (await log.AppendAsync(Some.Stream(50), ExpectedRevision.None, Some.Event(50))).Should().BeOfType<AppendResult.Appended>();
    }

    [Fact(Timeout = Patience)]
    public async Task Closing_records_what_waits_and_takes_no_more()
    {
        var log = Open();
        var waiting = Enumerable.Range(0, 200).Select(n => log.AppendAsync(Some.Stream(n), ExpectedRevision.None, Some.Event(n))).ToList();

        await log.DisposeAsync();

        (await Task.WhenAll(waiting)).Should().AllBeOfType<AppendResult.Appended>();
        (await log.AppendAsync(Some.Stream(999), ExpectedRevision.None, Some.Event(999))).Should().BeOfType<AppendResult.Busy>();
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_whose_acknowledgement_was_lost_is_found_again()
    {
        await using var cut = CuttingProxy.Before(Cluster.Socket);
        await using var through = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.ApplicationConnectionString) { Host = cut.Folder }.ConnectionString);
        var log = Open(database: through);
        await log.FillAsync(0, 1);

        cut.CutNextAnswer();
        var result = await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2));

        cut.Cuts.Should().Be(1);
        var appended = result.Should().BeOfType<AppendResult.Appended>().Subject;
        appended.AlreadyThere.Should().BeTrue("the lost transaction had committed");
        appended.Position.Value.Should().Be(3);
        (await log.EverythingAsync()).Select(Some.NumberOf).Should().Equal(0, 1, 2);
        await log.DisposeAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Connections_killed_all_the_time_lose_nothing_and_double_nothing()
    {
        const int writers = 16;
        const int each = 40;
        const int between = 20;
        var log = Open();
        var acknowledged = new ConcurrentDictionary<Guid, (long Revision, long Position)>();
        var rounds = 0;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var killing = KillUntilAsync(done.Token);
        var subscriber = log.FirstAsync(writers * each, page: 31);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each;)
            {
                // On a quick machine everything would be recorded before connections were killed often enough to show anything.
                while (acknowledged.Count > between * Volatile.Read(ref rounds))
                    await Task.Delay(1, Stop);

                var @event = Some.Event(writer * each + i);
                var expected = i == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(i - 1);
                switch (await log.AppendAsync(Some.Stream(writer), expected, @event))
                {
                    case AppendResult.Appended appended:
                        acknowledged[@event.Id] = (appended.Revision, appended.Position.Value);
                        i++;
                        break;
                    case AppendResult.Busy or AppendResult.OutcomeUnknown:
                        // The same ids again.
                        break;
                    case var other:
                        throw new InvalidOperationException($"Event {i} of {writer}: {other}");
                }
            }
        })));
        await done.CancelAsync();
        var kills = await killing;

        kills.Should().BeGreaterThan(20);
        var seen = await subscriber;
        Deliveries.ThrowUnlessOnceInOrder([.. seen.Select(e => (e.Position.Value, e.Id))], acknowledged.Keys);
        seen.Should().OnlyContain(e => acknowledged[e.Id].Equals(new ValueTuple<long, long>(e.Revision, e.Position.Value)));
        await ThrowUnlessWithoutHolesAsync();

        async Task<long> KillUntilAsync(CancellationToken enough)
        {
            var killed = 0L;
            while (!enough.IsCancellationRequested)
            {
                killed += await Database.QueryAsync<long>(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
                _ = Interlocked.Increment(ref rounds);

                // Killing without end would only show that nothing can be recorded then.
                var progress = acknowledged.Count + (between / 2);
                while (acknowledged.Count < progress && !enough.IsCancellationRequested)
                    await Task.Delay(1, CancellationToken.None);
            }

            return killed;
        }
    }

    [Fact(Timeout = Patience)]
    public async Task A_database_that_goes_away_and_comes_back_ends_no_subscription_and_leaves_no_caller_without_an_answer()
    {
        await using var own = new TemporaryCluster();
        await own.InitializeAsync();
        await using var database = await own.CreateDatabaseAsync();
        var log = Open(new PostgresEventLogSettings { Patience = TimeSpan.FromMilliseconds(100) }, database.Application);
        var seen = log.FirstAsync(60);
        await log.FillAsync(0, 10);

        await own.StopAsync();
        var answers = await Task.WhenAll(Enumerable.Range(10, 50).Select(n => log.AppendAsync(Some.Stream(n), ExpectedRevision.None, Some.Event(n))));
        answers.Should().OnlyContain(a => a is AppendResult.Busy || a is AppendResult.OutcomeUnknown);
        (await log.AppendAsync(Some.Stream(10), ExpectedRevision.None, Some.Event(10))).Should().BeOfType<AppendResult.Busy>();

        await own.StartAsync();
        foreach (var number in Enumerable.Range(10, 50))
        {
            while (await log.AppendAsync(Some.Stream(number), ExpectedRevision.None, Some.Event(number)) is not AppendResult.Appended)
                await Task.Yield();
        }

        (await seen).Select(Some.NumberOf).Should().Equal(Enumerable.Range(0, 60));
        await log.DisposeAsync();
    }
}
