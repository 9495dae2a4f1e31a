using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>Connections that stay open and carry nothing any more, again and again while appends are under way and somebody listens: on the peer, and on a real node where one is given.</summary>
public sealed class When_the_way_to_a_node_stalls
{
    private const int Patience = 180_000;
    private const int Appends = 300;
    private const int AtOnce = 16;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience)]
    public async Task Every_append_is_recorded_once_and_whoever_listens_hears_of_each_on_the_peer()
    {
        await using var peer = await PeerNode.StartAsync();

        await StallAsync(peer.Endpoint);
    }

    [Fact(Timeout = Patience)]
    public async Task Every_append_is_recorded_once_and_whoever_listens_hears_of_each_on_a_node()
    {
        Assert.SkipWhen(RealNode.Address is null, RealNode.Missing);
        var address = EventStoreDbAddress.Parse(RealNode.Address!);
        Assert.SkipWhen(address.Tls || address.Discovers, "NAAS_TEST_EVENTSTOREDB names a node with TLS or a cluster: its name or its members would lead around the way that stalls.");

        await StallAsync(address.Endpoints[0]);
    }

    /// <summary>The server says nothing while it passes over what is not of the log, so whoever searches all events waits for long: but not on a connection that carries nothing, be its keep-alive off.</summary>
    [Fact(Timeout = Patience)]
    public async Task Whoever_searches_all_events_goes_by_another_connection()
    {
        await using var peer = await PeerNode.StartAsync();
        await using var way = StallingWay.To(peer.Endpoint.Port);
        await using var log = Open(way, TimeSpan.FromSeconds(1), new EventStoreDbSettings { AttemptTimeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60), LongestSearch = TimeSpan.FromHours(1), SilentAfter = TimeSpan.FromHours(1) });
        await log.FillAsync(0, 3);
        var head = await log.HeadAsync(Stop);
        await peer.Faults.ListenedToAsync(Stop);

        foreach (var search in (Func<Task>[])
            [
                async () => (await log.HeadAsync(Stop)).Should().Be(head),
                async () => (await log.ReadAllAsync(null, 10, Stop)).Events.Select(Some.NumberOf).Should().Equal(0, 1, 2),
                async () => (await log.LastBeforeAsync(Some.Moment.AddDays(1), Stop)).Should().Be(head),
            ])
        {
            way.Stall();
            await search();
        }
    }

    [Fact(Timeout = Patience)]
    public async Task A_watcher_that_gave_up_goes_by_another_connection_the_next_time()
    {
        await using var peer = await PeerNode.StartAsync();
        await using var way = StallingWay.To(peer.Endpoint.Port);
        await using var log = Open(way, TimeSpan.FromHours(1), new EventStoreDbSettings { SilentAfter = TimeSpan.FromHours(1) });
        await log.FillAsync(0, 1);
        await peer.Faults.ListenedToAsync(Stop);
        way.Stall();

        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await FluentActions.Awaiting(() => log.NodeStateAsync(enough.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await log.NodeStateAsync(Stop)).State.Should().Be("leader");
    }

    /// <summary>With nothing that would find out beside the calls themselves.</summary>
    private static EventStoreDbEventLog Open(StallingWay way, TimeSpan gossip, EventStoreDbSettings settings) =>
        new(EventStoreDbAddress.Parse($"esdb://127.0.0.1:{way.Port}?tls=false&keepAliveInterval=-1&gossipTimeout={(int)gossip.TotalMilliseconds}"), TimeProvider.System, settings);

    private static async Task StallAsync(NodeEndpoint node)
    {
        await using var way = StallingWay.To(node.Port);
        var settings = new EventStoreDbSettings { Installation = $"stalls-{Guid.NewGuid():N}", AttemptTimeout = TimeSpan.FromSeconds(1), SilentAfter = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };
        await using var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse($"esdb://127.0.0.1:{way.Port}?tls=false&keepAliveInterval=1000&keepAliveTimeout=1000"), TimeProvider.System, settings);
        await log.FillAsync(0, 1);
        var hearing = HearAsync(log, Appends + 1);

        var recorded = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, Appends), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (number, _) =>
        {
            (await log.AppendAsync(Some.Stream(number), ExpectedRevision.None, Some.Event(number))).Should().BeOfType<AppendResult.Appended>("append {0}", number);
            // Three times, while the next ones are under way.
            if (Interlocked.Increment(ref recorded) % (Appends / 4) == 0)
                way.Stall();
        });

        (await hearing).Order().Should().Equal(Enumerable.Range(0, Appends + 1), "each is heard of, and once");
        (await log.EverythingAsync()).Select(Some.NumberOf).Order().Should().Equal(Enumerable.Range(0, Appends + 1));
    }

    private static async Task<List<int>> HearAsync(EventStoreDbEventLog log, int count)
    {
        var heard = new List<int>();
        await foreach (var page in log.SubscribeAsync(null, 50, Stop))
        {
            heard.AddRange(page.Events.Select(Some.NumberOf));
            if (heard.Count >= count)
                break;
        }

        return heard;
    }
}
