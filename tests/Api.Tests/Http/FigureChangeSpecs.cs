using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>How did a figure of equality look, why did it change, and which events moved it: answered from the API alone.</summary>
public sealed class FigureChangeSpecs(RunningNaas naas)
{
    private const string Figure = $"/v1/equalities?level=practitioner&element=knowledge&organisation={Leeds}&characteristic=sex";

    private static Caller Analyst => In(Role.DfeAnalyst);

    [Fact]
    public async Task The_events_that_moved_a_figure_are_named_and_come_to_the_difference_exactly()
    {
        var api = await naas.ApiAsync();
        var worker = await SatAsync(api, "female");
        var before = await AskAsync(api, (await worker.MarkAsync(24)).ShouldBe(201));
        await worker.RateAllAsync("simulated", 50);
        await worker.RateAllAsync("written", 40);
        (await worker.ReleaseAsync()).ShouldBe(201);
        var after = await AskAsync(api, await DeclareAsync(worker, "prefer-not-to-say"));

        var changes = await ChangesAsync(api, $"/v1/audit/figures/{before.Text("figure")}/changes?fromPosition={before.Header("Naas-Position")}&toPosition={after.Header("Naas-Position")}", limit: 500);

        changes.Where(change => change.GetProperty("journey").GetGuid() == worker.Id).Select(change => (change.GetProperty("type").GetString(), Moved(change))).Should().Equal(
            ("result-released", "female met 1"),
            ("equality-information-declared", "female met -1, prefer-not-to-say met 1"));
        foreach (var (category, outcome) in Outcomes(before).Keys.Union(Outcomes(after).Keys))
        {
            changes.SelectMany(change => change.GetProperty("moved").EnumerateArray())
                .Where(moved => moved.GetProperty("category").GetString() == category && moved.GetProperty("outcome").GetString() == outcome)
                .Sum(moved => moved.GetProperty("by").GetInt64())
                .Should().Be(Outcomes(after).GetValueOrDefault((category, outcome)) - Outcomes(before).GetValueOrDefault((category, outcome)), $"{category} {outcome}");
        }
    }

