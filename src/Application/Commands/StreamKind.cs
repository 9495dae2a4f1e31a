using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Commands;

/// <summary>How streams of one kind stand in the event log: how their events are written and read, and what these add up to.</summary>
/// <param name="NotBegun">The state before anything happened.</param>
/// <param name="TypeOf">The stored name and version of an event.</param>
/// <param name="Deserialise">Reads an event from name, version and body; throws <see cref="UnreadableEventException"/>.</param>
public sealed record StreamKind<TState, TEvent>(
    TState NotBegun,
    Func<TState, TEvent, TState> Evolve,
    Func<TEvent, StoredEventType> TypeOf,
    Func<TEvent, byte[]> Serialise,
    Func<string, int, ReadOnlySpan<byte>, TEvent> Deserialise)
{
    /// <exception cref="UnreadableEventException">An event cannot be read.</exception>
    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public async Task<LoadedStream<TState, TEvent>> LoadAsync(IEventLog log, StreamName stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        var state = NotBegun;
        var entries = new List<StreamEntry<TEvent>>();
        await foreach (var stored in log.ReadStreamAsync(stream, 0, cancellation))
        {
            var entry = Read(stored);
            state = Fold(state, entry.Event, stored);
            entries.Add(entry);
        }

        return new LoadedStream<TState, TEvent>(state, entries.Count == 0 ? null : entries[^1].Revision, entries);
    }

    /// <summary>The state after one more stored event.</summary>
    /// <exception cref="UnreadableEventException">The event cannot be read.</exception>
    /// <exception cref="LogIntegrityException">It cannot have happened after what the state knows of.</exception>
    public TState Fold(TState state, StoredEvent stored) => Fold(state, Read(stored).Event, stored);

    /// <exception cref="UnreadableEventException">The name is unknown, or body or metadata cannot be read.</exception>
    public StreamEntry<TEvent> Read(StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new StreamEntry<TEvent>(Deserialise(stored.Type, stored.SchemaVersion, stored.Data.Span), Envelope.Read(stored), stored.Revision, stored.Position);
    }

    /// <summary>The event since which something holds that did not hold before it; null when it does not hold, or always did.</summary>
    public StreamEntry<TEvent>? Since(IEnumerable<StreamEntry<TEvent>> entries, Func<TState, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(holds);
        var passed = new Stack<(TState Before, StreamEntry<TEvent> Entry)>();
        var state = NotBegun;
        foreach (var entry in entries)
        {
            passed.Push((state, entry));
            state = Evolve(state, entry.Event);
        }

        // From the end back: what made it so is most often the last of its kind.
        if (!holds(state))
            return null;
        while (passed.TryPop(out var last))
        {
            if (!holds(last.Before))
                return last.Entry;
        }

        return null;
    }

    public NewEvent Write(TEvent happened, int ordinal, EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var type = TypeOf(happened);
        return new NewEvent(CommandIdentity.EventIdOf(metadata.CommandId, ordinal), type.Name, type.SchemaVersion, Serialise(happened), Envelope.Write(metadata));
    }

    private TState Fold(TState state, TEvent happened, StoredEvent stored)
    {
        try
        {
            return Evolve(state, happened);
        }
        catch (Exception e) when (e is ImpossibleHistoryException or ImpossibleRolloutException or ImpossibleStandardException)
        {
            throw new LogIntegrityException($"Stream {stored.Stream}, revision {stored.Revision}: {e.Message}");
        }
    }
}

/// <summary>A stream and what its events add up to.</summary>
/// <param name="Revision">Of the last event; null when there is none.</param>
public sealed record LoadedStream<TState, TEvent>(TState State, long? Revision, IReadOnlyList<StreamEntry<TEvent>> Entries)
{
    public ExpectedRevision Expected => Revision is { } revision ? ExpectedRevision.Exact(revision) : ExpectedRevision.None;

    public LogPosition? Position => Entries.Count == 0 ? null : Entries[^1].Position;

    /// <summary>What a command recorded here, if it did.</summary>
    public IReadOnlyList<StreamEntry<TEvent>> RecordedBy(Guid commandId) => [.. Entries.Where(entry => entry.Metadata.CommandId == commandId)];
}

public sealed record StreamEntry<TEvent>(TEvent Event, EventMetadata Metadata, long Revision, LogPosition Position);

/// <summary>The envelope beside a stored body, the same in every stream.</summary>
public static class Envelope
{
    private static JsonTypeInfo<EventMetadata> Shape { get; } = (JsonTypeInfo<EventMetadata>)JourneyJson.Options.GetTypeInfo(typeof(EventMetadata));

    /// <exception cref="UnreadableEventException">The metadata cannot be read.</exception>
    public static EventMetadata Read(StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            return JsonSerializer.Deserialize(stored.Metadata.Span, Shape)
                ?? throw new UnreadableEventException($"Event {stored.Id} has no metadata.");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"The metadata of event {stored.Id} cannot be read: {e.Message}", e);
        }
    }

    public static byte[] Write(EventMetadata metadata) => JsonSerializer.SerializeToUtf8Bytes(metadata, Shape);
}
