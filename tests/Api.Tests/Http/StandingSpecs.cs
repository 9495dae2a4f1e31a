using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>How many workers stand where, asked over HTTP.</summary>
public sealed class StandingSpecs(RunningNaas naas)
{
    private const string Standings = "/v1/standings";

    // Where no other test employs anybody.
    private const string Stockport = "E08000007";

    [Fact]
    public async Task Whoever_stands_somewhere_is_counted_with_their_organisation_and_in_the_country()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(Stockport), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Stockport}}", "basis": "direct", "on": "2016-09-01" }""")).ShouldBe(201);
        (await worker.DoAsync("roles", EmployerAt(Stockport), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "established", "principalSocialWorker": false, "on": "2016-09-01" }""")).ShouldBe(201);
        var position = (await worker.AgreeAsync()).ShouldBe(201).Header("Naas-Position");

        var stockport = (await api.GetAsync($"{Standings}?organisation={Stockport}&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        var country = (await api.GetAsync($"{Standings}?minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);

        stockport.Text("organisation").Should().Be(Stockport);
        Counts(stockport).Should().Equal(("practitioner", "agreed", 1L));
        Counts(country).Should().ContainSingle(count => count.Level == "practitioner" && count.Standing == "agreed").Which.Workers.Should().BePositive();
        country.Header("Naas-Fresh-At").Should().NotBeNull();
    }

    [Fact]
    public async Task An_organisation_that_nobody_knows_is_refused_in_words()
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"{Standings}?organisation=E99999999", In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().Equal("organisation");
    }

    [Fact]
    public async Task An_employer_may_not_ask_not_even_about_its_own()
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"{Standings}?organisation={Leeds}", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
    }

    private static IEnumerable<(string? Level, string? Standing, long Workers)> Counts(Answer answer) => answer.Json.GetProperty("counts").EnumerateArray()
        .Select(count => (count.GetProperty("level").GetString(), count.GetProperty("standing").GetString(), count.GetProperty("workers").GetInt64()));
}
