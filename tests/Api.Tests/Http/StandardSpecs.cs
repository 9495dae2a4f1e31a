using System.Globalization;
using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>R-082, S-27, S-01 over HTTP. The server has one standard of each element for all tests, so each here has an element of the leaders' of its own.</summary>
public sealed class StandardSpecs(RunningNaas naas)
{
    private const string Minutes = "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c";

    private const string BothPanels =
        """
        "judgesOfA": ["judge-a1", "judge-a2", "judge-a3", "judge-a4", "judge-a5", "judge-a6", "judge-a7", "judge-a8"], "judgesOfB": ["judge-b1", "judge-b2", "judge-b3", "judge-b4", "judge-b5"]
        """;

    private static readonly Caller Operations = In(Role.DfeOperations, subject: "operations-2");

    // Sums 18, 19.5, 17.5, 19.5, 18: a mean of 18.50 and an error of 0.4183; and 14, 14, 14.5, 13.5, 14: 14.00 and 0.1581.
    private static readonly string[] AroundEighteenAndAHalf = ["[7, 6, 5]", "[8, 6, 5.5]", "[6.5, 6, 5]", "[7, 6.5, 6]", "[7.5, 5.5, 5]"];
    private static readonly string[] AroundFourteen = ["[5, 5, 4]", "[5.5, 4.5, 4]", "[5, 5, 4.5]", "[4.5, 5, 4]", "[5, 4.5, 4.5]"];

