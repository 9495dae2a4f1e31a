using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Endpoints;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Swashbuckle.AspNetCore.SwaggerGen;
namespace Naas.Api.Http.OpenApi;

/// <summary>The description of the API that this server gives of itself: OpenAPI 3.1, with examples that work.</summary>
internal static class OpenApiDocument
{
    internal const string Bearer = "bearer";
    internal const string VersionPattern = "^[a-z0-9-]{1,20}$";

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
            swagger.MapType<CertificateNumber>(() => Text("^[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]$", "7K3M-9QF2-X4YT-8"));
            swagger.MapType<RecordingCode>(() => Text("^[A-Z0-9-]{1,40}$", "LEEDS-2018-09-12-AM-07"));
            swagger.MapType<ServiceAreaCode>(() => Text("^[A-Z0-9-]{1,20}$", "NORTH"));
            swagger.MapType<DocumentId>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Examples = ["6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c"] });
            swagger.MapType<JourneyId>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Examples = ["5a0e7c1d-3b42-4f8a-9c61-7d2e0f4b8a13"] });
            swagger.MapType<DateOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date", Examples = ["2018-07-02"] });
            swagger.MapType<StandardVersion>(() => Text(VersionPattern, "2018-1"));
            swagger.MapType<ActorId>(() => Text("^[A-Za-z0-9._-]{1,64}$", "judge-a1"));
            swagger.MapType<Judges>(() => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("^[A-Za-z0-9._-]{1,64}$", "judge-a1") });
            swagger.MapType<Scores>(() => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number } });
            MapEnumeration<Level>(swagger);
            MapEnumeration<Element>(swagger);
            MapEnumeration<ColleagueGroup>(swagger);
            MapEnumeration<Outcome>(swagger);
            MapEnumeration<EmploymentBasis>(swagger);
            MapEnumeration<LeavingReason>(swagger);
            MapEnumeration<LeavingDestination>(swagger);
            MapEnumeration<EntryRoute>(swagger);
            MapEnumeration<AbsenceKind>(swagger);
            MapEnumeration<WaiverReason>(swagger);
            MapEnumeration<ExtensionReason>(swagger);
            MapEnumeration<StatutoryFunction>(swagger);
            MapEnumeration<CorrectionReason>(swagger);
            MapEnumeration<DeclineReason>(swagger);
            MapEnumeration<WithdrawalReason>(swagger);
            MapEnumeration<CancellationReason>(swagger);
            MapEnumeration<AdjustmentReason>(swagger);
            MapEnumeration<VoidReason>(swagger);
            MapEnumeration<MalpracticeKind>(swagger);
            MapEnumeration<ModerationReason>(swagger);
            MapEnumeration<AreaJudgement>(swagger);
            MapEnumeration<RecordingUse>(swagger);
            MapEnumeration<BringForwardReason>(swagger);
            MapEnumeration<RevocationGround>(swagger);
            MapEnumeration<Panel>(swagger);
            MapEnumeration<CutBasis>(swagger);
            MapEnumeration<SettingReason>(swagger);
            MapEnumeration<AbandonReason>(swagger);
            MapEnumeration<AnnouncementWithdrawal>(swagger);
            MapEnumeration<OrganisationKind>(swagger);
            MapEnumeration<Application.Queries.Standing>(swagger);
            MapEnumeration<Application.Queries.AttemptStanding>(swagger);
            MapEnumeration<Application.Queries.PastFiguresState>(swagger);
            MapEnumeration<Application.Queries.AuditKind>(swagger);
            MapEnumeration<Application.Deadlines.ExpectedOf>(swagger);
            MapEnumeration<Episode>(swagger);
            MapEnumeration<Application.Queries.AccreditationQuestion>(swagger);
            MapEnumeration<Application.Queries.WindowEnd>(swagger);
            MapEnumeration<Application.Queries.RetentionGroups>(swagger);
            MapEnumeration<Application.Queries.RetentionClock>(swagger);
            MapEnumeration<Application.Queries.StandardDivision>(swagger);
            MapEnumeration<Application.Queries.AgreementWeights>(swagger);
            MapEnumeration<Application.Queries.AgreementScale>(swagger);
            MapEnumeration<Application.Queries.StandsOut>(swagger);
            MapEnumeration<Application.Queries.Severity>(swagger);
            MapEnumeration<WindowStop>(swagger);
            MapEnumeration<ReviewGround>(swagger);
            MapEnumeration<GoodCause>(swagger);
            MapEnumeration<ReviewRemedy>(swagger);
            MapEnumeration<Sex>(swagger);
            MapEnumeration<Ethnicity>(swagger);
            MapEnumeration<Disability>(swagger);
            MapEnumeration<ReligionOrBelief>(swagger);
            MapEnumeration<SexualOrientation>(swagger);
            MapEnumeration<GenderReassignment>(swagger);
            MapEnumeration<MaritalStatus>(swagger);
            MapEnumeration<PregnancyAndMaternity>(swagger);
            MapEnumeration<Grouping>(swagger);
            MapEnumeration<EqualityMeasure>(swagger);
            MapEnumeration<AttemptKind>(swagger);
            MapEnumeration<ReviewReason>(swagger);
            MapEnumeration<ElementResult>(swagger);
            MapEnumeration<StepStanding>(swagger);
            MapEnumeration<FindingStanding>(swagger);
            MapEnumeration<Application.People.DocumentKind>(swagger);
            MapEnumeration<Application.Queries.DataSetName>(swagger);
            MapEnumeration<Application.Research.ResearchClosure>(swagger);
            MapEnumeration<Application.Research.SurveyQuestionSet>(swagger);
            MapEnumeration<Application.Research.OutcomeUse>(swagger);
            swagger.SupportNonNullableReferenceTypes();
            swagger.SchemaFilter<RequiredMembers>();
            swagger.SchemaFilter<Bounds>();
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
        swagger.MapType<T>(Codes<T>);
    }

    internal static OpenApiSchema Codes<T>()
        where T : struct, Enum =>
        new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames<T>().Select(name => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(name))] };
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

