using System.Text.Json;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Standards;
using Naas.Domain.Assessments;
using Naas.Domain.Standards;

namespace Naas.Api.Http.Endpoints;

/// <summary>The performance standards over HTTP: how two panels set them, and what they came to.</summary>
internal static class StandardEndpoints
{
    public static void MapStandards(this IEndpointRouteBuilder routes)
    {
        var standard = routes.MapGroup("/v1/standards/{level}/{element}").WithTags("Standards");

        standard.MapGet("", ReadAsync).WithName("GetStandard").WithSummary("The performance standard of one element at one level, all its versions").Produces<StandardVersions>().WithProblems(400, 401, 403, 404, 503);

        standard.MapCommand<OpenStandardSettingBody>("/versions", "OpenStandardSetting", "Begin to set a version: what both panels judge", (body, at) => body.ToCommand(at.Level, at.Element));
        standard.MapCommand<RateItemsBody>("/versions/{version}/panels/{panel}/ratings", "RateItems", "Say as a judge what a borderline candidate would score", (body, at) => body.ToCommand(at.Version, at.Panel));
        standard.MapCommand<AgreePanelCutBody>("/versions/{version}/panels/{panel}/cut", "AgreePanelCut", "Agree a panel's cut from its judges' ratings", (body, at) => body.ToCommand(at.Version, at.Panel));
        standard.MapCommand<RecordConferenceBody>("/versions/{version}/conference", "RecordConference", "Record that both panels discussed cuts that lie too far apart", (body, at) => body.ToCommand(at.Version));
        standard.MapCommand<AdjudicateCutBody>("/versions/{version}/adjudication", "AdjudicateCut", "Choose one of two cuts that stay apart", (body, at) => body.ToCommand(at.Version));
        standard.MapCommand<ProposeNarrowBandBody>("/versions/{version}/narrow-band", "ProposeNarrowBand", "Propose which scores below the cut are a narrow fail", (body, at) => body.ToCommand(at.Version));
        standard.MapCommand<ApproveNarrowBandBody>("/versions/{version}/panels/{panel}/narrow-band-approval", "ApproveNarrowBand", "Approve the band as a panel", (body, at) => body.ToCommand(at.Version, at.Panel));
        standard.MapCommand<BringIntoForceBody>("/versions/{version}/announcement", "BringIntoForce", "Announce a version for sittings from a day on", (body, at) => body.ToCommand(at.Version));
        standard.MapCommand<WithdrawAnnouncementBody>("/versions/{version}/announcement-withdrawal", "WithdrawAnnouncement", "Take back the announcement of a version whose first day lies ahead", (body, at) => body.ToCommand(at.Version));
        standard.MapCommand<AbandonSettingBody>("/versions/{version}/abandonment", "AbandonSetting", "Give up the setting of a version", (body, at) => body.ToCommand(at.Version));
    }

    private static void MapCommand<TBody>(this IEndpointRouteBuilder standard, string below, string name, string summary, Func<TBody, StandardAddress, StandardCommand> toCommand)
        where TBody : class =>
        standard.MapPost(below, (HttpContext http, IMediator sender, IRequestHasher hasher, IPolicyEditions editions, CancellationToken cancellation) => HandleAsync(http, sender, hasher, editions, toCommand, cancellation))
            .DocumentedCommand<TBody, StandardRecorded>(name, summary);

    private static async Task<IResult> HandleAsync<TBody>(HttpContext http, IMediator sender, IRequestHasher hasher, IPolicyEditions editions, Func<TBody, StandardAddress, StandardCommand> toCommand, CancellationToken cancellation)
        where TBody : class
    {
        if (StandardAddress.Of(http) is not { } at)
            return Nowhere();
        var (prepared, problem) = await CommandRequests.PrepareAsync<TBody>(http, hasher, $"standard/{http.GetRouteValue("level")}/{http.GetRouteValue("element")}", cancellation, editions);
        if (prepared is null)
            return problem!;

        var request = new StandardRequest(at.Level, at.Element, toCommand(prepared.Body, at), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.Purpose) { Edition = prepared.Edition };
        return (await sender.Send(request, cancellation)).ToHttp(http, noun: "standard");
    }

    private static async Task<IResult> ReadAsync(HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        if (StandardAddress.Of(http) is not { } at)
            return Nowhere();
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        return (await sender.Send(new GetStandard(at.Level, at.Element) { Caller = caller }, cancellation))
            .ToHttp(http, found => found.Revision is { } revision ? RequestHeaders.Tag(revision) : null);
    }

    private static ProblemAnswer Nowhere() =>
        new(ProblemKinds.NotFound, "There is no such standard: the levels and elements are listed under /v1/reference, practice leaders have elements of their own, a version's name is 1 to 20 lower-case letters, digits and hyphens, and the panels are a and b.");
}

/// <summary>What the address of a request names of a standard.</summary>
/// <param name="Version">Given no value where the address names none.</param>
/// <param name="Panel">The same.</param>
internal sealed record StandardAddress(Level Level, Element Element, StandardVersion Version, Panel Panel)
{
    /// <returns>Null when a part of the address names nothing.</returns>
    public static StandardAddress? Of(HttpContext http) =>
        TryCode<Level>(http, "level", out var level) && TryCode<Element>(http, "element", out var element) && ElementSet.AssessedAt(level).Contains(element) && TryVersion(http, out var version) && TryCode<Panel>(http, "panel", out var panel)
            ? new StandardAddress(level, element, version, panel)
            : null;

    private static bool TryVersion(HttpContext http, out StandardVersion version)
    {
        var text = (string?)http.GetRouteValue("version");
        version = StandardVersion.IsValid(text) ? new StandardVersion(text!) : default;
        return text is null || StandardVersion.IsValid(text);
    }

    /// <summary>Codes are exact, as in bodies.</summary>
    private static bool TryCode<T>(HttpContext http, string part, out T value)
        where T : struct, Enum
    {
        var text = (string?)http.GetRouteValue(part);
        value = Enum.GetValues<T>().FirstOrDefault(one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) == text);
        return text is null || Enum.IsDefined(value);
    }
}
