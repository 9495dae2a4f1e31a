using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>The organisation joined the worker: it too feels that the result is at odds with the worker's abilities in practice (C16 ¶42, S-08).</summary>
    public sealed record ReviewSupported(Level Level, int Attempt, OrganisationCode Organisation, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker asked for an independent review (C16 ¶42); the circumstances stand in the document.</summary>
    /// <param name="Review">Counts the requests of this level from 1.</param>
    /// <param name="RequestUntil">The last day for it (S-09).</param>
    /// <param name="CameOn">The day on which it was recorded, however far it is dated back: that one counts. After the last day, a chair accepts or refuses it first.</param>
    public sealed record ReviewRequested(Level Level, int Review, int Attempt, ReviewGround Ground, DocumentId Document, DateOnly RequestUntil, DateOnly CameOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A chair accepted a request that had come late, for good cause (S-09).</summary>
    public sealed record LateReviewAccepted(Level Level, int Review, GoodCause Cause, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A chair refused a request that had come late: no good cause was shown (S-09).</summary>
    public sealed record LateReviewRefused(Level Level, int Review, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The request is complete: the result is under review, and no window runs (S-09, S-48).</summary>
    /// <param name="WindowsStopFrom">The first day that no window counts: that on which the request came.</param>
    /// <param name="DecisionDue">The last day for the decision; nothing follows from missing it but a report.</param>
    public sealed record ReviewOpened(Level Level, int Review, int Attempt, DateOnly WindowsStopFrom, DateOnly DecisionDue, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker withdrew the request before it was decided.</summary>
    public sealed record ReviewWithdrawn(Level Level, int Review, int Attempt, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The secretariat appointed the panel: a chair and two members, none of whom had a part in what they decide about (S-09, S-10).</summary>
    public sealed record ReviewPanelAppointed(Level Level, int Review, ActorId Chair, ActorId Member, ActorId OtherMember, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The secretariat put another person in the place of one on the panel.</summary>
    public sealed record ReviewMemberReplaced(Level Level, int Review, ActorId Former, ActorId Successor, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody on the panel declared whether there is a conflict of interests (S-09).</summary>
    /// <param name="HasConflict">Whether there is one: then somebody else takes the place.</param>
    public sealed record InterestsDeclared(Level Level, int Review, bool HasConflict, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Evidence came to the case; it stands in the document.</summary>
    public sealed record ReviewEvidenceAdded(Level Level, int Review, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The chair ordered elements to be marked again, each by two fresh assessors, from the recording or the script (R-111, S-09).</summary>
    public sealed record ReMarkOrdered(Level Level, int Review, ElementSet Elements, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A fresh assessor marked an element again, apart from the other, against the standard of the sitting.</summary>
    /// <param name="StandardVersion">The version of the standard that was in force on the day of the sitting.</param>
    /// <param name="Profile">The areas of the statement that it looked at, and how they went.</param>
    public sealed record ElementReMarked(Level Level, int Review, int Attempt, Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, AreaProfile Profile, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody on the panel voted; a later vote takes the place of an earlier one.</summary>
    public sealed record ReviewVoteCast(Level Level, int Review, ReviewRemedy Remedy, ReviewReasonSet Reasons, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The panel decided by majority; the written reason stands in the document (S-09).</summary>
    /// <param name="Reasons">Those of the majority.</param>
    /// <param name="Dissent">Who on the panel voted otherwise; null where all agreed.</param>
    /// <param name="WindowsStoodStillFrom">The first day that is not held against the worker: that from which the windows stood still, or an earlier one, where what is set right had cost the time since.</param>
    public sealed record ReviewDecided(Level Level, int Review, int Attempt, ReviewRemedy Remedy, ReviewReasonSet Reasons, ActorId? Dissent, DocumentId Document, DateOnly WindowsStoodStillFrom, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>On review, a released result does not count any more, and nothing is missed by it: what was due is sat again (S-09).</summary>
    /// <param name="Endorsement">The endorsement that had carried it, and carries one more sitting; 0 where it needed none.</param>
    /// <param name="RebookUntil">The last day of that sitting; null where there is nothing to sit.</param>
    public sealed record ResultSetAside(Level Level, int Attempt, int Endorsement, DateOnly? RebookUntil, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>On review, malpractice that had been found is found no longer: the result that was annulled for it counts again (S-08, S-34).</summary>
    /// <param name="Endorsement">The endorsement that had carried it; 0 where it needed none.</param>
    /// <param name="RebookUntil">Where the sitting had become void: the last day of one more on that endorsement. Null where there is nothing to sit.</param>
    public sealed record FindingOverturned(Level Level, int Case, int Attempt, int Endorsement, DateOnly? RebookUntil, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>On review, a revoked accreditation stands again, as it was, the days without it not held against the worker (S-08, S-36).</summary>
    public sealed record AccreditationReinstated(Level Level, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker asked that a person looks at what a machine had scored (S-08).</summary>
    public sealed record RecheckRequested(Level Level, int Attempt, Element Element, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A person without a part in the attempt looked at what the machine had scored.</summary>
    /// <param name="IsConfirmed">Whether the mark stands; otherwise its correction follows.</param>
    public sealed record RecheckAnswered(Level Level, int Attempt, Element Element, bool IsConfirmed, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }
}
