using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>Writes a history inside an event as the log writes events: each under its stored name and version, so that every version is read for ever (S-53).</summary>
internal sealed class StoredHistoryConverter : JsonConverter<JourneyHistory>
{
    public override JourneyHistory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new JsonException("must be a list of events");

        var events = new List<JourneyEvent>(document.RootElement.GetArrayLength());
        foreach (var stored in document.RootElement.EnumerateArray())
            events.Add(Read(stored));
        return new JourneyHistory(events);
    }

    public override void Write(Utf8JsonWriter writer, JourneyHistory value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var happened in value)
        {
            var type = JourneyEventCatalogue.TypeOf(happened);
            writer.WriteStartObject();
            writer.WriteString("type", type.Name);
            writer.WriteNumber("version", type.SchemaVersion);
            writer.WritePropertyName("data");
            writer.WriteRawValue(JourneyEventCatalogue.Serialise(happened));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static JourneyEvent Read(JsonElement stored)
    {
        if (stored.ValueKind != JsonValueKind.Object || stored.EnumerateObject().Count() != 3
            || !stored.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !stored.TryGetProperty("version", out var version) || !version.TryGetInt32(out var schemaVersion)
            || !stored.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("must hold events with their type, version and data");
        }

        try
        {
            return JourneyEventCatalogue.Deserialise(type.GetString()!, schemaVersion, JsonSerializer.SerializeToUtf8Bytes(data));
        }
        catch (UnreadableEventException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
