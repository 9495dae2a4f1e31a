using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Direction = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options.Types.ReadDirection;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Reads of one stream, in which one that somebody deleted is an alarm and no stream that never was.</summary>
internal sealed class StreamReads(EventStoreDbClient client)
{
    /// <summary>What the server tells of a stream; nothing where it never was.</summary>
    /// <param name="kept">The stream's name in the store.</param>
    /// <exception cref="Application.EventLog.LogIntegrityException">It was deleted.</exception>
    /// <exception cref="GrpcException">It cannot be read.</exception>
    public async IAsyncEnumerable<ReadResp> ReadAsync(
        string kept, Options.Types.StreamOptions from, Direction direction, ulong count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        from.StreamIdentifier = EventEnvelope.Identify(kept);
        var options = new Options { Stream = from, ReadDirection = direction, Count = count, NoFilter = new() };
        await using var answers = client.ReadAsync(options, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNextAsync(answers, kept))
        {
            if (answers.Current.StreamNotFound is not null)
                await ThrowIfDeletedAsync(kept, cancellation);
            else
                yield return answers.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ReadResp> answers, string kept)
    {
        try
        {
            return await answers.MoveNextAsync();
        }
        catch (GrpcException e) when (e.IsOfDeletedStream)
        {
            throw Deletions.ForGood(kept);
        }
    }

    private async Task ThrowIfDeletedAsync(string kept, CancellationToken cancellation)
    {
        var options = new Options
        {
            Stream = new() { StreamIdentifier = EventEnvelope.Identify(Deletions.MetadataOf(kept)), End = new() },
            ReadDirection = Direction.Backwards,
            Count = 1,
            NoFilter = new(),
        };
        await foreach (var answer in client.ReadAsync(options, cancellation))
        {
            if (answer.Event is { } last && NamesABeginning(last.Event.Data))
                throw Deletions.OfEvents(kept);
        }
    }

    /// <summary>Whether metadata say from which revision on a stream is told; what cannot be read says nothing, to the server neither.</summary>
    private static bool NamesABeginning(ByteString metadata)
    {
        try
        {
            using var body = JsonDocument.Parse(metadata.Memory);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("$tb", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
