using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Who may record that a worker took up practice: an employer that knows the person, by their registration number (S-37).</summary>
public sealed class TakingOnSpecs(RunningNaas naas)
{
    [Fact]
    [Trait("Rule", "S-37")]
    public async Task Knowing_the_journeys_id_is_not_enough()
    {
        var api = await naas.ApiAsync();
        var (worker, other) = (await Worker.EmployedAsync(api), await Worker.RegisteredAsync(api));

        var missing = await TakeOnAsync(worker, Somebody("bury-clerk-1"), null);
        var unknown = await TakeOnAsync(worker, Somebody("bury-clerk-1"), NewNumber());
        var anothers = await TakeOnAsync(worker, Somebody("bury-clerk-1"), other.Number);

        missing.ShouldBe(422, "invalid").Pointers.Should().Equal("/registrationNumber");
        anothers.ShouldBe(409, "not-the-workers-number").Text("detail").Should()
            .Be(unknown.ShouldBe(409, "not-the-workers-number").Text("detail"), "it does not tell whether the number is anybody's");
        anothers.Body.Should().NotContain(other.Number).And.NotContain(other.Id.ToString()).And.NotContain(worker.Number);
        (await worker.ReadAsync(EmployerAt(Bury))).ShouldBe(403, "not-allowed");
        (await TakeOnAsync(worker, Somebody("bury-clerk-1"), $"{worker.Number[..2].ToLowerInvariant()} {worker.Number[2..]}")).ShouldBe(201);
    }

    [Fact]
    [Trait("Rule", "S-37")]
    public async Task Guessing_comes_to_an_end_dry_runs_included_and_only_for_whoever_guesses()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        for (var guess = 1; guess <= 10; guess++)
            (await TakeOnAsync(worker, Somebody("bury-clerk-2"), NewNumber(), guess % 2 == 0 ? "?dryRun=true" : "")).ShouldBe(409, "not-the-workers-number");

        var stopped = (await TakeOnAsync(worker, Somebody("bury-clerk-2"), worker.Number)).ShouldBe(429, "too-many-requests");

        stopped.Header("Retry-After").Should().NotBeNull();
        (await TakeOnAsync(worker, Somebody("bury-clerk-3"), worker.Number)).ShouldBe(201);
    }

    [Fact]
    [Trait("Rule", "S-37")]
    public async Task A_burst_of_guesses_is_counted_like_one_after_the_other()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TakeOnAsync(worker, Somebody("bury-clerk-5"), NewNumber())));

        answers.Count(answer => answer.Status == 409).Should().Be(10);
        answers.Count(answer => answer.Status == 429).Should().Be(30);
    }

    [Fact]
    [Trait("Rule", "S-37")]
    public async Task A_burst_of_right_numbers_is_answered_each_one()
    {
        var api = await naas.ApiAsync();
        var workers = new List<Worker>();
        for (var n = 0; n < 15; n++)
            workers.Add(await Worker.RegisteredAsync(api));

        var answers = await Task.WhenAll(workers.Select(worker => TakeOnAsync(worker, Somebody("bury-clerk-6"), worker.Number)));

        answers.Should().OnlyContain(answer => answer.Status == 201);
    }

    [Fact]
    [Trait("Rule", "S-37")]
    public async Task The_number_stands_neither_in_the_answer_nor_in_the_timeline_nor_in_the_servers_log()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);

        var taken = (await TakeOnAsync(worker, Somebody("bury-clerk-4"), worker.Number)).ShouldBe(201);

        taken.Body.Should().NotContain(worker.Number);
        (await worker.ReadAsync(In(Role.Auditor), "/timeline")).ShouldBe(200).Body.Should().NotContain(worker.Number);
        naas.LogLines.Should().NotContain(line => line.Contains(worker.Number, StringComparison.Ordinal));
    }

    private static Application.Access.Caller Somebody(string subject) => In(Role.Employer, Bury, subject: subject);

    private static Task<Answer> TakeOnAsync(Worker worker, Application.Access.Caller caller, string? number, string query = "") =>
        worker.DoAsync($"employments{query}", caller, $$"""{ {{(number is null ? "" : $"\"registrationNumber\": \"{number}\", ")}}"organisation": "{{Bury}}", "basis": "direct", "on": "2018-06-04" }""");
}
