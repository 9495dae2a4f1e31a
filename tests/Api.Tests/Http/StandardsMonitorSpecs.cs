using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>The monitor of the standards asked over HTTP.</summary>
public sealed class StandardsMonitorSpecs(RunningNaas naas)
{
    private const string Monitor = "/v1/standards-monitor";

    [Fact]
    public async Task A_result_and_what_its_assessors_made_of_it_are_told_exactly_and_with_where_they_come_from()
    {
        var api = await naas.ApiAsync();
        // A month in which nobody else sits.
        var position = await AssessedAsync(api, "2018-08-01", "MONITORED-1");

        var rates = (await api.GetAsync($"{Monitor}/rates?by=sitting&level=practitioner&element=simulated&from=2018-08&to=2018-08&minPosition={position}", In(Role.DfeAnalyst))).ShouldBe(200);
        var division = rates.Json.GetProperty("divisions").EnumerateArray().Should().ContainSingle().Subject;
        (division.GetProperty("division").GetString(), division.GetProperty("n").GetInt64(), division.GetProperty("met").GetInt64(), division.GetProperty("rate").GetProperty("percent").GetDouble()).Should().Be(("MONITORED-1", 1L, 1L, 100.0));
        // Wilson of 1 of 1.
        division.GetProperty("rate").GetProperty("interval").GetProperty("lower").GetDouble().Should().Be(20.7);
        division.GetProperty("withheld").GetString().Should().Be("Withheld: fewer than 10.");
        var provenance = rates.Json.GetProperty("provenance");
        (provenance.GetProperty("definition").GetProperty("code").GetString(), provenance.GetProperty("edition").GetString(), provenance.GetProperty("n").GetInt64()).Should().Be(("standard-rates-1", "response-2017", 1L));
        provenance.GetProperty("position").GetString().Should().Be(rates.Header("Naas-Position"));

        var agreement = (await api.GetAsync($"{Monitor}/agreement?element=simulated&weights=quadratic&from=2018-08&to=2018-08&minPosition={position}", In(Role.DeliveryPartner))).ShouldBe(200);
        var element = agreement.Json.GetProperty("elements").EnumerateArray().Should().ContainSingle().Subject;
        (element.GetProperty("exercises").GetInt64(), element.GetProperty("withheld").GetString(), element.TryGetProperty("marking", out var marking) && marking.ValueKind != System.Text.Json.JsonValueKind.Null).Should().Be((2L, "Withheld: fewer than 10.", false));
        element.GetProperty("scales")[0].GetProperty("withheld").GetString().Should().Be("Withheld: fewer than 10.");

        var asOf = (await api.GetAsync($"{Monitor}/rates?by=sitting&from=2018-08&to=2018-08&asOf=2018-09-25&minPosition={position}", In(Role.DfeOperations))).ShouldBe(200);
        asOf.Json.GetProperty("divisions").GetArrayLength().Should().Be(0, "the result was released on the day after");
    }

    [Fact]
    public async Task Assessors_are_named_by_their_subjects_to_whoever_runs_the_standard_and_to_an_analyst_not_at_all()
    {
        var api = await naas.ApiAsync();
        var position = await AssessedAsync(api, "2018-07-20", "MONITORED-2");
        var question = $"{Monitor}/assessors?element=simulated&from=2018-07&to=2018-07&minPosition={position}";

        foreach (var role in (Role[])[Role.DfeOperations, Role.DeliveryPartner, Role.Psychometrician])
            (await api.GetAsync(question, In(role))).ShouldBe(200).Json.GetProperty("assessors").EnumerateArray().Select(each => each.GetProperty("assessor").GetString()).Should().Equal("assessor-one", "assessor-two");

        var analyst = (await api.GetAsync(question, In(Role.DfeAnalyst))).ShouldBe(200);
        analyst.Json.GetProperty("subjectsAreTold").GetBoolean().Should().BeFalse();
        analyst.Json.GetProperty("assessors").GetArrayLength().Should().Be(2);
        analyst.Body.Should().NotContain("assessor-one").And.NotContain("assessor-two");
        (await api.GetAsync(question, In(Role.DfeAnalyst), ("Accept", "text/csv"))).ShouldBe(200).Body.Should().NotContain("assessor-one").And.Contain("Withheld: fewer than 10.");
    }

