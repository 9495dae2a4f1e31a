using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What the next employer reads of the time before its own: what stands, and not what was between the worker and the former employer (S-16).</summary>
public sealed class NextEmployerSpecs(RunningNaas naas)
{
    private const string Leaving = """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2018-10-31" }""";

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-12")]
    public async Task It_reads_what_stands_and_no_feedback_plan_absence_or_reason()
    {
        var api = await naas.ApiAsync();
        var (worker, narrative) = await LeftAfterAResultAsync(api);
        (await TakenOnByBuryAsync(worker, "2018-11-05")).ShouldBe(201);
        (await worker.DoAsync("absences", EmployerAt(Bury), """{ "spell": 2, "kind": "other-authorised", "on": "2018-12-03" }""")).ShouldBe(201);

        var told = (await worker.ReadAsync(EmployerAt(Bury), "/timeline")).ShouldBe(200);

        TypesOf(told).Should().Equal(
            "social-worker-registered", "employment-started", "statutory-role-started", "assessment-agreed", "practice-endorsed", "sitting-booked",
            "result-released", "narrow-retake-opened", "employment-ended", "employment-started", "absence-started");
        told.Body.Should().Contain("An employment of the worker with another organisation ended; the last day in post was 31 October 2018.")
            .And.NotContainAny("resign", "Destination", "To develop", "to develop", "plan");
        var level = (await worker.ReadAsync(EmployerAt(Bury))).ShouldBe(200).Json.GetProperty("levels")[0];
        level.GetProperty("standing").GetString().Should().Be("element-retake");
        level.GetProperty("retakeUntil").GetString().Should().Be("2018-12-26");
        level.GetProperty("bankedUntil").GetString().Should().Be("2019-09-26");
        level.GetProperty("agreedOn").GetString().Should().Be("2018-07-03");
        (level.GetProperty("feedbackVersion").GetRawText(), level.GetProperty("retakePlannedOn").GetRawText()).Should().Be(("null", "null"));
        (await worker.ReadAsync(EmployerAt(Bury))).Json.GetProperty("absences").EnumerateArray().Select(away => away.GetProperty("absence").GetInt32()).Should().Equal(2);
        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Bury))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{worker.Address}/documents/{narrative}", EmployerAt(Bury))).ShouldBe(404, "not-found");

        // The worker and who reviews are told everything; the former employer reads its report still.
        TypesOf(await worker.ReadAsync(worker.Self, "/timeline")).Should().Contain(["feedback-issued", "development-plan-agreed", "absence-started", "narrative-recorded"]);
        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Leeds))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task An_employment_said_to_have_begun_long_ago_opens_nothing_either()
    {
        var api = await naas.ApiAsync();
        var (worker, narrative) = await LeftAfterAResultAsync(api);
        (await TakenOnByBuryAsync(worker, "2015-01-05")).ShouldBe(201);

        TypesOf((await worker.ReadAsync(EmployerAt(Bury), "/timeline")).ShouldBe(200)).Should().NotContain(["feedback-issued", "development-plan-agreed"]);
        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Bury))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{worker.Address}/documents/{narrative}", EmployerAt(Bury))).ShouldBe(404, "not-found");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-48")]
    public async Task How_far_a_window_moved_is_told_and_the_days_of_an_absence_before_its_time_are_not()
    {
        var api = await naas.ApiAsync();
        var worker = await WithAProtectedAbsenceAsync(api);
        (await worker.ReleaseAsync()).ShouldBe(201);
        (await TakenOnByBuryAsync(worker, "2018-11-05")).ShouldBe(201);

        ShouldTellTheEndsAlone(await worker.ReadAsync(EmployerAt(Bury), "/timeline"));
        SentenceOf(await worker.ReadAsync(worker.Self, "/timeline"), "retake-window-moved").Should().StartWith("The days from 8 October 2018 up to 20 October 2018 are not held");
        // The day is not found by asking from one day on after the other: to the next employer it is that of the recording.
        var fromToday = $"{worker.Address}/timeline?type=retake-window-moved&from={RunningNaas.Today.AddDays(-1):yyyy-MM-dd}";
        TypesOf((await api.GetAsync(fromToday, EmployerAt(Bury))).ShouldBe(200)).Should().Equal("retake-window-moved");
        TypesOf((await api.GetAsync(fromToday, worker.Self)).ShouldBe(200)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-48")]
    public async Task Nor_are_they_in_its_own_time_when_the_result_goes_out_then()
    {
        var api = await naas.ApiAsync();
        var worker = await WithAProtectedAbsenceAsync(api);
        (await TakenOnByBuryAsync(worker, "2018-11-05")).ShouldBe(201);
        var released = (await worker.ReleaseAsync()).ShouldBe(201);

        released.Body.Should().Contain("retake-window-moved").And.NotContainAny("8 October 2018", "20 October 2018");
        ShouldTellTheEndsAlone(await worker.ReadAsync(EmployerAt(Bury), "/timeline"));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-32")]
    public async Task What_a_void_sitting_left_open_is_told_to_those_who_were_there()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        (await worker.DoAsync("sittings/void", In(Role.DeliveryPartner), """{ "level": "practitioner", "reason": "technical-failure", "on": "2018-09-12" }""")).ShouldBe(201);
        (await RebookUntilAsync(worker, EmployerAt(Leeds))).Should().NotBe("null");
        (await worker.DoAsync("employments/1/end", EmployerAt(Leeds), Leaving)).ShouldBe(201);
        (await TakenOnByBuryAsync(worker, "2018-11-05")).ShouldBe(201);

        (await RebookUntilAsync(worker, In(Role.Auditor))).Should().NotBe("null");
        (await RebookUntilAsync(worker, EmployerAt(Bury))).Should().Be("null");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public async Task While_the_worker_is_there_the_employer_reads_all_of_it()
    {
        var api = await naas.ApiAsync();
        var (worker, narrative) = await WithAResultAsync(api);

        TypesOf((await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(200)).Should().Contain(["feedback-issued", "absence-started"]);
        (await api.GetAsync($"{worker.Address}/documents/{narrative}", EmployerAt(Leeds))).ShouldBe(200).Text("text").Should().Be("Strong in analysis.");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_former_employer_does_not_open_its_access_again_by_a_correction()
    {
        var api = await naas.ApiAsync();
        var (worker, _) = await LeftAfterAResultAsync(api);
        (await TakenOnByBuryAsync(worker, "2018-11-05")).ShouldBe(201);
        const string NotLeft = """{ "basis": "direct", "from": "2016-09-01", "to": null, "reason": "wrong-person", "on": "2018-11-12" }""";

        (await worker.DoAsync("employments/1/corrections", EmployerAt(Leeds), NotLeft)).ShouldBe(403, "not-allowed").Text("detail").Should().StartWith("Another organisation has recorded an employment");
        (await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(403, "not-allowed");
        (await worker.DoAsync("employments/1/corrections", In(Role.DfeOperations), NotLeft)).ShouldBe(201);
        (await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(200);
    }

    private static async Task<(Worker Worker, Guid Narrative)> WithAResultAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.DoAsync("absences", EmployerAt(Leeds), """{ "spell": 1, "kind": "other-authorised", "on": "2018-07-05" }""")).ShouldBe(201);
        (await worker.DoAsync("absences/1/end", EmployerAt(Leeds), """{ "on": "2018-07-06" }""")).ShouldBe(201);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        var author = In(Role.Assessor, subject: "assessor-one");
        var narrative = await worker.StoreAsync("narrative", author, "Strong in analysis.");
        (await worker.DoAsync("narratives", author, $$"""{ "level": "practitioner", "document": "{{narrative}}", "on": "2018-09-14" }""")).ShouldBe(201);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return (worker, narrative);
    }

    /// <summary>Sat at Leeds in September, away from 8 to 19 October, gone at its end; the result waits for its release.</summary>
    private static async Task<Worker> WithAProtectedAbsenceAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        (await worker.DoAsync("absences", EmployerAt(Leeds), """{ "spell": 1, "kind": "protected", "on": "2018-10-08" }""")).ShouldBe(201);
        (await worker.DoAsync("absences/1/end", EmployerAt(Leeds), """{ "on": "2018-10-19" }""")).ShouldBe(201);
        (await worker.DoAsync("employments/1/end", EmployerAt(Leeds), Leaving)).ShouldBe(201);
        return worker;
    }

    private static void ShouldTellTheEndsAlone(Answer timeline)
    {
        SentenceOf(timeline, "retake-window-moved").Should().Be("As a child and family practitioner, the narrow retake is open up to and including 7 January 2019, and the elements that were met count until 8 October 2019.");
        timeline.Body.Should().NotContainAny("8 October 2018", "19 October 2018", "20 October 2018", "2018-10-08", "2018-10-19", "2018-10-20");
    }

    private static string? SentenceOf(Answer timeline, string type) =>
        timeline.ShouldBe(200).Json.GetProperty("entries").EnumerateArray().Single(entry => entry.GetProperty("type").GetString() == type).GetProperty("sentence").GetString();

    private static async Task<string> RebookUntilAsync(Worker worker, Application.Access.Caller caller) =>
        (await worker.ReadAsync(caller)).ShouldBe(200).Json.GetProperty("levels")[0].GetProperty("rebookUntil").GetRawText();

    private static async Task<(Worker Worker, Guid Narrative)> LeftAfterAResultAsync(Api api)
    {
        var (worker, narrative) = await WithAResultAsync(api);
        var plan = await worker.StoreAsync("development-plan", EmployerAt(Leeds), "Direct observation each month.");
        (await worker.DoAsync("development-plans", EmployerAt(Leeds), $$"""{ "level": "practitioner", "document": "{{plan}}", "on": "2018-10-02" }""")).ShouldBe(201);
        (await worker.DoAsync("employments/1/end", EmployerAt(Leeds), Leaving)).ShouldBe(201);
        return (worker, narrative);
    }

    private static Task<Answer> TakenOnByBuryAsync(Worker worker, string on) =>
        worker.DoAsync("employments", EmployerAt(Bury), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Bury}}", "basis": "direct", "on": "{{on}}" }""");

    private static IEnumerable<string?> TypesOf(Answer timeline) => timeline.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("type").GetString());
}
