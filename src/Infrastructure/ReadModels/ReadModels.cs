using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>How one projection does. Never a percentage: a reader that is dead at 100 % looks well.</summary>
/// <param name="Position">Everything up to here is in the rows; null before the first look at the log.</param>
/// <param name="Gap">How many events the log's head lies ahead: exactly on PostgreSQL, about where positions are no numbers of events; null when the log is another one than that of the rows.</param>
/// <param name="WaitingSince">When the first event that is not in the rows was recorded; null when there is none.</param>
/// <param name="Age">How long that event has waited, by the clock that recorded it; zero when there is none.</param>
/// <param name="SinceAdvance">How long ago the rows advanced last, or began to be kept; null before.</param>
/// <param name="Stalled">How long nothing has moved though events wait; null while it is no longer than a page may take. Told from the database, so by any process.</param>
/// <param name="Leader">The process that keeps it; null when no lease is in force.</param>
/// <param name="Fault">What stopped this process' runner last, until it has advanced again.</param>
public sealed record ProjectionHealth(
    string Projection,
    int Version,
    int Generation,
    LogPosition? Position,
    LogPosition Head,
    long? Gap,
    DateTimeOffset? WaitingSince,
    TimeSpan Age,
    TimeSpan? SinceAdvance,
    long ParkedStreams,
    long ParkedEvents,
    TimeSpan? Stalled,
    string? Leader,
    string? Fault)
{
    /// <summary>Why the log cannot be read on from these rows: it is not what it must be, and there is no gap to tell of. Null where it can be, as far as was looked.</summary>
    public string? LogFault { get; init; }

    /// <summary>Rows of this log, which can be read on, nothing parked, and where events wait, something moves. A <see cref="Fault"/> passes by itself, or what it holds up stalls.</summary>
    public bool IsWell => (Gap is not null || HasNothingToRead) && Stalled is null && ParkedStreams == 0 && LogFault is null;

    /// <summary>Nobody has looked at the log yet, and nothing is in it.</summary>
    private bool HasNothingToRead => Position is null && Head.Value == 0;
}

/// <summary>The read models as operators see them: health, parked streams, rebuild.</summary>
public sealed class ReadModels
{
    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly ProjectionProgress _progress;
    private readonly ProjectionSettings _settings;
    private readonly ProjectionRebuild _rebuild;
    private readonly ParkedStreams _parked;

    public ReadModels(NpgsqlDataSource database, IEventLog log, ReadModelSchema schema, ProjectionProgress progress, TimeProvider time, ProjectionSettings settings, ILoggerFactory loggers, IPersonFacts? people = null)
    {
        _database = database;
        _log = log;
        _progress = progress;
        _settings = settings;
        _parked = new ParkedStreams(database, log, settings, people);
        _rebuild = new ProjectionRebuild(database, log, time, settings, loggers.CreateLogger<ProjectionRebuild>(), interrupt: null, people);
        Runners =
        [
            .. JourneyProjections.All.Select(projection => new ProjectionRunner(
                projection, database, log, schema, _rebuild, progress, time, settings, loggers.CreateLogger<ProjectionRunner>(), interrupt: null, people)),
        ];
    }

    /// <summary>One for each projection; they do nothing until they are run.</summary>
    public IReadOnlyList<ProjectionRunner> Runners { get; }

    /// <summary>Makes projections again from the log, which is read once for all of them, and, unless it is a dry run, puts each in the live one's place.</summary>
    /// <exception cref="KeyNotFoundException">There is no such projection.</exception>
    /// <exception cref="RebuildUnderWayException">One of them is being rebuilt already; nothing was begun.</exception>
    /// <exception cref="OtherVersionException">A newer program keeps one of them.</exception>
    /// <exception cref="LogEpochException">The log is empty, and the live rows are of one that is not.</exception>
    public async Task<IReadOnlyList<RebuildReport>> RebuildAsync(IEnumerable<string> projections, bool dryRun, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        Projection[] chosen = [.. projections.Distinct().Select(JourneyProjections.Named)];
        using var watched = _progress.Meter.Watch([.. chosen.Select(projection => projection.Name)], progress);
        return await _rebuild.RunAsync(chosen, dryRun, watched, cancellation);
    }

    /// <exception cref="KeyNotFoundException">There is no such projection.</exception>
    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(string projection, CancellationToken cancellation) =>
        _parked.ListAsync(JourneyProjections.Named(projection), cancellation);

    /// <summary>After the mend: folds what was parked, in order.</summary>
    /// <exception cref="KeyNotFoundException">There is no such projection.</exception>
    /// <exception cref="OtherVersionException">The live rows are not those that this program makes.</exception>
    public Task<ResumeReport> ResumeAsync(string projection, CancellationToken cancellation) =>
        _parked.ResumeAsync(JourneyProjections.Named(projection), cancellation);

