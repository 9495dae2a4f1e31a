using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using State = Naas.Infrastructure.EventLog.EventStoreDb.Wire.MemberInfo.Types.VNodeState;

namespace Naas.EventStoreDbPeer;

/// <summary>How a peer is set up.</summary>
internal sealed record PeerSettings
{
    /// <summary>The port on loopback; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The file that keeps the events; null to keep them in memory.</summary>
    public string? File { get; init; }

    public int MaximumAppendSize { get; init; } = 1024 * 1024;

    /// <summary>Who may call; null for everybody.</summary>
    public (string User, string Password)? Credentials { get; init; }
}

/// <summary>What can be made to go wrong while a peer runs.</summary>
internal sealed class PeerFaults
{
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _listenedTo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _silent;
    private volatile Tuple<TaskCompletionSource, bool>? _held;
    private int _answersToLose;

    /// <summary>The node that is leader in the place of this one; null while this one is.</summary>
    public NodeEndpoint? Leader { get; set; }

    /// <summary>From now on subscriptions are told of no event, and their connections stay open.</summary>
    public void FallSilent() => _silent = new TaskCompletionSource();

    /// <summary>Subscriptions that begin from now on are served; those that hang go on hanging.</summary>
    public void SpeakToNewOnes() => _silent = null;

    /// <summary>Ends once a subscription had something to tell and did not.</summary>
    public Task MetAsync(CancellationToken cancellation) => _met.Task.WaitAsync(cancellation);

    /// <summary>Ends once somebody listens to everything: what is appended from then on is told, or kept from them.</summary>
    public Task ListenedToAsync(CancellationToken cancellation) => _listenedTo.Task.WaitAsync(cancellation);

    /// <summary>The next append is recorded, and its connection ends before the answer.</summary>
    public void LoseNextAnswer() => Interlocked.Increment(ref _answersToLose);

    /// <summary>Whether everybody is refused once an answer was lost, as by something that stands before a node that is gone.</summary>
    public bool RefuseAfterLoss { get; set; }

    /// <summary>From now on nothing is read and nothing appended: whoever calls is sent nothing, or the headers and nothing else, until all are let go.</summary>
    public void Hold(bool afterHeaders = false) => _held = Tuple.Create(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), afterHeaders);

    public void LetGo()
    {
        var held = _held;
        _held = null;
        held?.Item1.SetResult();
    }

    internal async Task PassAsync(GrpcServerCall call)
    {
        if (_held is not { } held)
            return;
        if (held.Item2)
            await call.BeginAsync();
        await held.Item1.Task.WaitAsync(call.Ended);
    }

    /// <summary>Whether everybody is refused, whatever they ask.</summary>
    public bool RefusesAll { get; set; }

    internal void Listens() => _listenedTo.TrySetResult();

    internal bool LosesAnswer()
    {
        var loses = Interlocked.Exchange(ref _answersToLose, 0) > 0;
        RefusesAll |= loses && RefuseAfterLoss;
        return loses;
    }

    internal Task MeetAsync(GrpcServerCall call)
    {
        if (_silent is not { } silence)
            return Task.CompletedTask;
        _ = _met.TrySetResult();
        return silence.Task.WaitAsync(call.Ended);
    }
}

/// <summary>
/// A node of EventStoreDB as far as its clients can see it: streams, gossip and features over gRPC. It stands in for the real one
/// where there is none; the official Node client is what holds it to the protocol.
/// </summary>
internal sealed class PeerNode : IAsyncDisposable
{
    public const string Version = "23.10.0";

    private readonly WebApplication _server;
    private readonly PeerSettings _settings;
    private readonly PeerFaults _faults;

    private PeerNode(WebApplication server, PeerSettings settings, PeerFaults faults, PeerStore store) =>
        (_server, _settings, _faults, Store) = (server, settings, faults, store);

    public PeerStore Store { get; }

    public PeerFaults Faults => _faults;

    public NodeEndpoint Endpoint { get; private set; }

