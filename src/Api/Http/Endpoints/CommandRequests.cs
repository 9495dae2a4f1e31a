using System.Globalization;
using System.Text;
using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Domain.Policies;

namespace Naas.Api.Http.Endpoints;

/// <summary>A command's request, read as far as it can be before anybody is asked.</summary>
internal sealed record PreparedCommand<TBody>(Caller Caller, TBody Body, CommandIdentity Identity, long? IfMatch, bool DryRun)
{
    /// <summary>The edition under which a dry run asks; null for the one that governs (S-50).</summary>
    public EditionCode? Edition { get; init; }

    public Purpose Purpose => DryRun ? Purpose.DryRun : Purpose.Record;
}

/// <summary>What the commands of every aggregate share over HTTP.</summary>
internal static class CommandRequests
{
    /// <summary>What every command needs before it is sent: who asks, the headers, the body, the command's identity.</summary>
    /// <param name="target">What the request is addressed to, in one spelling.</param>
    /// <param name="editions">Those under which a dry run may ask; null where nothing is decided by an edition.</param>
    public static async Task<(PreparedCommand<TBody>? Prepared, IResult? Problem)> PrepareAsync<TBody>(HttpContext http, IRequestHasher hasher, string target, CancellationToken cancellation, IPolicyEditions? editions = null)
        where TBody : class
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return (null, notAllowed);

        var headers = new RequestHeaders(http.Request);
        var (key, ifMatch, dryRun) = (headers.IdempotencyKey(), headers.IfMatch(), headers.DryRun());
        var edition = editions is null ? null : headers.Edition(dryRun, editions);
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
        return (new PreparedCommand<TBody>(caller, body, identity, ifMatch, dryRun) { Edition = edition }, null);
    }

    public static void DocumentedCommand<TBody, TAnswer>(this RouteHandlerBuilder route, string name, string summary)
        where TBody : class =>
        route.WithName(name).WithSummary(summary)
            .Accepts<TBody>("application/json")
            .Produces<TAnswer>(StatusCodes.Status201Created)
            .Produces<TAnswer>(StatusCodes.Status200OK)
            .WithProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503);

    /// <summary>One form of the request, so that white space, the order of members and the spelling of an id or a number make no other request.</summary>
    private static byte[] Canonical<TBody>(HttpContext http, string target, TBody body) =>
    [
        .. Encoding.UTF8.GetBytes($"{((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText} {target} {string.Join(' ', Addressed(http))}\n"),
        .. JsonSerializer.SerializeToUtf8Bytes(body, ContractReader.Options),
    ];

    /// <summary>What the address names beneath the record, in its order; the record's own id is in the target.</summary>
    private static IEnumerable<string> Addressed(HttpContext http) =>
        ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.Parameters.Where(parameter => parameter.Name != "id").Select(parameter =>
        {
            var value = (string)http.GetRouteValue(parameter.Name)!;
            return parameter.ParameterPolicies.Any(policy => policy.Content == "int")
                ? int.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
                : value;
        });
}
