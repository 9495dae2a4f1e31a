using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Naas.Api.Http.OpenApi;

/// <summary>The description of the API that this server gives of itself: OpenAPI 3.1, with examples that work.</summary>
internal static class OpenApiDocument
{
    internal const string Bearer = "bearer";

    public static IServiceCollection AddNaasOpenApi(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .ConfigureHttpJsonOptions(json => Application.Journeys.JourneyJson.AddConverters(json.SerializerOptions))
        .AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "National Assessment and Accreditation System",
                Version = "v1",
                Description = "Commands and queries on social workers' accreditation journeys. Every command may be sent again with the same Idempotency-Key: it counts once.",
                License = new OpenApiLicense { Name = "Open Government Licence v3.0" },
            });
            swagger.MapType<OrganisationCode>(() => Text("^[A-Z0-9-]{2,20}$", "E08000035"));
            swagger.MapType<SittingCode>(() => Text("^[A-Z0-9-]{1,40}$", "LEEDS-2018-09-12-AM"));
            swagger.MapType<EditionCode>(() => Text("^[a-z0-9-]{1,40}$", "response-2017"));
            swagger.MapType<PhaseCode>(() => Text("^[a-z0-9-]{1,40}$", "phase-one"));
            swagger.MapType<DateOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date", Examples = ["2018-07-02"] });
            MapEnumeration<Level>(swagger);
            MapEnumeration<Element>(swagger);
            MapEnumeration<Outcome>(swagger);
            MapEnumeration<EmploymentBasis>(swagger);
            MapEnumeration<LeavingReason>(swagger);
            MapEnumeration<LeavingDestination>(swagger);
            MapEnumeration<OrganisationKind>(swagger);
            MapEnumeration<Application.Queries.Standing>(swagger);
            MapEnumeration<Application.People.DocumentKind>(swagger);
            swagger.SupportNonNullableReferenceTypes();
            swagger.SchemaFilter<RequiredMembers>();
            swagger.OperationFilter<OperationDetails>();
            swagger.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            swagger.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] });
        });

    /// <summary>Before authentication: the description is for everybody.</summary>
    public static void UseNaasOpenApi(this WebApplication app)
    {
        _ = app.UseSwagger(swagger =>
        {
            swagger.RouteTemplate = "openapi/{documentName}.json";
            swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        _ = app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "openapi";
            ui.SwaggerEndpoint("/openapi/v1.json", "v1");
            ui.DocumentTitle = "API - National Assessment and Accreditation System";
        });
    }

    private static OpenApiSchema Text(string pattern, string example) => new() { Type = JsonSchemaType.String, Pattern = pattern, Examples = [example] };

    private static void MapEnumeration<T>(SwaggerGenOptions swagger)
        where T : struct, Enum
    {
        var codes = Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ToArray();
        swagger.MapType<T>(() => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. codes.Select(code => (JsonNode)code)] });
    }
}

