using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Naas.Web.Employers;
using Naas.Web.Tests;
using Cookie = Microsoft.Playwright.Cookie;

[assembly: AssemblyFixture(typeof(Pages))]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace Naas.Web.Tests;

/// <summary>The pages on a real server in the Production environment, over made-up figures.</summary>
public sealed class Pages : IAsyncLifetime
{
    private WebApplication _app = null!;

    public string Address { get; private set; } = null!;

    public ValueTask InitializeAsync() => Start(pages => pages.DevelopmentSignIn = true, MadeUp.Moment);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Pages of another temper than the shared ones.</summary>
    public static async Task<Pages> Of(Action<NaasPagesOptions> configure, ServiceMoment moment)
    {
        var pages = new Pages();
        await pages.Start(configure, moment);
        return pages;
    }

    /// <summary>A client that keeps cookies, follows nothing and asks as a browser does.</summary>
    public HttpClient Client(string accept = "text/html,application/xhtml+xml,*/*;q=0.8")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(Address),
        };
        client.DefaultRequestHeaders.Add("Accept", accept);
        return client;
    }

    /// <summary>Signs a persona in as the form does and hands over the cookie, for tests about what comes after.</summary>
    internal async Task<Cookie> SignIn(string persona)
    {
        using var client = Client();
        var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in"));
        using var filled = new FormUrlEncodedContent(
        [
            new("Persona", persona),
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        using var answer = await client.PostAsync("/sign-in", filled);
        var cookie = SetCookieHeaderValue.Parse(answer.Headers.GetValues("Set-Cookie").Single());
        return new Cookie { Name = cookie.Name.ToString(), Value = cookie.Value.ToString(), Url = Address };
    }

    private async ValueTask Start(Action<NaasPagesOptions> configure, ServiceMoment moment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _ = builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _ = builder.Services
            .AddNaasPages(configure)
            .AddSingleton<IEmployerDashboardSource, MadeUp.Dashboards>()
            .AddSingleton<IServiceMomentSource>(new MadeUp.Moments(moment));

        // As the real host does: nothing is open unless it says so.
        _ = builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("deny", policy => policy.RequireAssertion(_ => false));

        _app = builder.Build();
        _ = _app.MapNaasPages();
        _ = _app.MapGet("/v1/empty", () => Results.StatusCode(StatusCodes.Status409Conflict)).AllowAnonymous();
        await _app.StartAsync();
        Address = _app.Urls.Single();
    }
}
