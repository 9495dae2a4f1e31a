using System.Globalization;
using Microsoft.Extensions.Logging;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using State = Naas.Infrastructure.EventLog.EventStoreDb.Wire.MemberInfo.Types.VNodeState;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Knows which node is spoken to: the one that is named, the one that gossip names, or the leader that another node names.</summary>
internal sealed partial class NodeFinder(EventStoreDbAddress address, EventStoreDbSettings settings, TimeProvider time, ILogger logger) : IDisposable
{
    private const string GossipMethod = "/event_store.client.gossip.Gossip/Read";

    // The nearer to the front, the rather: one that is not the leader names it, and a node that cannot serve is not among them.
    private static readonly State[] Serving = [State.Leader, State.Follower, State.ReadOnlyReplica, State.ReadOnlyLeaderless];

    // Whoever gives up sooner says nothing about the node.
    private static readonly TimeSpan SilenceOfAWatcher = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _finding = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<NodeChannel> _channels = [];
    private NodeChannel? _current;
    private int _failures;

    /// <summary>How many calls have failed otherwise than by what was asked.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>The node that was last spoken to; null before the first call and after one that failed.</summary>
    public NodeEndpoint? Current
    {
        get
        {
            lock (_lock)
                return _current?.Endpoint;
        }
    }

