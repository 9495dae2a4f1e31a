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
    private static readonly string[] OfQueries = ["GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed", "GetStandings", "GetPublishedBeside", "GetRetentionCurve", "GetTurnover", "GetMoves", .. EqualityParameters.Operations, .. DeadlineParameters.Operations];
    // They leave no event, so there is nothing to rehearse.
    private static readonly string[] WithoutRehearsal = ["StoreDocument", "MakeRelease", "RegisterResearchProject", "AssignResearcher", "CloseResearchProject", "RecordSurveyResults", "DeclareOutcomeUse"];

    private static readonly string[] OfQueries = ["GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed", "GetStandings", "GetPublishedBeside", "GetRetentionCurve", "GetTurnover", "GetMoves", "GetResearchExtract", .. EqualityParameters.Operations];
    private static readonly string[] OfQueries = ["GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed", "GetStandings", "GetPublishedBeside", "GetRetentionCurve", "GetTurnover", "GetMoves", .. EqualityParameters.Operations, .. StandardsMonitorParameters.Operations];

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
        if (OfQueries.Contains(name))
        {
            Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
            Query(operation, "known", "Only what had been recorded by the end of this day, in England; everything when left out.", null);
            Query(operation, "position", "Only what had been recorded up to here: a Naas-Position of an earlier answer. Not together with known.", null);
        }

        if (name is "GetEmployerDashboard" or "ListEmployerWorkers")
            Query(operation, "asOf", "The day (effective dates); when left out today, or the last day that is known.", "2018-09-30");
        if (name == "GetResearchExtract")
            Query(operation, "asOf", "Results released after this day are left out; when left out today, or the last day that is known.", null);
        if (name == "ListOutcomeUse")
            Query(operation, "asOf", "What holds on this day; today when left out.", "2018-12-31");
        if (name == "GetTimeline")
        {
            Query(operation, "asOf", "Only what had taken effect by this day; everything when left out.", null);
            Query(operation, "from", "Only what took effect on this day or later.", "2018-09-01");
            Query(operation, "episode", "Only one part of the journey: entry, endorsement, sitting, outcome, review, accreditation, leadership or merging.", "sitting");
            Query(operation, "type", "Only events of one stored name.", "result-released");
            Query(operation, "actor", "Only what one opaque subject did.", null);
        }

        if (name == "GetStandings")
            Query(operation, "organisation", "Only those in post with one organisation, and of several it is the one with whom the worker began last; everybody when left out.", "E08000004");
        if (name is "GetRetentionCurve" or "GetTurnover" or "GetMoves")
            DescribeRetention(operation, name);
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
        if (name == "SearchAudit")
            DescribeAudit(operation);
        if (name == "ListFigureChanges")
            DescribeChanges(operation);
        DescribePublished(operation, name);
        EqualityParameters.Describe(operation, name);
        DeadlineParameters.Describe(operation, name);
        StandardsMonitorParameters.Describe(operation, name);
        if (name is "GetTimeline" or "ListEmployerWorkers" or "ListPublications" or "FindPublishedFigures")
        {
            Query(operation, "after", "The 'next' of the page before.", null);
            Query(operation, "limit", "At most so many, 1 to 500.", "100");
        }
    }

    private static void DescribeAudit(OpenApiOperation operation)
    {
        Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
        Query(operation, "kind", "Of one kind: journey, rollout, standard or refusal.", "refusal");
        Query(operation, "journey", "Of one journey.", null);
        Query(operation, "actor", "By one opaque subject.", null);
        Query(operation, "role", "By whoever acted in a role.", "delivery-partner");
        Query(operation, "organisation", "By whoever acted for an organisation.", "E08000035");
        Query(operation, "type", "The stored name of an event, or the name of a refused command.", "result-released");
        Query(operation, "code", "The code of a refusal.", "not-re-endorsed");
        Query(operation, "correlation", "What belongs to one conversation: an X-Correlation-Id.", null);
        Query(operation, "command", "What one command recorded.", null);
        Query(operation, "edition", "What one policy edition governed.", "response-2017");
        Query(operation, "from", "The first day of recording, in England.", "2018-09-01");
        Query(operation, "to", "The last day of recording, in England.", "2018-09-30");
        Query(operation, "after", "The 'next' of the page before.", null);
        Query(operation, "limit", "At most so many, 1 to 500.", "100");
    }

    private static void DescribeChanges(OpenApiOperation operation)
    {
        Query(operation, "from", "The figure as known at the end of this day is the one before the changes; the beginning of the log when left out.", "2019-06-30");
        Query(operation, "fromPosition", "The same by a Naas-Position. Not together with from.", null);
        Query(operation, "to", "The figure as known at the end of this day is the one after them; now when left out.", null);
        Query(operation, "toPosition", "The same by a Naas-Position. Not together with to.", null);
        Query(operation, "after", "The 'next' of the page before.", null);
        Query(operation, "limit", "At most so many, 1 to 500.", "100");
    }

    private static void DescribePublished(OpenApiOperation operation, string name)
    {
        if (name == "FindPublishedFigures")
        {
            Query(operation, "indicator", "One indicator, under the name it has now; every one when left out.", "inpost_headcount");
            Query(operation, "geography", "The code of one place; every one when left out.", "E08000035");
            Query(operation, "timePeriod", "One period, as it was published; every one when left out.", "2018");
        }

        if (name == "CheckPublishedRates")
            Query(operation, "geography", "The code of the place; England when left out.", "E92000001");
        if (name == "GetPublishedBeside")
            Query(operation, "year", "The year of the census, which counts on 30 September; when left out the last whose day is not after today.", "2018");
        if (name is "FindPublishedFigures" or "CheckPublishedRates" or "GetPublishedBeside" or "ListSurveyResults")
            Query(operation, "asPublishedOn", "Only what had been published by the end of this day; everything when left out.", null);
    }

    private static void DescribeRetention(OpenApiOperation operation, string name)
    {
        Query(operation, "organisation", "One organisation; the country when left out. An employer asks about its own.", "E08000035");
        if (name == "GetTurnover")
        {
            Query(operation, "year", "In which the year of the census ends, on 30 September; the last that is over when left out.", "2019");
            return;
        }

        Query(operation, "basis", "direct, agency or self-employed; every basis when left out.", "direct");
        Query(operation, "level", "One level; every one when left out.", "practitioner");
        Query(operation, "asOf", "The figures are as of the last month that was over on this day; when left out today, or the last day that is known.", "2019-12-31");
        if (name == "GetMoves")
        {
            Query(operation, "months", "How soon after a result, 1 to 60; 6 and 12 when left out.", "12");
            return;
        }

        Query(operation, "by", "What is compared: none, level, outcome or characteristic; none when left out.", "outcome");
        Query(operation, "characteristic", "By which people are divided, with by=characteristic and in the country: any of /v1/reference/characteristics, ethnic-group, or age on the first day in post.", "sex");
        Query(operation, "clock", "service, from the first month in post, or release, from the month in which the first result was released; service when left out.", "release");
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
