using System.Collections.Concurrent;
using System.Data;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Answers questions from one snapshot of a read model, together with how fresh that snapshot is.</summary>
/// <remarks>
/// A question about an earlier moment is answered by the same statements from other rows. Those of one journey are folded again
/// from the beginning of its stream and are gone with the answer; those of everybody are past figures, which have to be made first.
/// </remarks>
public sealed class ReadModelReader(NpgsqlDataSource database, IEventLog log, ProjectionProgress progress, PastFiguresBook past, TimeProvider time, ProjectionSettings settings, IPersonFacts? people = null)
{
    // By projection, the generation whose rows were live when they were looked at last, and the life of the log that they were of.
    private readonly ConcurrentDictionary<string, (int Generation, Guid Epoch)> _found = new();

    /// <param name="journey">The journey the question is about, when it is about one: its record may be parked.</param>
    /// <param name="answer">Null when there is no such thing.</param>
    internal async Task<QueryAnswer<T>> AskAsync<T>(string projection, IQuery query, JourneyId? journey, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        if (query.AsKnown is { } known)
        {
            var moment = await KnownMoment.FindAsync(log, known, cancellation);
            return journey is { } one
                ? await AskOfOneAsync(JourneyProjections.Named(projection), one, moment, answer, cancellation)
                : await AskOfAllAsync(JourneyProjections.Named(projection), moment, query.Caller.Subject, answer, cancellation);
        }

        if (journey is null && HasReached(projection, query.MinPosition) && _found.TryGetValue(projection, out var found) && MayStillBeTold(query, found.Epoch)
            && await FromExpectedAsync(projection, found.Generation, query.MinPosition, answer, cancellation) is { } expected)
            return expected;

        var started = time.GetTimestamp();
        var (waited, unheard, poll) = (false, false, settings.FirstFollowerPoll);
        while (true)
        {
            var change = progress.NextChange(projection);
            // What this process knows not to be there yet is not looked for, unless it has not heard of anything for a while: it may have
            // lost the lead and not know it. And at the end, so that the answer says how far it came.
            if (unheard || !progress.IsBehind(projection, query.MinPosition) || Left() <= TimeSpan.Zero)
            {
                var (given, reached, why) = await TryAsync(projection, query, journey, answer, cancellation);
                if (given is not null)
                {
                    if (waited)
                        progress.Meter.Waited(projection, time.GetElapsedTime(started), reached: true);
                    return given;
                }

                if (query.MinPosition is { } minimum && !MayCome(minimum, reached.Position))
                    throw new LogEpochException("The position belongs to another log, or to this one before it was restored; ask without it.");

                if (Left() <= TimeSpan.Zero)
                {
                    progress.Meter.Waited(projection, time.GetElapsedTime(started), reached: false);
                    return new QueryAnswer<T>.NotYet(reached, why);
                }
            }

            waited = true;
            // Of another process' advance this one does not hear, so it looks again by itself.
            var left = Left();
            var longest = progress.IsLedHere(projection) ? settings.LeaderPoll : poll;
            var wait = left < longest ? left : longest;
            poll = poll * 2 < settings.FollowerPoll ? poll * 2 : settings.FollowerPoll;
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _ = await Task.WhenAny(change, Task.Delay(wait, time, waiting.Token));
            unheard = !change.IsCompleted;
            await waiting.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }

        TimeSpan Left() => (query.Waits ? settings.Patience : TimeSpan.Zero) - time.GetElapsedTime(started);
    }

    private async Task<QueryAnswer<T>> AskOfOneAsync<T>(Projection projection, JourneyId journey, KnownMoment moment, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamAsync(JourneyStream.NameOf(journey), 0, cancellation))
        {
            if (stored.Position > moment.Position)
                break;
            events.Add(stored);
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        // Nobody else ever sees the rows: the transaction is not committed. Who asks about the same journey at once waits for its end.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await WhyNotFoldedAsync(connection, projection, events, cancellation) is { } why)
            return new QueryAnswer<T>.Parked(why, moment.Freshness);

        return await AnswerAsync(Snapshot.Of(connection, transaction, ReadModelSchema.Scratch, moment, cancellation), answer);
    }

    /// <summary>Writes the rows of one journey's events into the scratch generation.</summary>
    /// <returns>Why an event could not be folded, or the database refuses the rows: then the stream would be parked. Otherwise null.</returns>
    private async Task<string?> WhyNotFoldedAsync(NpgsqlConnection connection, Projection projection, List<StoredEvent> events, CancellationToken cancellation)
    {
        var writer = new PageWriter(database, projection, settings, people) { KeepsTallies = false };
        var deliveries = await writer.WithPeopleAsync(Delivery.Of(events), cancellation);
        try
        {
            var parked = await writer.FoldRowsAsync(connection, ReadModelSchema.Scratch, deliveries, new HashSet<string>(), cancellation);
            return parked.Count == 0 ? null : parked[0].Reason;
        }
        catch (PostgresException e) when (PageWriter.MayBePoison(e))
        {
            return PageWriter.Refused(e);
        }
    }

