using Microsoft.Extensions.Options;
using Naas.Web.Security;

namespace Naas.Web.Pages;

/// <summary>What this service is, and the ways in.</summary>
public sealed class IndexModel(IOptions<NaasPagesOptions> options) : NaasPage
{
    public override string Title => "Assess and accredit child and family social workers";

    public NaasPagesOptions Options => options.Value;

    /// <summary>The dashboards that someone who may open any of them finds linked here.</summary>
    public IReadOnlyList<DevelopmentPersona> Employers =>
        Options.DevelopmentSignIn && User.HasClaim(PagesAuthentication.RoleClaim, PageRoles.Analyst)
            ? [.. DevelopmentPersona.All.Where(persona => persona.Organisation is not null)]
            : [];
}
