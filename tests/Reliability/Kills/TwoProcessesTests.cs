using System.Text.Json;
using FluentAssertions.Execution;
using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.Samples;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Reliability.Postgres;
using Naas.Testing;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>
/// Two processes of the API on one node of EventStoreDB and one database take a part of the sample's commands in turn, and some of them both at once. Each of them is
/// killed once meanwhile, so that whoever leads a read model is, and the node between.
/// </summary>
public sealed class TwoProcessesTests(PostgresFixture postgres, ITestOutputHelper output) : ClusterScene
{
    private const int Workers = 80;
    private const int Apart = 7;

    // So many commands before the next is killed, the load waits for the one that was killed before: each goes in the middle of it.
    private const int Before = 20;

    private static readonly string[] Names = ["one", "two"];
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly int _port = FreePort.Any();
    private string _database = "";
    private string _eventLog = "";

    private DataFolder Own => new(Path.Combine(Folder, "data"));

    [Fact]
    public async Task What_they_were_told_is_recorded_stands_once_and_the_read_models_are_those_of_a_rebuild()
    {
        var oracle = Oracle.OfThisRun;
        var part = new PartOfTheSample(oracle.Sample, [.. Enumerable.Range(0, Workers).Select(number => number * Apart % oracle.Sample.Count)]);
        _database = await postgres.CreateDatabaseAsync();
        _ = await DataFolder.MigrateAsync(_database, Cancelled);
        _ = Own.Keys();
        await using var database = NpgsqlDataSource.Create(_database);
        await ExecuteAsync(database, "note-advances");

        var node = await NodeAsync();
        using var turns = new InTurn(await Task.WhenAll(Names.Select(StartAsync)));
        try
        {
            var (done, second, third) = (0, new TaskCompletionSource(), new TaskCompletionSource());
            var loading = new SampleLoader(turns, turns.Clock, TimeProvider.System).LoadAsync(part, completedTick: null, Done, Cancelled);
            await ReachAsync(1);
            await turns.ReplaceAsync(0, process => AgainAsync(process, Names[0]));
            second.SetResult();
            await ReachAsync(2);
            node.Signal(Native.SignalKill);
            await node.EndAsync(Cancelled);
            node.Dispose();
            node = await NodeAsync();
            third.SetResult();
            await ReachAsync(3);
            await turns.ReplaceAsync(1, process => AgainAsync(process, Names[1]));
            _ = await loading;

            await FollowedAsync(turns.Urls[0]);
            await MustStandOnceAsync(oracle, part, turns);
            await MustHaveHadOneLeaderAsync(database);
            await MustBeAsPlannedAsync(database, oracle, part);
            await MustBeAsRebuiltAsync();

            async Task Done(SampleProgress progress)
            {
                Volatile.Write(ref done, progress.Done);
                if (progress.Done >= (part.Commands / 2) - Before)
                    await second.Task.WaitAsync(Cancelled);
                if (progress.Done >= (part.Commands * 3 / 4) - Before)
                    await third.Task.WaitAsync(Cancelled);
            }

            async Task ReachAsync(int quarter)
            {
                (await Poll.UntilAsync(() => Volatile.Read(ref done) >= part.Commands * quarter / 4 || loading.IsCompleted, Bound, TimeProvider.System, Cancelled)).Should().BeTrue("the load should go on");
                if (loading.IsCompleted)
                    _ = await loading;
                loading.IsCompleted.Should().BeFalse("whoever is killed is killed in the middle of it");
            }
        }
        finally
        {
            node.Dispose();
        }
    }

    private async Task<KillableNode> NodeAsync()
    {
        var node = await KillableNode.PeerAsync(_port, Path.Combine(Folder, "node"), Cancelled);
        _eventLog = node.Address;
        return node;
    }

    private async Task<Running> StartAsync(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(_database) { ApplicationName = name, MaxPoolSize = 40 }.ConnectionString;
        var process = Running.Self(SampleServer.Verb, connection, _eventLog, Own.Path, AcknowledgedBy(name));
        (await process.SaysAsync("Pages", Cancelled)).Should().BeTrue("{0}{1}", process.Output, process.Errors);
        return process;
    }

