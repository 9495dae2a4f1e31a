using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>What a rebuild came to.</summary>
/// <param name="Position">The one position at which both were compared; null when the live rows belong to another log.</param>
/// <param name="Equal">Rows and parked events are the same, bit for bit.</param>
public sealed record RebuildReport(
    string Projection,
    int LiveVersion,
    int Version,
    LogPosition? Position,
    long Events,
    IReadOnlyList<TableComparison> Tables,
    bool Equal,
    RebuildOutcome Outcome,
    TimeSpan Took);

public sealed record TableComparison(string Table, long LiveRows, long RebuiltRows, string LiveChecksum, string RebuiltChecksum)
{
    public bool Equal => LiveRows == RebuiltRows && LiveChecksum == RebuiltChecksum;
}

public enum RebuildOutcome
{
    /// <summary>Readers see the new generation now.</summary>
    Switched = 1,

    /// <summary>Compared and dropped, as asked.</summary>
    DryRun = 2,

    /// <summary>The same version came to different rows: an alarm. The live rows stay.</summary>
    Differs = 3,
}

/// <param name="Done">Events folded so far.</param>
/// <param name="Position">Up to here.</param>
/// <param name="Target">Where the live rows stood when it was last looked.</param>
public sealed record RebuildProgress(long Done, LogPosition Position, LogPosition Target);

/// <summary>Somebody is rebuilding this projection already.</summary>
public sealed class RebuildUnderWayException(string projection)
    : Exception($"The projection '{projection}' is being rebuilt already; wait for that to end.");

/// <summary>Makes a projection again from the beginning of the log, beside the live one, and puts it in its place.</summary>
public sealed partial class ProjectionRebuild
{
    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly TimeProvider _time;
    private readonly ProjectionSettings _settings;
    private readonly ILogger _logger;
    private readonly Func<Step, Task> _interrupt;

    internal ProjectionRebuild(NpgsqlDataSource database, IEventLog log, TimeProvider time, ProjectionSettings settings, ILogger logger, Func<Step, Task>? interrupt = null)
    {
        _database = database;
        _log = log;
        _time = time;
        _settings = settings;
        _logger = logger;
        _interrupt = interrupt ?? (static _ => Task.CompletedTask);
    }

    /// <exception cref="RebuildUnderWayException">Another rebuild of it runs.</exception>
    internal async Task<RebuildReport> RunAsync(Projection projection, bool dryRun, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        if (!await connection.ScalarAsync<bool>("take-rebuild-lock", cancellation, ("name", projection.Name)))
            throw new RebuildUnderWayException(projection.Name);

        try
        {
            await ReadModelSchema.DropUnusedAsync(connection, projection, cancellation);
            var report = await new Build(this, projection, progress).RunAsync(connection, dryRun, cancellation);
            if (report.Outcome == RebuildOutcome.Differs)
                LogDiffers(projection.Name, projection.Version);
            await ReadModelSchema.DropUnusedAsync(connection, projection, cancellation);
            return report;
        }
        finally
        {
            // A connection that broke has lost the lock with its session.
            if (connection.FullState == System.Data.ConnectionState.Open)
                _ = await connection.ScalarAsync<bool>("release-rebuild-lock", CancellationToken.None, ("name", projection.Name));
        }
    }

    [LoggerMessage(LogLevel.Critical, "Projection {Projection}: version {Version}, made again from the log, differs from the live rows. Nothing was switched; an operator has to look.")]
    private partial void LogDiffers(string projection, int version);

    private sealed class Build(ProjectionRebuild rebuild, Projection projection, IProgress<RebuildProgress>? progress)
    {
        private readonly PageWriter _writer = new(rebuild._database, projection, rebuild._settings) { Interrupt = rebuild._interrupt };
        private readonly long _started = rebuild._time.GetTimestamp();
        private Lease _lease = new(projection.Name, 0, projection.Version, 0, default);
        private long _events;

        public async Task<RebuildReport> RunAsync(NpgsqlConnection connection, bool dryRun, CancellationToken cancellation)
        {
            var generation = await BeginAsync(connection, cancellation);
            _lease = _lease with { Generation = generation };
            await rebuild._interrupt(Step.GenerationBegun);

            await CatchUpAsync(connection, cancellation);
            await rebuild._interrupt(Step.CaughtUp);

            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var live = (await LiveAsync(connection, "lock-live", cancellation))!;
            await rebuild._interrupt(Step.Held);
            var target = await TargetAsync(live, cancellation);
            await FoldToAsync(target, cancellation);

            // Rows that never saw a log are at its beginning.
            var sameLog = live.Checkpoint.Position is not { } position || position == target;
            var tables = await CompareAsync(connection, live.Generation, generation, cancellation);
            var equal = sameLog && tables.All(table => table.Equal);
            var outcome = dryRun ? RebuildOutcome.DryRun
                : equal || !sameLog || live.Version != projection.Version ? RebuildOutcome.Switched
                : RebuildOutcome.Differs;
            await rebuild._interrupt(Step.Compared);

            if (outcome == RebuildOutcome.Switched)
            {
                await SwitchAsync(connection, live.Generation, cancellation);
                await transaction.CommitAsync(cancellation);
                await rebuild._interrupt(Step.Switched);
            }

            return new RebuildReport(
                projection.Name, live.Version, projection.Version, sameLog ? target : null, _events, tables, equal, outcome, rebuild._time.GetElapsedTime(_started));
        }

