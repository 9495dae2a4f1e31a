using Naas.Application.Access;
using Naas.Application.EventLog;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What was known at an earlier moment, asked over HTTP.</summary>
public sealed class EarlierMomentSpecs(RunningNaas naas)
{
    private const string Dashboard = $"/v1/employers/{Leeds}/dashboard";

    [Fact]
    public async Task A_worker_is_shown_as_known_at_a_position_under_its_own_etag()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var registered = await PositionAsync(worker);
        (await worker.EmployAsync()).ShouldBe(201);

        var then = (await api.GetAsync($"{worker.Address}?position={registered}", In(Role.Auditor))).ShouldBe(200);
        var timeline = (await api.GetAsync($"{worker.Address}/timeline?position={registered}", In(Role.Auditor))).ShouldBe(200);

        then.Json.GetProperty("employments").GetArrayLength().Should().Be(0);
        (then.Header("ETag"), then.Header("Naas-Position")).Should().Be(("\"0\"", registered));
        then.Header("Naas-Fresh-At").Should().NotBeNull();
        timeline.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).Should().Equal("social-worker-registered");
        (await api.GetAsync($"{worker.Address}?position={registered}", In(Role.Auditor), ("If-None-Match", "\"0\""))).ShouldBe(304);
        (await api.GetAsync($"{worker.Address}?known={RunningNaas.Today.AddDays(-1):yyyy-MM-dd}", In(Role.Auditor))).ShouldBe(404, "not-found");
        (await api.GetAsync($"{worker.Address}?known={RunningNaas.Today:yyyy-MM-dd}", In(Role.Auditor))).Status.Should().BeOneOf([200, 404], "a day that is not over is answered like now");
    }

    [Fact]
    public async Task As_of_a_day_the_timeline_leaves_out_what_had_not_taken_effect()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var position = await PositionAsync(worker);

        var then = (await api.GetAsync($"{worker.Address}/timeline?asOf=2017-12-31&position={position}", worker.Self)).ShouldBe(200);

        // Registered in 2018, and in post since 2016.
        then.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).Should().Equal("employment-started");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Who_may_not_see_a_worker_now_may_not_see_the_past_either()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var inPost = await PositionAsync(worker);
        (await api.PostAsync($"{worker.Address}/employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "not-known", "on": "2018-03-29" }""")).ShouldBe(201);

        foreach (var address in (string[])[worker.Address, $"{worker.Address}/timeline"])
        {
            (await api.GetAsync($"{address}?position={inPost}", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
            (await api.GetAsync($"{address}?position={inPost}", EmployerAt(Bury))).ShouldBe(403, "not-allowed");
        }

        (await api.GetAsync($"{Dashboard}?position={inPost}", EmployerAt(Bury))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/past-figures/{Guid.NewGuid()}", worker.Self)).ShouldBe(403, "not-allowed");
    }

    [Theory]
    [InlineData("known=2199-01-01", "known")]
    [InlineData("known=yesterday", "known")]
    [InlineData("position=next-week", "position")]
    [InlineData("known=2018-09-30&position={here}", "position")]
    [InlineData("known=2018-09-30&minPosition={here}", "minPosition")]
    [InlineData("position={here}&minPosition={here}", "minPosition")]
    [InlineData("position={beyond}", "position")]
    [InlineData("position=00000000000000000000000000000001.5", "position")]
    public async Task A_moment_that_cannot_be_is_refused_in_words(string query, string pointer)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var here = await PositionAsync(worker);
        _ = LogPosition.TryParse(here, out var position);
        var asked = query.Replace("{here}", here, StringComparison.Ordinal).Replace("{beyond}", (position with { Value = long.MaxValue }).ToString(), StringComparison.Ordinal);

        foreach (var address in (string[])[worker.Address, $"{worker.Address}/timeline", Dashboard, $"/v1/employers/{Leeds}/social-workers", $"/v1/employers/{Leeds}/endorsed", "/v1/standings"])
        {
            var caller = address.EndsWith("endorsed", StringComparison.Ordinal) ? In(Role.DeliveryPartner) : In(Role.Auditor);
            (await api.GetAsync($"{address}?{asked}", caller)).ShouldBe(400, "bad-header").Pointers.Should().Equal(pointer);
        }
    }

    [Fact]
    public async Task An_employers_figures_are_worked_out_told_how_far_and_then_answered()
    {
        var api = await naas.ApiAsync();
        var auditor = In(Role.Auditor, subject: "auditor-of-the-past");
        var worker = await Worker.EmployedAsync(api);
        var position = await PositionAsync(worker);
        var another = await Worker.EmployedAsync(api);

        var begun = (await api.GetAsync($"{Dashboard}?position={position}", auditor)).ShouldBe(202);

        begun.Header("Retry-After").Should().NotBeNull();
        var status = begun.Header("Location")!;
        status.Should().Be($"/v1/past-figures/{begun.Text("id")}");
        var work = (await api.GetAsync(status, auditor)).ShouldBe(200);
        while (work.Text("state") is "waiting" or "being-made")
        {
            work.Text("whatToDo").Should().StartWith("Look again");
            await Task.Delay(20, TestContext.Current.CancellationToken);
            work = (await api.GetAsync(status, auditor)).ShouldBe(200);
        }

        (work.Text("state"), work.Text("readModel"), work.Text("position"), work.Header("Naas-Position")).Should().Be(("ready", "employer-dashboard", position, position));
        work.Json.GetProperty("events").GetInt64().Should().BeInRange(1, work.Json.GetProperty("ofEvents").GetInt64());
        var then = (await api.GetAsync($"{Dashboard}?position={position}", auditor)).ShouldBe(200);
        (then.Header("Naas-Position"), then.Text("asOf")).Should().Be((position, RunningNaas.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        (await IsListedAsync(api, worker, $"position={position}")).Should().BeTrue();
        (await IsListedAsync(api, another, $"position={position}")).Should().BeFalse("the employment was recorded later");
        (await IsListedAsync(api, another, $"minPosition={await PositionAsync(another)}")).Should().BeTrue();
        (await api.GetAsync($"/v1/employers/{Leeds}/endorsed?position={position}", In(Role.DeliveryPartner))).ShouldBe(200).Header("Naas-Position").Should().Be(position);
    }

    /// <summary>Asks for the page that begins with the worker: other tests employ many.</summary>
    private static async Task<bool> IsListedAsync(Api api, Worker worker, string query)
    {
        var bytes = worker.Id.ToByteArray(bigEndian: true);
        bytes[^1]--;
        var page = await api.GetAsync($"/v1/employers/{Leeds}/social-workers?limit=1&after={new Guid(bytes, bigEndian: true)}&{query}", In(Role.Auditor));
        return page.ShouldBe(200).Json.GetProperty("workers").EnumerateArray().Any(one => one.GetProperty("journey").GetGuid() == worker.Id);
    }

    /// <summary>Where the read model stands that has seen everything this worker's commands recorded.</summary>
    private static async Task<string> PositionAsync(Worker worker) =>
        (await worker.ReadAsync(In(Role.Auditor), "/timeline")).ShouldBe(200).Header("Naas-Position")!;
}
