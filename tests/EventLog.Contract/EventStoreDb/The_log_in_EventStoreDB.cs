using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>The adapter of EventStoreDB on the peer within this process.</summary>
public sealed class The_log_in_EventStoreDB_on_the_peer : EventStoreDbContract
{
    private PeerNode? _peer;

    protected override async Task<IEventLog> CreateAsync()
    {
        _peer = await PeerNode.StartAsync();
        return await ReopenAsync();
    }

    protected override Task<IEventLog> ReopenAsync() => Task.FromResult<IEventLog>(Open(_peer!.Address, new EventStoreDbSettings()));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_peer is not null)
            await _peer.DisposeAsync();
    }
}

/// <summary>The same on a real node, each test in streams of its own; skipped, and seen to be, where none is given.</summary>
public sealed class The_log_in_EventStoreDB_on_a_node : EventStoreDbContract
{
    private readonly EventStoreDbSettings _settings = new() { Installation = $"test-{Guid.NewGuid():N}" };

    protected override Task<IEventLog> CreateAsync()
    {
        Assert.SkipWhen(RealNode.Address is null, RealNode.Missing);
        return ReopenAsync();
    }

    protected override Task<IEventLog> ReopenAsync() => Task.FromResult<IEventLog>(Open(RealNode.Address!, _settings));
}

/// <summary>The node that judges the adapter, where there is one.</summary>
internal static class RealNode
{
    public const string Missing = "NAAS_TEST_EVENTSTOREDB is not set: it names a node of EventStoreDB 23.10, such as esdb://127.0.0.1:2113?tls=false, on which the contract is tried too.";

    public static string? Address { get; } = Environment.GetEnvironmentVariable("NAAS_TEST_EVENTSTOREDB") is { Length: > 0 } address ? address : null;
}

public abstract class EventStoreDbContract : EventLogContract
{
    private readonly Stack<IAsyncDisposable> _opened = new();

    [Fact(Timeout = Patience)]
    public async Task From_a_place_between_two_events_nobody_reads_on()
    {
        await Log.FillAsync(0, 3);
        var all = await Log.EverythingAsync();
        var between = all[2].Position with { Value = all[2].Position.Value - 1 };

        var read = () => Log.ReadAllAsync(between, 10, Stop);
        var subscribe = () => Log.FirstAsync(1, between);

        await read.Should().ThrowAsync<LogEpochException>();
        await subscribe.Should().ThrowAsync<LogEpochException>();
        (await Log.EverythingAsync()).Should().HaveCount(3);
    }

    private protected IEventLog Open(string address, EventStoreDbSettings settings)
    {
        var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse(address), TimeProvider.System, settings);
        _opened.Push(log);
        return log;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        while (_opened.TryPop(out var opened))
            await opened.DisposeAsync();
        await base.DisposeAsync();
    }
}
