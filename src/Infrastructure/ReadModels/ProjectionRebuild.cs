using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Makes projections again from the beginning of the log, beside the live ones, and puts them in their place.</summary>
public sealed partial class ProjectionRebuild
{
    // Live rows that lie further apart than so many pages are not followed from one base: the foremost would have to wait for their pages.
    private const int PagesApart = 10;

    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly TimeProvider _time;
    private readonly ProjectionSettings _settings;
    private readonly ILogger _logger;
    private readonly Func<Step, Task> _interrupt;
    private readonly IPersonFacts? _people;

    internal ProjectionRebuild(NpgsqlDataSource database, IEventLog log, TimeProvider time, ProjectionSettings settings, ILogger logger, Func<Step, Task>? interrupt = null, IPersonFacts? people = null)
    {
        _database = database;
        _log = log;
        _time = time;
        _settings = settings;
        _logger = logger;
        _interrupt = interrupt ?? (static _ => Task.CompletedTask);
        _people = people;
    }

    /// <exception cref="RebuildUnderWayException">Another rebuild of it runs.</exception>
    internal async Task<RebuildReport> RunAsync(Projection projection, bool dryRun, IProgress<RebuildProgress>? progress, CancellationToken cancellation) =>
        (await RunAsync([projection], dryRun, progress, cancellation))[0];

    /// <summary>Reads the log once for all of them; each is compared and put in place by itself.</summary>
    /// <exception cref="RebuildUnderWayException">Another rebuild of one of them runs; nothing was begun.</exception>
    /// <exception cref="OtherVersionException">A newer program keeps one of them, and rows of an older version would take the place of its own.</exception>
    /// <exception cref="LogEpochException">The log is empty, and the live rows are of one that is not.</exception>
    internal async Task<IReadOnlyList<RebuildReport>> RunAsync(IReadOnlyList<Projection> projections, bool dryRun, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        var locked = new List<Projection>();
        try
        {
            foreach (var projection in projections)
            {
                if (!await connection.ScalarAsync<bool>("take-rebuild-lock", cancellation, ("name", projection.Name)))
                    throw new RebuildUnderWayException(projection.Name);
                locked.Add(projection);
            }

            return await RunLockedAsync(connection, projections, dryRun, progress, cancellation);
        }
        finally
        {
            foreach (var projection in locked)
            {
                // A connection that broke has lost the lock with its session.
                if (connection.FullState == System.Data.ConnectionState.Open)
                    _ = await connection.ScalarAsync<bool>("release-rebuild-lock", CancellationToken.None, ("name", projection.Name));
            }
        }
    }

    private async Task<IReadOnlyList<RebuildReport>> RunLockedAsync(NpgsqlConnection connection, IReadOnlyList<Projection> projections, bool dryRun, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        var meter = new RebuildMeter(_time, progress);
        var builds = new List<Build>();
        foreach (var projection in projections)
        {
            await ReadModelSchema.DropUnusedAsync(connection, projection, cancellation);
            builds.Add(await Build.BeginAsync(this, projection, meter, connection, cancellation));
        }

        await _interrupt(Step.GenerationBegun);
        foreach (var together in await NearEachOtherAsync(builds, cancellation))
            await FillAsync(together, meter, cancellation);
        var built = meter.SinceStart;

        var reports = new List<RebuildReport>();
        foreach (var build in builds)
        {
            var report = await build.FinishAsync(connection, dryRun, built, cancellation);
            if (report.Outcome == RebuildOutcome.Differs)
                LogDiffers(report.Projection, report.Version);
            await ReadModelSchema.DropUnusedAsync(connection, build.Projection, cancellation);
            reports.Add(report);
        }

        await DropReplacedAsync(connection, projections, cancellation);
        return reports;
    }

