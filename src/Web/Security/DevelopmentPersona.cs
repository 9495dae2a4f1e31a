using System.Security.Claims;

namespace Naas.Web.Security;

/// <summary>A made-up person to sign in as where development sign-in is switched on. No real person has any of these names.</summary>
public sealed record DevelopmentPersona(string Id, string Name, string Role, string? Organisation, string Description)
{
    public static readonly IReadOnlyList<DevelopmentPersona> All =
    [
        Employer("bury", "Bury", "E08000002"),
        Employer("manchester", "Manchester", "E08000003"),
        Employer("oldham", "Oldham", "E08000004"),
        Employer("wigan", "Wigan", "E08000010"),
        Employer("leeds", "Leeds", "E08000035"),
        new("analyst", "Department analyst", PageRoles.Analyst, null, "Sees every employer’s figures and never a name"),
        new("operator", "Service operator", PageRoles.Operator, null, "Looks after the service; no page is open to this role yet"),
    ];

    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims =
        [
            new(PagesAuthentication.SubjectClaim, $"development-{Id}"),
            new(PagesAuthentication.NameClaim, Name),
            new(PagesAuthentication.RoleClaim, Role),
        ];
        if (Organisation is not null)
            claims.Add(new Claim(PagesAuthentication.OrganisationClaim, Organisation));

        return new ClaimsPrincipal(new ClaimsIdentity(
            claims, PagesAuthentication.Scheme, PagesAuthentication.NameClaim, PagesAuthentication.RoleClaim));
    }

    private static DevelopmentPersona Employer(string id, string place, string code) =>
        new($"employer-{id}", $"{place} workforce lead", PageRoles.Employer, code, $"Sees the dashboard of {place} only");
}
