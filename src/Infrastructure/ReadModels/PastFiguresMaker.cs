using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Infrastructure.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Makes the past figures that were asked for, one after the other, in one of all processes; and drops those that go.</summary>
/// <remarks>
/// They are filled as a rebuild fills its generations, up to their position, and nobody finds them before they are whole. What a
/// process leaves behind that dies is begun anew by the next: by the same one when it starts again, or by another at its next look.
/// </remarks>
public sealed partial class PastFiguresMaker
{
    // Work that ends with the process every time is not begun for ever.
    private const int MostTries = 5;

    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly PastFiguresBook _book;
    private readonly TimeProvider _time;
    private readonly ProjectionSettings _settings;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<Projection> _projections;
    private readonly Func<Step, Task> _interrupt;
    private readonly IPersonFacts? _people;

    public PastFiguresMaker(NpgsqlDataSource database, IEventLog log, PastFiguresBook book, TimeProvider time, ProjectionSettings settings, ILogger<PastFiguresMaker> logger, IPersonFacts? people = null)
        : this(database, log, book, time, settings, logger, JourneyProjections.All, interrupt: null, people)
    {
    }

    internal PastFiguresMaker(
        NpgsqlDataSource database, IEventLog log, PastFiguresBook book, TimeProvider time, ProjectionSettings settings, ILogger logger, IReadOnlyList<Projection> projections, Func<Step, Task>? interrupt = null, IPersonFacts? people = null)
    {
        _database = database;
        _log = log;
        _book = book;
        _time = time;
        _settings = settings;
        _logger = logger;
        _projections = projections;
        _interrupt = interrupt ?? (static _ => Task.CompletedTask);
        _people = people;
    }

    /// <summary>Runs until cancelled; never ends otherwise.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var asked = _book.NextAsked;
            try
            {
                while (await MakeNextAsync(cancellation))
                {
                    // There may be more.
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, others must be answered when it has passed; what was being made is begun anew.
            catch (Exception e)
            {
                if (StoreFaults.Passes(e))
                    LogWaits(e.Message);
                else
                    LogStopped(e);
            }

            // Another process' question, or its death, is not heard here: this one looks.
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _ = await Task.WhenAny(asked, Task.Delay(_settings.PastFiguresPoll, _time, waiting.Token));
            await waiting.CancelAsync();
        }
    }

    /// <summary>Drops what goes, and makes the figures that were asked for first.</summary>
    /// <returns>False when there is nothing to make, or another process is at it.</returns>
    internal async Task<bool> MakeNextAsync(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        if (!await connection.ScalarAsync<bool>("take-past-lock", cancellation))
            return false;

        try
        {
            await DropAsync(connection, _settings.PastFiguresKept, cancellation);
            if (await NextAsync(connection, cancellation) is not { } next)
                return false;
            // Room for one more.
            await DropAsync(connection, _settings.PastFiguresKept - 1, cancellation);
            var again = next is { Generation: not null, Tries: MostTries };
            if (again)
                await FailAsync(connection, next.Id, next.Generation!.Value, "It was begun several times and cut off every time: the server stopped, or the database had no room or no time for it.", cancellation);
            if (next.Generation is { } left)
                await DropAsync(connection, next.Id, next.Projection.Name, left, next.Tables, cancellation);
            if (!again)
                await MakeAsync(connection, next, cancellation);
            return true;
        }
        finally
        {
            // A connection that broke has lost the lock with its session.
            if (connection.FullState == System.Data.ConnectionState.Open)
                _ = await connection.ScalarAsync<bool>("release-past-lock", CancellationToken.None);
        }
    }

