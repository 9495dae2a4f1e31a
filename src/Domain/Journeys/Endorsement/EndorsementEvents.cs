using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>The worker asked an organisation that sees the practice to endorse it (S-21).</summary>
    /// <param name="Of">The organisation that is asked.</param>
    public sealed record EndorsementRequested(Level Level, OrganisationCode Of, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The organisation that was asked does not endorse now, and says why by a code (S-21).</summary>
    /// <param name="DeclinedBy">The organisation that was asked.</param>
    public sealed record EndorsementDeclined(Level Level, OrganisationCode DeclinedBy, DeclineReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The organisation that sees the practice judged the worker ready for assessment.</summary>
    /// <param name="Endorsement">Counts the endorsements of this level from 1.</param>
    /// <param name="EndorsedBy">The organisation that sees the practice.</param>
    /// <param name="By">The person who gave the judgement.</param>
    /// <param name="SittingsFrom">The first day on which this site's workers may sit, as it stood then (S-43).</param>
    /// <param name="ValidUntil">The last day on which the worker may sit on this endorsement (S-19).</param>
    public sealed record PracticeEndorsed(Level Level, int Endorsement, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>After a result that was not met, the organisation is satisfied that the worker can meet the standard now (R-103, C16 ¶74).</summary>
    public sealed record PracticeReEndorsed(Level Level, int Endorsement, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The endorsing organisation gave the worker a place in the order of its list, for when there are more names than places (S-44).</summary>
    /// <param name="Rank">From 1, the first to be offered a place.</param>
    public sealed record EndorsementRanked(Level Level, int Endorsement, int Rank, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The organisation took its endorsement back before the sitting, and says why by a code (S-20).</summary>
    public sealed record EndorsementWithdrawn(Level Level, int Endorsement, OrganisationCode EndorsedBy, WithdrawalReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The endorsement ran out unused; <see cref="On"/> is the first day without it (S-19).</summary>
    public sealed record EndorsementExpired(Level Level, int Endorsement, OrganisationCode EndorsedBy, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker left the organisation that had endorsed; a new employer endorses anew (S-16).</summary>
    public sealed record EndorsementLapsedOnLeaving(Level Level, int Endorsement, OrganisationCode EndorsedBy, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The leaving on which it lapsed was recorded wrongly: it lapsed on another day, or not at all.</summary>
    /// <param name="LapsedOn">The last day in post as it is known now; null when the worker is in post still.</param>
    public sealed record EndorsementReinstated(Level Level, int Endorsement, OrganisationCode EndorsedBy, DateOnly? LapsedOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The day of an endorsement was recorded wrongly and is put right, and its last day with it.</summary>
    /// <param name="EndorsedOn">The day on which the judgement was given.</param>
    public sealed record EndorsementCorrected(Level Level, int Endorsement, DateOnly EndorsedOn, DateOnly ValidUntil, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The record of an endorsement was not this worker's at all, and counts as if it had never been made; its number is not given again.</summary>
    public sealed record EndorsementExpunged(Level Level, int Endorsement, OrganisationCode EndorsedBy, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker met the standard in the proof of concept's simulation, which covers the written exercise: the pair is not taken again (R-115, S-13).</summary>
    /// <param name="Elements">The elements that are not taken again.</param>
    public sealed record PassportGranted(Level Level, ElementSet Elements, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The passport ended with Phase Two; <see cref="On"/> is the first day without it (S-14).</summary>
    public sealed record PassportExpired(Level Level, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }
}
