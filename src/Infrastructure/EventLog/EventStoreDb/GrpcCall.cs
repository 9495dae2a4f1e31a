using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The answer to a call, message by message.</summary>
internal sealed class GrpcCall : IAsyncDisposable
{
    private readonly string _method;
    private readonly HttpResponseMessage _answer;
    private readonly PipeReader _reader;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _ending;
    private Task _reading = Task.CompletedTask;
    private int _ended;

    private GrpcCall(NodeChannel channel, string method, HttpResponseMessage answer, Stream body, CancellationToken cancellation)
    {
        (Channel, _method, _answer, _cancellation) = (channel, method, answer, cancellation);
        _reader = PipeReader.Create(body);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    public NodeChannel Channel { get; }

    /// <param name="cancellation">Ends the reading of the answer.</param>
    /// <exception cref="GrpcException">The answer is a refusal, or none of gRPC's.</exception>
    public static async Task<GrpcCall> BeginAsync(NodeChannel channel, string method, HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new GrpcException(CodeOf(answer.StatusCode), $"EventStoreDB at {channel.Endpoint} answered {method} with HTTP {(int)answer.StatusCode}.");
            // An answer without any message, be it a refusal or an empty read, comes with its status in the headers.
            if (StatusIn(answer.Headers) is { } status && status != GrpcCode.Ok)
                throw Refusal(channel.Endpoint, method, status, answer.Headers);
            return new GrpcCall(channel, method, answer, await answer.Content.ReadAsStreamAsync(cancellation), cancellation);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>The next message. One is read at a time.</summary>
    /// <returns>Null when the call has ended well.</returns>
    /// <exception cref="GrpcException">It has ended otherwise.</exception>
    public ValueTask<T?> ReadAsync<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        var reading = TakeAsync(parser);
        if (reading.IsCompleted)
            return reading;
        var task = reading.AsTask();
        _reading = task;
        return new ValueTask<T?>(task);
    }

    /// <summary>Whether it is how a connection fails.</summary>
    public static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException or ObjectDisposedException;

    public static GrpcException Broken(NodeEndpoint endpoint, Exception because) => new(
        GrpcCode.Unavailable, $"The connection to EventStoreDB at {endpoint} failed: {because.Message}", because: because)
    {
        NeverSent = because is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError },
    };

    /// <summary>Ends a read that nobody waits for any more, before what it reads into is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
            return;
        if (!_reading.IsCompleted)
            await _ending.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _reader.CompleteAsync();
        _answer.Dispose();
        _ending.Dispose();
        Channel.Exit();
    }

    private async ValueTask<T?> TakeAsync<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        T? message;
        try
        {
            message = await GrpcFrames.ReadAsync(_reader, parser, _ending.Token);
        }
        catch (Exception e) when (IsBroken(e))
        {
            // A call that is ended may fail as a broken connection does.
            _cancellation.ThrowIfCancellationRequested();
            throw Broken(Channel.Endpoint, e);
        }

        if (message is null)
            ThrowUnlessWell();
        return message;
    }

    private void ThrowUnlessWell()
    {
        var headers = _answer.TrailingHeaders;
        var status = StatusIn(headers) ?? StatusIn(_answer.Headers) ?? throw new GrpcException(GrpcCode.Unavailable, $"EventStoreDB at {Channel.Endpoint} ended {_method} without saying how.");
        if (status != GrpcCode.Ok)
            throw Refusal(Channel.Endpoint, _method, status, headers);
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