    /// <summary>Waits for the questions that were being answered from the rows that were replaced. What is still read after that is for the next rebuild.</summary>
    private async Task DropReplacedAsync(NpgsqlConnection connection, IReadOnlyList<Projection> projections, CancellationToken cancellation)
    {
        var since = _time.GetTimestamp();
        while (await connection.ScalarAsync<long>("count-replaced", cancellation, ("names", projections.Select(projection => projection.Name).ToArray())) > 0
            && _time.GetElapsedTime(since) < _settings.ReplacedRowsWait)
        {
            await Task.Delay(_settings.FirstDelay, _time, cancellation);
            foreach (var projection in projections)
                await ReadModelSchema.DropUnusedAsync(connection, projection, cancellation);
        }
    }

    private async Task<List<List<Build>>> NearEachOtherAsync(IEnumerable<Build> builds, CancellationToken cancellation)
    {
        var groups = new List<List<Build>>();
        foreach (var build in builds.OrderByDescending(build => build.Target.Value))
        {
            if (groups.Count > 0 && await _log.EstimateAsync(build.Target, groups[^1][0].Target, cancellation) <= PagesApart * (long)_settings.RebuildPageSize)
                groups[^1].Add(build);
            else
                groups.Add([build]);
        }

        return groups;
    }

    private async Task FillAsync(List<Build> builds, RebuildMeter meter, CancellationToken cancellation)
    {
        // Not past the live rows of any: nobody can go back.
        var through = builds[^1].Target;
        var total = await _log.EstimateAsync(through with { Value = 0 }, through, cancellation);
        meter.Begin(RebuildStage.Folding, null, total);
        var filling = new RebuildBase(_database, _log, _settings, [.. builds.Select(build => build.Generation)], _interrupt)
        {
            People = _people,
            Folded = meter.Report,
            Indexing = () => meter.Begin(RebuildStage.Indexing, null, total),
        };
        var (events, recordedAt) = await filling.FillAsync(through, cancellation);
        foreach (var build in builds)
            await build.StandAtAsync(through, events, recordedAt, cancellation);
    }

    [LoggerMessage(LogLevel.Critical, "Projection {Projection}: version {Version}, made again from the log, differs from the live rows. Nothing was switched; an operator has to look.")]
    private partial void LogDiffers(string projection, int version);

    /// <summary>One projection on its way from a new generation to the live one's place.</summary>
    private sealed class Build
    {
        private readonly ProjectionRebuild _rebuild;
        private readonly RebuildMeter _meter;
        private readonly PageWriter _writer;
        private readonly bool _comparable;
        private Lease _lease;
        private long _events;

        private Build(ProjectionRebuild rebuild, Projection projection, RebuildMeter meter, PageWriter writer, Lease lease, LogPosition target, bool comparable)
        {
            (_rebuild, Projection, _meter, _writer, _lease, Target, _comparable) = (rebuild, projection, meter, writer, lease, target, comparable);
            Generation = new NewGeneration(projection, lease.Generation, writer);
        }

        public Projection Projection { get; }

        public NewGeneration Generation { get; }

        /// <summary>How far the rows are to be made before the first look at what came meanwhile.</summary>
        public LogPosition Target { get; }

        public static async Task<Build> BeginAsync(ProjectionRebuild rebuild, Projection projection, RebuildMeter meter, NpgsqlConnection connection, CancellationToken cancellation)
        {
            var live = await LiveAsync(connection, projection, "read-live", cancellation);
            var head = await rebuild._log.HeadAsync(cancellation);
            // Rows that never saw an event, or saw those of another life of the log, have nothing to say: the new ones go to the head.
            // Hardly a log that has lost everything; rather another one than was meant.
            if (head.Value == 0 && live.Checkpoint.Position is { Value: > 0 })
                throw new LogEpochException($"The event log is empty, and the rows of '{projection.Name}' are of one that is not: nothing was switched. Name the log they are to be made from, with --event-log or in Naas__EventLog; with an empty log goes a new database.");
            var comparable = live.Checkpoint.Position is { } position ? position.Epoch == head.Epoch && position <= head : head.Value == 0;

            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            // Generations are numbered one after the other, those of past figures among them.
            _ = await connection.ExecuteAsync("prepare-lock", cancellation);
            await ReadModelSchema.CreateTablesAsync(connection, projection, cancellation);
            var generation = await ReadModelSchema.BeginGenerationAsync(connection, projection, "building", cancellation);
            await ReadModelSchema.CreateApartAsync(connection, projection, generation, cancellation);
            await transaction.CommitAsync(cancellation);

            var writer = new PageWriter(rebuild._database, projection, rebuild._settings, rebuild._people) { Interrupt = rebuild._interrupt };
            return new Build(rebuild, projection, meter, writer, new Lease(projection.Name, generation, projection.Version, 0, default), comparable ? At(live, head) : head, comparable);
        }

