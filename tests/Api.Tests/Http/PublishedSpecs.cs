using System.Text.Json;
using Naas.Api.Tests.Published;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Official statistics asked for over HTTP: as published by a day, as revised, and beside what is tracked.</summary>
public sealed class PublishedSpecs(RunningNaas naas)
{
    private const string Published = "/v1/published-statistics";
    private const string Header = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name";

    // Where no other test employs anybody.
    private const string Tameside = "E08000008";

    [Fact]
    public async Task A_figure_is_told_as_published_by_a_day_and_as_revised()
    {
        var api = await ImportedAsync();
        const string question = $"{Published}/figures?indicator=inpost_headcount&geography=E92000001&timePeriod=2017";

        var now = Only(await api.GetAsync(question, In(Role.Worker, journey: Guid.NewGuid())));
        var then = Only(await api.GetAsync($"{question}&asPublishedOn=2018-12-31", EmployerAt(Leeds)));

        now.GetProperty("latest").GetProperty("value").GetDecimal().Should().Be(30646);
        now.GetProperty("revised").GetBoolean().Should().BeTrue();
        now.GetProperty("values").EnumerateArray().Select(value => (value.GetProperty("value").GetDecimal(), value.GetProperty("publishedOn").GetString(), value.GetProperty("publishedAs").GetString()))
            .Should().Equal((30670m, "2018-02-15", "social_worker_headcount"), (30646m, "2019-02-28", "inpost_headcount"));
        then.GetProperty("latest").GetProperty("value").GetDecimal().Should().Be(30670);
        then.GetProperty("revised").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Figures_come_in_pages_and_in_CSV()
    {
        var api = await ImportedAsync();

        var seen = new List<string>();
        for (string? after = null, address = $"{Published}/figures?geography=E92000001&limit=1"; ;)
        {
            var page = (await api.GetAsync(address + (after is null ? "" : $"&after={after}"), In(Role.Auditor))).ShouldBe(200).Json;
            seen.AddRange(page.GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("indicator").GetString()!));
            if ((after = page.GetProperty("next").GetString()) is null)
                break;
        }

        seen.Should().Equal("inpost_fte", "inpost_headcount", "vacancy_fte", "vacancy_rate_fte");
        var csv = (await api.GetAsync($"{Published}/figures?indicator=inpost_headcount&geography=E92000001", In(Role.Auditor), ("Accept", "text/csv"))).ShouldBe(200);
        csv.ContentType.Should().Be("text/csv");
        csv.Body.Split("\r\n").Should().HaveCount(4).And.Contain(line => line.Contains(",England,,30670,", StringComparison.Ordinal) && line.EndsWith("2018-02-15,social_worker_headcount,false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_publication_is_listed_with_the_hash_of_its_file()
    {
        var api = await ImportedAsync();

        var listed = (await api.GetAsync(Published, In(Role.Auditor))).ShouldBe(200).Json.GetProperty("items").EnumerateArray().ToArray();

        listed.Select(item => item.GetProperty("publishedOn").GetString()).Should().Equal("2018-02-15", "2019-02-28");
        listed.Should().OnlyContain(item => item.GetProperty("fileSha256").GetString()!.Length == 64);
    }

    [Fact]
    public async Task A_published_rate_stands_beside_the_computed_one()
    {
        var api = await ImportedAsync();

        var rate = (await api.GetAsync($"{Published}/checks", In(Role.DfeAnalyst))).ShouldBe(200).Json.GetProperty("rates").EnumerateArray().Single();

        rate.GetProperty("formula").GetProperty("code").GetString().Should().Be("vacancy-rate-1");
        (rate.GetProperty("matching").GetInt32(), rate.GetProperty("compared").GetInt32()).Should().Be((1, 1));
        var year = rate.GetProperty("years").EnumerateArray().Single();
        (year.GetProperty("timePeriod").GetString(), year.GetProperty("published").GetDecimal(), year.GetProperty("computed").GetDecimal()).Should().Be(("2017", 17.0m, 17.0m));
    }

    [Fact]
    public async Task What_is_tracked_stands_beside_what_was_published_and_an_employer_is_told_no_small_figure()
    {
        var api = await ImportedAsync();
        var worker = await Worker.RegisteredAsync(api);
        var employed = (await worker.DoAsync("employments", EmployerAt(Tameside), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Tameside}}", "basis": "direct", "on": "2016-09-01" }""")).ShouldBe(201);
        var question = $"/v1/employers/{Tameside}/published-statistics?year=2018&minPosition={employed.Header("Naas-Position")}";

        var inside = Figure(await api.GetAsync(question, In(Role.DfeAnalyst)), "headcount");
        var outside = Figure(await api.GetAsync(question, EmployerAt(Tameside)), "headcount");

        inside.GetProperty("tracked").GetDecimal().Should().Be(1);
        inside.GetProperty("provenance").GetProperty("definition").GetProperty("code").GetString().Should().Be("tracked-headcount-1");
        inside.GetProperty("published").EnumerateArray().Single().GetProperty("latest").GetProperty("value").GetDecimal().Should().Be(173);
        outside.GetProperty("tracked").ValueKind.Should().Be(JsonValueKind.Null);
        outside.GetProperty("symbol").GetString().Should().Be("c");
        outside.GetProperty("provenance").ValueKind.Should().Be(JsonValueKind.Null);
        (await api.GetAsync(question, EmployerAt(Bury))).ShouldBe(403, "not-allowed");
    }

    [Theory]
    [InlineData($"{Published}/figures?asPublishedOn=soon", "asPublishedOn")]
    [InlineData($"{Published}/figures?after=abc", "after")]
    [InlineData($"{Published}/figures?limit=501", "limit")]
    [InlineData($"{Published}?indicator=cases", "indicator")]
    [InlineData($"/v1/employers/{Tameside}/published-statistics?year=2020", "year")]
    public async Task A_wrong_parameter_is_told(string address, string parameter) =>
        (await (await naas.ApiAsync()).GetAsync(address, In(Role.Auditor))).ShouldBe(400, "bad-header").Pointers.Should().Equal(parameter);

    /// <summary>Two publications, the later of which revises the headcount; whoever comes first brings them in.</summary>
    private async Task<Api> ImportedAsync()
    {
        var services = await naas.ServicesAsync();
        _ = await services.ImportAsync(
            "2018-02-15", "census", $"{Header},social_worker_headcount",
            "2017,Reporting year,National,E92000001,England,,,,,,30670");
        _ = await services.ImportAsync(
            "2019-02-28", "census", $"{Header},inpost_headcount,inpost_fte,vacancy_fte,vacancy_rate_fte",
            "2017,Reporting year,National,E92000001,England,,,,,,30646,28482.6,5822.6,17",
            "2018,Reporting year,Local authority,E92000001,England,E12000002,North West,357,E08000008,Tameside,173,160.2,x,x");
        return await naas.ApiAsync();
    }

    private static JsonElement Only(Answer answer) => answer.ShouldBe(200).Json.GetProperty("figures").EnumerateArray().Single();

    private static JsonElement Figure(Answer answer, string name) =>
        answer.ShouldBe(200).Json.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("name").GetString() == name);
}
