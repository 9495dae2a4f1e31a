using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>S-43, S-16 over HTTP. The server has one rollout for all tests, so each here has phases and organisations of its own.</summary>
public sealed class RolloutSpecs(RunningNaas naas)
{
    private const string Bolton = "E08000001";
    private const string Bradford = "E08000032";
    private const string Cafcass = "CAFCASS";
    private const string Trust = "TRUST-EXAMPLE";

    private static readonly Caller Operations = In(Role.DfeOperations);

    [Fact]
    public async Task A_phase_is_opened_changed_and_ended_and_everybody_who_has_signed_in_may_read_it()
    {
        var api = await naas.ApiAsync();

        var opened = (await api.PostAsync("/v1/phases", Operations, """{ "phase": "phase-a", "sittingsFrom": "2020-03-02", "on": "2019-12-02" }""")).ShouldBe(201);
        opened.Header("Location").Should().Be("/v1/phases");
        opened.Header("ETag").Should().Be($"\"{opened.Json.GetProperty("revision").GetInt64()}\"");
        opened.Header("Naas-Position").Should().NotBeNullOrEmpty();
        opened.Text("edition").Should().Be("response-2017");
        var said = opened.Json.GetProperty("recorded").EnumerateArray().Single();
        (said.GetProperty("type").GetString(), said.GetProperty("sentence").GetString(), said.GetProperty("on").GetString())
            .Should().Be(("phase-opened", "The phase phase-a was opened on 2 December 2019; workers of its sites may sit from 2 March 2020.", "2019-12-02"));

        (await api.PostAsync("/v1/phases/phase-a/changes", Operations, """{ "sittingsFrom": "2020-04-01", "on": "2019-12-09" }""")).ShouldBe(201);
        (await PhaseAsync(api, "phase-a")).GetProperty("sittingsFrom").GetString().Should().Be("2020-04-01");
        (await api.PostAsync("/v1/phases/phase-a/end", Operations, """{ "on": "2019-12-20" }""")).ShouldBe(201);

        var phase = await PhaseAsync(api, "phase-a");
        (phase.GetProperty("openedOn").GetString(), phase.GetProperty("endedOn").GetString(), phase.GetProperty("sites").GetArrayLength()).Should().Be(("2019-12-02", "2019-12-20", 0));
        (await api.PostAsync("/v1/phases/phase-a/changes", Operations, """{ "sittingsFrom": "2020-05-01", "on": "2019-12-23" }""")).ShouldBe(409, "phase-has-ended");
        (await api.PostAsync("/v1/phases/phase-b/end", Operations, """{ "on": "2019-12-20" }""")).ShouldBe(404, "no-such-phase");
        (await api.PostAsync("/v1/phases/Phase%20A/end", Operations, """{ "on": "2019-12-20" }""")).ShouldBe(404, "not-found");
        (await api.GetAsync("/v1/phases", null)).ShouldBe(401);
        (await api.GetAsync("/v1/phases?asof=2018-09-30", Operations)).ShouldBe(400, "bad-header");
    }

    [Fact]
    public async Task Workers_of_an_organisation_are_put_forward_once_it_is_a_site()
    {
        var api = await naas.ApiAsync();
        var worker = await EmployedAtAsync(api, Bradford);
        var endorsement = $$"""{ "level": "practitioner", "organisation": "{{Bradford}}", "on": "2019-12-16" }""";
        (await api.PostAsync($"/v1/social-workers/{worker}/endorsements", EmployerAt(Bradford), endorsement)).ShouldBe(409, "site-not-open");
        await OpenAsync(api, "phase-c");

        var joined = await api.PostAsync("/v1/phases/phase-c/sites", Operations, $$"""{ "organisation": "{{Bradford}}", "on": "2019-12-02" }""");

        joined.ShouldBe(201).Json.GetProperty("recorded").EnumerateArray().Single().GetProperty("sentence").GetString().Should().Be("E08000032 became a site of the phase phase-c on 2 December 2019.");
        (await SiteAsync(api, "phase-c", Bradford)).GetProperty("name").GetString().Should().Be("Bradford");
        (await OrganisationAsync(api, Bradford)).GetProperty("sittingsFrom").GetString().Should().Be("2020-03-02");
        (await api.PostAsync($"/v1/social-workers/{worker}/endorsements", EmployerAt(Bradford), endorsement)).ShouldBe(201);

        (await api.PostAsync($"/v1/phases/phase-c/sites/{Bradford}/leave", Operations, """{ "on": "2019-12-20" }""")).ShouldBe(201);
        (await OrganisationAsync(api, Bradford)).GetProperty("sittingsUntil").GetString().Should().Be("2019-12-20");
        (await SiteAsync(api, "phase-c", Bradford)).GetProperty("until").GetString().Should().Be("2019-12-20");
    }

