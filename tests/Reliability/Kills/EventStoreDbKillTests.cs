using FluentAssertions.Execution;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>On the peer that speaks the protocol, which every machine has.</summary>
public sealed class EventStoreDbKillTests(ITestOutputHelper output) : EventStoreDbKills(output)
{
    private protected override Task<KillableNode> StartAsync(int port, string folder) => KillableNode.PeerAsync(port, folder, Cancelled);
}

/// <summary>On a real node, or the leader of a cluster; skipped, and seen to be, where nobody says how one is started.</summary>
public sealed class EventStoreDbNodeKillTests(ITestOutputHelper output) : EventStoreDbKills(output)
{
    private static readonly string? Command = Environment.GetEnvironmentVariable("NAAS_TEST_EVENTSTOREDB_START") is { Length: > 0 } command ? command : null;

    private protected override Task<KillableNode> StartAsync(int port, string folder)
    {
        Assert.SkipWhen(Command is null, "NAAS_TEST_EVENTSTOREDB_START is not set: it is a command that starts a node of EventStoreDB 23.10 (see CONTRIBUTING.md).");
        return KillableNode.ByCommandAsync(Command!, port, folder, Cancelled);
    }
}

/// <summary>
/// The sample on EventStoreDB: its node is killed, paused, and killed together with the application while the sample is loaded. Then
/// the log is copied into PostgreSQL and the read models are made from there, and they are the same bit for bit.
/// </summary>
public abstract class EventStoreDbKills(ITestOutputHelper output) : UpScene
{
    private const int Stop = 19;
    private const int Continue = 18;

    private static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Oracle _oracle = new();
    private readonly int _port = FreePort.Any();
    private string? _address;

    private string Address => _address ?? throw new InvalidOperationException("No node was started yet.");

    /// <summary>Starts the node, and starts it again after it was killed: with the same port and the same folder.</summary>
    private protected abstract Task<KillableNode> StartAsync(int port, string folder);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_the_read_models_are_those_of_PostgreSQL()
    {
        var acknowledged = new Acknowledged(AcknowledgedFile);
        var node = await NodeAsync();
        var up = Up();
        try
        {
            await ReachAsync(up, acknowledged, 1 * _oracle.Commands / 5);
            node = await KilledAsync(node);

            await ReachAsync(up, acknowledged, 2 * _oracle.Commands / 5);
            await PausedAsync(node, up);

            await ReachAsync(up, acknowledged, 3 * _oracle.Commands / 5);
            up.Signal(Native.SignalKill);
            node = await KilledAsync(node);
            up.Dispose();
            up = Up();

            await ReachAsync(up, acknowledged, 4 * _oracle.Commands / 5);
            node = await KilledAsync(node);

            (await UntilAsync(() => up.Output.Contains("Ready.", StringComparison.Ordinal) || up.HasExited, LongestLoad)).Should().BeTrue("{0}{1}", up.Output, up.Errors);
            up.HasExited.Should().BeFalse("{0}{1}", up.Output, up.Errors);
            up.Output.Should().Contain("agree with an independent count");
            await InTheLogAsync(acknowledged);
            var onEventStoreDb = await ReadModelsAsync(Address);
            await StopAsync(up);

            _ = await DoneAsync("copy", null, "--from", Address, "--to", "postgres");
            up.Dispose();
            up = await ReadyAsync("--event-log", "postgres");
            (await DoneAsync("rebuild", eventLog: null)).Should().StartWith("Event log: postgres\n");
            (await ReadModelsAsync(eventLog: null)).Should().Equal(onEventStoreDb, "the same events give the same rows, wherever the log lies");
            await StopAsync(up);
        }
        finally
        {
            up.Dispose();
            node.Dispose();
        }
    }

    private Running Up() => Running.Up(Installation, AcknowledgedFile, more: ["--event-log", Address]);

    private async Task<KillableNode> NodeAsync()
    {
        var node = await StartAsync(_port, Path.Combine(Folder, "node"));
        _address ??= node.Address;
        return node;
    }

    private async Task<KillableNode> KilledAsync(KillableNode node)
    {
        node.Signal(Native.SignalKill);
        await node.EndAsync(Cancelled);
        node.Dispose();
        return await NodeAsync();
    }

    // Long enough that connections are given up, and shorter than anybody's patience.
    private static async Task PausedAsync(KillableNode node, Running up)
    {
        node.Signal(Stop);
        var from = up.Age;
        _ = await UntilAsync(() => up.Age - from >= Pause || up.HasExited, Pause * 2);
        node.Signal(Continue);
    }

    private static async Task ReachAsync(Running up, Acknowledged acknowledged, int moment)
    {
        (await UntilAsync(() => acknowledged.Look().Count >= moment || up.HasExited, LongestLoad)).Should().BeTrue("the load should go on: {0}{1}", up.Output, up.Errors);
        up.HasExited.Should().BeFalse("its node has come back: {0}{1}", up.Output, up.Errors);
    }

    private static async Task StopAsync(Running up)
    {
        up.Signal(2);
        await up.EndAsync(Cancelled);
        up.ExitCode.Should().Be(0, "{0}", up.Errors);
    }

    private async Task InTheLogAsync(Acknowledged acknowledged)
    {
        await using var store = new EventStoreDbEventLog(EventStoreDbAddress.Parse(Address), TimeProvider.System);
        var log = await StoredLog.ReadAsync(store, Cancelled);
        using var all = new AssertionScope();
        log.MustBeInOrder();
        log.MustHold(acknowledged.Look());
        log.MustEqual(_oracle);
        output.WriteLine($"{log.Count} events in the log equal the generator's, stream by stream; {acknowledged.Count} commands acknowledged");
    }

    /// <summary>Every read model holds what the generator planned, and a rebuild finds the same.</summary>
    /// <returns>Each table with its number of rows and its checksum.</returns>
    private async Task<IReadOnlyList<string>> ReadModelsAsync(string? eventLog)
    {
        await using (var database = NpgsqlDataSource.Create(RunningCluster.ConnectionString(Path.Combine(Installation, "postgres"))!))
        await using (var connection = await database.OpenConnectionAsync(Cancelled))
            (await new PlannedReadModels(_oracle.Sample, _oracle.Workers, areKnown: true).DifferencesAsync(connection, Cancelled)).Should().BeEmpty("every read model holds what the generator planned");

        _ = await DoneAsync("figures", eventLog, "--as-of", "2019-12-31");
        var rebuilt = await DoneAsync("rebuild", eventLog, "--dry-run");
        rebuilt.Should().StartWith(eventLog is null ? "Event log: postgres\n" : "Event log: esdb");
        var tables = rebuilt.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Contains(" rows ", StringComparison.Ordinal)).ToList();
        tables.Should().HaveCountGreaterThan(20);
        return tables;
    }

    private async Task<string> DoneAsync(string verb, string? eventLog, params string[] more)
    {
        using var asked = Running.Start([verb, "--data", Installation, .. more], eventLog: eventLog);
        await asked.EndAsync(Cancelled);
        asked.ExitCode.Should().Be(0, "naas {0} said: {1}{2}", verb, asked.Output, asked.Errors);
        return asked.Output;
    }
}
