using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

/// <summary>Something that happened on one social worker's accreditation journey.</summary>
/// <remarks>
/// <para>
/// The vocabulary stands by episode, each in the order of a journey: <c>Entry</c>, <c>Endorsement</c>, <c>Sitting</c>,
/// <c>Outcome</c>, <c>Review</c>, <c>Accreditation</c>; <c>Leadership</c> has what only practice leaders have, and <c>Merging</c> is of two journeys. A change of the world (<c>EmploymentEnded</c>) and a correction of the record
/// (<c>EmploymentCorrected</c>) are never the same event.
/// </para>
/// <para>
/// <see cref="On"/> is the day it took effect in England; when it was recorded stands in the envelope. Nothing here is
/// personal data: organisations, opaque subjects, codes, dates, scores, and the ids of documents that stand elsewhere.
/// </para>
/// </remarks>
public abstract partial record JourneyEvent
{
    private JourneyEvent() { }

    /// <summary>The day on which it took effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>The level it belongs to; null for what concerns the whole journey, such as an employment.</summary>
    public virtual Level? AtLevel() => null;

    /// <summary>The attempt whose mark it is about, or whose result it lets out; null for every other event.</summary>
    public (Level Level, int Attempt)? OfMarkedAttempt() => this switch
    {
        ExerciseRated e => (e.Level, e.Attempt),
        ThirdRatingNeeded e => (e.Level, e.Attempt),
        ElementMarked e => (e.Level, e.Attempt),
        MarkModerated e => (e.Level, e.Attempt),
        NarrativeRecorded e => (e.Level, e.Attempt),
        MarkCorrected e => (e.Level, e.Attempt),
        ElementReMarked e => (e.Level, e.Attempt),
        _ => LetsOut(),
    };

    /// <summary>The attempt whose marks may be told from here on; null for what is no release.</summary>
    public (Level Level, int Attempt)? LetsOut() => this switch
    {
        ResultReleased e => (e.Level, e.Attempt),
        ResultCorrected e => (e.Level, e.Attempt),
        _ => null,
    };
}
