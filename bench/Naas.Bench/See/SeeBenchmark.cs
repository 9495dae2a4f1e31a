using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Projections.WorkerSummary;
using Npgsql;

namespace Naas.Bench.See;

/// <summary>How soon what was appended is seen in the worker summary, under a steady stream of appends (P8).</summary>
internal static class SeeBenchmark
{
    public const string Median = "median";
    public const string Slowest = "slowest";
    public const string OtherMedian = "other-median";
    public const string OtherSlowest = "other-slowest";
    public const string PollMedian = "poll-median";
    public const string PollSlowest = "poll-slowest";
    public const string PollToSeen = "poll-to-seen";
    public const string DueMedian = "due-median";
    public const string DueSlowest = "due-slowest";
    public const string Answered = "answered";
    public const string Recorded = "recorded";

    private const int Events = 120_000;
    private const int EventsOnce = 4_000;
    private const double Standing = 0.6;
    private const int Runs = 5;
    private const int EventsPerSecond = 5_000;

    // One append in so many is looked for: enough to tell a hundredth by, and little beside the stream itself.
    private const int LookedFor = 50;

    private static readonly Pace Steady = new(EventsPerSecond, WarmUp: TimeSpan.FromSeconds(3), Counted: TimeSpan.FromSeconds(5));
    private static readonly Pace OnlyOnce = new(EventsPerSecond, WarmUp: TimeSpan.Zero, Counted: TimeSpan.FromMilliseconds(200));
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <param name="Rate">Events a second.</param>
    /// <param name="WarmUp">How long they come before what is seen is counted.</param>
    private sealed record Pace(int Rate, TimeSpan WarmUp, TimeSpan Counted)
    {
        public TimeSpan Lasting => WarmUp + Counted;
    }

    private enum Woken
    {
        ByTheSameProcess = 1,
        ByAnother = 2,
        ByPolling = 3,
    }

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        await using var postgres = await BenchDatabase.StartAsync(cancellation);
        var (standing, rest, settings) = await PrepareAsync(postgres, effort.Events ?? (effort.Once ? EventsOnce : Events), cancellation);
        var pace = effort.Once ? OnlyOnce : Steady;
        pace = pace with { Rate = effort.Rate ?? pace.Rate };
        // The program compiles itself while it runs for the first time, and again what turns out to be used much: it is to be judged by its years.
        if (!effort.Once)
            _ = await RunAsync(postgres, rest, Woken.ByTheSameProcess, pace, cancellation);
        var runs = new List<(Run Same, Run Other, Run Polled)>();
        for (var run = 0; run < (effort.Once ? 1 : Runs); run++)
        {
            runs.Add((
                await RunAsync(postgres, rest, Woken.ByTheSameProcess, pace, cancellation),
                await RunAsync(postgres, rest, Woken.ByAnother, pace, cancellation),
                await RunAsync(postgres, rest, Woken.ByPolling, pace, cancellation)));
        }

