using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G7 over HTTP: a command that is sent again counts once, and its sender hears what the first sending heard.</summary>
public sealed class IdempotencySpecs(RunningNaas naas)
{
    private static readonly string[] MadeAnew = ["Date", "Idempotency-Replayed", "X-Correlation-Id"];

    [Fact]
    [Trait("Rule", "R-087")]
    public async Task The_same_key_and_body_replays_the_first_answer_whatever_happened_since()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var key = NewKey();
        var first = (await worker.EmployAsync(key)).ShouldBe(201);
        first.Header("Idempotency-Replayed").Should().BeNull();
        (await worker.TakeRoleAsync()).ShouldBe(201);
        (await worker.AgreeAsync()).ShouldBe(201);
        (await worker.EndorseAsync()).ShouldBe(201);

        var again = (await worker.EmployAsync(key)).ShouldBe(201);

        again.Header("Idempotency-Replayed").Should().Be("true");
        again.Json.GetProperty("replayed").GetBoolean().Should().BeTrue();
        again.Headers.Where(Lasting).Should().BeEquivalentTo(first.Headers.Where(Lasting));
        again.Body.Replace("\"replayed\":true", "\"replayed\":false", StringComparison.Ordinal).Should().Be(first.Body);
        (await RevisionAsync(worker, await worker.BookAsync())).Should().Be(5, "the repetition recorded nothing");