/// <summary>Says of a body's lists how long they may be and of its numbers how large, where the reader of bodies asks for it.</summary>
internal sealed class Bounds : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } || !ContractReader.IsContract(context.Type))
            return;

        foreach (var bound in ContractReader.BoundsOf(context.Type))
        {
            if (members[bound.Member] is not OpenApiSchema member)
                continue;
            (member.MinItems, member.MaxItems) = bound.MostItems is { } most ? (1, most) : (member.MinItems, member.MaxItems);
            if (bound.Range is var (least, greatest))
                (member.Minimum, member.Maximum) = (least.ToString(CultureInfo.InvariantCulture), greatest.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Adds to every operation the headers and parameters that all of its kind share, and an example of its body.</summary>
internal sealed class OperationDetails : IOperationFilter
{
    private static readonly string[] QueriesWithBody = ["FindSocialWorker", "CheckRegister", "CheckRegisterInBulk", "UploadRegisterChecks"];
    // They leave no event, so there is nothing to rehearse.
    private static readonly string[] WithoutRehearsal = ["StoreDocument", "MakeRelease", "RegisterResearchProject", "AssignResearcher", "CloseResearchProject", "RecordSurveyResults", "DeclareOutcomeUse"];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId is not { } name)
            return;

        operation.Parameters ??= [];
        foreach (var part in PartsOf(context.ApiDescription.RelativePath!).Where(part => !operation.Parameters.Any(known => known.Name == part)))
            operation.Parameters.Add(Part(part));
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
            if (WithoutRehearsal.Contains(name))
                return;
            Query(operation, "dryRun", "true: say what would be recorded, or the refusal, and record nothing.", "false");
            if (NounOf(context.ApiDescription.RelativePath!) is "journey" or "standard" && name is not ("RegisterSocialWorker" or "UploadEndorsementList"))
                Query(operation, "edition", "With a dry run: decide by this edition, where no attempt has fixed another.", "consultation-2016");
            if (name is not ("RegisterSocialWorker" or "UploadEndorsementList"))
                Header(operation, "If-Match", $"The ETag you last saw; if the {NounOf(context.ApiDescription.RelativePath!)} went on since, 412 and nothing is recorded.", "\"3\"");
        }

        if (name == "GetReleasedFile")
            Header(operation, "If-None-Match", "The ETag you hold, which is the file's SHA-256: then 304 without a body.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
        if (name == "GetSocialWorker")
            Header(operation, "If-None-Match", "The ETag you hold; if nothing changed since, 304 without a body.", "\"3\"");
        QueryParameters.Describe(operation, name);
    }

    private static IEnumerable<string> PartsOf(string path) => path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}').Split(':')[0]);

    private static string NounOf(string path) =>
        path.StartsWith("v1/social-workers", StringComparison.Ordinal) ? "journey" : path.StartsWith("v1/standards", StringComparison.Ordinal) ? "standard" : "rollout";

    /// <summary>What an address names beneath a journey, by its number but for recordings, and of a standard.</summary>
    private static OpenApiParameter Part(string name) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Schema = name switch
        {
            AddressedPart.RecordingName => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z0-9-]{1,40}$", Examples = ["LEEDS-2018-09-12-AM-07"] },
            "level" => OpenApiDocument.Codes<Level>(),
            "element" => OpenApiDocument.Codes<Element>(),
            "version" => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = OpenApiDocument.VersionPattern, Examples = ["2018-1"] },
            "panel" => OpenApiDocument.Codes<Panel>(),
            "revision" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            _ => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        },
    };

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

    internal static void Query(OpenApiOperation operation, string name, string description, string? example) => Add(operation, name, ParameterLocation.Query, description, example);

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
