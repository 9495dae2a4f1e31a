using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Releases;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Equalities;
using Naas.Projections.Retention;
using Npgsql;

namespace Naas.Bench.Read;

/// <summary>A country with the rows that are asked, in a database of its own, and the questions as the program answers them, without HTTP.</summary>
internal sealed class AskedCountry : IAsyncDisposable
{
    private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
    private static readonly Places Places = Areas.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
    private static readonly PolicyEditions Editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly Caller Analyst = new(new ActorId("analyst"), Role.DfeAnalyst, null, null);
    private static readonly Caller Employer = new(new ActorId("employer"), Role.Employer, Leeds, null);

    private readonly NpgsqlDataSource _database;
    private readonly PostgresEventLog _log;
    private readonly ProjectionProgress _progress = new();
    private readonly GetEmployerDashboardHandler _dashboard;
    private readonly GetEqualitiesHandler _equalities;
    private readonly GetRetentionCurveHandler _curve;

    private AskedCountry(string owner)
    {
        _database = NpgsqlDataSource.Create(BenchDatabase.AsApplication(owner));
        _log = new PostgresEventLog(_database, TimeProvider.System);
        var settings = new ProjectionSettings();
        var reader = new ReadModelReader(_database, _log, _progress, new PastFiguresBook(_database, _log, settings), TimeProvider.System, settings);
        var day = new StandingDay();
        _dashboard = new GetEmployerDashboardHandler(reader, day, _log, new LoggedRollout(_log), Reference, Editions, new ReleaseStore(_database), Places);
        _equalities = new GetEqualitiesHandler(reader, day, Editions);
        _curve = new GetRetentionCurveHandler(reader, day, Editions);
    }

    /// <summary>The last day of the country's lives.</summary>
    public static DateOnly Today { get; } = new(2022, 12, 31);

    /// <summary>Makes the rows of a country from a log of its workers' lives, and stops using the database.</summary>
    public static async Task MakeAsync(BenchDatabase postgres, int workers, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(BenchDatabase.Unpooled(postgres.Owner));
        var (_, people) = await FilledLog.FillCountryAsync(owner, workers, cancellation);
        await new ReadModelSchema(owner).PrepareAsync(cancellation);

        await using var database = NpgsqlDataSource.Create(BenchDatabase.Unpooled(BenchDatabase.AsApplication(postgres.Owner)));
        await using var log = new PostgresEventLog(database, TimeProvider.System);
        using var progress = new ProjectionProgress();
        var readModels = new ReadModels(database, log, new ReadModelSchema(database), progress, TimeProvider.System, new ProjectionSettings(), NullLoggerFactory.Instance, people);
        _ = await readModels.RebuildAsync([EmployerDashboardProjection.Name, EqualitiesProjection.Name, RetentionProjection.Name], dryRun: false, progress: null, cancellation);
    }

    /// <summary>A copy of the country that was made, some times as large.</summary>
    public static async Task<AskedCountry> CopyAsync(BenchDatabase postgres, int times, CancellationToken cancellation)
    {
        var copy = await postgres.CopyAsync(cancellation);
        await using (var owner = NpgsqlDataSource.Create(BenchDatabase.Unpooled(copy)))
        {
            if (times > 1)
                await GrowAsync(owner, times, cancellation);
            await BenchDatabase.ExecuteAsync(owner, "settle", cancellation);
        }

        return new AskedCountry(copy);
    }

    public Task<double> DashboardAsync(CancellationToken cancellation) => TookAsync(async () =>
        await _dashboard.Handle(new GetEmployerDashboard(Leeds, null) { Caller = Analyst }, cancellation) is QueryAnswer<Application.Queries.EmployerDashboard>.Found { Value.Headcount: > 0 });

    /// <summary>First attempts by ethnicity, of the country.</summary>
    public Task<double> EqualitiesAsync(CancellationToken cancellation) => TookAsync(async () =>
        await _equalities.Handle(new GetEqualities(new EqualityFigure { Measure = EqualityMeasure.Met, By = Grouping.Ethnicity, Attempt = AttemptKind.First }) { Caller = Analyst }, cancellation) is QueryAnswer<EqualityFigures>.Found { Value.Groups.Count: > 1 });

