using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Messages on the wire: a byte that says whether the message is compressed, its length in four bytes, itself.</summary>
internal static class GrpcFrames
{
    /// <summary>The longest message that is taken, in bytes: as much as the server's largest events need.</summary>
    public const int Longest = 17 * 1024 * 1024;

    private const int HeaderLength = 5;

    /// <summary>Writes messages one after the other, each with its header.</summary>
    public static byte[] Of(params IReadOnlyList<IMessage> messages)
    {
        var frames = new byte[messages.Sum(message => HeaderLength + message.CalculateSize())];
        var rest = frames.AsSpan();
        foreach (var message in messages)
        {
            var length = message.CalculateSize();
            BinaryPrimitives.WriteInt32BigEndian(rest[1..], length);
            message.WriteTo(rest.Slice(HeaderLength, length));
            rest = rest[(HeaderLength + length)..];
        }

        return frames;
    }

    /// <summary>The next message.</summary>
    /// <returns>Null when the other side has sent its last.</returns>
    /// <exception cref="GrpcException">A message is compressed, too long, broken, or ends in its middle.</exception>
    public static async ValueTask<T?> ReadAsync<T>(PipeReader reader, MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T>
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (TryTake(read.Buffer, out var body, out var consumed))
            {
                var message = Parse(parser, body);
                reader.AdvanceTo(consumed);
                return message;
            }

            if (read.IsCompleted)
            {
                var isWhole = read.Buffer.IsEmpty;
                reader.AdvanceTo(read.Buffer.End);
                return isWhole ? null : throw new GrpcException(GrpcCode.Unavailable, "The connection to EventStoreDB ended within a message.");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool TryTake(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> body, out SequencePosition consumed)
    {
        (body, consumed) = (default, default);
        if (buffer.Length < HeaderLength)
            return false;

        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        if (header[0] != 0)
            throw new GrpcException(GrpcCode.Internal, "EventStoreDB sent a compressed message, which was not asked for.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > Longest)
            throw new GrpcException(GrpcCode.ResourceExhausted, $"EventStoreDB sent a message of {length} bytes, and at most {Longest} are taken.");
        if (buffer.Length < HeaderLength + length)
            return false;

        body = buffer.Slice(HeaderLength, length);
        consumed = body.End;
        return true;
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> body)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GrpcException(GrpcCode.Internal, "EventStoreDB sent a message that cannot be read.", because: e);
        }
    }
}
