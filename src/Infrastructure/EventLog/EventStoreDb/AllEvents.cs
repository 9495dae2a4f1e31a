using System.Runtime.CompilerServices;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The events of this program in the server's one order: its own records and whatever else lies there are left out by the server.</summary>
internal sealed class AllEvents(EventStoreDbClient client, LogEpoch epoch, StreamNames names)
{
    // How many records the server looks through at once, and after how many it tells a listener how far it came.
    private const uint Window = 1000;

    /// <summary>The streams of this program: their names hold nothing else (see <see cref="StreamName"/>), and those of the server begin with a dollar.</summary>
    public Options.Types.FilterOptions OfThisProgram => By(new() { Regex = names.Pattern });

    public Options.Types.FilterOptions Of(StreamPrefix slice) => By(new() { Prefix = { names.Kept(slice) } });

    /// <summary>The events after a position, in order.</summary>
    public async IAsyncEnumerable<StoredEvent> ForwardsAsync(LogPosition? after, int maximum, Options.Types.FilterOptions filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var life = await epoch.FindAsync(cancellation);
        // A read begins with the event at its position, which was seen.
        var count = after is null ? maximum : maximum + 1L;
        var options = new Options { All = From(after), ReadDirection = Direction.Forwards, Count = (ulong)count, Filter = filter };
        await foreach (var answer in client.ReadAsync(options, cancellation))
        {
            if (answer.Event is not { } read || IsSeen(read, after))
                continue;
            yield return EventEnvelope.Stored(read.Event, life, names);
            if (--maximum == 0)
                yield break;
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

    /// <summary>Begins to listen after a position.</summary>
    public Task<GrpcCall> ListenAsync(LogPosition? after, CancellationToken cancellation) =>
        client.OpenAsync(new Options { All = From(after), ReadDirection = Direction.Forwards, Subscription = new(), Filter = OfThisProgram }, cancellation);

    private static bool IsSeen(ReadResp.Types.ReadEvent read, LogPosition? after) => after is { } seen && read.Event.CommitPosition <= (ulong)seen.Value;

    private static Options.Types.AllOptions From(LogPosition? after) => after is { Value: > 0 } position
        ? new() { Position = new() { CommitPosition = (ulong)position.Value, PreparePosition = (ulong)position.Value } }
        : new() { Start = new() };

    private static Options.Types.FilterOptions By(Options.Types.FilterOptions.Types.Expression streams) =>
        new() { StreamIdentifier = streams, Max = Window, CheckpointIntervalMultiplier = 1 };
}
