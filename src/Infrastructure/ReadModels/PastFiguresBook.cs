using System.Collections.Concurrent;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The past figures that there are, that are being made, and that wait: one book for all processes.</summary>
public sealed class PastFiguresBook(NpgsqlDataSource database, IEventLog log, ProjectionSettings settings)
{
    // Far more than there are at a time.
    private const int MostCounted = 1000;

    // How many events there are up to a position never changes, and whoever waits for the work asks every second.
    private readonly ConcurrentDictionary<LogPosition, long> _counted = new();

    private TaskCompletionSource _asked = New();

    /// <summary>Completes when this process is asked for past figures the next time. Take it before looking, and nothing is missed.</summary>
    internal Task NextAsked => Volatile.Read(ref _asked).Task;

    /// <summary>Asks for past figures: those that are there or on their way already, or new ones.</summary>
    /// <param name="caller">Who asks: of one caller so many are waited for at a time, so that others come to their turn.</param>
    /// <returns>No figures when too many wait already, and whether they are this caller's.</returns>
    internal async Task<(PastFigures? Figures, bool TooManyOfOne)> AskAsync(Projection projection, KnownMoment moment, ActorId caller, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var asked = await connection.ListAsync(
            "ask-past-figures",
            row => row.Get<Guid>(0),
            cancellation,
            ("name", projection.Name),
            ("version", projection.Version),
            ("epoch", moment.Position.Epoch),
            ("position", moment.Position.Value),
            ("recorded_at", moment.RecordedAt),
            ("asked_by", caller.Value),
            ("most", settings.PastFiguresWaiting),
            ("most_of_one", settings.PastFiguresOfOne),
            ("pause", settings.PastFiguresPause));
        if (asked.Count == 0)
            return (null, await IsAtTheLimitAsync(connection, caller, cancellation));

        Interlocked.Exchange(ref _asked, New()).SetResult();
        return ((await ReadAsync(connection, asked[0], cancellation))?.Figures, false);
    }

    private async Task<bool> IsAtTheLimitAsync(NpgsqlConnection connection, ActorId caller, CancellationToken cancellation) =>
        (await connection.ListAsync("count-past-figures-of", row => row.Get<long>(0), cancellation, ("asked_by", caller.Value)))[0] >= settings.PastFiguresOfOne;

    internal async Task<(PastFigures Figures, Freshness Freshness)?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, id, cancellation);
    }

    /// <summary>Notes that somebody reads these: the longest unused go first.</summary>
    internal async Task UseAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        _ = await connection.ExecuteAsync("use-past-figures", cancellation, ("id", id));
    }

    /// <returns>The id and the generation of figures that are ready, in the snapshot of a connection; null when there are none.</returns>
    internal static async Task<(Guid Id, int Generation)?> FindAsync(NpgsqlConnection connection, Projection projection, LogPosition position, CancellationToken cancellation)
    {
        var found = await connection.ListAsync(
            "find-past-figures",
            row => (row.Get<Guid>(0), row.Get<int>(1)),
            cancellation,
            ("name", projection.Name),
            ("version", projection.Version),
            ("epoch", position.Epoch),
            ("position", position.Value));
        return found.Count == 0 ? null : found[0];
    }

    private async Task<(PastFigures Figures, Freshness Freshness)?> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        var position = await connection.ListAsync("read-past-figures", PositionOf, cancellation, ("id", id));
        if (position.Count == 0)
            return null;
        var events = await CountAsync(position[0], cancellation);
        var found = await connection.ListAsync("read-past-figures", row => FiguresOf(row, events), cancellation, ("id", id));
        return found.Count == 0 ? null : found[0];
    }

    /// <returns>How many events there are up to a position; null where it is none of this log any more.</returns>
    private async Task<long?> CountAsync(LogPosition position, CancellationToken cancellation)
    {
        if (_counted.TryGetValue(position, out var counted))
            return counted;
        try
        {
            counted = await log.EstimateAsync(position with { Value = 0 }, position, cancellation);
        }
        catch (LogEpochException)
        {
            return null;
        }

        if (_counted.Count >= MostCounted)
            _counted.Clear();
        return _counted[position] = counted;
    }

    private static LogPosition PositionOf(RowValues row) => new(row.Get<Guid>(2), row.Get<long>(3));

    /// <param name="ofEvents">How many events there are up to the position; null where nobody can tell any more.</param>
    private static (PastFigures Figures, Freshness Freshness) FiguresOf(RowValues row, long? ofEvents)
    {
        var position = PositionOf(row);
        var state = StateOf(row.Get<string>(5));
        var events = row.Get<long>(6);
        var (began, ended, now) = (row.Get<DateTimeOffset?>(8), row.Get<DateTimeOffset?>(9), row.Get<DateTimeOffset>(11));
        // All by the database's clock, so that the clocks of two machines do not mix.
        var seconds = began is { } since ? ((ended ?? now) - since).TotalSeconds : 0;
        var rate = events > 0 && seconds > 0 ? events / seconds : (double?)null;
        return (
            new PastFigures(
                row.Get<Guid>(0),
                row.Get<string>(1),
                position.ToString(),
                row.Get<DateTimeOffset?>(4),
                state,
                events,
                Math.Max(ofEvents ?? events, events),
                rate is { } measured ? (long)Math.Round(measured) : null,
                state == PastFiguresState.BeingMade && rate is { } running && ofEvents is { } total ? (long)Math.Ceiling(Math.Max(total - events, 0) / running) : null,
                row.Get<DateTimeOffset>(7),
                began,
                ended,
                row.Get<string?>(10),
                WhatToDo(state)),
            new Freshness(position, row.Get<DateTimeOffset?>(4)));
    }

    private static PastFiguresState StateOf(string text) => text switch
    {
        "waiting" => PastFiguresState.Waiting,
        "being-made" => PastFiguresState.BeingMade,
        "ready" => PastFiguresState.Ready,
        "failed" => PastFiguresState.Failed,
        _ => throw new InvalidOperationException($"Nobody has said what the state '{text}' of past figures means."),
    };

    private static string WhatToDo(PastFiguresState state) => state switch
    {
        PastFiguresState.Waiting => "Look again in a while: they are made one after the other.",
        PastFiguresState.BeingMade => "Look again in a while.",
        PastFiguresState.Ready => "Ask the question again: it is answered now.",
        PastFiguresState.Failed => "Ask the question again in a minute, and the work begins anew. If it fails again, give this id to an operator.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
