using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>Where one worker stands now.</summary>
public sealed record GetWorkerSummary(JourneyId Journey) : Query<WorkerSummary>;

/// <summary>Everything that happened on one journey, in the order in which it was recorded.</summary>
/// <param name="After">The revision after which to begin; null for the beginning.</param>
/// <param name="Maximum">At most so many entries, 1 to 500.</param>
public sealed record GetTimeline(JourneyId Journey, long? After, int Maximum) : Query<Timeline>;

/// <param name="Revision">The journey's last event that this summary has seen: the ETag.</param>
public sealed record WorkerSummary(
    Guid Journey,
    DateOnly RegisteredOn,
    IReadOnlyList<EmploymentSummary> Employments,
    IReadOnlyList<LevelSummary> Levels,
    long Revision,
    DateTimeOffset RecordedAt);

/// <param name="To">The last day in post; null while it lasts.</param>
public sealed record EmploymentSummary(int Spell, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To);

/// <summary>Where a worker is on the road at one level, as recorded; windows that have passed are told by their dates. (A <em>stage</em> is one of the four steps of the assessment, so it is not called that.)</summary>
public enum Standing
{
    Agreed = 1,
    Endorsed = 2,
    SittingBooked = 3,
    ResultAwaited = 4,
    ElementRetake = 5,
    FullRetake = 6,
    Accredited = 7,

    /// <summary>Endorsed once, and the endorsement lapsed when the worker left.</summary>
    EndorsementLapsed = 8,
}

/// <param name="RetakeUntil">The last day of a narrow retake; null on the slower road.</param>
/// <param name="BankedUntil">The last day for which the other elements count.</param>
public sealed record LevelSummary(
    Level Level,
    Standing Standing,
    DateOnly? AgreedOn,
    OrganisationCode? EndorsedBy,
    DateOnly? EndorsedOn,
    DateOnly? EndorsementValidUntil,
    int Attempts,
    SittingCode? Sitting,
    DateOnly? SitsOn,
    IReadOnlyList<Element> ElementsDue,
    Outcome? LastOutcome,
    DateOnly? LastReleasedOn,
    Element? RetakeElement,
    DateOnly? RetakeExpectedAfter,
    DateOnly? RetakeUntil,
    DateOnly? BankedUntil,
    DateOnly? AccreditedOn,
    DateOnly? ReaccreditationDueOn);

public sealed record Timeline(Guid Journey, IReadOnlyList<TimelineEntry> Entries, long? Next);

/// <summary>One event of a journey, in words and with its dates.</summary>
/// <param name="Type">The stored name of the event.</param>
/// <param name="Title">For people, a few words.</param>
/// <param name="Sentence">For people: what happened, complete.</param>
/// <param name="EffectiveOn">The day it took effect.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Actor">Opaque subject of whoever acted, with role and organisation beside it.</param>
/// <param name="Edition">The policy edition that governed.</param>
public sealed record TimelineEntry(
    long Revision,
    string Type,
    string Title,
    string Sentence,
    Level? Level,
    DateOnly EffectiveOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string Edition);
