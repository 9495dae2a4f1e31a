using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>A whole review over HTTP, and who sees what of it.</summary>
public sealed class ReviewSpecs(RunningNaas naas, ReviewSpecs.NaasInOctober october) : IClassFixture<ReviewSpecs.NaasInOctober>
{
    private static readonly Caller Secretary = In(Role.ReviewSecretariat, subject: "secretary");
    private static readonly Caller Chair = In(Role.ReviewChair, subject: "chair");
    private static readonly Caller MemberOne = In(Role.ReviewPanelMember, subject: "member-one");
    private static readonly Caller MemberTwo = In(Role.ReviewPanelMember, subject: "member-two");
    private static readonly Caller MemberThree = In(Role.ReviewPanelMember, subject: "member-three");

    /// <summary>A server on a day within the time in which a review of the examples' result may be asked for.</summary>
    public sealed class NaasInOctober : IAsyncLifetime
    {
        internal RunningNaas Server { get; } = new() { StartsOn = new DateOnly(2018, 10, 8) };

        public ValueTask InitializeAsync() => Server.InitializeAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R-110")]
    [Trait("Rule", "R-111")]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-10")]
    public async Task That_overturns_a_result_into_an_accreditation()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());
        (await worker.ReadAsync(Secretary, "/timeline")).ShouldBe(403, "not-allowed");
        var request = await worker.StoreAsync("review-request", worker.Self, "What I wrote was not read to its end.");
        var asking = $$"""{ "level": "practitioner", "attempt": 1, "ground": "result-at-odds-with-practice", "document": "{{request}}", "on": "2018-10-02" }""";

        (await worker.DoAsync("reviews", worker.Self, asking)).ShouldBe(409, "employer-must-join").Text("detail").Should().Contain("E08000035");
        foreach (var organisation in (string[])[Bury, Leeds])
            (await worker.DoAsync("reviews/supports", EmployerAt(Bury), Support(organisation))).ShouldBe(403, "not-allowed");
        await DoneAsync(worker, "reviews/supports", EmployerAt(Leeds), Support(Leeds), "review-supported");
        await DoneAsync(worker, "reviews", worker.Self, asking, "review-requested", "review-opened");

        (await worker.GetAsync(Secretary, $"documents/{request}")).ShouldBe(200);
        // Nobody else reads the case before the panel is appointed.
        (await worker.ReadAsync(MemberOne, "/timeline")).ShouldBe(403, "not-allowed");
        (await worker.ReadAsync(Chair, "/timeline")).ShouldBe(403, "not-allowed");
        (await worker.DoAsync("reviews/1/panel", Secretary, Panel("assessor-one"))).ShouldBe(409, "reviewer-not-independent").Text("detail").Should().Contain("assessor-one");
        await DoneAsync(worker, "reviews/1/panel", Secretary, Panel("member-one"), "review-panel-appointed");
        (await worker.ReadAsync(MemberOne, "/timeline")).ShouldBe(200);
        (await worker.GetAsync(MemberOne, $"documents/{request}")).ShouldBe(200).Text("text").Should().StartWith("What I wrote");

        await DoneAsync(worker, "reviews/1/interests", Chair, Declare(false), "interests-declared");
        await DoneAsync(worker, "reviews/1/interests", MemberOne, Declare(true), "interests-declared");
        (await worker.ReadAsync(MemberOne, "/timeline")).ShouldBe(403, "not-allowed");
        (await worker.GetAsync(MemberOne, $"documents/{request}")).ShouldBe(403, "not-allowed");
        await DoneAsync(worker, "reviews/1/panel/replacements", Secretary, """{ "level": "practitioner", "former": "member-one", "successor": { "subject": "member-three" }, "on": "2018-10-03" }""", "review-member-replaced");
        await DoneAsync(worker, "reviews/1/interests", MemberTwo, Declare(false), "interests-declared");
        await DoneAsync(worker, "reviews/1/interests", MemberThree, Declare(false), "interests-declared");

