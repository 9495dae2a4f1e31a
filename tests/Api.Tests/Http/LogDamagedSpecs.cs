using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Api.Http.Endpoints;
using Naas.Application.EventLog;
using Naas.Application.Time;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;

namespace Naas.Api.Tests.Http;

/// <summary>A log of which somebody's hand took something away: the server starts and runs, and whoever watches is told.</summary>
public sealed class LogDamagedSpecs : IAsyncLifetime
{
    private const string Damaged = "What was recorded cannot be read, or not as it was written: see the server's log.";

    private readonly List<PeerNode> _nodes = [];
    private RunningNaas? _naas;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _nodes.Add(await PeerNode.StartAsync());
        _naas = new RunningNaas { EventStore = _nodes[0].Address };
    }

    public async ValueTask DisposeAsync()
    {
        await _naas!.DisposeAsync();
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task After_a_stream_was_deleted_for_good_whoever_watches_is_told_and_so_are_operators_in_words()
    {
        var worker = await Worker.RegisteredAsync(await _naas!.ApiAsync());
        var stream = $"journey-{worker.Id:N}";
        DeleteForGood(stream);

        foreach (var told in (JsonElement[])[await UnwellAsync("/health"), await UnwellAsync("/health/ready")])
        {
            told.GetProperty("eventLog").GetProperty("fault").GetString().Should().Be(Damaged);
            told.GetProperty("warnings")[0].GetString().Should().Be($"The event log is damaged. {Damaged}");
            told.GetRawText().Should().NotContain(worker.Id.ToString("N"), "whose record it is, is for operators");
            var projections = told.GetProperty("projections").EnumerateArray().ToList();
            projections.Should().HaveCount(7).And.OnlyContain(one =>
                one.GetProperty("gap").ValueKind == JsonValueKind.Null && !one.GetProperty("well").GetBoolean() && one.GetProperty("logDamaged").GetBoolean() && one.GetProperty("fault").GetString() == "see the server's log");
        }

        var services = await _naas.ServicesAsync();
        var readModels = services.GetRequiredService<ReadModels>();
        var words = (await readModels.HealthAsync(services.GetRequiredService<BusinessClock>().Now, Cancellation)).Select(health => ProjectionsVerb.InWords(ProjectionState.Of(health)).ToList()).ToList();
        words.Should().HaveCount(7).And.OnlyContain(lines => lines[0].Contains(" cannot be read on, since the log is not what it must be; ", StringComparison.Ordinal) && lines[lines.Count - 1].Contains($"Stream {stream} was deleted for good", StringComparison.Ordinal));

        (await UpVerb.WhyNoFiguresAsync(services, Cancellation)).Should().StartWith($"The figures cannot be shown. Stream {stream} was deleted for good", "and 'up' goes on");

        using var stopping = new CancellationTokenSource();
        var watching = new ProjectionWatch(
            readModels, services.GetRequiredService<BusinessClock>(), TimeProvider.System, new ProjectionSettings { WatchInterval = TimeSpan.FromMilliseconds(20) }, services.GetRequiredService<ILogger<ProjectionWatch>>()).RunAsync(stopping.Token);
        while (!_naas.Faults.Any(fault => fault.Contains($"Projection timeline: the log is not what it must be, so it is not read on. Stream {stream} was deleted for good", StringComparison.Ordinal)))
            await Task.Delay(20, Cancellation);
        await stopping.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task A_node_that_came_back_emptied_is_told_with_every_read_model()
    {
        _ = await Worker.RegisteredAsync(await _naas!.ApiAsync());
        await _nodes[0].DisposeAsync();
        _nodes.Add(await PeerNode.StartAsync(new PeerSettings { Port = _nodes[0].Endpoint.Port }));

        var told = await UnwellAsync("/health/ready");

        told.GetProperty("eventLog").GetRawText().Should().Be($$"""{"store":"eventstoredb","node":"{{_nodes[0].Endpoint}}","state":"leader","fault":"{{Damaged}}"}""");
        told.GetProperty("projections").EnumerateArray().Select(one => one.GetProperty("gap").ValueKind).Should().HaveCount(7).And.OnlyContain(gap => gap == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_process_that_starts_on_an_empty_node_begins_no_log_there_and_makes_no_read_model_anew_from_nothing()
    {
        _ = await Worker.RegisteredAsync(await _naas!.ApiAsync());
        var running = await _naas.ServicesAsync();
        while (!await running.GetRequiredService<ReadModelSchema>().IsOfALogAsync(Cancellation))
            await Task.Delay(20, Cancellation);
        _nodes.Add(await PeerNode.StartAsync());
        var settings = running.GetRequiredService<NaasSettings>() with { EventStore = NaasSettings.EventStoreOf(_nodes[1].Address) };
        await using var started = new ServiceCollection().AddLogging().AddNaas(settings, new DataFolder(settings.DataFolder).Keys()).BuildServiceProvider();

        foreach (var work in (Func<Task>[])
            [
                () => started.GetRequiredService<IEventLog>().HeadAsync(Cancellation),
                () => BookAsync(started.GetRequiredService<IEventLog>(), 1, "response-2017"),
                () => started.GetRequiredService<ReadModels>().RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: false, progress: null, Cancellation),
            ])
        {
            await FluentActions.Awaiting(work).Should().ThrowAsync<LogIntegrityException>().WithMessage("EventStoreDB holds no log*'./naas copy' while no server runs; with a log that begins with nothing goes a new database.");
        }

        (await UpVerb.WhyNoSampleAsync(started, Cancellation)).Should().StartWith("The sample is not loaded. EventStoreDB holds no log", "and 'up' goes on");
        _nodes[1].Store.Stream("naas_epoch").Should().BeNull();
        (await running.GetRequiredService<ReadModels>().HealthAsync(running.GetRequiredService<BusinessClock>().Now, Cancellation)).Should().OnlyContain(health => health.LogFault == null);
    }

    /// <summary>Otherwise nobody could ask a server what is wrong once it had ended for whatever reason.</summary>
    [Fact]
    public async Task A_server_starts_on_a_log_of_which_something_was_deleted_or_that_another_wrote_into_and_holds_its_editions_against_the_rest()
    {
        _ = await _naas!.ApiAsync();
        var services = await _naas.ServicesAsync();
        var log = services.GetRequiredService<IEventLog>();
        await BookAsync(log, 1, "response-2017");
        DeleteForGood($"journey-{1:D32}");

        await services.HoldEditionsAsync(Cancellation);
        await BookAsync(log, 2, "response-2099");
        await MissesAsync(services);

        _ = _nodes[0].Store.Append($"journey-{3:D32}", new Expectation.Any(), [new PeerMessage(Guid.NewGuid(), "foreign", true, "{}"u8.ToArray(), "{}"u8.ToArray())]);
        await MissesAsync(services);
        _naas.Faults.Should().Contain(fault => fault.Contains("The server starts all the same", StringComparison.Ordinal) && fault.Contains($"journey-{3:D32} was not written by this program", StringComparison.Ordinal));
    }

    private static async Task MissesAsync(IServiceProvider services) =>
        await FluentActions.Awaiting(() => services.HoldEditionsAsync(Cancellation)).Should().ThrowAsync<PolicyFileException>().WithMessage("*does not hold response-2099, by which*");

    private static async Task BookAsync(IEventLog log, int number, string edition)
    {
        var booked = new NewEvent(Guid.NewGuid(), "sitting-booked", 1, "{}"u8.ToArray(), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["edition"] = edition }));
        (await log.AppendAsync(new StreamName($"journey-{number:D32}"), ExpectedRevision.None, [booked], TimeProvider.System.GetUtcNow(), Cancellation)).Should().BeOfType<AppendResult.Appended>();
    }

    private void DeleteForGood(string stream) => _nodes[0].Store.Delete(stream, new Expectation.Any(), forGood: true).Should().BeOfType<PeerAppended.Success>();

    private async Task<JsonElement> UnwellAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = await _naas!.AddressAsync() };
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
