using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>Somebody looks at a result anew: whoever else would change or release it, or revoke what rests on it, waits (S-09).</summary>
    private static Refusal? UnderReview(int attempt, LevelTrack track) =>
        track.OpenReviews.FirstOrDefault(open => open.Attempt == attempt) is { } review
            ? Refusals.UnderReview.Because($"Attempt {attempt} is under review since {review.OpenedOn!.Value.Words()}; the decision is due by {review.DecisionDue!.Value.Words()}.")
            : null;

    private static Decision SupportReview(JourneyCommand.SupportReview command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (HasJoined(command, track))
            return Decision.Nothing;
        return ToSupportReview.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.ReviewSupported(command.Level, command.Attempt, command.Organisation, command.Facts.Actor, command.On);
    }

    /// <summary>Whether it has joined about the result that is out, by that day: joined again on another day it would say nothing more.</summary>
    private static bool HasJoined(JourneyCommand.SupportReview command, LevelTrack track) =>
        track.ReviewSupports.Any(support => (support.Attempt, support.Organisation) == (command.Attempt, command.Organisation)
            && (support.On == command.On || (support.On <= command.On && ReviewableSince(command.Attempt, ReviewGround.ResultAtOddsWithPractice, track) <= support.On)));

    /// <summary>S-08: the endorsing organisation; where the attempt needed no endorsement, or it was expunged, one that sees the practice.</summary>
    private static bool Joins(OrganisationCode organisation, Attempt attempt, DateOnly on, LevelTrack track, Journey journey) =>
        track.EndorsementOf(attempt) is { } endorsement ? endorsement.EndorsedBy == organisation : journey.IsPlacedWith(organisation, on);

    private static string WhoJoins(int attempt, LevelTrack track) =>
        track.ResultOf(attempt) is { } released && track.EndorsementOf(released.Attempt) is { } endorsement ? endorsement.EndorsedBy.Value : "an organisation with which the worker practises";

    /// <summary>
    /// The day from which a review may be asked for on a ground: of the release that counts, of a result that was not met; of the
    /// finding, of the notice or of the revocation. Null where there is nothing to review.
    /// </summary>
    private static DateOnly? ReviewableSince(int attempt, ReviewGround ground, LevelTrack track)
    {
        if (ground != ReviewGround.FindingOrRevocation)
            return track.ResultOf(attempt) is { IsAnnulled: false, AwaitsCorrectedRelease: false, Outcome: Outcome.NotMet } released ? released.LastOn : null;

        var found = track.FindingAt(attempt)?.On;
        var revoked = track.Accreditation is { } held && held.Attempt == attempt ? held.RevokedOn ?? held.Notice?.On : null;
        return found is { } one && revoked is { } other ? Later(one, other) : found ?? revoked;
    }

    private static Refusal NothingToReview(int attempt, Level level, DateOnly on) =>
        Refusals.NothingToReview.Because($"On {on.Words()} attempt {attempt} as a {level.Words()} has nothing that could be reviewed on this ground.");

    private static Decision RequestReview(JourneyCommand.RequestReview command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Reviews.Any(review => !review.HasEnded && (review.Attempt, review.Ground, review.Document, review.On) == (command.Attempt, command.Ground, command.Document, command.On)))
            return Decision.Nothing;
        if (ToRequestReview.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var since = ReviewableSince(command.Attempt, command.Ground, track)!.Value;
        var until = command.Facts.Calendar.AddWorkingDays(since, policy.ReviewRequestWorkingDays.Value);
        // However far it is dated back, nobody had it before it was recorded.
        var cameOn = command.Facts.Today;
        var requested = new JourneyEvent.ReviewRequested(command.Level, track.Reviews.Length + 1, command.Attempt, command.Ground, command.Document, until, cameOn, command.On);
        return cameOn > until ? requested : Decision.Of([requested, Opened(command.Level, requested.Review, command.Attempt, cameOn, command, policy)]);
    }

    /// <summary>From the complete request on there is time for the decision (S-09).</summary>
    private static JourneyEvent.ReviewOpened Opened(Level level, int review, int attempt, DateOnly windowsStopFrom, JourneyCommand command, Policy policy)
    {
        var due = command.Facts.Calendar.AddWorkingDays(Later(command.On, command.Facts.Today), policy.ReviewDecisionWorkingDays.Value);
        return new JourneyEvent.ReviewOpened(level, review, attempt, windowsStopFrom, due, command.On);
    }

    private static Decision WithdrawReview(JourneyCommand.WithdrawReview command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is { IsWithdrawn: true } before && before.EndedOn == command.On)
            return Decision.Nothing;
        if (ToWithdrawReview.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var review = track.Review(command.Review)!;
        var withdrawn = new JourneyEvent.ReviewWithdrawn(command.Level, review.Number, review.Attempt, command.On);
        return review.Stop is { } stop
            ? Decision.Of([withdrawn, .. TimeRunsAgain(command.Level, stop.EndedBy(command.On), command.On, Journey.Evolve(journey, withdrawn), policy)])
            : withdrawn;
    }

    private static Decision AcceptLateReview(JourneyCommand.AcceptLateReview command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (review.AcceptedOn == command.On)
            return Decision.Nothing;
        if ((NotWaiting(review) ?? InFuture(command) ?? BeforeRequest(command, review) ?? NotIndependent(command.Facts.Actor, review, track, command.Facts)) is { } refusal)
            return refusal;
        // While it waited, the result may have been annulled, corrected, or released anew.
        if (ReviewableSince(review.Attempt, review.Ground, track) is null)
            return NothingToReview(review.Attempt, command.Level, command.On);

        // The request could stop no window before it was taken up, and stops them from its own day once it is.
        return Decision.Of(
            new JourneyEvent.LateReviewAccepted(command.Level, review.Number, command.Cause, command.Facts.Actor, command.On),
            Opened(command.Level, review.Number, review.Attempt, review.CameOn, command, policy));
    }

    private static Decision RefuseLateReview(JourneyCommand.RefuseLateReview command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (review.IsRefused && review.EndedOn == command.On)
            return Decision.Nothing;
        if ((NotWaiting(review) ?? InFuture(command) ?? BeforeRequest(command, review) ?? NotIndependent(command.Facts.Actor, review, track, command.Facts)) is { } refusal)
            return refusal;

        return new JourneyEvent.LateReviewRefused(command.Level, review.Number, command.Facts.Actor, command.On);
    }

    private static Decision AppointPanel(JourneyCommand.AppointReviewPanel command, Journey journey)
    {
        var setters = Fact(command.StandardSetters);
        var track = journey.At(command.Level);
        PanelPlace[] places = [command.Chair, command.Member, command.OtherMember];
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (places.Select(place => place.Who).SequenceEqual(review.Panel))
            return Decision.Nothing;
        if (ToBeDone(command, review) is { } refusal)
            return refusal;
        if (review.Chair is { } chair)
            return Refusals.PanelAppointedAlready.Because($"The panel of review {review.Number} is appointed, with {chair} in the chair.");
        if (places.Select(place => place.Who).Distinct().Count() < places.Length)
            return Refusals.ReviewerNotIndependent.Because($"Review {review.Number} needs a chair and two others; one person was named twice.");
        if (places.Select(place => NotEligible(place, command.Facts, setters, review, track, journey)).FirstOrDefault(why => why is not null) is { } involved)
            return involved;

        return new JourneyEvent.ReviewPanelAppointed(command.Level, review.Number, command.Chair.Who, command.Member.Who, command.OtherMember.Who, command.Facts.Actor, command.On);
    }

    private static Decision ReplaceMember(JourneyCommand.ReplaceReviewMember command, Journey journey)
    {
        var setters = Fact(command.StandardSetters);
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (!review.IsOnPanel(command.Former) && review.IsOnPanel(command.Successor.Who))
            return Decision.Nothing;
        if (ToBeDone(command, review) is { } refusal)
            return refusal;
        if (!review.IsOnPanel(command.Former))
            return NotOnPanel(command.Former, review);
        if (review.IsOnPanel(command.Successor.Who))
            return Refusals.ReviewerNotIndependent.Because($"The panel of review {review.Number} has {command.Successor.Who} on it already.");
        if (NotEligible(command.Successor, command.Facts, setters, review, track, journey) is { } involved)
            return involved;

        return new JourneyEvent.ReviewMemberReplaced(command.Level, review.Number, command.Former, command.Successor.Who, command.Facts.Actor, command.On);
    }

    /// <summary>S-10: nobody with a part in what is reviewed, of the worker's employer, or of a panel that set the standard; nor whoever appoints.</summary>
    private static Refusal? NotEligible(PanelPlace place, CommandFacts facts, IReadOnlyCollection<ActorId> setters, ReviewCase review, LevelTrack track, Journey journey)
    {
        if (NotIndependent(place.Who, review, track, facts) is { } involved)
            return involved;
        if (review.HasConflict(place.Who))
            return Refusals.ReviewerNotIndependent.Because($"A conflict in review {review.Number} was declared by {place.Who}, who has no place on its panel.");
        if (place.Who == facts.Actor)
            return Refusals.ReviewerNotIndependent.Because($"The panel of review {review.Number} is appointed by {place.Who}, who cannot be on it.");
        if (setters.Contains(place.Who))
            return Refusals.ReviewerNotIndependent.Because($"A standard of attempt {review.Attempt} was set by a panel on which {place.Who} judged.");
        var attempt = track.Reviewable(review.Attempt)!;
        return place.Organisation is { } of && (track.EndorsementOf(attempt)?.EndorsedBy == of || journey.Spells.Any(spell => (spell.PlacedAt == of || spell.Agency == of) && (spell.To is not { } left || left >= attempt.BookedOn)))
            ? Refusals.ReviewerNotIndependent.Because($"The worker practises with {of}, or did when attempt {review.Attempt} was sat, and {place.Who} works there.")
            : null;
    }

    private static Refusal? NotIndependent(ActorId actor, ReviewCase review, LevelTrack track, CommandFacts facts)
    {
        if (track.PartIn(actor, review.Attempt) is { } part)
            return Refusals.ReviewerNotIndependent.Because($"Attempt {review.Attempt} was {part} by {actor}, who has no say in its review.");
        return facts.Parties.Contains(actor)
            ? Refusals.ReviewerNotIndependent.Because($"On this record {actor} has acted for the worker or for an employer, and has no say in review {review.Number}.")
            : null;
    }

    private static Decision DeclareInterests(JourneyCommand.DeclareInterests command, Journey journey)
    {
        var actor = command.Facts.Actor;
        if (journey.At(command.Level).Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (review.Declarations.Contains((actor, command.HasConflict)))
            return Decision.Nothing;
        if (ToBeDone(command, review) is { } refusal)
            return refusal;
        if (!review.IsOnPanel(actor))
            return NotOnPanel(actor, review);
        if (review.HasConflict(actor))
            return Refusals.InterestsNotCleared.Because($"A conflict in review {review.Number} was declared by {actor}; the secretariat puts another person in the place.");

        return new JourneyEvent.InterestsDeclared(command.Level, review.Number, command.HasConflict, actor, command.On);
    }

    private static Decision AddEvidence(JourneyCommand.AddReviewEvidence command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).Review(command.Review)?.Evidence.Contains(command.Document) == true)
            return Decision.Nothing;
        return ToAddEvidence.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.ReviewEvidenceAdded(command.Level, command.Review, command.Document, command.Facts.Actor, command.On);
    }

    /// <summary>Whether somebody may act as one of the panel: on it, and cleared of conflicts with all the others (S-09).</summary>
    private static Refusal? NotForThePanel(JourneyCommand command, ReviewCase review)
    {
        if (ToBeDone(command, review) is { } refusal)
            return refusal;
        return WithoutPanel(review) ?? (review.IsOnPanel(command.Facts.Actor) ? NotClear(review) : NotOnPanel(command.Facts.Actor, review));
    }

    private static Refusal? NotForTheChair(JourneyCommand command, ReviewCase review) =>
        NotForThePanel(command, review) ?? NotInTheChair(command.Facts.Actor, review);

    private static Refusal? WithoutPanel(ReviewCase review) => review.Panel.IsEmpty ? Refusals.NoPanel.Because($"No panel is appointed to review {review.Number}.") : null;

    private static Refusal? NotClear(ReviewCase review) => review.NotCleared.ToArray() is [var first, ..]
        ? Refusals.InterestsNotCleared.Because($"No conflict in review {review.Number} is ruled out for {first}, who has declared nothing, or one.")
        : null;

    private static Refusal? NotInTheChair(ActorId actor, ReviewCase review) =>
        review.Chair == actor ? null : Refusals.ChairActs.Because($"Review {review.Number} has {review.Chair} in the chair, who does this.");

    private static Refusal? ToBeDone(JourneyCommand command, ReviewCase review) => HasEnded(review) ?? StillWaits(review) ?? InFuture(command) ?? BeforeOpening(command, review);

    private static Refusal? StillWaits(ReviewCase review) =>
        review.Waits ? Refusals.LateRequestWaits.Because($"Review {review.Number} was asked for after {review.RequestUntil.Words()}, and no chair has accepted it.") : null;

    private static Refusal? BeforeOpening(JourneyCommand command, ReviewCase review) =>
        command.On < review.OpenedOn ? Refusals.BeforeTheRequest.Because($"Review {review.Number} was opened on {review.OpenedOn!.Value.Words()}.") : null;

    private static Refusal? HasEnded(ReviewCase review) =>
        review.EndedOn is { } ended ? Refusals.ReviewClosed.Because($"Review {review.Number} was {(review.IsWithdrawn ? "withdrawn" : review.IsRefused ? "refused as late" : "decided")} on {ended.Words()}.") : null;

    private static Refusal? NotWaiting(ReviewCase review) =>
        HasEnded(review) ?? (review.Waits ? null : Refusals.NotLate.Because($"Review {review.Number} is open since {review.OpenedOn!.Value.Words()}."));

    private static Refusal? BeforeRequest(JourneyCommand command, ReviewCase review) =>
        command.On < review.On ? Refusals.BeforeTheRequest.Because($"Review {review.Number} was asked for on {review.On.Words()}.") : null;

    private static Refusal NotOnPanel(ActorId actor, ReviewCase review) => Refusals.NotOnThePanel.Because($"The panel of review {review.Number} does not have {actor} on it.");

    private static Refusal NoSuchReview(Level level, int review) => Refusals.NoSuchReview.Because($"There is no review {review} as a {level.Words()}.");
}
