using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Naas.Application.Access;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Infrastructure.Security;

/// <summary>What a token says of whoever makes a request, read strictly: what is not understood is refused, never left out.</summary>
public static class CallerFromClaims
{
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Organisation = "organisation";
    public const string Journey = "journey";

    /// <param name="problem">One sentence for whoever sent the token, when it is refused. It repeats nothing from the token.</param>
    public static bool TryRead(ClaimsPrincipal principal, [NotNullWhen(true)] out Caller? caller, out string problem)
    {
        ArgumentNullException.ThrowIfNull(principal);
        caller = null;
        if (!TryOne(principal, Subject, out var subject, out problem) || !TryOne(principal, Role, out var roleName, out problem)
            || !TryOne(principal, Organisation, out var organisationCode, out problem) || !TryOne(principal, Journey, out var journeyId, out problem))
            return false;

        var (read, why) = Read(subject, roleName, organisationCode, journeyId);
        caller = read;
        problem = why;
        return caller is not null;
    }

    /// <summary>The claims of a token for this caller.</summary>
    public static IReadOnlyList<Claim> Write(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        List<Claim> claims = [new(Subject, caller.Subject.Value), new(Role, RoleNames.Of(caller.Role))];
        if (caller.Organisation is { } organisation)
            claims.Add(new Claim(Organisation, organisation.Value));
        if (caller.Journey is { } journey)
            claims.Add(new Claim(Journey, journey.ToString()));
        return claims;
    }

    private static (Caller? Caller, string Problem) Read(string? subject, string? roleName, string? organisationCode, string? journeyId)
    {
        if (!ActorId.IsValid(subject))
            return Refused("The token's subject must be an opaque id of 1 to 64 letters, digits, hyphens, points or underscores; an e-mail address is none, because it would stand in events for ever.");
        if (roleName is null)
            return Refused("The token names no role.");
        if (!RoleNames.TryParse(roleName, out var role))
            return Refused($"The token's role is none of: {string.Join(", ", RoleNames.All.Order(StringComparer.Ordinal))}.");
        if (role == Application.Access.Role.System)
            return Refused("Nobody signs in as the system: it acts from inside the service only.");

        if (organisationCode is not null && !OrganisationCode.IsValid(organisationCode))
            return Refused("The token's organisation must be a code of 2 to 20 upper-case letters, digits and hyphens.");
        if (role == Application.Access.Role.Employer && organisationCode is null)
            return Refused("The token is an employer's and names no organisation.");

        var journey = Guid.TryParseExact(journeyId, "D", out var id) && id != Guid.Empty ? new JourneyId(id) : (JourneyId?)null;
        if (journeyId is not null && journey is null)
            return Refused("The token's journey must be a journey's id, such as 0f8fad5b-d9cb-469f-a165-70867728950e.");
        if (role == Application.Access.Role.Worker && journey is null)
            return Refused("The token is a worker's and names no journey.");
        if (role != Application.Access.Role.Worker && journey is not null)
            return Refused("The token names a journey, and only a worker has one.");

        return (new Caller(new ActorId(subject!), role, organisationCode is null ? null : new OrganisationCode(organisationCode), journey), "");
    }

    private static (Caller?, string) Refused(string problem) => (null, problem);

    // Two roles in one token would let the reader choose; a request is made in one.
    private static bool TryOne(ClaimsPrincipal principal, string type, out string? value, out string problem)
    {
        var values = principal.FindAll(type).Select(claim => claim.Value).ToArray();
        value = values.Length == 1 ? values[0] : null;
        problem = values.Length > 1 ? $"The token has more than one '{type}'; a request is made by one subject, in one role, for one organisation." : "";
        return values.Length <= 1;
    }
}
