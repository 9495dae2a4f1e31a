using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>A journey folded from its stream, with the stored events beside it.</summary>
/// <param name="Revision">Of the last event; null when there is none.</param>
public sealed record LoadedJourney(Journey Journey, long? Revision, IReadOnlyList<StreamEntry<JourneyEvent>> Entries);

/// <summary>How journeys stand in the event log: one stream each.</summary>
public static class JourneyStream
{
    private const string Category = "journey-";

    public static StreamKind<Journey, JourneyEvent> Kind { get; } =
        new(Journey.NotBegun, Journey.Evolve, JourneyEventCatalogue.TypeOf, JourneyEventCatalogue.Serialise, JourneyEventCatalogue.Deserialise);

    public static StreamName NameOf(JourneyId journey) => new(Category + journey.Value.ToString("N"));

    /// <summary>The journey behind a stream's name, or null when the stream is no journey.</summary>
    public static JourneyId? IdOf(StreamName stream) =>
        stream.Value.StartsWith(Category, StringComparison.Ordinal) && Guid.TryParseExact(stream.Value.AsSpan(Category.Length), "N", out var id)
            ? new JourneyId(id)
            : null;

    /// <summary>The journeys whose ids begin with these digits.</summary>
    public static StreamPrefix Slice(string digits) => new(Category + digits);

    /// <exception cref="UnreadableEventException">An event cannot be read.</exception>
    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public static async Task<LoadedJourney> LoadAsync(IEventLog log, JourneyId id, CancellationToken cancellation)
    {
        var (journey, revision, entries) = await Kind.LoadAsync(log, NameOf(id), cancellation);
        return new LoadedJourney(journey, revision, entries);
    }

    /// <summary>The command that began a journey; null when it has not begun.</summary>
    public static async Task<Guid?> BegunByAsync(IEventLog log, JourneyId id, CancellationToken cancellation)
    {
        await foreach (var first in log.ReadStreamAsync(NameOf(id), 0, cancellation))
            return Envelope.Read(first).CommandId;
        return null;
    }

    /// <exception cref="UnreadableEventException">The name is unknown, or body or metadata cannot be read.</exception>
    public static StreamEntry<JourneyEvent> Read(StoredEvent stored) => Kind.Read(stored);

    public static NewEvent Write(JourneyEvent journeyEvent, int ordinal, EventMetadata metadata) => Kind.Write(journeyEvent, ordinal, metadata);
}
