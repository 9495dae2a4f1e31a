using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Application.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The stored name and schema version of every event of the rollout. Names are frozen: history is written in them.</summary>
public static class RolloutEventCatalogue
{
    /// <summary>One row an event; a class may be renamed, a row never.</summary>
    public static IReadOnlyList<StoredEventType> All { get; } =
    [
        new("phase-opened", 1, typeof(RolloutEvent.PhaseOpened)),
        new("phase-changed", 1, typeof(RolloutEvent.PhaseChanged)),
        new("phase-ended", 1, typeof(RolloutEvent.PhaseEnded)),
        new("site-joined", 1, typeof(RolloutEvent.SiteJoined)),
        new("site-left", 1, typeof(RolloutEvent.SiteLeft)),
        new("organisation-succeeded", 1, typeof(RolloutEvent.OrganisationSucceeded)),
    ];

    private static readonly FrozenDictionary<Type, StoredEventType> ByType = All.ToFrozenDictionary(row => row.Type);
    private static readonly FrozenDictionary<(string, int), StoredEventType> ByName = All.ToFrozenDictionary(row => (row.Name, row.SchemaVersion));
    private static readonly JsonSerializerOptions Options = JourneyJson.Create(RolloutJsonContext.Default);

    /// <exception cref="KeyNotFoundException">The event has no row: a bug that a fitness test catches.</exception>
    public static StoredEventType TypeOf(RolloutEvent rolloutEvent)
    {
        ArgumentNullException.ThrowIfNull(rolloutEvent);
        return ByType[rolloutEvent.GetType()];
    }

    public static byte[] Serialise(RolloutEvent rolloutEvent)
    {
        ArgumentNullException.ThrowIfNull(rolloutEvent);
        return JsonSerializer.SerializeToUtf8Bytes(rolloutEvent, Options.GetTypeInfo(rolloutEvent.GetType()));
    }

    /// <exception cref="UnreadableEventException">The name is unknown, or the body is not what the name says.</exception>
    public static RolloutEvent Deserialise(string name, int schemaVersion, ReadOnlySpan<byte> body)
    {
        if (!ByName.TryGetValue((name, schemaVersion), out var row))
            throw new UnreadableEventException($"This program does not know the event '{name}' version {schemaVersion} of the rollout.");

        try
        {
            return (RolloutEvent)(JsonSerializer.Deserialize(body, Options.GetTypeInfo(row.Type))
                ?? throw new UnreadableEventException($"The body of an event '{name}' is null."));
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"The body of an event '{name}' version {schemaVersion} cannot be read: {e.Message}", e);
        }
    }
}

[JsonSerializable(typeof(RolloutEvent.PhaseOpened))]
[JsonSerializable(typeof(RolloutEvent.PhaseChanged))]
[JsonSerializable(typeof(RolloutEvent.PhaseEnded))]
[JsonSerializable(typeof(RolloutEvent.SiteJoined))]
[JsonSerializable(typeof(RolloutEvent.SiteLeft))]
[JsonSerializable(typeof(RolloutEvent.OrganisationSucceeded))]
internal sealed partial class RolloutJsonContext : JsonSerializerContext;
