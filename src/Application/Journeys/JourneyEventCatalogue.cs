using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The stored name and schema version of every journey event. Names are frozen: history is written in them.</summary>
public static class JourneyEventCatalogue
{
    /// <summary>
    /// One row for every version of every event; a class may be renamed, a row never. When a shape changes, the old row gets the
    /// step to the next version, and the new version a row below it.
    /// </summary>
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

    // Not a static field of its own: what is wrong with the rows is told as it is, at the start as at the first use.
    private static readonly Lazy<StoredEventTypes<JourneyEvent>> Types = new(() => new StoredEventTypes<JourneyEvent>(All, JourneyJson.Options));

    /// <summary>Looks the rows over; called at the start, so that no contradiction waits for the first event that meets it.</summary>
    /// <exception cref="StoredEventTypesException">Versions with a gap, a row twice, a missing step, an event without a name.</exception>
    public static void Check() => _ = Types.Value;

    /// <summary>The row under which an event is written: its name's newest version.</summary>
    public static StoredEventType TypeOf(JourneyEvent journeyEvent) => Types.Value.TypeOf(journeyEvent);

    public static byte[] Serialise(JourneyEvent journeyEvent) => Types.Value.Serialise(journeyEvent);

    /// <exception cref="UnreadableEventException">Name or version is unknown, or the body is not what they say.</exception>
    public static JourneyEvent Deserialise(string name, int schemaVersion, ReadOnlySpan<byte> body) => Types.Value.Deserialise(name, schemaVersion, body);
}
