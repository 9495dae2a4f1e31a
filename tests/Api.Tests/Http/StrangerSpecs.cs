using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What an employer whom the worker never was with hears when a rule says no: what a register check would tell, and not a word of the record.</summary>
public sealed class StrangerSpecs(RunningNaas naas)
{
    // The address beneath the worker, and what is sent there.
    private static readonly (string Below, string Body)[] Acts =
    [
        ("endorsements", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "on": "2019-06-03" }"""),
        ("endorsements", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "on": "2017-01-03" }"""),
        ("endorsements/rank", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "rank": 1, "on": "2019-06-03" }"""),
        ("endorsements/withdrawal", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "reason": "role-changed", "on": "2019-06-03" }"""),
        ("endorsement-requests/decline", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "reason": "no-place-this-round", "on": "2019-06-03" }"""),
        ("reaccreditation/endorsements", $$"""{ "level": "practitioner", "organisation": "{{Bury}}", "on": "2019-06-03" }"""),
        ("employments", $$"""{ "registrationNumber": "ZZ404", "organisation": "{{Bury}}", "basis": "direct", "on": "2019-06-03" }"""),
    ];

    [Fact]
    [Trait("Rule", "S-37")]
    public async Task Every_refusal_is_the_same_wherever_the_worker_stands()
    {
        var api = await naas.ApiAsync();
        Worker[] workers = [await AccreditedAsync(api), await Worker.EndorsedAsync(api), await Worker.RegisteredAsync(api)];

        foreach (var (below, body) in Acts)
        {
            foreach (var query in (string[])["", "?dryRun=true"])
            {
                var heard = new List<string?>();
                foreach (var worker in workers)
                {
                    foreach (var headers in ((string, string)[][])[[], [("If-Match", "\"0\"")], [("If-Match", "\"1\"")]])
                    {
                        // Whoever guesses numbers is stopped, so each worker is guessed at by somebody else.
                        var answer = await worker.DoAsync(below + query, In(Role.Employer, Bury, subject: $"stranger-{worker.Id:N}"), body, headers);
                        heard.Add($"{answer.ShouldBe(409).Code}: {answer.Text("detail")}");
                    }
                }

                heard.Distinct().Should().ContainSingle(because: below);
            }
        }
    }

    private static async Task<Worker> AccreditedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 48);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }
}
