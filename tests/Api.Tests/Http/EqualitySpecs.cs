using System.Text;
using Naas.Api.Http.Endpoints;
using Naas.Api.Published;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Equalities;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Figures of equality asked over HTTP.</summary>
public sealed class EqualitySpecs(RunningNaas naas)
{
    private const string Equalities = "/v1/equalities";

    // Of whom no other test asks for an endorsement.
    private const string Oldham = "E08000004";

    [Fact]
    public async Task A_request_for_endorsement_is_counted_with_the_age_that_the_directory_knows_and_is_answered_again_by_the_figures_id()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(Oldham), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Oldham}}", "basis": "direct", "on": "2016-09-01" }""")).ShouldBe(201);
        (await worker.DoAsync("roles", EmployerAt(Oldham), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "established", "principalSocialWorker": false, "on": "2016-09-01" }""")).ShouldBe(201);
        (await worker.AgreeAsync()).ShouldBe(201);
        (await worker.DoAsync("endorsement-requests", worker.Self, $$"""{ "level": "practitioner", "organisation": "{{Oldham}}", "on": "2018-07-03" }""")).ShouldBe(201);
        var position = (await worker.DoAsync("endorsements", EmployerAt(Oldham), $$"""{ "level": "practitioner", "organisation": "{{Oldham}}", "on": "2018-07-10" }""")).ShouldBe(201).Header("Naas-Position");

        var asked = (await api.GetAsync($"{Equalities}?measure=endorsed&characteristic=age&organisation={Oldham}&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        var again = (await api.GetAsync($"{Equalities}/{asked.Text("figure")}", In(Role.Auditor))).ShouldBe(200);
        var waits = (await api.GetAsync($"{Equalities}?measure=endorsement-wait&characteristic=service&organisation={Oldham}", In(Role.DfeOperations))).ShouldBe(200);

        // Born on 23 April 1985.
        var group = asked.Json.GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        (group.GetProperty("category").GetString(), group.GetProperty("n").GetInt64(), group.GetProperty("counted").GetInt64(), group.GetProperty("warning").GetString())
            .Should().Be(("30-39", 1L, 1L, "Fewer than 30 in the group: look at the interval, and at no difference by itself (S-39)."));
        again.Json.GetProperty("groups").GetRawText().Should().Be(asked.Json.GetProperty("groups").GetRawText());
        again.Text("figure").Should().Be(asked.Text("figure"));
        var provenance = asked.Json.GetProperty("provenance");
        (provenance.GetProperty("definition").GetProperty("code").GetString(), provenance.GetProperty("edition").GetString(), provenance.GetProperty("n").GetInt64()).Should().Be(("equalities-endorsed-1", "response-2017", 1L));
        provenance.GetProperty("position").GetString().Should().Be(asked.Header("Naas-Position"));
        asked.Text("screeningLine").Should().Contain("no force in UK law");
        waits.Json.GetProperty("everybody").GetProperty("days").GetProperty("median").GetDouble().Should().Be(7);
        waits.Json.GetProperty("groups")[0].GetProperty("category").GetString().Should().Be("under-2", "by the day of the request the worker had served from September 2016");
    }

    [Fact]
    public async Task Spreadsheets_get_a_line_for_each_group()
    {
        var api = await naas.ApiAsync();

        var lines = (await api.GetAsync($"{Equalities}?characteristic=sex,disability", In(Role.DfeAnalyst), ("Accept", "text/csv"))).ShouldBe(200).Body.Split("\r\n");

        lines[0].Should().StartWith("figure,measure,level,element,attempt,organisation,from,to,characteristic,category,and_characteristic,and_category,n,counted,percent");
        lines[1].Split(',')[8..12].Should().Equal("sex", "all", "disability", "");
        lines[0].Should().EndWith("as_of,definition,edition,stratum,reference_n,reference_counted,telling_strata,crude_odds_ratio,common_odds_ratio,common_odds_ratio_lower,common_odds_ratio_upper,mantel_haenszel_p,mantel_haenszel_p_uncorrected,breslow_day_p,reversed");
        Cell(lines, 1, "definition").Should().Be("equalities-met-1");
        Cell(lines, 1, "edition").Should().Be("response-2017");

        var then = (await api.GetAsync($"{Equalities}?characteristic=sex&asOf=2018-06-30", In(Role.DfeAnalyst), ("Accept", "text/csv"))).ShouldBe(200).Body.Split("\r\n");
        Cell(then, 1, "as_of").Should().Be("2018-06-30");
    }

    [Fact]
    public void Spreadsheets_get_a_line_for_each_stratum_after_its_groups()
    {
        var everybody = new EqualityGroup("all", null, false, 120, 60, [], new RateFigure(50, new Bounds(41.2, 58.8)), null, null, null);
        var within = new StratifiedComparison(
            "female", null, 2, new Estimate(1.5, null, null), new Estimate(0.8, new Bounds(0.4, 1.6), null), new TestFigure(0.2, 1, 0.6547), new TestFigure(0.4, 1, 0.5271), new TestFigure(1.1, 1, 0.2943), true,
            [new StratumFigure("practitioner", 40, 30, 20, 16), new StratumFigure("supervisor", 20, 5, 40, 9)], null);
        var figures = new EqualityFigures(
            "equalities-1?characteristic=sex&stratifyBy=level", EqualityMeasure.Met, null, null, null, [Grouping.Sex], null, null, null, new DateOnly(2018, 9, 30),
            everybody, [everybody with { Category = "female", Compared = true }, everybody with { Category = "male", Compared = true }], new ReferenceGroup("male", null, "It was asked for."), [within], "",
            new Provenance(new FigureDefinition("equalities-met-1", "Of attempts."), "response-2017", "1-5", null, 3, 120, []));

        var lines = EqualityFigureEndpoints.Csv.Write(figures).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Enumerable.Range(1, lines.Length - 1).Select(line => string.Join(' ', new[] { "category", "stratum", "n", "counted", "reference_n", "reference_counted", "as_of" }.Select(column => Cell(lines, line, column)))).Should().Equal(
            "all  120 60   2018-09-30", "female  120 60   2018-09-30", "female practitioner 40 30 20 16 2018-09-30", "female supervisor 20 5 40 9 2018-09-30", "male  120 60   2018-09-30");
        new[] { "telling_strata", "crude_odds_ratio", "common_odds_ratio", "common_odds_ratio_upper", "mantel_haenszel_p", "mantel_haenszel_p_uncorrected", "breslow_day_p", "reversed" }.Select(column => Cell(lines, 2, column))
            .Should().Equal("2", "1.5", "0.8", "1.6", "0.6547", "0.5271", "0.2943", "true");
        lines[3].Split(',').Should().HaveCount(lines[0].Split(',').Length);
    }

    // A warning has a comma in it, where there are few.
    private static string Cell(string[] lines, int line, string column)
    {
        using var table = new CsvLines(new MemoryStream(Encoding.UTF8.GetBytes($"{lines[0]}\r\n{lines[line]}\r\n")));
        return table.Next()!.Value.Values[table.Header.ToList().IndexOf(column)];
    }

    [Theory]
    [InlineData("?characteristic=bame", "characteristic")]
    [InlineData("?organisation=E99999999", "organisation")]
    [InlineData("?asOf=2030-01-01", "asOf")]
    [InlineData("?colour=red", "colour")]
    [InlineData("?level=chief&from=yesterday", "level", "from")]
    public async Task What_is_wrong_is_said_all_at_once(string query, params string[] wrong)
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync(Equalities + query, In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().Equal(wrong);
    }

    [Fact]
    public async Task An_id_that_no_figure_has_is_not_found()
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"{Equalities}/nothing", In(Role.DfeAnalyst))).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Only_those_inside_the_department_see_exact_figures()
    {
        var api = await naas.ApiAsync();

        foreach (var stranger in (Caller[])[EmployerAt(Leeds), In(Role.DeliveryPartner), In(Role.Releaser)])
            (await api.GetAsync(Equalities, stranger)).ShouldBe(403, "not-allowed");
    }

    [Fact]
    public async Task An_employer_sees_its_own_rows_of_the_last_release_and_nobody_elses()
    {
        var api = await naas.ApiAsync();
        // By that day nobody has a result, whatever other tests release and however few it would tell of.
        _ = (await api.PostAsync("/v1/releases", In(Role.DfeAnalyst), """{ "dataSet": "element-outcomes-by-characteristic", "asOf": "2018-06-30" }""")).ShouldBe(201);

        var own = (await api.GetAsync($"/v1/employers/{Oldham}/equalities?characteristic=sex", EmployerAt(Oldham))).ShouldBe(200);
        var department = (await api.GetAsync($"/v1/employers/{Oldham}/equalities?characteristic=sex&element=written", In(Role.DfeAnalyst), ("Accept", "text/csv"))).ShouldBe(200);
        // The last one, which another test may have made meanwhile.
        var release = (await api.GetAsync($"/v1/releases/{own.Text("release")}", EmployerAt(Oldham))).ShouldBe(200);
        var file = (await api.GetAsync($"/v1/releases/{own.Text("release")}/files/element_outcomes_by_characteristic.csv", EmployerAt(Oldham))).ShouldBe(200);

        (own.Text("element"), own.Text("asOf"), own.Text("policy")).Should().Be(("knowledge", release.Text("asOf"), "naas-sdc-3"));
        release.Text("dataSet").Should().Be("element-outcomes-by-characteristic");
        own.Header("Naas-Position").Should().Be(release.Text("position"));
        own.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("category").GetString()).Should().Equal("all", "female", "male", "refused", "prefer-not-to-say", "not-known");
        var women = own.Json.GetProperty("rows")[1];
        file.Body.Should().Contain($",Oldham,Total,Knowledge,Sex,Female,{women.GetProperty("assessed").GetString()},{women.GetProperty("met").GetString()},{women.GetProperty("rate").GetString()}\n");
        department.Body.Should().StartWith("organisation,release,as_of,element,characteristic,category,assessed,met,rate");
        department.Body.Split("\r\n")[1].Should().Contain($",{release.Text("asOf")},written,sex,all,").And.StartWith($"{Oldham},");
        (await api.GetAsync($"/v1/employers/{Oldham}/equalities", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/employers/{Oldham}/equalities?characteristic=ethnicity&element=all", EmployerAt(Oldham))).ShouldBe(400, "bad-header").Pointers.Should().Equal("characteristic", "element");
        foreach (var ofLeaders in (string[])["role-play", "written-exercise", "interview"])
            (await api.GetAsync($"/v1/employers/{Oldham}/equalities?element={ofLeaders}", EmployerAt(Oldham))).ShouldBe(400, "bad-header").Pointers.Should().Equal("element");
        (await api.GetAsync($"/v1/employers/{Oldham}/equalities?known=2018-09-30", EmployerAt(Oldham))).ShouldBe(400, "bad-header");
    }
}
