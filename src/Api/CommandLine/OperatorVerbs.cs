using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Naas.Api.Hosting;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Endpoints;
using Naas.Api.Samples;
using Naas.Application.Time;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;

namespace Naas.Api.CommandLine;

/// <summary>A database that a verb works on, with the services around it: the one of a running <c>up</c>, or one that is named.</summary>
internal static class VerbServices
{
    public static Task<int> WithAsync(string data, string? postgres, Func<IServiceProvider, Task<int>> action, CancellationToken cancellation) =>
        WithAsync(data, postgres, eventLog: null, action, cancellation);

    /// <param name="eventLog">The log to work on, where another is meant than <c>Naas__EventLog</c> names.</param>
    public static Task<int> WithAsync(string data, string? postgres, string? eventLog, Func<IServiceProvider, Task<int>> action, CancellationToken cancellation)
    {
        var folder = new DataFolder(data);
        // Of a database that is named, the folder says nothing.
        if (postgres is null)
            folder.ThrowIfLogForgotten(eventLog ?? Verbs.Settings()["Naas:EventLog"]);
        return postgres is null
            ? OnAsync(folder, folder.RunningDatabase(), folder.Keys(), eventLog, action, cancellation)
            : OnAsync(folder, DataFolder.Checked(postgres), KeysOfNamedDatabase(), eventLog, action, cancellation);
    }

    /// <summary>On the folder's own database, which is started for it and stopped again.</summary>
    /// <exception cref="OperatorException">A server is using it.</exception>
    public static async Task<int> OnPrivateAsync(string data, Func<IServiceProvider, Task<int>> action, CancellationToken cancellation)
    {
        var folder = new DataFolder(data);
        if (folder.IsInUse)
            throw new OperatorException($"A naas process is using the data in {folder.Path}; stop it first (Ctrl-C in its terminal), or name another folder with --data.");

        folder.ThrowIfLogForgotten(Verbs.Settings()["Naas:EventLog"]);

        Say.Line("Starting PostgreSQL…");
        await using var cluster = await PostgresCluster.StartAsync(new PostgresClusterOptions(folder.Database) { Progress = new Progress<string>(Say.Line) }, cancellation);
        _ = await DataFolder.MigrateAsync(cluster.ConnectionString, cancellation);
        return await OnAsync(folder, cluster.ConnectionString, folder.Keys(), eventLog: null, action, cancellation);
    }

    private static async Task<int> OnAsync(DataFolder folder, string connectionString, DirectoryKeys keys, string? eventLog, Func<IServiceProvider, Task<int>> action, CancellationToken cancellation)
    {
        var settings = new NaasSettings(connectionString, Url: null, folder.Path, Development: true).WithThoseOf(Verbs.Settings()).On(eventLog);
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning))
            .AddNaas(settings, keys)
            .BuildServiceProvider();
        await services.SetBusinessClockAsync(cancellation);
        return await action(services);
    }

    /// <summary>What is written into a database must be under the keys its server reads with, never under this machine's development keys.</summary>
    private static DirectoryKeys KeysOfNamedDatabase() =>
        DirectoryKeys.FromConfiguration(Verbs.Settings())
        ?? throw new OperatorException("A database is named, but not its keys: set Naas__Keys__Master and Naas__Keys__Lookup as its server has them.");

    public static void PrintJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, ContractReader.Options));
}