    [Fact]
    [Trait("Rule", "R-082")]
    [Trait("Rule", "S-27")]
    public async Task A_standard_comes_into_force_that_two_panels_saw_differently_and_a_third_person_settled()
    {
        var api = await naas.ApiAsync();
        const string Standard = "/v1/standards/leader/role-play";

        var opened = (await OpenAsync(api, Standard)).ShouldBe(201);
        (opened.Header("Location"), opened.Header("ETag")).Should().Be((Standard, "\"0\""));
        Said(opened).Should().Equal("The setting of version 2018-1 for the role play of the practice leader was opened on 1 February 2018: the first standard, 3 items worth 30 points.");
        (await OpenAsync(api, Standard)).ShouldBe(200).Text("already").Should().StartWith("Nothing was recorded, because it is so already. The setting of version 2018-1 ");

        await RateAsync(api, Standard, "a", AroundEighteenAndAHalf);
        await RateAsync(api, Standard, "b", AroundFourteen[..4]);
        Said((await CutAsync(api, Standard, "a")).ShouldBe(201)).Should().Equal("Panel A agreed a cut of 18.5 points for version 2018-1 on 8 March 2018, from 5 judges, with a standard error of 0.4183.");
        (await CutAsync(api, Standard, "b")).ShouldBe(409, "too-few-judges").Text("detail").Should().Be("4 judges of panel B have rated the items; it takes 5.");
        (await RateAsync(api, Standard, "b", 5, AroundFourteen[4])).ShouldBe(201);
        Said((await CutAsync(api, Standard, "b")).ShouldBe(201)).Should().Equal(
            "Panel B agreed a cut of 14 points for version 2018-1 on 8 March 2018, from 5 judges, with a standard error of 0.1581.",
            "The two cuts of version 2018-1 lie 4.5 points apart, further than their combined standard error of 0.4472 (8 March 2018).");

        var adjudicator = In(Role.Adjudicator, subject: "adjudicator-1");
        (await PostAsync("adjudication", adjudicator, $$"""{ "panel": "b", "reasons": "{{Minutes}}", "on": "2018-03-12" }""")).ShouldBe(409, "nothing-to-adjudicate");
        (await PostAsync("conference", In(Role.DfeOperations, subject: "facilitator-1"), $$"""{ "minutes": "{{Minutes}}", "on": "2018-03-15" }""")).ShouldBe(201);
        (await CutAsync(api, Standard, "a", "2018-03-22")).ShouldBe(201);
        (await CutAsync(api, Standard, "b", "2018-03-22")).ShouldBe(201);
        (await PostAsync("adjudication", In(Role.Adjudicator, subject: "operations-2"), $$"""{ "panel": "b", "reasons": "{{Minutes}}", "on": "2018-04-02" }""")).ShouldBe(409, "adjudicator-involved");
        Said((await PostAsync("adjudication", adjudicator, $$"""{ "panel": "a", "reasons": "{{Minutes}}", "on": "2018-04-02" }""")).ShouldBe(201)).Should().Equal(
            "A third, independent person chose the cut of panel A for version 2018-1 on 2 April 2018.",
            "The cut of version 2018-1 was set at 18.5 points on 2 April 2018: the one that a third, independent person chose.");

        (await PostAsync("narrow-band", In(Role.Psychometrician), """{ "narrowFrom": 15.9, "conditionalError": 1.25, "on": "2018-04-09" }""")).ShouldBe(409, "narrow-band-out-of-range");
        (await PostAsync("narrow-band", In(Role.Psychometrician), """{ "narrowFrom": 17.25, "conditionalError": 1.25, "on": "2018-04-09" }""")).ShouldBe(201);
        (await PostAsync("announcement", Operations, """{ "from": "2018-07-01", "on": "2018-05-01" }""")).ShouldBe(409, "narrow-band-not-approved");
        (await PostAsync("panels/a/narrow-band-approval", Judge("a", 2), """{ "on": "2018-04-16" }""")).ShouldBe(201);
        (await PostAsync("panels/b/narrow-band-approval", Judge("b", 2), """{ "on": "2018-04-16" }""")).ShouldBe(201);
        (await api.GetAsync(Standard, EmployerAt(Leeds))).ShouldBe(200).Json.GetProperty("versions").GetArrayLength().Should().Be(0, "it is not announced yet");
        Said((await PostAsync("announcement", Operations, """{ "from": "2018-07-01", "on": "2018-05-01" }""")).ShouldBe(201))
            .Should().Equal("Version 2018-1 was announced on 1 May 2018; it governs every sitting from 1 July 2018.");

        // Published to everybody: both cuts and their errors, and no judge's ratings.
        var published = (await api.GetAsync(Standard, EmployerAt(Leeds))).ShouldBe(200);
        published.Header("ETag").Should().NotBeNullOrEmpty();
        var version = published.Json.GetProperty("versions").EnumerateArray().Single();
        (Number(version, "cut"), Number(version, "narrowFrom"), version.GetProperty("basis").GetString(), version.GetProperty("from").GetString()).Should().Be((18.5m, 17.25m, "adjudicated", "2018-07-01"));
        var panels = version.GetProperty("panels").EnumerateArray().ToArray();
        panels.Select(panel => (Number(panel.GetProperty("cut"), "cut"), Number(panel.GetProperty("cut"), "standardError"))).Should().Equal((18.5m, 0.4183m), (14m, 0.1581m));
        panels.Should().OnlyContain(panel => panel.GetProperty("ratings").ValueKind == JsonValueKind.Null);
        (await PostAsync("announcement-withdrawal", Operations, """{ "reason": "wrong-day", "on": "2018-05-02" }""")).ShouldBe(409, "announcement-stands");
        (await PostAsync("announcement-withdrawal", Judge("a", 1), """{ "reason": "wrong-day", "on": "2018-05-02" }""")).ShouldBe(403, "not-allowed");
        (await PostAsync("abandonment", Operations, """{ "reason": "content-changed", "on": "2018-06-01" }""")).ShouldBe(409, "no-such-standard-setting");
        (await api.PostAsync($"{Standard}/versions", Operations, $$"""{ "version": "2019-1", "reason": "first-standard", "items": [10], "exercises": 0, "tolerance": 0, {{BothPanels}}, "on": "2019-02-01" }""")).ShouldBe(409, "standard-reason-does-not-fit");

        Task<Answer> PostAsync(string below, Caller caller, string body) => api.PostAsync($"{Standard}/versions/2018-1/{below}", caller, body);
    }