    private async Task<Running> AgainAsync(Running process, string name)
    {
        process.Signal(Native.SignalKill);
        await process.EndAsync(Cancelled);
        return await StartAsync(name);
    }

    private string AcknowledgedBy(string name) => Path.Combine(Folder, $"acknowledged-{name}");

    private static async Task FollowedAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = url };
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), Cancelled);
            var told = await answer.Content.ReadAsStringAsync(Cancelled);
            if (answer.IsSuccessStatusCode && JsonDocument.Parse(told).RootElement.GetProperty("projections").EnumerateArray().All(one => one.GetProperty("gap").GetInt64() == 0))
                return;
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Bound, "the read models should come to the end: {0}", told);
            await Poll.PauseAsync(TimeProvider.System, Cancelled);
        }
    }

    private async Task MustStandOnceAsync(Oracle oracle, PartOfTheSample part, InTurn turns)
    {
        await using var store = new EventStoreDbEventLog(EventStoreDbAddress.Parse(_eventLog), TimeProvider.System);
        var log = await StoredLog.ReadAsync(store, Cancelled);
        var acknowledged = Names.Select(name => new Acknowledged(AcknowledgedBy(name)).Look()).ToList();
        output.WriteLine($"{log.Count} events of {part.Commands} commands; acknowledged by one process {acknowledged[0].Count}, by the other {acknowledged[1].Count}");

        using var all = new AssertionScope();
        // How many each of them is sent, and how many both, goes by how long each is gone; what they told goes by nothing.
        for (var process = 0; process < Names.Length; process++)
            acknowledged[process].Select(told => told.Command).Distinct().Count().Should().BeGreaterThanOrEqualTo(turns.ToldBy(process).Count).And.BePositive("process {0} took its turns", Names[process]);
        var byBoth = turns.ToldBy(0).Intersect(turns.ToldBy(1)).Count();
        acknowledged[0].Intersect(acknowledged[1]).Count().Should().BeGreaterThanOrEqualTo(byBoth).And.BePositive("what both told stands in one place");
        acknowledged.SelectMany(some => some).Select(told => told.Command).Distinct().Should().HaveCount(part.Commands);
        log.MustBeInOrder();
        log.MustHold(acknowledged.SelectMany(some => some));
        log.MustEqual(oracle, oracle.Streams.Keys.Where(stream => !oracle.Workers.Exists(worker => worker.Stream == stream)).Concat(part.Ordinals.Select(ordinal => oracle.Workers[ordinal].Stream)));
    }

    private static async Task MustHaveHadOneLeaderAsync(NpgsqlDataSource database)
    {
        (await CountAsync(database, "advances-apart")).Should().Be(0, "each page begins where the one before it ended, under the same fence or a higher one, and one process has one fence");
        (await CountAsync(database, "advances-fences")).Should().BeGreaterThan(JourneyProjections.All.Count, "the lead was taken over");
    }

    private static async Task MustBeAsPlannedAsync(NpgsqlDataSource database, Oracle oracle, PartOfTheSample part)
    {
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        (await new PlannedReadModels(oracle.Sample, part.Ordinals.Select(ordinal => oracle.Workers[ordinal]), areKnown: true).DifferencesAsync(connection, Cancelled)).Should().BeEmpty();
    }

    private async Task MustBeAsRebuiltAsync()
    {
        var settings = new NaasSettings(_database, Url: null, Own.Path, Development: true) { EventStore = NaasSettings.EventStoreOf(_eventLog) };
        await using var services = new ServiceCollection().AddLogging().AddNaas(settings, Own.Keys()).BuildServiceProvider();
        var reports = await services.GetRequiredService<ReadModels>().RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, progress: null, Cancelled);
        reports.Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.DryRun);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string name)
    {
        await using var command = database.CreateCommand(await TextAsync(name));
        _ = await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string name)
    {
        await using var command = database.CreateCommand(await TextAsync(name));
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static Task<string> TextAsync(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", name + ".sql"), Cancelled);
}
