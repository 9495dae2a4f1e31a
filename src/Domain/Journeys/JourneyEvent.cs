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
}
