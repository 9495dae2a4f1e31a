using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Empty = Naas.Infrastructure.EventLog.EventStoreDb.Wire.Empty;

namespace Naas.EventStoreDbPeer;

/// <summary>Appending and deleting, one call each or many over one.</summary>
internal sealed class StreamsService(PeerStore store, PeerSettings settings, PeerFaults faults)
{
    public async Task AppendAsync(GrpcServerCall call)
    {
        if (await call.ReadAsync(AppendReq.Parser) is not { Options: { } options })
            throw Refusals.Invalid("The first message of an append is its options.");
        var stream = NameOf(options.StreamIdentifier);
        var messages = new List<PeerMessage>();
        while (await call.ReadAsync(AppendReq.Parser) is { } next)
            messages.Add(MessageOf(next.ProposedMessage ?? throw Refusals.Invalid("The options of an append come once.")));
        CheckSize(messages);

        var result = store.Append(stream, ExpectationOf(options), messages);
        if (faults.LosesAnswer())
        {
            call.Abort();
            return;
        }

        await call.WriteAsync(result switch
        {
            PeerAppended.Success done => new AppendResp { Success = SuccessOf(done) },
            PeerAppended.Wrong wrong => new AppendResp { WrongExpectedVersion = WrongOf(wrong, options) },
            _ => throw Refusals.Deleted(stream),
        });
    }

    public async Task BatchAppendAsync(GrpcServerCall call)
    {
        var open = new Dictionary<Guid, (BatchAppendReq.Types.Options Options, List<PeerMessage> Messages)>();
        while (await call.ReadAsync(BatchAppendReq.Parser) is { } part)
        {
            var id = EventEnvelope.IdOf(part.CorrelationId);
            if (!open.TryGetValue(id, out var batch))
                open.Add(id, batch = (part.Options ?? throw Refusals.Invalid("The first part of a batch has its options."), []));
            batch.Messages.AddRange(part.ProposedMessages.Select(MessageOf));
            if (!part.IsFinal)
                continue;
            _ = open.Remove(id);
            await call.WriteAsync(Answer(part.CorrelationId, batch.Options, batch.Messages));
        }
    }

    public async Task DeleteAsync(GrpcServerCall call, bool forGood)
    {
        if (await call.ReadAsync(DeleteReq.Parser) is not { Options: { } options })
            throw Refusals.Invalid("A deletion has options.");
        var stream = NameOf(options.StreamIdentifier);
        var expected = options.ExpectedStreamRevisionCase switch
        {
            DeleteReq.Types.Options.ExpectedStreamRevisionOneofCase.Revision => new Expectation.Revision(checked((long)options.Revision)),
            DeleteReq.Types.Options.ExpectedStreamRevisionOneofCase.NoStream => new Expectation.NoStream(),
            DeleteReq.Types.Options.ExpectedStreamRevisionOneofCase.StreamExists => new Expectation.StreamExists(),
            _ => (Expectation)new Expectation.Any(),
        };
        await call.WriteAsync(store.Delete(stream, expected, forGood) switch
        {
            PeerAppended.Success done => new DeleteResp { Position = new() { CommitPosition = (ulong)done.Position, PreparePosition = (ulong)done.Position } },
            PeerAppended.Wrong wrong => throw Refusals.WrongVersion(stream, wrong.Current),
            _ => throw Refusals.Deleted(stream),
        });
    }

    public static string NameOf(StreamIdentifier? stream) => stream is { StreamName.Length: > 0 } named
        ? named.StreamName.ToStringUtf8()
        : throw Refusals.Invalid("A stream has a name.");

