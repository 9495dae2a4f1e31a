using System.Globalization;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>A social worker of one test, brought over HTTP as far as the test wants.</summary>
internal sealed class Worker
{
    private static readonly string[] Elements = ["knowledge", "simulated", "written"];

    private readonly Api _api;

    private Worker(Api api, Guid id, string number)
    {
        _api = api;
        Id = id;
        Number = number;
    }

    public Guid Id { get; }

    public string Number { get; }

    public string Address => $"/v1/social-workers/{Id}";

    public Application.Access.Caller Self => In(Role.Worker, journey: Id, subject: $"worker-{Id:N}");

    public static async Task<Worker> RegisteredAsync(Api api)
    {
        var number = NewNumber();
        var answer = await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Registration(number));
        return new Worker(api, answer.ShouldBe(201).Json.GetProperty("journey").GetGuid(), number);
    }

    public static async Task<Worker> EmployedAsync(Api api)
    {
        var worker = await RegisteredAsync(api);
        (await worker.EmployAsync()).ShouldBe(201);
        return worker;
    }

    public static async Task<Worker> EndorsedAsync(Api api)
    {
        var worker = await EmployedAsync(api);
        (await worker.AgreeAsync()).ShouldBe(201);
        (await worker.EndorseAsync()).ShouldBe(201);
        return worker;
    }

    public static string Registration(string number, string given = "Alex", string family = "Example") =>
        $$"""{ "registrationNumber": "{{number}}", "name": { "given": "{{given}}", "family": "{{family}}" }, "dateOfBirth": "1985-04-23", "on": "2018-07-02" }""";

    public Task<Answer> EmployAsync(params (string, string)[] headers) =>
        _api.PostAsync($"{Address}/employments", EmployerAt(Leeds), """{ "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""", headers);

    public Task<Answer> AgreeAsync(params (string, string)[] headers) =>
        _api.PostAsync($"{Address}/agreements", Self, """{ "level": "practitioner", "on": "2018-07-03" }""", headers);

    public Task<Answer> EndorseAsync(params (string, string)[] headers) =>
        _api.PostAsync($"{Address}/endorsements", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-04" }""", headers);

    public Task<Answer> BookAsync(params (string, string)[] headers) =>
        _api.PostAsync($"{Address}/sittings", In(Role.DeliveryPartner), """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""", headers);

    public Task<Answer> MarkAsync(string element, decimal score) => _api.PostAsync(
        $"{Address}/marks", In(Role.Assessor),
        string.Create(CultureInfo.InvariantCulture, $$"""{ "level": "practitioner", "element": "{{element}}", "score": {{score}}, "on": "2018-09-13" }"""));

    public async Task MarkAllAsync(params decimal[] scores)
    {
        foreach (var (element, score) in Elements.Zip(scores))
            (await MarkAsync(element, score)).ShouldBe(201);
    }

    public Task<Answer> ReleaseAsync() =>
        _api.PostAsync($"{Address}/results", In(Role.Releaser), """{ "level": "practitioner", "on": "2018-09-26" }""");

    /// <summary>Reads, having waited until the read model has seen what an answer recorded.</summary>
    public Task<Answer> ReadAfterAsync(Answer recorded, string below = "", params (string, string)[] headers) =>
        _api.GetAsync($"{Address}{below}?minPosition={recorded.Header("Naas-Position")}", In(Role.Auditor), headers);
}
