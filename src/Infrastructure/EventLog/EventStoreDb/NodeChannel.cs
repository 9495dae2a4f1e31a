using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Google.Protobuf;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Calls to one node: gRPC by hand over HTTP/2, as much of it as this adapter needs.</summary>
internal sealed class NodeChannel : IDisposable
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");

    private readonly HttpMessageInvoker _http;
    private readonly EventStoreDbAddress _address;
    private readonly Uri _node;

    public NodeChannel(EventStoreDbAddress address, NodeEndpoint endpoint)
    {
        (_address, Endpoint) = (address, endpoint);
        _node = new UriBuilder(address.Tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, endpoint.Host, endpoint.Port).Uri;
        _http = new HttpMessageInvoker(Handler(address));
    }

    public NodeEndpoint Endpoint { get; }

    /// <summary>A call that is answered once.</summary>
    /// <param name="deadline">By when it is answered, or has failed.</param>
    /// <exception cref="GrpcException">It failed, or nobody answered in time.</exception>
    public async Task<T> CallAsync<T>(string method, ReadOnlyMemory<byte> request, MessageParser<T> parser, TimeSpan deadline, CancellationToken cancellation)
        where T : class, IMessage<T>
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(deadline);
        try
        {
            T? answer = null;
            await foreach (var message in StreamAsync(method, request, parser, deadline, timed.Token))
                answer = message;
            return answer ?? throw new GrpcException(GrpcCode.Internal, $"EventStoreDB at {Endpoint} answered {method} with nothing.");
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.DeadlineExceeded, $"EventStoreDB at {Endpoint} did not answer {method} within {deadline.TotalSeconds:0.#} s.", because: e);
        }
    }

    /// <summary>A call that is answered by many messages.</summary>
    /// <exception cref="GrpcException">It failed, at its beginning or on its way.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(string method, ReadOnlyMemory<byte> request, MessageParser<T> parser, TimeSpan? deadline, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, IMessage<T>
    {
        using var call = await OpenAsync(method, request, deadline, cancellation);
        while (await call.ReadAsync(parser, cancellation) is { } message)
            yield return message;
    }

    /// <summary>Sends the call and waits for the headers of the answer.</summary>
    /// <exception cref="GrpcException">It failed.</exception>
    public async Task<GrpcCall> OpenAsync(string method, ReadOnlyMemory<byte> request, TimeSpan? deadline, CancellationToken cancellation)
    {
        var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(_node, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(request) { Headers = { ContentType = Grpc } },
        };
        asked.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        asked.Headers.Add("requires-leader", _address.NodePreference == NodePreference.Leader ? "true" : "false");
        asked.Headers.Add("connection-name", _address.ConnectionName);
        if (deadline is { } time)
            asked.Headers.Add("grpc-timeout", string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds}m"));
        if (_address.User is { } user)
            asked.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_address.Password}")));

        try
        {
            var answer = await _http.SendAsync(asked, cancellation);
            return await GrpcCall.BeginAsync(Endpoint, method, answer, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw GrpcCall.Broken(Endpoint, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(EventStoreDbAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = address.KeepAliveInterval ?? Timeout.InfiniteTimeSpan,
            KeepAlivePingTimeout = address.KeepAliveTimeout,
            ConnectTimeout = address.Deadline,
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
        if (address.UserCertificate is { } user)
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(user.Certificate, user.Key)];
        if (address.CaFile is { } file)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(file);
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        return options;
    }
}

/// <summary>The answer to a call, message by message.</summary>
internal sealed class GrpcCall : IDisposable
{
    private readonly NodeEndpoint _endpoint;
    private readonly string _method;
    private readonly HttpResponseMessage _answer;
    private readonly PipeReader _reader;

    private GrpcCall(NodeEndpoint endpoint, string method, HttpResponseMessage answer, Stream body) =>
        (_endpoint, _method, _answer, _reader) = (endpoint, method, answer, PipeReader.Create(body));

    /// <exception cref="GrpcException">The answer is a refusal, or none of gRPC's.</exception>
    public static async Task<GrpcCall> BeginAsync(NodeEndpoint endpoint, string method, HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new GrpcException(CodeOf(answer.StatusCode), $"EventStoreDB at {endpoint} answered {method} with HTTP {(int)answer.StatusCode}.");
            // An answer without any message, be it a refusal or an empty read, comes with its status in the headers.
            if (StatusIn(answer.Headers) is { } status && status != GrpcCode.Ok)
                throw Refusal(endpoint, method, status, answer.Headers);
            return new GrpcCall(endpoint, method, answer, await answer.Content.ReadAsStreamAsync(cancellation));
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <returns>Null when the call has ended well.</returns>
    /// <exception cref="GrpcException">It has ended otherwise.</exception>
    public async ValueTask<T?> ReadAsync<T>(MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T>
    {
        T? message;
        try
        {
            message = await GrpcFrames.ReadAsync(_reader, parser, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            throw Broken(_endpoint, e);
        }

        if (message is null)
            ThrowUnlessWell();
        return message;
    }

    public static GrpcException Broken(NodeEndpoint endpoint, Exception because) => new(
        GrpcCode.Unavailable, $"The connection to EventStoreDB at {endpoint} failed: {because.Message}", because: because)
    {
        NeverSent = because is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError },
    };

    public void Dispose()
    {
        _reader.Complete();
        _answer.Dispose();
    }

    private void ThrowUnlessWell()
    {
        var headers = _answer.TrailingHeaders;
        var status = StatusIn(headers) ?? StatusIn(_answer.Headers) ?? throw new GrpcException(GrpcCode.Unavailable, $"EventStoreDB at {_endpoint} ended {_method} without saying how.");
        if (status != GrpcCode.Ok)
            throw Refusal(_endpoint, _method, status, headers);
    }

    private static GrpcException Refusal(NodeEndpoint endpoint, string method, GrpcCode code, HttpResponseHeaders headers)
    {
        var trailers = headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value));
        var message = Uri.UnescapeDataString(trailers.GetValueOrDefault("grpc-message", ""));
        return new GrpcException(code, $"EventStoreDB at {endpoint} refused {method} ({code}): {message}", trailers);
    }

    private static GrpcCode? StatusIn(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("grpc-status", out var values))
            return null;
        return int.TryParse(string.Join(',', values), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((GrpcCode)number)
            ? (GrpcCode)number
            : GrpcCode.Unknown;
    }

    private static GrpcCode CodeOf(HttpStatusCode status) => (int)status switch
    {
        400 => GrpcCode.Internal,
        401 => GrpcCode.Unauthenticated,
        403 => GrpcCode.PermissionDenied,
        404 => GrpcCode.Unimplemented,
        429 or 502 or 503 or 504 => GrpcCode.Unavailable,
        _ => GrpcCode.Unknown,
    };
}
