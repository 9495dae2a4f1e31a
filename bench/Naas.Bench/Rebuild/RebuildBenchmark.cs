using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Npgsql;

namespace Naas.Bench.Rebuild;

/// <summary>How fast all read models are made again from the log, and in how much memory (P7).</summary>
internal static class RebuildBenchmark
{
    public const string Peer = "peer";
    public const string Built = "built";
    public const string Whole = "whole";
    public const string BuiltToPeer = "built-to-peer";
    public const string WholeToPeer = "whole-to-peer";
    public const string Memory = "memory";

    private const int Events = 1_000_000;
    private const int EventsOnce = 2_000;
    private const int Runs = 5;

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        await using var postgres = await BenchDatabase.StartAsync(cancellation);
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using var application = NpgsqlDataSource.Create(BenchDatabase.AsApplication(postgres.Owner));
        var (events, streams) = await FilledLog.FillAsync(owner, effort.Events ?? (effort.Once ? EventsOnce : Events), cancellation);
        await BenchDatabase.ExecuteAsync(owner, "settle", cancellation);
        var schema = new ReadModelSchema(owner);
        await schema.PrepareAsync(cancellation);
        await using var log = new PostgresEventLog(application, TimeProvider.System);
        var readModels = new ReadModels(application, log, schema, new ProjectionProgress(), TimeProvider.System, new ProjectionSettings(), NullLoggerFactory.Instance);
        string[] all = [.. JourneyProjections.All.Select(projection => projection.Name)];

        // Puts the first rows in place, which the following are compared with.
        _ = await readModels.RebuildAsync(all, dryRun: false, progress: null, cancellation);
        var peer = new CopyPeer(owner, postgres.Folder);
        var bytes = await peer.TakeRowsAsync(cancellation);

        var runs = new List<Run>();
        for (var run = 0; run < (effort.Once ? 1 : Runs); run++)
        {
            var began = Stopwatch.GetTimestamp();
            await peer.RunAsync(cancellation);
            var copied = Stopwatch.GetElapsedTime(began);
            await peer.ClearAsync(cancellation);

            WorkingSet.BeginAnew();
            var reports = await readModels.RebuildAsync(all, dryRun: true, progress: null, cancellation);
            if (reports.FirstOrDefault(report => !report.Equal || report.Events != events) is { } wrong)
                throw new BenchException($"The rebuild of '{wrong.Projection}' came to other rows than the live ones: {wrong}");
            runs.Add(new Run(events / copied.TotalSeconds, events / reports[0].Built.TotalSeconds, events / reports[^1].Took.TotalSeconds, WorkingSet.LargestMebibytes()));
        }

        return new Measured(
            [
                string.Create(CultureInfo.InvariantCulture, $"{events} events of {streams} journeys; {bytes >> 20} MiB of rows in {JourneyProjections.All.Sum(projection => projection.Tables.Count)} tables of {all.Length} read models"),
                string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs of each, in turn; {new ProjectionSettings().RebuildWorkers} workers"),
                await BenchDatabase.SettingsAsync(owner, cancellation),
            ],
            new Dictionary<string, Figures>
            {
                [Peer] = Figures.Of(runs.Select(run => run.Peer)),
                [Built] = Figures.Of(runs.Select(run => run.Built)),
                [Whole] = Figures.Of(runs.Select(run => run.Whole)),
                [BuiltToPeer] = Figures.Of(runs.Select(run => run.Built / run.Peer)),
                [WholeToPeer] = Figures.Of(runs.Select(run => run.Whole / run.Peer)),
                [Memory] = Figures.Of(runs.Select(run => run.Mebibytes)),
            });
    }

    /// <summary>Events a second, and how large the program grew.</summary>
    private sealed record Run(double Peer, double Built, double Whole, double Mebibytes);
}

/// <summary>How much memory this process has taken, as the system counts it.</summary>
internal static class WorkingSet
{
    private const string Mark = "/proc/self/clear_refs";

    /// <summary>Gives back what is not needed, and counts from there.</summary>
    public static void BeginAnew()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // 5 sets the mark of the largest to what it is now (proc(5)).
        if (File.Exists(Mark))
            File.WriteAllText(Mark, "5");
    }

    public static double LargestMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1024.0 / 1024.0;
    }
}
