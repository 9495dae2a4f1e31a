using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>A certificate was issued for the accreditation as it stands now; it takes the place of an earlier one.</summary>
    /// <param name="CurrentUntil">The last day on which the accreditation is current without re-accreditation, the grace included; null for no end (S-15).</param>
    public sealed record CertificateIssued(Level Level, CertificateNumber Certificate, DateOnly? CurrentUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker was reminded that re-accreditation falls due (S-15).</summary>
    /// <param name="MonthsAhead">How many months before the due day this reminder belongs to.</param>
    /// <param name="DueOn">When re-accreditation is due.</param>
    public sealed record ReaccreditationReminded(Level Level, int MonthsAhead, DateOnly DueOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker declared hours of learning towards re-accreditation.</summary>
    /// <param name="Declaration">Counts the declarations of this level from 1.</param>
    /// <param name="Hours">Above 0, and at most 500 in one declaration.</param>
    public sealed record LearningDeclared(Level Level, int Declaration, decimal Hours, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The hours of a declaration were wrong and are put right.</summary>
    /// <param name="Hours">As they should have been declared.</param>
    public sealed record LearningCorrected(Level Level, int Declaration, decimal Hours, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The organisation that sees the practice endorsed it for re-accreditation (R-120, S-15).</summary>
    public sealed record PracticeEndorsedForReaccreditation(Level Level, OrganisationCode EndorsedBy, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker completed a route of re-accreditation in time, or in the grace after it (S-15).</summary>
    /// <param name="DueOn">When re-accreditation is due again.</param>
    public sealed record Reaccredited(Level Level, ReaccreditationRoute Route, DateOnly DueOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Time that is not held against the worker moved the day on which re-accreditation is due, or the end of the grace after it, or both (S-48).</summary>
    /// <param name="Cause">What stood in the way.</param>
    /// <param name="Number">The number of that absence, request or case; with the cause it names the stretch, so that a correction replaces it.</param>
    /// <param name="StoodStillFrom">The first day that does not count.</param>
    /// <param name="RanOnFrom">The first day that counts again.</param>
    /// <param name="DueOn">When re-accreditation is due, as it is now.</param>
    /// <param name="CurrentUntil">The last day of the grace, as it is now.</param>
    public sealed record ReaccreditationDueMoved(Level Level, WindowStop Cause, int Number, DateOnly StoodStillFrom, DateOnly RanOnFrom, DateOnly DueOn, DateOnly CurrentUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Re-accreditation is overdue: the accreditation goes on through the grace and is shown so. <see cref="On"/> is the first day after the due day.</summary>
    /// <param name="DueOn">The day on which it was due.</param>
    /// <param name="GraceUntil">The last day of the grace.</param>
    public sealed record ReaccreditationOverdue(Level Level, DateOnly DueOn, DateOnly GraceUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The grace is over: the accreditation is not current. It is not lost: completing a route restores it (S-15).</summary>
    public sealed record AccreditationNotCurrent(Level Level, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker completed a route after all: the accreditation is current again (S-15).</summary>
    /// <param name="DueOn">When re-accreditation is due again.</param>
    public sealed record AccreditationRestored(Level Level, ReaccreditationRoute Route, DateOnly DueOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The result by which an attempt had renewed the accreditation does not stand: the renewal falls away, the accreditation goes on (S-15).</summary>
    /// <param name="Attempt">The attempt that had renewed it.</param>
    /// <param name="RenewedOn">When it was last renewed otherwise; hours of learning count from then. Null when it never was.</param>
    /// <param name="DueOn">When re-accreditation is due: as before that renewal; what has stood in the way since moves it by events of its own. Where it would be over by then, the day on which the worker can know of this (S-41), unless malpractice undid the renewal.</param>
    /// <param name="CurrentUntil">The last day of the grace.</param>
    public sealed record ReaccreditationUndone(Level Level, int Attempt, DateOnly? RenewedOn, DateOnly DueOn, DateOnly CurrentUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The department gave notice that it means to revoke the accreditation (S-36).</summary>
    /// <param name="Notice">The document with the notice.</param>
    /// <param name="NotBefore">The first day on which it may be revoked: the time in which a review can be asked for.</param>
    public sealed record RevocationNotified(Level Level, RevocationGround Ground, DocumentId Notice, DateOnly NotBefore, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The department dropped the revocation it had given notice of.</summary>
    public sealed record RevocationDropped(Level Level, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The accreditation was revoked, for malpractice found or a result issued in error, and for nothing else (S-36). Registration is untouched .</summary>
    public sealed record AccreditationRevoked(Level Level, RevocationGround Ground, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }
}