        /// <summary>Notes that everything up to a position is in the rows.</summary>
        public async Task StandAtAsync(LogPosition position, long events, DateTimeOffset? recordedAt, CancellationToken cancellation)
        {
            await using var connection = await _rebuild._database.OpenConnectionAsync(cancellation);
            var noted = await connection.ExecuteAsync(
                "set-base",
                cancellation,
                ("name", Projection.Name),
                ("generation", _lease.Generation),
                ("fence", _lease.Fence),
                ("position", position.Value),
                ("epoch", position.Epoch),
                ("recorded_at", recordedAt));
            if (noted != 1)
                throw TakenAway();
            _lease = _lease with { Checkpoint = Checkpoint.Of(position) };
            _events = events;
        }

        public async Task<RebuildReport> FinishAsync(NpgsqlConnection connection, bool dryRun, TimeSpan built, CancellationToken cancellation)
        {
            await CatchUpAsync(connection, cancellation);
            await _rebuild._interrupt(Step.CaughtUp);

            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            _ = await connection.ExecuteAsync("guard-transaction", cancellation, connection.Guards(_rebuild._settings.LongestHold, waitsForDisk: true, findsByKey: false));
            var live = await LiveAsync(connection, Projection, "lock-live", cancellation);
            await _rebuild._interrupt(Step.Held);
            var target = await TargetAsync(live, cancellation);
            await FoldToAsync(target, cancellation);

            _meter.Begin(RebuildStage.Comparing, Projection.Name, 0);
            var tables = _comparable ? await CompareAsync(connection, live.Generation, cancellation) : [];
            var equal = _comparable && tables.All(table => table.Equal);
            var outcome = dryRun ? RebuildOutcome.DryRun
                : equal || !_comparable || live.Version != Projection.Version ? RebuildOutcome.Switched
                : RebuildOutcome.Differs;
            await _rebuild._interrupt(Step.Compared);

            if (outcome == RebuildOutcome.Switched)
            {
                await SwitchAsync(connection, live.Generation, cancellation);
                await transaction.CommitAsync(cancellation);
                await _rebuild._interrupt(Step.Switched);
            }

            return new RebuildReport(
                Projection.Name, live.Version, Projection.Version, _comparable ? target : null, _events, tables, equal, outcome, built, _meter.SinceStart);
        }

        /// <summary>Follows the live rows until so little is left that they can be held for it. Never past them: nobody can go back.</summary>
        private async Task CatchUpAsync(NpgsqlConnection connection, CancellationToken cancellation)
        {
            long folded;
            do
            {
                var live = await LiveAsync(connection, Projection, "read-live", cancellation);
                var before = _events;
                await FoldToAsync(await TargetAsync(live, cancellation), cancellation);
                folded = _events - before;
            }
            while (folded > _rebuild._settings.RebuildPageSize);
        }

        /// <summary>Where the live rows stand; the log's head when there is nothing to compare with.</summary>
        private async Task<LogPosition> TargetAsync(Lease live, CancellationToken cancellation)
        {
            var head = await _rebuild._log.HeadAsync(cancellation);
            return _comparable ? At(live, head) : head;
        }

