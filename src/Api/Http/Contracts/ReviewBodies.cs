using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>The organisation whose endorsement carried the attempt joins the worker: it too feels that the result is at odds with the worker's abilities in practice.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Organisation">The organisation that joins.</param>
public sealed record SupportReviewBody(Level Level, int Attempt, OrganisationCode Organisation, DateOnly On)
{
    public JourneyCommand.SupportReview ToCommand() => new(Level, Attempt, Organisation, On);
}

/// <summary>The worker asks for an independent review.</summary>
/// <param name="Attempt">From 1; of a revocation, the attempt that the accreditation rested on.</param>
/// <param name="Ground">On <c>result-at-odds-with-practice</c> the organisation that endorsed the attempt has joined before; on every other ground the worker asks alone.</param>
/// <param name="Document">The circumstances: the words, stored before under <c>documents</c>.</param>
public sealed record RequestReviewBody(Level Level, int Attempt, ReviewGround Ground, DocumentId Document, DateOnly On)
{
    public JourneyCommand.RequestReview ToCommand() => new(Level, Attempt, Ground, Document, On);
}

/// <summary>The worker withdraws the request before it is decided.</summary>
public sealed record WithdrawReviewBody(Level Level, DateOnly On)
{
    public JourneyCommand.WithdrawReview ToCommand(int review) => new(Level, review, On);
}

/// <summary>A chair accepts a request that came late.</summary>
/// <param name="Cause">The good cause.</param>
public sealed record AcceptLateReviewBody(Level Level, GoodCause Cause, DateOnly On)
{
    public JourneyCommand.AcceptLateReview ToCommand(int review) => new(Level, review, Cause, On);
}

/// <summary>A chair refuses a request that came late, for want of a good cause.</summary>
public sealed record RefuseLateReviewBody(Level Level, DateOnly On)
{
    public JourneyCommand.RefuseLateReview ToCommand(int review) => new(Level, review, On);
}

/// <summary>Somebody on a panel.</summary>
/// <param name="Subject">The opaque subject of the identity provider.</param>
/// <param name="Organisation">Whom the person works for; left out for nobody with whom a worker could practise.</param>
public sealed record PanelPlaceBody(ActorId Subject, OrganisationCode? Organisation)
{
    public PanelPlace ToPlace() => new(Subject, Organisation);
}

/// <summary>The secretariat appoints the panel: a chair and two members without a part in what they decide about.</summary>
public sealed record AppointReviewPanelBody(Level Level, PanelPlaceBody Chair, PanelPlaceBody Member, PanelPlaceBody OtherMember, DateOnly On)
{
    public JourneyCommand.AppointReviewPanel ToCommand(int review) => new(Level, review, Chair.ToPlace(), Member.ToPlace(), OtherMember.ToPlace(), On);
}

/// <summary>The secretariat puts another person in the place of one on the panel.</summary>
/// <param name="Former">The subject of who leaves it.</param>
public sealed record ReplaceReviewMemberBody(Level Level, ActorId Former, PanelPlaceBody Successor, DateOnly On)
{
    public JourneyCommand.ReplaceReviewMember ToCommand(int review) => new(Level, review, Former, Successor.ToPlace(), On);
}

/// <summary>Somebody on the panel declares whether there is a conflict of interests; the caller is that person.</summary>
public sealed record DeclareInterestsBody(Level Level, bool HasConflict, DateOnly On)
{
    public JourneyCommand.DeclareInterests ToCommand(int review) => new(Level, review, HasConflict, On);
}

/// <summary>Evidence comes to an open review.</summary>
/// <param name="Document">The words, stored before under <c>documents</c>.</param>
public sealed record AddReviewEvidenceBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.AddReviewEvidence ToCommand(int review) => new(Level, review, Document, On);
}

/// <summary>The chair orders elements to be marked again by two fresh assessors.</summary>
/// <param name="Elements">Those that a person marked.</param>
public sealed record OrderReMarkBody(Level Level, IReadOnlyList<Element> Elements, DateOnly On)
{
    public JourneyCommand.OrderReMark ToCommand(int review) => new(Level, review, ElementSet.Of([.. Elements]), On);
}

/// <summary>A fresh assessor marks an element again, from the recording or the script; the caller is the assessor.</summary>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; may be left out.</param>
public sealed record ReMarkElementBody(Level Level, Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, DateOnly On)
{
    public JourneyCommand.ReMarkElement ToCommand(int review) => new(Level, review, Element, Score, AreaRatingBody.Profile(Profile), On);
}

/// <summary>Somebody on the panel votes; the caller is that person, and a later vote takes the place of an earlier one.</summary>
/// <param name="Reasons">At least one.</param>
public sealed record CastReviewVoteBody(Level Level, ReviewRemedy Remedy, IReadOnlyList<ReviewReason> Reasons, DateOnly On)
{
    public JourneyCommand.CastReviewVote ToCommand(int review) => new(Level, review, Remedy, ReviewReasonSet.Of(Reasons), On);
}

/// <summary>The mark that should have been written down.</summary>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; left out, they stay as they were.</param>
public sealed record ClericalCorrectionBody(Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile)
{
    public ClericalCorrection ToCorrection() => new(Element, Score, Profile is null ? null : AreaRatingBody.Profile(Profile));
}

/// <summary>The chair records what the majority voted for.</summary>
/// <param name="Document">The written reason: the words, stored before under <c>documents</c>.</param>
/// <param name="Correction">Where a clerical error is put right; left out otherwise.</param>
public sealed record DecideReviewBody(Level Level, DocumentId Document, ClericalCorrectionBody? Correction, DateOnly On)
{
    public JourneyCommand.DecideReview ToCommand(int review) => new(Level, review, Document, Correction?.ToCorrection(), On);
}

/// <summary>The worker asks that a person looks at what a machine scored.</summary>
/// <param name="Attempt">From 1.</param>
public sealed record RequestRecheckBody(Level Level, int Attempt, Element Element, DateOnly On)
{
    public JourneyCommand.RequestRecheck ToCommand() => new(Level, Attempt, Element, On);
}

/// <summary>A person without a part in the attempt looked at what the machine had scored.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting; one that is not higher confirms the mark.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; left out, they stay as they were.</param>
public sealed record AnswerRecheckBody(Level Level, int Attempt, Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, DateOnly On)
{
    public JourneyCommand.AnswerRecheck ToCommand() => new(Level, Attempt, Element, Score, Profile is null ? null : AreaRatingBody.Profile(Profile), On);
}
