using System.Collections.Concurrent;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;

namespace Naas.EventLog.Contract.Postgres;

public sealed class Several_processes(TemporaryCluster cluster) : PostgresTest(cluster)
{
    private static readonly PostgresEventLogSettings NeverPolls = new() { PollInterval = TimeSpan.FromHours(1) };

    [Fact(Timeout = Patience)]
    public async Task They_wake_each_other()
    {
        var reader = Open(NeverPolls);
        var writer = Open();
        await using var pages = reader.SubscribeAsync(null, 10, Stop).GetAsyncEnumerator(Stop);

        for (var number = 0; number < 5; number++)
        {
            // The first is seen by reading; from then on only a notification can wake the reader.
            await writer.FillAsync(number, 1);
            (await pages.MoveNextAsync()).Should().BeTrue();
            pages.Current.Events.Select(Some.NumberOf).Should().Equal(number);
        }
    }

    [Fact(Timeout = Patience)]
    public async Task What_nobody_was_told_of_is_found_by_the_poll()
    {
        var log = Open();
        await log.FillAsync(0, 1);
        await using var pages = log.SubscribeAsync(await log.HeadAsync(Stop), 10, Stop).GetAsyncEnumerator(Stop);
        var waiting = pages.MoveNextAsync();

        await AppendUnheardAsync(1);

        (await waiting).Should().BeTrue();
        pages.Current.Events.Select(Some.NumberOf).Should().Equal(1);
    }

    [Fact(Timeout = Patience)]
    public async Task Of_rivals_in_several_processes_exactly_one_wins()
    {
        var logs = Enumerable.Range(0, 4).Select(_ => Open()).ToList();
        for (var round = 0; round < 20; round++)
        {
            var expected = round == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(round - 1);
            var first = round * 16;
            var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(n =>
                Task.Run(() => logs[n % logs.Count].AppendAsync(Some.Stream(1), expected, Some.Event(first + n)))));

            results.OfType<AppendResult.Appended>().Should().ContainSingle();
            results.OfType<AppendResult.WrongExpectedRevision>().Should().HaveCount(15);
        }

        (await logs[0].ForwardsAsync(Some.Stream(1))).Should().HaveCount(20);
        await ThrowUnlessWithoutHolesAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Batches_that_take_the_same_streams_in_another_order_never_wait_for_each_other_in_a_ring()
    {
        const int streams = 40;
        const int rounds = 15;
        var logs = Enumerable.Range(0, 4).Select(_ => Open()).ToList();
        var next = new ConcurrentDictionary<int, long>();
        await logs[0].FillAsync(0, streams);

        await Task.WhenAll(logs.Select((log, process) => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var order = Enumerable.Range(0, streams).Select(i => (i * (2 * process + 1) + round) % streams);
                await Task.WhenAll(order.Select(async stream =>
                {
                    var number = 1_000_000 + (process * rounds + round) * streams + stream;
                    while (await log.AppendAsync(Some.Stream(stream), ExpectedRevision.Exact(next.GetValueOrDefault(stream)), Some.Event(number)) is not AppendResult.Appended appended
                        || Grown(stream, appended.Revision))
                    {
                    }
                }));
            }
        })));

        // A new type and new streams at the same moment are the other locks there are.
        await Task.WhenAll(logs.Select((log, process) => Task.WhenAll(Enumerable.Range(0, 60).Select(n =>
            log.AppendAsync(Some.Stream(5000 + (process % 2 == 0 ? n : 59 - n)), ExpectedRevision.None, Some.Event(9000 + process * 60 + n) with { Type = $"type-{n % 7}" })))));

        (await Database.QueryAsync<long>("select deadlocks from pg_stat_database where datname = current_database()")).Should().Be(0);
        await ThrowUnlessWithoutHolesAsync();

        bool Grown(int stream, long revision)
        {
            next.AddOrUpdate(stream, revision, (_, known) => Math.Max(known, revision));
            return false;
        }
    }
}