    /// <param name="now">By the business clock, which stamped the events; the age of a waiting event is measured on it.</param>
    public async Task<IReadOnlyList<ProjectionHealth>> HealthAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // The rows first: a head read before them could lie behind them.
        var rows = await RowsAsync(cancellation);
        var (head, fault) = await HeadAsync(cancellation);
        var health = new List<ProjectionHealth>();
        foreach (var row in rows)
        {
            var wait = fault is null ? await WaitAsync(row.Checkpoint, head, cancellation) : new Wait(First: null, Gap: null, fault);
            var age = wait.First is null || wait.First.RecordedAt > now ? TimeSpan.Zero : now - wait.First.RecordedAt;
            health.Add(new ProjectionHealth(
                row.Name,
                row.Version,
                row.Generation,
                row.Checkpoint.Position,
                head,
                wait.Gap,
                wait.First?.RecordedAt,
                age,
                row.SinceAdvance,
                row.ParkedStreams,
                row.ParkedEvents,
                StalledFor(age, row.SinceAdvance),
                row.Leader,
                Runners.FirstOrDefault(runner => runner.Projection.Name == row.Name)?.Fault) { LogFault = wait.LogFault });
        }

        _progress.Meter.Seen(health);
        return health;
    }

    /// <summary>Where the log ends, or why it cannot be read: whoever looks after the rows is told of them all the same.</summary>
    private async Task<(LogPosition Head, string? Fault)> HeadAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _log.HeadAsync(cancellation), null);
        }
        catch (LogIntegrityException e)
        {
            return (default, e.Message);
        }
    }

    private async Task<Wait> WaitAsync(Checkpoint checkpoint, LogPosition head, CancellationToken cancellation)
    {
        if (checkpoint.Position is not { } reached || reached.Epoch != head.Epoch || reached > head)
            return new Wait(First: null, Gap: null, LogFault: null);
        try
        {
            return new Wait(reached == head ? null : await FirstAfterAsync(reached, cancellation), await _log.EstimateAsync(reached, head, cancellation), LogFault: null);
        }
        catch (LogIntegrityException e)
        {
            return new Wait(First: null, Gap: null, e.Message);
        }
        catch (LogEpochException)
        {
            // Another life of the log was begun since its end was asked for.
            return new Wait(First: null, Gap: null, LogFault: null);
        }
    }

    /// <summary>An event that has just come after a quiet night waits for no dead reader, nor does an old one while pages are written.</summary>
    private TimeSpan? StalledFor(TimeSpan age, TimeSpan? sinceAdvance)
    {
        var still = sinceAdvance is { } since && since < age ? since : age;
        return still > _settings.StalledAfter ? still : null;
    }

    /// <summary>How fresh the read model that lags most is: what every page may say of itself.</summary>
    public async Task<Freshness> FreshnessAsync(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        var rows = await connection.ListAsync(
            "least-fresh", row => new Freshness(new LogPosition(row.Get<Guid?>(1) ?? Guid.Empty, row.Get<long>(0)), row.Get<DateTimeOffset?>(2)), cancellation);
        return rows.Count == 0 ? new Freshness(default, RecordedAt: null) : rows[0];
    }

    private async Task<StoredEvent?> FirstAfterAsync(LogPosition position, CancellationToken cancellation)
    {
        var page = await _log.ReadAllAsync(position, 1, cancellation);
        return page.Events.Count == 0 ? null : page.Events[0];
    }

    private async Task<List<HealthRow>> RowsAsync(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        return await connection.ListAsync("health", HealthRow.Read, cancellation);
    }

    private sealed record HealthRow(string Name, int Version, int Generation, Checkpoint Checkpoint, TimeSpan? SinceAdvance, string? Leader, long ParkedStreams, long ParkedEvents)
    {
        public static HealthRow Read(RowValues row) => new(
            row.Get<string>(0),
            row.Get<int>(1),
            row.Get<int>(2),
            new Checkpoint(row.Get<long>(3), row.Get<Guid?>(4)),
            // Both times are the database's, so that the clocks of two machines do not mix.
            row.Get<DateTimeOffset?>(6) is { } advanced ? row.Get<DateTimeOffset>(7) - advanced : null,
            row.Get<string?>(8),
            row.Get<long>(9),
            row.Get<long>(10));
    }

    /// <param name="First">The first event that is not in the rows.</param>
    private sealed record Wait(StoredEvent? First, long? Gap, string? LogFault);
}
