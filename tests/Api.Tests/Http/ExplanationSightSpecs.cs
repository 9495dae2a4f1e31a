using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What an explanation does not tell: of a review, of who sits on it, of the other contract's levels.</summary>
public sealed class ExplanationSightSpecs(RunningNaas naas, ReviewSpecs.NaasInOctober october) : IClassFixture<ReviewSpecs.NaasInOctober>
{
    private static readonly Caller Secretary = In(Role.ReviewSecretariat, subject: "secretary");

    [Fact]
    [Trait("Rule", "S-08")]
    public async Task The_worker_reads_of_every_ground_whether_a_review_can_be_asked_for()
    {
        var worker = await NotMetAsync(await october.Server.ApiAsync());

        var asking = (await LevelAsync(worker, worker.Self)).GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("step").GetString() == "request-review").ToArray();

        asking.Select(step => $"{step.GetProperty("ground").GetString()} {step.GetProperty("attempt").GetInt32()} {step.GetProperty("standing").GetString()}").Should().Equal(
            "result-at-odds-with-practice 1 not-possible", "extenuating-circumstances 1 possible", "procedural-error 1 possible", "finding-or-revocation 1 not-possible");
        asking[0].GetProperty("sentence").GetString().Should().Contain("E08000035 does so first");
        asking[1].GetProperty("sentence").GetString().Should().Be("Possible in time until 24 October 2018; after that it is late, and a chair accepts the request for good cause, or refuses it.");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task How_the_panel_stands_the_worker_cannot_tell_from_what_is_possible()
    {
        var worker = await UnderReviewAsync(await october.Server.ApiAsync());
        (await worker.DoAsync("reviews/1/panel", Secretary, """{ "level": "practitioner", "chair": { "subject": "chair" }, "member": { "subject": "member-one" }, "otherMember": { "subject": "member-two" }, "on": "2018-10-08" }""")).ShouldBe(201);
        var appointed = (await LevelAsync(worker, worker.Self)).GetRawText();

        foreach (var (role, subject) in (IEnumerable<(Role, string)>)[(Role.ReviewChair, "chair"), (Role.ReviewPanelMember, "member-one"), (Role.ReviewPanelMember, "member-two")])
            (await worker.DoAsync("reviews/1/interests", In(role, subject: subject), """{ "level": "practitioner", "hasConflict": false, "on": "2018-10-08" }""")).ShouldBe(201);
        (await worker.DoAsync("reviews/1/votes", In(Role.ReviewPanelMember, subject: "member-one"), """{ "level": "practitioner", "remedy": "uphold", "reasons": ["standard-applied-correctly"], "on": "2018-10-08" }""")).ShouldBe(201);

        (await LevelAsync(worker, worker.Self)).GetRawText().Should().Be(appointed);
        (await LevelAsync(worker, In(Role.Auditor))).GetRawText().Should().NotBe(appointed).And.Contain("cast-review-vote");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-09")]
    public async Task The_delivery_partner_reads_that_a_result_is_under_review_and_nothing_of_who_asked_for_what()
    {
        var worker = await UnderReviewAsync(await october.Server.ApiAsync());

        var told = (await LevelAsync(worker, In(Role.DeliveryPartner))).GetRawText();

        told.Should().Contain("has been under review since 8 October 2018").And.NotContainAny("request-review", "withdraw-review", "appoint-review-panel", "cast-review-vote", "extenuating-circumstances", "review-asked-for-already");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public async Task Why_a_review_is_open_an_employer_cannot_tell_from_the_decision_that_opened_it()
    {
        var worker = await UnderReviewAsync(await october.Server.ApiAsync());
        var opened = (await worker.ReadAsync(In(Role.Auditor), "/timeline")).Json.GetProperty("entries").EnumerateArray().Single(entry => entry.GetProperty("type").GetString() == "review-opened").GetProperty("revision").GetInt64();

        var forEmployer = (await worker.GetAsync(EmployerAt(Leeds), $"decisions/{opened}")).ShouldBe(200).Json;
        var forWorker = (await worker.GetAsync(worker.Self, $"decisions/{opened}")).ShouldBe(200).Json;

        forEmployer.GetProperty("rules").GetArrayLength().Should().Be(0);
        forEmployer.GetRawText().Should().Contain("is due by 3 December 2018").And.NotContainAny("request-review", "asks alone", "joined", "could be asked for");
        forWorker.GetProperty("command").GetString().Should().Be("request-review");
        forWorker.GetRawText().Should().Contain("On this ground the worker asks alone");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public async Task A_request_that_waits_for_a_chair_changes_nothing_that_an_employer_is_told()
    {
        var worker = await NotMetAsync(await naas.ApiAsync());
        var before = (await LevelAsync(worker, EmployerAt(Leeds))).GetRawText();

        await AskAsync(worker, on: "2019-12-30", "review-requested");

        (await LevelAsync(worker, EmployerAt(Leeds))).GetRawText().Should().Be(before);
        (await LevelAsync(worker, worker.Self)).GetRawText().Should().Contain("no chair has accepted it");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task The_next_employer_reads_what_stands_and_not_why()
    {
        var worker = await Worker.EndorsedAsync(await naas.ApiAsync());
        (await worker.DoAsync("employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "not-known", "on": "2018-08-31" }""")).ShouldBe(201);
        (await worker.DoAsync("employments", EmployerAt(Bury), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000002", "basis": "direct", "on": "2018-09-03" }""")).ShouldBe(201);
        var endorsed = (await worker.ReadAsync(In(Role.Auditor), "/timeline")).Json.GetProperty("entries").EnumerateArray().Single(entry => entry.GetProperty("type").GetString() == "practice-endorsed").GetProperty("revision").GetInt64();

        var forBury = (await worker.GetAsync(EmployerAt(Bury), $"decisions/{endorsed}")).ShouldBe(200).Json;
        var forWorker = (await worker.GetAsync(worker.Self, $"decisions/{endorsed}")).ShouldBe(200).Json;

        forBury.GetProperty("rules").GetArrayLength().Should().Be(0);
        forBury.GetProperty("events")[0].GetProperty("rules").GetArrayLength().Should().Be(1, "up to when it is valid stands");
        forWorker.GetProperty("rules").GetArrayLength().Should().BeGreaterThan(10);
    }

    [Fact]
    [Trait("Rule", "R-125")]
    public async Task Each_delivery_partner_reads_of_the_levels_of_its_own_contract()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.DoAsync("agreements", worker.Self, """{ "level": "leader", "on": "2018-07-03" }""")).ShouldBe(409, "level-not-open");

        (await worker.GetAsync(In(Role.DeliveryPartner), "eligibility?level=leader")).ShouldBe(403, "not-allowed");
        (await worker.GetAsync(In(Role.LeaderDeliveryPartner), "eligibility?level=practitioner")).ShouldBe(403, "not-allowed");
        (await worker.GetAsync(In(Role.DeliveryPartner), "eligibility?level=practitioner")).ShouldBe(200);
    }

    private static async Task<JsonElement> LevelAsync(Worker worker, Caller caller) =>
        (await worker.GetAsync(caller, "eligibility?level=practitioner&on=2018-10-08")).ShouldBe(200).Json.GetProperty("levels").EnumerateArray().Single();

    private static async Task<Worker> UnderReviewAsync(Api api)
    {
        var worker = await NotMetAsync(api);
        await AskAsync(worker, on: "2018-10-08", "review-requested", "review-opened");
        return worker;
    }

    private static async Task AskAsync(Worker worker, string on, params string[] events)
    {
        var request = await worker.StoreAsync("review-request", worker.Self, "My child was in hospital.");
        (await worker.DoAsync("reviews", worker.Self, $$"""{ "level": "practitioner", "attempt": 1, "ground": "extenuating-circumstances", "document": "{{request}}", "on": "{{on}}" }""")).ShouldBe(201)
            .Json.GetProperty("recorded").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()).Should().Equal(events);
    }

    /// <summary>Only the written element missed, and narrowly; released on 26 September 2018.</summary>
    private static async Task<Worker> NotMetAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(knowledge: 22, simulated: 48, written: 38);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }
}
