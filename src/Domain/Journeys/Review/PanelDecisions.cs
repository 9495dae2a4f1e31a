using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision OrderReMark(JourneyCommand.OrderReMark command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (command.Elements.Count > 0 && review.ToReMark == command.Elements)
            return Decision.Nothing;
        if (NotForTheChair(command, review) is { } refusal)
            return refusal;
        if (!review.ReMarks.IsEmpty)
            return Refusals.NothingToReMark.Because($"Marks of {review.ToReMark} have come in for review {review.Number}; what is to be marked again stays as it was ordered.");
        return NotToBeReMarked(command.Elements, review, track) is { } not
            ? not
            : new JourneyEvent.ReMarkOrdered(command.Level, review.Number, command.Elements, command.Facts.Actor, command.On);
    }

    /// <summary>What a person marked at an attempt that counts; the observation only from its recording (R-111).</summary>
    private static Refusal? NotToBeReMarked(ElementSet elements, ReviewCase review, LevelTrack track)
    {
        if (review.Ground == ReviewGround.FindingOrRevocation || track.ResultOf(review.Attempt) is not { IsAnnulled: false } released)
            return Refusals.NothingToReMark.Because($"Review {review.Number} of attempt {review.Attempt} is about no marks that count.");
        if (elements.Count == 0 || elements.Any(element => element == Element.Knowledge || released.Attempt.MarkOf(element) is null))
            return Refusals.NothingToReMark.Because($"Attempt {review.Attempt} was sat in {released.Attempt.Elements}; what a person marked of it can be marked again, and {(elements.Count == 0 ? "nothing" : elements)} was named.");
        return elements.Contains(Element.Simulated) && !track.Recordings.Any(recording => recording.Attempt == review.Attempt && !recording.IsDestroyed)
            ? Refusals.NothingToReMark.Because($"There is no recording of attempt {review.Attempt} from which the simulated element could be marked again.")
            : null;
    }

    private static Decision ReMark(JourneyCommand.ReMarkElement command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        var given = review.ReMarksOf(command.Element);
        var actor = command.Facts.Actor;
        if (given.FirstOrDefault(mark => mark.By == actor) is { } own)
        {
            return own.Score == command.Score && own.Profile == command.Profile
                ? Decision.Nothing
                : Refusals.ReMarkedAlready.Because($"The {command.Element.Words()} element was marked for review {review.Number} by {actor} on {own.On.Words()}.");
        }

        if (ToBeDone(command, review) is { } refusal)
            return refusal;
        if (!review.ToReMark.Contains(command.Element))
            return Refusals.NothingToReMark.Because($"The chair has not ordered the {command.Element.Words()} element to be marked again for review {review.Number}.");
        if (given.Count > 1)
            return Refusals.ReMarkedAlready.Because($"The {command.Element.Words()} element has its {given.Count} marks for review {review.Number}.");
        // Whoever marks another element of it again is fresh still.
        if (review.ReMarks.All(mark => mark.By != actor) && NotIndependent(actor, review, track, command.Facts) is { } involved)
            return involved;
        if (review.WasOnPanel(actor))
            return Refusals.ReviewerNotIndependent.Because($"The panel of review {review.Number} {(review.IsOnPanel(actor) ? "has" : "had")} {actor} on it, who marks nothing for it.");
        if (OutOfRange(command.Score, command.Profile, standard) is { } outOfRange)
            return outOfRange;

        return new JourneyEvent.ElementReMarked(
            command.Level, review.Number, review.Attempt, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version, command.Profile, actor, command.On);
    }

    private static Decision Vote(JourneyCommand.CastReviewVote command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is not { } review)
            return NoSuchReview(command.Level, command.Review);
        if (review.Votes.Any(vote => (vote.By, vote.Remedy, vote.Reasons) == (command.Facts.Actor, command.Remedy, command.Reasons)))
            return Decision.Nothing;
        if ((NotForThePanel(command, review) ?? DoesNotFit(command.Remedy, review, track)) is { } refusal)
            return refusal;
        return command.Reasons.Count == 0
            ? Refusals.ReasonsMissing.Because($"The vote of {command.Facts.Actor} in review {review.Number} came without a reason.")
            : new JourneyEvent.ReviewVoteCast(command.Level, review.Number, command.Remedy, command.Reasons, command.Facts.Actor, command.On);
    }

    /// <summary>Why a remedy is not to be had: it is for another ground, there is nothing to remedy, or it would take from the worker what stands (S-09).</summary>
    private static Refusal? DoesNotFit(ReviewRemedy remedy, ReviewCase review, LevelTrack track)
    {
        if (remedy == ReviewRemedy.Uphold)
            return null;
        if (remedy is ReviewRemedy.OverturnFinding or ReviewRemedy.OverturnRevocation != (review.Ground == ReviewGround.FindingOrRevocation))
            return Refusals.RemedyDoesNotFit.Because($"Review {review.Number} of attempt {review.Attempt} was asked for on another ground than that remedy is for.");

        var released = track.ResultOf(review.Attempt);
        return remedy switch
        {
            ReviewRemedy.OverturnFinding => track.FindingAt(review.Attempt) is null
                ? Refusals.RemedyDoesNotFit.Because($"No malpractice is found at attempt {review.Attempt}.")
                : null,
            ReviewRemedy.OverturnRevocation => track.Accreditation is { } held && held.Attempt == review.Attempt && (held.IsRevoked || held.Notice is not null)
                ? null
                : Refusals.RemedyDoesNotFit.Because($"Neither a revocation nor notice of one stands against the accreditation of attempt {review.Attempt}."),
            _ when released is not { IsAnnulled: false } => Refusals.RemedyDoesNotFit.Because($"Attempt {review.Attempt} does not count any more, so nothing of it can be put right."),
            ReviewRemedy.ReMark => review.ToReMark.Count == 0
                ? Refusals.RemedyDoesNotFit.Because($"Nothing was ordered to be marked again for review {review.Number}.")
                : null,
            ReviewRemedy.SetAside => HasSomethingToLose(released, track)
                ? Refusals.RemedyDoesNotFit.Because($"Everything has been met together with attempt {review.Attempt}, or an accreditation rests on it: set aside, it would be lost.")
                : null,
            _ => null,
        };
    }

    /// <summary>A correction goes with a clerical error only: with anything else it would be lost without a word.</summary>
    private static Refusal? WithoutUse(ClericalCorrection? correction, ReviewRemedy remedy, ReviewCase review) =>
        correction is not null && remedy != ReviewRemedy.CorrectClericalError
            ? Refusals.RemedyDoesNotFit.Because($"The majority in review {review.Number} is for another remedy than putting a clerical error right, so a correction has no place in the decision.")
            : null;

    private static bool HasSomethingToLose(ReleasedAttempt released, LevelTrack track)
    {
        var series = track.SeriesOf(released.Number);
        return series.CompletedBy is not null || (track is { IsAccredited: true, Accreditation: { } held } && series.Has(held.Attempt));
    }

    private static Decision DecideReview(JourneyCommand.DecideReview command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Review(command.Review) is { Decision: var (_, document), EndedOn: { } ended } && (document, ended) == (command.Document, command.On))
            return Decision.Nothing;
        if (ToDecideReview.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var review = track.Review(command.Review)!;
        var remedy = MajorityOf(review)!.Value;
        var reasons = review.Votes.Where(vote => vote.Remedy == remedy).Aggregate(ReviewReasonSet.None, (all, vote) => all.And(vote.Reasons));
        var dissent = review.Votes.FirstOrDefault(vote => vote.Remedy != remedy)?.By;
        var attempt = track.Reviewable(review.Attempt)!;
        var stoodStillFrom = StoodStillFrom(remedy, review, attempt, track);
        var decided = new JourneyEvent.ReviewDecided(
            command.Level, review.Number, review.Attempt, remedy, reasons, dissent, command.Document, stoodStillFrom, command.Facts.Actor, command.On);
        return Decision.Of([.. WhatIsRemedied(decided, review, command, journey, policy)]);
    }

    private static Refusal? NotOfOneMind(ReviewCase review)
    {
        if (review.Panel.FirstOrDefault(who => review.Votes.All(vote => vote.By != who)) is { } waits && review.Votes.Length < review.Panel.Length)
            return Refusals.NoMajority.Because($"Review {review.Number} waits for the vote of {waits}.");
        return MajorityOf(review) is null ? Refusals.NoMajority.Because($"Nothing has the votes of more than half of the panel of review {review.Number}.") : null;
    }

    /// <summary>What more than half of the panel voted for; null while there is nothing like that.</summary>
    internal static ReviewRemedy? MajorityOf(ReviewCase review) =>
        review.Votes.GroupBy(vote => vote.Remedy).FirstOrDefault(votes => votes.Count() * 2 > review.Panel.Length)?.Key;

    /// <summary>Why the decision cannot be recorded yet: marks are missing, or the one to be put right is no correction.</summary>
    private static Refusal? NotReadyFor(ReviewRemedy remedy, JourneyCommand.DecideReview command, ReviewCase review, LevelTrack track)
    {
        if (remedy == ReviewRemedy.ReMark && review.ToReMark.Where(element => review.ReMarksOf(element).Count < 2).ToArray() is [var element, ..])
            return Refusals.ReMarksMissing.Because($"The {element.Words()} element waits for a mark of another fresh assessor for review {review.Number}.");
        if (remedy != ReviewRemedy.CorrectClericalError)
            return null;
        if (command.Correction is not { } correction || track.ResultOf(review.Attempt)!.Attempt.MarkOf(correction.Element) is not { } mark
            || (mark.Score, mark.Profile) == (correction.Score, correction.Profile ?? mark.Profile))
            return Refusals.MarkNotChanged.Because($"Review {review.Number} puts a clerical error right, and no mark of attempt {review.Attempt} was named that was written down otherwise.");
        return OutOfRange(correction.Score, correction.Profile ?? mark.Profile, Fact(command.Standard));
    }
}