    [Fact]
    [Trait("Rule", "R-082")]
    public async Task Until_both_cuts_are_in_a_panel_hears_nothing_of_the_other()
    {
        var api = await naas.ApiAsync();
        const string Standard = "/v1/standards/leader/written-exercise";
        (await OpenAsync(api, Standard)).ShouldBe(201);
        await RateAsync(api, Standard, "a", AroundEighteenAndAHalf);
        var (read, dryRun, tooEarly) = await AskAsync();

        // Panel B rates on later days, and agrees.
        await RateAsync(api, Standard, "b", AroundFourteen, on: "2018-03-12");
        (await CutAsync(api, Standard, "b", "2018-03-19")).ShouldBe(201);

        (await AskAsync()).Should().Be((read, dryRun, tooEarly));
        (await api.PostAsync($"{Standard}/versions/2018-1/panels/b/cut?dryRun=true", Judge("a", 1), """{ "on": "2018-03-08" }""")).ShouldBe(403, "not-allowed");
        (await api.PostAsync($"{Standard}/versions/2018-1/panels/b/cut?dryRun=true", In(Role.PanelB, subject: "judge-a1"), """{ "on": "2018-03-08" }""")).ShouldBe(403, "not-allowed");
        (await api.PostAsync($"{Standard}/versions/2018-1/abandonment?dryRun=true", In(Role.DfeOperations, subject: "judge-a1"), """{ "reason": "content-changed", "on": "2018-03-09" }"""))
            .ShouldBe(403).Text("detail").Should().Be("You judge on panel A; while this version is being set, you act on it as such only.");

        // The second cut to come in is told what it settles, on the later day.
        Said((await CutAsync(api, Standard, "a")).ShouldBe(201)).Should().Equal(
            "Panel A agreed a cut of 18.5 points for version 2018-1 on 8 March 2018, from 5 judges, with a standard error of 0.4183.",
            "The two cuts of version 2018-1 lie 4.5 points apart, further than their combined standard error of 0.4472 (19 March 2018).");
        (await ReadAsync()).Should().Contain("\"cut\":14");

        async Task<(string Read, string DryRun, string TooEarly)> AskAsync() => (
            await ReadAsync(),
            WithoutRevision((await api.PostAsync($"{Standard}/versions/2018-1/panels/a/cut?dryRun=true", Judge("a", 1), """{ "on": "2018-03-08" }""")).ShouldBe(200)),
            (await api.PostAsync($"{Standard}/versions/2018-1/panels/a/ratings", Judge("a", 1), """{ "ratings": [9, 9, 9], "on": "2018-02-05" }""")).ShouldBe(409, "standard-out-of-order").Text("detail"));

        async Task<string> ReadAsync() => WithoutRevision((await api.GetAsync(Standard, Judge("a", 1))).ShouldBe(200));
    }

