using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What is asked of an earlier moment where the log stands in EventStoreDB, whose positions have holes.</summary>
public sealed class EventStoreDbSpecs : IAsyncLifetime
{
    private const string Dashboard = $"/v1/employers/{Leeds}/dashboard";

    private PeerNode? _node;
    private RunningNaas? _naas;

    public async ValueTask InitializeAsync()
    {
        _node = await PeerNode.StartAsync();
        _naas = new RunningNaas { EventStore = _node.Address };
    }

    public async ValueTask DisposeAsync()
    {
        await _naas!.DisposeAsync();
        await _node!.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_and_an_employers_figures_are_told_as_they_were_known_at_a_position_and_at_the_end_of_a_day()
    {
        var api = await _naas!.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var registered = await PositionAsync(worker);
        (await worker.EmployAsync()).ShouldBe(201);
        var employed = await PositionAsync(worker);
        await _naas.GoOnToAsync(RunningNaas.Today.AddDays(1));
        var nextDay = await Worker.EmployedAsync(api);
        var day = RunningNaas.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var then = (await api.GetAsync($"{worker.Address}?position={registered}", In(Role.Auditor))).ShouldBe(200);
        (then.Json.GetProperty("employments").GetArrayLength(), then.Header("Naas-Position")).Should().Be((0, registered));
        var atTheEnd = (await api.GetAsync($"{worker.Address}?known={day}", In(Role.Auditor))).ShouldBe(200);
        (atTheEnd.Json.GetProperty("employments").GetArrayLength(), atTheEnd.Header("Naas-Position")).Should().Be((1, employed), "nothing else was recorded on that day");
        (await api.GetAsync($"{nextDay.Address}?known={day}", In(Role.Auditor))).ShouldBe(404, "not-found");

        var figures = await FiguresAsync(api, $"known={day}");
        figures.Header("Naas-Position").Should().Be(employed);
    }

    [Fact]
    public async Task A_place_between_two_events_is_refused_in_words_as_one_beyond_the_end_is()
    {
        var api = await _naas!.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        _ = LogPosition.TryParse(await PositionAsync(worker), out var position);

        foreach (var value in (long[])[position.Value - 1, position.Value + 1, long.MaxValue, 1])
        {
            foreach (var address in (string[])[worker.Address, $"{worker.Address}/timeline", Dashboard])
                (await api.GetAsync($"{address}?position={position with { Value = value }}", In(Role.Auditor))).ShouldBe(400, "bad-header").Pointers.Should().Equal("position");
        }
    }

    private static async Task<Answer> FiguresAsync(Api api, string asked)
    {
        // A question waits in line behind the past figures of nobody else: this server is this test's own.
        while (true)
        {
            var answer = await api.GetAsync($"{Dashboard}?{asked}", In(Role.Auditor));
            if (answer.Status != 202)
                return answer.ShouldBe(200);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Where the read model stands that has seen everything this worker's commands recorded.</summary>
    private static async Task<string> PositionAsync(Worker worker) =>
        (await worker.ReadAsync(In(Role.Auditor), "/timeline")).ShouldBe(200).Header("Naas-Position")!;
}
