using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Rollouts;
using Naas.Domain.Employers;
using Naas.Domain.Rollouts;

namespace Naas.Api.Http.Endpoints;

/// <summary>The rollout over HTTP: phases, their sites, organisations that succeed others, and those with several practice leaders.</summary>
internal static class RolloutEndpoints
{
    public static void MapRollout(this IEndpointRouteBuilder routes)
    {
        var rollout = routes.MapGroup("/v1").WithTags("Rollout");

        rollout.MapGet("/phases", ListAsync).WithName("ListPhases").WithSummary("The phases and their sites").Produces<PhaseRow[]>().WithProblems(400, 401, 403, 503);

        rollout.MapPost("/phases", (HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync<OpenPhaseBody>("rollout", http, sender, hasher, body => body.ToCommand(), cancellation))
            .DocumentedCommand<OpenPhaseBody, RolloutRecorded>("OpenPhase", "Open a phase, or announce it ahead");
        rollout.MapPost("/phases/{phase}/changes", (string phase, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                OfPhase(phase, code => HandleAsync<ChangePhaseBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<ChangePhaseBody, RolloutRecorded>("ChangePhase", "Move the first day of a phase's sittings");
        rollout.MapPost("/phases/{phase}/end", (string phase, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                OfPhase(phase, code => HandleAsync<EndPhaseBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<EndPhaseBody, RolloutRecorded>("EndPhase", "End a phase");
        rollout.MapPost("/phases/{phase}/sites", (string phase, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                OfPhase(phase, code => HandleAsync<JoinSiteBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<JoinSiteBody, RolloutRecorded>("JoinSite", "Make an organisation a site of a phase, or announce it ahead");
        rollout.MapPost("/phases/{phase}/sites/{organisation}/leave", (string phase, string organisation, HttpContext http, IMediator sender, IRequestHasher hasher, IReferenceData reference, CancellationToken cancellation) =>
                OfPhase(phase, code => OfOrganisation(organisation, reference, site => HandleAsync<LeaveSiteBody>($"rollout/{code}/{site}", http, sender, hasher, body => body.ToCommand(site, code), cancellation))))
            .DocumentedCommand<LeaveSiteBody, RolloutRecorded>("LeaveSite", "Take a site out of its phase");
        rollout.MapPost("/organisations/{organisation}/succession", (string organisation, HttpContext http, IMediator sender, IRequestHasher hasher, IReferenceData reference, CancellationToken cancellation) =>
                OfOrganisation(organisation, reference, code => HandleAsync<SucceedOrganisationBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<SucceedOrganisationBody, RolloutRecorded>("SucceedOrganisation", "Record that another organisation took over the staff of one");
        rollout.MapPost("/organisations/{organisation}/areas", (string organisation, HttpContext http, IMediator sender, IRequestHasher hasher, IReferenceData reference, CancellationToken cancellation) =>
                OfOrganisation(organisation, reference, code => HandleAsync<DivideOrganisationBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<DivideOrganisationBody, RolloutRecorded>("DivideOrganisation", "Record the exception that an organisation has a practice leader for each of its areas");
        rollout.MapPost("/organisations/{organisation}/areas/end", (string organisation, HttpContext http, IMediator sender, IRequestHasher hasher, IReferenceData reference, CancellationToken cancellation) =>
                OfOrganisation(organisation, reference, code => HandleAsync<EndDivisionBody>($"rollout/{code}", http, sender, hasher, body => body.ToCommand(code), cancellation)))
            .DocumentedCommand<EndDivisionBody, RolloutRecorded>("EndDivision", "Record that an organisation's service is one again");
    }

    private static async Task<IResult> HandleAsync<TBody>(string target, HttpContext http, IMediator sender, IRequestHasher hasher, Func<TBody, RolloutCommand> toCommand, CancellationToken cancellation)
        where TBody : class
    {
        var (prepared, problem) = await CommandRequests.PrepareAsync<TBody>(http, hasher, target, cancellation);
        if (prepared is null)
            return problem!;

        var request = new RolloutRequest(toCommand(prepared.Body), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.Purpose);
        return (await sender.Send(request, cancellation)).ToHttp(http, noun: "rollout");
    }

    private static async Task<IResult> ListAsync(HttpContext http, IRollout rollout, IReferenceData reference, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        var (current, revision, position) = await rollout.CurrentAsync(cancellation);
        if (revision is { } last)
            http.Response.Headers.ETag = RequestHeaders.Tag(last);
        if (position is { } upTo)
            http.Response.Headers["Naas-Position"] = upTo.ToString();
        return Results.Json(current.Phases.Values.OrderBy(phase => phase.SittingsFrom).ThenBy(phase => phase.Code.Value, StringComparer.Ordinal).Select(phase => Row(phase, current, reference)).ToArray(), ContractReader.Options);
    }

    private static PhaseRow Row(Phase phase, Rollout rollout, IReferenceData reference) => new(
        phase.Code, phase.SittingsFrom, phase.OpenedOn, phase.EndedOn,
        [
            .. rollout.SitesOf(phase.Code).Select(site => new SiteRow(
                site.Site,
                reference.Find(site.Site)?.Name,
                site.Membership.From,
                rollout.Until(site.Membership),
                rollout.SuccessorOf(site.Site)?.Successor)),
        ]);

    private static Task<IResult> OfPhase(string phase, Func<PhaseCode, Task<IResult>> handle) =>
        PhaseCode.IsValid(phase)
            ? handle(new PhaseCode(phase))
            : Task.FromResult<IResult>(new ProblemAnswer(ProblemKinds.NotFound, "No phase has such a name; the phases are listed under /v1/phases."));

    private static Task<IResult> OfOrganisation(string organisation, IReferenceData reference, Func<OrganisationCode, Task<IResult>> handle) =>
        OrganisationCode.IsValid(organisation) && reference.Find(new OrganisationCode(organisation)) is { } named
            ? handle(named.Organisation.Code)
            : Task.FromResult<IResult>(new ProblemAnswer(ProblemKinds.NotFound, "No organisation has such a code; the codes are listed under /v1/reference/organisations."));
}

/// <param name="SittingsFrom">The first day on which workers of its sites may sit.</param>
/// <param name="EndedOn">Its last day; null while it lasts.</param>
/// <param name="Sites">Those it has and those it had, by code.</param>
public sealed record PhaseRow(PhaseCode Phase, DateOnly SittingsFrom, DateOnly OpenedOn, DateOnly? EndedOn, IReadOnlyList<SiteRow> Sites);

/// <param name="Since">Its own first day as a site.</param>
/// <param name="Until">Its last day as a site; null while it is one.</param>
/// <param name="SucceededBy">Who took its staff over, if somebody did.</param>
public sealed record SiteRow(OrganisationCode Organisation, string? Name, DateOnly Since, DateOnly? Until, OrganisationCode? SucceededBy);
