using System.Diagnostics;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The steps of a page, between any two of which the process may die or stand still.</summary>
internal enum Step
{
    Begun,
    Advanced,
    Folded,
    RowsWritten,
    Committed,
    GenerationBegun,
    SliceCopied,
    Attached,
    CaughtUp,
    Held,
    Compared,
    Switched,
}

/// <summary>A page of the log that has been decoded; decoding needs no database, so it is done while the page before is written.</summary>
/// <param name="RecordedAt">When its last event was recorded; null when it has none.</param>
internal sealed record DecodedPage(List<Delivery> Deliveries, int Events, LogPosition Through, DateTimeOffset? RecordedAt)
{
    /// <summary>Whether nothing stood behind it when it was read.</summary>
    public bool ReachesHead { get; init; }

    public static DecodedPage Of(LogPage page) => Of(page.Events, page.Through) with { ReachesHead = page.Through == page.Head };

    public static DecodedPage Of(IReadOnlyList<StoredEvent> events, LogPosition through) =>
        new(Delivery.Of(events), events.Count, through, events.Count == 0 ? null : events[^1].RecordedAt);
}

/// <summary>Brings one page into one generation: rows, parked events, checkpoint and fence in one transaction.</summary>
/// <param name="people">What the directory knows; null where nobody is known.</param>
internal sealed class PageWriter(NpgsqlDataSource database, Projection projection, ProjectionSettings settings, IPersonFacts? people = null)
{
    private readonly PeopleOfPages _people = new(people);

    /// <summary>Where tests stop the writer, or kill it.</summary>
    public Func<Step, Task> Interrupt { get; init; } = static _ => Task.CompletedTask;

    /// <summary>False for rows of one journey alone, of which nothing is counted.</summary>
    public bool KeepsTallies { get; init; } = true;

    /// <returns>The lease with its new checkpoint; null when the generation is no longer this owner's to write.</returns>
    public Task<Lease?> WriteAsync(Lease lease, IReadOnlyList<StoredEvent> events, LogPosition through, CancellationToken cancellation) =>
        WriteAsync(lease, DecodedPage.Of(events, through), cancellation);

    /// <returns>The lease with its new checkpoint; null when the generation is no longer this owner's to write.</returns>
    public async Task<Lease?> WriteAsync(Lease lease, DecodedPage page, CancellationToken cancellation)
    {
        // Before the checkpoint is locked, and outside of what may be poison.
        page = page with { Deliveries = await WithPeopleAsync(page.Deliveries, cancellation) };
        try
        {
            return await WriteAsync(lease, page, apart: false, cancellation);
        }
        catch (RowsRefusedException)
        {
            // Stream by stream it shows whose row it is, and only that one is parked.
            return await WriteAsync(lease, page, apart: true, cancellation);
        }
    }

    private async Task<Lease?> WriteAsync(Lease lease, DecodedPage page, bool apart, CancellationToken cancellation)
    {
        await ReachedAsync(Step.Begun);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var other = !apart && page.Deliveries.Count > settings.PagePart ? await database.OpenConnectionAsync(cancellation) : null;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The checkpoint first: its row lock makes whoever else would touch these rows wait, or finds that they already have.
        if (await AdvanceAsync(connection, lease, page, cancellation) is not { } parkedStreams)
            return null;
        await ReachedAsync(Step.Advanced);

        await RowsRefusedException.OrDoneAsync(() =>
            apart ? WriteApartAsync(connection, transaction, lease.Generation, page.Deliveries, parkedStreams, cancellation)
            : other is null ? WriteRowsAsync(connection, lease.Generation, page.Deliveries, parkedStreams, cancellation)
            : WritePartsAsync(connection, other, lease.Generation, page.Deliveries, parkedStreams, cancellation));
        await ReachedAsync(Step.RowsWritten);

        await transaction.CommitAsync(cancellation);
        await ReachedAsync(Step.Committed);
        return lease with { Checkpoint = Checkpoint.Of(page.Through) };
    }

