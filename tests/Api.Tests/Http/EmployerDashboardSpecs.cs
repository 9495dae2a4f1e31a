using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What an employer's dashboard tells beside the stages, over HTTP.</summary>
public sealed class EmployerDashboardSpecs(RunningNaas naas)
{
    // Where no other test employs anybody.
    private const string Trafford = "E08000009";

    [Fact]
    public async Task It_tells_what_is_overdue_and_how_each_figure_was_made_and_withholds_what_would_tell_of_others()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(Trafford), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Trafford}}", "basis": "direct", "on": "2018-09-03" }""")).ShouldBe(201);
        var position = (await worker.DoAsync("roles", EmployerAt(Trafford), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "other-social-work-role", "principalSocialWorker": false, "on": "2018-09-03" }""")).ShouldBe(201).Header("Naas-Position");

        var own = (await api.GetAsync($"/v1/employers/{Trafford}/dashboard?asOf=2019-09-04&minPosition={position}", EmployerAt(Trafford))).ShouldBe(200).Json;
        var inside = (await api.GetAsync($"/v1/employers/{Trafford}/dashboard?asOf=2019-09-04&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200).Json;
        var before = (await api.GetAsync($"/v1/employers/{Trafford}/dashboard?asOf=2019-09-03&minPosition={position}", EmployerAt(Trafford))).ShouldBe(200).Json;

        (Overdue(before, "notPutForward"), Overdue(own, "notPutForward"), Overdue(own, "notAccredited")).Should().Be((0, 1, 1));
        own.GetProperty("agencyShare").GetProperty("percent").GetDouble().Should().Be(0);
        own.GetProperty("workforce")[0].GetProperty("workers").GetInt32().Should().Be(1);
        own.GetProperty("rates").GetProperty("until").GetString().Should().Be("2019-08-31");
        var (told, seen) = (own.GetProperty("rates").GetProperty("lines"), inside.GetProperty("rates").GetProperty("lines"));
        told.GetArrayLength().Should().Be(9, "of a leader's day only the whole is counted");
        // Whether anything of the country is released, depends on what other tests have done by now.
        (own.GetProperty("rates").GetProperty("release").ValueKind == JsonValueKind.Null).Should().Be(own.GetProperty("rates").GetProperty("note").GetString() == "Nothing is released of the country yet.");
        told.EnumerateArray().Should().OnlyContain(line => line.GetProperty("national").ValueKind == JsonValueKind.Object || line.GetProperty("note").ValueKind == JsonValueKind.String)
            .And.Contain(line => line.GetProperty("national").ValueKind == JsonValueKind.Null, "neither leaders nor whole assessments are in a release");
        inside.GetProperty("rates").GetProperty("note").ValueKind.Should().Be(JsonValueKind.Null);
        seen.EnumerateArray().Should().OnlyContain(line => line.GetProperty("national").ValueKind == JsonValueKind.Object);
        own.GetProperty("provenance").EnumerateArray().Select(how => how.GetProperty("definition").GetProperty("code").GetString()).Should().Equal(
            "employer-workforce-1", "employer-areas-1", "employer-plans-1", "employer-expectations-1", "employer-reaccreditations-1", "employer-rates-3");
        own.GetProperty("provenance")[0].GetProperty("n").GetInt64().Should().Be(1);
        own.GetProperty("provenance")[0].GetProperty("edition").GetString().Should().Be("response-2017");
    }

    private static int Overdue(JsonElement dashboard, string what) => dashboard.GetProperty("expectations")[0].GetProperty(what).GetInt32();
}