    public string Address => $"esdb://{Endpoint}?tls=false";

    public static async Task<PeerNode> StartAsync(PeerSettings? settings = null, PeerStore? store = null)
    {
        settings ??= new PeerSettings();
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.Port, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 10_000;
        });
        // Ended subscriptions are ended at once, not waited for.
        _ = builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var server = builder.Build();
        var faults = new PeerFaults();
        var peer = new PeerNode(server, settings, faults, store ?? new PeerStore(TimeProvider.System, settings.File));
        peer.Map();
        await server.StartAsync();
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        peer.Endpoint = new NodeEndpoint("127.0.0.1", address.Port);
        return peer;
    }

    /// <summary>Serves until the process ends.</summary>
    public Task EndedAsync() => ((IHost)_server).WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Store.Dispose();
    }

    private void Map()
    {
        var streams = new StreamsService(Store, _settings, _faults);
        var reads = new ReadService(Store, _faults);
        On("event_store.client.streams.Streams/Read", reads.ReadAsync);
        On("event_store.client.streams.Streams/Append", streams.AppendAsync);
        On("event_store.client.streams.Streams/BatchAppend", streams.BatchAppendAsync);
        On("event_store.client.streams.Streams/Delete", call => streams.DeleteAsync(call, forGood: false));
        On("event_store.client.streams.Streams/Tombstone", call => streams.DeleteAsync(call, forGood: true));
        On("event_store.client.gossip.Gossip/Read", GossipAsync, anyNode: true);
        On("event_store.client.server_features.ServerFeatures/GetSupportedMethods", FeaturesAsync, anyNode: true);
    }

    private void On(string method, Func<GrpcServerCall, Task> serve, bool anyNode = false) =>
        _server.MapPost("/" + method, (HttpContext context) => GrpcServerCall.ServeAsync(context, async call =>
        {
            if (_faults.RefusesAll || !IsAllowed(call))
                throw Refusals.AccessDenied();
            if (!anyNode && _faults.Leader is { } leader && bool.TryParse(call.Header("requires-leader"), out var requires) && requires)
                throw Refusals.NotLeader(leader);
            if (!anyNode)
                await _faults.PassAsync(call);
            await serve(call);
        }));

    private bool IsAllowed(GrpcServerCall call) =>
        _settings.Credentials is not { } needed
        || (AuthenticationHeaderValue.TryParse(call.Header("authorization"), out var given) && given.Scheme == "Basic"
            && given.Parameter == Convert.ToBase64String(Encoding.UTF8.GetBytes($"{needed.User}:{needed.Password}")));

    private Task GossipAsync(GrpcServerCall call)
    {
        var info = new ClusterInfo();
        info.Members.Add(MemberOf(Endpoint, _faults.Leader is null ? State.Leader : State.Follower));
        if (_faults.Leader is { } leader)
            info.Members.Add(MemberOf(leader, State.Leader));
        return call.WriteAsync(info);
    }

    private static MemberInfo MemberOf(NodeEndpoint endpoint, State state) => new()
    {
        InstanceId = EventEnvelope.IdOf(Guid.NewGuid()),
        State = state,
        IsAlive = true,
        HttpEndPoint = new() { Address = endpoint.Host, Port = (uint)endpoint.Port },
    };

    private static Task FeaturesAsync(GrpcServerCall call)
    {
        var features = new SupportedMethods { EventStoreServerVersion = Version };
        Add("streams", "read", "position", "events");
        Add("streams", "append");
        Add("streams", "batchappend", "deadline_duration");
        Add("streams", "delete");
        Add("streams", "tombstone");
        Add("gossip", "read");
        return call.WriteAsync(features);

        void Add(string service, string method, params string[] own)
        {
            var supported = new SupportedMethod { ServiceName = $"event_store.client.{service}.{service}", MethodName = method };
            supported.Features.AddRange(own);
            features.Methods.Add(supported);
        }
    }
}