    /// <summary>On a version of the supervisors' that nobody announces.</summary>
    [Fact]
    public async Task A_step_that_is_sent_again_counts_once_and_judges_who_rate_at_one_moment_all_count()
    {
        var api = await naas.ApiAsync();
        const string Standard = "/v1/standards/supervisor/knowledge";
        const string Opening = $$"""{ "version": "2020-1", "reason": "new-content", "items": [1, 1], "exercises": 0, "tolerance": 0, {{BothPanels}}, "on": "2019-10-01" }""";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        (await api.PostAsync($"{Standard}/versions?dryRun=true", Operations, Opening, key)).ShouldBe(200).Json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        (await api.PostAsync($"{Standard}/versions?dryRun=true&edition=consultation-2016", Operations, Opening, key)).ShouldBe(200).Text("edition").Should().Be("consultation-2016");
        (await api.PostAsync($"{Standard}/versions?edition=consultation-2016", Operations, Opening, key)).ShouldBe(400, "bad-header");
        var first = (await api.PostAsync($"{Standard}/versions", Operations, Opening, key)).ShouldBe(201);
        var again = (await api.PostAsync($"{Standard}/versions", Operations, Opening, key)).ShouldBe(201);
        again.Header("Idempotency-Replayed").Should().Be("true");
        again.Body.Replace("\"replayed\":true", "\"replayed\":false", StringComparison.Ordinal).Should().Be(first.Body);
        (await api.PostAsync($"{Standard}/versions", Operations, Opening.Replace("[1, 1]", "[1, 2]", StringComparison.Ordinal), key)).ShouldBe(422, "key-reused");
        (await api.PostAsync($"{Standard}/versions/2020-1/abandonment", Operations, "{ \"reason\": \"content-changed\", \"on\": \"2019-10-02\" }", ("If-Match", "\"0\"")))
            .ShouldBe(412, "stale").Text("detail").Should().StartWith("The standard is at \"");

        var ratings = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => api.PostAsync($"{Standard}/versions/2020-1/panels/a/ratings", Judge("a", n), "{ \"ratings\": [0.55, 0.7], \"on\": \"2019-10-07\" }")));

        ratings.Should().OnlyContain(answer => answer.Status == 201);
        var version = (await api.GetAsync(Standard, Judge("a", 1))).ShouldBe(200).Json.GetProperty("versions").EnumerateArray().Last();
        version.GetProperty("panels").EnumerateArray().First().GetProperty("ratings").GetArrayLength().Should().Be(8);
    }

    [Fact]
    [Trait("Rule", "R-081")]
    public async Task The_standards_that_are_announced_stand_in_the_reference_data_with_their_first_day()
    {
        var api = await naas.ApiAsync();

        var rows = (await api.GetAsync("/v1/reference/standards", EmployerAt(Leeds))).ShouldBe(200).Json.EnumerateArray()
            .Select(row => (row.GetProperty("level").GetString(), row.GetProperty("element").GetString(), row.GetProperty("version").GetString(), row.GetProperty("from").GetString(), Number(row, "outOf"), Number(row, "cut"), Number(row, "narrowFrom")));

        // What the leaders' panels come to is another test's.
        rows.Where(row => row.Item1 != "leader").Should().Equal(
            ("practitioner", "knowledge", "2018-1", "2018-07-01", 30, 18, 16), ("practitioner", "simulated", "2018-1", "2018-07-01", 70, 40, 35), ("practitioner", "written", "2018-1", "2018-07-01", 70, 40, 35),
            ("supervisor", "knowledge", "2018-1", "2018-07-01", 30, 18, 16), ("supervisor", "simulated", "2018-1", "2018-07-01", 70, 40, 35), ("supervisor", "written", "2018-1", "2018-07-01", 70, 40, 35));
    }

    /// <summary>That something was done is common knowledge: the revision counts it.</summary>
    private static string WithoutRevision(Answer answer) =>
        answer.Body.Replace(string.Create(CultureInfo.InvariantCulture, $"\"revision\":{answer.Json.GetProperty("revision").GetInt64()}"), "", StringComparison.Ordinal);

    private static Task<Answer> OpenAsync(Api api, string standard) => api.PostAsync(
        $"{standard}/versions", Operations, $$"""{ "version": "2018-1", "reason": "first-standard", "items": [10, 10, 10], "exercises": 1, "tolerance": 3, {{BothPanels}}, "on": "2018-02-01" }""");

    private static async Task RateAsync(Api api, string standard, string panel, string[] judges, string on = "2018-03-01")
    {
        foreach (var (index, ratings) in judges.Index())
            (await RateAsync(api, standard, panel, index + 1, ratings, on)).ShouldBe(201);
    }

    private static Task<Answer> RateAsync(Api api, string standard, string panel, int judge, string ratings, string on = "2018-03-01") =>
        api.PostAsync($"{standard}/versions/2018-1/panels/{panel}/ratings", Judge(panel, judge), $$"""{ "ratings": {{ratings}}, "on": "{{on}}" }""");

    private static Task<Answer> CutAsync(Api api, string standard, string panel, string on = "2018-03-08") =>
        api.PostAsync($"{standard}/versions/2018-1/panels/{panel}/cut", Judge(panel, 1), $$"""{ "on": "{{on}}" }""");

    private static Caller Judge(string panel, int number) => In(panel == "a" ? Role.PanelA : Role.PanelB, subject: string.Create(CultureInfo.InvariantCulture, $"judge-{panel}{number}"));

    private static IEnumerable<string?> Said(Answer answer) => answer.Json.GetProperty("recorded").EnumerateArray().Select(said => said.GetProperty("sentence").GetString());

    private static decimal Number(JsonElement element, string member) => element.GetProperty(member).GetDecimal();
}
