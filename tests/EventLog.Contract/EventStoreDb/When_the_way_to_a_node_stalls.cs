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
