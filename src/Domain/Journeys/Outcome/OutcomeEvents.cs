using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>A named person who neither marked nor moderated this attempt released its result to the worker and the employer (S-51).</summary>
    /// <param name="Met">The elements of this attempt that were met.</param>
    /// <param name="NotMet">Those that were not, narrowly or otherwise.</param>
    public sealed record ResultReleased(Level Level, int Attempt, Outcome Outcome, ElementSet Met, ElementSet NotMet, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The feedback report was issued to the worker and the employer (R-090 to R-092, S-12).</summary>
    /// <param name="Version">Counts the reports on this attempt from 1; a later one takes the place of the earlier.</param>
    /// <param name="NotMet">The parts that were not met.</param>
    /// <param name="Areas">Every area of the statement that was looked at, and how it went.</param>
    /// <param name="Narrative">The document with the narrative, where there is one.</param>
    public sealed record FeedbackIssued(Level Level, int Attempt, int Version, ElementSet NotMet, AreaProfile Areas, DocumentId? Narrative, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A mark was wrong, and is put right: before its release, or after it, when the corrected result is then released anew.</summary>
    /// <param name="Score">Out of <paramref name="OutOf"/>, as it is now.</param>
    /// <param name="OutOf">What the element is worth at most.</param>
    /// <param name="StandardVersion">The version of the performance standard that governed the day of the sitting.</param>
    /// <param name="Profile">The areas of the statement that it looked at, and how they went, as it is now.</param>
    public sealed record MarkCorrected(Level Level, int Attempt, Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, ElementResult Result, AreaProfile Profile, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A named person who neither marked, moderated nor corrected this attempt released its corrected result (S-51).</summary>
    /// <param name="Met">The elements of this attempt that are met now.</param>
    /// <param name="NotMet">Those that are not.</param>
    /// <param name="FirstReleasedOn">When the result that was wrong had been released.</param>
    public sealed record ResultCorrected(Level Level, int Attempt, Outcome Outcome, ElementSet Met, ElementSet NotMet, DateOnly FirstReleasedOn, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>A released result does not count any more, for malpractice at the sitting (S-34).</summary>
    public sealed record ResultAnnulled(Level Level, int Attempt, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Every element is met or passported: the worker is accredited at this level .</summary>
    /// <param name="Attempt">The attempt that led to it.</param>
    /// <param name="ReaccreditationDueOn">When re-accreditation is due; null where the edition has none (S-15).</param>
    public sealed record Accredited(Level Level, int Attempt, DateOnly? ReaccreditationDueOn, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>One element was narrowly missed and may be taken again alone: the narrow retake (R-100, C16 ¶75).</summary>
    /// <param name="Until">The last day of the narrow retake, inclusive (S-40).</param>
    /// <param name="BankedUntil">The last day for which the elements that were met count (S-07).</param>
    public sealed record NarrowRetakeOpened(Level Level, int Attempt, Element Element, DateOnly Until, DateOnly BankedUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>One element was missed, and not narrowly: it alone is taken again, after development (S-02).</summary>
    /// <param name="ExpectedAfter">From when it is expected to be taken again; the employer may bring it forward.</param>
    /// <param name="BankedUntil">The last day for which the elements that were met count (S-07).</param>
    public sealed record ElementRetakeOpened(Level Level, int Attempt, Element Element, DateOnly ExpectedAfter, DateOnly BankedUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Two or more elements were missed, or the element retakes are used up: everything is taken again (R-101, C16 ¶76).</summary>
    /// <param name="ExpectedAfter">From when it is expected; whether and when is the employer's matter .</param>
    public sealed record FullRetakeOpened(Level Level, int Attempt, DateOnly ExpectedAfter, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The employer and the worker agreed on the next steps; the plan stands in the document.</summary>
    /// <param name="Attempt">The attempt whose result it answers.</param>
    /// <param name="Document">The document with the plan.</param>
    public sealed record DevelopmentPlanAgreed(Level Level, int Attempt, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The employer judges the worker ready before the expected time, and says why by a code (S-02, S-06).</summary>
    public sealed record RetakeBroughtForward(Level Level, int Attempt, BringForwardReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>Time that is not held against the worker moved the ends of an open retake (S-48).</summary>
    /// <param name="Cause">What stood in the way.</param>
    /// <param name="Number">The number of that absence, request or case; with the cause it names the stretch, so that a correction replaces it.</param>
    /// <param name="StoodStillFrom">The first day that does not count.</param>
    /// <param name="RanOnFrom">The first day that counts again.</param>
    /// <param name="Until">The last day of the narrow retake, as it is now; null where there is none.</param>
    /// <param name="BankedUntil">The last day for which the elements that were met count, as it is now.</param>
    public sealed record RetakeWindowMoved(Level Level, int Attempt, WindowStop Cause, int Number, DateOnly StoodStillFrom, DateOnly RanOnFrom, DateOnly? Until, DateOnly BankedUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The narrow retake was not taken in its time; the element retake of S-02 goes on. <see cref="On"/> is the first day after the window (S-03).</summary>
    /// <param name="BankedUntil">The last day for which the elements that were met count (S-07).</param>
    public sealed record NarrowRetakeLapsed(Level Level, int Attempt, Element Element, DateOnly BankedUntil, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The elements that had been met count no more: everything is taken again. <see cref="On"/> is the first day on which they do not (S-03, S-07).</summary>
    /// <param name="Elements">The elements that count no more.</param>
    public sealed record BankedElementsExpired(Level Level, int Attempt, ElementSet Elements, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }
}
