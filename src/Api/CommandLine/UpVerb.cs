using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Naas.Api.Hosting;
using Naas.Api.Samples;
using Naas.Application.EventLog;
using Naas.Application.Time;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary><c>naas up</c>: a private PostgreSQL, the sample, the API and the pages, and all of it stopped again on Ctrl-C.</summary>
internal static class UpVerb
{
    // The day as at which the department published the authorities' headcounts.
    private static readonly DateOnly PublishedOn = new(2018, 9, 30);

    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var url = new Option<string>("--http") { Description = "Where to serve HTTP.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NAAS_HTTP") ?? DefaultUrl };
        var (data, eventLog) = (Options.Data(), Options.EventLog());
        var noSample = new Option<bool>("--no-sample") { Description = "Leave an empty log empty." };

        var verb = new Command("up", "Start everything on this machine: private PostgreSQL, Phase One sample, API and pages.") { url, data, eventLog, noSample };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () => UpAsync(parsed.GetRequiredValue(url), new DataFolder(parsed.GetRequiredValue(data)), parsed.GetValue(eventLog), !parsed.GetValue(noSample), cancellation), cancellation));
        return verb;
    }

    private static async Task<int> UpAsync(string url, DataFolder folder, string? eventLog, bool withSample, CancellationToken cancellation)
    {
        var address = AddressOf(url);
        folder.ThrowIfLogForgotten(eventLog ?? Verbs.Settings()["Naas:EventLog"]);
        var settings = new NaasSettings("", url, folder.Path, Development: true) { Sweeps = true }.WithThoseOf(Verbs.Settings()).On(eventLog);
        if (folder.IsInUse)
            throw new OperatorException($"Another naas process is already using the data in {folder.Path}; use that server, stop it first (Ctrl-C in its terminal), or start a second one with another --data and --http {Next(address)}.");
        MustBeFree(address);
        Say.Line("Starting PostgreSQL…");
        await using var cluster = await PostgresCluster.StartAsync(
            new PostgresClusterOptions(folder.Database) { Progress = new Progress<string>(Say.Line) }, cancellation);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var serverEnded = cluster.WaitForServerExitAsync(ending.Token);
        var serving = ServeAsync(cluster, settings with { Postgres = cluster.ConnectionString }, folder, withSample, ending.Token);
        _ = await Task.WhenAny(serving, serverEnded);
        await ending.CancelAsync();
        await ((Task)serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Whatever the work stumbled over without its database, the database is what there is to tell of.
        if (!cancellation.IsCancellationRequested && cluster.WhatHappened(serving.Exception?.InnerException) is { } told)
            throw told;
        return await serving;
    }

    private static async Task<int> ServeAsync(PostgresCluster cluster, NaasSettings settings, DataFolder folder, bool withSample, CancellationToken cancellation)
    {
        foreach (var migration in await DataFolder.MigrateAsync(cluster.ConnectionString, cancellation))
            Say.Line($"Schema: {migration}");

        await using var app = Server.Build(settings, folder.Keys());
        if (settings.EventStore is { } store)
            Say.Line($"Event log: {store}");
        await app.Services.HoldEditionsAsync(cancellation);
        await app.Services.SetBusinessClockAsync(cancellation);
        var projections = app.Services.GetRequiredService<ProjectionHost>();
        await projections.StartAsync(cancellation);
        try
        {
            folder.NoteEventLog(settings.EventStore);
            if (withSample && await WhyNoSampleAsync(app.Services, cancellation) is { } why)
                Say.Line(why);
            await app.StartAsync(cancellation);
            await WelcomeAsync(app, app.Urls.First(), folder, withSample, cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return Verbs.Ok;
        }
        finally
        {
            Say.Line("Stopping…");
            await app.StopAsync(CancellationToken.None);
            await projections.StopAsync(CancellationToken.None);
        }
    }

    private static async Task WelcomeAsync(WebApplication app, string url, DataFolder folder, bool withSample, CancellationToken cancellation)
    {
        // Of a larger sample the figures take their time: './naas figures' prints them.
        if (withSample && await app.Services.GetRequiredService<ServiceState>().SampleAsync(cancellation) is not { Workers: not null } && await WhyNoFiguresAsync(app.Services, cancellation) is { } why)
            Say.Line(why);

        var clock = app.Services.GetRequiredService<BusinessClock>();
        if (clock.IsSimulated)
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"This database lives in simulated time: it is {clock.Today:d MMMM yyyy} here."));
        if (app.Services.GetRequiredService<PolicyEditions>().Pinned is { } pinned)
            Say.Line($"Every new decision is governed by the edition {pinned.Edition}, to which Naas__Edition pins this deployment.");
        Say.Line($"""

            Pages   {url}/                    sign in as an employer of Bury, Manchester, Oldham, Wigan or Leeds, or as an analyst
            API     {url}/v1                  described at {url}/openapi
            Token   ./naas token{Options.On(folder)} --role employer --organisation E08000035

            Ready. Ctrl-C stops all of it; the data is kept.
            """);
    }

    /// <summary>Loads the sample. On a damaged log the server has to run all the same: whoever mends it asks it what is wrong.</summary>
    /// <returns>Null, or why it cannot be loaded.</returns>
    internal static async Task<string?> WhyNoSampleAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            await PhaseOne.LoadAsync(services, cancellation);
            return null;
        }
        catch (LogIntegrityException e)
        {
            return $"The sample is not loaded. {e.Message}";
        }
    }

    /// <summary>Shows the sample's figures. Where there are none the server has to run for that all the same: whoever mends it asks it what is wrong.</summary>
    /// <returns>Null, or why they cannot be shown.</returns>
    internal static async Task<string?> WhyNoFiguresAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            var health = await services.GetRequiredService<ReadModels>().HealthAsync(services.GetRequiredService<BusinessClock>().Now, cancellation);
            if (health.Select(projection => projection.LogFault).FirstOrDefault(fault => fault is not null) is { } fault)
                return $"The figures cannot be shown. {fault}";
            _ = await PhaseOneFigures.PrintAsync(services, PublishedOn, cancellation);
            return null;
        }
        catch (LogEpochException)
        {
            return OfAnotherLog(services.GetRequiredService<NaasSettings>());
        }
        catch (Exception e) when (e is LogIntegrityException or LogUnavailableException or NpgsqlException or OperatorException)
        {
            return $"The figures cannot be shown. {e.Message}";
        }
    }

    internal static string OfAnotherLog(NaasSettings settings) =>
        $"The read models are of another event log than the one this server is on, and answer nothing until they are made anew from it: {Options.Rebuild(settings.EventStore is not null)}.";

    private static Uri AddressOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
        ? address
        : throw new OperatorException($"'{url}' is no HTTP address; it looks like {DefaultUrl}.");

    private static string Next(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"http://{address.Host}:{(address.Port is > 0 and < IPEndPoint.MaxPort ? address.Port + 1 : 5081)}");

    /// <summary>Found out before anything is started, so that nothing is left half-started.</summary>
    private static void MustBeFree(Uri address)
    {
        if (address.Port == 0)
            return;

        var ip = address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? IPAddress.Parse(address.Host.Trim('[', ']')) : IPAddress.Loopback;
        using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(ip, address.Port));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new OperatorException($"Port {address.Port.ToString(CultureInfo.InvariantCulture)} is taken by another program; stop that one, or choose another with --http {Next(address)}.");
        }
        catch (SocketException e)
        {
            throw new OperatorException($"HTTP cannot be served at {address}: {e.Message}.");
        }
    }
}
