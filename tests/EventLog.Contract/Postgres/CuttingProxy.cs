using System.Net.Sockets;

namespace Naas.EventLog.Contract.Postgres;

/// <summary>Stands before the server's socket and can lose an answer: the request goes through, the reply does not.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const string Name = ".s.PGSQL.5432";

    private readonly string _server;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _running = [];
    private int _armed;
    private int _cuts;

    private CuttingProxy(string server)
    {
        _server = server;
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, Name)));
        _listener.Listen();
        _running.Add(AcceptAsync());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("naas-cut-").FullName;

    public int Cuts => _cuts;

    public static CuttingProxy Before(string folder) => new(Path.Combine(folder, Name));

    /// <summary>The next append's answer is lost with its connection; other statements are left alone.</summary>
    public void CutNextAnswer() => Interlocked.Exchange(ref _armed, 1);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            var client = await _listener.AcceptAsync(_closing.Token);
            _running.Add(ServeAsync(client));
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_server), _closing.Token);
            var cut = new StrongBox();
            var there = PumpAsync(client, server, sent =>
            {
                // An append is recognised by the name of its type, which travels in it as text.
                if (sent.Span.IndexOf("journey-registered"u8) >= 0 && Interlocked.Exchange(ref _armed, 0) == 1)
                    cut.Answer = true;
                return true;
            });
            var back = PumpAsync(server, client, answer =>
            {
                if (!cut.Answer || answer.IsEmpty)
                    return true;
                _ = Interlocked.Increment(ref _cuts);
                return false;
            });
            _ = await Task.WhenAny(there, back);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> pass)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, _closing.Token) is var length and > 0)
        {
            if (!pass(buffer.AsMemory(0, length)))
                return;
            _ = await to.SendAsync(buffer.AsMemory(0, length), SocketFlags.None, _closing.Token);
        }
    }

    private sealed class StrongBox
    {
        public volatile bool Answer;
    }
}
