using System.Text.Json;
using Google.Protobuf;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Which life of the log this is. EventStoreDB has no such thing, so the program keeps it in a stream of its own.</summary>
/// <remarks>
/// The stream's name is none that a log's stream can have, so its events are no events of the log. Whoever listens to the log hears
/// them all the same, and then, and whenever it begins to listen or has heard nothing for long, looks which life it is.
/// </remarks>
/// <param name="found">Hears once that the log was found, and is to see to it that <see cref="LookAgainAsync"/> is called from then on.</param>
internal sealed class LogEpoch(EventStoreDbClient client, StreamNames names, Action found) : IDisposable
{
    private const string Type = "epoch-began";

    private readonly SemaphoreSlim _finding = new(1, 1);
    private volatile Tuple<Guid>? _known;

    /// <summary>The epoch as this process knows it, without asking; null before the log was used.</summary>
    public Guid? Known => _known?.Item1;

    /// <summary>The epoch, looked up once and by one of all who ask.</summary>
    public ValueTask<Guid> FindAsync(CancellationToken cancellation) =>
        _known is { } known ? ValueTask.FromResult(known.Item1) : new ValueTask<Guid>(LookUpAsync(cancellation));

    /// <summary>Looks again whether another life was begun meanwhile, by whichever process.</summary>
    public async Task LookAgainAsync(CancellationToken cancellation)
    {
        await _finding.WaitAsync(cancellation);
        try
        {
            if (_known is not null && await LastAsync(cancellation) is { } last)
                _known = Tuple.Create(last.Epoch);
        }
        finally
        {
            _ = _finding.Release();
        }
    }

    /// <summary>Begins another life, as after a restore: positions that were kept from before are refused from then on.</summary>
    public async Task<Guid> BeginAnewAsync(CancellationToken cancellation)
    {
        var last = await LastAsync(cancellation);
        var begun = await BeginAsync(last?.Revision, cancellation);
        _known = Tuple.Create(begun.Epoch);
        return begun.Epoch;
    }

    public void Dispose() => _finding.Dispose();

    private async Task<Guid> LookUpAsync(CancellationToken cancellation)
    {
        await _finding.WaitAsync(cancellation);
        try
        {
            if (_known is { } known)
                return known.Item1;
            var last = await LastAsync(cancellation) ?? await BeginAsync(after: null, cancellation);
            _known = Tuple.Create(last.Epoch);
            found();
            return last.Epoch;
        }
        finally
        {
            _ = _finding.Release();
        }
    }

    private async Task<(Guid Epoch, ulong Revision)?> LastAsync(CancellationToken cancellation)
    {
        var options = new ReadReq.Types.Options
        {
            Stream = new() { StreamIdentifier = EventEnvelope.Identify(names.OfEpochs), End = new() },
            ReadDirection = Direction.Backwards,
            Count = 1,
            NoFilter = new(),
        };
        await foreach (var answer in client.ReadAsync(options, cancellation))
        {
            if (answer.Event is { } last)
                return (EpochIn(last.Event.Data), last.Event.StreamRevision);
        }

        return null;
    }

    private async Task<(Guid Epoch, ulong Revision)> BeginAsync(ulong? after, CancellationToken cancellation)
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
}
