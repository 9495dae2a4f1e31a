using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Explaining;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>The questions over HTTP.</summary>
internal static class QueryEndpoints
{
    private const int TimelinePage = 100;
    private const int WorkersPage = 100;
    private const int LargestPage = 500;

    private static readonly string[] TimelineTypes = [.. JourneyEventCatalogue.All.Select(stored => stored.Name).Distinct()];

    public static void MapQueries(this IEndpointRouteBuilder routes)
    {
        var queries = routes.MapGroup("/v1").WithTags("Queries");

        queries.MapGet("/social-workers/{id:guid}", (Guid id, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetWorkerSummary, WorkerSummary>(http, sender, (caller, headers) => new GetWorkerSummary(new JourneyId(id)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, found => RequestHeaders.Tag(found.Revision), cancellation))
            .DocumentedQuestion<WorkerSummary>("GetSocialWorker", "Where one worker stands").Produces(StatusCodes.Status304NotModified);

        queries.MapGet("/social-workers/{id:guid}/timeline", (Guid id, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetTimeline, Timeline>(http, sender, (caller, headers) => new GetTimeline(new JourneyId(id), headers.AfterRevision(), headers.Limit(TimelinePage, LargestPage)) 
                {
                    AsOf = headers.AsOf(business.Today),
                    From = headers.Day("from", business.Today),
                    Episode = headers.OneOf<Episode>("episode"),
                    Type = headers.OneOf("type", TimelineTypes),
                    Actor = headers.Words("actor"),
                    Caller = caller,
                    MinPosition = headers.MinPosition(),
                    AsKnown = headers.AsKnown(business.Today),
                }, tag: null, cancellation))
            .DocumentedQuestion<Timeline>("GetTimeline", "Everything that happened on one journey, in words");

        queries.MapGet("/social-workers/{id:guid}/eligibility", (Guid id, HttpContext http, IMediator sender, IPolicyEditions editions, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetEligibility, ExplainedEligibility>(http, sender, (caller, headers) => new GetEligibility(new JourneyId(id), headers.Level(), headers.On(business.Today), headers.Known(business.Today), headers.EditionToAskBy(editions)) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ExplainedEligibility>("GetEligibility", "What is possible for a worker on a day, by when, and why not the rest: every rule, held or not");

        queries.MapGet("/social-workers/{id:guid}/decisions/{revision:long}", (Guid id, long revision, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetDecision, ExplainedDecision>(http, sender, (caller, _) => new GetDecision(new JourneyId(id), revision) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ExplainedDecision>("GetDecision", "The decision behind an event, explained as it was then: every rule, and what each event rests on");

        queries.MapGet("/social-workers/{id:guid}/attempts", (Guid id, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetAttempts, Attempts>(http, sender, (caller, _) => new GetAttempts(new JourneyId(id)) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<Attempts>("GetAttempts", "A worker's attempts by their numbers, and what each waits for");

        queries.MapGet("/social-workers/{id:guid}/feedback", (Guid id, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetFeedback, FeedbackReports>(http, sender, (caller, headers) => new GetFeedback(new JourneyId(id), headers.WithMarks()) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<FeedbackReports>("GetFeedback", "The feedback reports on a worker's results, area by area");

        queries.MapGet("/employers/{code}/dashboard", (string code, HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskAsync<GetEmployerDashboard, EmployerDashboard>(http, sender, (caller, headers) => new GetEmployerDashboard(organisation, headers.AsOf(business.Today)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation)))
            .DocumentedQuestion<EmployerDashboard>("GetEmployerDashboard", "An employer's workforce and where it stands, as of a day").ProducesWork();

        queries.MapGet("/employers/{code}/social-workers", (string code, HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskAsync<ListEmployerWorkers, EmployerWorkers>(http, sender, (caller, headers) => new ListEmployerWorkers(organisation, headers.AsOf(business.Today), headers.AfterJourney(), headers.Limit(WorkersPage, LargestPage)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation)))
            .DocumentedQuestion<EmployerWorkers>("ListEmployerWorkers", "The people in post at an employer on a day").ProducesWork();

        queries.MapGet("/employers/{code}/endorsed", (string code, HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskAsync<ListEndorsed, EndorsedWorkers>(http, sender, (caller, headers) => new ListEndorsed(organisation, headers.Capacity(ListEndorsed.MostPlaces)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation)))
            .DocumentedQuestion<EndorsedWorkers>("ListEndorsed", "The workers an employer has endorsed and for whom no sitting is booked, in the order in which places are offered").ProducesWork();

        queries.MapGet("/standings", (HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetStandings, Standings>(http, sender, (caller, headers) => new GetStandings(headers.Organisation(reference)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation))
            .DocumentedQuestion<Standings>("GetStandings", "How many workers stand where, in the country or with one organisation").ProducesWork();

        queries.MapGet("/past-figures/{figures:guid}", (Guid figures, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetPastFigures, PastFigures>(http, sender, (caller, _) => new GetPastFigures(figures) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<PastFigures>("GetPastFigures", "How far the work on past figures is, which a question about an earlier moment asked for");

        queries.MapPost("/social-workers/find", FindAsync).WithName("FindSocialWorker").WithSummary("Look a social worker up by registration number")
            .Accepts<FindSocialWorkerBody>("application/json").Produces<FoundSocialWorker>().WithProblems(400, 401, 403, 404, 413, 415, 422, 503);
    }

    private static async Task<IResult> FindAsync(HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        NotesThatItOnlyAsks(http);
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var (body, problem) = await RequestBody.ReadAsync<FindSocialWorkerBody>(http.Request, cancellation);
        if (body is null)
            return problem!;

        var headers = new RequestHeaders(http.Request);
        if (headers.Problem() is { } wrong)
            return wrong;

        return await sender.Send(new FindSocialWorker(RegistrationNumber.Parse(body.RegistrationNumber)) { Caller = caller }, cancellation) switch
        {
            QueryAnswer<FoundSocialWorker>.NotFound => new ProblemAnswer(ProblemKinds.Of(Refusals.NotRegistered), "Nobody is registered under this number."),
            var answer => answer.ToHttp(http),
        };
    }
}
