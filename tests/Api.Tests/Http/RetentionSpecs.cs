using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Who stays, leaves and moves, asked over HTTP.</summary>
public sealed class RetentionSpecs(RunningNaas naas)
{
    // Where no other test employs anybody.
    private const string Darlington = "E06000005";

    [Fact]
    public async Task An_analyst_reads_exact_counts_with_where_they_come_from_and_an_employer_none_of_few()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(Darlington), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Darlington}}", "basis": "direct", "on": "2017-01-09" }""")).ShouldBe(201);
        var position = (await worker.DoAsync("employments/1/end", EmployerAt(Darlington), """{ "reason": "retirement", "destination": "retired", "on": "2018-06-29" }""")).ShouldBe(201).Header("Naas-Position");

        var curve = (await api.GetAsync($"/v1/retention/curve?organisation={Darlington}&asOf=2019-03-31&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        var point = curve.Json.GetProperty("groups")[0].GetProperty("points")[0];
        (point.GetProperty("months").GetInt32(), point.GetProperty("left").GetProperty("number").GetInt32(), point.GetProperty("stayed").GetDouble()).Should().Be((17, 1, 0.0));
        var provenance = curve.Json.GetProperty("provenance");
        (provenance.GetProperty("definition").GetProperty("code").GetString(), provenance.GetProperty("n").GetInt64()).Should().Be(("retention-service-2", 1L));
        provenance.GetProperty("position").GetString().Should().Be(curve.Header("Naas-Position"));

        var turnover = (await api.GetAsync($"/v1/retention/turnover?organisation={Darlington}&year=2018&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        turnover.Json.GetProperty("leavers").GetProperty("number").GetInt32().Should().Be(1);
        turnover.Json.GetProperty("rate").GetProperty("symbol").GetString().Should().Be("z", "nobody is in post");

        var own = (await api.GetAsync($"/v1/retention/turnover?organisation={Darlington}&year=2018&minPosition={position}", EmployerAt(Darlington))).ShouldBe(200);
        own.Json.GetProperty("leavers").GetProperty("symbol").GetString().Should().Be("c");
        own.Text("disclosurePolicy").Should().Be("naas-sdc-3");
        (await api.GetAsync($"/v1/retention/moves?organisation={Darlington}", EmployerAt(Darlington))).ShouldBe(200).Json.GetProperty("endorsements").GetProperty("given").GetProperty("number").GetInt32().Should().Be(0);
        var stayed = $"/v1/retention/curve?organisation={Darlington}&minPosition={position}";
        var told = (await api.GetAsync(stayed, EmployerAt(Darlington))).ShouldBe(200).Json.GetProperty("groups")[0].GetProperty("points")[0];
        (told.GetProperty("months").GetInt32(), told.GetProperty("stayed").ValueKind, told.GetProperty("note").GetString())
            .Should().Be((12, System.Text.Json.JsonValueKind.Null, "Withheld: it is of fewer than ten people, or rests on a count that is withheld."));
        (await api.GetAsync(stayed, EmployerAt(Darlington), ("Accept", "text/csv"))).ShouldBe(200).Body.Should().Contain(",all,12,c,0,0,c,c,c,retention-service-2,");
    }

    [Fact]
    public async Task The_same_figures_are_a_table_where_csv_is_asked_for()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var position = (await worker.AgreeAsync()).ShouldBe(201).Header("Naas-Position");

        foreach (var (question, columns) in new[]
        {
            ("curve?by=level", "as_of,group,months,at_risk,left,censored,stayed,lower,upper,definition,edition,position,directory_version,n"),
            ("curve?by=characteristic&characteristic=ethnic-group", "as_of,group,months,at_risk,left,censored,stayed,lower,upper,definition,edition,position,directory_version,n"),
            ("turnover?year=2019", "counted_on,measure,category,value,definition,edition,position,directory_version,n"),
            ("moves?level=practitioner", "as_of,measure,category,within_months,value,definition,edition,position,directory_version,n"),
        })
        {
            var table = (await api.GetAsync($"/v1/retention/{question}&minPosition={position}", In(Role.Auditor), ("Accept", "text/csv"))).ShouldBe(200);
            table.ContentType.Should().Be("text/csv");
            table.Body.Should().StartWith(columns);
            table.Body.Split('\n').Should().HaveCountGreaterThan(2);
            table.Header("Naas-Position").Should().NotBeNull();
        }
    }

    [Theory]
    [InlineData("curve")]
    [InlineData("turnover")]
    [InlineData("moves")]
    public async Task An_employer_asks_about_its_own_and_a_worker_not_at_all(string question)
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"/v1/retention/{question}", EmployerAt(Darlington))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/retention/{question}?organisation={Leeds}", EmployerAt(Darlington))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/retention/{question}", In(Role.Worker, journey: Guid.NewGuid()))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/retention/{question}", In(Role.DfeOperations))).ShouldBe(200);
    }

    /// <summary>Answers that differ by few people, or by a month, would tell them when one is subtracted from the other (S-38).</summary>
    [Theory]
    [InlineData("curve", "asOf=2018-09-30")]
    [InlineData("curve", "basis=direct")]
    [InlineData("curve", "level=practitioner")]
    [InlineData("curve", "by=level")]
    [InlineData("curve", "clock=release")]
    [InlineData("curve", "known=2018-09-30")]
    [InlineData("curve", "position={0}")]
    [InlineData("moves", "asOf=2018-09-30")]
    [InlineData("moves", "basis=direct")]
    [InlineData("moves", "level=practitioner")]
    [InlineData("moves", "months=6")]
    [InlineData("moves", "known=2018-09-30")]
    [InlineData("turnover", "known=2018-09-30")]
    public async Task An_employer_asks_in_one_way_a_census_year(string question, string narrowed)
    {
        var api = await naas.ApiAsync();

        var told = (await api.GetAsync($"/v1/retention/{question}?organisation={Darlington}", EmployerAt(Darlington))).ShouldBe(200);
        var address = $"/v1/retention/{question}?organisation={Darlington}&{narrowed.Replace("{0}", told.Header("Naas-Position"), StringComparison.Ordinal)}";

        (await api.GetAsync(address, EmployerAt(Darlington))).ShouldBe(403, "not-allowed").Text("detail").Should().Contain("with organisation alone, and for turnover with year");
    }

    [Theory]
    [InlineData("curve")]
    [InlineData("moves")]
    public async Task An_employer_is_answered_as_of_the_last_census_that_is_over(string question)
    {
        var api = await naas.ApiAsync();

        var told = (await api.GetAsync($"/v1/retention/{question}?organisation={Darlington}", EmployerAt(Darlington))).ShouldBe(200);
        var year = (await api.GetAsync("/v1/retention/turnover", In(Role.DfeAnalyst))).ShouldBe(200).Json.GetProperty("year").GetInt32();

        told.Text("asOf").Should().Be($"{year}-09-30");
    }

    [Theory]
    [InlineData("curve?by=ethnicity", "by")]
    [InlineData("curve?by=characteristic", "characteristic")]
    [InlineData("curve?characteristic=sex", "characteristic")]
    [InlineData("curve?by=characteristic&characteristic=service", "characteristic")]
    [InlineData("curve?by=characteristic&characteristic=sex&organisation=E06000005", "organisation")]
    [InlineData("curve?clock=noon", "clock")]
    [InlineData("curve?basis=volunteer", "basis")]
    [InlineData("turnover?year=1999", "year")]
    [InlineData("turnover?year=2999", "year")]
    [InlineData("moves?months=0", "months")]
    [InlineData("moves?asOf=2999-01-01", "asOf")]
    public async Task What_cannot_be_asked_is_refused_in_words(string question, params string[] parameters)
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"/v1/retention/{question}", In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().Equal(parameters);
    }
}
