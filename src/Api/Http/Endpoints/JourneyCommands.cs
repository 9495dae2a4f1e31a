using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
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

        workers.MapPost("/", RegisterAsync).DocumentedCommand<RegisterSocialWorkerBody, CommandRecorded>("RegisterSocialWorker", "Register a social worker");
        workers.Map<StartEmploymentBody>("/{id:guid}/employments", "StartEmployment", "Record that the worker took up practice with an organisation", body => body.ToCommand());
        workers.Map<AgreeToAssessmentBody>("/{id:guid}/agreements", "AgreeToAssessment", "Agree to be assessed", body => body.ToCommand());
        workers.Map<EndorsePracticeBody>("/{id:guid}/endorsements", "EndorsePractice", "Endorse, or endorse again after a result that was not met", body => body.ToCommand());
        workers.Map<BookSittingBody>("/{id:guid}/sittings", "BookSitting", "Book a place at a sitting", body => body.ToCommand());
        workers.Map<RecordMarkBody>("/{id:guid}/marks", "RecordMark", "Hand in the mark of one element", body => body.ToCommand());
        workers.Map<ReleaseResultBody>("/{id:guid}/results", "ReleaseResult", "Release the result of the attempt under way", body => body.ToCommand());
        workers.MapPost("/{id:guid}/employments/{spell:int}/end", (Guid id, int spell, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync<EndEmploymentBody>(id, http, sender, hasher, body => body.ToCommand(spell), cancellation))
            .DocumentedCommand<EndEmploymentBody, CommandRecorded>("EndEmployment", "Record that the worker left");
    }

    private static void Map<TBody>(this IEndpointRouteBuilder routes, string pattern, string name, string summary, Func<TBody, JourneyCommand> toCommand)
        where TBody : class =>
        routes.MapPost(pattern, (Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync(id, http, sender, hasher, toCommand, cancellation))
            .DocumentedCommand<TBody, CommandRecorded>(name, summary);

    private static async Task<IResult> HandleAsync<TBody>(Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, Func<TBody, JourneyCommand> toCommand, CancellationToken cancellation)
        where TBody : class
    {
        var (prepared, problem) = await CommandRequests.PrepareAsync<TBody>(http, hasher, id.ToString("D"), cancellation);
        if (prepared is null)
            return problem!;

        var request = new JourneyRequest(new JourneyId(id), toCommand(prepared.Body), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.DryRun ? Purpose.DryRun : Purpose.Record);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation)
    {
        var (prepared, problem) = await CommandRequests.PrepareAsync<RegisterSocialWorkerBody>(http, hasher, "registration", cancellation);
        if (prepared is null)
            return problem!;

        var body = prepared.Body;
        if (body.DateOfBirth is { } born && born >= body.On)
            return ProblemAnswer.Invalid([new InputFault("/dateOfBirth", "must lie before the registration")]);

        var person = new PersonDetails(new PersonName(body.Name.Given, body.Name.Family), body.DateOfBirth);
        var request = new RegistrationRequest(RegistrationNumber.Parse(body.RegistrationNumber), person, body.On, prepared.Identity, prepared.Caller, prepared.DryRun);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }
}
