using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What was recorded and what was refused, searched over HTTP.</summary>
public sealed class AuditSpecs(RunningNaas naas)
{
    private const string Audit = "/v1/audit/events";

    private static Caller Auditor => In(Role.Auditor);

    [Fact]
    [Trait("Rule", "S-54")]
    public async Task What_was_done_to_a_worker_and_what_was_refused_stand_in_the_order_of_recording()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await worker.EndorseAsync()).ShouldBe(409, "no-statutory-role");
        var last = (await worker.TakeRoleAsync()).ShouldBe(201).Header("Naas-Position");

        var found = await FoundAsync(api, Auditor, $"journey={worker.Id}&minPosition={last}");

        found.Select(entry => (Text(entry, "kind"), Text(entry, "type"), Text(entry, "code"), Text(entry, "organisation"))).Should().Equal(
            ("journey", "social-worker-registered", null, Leeds),
            ("journey", "employment-started", null, Leeds),
            ("refusal", "endorse-practice", "no-statutory-role", Leeds),
            ("journey", "statutory-role-started", null, Leeds));
        found[1].GetProperty("revision").GetInt64().Should().Be(1);
        Text(found[1], "effectiveOn").Should().Be("2016-09-01");
        Text(found[1], "sentence").Should().Contain("1 September 2016");
    }

    [Theory]
    [InlineData("type=employment-started", "employment-started")]
    [InlineData("code=no-statutory-role", "endorse-practice")]
    [InlineData("kind=refusal", "endorse-practice")]
    [InlineData("role=delivery-partner")]
    [InlineData("actor=nobody-ever")]
    [InlineData("to=2001-01-01")]
    [InlineData("edition=consultation-2016")]
    [InlineData("organisation=E08000002")]
    public async Task A_filter_narrows_the_search(string filter, params string[] types)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await worker.EndorseAsync()).ShouldBe(409, "no-statutory-role");
        var last = (await worker.TakeRoleAsync()).ShouldBe(201).Header("Naas-Position");

        var found = await FoundAsync(api, Auditor, $"journey={worker.Id}&{filter}&minPosition={last}");

        found.Select(entry => Text(entry, "type")).Should().Equal(types);
    }

    [Fact]
    public async Task What_belongs_to_one_conversation_is_found_by_its_correlation_and_one_command_by_its_id()
    {
        var api = await naas.ApiAsync();
        var (worker, correlation) = (await Worker.EmployedAsync(api), $"case-{Guid.NewGuid():N}");
        (await worker.EndorseAsync(("X-Correlation-Id", correlation))).ShouldBe(409);
        var last = (await worker.TakeRoleAsync("holding-case-responsibility", ("X-Correlation-Id", correlation))).ShouldBe(201).Header("Naas-Position");

        var found = await FoundAsync(api, Auditor, $"correlation={correlation}&minPosition={last}");

        found.Select(entry => Text(entry, "type")).Should().Equal("endorse-practice", "statutory-role-started");
        (await FoundAsync(api, Auditor, $"command={Text(found[1], "command")}")).Select(entry => Text(entry, "type")).Should().Equal("statutory-role-started");
    }

    [Fact]
    public async Task Pages_leave_nothing_out_and_tell_nothing_twice_while_more_is_recorded()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await worker.EndorseAsync()).ShouldBe(409);
        var last = (await worker.TakeRoleAsync()).ShouldBe(201).Header("Naas-Position");

        var types = new List<string?>();
        for (string? after = null; ;)
        {
            var page = (await api.GetAsync($"{Audit}?journey={worker.Id}&limit=1&minPosition={last}{(after is null ? "" : $"&after={after}")}", Auditor)).ShouldBe(200).Json;
            types.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => Text(entry, "type")));
            if (types.Count == 2)
                last = (await worker.AgreeAsync()).ShouldBe(201).Header("Naas-Position");
            if (Text(page, "next") is not { } next)
                break;
            after = next;
        }

        types.Should().Equal("social-worker-registered", "employment-started", "endorse-practice", "statutory-role-started", "assessment-agreed");
    }

    [Fact]
    [Trait("Rule", "S-33")]
    public async Task An_analyst_is_told_of_events_without_words_and_not_of_adjustments()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        var document = await worker.StoreAsync("adjustments-requested", worker.Self, "A quarter more time.");
        var last = (await worker.DoAsync("adjustments", worker.Self, $$"""{ "level": "practitioner", "document": "{{document}}", "on": "2018-07-11" }""")).ShouldBe(201).Header("Naas-Position");

        var (told, whole) = (await FoundAsync(api, In(Role.DfeAnalyst), $"journey={worker.Id}&minPosition={last}"), await FoundAsync(api, Auditor, $"journey={worker.Id}&minPosition={last}"));

        whole.Select(entry => Text(entry, "type")).Should().EndWith(["sitting-booked", "adjustments-requested"]);
        told.Select(entry => Text(entry, "type")).Should().EndWith("sitting-booked");
        told.Should().OnlyContain(entry => Text(entry, "sentence") == null);
    }

    [Fact]
    public async Task Rollout_and_standards_are_audited_too()
    {
        var api = await naas.ApiAsync();
        _ = await Worker.EndorsedAsync(api);

        (await FoundAsync(api, Auditor, "kind=rollout")).Select(entry => Text(entry, "stream")).Distinct().Should().Equal("rollout");
        (await FoundAsync(api, Auditor, "kind=standard&type=cut-set")).Select(entry => Text(entry, "stream")).Should().Contain("standard-practitioner-knowledge");
    }

    [Fact]
    public async Task A_page_comes_as_CSV_with_the_way_to_the_next()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var last = (await worker.TakeRoleAsync()).ShouldBe(201).Header("Naas-Position");

        var first = (await api.GetAsync($"{Audit}?journey={worker.Id}&limit=2&minPosition={last}", Auditor, ("Accept", "text/csv"))).ShouldBe(200);
        var next = first.Header("Link")!.Split('<', '>')[1];
        var second = (await api.GetAsync(next, Auditor, ("Accept", "text/csv"))).ShouldBe(200);

        first.ContentType.Should().Be("text/csv");
        first.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[4]).Should().Equal("type", "social-worker-registered", "employment-started");
        second.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[4]).Should().Equal("type", "statutory-role-started");
        second.Header("Link").Should().BeNull();
    }

    [Fact]
    public async Task Every_filter_that_is_wrong_is_named_at_once()
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"{Audit}?kind=everything&journey=one&role=king&after=%00&from=tomorrow&limit=0", Auditor)).ShouldBe(400, "bad-header")
            .Pointers.Should().BeEquivalentTo("kind", "journey", "role", "after", "from", "limit");
    }

    [Fact]
    public async Task An_employer_may_not_search()
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync(Audit, EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
    }

    private static async Task<List<JsonElement>> FoundAsync(Api api, Caller caller, string filter) =>
        [.. (await api.GetAsync($"{Audit}?{filter}", caller)).ShouldBe(200).Json.GetProperty("entries").EnumerateArray()];

    private static string? Text(JsonElement of, string member) => of.TryGetProperty(member, out var value) ? value.GetString() : null;
}
