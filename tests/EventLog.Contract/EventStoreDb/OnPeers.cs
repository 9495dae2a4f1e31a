using System.Net;
using System.Net.Sockets;
using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>Tests that start nodes of their own and open logs on them.</summary>
public abstract class OnPeers : IAsyncLifetime
{
    protected const int Patience = 120_000;

    private protected static readonly EventStoreDbSettings Quick = new() { SilentAfter = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(30) };

    private readonly Stack<IAsyncDisposable> _opened = new();
    private readonly Stack<IAsyncDisposable> _nodes = new();

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        while (_opened.TryPop(out var opened))
            await opened.DisposeAsync();
        while (_nodes.TryPop(out var node))
            await node.DisposeAsync();
    }

    private protected async Task<PeerNode> StartAsync(PeerSettings? settings = null, PeerStore? store = null)
    {
        var node = await PeerNode.StartAsync(settings, store);
        Keep(node);
        return node;
    }

    /// <summary>Ends it with the test, after the logs that use it.</summary>
    protected void Keep(IAsyncDisposable node) => _nodes.Push(node);

    private protected EventStoreDbEventLog Open(string address, EventStoreDbSettings? settings = null)
    {
        var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse(address), TimeProvider.System, settings ?? Quick);
        _opened.Push(log);
        return log;
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private protected static async Task<List<int>> TakeAsync(IAsyncEnumerator<LogPage> pages, int count)
    {
        var numbers = new List<int>();
        while (numbers.Count < count)
        {
            (await pages.MoveNextAsync()).Should().BeTrue();
            numbers.AddRange(pages.Current.Events.Select(Some.NumberOf));
        }

        return numbers;
    }
}
