using System.Globalization;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>A social worker of one test, brought over HTTP as far as the test wants.</summary>
internal sealed class Worker
{
    private readonly Api _api;

    // Of the last command that was acknowledged.
    private string? _position;

    private Worker(Api api, Guid id, string number, Answer registered)
    {
        _api = api;
        Id = id;
        Number = number;
        _position = registered.Header("Naas-Position");
    }

    public Guid Id { get; }

    /// <summary>Of the last command of this worker that was acknowledged.</summary>
    public string? LastPosition => _position;

    public string Number { get; }

    public string Address => $"/v1/social-workers/{Id}";

    public Application.Access.Caller Self => In(Role.Worker, journey: Id, subject: $"worker-{Id:N}");

    public static async Task<Worker> RegisteredAsync(Api api)
    {
        var number = NewNumber();
        var answer = (await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Registration(number))).ShouldBe(201);
        return new Worker(api, answer.Json.GetProperty("journey").GetGuid(), number, answer);
    }

    public static async Task<Worker> EmployedAsync(Api api)
    {
        var worker = await RegisteredAsync(api);
        (await worker.EmployAsync()).ShouldBe(201);
        return worker;
    }

    /// <summary>In post, in a role that opens the level.</summary>
    public static async Task<Worker> InRoleAsync(Api api, string function = "holding-case-responsibility")
    {
        var worker = await EmployedAsync(api);
        (await worker.TakeRoleAsync(function)).ShouldBe(201);
        return worker;
    }

    public static async Task<Worker> EndorsedAsync(Api api)
    {
        var worker = await InRoleAsync(api);
        (await worker.AgreeAsync()).ShouldBe(201);
        (await worker.EndorseAsync()).ShouldBe(201);
        return worker;
    }

    public static string Registration(string number, string given = "Alex", string family = "Example") =>
        $$"""{ "registrationNumber": "{{number}}", "name": { "given": "{{given}}", "family": "{{family}}" }, "dateOfBirth": "1985-04-23", "on": "2018-07-02" }""";

    public Task<Answer> EmployAsync(params (string, string)[] headers) =>
        DoAsync("employments", EmployerAt(Leeds), $$"""{ "registrationNumber": "{{Number}}", "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""", headers);

    public Task<Answer> TakeRoleAsync(string function = "holding-case-responsibility", params (string, string)[] headers) =>
        DoAsync("roles", EmployerAt(Leeds), $$"""{ "spell": 1, "functions": ["{{function}}"], "route": "established", "principalSocialWorker": false, "on": "2016-09-01" }""", headers);

    public Task<Answer> AgreeAsync(params (string, string)[] headers) =>
        DoAsync("agreements", Self, """{ "level": "practitioner", "on": "2018-07-03" }""", headers);

    public Task<Answer> EndorseAsync(params (string, string)[] headers) =>
        DoAsync("endorsements", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-04" }""", headers);

    public Task<Answer> BookAsync(params (string, string)[] headers) =>
        DoAsync("sittings", In(Role.DeliveryPartner), """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""", headers);

    /// <summary>The score of the element that the machine scores.</summary>
    public Task<Answer> MarkAsync(decimal score, string on = "2018-09-13") => DoAsync(
        "marks", In(Role.Assessor),
        string.Create(CultureInfo.InvariantCulture, $$"""{ "level": "practitioner", "element": "knowledge", "score": {{score}}, "on": "{{on}}" }"""));

    /// <summary>One assessor's rating of one exercise.</summary>
    public Task<Answer> RateAsync(string assessor, string element, int exercise, decimal score, string on = "2018-09-13", params (string, string)[] headers) => DoAsync(
        "ratings", In(Role.Assessor, subject: assessor),
        string.Create(CultureInfo.InvariantCulture, $$"""{ "level": "practitioner", "element": "{{element}}", "exercise": {{exercise}}, "score": {{score}}, "on": "{{on}}" }"""), headers);

    /// <summary>Two assessors rate every exercise of an element, of one mind; what they come to is the element's mark.</summary>
    public async Task RateAllAsync(string element, decimal score, string on = "2018-09-13")
    {
        var exercises = element == "simulated" ? 2 : 1;
        for (var exercise = 1; exercise <= exercises; exercise++)
        {
            foreach (var assessor in (string[])["assessor-one", "assessor-two"])
                (await RateAsync(assessor, element, exercise, score / exercises, on)).ShouldBe(201);
        }
    }

    public async Task MarkAllAsync(decimal knowledge, decimal simulated, decimal written)
    {
        (await MarkAsync(knowledge)).ShouldBe(201);
        await RateAllAsync("simulated", simulated);
        await RateAllAsync("written", written);
    }

    public Task<Answer> ReleaseAsync() =>
        DoAsync("results", In(Role.Releaser), """{ "level": "practitioner", "attempt": 1, "on": "2018-09-26" }""");

    /// <summary>Any command, beneath the worker's address.</summary>
    public async Task<Answer> DoAsync(string below, Application.Access.Caller caller, string body, params (string, string)[] headers)
    {
        var answer = await _api.PostAsync($"{Address}/{below}", caller, body, headers);
        _position = answer.Header("Naas-Position") ?? _position;
        return answer;
    }

    /// <summary>Reads what is answered from the log itself, and is always up to date.</summary>
    public Task<Answer> GetAsync(Application.Access.Caller caller, string below) => _api.GetAsync($"{Address}/{below}", caller);

    /// <summary>Stores words and names them.</summary>
    public async Task<Guid> StoreAsync(string kind, Application.Access.Caller caller, string text) =>
        (await DoAsync("documents", caller, $$"""{ "kind": "{{kind}}", "text": "{{text}}" }""")).ShouldBe(201).Json.GetProperty("document").GetGuid();

    /// <summary>Reads, having waited until the read model has seen what an answer recorded.</summary>
    public Task<Answer> ReadAfterAsync(Answer recorded, string below = "", params (string, string)[] headers) =>
        _api.GetAsync($"{Address}{below}?minPosition={recorded.Header("Naas-Position")}", In(Role.Auditor), headers);

    /// <summary>Reads, having waited until the read model has seen everything that this worker's commands recorded.</summary>
    public Task<Answer> ReadAsync(Application.Access.Caller caller, string below = "", string query = "") =>
        _api.GetAsync($"{Address}{below}?minPosition={_position}{query}", caller);
}