/// <summary>Says of every schema which members are always there: those that cannot be null in the record behind it.</summary>
internal sealed class RequiredMembers : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } written)
            return;

        var nullability = new NullabilityInfoContext();
        written.Required = context.Type.GetProperties()
            .Where(property => nullability.Create(property).ReadState != NullabilityState.Nullable)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Where(members.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>Adds to every operation the headers and parameters that all of its kind share, and an example of its body.</summary>
internal sealed class OperationDetails : IOperationFilter
{
    private static readonly string[] QueriesWithBody = ["FindSocialWorker", "CheckRegister", "CheckRegisterInBulk", "UploadRegisterChecks"];
    private static readonly string[] OfQueries = ["GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed"];

    private static readonly string[] OfTheRollout = ["OpenPhase", "ChangePhase", "EndPhase", "JoinSite", "LeaveSite", "SucceedOrganisation"];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId is not { } name)
            return;

        operation.Parameters ??= [];
        if (name is "UploadEndorsementList" or "UploadRegisterChecks")
            DescribeList(operation);
        if (name == "CheckRegister")
            MakeTokenOptional(operation, context.Document);
        if (Examples.Of(name) is { } example)
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                content.Example = example;
        }

        if (operation.RequestBody is not null && !QueriesWithBody.Contains(name))
        {
            Header(operation, "Idempotency-Key", "Names the command: send the same key again and it counts once.", "5f0c2c1e-0c7a-4c51-8a9b-2f1f0a6c1d10");
            if (name == "StoreDocument")
                return;
            Query(operation, "dryRun", "true: say what would be recorded, or the refusal, and record nothing.", "false");
            if (name is not ("RegisterSocialWorker" or "UploadEndorsementList"))
                Header(operation, "If-Match", $"The ETag you last saw; if the {(OfTheRollout.Contains(name) ? "rollout" : "journey")} went on since, 412 and nothing is recorded.", "\"3\"");
        }

        if (name == "GetSocialWorker")
            Header(operation, "If-None-Match", "The ETag you hold; if nothing changed since, 304 without a body.", "\"3\"");
        if (OfQueries.Contains(name))
            Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
        if (name is "GetEmployerDashboard" or "ListEmployerWorkers")
            Query(operation, "asOf", "The day (effective dates); today when left out.", "2018-09-30");
        if (name == "ListEndorsed")
            Query(operation, "capacity", "How many places there are; each worker is then said to be within them or not.", "20");
        if (name is "GetTimeline" or "ListEmployerWorkers")
        {
            Query(operation, "after", "The 'next' of the page before.", null);
            Query(operation, "limit", "At most so many, 1 to 500.", "100");
        }
    }

    /// <summary>The list's body is CSV, and so is, for whoever asks for it, the result of one that needs mending.</summary>
    private static void DescribeList(OpenApiOperation operation)
    {
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["text/csv"] = Text() } };
        operation.Responses?["422"].Content?.TryAdd("text/csv", Text());

        static OpenApiMediaType Text() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    /// <summary>With a token, or with a one-time code in the body and none.</summary>
    private static void MakeTokenOptional(OpenApiOperation operation, Microsoft.OpenApi.OpenApiDocument document) =>
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiDocument.Bearer, document)] = [] }, []];

    private static void Header(OpenApiOperation operation, string name, string description, string example) => Add(operation, name, ParameterLocation.Header, description, example);

    private static void Query(OpenApiOperation operation, string name, string description, string? example) => Add(operation, name, ParameterLocation.Query, description, example);

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place, string description, string? example) =>
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = name,
            In = place,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });
}

/// <summary>One working example for every operation with a body.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["RegisterSocialWorker"] = """{ "registrationNumber": "SW12345", "name": { "given": "Alex", "family": "Example" }, "dateOfBirth": "1985-04-23", "on": "2018-07-02" }""",
        ["FindSocialWorker"] = """{ "registrationNumber": "SW12345" }""",
        ["StartEmployment"] = """{ "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""",
        ["EndEmployment"] = """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2019-03-29" }""",
        ["AgreeToAssessment"] = """{ "level": "practitioner", "on": "2018-07-03" }""",
        ["EndorsePractice"] = """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-04" }""",
        ["BookSitting"] = """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""",
        ["RecordMark"] = """{ "level": "practitioner", "element": "knowledge", "score": 24, "on": "2018-09-13" }""",
        ["OpenPhase"] = """{ "phase": "phase-two", "sittingsFrom": "2019-01-01", "on": "2018-11-01" }""",
        ["ChangePhase"] = """{ "sittingsFrom": "2019-02-01", "on": "2018-12-03" }""",
        ["EndPhase"] = """{ "on": "2019-12-31" }""",
        ["JoinSite"] = """{ "organisation": "E08000032", "on": "2018-12-03" }""",
        ["LeaveSite"] = """{ "on": "2019-06-28" }""",
        ["SucceedOrganisation"] = """{ "successor": "TRUST-EXAMPLE", "on": "2019-04-01" }""",
        ["StoreDocument"] = """{ "kind": "adjustments-requested", "text": "I use a screen reader and need twenty-five per cent more time for the written element." }""",
        ["CheckRegister"] = """{ "registrationNumber": "SW12345" }""",
        ["CheckRegisterInBulk"] = """{ "checks": [{ "registrationNumber": "SW12345" }, { "registrationNumber": "SW67890" }] }""",
        ["ReleaseResult"] = """{ "level": "practitioner", "on": "2018-09-26" }""",
    };

    public static JsonNode? Of(string operation) => operation switch
    {
        "UploadEndorsementList" => "registration_number,level,endorsed_on\r\nSW12345,practitioner,2018-07-04\r\n",
        "UploadRegisterChecks" => "registration_number\r\nSW12345\r\nSW67890\r\n",
        _ => Bodies.TryGetValue(operation, out var body) ? JsonNode.Parse(body) : null,
    };
}