        var evidence = await worker.StoreAsync("review-evidence", worker.Self, "The page that was missing.");
        await DoneAsync(worker, "reviews/1/evidence", worker.Self, $$"""{ "level": "practitioner", "document": "{{evidence}}", "on": "2018-10-03" }""", "review-evidence-added");
        (await worker.DoAsync("reviews/1/re-mark-order", MemberTwo, ReMarkOrder)).ShouldBe(403, "not-allowed");
        await DoneAsync(worker, "reviews/1/re-mark-order", Chair, ReMarkOrder, "re-mark-ordered");
        var again = (await worker.GetAsync(In(Role.Assessor), "attempts")).ShouldBe(200);
        again.Json.GetProperty("items")[0].GetProperty("markAgain").GetRawText().Should().Be("""[{"review":1,"element":"written"}]""");
        again.Body.Should().NotContainAny("at-odds", "chair", "member");
        (await worker.DoAsync("reviews/1/re-marks", In(Role.Assessor, subject: "assessor-one"), ReMark(43))).ShouldBe(409, "reviewer-not-independent");
        await DoneAsync(worker, "reviews/1/re-marks", In(Role.Assessor, subject: "assessor-eight"), ReMark(43), "element-re-marked");
        await DoneAsync(worker, "reviews/1/re-marks", In(Role.Assessor, subject: "assessor-nine"), ReMark(41), "element-re-marked");
        (await worker.GetAsync(In(Role.Assessor), "attempts")).ShouldBe(200).Json.GetProperty("items")[0].GetProperty("markAgain").GetArrayLength().Should().Be(0, "both have marked it");

        await DoneAsync(worker, "reviews/1/votes", MemberTwo, Vote("uphold", "standard-applied-correctly"), "review-vote-cast");
        await DoneAsync(worker, "reviews/1/votes", MemberThree, Vote("re-mark", "evidence-overlooked"), "review-vote-cast");
        await DoneAsync(worker, "reviews/1/votes", Chair, Vote("re-mark", "evidence-overlooked"), "review-vote-cast");
        var decision = await worker.StoreAsync("review-decision", Chair, "A page had not been read.");
        (await worker.GetAsync(worker.Self, $"documents/{decision}")).ShouldBe(404, "not-found");
        await DoneAsync(worker, "reviews/1/decision", Chair, $$"""{ "level": "practitioner", "document": "{{decision}}", "on": "2018-10-08" }""", "review-decided", "mark-corrected");
        (await worker.GetAsync(worker.Self, $"documents/{decision}")).ShouldBe(200);
        (await worker.GetAsync(EmployerAt(Leeds), $"documents/{decision}")).ShouldBe(404, "not-found");
        foreach (var caller in (Caller[])[Chair, Secretary])
            (await worker.ReadAsync(caller, "/timeline")).ShouldBe(403, "not-allowed");

