using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Recorded = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadResp.Types.ReadEvent.Types.RecordedEvent;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>An event as EventStoreDB keeps it. What it has no field for stands before the event's own metadata, which are kept byte for byte.</summary>
/// <remarks>
/// <c>{"recordedAt":"2018-07-02T09:30:00.0000000Z","schemaVersion":1,"metadata":…}</c>: JSON that whoever reads the store by other means can
/// read. The server's own moment of writing is not the business clock's and is not used.
/// </remarks>
internal static class EventEnvelope
{
    private const string RecordedAt = "recordedAt";
    private const string SchemaVersion = "schemaVersion";
    private const string Metadata = "metadata";
    private const string TypeKey = "type";
    private const string ContentTypeKey = "content-type";
    private const string Json = "application/json";
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static ProposedMessage Proposed(NewEvent @event, DateTimeOffset recordedAt) => new()
    {
        Id = IdOf(@event.Id),
        Metadata = { [TypeKey] = @event.Type, [ContentTypeKey] = Json },
        CustomMetadata = UnsafeByteOperations.UnsafeWrap(Around(@event, recordedAt)),
        Data = UnsafeByteOperations.UnsafeWrap(@event.Data),
    };

    /// <summary>Whether an answer that is an event has what every event has, and in numbers that can be; looked at before anything else is.</summary>
    public static bool IsWhole(ReadResp answer) => answer.Event is not { } read
        || (read.Event is { Id: { } id, StreamIdentifier: not null, CommitPosition: <= long.MaxValue, StreamRevision: <= long.MaxValue }
            && (id.ValueCase == UUID.ValueOneofCase.Structured || (id.ValueCase == UUID.ValueOneofCase.Text && Guid.TryParse(id.Text, CultureInfo.InvariantCulture, out _))));

    /// <exception cref="LogIntegrityException">The event was not written by this adapter, or says that its stream was deleted for good.</exception>
    public static StoredEvent Stored(Recorded @event, Guid epoch, StreamNames names)
    {
        var stream = NameOf(@event);
        if (TypeOf(@event) == Deletions.Tombstone)
            throw Deletions.ForGood(stream);
        var (recordedAt, schemaVersion, metadata) = Within(@event.CustomMetadata.Memory, stream, @event.StreamRevision);
        return new StoredEvent(
            new LogPosition(epoch, checked((long)@event.CommitPosition)),
            names.Read(stream),
            checked((long)@event.StreamRevision),
            IdOf(@event.Id),
            TypeOf(@event),
            schemaVersion,
            @event.Data.Memory,
            metadata,
            recordedAt);
    }

    public static string NameOf(Recorded @event) => @event.StreamIdentifier.StreamName.ToStringUtf8();

    public static string TypeOf(Recorded @event) => @event.Metadata.GetValueOrDefault(TypeKey) ?? "";

    public static StreamIdentifier Identify(string stream) => new() { StreamName = ByteString.CopyFromUtf8(stream) };

    public static UUID IdOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = id.TryWriteBytes(bytes, bigEndian: true, out _);
        return new UUID { Structured = new() { MostSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes), LeastSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) } };
    }

    public static Guid IdOf(UUID id)
    {
        if (id.ValueCase == UUID.ValueOneofCase.Text)
            return Guid.Parse(id.Text, CultureInfo.InvariantCulture);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id.Structured.MostSignificantBits);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], id.Structured.LeastSignificantBits);
        return new Guid(bytes, bigEndian: true);
    }

    private static byte[] Around(NewEvent @event, DateTimeOffset recordedAt)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"{{RecordedAt}}":"{{recordedAt.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture)}}","{{SchemaVersion}}":{{@event.SchemaVersion}},"{{Metadata}}":"""));
        return [.. head, .. @event.Metadata.Span, (byte)'}'];
    }

    private static (DateTimeOffset RecordedAt, int SchemaVersion, ReadOnlyMemory<byte> Metadata) Within(ReadOnlyMemory<byte> envelope, string stream, ulong revision)
    {
        try
        {
            var reader = new Utf8JsonReader(envelope.Span);
            if (Next(ref reader) == JsonTokenType.StartObject && IsNamed(ref reader, RecordedAt)
                && Next(ref reader) == JsonTokenType.String
                && DateTime.TryParseExact(reader.GetString(), MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var recordedAt)
                && IsNamed(ref reader, SchemaVersion) && Next(ref reader) == JsonTokenType.Number && reader.TryGetInt32(out var schemaVersion)
                && IsNamed(ref reader, Metadata)
                // A name was read with the colon after it: from there to the last brace are the metadata, spaces and all.
                && (int)reader.BytesConsumed is var begins && begins < envelope.Length && envelope.Span[^1] == (byte)'}')
            {
                return (new DateTimeOffset(recordedAt, TimeSpan.Zero), schemaVersion, envelope[begins..^1]);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Said below: it is not ours. The reader says the latter of text that is no text.
        }

        throw new LogIntegrityException($"Revision {revision} of stream {stream} was not written by this program: its metadata are not as this program writes them. The database of EventStoreDB must hold nothing else in streams of such names.");
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : JsonTokenType.None;

    private static bool IsNamed(ref Utf8JsonReader reader, string name) => Next(ref reader) == JsonTokenType.PropertyName && reader.ValueTextEquals(name);
}