    private BatchAppendResp Answer(UUID correlation, BatchAppendReq.Types.Options options, List<PeerMessage> messages)
    {
        var answer = new BatchAppendResp { CorrelationId = correlation, StreamIdentifier = options.StreamIdentifier };
        var stream = NameOf(options.StreamIdentifier);
        if (SizeOf(messages) > settings.MaximumAppendSize)
        {
            answer.Error = ErrorOf(GrpcCode.InvalidArgument, new MaximumAppendSizeExceeded { MaxAppendSize = (uint)settings.MaximumAppendSize });
            return answer;
        }

        switch (store.Append(stream, ExpectationOf(options), messages))
        {
            case PeerAppended.Success done:
                answer.Success = new() { CurrentRevision = (ulong)done.Revision, Position = new() { CommitPosition = (ulong)done.Position, PreparePosition = (ulong)done.Position } };
                break;
            case PeerAppended.Wrong wrong:
                answer.Error = ErrorOf(GrpcCode.AlreadyExists, wrong.Current is { } current
                    ? new WrongExpectedVersion { CurrentStreamRevision = (ulong)current }
                    : new WrongExpectedVersion { CurrentNoStream = new() });
                break;
            default:
                answer.Error = ErrorOf(GrpcCode.NotFound, new StreamDeleted { StreamIdentifier = options.StreamIdentifier });
                break;
        }

        return answer;
    }

    private static BatchAppendResp.Types.Status ErrorOf(GrpcCode code, IMessage detail) =>
        new() { Code = (int)code, Message = detail.Descriptor.Name, Details = Any.Pack(detail) };

    private void CheckSize(List<PeerMessage> messages)
    {
        if (SizeOf(messages) > settings.MaximumAppendSize)
            throw Refusals.TooLarge(settings.MaximumAppendSize);
    }

    private static long SizeOf(List<PeerMessage> messages) => messages.Sum(message => (long)message.Data.Length + message.CustomMetadata.Length + message.Type.Length);

    private static PeerMessage MessageOf(ProposedMessage message)
    {
        var missing = new[] { "type", "content-type" }.Where(name => !message.Metadata.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw Refusals.MissingMetadata(string.Join(',', missing));
        return new PeerMessage(EventEnvelope.IdOf(message.Id), message.Metadata["type"], message.Metadata["content-type"] == "application/json", message.CustomMetadata.ToByteArray(), message.Data.ToByteArray());
    }

    private static Expectation ExpectationOf(AppendReq.Types.Options options) => options.ExpectedStreamRevisionCase switch
    {
        AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.Revision => new Expectation.Revision(checked((long)options.Revision)),
        AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.NoStream => new Expectation.NoStream(),
        AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.StreamExists => new Expectation.StreamExists(),
        AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.Any => new Expectation.Any(),
        _ => throw Refusals.Invalid("An append expects something of its stream."),
    };

    private static Expectation ExpectationOf(BatchAppendReq.Types.Options options) => options.ExpectedStreamPositionCase switch
    {
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamPosition => new Expectation.Revision(checked((long)options.StreamPosition)),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.NoStream => new Expectation.NoStream(),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamExists => new Expectation.StreamExists(),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.Any => new Expectation.Any(),
        _ => throw Refusals.Invalid("An append expects something of its stream."),
    };

    private static AppendResp.Types.Success SuccessOf(PeerAppended.Success done)
    {
        var success = new AppendResp.Types.Success { Position = new() { CommitPosition = (ulong)done.Position, PreparePosition = (ulong)done.Position } };
        if (done.Revision < 0)
            success.NoStream = new Empty();
        else
            success.CurrentRevision = (ulong)done.Revision;
        return success;
    }

    private static AppendResp.Types.WrongExpectedVersion WrongOf(PeerAppended.Wrong wrong, AppendReq.Types.Options options)
    {
        var answer = new AppendResp.Types.WrongExpectedVersion();
        if (wrong.Current is { } current)
            (answer.CurrentRevision, answer.CurrentRevision2060) = ((ulong)current, (ulong)current);
        else
            (answer.CurrentNoStream, answer.NoStream2060) = (new Empty(), new Empty());
        switch (options.ExpectedStreamRevisionCase)
        {
            case AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.Revision:
                (answer.ExpectedRevision, answer.ExpectedRevision2060) = (options.Revision, options.Revision);
                break;
            case AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.NoStream:
                (answer.ExpectedNoStream, answer.ExpectedRevision2060) = (new Empty(), ulong.MaxValue);
                break;
            default:
                (answer.ExpectedStreamExists, answer.StreamExists2060) = (new Empty(), new Empty());
                break;
        }

        return answer;
    }
}
