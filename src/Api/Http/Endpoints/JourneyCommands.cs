using System.Text;
using System.Text.Json;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>The commands of a journey over HTTP: one line each; what they share is below.</summary>
internal static class JourneyCommands
{
    public static void MapJourneyCommands(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup("/v1/social-workers").WithTags("Commands");

        workers.MapPost("/", RegisterAsync).Documented<RegisterSocialWorkerBody>("RegisterSocialWorker", "Register a social worker");
        workers.Map<StartEmploymentBody>("/{id:guid}/employments", "StartEmployment", "Record that the worker took up practice with an organisation", body => body.ToCommand());
        workers.Map<AgreeToAssessmentBody>("/{id:guid}/agreements", "AgreeToAssessment", "Agree to be assessed", body => body.ToCommand());
        workers.Map<EndorsePracticeBody>("/{id:guid}/endorsements", "EndorsePractice", "Endorse, or endorse again after a result that was not met", body => body.ToCommand());
        workers.Map<BookSittingBody>("/{id:guid}/sittings", "BookSitting", "Book a place at a sitting", body => body.ToCommand());
        workers.Map<RecordMarkBody>("/{id:guid}/marks", "RecordMark", "Hand in the mark of one element", body => body.ToCommand());
        workers.Map<ReleaseResultBody>("/{id:guid}/results", "ReleaseResult", "Release the result of the attempt under way", body => body.ToCommand());
        workers.MapPost("/{id:guid}/employments/{spell:int}/end", (Guid id, int spell, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync<EndEmploymentBody>(id, http, sender, hasher, body => body.ToCommand(spell), cancellation))
            .Documented<EndEmploymentBody>("EndEmployment", "Record that the worker left");
    }

    private static void Map<TBody>(this IEndpointRouteBuilder routes, string pattern, string name, string summary, Func<TBody, JourneyCommand> toCommand)
        where TBody : class =>
        routes.MapPost(pattern, (Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync(id, http, sender, hasher, toCommand, cancellation))
            .Documented<TBody>(name, summary);

    private static async Task<IResult> HandleAsync<TBody>(Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, Func<TBody, JourneyCommand> toCommand, CancellationToken cancellation)
        where TBody : class
    {
        var (prepared, problem) = await PrepareAsync<TBody>(http, hasher, id.ToString("D"), cancellation);
        if (prepared is null)
            return problem!;

        var request = new JourneyRequest(new JourneyId(id), toCommand(prepared.Body), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.DryRun ? Purpose.DryRun : Purpose.Record);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation)
    {
        var (prepared, problem) = await PrepareAsync<RegisterSocialWorkerBody>(http, hasher, "registration", cancellation);
        if (prepared is null)
            return problem!;

        var body = prepared.Body;
        if (body.DateOfBirth is { } born && born >= body.On)
            return ProblemAnswer.Invalid([new InputFault("/dateOfBirth", "must lie before the registration")]);

        var person = new PersonDetails(new PersonName(body.Name.Given, body.Name.Family), body.DateOfBirth);
        var request = new RegistrationRequest(RegistrationNumber.Parse(body.RegistrationNumber), person, body.On, prepared.Identity, prepared.Caller, prepared.DryRun);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }

    /// <summary>What every command needs before it is sent: who asks, the headers, the body, the command's identity.</summary>
    private static async Task<(Prepared<TBody>? Prepared, IResult? Problem)> PrepareAsync<TBody>(HttpContext http, IRequestHasher hasher, string target, CancellationToken cancellation)
        where TBody : class
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return (null, notAllowed);

        var headers = new RequestHeaders(http.Request);
        var (key, ifMatch, dryRun) = (headers.IdempotencyKey(), headers.IfMatch(), headers.DryRun());
        if (headers.Problem() is { } wrong)
            return (null, wrong);

        var (body, problem) = await RequestBody.ReadAsync<TBody>(http.Request, cancellation);
        if (body is null)
            return (null, problem);

        var identity = new CommandIdentity(
            CommandIdentity.CommandIdOf(caller.Subject, key, target),
            hasher.Hash(Canonical(http, target, body)),
            Correlation.Of(http),
            CausationId: null);
        return (new Prepared<TBody>(caller, body, identity, ifMatch, dryRun), null);
    }

    /// <summary>One form of the request, so that white space, the order of members and the spelling of an id make no other request.</summary>
    private static byte[] Canonical<TBody>(HttpContext http, string target, TBody body) =>
    [
        .. Encoding.UTF8.GetBytes($"{((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText} {target} {http.GetRouteValue("spell")}\n"),
        .. JsonSerializer.SerializeToUtf8Bytes(body, ContractReader.Options),
    ];

    private static void Documented<TBody>(this RouteHandlerBuilder route, string name, string summary)
        where TBody : class =>
        route.WithName(name).WithSummary(summary)
            .Accepts<TBody>("application/json")
            .Produces<CommandRecorded>(StatusCodes.Status201Created)
            .Produces<CommandRecorded>(StatusCodes.Status200OK)
            .WithProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503);

    private sealed record Prepared<TBody>(Caller Caller, TBody Body, CommandIdentity Identity, long? IfMatch, bool DryRun);
}