    [Theory]
    [InlineData("rates?by=authority", "by,level,element,attempts,from,to,as_of,division,n,met,narrowly_not_met,percent,")]
    [InlineData("agreement?weights=none", "level,element,weights,from,to,as_of,exercises,third_needed,")]
    [InlineData("assessors?level=practitioner", "level,element,from,to,as_of,assessor,exercises,departure_percent,")]
    public async Task The_same_figures_are_a_table_where_csv_is_asked_for(string question, string columns)
    {
        var api = await naas.ApiAsync();
        var position = await AssessedAsync(api, "2018-09-10", "MONITORED-3");

        var table = (await api.GetAsync($"{Monitor}/{question}&minPosition={position}", In(Role.Auditor), ("Accept", "text/csv"))).ShouldBe(200);

        table.ContentType.Should().Be("text/csv");
        var lines = table.Body.TrimEnd().Split("\r\n");
        lines[0].Should().StartWith(columns).And.EndWith(",definition,edition,position,directory_version,total_n");
        lines.Should().HaveCountGreaterThan(1).And.OnlyContain(line => line.Length > 0);
        table.Header("Naas-Position").Should().NotBeNull();
    }

    [Fact]
    public async Task Employers_workers_and_assessors_are_told_nothing_and_results_stay_in_the_department()
    {
        var api = await naas.ApiAsync();

        foreach (var question in (string[])["rates", "agreement", "assessors"])
        {
            foreach (var stranger in (Caller[])[EmployerAt(Leeds), In(Role.Worker, journey: Guid.NewGuid()), In(Role.Assessor, subject: "assessor-one"), In(Role.Moderator), In(Role.Releaser), In(Role.LeaderDeliveryPartner)])
                (await api.GetAsync($"{Monitor}/{question}", stranger)).ShouldBe(403, "not-allowed");
            (await api.GetAsync($"{Monitor}/{question}", In(Role.DfeOperations))).ShouldBe(200);
        }

        (await api.GetAsync($"{Monitor}/rates", In(Role.DeliveryPartner))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"{Monitor}/rates", In(Role.Psychometrician))).ShouldBe(403, "not-allowed");
    }

    [Theory]
    [InlineData("rates?by=form", "by")]
    [InlineData("rates?by=version&level=practitioner", "by")]
    [InlineData("rates?level=leader", "level")]
    [InlineData("rates?element=interview&attempts=second", "element", "attempts")]
    [InlineData("rates?from=2019-02&to=2019-01", "to")]
    [InlineData("rates?from=2019-02-01", "from")]
    [InlineData("rates?asOf=2999-01-01", "asOf")]
    [InlineData("agreement?element=knowledge", "element")]
    [InlineData("agreement?weights=cubic", "weights")]
    [InlineData("assessors?by=sitting", "by")]
    public async Task What_cannot_be_asked_is_refused_in_words(string question, params string[] parameters)
    {
        var api = await naas.ApiAsync();

        (await api.GetAsync($"{Monitor}/{question}", In(Role.DfeAnalyst))).ShouldBe(400, "bad-header").Pointers.Should().BeEquivalentTo(parameters);
    }

    /// <summary>One worker, rated by two, met and released on 26 September.</summary>
    private static async Task<string> AssessedAsync(Api api, string sitsOn, string sitting)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.DoAsync("sittings", In(Role.DeliveryPartner), $$"""{ "level": "practitioner", "sitting": "{{sitting}}", "sitsOn": "{{sitsOn}}", "on": "2018-07-09" }""")).ShouldBe(201);
        await worker.MarkAllAsync(24, 60, 60);
        return (await worker.ReleaseAsync()).ShouldBe(201).Header("Naas-Position")!;
    }
}