        private async Task<int> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ReadModelSchema.CreateTablesAsync(connection, projection, cancellation);
            var generation = await connection.ScalarAsync<int>("begin-generation", cancellation, ("name", projection.Name), ("version", projection.Version));
            await ReadModelSchema.CreatePartitionsAsync(connection, projection, generation, cancellation);
            await transaction.CommitAsync(cancellation);
            return generation;
        }

        /// <summary>Follows the live rows until so little is left that they can be held for it. Never past them: nobody can go back.</summary>
        private async Task CatchUpAsync(NpgsqlConnection connection, CancellationToken cancellation)
        {
            long folded;
            do
            {
                var live = (await LiveAsync(connection, "read-live", cancellation))!;
                var before = _events;
                await FoldToAsync(await TargetAsync(live, cancellation), cancellation);
                folded = _events - before;
            }
            while (folded > rebuild._settings.RebuildPageSize);
        }

        /// <summary>Where the live rows stand; the log's head when they were made from another life of the log.</summary>
        private async Task<LogPosition> TargetAsync(Lease live, CancellationToken cancellation)
        {
            var head = await rebuild._log.HeadAsync(cancellation);
            return live.Checkpoint.Position is { } position && position.Epoch == head.Epoch && position <= head ? position
                : live.Checkpoint.Position is null ? head with { Value = 0 }
                : head;
        }

        private async Task FoldToAsync(LogPosition target, CancellationToken cancellation)
        {
            while (_lease.Checkpoint.Value < target.Value)
            {
                var page = await rebuild._log.ReadAllAsync(_lease.Checkpoint.Position, rebuild._settings.RebuildPageSize, cancellation);
                IReadOnlyList<StoredEvent> events = page.Through <= target ? page.Events : [.. page.Events.TakeWhile(stored => stored.Position <= target)];
                var through = page.Through <= target ? page.Through : target;
                _lease = await _writer.WriteAsync(_lease, events, through, cancellation)
                    ?? throw new InvalidOperationException($"Generation {_lease.Generation} of '{projection.Name}' was taken away from its rebuild.");
                _events += events.Count;
                progress?.Report(new RebuildProgress(_events, through, target));
            }
        }

        private async Task<Lease?> LiveAsync(NpgsqlConnection connection, string operation, CancellationToken cancellation)
        {
            var live = await connection.ListAsync(operation, row => Lease.Read(projection.Name, row), cancellation, ("name", projection.Name));
            return live.Count == 0 ? throw new InvalidOperationException($"The projection '{projection.Name}' has no active generation; prepare the read models first.") : live[0];
        }

        private async Task<List<TableComparison>> CompareAsync(NpgsqlConnection connection, int live, int rebuilt, CancellationToken cancellation)
        {
            var comparisons = new List<TableComparison>();
            foreach (var table in projection.Tables)
                comparisons.Add(await CompareAsync(connection, table.Name, table.Sql("checksum"), live, rebuilt, cancellation));
            comparisons.Add(await CompareAsync(connection, "parked", SqlText.Of(typeof(ProjectionRebuild), "parked-checksum"), live, rebuilt, cancellation));
            return comparisons;
        }

        private async Task<TableComparison> CompareAsync(NpgsqlConnection connection, string table, string sql, int live, int rebuilt, CancellationToken cancellation)
        {
            var (liveRows, liveChecksum) = await ChecksumAsync(connection, sql, live, cancellation);
            var (rebuiltRows, rebuiltChecksum) = await ChecksumAsync(connection, sql, rebuilt, cancellation);
            return new TableComparison(table, liveRows, rebuiltRows, liveChecksum, rebuiltChecksum);
        }

        private async Task<(long Rows, string Checksum)> ChecksumAsync(NpgsqlConnection connection, string sql, int generation, CancellationToken cancellation)
        {
            await using var command = connection.Command(sql, ("generation", generation), ("name", projection.Name));
            // Both scans of a large table take as long as they take; the caller's token ends them.
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            _ = await reader.ReadAsync(cancellation);
            return (reader.GetInt64(0), reader.GetString(1));
        }

        private async Task SwitchAsync(NpgsqlConnection connection, int live, CancellationToken cancellation)
        {
            _ = await connection.ExecuteAsync("retire", cancellation, ("name", projection.Name), ("generation", live));
            if (await connection.ExecuteAsync("go-live", cancellation, ("name", projection.Name), ("generation", _lease.Generation), ("fence", _lease.Fence)) != 1)
                throw new InvalidOperationException($"Generation {_lease.Generation} of '{projection.Name}' was taken away from its rebuild.");
            _ = await connection.ExecuteAsync("activate", cancellation, ("name", projection.Name), ("generation", _lease.Generation));
        }
    }
}
