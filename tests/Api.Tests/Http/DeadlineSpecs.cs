using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What falls due and what is expected, asked over HTTP.</summary>
public sealed class DeadlineSpecs(RunningNaas naas)
{
    [Fact]
    [Trait("Rule", "S-19")]
    public async Task An_endorsement_falls_due_on_the_day_after_its_last()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        var position = (await worker.ReadAsync(In(Role.Auditor), "")).ShouldBe(200).Header("Naas-Position");

        // Endorsed on 4 July 2018, for sittings up to and including 4 January 2019.
        (await OfAsync(api, worker, "deadlines", $"until=2019-01-04&minPosition={position}")).Should().BeEmpty();
        var due = (await OfAsync(api, worker, "deadlines", $"until=2019-01-05&minPosition={position}")).Should().ContainSingle().Subject;
        (Text(due, "command"), Text(due, "level"), due.GetProperty("number").GetInt32(), Text(due, "on")).Should().Be(("expire-endorsement", "practitioner", 1, "2019-01-05"));
    }

    [Fact]
    [Trait("Rule", "S-42")]
    [Trait("Rule", "S-49")]
    public async Task Putting_forward_and_accreditation_are_expected_within_the_first_year_in_such_work()
    {
        var api = await naas.ApiAsync();
        var (worker, position) = await ExpectedAsync(api);

        (await OfAsync(api, worker, "expectations", $"until=2019-09-02&minPosition={position}")).Should().BeEmpty();
        var expected = await OfAsync(api, worker, "expectations", $"until=2019-09-03&minPosition={position}");
        expected.Select(each => (Text(each, "what"), Text(each, "level"), each.GetProperty("number").GetInt32(), Text(each, "by"))).Should().Equal(
            ("put-forward", "practitioner", 1, "2019-09-03"),
            ("accredited", "practitioner", 1, "2019-09-03"));
    }

    [Theory]
    [InlineData("deadlines")]
    [InlineData("expectations")]
    public async Task Every_journey_stands_on_one_page_and_all_pages_are_the_whole(string list)
    {
        var api = await naas.ApiAsync();
        string? position = null;
        for (var number = 0; number < 3; number++)
        {
            _ = await Worker.EndorsedAsync(api);
            (_, position) = await ExpectedAsync(api);
        }

        // As known at one position, so that what other tests record meanwhile changes nothing.
        var question = $"/v1/{list}?until=2021-12-31&position={position}";
        var whole = (await MadeAsync(api, $"{question}&limit=500")).ShouldBe(200);
        var journeys = JourneysOf(whole, list);
        journeys.Should().HaveCountGreaterThan(2).And.OnlyHaveUniqueItems();

        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = (await MadeAsync(api, $"{question}&limit=2{(after is null ? "" : $"&after={after}")}")).ShouldBe(200);
            JourneysOf(page, list).Should().HaveCountLessThanOrEqualTo(2);
            paged.AddRange(JourneysOf(page, list));
            after = page.Text("next");
        }
        while (after is not null);

        paged.Should().Equal(journeys);
    }

    [Theory]
    [InlineData("deadlines", "journey,command,level,number,on")]
    [InlineData("expectations", "journey,what,level,number,by")]
    public async Task It_is_a_table_where_csv_is_asked_for_and_for_the_department_and_the_auditor_alone(string list, string columns)
    {
        var api = await naas.ApiAsync();

        var table = (await api.GetAsync($"/v1/{list}", In(Role.Auditor), ("Accept", "text/csv"))).ShouldBe(200);

        table.ContentType.Should().Be("text/csv");
        table.Body.Should().StartWith(columns);
        (await api.GetAsync($"/v1/{list}", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/{list}", In(Role.DfeAnalyst))).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"/v1/{list}?after=beginning", In(Role.Auditor))).ShouldBe(400, "bad-header").Pointers.Should().Equal("after");
        (await api.GetAsync($"/v1/{list}?until=2999-01-01", In(Role.Auditor))).ShouldBe(400, "bad-header").Pointers.Should().Equal("until");
    }

    /// <summary>A worker who took up statutory work for the first time.</summary>
    private static async Task<(Worker Worker, string Position)> ExpectedAsync(Api api)
    {
        var worker = await Worker.EmployedAsync(api);
        var taken = (await worker.DoAsync("roles", EmployerAt(Leeds), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "other-social-work-role", "principalSocialWorker": false, "on": "2018-09-03" }""")).ShouldBe(201);
        return (worker, taken.Header("Naas-Position")!);
    }

    /// <summary>The answer once what was known then has been made.</summary>
    private static async Task<Answer> MadeAsync(Api api, string question)
    {
        var answer = await api.GetAsync(question, In(Role.DfeOperations));
        while (answer.Status == 202)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            answer = await api.GetAsync(question, In(Role.DfeOperations));
        }

        return answer;
    }

    private static List<string> JourneysOf(Answer page, string list) =>
        [.. page.Json.GetProperty(list).EnumerateArray().Select(each => Text(each, "journey")!).Distinct()];

    private static async Task<List<JsonElement>> OfAsync(Api api, Worker worker, string list, string question)
    {
        var found = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = (await api.GetAsync($"/v1/{list}?{question}&limit=500{(after is null ? "" : $"&after={after}")}", In(Role.Auditor))).ShouldBe(200);
            found.AddRange(page.Json.GetProperty(list).EnumerateArray().Where(each => Text(each, "journey") == worker.Id.ToString()));
            after = page.Text("next");
        }
        while (after is not null);
        return found;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
