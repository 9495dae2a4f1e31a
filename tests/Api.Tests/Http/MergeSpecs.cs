using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Merging;
using Naas.Domain.Journeys;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Two records of one person on a real server: merged, cut off between any two steps, separated again (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class MergeSpecs(RunningNaas naas)
{
    private const string Merged = "2019-05-13";
    private const string Accredited = """{"accredited":[{"level":"practitioner","since":"2018-09-26"}]}""";

    private static readonly Caller Operations = In(Role.DfeOperations);
    private static readonly DateTimeOffset Later = DateTimeOffset.MaxValue.AddDays(-1);

    [Fact]
    public async Task Both_numbers_lead_to_the_record_that_goes_on_and_what_the_other_held_counts_there()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));

        var merged = (await MergeAsync(other, survivor)).ShouldBe(201);

        merged.Json.GetProperty("recorded")[0].GetProperty("type").GetString().Should().Be("journey-superseded");
        foreach (var number in (string[])[other.Number, survivor.Number])
        {
            (await FoundAsync(api, number)).Should().Be(survivor.Id);
            (await CheckAsync(api, number)).Should().Be(Accredited);
        }

        var summary = await survivor.ReadAfterAsync(merged);
        summary.ShouldBe(200).Json.GetProperty("levels")[0].GetProperty("standing").GetString().Should().Be("accredited");
        summary.Json.GetProperty("employments").GetArrayLength().Should().Be(2);
        (await survivor.ReadAfterAsync(merged, "/timeline")).ShouldBe(200).Body.Should().Contain("record-absorbed");
        // What the closed record held can still be read there.
        (await other.ReadAfterAsync(merged, "/timeline")).ShouldBe(200).Body.Should().Contain("journey-superseded").And.Contain("accredited");
    }

    [Fact]
    public async Task Nothing_is_written_to_the_closed_record_and_who_may_is_told_where_it_goes_on()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        var kept = await other.DoAsync("employments/1/end", EmployerAt(Leeds), LeavingBody, ("Idempotency-Key", "left"));
        (await MergeAsync(other, survivor)).ShouldBe(201);

        (await other.DoAsync("roles", EmployerAt(Leeds), RoleBody)).ShouldBe(409, "record-superseded").Text("detail").Should().Contain(survivor.Id.ToString());
        (await other.DoAsync("roles", EmployerAt(Bury), RoleBody)).ShouldBe(403);
        // What was answered before is answered for ever.
        var again = await other.DoAsync("employments/1/end", EmployerAt(Leeds), LeavingBody, ("Idempotency-Key", "left"));
        again.Body.Replace("\"replayed\":true", "\"replayed\":false", StringComparison.Ordinal).Should().Be(kept.ShouldBe(201).Body);
        // And its number is nobody else's to register.
        (await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Worker.Registration(other.Number))).ShouldBe(409).Json.GetProperty("journey").GetGuid().Should().Be(survivor.Id);
    }

    [Fact]
    public async Task Sent_again_it_answers_as_the_first_time_and_brings_nothing_over_twice()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));

        var first = (await MergeAsync(other, survivor, "merge")).ShouldBe(201);
        var again = (await MergeAsync(other, survivor, "merge")).ShouldBe(201);

        again.Header("Idempotency-Replayed").Should().Be("true");
        again.Json.GetProperty("revision").GetInt64().Should().Be(first.Json.GetProperty("revision").GetInt64());
        (await MergeAsync(other, survivor)).ShouldBe(200);
        (await EventsAsync(survivor)).OfType<JourneyEvent.RecordAbsorbed>().Should().ContainSingle();
    }

    [Fact]
    public async Task Cut_off_after_the_closing_it_is_completed_by_whoever_settles()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        await PlanAsync(services, other, survivor);
        await StepAsync(services, other, Supersede(survivor));

        // In between, the number leads to the record that still says it.
        (await CheckAsync(api, other.Number)).Should().Be(Accredited);
        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
        await SettleAsync(services);
        await SettleAsync(services);

        (await EventsAsync(survivor)).OfType<JourneyEvent.RecordAbsorbed>().Should().ContainSingle();
        (await FoundAsync(api, other.Number)).Should().Be(survivor.Id);
    }

    [Fact]
    public async Task Cut_off_before_the_number_is_pointed_the_same_command_completes_it()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        await PlanAsync(services, other, survivor);
        await StepAsync(services, other, Supersede(survivor));
        await StepAsync(services, survivor, new JourneyCommand.AbsorbRecord(new JourneyId(other.Id), new DateOnly(2019, 5, 13)));
        (await CheckAsync(api, other.Number)).Should().Be(Accredited, "the log knows before the directory does");

        (await MergeAsync(other, survivor)).ShouldBe(200);

        (await FoundAsync(api, other.Number)).Should().Be(survivor.Id);
        (await EventsAsync(survivor)).OfType<JourneyEvent.RecordAbsorbed>().Should().ContainSingle();
    }

    [Fact]
    public async Task Planned_and_never_begun_it_is_forgotten()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        await PlanAsync(services, other, survivor);

        await SettleAsync(services);

        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
        (await EventsAsync(other)).OfType<JourneyEvent.JourneySuperseded>().Should().BeEmpty();
    }

    [Fact]
    public async Task Where_the_survivor_went_on_in_between_the_closed_record_is_opened_again()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, survivor) = (await AccreditedAsync(api), await Worker.EndorsedAsync(api));
        await PlanAsync(services, other, survivor);
        await StepAsync(services, other, Supersede(survivor));
        (await survivor.BookAsync()).ShouldBe(201);

        await SettleAsync(services);

        (await EventsAsync(other))[^1].Should().BeOfType<JourneyEvent.JourneyReinstated>();
        (await EventsAsync(survivor)).OfType<JourneyEvent.RecordAbsorbed>().Should().BeEmpty();
        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
        (await other.DoAsync("employments/1/end", EmployerAt(Leeds), LeavingBody)).ShouldBe(201);
    }

    [Fact]
    public async Task What_is_under_way_is_refused_with_what_to_do_first()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await Worker.EndorsedAsync(api), await AtBuryAsync(api));
        (await other.BookAsync()).ShouldBe(201);

        (await MergeAsync(other, survivor)).ShouldBe(409, "merge-unsettled").Text("detail").Should().Contain("12 September 2018");
        (await MergeAsync(other, other)).ShouldBe(409, "merged-with-itself");
        (await other.DoAsync("supersession", Operations, $$"""{ "survivor": "{{Guid.NewGuid()}}", "on": "{{Merged}}" }""")).ShouldBe(422).Pointers.Should().Equal("/survivor");
        (await other.DoAsync("supersession", EmployerAt(Leeds), Body("survivor", survivor))).ShouldBe(403);
    }

    [Fact]
    [Trait("Rule", "R-090")]
    public async Task The_report_goes_over_with_the_result_and_is_issued_anew_there()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await MissedAsync(api), await AtBuryAsync(api));
        (await MergeAsync(other, survivor)).ShouldBe(201);

        var report = (await api.GetAsync($"{survivor.Address}/feedback?marks=true", survivor.Self)).ShouldBe(200).Json.GetProperty("reports").EnumerateArray().Single();
        report.GetProperty("outcome").GetString().Should().Be("not-met");
        report.GetProperty("marks").GetArrayLength().Should().Be(3);
        // An employer reads what was issued to it, and where it was (S-16).
        (await api.GetAsync($"{survivor.Address}/feedback", EmployerAt(Bury))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{other.Address}/feedback", EmployerAt(Leeds))).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(1);

        (await survivor.DoAsync("marks/corrections", In(Role.Moderator, subject: "moderator-4"), """{ "level": "practitioner", "attempt": 1, "element": "written", "score": 41, "profile": [{ "area": 7, "judgement": "met" }], "reason": "marking-error", "on": "2019-05-14" }""")).ShouldBe(201);
        (await survivor.DoAsync("results", In(Role.Releaser), """{ "level": "practitioner", "attempt": 1, "on": "2019-05-15" }""")).ShouldBe(201);
        (await api.GetAsync($"{survivor.Address}/feedback", survivor.Self)).ShouldBe(200).Json.GetProperty("reports").EnumerateArray()
            .Select(issued => (issued.GetProperty("version").GetInt32(), issued.GetProperty("isSuperseded").GetBoolean(), issued.GetProperty("outcome").GetString()))
            .Should().Equal((1, true, "not-met"), (2, false, "met"));
    }

    [Fact]
    public async Task What_was_undone_and_is_sent_again_leads_the_number_to_nobody_else()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, wrong, right) = (await AccreditedAsync(api), await AtBuryAsync(api), await AtBuryAsync(api));
        (await MergeAsync(other, wrong)).ShouldBe(201);
        (await wrong.DoAsync("absorbed-records/separation", Operations, Body("closed", other, "2019-06-03"))).ShouldBe(201);
        (await MergeAsync(other, right)).ShouldBe(201);

        // The first of these is planned again, and its process is killed before it looks at what the log says.
        await PlanAsync(services, other, wrong);

        (await FoundAsync(api, other.Number)).Should().NotBe(wrong.Id);
        (await CheckAsync(api, other.Number)).Should().Be(Accredited);
        await SettleAsync(services);
        (await FoundAsync(api, other.Number)).Should().Be(right.Id);
    }

    [Fact]
    public async Task Undone_each_takes_up_its_own_life()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        (await MergeAsync(other, survivor)).ShouldBe(201);

        var undone = (await survivor.DoAsync("absorbed-records/separation", Operations, Body("closed", other, "2019-06-03"), ("Idempotency-Key", "undo"))).ShouldBe(201);
        (await survivor.DoAsync("absorbed-records/separation", Operations, Body("closed", other, "2019-06-03"), ("Idempotency-Key", "undo"))).ShouldBe(201);

        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
        (await CheckAsync(api, other.Number)).Should().Be(Accredited);
        (await CheckAsync(api, survivor.Number)).Should().NotBe(Accredited);
        var summary = (await survivor.ReadAfterAsync(undone)).ShouldBe(200);
        summary.Json.GetProperty("employments").GetArrayLength().Should().Be(1);
        summary.Json.GetProperty("levels").GetArrayLength().Should().Be(0);
        (await api.GetAsync($"{survivor.Address}/feedback", survivor.Self)).ShouldBe(200).Json.GetProperty("reports").GetArrayLength().Should().Be(0);
        (await other.DoAsync("employments/1/end", EmployerAt(Leeds), LeavingBody)).ShouldBe(201);
        (await EventsAsync(other)).OfType<JourneyEvent.JourneyReinstated>().Should().ContainSingle();
        // Found to be one person's after all.
        (await MergeAsync(other, survivor)).ShouldBe(201);
        (await FoundAsync(api, other.Number)).Should().Be(survivor.Id);
    }

    [Fact]
    public async Task An_undoing_that_is_cut_off_is_completed_too()
    {
        var api = await naas.ApiAsync();
        var services = await naas.ServicesAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));
        (await MergeAsync(other, survivor)).ShouldBe(201);
        await PlanAsync(services, other, survivor);
        await StepAsync(services, survivor, new JourneyCommand.UndoMerge(new JourneyId(other.Id), new DateOnly(2019, 6, 3)));
        // In between, nobody is told of the one what is true of the other.
        (await CheckAsync(api, other.Number)).Should().Be(Accredited);
        (await CheckAsync(api, survivor.Number)).Should().NotBe(Accredited);

        await SettleAsync(services);

        (await EventsAsync(other))[^1].Should().BeOfType<JourneyEvent.JourneyReinstated>();
        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_begins_nothing()
    {
        var api = await naas.ApiAsync();
        var (other, survivor) = (await AccreditedAsync(api), await AtBuryAsync(api));

        (await other.DoAsync("supersession?dryRun=true", Operations, Body("survivor", survivor))).ShouldBe(200).Body.Should().Contain("journey-superseded");

        (await EventsAsync(other)).OfType<JourneyEvent.JourneySuperseded>().Should().BeEmpty();
        (await FoundAsync(api, other.Number)).Should().Be(other.Id);
    }

    private const string LeavingBody = """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2019-03-29" }""";
    private const string RoleBody = """{ "spell": 1, "functions": ["statutory-plans"], "route": "established", "principalSocialWorker": false, "on": "2018-10-01" }""";

    private static Task<Answer> MergeAsync(Worker closed, Worker survivor, string? key = null) =>
        key is null ? closed.DoAsync("supersession", Operations, Body("survivor", survivor)) : closed.DoAsync("supersession", Operations, Body("survivor", survivor), ("Idempotency-Key", key));

    private static string Body(string member, Worker other, string on = Merged) => $$"""{ "{{member}}": "{{other.Id}}", "on": "{{on}}" }""";

    private static async Task<Worker> AccreditedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(22, 48, 45);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }

    /// <summary>The written element narrowly missed at Leeds.</summary>
    private static async Task<Worker> MissedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 48, 36);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }

    /// <summary>Registered a second time, under another number, when Bury took the worker on.</summary>
    private static async Task<Worker> AtBuryAsync(Api api)
    {
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(Bury), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Bury}}", "basis": "direct", "on": "2019-04-01" }""")).ShouldBe(201);
        return worker;
    }

    private static async Task<Guid> FoundAsync(Api api, string number) =>
        (await api.PostAsync("/v1/social-workers/find", Operations, $$"""{ "registrationNumber": "{{number}}" }""")).ShouldBe(200).Json.GetProperty("journey").GetGuid();

    private static async Task<string> CheckAsync(Api api, string number) =>
        (await api.PostAsync("/v1/register-checks", EmployerAt(Bury), $$"""{ "registrationNumber": "{{number}}" }""")).ShouldBe(200).Body;

    private async Task<IReadOnlyList<JourneyEvent>> EventsAsync(Worker worker) =>
        [.. (await JourneyStream.LoadAsync((await naas.ServicesAsync()).GetRequiredService<IEventLog>(), new JourneyId(worker.Id), TestContext.Current.CancellationToken)).Entries.Select(entry => entry.Event)];

    // What a process did before it was killed between two steps: each step as it is, and nothing after it.

    private static Task<MergePlan> PlanAsync(IServiceProvider services, Worker closed, Worker survivor) =>
        services.GetRequiredService<IMergePlans>().PlanAsync(new JourneyId(closed.Id), new JourneyId(survivor.Id), TestContext.Current.CancellationToken);

    private static JourneyCommand.SupersedeJourney Supersede(Worker survivor) => new(new JourneyId(survivor.Id), new DateOnly(2019, 5, 13));

    private static async Task StepAsync(IServiceProvider services, Worker to, JourneyCommand command)
    {
        var identity = new CommandIdentity(Guid.NewGuid(), "hash", "cut-off", CausationId: null);
        var answer = await services.GetRequiredService<IRequestHandler<JourneyRequest, CommandAnswer>>()
            .Handle(new JourneyRequest(new JourneyId(to.Id), command, identity, Operations), TestContext.Current.CancellationToken);
        answer.Should().BeOfType<CommandAnswer.Recorded<JourneyEvent>>().Which.Events.Should().ContainSingle();
    }

    private static Task<SettledMerges> SettleAsync(IServiceProvider services) => services.GetRequiredService<RecordMerging>().SettleAsync(Later, TestContext.Current.CancellationToken);
}
