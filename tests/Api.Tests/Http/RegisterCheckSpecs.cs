using System.Text;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>S-37: accredited, level, since, or no current accreditation; to employers, and once to whoever has a code.</summary>
[Trait("Rule", "S-37")]
public sealed class RegisterCheckSpecs(RunningNaas naas)
{
    private const string Checks = "/v1/register-checks";
    private const string AccreditedBody = """{"accredited":[{"level":"practitioner","since":"2018-09-26"}]}""";
    private const string NoneBody = """{"noCurrentAccreditation":true}""";

    [Fact]
    public async Task An_employer_learns_level_and_day_of_anybodys_accreditation_and_nothing_else()
    {
        var api = await naas.ApiAsync();
        var worker = await AccreditedAsync(api);

        foreach (var employer in (string[])[Leeds, Bury])
        {
            var answer = (await CheckAsync(api, EmployerAt(employer), worker.Number)).ShouldBe(200);
            answer.Body.Should().Be(AccreditedBody);
            answer.Headers.Keys.Should().NotContain(name => name.StartsWith("Naas-", StringComparison.OrdinalIgnoreCase)).And.NotContain("ETag");
        }
    }

    [Fact]
    public async Task Somebody_who_is_not_accredited_and_nobody_at_all_get_one_answer()
    {
        var api = await naas.ApiAsync();
        var notYet = await Worker.EndorsedAsync(api);

        var known = (await CheckAsync(api, EmployerAt(Leeds), notYet.Number)).ShouldBe(200);
        var unknown = (await CheckAsync(api, EmployerAt(Leeds), NewNumber())).ShouldBe(200);

        known.Body.Should().Be(NoneBody);
        unknown.Body.Should().Be(known.Body);
        unknown.Headers.Keys.Should().BeEquivalentTo(known.Headers.Keys);
    }

