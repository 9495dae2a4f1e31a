using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Ask for a place at a sitting (S-48).</summary>
    public sealed record RequestSitting(Level Level, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>Offer the first sitting there is, whether or not the worker takes it (S-48).</summary>
    public sealed record OfferSitting(Level Level, DateOnly SitsOn, DateOnly On) : JourneyCommand;

    /// <summary>Book a place at a sitting of whatever is due on its day: everything, what no passport covers, or the one element to be taken again.</summary>
    /// <param name="SitsOn">The day of the sitting; <see cref="JourneyCommand.On"/> is the day of the booking.</param>
    public sealed record BookSitting(Level Level, SittingCode Sitting, DateOnly SitsOn, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The last day of Phase Two, with which passports end; null while it has none (S-14).</summary>
        public DateOnly? PassportsUntil { get; init; }
    }

    /// <summary>Call a sitting off before it is sat.</summary>
    public sealed record CancelSitting(Level Level, CancellationReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Put the place or the day of a booking right.</summary>
    public sealed record CorrectBooking(Level Level, SittingCode Sitting, DateOnly SitsOn, CorrectionReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The last day of Phase Two, with which passports end; null while it has none (S-14).</summary>
        public DateOnly? PassportsUntil { get; init; }
    }

    /// <summary>Ask for reasonable adjustments, until the sitting; what they are stands in the document (S-33).</summary>
    public sealed record RequestAdjustments(Level Level, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Decide on the adjustments asked for; a refusal may be decided anew, by somebody else, before the sitting (S-33).</summary>
    public sealed record DecideAdjustments(Level Level, bool Agreed, AdjustmentReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Let a sitting not count: absence, a sitting broken off, a failure of the technique or the procedure (S-32).</summary>
    public sealed record VoidSitting(Level Level, VoidReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Allege malpractice at an attempt: the one under way, once it was sat, or any whose result is out (S-34).</summary>
    public sealed record AllegeMalpractice(Level Level, int Attempt, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>The worker answers the allegation.</summary>
    public sealed record AnswerAllegation(Level Level, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Decide on an allegation, as somebody uninvolved, once the worker has been heard or the time for it is over (S-34).</summary>
    /// <param name="Found">The kind that was found; null for none.</param>
    /// <param name="Document">The decision's words, where malpractice was found.</param>
    public sealed record DecideMalpractice(Level Level, MalpracticeKind? Found, DocumentId? Document, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The number of the certificate, should it come to one: for the shorter time of an accreditation whose renewal falls away.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Hand in the score of the element that the machine scores; whether it is met follows from the standard.</summary>
    public sealed record RecordMark(Level Level, Element Element, decimal Score, AreaProfile Profile, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Hand in one assessor's rating of one exercise (S-52).</summary>
    /// <param name="Exercise">From 1.</param>
    public sealed record RateExercise(Level Level, Element Element, int Exercise, decimal Score, AreaProfile Profile, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Change a mark before its release, as a moderator who rated nothing of the attempt (S-52).</summary>
    /// <param name="Profile">How each area went; null leaves the areas as they were.</param>
    public sealed record ModerateMark(Level Level, Element Element, decimal Score, AreaProfile? Profile, ModerationReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Add the lead observer's narrative to the attempt under way .</summary>
    public sealed record RecordNarrative(Level Level, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Note that the simulated observation was recorded, and who holds the recording .</summary>
    public sealed record TakeRecording(Level Level, RecordingCode Recording, OrganisationCode HeldBy, DateOnly On) : JourneyCommand;

    /// <summary>The worker lets a recording be used for training (S-11).</summary>
    public sealed record AgreeToTrainingUse(Level Level, RecordingCode Recording, DateOnly On) : JourneyCommand;

    /// <summary>Hand a recording over to another holder (S-52).</summary>
    public sealed record HandOverRecording(Level Level, RecordingCode Recording, OrganisationCode HeldBy, DateOnly On) : JourneyCommand;

    /// <summary>Note what a recording was looked at for (S-52).</summary>
    public sealed record UseRecording(Level Level, RecordingCode Recording, RecordingUse For, DateOnly On) : JourneyCommand;

    /// <summary>Choose a recorded simulation for a service-user panel to comment on .</summary>
    public sealed record SampleSimulation(Level Level, RecordingCode Recording, DateOnly On) : JourneyCommand;

    /// <summary>Comment on a recorded simulation of the sample, as a member of a service-user panel .</summary>
    public sealed record CommentOnSimulation(Level Level, RecordingCode Recording, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Destroy a recording, once its time is over (S-11).</summary>
    public sealed record DestroyRecording(Level Level, RecordingCode Recording, DateOnly On) : JourneyCommand;
}
