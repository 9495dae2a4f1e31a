using System.Runtime.CompilerServices;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;
using RecordedEvent = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadResp.Types.ReadEvent.Types.RecordedEvent;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The events of this program in the server's one order: its own records and whatever else lies there are left out by the server.</summary>
internal sealed class AllEvents(EventStoreDbClient client, LogEpoch epoch, StreamNames names)
{
    // How many records the server looks through at once, and after how many it tells a listener how far it came.
    private const uint Window = 1000;

    // How many events are counted one by one at either end of a distance.
    private const int CountedAtOnce = 200;

    /// <summary>The streams of this program: their names hold nothing else (see <see cref="StreamName"/>), and those of the server begin with a dollar.</summary>
    public Options.Types.FilterOptions OfThisProgram => By(new() { Regex = names.Pattern });

    /// <summary>And the stream that says which life of the log this is.</summary>
    private Options.Types.FilterOptions WithEpochs => By(new() { Regex = $"{names.Pattern}|^{names.OfEpochs.Replace(".", "\\.", StringComparison.Ordinal)}$" });

    public Options.Types.FilterOptions Of(StreamPrefix slice) => By(new() { Prefix = { names.Kept(slice) } });

    /// <summary>The events after a position, in order.</summary>
    /// <param name="passesDeletions">Whether the marks of streams that were deleted for good are passed over; otherwise each is an alarm.</param>
    /// <param name="endsBefore">Called where such a mark comes after other events, which then end before it; where it comes first it is the alarm.</param>
    public async IAsyncEnumerable<StoredEvent> ForwardsAsync(
        LogPosition? after, int maximum, Options.Types.FilterOptions filter, [EnumeratorCancellation] CancellationToken cancellation, bool passesDeletions = false, Action? endsBefore = null)
    {
        var life = await epoch.FindAsync(cancellation);
        ulong? last = null;
        // A read begins with the event at its position, which was seen.
        var count = after is null ? maximum : maximum + 1L;
        var options = new Options { All = From(after), ReadDirection = Direction.Forwards, Count = (ulong)count, Filter = filter };
        await using var answers = client.ReadAsync(options, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNextAsync(answers, after, cancellation))
        {
            if (answers.Current.Event is not { } read || IsSeen(read, after))
                continue;
            // Whoever reads on begins after the last: one that came before would be left out, and one that comes again be told twice.
            if (last is { } before && read.Event.CommitPosition <= before)
                throw new LogIntegrityException($"EventStoreDB sent the event at position {read.Event.CommitPosition} after the one at {before}.");
            var isMark = EventEnvelope.TypeOf(read.Event) == Deletions.Tombstone;
            if (isMark && last is not null && endsBefore is not null)
            {
                endsBefore();
                yield break;
            }

            last = read.Event.CommitPosition;
            if (isMark && passesDeletions)
                continue;
            yield return EventEnvelope.Stored(read.Event, life, names);
            if (--maximum == 0)
                yield break;
        }
    }

    /// <summary>The event that stands at a position; null where another record stands there, or none.</summary>
    public async Task<StoredEvent?> AtAsync(LogPosition position, CancellationToken cancellation)
    {
        try
        {
            return await RecordAtAsync(position, cancellation) is { } record && record.CommitPosition == (ulong)position.Value && names.IsOfTheLog(EventEnvelope.NameOf(record))
                ? EventEnvelope.Stored(record, position.Epoch, names)
                : null;
        }
        catch (GrpcException e) when (e.RefusesPlace)
        {
            if (!await IsNoPlaceAsync(position, cancellation))
                throw;
            return null;
        }
    }

