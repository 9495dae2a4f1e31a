using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>Something that happened on one social worker's accreditation journey.</summary>
/// <remarks>
/// The whole vocabulary, in the order of a journey. <see cref="On"/> is the day it took effect in England; when it was
/// recorded stands in the envelope. Nothing here is personal data: organisations, opaque subjects, codes, dates, scores.
/// </remarks>
public abstract record JourneyEvent
{
    private JourneyEvent() { }

    /// <summary>The day on which it took effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    // Entry

    /// <summary>The social worker entered the assessment and accreditation system. Says nothing about the regulator's register .</summary>
    public sealed record SocialWorkerRegistered(DateOnly On) : JourneyEvent;

    /// <summary>The worker took up practice with an organisation, employed by it, through an agency, or self-employed.</summary>
    /// <param name="Spell">Counts the journey's employments from 1.</param>
    /// <param name="PlacedAt">The organisation on whose behalf the worker practises.</param>
    /// <param name="Agency">The agency that holds the contract, when there is one.</param>
    public sealed record EmploymentStarted(int Spell, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On) : JourneyEvent;

    /// <summary>The worker left; <see cref="On"/> is the last day in post.</summary>
    public sealed record EmploymentEnded(int Spell, OrganisationCode PlacedAt, LeavingReason Reason, LeavingDestination Destination, DateOnly On) : JourneyEvent;

    /// <summary>The worker agreed to be put forward for assessment: taking part is voluntary (R-008, S-47).</summary>
    public sealed record AssessmentAgreed(Level Level, DateOnly On) : JourneyEvent;

    // Endorsement

    /// <summary>The organisation that sees the practice judged the worker ready for assessment.</summary>
    /// <param name="Endorsement">Counts the endorsements of this level from 1.</param>
    /// <param name="By">The person who gave the judgement.</param>
    /// <param name="SittingsFrom">The first day on which this site's workers may sit, as it stood then (S-43).</param>
    /// <param name="ValidUntil">The last day on which the worker may sit on this endorsement (S-19).</param>
    public sealed record PracticeEndorsed(Level Level, int Endorsement, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On) : JourneyEvent;

    /// <summary>After a result that was not met, the organisation is satisfied that the worker can meet the standard now (R-103, C16 ¶74).</summary>
    public sealed record PracticeReEndorsed(Level Level, int Endorsement, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On) : JourneyEvent;

    /// <summary>The worker left the organisation that had endorsed; a new employer endorses anew (S-16).</summary>
    public sealed record EndorsementLapsedOnLeaving(Level Level, int Endorsement, OrganisationCode EndorsedBy, DateOnly On) : JourneyEvent;

    // Sitting

    /// <summary>A place at a sitting was booked; this opens the attempt, and the edition named here governs it to the end (S-50).</summary>
    /// <param name="Attempt">Counts the bookings of this level from 1.</param>
    /// <param name="Elements">The elements due: all of them, or the one to be taken again.</param>
    /// <param name="SitsOn">The day of the sitting; <see cref="On"/> is the day of the booking.</param>
    public sealed record SittingBooked(Level Level, int Attempt, int Endorsement, SittingCode Sitting, ElementSet Elements, DateOnly SitsOn, EditionCode Edition, DateOnly On) : JourneyEvent;

    /// <summary>The worker left the endorsing organisation before the day of the sitting, which no endorsement covers any more (S-16). Counts as no attempt.</summary>
    public sealed record SittingCancelledOnLeaving(Level Level, int Attempt, SittingCode Sitting, DateOnly On) : JourneyEvent;

    /// <summary>An element was marked against the standard named here.</summary>
    /// <param name="Score">Out of <paramref name="OutOf"/>.</param>
    /// <param name="Cut">The lowest score that is met.</param>
    /// <param name="NarrowFrom">The lowest score that is a narrow fail.</param>
    /// <param name="By">The assessor.</param>
    public sealed record ElementMarked(Level Level, int Attempt, Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, ElementResult Result, ActorId By, DateOnly On) : JourneyEvent;

    // Outcome

    /// <summary>A named person who marked nothing of this attempt released its result to the worker and the employer (S-51).</summary>
    /// <param name="Met">The elements of this attempt that were met.</param>
    /// <param name="NotMet">Those that were not, narrowly or otherwise.</param>
    public sealed record ResultReleased(Level Level, int Attempt, Outcome Outcome, ElementSet Met, ElementSet NotMet, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>Every element is met: the worker is accredited at this level .</summary>
    /// <param name="ReaccreditationDueOn">Null where the edition has no re-accreditation (S-15).</param>
    public sealed record Accredited(Level Level, int Attempt, DateOnly? ReaccreditationDueOn, DateOnly On) : JourneyEvent;

    /// <summary>One element was narrowly missed and may be taken again quickly (R-100, C16 ¶75).</summary>
    /// <param name="Until">The last day of the quick retake, inclusive (S-40).</param>
    /// <param name="BankedUntil">The last day for which the elements that were met count (S-07).</param>
    public sealed record NarrowRetakeOpened(Level Level, int Attempt, Element Element, DateOnly Until, DateOnly BankedUntil, DateOnly On) : JourneyEvent;

    /// <summary>One element was missed, and not narrowly: it alone is taken again, after development (S-02).</summary>
    /// <param name="ExpectedAfter">An expectation, not a bar.</param>
    public sealed record ElementRetakeOpened(Level Level, int Attempt, Element Element, DateOnly ExpectedAfter, DateOnly BankedUntil, DateOnly On) : JourneyEvent;

    /// <summary>Two or more elements were missed, or the element retakes are used up: everything is taken again (R-101, C16 ¶76).</summary>
    /// <param name="ExpectedAfter">An expectation, not a bar: whether and when is the employer's matter .</param>
    public sealed record FullRetakeOpened(Level Level, int Attempt, DateOnly ExpectedAfter, DateOnly On) : JourneyEvent;
}
