using System.Globalization;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Practice leaders over HTTP: all of their road on a server pinned to the consultation, and none of it on one that goes by the response (R-125 to R-127).</summary>
public sealed class LeadershipSpecs(RunningNaas naas, LeadershipSpecs.PinnedNaas pinned) : IClassFixture<LeadershipSpecs.PinnedNaas>
{
    private const string Day = """{ "sitting": "LEEDS-2018-09-12", "sitsOn": "2018-09-12", "on": "2018-07-09" }""";

    private static readonly string[] Groups = ["social-workers", "peers", "managers", "elected-members", "partners"];

    private static readonly Caller Partner = In(Role.LeaderDeliveryPartner);
    private static readonly Caller Operations = In(Role.DfeOperations);

    [Fact]
    [Trait("Rule", "R-125")]
    [Trait("Rule", "R-126")]
    public async Task A_leader_is_put_forward_heard_about_assessed_on_one_day_and_accredited()
    {
        var api = await pinned.Server.ApiAsync();
        var worker = await PutForwardAsync(api);

        (await worker.DoAsync("sittings", In(Role.DeliveryPartner), """{ "level": "leader", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }"""))
            .ShouldBe(409, "leaders-assessed-apart").Text("detail").Should().Contain("an assessment day with role play, written exercise, interview");
        (await worker.DoAsync("marks", In(Role.Assessor), """{ "level": "leader", "element": "knowledge", "score": 24, "on": "2018-09-13" }""")).ShouldBe(409, "leaders-assessed-apart");
        (await worker.DoAsync("ratings", In(Role.Assessor), """{ "level": "practitioner", "element": "role-play", "exercise": 1, "score": 24, "on": "2018-09-13" }""")).ShouldBe(409, "element-not-due");
        (await worker.DoAsync("leadership/assessment-days", In(Role.DeliveryPartner), Day)).ShouldBe(403, "not-allowed");
        Said((await worker.DoAsync("leadership/assessment-days", Partner, Day)).ShouldBe(201)).Should().ContainSingle()
            .Which.Should().Contain("the role play, the written exercise and the in-depth interview");

        // Each contract ends where the other begins.
        const string Cancellation = """{ "level": "leader", "reason": "worker-unavailable", "on": "2018-07-10" }""";
        (await worker.DoAsync("sittings/cancellation?dryRun=true", In(Role.DeliveryPartner), Cancellation)).ShouldBe(403, "not-allowed");
        (await worker.DoAsync("sittings/cancellation?dryRun=true", Partner, Cancellation)).ShouldBe(200);
        (await worker.DoAsync("sittings/cancellation?dryRun=true", Partner, Cancellation.Replace("leader", "practitioner", StringComparison.Ordinal))).ShouldBe(403, "not-allowed");

        var words = await GatherAsync(worker, Groups[..4]);
        await RateAsync(worker);
        (await AttemptAsync(worker)).Should().Be("awaits-colleagues");
        (await ReleaseAsync(worker)).ShouldBe(409, "colleagues-not-heard").Text("detail").Should().EndWith("nobody was heard yet of partners.");
        words = [.. words, .. await GatherAsync(worker, Groups[4..])];
        (await worker.DoAsync("leadership/colleague-feedback/corrections", Partner, $$"""{ "group": "peers", "respondents": 3, "document": "{{words[1]}}", "reason": "clerical-error", "on": "2018-09-17" }""")).ShouldBe(201);
        (await AttemptAsync(worker)).Should().Be("awaits-release");

        // What colleagues said is for those who assess; the leader reads it with the result, and the employer never.
        await ReadsAsync(In(Role.Assessor, subject: "assessor-one"), 200);
        await ReadsAsync(worker.Self, 404);
        (await ReleaseAsync(worker)).ShouldBe(201).Json.GetProperty("recorded").EnumerateArray().Select(said => said.GetProperty("type").GetString())
            .Should().Equal("result-released", "feedback-issued", "accredited", "certificate-issued");
        await ReadsAsync(worker.Self, 200);
        foreach (var other in (Caller[])[EmployerAt(Leeds), In(Role.DeliveryPartner), In(Role.Releaser)])
            (await worker.GetAsync(other, $"documents/{words[0]}")).Status.Should().BeOneOf(403, 404);

        (await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(200).Body.Should().Contain("accredited as a practice leader").And.NotContain("fed back");
        (await worker.ReadAsync(worker.Self, "/timeline")).ShouldBe(200).Body.Should().Contain("What partners fed back about the practice leader was gathered");
        (await worker.ReadAsync(Partner)).ShouldBe(200).Body.Should().Contain("\"leader\"");
        (await worker.GetAsync(EmployerAt(Leeds), "feedback")).ShouldBe(200).Body.Should().Contain("Quality assurance and improvement");

        async Task ReadsAsync(Caller caller, int status) => (await worker.GetAsync(caller, $"documents/{words[0]}")).ShouldBe(status);
    }

    [Fact]
    [Trait("Rule", "R-127")]
    [Trait("Rule", "S-26")]
    public async Task Under_the_response_nothing_of_it_is_open_and_a_dry_run_shows_how_it_would_be()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api, "leading-practice");
        var document = await worker.StoreAsync("adjustments-requested", worker.Self, "More time.");

