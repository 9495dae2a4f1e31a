using System.Text.Json;
using Google.Protobuf;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Which life of the log this is. EventStoreDB has no such thing, so the program keeps it in a stream of its own.</summary>
/// <remarks>
/// The stream's name is none that a log's stream can have, so its events are no events of the log. Whoever listens to the log hears
/// them all the same, and then, and whenever it begins to listen or has heard nothing for long, looks which life it is. So does the first
/// call after one that failed: a node that has come back may stand on other data, and then every call is an alarm until it has its own again.
/// </remarks>
/// <param name="wasUsed">Whether something was made of a log before, which is then not begun where there is none; null where nobody knows.</param>
/// <param name="found">Hears once that the log was found, and is to see to it that <see cref="LookAgainAsync"/> is called from then on.</param>
internal sealed class LogEpoch(EventStoreDbClient client, StreamReads reads, StreamNames names, Func<CancellationToken, Task<bool>>? wasUsed, Action found) : IDisposable
{
    private const string Type = "epoch-began";

    private readonly SemaphoreSlim _finding = new(1, 1);
    private readonly Lock _lock = new();
    private volatile Life? _known;
    private volatile bool _isLost;
    private Task<Life>? _lookingUp;

    /// <summary>The epoch as this process knows it, without asking; null before the log was used.</summary>
    public Guid? Known => _known?.Epoch;

    /// <summary>The epoch; looked up by one of all who ask, the first time and after a call that failed.</summary>
    /// <exception cref="LogIntegrityException">The node does not hold the log any more that this process knows.</exception>
    public ValueTask<Guid> FindAsync(CancellationToken cancellation) =>
        !_isLost && _known is { } known && known.Failures == client.Failures ? ValueTask.FromResult(known.Epoch) : new ValueTask<Guid>(LookUpOnceAsync(cancellation));

    /// <summary>Looks again whether another life was begun meanwhile, by whichever process.</summary>
    /// <exception cref="LogIntegrityException">The node does not hold the log any more that this process knows.</exception>
    public async Task LookAgainAsync(CancellationToken cancellation)
    {
        if (_known is not null)
            _ = await AloneAsync(async () => Taken(await LastAsync(cancellation)), cancellation);
    }

    /// <summary>Begins another life, as after a restore: positions that were kept from before are refused from then on.</summary>
    public async Task<Guid> BeginAnewAsync(CancellationToken cancellation)
    {
        var begun = await AloneAsync(async () => Taken(await BeginAsync((await LastAsync(cancellation))?.Revision, cancellation)), cancellation);
        return begun.Epoch;
    }

    public void Dispose() => _finding.Dispose();

    // All who ask meanwhile wait for the same look: one after the other they would wait for as many as they are.
    private async Task<Guid> LookUpOnceAsync(CancellationToken cancellation)
    {
        Task<Life> looking;
        lock (_lock)
            looking = _lookingUp is { IsCompleted: false } underWay ? underWay : _lookingUp = Task.Run(() => AloneAsync(LookUpAsync, CancellationToken.None), CancellationToken.None);
        return (await looking.WaitAsync(cancellation)).Epoch;
    }

    private async Task<Life> LookUpAsync()
    {
        var isFirst = _known is null;
        var last = await LastAsync(CancellationToken.None);
        var life = Taken(last is null && isFirst ? await BeginFirstAsync() : last);
        if (isFirst)
            found();
        return life;
    }

    private async Task<Life> AloneAsync(Func<Task<Life>> work, CancellationToken cancellation)
    {
        try
        {
            await _finding.WaitAsync(cancellation);
        }
        catch (ObjectDisposedException e)
        {
            throw new GrpcException(GrpcCode.Unavailable, "The log was closed.", because: e) { NeverSent = true };
        }

        try
        {
            return await work();
        }
        catch (LogIntegrityException)
        {
            // Whoever comes next looks again: it is an alarm to all of them, until it is mended.
            _isLost = true;
            throw;
        }
        finally
        {
            _ = _finding.Release();
        }
    }