    private Task ReachedAsync(Step step)
    {
        _ = Activity.Current?.AddEvent(new ActivityEvent(step.ToString()));
        return Interrupt(step);
    }

    /// <summary>Brings whole streams into a generation that is being built: rows and parked events in one transaction, the checkpoint stays.</summary>
    public async Task WriteWholeAsync(int generation, List<Delivery> deliveries, CancellationToken cancellation)
    {
        deliveries = await WithPeopleAsync(deliveries, cancellation);
        try
        {
            await WriteWholeAsync(generation, deliveries, apart: false, cancellation);
        }
        catch (RowsRefusedException)
        {
            await WriteWholeAsync(generation, deliveries, apart: true, cancellation);
        }
    }

    private async Task WriteWholeAsync(int generation, IReadOnlyList<Delivery> deliveries, bool apart, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        _ = await connection.ExecuteAsync("guard-transaction", cancellation, connection.Guards(settings.Lease, settings.PagesWaitForDisk, findsByKey: true));
        var parkedStreams = new HashSet<string>();
        await RowsRefusedException.OrDoneAsync(() =>
            apart ? WriteApartAsync(connection, transaction, generation, deliveries, parkedStreams, cancellation)
            : WriteRowsAsync(connection, generation, deliveries, parkedStreams, cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The events with what the directory knows of their people: to be asked before they are folded.</summary>
    public Task<List<Delivery>> WithPeopleAsync(List<Delivery> deliveries, CancellationToken cancellation) =>
        _people.WithPeopleAsync(projection, deliveries, cancellation);

    /// <summary>Folds some events of streams that are not parked into their rows, inside the caller's transaction.</summary>
    /// <returns>What could not be folded, and what waits behind it.</returns>
    public async Task<IReadOnlyList<ParkedEvent>> FoldRowsAsync(NpgsqlConnection connection, int generation, IReadOnlyCollection<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        var fold = await LoadAsync(connection, generation, deliveries, cancellation);
        fold.Fold(deliveries, parkedStreams);
        await ReachedAsync(Step.Folded);
        await WriteAsync(Changes(connection, generation, fold), cancellation);
        return fold.Parked;
    }

    private NpgsqlBatch Changes(NpgsqlConnection connection, int generation, PageFold fold)
    {
        var batch = connection.CreateBatch();
        foreach (var table in fold.Tables)
        {
            var deletes = table.Deletes(out var deleted);
            if (deleted > 0)
                batch.Add(table.Table.Sql("delete"), deletes, ("generation", generation));
            var upserts = table.Upserts(out var upserted);
            if (upserted > 0)
                batch.Add(table.Table.Sql("upsert"), upserts, ("generation", generation));
            if (KeepsTallies && table.Sum() is { } sum)
                Add(batch, generation, sum);
        }

        return batch;
    }

    private static async Task WriteAsync(NpgsqlBatch changes, CancellationToken cancellation)
    {
        await using (changes)
        {
            if (changes.BatchCommands.Count > 0)
                _ = await changes.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>A long page part by part: while the rows of one part are written, those of the next are loaded by another connection and folded.</summary>
    /// <remarks>
    /// The other connection reads what this transaction would: while the checkpoint is locked nobody else writes these rows,
    /// and no stream is in two parts.
    /// </remarks>
    private async Task WritePartsAsync(NpgsqlConnection connection, NpgsqlConnection other, int generation, IReadOnlyList<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        var parts = Parts(deliveries);
        var parked = new List<ParkedEvent>();
        var loading = LoadAsync(other, generation, parts[0], cancellation);
        var writing = Task.CompletedTask;
        try
        {
            for (var part = 0; part < parts.Count; part++)
            {
                var fold = await loading;
                if (part + 1 < parts.Count)
                    loading = LoadAsync(other, generation, parts[part + 1], cancellation);
                fold.Fold(parts[part], parkedStreams);
                await ReachedAsync(Step.Folded);
                parked.AddRange(fold.Parked);
                var changes = Changes(connection, generation, fold);
                await writing;
                writing = WriteAsync(changes, cancellation);
            }

            await writing;
        }
        finally
        {
            // Neither connection may be given back while it works; what has failed is on its way to the caller.
            await Task.WhenAll(loading, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ParkAsync(connection, generation, parked, cancellation);
    }

    /// <summary>The streams spread over as many parts as the page is long; each stream in one of them, in its order.</summary>
    private List<List<Delivery>> Parts(IReadOnlyList<Delivery> deliveries)
    {
        var parts = Enumerable.Range(0, (deliveries.Count + settings.PagePart - 1) / settings.PagePart).Select(_ => new List<Delivery>(settings.PagePart)).ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var delivery in deliveries)
        {
            if (!places.TryGetValue(delivery.Stream, out var place))
                places.Add(delivery.Stream, place = places.Count % parts.Count);
            parts[place].Add(delivery);
        }

        return [.. parts.Where(part => part.Count > 0)];
    }

    /// <summary>Writes what everything that was counted comes to into a tally that holds nothing yet, so that no line can come to nought.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, int generation, TallySum sum, CancellationToken cancellation)
    {
        var lines = sum.Changes(out var count);
        if (count == 0)
            return;
        await using var batch = connection.CreateBatch();
        // A country has hundreds of thousands of lines, which take as long as they take; the caller's token ends it.
        batch.Timeout = 0;
        batch.Add(sum.Tally.Sql("add"), lines, ("generation", generation));
        _ = await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(NpgsqlBatch batch, int generation, TallySum sum)
    {
        var changes = sum.Changes(out var changed);
        if (changed == 0)
            return;
        batch.Add(sum.Tally.Sql("add"), changes, ("generation", generation));
        batch.Add(sum.Tally.Sql("settle"), [.. changes.Where(column => column.Name != Tally.NumberColumn)], ("generation", generation));
    }

    private async Task WriteRowsAsync(NpgsqlConnection connection, int generation, IReadOnlyCollection<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation) =>
        await ParkAsync(connection, generation, await FoldRowsAsync(connection, generation, deliveries, parkedStreams, cancellation), cancellation);

    private async Task WriteApartAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int generation, IReadOnlyCollection<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        foreach (var stream in deliveries.GroupBy(delivery => delivery.Stream))
            await ParkAsync(connection, generation, await FoldApartAsync(connection, transaction, generation, [.. stream], parkedStreams, cancellation), cancellation);
    }

    /// <summary>Folds some events of one stream into its rows as far as that can be done, inside the caller's transaction.</summary>
    /// <remarks>Where the database refuses the rows, the events go one after the other, so that the same one is parked wherever a page ends.</remarks>
    /// <returns>The first that could not be handled, and why, and what waits behind it; nothing when all of them were.</returns>
    public async Task<IReadOnlyList<ParkedEvent>> FoldApartAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int generation, IReadOnlyList<Delivery> stream, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        var (whole, _) = await TryFoldAsync(connection, transaction, generation, stream, parkedStreams, cancellation);
        if (whole is not null)
            return whole;

        var parked = new List<ParkedEvent>();
        for (var index = 0; index < stream.Count; index++)
        {
            var (left, refusal) = await TryFoldAsync(connection, transaction, generation, [stream[index]], parkedStreams, cancellation);
            if (left is null)
                return [ParkedEvent.Because(stream[index].Stored, refusal!), .. stream.Skip(index + 1).Select(delivery => ParkedEvent.Behind(delivery.Stored))];
            parked.AddRange(left);
        }

        return parked;
    }

    /// <returns>What could not be folded; or why the rows could not be written, of which the database then has none.</returns>
    private async Task<(IReadOnlyList<ParkedEvent>? Left, string? Refusal)> TryFoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int generation, IReadOnlyCollection<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        var parkedBefore = parkedStreams.ToHashSet();
        await transaction.SaveAsync("stream", cancellation);
        try
        {
            var left = await FoldRowsAsync(connection, generation, deliveries, parkedStreams, cancellation);
            await transaction.ReleaseAsync("stream", cancellation);
            return (left, null);
        }
        catch (Exception e) when (MayBePoison(e))
        {
            await transaction.RollbackAsync("stream", cancellation);
            parkedStreams.IntersectWith(parkedBefore);
            return (null, e switch
            {
                PostgresException refused => Refused(refused),
                UnwritableRowException => e.Message,
                _ => "The database did not take the rows of this stream within the time limit of a statement.",
            });
        }
    }

    /// <summary>Whether the error may lie in the rows: a value that a column cannot say or the table refuses, or a statement that ran into its time limit, the server's or this program's.</summary>
    internal static bool MayBePoison(Exception exception) => exception switch
    {
        PostgresException refused => refused.SqlState == PostgresErrorCodes.QueryCanceled || PostgresFaults.Of(refused) == PostgresFault.BadRequest,
        NpgsqlException { InnerException: TimeoutException } or UnwritableRowException => true,
        _ => false,
    };

    /// <summary>That the database refused rows, in words.</summary>
    internal static string Refused(PostgresException refusal) => $"The database refused the rows of this stream: {refusal.SqlState} {refusal.MessageText}";

    /// <returns>The streams of the page that are parked; null when the checkpoint is not where this owner left it.</returns>
    private async Task<HashSet<string>?> AdvanceAsync(NpgsqlConnection connection, Lease lease, DecodedPage page, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(
            SqlText.Of(typeof(PageWriter), "advance"),
            [],
            ("name", projection.Name),
            ("generation", lease.Generation),
            ("fence", lease.Fence),
            ("old_position", lease.Checkpoint.Value),
            ("position", page.Through.Value),
            ("epoch", page.Through.Epoch),
            ("recorded_at", page.RecordedAt),
            ("lease", settings.Lease));
        batch.Add(SqlText.Of(typeof(PageWriter), "guard-transaction"), [], connection.Guards(settings.Lease, settings.PagesWaitForDisk, findsByKey: true));
        batch.Add(
            SqlText.Of(typeof(PageWriter), "parked-streams"),
            [],
            ("name", projection.Name),
            ("generation", lease.Generation),
            ("streams", page.Deliveries.Select(delivery => delivery.Stream).Distinct().ToArray()));

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        _ = await reader.NextResultAsync(cancellation);
        _ = await reader.NextResultAsync(cancellation);
        var parked = new HashSet<string>();
        while (await reader.ReadAsync(cancellation))
            _ = parked.Add(reader.GetString(0));
        return parked;
    }

    /// <returns>A fold that has the rows which the events concern.</returns>
    private async Task<PageFold> LoadAsync(NpgsqlConnection connection, int generation, IReadOnlyCollection<Delivery> deliveries, CancellationToken cancellation)
    {
        var fold = new PageFold(projection);
        fold.Expect(deliveries);
        var expecting = fold.Tables.Where(table => table.Expected > 0).ToList();
        if (expecting.Count == 0)
            return fold;

        await using var batch = connection.CreateBatch();
        foreach (var table in expecting)
            batch.Add(table.Table.Sql("load"), table.ExpectedKeys(), ("generation", generation));

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        foreach (var table in expecting)
        {
            while (await reader.ReadAsync(cancellation))
                table.Load(values);
            _ = await reader.NextResultAsync(cancellation);
        }

        return fold;
    }

    /// <summary>Sets events aside, inside the caller's transaction.</summary>
    public async Task ParkAsync(NpgsqlConnection connection, int generation, IReadOnlyList<ParkedEvent> parked, CancellationToken cancellation)
    {
        if (parked.Count == 0)
            return;

        _ = await connection.ExecuteAsync(
            "park",
            cancellation,
            ("name", projection.Name),
            ("generation", generation),
            ("stream", parked.Select(p => p.Stored.Stream.Value).ToArray()),
            ("revision", parked.Select(p => p.Stored.Revision).ToArray()),
            ("position", parked.Select(p => p.Stored.Position.Value).ToArray()),
            ("type", parked.Select(p => p.Stored.Type).ToArray()),
            ("reason", parked.Select(p => p.Reason).ToArray()));
    }
}