    [Fact]
    public async Task A_code_opens_one_check_by_anybody_who_has_it()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(11));
        var worker = await AccreditedAsync(api);
        var code = await IssueAsync(api, worker);
        code.Should().MatchRegex("^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$");

        (await CheckAsync(visitor, null, worker.Number, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).ShouldBe(200).Body.Should().Be(AccreditedBody);

        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(403, "check-code-not-valid");
        (await CheckAsync(visitor, In(Role.Worker, journey: worker.Id, subject: "code-holder"), worker.Number, await IssueAsync(api, worker))).ShouldBe(200).Body.Should().Be(AccreditedBody);
        naas.LogLines.Should().NotContain(line => line.Contains(code));
    }

    [Fact]
    public async Task A_worker_who_tries_their_own_code_can_still_give_it_away()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(20));
        var (worker, other) = (await AccreditedAsync(api), await AccreditedAsync(api));
        var code = await IssueAsync(api, worker);

        (await CheckAsync(api, worker.Self, worker.Number, code)).ShouldBe(200).Body.Should().Be(AccreditedBody);
        (await CheckAsync(api, worker.Self, other.Number, code)).ShouldBe(403, "check-code-not-valid");
        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(200).Body.Should().Be(AccreditedBody);
        (await CheckAsync(api, worker.Self, worker.Number, code)).ShouldBe(403, "check-code-not-valid").Text("detail").Should().Contain("was used before");
    }

    [Fact]
    public async Task Another_worker_uses_it_up_like_anybody_else()
    {
        var api = await naas.ApiAsync();
        var (worker, other) = (await AccreditedAsync(api), await AccreditedAsync(api));
        var code = await IssueAsync(api, worker);

        (await CheckAsync(api, other.Self, worker.Number, code)).ShouldBe(200);

        (await CheckAsync(api, other.Self, worker.Number, code)).ShouldBe(403, "check-code-not-valid");
    }

    [Fact]
    public async Task An_employer_who_is_signed_in_needs_no_code_and_uses_none_up()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(21));
        var worker = await AccreditedAsync(api);
        var code = await IssueAsync(api, worker);

        (await CheckAsync(api, EmployerAt(Bury), worker.Number, code)).ShouldBe(200).Body.Should().Be(AccreditedBody);
        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(200);
    }

    [Fact]
    public async Task A_code_of_somebody_who_is_not_accredited_says_so()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(12));
        var worker = await Worker.EmployedAsync(api);
        (await CheckAsync(visitor, null, worker.Number, await IssueAsync(api, worker))).ShouldBe(200).Body.Should().Be(NoneBody);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_code_the_answer_is_one_and_the_same()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(13));
        var (worker, other) = (await AccreditedAsync(api), await AccreditedAsync(api));
        var code = await IssueAsync(api, worker);
        var used = await IssueAsync(api, worker);
        (await CheckAsync(visitor, null, worker.Number, used)).ShouldBe(200);

        Answer[] wrong =
        [
            await CheckAsync(visitor, null, worker.Number, used),
            await CheckAsync(visitor, null, other.Number, code),
            await CheckAsync(visitor, null, NewNumber(), code),
            await CheckAsync(visitor, null, worker.Number, Application.People.CheckCode.New().Reveal()),
            await CheckAsync(visitor, null, NewNumber(), Application.People.CheckCode.New().Reveal()),
        ];

        wrong.Should().OnlyContain(answer => answer.Status == 403 && answer.Code == "check-code-not-valid");
        wrong.Select(answer => answer.Text("detail")).Distinct().Should().HaveCount(1);
        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(200).Body.Should().Be(AccreditedBody, "another's number did not use it up");
    }

    [Fact]
    public async Task Of_uses_at_once_one_wins()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(14));
        var worker = await AccreditedAsync(api);
        var code = await IssueAsync(api, worker);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CheckAsync(visitor, null, worker.Number, code)));

        answers.Select(answer => answer.Status).Order().Should().Equal(200, 403, 403, 403, 403, 403, 403, 403);
    }

    [Fact]
    public async Task A_typing_error_is_told_and_uses_nothing_up()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(15));
        var worker = await AccreditedAsync(api);
        var code = await IssueAsync(api, worker);
        var mistyped = (code[0] == 'A' ? "B" : "A") + code[1..];

        (await CheckAsync(visitor, null, worker.Number, mistyped)).ShouldBe(422, "invalid").Pointers.Should().Equal("/code");
        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(200);
    }

    [Fact]
    public async Task Without_a_code_only_an_employer_is_answered()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(16));
        var worker = await AccreditedAsync(api);

        (await CheckAsync(visitor, null, worker.Number)).ShouldBe(401, "not-signed-in");
        (await CheckAsync(api, worker.Self, worker.Number)).ShouldBe(403, "not-allowed");
        (await CheckAsync(api, In(Role.Auditor), worker.Number)).ShouldBe(403, "not-allowed");
        foreach (var path in (string[])["batch", "list"])
            (await visitor.PostAsync($"{Checks}/{path}", null, "{}")).ShouldBe(401, "not-signed-in");
    }

    [Fact]
    public async Task A_token_that_does_not_hold_is_turned_away_before_the_code_is_looked_at()
    {
        var (api, visitor) = (await naas.ApiAsync(), await naas.ApiFromAsync(17));
        var worker = await AccreditedAsync(api);
        var code = await IssueAsync(api, worker);

        (await visitor.PostAsync(Checks, null, Body(worker.Number, code), ("Authorization", "Bearer nonsense"))).ShouldBe(401, "not-signed-in");
        (await CheckAsync(visitor, null, worker.Number, code)).ShouldBe(200);
    }

    [Fact]
    public async Task Who_guesses_is_stopped_and_told_for_how_long_and_an_employer_is_not()
    {
        var (api, visitor, another) = (await naas.ApiAsync(), await naas.ApiFromAsync(18), await naas.ApiFromAsync(19));
        var worker = await AccreditedAsync(api);
        for (var guess = 0; guess < 10; guess++)
            (await GuessAsync(visitor)).ShouldBe(403, "check-code-not-valid");

        var stopped = (await GuessAsync(visitor)).ShouldBe(429, "too-many-requests");

        await new Problems(api).ShouldBeFineAsync(stopped);
        int.Parse(stopped.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(1, 600);
        stopped.Text("detail").Should().StartWith("More than 10 requests came within 600 seconds");
        (await CheckAsync(visitor, null, worker.Number, await IssueAsync(api, worker))).ShouldBe(429, "too-many-requests");
        (await GuessAsync(another)).ShouldBe(403, "check-code-not-valid");
        for (var check = 0; check < 12; check++)
            (await CheckAsync(visitor, EmployerAt(Leeds), worker.Number)).ShouldBe(200);
        (await visitor.GetAsync("/health/live", null)).ShouldBe(200);

        Task<Answer> GuessAsync(Api from) => CheckAsync(from, null, worker.Number, Application.People.CheckCode.New().Reveal());
    }

    [Fact]
    public async Task A_code_is_made_by_the_worker_alone_and_kept_for_thirty_days()
    {
        var api = await naas.ApiAsync();
        var (worker, other) = (await Worker.RegisteredAsync(api), await Worker.RegisteredAsync(api));

        var issued = (await api.SendAsync(HttpMethod.Post, $"{worker.Address}/check-codes", worker.Self, null)).ShouldBe(201);

        issued.Json.EnumerateObject().Select(member => member.Name).Should().Equal("code", "expiresAt");
        issued.Json.GetProperty("expiresAt").GetDateTimeOffset().Should().BeAfter(TimeProvider.System.GetUtcNow().AddDays(29)).And.BeBefore(TimeProvider.System.GetUtcNow().AddDays(31));
        issued.Header("Cache-Control").Should().Be("no-store");
        (await IssueAsync(api, worker)).Should().NotBe(issued.Text("code"));
        foreach (var caller in (Caller[])[other.Self, EmployerAt(Leeds), In(Role.Auditor)])
            (await api.SendAsync(HttpMethod.Post, $"{worker.Address}/check-codes", caller, null)).ShouldBe(403, "not-allowed");
        var nobody = Guid.NewGuid();
        (await api.SendAsync(HttpMethod.Post, $"/v1/social-workers/{nobody}/check-codes", In(Role.Worker, journey: nobody, subject: "nobody"), null)).ShouldBe(404, "not-registered");
    }

    [Fact]
    public async Task Many_are_checked_at_once_and_answered_in_order()
    {
        var api = await naas.ApiAsync();
        var (held, notYet) = (await AccreditedAsync(api), await Worker.EmployedAsync(api));

        var answer = await BatchAsync(api, notYet.Number, held.Number, NewNumber(), held.Number.ToLowerInvariant());

        answer.ShouldBe(200).Body.Should().Be($$"""{"checks":[{{NoneBody}},{{AccreditedBody}},{{NoneBody}},{{AccreditedBody}}]}""");
        (await BatchAsync(api, [.. Enumerable.Repeat("SW1", 100)])).ShouldBe(200).Json.GetProperty("checks").GetArrayLength().Should().Be(100);
        (await BatchAsync(api, [.. Enumerable.Repeat("SW1", 101)])).ShouldBe(422, "invalid").Pointers.Should().Equal("/checks");
        (await BatchAsync(api)).ShouldBe(422, "invalid").Pointers.Should().Equal("/checks");
        (await BatchAsync(api, "SW1", "nonsense", "SW2", "")).ShouldBe(422, "invalid").Pointers.Should().Equal("/checks/1/registrationNumber", "/checks/3/registrationNumber");
    }

    [Fact]
    public async Task A_list_in_CSV_is_answered_in_CSV_to_whoever_asks_for_it()
    {
        var api = await naas.ApiAsync();
        var (held, notYet) = (await AccreditedAsync(api), await Worker.EmployedAsync(api));
        var list = $"team,registration_number\r\nEast,{held.Number}\r\nWest, {notYet.Number}\r\nWest,ZZ404\r\n";

        var csv = (await UploadAsync(api, list, ("Accept", "text/csv"))).ShouldBe(200);
        csv.ContentType.Should().Be("text/csv");
        csv.Body.Should().Be("line,result,level,since,message\r\n2,accredited,practitioner,2018-09-26,\r\n3,no-current-accreditation,,,\r\n4,no-current-accreditation,,,\r\n");
        (await UploadAsync(api, list)).ShouldBe(200).Body.Should().Be($$"""{"checks":[{{AccreditedBody}},{{NoneBody}},{{NoneBody}}]}""");
    }

    [Fact]
    public async Task One_row_that_cannot_be_read_and_no_number_of_the_list_is_checked()
    {
        var api = await naas.ApiAsync();
        var held = await AccreditedAsync(api);
        var list = $"registration_number\r\n{held.Number}\r\nnonsense\r\n";

        (await UploadAsync(api, list)).ShouldBe(422, "invalid").Pointers.Should().Equal("/rows/3/registration_number");
        var csv = (await UploadAsync(api, list, ("Accept", "text/csv"))).ShouldBe(422);
        csv.Body.Should().Contain("\r\n2,not-checked,,,").And.Contain("\r\n3,invalid,,,").And.NotContainAny("accredited,", held.Number);
        (await UploadAsync(api, "number\r\nSW1\r\n")).ShouldBe(422, "invalid").Pointers.Should().Equal("/registration_number");
        (await UploadAsync(api, $"registration_number\r\n{string.Concat(Enumerable.Repeat("SW1\r\n", 101))}")).ShouldBe(413, "too-large");
        (await api.PostAsync($"{Checks}/list", EmployerAt(Leeds), "{}")).ShouldBe(415, "unsupported-media-type");
    }

    private static async Task<Worker> AccreditedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 48);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }

    private static async Task<string> IssueAsync(Api api, Worker worker) =>
        (await api.SendAsync(HttpMethod.Post, $"{worker.Address}/check-codes", worker.Self, null)).ShouldBe(201).Text("code");

    private static Task<Answer> CheckAsync(Api api, Caller? caller, string number, string? code = null) => api.PostAsync(Checks, caller, Body(number, code));

    private static string Body(string number, string? code) => code is null ? $$"""{ "registrationNumber": "{{number}}" }""" : $$"""{ "registrationNumber": "{{number}}", "code": "{{code}}" }""";

    private static Task<Answer> BatchAsync(Api api, params string[] numbers) =>
        api.PostAsync($"{Checks}/batch", EmployerAt(Leeds), $$"""{ "checks": [{{string.Join(',', numbers.Select(number => Body(number, null)))}}] }""");

    private static Task<Answer> UploadAsync(Api api, string list, params (string, string)[] headers) =>
        api.PostCsvAsync($"{Checks}/list", EmployerAt(Leeds), Encoding.UTF8.GetBytes(list), headers);
}
