using System.Security.Claims;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Infrastructure.Security;

namespace Naas.Web.Security;

/// <summary>What whoever has signed in may open: the same table that holds for HTTP and the command line.</summary>
public static class PageRoles
{
    public static string Employer { get; } = RoleNames.Of(Role.Employer);

    public static string Analyst { get; } = RoleNames.Of(Role.DfeAnalyst);

    public static string Operator { get; } = RoleNames.Of(Role.Operator);

    public static bool MayOpenDashboardOf(this ClaimsPrincipal person, string organisation) =>
        OrganisationCode.IsValid(organisation)
        && CallerFromClaims.TryRead(person, out var caller, out _)
        && AccessTable.AllowsAboutOrganisation(caller, typeof(GetEmployerDashboard), new OrganisationCode(organisation));

    /// <summary>The dashboard that is the person's own, where there is one.</summary>
    public static string? OwnDashboard(this ClaimsPrincipal person) =>
        person.HasClaim(PagesAuthentication.RoleClaim, Employer) && person.FindFirst(PagesAuthentication.OrganisationClaim) is { } organisation
            ? DashboardOf(organisation.Value)
            : null;

    public static string DashboardOf(string organisation) => $"/employers/{Uri.EscapeDataString(organisation)}/dashboard";
}
