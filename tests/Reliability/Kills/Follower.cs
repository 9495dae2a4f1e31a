using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>A process that keeps every read model up to date, or rebuilds them, and kills itself at a step when it is told so.</summary>
internal static class Follower
{
    public const string Verb = "follow";
    public const string RebuildVerb = "rebuild-and-wait";

    /// <summary>What the step is called at which it does not die.</summary>
    public const string Never = "never";

    /// <summary>What a rebuild says when it waits for a line, with its slices in place and its pages still to come.</summary>
    public const string Waits = "It waits.";

    // Small pages and slices, so that there are steps between which to die, a page of several parts; and a lease that a test can wait for.
    private static readonly ProjectionSettings Settings = new()
    {
        PageSize = 25, PagePart = 10, RebuildPageSize = 50, RebuildSliceEvents = 100, RebuildBuffer = 4_096, Lease = TimeSpan.FromSeconds(2), FirstDelay = TimeSpan.FromMilliseconds(20),
    };

    /// <param name="lastStep">Killed as kill -9 does, when it comes to this step for the second time.</param>
    public static async Task<int> RunAsync(string connection, string lastStep)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(options => options.SingleLine = true));
        await using var log = new PostgresEventLog(database, TimeProvider.System);
        var (schema, progress) = (new ReadModelSchema(database), new ProjectionProgress());
        var rebuild = new ProjectionRebuild(database, log, TimeProvider.System, Settings, NullLogger.Instance);
        var runners = JourneyProjections.All.Select(projection => new ProjectionRunner(
            projection, database, log, schema, rebuild, progress, TimeProvider.System, Settings, loggers.CreateLogger<ProjectionRunner>(), DyingAt(lastStep, time: 2)));
        await Task.WhenAll(runners.Select(runner => runner.RunAsync(CancellationToken.None)));
        return 0;
    }

    /// <param name="lastStep">Killed when it comes to this step for the first time after it has waited, or ever, where it comes to it only before.</param>
    public static async Task<int> RebuildAsync(string connection, string lastStep)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var log = new PostgresEventLog(database, TimeProvider.System);
        var dying = DyingAt(lastStep, time: 1);
        var rebuild = new ProjectionRebuild(database, log, TimeProvider.System, Settings, NullLogger.Instance, async step =>
        {
            await dying(step);
            if (step != Step.Attached)
                return;
            Console.WriteLine(Waits);
            _ = await Console.In.ReadLineAsync();
        });
        // Those with one table each have all the steps; the last rebuild makes all of them.
        IReadOnlyList<Projection> rebuilt = lastStep == Never ? JourneyProjections.All : [JourneyProjections.Named("timeline"), JourneyProjections.Named("deadlines")];
        var reports = await rebuild.RunAsync(rebuilt, dryRun: false, progress: null, CancellationToken.None);
        return reports.All(report => report is { Equal: true, Outcome: RebuildOutcome.Switched }) ? 0 : 3;
    }

    private static Func<Step, Task> DyingAt(string lastStep, int time)
    {
        var left = time;
        return step =>
        {
            if (step.ToString() == lastStep && Interlocked.Decrement(ref left) == 0)
                _ = Native.Signal(Environment.ProcessId, Native.SignalKill);
            return Task.CompletedTask;
        };
    }
}
