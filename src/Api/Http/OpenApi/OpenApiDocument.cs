using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Endpoints;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
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
            MapEnumeration<Application.Queries.AccreditationQuestion>(swagger);
            MapEnumeration<Application.Queries.WindowEnd>(swagger);
            MapEnumeration<WindowStop>(swagger);
            MapEnumeration<ReviewGround>(swagger);
            MapEnumeration<GoodCause>(swagger);
            MapEnumeration<ReviewRemedy>(swagger);
            MapEnumeration<ReviewReason>(swagger);
            MapEnumeration<ElementResult>(swagger);
            MapEnumeration<StepStanding>(swagger);
            MapEnumeration<FindingStanding>(swagger);
            MapEnumeration<Application.People.DocumentKind>(swagger);
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
    private static readonly string[] OfQueries = ["GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed"];

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
            if (name == "StoreDocument")
                return;
            Query(operation, "dryRun", "true: say what would be recorded, or the refusal, and record nothing.", "false");
            if (NounOf(context.ApiDescription.RelativePath!) is "journey" or "standard" && name is not ("RegisterSocialWorker" or "UploadEndorsementList"))
                Query(operation, "edition", "With a dry run: decide by this edition, where no attempt has fixed another.", "consultation-2016");
            if (name is not ("RegisterSocialWorker" or "UploadEndorsementList"))
                Header(operation, "If-Match", $"The ETag you last saw; if the {NounOf(context.ApiDescription.RelativePath!)} went on since, 412 and nothing is recorded.", "\"3\"");
        }

        if (name == "GetSocialWorker")
            Header(operation, "If-None-Match", "The ETag you hold; if nothing changed since, 304 without a body.", "\"3\"");
        if (OfQueries.Contains(name))
            Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
        if (name is "GetEmployerDashboard" or "ListEmployerWorkers")
            Query(operation, "asOf", "The day (effective dates); today when left out.", "2018-09-30");
        if (name == "ListEndorsed")
            Query(operation, "capacity", "How many places there are; each worker is then said to be within them or not.", "20");
        if (name == "GetEligibility")
        {
            Query(operation, "level", "One level; each at which something is recorded when left out.", "practitioner");
            Query(operation, "on", "The day on which somebody would ask, up to five years ahead; today when left out.", "2018-09-30");
            Query(operation, "known", "Only what had been recorded by the end of this day; everything when left out.", "2018-09-30");
            Query(operation, "edition", "Ask by this edition, where no attempt has fixed another.", "consultation-2016");
        }

        if (name == "GetFeedback")
            Query(operation, "marks", "true: with the marks, for the worker and for who reviews; never for an employer.", "false");
        if (name is "GetTimeline" or "ListEmployerWorkers")
        {
            Query(operation, "after", "The 'next' of the page before.", null);
            Query(operation, "limit", "At most so many, 1 to 500.", "100");
        }
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

        ["StartEmployment"] = """{ "registrationNumber": "SW12345", "organisation": "E08000035", "basis": "direct", "on": "2016-09-01" }""",
        ["EndEmployment"] = """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2019-03-29" }""",
        ["CarryOverEmployment"] = """{ "on": "2019-04-01" }""",
        ["CorrectEmployment"] = """{ "basis": "direct", "from": "2016-09-05", "to": null, "reason": "wrong-date", "on": "2018-07-03" }""",
        ["ExpungeEmployment"] = """{ "reason": "wrong-person", "on": "2018-07-03" }""",
        ["StartStatutoryRole"] = """{ "spell": 1, "functions": ["holding-case-responsibility", "statutory-assessments"], "route": "established", "principalSocialWorker": false, "on": "2016-09-05" }""",
        ["EndStatutoryRole"] = """{ "on": "2019-02-28" }""",
        ["CorrectStatutoryRole"] = """{ "functions": ["holding-case-responsibility"], "route": "established", "from": "2016-09-05", "to": null, "reason": "clerical-error", "on": "2018-07-03" }""",
        ["ExpungeStatutoryRole"] = """{ "reason": "wrong-person", "on": "2018-07-03" }""",
        ["CompleteAsye"] = """{ "on": "2018-06-29" }""",
        ["CorrectAsye"] = """{ "completedOn": "2018-06-22", "reason": "wrong-date", "on": "2018-07-03" }""",
        ["WaiveMinimumService"] = """{ "reason": "experience-elsewhere", "on": "2018-07-03" }""",
        ["ExtendMinimumService"] = """{ "notBefore": "2018-10-01", "reason": "narrow-caseload", "on": "2018-07-03" }""",
        ["StartAbsence"] = """{ "spell": 1, "kind": "protected", "on": "2018-12-03" }""",
        ["EndAbsence"] = """{ "on": "2018-12-14" }""",
        ["CorrectAbsence"] = """{ "kind": "protected", "from": "2018-12-04", "to": "2018-12-14", "reason": "late-information", "on": "2018-12-17" }""",
        ["ExpungeAbsence"] = """{ "reason": "wrong-person", "on": "2018-12-17" }""",
        ["AgreeToAssessment"] = """{ "level": "practitioner", "on": "2018-07-03" }""",
        ["DeclineAssessment"] = """{ "level": "practitioner", "on": "2018-07-03" }""",
        ["WithdrawAgreement"] = """{ "level": "practitioner", "on": "2018-08-01" }""",
        ["CorrectAgreement"] = """{ "level": "practitioner", "agreedOn": "2018-07-02", "reason": "wrong-date", "on": "2018-07-04" }""",

        ["RequestEndorsement"] = """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-03" }""",
        ["DeclineEndorsement"] = """{ "level": "practitioner", "organisation": "E08000035", "reason": "not-yet-ready", "on": "2018-07-04" }""",
        ["EndorsePractice"] = """{ "level": "practitioner", "organisation": "E08000035", "rank": 3, "on": "2018-07-04" }""",
        ["RankEndorsement"] = """{ "level": "practitioner", "organisation": "E08000035", "rank": 1, "on": "2018-07-05" }""",
        ["WithdrawEndorsement"] = """{ "level": "practitioner", "organisation": "E08000035", "reason": "role-changed", "on": "2018-07-20" }""",
        ["ExpireEndorsement"] = """{ "level": "practitioner", "on": "2019-01-05" }""",
        ["CorrectEndorsement"] = """{ "level": "practitioner", "endorsedOn": "2018-07-03", "reason": "wrong-date", "on": "2018-07-05" }""",
        ["ExpungeEndorsement"] = """{ "level": "practitioner", "reason": "wrong-person", "on": "2018-07-05" }""",
        ["GrantPassport"] = """{ "level": "practitioner", "elements": ["simulated", "written"], "simulationMet": true, "on": "2018-07-05" }""",
        ["ExpirePassport"] = """{ "level": "practitioner", "on": "2019-12-31" }""",

        ["RequestSitting"] = """{ "level": "practitioner", "on": "2018-07-05" }""",
        ["OfferSitting"] = """{ "level": "practitioner", "sitsOn": "2018-09-12", "on": "2018-07-06" }""",
        ["BookSitting"] = """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""",
        ["CancelSitting"] = """{ "level": "practitioner", "reason": "worker-unavailable", "on": "2018-09-10" }""",
        ["VoidSitting"] = """{ "level": "practitioner", "reason": "technical-failure", "on": "2018-09-12" }""",
        ["CorrectBooking"] = """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-PM", "sitsOn": "2018-09-12", "reason": "clerical-error", "on": "2018-07-10" }""",
        ["RequestAdjustments"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-07-11" }""",
        ["DecideAdjustments"] = """{ "level": "practitioner", "agreed": true, "reason": "as-requested", "on": "2018-07-13" }""",
        ["AllegeMalpractice"] = """{ "level": "practitioner", "attempt": 1, "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-09-13" }""",
        ["AnswerAllegation"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-09-17" }""",
        ["DecideMalpractice"] = """{ "level": "practitioner", "found": "collusion", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-09-21" }""",
        ["RecordMark"] = """{ "level": "practitioner", "element": "knowledge", "score": 24, "profile": [{ "area": 1, "judgement": "met" }, { "area": 4, "judgement": "to-develop" }], "on": "2018-09-13" }""",
        ["RateExercise"] = """{ "level": "practitioner", "element": "simulated", "exercise": 1, "score": 20, "profile": [{ "area": 1, "judgement": "met" }, { "area": 4, "judgement": "to-develop" }], "on": "2018-09-13" }""",
        ["ModerateMark"] = """{ "level": "practitioner", "element": "knowledge", "score": 25, "profile": [{ "area": 1, "judgement": "met" }, { "area": 4, "judgement": "to-develop" }], "reason": "sum-wrong", "on": "2018-09-20" }""",
        ["RecordNarrative"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-09-14" }""",
        ["TakeRecording"] = """{ "level": "practitioner", "recording": "LEEDS-2018-09-12-AM-07", "heldBy": "E08000035", "on": "2018-09-12" }""",
        ["AgreeToTrainingUse"] = """{ "level": "practitioner", "on": "2018-09-14" }""",
        ["HandOverRecording"] = """{ "level": "practitioner", "heldBy": "E08000002", "on": "2018-09-17" }""",
        ["UseRecording"] = """{ "level": "practitioner", "for": "moderation", "on": "2018-09-18" }""",
        ["SampleSimulation"] = """{ "level": "practitioner", "on": "2018-10-01" }""",
        ["CommentOnSimulation"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-10-08" }""",
        ["DestroyRecording"] = """{ "level": "practitioner", "on": "2019-12-02" }""",

        ["ReleaseResult"] = """{ "level": "practitioner", "attempt": 1, "on": "2018-09-26" }""",
        ["CorrectMark"] = """{ "level": "practitioner", "attempt": 1, "element": "knowledge", "score": 25, "profile": [{ "area": 1, "judgement": "met" }, { "area": 4, "judgement": "to-develop" }], "reason": "marking-error", "on": "2018-10-03" }""",
        ["AgreeDevelopmentPlan"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-10-10" }""",
        ["BringRetakeForward"] = """{ "level": "practitioner", "reason": "development-completed", "on": "2018-11-05" }""",
        ["LapseNarrowRetake"] = """{ "level": "practitioner", "on": "2018-12-27" }""",
        ["ExpireBankedElements"] = """{ "level": "practitioner", "on": "2019-09-27" }""",

        ["SupportReview"] = """{ "level": "practitioner", "attempt": 1, "organisation": "E08000035", "on": "2018-10-01" }""",
        ["RequestReview"] = """{ "level": "practitioner", "attempt": 1, "ground": "procedural-error", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-10-02" }""",
        ["WithdrawReview"] = """{ "level": "practitioner", "on": "2018-10-05" }""",
        ["AcceptLateReview"] = """{ "level": "practitioner", "cause": "result-not-received", "on": "2018-11-05" }""",
        ["RefuseLateReview"] = """{ "level": "practitioner", "on": "2018-11-05" }""",
        ["AppointReviewPanel"] = """{ "level": "practitioner", "chair": { "subject": "chair-1" }, "member": { "subject": "member-1", "organisation": "E08000002" }, "otherMember": { "subject": "member-2" }, "on": "2018-10-04" }""",
        ["ReplaceReviewMember"] = """{ "level": "practitioner", "former": "member-1", "successor": { "subject": "member-3" }, "on": "2018-10-08" }""",
        ["DeclareInterests"] = """{ "level": "practitioner", "hasConflict": false, "on": "2018-10-05" }""",
        ["AddReviewEvidence"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-10-08" }""",
        ["OrderReMark"] = """{ "level": "practitioner", "elements": ["written"], "on": "2018-10-09" }""",
        ["ReMarkElement"] = """{ "level": "practitioner", "element": "written", "score": 43, "profile": [{ "area": 1, "judgement": "met" }], "on": "2018-10-15" }""",
        ["CastReviewVote"] = """{ "level": "practitioner", "remedy": "re-mark", "reasons": ["evidence-overlooked"], "on": "2018-10-22" }""",
        ["DecideReview"] = """{ "level": "practitioner", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "correction": { "element": "written", "score": 43 }, "on": "2018-10-23" }""",
        ["RequestRecheck"] = """{ "level": "practitioner", "attempt": 1, "element": "knowledge", "on": "2018-10-02" }""",
        ["AnswerRecheck"] = """{ "level": "practitioner", "attempt": 1, "element": "knowledge", "score": 25, "profile": [{ "area": 1, "judgement": "met" }], "on": "2018-10-09" }""",

        ["DeclareLearning"] = """{ "level": "practitioner", "hours": 12.5, "declaration": 1, "on": "2019-03-15" }""",
        ["CorrectLearning"] = """{ "level": "practitioner", "hours": 10, "reason": "clerical-error", "on": "2019-03-18" }""",
        ["EndorseForReaccreditation"] = """{ "level": "practitioner", "organisation": "E08000035", "on": "2019-11-04" }""",
        ["RemindOfReaccreditation"] = """{ "level": "practitioner", "monthsAhead": 6, "on": "2019-03-26" }""",
        ["MarkReaccreditationOverdue"] = """{ "level": "practitioner", "on": "2019-09-27" }""",
        ["MarkAccreditationNotCurrent"] = """{ "level": "practitioner", "on": "2019-12-30" }""",
        ["NotifyRevocation"] = """{ "level": "practitioner", "ground": "malpractice-found", "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2019-01-14" }""",
        ["DropRevocation"] = """{ "level": "practitioner", "on": "2019-01-28" }""",
        ["RevokeAccreditation"] = """{ "level": "practitioner", "on": "2019-02-12" }""",

        ["BookAssessmentDay"] = """{ "sitting": "LEEDS-2018-09-12", "sitsOn": "2018-09-12", "on": "2018-07-09" }""",
        ["GatherColleagueFeedback"] = """{ "group": "elected-members", "respondents": 3, "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-07-16" }""",
        ["CorrectColleagueFeedback"] = """{ "group": "elected-members", "respondents": 4, "document": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "reason": "clerical-error", "on": "2018-07-17" }""",
        ["NameLeadersArea"] = """{ "area": "NORTH", "on": "2018-07-09" }""",
        ["CorrectLeadersArea"] = """{ "area": "SOUTH", "reason": "clerical-error", "on": "2018-07-10" }""",

        ["SupersedeJourney"] = """{ "by": "5a0e7c1d-3b42-4f8a-9c61-7d2e0f4b8a13", "on": "2019-05-13" }""",
        ["ReinstateJourney"] = """{ "on": "2019-06-03" }""",
        ["AbsorbRecord"] = """{ "from": "c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43", "on": "2019-05-13" }""",
        ["UndoMerge"] = """{ "from": "c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43", "on": "2019-06-03" }""",

        ["OpenPhase"] = """{ "phase": "phase-two", "sittingsFrom": "2019-01-01", "on": "2018-11-01" }""",
        ["ChangePhase"] = """{ "sittingsFrom": "2019-02-01", "on": "2018-12-03" }""",
        ["EndPhase"] = """{ "on": "2019-12-31" }""",
        ["JoinSite"] = """{ "organisation": "E08000032", "on": "2018-12-03" }""",
        ["LeaveSite"] = """{ "on": "2019-06-28" }""",
        ["SucceedOrganisation"] = """{ "successor": "TRUST-EXAMPLE", "on": "2019-04-01" }""",
        ["DivideOrganisation"] = """{ "areas": ["NORTH", "SOUTH"], "on": "2018-07-02" }""",
        ["EndDivision"] = """{ "on": "2019-03-31" }""",
        ["OpenStandardSetting"] = """{ "version": "2018-1", "reason": "first-standard", "items": [10, 10, 10], "exercises": 1, "tolerance": 3, "judgesOfA": ["judge-a1", "judge-a2", "judge-a3", "judge-a4", "judge-a5"], "judgesOfB": ["judge-b1", "judge-b2", "judge-b3", "judge-b4", "judge-b5"], "on": "2018-02-01" }""",
        ["RateItems"] = """{ "ratings": [7, 6, 5.5], "on": "2018-03-01" }""",
        ["AgreePanelCut"] = """{ "on": "2018-03-08" }""",
        ["RecordConference"] = """{ "minutes": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-03-15" }""",
        ["AdjudicateCut"] = """{ "panel": "a", "reasons": "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", "on": "2018-04-02" }""",
        ["ProposeNarrowBand"] = """{ "narrowFrom": 17.25, "conditionalError": 1.25, "on": "2018-04-09" }""",
        ["ApproveNarrowBand"] = """{ "on": "2018-04-16" }""",
        ["BringIntoForce"] = """{ "from": "2018-07-01", "on": "2018-05-01" }""",
        ["WithdrawAnnouncement"] = """{ "reason": "wrong-day", "on": "2018-05-02" }""",
        ["AbandonSetting"] = """{ "reason": "panel-incomplete", "on": "2018-04-30" }""",

        ["StoreDocument"] = """{ "kind": "adjustments-requested", "text": "I use a screen reader and need twenty-five per cent more time for the written element." }""",
        ["CheckRegister"] = """{ "registrationNumber": "SW12345" }""",
        ["CheckRegisterInBulk"] = """{ "checks": [{ "registrationNumber": "SW12345" }, { "registrationNumber": "SW67890" }] }""",
    };

    public static JsonNode? Of(string operation) => operation switch
    {
        "UploadEndorsementList" => "registration_number,level,endorsed_on,rank\r\nSW12345,practitioner,2018-07-04,1\r\n",
        "UploadRegisterChecks" => "registration_number\r\nSW12345\r\nSW67890\r\n",
        _ => Bodies.TryGetValue(operation, out var body) ? JsonNode.Parse(body) : null,
    };
}
