using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision RequestAdjustments(JourneyCommand.RequestAdjustments command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Adjustments is { Agreed: null } waiting && waiting.Document == command.Document)
            return Decision.Nothing;
        if (ToRequestAdjustments.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.AdjustmentsRequested(command.Level, (track.Adjustments?.Number ?? 0) + 1, command.Document, command.On);
    }

    private static Refusal? AdjustmentsTooLate(JourneyCommand command, LevelTrack track) =>
        track.UnderWay is { } attempt && (attempt.HasMarks || attempt.SitsOn < command.On)
            ? Refusals.AdjustmentsTooLate.Because($"The sitting of {attempt.SitsOn.Words()} has taken place.")
            : null;

    private static Decision DecideAdjustments(JourneyCommand.DecideAdjustments command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Adjustments is not { } request)
            return Refusals.AdjustmentsNotRequested.Because($"Nobody has asked for adjustments as a {command.Level.Words()}.");
        if (request.Agreed == command.Agreed && request.DecidedBy == command.Facts.Actor)
            return Decision.Nothing;
        if ((InFuture(command) ?? AdjustmentsTooLate(command, track)) is { } refusal)
            return refusal;
        if (command.On < request.On)
            return Refusals.AdjustmentsNotRequested.Because($"The adjustments were asked for on {request.On.Words()} only.");
        if (request is { Agreed: true } or { Decisions: > 1 })
            return Refusals.AdjustmentsAlreadyDecided.Because($"Request {request.Number} was decided by {request.DecidedBy}.");
        if (request is { Agreed: false } && request.DecidedBy == command.Facts.Actor)
            return Refusals.SameDecider.Because($"Request {request.Number} was refused by {request.DecidedBy}, who cannot review that.");

        var fits = command.Reason switch
        {
            AdjustmentReason.AsRequested or AdjustmentReason.InPart => command.Agreed,
            AdjustmentReason.NotReasonable or AdjustmentReason.MoreInformationNeeded => !command.Agreed,
            _ => true,
        };
        if (!fits)
            return Refusals.ReasonDoesNotFit.Because($"Request {request.Number} would be {(command.Agreed ? "agreed" : "refused")} for a reason that says the opposite.");

        return command.Agreed
            ? new JourneyEvent.AdjustmentsAgreed(command.Level, request.Number, command.Reason, command.Facts.Actor, command.On)
            : new JourneyEvent.AdjustmentsRefused(command.Level, request.Number, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision VoidSitting(JourneyCommand.VoidSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NoSittingBooked.Because($"No sitting as a {command.Level.Words()} is booked whose result is not out.");
        if (command.Reason is VoidReason.Malpractice or VoidReason.ResultCorrected or VoidReason.ResultAnnulled or VoidReason.ReviewDecided)
            return Refusals.ReasonHasItsOwnWay.Because($"The sitting of {attempt.SitsOn.Words()} becomes void for that reason by its own command.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < attempt.SitsOn)
            return Refusals.NotSatYet.Because($"The sitting is on {attempt.SitsOn.Words()}.");
        if ((command.Reason == VoidReason.NoShow && attempt.IsKnownToBeSat) || (command.Reason == VoidReason.Unfinished && attempt.Unmarked.Count == 0))
            return Refusals.AlreadySat.Because($"What was handed in shows that the sitting of {attempt.SitsOn.Words()} was sat.");
        if (track.Investigation is { } open && open.Attempt == attempt.Number)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} about this sitting is not decided yet.");
        if (command.Reason == VoidReason.AdjustmentNotMade && !track.HasAgreedAdjustments)
            return Refusals.AdjustmentsNotRequested.Because($"No adjustments were agreed for the sitting of {attempt.SitsOn.Words()}.");

        // What lay with the worker gives one more place without asking; what did not, always does (S-32, S-33).
        var isUsedUp = command.Reason.LayWithTheWorker() && track.Rebookings >= policy.AutomaticRebookings.Value;
        if (isUsedUp || !IsStillToBeSat(command.Level, attempt, command.On, track, policy))
            return Voided(command, attempt, null);

        var voided = Voided(command, attempt, command.On.AddMonths(policy.EndorsementValidMonths.Value));
        return track.SittingRequest is null
            ? Decision.Of([voided, new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, null, attempt.SitsOn)])
            : voided;
    }

    private static JourneyEvent.SittingVoided Voided(JourneyCommand.VoidSitting command, Attempt attempt, DateOnly? rebookUntil) =>
        new(command.Level, attempt.Number, attempt.Sitting, command.Reason, rebookUntil, command.Facts.Actor, command.On);

    private static Decision AllegeMalpractice(JourneyCommand.AllegeMalpractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (InFuture(command) is { } refusal)
            return refusal;
        if (track.Investigation is { } open)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} is not decided yet.");
        var attempt = track.UnderWay is { } sat && sat.Number == command.Attempt && sat.WasSatBy(command.On) ? sat
            : track.ResultOf(command.Attempt) is { IsAnnulled: false } released ? released.Attempt
            : null;
        if (attempt is null || command.On < attempt.SitsOn)
            return Refusals.NoAttemptToInvestigate.Because($"By {command.On.Words()} no attempt {command.Attempt} as a {command.Level.Words()} had been sat, or none that counts.");

        // However far it is dated back, the worker cannot be told before it is recorded.
        var hearingUntil = command.Facts.Calendar.AddWorkingDays(Later(command.On, command.Facts.Today), policy.HearingWorkingDays.Value);
        return new JourneyEvent.MalpracticeAlleged(command.Level, track.Cases + 1, attempt.Number, command.Document, hearingUntil, command.Facts.Actor, command.On);
    }

    private static Decision AnswerAllegation(JourneyCommand.AnswerAllegation command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).Investigation is { HeardOn: { } heard } && heard == command.On)
            return Decision.Nothing;
        return ToAnswerAllegation.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.WorkerHeard(command.Level, journey.At(command.Level).Investigation!.Number, command.Document, command.On);
    }

    private static Decision DecideMalpractice(JourneyCommand.DecideMalpractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Investigation is not { } open || command.On < open.On)
            return Refusals.NoAllegation.Because($"On {command.On.Words()} no allegation about a sitting as a {command.Level.Words()} is open.");
        if (InFuture(command) is { } refusal)
            return refusal;
        var underWay = track.UnderWay is { } current && current.Number == open.Attempt ? current : null;
        var attempt = underWay ?? track.ResultOf(open.Attempt)!.Attempt;
        if (IsInvolved(command.Facts.Actor, open, attempt, track))
            return Refusals.DeciderInvolved.Because($"The allegation of {open.On.Words()} is not decided by {command.Facts.Actor}, who made it or had a part in the attempt or its release.");
        if (open.HeardOn is null && command.On <= open.HearingUntil)
            return Refusals.HearingNotOver.Because($"The worker may answer until {open.HearingUntil.Words()} and has not done so.");
        if (command is { Found: not null, Document: null })
            return Refusals.DecisionWithoutWords.Because($"A finding about the sitting of {attempt.SitsOn.Words()} came without its reasons.");

        // However it ends, the time of the investigation was not the worker's (S-48).
        var investigated = new Standstill(WindowStop.Investigation, open.Number, open.On, command.On);
        if (command.Found is not { } kind)
        {
            var dismissed = new JourneyEvent.MalpracticeNotFound(command.Level, open.Number, attempt.Number, command.Facts.Actor, command.On);
            return Decision.Of([dismissed, .. TimeRunsAgain(command.Level, investigated, command.On, Journey.Evolve(journey, dismissed), policy)]);
        }

        var found = new JourneyEvent.MalpracticeFound(command.Level, open.Number, attempt.Number, kind, command.Document!.Value, command.Facts.Actor, command.On);
        if (underWay is null)
        {
            JourneyEvent[] annulled = [found, .. Annulled(command, Journey.Evolve(journey, found), attempt.Number, policy)];
            // A renewal that falls away with it has taken the investigation into account; a retake that opens with it begins after it.
            var moved = TimeRunsAgain(command.Level, investigated, command.On, annulled.Aggregate(journey, Journey.Evolve), policy);
            return Decision.Of([.. annulled, .. annulled.Any(one => one is JourneyEvent.ReaccreditationUndone) ? moved.Where(one => one is not JourneyEvent.ReaccreditationDueMoved) : moved]);
        }

        // The retake that was void is still to be taken.
        var isVoid = new JourneyEvent.SittingVoided(command.Level, attempt.Number, attempt.Sitting, VoidReason.Malpractice, null, command.Facts.Actor, command.On);
        return Decision.Of([found, isVoid, .. WindowsMoved(command.Level, investigated, command.On, journey, policy)]);
    }

    private static bool IsInvolved(ActorId actor, MalpracticeCase open, Attempt attempt, LevelTrack track) =>
        open.AllegedBy == actor || attempt.WasMarkedBy(actor) || attempt.WasChangedBy(actor) || track.EndorsementOf(attempt)?.By == actor
        || track.FeedbackFor(attempt).Any(heard => heard.WasHandledBy(actor))
        || track.ResultOf(attempt.Number) is { } released && released.ReleasedBy.Contains(actor);
}
