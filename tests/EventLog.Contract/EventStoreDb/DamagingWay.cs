using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>A way to a node on which the answers to some calls are damaged; the node itself does what it was asked.</summary>
internal sealed class DamagingWay : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly Uri _node;

    private DamagingWay(WebApplication server, NodeEndpoint node) =>
        (_server, _node) = (server, new UriBuilder(Uri.UriSchemeHttp, node.Host, node.Port).Uri);

    public NodeEndpoint Endpoint { get; private set; }

    /// <summary>Says what is done to the answer to a call: by the name of the connection and the path of the method.</summary>
    public Func<string, string, Func<WireAnswer, WireAnswer>?> Choose { get; set; } = static (_, _) => null;

    public static async Task<DamagingWay> ToAsync(PeerNode node)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        _ = builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var server = builder.Build();
        var way = new DamagingWay(server, node.Endpoint);
        server.Run(way.ServeAsync);
        await server.StartAsync();
        way.Endpoint = new NodeEndpoint("127.0.0.1", new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);
        return way;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            using var asked = new MemoryStream();
            await context.Request.Body.CopyToAsync(asked, context.RequestAborted);
            var damage = Choose(context.Request.Headers["connection-name"].ToString(), context.Request.Path.Value!);
            var answer = IsSubscription(context, asked.ToArray()) ? WireAnswer.Subscribed : await AskAsync(context, asked.ToArray());
            await SendAsync(context, damage?.Invoke(answer) ?? answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody reads how it ended.
        }
    }

    // A subscription has no end that could be waited for: this one is told that it stands, and nothing more.
    private static bool IsSubscription(HttpContext context, byte[] asked) =>
        context.Request.Path.Value!.EndsWith("Streams/Read", StringComparison.Ordinal) && ReadReq.Parser.ParseFrom(asked.AsSpan(5)).Options.Subscription is not null;

    private async Task<WireAnswer> AskAsync(HttpContext context, byte[] asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_node, context.Request.Path.Value))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(asked) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.Add("requires-leader", "true");
        // What was sent reaches the node, whoever gives up waiting for the answer.
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var trailers = answer.TrailingHeaders.Concat(answer.Headers.Where(header => header.Key.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase)));
        return new WireAnswer((int)answer.StatusCode, "application/grpc", body, trailers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)), Ending.Well);
    }

    private static async Task SendAsync(HttpContext context, WireAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Body.Length > 0 || answer.Ends != Ending.Well)
        {
            await context.Response.StartAsync();
            _ = await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
        }

        if (answer.Ends == Ending.Never)
            await Task.Delay(-1, context.RequestAborted);
        if (answer.Ends == Ending.Cut)
        {
            context.Abort();
            return;
        }

        foreach (var (name, value) in answer.Trailers)
        {
            if (context.Response.HasStarted)
                context.Response.AppendTrailer(name, value);
            else
                context.Response.Headers[name] = value;
        }
    }
}

/// <summary>How the body of an answer ends.</summary>
internal enum Ending
{
    Well,
    Cut,
    Never,
}

/// <summary>An answer as it goes over the wire.</summary>
internal sealed record WireAnswer(int Status, string ContentType, byte[] Body, IReadOnlyDictionary<string, string> Trailers, Ending Ends)
{
    public static WireAnswer Subscribed { get; } = new(200, "application/grpc", GrpcFrames.Of(new ReadResp { Confirmation = new() { SubscriptionId = "one" } }), new Dictionary<string, string>(), Ending.Never);

    public WireAnswer With(string trailer, string value) => this with { Trailers = new Dictionary<string, string>(Trailers) { [trailer] = value } };
}
