using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections.WorkerSummary;
using Npgsql;

namespace Naas.Bench.Project;

/// <summary>How fast the live runner keeps the worker summary, in its pages and with one event in each transaction (P6).</summary>
internal static class ProjectBenchmark
{
    public const string Pages = "pages";
    public const string OneByOne = "one-by-one";
    public const string OneByOneLazily = "one-by-one-lazily";
    public const string PagesToOne = "pages-to-one";

    private const int Events = 200_000;
    private const int EventsOnce = 2_000;
    private const int Runs = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Once = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Forever = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        await using var postgres = await BenchDatabase.StartAsync(cancellation);
        long events, streams;
        string settings;
        await using (var owner = NpgsqlDataSource.Create(BenchDatabase.Unpooled(postgres.Owner)))
        {
            (events, streams) = await FilledLog.FillAsync(owner, effort.Events ?? (effort.Once ? EventsOnce : Events), cancellation);
            await new ReadModelSchema(owner).PrepareAsync(cancellation);
            // A steady state is not that of empty tables: the rows of the first half stand, and the second half is what comes.
            _ = await FollowAsync(BenchDatabase.Unpooled(postgres.Owner), new ProjectionSettings(), events / 2, Forever, cancellation);
            await BenchDatabase.ExecuteAsync(owner, "settle", cancellation);
            settings = await BenchDatabase.SettingsAsync(owner, cancellation);
        }

        // The peer does as programs do that think of one event at a time: each commit waits for the disk.
        var (pages, lazily) = (new ProjectionSettings(), new ProjectionSettings { PageSize = 1 });
        var single = lazily with { PagesWaitForDisk = true };
        var longest = effort.Once ? Once : Longest;
        var runs = new List<(double Pages, double Single, double Lazily)>();
        for (var run = 0; run < (effort.Once ? 1 : Runs); run++)
            runs.Add((await RateAsync(postgres, pages, longest, cancellation), await RateAsync(postgres, single, longest, cancellation), await RateAsync(postgres, lazily, longest, cancellation)));

        return new Measured(
            [
                string.Create(CultureInfo.InvariantCulture, $"{events} events of {streams} journeys; the rows of the first half stand, and the leader's own loop takes the second, decoding included, with pages of at most {pages.PageSize} events"),
                string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs of each, in turn, each on a copy of the database and for {longest.TotalSeconds:0.#} s at most"),
                settings,
            ],
            new Dictionary<string, Figures>
            {
                [Pages] = Figures.Of(runs.Select(run => run.Pages)),
                [OneByOneLazily] = Figures.Of(runs.Select(run => run.Lazily)),
                [OneByOne] = Figures.Of(runs.Select(run => run.Single)),
                [PagesToOne] = Figures.Of(runs.Select(run => run.Pages / run.Single)),
            });
    }

    /// <returns>Events a second, on a copy of the database.</returns>
    private static async Task<double> RateAsync(BenchDatabase postgres, ProjectionSettings settings, TimeSpan longest, CancellationToken cancellation) =>
        await FollowAsync(BenchDatabase.AsApplication(await postgres.CopyAsync(cancellation)), settings, long.MaxValue, longest, cancellation);

    /// <summary>Lets the runner follow the log from where the rows stand to a position or to its end, or until the time is up.</summary>
    /// <returns>Events a second.</returns>
    private static async Task<double> FollowAsync(string connectionString, ProjectionSettings settings, long until, TimeSpan longest, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var log = new PostgresEventLog(database, TimeProvider.System);
        using var progress = new ProjectionProgress();
        var readModels = new ReadModels(database, log, new ReadModelSchema(database), progress, TimeProvider.System, settings, NullLoggerFactory.Instance);
        var runner = readModels.Runners.Single(one => one.Projection.Name == WorkerSummaryProjection.Name);
        var first = await PositionAsync();
        var last = Math.Min((await log.HeadAsync(cancellation)).Value, until);

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var began = Stopwatch.GetTimestamp();
        var running = Task.Run(() => runner.RunAsync(stopping.Token), cancellation);
        var (position, elapsed) = (first, TimeSpan.Zero);
        while (position < last && (elapsed < longest || position == first))
        {
            await Task.Delay(Look, cancellation);
            // As the runner itself tells it: a question to the database would be work that is not the projection's.
            position = progress.Reached(runner.Projection.Name)?.Value ?? position;
            elapsed = Stopwatch.GetElapsedTime(began);
        }

        await stopping.CancelAsync();
        await running;
        return (position - first) / elapsed.TotalSeconds;

        async Task<long> PositionAsync() =>
            (await readModels.HealthAsync(default, cancellation)).Single(health => health.Projection == WorkerSummaryProjection.Name).Position?.Value ?? 0;
    }
}