/// <summary><c>naas serve</c>: the server alone, on a database that somebody else runs. Settings come from the configuration.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var verb = new Command("serve", "Serve the API and the pages on the database named by Naas__Postgres.");
        verb.SetAction((_, cancellation) => Verbs.RunAsync(() => ServeAsync(cancellation), cancellation));
        return verb;
    }

    private static async Task<int> ServeAsync(CancellationToken cancellation)
    {
        var configuration = Verbs.Settings();
        var postgres = configuration["Naas:Postgres"] ?? throw new OperatorException("Name the database in Naas__Postgres, or use './naas up' for a private one.");
        var keys = DirectoryKeys.FromConfiguration(configuration) ?? throw new OperatorException("Set Naas__Keys__Master and Naas__Keys__Lookup (base64, 32 bytes each): without them no name can be read or written.");
        var authority = configuration["Naas:Identity:Authority"] ?? throw new OperatorException("Set Naas__Identity__Authority to the OpenID Connect provider whose tokens are to be accepted.");
        var data = configuration["Naas:DataFolder"] ?? throw new OperatorException("Set Naas__DataFolder to a folder of the server's own, for the keys of the pages' cookies; processes that serve the same people share it.");
        var settings = new NaasSettings(postgres, configuration["Naas:Http"], new DataFolder(data).Path, Development: false)
        {
            Authority = authority,
            Audience = configuration["Naas:Identity:Audience"] ?? "naas",
            Sweeps = true,
        }.WithThoseOf(configuration);

        _ = await DataFolder.MigrateAsync(postgres, cancellation);
        await using var app = Server.Build(settings, keys);
        await app.Services.HoldEditionsAsync(cancellation);
        await app.Services.SetBusinessClockAsync(cancellation);
        var projections = app.Services.GetRequiredService<ProjectionHost>();
        await projections.StartAsync(cancellation);
        try
        {
            await app.RunAsync(cancellation);
        }
        finally
        {
            await projections.StopAsync(CancellationToken.None);
        }

        return Verbs.Ok;
    }
}

/// <summary><c>naas migrate</c>: brings a database to this program's schema.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var (data, postgres) = (Options.Data(), Options.Postgres());
        var verb = new Command("migrate", "Bring the database to this version's schema.") { data, postgres };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            async () =>
            {
                var applied = await DataFolder.MigrateAsync(parsed.GetValue(postgres) ?? new DataFolder(parsed.GetRequiredValue(data)).RunningDatabase(), cancellation);
                Say.Line(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
                return Verbs.Ok;
            },
            cancellation));
        return verb;
    }
}

/// <summary><c>naas figures</c>: the five authorities, from the dashboards and straight from the log.</summary>
internal static class FiguresVerb
{
    public static Command Create()
    {
        var (data, postgres, eventLog, json) = (Options.Data(), Options.Postgres(), Options.EventLog(), Options.Json());
        var asOf = new Option<string>("--as-of") { Description = "The day, such as 2018-09-30.", DefaultValueFactory = _ => "2018-09-30" };
        var verb = new Command("figures", "Print each authority's figures, and hold them against an independent count from the log. Exit code 3 when they differ.") { data, postgres, eventLog, json, asOf };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () => VerbServices.WithAsync(
                parsed.GetRequiredValue(data), parsed.GetValue(postgres), parsed.GetValue(eventLog),
                services => FiguresAsync(services, parsed.GetRequiredValue(asOf), parsed.GetValue(json), cancellation),
                cancellation),
            cancellation));
        return verb;
    }

    private static async Task<int> FiguresAsync(IServiceProvider services, string text, bool json, CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new OperatorException($"--as-of '{text}' is no date; it looks like 2018-09-30.");
        if (!json)
            return await PhaseOneFigures.PrintAsync(services, day, cancellation) ? Verbs.Ok : Verbs.Differs;

        var (shown, counted) = (await PhaseOneFigures.FromReadModelsAsync(services, day, cancellation), await PhaseOneFigures.FromLogAsync(services, day, cancellation));
        VerbServices.PrintJson(new { asOf = day, dashboards = shown, countedFromLog = counted, agree = shown.SequenceEqual(counted) });
        return shown.SequenceEqual(counted) ? Verbs.Ok : Verbs.Differs;
    }
}

/// <summary><c>naas projections</c>: how the read models do, and what is parked.</summary>
internal static class ProjectionsVerb
{
    /// <summary>As many parked streams are told of each read model; of the rest only how many they are.</summary>
    internal const int ParkedShown = 20;