        static bool Lasting(KeyValuePair<string, string> header) => !MadeAnew.Contains(header.Key) && header.Key != "Content-Length";
    }

    [Theory]
    [InlineData("""{"registrationNumber":"SW1","organisation":"E08000035","basis":"direct","on":"2016-09-01"}""")]
    [InlineData("""{ "on" : "2016-09-01" , "registrationNumber" : "SW1" , "basis" : "direct" , "organisation" : "E08000035" }""")]
    [InlineData("""{ "registrationNumber": "SW1", "organisation": "E08000035", "basis": "direct", "agency": null, "on": "2016-09-01" }""")]
    [InlineData("""{ "registrationNumber": "SW1", "organisation": "\u0045\u00308000035", "basis": "direct", "on": "2016-09-01" }""")]
    public async Task White_space_and_the_order_of_members_make_no_other_request(string written)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var key = NewKey();
        (await worker.EmployAsync(key)).ShouldBe(201);

        var again = await api.PostAsync($"{worker.Address}/employments", EmployerAt(Leeds), written.Replace("SW1", worker.Number, StringComparison.Ordinal), key);

        again.ShouldBe(201).Header("Idempotency-Replayed").Should().Be("true");
    }

    [Fact]
    public async Task The_key_may_be_written_with_quotes_or_without()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var (name, value) = NewKey();
        (await worker.EmployAsync((name, $"\"{value}\""))).ShouldBe(201);

        (await worker.EmployAsync((name, value))).ShouldBe(201).Header("Idempotency-Replayed").Should().Be("true");
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var key = NewKey();
        (await worker.EmployAsync(key)).ShouldBe(201);

        var other = await api.PostAsync($"{worker.Address}/employments", EmployerAt(Leeds), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000035", "basis": "direct", "on": "2016-09-02" }""", key);

        other.ShouldBe(422, "key-reused");
        other.Headers.Should().NotContainKey("Idempotency-Replayed");
    }

    [Fact]
    public async Task One_key_at_two_journeys_or_from_two_callers_is_two_commands()
    {
        var api = await naas.ApiAsync();
        var (one, other) = (await Worker.RegisteredAsync(api), await Worker.RegisteredAsync(api));
        var key = NewKey();

        (await one.EmployAsync(key)).ShouldBe(201).Header("Idempotency-Replayed").Should().BeNull();
        (await other.EmployAsync(key)).ShouldBe(201).Header("Idempotency-Replayed").Should().BeNull();
        var colleague = await api.PostAsync($"{one.Address}/employments", In(Role.Employer, Leeds, subject: "colleague"), $$"""{ "registrationNumber": "{{one.Number}}", "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""", key);
        colleague.ShouldBe(200).Json.GetProperty("recorded").GetArrayLength().Should().Be(0, "it was so already, by another command");
    }

    [Fact]
    public async Task Eight_sendings_at_once_record_one_set_of_events()
    {
        var api = await naas.ApiAsync();
        for (var round = 0; round < 5; round++)
        {
            var worker = await Worker.EmployedAsync(api);
            var key = NewKey();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => worker.TakeRoleAsync(headers: key)));

            foreach (var answer in answers)
                (answer.Status is 201 || answer is { Status: 409, Code: "in-flight" }).Should().BeTrue($"{answer}");
            answers.Where(answer => answer.Status == 409).Should().OnlyContain(answer => answer.Header("Retry-After") != null);
            answers.Where(answer => answer.Status == 201).Select(answer => (answer.Header("ETag"), answer.Header("Naas-Position"))).Distinct().Should().ContainSingle();
            answers.Count(answer => answer.Status == 201 && answer.Header("Idempotency-Replayed") is null).Should().Be(1);
            (await worker.AgreeAsync()).ShouldBe(201).Header("ETag").Should().Be("\"3\"", "exactly one event lies between");
        }
    }

    [Fact]
    public async Task A_registration_sent_again_comes_to_the_same_journey()
    {
        var api = await naas.ApiAsync();
        var (key, number) = (NewKey(), NewNumber());
        var first = await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Worker.Registration(number), key);

        var again = await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Worker.Registration(number), key);

        first.ShouldBe(201).Header("Location").Should().Be($"/v1/social-workers/{first.Text("journey")}");
        again.ShouldBe(201).Header("Idempotency-Replayed").Should().Be("true");
        again.Header("Naas-Position").Should().Be(first.Header("Naas-Position"));
        again.Text("journey").Should().Be(first.Text("journey"));
    }

    [Theory]
    [InlineData("SW90000001", "Alex", "Other")]
    [InlineData("SW90000001", "Sam", "Example")]
    [InlineData("SW90000002", "Alex", "Example")]
    public async Task A_registration_with_the_same_key_and_anything_else_in_it_is_refused(string number, string given, string family)
    {
        var api = await naas.ApiAsync();
        var key = NewKey();
        var caller = In(Role.Employer, Leeds, subject: $"case-{number}-{given}-{family}");
        // Each case has a number of its own under the caller's own key, so that the cases may run in any order.
        var own = NewNumber();
        (await api.PostAsync("/v1/social-workers", caller, Worker.Registration(own), key)).ShouldBe(201);

        var other = await api.PostAsync("/v1/social-workers", caller, Worker.Registration(number == "SW90000001" ? own : number, given, family), key);

        other.ShouldBe(422, "key-reused");
        other.Body.Should().NotContainAny(own, number);
    }

    [Fact]
    public async Task A_number_that_is_registered_already_is_refused_and_the_record_named()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);

        foreach (var dryRun in (string[])["", "?dryRun=true"])
        {
            var taken = (await api.PostAsync($"/v1/social-workers{dryRun}", In(Role.DfeOperations), Worker.Registration(worker.Number))).ShouldBe(409, "registration-number-taken");
            taken.Text("journey").Should().Be(worker.Id.ToString());
            taken.Body.Should().NotContain(worker.Number);
        }
    }

    [Fact]
    public async Task Eight_registrations_of_one_number_begin_one_journey()
    {
        var api = await naas.ApiAsync();
        for (var round = 0; round < 3; round++)
        {
            var number = NewNumber();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.PostAsync("/v1/social-workers", In(Role.DfeOperations), Worker.Registration(number), NewKey())));

            answers.Should().ContainSingle(answer => answer.Status == 201);
            answers.Where(answer => answer.Status != 201).Should().OnlyContain(answer => answer.Code == "registration-number-taken" || answer.Code == "busy");
            answers.Where(answer => answer.Code != "busy").Select(answer => answer.Text("journey")).Distinct().Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Eight_sendings_of_one_registration_begin_one_journey()
    {
        var api = await naas.ApiAsync();
        var (key, number) = (NewKey(), NewNumber());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Worker.Registration(number), key)));

        foreach (var answer in answers)
            (answer.Status is 201 || answer is { Status: 409, Code: "in-flight" }).Should().BeTrue($"{answer}");
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Text("journey")).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Only_who_has_seen_the_latest_may_insist_on_it()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        (await worker.EmployAsync(("If-Match", "\"0\""))).ShouldBe(201).Header("ETag").Should().Be("\"1\"");

        var stale = (await worker.AgreeAsync(("If-Match", "\"0\""))).ShouldBe(412, "stale");

        stale.Text("detail").Should().Contain("\"1\"");
        (await worker.AgreeAsync(("If-Match", "\"1\""))).ShouldBe(201);
        (await worker.EndorseAsync(("If-Match", "\"99\""))).ShouldBe(412, "stale");
    }

    [Fact]
    public async Task A_replay_is_answered_though_its_If_Match_is_stale_by_now()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var key = NewKey();
        (await worker.EmployAsync(key, ("If-Match", "\"0\""))).ShouldBe(201);

        (await worker.EmployAsync(key, ("If-Match", "\"0\""))).ShouldBe(201).Header("Idempotency-Replayed").Should().Be("true");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("W/\"0\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"abc\"")]
    public async Task An_If_Match_that_is_no_tag_of_this_server_is_named_as_such(string tag)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);

        (await worker.EmployAsync(("If-Match", tag))).ShouldBe(400, "bad-header").Pointers.Should().Equal("If-Match");
    }

    [Fact]
    public async Task Keys_that_are_none_are_named_together_with_every_other_wrong_header()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);

        foreach (var key in (string[])["a b", "\"\"", new string('k', 201)])
        {
            var answer = await api.PostAsync($"{worker.Address}/agreements?dryRun=perhaps", worker.Self, "{}", ("Idempotency-Key", key), ("If-Match", "x"));
            answer.ShouldBe(400, "bad-header").Pointers.Should().BeEquivalentTo("Idempotency-Key", "If-Match", "dryRun");
        }
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_records_nothing()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var key = NewKey();
        var body = $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""";

        var would = (await api.PostAsync($"{worker.Address}/employments?dryRun=true", EmployerAt(Leeds), body, key)).ShouldBe(200);

        would.Json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        would.Json.GetProperty("recorded")[0].GetProperty("sentence").GetString().Should().StartWith("The worker took up practice at E08000035");
        would.Headers.Should().NotContainKeys("ETag", "Naas-Position", "Location");
        (await api.PostAsync($"{worker.Address}/endorsements?dryRun=true", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-04" }""")).ShouldBe(409, "endorser-has-no-direct-experience");
        (await worker.EmployAsync(key)).ShouldBe(201).Header("ETag").Should().Be("\"1\"", "the dry run used neither a revision nor the key");
    }

    [Fact]
    public async Task A_dry_run_of_a_registration_leaves_the_number_free()
    {
        var api = await naas.ApiAsync();
        var number = NewNumber();

        var would = (await api.PostAsync("/v1/social-workers?dryRun=true", EmployerAt(Leeds), Worker.Registration(number))).ShouldBe(200);

        would.Headers.Should().NotContainKeys("ETag", "Naas-Position", "Location");
        (await api.PostAsync("/v1/social-workers/find", EmployerAt(Leeds), $$"""{ "registrationNumber": "{{number}}" }""")).ShouldBe(404);
        (await api.PostAsync("/v1/social-workers", EmployerAt(Leeds), Worker.Registration(number, "Somebody", "Else"))).ShouldBe(201);
    }

    private static (string, string) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());

    private static async Task<long> RevisionAsync(Worker worker, Answer recorded) =>
        (await worker.ReadAfterAsync(recorded)).ShouldBe(200).Json.GetProperty("revision").GetInt64();
}
