using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>A journey end to end as callers live it: commands, and what can be read of them at once.</summary>
public sealed class JourneySpecs(RunningNaas naas)
{
    [Fact]
    public async Task From_registration_to_accreditation()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 48);

        var released = (await worker.ReleaseAsync()).ShouldBe(201);

        released.Json.GetProperty("recorded").EnumerateArray().Select(recorded => recorded.GetProperty("title").GetString())
            .Should().Equal("Result released", "Feedback issued", "Accredited", "Certificate issued");
        released.Text("edition").Should().Be("response-2017");
        released.Header("ETag").Should().Be("\"18\"");
        released.Header("Location").Should().Be(worker.Address);

        var summary = (await worker.ReadAfterAsync(released)).ShouldBe(200);
        summary.Header("ETag").Should().Be("\"18\"");
        summary.Header("Naas-Position").Should().NotBeNull();
        summary.Header("Naas-Fresh-At").Should().StartWith("2019-12-31T");
        var level = summary.Json.GetProperty("levels")[0];
        level.GetProperty("standing").GetString().Should().Be("accredited");
        level.GetProperty("accreditedOn").GetString().Should().Be("2018-09-26");
        level.GetProperty("reaccreditationDueOn").GetString().Should().Be("2021-09-26");
    }

    [Fact]
    public async Task The_timeline_tells_it_in_sentences_and_in_pages()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        var booked = (await worker.BookAsync()).ShouldBe(201);

        var whole = (await worker.ReadAfterAsync(booked, "/timeline")).ShouldBe(200);
        SentencesOf(whole).Should().Equal(
            "The social worker entered the assessment and accreditation system on 2 July 2018.",
            "The worker took up practice at E08000035 on 1 September 2016, employed directly (employment 1).",
            "The worker took up a role as a child and family practitioner on 1 September 2016, established in such work (role 1 in employment 1): case responsibility for children in need and looked after children.",
            "The worker agreed on 3 July 2018 to be assessed as a child and family practitioner.",
            "E08000035 endorsed the worker's practice as a child and family practitioner on 4 July 2018; sittings are open to its workers from 1 July 2018, and the endorsement covers sittings up to and including 4 January 2019.",
            "A place at the sitting LEEDS-2018-09-12-AM on 12 September 2018 was booked on 9 July 2018: attempt 1 as a child and family practitioner, for the knowledge element, the simulated observation and the written element, under the policy edition response-2017.");

        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = (await api.GetAsync($"{worker.Address}/timeline?limit=2{(after is null ? "" : $"&after={after}")}", worker.Self)).ShouldBe(200);
            SentencesOf(page).Count.Should().BeLessThanOrEqualTo(2);
            paged.AddRange(SentencesOf(page));
            after = page.Json.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetRawText() : null;
        }
        while (after is not null);

        paged.Should().Equal(SentencesOf(whole));
    }

    [Fact]
    public async Task The_timeline_is_grouped_by_episode_and_filtered_by_episode_type_actor_and_day()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        var booked = (await worker.BookAsync()).ShouldBe(201);
        var whole = (await worker.ReadAfterAsync(booked, "/timeline")).ShouldBe(200);
        var booking = Entries(whole).Single(entry => entry.GetProperty("type").GetString() == "sitting-booked");

        Entries(whole).Select(entry => entry.GetProperty("episode").GetString()).Should().Equal("entry", "entry", "entry", "entry", "endorsement", "sitting");
        (await TypesAsync("episode=entry")).Should().Equal("social-worker-registered", "employment-started", "statutory-role-started", "assessment-agreed");
        (await TypesAsync("episode=review")).Should().BeEmpty();
        (await TypesAsync("type=sitting-booked")).Should().Equal("sitting-booked");
        (await TypesAsync($"actor={Uri.EscapeDataString(booking.GetProperty("actor").GetString()!)}&episode=sitting")).Should().Equal("sitting-booked");
        (await TypesAsync("actor=nobody")).Should().BeEmpty();
        (await TypesAsync("from=2018-07-03&asOf=2018-07-04")).Should().Equal("assessment-agreed", "practice-endorsed");
        (await TypesAsync("from=2018-07-05")).Should().Equal("sitting-booked");

        var page = (await api.GetAsync($"{worker.Address}/timeline?episode=entry&limit=3", worker.Self)).ShouldBe(200);
        Entries(page).Should().HaveCount(3);
        (await TypesAsync($"episode=entry&after={page.Json.GetProperty("next").GetRawText()}")).Should().Equal("assessment-agreed");

        (await api.GetAsync($"{worker.Address}/timeline?episode=exit", worker.Self)).ShouldBe(400, "bad-header");
        (await api.GetAsync($"{worker.Address}/timeline?type=sat", worker.Self)).ShouldBe(400, "bad-header");

        async Task<IEnumerable<string?>> TypesAsync(string filter) =>
            Entries((await api.GetAsync($"{worker.Address}/timeline?{filter}", worker.Self)).ShouldBe(200)).Select(entry => entry.GetProperty("type").GetString());

        static List<JsonElement> Entries(Answer timeline) => [.. timeline.Json.GetProperty("entries").EnumerateArray()];
    }

    [Fact]
    [Trait("Rule", "R-086")]
    public async Task Marks_are_shown_to_the_worker_once_released_to_the_employer_never_and_to_a_reviewer_at_any_time()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 48);
        var before = await MarksSeenAsync();

        (await worker.ReleaseAsync()).ShouldBe(201);
        var after = await MarksSeenAsync();

        before.Should().Be((0, 0, 3));
        after.Should().Be((3, 0, 3));

        async Task<(int Worker, int Employer, int Auditor)> MarksSeenAsync() =>
            (await MarksAsync(worker.Self), await MarksAsync(EmployerAt(Leeds)), await MarksAsync(In(Role.Auditor)));

        async Task<int> MarksAsync(Caller caller) =>
            SentencesOf((await worker.ReadAsync(caller, "/timeline")).ShouldBe(200)).Count(sentence => sentence.Contains("was marked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/employers/E08000035/dashboard?asOf=2030-09-30", 400, "bad-header")]
    [InlineData("/v1/employers/E08000035/dashboard?as_of=2018-09-30", 400, "bad-header")]
    [InlineData("/v1/employers/E08000099/dashboard", 404, "not-found")]
    [InlineData("/v1/employers/BURY/social-workers", 404, "not-found")]
    public async Task A_question_that_cannot_be_meant_is_not_answered_with_noughts(string address, int status, string code)
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync(address, In(Role.Auditor))).ShouldBe(status, code);
    }

    [Fact]
    public async Task A_misspelt_dry_run_records_nothing()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        (await api.PostAsync($"{worker.Address}/agreements?dry_run=true", worker.Self, """{ "level": "practitioner", "on": "2018-07-03" }""")).ShouldBe(400, "bad-header");
        (await worker.AgreeAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task What_a_command_recorded_is_read_at_once_with_its_position()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        for (var spell = 1; spell <= 10; spell++)
        {
            var started = (await api.PostAsync($"{worker.Address}/employments", EmployerAt(Leeds), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000035", "basis": "direct", "on": "{{2000 + spell}}-01-01" }""")).ShouldBe(201);
            (await worker.ReadAfterAsync(started)).ShouldBe(200).Json.GetProperty("employments").GetArrayLength().Should().Be(spell);

            var ended = (await api.PostAsync($"{worker.Address}/employments/{spell}/end", EmployerAt(Leeds), $$"""{ "reason": "resignation", "destination": "not-known", "on": "{{2000 + spell}}-06-30" }""")).ShouldBe(201);
            (await worker.ReadAfterAsync(ended)).ShouldBe(200).Json.GetProperty("revision").GetInt64().Should().Be(spell * 2);
        }
    }

    [Fact]
    public async Task A_summary_that_has_not_changed_is_not_sent_again()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var employed = (await worker.EmployAsync()).ShouldBe(201);
        var summary = (await worker.ReadAfterAsync(employed)).ShouldBe(200);

        foreach (var tag in (string[])[summary.Header("ETag")!, $"W/{summary.Header("ETag")}", $"\"77\", {summary.Header("ETag")}", "*"])
        {
            var same = (await api.GetAsync(worker.Address, worker.Self, ("If-None-Match", tag))).ShouldBe(304);
            same.Body.Should().BeEmpty();
            same.Header("ETag").Should().Be(summary.Header("ETag"));
        }

        (await api.GetAsync(worker.Address, worker.Self, ("If-None-Match", "\"77\""))).ShouldBe(200);
        (await worker.ReadAfterAsync((await worker.AgreeAsync()).ShouldBe(201), "", ("If-None-Match", summary.Header("ETag")!))).ShouldBe(200).Header("ETag").Should().Be("\"2\"");
    }

    [Fact]
    public async Task A_dashboard_counts_as_of_a_day()
    {
        var api = await naas.ApiAsync();
        // An authority that no other test works with.
        const string Rochdale = "E08000005";
        Answer last = null!;
        foreach (var day in (string[])["2018-08-01", "2018-10-01"])
        {
            var worker = await Worker.RegisteredAsync(api);
            last = (await api.PostAsync($"{worker.Address}/employments", EmployerAt(Rochdale), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Rochdale}}", "basis": "direct", "on": "{{day}}" }""")).ShouldBe(201);
        }

        async Task<(int Headcount, int Listed)> AsOfAsync(string? day)
        {
            var parameters = $"?minPosition={last.Header("Naas-Position")}{(day is null ? "" : $"&asOf={day}")}";
            var dashboard = (await api.GetAsync($"/v1/employers/{Rochdale}/dashboard{parameters}", EmployerAt(Rochdale))).ShouldBe(200);
            dashboard.Text("asOf").Should().Be(day ?? "2019-12-31");
            var list = (await api.GetAsync($"/v1/employers/{Rochdale}/social-workers{parameters}", EmployerAt(Rochdale))).ShouldBe(200);
            return (dashboard.Json.GetProperty("headcount").GetInt32(), list.Json.GetProperty("workers").GetArrayLength());
        }

        (await AsOfAsync("2018-07-31")).Should().Be((0, 0));
        (await AsOfAsync("2018-09-30")).Should().Be((1, 1));
        (await AsOfAsync(null)).Should().Be((2, 2));
    }

    [Fact]
    public async Task Somebody_registered_is_found_by_number_however_it_is_written()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var written = $"{worker.Number[..2].ToLowerInvariant()} {worker.Number[2..]}";

        var found = (await api.PostAsync("/v1/social-workers/find", In(Role.DfeOperations), $$"""{ "registrationNumber": "{{written}}" }""")).ShouldBe(200);

        found.Json.GetProperty("journey").GetGuid().Should().Be(worker.Id);
        found.Header("Naas-Position").Should().NotBeNull();
        (await api.PostAsync("/v1/social-workers/find", In(Role.DfeOperations), """{ "registrationNumber": "ZZ404" }""")).ShouldBe(404, "not-registered");
    }

    [Fact]
    public async Task A_refusal_names_the_rule_the_edition_and_the_paragraph()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        var refused = (await worker.BookAsync()).ShouldBe(409, "not-agreed");

        var policy = refused.Json.GetProperty("policy");
        policy.GetProperty("edition").GetString().Should().Be("response-2017");
        policy.GetProperty("source").GetString().Should().Be("G17");
        policy.GetProperty("paragraph").GetString().Should().Be("¶50");
        policy.GetProperty("quote").GetString().Should().NotBeNullOrEmpty();
        refused.Text("detail").Should().Be("The worker has not agreed to be assessed as a child and family practitioner.");
        refused.Text("type").Should().EndWith("/problems/not-agreed");
    }

    [Fact]
    public async Task Asking_for_what_is_so_already_records_nothing_and_says_so()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        var again = (await worker.EmployAsync()).ShouldBe(200);

        again.Json.GetProperty("recorded").GetArrayLength().Should().Be(0);
        again.Text("already").Should().Be("Nothing was recorded, because it is so already. The worker took up practice at E08000035 on 1 September 2016, employed directly (employment 1).");
        again.Header("ETag").Should().Be("\"1\"");
        again.Header("Idempotency-Replayed").Should().BeNull();
    }

    [Fact]
    public async Task What_made_it_so_is_what_a_correction_left_standing_and_a_dry_run_tells_it_too()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await worker.AgreeAsync()).ShouldBe(201).Json.GetProperty("already").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await worker.DoAsync("agreements/withdrawal", worker.Self, """{ "level": "practitioner", "on": "2018-07-04" }""")).ShouldBe(201);
        (await worker.DoAsync("agreements", worker.Self, """{ "level": "practitioner", "on": "2018-07-09" }""")).ShouldBe(201);

        var again = (await worker.DoAsync("agreements?dryRun=true", worker.Self, """{ "level": "practitioner", "on": "2018-07-11" }""")).ShouldBe(200);

        again.Text("already").Should().Be("Nothing would be recorded, because it is so already. The worker agreed on 9 July 2018 to be assessed as a child and family practitioner.");
    }

    private static List<string> SentencesOf(Answer timeline) =>
        [.. timeline.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("sentence").GetString()!)];
}
