using System.Text.Json;
using Naas.Application.EventLog;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>A journey folded from its stream, with the stored events beside it.</summary>
/// <param name="Revision">Of the last event; null when there is none.</param>
public sealed record LoadedJourney(Journey Journey, long? Revision, IReadOnlyList<JourneyEntry> Entries)
{
    public ExpectedRevision Expected => Revision is { } revision ? ExpectedRevision.Exact(revision) : ExpectedRevision.None;

    public LogPosition? Position => Entries.Count == 0 ? null : Entries[^1].Position;

    /// <summary>What a command recorded here, if it did.</summary>
    public IReadOnlyList<JourneyEntry> RecordedBy(Guid commandId) => [.. Entries.Where(entry => entry.Metadata.CommandId == commandId)];
}

public sealed record JourneyEntry(JourneyEvent Event, EventMetadata Metadata, long Revision, LogPosition Position);

/// <summary>How journeys stand in the event log: one stream each.</summary>
public static class JourneyStream
{
    private const string Category = "journey-";

    public static StreamName NameOf(JourneyId journey) => new(Category + journey.Value.ToString("N"));

    /// <summary>The journey behind a stream's name, or null when the stream is no journey.</summary>
    public static JourneyId? IdOf(StreamName stream) =>
        stream.Value.StartsWith(Category, StringComparison.Ordinal) && Guid.TryParseExact(stream.Value.AsSpan(Category.Length), "N", out var id)
            ? new JourneyId(id)
            : null;

    /// <exception cref="UnreadableEventException">An event cannot be read.</exception>
    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public static async Task<LoadedJourney> LoadAsync(IEventLog log, JourneyId id, CancellationToken cancellation)
    {
        var journey = Journey.NotBegun;
        var entries = new List<JourneyEntry>();
        await foreach (var stored in log.ReadStreamAsync(NameOf(id), 0, cancellation))
        {
            var entry = Read(stored);
            journey = Fold(journey, entry.Event, stored);
            entries.Add(entry);
        }

        return new LoadedJourney(journey, entries.Count == 0 ? null : entries[^1].Revision, entries);
    }

    /// <summary>The command that began a journey; null when it has not begun.</summary>
    public static async Task<Guid?> BegunByAsync(IEventLog log, JourneyId id, CancellationToken cancellation)
    {
        await foreach (var first in log.ReadStreamAsync(NameOf(id), 0, cancellation))
            return ReadMetadata(first).CommandId;
        return null;
    }

    /// <exception cref="UnreadableEventException">The name is unknown, or body or metadata cannot be read.</exception>
    public static JourneyEntry Read(StoredEvent stored)
    {
        var journeyEvent = JourneyEventCatalogue.Deserialise(stored.Type, stored.SchemaVersion, stored.Data.Span);
        return new JourneyEntry(journeyEvent, ReadMetadata(stored), stored.Revision, stored.Position);
    }

    public static EventMetadata ReadMetadata(StoredEvent stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Metadata.Span, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<EventMetadata>)JourneyJson.Options.GetTypeInfo(typeof(EventMetadata)))
                ?? throw new UnreadableEventException($"Event {stored.Id} has no metadata.");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"The metadata of event {stored.Id} cannot be read: {e.Message}", e);
        }
    }

    public static NewEvent Write(JourneyEvent journeyEvent, int ordinal, EventMetadata metadata)
    {
        var type = JourneyEventCatalogue.TypeOf(journeyEvent);
        return new NewEvent(
            CommandIdentity.EventIdOf(metadata.CommandId, ordinal),
            type.Name,
            type.SchemaVersion,
            JourneyEventCatalogue.Serialise(journeyEvent),
            JsonSerializer.SerializeToUtf8Bytes(metadata, JourneyJson.Options.GetTypeInfo(typeof(EventMetadata))));
    }

    private static Journey Fold(Journey journey, JourneyEvent journeyEvent, StoredEvent stored)
    {
        try
        {
            return Journey.Evolve(journey, journeyEvent);
        }
        catch (ImpossibleHistoryException e)
        {
            throw new LogIntegrityException($"Stream {stored.Stream}, revision {stored.Revision}: {e.Message}");
        }
    }
}
