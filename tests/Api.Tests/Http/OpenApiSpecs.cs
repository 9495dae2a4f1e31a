using System.Runtime.CompilerServices;
using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Domain.Journeys;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What the server says of itself is complete, works as written, and does not change unseen.</summary>
public sealed class OpenApiSpecs(RunningNaas naas)
{
    [Fact]
    public async Task The_published_description_is_the_one_that_holds()
    {
        var api = await naas.ApiAsync();
        var served = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200);
        var current = served.Body.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var path = Path.GetFullPath(Path.Combine(ThisFolder(), "../../../docs/openapi.v1.json"));

        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(path, current, TestContext.Current.CancellationToken);

        served.Json.GetProperty("openapi").GetString().Should().StartWith("3.1");
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().Be(current, "docs/openapi.v1.json is what the server serves; run these tests with NAAS_WRITE_DOCS=1 and look at the difference");
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_takes_and_how_it_may_fail()
    {
        var api = await naas.ApiAsync();
        foreach (var operation in await Operation.AllAsync(api))
        {
            operation.Statuses.Should().Contain([401, 429], operation.Name);
            operation.Statuses.Should().Contain(status => status < 300, operation.Name);
            if (operation.Request is not null)
                operation.Statuses.Should().Contain([400, 403, 503], operation.Name);
            if (operation.BodyType is not null)
            {
                operation.Statuses.Should().Contain([400, 413, 415, 422], operation.Name);
                operation.Example.Should().NotBeNullOrEmpty(operation.Name);
            }

            if (operation.IsCommand)
                operation.Parameters.Should().Contain("Idempotency-Key", operation.Name);
            operation.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).Should().BeSubsetOf(operation.Parameters, operation.Name);
        }
    }

    [Fact]
    public async Task Whatever_is_answered_as_CSV_says_so()
    {
        var api = await naas.ApiAsync();
        var paths = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json.GetProperty("paths");

        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => operation.Value))
            .Where(operation => operation.GetProperty("responses").TryGetProperty("200", out var found) && found.TryGetProperty("content", out var content) && content.TryGetProperty("text/csv", out _))
            .Select(operation => operation.GetProperty("operationId").GetString())
            .Should().BeEquivalentTo(
                "GetEqualities", "GetEqualityFigure", "GetEmployerEqualities", "GetRetentionCurve", "GetTurnover", "GetMoves", "GetStandardRates", "GetRaterAgreement", "GetRaterSeverity",
                "ListDeadlines", "ListExpectations", "SearchAudit", "ListFigureChanges", "FindPublishedFigures", "GetResearchExtract",
                "GetEndorsementListTemplate", "UploadEndorsementList", "UploadRegisterChecks");
    }

    [Fact]
    public async Task Every_code_is_described_as_the_word_that_is_sent()
    {
        var api = await naas.ApiAsync();
        var schemas = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json.GetProperty("components").GetProperty("schemas");

        schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("enum", out var codes) && codes.EnumerateArray().Any(code => code.ValueKind != JsonValueKind.String))
            .Select(schema => schema.Name).Should().BeEmpty("a client is generated from this");
    }

    [Fact]
    public async Task Every_operation_has_a_name_and_a_summary_and_every_problem_a_shape()
    {
        var api = await naas.ApiAsync();
        var document = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json;
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            operation.Value.GetProperty("summary").GetString().Should().NotBeNullOrWhiteSpace();
            operation.Value.GetProperty("tags").GetArrayLength().Should().Be(1);
            foreach (var response in operation.Value.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
                response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").ValueKind.Should().Be(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task What_a_body_is_said_to_require_is_what_the_server_misses()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var document = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json;
        foreach (var operation in (await Operation.AllAsync(api)).Where(operation => operation.TakesJson))
        {
            var schema = document.GetProperty("components").GetProperty("schemas").GetProperty($"{operation.Name}Body");
            var required = schema.GetProperty("required").EnumerateArray().Select(member => $"/{member.GetString()}");

            var missed = await api.SendAsync(operation.Method, operation.Address(worker), operation.CallerFor(worker.Id), operation.Content("{}"));

            missed.ShouldBe(422, "invalid").Pointers.Should().BeEquivalentTo(required, operation.Name);
        }
    }

    [Fact]
    public async Task The_description_names_the_members_that_are_read_and_no_others()
    {
        var api = await naas.ApiAsync();
        var schemas = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json.GetProperty("components").GetProperty("schemas");
        var bodies = typeof(ContractReader).Assembly.GetTypes().Where(type => type.Namespace == typeof(ContractReader).Namespace && type.Name.EndsWith("Body", StringComparison.Ordinal)).ToArray();

        bodies.Should().HaveCountGreaterThan(70);
        foreach (var body in bodies)
        {
            // Whatever else comes is refused by name, so what is read is what these parameters are called.
            var read = body.GetConstructors().Single(made => made.GetParameters().Length > 0).GetParameters().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name!));
            schemas.GetProperty(body.Name).GetProperty("properties").EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo(read, body.Name);
        }

        (await Operation.AllAsync(api)).Where(operation => operation.TakesJson).Select(operation => $"{operation.Name}Body").Should().BeSubsetOf(bodies.Select(body => body.Name));
    }

    [Fact]
    public async Task Every_example_works_as_written()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        // In the order of a journey; what an example rests on has been done with the examples before it.
        string[] order =
        [
            "StartEmployment", "CorrectEmployment", "StartStatutoryRole", "CorrectStatutoryRole", "AgreeToAssessment", "CorrectAgreement", "RequestEndorsement", "EndorsePractice", "RankEndorsement", "CorrectEndorsement",
            "RequestSitting", "OfferSitting", "BookSitting", "CorrectBooking", "RecordMark", "RateExercise", "TakeRecording", "AgreeToTrainingUse", "HandOverRecording", "UseRecording", "ModerateMark", "VoidSitting",
            "StartAbsence", "EndAbsence", "CorrectAbsence", "EndStatutoryRole", "EndEmployment",
        ];
        foreach (var name in order)
        {
            var operation = (await Operation.AllAsync(api, worker)).Single(operation => operation.Name == name);
            (await api.SendAsync(operation.Method, operation.Address(worker), operation.CallerFor(worker.Id), operation.Content())).ShouldBe(201);
        }
    }

    [Fact]
    [Trait("Rule", "R-087")]
    public async Task Every_command_of_a_journey_has_exactly_one_operation()
    {
        var api = await naas.ApiAsync();
        var commands = typeof(JourneyCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(JourneyCommand))).Select(type => type.Name);

        var operations = (await Operation.AllAsync(api))
            .Where(operation => operation.IsCommand && operation.Path.StartsWith("/v1/social-workers", StringComparison.Ordinal))
            .Select(operation => operation.Name);

        operations.Should().BeEquivalentTo(commands);
    }

    [Fact]
    public async Task The_table_of_commands_that_people_read_is_the_one_that_holds()
    {
        var api = await naas.ApiAsync();
        var page = await File.ReadAllLinesAsync(Path.GetFullPath(Path.Combine(ThisFolder(), "../../../docs/api.md")), TestContext.Current.CancellationToken);
        var printed = page.Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split('|') is [_, _, _, var command, _, _] && command.Contains('`', StringComparison.Ordinal))
            .Select(line => line.Split('|')).Select(cells => (Path: cells[2].Trim(' ', '`'), Name: cells[3].Trim(' ', '`')));

        var served = (await Operation.AllAsync(api))
            .Where(operation => operation.IsCommand && operation.Path.StartsWith("/v1/social-workers", StringComparison.Ordinal))
            .Select(operation => (Path: operation.Path.Replace("/v1/social-workers/{id}", "", StringComparison.Ordinal), operation.Name));

        printed.Should().BeEquivalentTo(served);
    }

    [Fact]
    public async Task The_table_of_questions_that_people_read_is_the_one_that_holds()
    {
        var api = await naas.ApiAsync();
        var page = await File.ReadAllLinesAsync(Path.GetFullPath(Path.Combine(ThisFolder(), "../../../docs/api.md")), TestContext.Current.CancellationToken);
        var printed = page.Where(line => line.StartsWith("| `/v1/", StringComparison.Ordinal)).Select(line => line.Split('|')).Select(cells => (Path: cells[1].Trim(' ', '`'), Name: cells[2].Trim(' ', '`')));

        var served = (await Operation.AllAsync(api)).Where(operation => operation.Method == HttpMethod.Get).Select(operation => (operation.Path, operation.Name));

        printed.Should().BeEquivalentTo(served);
    }

    [Fact]
    public async Task The_description_and_its_page_need_no_token()
    {
        var api = await naas.ApiAsync();
        (await api.GetAsync("/openapi/index.html", null)).ShouldBe(200);
        (await api.GetAsync("/health/live", null)).ShouldBe(200);
    }

    [Fact]
    public async Task Every_problem_that_is_listed_has_its_page()
    {
        var api = await naas.ApiAsync();
        var listed = (await api.GetAsync("/v1/reference/problems", In(Application.Access.Role.Auditor))).ShouldBe(200).Json;
        foreach (var code in listed.EnumerateArray().Select(problem => problem.GetProperty("code").GetString()))
            (await api.GetAsync($"/problems/{code}", null)).ShouldBe(200);
        (await api.GetAsync("/problems/no-such-problem", null)).ShouldBe(404);
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
