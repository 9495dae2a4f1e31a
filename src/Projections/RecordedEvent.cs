using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Projections;

/// <summary>A journey event as projections see it: the body, and the part of the envelope that rows may hold.</summary>
/// <remarks>
/// There is no position here on purpose: rows hold stream revision and recorded-at, which are the same on every event
/// log, never positions, which are not.
/// </remarks>
/// <param name="Revision">Within the journey's stream, from 0.</param>
/// <param name="Name">The stored name of the event.</param>
/// <param name="RecordedAt">UTC to the microsecond.</param>
/// <param name="Actor">Opaque subject of whoever acted.</param>
/// <param name="Edition">The policy edition that governed the decision.</param>
public sealed record RecordedEvent(
    JourneyId Journey,
    long Revision,
    JourneyEvent Event,
    string Name,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string Edition)
{
    /// <summary>What ties the event to others of one conversation across services; empty where nobody said.</summary>
    public string Correlation { get; init; } = "";

    /// <summary>Which part of the event this is, from 1, where one event brings others with it (S-53); 0 for the event itself.</summary>
    public int Part { get; init; }

    /// <summary>Whether the part is of what only counts beside the journey's own: it came before whatever goes on here.</summary>
    public bool IsBeside { get; init; }

    /// <summary>What the directory knows of the journey's person, where the projection needs it of this event; null where it does not, or the directory knows nobody (any more).</summary>
    /// <remarks>It comes from outside of the log: rows that were made of it are made anew where it changes, by an event that says so.</remarks>
    public PersonFacts? Person { get; init; }

    /// <summary>The place within the journey, parts in their order behind the event that brings them; what only counts beside it stands before its beginning.</summary>
    public decimal Order => (IsBeside ? -1 : Revision) + Part * 0.000001m;
}