        await DoneAsync(worker, "results", In(Role.Releaser), """{ "level": "practitioner", "attempt": 1, "on": "2018-10-08" }""", "result-corrected", "feedback-issued", "accredited", "certificate-issued");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public async Task Is_told_to_the_employer_and_the_ground_is_not()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());
        var request = await worker.StoreAsync("review-request", worker.Self, "My child was in hospital.");
        await DoneAsync(worker, "reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "extenuating-circumstances", "document": "{{request}}", "on": "2018-10-08" }""", "review-requested", "review-opened");

        foreach (var caller in (Caller[])[EmployerAt(Leeds), worker.Self])
        {
            var level = (await worker.ReadAsync(caller)).ShouldBe(200).Json.GetProperty("levels")[0];
            level.GetProperty("underReview")[0].GetProperty("attempt").GetInt32().Should().Be(1);
            level.GetProperty("underReview")[0].GetProperty("decisionDue").GetString().Should().Be("2018-12-03");
            level.GetProperty("stoppedBy")[0].GetProperty("cause").GetString().Should().Be("review");
        }

        var timeline = (await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(200);
        timeline.Body.Should().Contain("review-opened").And.NotContain("review-requested").And.NotContain("ircumstances");
        (await worker.ReadAsync(worker.Self, "/timeline")).ShouldBe(200).Body.Should().Contain("review-requested");
        (await worker.GetAsync(EmployerAt(Leeds), $"documents/{request}")).ShouldBe(404, "not-found");
        (await worker.GetAsync(In(Role.DeliveryPartner), $"documents/{request}")).ShouldBe(404, "not-found");
        await DoneAsync(worker, "reviews/1/withdrawal", worker.Self, """{ "level": "practitioner", "on": "2018-10-08" }""", "review-withdrawn");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task That_comes_late_waits_for_a_chair()
    {
        var worker = await NotMetAsync(await naas.ApiAsync());
        var request = await worker.StoreAsync("review-request", worker.Self, "The letter never came.");
        await DoneAsync(worker, "reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "procedural-error", "document": "{{request}}", "on": "2018-10-01" }""", "review-requested");

        (await worker.GetAsync(Chair, $"documents/{request}")).ShouldBe(200);
        (await worker.GetAsync(MemberOne, $"documents/{request}")).ShouldBe(403, "not-allowed");
        (await worker.DoAsync("reviews/1/panel", Secretary, Panel("member-one"))).ShouldBe(409, "late-request-waits");
        await DoneAsync(worker, "reviews/1/late-acceptance", Chair, """{ "level": "practitioner", "cause": "result-not-received", "on": "2019-12-31" }""", "late-review-accepted", "review-opened");
        (await worker.DoAsync("reviews/1/late-refusal", In(Role.ReviewChair, subject: "another-chair"), """{ "level": "practitioner", "on": "2019-12-31" }""")).ShouldBe(403, "not-allowed");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public async Task A_person_looks_at_what_the_machine_scored()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());

        await DoneAsync(worker, "rechecks", worker.Self, """{ "level": "practitioner", "attempt": 1, "element": "knowledge", "on": "2018-10-02" }""", "recheck-requested");
        (await worker.DoAsync("rechecks", worker.Self, """{ "level": "practitioner", "attempt": 1, "element": "written", "on": "2018-10-02" }""")).ShouldBe(409, "element-is-rated");
        (await worker.GetAsync(In(Role.Moderator), "attempts")).ShouldBe(200).Json.GetProperty("items")[0].GetProperty("checkAgain")[0].GetString().Should().Be("knowledge");
        await DoneAsync(worker, "rechecks/answer", In(Role.Moderator, subject: "checker"), """{ "level": "practitioner", "attempt": 1, "element": "knowledge", "score": 23, "on": "2018-10-04" }""", "recheck-answered", "mark-corrected");
    }

    [Fact]
    [Trait("Rule", "S-10")]
    public async Task Nobody_judges_it_who_acted_for_the_worker_or_an_employer_or_whose_employer_nobody_knows()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());
        var request = await worker.StoreAsync("review-request", worker.Self, "What I wrote was not read to its end.");
        await DoneAsync(worker, "reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "procedural-error", "document": "{{request}}", "on": "2018-10-08" }""", "review-requested", "review-opened");

        (await worker.DoAsync("reviews/1/panel", Secretary, Panel(worker.Self.Subject.Value, on: "2018-10-08"))).ShouldBe(409, "reviewer-not-independent").Text("detail").Should().Contain("acted for the worker or for an employer");
        (await worker.DoAsync("reviews/1/panel", Secretary, Panel("member-one", on: "2018-10-08", organisation: "E08000099"))).ShouldBe(422, "invalid").Body.Should().Contain("/member/organisation");
        await DoneAsync(worker, "reviews/1/panel", Secretary, Panel("member-one", on: "2018-10-08"), "review-panel-appointed");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-10")]
    public async Task That_waits_for_a_chair_is_read_by_none_who_had_a_part_and_not_told_to_the_employer()
    {
        var worker = await NotMetAsync(await naas.ApiAsync());
        var request = await worker.StoreAsync("review-request", worker.Self, "My child was in hospital.");
        await DoneAsync(worker, "reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "extenuating-circumstances", "document": "{{request}}", "on": "2019-12-30" }""", "review-requested");
        var released = In(Role.ReviewChair, subject: RoleNames.Of(Role.Releaser));
        var evidence = await worker.StoreAsync("review-evidence", EmployerAt(Leeds), "The rota of that week.");
        var adding = $$"""{ "level": "practitioner", "document": "{{evidence}}", "on": "2019-12-31" }""";

        (await worker.GetAsync(released, $"documents/{request}")).ShouldBe(403, "not-allowed");
        (await worker.DoAsync("reviews/1/late-acceptance", released, """{ "level": "practitioner", "cause": "illness", "on": "2019-12-31" }""")).ShouldBe(403, "not-allowed");
        foreach (var review in (int[])[1, 2])
            (await worker.DoAsync($"reviews/{review}/evidence", EmployerAt(Leeds), adding)).ShouldBe(409, "no-such-review").Text("detail").Should().Be($"There is no review {review} as a child and family practitioner.");
        (await worker.DoAsync("reviews/1/evidence", worker.Self, adding)).ShouldBe(409, "late-request-waits");

        await DoneAsync(worker, "reviews/1/late-acceptance", Chair, """{ "level": "practitioner", "cause": "illness", "on": "2019-12-31" }""", "late-review-accepted", "review-opened");
        await DoneAsync(worker, "reviews/1/evidence", EmployerAt(Leeds), adding, "review-evidence-added");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-16")]
    public async Task The_organisation_that_joined_adds_evidence_wherever_the_worker_is_now()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());
        var request = await worker.StoreAsync("review-request", worker.Self, "What I wrote was not read to its end.");
        await DoneAsync(worker, "employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "not-known", "on": "2018-10-01" }""", "employment-ended");
        await DoneAsync(worker, "reviews/supports", EmployerAt(Leeds), Support(Leeds), "review-supported");
        await DoneAsync(worker, "reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "result-at-odds-with-practice", "document": "{{request}}", "on": "2018-10-08" }""", "review-requested", "review-opened");

        var evidence = await worker.StoreAsync("review-evidence", EmployerAt(Leeds), "What we saw of her practice.");
        await DoneAsync(worker, "reviews/1/evidence", EmployerAt(Leeds), $$"""{ "level": "practitioner", "document": "{{evidence}}", "on": "2018-10-08" }""", "review-evidence-added");
        (await worker.GetAsync(EmployerAt(Leeds), $"documents/{request}")).ShouldBe(403, "not-allowed");
    }

    private const string ReMarkOrder = """{ "level": "practitioner", "elements": ["written"], "on": "2018-10-04" }""";

    /// <summary>Only the written element missed, and narrowly; released on 26 September 2018.</summary>
    private static async Task<Worker> NotMetAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(knowledge: 22, simulated: 48, written: 38);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }

    private static string Support(string organisation) => $$"""{ "level": "practitioner", "attempt": 1, "organisation": "{{organisation}}", "on": "2018-10-01" }""";

    private static string Panel(string member, string on = "2018-10-03", string organisation = Bury) =>
        $$"""{ "level": "practitioner", "chair": { "subject": "chair" }, "member": { "subject": "{{member}}", "organisation": "{{organisation}}" }, "otherMember": { "subject": "member-two" }, "on": "{{on}}" }""";

    private static string Declare(bool conflict) => $$"""{ "level": "practitioner", "hasConflict": {{(conflict ? "true" : "false")}}, "on": "2018-10-03" }""";

    private static string ReMark(int score) => $$"""{ "level": "practitioner", "element": "written", "score": {{score}}, "on": "2018-10-05" }""";

    private static string Vote(string remedy, string reason) => $$"""{ "level": "practitioner", "remedy": "{{remedy}}", "reasons": ["{{reason}}"], "on": "2018-10-05" }""";

    private static async Task DoneAsync(Worker worker, string below, Caller caller, string body, params string[] events) =>
        (await worker.DoAsync(below, caller, body)).ShouldBe(201).Json.GetProperty("recorded").EnumerateArray().Select(happened => happened.GetProperty("type").GetString())
            .Should().Equal(events, below);
}
