using System.Security.Claims;

namespace Naas.Web.Security;

/// <summary>The roles that pages know, and what each may open.</summary>
public static class PageRoles
{
    public const string Employer = "employer";
    public const string Analyst = "analyst";
    public const string Operator = "operator";

    /// <summary>An employer opens its own dashboard only; an analyst any; nobody else one.</summary>
    public static bool MayOpenDashboardOf(this ClaimsPrincipal person, string organisation) =>
        person.HasClaim(PagesAuthentication.RoleClaim, Analyst)
        || (person.HasClaim(PagesAuthentication.RoleClaim, Employer)
            && person.HasClaim(PagesAuthentication.OrganisationClaim, organisation));

    /// <summary>The dashboard that is the person's own, where there is one.</summary>
    public static string? OwnDashboard(this ClaimsPrincipal person) =>
        person.HasClaim(PagesAuthentication.RoleClaim, Employer) && person.FindFirst(PagesAuthentication.OrganisationClaim) is { } organisation
            ? DashboardOf(organisation.Value)
            : null;

    public static string DashboardOf(string organisation) => $"/employers/{Uri.EscapeDataString(organisation)}/dashboard";
}
