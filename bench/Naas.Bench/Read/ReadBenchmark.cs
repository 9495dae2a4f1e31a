using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Infrastructure.Reference;
using Naas.Projections.EmployerDashboard;
using Npgsql;

namespace Naas.Bench.Read;

/// <summary>How long a question takes in a small country and in a large one (P11): an employer's dashboard, of an employer of the same size in both.</summary>
/// <remarks>Another question is another method that asks, with its lines in <see cref="Benchmarks"/>.</remarks>
internal static class ReadBenchmark
{
    public const string Small = "dashboard-small";
    public const string Large = "dashboard-large";
    public const string LargeToSmall = "dashboard-large-to-small";

    private const int Workers = 30_000;
    private const int WorkersOnce = 4_000;
    private const int LargestSmall = 30_000;
    private const int WarmUps = 10;
    private const int Runs = 40;

    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly DateOnly Today = new(2019, 12, 31);
    private static readonly Caller Analyst = new(new ActorId("analyst"), Role.DfeAnalyst, null, null);

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        var workers = effort.Workers ?? (effort.Once ? WorkersOnce : Workers);
        await using var small = await AskedCountry.MakeAsync(Math.Min(LargestSmall, workers / 10), cancellation);
        await using var large = await AskedCountry.MakeAsync(workers, cancellation);
        var (inSmall, inLarge) = (new List<double>(), new List<double>());
        for (var run = effort.Once ? 0 : -WarmUps; run < (effort.Once ? 1 : Runs); run++)
        {
            var (one, other) = (await small.DashboardAsync(cancellation), await large.DashboardAsync(cancellation));
            if (run < 0)
                continue;
            inSmall.Add(one);
            inLarge.Add(other);
        }

        return new Measured(
            [
                $"{small.What}; {large.What}; every authority of the large country is one of the small one's again, under another code",
                string.Create(CultureInfo.InvariantCulture, $"{inSmall.Count} questions of each, in turn, after {(effort.Once ? 0 : WarmUps)} others, without HTTP"),
                small.Settings,
            ],
            new Dictionary<string, Figures>
            {
                [Small] = Figures.Of(inSmall),
                [Large] = Figures.Of(inLarge),
                [LargeToSmall] = Figures.Of(inSmall.Zip(inLarge, (one, other) => other / one)),
            });
    }

    /// <summary>A country with the rows that are asked.</summary>
    private sealed class AskedCountry(BenchDatabase postgres, NpgsqlDataSource database, PostgresEventLog log, ProjectionProgress progress, string what, string settings) : IAsyncDisposable
    {
        private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
        private static readonly PolicyEditions Editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));

        private readonly GetEmployerDashboardHandler _dashboard = new(
            new ReadModelReader(database, log, progress, new PastFiguresBook(database, new ProjectionSettings()), TimeProvider.System, new ProjectionSettings()), new StandingDay(), log, new LoggedRollout(log), Reference, Editions);

        public string What => what;

        public string Settings => settings;

        public static async Task<AskedCountry> MakeAsync(int workers, CancellationToken cancellation)
        {
            var postgres = await BenchDatabase.StartAsync(cancellation);
            string what, settings;
            await using (var owner = NpgsqlDataSource.Create(BenchDatabase.Unpooled(postgres.Owner)))
            {
                var (events, streams) = await FilledLog.FillCountryAsync(owner, workers, cancellation);
                await new ReadModelSchema(owner).PrepareAsync(cancellation);
                await BenchDatabase.ExecuteAsync(owner, "settle", cancellation);
                settings = await BenchDatabase.SettingsAsync(owner, cancellation);
                what = string.Create(CultureInfo.InvariantCulture, $"{streams} workers with {events} events");
            }

            var database = NpgsqlDataSource.Create(BenchDatabase.AsApplication(postgres.Owner));
            var (log, progress) = (new PostgresEventLog(database, TimeProvider.System), new ProjectionProgress());
            var readModels = new ReadModels(database, log, new ReadModelSchema(database), progress, TimeProvider.System, new ProjectionSettings(), NullLoggerFactory.Instance);
            _ = await readModels.RebuildAsync([EmployerDashboardProjection.Name], dryRun: false, progress: null, cancellation);
            return new AskedCountry(postgres, database, log, progress, what, settings);
        }

        /// <returns>Milliseconds.</returns>
        public async Task<double> DashboardAsync(CancellationToken cancellation)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await _dashboard.Handle(new GetEmployerDashboard(Leeds, null) { Caller = Analyst }, cancellation);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return answer is QueryAnswer<Application.Queries.EmployerDashboard>.Found { Value.Headcount: > 0 } ? took : throw new BenchException($"The dashboard was not answered: {answer}");
        }

        public async ValueTask DisposeAsync()
        {
            progress.Dispose();
            await log.DisposeAsync();
            await database.DisposeAsync();
            await postgres.DisposeAsync();
        }
    }

    private sealed class StandingDay : IBusinessDay
    {
        public DateOnly Today => ReadBenchmark.Today;
    }
}
