using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Naas.Web.Assets;
using Naas.Web.Security;

namespace Naas.Web;

/// <summary>What a host may choose about the pages.</summary>
public sealed class NaasPagesOptions
{
    /// <summary>The service's name: in the header and at the end of every title.</summary>
    public string ServiceName { get; set; } = "National Assessment and Accreditation System";

    /// <summary>Lets anyone sign in as a made-up person. Never on where real records are.</summary>
    public bool DevelopmentSignIn { get; set; }

    /// <summary>Where the description of the API is read.</summary>
    public string ApiDocumentation { get; set; } = "/openapi";

    /// <summary>Where the kinds of problem the API answers with are explained.</summary>
    public string ProblemPages { get; set; } = "/problems";
}

/// <summary>
/// The pages, in two calls: <see cref="AddNaasPages"/> and <see cref="MapNaasPages"/>. The host also registers an
/// <see cref="IServiceMomentSource"/> and an <see cref="Employers.IEmployerDashboardSource"/>.
/// </summary>
public static class NaasPages
{
    public static IServiceCollection AddNaasPages(this IServiceCollection services, Action<NaasPagesOptions>? configure = null)
    {
        var options = services.AddOptions<NaasPagesOptions>();
        if (configure is not null)
            _ = options.Configure(configure);

        _ = services
            .AddSingleton<PageAssets>()
            .AddTransient<IStartupFilter, PageFrame.Outermost>()
            .AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "naas-form")
            .AddRazorPages(pages =>
            {
                // Every page knows who has signed in by cookie, and only by cookie, whatever the host's default scheme is.
                _ = pages.Conventions.AuthorizeFolder("/", PagesAuthentication.AnyonePolicy);
                _ = pages.Conventions.AuthorizeFolder("/Employers", PagesAuthentication.SignedInPolicy);
            })
            .ConfigureApplicationPartManager(AddThisAssembly);

        _ = services.AddAuthentication().AddCookie(PagesAuthentication.Scheme, SignInByCookie);
        _ = services.AddAuthorizationBuilder()
            .AddPolicy(PagesAuthentication.AnyonePolicy, policy => policy
                .AddAuthenticationSchemes(PagesAuthentication.Scheme)
                .RequireAssertion(_ => true))
            .AddPolicy(PagesAuthentication.SignedInPolicy, policy => policy
                .AddAuthenticationSchemes(PagesAuthentication.Scheme)
                .RequireAuthenticatedUser());

        return services;
    }

    public static WebApplication MapNaasPages(this WebApplication app)
    {
        app.Services.GetRequiredService<PageAssets>().Map(app);
        _ = app.MapRazorPages();
        return app;
    }

    private static void SignInByCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "naas-signed-in";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);

        // Only pages lead to the sign-in page: an address nobody has does not.
        var toSignIn = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (PageEndpoint.IsAt(context.HttpContext.GetEndpoint()))
                return toSignIn(context);

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };

        // A refusal stays at its own address: the error page is shown there.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A host that is a web project has already found this assembly; any other has not.</summary>
    private static void AddThisAssembly(ApplicationPartManager manager)
    {
        var assembly = typeof(NaasPages).Assembly;
        if (manager.ApplicationParts.Any(part => part.Name == assembly.GetName().Name))
            return;

        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
            manager.ApplicationParts.Add(part);
    }
}
