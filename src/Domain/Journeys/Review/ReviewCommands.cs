using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>Somebody who is to sit on a panel.</summary>
/// <param name="Organisation">Whom the person works for; null for nobody whom a worker could practise with.</param>
public sealed record PanelPlace(ActorId Who, OrganisationCode? Organisation);

/// <summary>The mark that should have been written down.</summary>
/// <param name="Profile">How each area went; null leaves the areas as they were.</param>
public sealed record ClericalCorrection(Element Element, decimal Score, AreaProfile? Profile);

public abstract partial record JourneyCommand
{
    /// <summary>Join the worker, as the organisation whose endorsement carried the attempt, before a review is asked for on the ground that takes both (S-08).</summary>
    public sealed record SupportReview(Level Level, int Attempt, OrganisationCode Organisation, DateOnly On) : JourneyCommand;

    /// <summary>Ask for an independent review of a result that was not met, of malpractice found, or of a revocation (S-08).</summary>
    public sealed record RequestReview(Level Level, int Attempt, ReviewGround Ground, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Withdraw the request before it is decided.</summary>
    public sealed record WithdrawReview(Level Level, int Review, DateOnly On) : JourneyCommand;

    /// <summary>Accept a request that came late, for good cause (S-09).</summary>
    public sealed record AcceptLateReview(Level Level, int Review, GoodCause Cause, DateOnly On) : JourneyCommand;

    /// <summary>Refuse a request that came late (S-09).</summary>
    public sealed record RefuseLateReview(Level Level, int Review, DateOnly On) : JourneyCommand;

    /// <summary>Appoint the panel of an open review: a chair and two members (S-09).</summary>
    public sealed record AppointReviewPanel(Level Level, int Review, PanelPlace Chair, PanelPlace Member, PanelPlace OtherMember, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] Those of them who judged on a panel that set a standard of the attempt.</summary>
        public IReadOnlyCollection<ActorId>? StandardSetters { get; init; }
    }

    /// <summary>Put another person in the place of one on the panel.</summary>
    public sealed record ReplaceReviewMember(Level Level, int Review, ActorId Former, PanelPlace Successor, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The successor, if they judged on a panel that set a standard of the attempt.</summary>
        public IReadOnlyCollection<ActorId>? StandardSetters { get; init; }
    }

    /// <summary>Declare, as somebody on the panel, whether there is a conflict of interests (S-09).</summary>
    public sealed record DeclareInterests(Level Level, int Review, bool HasConflict, DateOnly On) : JourneyCommand;

    /// <summary>Add evidence to an open review.</summary>
    public sealed record AddReviewEvidence(Level Level, int Review, DocumentId Document, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] Whether an employer adds it: for employers there is no review before one is open.</summary>
        public bool ByEmployer { get; init; }
    }

    /// <summary>Order elements to be marked again by two fresh assessors, as the chair (S-09).</summary>
    public sealed record OrderReMark(Level Level, int Review, ElementSet Elements, DateOnly On) : JourneyCommand;

    /// <summary>Mark an element again from the recording or the script, as an assessor without a part in the attempt or the review (S-09).</summary>
    public sealed record ReMarkElement(Level Level, int Review, Element Element, decimal Score, AreaProfile Profile, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Vote, as somebody on the panel, once everybody on it has declared that there is no conflict (S-09).</summary>
    public sealed record CastReviewVote(Level Level, int Review, ReviewRemedy Remedy, ReviewReasonSet Reasons, DateOnly On) : JourneyCommand;

    /// <summary>Record, as the chair, what the majority voted for, with the written reason (S-09).</summary>
    /// <param name="Correction">The mark that should have been written down, where a clerical error is put right.</param>
    public sealed record DecideReview(Level Level, int Review, DocumentId Document, ClericalCorrection? Correction, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard of the element that is put right, in force on the day of the sitting; null where none is.</summary>
        public PerformanceStandard? Standard { get; init; }

        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Ask that a person looks at what a machine scored (S-08).</summary>
    public sealed record RequestRecheck(Level Level, int Attempt, Element Element, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Answer such a request, as somebody without a part in the attempt; a score that is not higher confirms the mark (S-09).</summary>
    /// <param name="Profile">How each area went; null leaves the areas as they were.</param>
    public sealed record AnswerRecheck(Level Level, int Attempt, Element Element, decimal Score, AreaProfile? Profile, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }
}
