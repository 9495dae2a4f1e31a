using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>The feedback report: what the employer has by right, and what the worker may ask for beyond it (S-12).</summary>
public sealed class FeedbackSpecs(RunningNaas naas)
{
    [Fact]
    [Trait("Rule", "R-090")]
    [Trait("Rule", "R-091")]
    [Trait("Rule", "S-12")]
    public async Task Worker_and_employer_read_the_parts_not_met_and_every_area_and_only_the_worker_the_marks()
    {
        var api = await naas.ApiAsync();
        var worker = await ReleasedAsync(api);

        var forEmployer = (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Leeds))).ShouldBe(200);
        var report = forEmployer.Json.GetProperty("reports").EnumerateArray().Single();
        report.GetProperty("outcome").GetString().Should().Be("not-met");
        report.GetProperty("notMet").EnumerateArray().Select(element => element.GetString()).Should().Equal("written");
        report.GetProperty("areas").EnumerateArray().Select(area => area.GetProperty("number").GetInt32()).Should().Equal(Enumerable.Range(1, 10));
        report.GetProperty("areas")[0].GetProperty("heading").GetString().Should().Be("Relationships and effective direct work");
        report.GetProperty("marks").ValueKind.Should().Be(JsonValueKind.Null);
        (await api.GetAsync($"{worker.Address}/feedback?marks=true", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");

        var forWorker = (await api.GetAsync($"{worker.Address}/feedback?marks=true", worker.Self)).ShouldBe(200);
        forWorker.Json.GetProperty("reports")[0].GetProperty("marks").EnumerateArray().Select(mark => mark.GetProperty("element").GetString())
            .Should().Equal("knowledge", "simulated", "written");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_former_employer_keeps_what_was_issued_while_the_worker_was_there_and_a_new_one_does_not_see_it()
    {
        var api = await naas.ApiAsync();
        var worker = await ReleasedAsync(api);
        (await api.PostAsync($"{worker.Address}/employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2018-10-31" }""")).ShouldBe(201);
        (await api.PostAsync($"{worker.Address}/employments", EmployerAt(Bury), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000002", "basis": "direct", "on": "2018-11-05" }""")).ShouldBe(201);

        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Leeds))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(1);
        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt(Bury))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{worker.Address}/feedback", EmployerAt("E08000010"))).ShouldBe(403, "not-allowed");
    }

    [Fact]
    [Trait("Rule", "R-090")]
    public async Task A_correction_issues_the_report_anew_and_keeps_the_first()
    {
        var api = await naas.ApiAsync();
        var worker = await ReleasedAsync(api);
        (await worker.DoAsync("marks/corrections", In(Role.Moderator, subject: "moderator-4"), """{ "level": "practitioner", "attempt": 1, "element": "written", "score": 41, "profile": [{ "area": 7, "judgement": "met" }], "reason": "marking-error", "on": "2018-10-02" }""")).ShouldBe(201);
        (await worker.DoAsync("results", In(Role.Releaser), """{ "level": "practitioner", "attempt": 1, "on": "2018-10-04" }""")).ShouldBe(201);

        var reports = (await api.GetAsync($"{worker.Address}/feedback", worker.Self)).ShouldBe(200).Json.GetProperty("reports").EnumerateArray().ToArray();

        reports.Select(report => (report.GetProperty("version").GetInt32(), report.GetProperty("isSuperseded").GetBoolean(), report.GetProperty("outcome").GetString()))
            .Should().Equal((1, true, "not-met"), (2, false, "met"));
    }

    private static async Task<Worker> ReleasedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 48, 36);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }
}
