using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What a research partner is given from one quarter to the next, on servers whose day goes on.</summary>
[Trait("Rule", "R-142")]
public sealed class ResearchQuarterSpecs
{
    private const string Extract = "/v1/research/projects/live-research/extract";

    private static readonly Caller Operations = In(Role.DfeOperations);
    private static readonly Caller Partner = In(Role.ResearchPartner, subject: "researcher-1");
    private static readonly Caller Analyst = In(Role.DfeAnalyst);

    [Fact]
    public async Task An_extract_is_made_once_a_quarter_and_nobody_enters_the_next_one_alone()
    {
        await using var server = new RunningNaas { StartsOn = new DateOnly(2019, 12, 31) };
        var api = await server.ApiAsync();
        (await api.PostAsync("/v1/research/projects", Operations, Registration("2029-12-31"))).ShouldBe(201);
        await AssessedAsync(api, 5);

        var first = (await api.GetAsync(Extract, Partner)).ShouldBe(200);
        await AssessedAsync(api, 1);
        var again = (await api.GetAsync(Extract, Partner)).ShouldBe(200);
        await server.GoOnToAsync(new DateOnly(2020, 1, 1));
        var second = (await api.GetAsync(Extract, Partner)).ShouldBe(200);
        await AssessedAsync(api, 4);
        await server.GoOnToAsync(new DateOnly(2020, 4, 1));
        var third = (await api.GetAsync(Extract, Partner)).ShouldBe(200);

        (first.Text("asOf"), Pseudonyms(first).Count).Should().Be(("2019-09-30", 5));
        (again.Body, again.Header("Naas-Position")).Should().Be((first.Body, first.Header("Naas-Position")), "it is given again as it was made");
        second.Text("asOf").Should().Be("2019-12-31");
        Pseudonyms(second).Should().Equal(Pseudonyms(first), "one newcomer among five known ones would be found");
        third.Text("asOf").Should().Be("2020-03-31");
        Pseudonyms(third).Should().HaveCount(10).And.Contain(Pseudonyms(first), "five newcomers are enough");
        (await api.GetAsync($"{Extract}?asOf=2019-12-31", Analyst)).ShouldBe(200).Json.GetProperty("records").GetArrayLength().Should().Be(10);
    }

    // What is recorded after the first project asked is in no extract of the quarter, though it was so before the quarter's end.
    [Fact]
    public async Task The_first_project_that_asks_fixes_the_quarter_for_all()
    {
        const string late = "/v1/research/projects/late-research/extract";
        await using var server = new RunningNaas { StartsOn = new DateOnly(2019, 12, 31) };
        var api = await server.ApiAsync();
        (await api.PostAsync("/v1/research/projects", Operations, Registration("2029-12-31"))).ShouldBe(201);
        await AssessedAsync(api, 5);

        var first = (await api.GetAsync(Extract, Partner)).ShouldBe(200);
        await AssessedAsync(api, 5);
        (await api.PostAsync("/v1/research/projects", Operations, Registration("2029-12-31", "late-research"))).ShouldBe(201);
        var lateFirst = (await api.GetAsync(late, Partner)).ShouldBe(200);
        await server.GoOnToAsync(new DateOnly(2020, 1, 1));
        var lateSecond = (await api.GetAsync(late, Partner)).ShouldBe(200);
        await AssessedAsync(api, 5);
        var second = (await api.GetAsync(Extract, Partner)).ShouldBe(200);

        (Pseudonyms(first).Count, Pseudonyms(second).Count).Should().Be((5, 10));
        foreach (var (old, begun) in (IEnumerable<(Answer, Answer)>)[(first, lateFirst), (second, lateSecond)])
        {
            Told(begun).Should().Equal(Told(old));
            Pseudonyms(begun).Should().NotIntersectWith(Pseudonyms(old));
            begun.Header("Naas-Position").Should().Be(old.Header("Naas-Position"));
            begun.Json.GetProperty("provenance").GetRawText().Should().Be(old.Json.GetProperty("provenance").GetRawText());
        }

        Pseudonyms(lateSecond).Should().Contain(Pseudonyms(lateFirst));
    }

    [Fact]
    public async Task A_registration_that_is_sent_again_after_the_agreement_gets_the_answer_it_was_given()
    {
        await using var server = new RunningNaas { StartsOn = new DateOnly(2019, 12, 31) };
        var api = await server.ApiAsync();
        var key = ("Idempotency-Key", "live-research");
        var first = (await api.PostAsync("/v1/research/projects", Operations, Registration("2019-12-31"), key)).ShouldBe(201);

        await server.GoOnToAsync(new DateOnly(2020, 1, 1));

        var again = (await api.PostAsync("/v1/research/projects", Operations, Registration("2019-12-31"), key)).ShouldBe(201);
        (again.Header("Idempotency-Replayed"), again.Body).Should().Be(("true", first.Body));
        (await api.PostAsync("/v1/research/projects", Operations, Registration("2019-12-31", "other-research"))).ShouldBe(422, "invalid").Pointers.Should().Equal("/agreementEndsOn");
    }

    /// <summary>Until the analyst is shown them, too.</summary>
    private static async Task AssessedAsync(Api api, int number)
    {
        for (var n = 0; n < number; n++)
        {
            var worker = await Worker.EndorsedAsync(api);
            (await worker.BookAsync()).ShouldBe(201);
            await worker.MarkAllAsync(24, 51, 38);
            var released = (await worker.ReleaseAsync()).ShouldBe(201);
            (await api.GetAsync($"{Extract}?minPosition={released.Header("Naas-Position")}", Analyst)).ShouldBe(200);
        }
    }

    /// <summary>What is told of everybody, in an order that rests on no pseudonym.</summary>
    private static IEnumerable<string> Told(Answer extract) => extract.Json.GetProperty("records").EnumerateArray()
        .Select(record => string.Join(' ', record.EnumerateObject().Where(member => member.Name != "pseudonym").Select(member => member.Value.GetRawText())))
        .Order(StringComparer.Ordinal);

    private static List<string> Pseudonyms(Answer extract) => [.. extract.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("pseudonym").GetString()!)];

    private static string Registration(string endsOn, string code = "live-research") =>
        $$"""{ "code": "{{code}}", "title": "Live research", "justification": "Asked for by the evaluation.", "agreementEndsOn": "{{endsOn}}", "leastClass": 5, "researchers": ["researcher-1"] }""";
}
