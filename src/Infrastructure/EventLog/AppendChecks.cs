using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog;

/// <summary>What every adapter checks before an append takes anybody's place in a queue.</summary>
internal static class AppendChecks
{
    /// <summary>The most that one append may hold, as <see cref="SizeOf"/> counts it.</summary>
    public const int DefaultLimit = 1024 * 1024;

    // Ids, numbers and indexes of an event take room too: without this a million empty bodies would count as nothing.
    private const int BytesBesideTheBody = 64;

    /// <exception cref="ArgumentException">The append could never be recorded: a bug of the caller.</exception>
    public static void ThrowIfMalformed(IReadOnlyList<NewEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            throw new ArgumentException("An append holds at least one event.", nameof(events));

        foreach (var @event in events)
        {
            if (string.IsNullOrEmpty(@event.Type))
                throw new ArgumentException($"Event {@event.Id} has no type.", nameof(events));
            if (@event.SchemaVersion < 1)
                throw new ArgumentException($"Event {@event.Id} has schema version {@event.SchemaVersion}; they start at 1.", nameof(events));
            if (!IsJson(@event.Data.Span, mustBeObject: false))
                throw new ArgumentException($"The body of event {@event.Id} ({@event.Type}) is not JSON in UTF-8.", nameof(events));
            if (!IsJson(@event.Metadata.Span, mustBeObject: true))
                throw new ArgumentException($"The metadata of event {@event.Id} ({@event.Type}) is not a JSON object in UTF-8.", nameof(events));
        }
    }

    public static int SizeOf(IReadOnlyList<NewEvent> events)
    {
        long size = 0;
        foreach (var @event in events)
            size += @event.Data.Length + @event.Metadata.Length + Encoding.UTF8.GetByteCount(@event.Type) + BytesBesideTheBody;
        return (int)Math.Min(size, int.MaxValue);
    }

    /// <summary>The moment as every store can keep it: UTC, to the microsecond.</summary>
    public static DateTimeOffset ToMicrosecond(DateTimeOffset moment) =>
        new(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private static bool IsJson(ReadOnlySpan<byte> bytes, bool mustBeObject)
    {
        // The JSON reader looks at the structure and lets broken UTF-8 inside of strings pass.
        if (!Utf8.IsValid(bytes))
            return false;

        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!reader.Read() || (mustBeObject && reader.TokenType != JsonTokenType.StartObject))
                return false;
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
