using System.Globalization;
using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Infrastructure.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Keeps one projection up to date: one leader among all processes, woken by the log, each page in one transaction.</summary>
/// <remarks>It goes on by itself after whatever stops it, a lost database included; what stopped it last stands in <see cref="Fault"/>.</remarks>
public sealed partial class ProjectionRunner
{
    private const long NoPage = -1;

    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly ReadModelSchema _schema;
    private readonly ProjectionRebuild _rebuild;
    private readonly ProjectionProgress _progress;
    private readonly TimeProvider _time;
    private readonly ProjectionSettings _settings;
    private readonly ILogger _logger;
    private readonly PageWriter _writer;
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private string? _fault;
    private long _pageBegan = NoPage;

    internal ProjectionRunner(
        Projection projection,
        NpgsqlDataSource database,
        IEventLog log,
        ReadModelSchema schema,
        ProjectionRebuild rebuild,
        ProjectionProgress progress,
        TimeProvider time,
        ProjectionSettings settings,
        ILogger logger,
        Func<Step, Task>? interrupt = null,
        IPersonFacts? people = null)
    {
        Projection = projection;
        _database = database;
        _log = log;
        _schema = schema;
        _rebuild = rebuild;
        _progress = progress;
        _time = time;
        _settings = settings;
        _logger = logger;
        _writer = interrupt is null
            ? new PageWriter(database, projection, settings, people)
            : new PageWriter(database, projection, settings, people) { Interrupt = interrupt };
    }

    public Projection Projection { get; }

    /// <summary>What stopped this runner last, until it has advanced or renewed its lease again, or that it does not come to the end of a page; null when nothing did.</summary>
    public string? Fault => Volatile.Read(ref _fault) ?? HungPage();

