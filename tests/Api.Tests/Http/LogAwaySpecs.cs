using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Naas.EventStoreDbPeer;

namespace Naas.Api.Tests.Http;

/// <summary>What callers and watchers are told where the event log's store does not answer, or does not hold what was recorded any more.</summary>
public sealed class LogAwaySpecs : IAsyncLifetime
{
    // Shorter than anybody waits who wants to read, and longer than the two seconds of a watcher even on a machine with much else to do.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

    private PeerNode? _node;
    private RunningNaas? _naas;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    public async Task A_command_before_which_the_log_cannot_be_read_was_not_recorded_and_one_whose_answer_was_lost_may_be()
    {
        var worker = await Worker.RegisteredAsync(await _naas!.ApiAsync());
        var (employing, takingRole) = (NewKey(), NewKey());

        _node!.Faults.RefusesAll = true;
        var unread = (await worker.EmployAsync(employing)).ShouldBe(503, "unavailable");
        unread.Text("detail").Should().Be("The event log does not answer at the moment; of this request nothing was recorded. Send it again with the same key: what an earlier one with it recorded counts once.");
        unread.Header("Retry-After").Should().Be("2");

        _node.Faults.RefusesAll = false;
        (await worker.EmployAsync(employing)).ShouldBe(201).Header("Idempotency-Replayed").Should().BeNull("nothing had been recorded");

        _node.Faults.RefuseAfterLoss = true;
        _node.Faults.LoseNextAnswer();
        (await worker.TakeRoleAsync(headers: takingRole)).ShouldBe(503, "outcome-unknown");
        (_node.Faults.RefuseAfterLoss, _node.Faults.RefusesAll) = (false, false);
        (await worker.TakeRoleAsync(headers: takingRole)).ShouldBe(201).Header("Idempotency-Replayed").Should().Be("true", "it had been recorded");
    }

    [Fact]
    public async Task Whoever_watches_is_told_soon_which_node_does_not_answer_and_what_it_says()
    {
        using var http = new HttpClient { BaseAddress = await _naas!.AddressAsync() };
        foreach (var address in (string[])["/health", "/health/ready"])
        {
            _node!.Faults.Hold();
            var held = await AwayAsync(http, address);
            _node.Faults.LetGo();
            held.GetProperty("eventLog").GetRawText().Should().Be($$"""{"store":"eventstoredb","node":"{{_node.Endpoint}}","state":"leader","fault":"It gave no answer within 2 s."}""");
            held.GetProperty("warnings")[0].GetString().Should().Be("The event log does not answer. It gave no answer within 2 s.");
        }

        await _node!.DisposeAsync();
        var gone = (await AwayAsync(http, "/health")).GetProperty("eventLog");
        (gone.GetProperty("store").GetString(), gone.GetProperty("node").GetString(), gone.GetProperty("state").ValueKind).Should().Be(("eventstoredb", _node.Endpoint.ToString(), JsonValueKind.Null));
        gone.GetProperty("fault").GetString().Should().StartWith($"The connection to EventStoreDB at {_node.Endpoint} failed: ");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_somebody_deleted_from_the_log_is_told_as_damage_and_to_the_operator_with_its_stream(bool forGood)
    {
        var worker = await Worker.RegisteredAsync(await _naas!.ApiAsync());
        var stream = $"journey-{worker.Id:N}";
        _node!.Store.Delete(stream, new Expectation.Any(), forGood).Should().BeOfType<PeerAppended.Success>();

        var told = (await worker.EmployAsync()).ShouldBe(503, "log-damaged");

        told.Text("detail").Should().Be("What was recorded cannot be read, or not as it was written.");
        told.Header("Retry-After").Should().Be("60");
        _naas.Faults.Should().Contain(fault => fault.Contains($"Stream {stream} was deleted", StringComparison.Ordinal));
        (_node.Store.LastRevisionOf(stream), _node.Store.IsDeletedForGood(stream)).Should().Be((0L, forGood), "nothing was appended");
    }

    private static async Task<JsonElement> AwayAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation).WaitAsync(Soon, Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        told.GetProperty("projections").GetArrayLength().Should().Be(0);
        return told;
    }

    private static (string Name, string Value) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());
}
