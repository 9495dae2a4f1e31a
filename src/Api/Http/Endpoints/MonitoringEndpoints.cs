using System.Globalization;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Time;
using Naas.Projections;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>What surveys came to, and what employers declare about the use of outcomes.</summary>
internal static class MonitoringEndpoints
{
    private static readonly Dictionary<string, SurveyQuestionSet> QuestionSets = Enum.GetValues<SurveyQuestionSet>().ToDictionary(EnumText.Of, StringComparer.Ordinal);

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
        var surveys = routes.MapGroup("/v1/surveys/{questionSet}/results").WithTags("Monitoring");

        surveys.MapPost("/", (string questionSet, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                OfQuestionSet(questionSet, set => ResearchEndpoints.SendAsync<RecordSurveyResultsBody, RecordSurveyResults, SurveyVersion>(
                    http,
                    sender,
                    $"surveys/{questionSet}",
                    (caller, id, body) => new RecordSurveyResults(
                        set, body.Survey, body.FieldedFrom, body.FieldedTo, body.Respondents, body.Source, [.. body.Answers.Select(one => new SurveyCount(one.Question, one.Answer, one.Count))], body.Corrects, id) { Caller = caller },
                    _ => $"/v1/surveys/{questionSet}/results",
                    cancellation,
                    body => [.. FaultsOf(body, business.Today)])))
            .WithName("RecordSurveyResults").WithSummary("Record what a survey came to, in counts; or correct it")
            .Accepts<RecordSurveyResultsBody>("application/json").Produces<SurveyVersion>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 409, 413, 415, 422, 503);

        surveys.MapGet("/", (string questionSet, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                OfQuestionSet(questionSet, set => AskAsync<ListSurveyResults, SurveyResults>(
                    http, sender, (caller, headers) => new ListSurveyResults(set, headers.AsPublishedOn(business.Today)) { Caller = caller }, tag: null, cancellation)))
            .DocumentedQuestion<SurveyResults>("ListSurveyResults", "What surveys of a question set came to, as recorded first and as corrected");

        var employers = routes.MapGroup("/v1/employers/{code}/outcome-use").WithTags("Monitoring");

        employers.MapPost("/", (string code, HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => ResearchEndpoints.SendAsync<DeclareOutcomeUseBody, DeclareOutcomeUse, OutcomeUseDeclaration>(
                    http,
                    sender,
                    $"{code}/outcome-use",
                    (caller, id, body) => new DeclareOutcomeUse(organisation, body.InPay, body.InPerformance, body.From, id) { Caller = caller },
                    _ => $"/v1/employers/{code}/outcome-use",
                    cancellation,
                    body => body.From > business.Today ? [NotAfter("/from", business.Today)] : [])))
            .WithName("DeclareOutcomeUse").WithSummary("Say whether outcomes form part of pay or performance proceedings; it is watched and nothing more")
            .Accepts<DeclareOutcomeUseBody>("application/json").Produces<OutcomeUseDeclaration>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 413, 415, 422, 503);

        employers.MapGet("/", (string code, HttpContext http, IMediator sender, IReferenceData reference, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskAsync<GetOutcomeUse, OutcomeUseHistory>(
                    http, sender, (caller, _) => new GetOutcomeUse(organisation) { Caller = caller }, tag: null, cancellation)))
            .DocumentedQuestion<OutcomeUseHistory>("GetOutcomeUse", "What an employer declared about the use of outcomes, the newest first");

        routes.MapGet("/v1/outcome-use", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<ListOutcomeUse, OutcomeUses>(http, sender, (caller, headers) => new ListOutcomeUse(headers.AsOf(business.Today)) { Caller = caller }, tag: null, cancellation))
            .WithTags("Monitoring")
            .DocumentedQuestion<OutcomeUses>("ListOutcomeUse", "How many employers use outcomes in pay or performance proceedings, and which, by what they declared");
    }

    private static IEnumerable<InputFault> FaultsOf(RecordSurveyResultsBody body, DateOnly today)
    {
        if (body.FieldedTo > today)
            yield return NotAfter("/fieldedTo", today);
        if (body.FieldedTo < body.FieldedFrom)
            yield return new InputFault("/fieldedTo", "must not be before fieldedFrom");

        var seen = new HashSet<(string, string)>();
        foreach (var (index, answer) in body.Answers.Index())
        {
            if (!seen.Add((answer.Question, answer.Answer)))
                yield return new InputFault(string.Create(CultureInfo.InvariantCulture, $"/answers/{index}"), "is an answer to a question that is counted in the list before");
        }

        foreach (var question in body.Answers.Index().GroupBy(answer => answer.Item.Question, StringComparer.Ordinal).Where(question => question.Sum(answer => (long)answer.Item.Count) > body.Respondents))
            yield return new InputFault(string.Create(CultureInfo.InvariantCulture, $"/answers/{question.First().Index}"), "counts, together with the other answers to its question, more than there are respondents");
    }

    private static InputFault NotAfter(string pointer, DateOnly today) => new(pointer, string.Create(CultureInfo.InvariantCulture, $"must not be after today, {today:yyyy-MM-dd}"));

    private static Task<IResult> OfQuestionSet(string code, Func<SurveyQuestionSet, Task<IResult>> answer) =>
        QuestionSets.TryGetValue(code, out var set)
            ? answer(set)
            : Task.FromResult<IResult>(new ProblemAnswer(ProblemKinds.NotFound, $"No question set has such a code; there are {string.Join(", ", QuestionSets.Keys)}."));
}