    [Fact]
    public async Task Pages_tell_the_same_and_spreadsheets_get_a_line_for_each_count()
    {
        var api = await naas.ApiAsync();
        var (one, other) = (await SatAsync(api, "male"), await SatAsync(api, "male"));
        var before = await AskAsync(api, (await one.MarkAsync(24)).ShouldBe(201));
        foreach (var worker in (Worker[])[one, other])
        {
            if (worker == other)
                (await worker.MarkAsync(24)).ShouldBe(201);
            await worker.RateAllAsync("simulated", 50);
            await worker.RateAllAsync("written", 40);
            (await worker.ReleaseAsync()).ShouldBe(201);
        }

        var after = await AskAsync(api, await DeclareAsync(other, "female"));
        var address = $"/v1/audit/figures/{before.Text("figure")}/changes?fromPosition={before.Header("Naas-Position")}&toPosition={after.Header("Naas-Position")}";

        var (whole, paged) = (await ChangesAsync(api, address, limit: 500), await ChangesAsync(api, address, limit: 1));
        var table = (await api.GetAsync($"{address}&limit=500", Analyst, ("Accept", "text/csv"))).ShouldBe(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        whole.Should().HaveCountGreaterThanOrEqualTo(3);
        paged.Select(change => change.GetRawText()).Should().Equal(whole.Select(change => change.GetRawText()));
        table[0].Should().Be("position,recorded_at,journey,revision,type,title,effective_on,role,organisation,category,and,stratum,outcome,days,by");
        table.Should().HaveCount(1 + whole.Sum(change => change.GetProperty("moved").GetArrayLength()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_an_employer_may_not_ask()
    {
        var api = await naas.ApiAsync();
        var figure = (await api.GetAsync(Figure, Analyst)).ShouldBe(200).Text("figure");

        (await api.GetAsync("/v1/audit/figures/nothing/changes", Analyst)).ShouldBe(404, "not-found");
        (await api.GetAsync($"/v1/audit/figures/{figure}/changes?from=yesterday&toPosition=7", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("from", "toPosition");
        (await api.GetAsync($"/v1/audit/figures/{figure}/changes?fromPosition={Guid.NewGuid():N}.1", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("fromPosition");
        (await api.GetAsync($"/v1/audit/figures/{figure}/changes?toPosition={Guid.NewGuid():N}.1", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("toPosition");
        (await api.GetAsync($"/v1/audit/figures/{figure}/changes?after={Guid.NewGuid():N}.1", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("after");
        (await api.GetAsync($"/v1/audit/figures/{figure}/changes", EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
    }

    [Fact]
    public async Task From_today_nothing_has_changed_yet_and_no_end_lies_before_its_beginning()
    {
        var api = await naas.ApiAsync();
        var worker = await SatAsync(api, "female");
        var before = await AskAsync(api, (await worker.MarkAsync(24)).ShouldBe(201));
        await worker.RateAllAsync("simulated", 50);
        await worker.RateAllAsync("written", 40);
        (await worker.ReleaseAsync()).ShouldBe(201);
        var after = await AskAsync(api, await DeclareAsync(worker, "male"));
        var (address, today) = ($"/v1/audit/figures/{before.Text("figure")}/changes", $"{RunningNaas.Today:yyyy-MM-dd}");

        var since = (await api.GetAsync($"{address}?from={today}", Analyst)).ShouldBe(200);

        LogPositionOf(since.Text("fromPosition")).Should().BeGreaterThanOrEqualTo(LogPositionOf(after.Header("Naas-Position")!));
        since.Json.GetProperty("events").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{address}?from={today}&to={RunningNaas.Today.AddDays(-1):yyyy-MM-dd}", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("from");
        (await api.GetAsync($"{address}?fromPosition={after.Header("Naas-Position")}&toPosition={before.Header("Naas-Position")}", Analyst)).ShouldBe(400, "bad-header").Pointers.Should().Equal("fromPosition");
    }

    private static long LogPositionOf(string position) => long.Parse(position[(position.IndexOf('.', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Worker> SatAsync(Api api, string sex)
    {
        var worker = await Worker.EndorsedAsync(api);
        _ = await DeclareAsync(worker, sex);
        (await worker.BookAsync()).ShouldBe(201);
        return worker;
    }

    private static async Task<Answer> DeclareAsync(Worker worker, string sex) =>
        (await worker.DoAsync("equality-information", worker.Self, $$"""{ "sex": "{{sex}}", "on": "2018-07-05" }""")).ShouldBe(201);

    private static async Task<Answer> AskAsync(Api api, Answer recorded) =>
        (await api.GetAsync($"{Figure}&minPosition={recorded.Header("Naas-Position")}", Analyst)).ShouldBe(200);

    private static async Task<List<JsonElement>> ChangesAsync(Api api, string address, int limit)
    {
        var changes = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = (await api.GetAsync($"{address}&limit={limit}{(after is null ? "" : $"&after={after}")}", Analyst)).ShouldBe(200).Json;
            page.GetProperty("unreadable").GetInt64().Should().Be(0);
            changes.AddRange(page.GetProperty("events").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return changes;
            after = next;
        }
    }

    private static Dictionary<(string, string), long> Outcomes(Answer figure) => figure.Json.GetProperty("groups").EnumerateArray()
        .SelectMany(group => group.GetProperty("outcomes").EnumerateArray().Select(outcome => (group.GetProperty("category").GetString()!, outcome.GetProperty("outcome").GetString()!, outcome.GetProperty("number").GetInt64())))
        .ToDictionary(count => (count.Item1, count.Item2), count => count.Item3);

    private static string Moved(JsonElement change) => string.Join(", ", change.GetProperty("moved").EnumerateArray()
        .Select(moved => $"{moved.GetProperty("category").GetString()} {moved.GetProperty("outcome").GetString()} {moved.GetProperty("by").GetInt64()}"));
}
