using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Naas.Api.Http.Endpoints;
using Naas.Api.Http.OpenApi;
using Naas.Api.Http.Problems;
using Naas.Api.Pages;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Scheduling;
using Naas.Infrastructure.Security;
using Naas.Web;
using Naas.Web.Employers;
using Naas.Web.Problems;

namespace Naas.Api.Hosting;

/// <summary>The server: what is in it, in the order in which a request passes it.</summary>
internal static class Server
{
    private const long LargestBody = 4 * 1024 * 1024;

    public static WebApplication Build(NaasSettings settings, DirectoryKeys keys, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = settings.ContentFolder });
        if (settings.Url is not null)
            _ = builder.WebHost.UseUrls(settings.Url);
        _ = builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        _ = builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // The keys of the pages' cookies lie in the data folder, which only its owner can enter, like the keys of the directory.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // The scheduler finds its own last sign of life after every start and takes it for that of another that failed.
            .AddFilter("Quartz.Impl.AdoJobStore", LogLevel.Error);

        _ = builder.Services.AddNaas(settings, keys);
        AddSecurity(builder.Services, settings);
        _ = builder.Services.AddNaasTelemetry(builder.Configuration);
        _ = builder.Services.AddDataProtection().SetApplicationName("naas").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "page-keys")));
        _ = builder.Services.AddNaasOpenApi().AddHttpContextAccessor().AddTransient<HealthCheck>();
        _ = builder.Services.AddNaasPages(pages => pages.DevelopmentSignIn = settings.Development)
            .AddSingleton<IServiceMomentSource, ServiceMomentSource>()
            .AddSingleton<IEmployerDashboardSource, EmployerDashboardSource>()
            .AddSingleton<IProblemPages, ProblemPages>();
        _ = builder.Services.AddHostedService<CalendarAlarm>().AddHostedService<ReservationSettler>().AddHostedService<MergeSettler>().AddHostedService<PastFiguresHost>();
        if (settings.Sweeps)
            _ = builder.Services.AddNaasScheduling();
        configure?.Invoke(builder);

        var app = builder.Build();
        // An edition that is wrong is told before anything is served under it.
        _ = app.Services.GetRequiredService<PolicyEditions>();
        _ = app.UseWhen(IsApi, api => api.UseMiddleware<ProblemMiddleware>());
        app.UseNaasOpenApi();
        _ = app.UseRouting();
        _ = app.UseAuthentication();
        _ = app.UseRateLimiter();
        _ = app.UseAuthorization();
        app.MapJourneyCommands();
        app.MapRollout();
        app.MapStandards();
        app.MapQueries();
        app.MapAudit();
        app.MapDeadlines();
        app.MapPublished();
        app.MapRetention();
        app.MapEqualityFigures();
        app.MapStandardsMonitor();
        app.MapEndorsementLists();
        app.MapDocuments();
        app.MapEquality();
        app.MapRegisterChecks();
        app.MapReleases();
        app.MapResearch();
        app.MapMonitoring();
        app.MapReference();
        app.MapHealth();
        return app.MapNaasPages();
    }

    // Routing takes /V1 for /v1, so this has to as well.
    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);

    private static void AddSecurity(IServiceCollection services, NaasSettings settings)
    {
        _ = services.AddSingleton(provider => DevelopmentTokens.LoadOrCreate(Path.Combine(settings.DataFolder, "token-key.pem"), provider.GetRequiredService<TimeProvider>()));
        _ = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer => bearer.MapInboundClaims = false);
        _ = services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServiceProvider>((bearer, provider) =>
        {
            if (settings.Authority is { } authority)
            {
                bearer.Authority = authority;
                bearer.Audience = settings.Audience;
            }
            else if (settings.Development)
            {
                bearer.TokenValidationParameters = provider.GetRequiredService<DevelopmentTokens>().Validation;
            }
        });

        // Deny by default: what should be open says so itself.
        _ = services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build());

        _ = services.AddNaasRateLimits();
    }
}