    /// <summary>The same of the first attempts that one employer's endorsements carry.</summary>
    public Task<double> EmployersEqualitiesAsync(CancellationToken cancellation) => TookAsync(async () =>
        await _equalities.Handle(new GetEqualities(new EqualityFigure { Measure = EqualityMeasure.Met, By = Grouping.Ethnicity, Attempt = AttemptKind.First, Organisation = Leeds.Value }) { Caller = Analyst }, cancellation) is QueryAnswer<EqualityFigures>.Found { Value.Groups.Count: > 1 });

    /// <summary>The curves of all levels, month by month, with the test of their difference.</summary>
    public Task<double> CurveAsync(CancellationToken cancellation) => AskCurveAsync(null, Analyst, cancellation);

    /// <summary>The same of an employer, under disclosure control.</summary>
    public Task<double> EmployersCurveAsync(CancellationToken cancellation) => AskCurveAsync(Leeds, Employer, cancellation);

    public Task<double> BareCubeAsync(CancellationToken cancellation) => BareAsync("bare-cube", EqualitiesProjection.Name, cancellation);

    public Task<double> BareCurveAsync(CancellationToken cancellation) => BareAsync("bare-curve", RetentionProjection.Name, cancellation);

    public Task<double> BareEqualitiesAsync(CancellationToken cancellation) => BareAsync("bare-equalities", EqualitiesProjection.Name, cancellation);

    public Task<double> BareStayingAsync(CancellationToken cancellation) => BareAsync("bare-staying", RetentionProjection.Name, cancellation);

    public async Task<string> WhatAsync(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var count = await CommandAsync(connection, "count-workers", EmployerDashboardProjection.Name, cancellation);
        var workers = (long)(await count.ExecuteScalarAsync(cancellation))!;
        return string.Create(CultureInfo.InvariantCulture, $"{workers} workers");
    }

    public Task<string> SettingsAsync(CancellationToken cancellation) => BenchDatabase.SettingsAsync(_database, cancellation);

    public async ValueTask DisposeAsync()
    {
        _progress.Dispose();
        await _log.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task GrowAsync(NpgsqlDataSource owner, int times, CancellationToken cancellation)
    {
        var asked = new[] { EmployerDashboardProjection.Name, EqualitiesProjection.Name, RetentionProjection.Name }.Select(JourneyProjections.Named).ToList();
        var tables = asked.SelectMany(projection => projection.Tables).Select(table => table.Name);
        var tallies = asked.SelectMany(projection => projection.Stored.OfType<Tally>()).Select(tally => tally.Name);
        await using var command = owner.CreateCommand(SqlText.Of(typeof(AskedCountry), "grow"));
        command.CommandTimeout = 0;
        _ = command.Parameters.AddWithValue("tables", tables.ToArray());
        _ = command.Parameters.AddWithValue("tallies", tallies.ToArray());
        _ = command.Parameters.AddWithValue("times", times);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private Task<double> AskCurveAsync(OrganisationCode? organisation, Caller caller, CancellationToken cancellation) => TookAsync(async () =>
        await _curve.Handle(new GetRetentionCurve(organisation, null, null, RetentionGroups.Level, RetentionClock.Service, null) { Caller = caller }, cancellation) is QueryAnswer<RetentionCurves>.Found { Value.Groups.Count: > 0 });

    private async Task<double> BareAsync(string sql, string projection, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var command = await CommandAsync(connection, sql, projection, cancellation);
        return await TookAsync(async () =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var lines = 0;
            while (await reader.ReadAsync(cancellation))
                lines++;
            return lines > 0;
        });
    }

    private static async Task<NpgsqlCommand> CommandAsync(NpgsqlConnection connection, string sql, string projection, CancellationToken cancellation)
    {
        await using var generation = new NpgsqlCommand(SqlText.Of(typeof(AskedCountry), "live-generation"), connection);
        _ = generation.Parameters.AddWithValue("name", projection);
        var command = new NpgsqlCommand(SqlText.Of(typeof(AskedCountry), sql), connection);
        _ = command.Parameters.AddWithValue("generation", (int)(await generation.ExecuteScalarAsync(cancellation))!);
        return command;
    }

    /// <returns>Milliseconds.</returns>
    private static async Task<double> TookAsync(Func<Task<bool>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        var answered = await ask();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answered ? took : throw new BenchException("A question was not answered as it should be.");
    }

    private sealed class StandingDay : IBusinessDay
    {
        public DateOnly Today => AskedCountry.Today;
    }
}
