using MediatR;
using Naas.Analysis.Anonymity;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Projections;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>Research projects and their pseudonymised extracts.</summary>
internal static class ResearchEndpoints
{
    private const string Projects = "/v1/research/projects";

    private static readonly Element[] Elements = Enum.GetValues<Element>();

    private static readonly string[] Columns =
    [
        "pseudonym", "level", "region", "sat_in", "age", "sex", "ethnic_group", "disability", "service", "attempt", "kind", "sat_after_months", "released_after_months", "outcome",
        .. Elements.Select(element => EnumText.Of(element).Replace('-', '_')), "project", "as_of", "position", "directory_version",
    ];

    public static void MapResearch(this IEndpointRouteBuilder routes)
    {
        var projects = routes.MapGroup(Projects).WithTags("Research");

        projects.MapPost("/", RegisterAsync).WithName("RegisterResearchProject").WithSummary("Register a project of research, and make its key")
            .Accepts<RegisterResearchProjectBody>("application/json").Produces<ResearchProject>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 409, 413, 415, 422, 503);

        projects.MapGet("/", (HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<ListResearchProjects, ResearchProjects>(http, sender, (caller, _) => new ListResearchProjects { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ResearchProjects>("ListResearchProjects", "Research projects by their codes; to a research partner their own");

        projects.MapGet("/{project}", (string project, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                OfProject(project, () => AskAsync<GetResearchProject, ResearchProject>(http, sender, (caller, _) => new GetResearchProject(project) { Caller = caller }, tag: null, cancellation)))
            .DocumentedQuestion<ResearchProject>("GetResearchProject", "A research project, and which extracts were given to whom");

        projects.MapPost("/{project}/researchers", (string project, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                OfProject(project, () => SendAsync<AssignResearcherBody, AssignResearcher, ResearchProject>(
                    http, sender, $"{project}/researchers", (caller, id, body) => new AssignResearcher(project, body.Researcher, body.Assigned, id) { Caller = caller }, One, cancellation)))
            .WithName("AssignResearcher").WithSummary("Let a research partner have the project's extract, or no more")
            .Accepts<AssignResearcherBody>("application/json").Produces<ResearchProject>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 409, 413, 415, 422, 503);

        projects.MapPost("/{project}/closure", (string project, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                OfProject(project, () => SendAsync<CloseResearchProjectBody, CloseResearchProject, ResearchProject>(
                    http, sender, $"{project}/closure", (caller, id, body) => new CloseResearchProject(project, body.Reason, id) { Caller = caller }, One, cancellation)))
            .WithName("CloseResearchProject").WithSummary("Close a project for good, and destroy its key")
            .Accepts<CloseResearchProjectBody>("application/json").Produces<ResearchProject>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 409, 413, 415, 422, 503);

        projects.MapGet("/{project}/extract", (string project, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                OfProject(project, () => ExtractAsync(project, http, sender, business, cancellation)))
            .WithName("GetResearchExtract").WithSummary("The project's pseudonymised records, from the first assessment on; as CSV too, with a line for each attempt")
            .Produces<ResearchExtract>(StatusCodes.Status200OK, "application/json", CsvBody.MediaType).ProducesWork().WithProblems(400, 401, 403, 404, 409, 503);
    }

    private static Task<IResult> RegisterAsync(HttpContext http, IMediator sender, CancellationToken cancellation) =>
        SendAsync<RegisterResearchProjectBody, RegisterResearchProject, ResearchProject>(
            http,
            sender,
            "research-projects",
            (caller, id, body) => new RegisterResearchProject(body.Code, body.Title, body.Justification, body.AgreementEndsOn, body.LeastClass ?? 5, body.Researchers, id) { Caller = caller },
            One,
            cancellation);

    private static async Task<IResult> ExtractAsync(string project, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var headers = new RequestHeaders(http.Request);
        var query = new GetResearchExtract(project, headers.AsOf(business.Today)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) };
        if (headers.Problem() is { } wrong)
            return wrong;

        try
        {
            return await sender.Send(query, cancellation) switch
            {
                QueryAnswer<ResearchExtractAnswer>.Found { Value: ResearchExtractAnswer.Refused refused } => ProblemOf(refused.Why),
                QueryAnswer<ResearchExtractAnswer>.Found { Value: ResearchExtractAnswer.Given given, Freshness: var freshness } => new QueryAnswer<ResearchExtract>.Found(given.Extract, freshness).ToHttp(http, tag: null, Csv),
                var answer => answer.ToHttp(http),
            };
        }
        catch (LogEpochException e)
        {
            return new ProblemAnswer(ProblemKinds.BadHeader, e.Message) { Errors = [query.MinPosition is not null ? new InputFault("minPosition", "belongs to another log") : new InputFault("position", "is none of this log, or is not reached yet")] };
        }
    }

    /// <summary>Reads a body, sends the command that it makes, and answers with what was recorded.</summary>
    /// <param name="target">What the request is addressed to, so that one key sent to two of them names two commands.</param>
    /// <param name="location">Where what was recorded is read.</param>
    /// <param name="check">What is wrong with the body beyond its shape.</param>
    internal static async Task<IResult> SendAsync<TBody, TCommand, T>(
        HttpContext http,
        IMediator sender,
        string target,
        Func<Caller, Guid, TBody, TCommand> command,
        Func<T, string> location,
        CancellationToken cancellation,
        Func<TBody, IReadOnlyList<InputFault>>? check = null)
        where TBody : class
        where TCommand : DirectoryCommand<ResearchOutcome<T>>
        where T : class
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var headers = new RequestHeaders(http.Request);
        var key = headers.IdempotencyKey();
        if (headers.Problem() is { } wrong)
            return wrong;

        var (body, problem) = await RequestBody.ReadAsync<TBody>(http.Request, cancellation);
        if (body is null)
            return problem!;
        if (check?.Invoke(body) is { Count: > 0 } faults)
            return ProblemAnswer.Invalid(faults);

        var answer = await sender.Send(command(caller, CommandIdentity.CommandIdOf(caller.Subject, key, target), body), cancellation);
        return answer.ToHttp(http, outcome =>
        {
            if (outcome is not ResearchOutcome<T>.Recorded { Value: var recorded })
                return ProblemOf(((ResearchOutcome<T>.Refused)outcome).Why);
            http.Response.Headers.Location = location(recorded);
            return Results.Json(recorded, ContractReader.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    internal static ProblemAnswer ProblemOf(ResearchRefusal refusal) => refusal switch
    {
        ResearchRefusal.CodeTaken => new(ProblemKinds.ResearchCodeTaken, "Another project has this code; a closed one keeps it."),
        ResearchRefusal.AgreementEndsBeforeToday => ProblemAnswer.Invalid([new InputFault("/agreementEndsOn", "must not be before today")]),
        ResearchRefusal.NoSuchProject => NoSuchProject(),
        ResearchRefusal.ProjectClosed => new(ProblemKinds.ResearchProjectClosed, "The project is closed and its key destroyed: its pseudonyms cannot be made any more."),
        ResearchRefusal.AgreementOver => new(ProblemKinds.ResearchAgreementOver, "The last day of the project's agreement lies behind."),
        ResearchRefusal.NoOpenProject => new(ProblemKinds.NotAllowed, "A research partner records and corrects the results of surveys while they are assigned to an open research project; you are assigned to none."),
        ResearchRefusal.SurveyRecordedBefore => new(ProblemKinds.SurveyRecordedBefore, "This survey has results already; results that correct them name their version in corrects."),
        ResearchRefusal.NotTheLatestResults => new(ProblemKinds.SurveyCorrectedSince, "The version in corrects is not the last one of this survey."),
        _ => throw new InvalidOperationException("Every refusal has its problem."),
    };

    private static string One(ResearchProject project) => $"{Projects}/{project.Code}";

    private static Task<IResult> OfProject(string code, Func<Task<IResult>> answer) =>
        ResearchProjectCode.IsValid(code) ? answer() : Task.FromResult<IResult>(NoSuchProject());

    private static ProblemAnswer NoSuchProject() => new(ProblemKinds.NotFound, "No research project has such a code.");

    private static CsvOf<ResearchExtract> Csv { get; } = new(extract => CsvBody.Write(Columns, extract.Records.SelectMany(record => LinesOf(extract, record))));

    /// <summary>A line for each attempt; of an element that the level does not have it holds nothing, and where the level is not told neither are they.</summary>
    private static IEnumerable<string[]> LinesOf(ResearchExtract extract, ExtractRecord record) => record.Attempts.Select(attempt => (string[])
    [
        record.Pseudonym, record.Level, record.Region, record.SatIn, record.Age, record.Sex, record.EthnicGroup, record.Disability, record.Service,
        Text(attempt.Number), Code(attempt.Kind), Text(attempt.SatAfterMonths), Text(attempt.ReleasedAfterMonths), attempt.Outcome,
        .. Elements.Select(element => attempt.Elements.FirstOrDefault(one => one.Element == element)?.Outcome ?? (record.Level == AnonymityPolicy.NotTold ? AnonymityPolicy.NotTold : "")),
        extract.Project, Day(extract.AsOf), extract.Provenance.Position, Text(extract.Provenance.DirectoryVersion),
    ]);
}
