using System.Net;
using System.Net.Sockets;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>A way to a port that can stall: connections stay open, and neither side hears of the other any more.</summary>
internal sealed class StallingWay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _running = [];
    private readonly int _port;
    private volatile TaskCompletionSource _stalled = new();

    private StallingWay(int port)
    {
        _port = port;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _running.Add(AcceptAsync());
    }

    public int Port { get; }

    public static StallingWay To(int port) => new(port);

    /// <summary>Stalls every connection that is open; those that are opened afterwards are served.</summary>
    public void Stall()
    {
        var open = _stalled;
        _stalled = new TaskCompletionSource();
        open.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
            _running.Add(ServeAsync(await _listener.AcceptSocketAsync(_closing.Token), _stalled.Task));
    }

    private async Task ServeAsync(Socket client, Task stalled)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _port, _closing.Token);
            _ = await Task.WhenAny(PumpAsync(client, server, stalled), PumpAsync(server, client, stalled));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Task stalled)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, _closing.Token) is var length and > 0)
        {
            if (stalled.IsCompleted)
                await Task.Delay(Timeout.Infinite, _closing.Token);
            _ = await to.SendAsync(buffer.AsMemory(0, length), SocketFlags.None, _closing.Token);
        }
    }
}