    [Fact]
    public async Task The_successor_of_a_site_is_one_in_the_same_answer()
    {
        var api = await naas.ApiAsync();
        await OpenAsync(api, "phase-d");
        (await api.PostAsync("/v1/phases/phase-d/sites", Operations, """{ "organisation": "AGENCY-BRIGHT", "on": "2019-12-02" }""")).ShouldBe(409, "agency-cannot-be-site");
        (await api.PostAsync("/v1/phases/phase-d/sites", Operations, """{ "organisation": "E99999999", "on": "2019-12-02" }""")).ShouldBe(422, "invalid").Pointers.Should().Equal("/organisation");
        (await api.PostAsync("/v1/phases/phase-d/sites", Operations, $$"""{ "organisation": "{{Cafcass}}", "on": "2019-12-02" }""")).ShouldBe(201);

        var succeeded = await api.PostAsync($"/v1/organisations/{Cafcass}/succession", Operations, $$"""{ "successor": "{{Trust}}", "on": "2019-12-16" }""");
        succeeded.ShouldBe(201).Json.GetProperty("recorded").EnumerateArray().Select(said => said.GetProperty("sentence").GetString()).Should().Equal(
            "TRUST-EXAMPLE took over the staff of CAFCASS on 16 December 2019.",
            "TRUST-EXAMPLE became a site of the phase phase-d on 16 December 2019.");

        var site = await SiteAsync(api, "phase-d", Cafcass);
        (site.GetProperty("until").GetString(), site.GetProperty("succeededBy").GetString()).Should().Be(("2019-12-15", Trust));
        (await OrganisationAsync(api, Trust)).GetProperty("sittingsFrom").GetString().Should().Be("2020-03-02");
        (await api.PostAsync($"/v1/organisations/{Cafcass}/succession", Operations, """{ "successor": "E08000003", "on": "2019-12-16" }""")).ShouldBe(409, "already-succeeded");
        (await api.PostAsync($"/v1/organisations/{Cafcass}/succession", Operations, """{ "successor": "E99999999", "on": "2019-12-16" }""")).ShouldBe(422, "invalid").Pointers.Should().Equal("/successor");
        (await api.PostAsync("/v1/organisations/E99999999/succession", Operations, """{ "successor": "E08000003", "on": "2019-12-16" }""")).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task The_sites_of_Phase_One_are_the_five_of_the_response()
    {
        var api = await naas.ApiAsync();

        (await PhaseAsync(api, "phase-one")).GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("name").GetString())
            .Should().Equal("Bury", "Manchester", "Oldham", "Wigan", "Leeds");
        (await OrganisationAsync(api, Leeds)).GetProperty("sittingsFrom").GetString().Should().Be("2018-07-01");
        (await OrganisationAsync(api, "AGENCY-BRIGHT")).GetProperty("sittingsFrom").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/v1/phases", """{ "phase": "phase-e", "sittingsFrom": "2020-03-02", "on": "2019-12-02" }""", """{ "phase": "phase-e", "sittingsFrom": "2020-03-03", "on": "2019-12-02" }""")]
    [InlineData("/v1/phases/phase-f/changes", """{ "sittingsFrom": "2020-04-01", "on": "2019-12-09" }""", """{ "sittingsFrom": "2020-04-02", "on": "2019-12-09" }""")]
    [InlineData("/v1/phases/phase-g/end", """{ "on": "2019-12-20" }""", """{ "on": "2019-12-21" }""")]
    [InlineData("/v1/phases/phase-h/sites", """{ "organisation": "E08000006", "on": "2019-12-02" }""", """{ "organisation": "E08000001", "on": "2019-12-02" }""")]
    [InlineData("/v1/phases/phase-one/sites/E08000010/leave", """{ "on": "2019-12-30" }""", """{ "on": "2019-12-31" }""")]
    [InlineData("/v1/organisations/AGENCY-NORTHERN/succession", """{ "successor": "AGENCY-BRIGHT", "on": "2019-12-16" }""", """{ "successor": "AGENCY-BRIGHT", "on": "2019-12-17" }""")]
    public async Task The_same_key_and_body_replays_the_first_answer_and_with_another_body_is_refused(string address, string body, string other)
    {
        var api = await naas.ApiAsync();
        if (address.Split('/') is [_, _, "phases", var phase, _] && phase != "phase-one")
            await OpenAsync(api, phase);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        (await api.PostAsync($"{address}?dryRun=true", Operations, body, key)).ShouldBe(200).Json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        var first = (await api.PostAsync(address, Operations, body, key)).ShouldBe(201);
        var again = (await api.PostAsync(address, Operations, body, key)).ShouldBe(201);

        first.Header("Idempotency-Replayed").Should().BeNull("a dry run records nothing");
        again.Header("Idempotency-Replayed").Should().Be("true");
        again.Body.Replace("\"replayed\":true", "\"replayed\":false", StringComparison.Ordinal).Should().Be(first.Body);
        (again.Header("ETag"), again.Header("Naas-Position")).Should().Be((first.Header("ETag"), first.Header("Naas-Position")));
        (await api.PostAsync(address, Operations, other, key)).ShouldBe(422, "key-reused");
        (await api.PostAsync(address, Operations, body)).ShouldBe(200).Json.GetProperty("recorded").GetArrayLength().Should().Be(0, "it was so already");
    }

    [Fact]
    public async Task Who_decided_on_an_older_rollout_is_told_so()
    {
        var api = await naas.ApiAsync();

        var stale = await api.PostAsync("/v1/phases", Operations, """{ "phase": "phase-i", "sittingsFrom": "2020-03-02", "on": "2019-12-02" }""", ("If-Match", "\"0\""));

        stale.ShouldBe(412, "stale").Text("detail").Should().StartWith("The rollout is at \"");
        (await api.GetAsync("/v1/phases", Operations)).ShouldBe(200).Header("ETag").Should().NotBe("\"0\"");
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_wins_and_the_others_are_answered_by_what_it_recorded()
    {
        var api = await naas.ApiAsync();
        await OpenAsync(api, "phase-j");
        await OpenAsync(api, "phase-k");
        var body = $$"""{ "organisation": "{{Bolton}}", "on": "2019-12-02" }""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => api.PostAsync($"/v1/phases/{(n % 2 == 0 ? "phase-j" : "phase-k")}/sites", In(Role.DfeOperations, subject: $"operations-{n}"), body)));

        answers.Select(answer => answer.Status).Order().Should().Equal(200, 200, 200, 201, 409, 409, 409, 409);
        answers.Where(answer => answer.Status == 409).Should().OnlyContain(answer => answer.Code == "already-a-site");
        var sites = (await api.GetAsync("/v1/phases", Operations)).Json.EnumerateArray().SelectMany(phase => phase.GetProperty("sites").EnumerateArray());
        sites.Count(site => site.GetProperty("organisation").GetString() == Bolton).Should().Be(1);
    }

    private static async Task OpenAsync(Api api, string phase) =>
        (await api.PostAsync("/v1/phases", Operations, $$"""{ "phase": "{{phase}}", "sittingsFrom": "2020-03-02", "on": "2019-12-02" }""")).ShouldBe(201);

    private static async Task<Guid> EmployedAtAsync(Api api, string organisation)
    {
        var number = NewNumber();
        var worker = (await api.PostAsync("/v1/social-workers", EmployerAt(organisation), Worker.Registration(number))).ShouldBe(201).Json.GetProperty("journey").GetGuid();
        (await api.PostAsync($"/v1/social-workers/{worker}/employments", EmployerAt(organisation), $$"""{ "registrationNumber": "{{number}}", "organisation": "{{organisation}}", "basis": "direct", "on": "2016-09-01" }""")).ShouldBe(201);
        (await api.PostAsync($"/v1/social-workers/{worker}/roles", EmployerAt(organisation), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "established", "principalSocialWorker": false, "on": "2016-09-01" }""")).ShouldBe(201);
        return worker;
    }

    private static async Task<JsonElement> PhaseAsync(Api api, string phase) =>
        (await api.GetAsync("/v1/phases", In(Role.Auditor))).ShouldBe(200).Json.EnumerateArray().Single(row => row.GetProperty("phase").GetString() == phase);

    private static async Task<JsonElement> SiteAsync(Api api, string phase, string organisation) =>
        (await PhaseAsync(api, phase)).GetProperty("sites").EnumerateArray().Single(site => site.GetProperty("organisation").GetString() == organisation);

    private static async Task<JsonElement> OrganisationAsync(Api api, string code) =>
        (await api.GetAsync("/v1/reference/organisations", In(Role.Auditor))).ShouldBe(200).Json.EnumerateArray().Single(row => row.GetProperty("code").GetString() == code);
}