        foreach (var (below, caller, body) in (IEnumerable<(string, Caller, string)>)
        [
            ("agreements", worker.Self, """{ "level": "leader", "on": "2018-07-03" }"""),
            ("endorsements", EmployerAt(Leeds), """{ "level": "leader", "organisation": "E08000035", "on": "2018-07-04" }"""),
            ("leadership/assessment-days", Partner, Day),
            ("ratings", In(Role.Assessor), """{ "level": "leader", "element": "interview", "exercise": 1, "score": 44, "on": "2018-09-13" }"""),
            ("sittings", In(Role.DeliveryPartner), """{ "level": "leader", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }"""),
            ("adjustments", worker.Self, $$"""{ "level": "leader", "document": "{{document}}", "on": "2018-07-09" }"""),
        ])
        {
            (await worker.DoAsync(below, caller, body)).ShouldBe(409, "level-not-open").Text("detail")
                .Should().Be("Edition response-2017 does not open the practice leader level; practice leaders are encouraged to sit the supervisor level.");
        }

        (await worker.DoAsync("agreements?dryRun=true&edition=consultation-2016", worker.Self, """{ "level": "leader", "on": "2018-07-03" }""")).ShouldBe(200);
        (await worker.DoAsync("leadership/assessment-days?dryRun=true&edition=consultation-2016", Partner, Day)).ShouldBe(409, "not-agreed");
        (await worker.DoAsync("sittings?dryRun=true&edition=consultation-2016", In(Role.DeliveryPartner), """{ "level": "leader", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""")).ShouldBe(409, "leaders-assessed-apart");
        (await worker.DoAsync("agreements", worker.Self, """{ "level": "supervisor", "on": "2018-07-03" }""")).ShouldBe(201);
        (await worker.DoAsync("endorsements", EmployerAt(Leeds), """{ "level": "supervisor", "organisation": "E08000035", "on": "2018-07-04" }""")).ShouldBe(201);
    }

    [Fact]
    [Trait("Rule", "R-004")]
    [Trait("Rule", "R-012")]
    public async Task More_than_one_leader_needs_the_exception_and_the_dashboard_counts_by_area()
    {
        // An authority that no other test employs anybody with.
        const string Salford = "E08000006";
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var employer = EmployerAt(Salford);
        (await worker.DoAsync("employments", employer, $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Salford}}", "basis": "direct", "on": "2017-09-01" }""")).ShouldBe(201);
        (await worker.DoAsync("roles", employer, """{ "spell": 1, "functions": ["leading-practice"], "route": "established", "principalSocialWorker": false, "on": "2017-09-01" }""")).ShouldBe(201);

        (await worker.DoAsync("roles/1/area", employer, """{ "area": "NORTH", "on": "2018-07-09" }""")).ShouldBe(409, "area-needs-exception");
        (await api.PostAsync($"/v1/organisations/{Salford}/areas", employer, """{ "areas": ["NORTH", "SOUTH"], "on": "2018-07-02" }""")).ShouldBe(403, "not-allowed");
        (await api.PostAsync($"/v1/organisations/{Salford}/areas", Operations, """{ "areas": ["NORTH"], "on": "2018-07-02" }""")).ShouldBe(409, "one-area-is-no-division");
        (await api.PostAsync($"/v1/organisations/{Salford}/areas", Operations, """{ "areas": ["north"], "on": "2018-07-02" }""")).ShouldBe(422, "invalid");
        (await api.PostAsync($"/v1/organisations/{Salford}/areas", Operations, """{ "areas": ["SOUTH", "NORTH"], "on": "2018-07-02" }""")).ShouldBe(201);
        (await worker.DoAsync("roles/1/area", employer, """{ "area": "EAST", "on": "2018-07-09" }""")).ShouldBe(409, "area-needs-exception");
        (await worker.DoAsync("roles/1/area", employer, """{ "area": "NORTH", "on": "2018-07-09" }""")).ShouldBe(201);
        var position = (await worker.DoAsync("roles/1/area/corrections", employer, """{ "area": "SOUTH", "reason": "clerical-error", "on": "2018-07-10" }""")).ShouldBe(201).Header("Naas-Position");
        (await worker.ReadAsync(employer)).ShouldBe(200).Json.GetProperty("roles")[0].GetProperty("area").GetString().Should().Be("SOUTH");

        var leaders = (await api.GetAsync($"/v1/employers/{Salford}/dashboard?asOf=2018-09-30&minPosition={position}", employer)).ShouldBe(200).Json.GetProperty("leaders");
        (Figure("expected"), Figure("inPost"), Figure("accredited"), Figure("unfilled"), Figure("beyond")).Should().Be((2, 1, 0, 2, 0));
        leaders.GetProperty("areas").EnumerateArray().Select(area => (area.GetProperty("area").GetString(), area.GetProperty("inPost").GetInt32())).Should().Equal(("NORTH", 0), ("SOUTH", 1));
        leaders.GetProperty("note").GetString().Should().Be("Edition response-2017 opens no assessment of practice leaders yet; they are encouraged to sit the supervisor level.");

        (await api.PostAsync($"/v1/organisations/{Salford}/areas/end", Operations, """{ "on": "2019-03-31" }""")).ShouldBe(201);
        (await api.GetAsync("/v1/reference/organisations", employer)).ShouldBe(200).Json.EnumerateArray().Single(row => row.GetProperty("code").GetString() == Salford)
            .GetProperty("areas").GetArrayLength().Should().Be(0, "the service is one again");

        int Figure(string name) => leaders.GetProperty(name).GetInt32();
    }

    [Fact]
    [Trait("Rule", "R-125")]
    public async Task The_other_contract_has_no_business_with_somebody_who_is_on_no_leaders_road()
    {
        var api = await pinned.Server.ApiAsync();
        var practitioner = await Worker.EndorsedAsync(api);

        (await practitioner.ReadAsync(Partner)).ShouldBe(403, "not-allowed");
        (await practitioner.GetAsync(Partner, "attempts")).ShouldBe(403, "not-allowed");
        (await practitioner.DoAsync("documents", Partner, """{ "kind": "colleague-feedback", "text": "Words." }""")).ShouldBe(403, "not-allowed");
    }

    private static async Task<Worker> PutForwardAsync(Api api)
    {
        var worker = await Worker.InRoleAsync(api, "leading-practice");
        (await worker.DoAsync("agreements", worker.Self, """{ "level": "leader", "on": "2018-07-03" }""")).ShouldBe(201);
        (await worker.DoAsync("endorsements", EmployerAt(Leeds), """{ "level": "leader", "organisation": "E08000035", "on": "2018-07-04" }""")).ShouldBe(201);
        return worker;
    }

    private static async Task<Guid[]> GatherAsync(Worker worker, string[] groups)
    {
        var documents = new List<Guid>();
        foreach (var group in groups)
        {
            documents.Add(await worker.StoreAsync("colleague-feedback", Partner, $"What {group} said."));
            (await worker.DoAsync("leadership/colleague-feedback", Partner, $$"""{ "group": "{{group}}", "respondents": 4, "document": "{{documents[^1]}}", "on": "2018-09-14" }""")).ShouldBe(201);
        }

        return [.. documents];
    }

    private static async Task RateAsync(Worker worker)
    {
        foreach (var (part, exercise, score) in (IEnumerable<(string, int, int)>)[("role-play", 1, 22), ("role-play", 2, 22), ("written-exercise", 1, 45), ("interview", 1, 45)])
        {
            foreach (var assessor in (string[])["assessor-one", "assessor-two"])
            {
                (await worker.DoAsync("ratings", In(Role.Assessor, subject: assessor), string.Create(CultureInfo.InvariantCulture,
                    $$"""{ "level": "leader", "element": "{{part}}", "exercise": {{exercise}}, "score": {{score}}, "profile": [{ "area": 6, "judgement": "met" }], "on": "2018-09-13" }"""))).ShouldBe(201);
            }
        }
    }

    private static Task<Answer> ReleaseAsync(Worker worker) => worker.DoAsync("results", In(Role.Releaser), """{ "level": "leader", "attempt": 1, "on": "2018-09-26" }""");

    private static async Task<string?> AttemptAsync(Worker worker) =>
        (await worker.GetAsync(Partner, "attempts")).ShouldBe(200).Json.GetProperty("items")[0].GetProperty("standing").GetString();

    private static IEnumerable<string?> Said(Answer answer) => answer.Json.GetProperty("recorded").EnumerateArray().Select(said => said.GetProperty("sentence").GetString());

    /// <summary>70 points, 40 of them the cut in the eyes of every judge, 36 the beginning of the narrow band.</summary>
    private static async Task SetStandardAsync(Api api, string part, int exercises)
    {
        var standard = $"/v1/standards/leader/{part}";
        await DoneAsync("", Operations, $$"""{ "version": "2018-1", "reason": "first-standard", "items": [35, 35], "exercises": {{exercises}}, "tolerance": 5, "judgesOfA": {{Judges("a")}}, "judgesOfB": {{Judges("b")}}, "on": "2018-02-01" }""");
        foreach (var (panel, role) in (IEnumerable<(string, Role)>)[("a", Role.PanelA), ("b", Role.PanelB)])
        {
            for (var judge = 1; judge <= 5; judge++)
                await DoneAsync($"/2018-1/panels/{panel}/ratings", Judge(judge), """{ "ratings": [20, 20], "on": "2018-03-01" }""");
            await DoneAsync($"/2018-1/panels/{panel}/cut", Judge(1), """{ "on": "2018-03-08" }""");

            Caller Judge(int number) => In(role, subject: string.Create(CultureInfo.InvariantCulture, $"judge-{panel}{number}"));
        }

        await DoneAsync("/2018-1/narrow-band", In(Role.Psychometrician), """{ "narrowFrom": 36, "conditionalError": 4, "on": "2018-04-09" }""");
        await DoneAsync("/2018-1/panels/a/narrow-band-approval", In(Role.PanelA, subject: "judge-a2"), """{ "on": "2018-04-16" }""");
        await DoneAsync("/2018-1/panels/b/narrow-band-approval", In(Role.PanelB, subject: "judge-b2"), """{ "on": "2018-04-16" }""");
        await DoneAsync("/2018-1/announcement", Operations, """{ "from": "2018-07-01", "on": "2018-05-01" }""");

        static string Judges(string panel) => $"[{string.Join(", ", Enumerable.Range(1, 5).Select(number => $"\"judge-{panel}{number}\""))}]";

        async Task DoneAsync(string below, Caller caller, string body) => (await api.PostAsync($"{standard}/versions{below}", caller, body)).ShouldBe(201);
    }

    /// <summary>A server pinned to the edition under which leaders would be assessed, with a standard of each part of their day.</summary>
    public sealed class PinnedNaas : IAsyncLifetime
    {
        internal RunningNaas Server { get; } = new() { Edition = "consultation-2016" };

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            var api = await Server.ApiAsync();
            foreach (var (part, exercises) in (IEnumerable<(string, int)>)[("role-play", 2), ("written-exercise", 1), ("interview", 1)])
                await SetStandardAsync(api, part, exercises);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
