using System.Collections.Concurrent;
using System.Globalization;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>A generation that is being built, whose tables lie apart.</summary>
internal sealed record NewGeneration(Projection Projection, int Generation, PageWriter Writer);

/// <summary>Fills new generations of several projections up to one position: every event is read once and folded into all of them.</summary>
/// <remarks>
/// The streams are taken slice by slice, several slices side by side, and come whole: their rows are finished with their page,
/// gathered, and copied into tables that have no indexes yet. So memory holds a few pages and buffers, however long the log is.
/// </remarks>
internal sealed class RebuildBase(NpgsqlDataSource database, IEventLog log, ProjectionSettings settings, IReadOnlyList<NewGeneration> generations, Func<Step, Task> interrupt)
{
    // 4,096 slices; with more of them the asking would outweigh the answers.
    private const int FinestDigits = 3;

    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<StreamPrefix> _refused = new();
    private readonly TallySum?[][] _sums = [.. generations.Select(generation => new TallySum?[generation.Projection.Tables.Count])];
    private (long Position, DateTimeOffset RecordedAt)? _last;
    private long _events;

    /// <summary>What the directory knows; null where nobody is known.</summary>
    public IPersonFacts? People { get; init; }

    /// <summary>Told, after every page, how many events have been folded.</summary>
    public Action<long> Folded { get; init; } = static _ => { };

    /// <summary>Told when the indexes are made.</summary>
    public Action Indexing { get; init; } = static () => { };

    /// <summary>Fills the tables and attaches them.</summary>
    /// <returns>How many events were folded, and when the last of them was recorded; null when there was none.</returns>
    public async Task<(long Events, DateTimeOffset? RecordedAt)> FillAsync(LogPosition through, CancellationToken cancellation)
    {
        var targets = await TargetsAsync(cancellation);
        if (through.Value > 0)
        {
            var slices = new ConcurrentQueue<StreamPrefix>(Slices(await log.EstimateAsync(through with { Value = 0 }, through, cancellation)));
            await SideBySideAsync(Enumerable.Range(0, settings.RebuildWorkers), (_, stop) => WorkAsync(slices, targets, through, stop), cancellation);
        }

        Indexing();
        await SideBySideAsync(generations.SelectMany(PartitionsOf), AttachAsync, cancellation);
        await CountAsync(cancellation);
        await interrupt(Step.Attached);

        // What COPY refused goes the way of the pages, stream by stream if need be, so that only the stream is parked whose rows are refused.
        foreach (var slice in _refused)
            await WriteSliceAsync(slice, through, cancellation);
        return (_events, _last?.RecordedAt);
    }

