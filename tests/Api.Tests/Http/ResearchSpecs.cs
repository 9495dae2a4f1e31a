using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Application.Research;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Research;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Research projects and their extracts, over HTTP.</summary>
[Trait("Rule", "R-142")]
public sealed class ResearchSpecs(RunningNaas naas)
{
    private const string Projects = "/v1/research/projects";

    private static readonly Caller Operations = In(Role.DfeOperations);

    private static Caller Researcher(string subject) => In(Role.ResearchPartner, subject: subject);

    [Fact]
    public async Task A_project_is_registered_read_and_closed_and_its_key_shown_to_nobody()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();

        var made = (await api.PostAsync(Projects, Operations, Registration(code, "researcher-a"))).ShouldBe(201);
        var read = (await api.GetAsync(made.Header("Location")!, In(Role.Auditor))).ShouldBe(200);
        var closed = (await api.PostAsync($"{Projects}/{code}/closure", Operations, """{ "reason": "completed" }""")).ShouldBe(201);

        made.Header("Location").Should().Be($"{Projects}/{code}");
        (read.Text("title"), read.Text("agreementEndsOn"), read.Json.GetProperty("leastClass").GetInt32(), read.Text("policy")).Should().Be(("Live research", "2029-12-31", 5, "naas-anonymity-1"));
        read.Json.GetProperty("researchers").EnumerateArray().Select(one => one.GetString()).Should().Equal("researcher-a");
        read.Json.EnumerateObject().Select(member => member.Name).Should().NotContain(name => name.Contains("key", StringComparison.OrdinalIgnoreCase));
        closed.Text("closedBecause").Should().Be("completed");
        (await api.PostAsync($"{Projects}/{code}/closure", Operations, """{ "reason": "abandoned" }""")).ShouldBe(409, "research-project-closed");
        (await api.PostAsync($"{Projects}/{code}/researchers", Operations, """{ "researcher": "researcher-b", "assigned": true }""")).ShouldBe(409, "research-project-closed");
        (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-a"))).ShouldBe(409, "research-project-closed");
        (await api.GetAsync($"{Projects}/{code}/extract", In(Role.DfeAnalyst))).ShouldBe(409, "research-project-closed");
        (await api.PostAsync(Projects, Operations, Registration(code))).ShouldBe(409, "research-code-taken");
    }

    [Fact]
    public async Task The_same_key_registers_one_project_and_another_body_is_refused()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        var key = ("Idempotency-Key", $"project-{code}");

        var first = (await api.PostAsync(Projects, Operations, Registration(code), key)).ShouldBe(201);
        (await api.PostAsync($"{Projects}/{code}/closure", Operations, """{ "reason": "abandoned" }""")).ShouldBe(201);
        var again = (await api.PostAsync(Projects, Operations, Registration(code), key)).ShouldBe(201);

