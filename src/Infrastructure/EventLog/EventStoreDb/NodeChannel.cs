using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Google.Protobuf;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Calls to one node: gRPC by hand over HTTP/2, as much of it as this adapter needs.</summary>
internal sealed class NodeChannel : IDisposable
{
    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(10);

    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");

    private readonly HttpMessageInvoker _http;
    private readonly EventStoreDbAddress _address;
    private readonly Uri _node;
    private readonly Lock _lock = new();
    private int _underWay;
    private bool _isLeft;

    public NodeChannel(EventStoreDbAddress address, NodeEndpoint endpoint)
    {
        (_address, Endpoint) = (address, endpoint);
        _node = new UriBuilder(address.Tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, endpoint.Host, endpoint.Port).Uri;
        _http = new HttpMessageInvoker(Handler(address));
    }

    public NodeEndpoint Endpoint { get; }

    /// <summary>A call that is answered once.</summary>
    /// <param name="deadline">By when it is answered, or has failed.</param>
    /// <param name="besideOthers">Whether it is made also where the connection was left, as long as others are under way on it.</param>
    /// <exception cref="GrpcException">It failed, or nobody answered in time.</exception>
    public async Task<T> CallAsync<T>(string method, ReadOnlyMemory<byte> request, MessageParser<T> parser, TimeSpan deadline, CancellationToken cancellation, bool besideOthers = false)
        where T : class, IMessage<T>
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(deadline);
        try
        {
            T? answer = null;
            await using var call = await OpenAsync(method, request, deadline, timed.Token, timed.Token, besideOthers);
            while (await call.ReadAsync(parser) is { } message)
                answer = message;
            return answer ?? throw new GrpcException(GrpcCode.Internal, $"EventStoreDB at {Endpoint} answered {method} with nothing.");
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.DeadlineExceeded, $"EventStoreDB at {Endpoint} did not answer {method} within {deadline.TotalSeconds:0.#} s.", because: e);
        }
    }

    /// <summary>Sends the call and waits for the headers of the answer.</summary>
    /// <param name="begins">Ends the wait for the headers.</param>
    /// <param name="cancellation">Ends the reading of what follows.</param>
    /// <exception cref="GrpcException">It failed.</exception>
    public async Task<GrpcCall> OpenAsync(string method, ReadOnlyMemory<byte> request, TimeSpan? deadline, CancellationToken begins, CancellationToken cancellation, bool besideOthers = false)
    {
        if (!Enter(besideOthers))
            throw new GrpcException(GrpcCode.Unavailable, $"The connection to EventStoreDB at {Endpoint} was left, since it carried nothing any more.") { NeverSent = true };
        try
        {
            return await BeginAsync(method, request, deadline, begins, cancellation);
        }
        catch
        {
            Exit();
            throw;
        }
    }

    /// <summary>Ends the connection as soon as no call is under way on it: none begins any more, and those that did have its keep-alive until their end.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _isLeft = true;
            if (_underWay == 0)
                Dispose();
        }
    }

    /// <summary>A call has ended.</summary>
    internal void Exit()
    {
        lock (_lock)
        {
            _underWay--;
            if (_isLeft && _underWay == 0)
                Dispose();
        }
    }

    public void Dispose() => _http.Dispose();

    private bool Enter(bool besideOthers)
    {
        lock (_lock)
        {
            if (_isLeft && (!besideOthers || _underWay == 0))
                return false;
            _underWay++;
            return true;
        }
    }

    private async Task<GrpcCall> BeginAsync(string method, ReadOnlyMemory<byte> request, TimeSpan? deadline, CancellationToken begins, CancellationToken cancellation)
    {
        var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(_node, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(request) { Headers = { ContentType = Grpc } },
        };
        asked.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        // Another node may not have yet what was just written: whoever decides by what it reads would decide by the past.
        asked.Headers.Add("requires-leader", "true");
        asked.Headers.Add("connection-name", _address.ConnectionName);
        if (deadline is { } time)
            asked.Headers.Add("grpc-timeout", string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds}m"));
        if (_address.User is { } user)
            asked.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_address.Password}")));

        try
        {
            var answer = await _http.SendAsync(asked, begins);
            return await GrpcCall.BeginAsync(this, method, answer, cancellation);
        }
        catch (Exception e) when (GrpcCall.IsBroken(e))
        {
            begins.ThrowIfCancellationRequested();
            throw GrpcCall.Broken(Endpoint, e);
        }
        catch (OperationCanceledException e) when (!begins.IsCancellationRequested)
        {
            // Nobody gave up: no connection came about in its time.
            throw new GrpcException(GrpcCode.Unavailable, $"EventStoreDB at {Endpoint} could not be connected to in time.", because: e) { NeverSent = true };
        }
    }

    private static SocketsHttpHandler Handler(EventStoreDbAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = address.KeepAliveInterval ?? Timeout.InfiniteTimeSpan,
            KeepAlivePingTimeout = address.KeepAliveTimeout,
            ConnectTimeout = address.Deadline ?? LongestConnecting,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // No trace headers of ours go to another's server.
            ActivityHeadersPropagator = null,
        };
        if (address.Tls)
            handler.SslOptions = Security(address);
        return handler;
    }

    private static SslClientAuthenticationOptions Security(EventStoreDbAddress address)
    {
        var options = new SslClientAuthenticationOptions();
        var (authorities, certificate) = address.Certificates ?? (NodeCertificates.AuthoritiesOf(address), NodeCertificates.OwnOf(address));
        if (certificate is { } own)
            options.ClientCertificates = [own];
        if (authorities is { } trusted)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        return options;
    }
}
