using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What is possible, by when, and why not the rest; and why something was decided: each told to whom it concerns.</summary>
public sealed class ExplanationSpecs(RunningNaas naas)
{
    [Fact]
    [Trait("Rule", "R-040")]
    public async Task The_worker_reads_every_rule_of_a_booking_with_its_source_its_dates_and_what_would_change_it()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        (await worker.AgreeAsync()).ShouldBe(201);

        var booking = Step(await EligibilityAsync(worker, worker.Self, "?level=practitioner&on=2018-07-04"), "book-sitting");

        booking.Text("standing").Should().Be("not-possible");
        booking.Text("code").Should().Be("not-endorsed");
        booking.Text("sentence").Should().Be("Nobody has endorsed the worker's practice as a child and family practitioner.");
        booking.GetProperty("askedBy").EnumerateArray().Select(role => role.GetString()).Should().Equal("delivery-partner");
        var agreed = Rule(booking, "not-agreed");
        agreed.Text("standing").Should().Be("held");
        agreed.Text("sentence").Should().Be("The worker agreed to be assessed as a child and family practitioner on 3 July 2018.");
        agreed.GetProperty("dates")[0].GetRawText().Should().Be("""{"name":"agreed-on","day":"2018-07-03"}""");
        var endorsed = Rule(booking, "not-endorsed");
        endorsed.Text("whatToDo").Should().Be("The organisation that sees the practice endorses first.");
        endorsed.GetProperty("source").Text("by").Should().Be("government");
        endorsed.GetProperty("source").Text("paragraph").Should().Be("¶37");
        endorsed.GetProperty("settings")[0].Text("setting").Should().Be("endorsementValidMonths");
        endorsed.GetProperty("settings")[0].GetProperty("source").Text("by").Should().Be("this-project");
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public async Task Once_endorsed_the_days_of_a_sitting_are_named_and_the_last_of_them()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);

        var told = await EligibilityAsync(worker, In(Role.DeliveryPartner), "?level=practitioner&on=2018-07-09");

        var sittings = Step(told, "book-sitting").GetProperty("sittings");
        sittings.Text("from").Should().Be("2018-07-09");
        sittings.Text("until").Should().Be("2019-01-04");
        told.GetProperty("windows").EnumerateArray().Single(window => window.Text("window") == "endorsement").Text("until").Should().Be("2019-01-04");
        told.GetProperty("next").EnumerateArray().Select(next => next.GetString()).Should().Contain(next => next!.StartsWith("book-sitting: Possible until 4 January 2019", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "S-50")]
    public async Task Another_edition_may_be_asked_by_and_changes_the_answer()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        Step(await EligibilityAsync(worker, worker.Self, "?level=leader&on=2018-07-09"), "agree-to-assessment").Text("code").Should().Be("level-not-open");
        var asked = Step(await EligibilityAsync(worker, worker.Self, "?level=leader&on=2018-07-09&edition=consultation-2016"), "agree-to-assessment");
        asked.Text("standing").Should().Be("possible");
        asked.Text("edition").Should().Be("consultation-2016");
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task An_employer_learns_nothing_of_an_allegation_and_the_worker_does()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        var before = (await EligibilityAsync(worker, EmployerAt(Leeds), "?level=practitioner&on=2018-09-20")).GetRawText();
        var document = await worker.StoreAsync("malpractice-allegation", In(Role.DeliveryPartner), "Notes were found.");
        (await worker.DoAsync("malpractice", In(Role.DeliveryPartner), $$"""{ "level": "practitioner", "attempt": 1, "document": "{{document}}", "on": "2018-09-14" }""")).ShouldBe(201);

        (await EligibilityAsync(worker, EmployerAt(Leeds), "?level=practitioner&on=2018-09-20")).GetRawText().Should().Be(before);
        Step(await EligibilityAsync(worker, worker.Self, "?level=practitioner&on=2018-09-20"), "answer-allegation").Text("standing").Should().Be("possible");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    [Trait("Rule", "S-51")]
    public async Task Before_a_result_is_out_neither_worker_nor_employer_learns_from_an_explanation_whether_it_is_marked()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        foreach (var reader in (Application.Access.Caller[])[worker.Self, EmployerAt(Leeds)])
        {
            var before = (await EligibilityAsync(worker, reader, "?on=2018-09-20")).GetRawText();
            before.Should().NotContainAny("marks-incomplete", "release-result", "record-mark");
        }

        var unmarked = (await EligibilityAsync(worker, worker.Self, "?on=2018-09-20")).GetRawText();
        await worker.MarkAllAsync(24, 52, 38);
        (await EligibilityAsync(worker, worker.Self, "?on=2018-09-20")).GetRawText().Should().Be(unmarked);
        Step(await EligibilityAsync(worker, In(Role.Auditor), "?on=2018-09-20"), "release-result").Text("standing").Should().Be("possible");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    [Trait("Rule", "R-100")]
    public async Task A_release_is_explained_with_its_scores_to_the_worker_and_without_them_to_the_employer()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        var marking = (await worker.ReadAsync(In(Role.Auditor), "/timeline")).Json.GetProperty("entries").EnumerateArray().Last(entry => entry.Text("type") == "element-marked").GetProperty("revision").GetInt64();
        (await worker.GetAsync(worker.Self, $"decisions/{marking}")).ShouldBe(404);
        (await worker.ReleaseAsync()).ShouldBe(201);
        (await worker.GetAsync(worker.Self, $"decisions/{marking}")).ShouldBe(200);

        var release = (await worker.ReadAsync(In(Role.Auditor), "/timeline")).Json.GetProperty("entries").EnumerateArray().Single(entry => entry.Text("type") == "result-released").GetProperty("revision").GetInt64();
        var forWorker = (await worker.GetAsync(worker.Self, $"decisions/{release}")).ShouldBe(200).Json;
        var forEmployer = (await worker.GetAsync(EmployerAt(Leeds), $"decisions/{release}")).ShouldBe(200).Json;

        forWorker.Text("command").Should().Be("release-result");
        forWorker.GetRawText().Should().Contain("was scored 38 of").And.Contain("narrow-retake-until");
        forEmployer.GetRawText().Should().NotContain("scored").And.NotContain("releaser-marked").And.Contain("narrow-retake-until").And.Contain("Not met: written. Met: knowledge, simulated.");
        (await worker.GetAsync(EmployerAt(Leeds), $"decisions/{marking}")).ShouldBe(404);
        (await worker.GetAsync(worker.Self, "decisions/999")).ShouldBe(404);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_said()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        var wrong = (await worker.GetAsync(worker.Self, "eligibility?level=director&on=2018-13-01&known=2199-01-01&edition=none&asOf=2018-01-01")).ShouldBe(400);
        wrong.Json.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")).Should().BeEquivalentTo("level", "on", "known", "edition", "asOf");
        (await worker.GetAsync(worker.Self, "eligibility?known=2001-01-01")).ShouldBe(404);
    }

    private static async Task<JsonElement> EligibilityAsync(Worker worker, Application.Access.Caller caller, string query) =>
        (await worker.GetAsync(caller, $"eligibility{query}")).ShouldBe(200).Json.GetProperty("levels").EnumerateArray().Single();

    private static JsonElement Step(JsonElement told, string step) => told.GetProperty("steps").EnumerateArray().Single(one => one.Text("step") == step);

    private static JsonElement Rule(JsonElement step, string code) => step.GetProperty("rules").EnumerateArray().Single(rule => rule.Text("code") == code);
}

file static class Reading
{
    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();
}