    /// <exception cref="GrpcException">No node can be found now, or not within the log's patience.</exception>
    public async Task<NodeChannel> ChannelAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_current is { } known)
                return known;
        }

        var longest = settings.Patience > settings.AttemptTimeout ? settings.Patience : settings.AttemptTimeout;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(longest);
        try
        {
            return await FindAsync(patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new GrpcException(GrpcCode.Unavailable, $"No node of EventStoreDB was found within {longest.TotalSeconds:0.#} s among {string.Join(", ", address.Endpoints)}.", because: e) { NeverSent = true };
        }
        catch (ObjectDisposedException e)
        {
            throw new GrpcException(GrpcCode.Unavailable, "The log was closed.", because: e) { NeverSent = true };
        }
    }

    private async Task<NodeChannel> FindAsync(CancellationToken cancellation)
    {
        await _finding.WaitAsync(cancellation);
        try
        {
            lock (_lock)
            {
                if (_current is { } known)
                    return known;
            }

            var endpoint = address.Discovers ? await DiscoverAsync(cancellation) : address.Endpoints[0];
            LogSpeaksTo(endpoint);
            return Use(endpoint);
        }
        finally
        {
            _ = _finding.Release();
        }
    }

    /// <summary>What a failed call says of the node: another is leader, or it is to be found anew.</summary>
    public void Note(NodeChannel channel, GrpcException failure)
    {
        if (failure.Passes && !failure.RefusesPlace)
            _ = Interlocked.Increment(ref _failures);
        if (failure.Kind == "not-leader" && LeaderIn(failure) is { } leader)
        {
            LogFollows(leader, channel.Endpoint);
            _ = Use(leader);
            return;
        }

        if (!failure.Passes || failure.RefusesPlace)
            return;
        lock (_lock)
        {
            // Of a connection that carries nothing any more nobody hears before its keep-alive: the next call goes by another, and those under way to their end.
            var isLeft = failure.IsSilence && _channels.Remove(channel);
            if (isLeft)
                channel.Leave();
            // The one that is named is all there is; a node that gossip or another node named may be gone for good.
            if (_current == channel && (isLeft || address.Discovers || failure.Kind is not null || channel.Endpoint != address.Endpoints[0]))
                _current = null;
        }
    }

    /// <summary>The node that is spoken to, and the members of the cluster as it tells them.</summary>
    /// <exception cref="GrpcException">It does not answer; the next call looks for another.</exception>
    public async Task<(NodeEndpoint Node, IReadOnlyList<MemberInfo> Members)> MembersAsync(CancellationToken cancellation)
    {
        var channel = await ChannelAsync(cancellation);
        var began = time.GetTimestamp();
        try
        {
            return (channel.Endpoint, (await GossipAsync(channel, address.GossipTimeout, cancellation)).Members);
        }
        catch (GrpcException e)
        {
            Note(channel, e);
            throw;
        }
        catch (OperationCanceledException e) when (time.GetElapsedTime(began) >= SilenceOfAWatcher)
        {
            // Whoever watches waits for less than the call itself would: the next one is to go by another connection all the same.
            Note(channel, new GrpcException(GrpcCode.DeadlineExceeded, $"EventStoreDB at {channel.Endpoint} did not say which nodes there are before nobody waited for it any more.", because: e));
            throw;
        }
    }

    /// <summary>Whether a connection still carries anything: the node knows at once what it is asked here, whatever else it does.</summary>
    public async Task<bool> CarriesAsync(NodeChannel channel)
    {
        try
        {
            _ = await GossipAsync(channel, address.GossipTimeout, CancellationToken.None, besideOthers: true);
            return true;
        }
        catch (GrpcException e)
        {
            // Whatever it answers, it answers; and a connection that has failed says so to the other call too.
            return !e.IsSilence;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _channels.ForEach(channel => channel.Dispose());
        _finding.Dispose();
    }

    private static NodeEndpoint? LeaderIn(GrpcException failure) =>
        long.TryParse(failure.Trailer("leader-endpoint-port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? EndpointOf(failure.Trailer("leader-endpoint-host"), port) : null;

    /// <summary>What another names as a node; null where that can be none.</summary>
    private static NodeEndpoint? EndpointOf(string? host, long port) =>
        port is > 0 and <= ushort.MaxValue && Uri.CheckHostName(host) != UriHostNameType.Unknown ? new NodeEndpoint(host!, (int)port) : null;

    private NodeChannel Use(NodeEndpoint endpoint)
    {
        lock (_lock)
        {
            var channel = _channels.Find(known => known.Endpoint == endpoint);
            if (channel is null)
                _channels.Add(channel = new NodeChannel(address, endpoint));
            return _current = channel;
        }
    }

    private async Task<NodeEndpoint> DiscoverAsync(CancellationToken cancellation)
    {
        GrpcException? last = null;
        for (var attempt = 1; attempt <= address.DiscoverAttempts; attempt++)
        {
            foreach (var asked in Shuffled(address.Endpoints))
            {
                try
                {
                    using var channel = new NodeChannel(address, asked);
                    if (Best((await GossipAsync(channel, address.GossipTimeout, cancellation)).Members) is { } found)
                        return found;
                    last = new GrpcException(GrpcCode.Unavailable, $"EventStoreDB at {asked} knows of no node that serves.");
                }
                catch (GrpcException e)
                {
                    last = e;
                }
            }

            if (attempt < address.DiscoverAttempts)
                await Task.Delay(address.DiscoveryInterval, time, cancellation);
        }

        throw new GrpcException(GrpcCode.Unavailable, $"No node of EventStoreDB was found in {address.DiscoverAttempts} rounds over {string.Join(", ", address.Endpoints)}: {last?.Message}", because: last) { NeverSent = true };
    }

    private static Task<ClusterInfo> GossipAsync(NodeChannel channel, TimeSpan within, CancellationToken cancellation, bool besideOthers = false) =>
        channel.CallAsync(GossipMethod, GrpcFrames.Of(new Empty()), ClusterInfo.Parser, within, cancellation, besideOthers);

    private static NodeEndpoint? Best(IEnumerable<MemberInfo> members) =>
        Shuffled([.. members.Where(member => member.IsAlive && Serving.Contains(member.State))])
            .OrderBy(member => Array.IndexOf(Serving, member.State))
            .Select(member => EndpointOf(member.HttpEndPoint?.Address, member.HttpEndPoint?.Port ?? 0))
            .FirstOrDefault(endpoint => endpoint is not null);

    // Which of the equal ones is asked is of no consequence to any result: the load is spread.
    private static T[] Shuffled<T>(IReadOnlyList<T> some)
    {
        T[] shuffled = [.. some];
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "EventStoreDB is spoken to at {Endpoint}.")]
    private partial void LogSpeaksTo(NodeEndpoint endpoint);

    [LoggerMessage(Level = LogLevel.Information, Message = "EventStoreDB is spoken to at {Leader}, which {Endpoint} names as the leader.")]
    private partial void LogFollows(NodeEndpoint leader, NodeEndpoint endpoint);
}