        /// <summary>Rows that never saw a log are at its beginning.</summary>
        private static LogPosition At(Lease live, LogPosition head) => live.Checkpoint.Position ?? head with { Value = 0 };

        private async Task FoldToAsync(LogPosition target, CancellationToken cancellation)
        {
            var (from, done) = (target with { Value = _lease.Checkpoint.Value }, 0L);
            _meter.Begin(RebuildStage.CatchingUp, Projection.Name, await _rebuild._log.EstimateAsync(from, target, cancellation));
            while (_lease.Checkpoint.Value < target.Value)
            {
                var page = await _rebuild._log.ReadAllAsync(_lease.Checkpoint.Position, _rebuild._settings.RebuildPageSize, cancellation);
                IReadOnlyList<StoredEvent> events = page.Through <= target ? page.Events : [.. page.Events.TakeWhile(stored => stored.Position <= target)];
                var through = page.Through <= target ? page.Through : target;
                _lease = await _writer.WriteAsync(_lease, events, through, cancellation) ?? throw TakenAway();
                _events += events.Count;
                _meter.Report(done += events.Count);
            }
        }

        private static async Task<Lease> LiveAsync(NpgsqlConnection connection, Projection projection, string operation, CancellationToken cancellation)
        {
            var live = await connection.ListAsync(operation, row => Lease.Read(projection.Name, row), cancellation, ("name", projection.Name));
            if (live.Count == 0)
                throw new InvalidOperationException($"The projection '{projection.Name}' has no active generation; prepare the read models first.");
            return live[0].Version <= projection.Version ? live[0] : throw new OtherVersionException(projection.Name, live[0].Version, projection.Version);
        }

        private async Task<List<TableComparison>> CompareAsync(NpgsqlConnection connection, int live, CancellationToken cancellation)
        {
            var comparisons = new List<TableComparison>();
            foreach (var table in Projection.Stored)
                comparisons.Add(await CompareAsync(connection, table.Name, (await TableShape.OfAsync(connection, table, cancellation)).Checksum, live, cancellation));
            comparisons.Add(await CompareAsync(connection, "parked", SqlText.Of(typeof(ProjectionRebuild), "parked-checksum"), live, cancellation));
            return comparisons;
        }

        private async Task<TableComparison> CompareAsync(NpgsqlConnection connection, string table, string sql, int live, CancellationToken cancellation)
        {
            var (liveRows, liveChecksum) = await ChecksumAsync(connection, sql, live, cancellation);
            var (rebuiltRows, rebuiltChecksum) = await ChecksumAsync(connection, sql, _lease.Generation, cancellation);
            return new TableComparison(table, liveRows, rebuiltRows, liveChecksum, rebuiltChecksum);
        }

        private async Task<(long Rows, string Checksum)> ChecksumAsync(NpgsqlConnection connection, string sql, int generation, CancellationToken cancellation)
        {
            await using var command = connection.Command(sql, ("generation", generation), ("name", Projection.Name));
            // Both scans of a large table take as long as they take; the caller's token ends them.
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            _ = await reader.ReadAsync(cancellation);
            return (reader.GetInt64(0), reader.GetString(1));
        }

        private async Task SwitchAsync(NpgsqlConnection connection, int live, CancellationToken cancellation)
        {
            _ = await connection.ExecuteAsync("retire", cancellation, ("name", Projection.Name), ("generation", live));
            if (await connection.ExecuteAsync("go-live", cancellation, ("name", Projection.Name), ("generation", _lease.Generation), ("fence", _lease.Fence)) != 1)
                throw TakenAway();
            _ = await connection.ExecuteAsync("activate", cancellation, ("name", Projection.Name), ("generation", _lease.Generation));
        }

        private InvalidOperationException TakenAway() => new($"Generation {_lease.Generation} of '{Projection.Name}' was taken away from its rebuild.");
    }
}