    private async Task<QueryAnswer<T>> AskOfAllAsync<T>(Projection projection, KnownMoment moment, ActorId caller, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        if (await FromPastFiguresAsync(projection, moment, answer, cancellation) is { } given)
            return given;

        return await past.AskAsync(projection, moment, caller, cancellation) switch
        {
            (null, true) => new QueryAnswer<T>.TooMany($"You have asked for {settings.PastFiguresOfOne} earlier moments that are not worked out yet, and nobody may have more at once: read those first, or ask again later."),
            (null, _) => new QueryAnswer<T>.NotYet(moment.Freshness, "What was known then has to be worked out from the log, and others wait for as much already; ask again later."),
            // Between the two looks they were done, and may be read.
            ({ State: PastFiguresState.Ready } work, _) => await FromPastFiguresAsync(projection, moment, answer, cancellation) ?? new QueryAnswer<T>.BeingMade(work),
            var (work, _) => new QueryAnswer<T>.BeingMade(work),
        };
    }

    /// <returns>Null when there are none.</returns>
    private async Task<QueryAnswer<T>?> FromPastFiguresAsync<T>(Projection projection, KnownMoment moment, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        QueryAnswer<T> given;
        Guid id;
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation))
        {
            if (await PastFiguresBook.FindAsync(connection, projection, moment.Position, cancellation) is not { } found)
                return null;

            id = found.Id;
            given = await AnswerAsync(Snapshot.Of(connection, transaction, found.Generation, moment, cancellation), answer);
        }

        await past.UseAsync(id, cancellation);
        return given;
    }

    private static async Task<QueryAnswer<T>> AnswerAsync<T>(Snapshot snapshot, Func<Snapshot, Task<T?>> answer)
        where T : class
    {
        var value = await answer(snapshot);
        var freshness = await snapshot.FreshnessAsync();
        return value is null ? new QueryAnswer<T>.NotFound(freshness) : new QueryAnswer<T>.Found(value, freshness);
    }

    private async Task<(QueryAnswer<T>? Answer, Freshness Reached, string? Why)> TryAsync<T>(string projection, IQuery query, JourneyId? journey, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await LookAsync(connection, projection, journey, cancellation) is not { } found)
            throw new InvalidOperationException($"The projection '{projection}' has no active generation; prepare the read models first.");

        // Another version keeps its rows in other tables, where there is nothing to be read, or something else.
        if (found.Version != JourneyProjections.Named(projection).Version)
            return (null, found.Freshness, $"The read model '{projection}' stands at version {found.Version}, and this program reads version {JourneyProjections.Named(projection).Version}: it is being made anew from the log.");

        if (query.MinPosition is { } position && (position.Epoch != found.Freshness.Position.Epoch || found.Freshness.Position < position))
            return (null, found.Freshness, null);

        if (found.Freshness.Position.Epoch != Guid.Empty && !await MayBeToldAsync(query, found.Freshness.Position.Epoch, cancellation))
            return (null, found.Freshness, $"The read model '{projection}' was made from another event log, or from this one before it was restored: './naas rebuild' makes it anew, './naas rebuild --event-log …' with the server's log where that is an EventStoreDB.");

        if (found.Parked is { } parked)
            return (new QueryAnswer<T>.Parked(parked, found.Freshness), found.Freshness, null);

        _found[projection] = (found.Generation, found.Freshness.Position.Epoch);
        return (await AnswerAsync(Snapshot.Of(connection, transaction, found, cancellation), answer), found.Freshness, null);
    }

    /// <summary>From the rows that were live when they were looked at last.</summary>
    /// <returns>Null when they are so no longer.</returns>
    private async Task<QueryAnswer<T>?> FromExpectedAsync<T>(string projection, int generation, LogPosition? minimum, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        try
        {
            return await AnswerAsync(Snapshot.Expecting(connection, transaction, projection, generation, minimum, cancellation), answer);
        }
        catch (RowsMovedException)
        {
            _ = _found.TryRemove(projection, out _);
            return null;
        }
    }

    private static async Task<LiveRows?> LookAsync(NpgsqlConnection connection, string projection, JourneyId? journey, CancellationToken cancellation)
    {
        var found = await connection.ListAsync("freshness", LiveRows.Read, cancellation, ("name", projection), ("stream", journey is { } one ? JourneyStream.NameOf(one).Value : null));
        return found is [var rows] ? rows : null;
    }

    /// <summary>The same, where it is not the rows that are old but what this process knows: another may have begun the life that they are of.</summary>
    private async Task<bool> MayBeToldAsync(IQuery query, Guid epoch, CancellationToken cancellation) =>
        MayStillBeTold(query, epoch) || (await log.HeadAsync(cancellation)).Epoch == epoch;

    /// <summary>Whether rows that saw this life of the log may be told: not where it is known that another has begun.</summary>
    private bool MayStillBeTold(IQuery query, Guid epoch) => query.TakesAnyLife || log.KnownEpoch is not { } life || life == epoch;

    /// <summary>Whether every snapshot that is taken from now on shows the position.</summary>
    private bool HasReached(string projection, LogPosition? minimum) =>
        minimum is not { } asked || (progress.Reached(projection) is { } reached && reached.Epoch == asked.Epoch && reached >= asked);

    /// <summary>A position of another life of the log will not be reached by waiting; the rows just may not have begun.</summary>
    private static bool MayCome(LogPosition minimum, LogPosition reached) =>
        reached.Epoch == minimum.Epoch || reached.Epoch == Guid.Empty;
}
