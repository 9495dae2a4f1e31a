using System.Collections.Frozen;
using System.Text.Json;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The stored name and schema version of every journey event. Names are frozen: history is written in them.</summary>
public static class JourneyEventCatalogue
{
    /// <summary>One row an event; a class may be renamed, a row never.</summary>
    public static IReadOnlyList<StoredEventType> All { get; } =
    [
        new("social-worker-registered", 1, typeof(JourneyEvent.SocialWorkerRegistered)),
        new("employment-started", 1, typeof(JourneyEvent.EmploymentStarted)),
        new("employment-ended", 1, typeof(JourneyEvent.EmploymentEnded)),
        new("assessment-agreed", 1, typeof(JourneyEvent.AssessmentAgreed)),
        new("practice-endorsed", 1, typeof(JourneyEvent.PracticeEndorsed)),
        new("practice-re-endorsed", 1, typeof(JourneyEvent.PracticeReEndorsed)),
        new("endorsement-lapsed-on-leaving", 1, typeof(JourneyEvent.EndorsementLapsedOnLeaving)),
        new("sitting-booked", 1, typeof(JourneyEvent.SittingBooked)),
        new("sitting-cancelled-on-leaving", 1, typeof(JourneyEvent.SittingCancelledOnLeaving)),
        new("element-marked", 1, typeof(JourneyEvent.ElementMarked)),
        new("result-released", 1, typeof(JourneyEvent.ResultReleased)),
        new("accredited", 1, typeof(JourneyEvent.Accredited)),
        new("narrow-retake-opened", 1, typeof(JourneyEvent.NarrowRetakeOpened)),
        new("element-retake-opened", 1, typeof(JourneyEvent.ElementRetakeOpened)),
        new("full-retake-opened", 1, typeof(JourneyEvent.FullRetakeOpened)),
    ];

    private static readonly FrozenDictionary<Type, StoredEventType> ByType = All.ToFrozenDictionary(row => row.Type);
    private static readonly FrozenDictionary<(string, int), StoredEventType> ByName = All.ToFrozenDictionary(row => (row.Name, row.SchemaVersion));

    /// <exception cref="KeyNotFoundException">The event has no row: a bug that a fitness test catches.</exception>
    public static StoredEventType TypeOf(JourneyEvent journeyEvent)
    {
        ArgumentNullException.ThrowIfNull(journeyEvent);
        return ByType[journeyEvent.GetType()];
    }

    public static byte[] Serialise(JourneyEvent journeyEvent)
    {
        ArgumentNullException.ThrowIfNull(journeyEvent);
        return JsonSerializer.SerializeToUtf8Bytes(journeyEvent, JourneyJson.Options.GetTypeInfo(journeyEvent.GetType()));
    }

    /// <exception cref="UnreadableEventException">The name is unknown, or the body is not what the name says.</exception>
    public static JourneyEvent Deserialise(string name, int schemaVersion, ReadOnlySpan<byte> body)
    {
        if (!ByName.TryGetValue((name, schemaVersion), out var row))
            throw new UnreadableEventException($"This program does not know the event '{name}' version {schemaVersion}.");

        try
        {
            return (JourneyEvent)(JsonSerializer.Deserialize(body, JourneyJson.Options.GetTypeInfo(row.Type))
                ?? throw new UnreadableEventException($"The body of an event '{name}' is null."));
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"The body of an event '{name}' version {schemaVersion} cannot be read: {e.Message}", e);
        }
    }
}

/// <param name="Name">As stored, for ever.</param>
/// <param name="SchemaVersion">Of the body's shape, from 1.</param>
public sealed record StoredEventType(string Name, int SchemaVersion, Type Type);

/// <summary>A stored event this program cannot read. It parks its stream; it is never skipped.</summary>
public sealed class UnreadableEventException : Exception
{
    public UnreadableEventException(string message)
        : base(message)
    {
    }

    public UnreadableEventException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
