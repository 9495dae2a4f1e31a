using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Security;
using Naas.Testing;

[assembly: AssemblyFixture(typeof(Naas.Api.Tests.Http.RunningNaas))]

namespace Naas.Api.Tests.Http;

/// <summary>
/// The server as <c>naas up</c> builds it, on a free port over a throw-away database, for every HTTP test of the assembly.
/// Tests run beside each other, so each works with people of its own.
/// </summary>
public sealed class RunningNaas : IAsyncLifetime
{
    /// <summary>What the business clock says when the server starts: every day of the examples lies behind it.</summary>
    public static readonly DateOnly Today = new(2019, 12, 31);

    private readonly PostgresFixture _postgres = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ListeningLog _log = new();
    private readonly Lazy<Task<WebApplication>> _app;
    private readonly ConcurrentBag<HttpClient> _others = [];
    private HttpClient? _http;

    /// <summary>Another day than that of the other tests, for a server of a test's own.</summary>
    public DateOnly StartsOn { get; init; } = Today;

    /// <summary>The edition to which a server of a test's own is pinned; null for the one in force on each day (S-50).</summary>
    public string? Edition { get; init; }

    /// <summary>The EventStoreDB that a server of a test's own keeps its log in; null for the database.</summary>
    public string? EventStore { get; init; }

    public RunningNaas() => _app = new Lazy<Task<WebApplication>>(StartAsync);

    /// <summary>What the server wrote to its log as an error.</summary>
    internal IReadOnlyCollection<string> Faults => _log.Errors;

    /// <summary>Everything the server wrote to its log.</summary>
    internal IReadOnlyCollection<string> LogLines => _log.Lines;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal async Task<Api> ApiAsync()
    {
        var app = await _app.Value;
        return new Api(_http!, app.Services.GetRequiredService<DevelopmentTokens>());
    }

    /// <summary>A caller from another address of this machine (127.0.0.n), so that what is counted by address is counted for one test alone.</summary>
    internal async Task<Api> ApiFromAsync(int n)
    {
        var app = await _app.Value;
        var from = new IPEndPoint(new IPAddress([127, 0, 0, checked((byte)n)]), 0);
        var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = _http!.BaseAddress,
            // A machine that is busy with something else takes its time over a release.
            Timeout = TimeSpan.FromMinutes(5),
        };
        _others.Add(http);
        return new Api(http, app.Services.GetRequiredService<DevelopmentTokens>());
    }

    /// <summary>What the server runs on, to look behind its answers.</summary>
    internal async Task<IServiceProvider> ServicesAsync() => (await _app.Value).Services;

    /// <summary>How the owner of the server's database connects to it, who may change what the server may not.</summary>
    internal async Task<string> DatabaseAsync() => (await ServicesAsync()).GetRequiredService<NaasSettings>().Postgres;

    internal async Task<Uri> AddressAsync()
    {
        _ = await _app.Value;
        return _http!.BaseAddress!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app.IsValueCreated)
        {
            var app = await _app.Value;
            _http!.Dispose();
            foreach (var http in _others)
                http.Dispose();
            await app.StopAsync();
            await app.Services.GetRequiredService<ProjectionHost>().StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        await _postgres.DisposeAsync();
        _folder.Dispose();
        _log.Dispose();
    }

    /// <summary>Lets the law's day be another from now on, for a server that one class has to itself.</summary>
    internal async Task GoOnToAsync(DateOnly day) => RunFrom(day, await ServicesAsync());

    private static void RunFrom(DateOnly day, IServiceProvider services) =>
        services.GetRequiredService<BusinessClock>().RunWith(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero) - TimeProvider.System.GetUtcNow());

    private async Task<WebApplication> StartAsync()
    {
        var database = await _postgres.CreateDatabaseAsync();
        _ = await DataFolder.MigrateAsync(database, CancellationToken.None);

        var folder = new DataFolder(_folder.File("data"));
        var app = Server.Build(
            new NaasSettings(database, "http://127.0.0.1:0", folder.Path, Development: true) { Edition = Edition, EventStore = NaasSettings.EventStoreOf(EventStore) },
            folder.Keys(),
            builder => builder.Logging.ClearProviders().AddProvider(_log));
        RunFrom(StartsOn, app.Services);
        await FirstStandards.SetAsync(app.Services, CancellationToken.None);
        await PhaseOneSites.OpenAsync(app.Services, CancellationToken.None);
        await app.Services.GetRequiredService<ProjectionHost>().StartAsync(CancellationToken.None);
        await app.StartAsync();

        // No redirects and no cookies: an answer is looked at as it comes.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
            // A machine that is busy with something else takes its time over a release.
            Timeout = TimeSpan.FromMinutes(5),
        };
        return app;
    }
}
