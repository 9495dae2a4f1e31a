using System.Data;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
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
                : await AskOfAllAsync(JourneyProjections.Named(projection), moment, answer, cancellation);
        }

        var started = time.GetTimestamp();
        var (waited, unheard, poll) = (false, false, settings.FirstFollowerPoll);
        while (true)
        {
            var change = progress.NextChange(projection);
            // What this process knows not to be there yet is not looked for, unless it has not heard of anything for a while: it may have
            // lost the lead and not know it. And at the end, so that the answer says how far it came.
            if (unheard || !progress.IsBehind(projection, query.MinPosition) || Left() <= TimeSpan.Zero)
            {
                var (given, reached, why) = await TryAsync(projection, query.MinPosition, journey, answer, cancellation);
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

        TimeSpan Left() => settings.Patience - time.GetElapsedTime(started);
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

        return await AnswerAsync(new Snapshot(connection, transaction, ReadModelSchema.Scratch, moment.Freshness, cancellation) { Known = moment }, moment.Freshness, answer);
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

    private async Task<QueryAnswer<T>> AskOfAllAsync<T>(Projection projection, KnownMoment moment, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        if (await FromPastFiguresAsync(projection, moment, answer, cancellation) is { } given)
            return given;

        return await past.AskAsync(projection, moment, cancellation) switch
        {
            null => new QueryAnswer<T>.NotYet(moment.Freshness, "What was known then has to be worked out from the log, and others wait for as much already; ask again later."),
            // Between the two looks they were done, and may be read.
            { State: PastFiguresState.Ready } work => await FromPastFiguresAsync(projection, moment, answer, cancellation) ?? new QueryAnswer<T>.BeingMade(work),
            var work => new QueryAnswer<T>.BeingMade(work),
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
            given = await AnswerAsync(new Snapshot(connection, transaction, found.Generation, moment.Freshness, cancellation) { Known = moment }, moment.Freshness, answer);
        }

        await past.UseAsync(id, cancellation);
        return given;
    }

    private static async Task<QueryAnswer<T>> AnswerAsync<T>(Snapshot snapshot, Freshness freshness, Func<Snapshot, Task<T?>> answer)
        where T : class =>
        await answer(snapshot) is { } value ? new QueryAnswer<T>.Found(value, freshness) : new QueryAnswer<T>.NotFound(freshness);

    private async Task<(QueryAnswer<T>? Answer, Freshness Reached, string? Why)> TryAsync<T>(string projection, LogPosition? minimum, JourneyId? journey, Func<Snapshot, Task<T?>> answer, CancellationToken cancellation)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var rows = await connection.ListAsync(
            "freshness",
            row => (Generation: row.Get<int>(0), new Freshness(new LogPosition(row.Get<Guid?>(2) ?? Guid.Empty, row.Get<long>(1)), row.Get<DateTimeOffset?>(3)), Version: row.Get<int>(4), Parked: row.Get<string?>(5)),
            cancellation,
            ("name", projection),
            ("stream", journey is { } one ? JourneyStream.NameOf(one).Value : null));
        if (rows.Count == 0)
            throw new InvalidOperationException($"The projection '{projection}' has no active generation; prepare the read models first.");

        var (generation, freshness, version, parked) = rows[0];
        // Another version keeps its rows in other tables, where there is nothing to be read, or something else.
        if (version != JourneyProjections.Named(projection).Version)
            return (null, freshness, $"The read model '{projection}' stands at version {version}, and this program reads version {JourneyProjections.Named(projection).Version}: it is being made anew from the log.");

        if (minimum is { } position && (position.Epoch != freshness.Position.Epoch || freshness.Position < position))
            return (null, freshness, null);

        if (parked is not null)
            return (new QueryAnswer<T>.Parked(parked, freshness), freshness, null);

        return (await AnswerAsync(new Snapshot(connection, transaction, generation, freshness, cancellation), freshness, answer), freshness, null);
    }

    /// <summary>A position of another life of the log will not be reached by waiting; the rows just may not have begun.</summary>
    private static bool MayCome(LogPosition minimum, LogPosition reached) =>
        reached.Epoch == minimum.Epoch || reached.Epoch == Guid.Empty;
}

/// <summary>One moment of one generation; everything asked of it belongs together.</summary>
/// <param name="transaction">Null for whatever the connection is in at the time.</param>
internal sealed class Snapshot(NpgsqlConnection connection, NpgsqlTransaction? transaction, int generation, Freshness freshness, CancellationToken cancellation)
{
    /// <summary>The earlier moment whose rows these are; null for the live ones.</summary>
    public KnownMoment? Known { get; init; }

    /// <summary>How figures of this moment were made.</summary>
    /// <param name="edition">The policy edition in force on the day of the figures.</param>
    /// <param name="n">How many units were counted; null where that may not be told.</param>
    public async Task<Provenance> ProvenanceAsync(FigureDefinition definition, EditionCode edition, long? n, params IReadOnlyList<Exclusion> excluded)
    {
        await using var command = connection.Command(SqlText.Of(typeof(ReadModelReader), "directory-version"));
        command.Transaction = transaction;
        var directory = (long)(await command.ExecuteScalarAsync(cancellation))!;
        return new Provenance(definition, edition.Value, freshness.Position.ToString(), freshness.RecordedAt, directory, n, excluded);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<RowValues, T> read, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, [.. parameters, ("generation", generation)]);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(values));
        return rows;
    }
}
