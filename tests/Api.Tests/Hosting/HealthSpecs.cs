using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Naas.Api.CommandLine;
using Naas.Api.Http.Endpoints;
using Naas.Api.Tests.Http;
using Naas.Application.EventLog;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;

namespace Naas.Api.Tests.Hosting;

/// <summary>What stands still is told to whoever watches, in words that name no process and no record.</summary>
public sealed class HealthSpecs(RunningNaas naas)
{
    private static readonly LogPosition Behind = new(Guid.Empty, 7);
    private static readonly LogPosition Head = new(Guid.Empty, 9);

    private static readonly ProjectionHealth Stalled = new(
        "timeline", 3, 1, Behind, Head, 2, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(31.25), 0, 0, TimeSpan.FromSeconds(31.25), "machine:1:f", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task A_service_that_is_well_says_so_of_every_read_model(string address)
    {
        using var http = new HttpClient { BaseAddress = await naas.AddressAsync() };

        // A server that has just begun has still to take the lead of every read model.
        using var begun = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        begun.CancelAfter(TimeSpan.FromSeconds(30));
        var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        while (!answer.IsSuccessStatusCode && !begun.IsCancellationRequested)
        {
            answer.Dispose();
            answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        }

        using var last = answer;
        var projections = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("projections").EnumerateArray().ToArray();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        projections.Select(projection => projection.GetProperty("projection").GetString()).Should().BeEquivalentTo(JourneyProjections.All.Select(projection => projection.Name));
        projections.Should().OnlyContain(projection => projection.GetProperty("well").GetBoolean());
    }

    [Fact]
    public void One_that_stands_still_is_unwell_and_keeps_nobody_away()
    {
        HealthEndpoints.Status([Stalled], HealthEndpoints.IsWell).Should().Be(StatusCodes.Status503ServiceUnavailable);
        HealthEndpoints.Status([Stalled], HealthEndpoints.IsReady).Should().Be(StatusCodes.Status200OK);

        var state = ProjectionState.ForEverybody(Stalled);
        (state.Well, state.Gap, state.StalledSeconds, state.SinceAdvanceSeconds, state.HasLeader).Should().Be((false, 2L, 31.25, 31.25, true));
    }

    [Fact]
    public void What_is_parked_is_unwell_too_and_rows_of_another_log_are_not_even_ready()
    {
        HealthEndpoints.Status([Stalled with { Stalled = null }], HealthEndpoints.IsWell).Should().Be(StatusCodes.Status200OK);
        HealthEndpoints.Status([Stalled with { Stalled = null, ParkedStreams = 1 }], HealthEndpoints.IsWell).Should().Be(StatusCodes.Status503ServiceUnavailable);
        HealthEndpoints.Status([Stalled with { Stalled = null, Gap = null }], HealthEndpoints.IsReady).Should().Be(StatusCodes.Status503ServiceUnavailable);
    }

    [Fact]
    public void Nothing_read_is_well_only_where_there_is_nothing_to_read()
    {
        var unread = Stalled with { Stalled = null, Gap = null, Position = null };

        unread.IsWell.Should().BeFalse();
        (unread with { Head = new LogPosition(Guid.Empty, 0) }).IsWell.Should().BeTrue();
        (unread with { Position = Behind }).IsWell.Should().BeFalse("the rows are of another log");
        ProjectionState.ForEverybody(Stalled with { Fault = "a table of the database" }).Fault.Should().Be("see the server's log");
    }

    [Fact]
    public void The_verb_says_it_in_words() =>
        ProjectionsVerb.InWords(ProjectionState.Of(Stalled)).Should().Equal(
            "timeline             2 events behind, the oldest for 40.0 s; nothing parked; generation 1",
            "                     stalled: nothing has moved for 31 s though events wait; see what its server says, and start that again when it does not go on by itself");
}