    /// <summary>Goes by what the node says from now on, where it can be of the same log.</summary>
    private Life Taken(Life? last)
    {
        // Another life of a log is begun after one that it had: where the first one of all is another than is known here, it is another log.
        if (last is null || (_known is { } known && (last.First != known.First || (last.Revision == 0 && last.Epoch != known.Epoch))))
            throw new LogIntegrityException(
                $"EventStoreDB does not hold the log any more that this process works on: stream {names.OfEpochs} {(last is null ? "is empty" : "begins with another life of a log")}. "
                + "The node was emptied, or stands on other data: give it its own back, or a backup of them, which is seen at once. Where another log is meant, start every server anew.");
        _known = last;
        _isLost = false;
        return last;
    }

    private async Task<Life?> LastAsync(CancellationToken cancellation)
    {
        var failures = client.Failures;
        await foreach (var answer in reads.ReadAsync(names.OfEpochs, new() { End = new() }, Direction.Backwards, count: 1, cancellation))
        {
            if (answer.Event is { } last)
            {
                var first = last.Event.StreamRevision == 0 ? EventEnvelope.IdOf(last.Event.Id) : await FirstAsync(cancellation);
                return new Life(EpochIn(last.Event.Data), last.Event.StreamRevision, first, failures);
            }
        }

        return null;
    }

    /// <summary>The event by which the log began, and by which one log is told from another.</summary>
    private async Task<Guid> FirstAsync(CancellationToken cancellation)
    {
        await foreach (var answer in reads.ReadAsync(names.OfEpochs, new() { Start = new() }, Direction.Forwards, count: 1, cancellation))
        {
            if (answer.Event is { Event.StreamRevision: 0 } first)
                return EventEnvelope.IdOf(first.Event.Id);
        }

        throw Deletions.OfEvents(names.OfEpochs);
    }

    private async Task<Life> BeginFirstAsync()
    {
        if (wasUsed is not null && await wasUsed(CancellationToken.None))
        {
            throw new LogIntegrityException(
                $"EventStoreDB holds no log: stream {names.OfEpochs} is empty. But the database holds read models of one, so the node was emptied, stands on other data, or is not the one that is meant: "
                + "give it its own data back, or a backup of them, which is seen at once. A log that lies elsewhere is brought there with './naas copy' while no server runs; with a log that begins with nothing goes a new database.");
        }

        return await BeginAsync(after: null, CancellationToken.None);
    }

    private async Task<Life> BeginAsync(ulong? after, CancellationToken cancellation)
    {
        var epoch = Guid.NewGuid();
        var options = new AppendReq.Types.Options { StreamIdentifier = EventEnvelope.Identify(names.OfEpochs) };
        if (after is { } revision)
            options.Revision = revision;
        else
            options.NoStream = new();
        var began = new ProposedMessage
        {
            Id = EventEnvelope.IdOf(epoch),
            Metadata = { ["type"] = Type, ["content-type"] = "application/json" },
            Data = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, Guid> { ["epoch"] = epoch })),
        };
        _ = await client.AppendAsync(GrpcFrames.Of(new AppendReq { Options = options }, new AppendReq { ProposedMessage = began }), cancellation);
        // Of several processes that begin at once one has begun it.
        return await LastAsync(cancellation) ?? throw new LogIntegrityException($"Stream {names.OfEpochs} of EventStoreDB is empty after it was written to.");
    }

    private Guid EpochIn(ByteString data)
    {
        try
        {
            using var body = JsonDocument.Parse(data.Memory);
            if (body.RootElement.TryGetProperty("epoch", out var epoch) && epoch.TryGetGuid(out var id))
                return id;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Said below: it is no JSON, or no object with a text in it.
        }

        throw new LogIntegrityException($"The last event of stream {names.OfEpochs} of EventStoreDB names no epoch.");
    }

    /// <param name="Revision">Of the event that began it, in the stream of epochs.</param>
    /// <param name="First">The id of the first event in that stream.</param>
    /// <param name="Failures">How many calls had failed when it was looked up.</param>
    private sealed record Life(Guid Epoch, ulong Revision, Guid First, int Failures);
}
