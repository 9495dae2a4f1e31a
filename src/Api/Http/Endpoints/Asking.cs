using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Employers;

namespace Naas.Api.Http.Endpoints;

/// <summary>How any question is asked over HTTP.</summary>
internal static class Asking
{
    private static readonly object OnlyAsks = new();

    public static async Task<IResult> AskAsync<TQuery, T>(
        HttpContext http, IMediator sender, Func<Caller, RequestHeaders, TQuery> ask, Func<T, string>? tag, CancellationToken cancellation, CsvOf<T>? csv = null)
        where TQuery : Query<T>
        where T : class
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var headers = new RequestHeaders(http.Request);
        var query = ask(caller, headers);
        if (headers.Problem() is { } wrong)
            return wrong;

        try
        {
            return (await sender.Send(query, cancellation)).ToHttp(http, tag, csv);
        }
        catch (LogEpochException e)
        {
            return new ProblemAnswer(ProblemKinds.BadHeader, e.Message) { Errors = [FaultOf(e, query)] };
        }
    }

    private static InputFault FaultOf(LogEpochException e, IQuery query) =>
        e.Parameter is { } named ? new InputFault(named, "is none of this log, is not reached yet, or lies after the other end")
        : query.MinPosition is not null ? new InputFault("minPosition", "belongs to another log")
        : new InputFault("position", "is none of this log, or is not reached yet");

    /// <summary>What is sent with POST only because a registration number does not belong in an address: whatever fails, nothing was recorded.</summary>
    public static void NotesThatItOnlyAsks(HttpContext http) => http.Items[OnlyAsks] = true;

    public static bool IsQuestion(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || http.Items.ContainsKey(OnlyAsks);

    /// <summary>A mistyped code must not look like an employer for whom nobody works.</summary>
    public static Task<IResult> ForOrganisation(string code, IReferenceData reference, Func<OrganisationCode, Task<IResult>> ask) =>
        OrganisationCode.IsValid(code) && reference.Find(new OrganisationCode(code)) is { } named
            ? ask(named.Organisation.Code)
            : Task.FromResult<IResult>(new ProblemAnswer(ProblemKinds.NotFound, "No organisation has such a code; the codes are listed under /v1/reference/organisations."));

    /// <summary>For what whoever asks for <c>text/csv</c> is answered as that.</summary>
    public static RouteHandlerBuilder AlsoAsCsv<T>(this RouteHandlerBuilder route) => route.Produces<T>(StatusCodes.Status200OK, "application/json", CsvBody.MediaType);

    /// <summary>For what is known at an earlier moment only after some work.</summary>
    public static RouteHandlerBuilder ProducesWork(this RouteHandlerBuilder route) => route.Produces<PastFigures>(StatusCodes.Status202Accepted);

    public static RouteHandlerBuilder DocumentedQuestion<T>(this RouteHandlerBuilder route, string name, string summary)
        where T : class =>
        route.WithName(name).WithSummary(summary).Produces<T>().WithProblems(400, 401, 403, 404, 503);
}