    private async Task<Asked?> NextAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var next = await connection.ListAsync(
            "next-past-figures",
            row => new Asked(
                row.Get<Guid>(0),
                _projections.Single(projection => projection.Name == row.Get<string>(1)),
                new LogPosition(row.Get<Guid>(2), row.Get<long>(3)),
                row.Get<int?>(4),
                row.Get<string[]>(5),
                row.Get<int>(6)),
            cancellation,
            ("names", _projections.Select(projection => projection.Name).ToArray()),
            ("versions", _projections.Select(projection => projection.Version).ToArray()));
        return next.Count == 0 ? null : next[0];
    }

    /// <summary>First nobody finds them any more; they are dropped when nobody is left who had found them.</summary>
    private async Task DropAsync(NpgsqlConnection connection, int kept, CancellationToken cancellation)
    {
        var head = await _log.HeadAsync(cancellation);
        foreach (var projection in _projections)
        {
            var own = new (string, object?)[] { ("name", projection.Name), ("version", projection.Version), ("epoch", head.Epoch) };
            _ = await connection.ExecuteAsync("leave-past-figures", cancellation, [.. own, ("kept", kept)]);
            _ = await connection.ExecuteAsync("forget-past-requests", cancellation, own);
        }

        var left = await connection.ListAsync(
            "left-past-figures", row => (Id: row.Get<Guid>(0), Name: row.Get<string>(1), Generation: row.Get<int>(2), Tables: row.Get<string[]>(3)), cancellation);
        foreach (var (id, name, generation, tables) in left)
            await DropAsync(connection, id, name, generation, tables, cancellation);

        var forgotten = await connection.ListAsync(
            "forgotten-generations",
            row => (Name: row.Get<string>(0), Generation: row.Get<int>(1)),
            cancellation,
            ("names", _projections.Select(projection => projection.Name).ToArray()),
            ("versions", _projections.Select(projection => projection.Version).ToArray()));
        foreach (var (name, generation) in forgotten)
        {
            await ReadModelSchema.DropPartitionsAsync(connection, generation, TablesOf(_projections.Single(projection => projection.Name == name)), cancellation);
            await ReadModelSchema.ForgetGenerationAsync(connection, name, generation, cancellation);
        }
    }

    /// <summary>Drops the rows of past figures, which the book names until nothing is left of them.</summary>
    private async Task DropAsync(NpgsqlConnection connection, Guid id, string name, int generation, IEnumerable<string> tables, CancellationToken cancellation)
    {
        var isPast = await connection.ScalarAsync<bool>("is-past", cancellation, ("name", name), ("generation", generation));
        if (isPast)
            await ReadModelSchema.DropPartitionsAsync(connection, generation, tables, cancellation);
        else
            LogNotPast(id, name, generation);

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (isPast)
            await ReadModelSchema.ForgetGenerationAsync(connection, name, generation, cancellation);
        _ = await connection.ExecuteAsync("forget-past-figures", cancellation, ("id", id), ("generation", generation));
        await transaction.CommitAsync(cancellation);
    }

    private async Task MakeAsync(NpgsqlConnection connection, Asked asked, CancellationToken cancellation)
    {
        var generation = await BeginAsync(connection, asked, cancellation);
        await _interrupt(Step.GenerationBegun);
        try
        {
            var events = await FillAsync(asked, generation, cancellation);
            if (await connection.ExecuteAsync("finish-past-figures", cancellation, ("id", asked.Id), ("generation", generation), ("events", events)) != 1)
                throw new InvalidOperationException($"The past figures {asked.Id} were taken away from the process that made them.");
            await _interrupt(Step.Switched);
        }
        // What passes is begun anew; the rest would come again every time, and whoever waits has to be told.
        catch (Exception e) when (e is not OperationCanceledException && !StoreFaults.IsAway(e))
        {
            LogFailed(asked.Id, e);
            await FailAsync(connection, asked.Id, generation, WhyFailed(e), cancellation);
            await DropAsync(connection, asked.Id, asked.Projection.Name, generation, TablesOf(asked.Projection), cancellation);
        }
    }

    private static Task<int> FailAsync(NpgsqlConnection connection, Guid id, int generation, string why, CancellationToken cancellation) =>
        connection.ExecuteAsync("fail-past-figures", cancellation, ("id", id), ("generation", generation), ("failure", why));

    private static async Task<int> BeginAsync(NpgsqlConnection connection, Asked asked, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Generations are numbered one after the other, those of a rebuild among them.
        _ = await connection.ExecuteAsync("prepare-lock", cancellation);
        await ReadModelSchema.CreateTablesAsync(connection, asked.Projection, cancellation);
        var generation = await ReadModelSchema.BeginGenerationAsync(connection, asked.Projection, "past", cancellation);
        await ReadModelSchema.CreateApartAsync(connection, asked.Projection, generation, cancellation);
        if (await connection.ExecuteAsync("begin-past-figures", cancellation, ("id", asked.Id), ("generation", generation), ("tables", TablesOf(asked.Projection))) != 1)
            throw new InvalidOperationException($"Nobody asks for the past figures {asked.Id} any more.");
        await transaction.CommitAsync(cancellation);
        return generation;
    }

    private async Task<long> FillAsync(Asked asked, int generation, CancellationToken cancellation)
    {
        var folded = 0L;
        var writer = new PageWriter(_database, asked.Projection, _settings, _people);
        var filling = new RebuildBase(_database, _log, _settings, [new NewGeneration(asked.Projection, generation, writer)], _interrupt)
        {
            People = _people,
            Folded = events => Volatile.Write(ref folded, events),
        };
        using var telling = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var told = TellAsync(asked.Id, generation, () => Volatile.Read(ref folded), telling.Token);
        try
        {
            return (await filling.FillAsync(asked.Position, cancellation)).Events;
        }
        finally
        {
            await telling.CancelAsync();
            await told;
        }
    }

    /// <summary>Says every second how far the work is.</summary>
    private async Task TellAsync(Guid id, int generation, Func<long> folded, CancellationToken cancellation)
    {
        using var every = new PeriodicTimer(TimeSpan.FromSeconds(1), _time);
        try
        {
            while (await every.WaitForNextTickAsync(cancellation))
            {
                await using var connection = await _database.OpenConnectionAsync(cancellation);
                _ = await connection.ExecuteAsync("note-past-figures", cancellation, ("id", id), ("generation", generation), ("events", folded()));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The work has ended, one way or the other.
        }
        catch (NpgsqlException e)
        {
            // Nobody is told for the rest of it; the work itself goes on, or fails by itself.
            LogNotTold(id, e.Message);
        }
    }

    private static string[] TablesOf(Projection projection) => [.. projection.Stored.Select(table => table.Name)];

    private static string WhyFailed(Exception e) => e switch
    {
        LogEpochException => "The log was restored since this was asked.",
        LogIntegrityException => "The log is not what it must be; an operator has been shown it.",
        _ => "The rows could not be made; what stopped it stands in the server's log under this id.",
    };

    [LoggerMessage(LogLevel.Error, "Past figures {Id}: not made.")]
    private partial void LogFailed(Guid id, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Past figures: the database or the log does not answer ({Why}); what was being made is begun anew.")]
    private partial void LogWaits(string why);

    [LoggerMessage(LogLevel.Warning, "Past figures: stopped; what was being made is begun anew.")]
    private partial void LogStopped(Exception exception);

    [LoggerMessage(LogLevel.Error, "Past figures {Id}: the book names generation {Generation} of {Projection}, which is none of past figures. It is left alone, and the book forgets it.")]
    private partial void LogNotPast(Guid id, string projection, int generation);

    [LoggerMessage(LogLevel.Warning, "Past figures {Id}: how far the work is cannot be told any more ({Why}).")]
    private partial void LogNotTold(Guid id, string why);

    /// <param name="Generation">What a process left behind that died; null when nothing was begun.</param>
    private sealed record Asked(Guid Id, Projection Projection, LogPosition Position, int? Generation, string[] Tables, int Tries);
}
