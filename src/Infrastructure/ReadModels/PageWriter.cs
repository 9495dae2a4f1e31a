using System.Diagnostics;
using Naas.Application.EventLog;
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
    public static DecodedPage Of(IReadOnlyList<StoredEvent> events, LogPosition through) =>
        new(Delivery.Of(events), events.Count, through, events.Count == 0 ? null : events[^1].RecordedAt);
}

/// <summary>Brings one page into one generation: rows, parked events, checkpoint and fence in one transaction.</summary>
internal sealed class PageWriter(NpgsqlDataSource database, Projection projection, ProjectionSettings settings)
{
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
        try
        {
            return await WriteAsync(lease, page, apart: false, cancellation);
        }
        catch (Exception e) when (MayBePoison(e))
        {
            // The database refuses some row. Stream by stream it shows whose it is, and only that one is parked.
            return await WriteAsync(lease, page, apart: true, cancellation);
        }
    }

    private async Task<Lease?> WriteAsync(Lease lease, DecodedPage page, bool apart, CancellationToken cancellation)
    {
        await ReachedAsync(Step.Begun);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The checkpoint first: its row lock makes whoever else would touch these rows wait, or finds that they already have.
        if (await AdvanceAsync(connection, lease, page, cancellation) is not { } parkedStreams)
            return null;
        await ReachedAsync(Step.Advanced);

        if (apart)
            await WriteApartAsync(connection, transaction, lease.Generation, page.Deliveries, parkedStreams, cancellation);
        else
            await WriteRowsAsync(connection, lease.Generation, page.Deliveries, parkedStreams, cancellation);
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
    public async Task WriteWholeAsync(int generation, IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        try
        {
            await WriteWholeAsync(generation, deliveries, apart: false, cancellation);
        }
        catch (Exception e) when (MayBePoison(e))
        {
            await WriteWholeAsync(generation, deliveries, apart: true, cancellation);
        }
    }

    private async Task WriteWholeAsync(int generation, IReadOnlyList<Delivery> deliveries, bool apart, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parkedStreams = new HashSet<string>();
        if (apart)
            await WriteApartAsync(connection, transaction, generation, deliveries, parkedStreams, cancellation);
        else
            await WriteRowsAsync(connection, generation, deliveries, parkedStreams, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Folds some events of streams that are not parked into their rows, inside the caller's transaction.</summary>
    /// <returns>What could not be folded, and what waits behind it.</returns>
    public async Task<IReadOnlyList<ParkedEvent>> FoldRowsAsync(NpgsqlConnection connection, int generation, IReadOnlyCollection<Delivery> deliveries, ISet<string> parkedStreams, CancellationToken cancellation)
    {
        var fold = new PageFold(projection);
        fold.Expect(deliveries);
        await LoadAsync(connection, generation, fold.Tables, cancellation);
        fold.Fold(deliveries, parkedStreams);
        await ReachedAsync(Step.Folded);

        await using var batch = connection.CreateBatch();
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

        if (batch.BatchCommands.Count > 0)
            _ = await batch.ExecuteNonQueryAsync(cancellation);
        return fold.Parked;
    }

    /// <summary>Adds what was counted to a tally, inside the caller's transaction.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, int generation, TallySum sum, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        Add(batch, generation, sum);
        if (batch.BatchCommands.Count > 0)
            _ = await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(NpgsqlBatch batch, int generation, TallySum sum)
    {
        var changes = sum.Changes(out var changed);
        if (changed == 0)
            return;
        batch.Add(sum.Tally.Sql("add"), changes, ("generation", generation));
        batch.Add(sum.Tally.Sql("settle"), [], ("generation", generation));
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
        batch.Add(SqlText.Of(typeof(PageWriter), "guard-transaction"), [], ("milliseconds", (long)settings.Lease.TotalMilliseconds));
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

    private static async Task LoadAsync(NpgsqlConnection connection, int generation, IReadOnlyList<TablePage> tables, CancellationToken cancellation)
    {
        var expecting = tables.Where(table => table.Expected > 0).ToList();
        if (expecting.Count == 0)
            return;

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
