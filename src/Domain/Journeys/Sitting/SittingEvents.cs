using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>A place at a sitting was asked for; until the first one offered, no window runs against the worker (S-48).</summary>
    /// <param name="Request">Counts the requests of this level from 1.</param>
    /// <param name="WaitsFrom">The first day that does not count, where it is not the day of the request: whoever is to offer could not know of one that was recorded later. Null for the day of the request.</param>
    public sealed record SittingRequested(Level Level, int Request, DateOnly? WaitsFrom, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A first sitting was offered, whether or not the worker takes it.</summary>
    /// <param name="SitsOn">Its day; <see cref="On"/> is the day of the offer.</param>
    public sealed record SittingOffered(Level Level, int Request, DateOnly SitsOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A place at a sitting was booked; this opens the attempt, and the edition named here governs it to the end (S-50).</summary>
    /// <param name="Attempt">Counts the bookings of this level from 1.</param>
    /// <param name="Endorsement">The endorsement it rests on; 0 for a re-accreditation by assessment, which needs none (S-15).</param>
    /// <param name="Elements">The elements due: all of them, those without a passport, or the one to be taken again.</param>
    /// <param name="SitsOn">The day of the sitting; <see cref="On"/> is the day of the booking.</param>
    /// <param name="Edition">The edition that governs the attempt, its retakes and its reviews.</param>
    public sealed record SittingBooked(Level Level, int Attempt, int Endorsement, SittingCode Sitting, ElementSet Elements, DateOnly SitsOn, EditionCode Edition, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The place or the day of a booking was recorded wrongly and is put right.</summary>
    /// <param name="SitsOn">The day of the sitting, as it should have been recorded.</param>
    public sealed record BookingCorrected(Level Level, int Attempt, SittingCode Sitting, DateOnly SitsOn, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker left the endorsing organisation before the day of the sitting, which no endorsement covers any more (S-16). Counts as no attempt.</summary>
    public sealed record SittingCancelledOnLeaving(Level Level, int Attempt, SittingCode Sitting, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The sitting was called off before it was sat. Counts as no attempt.</summary>
    public sealed record SittingCancelled(Level Level, int Attempt, SittingCode Sitting, CancellationReason Reason, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker asked for reasonable adjustments; what they are stands in the document (S-33).</summary>
    /// <param name="Request">Counts the requests of this level from 1.</param>
    /// <param name="Document">The document that says what is asked for.</param>
    public sealed record AdjustmentsRequested(Level Level, int Request, DocumentId Document, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The adjustments were agreed; markers never learn of it (S-33).</summary>
    public sealed record AdjustmentsAgreed(Level Level, int Request, AdjustmentReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The adjustments were refused; somebody else may review that before the sitting (S-33).</summary>
    public sealed record AdjustmentsRefused(Level Level, int Request, AdjustmentReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Nobody is at fault and nothing is missed: the sitting does not count (S-32), or it must not count (S-34).</summary>
    /// <param name="RebookUntil">One new place may be booked without a further endorsement, for a sitting up to this day; null for none.</param>
    public sealed record SittingVoided(Level Level, int Attempt, SittingCode Sitting, VoidReason Reason, DateOnly? RebookUntil, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody alleged malpractice at a sitting; the worker is told and heard before anything is decided (S-34).</summary>
    /// <param name="Case">Counts the cases of this level from 1.</param>
    /// <param name="Document">The document that says what is alleged.</param>
    /// <param name="HearingUntil">The last day on which the worker may answer (S-34).</param>
    public sealed record MalpracticeAlleged(Level Level, int Case, int Attempt, DocumentId Document, DateOnly HearingUntil, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker answered the allegation.</summary>
    /// <param name="Document">The document with the answer.</param>
    public sealed record WorkerHeard(Level Level, int Case, DocumentId Document, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody uninvolved found malpractice; the attempt does not count (S-34).</summary>
    /// <param name="Document">The document that says what was found, and why.</param>
    public sealed record MalpracticeFound(Level Level, int Case, int Attempt, MalpracticeKind Kind, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody uninvolved found no malpractice; the attempt goes on as if nothing had been said.</summary>
    public sealed record MalpracticeNotFound(Level Level, int Case, int Attempt, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>One assessor rated one exercise, apart from the other (S-52).</summary>
    /// <param name="Exercise">Counts the scenarios or exercises of the element from 1.</param>
    /// <param name="Rating">Counts the ratings of this exercise from 1.</param>
    /// <param name="Score">Out of <paramref name="OutOf"/>.</param>
    /// <param name="OutOf">What the exercise is worth at most.</param>
    /// <param name="StandardVersion">The version of the performance standard by which it was rated.</param>
    /// <param name="Profile">The areas of the statement that the assessor looked at, and how they went.</param>
    public sealed record ExerciseRated(Level Level, int Attempt, Element Element, int Exercise, int Rating, decimal Score, decimal OutOf, string StandardVersion, AreaProfile Profile, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Two ratings lie too far apart, or on opposite sides of the cut: a third assessor rates the exercise (S-52).</summary>
    /// <param name="Difference">How far the two ratings lie apart, in points.</param>
    /// <param name="Tolerance">How far they may, by the standard.</param>
    public sealed record ThirdRatingNeeded(Level Level, int Attempt, Element Element, int Exercise, decimal Difference, decimal Tolerance, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>An element has its mark, against the standard named here: scored by the machine, or settled from the ratings.</summary>
    /// <param name="Score">Out of <paramref name="OutOf"/>.</param>
    /// <param name="OutOf">What the element is worth at most.</param>
    /// <param name="Cut">The lowest score that is met.</param>
    /// <param name="NarrowFrom">The lowest score that is a narrow fail.</param>
    /// <param name="StandardVersion">The version of the performance standard that governed the day of the sitting.</param>
    /// <param name="Profile">The areas of the statement that it looked at, and how they went.</param>
    /// <param name="By">Who handed it in: for ratings, the assessor whose rating settled it.</param>
    public sealed record ElementMarked(Level Level, int Attempt, Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, ElementResult Result, AreaProfile Profile, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A moderator who rated nothing of this attempt changed a mark before its release, and says why by a code (S-52).</summary>
    /// <param name="Score">Out of <paramref name="OutOf"/>, as it is now.</param>
    /// <param name="OutOf">What the element is worth at most.</param>
    /// <param name="StandardVersion">The version of the performance standard that governed the day of the sitting.</param>
    /// <param name="Profile">The areas of the statement that it looked at, and how they went, as it is now.</param>
    public sealed record MarkModerated(Level Level, int Attempt, Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, ElementResult Result, AreaProfile Profile, ModerationReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The lead observer's narrative for the feedback report; the words stand in the document .</summary>
    /// <param name="Document">The document with the narrative.</param>
    public sealed record NarrativeRecorded(Level Level, int Attempt, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The simulated observation was recorded .</summary>
    /// <param name="HeldBy">Who has it in custody (S-52).</param>
    public sealed record RecordingTaken(Level Level, int Attempt, RecordingCode Recording, OrganisationCode HeldBy, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker agreed that the recording may be used for training; nobody is asked to (S-11).</summary>
    public sealed record RecordingTrainingAgreed(Level Level, RecordingCode Recording, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The recording changed hands (S-52).</summary>
    public sealed record RecordingHandedOver(Level Level, RecordingCode Recording, OrganisationCode HeldBy, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Somebody looked at the recording, for a purpose (S-52).</summary>
    public sealed record RecordingUsed(Level Level, RecordingCode Recording, RecordingUse For, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The recorded simulation was chosen for a service-user panel to comment on .</summary>
    public sealed record SimulationSampled(Level Level, RecordingCode Recording, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A member of a service-user panel commented on the recorded simulation, to no effect on any score; the words stand in the document.</summary>
    public sealed record SimulationCommented(Level Level, RecordingCode Recording, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The recording was destroyed, its time being over (S-11).</summary>
    public sealed record RecordingDestroyed(Level Level, RecordingCode Recording, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }
}