    /// <summary>Runs until cancelled; never ends otherwise.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var delay = _settings.FirstDelay;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await _schema.PrepareAsync([Projection], cancellation);
                if (await TakeAsync(cancellation) is not { } lease)
                    await Task.Delay(_settings.Lease / 3, _time, cancellation);
                else if (lease.Version != Projection.Version)
                    await OtherVersionAsync(lease, cancellation);
                else
                    await LeadAsync(lease, cancellation);
                delay = _settings.FirstDelay;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, the projection must go on when it has passed; until then health shows it.
            catch (Exception e)
            {
                Volatile.Write(ref _fault, $"{e.GetType().Name}: {e.Message}");
                _progress.Meter.Failed(Projection.Name, e);
                if (e is LogIntegrityException or LogEpochException)
                    LogAlarm(Projection.Name, e);
                else if (StoreFaults.Passes(e))
                    LogWaits(Projection.Name, delay, e.Message);
                else
                    LogStopped(Projection.Name, delay, e);
                // Through WhenAny a cancelled wait just ends, and the loop with it.
                _ = await Task.WhenAny(Task.Delay(delay, _time, cancellation));
                delay = delay * 2 < _settings.LongestDelay ? delay * 2 : _settings.LongestDelay;
            }
        }
    }

    private async Task LeadAsync(Lease lease, CancellationToken cancellation)
    {
        LogLeads(Projection.Name, lease.Generation, lease.Fence);
        _progress.Meter.Leads(Projection.Name, LeaseChange.Taken);
        if (lease.Checkpoint.Epoch is null)
            lease = await BeginEpochAsync(lease, cancellation);

        _progress.Leads(Projection.Name, true);
        try
        {
            await FollowAsync(lease, cancellation);
        }
        finally
        {
            _progress.Leads(Projection.Name, false);
            if (cancellation.IsCancellationRequested)
                await ReleaseAsync(lease);
        }
    }

    private async Task FollowAsync(Lease lease, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pages = _log.SubscribeAsync(lease.Checkpoint.Position, _settings.PageSize, ending.Token).GetAsyncEnumerator(ending.Token);
        var next = ReadAsync(pages);
        try
        {
            while (await HeldAsync(lease, next, cancellation) && await next is { } page)
            {
                // While it is behind, the next page is read and decoded as this one is written. At the head a page that is read
                // early is a small one, and what comes after it waits for two.
                if (!page.ReachesHead)
                    next = ReadAsync(pages);
                if (await WriteAsync(lease, page, cancellation) is not { } advanced)
                    break;
                if (page.ReachesHead)
                    next = ReadAsync(pages);
                lease = advanced;
                Volatile.Write(ref _fault, null);
                _progress.Advanced(Projection.Name, page.Through);
            }

            LogStepsDown(Projection.Name, lease.Generation, lease.Fence);
            _progress.Meter.Leads(Projection.Name, LeaseChange.Lost);
        }
        finally
        {
            await ending.CancelAsync();
            await LetGoAsync(pages, next);
        }
    }

    /// <returns>The next page; null when the subscription has ended.</returns>
    private static Task<DecodedPage?> ReadAsync(IAsyncEnumerator<LogPage> pages) =>
        Task.Run(async () => await pages.MoveNextAsync() ? DecodedPage.Of(pages.Current) : null);

    private async Task<Lease?> WriteAsync(Lease lease, DecodedPage page, CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        Volatile.Write(ref _pageBegan, began);
        using var watching = _time.CreateTimer(_ => LogHangs(Projection.Name, lease.Checkpoint.Value, _settings.StalledAfter), state: null, _settings.StalledAfter, Timeout.InfiniteTimeSpan);
        try
        {
            using var span = _progress.Meter.BeginPage(lease, page.Events);
            var advanced = await _writer.WriteAsync(lease, page, cancellation);
            if (advanced is not null)
                _progress.Meter.Written(Projection.Name, page.Events, _time.GetElapsedTime(began));
            return advanced;
        }
        finally
        {
            Volatile.Write(ref _pageBegan, NoPage);
        }
    }

    /// <summary>An enumerator may not be disposed of while it moves, and one that does not end when it is told to is left behind.</summary>
    private async Task LetGoAsync(IAsyncEnumerator<LogPage> pages, Task next)
    {
        var ended = Task.Run(async () =>
        {
            await next.ContinueWith(static read => read.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await pages.DisposeAsync();
        });
        if (await Task.WhenAny(ended, Task.Delay(_settings.Lease, _time)) == ended)
            await ended;
        else
            LogLeftBehind(Projection.Name);
    }

    /// <summary>Waits for the next page, and says meanwhile that the leader lives.</summary>
    /// <returns>False when the projection is no longer this runner's.</returns>
    /// <exception cref="ReadStalledException">Nothing comes, though the log has gone on.</exception>
    private async Task<bool> HeldAsync(Lease lease, Task next, CancellationToken cancellation)
    {
        long? waitsSince = null;
        while (!next.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var renewal = Task.Delay(_settings.Lease / 3, _time, waiting.Token);
            if (await Task.WhenAny(next, renewal) == next)
            {
                await waiting.CancelAsync();
                break;
            }

            await renewal;
            if (!await RenewAsync(lease, cancellation))
                return false;

            var head = await _log.HeadAsync(cancellation).WaitAsync(_settings.StalledAfter, _time, cancellation);
            if (next.IsCompleted || Checkpoint.Of(head) == lease.Checkpoint)
            {
                // It reads and it writes: whatever stopped it has passed, even when nothing happens that it could advance with.
                Volatile.Write(ref _fault, null);
                waitsSince = null;
            }
            else if (_time.GetElapsedTime(waitsSince ??= _time.GetTimestamp()) >= _settings.StalledAfter)
            {
                throw new ReadStalledException(string.Create(CultureInfo.InvariantCulture, $"Nothing has come after position {lease.Checkpoint.Value} for {_settings.StalledAfter.TotalSeconds:0.#} s, though the log goes on to {head.Value}: the read is ended and begun anew."));
            }
        }

        return true;
    }

    private async Task<bool> RenewAsync(Lease lease, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync("renew-lease", cancellation, ("name", lease.Projection), ("generation", lease.Generation), ("fence", lease.Fence), ("lease", _settings.Lease)) != 0;
    }

    /// <summary>A fold that does not end cannot be stopped from outside; that it hangs can be told, and the lease runs out meanwhile.</summary>
    private string? HungPage() => Volatile.Read(ref _pageBegan) is not NoPage and var began && _time.GetElapsedTime(began) is var under && under > _settings.StalledAfter
        ? string.Create(CultureInfo.InvariantCulture, $"One page has been under way for {under.TotalSeconds:0} s.")
        : null;

    private async Task<Lease?> TakeAsync(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        var taken = await connection.ListAsync(
            "take-lease",
            row => Lease.Read(Projection.Name, row),
            cancellation,
            ("name", Projection.Name),
            ("owner", _owner),
            ("lease", _settings.Lease));
        if (taken.Count > 0)
            return taken[0];
        if (await connection.ScalarAsync<int>("end-silent-holder", cancellation, ("name", Projection.Name), ("silence", _settings.Lease)) > 0)
            LogSilent(Projection.Name, _settings.Lease);
        return null;
    }

    /// <summary>Before its first event a projection has seen the log up to its beginning: of this log, and no other.</summary>
    private async Task<Lease> BeginEpochAsync(Lease lease, CancellationToken cancellation)
    {
        var head = await _log.HeadAsync(cancellation);
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        _ = await connection.ExecuteAsync("begin-epoch", cancellation, ("name", lease.Projection), ("generation", lease.Generation), ("fence", lease.Fence), ("epoch", head.Epoch));
        return lease with { Checkpoint = lease.Checkpoint with { Epoch = head.Epoch } };
    }

    private async Task OtherVersionAsync(Lease lease, CancellationToken cancellation)
    {
        await ReleaseAsync(lease);
        if (lease.Version > Projection.Version)
        {
            Volatile.Write(ref _fault, $"A newer program keeps version {lease.Version}; this one knows version {Projection.Version}.");
            await Task.Delay(_settings.Lease, _time, cancellation);
            return;
        }

        LogNewVersion(Projection.Name, lease.Version, Projection.Version);
        using var watched = _progress.Meter.Watch([Projection.Name], onwards: null);
        _ = await _rebuild.RunAsync(Projection, dryRun: false, watched, cancellation);
    }

    private async Task ReleaseAsync(Lease lease)
    {
        // So that another process need not wait for the lease to run out. Its own time limit, because the caller is going.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
        try
        {
            await using var connection = await _database.OpenConnectionAsync(limit.Token);
            if (await connection.ExecuteAsync("release-lease", limit.Token, ("name", lease.Projection), ("generation", lease.Generation), ("fence", lease.Fence)) != 0)
                _progress.Meter.Leads(Projection.Name, LeaseChange.Released);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            LogNotReleased(Projection.Name, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Projection {Projection}: leads generation {Generation} with fence {Fence}.")]
    private partial void LogLeads(string projection, int generation, long fence);

    [LoggerMessage(LogLevel.Information, "Projection {Projection}: generation {Generation} with fence {Fence} belongs to somebody else now, or was replaced.")]
    private partial void LogStepsDown(string projection, int generation, long fence);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: stopped; goes on in {Delay}.")]
    private partial void LogStopped(string projection, TimeSpan delay, Exception exception);

    // Where in the program a connection was lost says nothing; many lines of it hide what does.
    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: the database or the log does not answer ({Why}); goes on in {Delay}.")]
    private partial void LogWaits(string projection, TimeSpan delay, string why);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: a process that leads no more held its checkpoint and stood still for {Silence} in the middle of a request, so its connection was ended.")]
    private partial void LogSilent(string projection, TimeSpan silence);

    [LoggerMessage(LogLevel.Error, "Projection {Projection}: the page after position {Position} has been under way for {Limit} and has not ended.")]
    private partial void LogHangs(string projection, long position, TimeSpan limit);

    [LoggerMessage(LogLevel.Critical, "Projection {Projection}: the log is not what it must be. Nothing is skipped; an operator has to look.")]
    private partial void LogAlarm(string projection, Exception exception);

    [LoggerMessage(LogLevel.Information, "Projection {Projection}: stands at version {Stored}, this program makes version {Own}; rebuilding.")]
    private partial void LogNewVersion(string projection, int stored, int own);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: the lease could not be given back and will run out: {Why}")]
    private partial void LogNotReleased(string projection, string why);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: the read does not end when it is told to, and is left behind.")]
    private partial void LogLeftBehind(string projection);

    /// <summary>The subscription has stopped and says nothing.</summary>
    private sealed class ReadStalledException(string message) : Exception(message);
}
