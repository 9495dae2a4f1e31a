using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Release the result of an attempt to the worker and the employer, by somebody who had no part in marking it (S-51); after a correction, the corrected result.</summary>
    public sealed record ReleaseResult(Level Level, int Attempt, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Put a mark right, as somebody who did not give it: of the attempt under way, or of one whose result is out and is then released anew.</summary>
    /// <param name="Profile">How each area went; null leaves the areas as they were.</param>
    public sealed record CorrectMark(Level Level, int Attempt, Element Element, decimal Score, AreaProfile? Profile, CorrectionReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Agree the next steps after a result that was not met .</summary>
    public sealed record AgreeDevelopmentPlan(Level Level, DocumentId Document, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>Let a retake come before its expected time (S-02, S-06).</summary>
    public sealed record BringRetakeForward(Level Level, BringForwardReason Reason, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>Note that the narrow retake was not taken in its time; it takes effect on the day after the window, however late this comes (S-03).</summary>
    public sealed record LapseNarrowRetake(Level Level, DateOnly On) : JourneyCommand;

    /// <summary>Note that the elements that had been met count no more (S-03, S-07).</summary>
    public sealed record ExpireBankedElements(Level Level, DateOnly On) : JourneyCommand;
}