    public static Command Create()
    {
        var (data, postgres, eventLog, json) = (Options.Data(), Options.Postgres(), Options.EventLog(), Options.Json());
        var resume = new Option<bool>("--resume") { Description = "After a mend: handle what was parked, in order." };
        var verb = new Command("projections", "Print how the read models do: gap in events, age, parked streams with their reasons. Exit code 3 when one is not well: something is parked, nothing moves though events wait, its rows are not of this log, or the log is damaged.") { data, postgres, eventLog, json, resume };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () => VerbServices.WithAsync(
                parsed.GetRequiredValue(data), parsed.GetValue(postgres), parsed.GetValue(eventLog),
                services => ShowAsync(services, parsed.GetValue(json), parsed.GetValue(resume), cancellation),
                cancellation),
            cancellation));
        return verb;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, bool json, bool resume, CancellationToken cancellation)
    {
        var readModels = services.GetRequiredService<ReadModels>();
        var resumed = new Dictionary<string, ResumeReport>();
        if (resume)
        {
            foreach (var projection in JourneyProjections.All)
                resumed.Add(projection.Name, await readModels.ResumeAsync(projection.Name, cancellation));
        }

        var states = new List<ProjectionState>();
        foreach (var health in await readModels.HealthAsync(services.GetRequiredService<BusinessClock>().Now, cancellation))
        {
            var parked = health.ParkedStreams == 0 ? [] : await readModels.ParkedAsync(health.Projection, cancellation);
            states.Add(ProjectionState.Of(health) with
            {
                Parked = [.. parked.Take(ParkedShown).Select(ParkedState.Of)],
                ResumedStreams = resumed.GetValueOrDefault(health.Projection)?.Drained.Count,
            });
        }

        if (json)
        {
            VerbServices.PrintJson(states);
        }
        else
        {
            foreach (var line in states.SelectMany(InWords))
                Say.Line(line);
        }

        return states.TrueForAll(state => state.Well) ? Verbs.Ok : Verbs.Differs;
    }

    internal static IEnumerable<string> InWords(ProjectionState state)
    {
        var lag = state.Gap switch
        {
            null when state.LogDamaged => "cannot be read on, since the log is not what it must be",
            null when state.Position is null => "nothing read yet",
            null => "made from another log: rebuild it",
            0 => "up to date",
            { } gap => string.Create(CultureInfo.InvariantCulture, $"{gap} event{(gap == 1 ? "" : "s")} behind, the oldest for {state.AgeSeconds:0.0} s"),
        };
        yield return string.Create(CultureInfo.InvariantCulture, $"{state.Projection,-20} {lag}; {(state.ParkedStreams == 0 ? "nothing parked" : $"{Streams(state.ParkedStreams)} parked with {state.ParkedEvents} events: mend, then --resume")}; generation {state.Generation}");
        foreach (var parked in state.Parked ?? [])
            yield return string.Create(CultureInfo.InvariantCulture, $"{"",-20} {parked.Stream} from revision {parked.Revision} ({parked.Type}), since {parked.Since:yyyy-MM-dd HH:mm} UTC: {parked.Reason}");
        if (state.Parked is { Count: > 0 } shown && shown.Count < state.ParkedStreams)
            yield return string.Create(CultureInfo.InvariantCulture, $"{"",-20} and {Streams(state.ParkedStreams - shown.Count)} more");
        if (state.ResumedStreams is { } resumed)
            yield return string.Create(CultureInfo.InvariantCulture, $"{"",-20} {Streams(resumed)} on again, {state.ParkedStreams} still parked");
        if (state.StalledSeconds is { } stalled)
            yield return string.Create(CultureInfo.InvariantCulture, $"{"",-20} stalled: nothing has moved for {stalled:0} s though events wait; see what its server says, and start that again when it does not go on by itself");
        if (!state.HasLeader)
            yield return $"{"",-20} no server keeps it up to date at this moment: after a start or a switch one takes it over within seconds, otherwise none runs";
        if (state.Fault is { } fault)
            yield return $"{"",-20} fault: {fault}";
    }

    private static string Streams(long count) => string.Create(CultureInfo.InvariantCulture, $"{count} stream{(count == 1 ? "" : "s")}");
}