    /// <summary>How many events stand after a position, up to another.</summary>
    /// <remarks>Positions are bytes. What cannot be counted at once is taken to be as large as the first and the last events are on average, with what the server wrote between them.</remarks>
    public async Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation)
    {
        if (through.Epoch != await epoch.FindAsync(cancellation))
            throw new LogEpochException($"Position {through} belongs to another epoch of the log: it was restored since.");
        if (after >= through)
            return 0;
        // What stands before the first event says nothing about how large they are.
        var (first, begun, last) = (0L, after, after);
        await foreach (var stored in ForwardsAsync(after, CountedAtOnce, OfThisProgram, cancellation))
        {
            if (stored.Position > through)
                return first;
            (first, begun, last) = (first + 1, first == 0 ? stored.Position : begun, stored.Position);
        }

        if (first < CountedAtOnce || last == through)
            return first;

        // The one at the position is not read backwards from it.
        var (end, begins) = (1L, through);
        await foreach (var before in BackwardsAsync(through, CountedAtOnce, cancellation))
        {
            if (before <= last)
                return first + end;
            (end, begins) = (end + 1, before);
        }

        var bytes = last.Value - begun.Value + (through.Value - begins.Value);
        return first + end + (long)((begins.Value - last.Value) * ((double)(first + end - 2) / bytes));
    }

    /// <summary>Where the events before a position stand, the last one first.</summary>
    private async IAsyncEnumerable<LogPosition> BackwardsAsync(LogPosition before, int maximum, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new Options { All = From(before), ReadDirection = Direction.Backwards, Count = (ulong)maximum, Filter = OfThisProgram };
        await using var answers = client.ReadAsync(options, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNextAsync(answers, before, cancellation))
        {
            if (answers.Current.Event is { } read)
                yield return before with { Value = checked((long)read.Event.CommitPosition) };
        }
    }

    /// <summary>Where the last event stands.</summary>
    public async Task<LogPosition> HeadAsync(CancellationToken cancellation)
    {
        var life = await epoch.FindAsync(cancellation);
        var options = new Options { All = new() { End = new() }, ReadDirection = Direction.Backwards, Count = 1, Filter = OfThisProgram };
        await foreach (var answer in client.ReadAsync(options, cancellation))
        {
            if (answer.Event is { } last)
                return new LogPosition(life, checked((long)last.Event.CommitPosition));
        }

        return new LogPosition(life, 0);
    }

    public bool IsOfEpochs(RecordedEvent @event) => EventEnvelope.NameOf(@event) == names.OfEpochs;

    /// <summary>Begins to listen after a position, to what is appended and to a new life of the log.</summary>
    public Task<GrpcCall> ListenAsync(LogPosition? after, CancellationToken cancellation) =>
        client.OpenAsync(new Options { All = From(after), ReadDirection = Direction.Forwards, Subscription = new(), Filter = WithEpochs }, cancellation);

    /// <summary>The next thing that is told, however long it takes.</summary>
    public ValueTask<ReadResp?> HearAsync(GrpcCall call) => client.NextAsync(call, Timeout.InfiniteTimeSpan);

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ReadResp> answers, LogPosition? after, CancellationToken cancellation)
    {
        try
        {
            return await answers.MoveNextAsync();
        }
        catch (GrpcException e) when (e.RefusesPlace && after is not null)
        {
            if (await IsNoPlaceAsync(after.Value, cancellation))
                throw new LogEpochException($"No event stands at position {after}: it was not given by this log.");
            throw;
        }
    }

    /// <summary>Whether it is the place that a node refuses: it says the same where it cannot read at all, and then it cannot read the end either.</summary>
    private async Task<bool> IsNoPlaceAsync(LogPosition position, CancellationToken cancellation)
    {
        _ = await HeadAsync(cancellation);
        try
        {
            _ = await RecordAtAsync(position, cancellation);
            return false;
        }
        catch (GrpcException e) when (e.RefusesPlace)
        {
            return true;
        }
    }

    // Whatever record it is: with a filter the server would go on to the next that fits.
    private async Task<RecordedEvent?> RecordAtAsync(LogPosition position, CancellationToken cancellation)
    {
        var options = new Options { All = From(position), ReadDirection = Direction.Forwards, Count = 1, NoFilter = new() };
        await foreach (var answer in client.ReadAsync(options, cancellation))
        {
            if (answer.Event is { } read)
                return read.Event;
        }

        return null;
    }

    private static bool IsSeen(ReadResp.Types.ReadEvent read, LogPosition? after) => after is { } seen && read.Event.CommitPosition <= (ulong)seen.Value;

    private static Options.Types.AllOptions From(LogPosition? after) => after is { Value: > 0 } position
        ? new() { Position = new() { CommitPosition = (ulong)position.Value, PreparePosition = (ulong)position.Value } }
        : new() { Start = new() };

    private static Options.Types.FilterOptions By(Options.Types.FilterOptions.Types.Expression streams) =>
        new() { StreamIdentifier = streams, Max = Window, CheckpointIntervalMultiplier = 1 };
}