        return new Measured(
            [
                string.Create(CultureInfo.InvariantCulture, $"{standing} events in the log and the rows; then {pace.Rate} a second for {pace.Lasting.TotalSeconds:0.#} s, the first {pace.WarmUp.TotalSeconds:0} s not counted (each page of the disk is written whole once after a copy), each step of a life one append, none waiting for another's answer"),
                string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs of each, in turn, after one of which nothing is counted, each on a copy of the database; every {LookedFor}th append is looked for by a query, some {runs.Min(run => run.Same.Looked)} in a run"),
                settings,
            ],
            new Dictionary<string, Figures>
            {
                [Median] = Figures.Of(runs.Select(run => run.Same.Median)),
                [Slowest] = Figures.Of(runs.Select(run => run.Same.Slowest)),
                [OtherMedian] = Figures.Of(runs.Select(run => run.Other.Median)),
                [OtherSlowest] = Figures.Of(runs.Select(run => run.Other.Slowest)),
                [PollMedian] = Figures.Of(runs.Select(run => run.Polled.Median)),
                [PollSlowest] = Figures.Of(runs.Select(run => run.Polled.Slowest)),
                [PollToSeen] = Figures.Of(runs.Select(run => run.Polled.Slowest / run.Same.Slowest)),
                [DueMedian] = Figures.Of(runs.Select(run => run.Same.DueMedian)),
                [DueSlowest] = Figures.Of(runs.Select(run => run.Same.DueSlowest)),
                [Answered] = Figures.Of(runs.Select(run => run.Same.Answered)),
                [Recorded] = Figures.Of(runs.SelectMany(run => new[] { run.Same.Rate, run.Other.Rate, run.Polled.Rate })),
            });
    }

    private static async Task<(long Events, IReadOnlyList<LifeGoesOn> Coming, string Settings)> PrepareAsync(BenchDatabase postgres, int events, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(BenchDatabase.Unpooled(postgres.Owner));
        var (standing, rest) = await FilledLog.FillPartlyAsync(owner, events, Standing, cancellation);
        var schema = new ReadModelSchema(owner);
        await schema.PrepareAsync(cancellation);
        await using (var log = new PostgresEventLog(owner, TimeProvider.System))
        {
            using var progress = new ProjectionProgress();
            var readModels = new ReadModels(owner, log, schema, progress, TimeProvider.System, new ProjectionSettings(), NullLoggerFactory.Instance);
            _ = await readModels.RebuildAsync([WorkerSummaryProjection.Name], dryRun: false, progress: null, cancellation);
        }

        await BenchDatabase.ExecuteAsync(owner, "settle", cancellation);
        return (standing, rest, await BenchDatabase.SettingsAsync(owner, cancellation));
    }

    private static async Task<Run> RunAsync(BenchDatabase postgres, IReadOnlyList<LifeGoesOn> rest, Woken woken, Pace pace, CancellationToken cancellation)
    {
        var copy = BenchDatabase.AsApplication(await postgres.CopyAsync(cancellation));
        await using var database = NpgsqlDataSource.Create(copy);
        await using var appended = new PostgresEventLog(database, TimeProvider.System);
        await using var heard = new PostgresEventLog(database, TimeProvider.System);
        using var progress = new ProjectionProgress();
        var settings = new ProjectionSettings();
        IEventLog followed = woken switch
        {
            Woken.ByTheSameProcess => appended,
            // Of what another instance appends this one learns as another process does: by a notification.
            Woken.ByAnother => heard,
            _ => new PolledLog(appended, Poll),
        };
        var readModels = new ReadModels(database, followed, new ReadModelSchema(database), progress, TimeProvider.System, settings, NullLoggerFactory.Instance);
        var runner = readModels.Runners.Single(one => one.Projection.Name == WorkerSummaryProjection.Name);

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = Task.Run(() => runner.RunAsync(stopping.Token), cancellation);
        while (!progress.IsLedHere(runner.Projection.Name))
            await Task.Delay(Tick, cancellation);

        var stream = new Stream(appended, new ReadModelReader(database, appended, progress, new PastFiguresBook(database, appended, settings), TimeProvider.System, settings));
        var run = await stream.RunAsync(rest, pace, cancellation);
        await stopping.CancelAsync();
        await running;
        return run;
    }

    /// <param name="Median">From the answer to an append to when a query told of it, in milliseconds.</param>
    /// <param name="Slowest">The same for the slowest hundredth.</param>
    /// <param name="DueMedian">From when the append was due, so that nothing is hidden of what the stream itself is late by.</param>
    /// <param name="DueSlowest">The same for the slowest hundredth.</param>
    /// <param name="Answered">The slowest hundredth from when an append was due to its answer.</param>
    /// <param name="Rate">Events that were recorded in each second.</param>
    private sealed record Run(double Median, double Slowest, double DueMedian, double DueSlowest, double Answered, double Rate, int Looked);

    /// <summary>Appends at a steady rate, whether or not answers come, and looks for some of what it appended.</summary>
    private sealed class Stream(PostgresEventLog log, ReadModelReader reader)
    {
        private static readonly Caller Auditor = new(new ActorId("auditor"), Role.Auditor, null, null);
        private static readonly WorkerSummaryTable Table = new();
        private readonly ConcurrentQueue<(double Answered, double Seen)> _looked = new();

        public async Task<Run> RunAsync(IReadOnlyList<LifeGoesOn> rest, Pace pace, CancellationToken cancellation)
        {
            var on = new List<Task>();
            var began = Stopwatch.GetTimestamp();
            var (events, next) = (0, 0);
            var all = pace.Lasting.TotalSeconds * pace.Rate;
            while (events < all && next < rest.Count)
            {
                var dueNow = Math.Min(all, Stopwatch.GetElapsedTime(began).TotalSeconds * pace.Rate);
                for (; events < dueNow && next < rest.Count; next++)
                {
                    var due = TimeSpan.FromSeconds((double)events / pace.Rate);
                    on.Add(AppendAsync(rest[next], began + (long)(due.TotalSeconds * Stopwatch.Frequency), next % LookedFor == 0, due >= pace.WarmUp, cancellation));
                    events += rest[next].Events.Count;
                }

                await Task.Delay(Tick, cancellation);
            }

            await Task.WhenAll(on);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var seen = _looked.Select(one => one.Seen - one.Answered).Order().ToArray();
            var sinceDue = _looked.Select(one => one.Seen).Order().ToArray();
            var answered = _looked.Select(one => one.Answered).Order().ToArray();
            return new Run(At(seen, 0.5), At(seen, 0.99), At(sinceDue, 0.5), At(sinceDue, 0.99), At(answered, 0.99), events / seconds, seen.Length);
        }

        private static double At(double[] sorted, double share) =>
            sorted.Length == 0 ? throw new BenchException("Nothing was looked for.") : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

        private async Task AppendAsync(LifeGoesOn step, long due, bool looked, bool counted, CancellationToken cancellation)
        {
            var expected = step.Revision == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(step.Revision - 1);
            var result = await log.AppendAsync(JourneyStream.NameOf(step.Journey), expected, step.Events, step.At, cancellation);
            if (result is not AppendResult.Appended appended)
                throw new BenchException($"An append was not taken, so the rate is more than this machine does: {result}");
            if (!looked)
                return;

            var answered = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
            var answer = await reader.AskAsync(
                WorkerSummaryProjection.Name,
                new Asked(Auditor, appended.Position),
                step.Journey,
                async snapshot => (await snapshot.QueryAsync(Table.Sql("query"), Table.Read, ("journey", step.Journey.Value))).FirstOrDefault(),
                cancellation);
            if (answer is not QueryAnswer<WorkerSummaryRow>.Found found || found.Value.Revision < appended.Revision)
                throw new BenchException($"What was appended is not seen: {answer}");
            if (counted)
                _looked.Enqueue((answered, Stopwatch.GetElapsedTime(due).TotalMilliseconds));
        }

        private sealed record Asked(Caller Caller, LogPosition? MinPosition) : IQuery;
    }
}