        (again.Header("Idempotency-Replayed"), again.Body).Should().Be(("true", first.Body), "a repeated command gets the answer it was given");
        (await api.PostAsync(Projects, Operations, Registration($"{code}-b"), key)).ShouldBe(422, "key-reused");
    }

    [Fact]
    public async Task Who_is_assigned_has_the_extract_until_they_leave_and_nobody_else_ever()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        (await api.PostAsync(Projects, Operations, Registration(code, "researcher-one"))).ShouldBe(201);

        (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-one"))).ShouldBe(200);
        var refused = (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-two"))).ShouldBe(403, "not-allowed");
        var missing = (await api.GetAsync($"{Projects}/no-such-project/extract", Researcher("researcher-two"))).ShouldBe(403, "not-allowed");
        missing.Text("detail").Should().Be(refused.Text("detail"), "it is not told whether there is such a project");
        (await api.GetAsync($"{Projects}/{code}", Researcher("researcher-two"))).ShouldBe(403, "not-allowed");
        (await api.GetAsync(Projects, Researcher("researcher-two"))).ShouldBe(200).Body.Should().NotContain(code);
        (await api.GetAsync(Projects, Researcher("researcher-one"))).ShouldBe(200).Body.Should().Contain(code);
        (await api.GetAsync($"{Projects}/no-such-project/extract", In(Role.DfeAnalyst))).ShouldBe(404, "not-found");

        (await api.PostAsync($"{Projects}/{code}/researchers", Operations, """{ "researcher": "researcher-one", "assigned": false }""")).ShouldBe(201);
        (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-one"))).ShouldBe(403, "not-allowed");
        foreach (var stranger in (Caller[])[EmployerAt(Leeds), In(Role.DeliveryPartner), In(Role.Releaser), Operations, In(Role.Auditor), In(Role.Operator)])
            (await api.GetAsync($"{Projects}/{code}/extract", stranger)).ShouldBe(403, "not-allowed");
        foreach (var stranger in (Caller[])[EmployerAt(Leeds), In(Role.DfeAnalyst), In(Role.Auditor), Researcher("researcher-one")])
        {
            (await api.PostAsync(Projects, stranger, Registration(NewCode()))).ShouldBe(403, "not-allowed");
            (await api.PostAsync($"{Projects}/{code}/closure", stranger, """{ "reason": "abandoned" }""")).ShouldBe(403, "not-allowed");
        }
    }

    [Fact]
    public async Task An_extract_tells_of_workers_who_sat_by_pseudonym_and_is_noted()
    {
        // The first who asks fixes the quarter for everybody.
        await using var server = new RunningNaas();
        var api = await server.ApiAsync();
        var (code, other) = (NewCode(), NewCode());
        foreach (var project in (string[])[code, other])
            (await api.PostAsync(Projects, Operations, Registration(project, "researcher-x"))).ShouldBe(201);
        var workers = new List<Worker>();
        for (var number = 0; number < 5; number++)
            workers.Add(await AssessedAsync(api));
        var position = (await api.GetAsync($"{workers[^1].Address}?minPosition={workers[^1].LastPosition}", In(Role.Auditor))).ShouldBe(200).Header("Naas-Position");

        var elsewhere = (await api.GetAsync($"{Projects}/{other}/extract?minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        var extract = (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-x"))).ShouldBe(200);
        var again = (await api.GetAsync($"{Projects}/{code}/extract?minPosition={position}&asOf=2018-09-26", In(Role.DfeAnalyst))).ShouldBe(200);
        var csv = (await api.GetAsync($"{Projects}/{code}/extract", Researcher("researcher-x"), ("Accept", "text/csv"))).ShouldBe(200).Body.Split("\r\n");

        var pseudonyms = Pseudonyms(extract);
        pseudonyms.Should().HaveCountGreaterThanOrEqualTo(5).And.OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal).And.OnlyContain(one => one.Length == 32);
        Pseudonyms(again).Should().IntersectWith(pseudonyms, "within a project they stay");
        Pseudonyms(elsewhere).Should().NotIntersectWith(pseudonyms);
        foreach (var worker in workers)
            extract.Body.Should().NotContainAny(worker.Id.ToString(), worker.Id.ToString("N"), worker.Number);

        var first = extract.Json.GetProperty("records")[0];
        first.GetProperty("attempts")[0].GetProperty("outcome").GetString().Should().BeOneOf("met", "not-met");
        first.GetProperty("attempts")[0].GetProperty("satAfterMonths").GetInt32().Should().Be(0);
        extract.Json.GetProperty("after").GetProperty("k").GetInt32().Should().BeGreaterThanOrEqualTo(5);
        extract.Json.GetProperty("after").GetProperty("recordsBelowFive").GetInt32().Should().Be(0);
        extract.Json.GetProperty("before").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null, "it is for the department");
        elsewhere.Json.GetProperty("before").GetProperty("records").GetInt32().Should().BeGreaterThanOrEqualTo(5);
        extract.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("region").GetString()).Should().OnlyContain(region => region == "*", "how a region did is for releases to tell");
        again.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("region").GetString()).Should().Contain(region => region != "*", "the department is told");
        var provenance = extract.Json.GetProperty("provenance");
        (provenance.GetProperty("definition").GetProperty("code").GetString(), provenance.GetProperty("edition").GetString()).Should().Be(("research-cut-2", "response-2017"));
        provenance.GetProperty("position").GetString().Should().Be(extract.Header("Naas-Position"));

        csv[0].Should().Be("pseudonym,level,region,sat_in,age,sex,ethnic_group,disability,service,attempt,kind,sat_after_months,released_after_months,outcome,knowledge,simulated,written,role_play,written_exercise,interview,project,as_of,position,directory_version");
        csv[1].Should().StartWith(pseudonyms[0]);

        var given = (await api.GetAsync($"{Projects}/{code}", In(Role.DfeOperations))).ShouldBe(200).Json.GetProperty("extracts").EnumerateArray().ToList();
        given.Should().HaveCount(3);
        (given[0].GetProperty("to").GetString(), given[0].GetProperty("role").GetString(), given[^1].GetProperty("records").GetInt32()).Should().Be(("researcher-x", "research-partner", pseudonyms.Count));
        given[^1].GetProperty("position").GetString().Should().Be(extract.Header("Naas-Position"));

        // What the department took is no count for a partner.
        (await api.GetAsync($"{Projects}/{code}/extract?asOf=2018-09-30", In(Role.DfeAnalyst))).ShouldBe(200);
        var asTold = (await api.GetAsync($"{Projects}/{code}", Researcher("researcher-x"))).ShouldBe(200).Json.GetProperty("extracts").EnumerateArray().ToList();
        var listed = (await api.GetAsync(Projects, Researcher("researcher-x"))).ShouldBe(200).Json.GetProperty("projects").EnumerateArray().Single(project => project.GetProperty("code").GetString() == code);
        asTold.Select(one => one.GetProperty("role").GetString()).Should().Equal("research-partner", "research-partner");
        listed.GetProperty("extracts").GetRawText().Should().Be((await api.GetAsync($"{Projects}/{code}", Researcher("researcher-x"))).Json.GetProperty("extracts").GetRawText());
        (await api.GetAsync($"{Projects}/{code}", In(Role.DfeOperations))).ShouldBe(200).Json.GetProperty("extracts").GetArrayLength().Should().Be(4);
    }

    [Fact]
    public async Task After_the_last_day_of_the_agreement_there_is_none()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        // The service registers none whose agreement is over, and the day of the other tests does not go on.
        foreach (var (code, endsOn) in (IEnumerable<(string, DateOnly)>)[("project-over", RunningNaas.Today.AddDays(-1)), ("project-last-day", RunningNaas.Today)])
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
            var registration = new RegisterResearchProject(code, "Live research", "Asked for.", endsOn, 5, [new ActorId("researcher-v")], Guid.NewGuid()) { Caller = Operations };
            await services.GetRequiredService<ResearchProjectStore>().InsertAsync(connection, registration, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        }

        (await api.GetAsync($"{Projects}/project-over/extract", Researcher("researcher-v"))).ShouldBe(409, "research-agreement-over");
        (await api.GetAsync($"{Projects}/project-last-day/extract", Researcher("researcher-v"))).ShouldBe(200);
    }

    [Fact]
    public async Task Before_the_first_result_there_is_nobody_in_it()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        (await api.PostAsync(Projects, Operations, Registration(code, "researcher-y"))).ShouldBe(201);

        var extract = (await api.GetAsync($"{Projects}/{code}/extract?asOf=2000-01-01", In(Role.DfeAnalyst))).ShouldBe(200);

        extract.Json.GetProperty("records").GetArrayLength().Should().Be(0);
        extract.Json.GetProperty("after").GetProperty("k").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null, "nobody is hidden among nobody");
        extract.Json.GetProperty("provenance").GetProperty("n").GetInt64().Should().Be(0);
    }

    [Fact]
    public async Task It_waits_for_a_position_of_this_log_and_for_no_other()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        (await api.PostAsync(Projects, Operations, Registration(code, "researcher-z"))).ShouldBe(201);
        var here = (await api.GetAsync($"{Projects}/{code}/extract", In(Role.DfeAnalyst))).ShouldBe(200).Header("Naas-Position")!;
        var epoch = here[..here.IndexOf('.', StringComparison.Ordinal)];

        (await api.GetAsync($"{Projects}/{code}/extract?minPosition={epoch}.{long.MaxValue}", In(Role.DfeAnalyst))).ShouldBe(503, "not-yet");
        (await api.GetAsync($"{Projects}/{code}/extract?minPosition={Guid.NewGuid():N}.1", In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().Equal("minPosition");
        (await api.GetAsync($"{Projects}/{code}/extract?position={epoch}.{long.MaxValue}", In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().Equal("position");
    }

    [Theory]
    [InlineData("asOf=2018-09-30")]
    [InlineData("known=2018-09-30")]
    [InlineData("position")]
    [InlineData("minPosition")]
    public async Task The_moment_of_an_extract_is_not_for_a_partner_to_choose(string parameter)
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        (await api.PostAsync(Projects, Operations, Registration(code, "researcher-u"))).ShouldBe(201);
        var here = (await api.GetAsync($"{Projects}/{code}/extract", In(Role.DfeAnalyst))).ShouldBe(200).Header("Naas-Position")!;

        var refused = (await api.GetAsync($"{Projects}/{code}/extract?{(parameter.Contains('=', StringComparison.Ordinal) ? parameter : $"{parameter}={here}")}", Researcher("researcher-u"))).ShouldBe(403, "not-allowed");

        refused.Text("detail").Should().Contain("made once").And.Contain("asOf, known, position and minPosition");
        (await api.GetAsync(Projects + $"/{code}", Operations)).ShouldBe(200).Json.GetProperty("extracts").EnumerateArray().Should().OnlyContain(given => given.GetProperty("role").GetString() == "dfe-analyst");
    }

    [Fact]
    public async Task What_was_known_earlier_is_worked_out_and_has_nobody_who_was_assessed_later()
    {
        var api = await naas.ApiAsync();
        var code = NewCode();
        (await api.PostAsync(Projects, Operations, Registration(code, "researcher-w"))).ShouldBe(201);
        var before = (await (await AssessedAsync(api)).ReadAsync(In(Role.Auditor))).ShouldBe(200).Header("Naas-Position")!;
        var later = await AssessedAsync(api);
        (await later.ReadAsync(In(Role.Auditor))).ShouldBe(200);

        var then = await WorkedOutAsync(api, In(Role.DfeAnalyst), $"{Projects}/{code}/extract?position={before}");
        var now = (await api.GetAsync($"{Projects}/{code}/extract?minPosition={later.LastPosition}", In(Role.DfeAnalyst))).ShouldBe(200);

        then.ShouldBe(200).Header("Naas-Position").Should().Be(before);
        then.Json.GetProperty("provenance").GetProperty("n").GetInt64().Should().BeLessThan(now.Json.GetProperty("provenance").GetProperty("n").GetInt64());
    }

    [Theory]
    [InlineData("\"code\": \"live-research-1\"", "\"code\": \"Live Research\"", "/code")]
    [InlineData("\"agreementEndsOn\": \"2029-12-31\"", "\"agreementEndsOn\": \"2019-12-30\"", "/agreementEndsOn")]
    [InlineData("\"leastClass\": 5", "\"leastClass\": 4", "/leastClass")]
    [InlineData("\"justification\": \"Asked for by the evaluation.\"", "\"justification\": \" \"", "/justification")]
    [InlineData("\"researchers\": [\"researcher-1\"]", "\"researchers\": []", "/researchers")]
    public async Task What_cannot_be_registered_is_refused_in_words(string right, string wrong, string pointer)
    {
        var api = await naas.ApiAsync();

        (await api.PostAsync(Projects, Operations, Registration("live-research-1", "researcher-1").Replace(right, wrong, StringComparison.Ordinal))).ShouldBe(422, "invalid").Pointers.Should().Equal(pointer);
    }

    private static List<string> Pseudonyms(Answer extract) => [.. extract.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("pseudonym").GetString()!)];

    private static async Task<Worker> AssessedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 51, 38);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }

    /// <summary>What was known earlier is worked out first: asked again until it is.</summary>
    private static async Task<Answer> WorkedOutAsync(Api api, Caller caller, string address)
    {
        var answer = await api.GetAsync(address, caller);
        while (answer.Status == 202)
        {
            _ = (await api.GetAsync(answer.Header("Location")!, caller)).ShouldBe(200);
            await Task.Delay(20, TestContext.Current.CancellationToken);
            answer = await api.GetAsync(address, caller);
        }

        return answer;
    }

    private static string NewCode() => $"project-{Guid.NewGuid():N}"[..20];

    private static string Registration(string code, string researcher = "researcher-1") =>
        $$"""{ "code": "{{code}}", "title": "Live research", "justification": "Asked for by the evaluation.", "agreementEndsOn": "2029-12-31", "leastClass": 5, "researchers": ["{{researcher}}"] }""";
}