    private Task SideBySideAsync<T>(IEnumerable<T> work, Func<T, CancellationToken, ValueTask> run, CancellationToken cancellation) =>
        Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = settings.RebuildWorkers, CancellationToken = cancellation }, run);

    /// <summary>By the first digits of the journeys' ids, which are spread evenly: an id is a hash. Where each of them costs going through the whole log there are no more than sixteen.</summary>
    private IEnumerable<StreamPrefix> Slices(long events)
    {
        var digits = 1;
        for (long slices = 16; log.HasCheapSlices && digits < FinestDigits && events / slices > settings.RebuildSliceEvents; slices *= 16)
            digits++;
        return Enumerable.Range(0, 1 << (4 * digits)).Select(slice => JourneyStream.Slice(slice.ToString($"x{digits}", CultureInfo.InvariantCulture)));
    }

    private async Task<List<List<CopyTarget>>> TargetsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var targets = new List<List<CopyTarget>>();
        foreach (var generation in generations)
        {
            var tables = new List<CopyTarget>();
            foreach (var table in generation.Projection.Tables)
                tables.Add((await TableShape.OfAsync(connection, table, cancellation)).In(generation.Generation));
            targets.Add(tables);
        }

        return targets;
    }

    private async ValueTask WorkAsync(ConcurrentQueue<StreamPrefix> slices, List<List<CopyTarget>> targets, LogPosition through, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = new RowCopy(targets, settings.RebuildBuffer);
        while (slices.TryDequeue(out var slice))
        {
            var folded = new SliceCount();
            try
            {
                await CopySliceAsync(connection, rows, slice, through, folded, cancellation);
                await interrupt(Step.SliceCopied);
            }
            catch (RowsRefusedException)
            {
                rows.Clear();
                _ = Interlocked.Add(ref _events, -folded.Events);
                _refused.Enqueue(slice);
            }
        }
    }

    private async Task CopySliceAsync(NpgsqlConnection connection, RowCopy rows, StreamPrefix slice, LogPosition through, SliceCount folded, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        _ = await connection.ExecuteAsync("commit-lazily", cancellation);
        await ForEachPageAsync(
            slice,
            through,
            async deliveries =>
            {
                var known = await new PeopleOfPages(People).WithPeopleAsync([.. generations.Select(generation => generation.Projection)], deliveries, cancellation);
                await RowsRefusedException.OrDoneAsync(() => GatherAsync(connection, rows, known, cancellation));
                folded.Events += deliveries.Count;
                Count(deliveries.Count);
            },
            cancellation);
        await RowsRefusedException.OrDoneAsync(() => rows.SendAsync(connection, cancellation));
        await transaction.CommitAsync(cancellation);
        lock (_lock)
            rows.Count(_sums);
    }

    private async Task GatherAsync(NpgsqlConnection connection, RowCopy rows, List<List<Delivery>> deliveries, CancellationToken cancellation)
    {
        for (var projection = 0; projection < generations.Count; projection++)
        {
            var fold = new PageFold(generations[projection].Projection);
            fold.Fold(deliveries[projection], new HashSet<string>());
            rows.Gather(projection, fold.Tables);
            await generations[projection].Writer.ParkAsync(connection, generations[projection].Generation, fold.Parked, cancellation);
        }

        if (rows.IsFull)
            await rows.SendAsync(connection, cancellation);
    }

    private Task WriteSliceAsync(StreamPrefix slice, LogPosition through, CancellationToken cancellation) => ForEachPageAsync(
        slice,
        through,
        async deliveries =>
        {
            foreach (var generation in generations)
                await generation.Writer.WriteWholeAsync(generation.Generation, deliveries, cancellation);
            Count(deliveries.Count);
        },
        cancellation);

    private async Task ForEachPageAsync(StreamPrefix slice, LogPosition through, Func<List<Delivery>, Task> handle, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var pages = log.ReadSliceAsync(slice, through, settings.RebuildPageSize, ending.Token).GetAsyncEnumerator(ending.Token);
        var next = pages.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                var page = pages.Current;
                // The next page is read while this one is folded.
                next = pages.MoveNextAsync().AsTask();
                Note(page);
                await handle(Delivery.Of(page));
            }
        }
        finally
        {
            // An enumerator may not be disposed of while it moves.
            await ending.CancelAsync();
            await next.ContinueWith(static read => read.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static IEnumerable<PartitionName> PartitionsOf(NewGeneration generation) =>
        generation.Projection.Stored.Select(table => new PartitionName(table.Name, generation.Generation));

    private async ValueTask AttachAsync(PartitionName partition, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ReadModelSchema.AttachAsync(connection, partition, cancellation);
    }

    /// <summary>Writes what all copied rows come to.</summary>
    private async Task CountAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        for (var projection = 0; projection < generations.Count; projection++)
        {
            foreach (var sum in _sums[projection].OfType<TallySum>())
                await PageWriter.FillAsync(connection, generations[projection].Generation, sum, cancellation);
        }
    }

    private void Count(int events) => Folded(Interlocked.Add(ref _events, events));

    private void Note(IReadOnlyList<StoredEvent> page)
    {
        var last = page.MaxBy(stored => stored.Position.Value)!;
        lock (_lock)
        {
            if (_last is null || last.Position.Value > _last.Value.Position)
                _last = (last.Position.Value, last.RecordedAt);
        }
    }

    private sealed class SliceCount
    {
        public long Events { get; set; }
    }
}
