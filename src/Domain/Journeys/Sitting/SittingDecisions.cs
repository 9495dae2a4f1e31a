using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision RequestSitting(JourneyCommand.RequestSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.SittingRequest?.On == command.On)
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey) ?? NotAgreed(command.Level, command.On, track)) is { } refusal)
            return refusal;
        if (track.UnderWay is { } booked)
            return AlreadyBooked(booked);
        if (track.SittingRequest is { } open)
            return Refusals.SittingAlreadyRequested.Because($"A place was asked for on {open.On.Words()}, and none has been offered yet.");
        if (command.On < track.LastReleased?.LastOn)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {track.LastReleased.LastOn.Words()}; the request for the retake comes after it.");

        return new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, command.On);
    }

    private static Decision OfferSitting(JourneyCommand.OfferSitting command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.SittingRequest is not { } request)
            return Refusals.NoSittingRequested.Because($"No place at a sitting as {command.Level.Words()} has been asked for.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < request.On || command.SitsOn < command.On)
            return Refusals.OfferBeforeRequest.Because($"The place was asked for on {request.On.Words()}; the offer of {command.On.Words()} is for {command.SitsOn.Words()}.");

        return Decision.Of([.. Offered(command.Level, track, request, command.SitsOn, command.On)]);
    }

    /// <summary>The wait for a first sitting ends with the day it is offered for; no window ran meanwhile (S-48).</summary>
    private static IEnumerable<JourneyEvent> Offered(Level level, LevelTrack track, SittingRequest request, DateOnly sitsOn, DateOnly on)
    {
        yield return new JourneyEvent.SittingOffered(level, request.Number, sitsOn, on);
        if (RetakeMoved(level, track.Retake, WindowStop.WaitForSitting, request.Number, request.On, sitsOn, on) is { } moved)
            yield return moved;
    }

    private static Decision Book(JourneyCommand.BookSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is { } booked)
            return booked.Sitting == command.Sitting && booked.SitsOn == command.SitsOn ? Decision.Nothing : AlreadyBooked(booked);

        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (track.IsAccredited && RenewalClosed(command, track.Accreditation!, policy) is { } closed)
            return closed;
        if (NotAgreed(command.Level, command.On, track) is { } notAgreed)
            return notAgreed;
        if (track.Investigation is { } open)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} is not decided yet; no window runs meanwhile.");
        if (command.SitsOn < command.On)
            return Refusals.SittingBeforeBooking.Because($"A sitting on {command.SitsOn.Words()} lies before its booking on {command.On.Words()}.");
        if (track.LastReleased is { } last && command.On < last.LastOn)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {last.LastOn.Words()}; the booking of the retake comes after it.");
        var (endorsement, notEndorsed) = EndorsementFor(command, track);
        if (notEndorsed is not null)
            return notEndorsed;

        var offered = track.SittingRequest is { } request && request.On <= command.SitsOn ? Offered(command.Level, track, request, command.SitsOn, command.On).ToArray() : [];
        var after = offered.Aggregate(journey, Journey.Evolve).At(command.Level);
        if (after.Retake is { } retake && NotReadyForRetake(StandingStill(after, retake, command.SitsOn, journey), command.SitsOn) is { } early)
            return early;

        var elements = ElementsDue(command.SitsOn, command.PassportsUntil, after, journey);
        return Decision.Of([.. offered, new JourneyEvent.SittingBooked(command.Level, track.Bookings + 1, endorsement, command.Sitting, elements, command.SitsOn, policy.Edition, command.On)]);
    }

    /// <summary>What is due at a sitting, a window that still stands still included (S-48).</summary>
    private static ElementSet ElementsDue(DateOnly sitsOn, DateOnly? passportsUntil, LevelTrack track, Journey journey) =>
        track.ElementsDue(sitsOn, track.Retake is { } retake ? StandingStill(track, retake, sitsOn, journey) : null, passportsUntil);

    private static Refusal AlreadyBooked(Attempt booked) =>
        Refusals.SittingAlreadyBooked.Because($"The sitting {booked.Sitting} on {booked.SitsOn.Words()} is booked and its result is not released yet.");

    private static Refusal? NotAgreed(Level level, DateOnly on, LevelTrack track)
    {
        if (track.AgreedOn is not { } agreed)
        {
            return track.DeclinedOn is { } declined
                ? Refusals.NotAgreed.Because($"The worker declined on {declined.Words()} to be assessed as {level.Words()}.")
                : Refusals.NotAgreed.Because($"The worker has not agreed to be assessed as {level.Words()}.");
        }

        return on < agreed
            ? Refusals.NotAgreed.Because($"The worker agreed to be assessed as {level.Words()} on {agreed.Words()}; {on.Words()} lies before that.")
            : null;
    }

    /// <returns>The endorsement that carries the sitting, 0 for a re-accreditation by assessment (S-15); or why there is none.</returns>
    private static (int Endorsement, Refusal? Refusal) EndorsementFor(JourneyCommand.BookSitting command, LevelTrack track)
    {
        if (track.IsAccredited)
            return (0, null);
        // A void sitting's endorsement carries one more (S-32), unless it was taken back or lapsed since.
        if (track.Rebooking is { } again && command.SitsOn <= again.Until && track.Endorsement(again.Endorsement) is { WithdrawnOn: null } carried && !(carried.LapsedOn < command.SitsOn))
            return (again.Endorsement, null);

        if (track.Endorsements.IsEmpty)
            return (0, Refusals.NotEndorsed.Because($"Nobody has endorsed the worker's practice as {command.Level.Words()}."));
        if (!track.FreshEndorsements.Any())
            return (0, Refusals.NotReEndorsed.Because($"The result of {track.LastReleased!.On.Words()} was not met, and no employer has endorsed the worker again since."));

        // What had been given by the day of the booking: a later endorsement neither carries it nor takes an earlier one away.
        var given = track.FreshEndorsements.Where(fresh => fresh.On <= command.On).ToArray();
        if (given.Length == 0)
            return (0, Refusals.SittingBeforeBooking.Because($"A booking on {command.On.Words()} lies before the endorsement of {track.FreshEndorsements.Min(fresh => fresh.On).Words()}."));
        return given.LastOrDefault(fresh => fresh.AllowsSittingOn(command.SitsOn)) is { } endorsement
            ? (endorsement.Number, null)
            : (0, WhyNoSittingOn(command.SitsOn, given));
    }

    /// <summary>The reason that fits the endorsement given last, or the last one that has not ended.</summary>
    private static Refusal WhyNoSittingOn(DateOnly day, Endorsement[] given)
    {
        var endorsement = given.LastOrDefault(one => one.IsOpen) ?? given[^1];
        if (endorsement.LapsedOn is { } left && left < day)
            return Refusals.NotEndorsed.Because($"The endorsement by {endorsement.EndorsedBy} lapsed when the worker left on {left.Words()}; the new employer endorses anew.");
        if (endorsement.WithdrawnOn is { } withdrawn && withdrawn <= day)
            return Refusals.NotEndorsed.Because($"{endorsement.EndorsedBy} took its endorsement back on {withdrawn.Words()}.");
        if (endorsement.ValidUntil < day)
            return Refusals.EndorsementExpired.Because($"The endorsement of {endorsement.On.Words()} is valid until {endorsement.ValidUntil.Words()}; the sitting would be on {day.Words()}.");

        return Refusals.SiteNotOpen.Because($"Workers of {endorsement.EndorsedBy} may sit from {endorsement.SittingsFrom.Words()}.");
    }

    /// <summary>The retake with its ends as they are while something still stands in the way: it cannot run out meanwhile (S-48).</summary>
    private static Retake StandingStill(LevelTrack track, Retake retake, DateOnly day, Journey journey)
    {
        foreach (var stop in StopsStillOpen(track, journey))
        {
            var from = Later(stop.From, retake.OpenedOn);
            if (day <= from)
                continue;
            var (narrow, banked) = retake.EndsWith(new Standstill(stop.Cause, stop.Number, from, day));
            retake = retake with { NarrowUntil = narrow, BankedUntil = banked };
        }

        return retake;
    }

    /// <summary>What stops windows and has not ended: a protected absence, the wait for a sitting, an allegation (S-48).</summary>
    private static IEnumerable<(WindowStop Cause, int Number, DateOnly From)> StopsStillOpen(LevelTrack track, Journey journey)
    {
        foreach (var absence in journey.Absences)
        {
            if (absence is { IsOpen: true, StopsWindows: true })
                yield return (WindowStop.ProtectedAbsence, absence.Number, absence.From);
        }

        if (track.SittingRequest is { } request)
            yield return (WindowStop.WaitForSitting, request.Number, request.On);
        if (track.Investigation is { } investigation)
            yield return (WindowStop.Investigation, investigation.Number, investigation.On);
    }

    /// <summary>Beyond the quick road a retake follows a plan (S-02), and its expected time unless the employer brings it forward (S-02, S-06).</summary>
    private static Refusal? NotReadyForRetake(Retake retake, DateOnly sitsOn)
    {
        var isForElement = retake.IsForElementOn(sitsOn);
        if (isForElement && retake.IsNarrowOn(sitsOn))
            return null;
        if (isForElement && retake.PlannedOn is null)
            return Refusals.NoDevelopmentPlan.Because($"The {retake.Element!.Value.Words()} element is taken again on {sitsOn.Words()} after development, and no plan was agreed since {retake.OpenedOn.Words()}.");
        return retake.ExpectedAfter is { } expected && sitsOn < expected && retake.BroughtForwardOn is null
            ? Refusals.RetakeNotExpectedYet.Because($"The retake is expected from {expected.Words()} on; the sitting would be on {sitsOn.Words()}.")
            : null;
    }

    private static Decision CancelSitting(JourneyCommand.CancelSitting command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NoSittingBooked.Because($"No sitting as {command.Level.Words()} is booked.");
        if (command.Reason is not (CancellationReason.SittingNotHeld or CancellationReason.WorkerUnavailable))
            return Refusals.ReasonHasItsOwnWay.Because($"The sitting of {attempt.SitsOn.Words()} is called off for another reason by its own command.");
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (attempt.IsKnownToBeSat || attempt.Narrative is not null || track.Recordings.Any(recording => recording.Attempt == attempt.Number) || attempt.SitsOn < command.On)
            return Refusals.AlreadySat.Because($"The sitting of {attempt.SitsOn.Words()} has taken place, or its day has passed; if it was not sat, it is void.");

        var cancelled = new JourneyEvent.SittingCancelled(command.Level, attempt.Number, attempt.Sitting, command.Reason, command.On);
        // A sitting that the delivery partner does not hold costs the worker no time: the wait for one begins anew (S-48).
        return command.Reason == CancellationReason.SittingNotHeld
            ? Decision.Of([cancelled, new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, command.On)])
            : cancelled;
    }

    private static Decision CorrectBooking(JourneyCommand.CorrectBooking command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NothingToCorrect.Because($"No sitting as {command.Level.Words()} is booked.");
        if ((attempt.Sitting, attempt.SitsOn) == (command.Sitting, command.SitsOn))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (attempt.IsKnownToBeSat && command.SitsOn > attempt.SitsOn)
            return Refusals.CorrectionContradicts.Because($"The sitting has marks already, or an allegation, so it did not take place after {attempt.SitsOn.Words()}.");
        if (command.SitsOn != attempt.SitsOn && track.EndorsementOf(attempt) is { } endorsement && !endorsement.AllowsSittingOn(command.SitsOn)
            && !(endorsement.On <= command.SitsOn && command.SitsOn <= attempt.CarriedUntil && !(endorsement.LapsedOn < command.SitsOn)))
            return Refusals.CorrectionContradicts.Because($"The endorsement of {endorsement.On.Words()} does not cover a sitting on {command.SitsOn.Words()}.");
        if (command.SitsOn < track.AgreedOn)
            return Refusals.CorrectionContradicts.Because($"The worker agreed on {track.AgreedOn!.Value.Words()}; the sitting cannot have been on {command.SitsOn.Words()}.");
        if (command.SitsOn != attempt.SitsOn && ElementsDue(command.SitsOn, command.PassportsUntil, track, journey) != attempt.Elements)
            return Refusals.CorrectionContradicts.Because($"On {command.SitsOn.Words()} other elements would be due than on {attempt.SitsOn.Words()}.");

        return new JourneyEvent.BookingCorrected(command.Level, attempt.Number, command.Sitting, command.SitsOn, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision RequestAdjustments(JourneyCommand.RequestAdjustments command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Adjustments is { Agreed: null } waiting && waiting.Document == command.Document)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? AdjustmentsTooLate(command, track)) is { } refusal)
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
            return Refusals.AdjustmentsNotRequested.Because($"Nobody has asked for adjustments as {command.Level.Words()}.");
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

        return command.Agreed
            ? new JourneyEvent.AdjustmentsAgreed(command.Level, request.Number, command.Reason, command.Facts.Actor, command.On)
            : new JourneyEvent.AdjustmentsRefused(command.Level, request.Number, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision VoidSitting(JourneyCommand.VoidSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NoSittingBooked.Because($"No sitting as {command.Level.Words()} is booked whose result is not out.");
        if (command.Reason is VoidReason.Malpractice or VoidReason.ResultCorrected or VoidReason.ResultAnnulled)
            return Refusals.ReasonHasItsOwnWay.Because($"The sitting of {attempt.SitsOn.Words()} becomes void for that reason by its own command.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < attempt.SitsOn)
            return Refusals.NotSatYet.Because($"The sitting is on {attempt.SitsOn.Words()}.");
        if (track.Investigation is { } open && open.Attempt == attempt.Number)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} about this sitting is not decided yet.");
        if (command.Reason == VoidReason.AdjustmentNotMade && track.Adjustments?.Agreed != true)
            return Refusals.AdjustmentsNotRequested.Because($"No adjustments were agreed for the sitting of {attempt.SitsOn.Words()}.");

        // What lay with the worker gives one more place without asking; what did not, always does (S-32, S-33).
        var layWithWorker = command.Reason is VoidReason.NoShow or VoidReason.Unfinished;
        if (layWithWorker && track.Rebookings >= policy.AutomaticRebookings.Value)
            return Voided(command, attempt, null);

        var voided = Voided(command, attempt, command.On.AddMonths(policy.EndorsementValidMonths.Value));
        return track.SittingRequest is null
            ? Decision.Of([voided, new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, attempt.SitsOn)])
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
        var attempt = track.UnderWay is { } sat && sat.WasSatBy(command.On) ? sat : track.LastReleased is { IsAnnulled: false } last ? last.Attempt : null;
        if (attempt is null || command.On < attempt.SitsOn)
            return Refusals.NoAttemptToInvestigate.Because($"By {command.On.Words()} no sitting as {command.Level.Words()} had taken place that an allegation could be about.");

        var hearingUntil = command.Facts.Calendar.AddWorkingDays(command.On, policy.HearingWorkingDays.Value);
        return new JourneyEvent.MalpracticeAlleged(command.Level, track.Cases + 1, attempt.Number, command.Document, hearingUntil, command.Facts.Actor, command.On);
    }

    private static Decision AnswerAllegation(JourneyCommand.AnswerAllegation command, Journey journey)
    {
        if (journey.At(command.Level).Investigation is not { } open || command.On < open.On)
            return Refusals.NoAllegation.Because($"On {command.On.Words()} no allegation about a sitting as {command.Level.Words()} is open.");
        if (open.HeardOn == command.On)
            return Decision.Nothing;
        if (open.HeardOn is { } heard)
            return Refusals.AlreadyHeard.Because($"The worker answered on {heard.Words()}.");
        if (InFuture(command) is { } refusal)
            return refusal;

        return new JourneyEvent.WorkerHeard(command.Level, open.Number, command.Document, command.On);
    }

    private static Decision DecideMalpractice(JourneyCommand.DecideMalpractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Investigation is not { } open || command.On < open.On)
            return Refusals.NoAllegation.Because($"On {command.On.Words()} no allegation about a sitting as {command.Level.Words()} is open.");
        if (InFuture(command) is { } refusal)
            return refusal;
        var underWay = track.UnderWay is { } current && current.Number == open.Attempt ? current : null;
        var attempt = underWay ?? track.LastReleased!.Attempt;
        if (IsInvolved(command.Facts.Actor, open, attempt, track))
            return Refusals.DeciderInvolved.Because($"The allegation of {open.On.Words()} is not decided by {command.Facts.Actor}, who made it or had a part in the attempt.");
        if (open.HeardOn is null && command.On <= open.HearingUntil)
            return Refusals.HearingNotOver.Because($"The worker may answer until {open.HearingUntil.Words()} and has not done so.");
        if (command is { Found: not null, Document: null })
            return Refusals.DecisionWithoutWords.Because($"A finding about the sitting of {attempt.SitsOn.Words()} came without its reasons.");

        if (command.Found is not { } kind)
        {
            var dismissed = new JourneyEvent.MalpracticeNotFound(command.Level, open.Number, attempt.Number, command.Facts.Actor, command.On);
            return RetakeMoved(command.Level, track.Retake, WindowStop.Investigation, open.Number, open.On, command.On, command.On) is { } moved
                ? Decision.Of([dismissed, moved])
                : dismissed;
        }

        var found = new JourneyEvent.MalpracticeFound(command.Level, open.Number, attempt.Number, kind, command.Document!.Value, command.Facts.Actor, command.On);
        return underWay is not null
            ? Decision.Of([found, new JourneyEvent.SittingVoided(command.Level, attempt.Number, attempt.Sitting, VoidReason.Malpractice, null, command.Facts.Actor, command.On)])
            : Decision.Of([found, .. Annulled(command.Level, track, attempt.Number, command.Facts.Actor, command.On, policy)]);
    }

    private static bool IsInvolved(ActorId actor, MalpracticeCase open, Attempt attempt, LevelTrack track) =>
        open.AllegedBy == actor || attempt.WasMarkedBy(actor) || attempt.WasChangedBy(actor) || track.EndorsementOf(attempt)?.By == actor;

    private static Decision RecordMark(JourneyCommand.RecordMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        if (journey.At(command.Level).UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.MarkOf(command.Element) is { } mark)
        {
            return mark.Score == command.Score && mark.Profile == command.Profile && mark.By == command.Facts.Actor
                ? Decision.Nothing
                : Refusals.ElementAlreadyMarked.Because($"The {command.Element.Words()} element was marked on {mark.On.Words()}.");
        }

        if ((InFuture(command) ?? NotToBeMarked(command.Level, command.Element, command.On, attempt, journey, command.Facts.Actor)) is { } refusal)
            return refusal;
        if (standard.IsRated)
            return Refusals.ElementIsRated.Because($"The {command.Element.Words()} element of standard {standard.Version} has {standard.Exercises} exercises, each rated by two assessors.");
        if (OutOfRange(command.Score, command.Profile, standard) is { } outOfRange)
            return outOfRange;

        return Marked(command.Level, attempt, command.Score, command.Profile, standard, command.Facts.Actor, command.On);
    }

    private static JourneyEvent.ElementMarked Marked(Level level, Attempt attempt, decimal score, AreaProfile profile, PerformanceStandard standard, ActorId by, DateOnly on) =>
        new(level, attempt.Number, standard.Element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version, standard.Judge(score), profile, by, on);

    private static Refusal NothingToMark(Level level) =>
        Refusals.NoSittingBooked.Because($"No sitting as {level.Words()} is booked that still waits for marks.");

    private static Refusal? NotToBeMarked(Level level, Element element, DateOnly on, Attempt attempt, Journey journey, ActorId actor)
    {
        if (!attempt.Elements.Contains(element))
            return Refusals.ElementNotDue.Because($"The {element.Words()} element was not due; this sitting was for {attempt.Elements}.");
        if (on < attempt.SitsOn)
            return Refusals.MarkBeforeSitting.Because($"The sitting is on {attempt.SitsOn.Words()}, the mark is dated {on.Words()}.");
        return InvolvedOtherwise(journey.At(level), attempt, actor);
    }

    /// <summary>Nobody marks who endorsed, or who moderates or corrects marks of the attempt (S-51).</summary>
    private static Refusal? InvolvedOtherwise(LevelTrack track, Attempt attempt, ActorId actor)
    {
        if (attempt.WasChangedBy(actor))
            return Refusals.ModeratorMarked.Because($"A mark of the sitting of {attempt.SitsOn.Words()} was changed by {actor}, who therefore marks no part of it.");
        return track.EndorsementOf(attempt) is { } endorsement && endorsement.By == actor
            ? Refusals.EndorserCannotMark.Because($"The endorsement of {endorsement.On.Words()} was given by {endorsement.By}, who therefore cannot mark this attempt.")
            : null;
    }

    private static Refusal? OutOfRange(decimal score, AreaProfile profile, PerformanceStandard standard)
    {
        if (!standard.Holds(score))
            return Refusals.ScoreOutOfRange.Because($"The {standard.Element.Words()} element of standard {standard.Version} is scored from 0 to {standard.OutOf}; {score} was sent.");
        return standard.Holds(profile)
            ? null
            : Refusals.ProfileOutOfRange.Because($"The statement for a {standard.Level.Words()} has {standard.Areas} areas; area {profile.Highest} was named.");
    }

    private static Decision Rate(JourneyCommand.RateExercise command, Journey journey)
    {
        var standard = Fact(command.Standard);
        if (journey.At(command.Level).UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if ((InFuture(command) ?? NotToBeMarked(command.Level, command.Element, command.On, attempt, journey, command.Facts.Actor)) is { } refusal)
            return refusal;
        if (!standard.IsRated)
            return Refusals.ElementIsScored.Because($"The {command.Element.Words()} element of standard {standard.Version} is scored by the machine.");
        if (command.Exercise < 1 || command.Exercise > standard.Exercises)
            return Refusals.NoSuchExercise.Because($"The {command.Element.Words()} element of standard {standard.Version} has {standard.Exercises} exercises; number {command.Exercise} was sent.");

        var ratings = attempt.RatingsOf(command.Element, command.Exercise);
        if (ratings.FirstOrDefault(rating => rating.By == command.Facts.Actor) is { } own)
        {
            return own.Score == command.Score && own.Profile == command.Profile
                ? Decision.Nothing
                : Refusals.RatedTwiceByOne.Because($"Exercise {command.Exercise} was rated by {own.By} on {own.On.Words()}.");
        }

        if (command.Score < 0 || command.Score > standard.ExerciseOutOf)
            return Refusals.ScoreOutOfRange.Because($"An exercise of the {command.Element.Words()} element is rated from 0 to {standard.ExerciseOutOf:0.##}; {command.Score} was sent.");
        if (!standard.Holds(command.Profile))
            return Refusals.ProfileOutOfRange.Because($"The statement for a {command.Level.Words()} has {standard.Areas} areas; area {command.Profile.Highest} was named.");
        if (standard.Settle([.. ratings.Select(rating => rating.Score)]) is not null)
            return Refusals.ExerciseAlreadyRated.Because($"Exercise {command.Exercise} of the {command.Element.Words()} element has its {ratings.Count} ratings.");
        if (attempt.MarkOf(command.Element) is { } mark)
            return Refusals.ElementAlreadyMarked.Because($"The {command.Element.Words()} element was marked on {mark.On.Words()}.");

        var rated = new JourneyEvent.ExerciseRated(
            command.Level, attempt.Number, command.Element, command.Exercise, ratings.Count + 1, command.Score, standard.ExerciseOutOf, standard.Version, command.Profile, command.Facts.Actor, command.On);
        var after = Journey.Evolve(journey, rated).At(command.Level).UnderWay!;
        return WhatRatingsComeTo(rated, after, standard) is { } next ? Decision.Of([rated, next]) : rated;
    }

    /// <summary>A third rating when two differ too much (S-52); the element's mark once every exercise is settled.</summary>
    private static JourneyEvent? WhatRatingsComeTo(JourneyEvent.ExerciseRated rated, Attempt attempt, PerformanceStandard standard)
    {
        var scores = attempt.RatingsOf(rated.Element, rated.Exercise).Select(rating => rating.Score).ToArray();
        if (scores is [var one, var other] && standard.NeedsThird(one, other))
            return new JourneyEvent.ThirdRatingNeeded(rated.Level, rated.Attempt, rated.Element, rated.Exercise, Math.Abs(one - other), standard.Tolerance, rated.On);

        var settled = Enumerable.Range(1, standard.Exercises).Select(exercise => standard.Settle([.. attempt.RatingsOf(rated.Element, exercise).Select(rating => rating.Score)])).ToArray();
        if (!settled.All(score => score is not null))
            return null;

        var profile = attempt.Ratings.Where(rating => rating.Element == rated.Element).Aggregate(AreaProfile.Empty, (areas, rating) => areas.And(rating.Profile));
        return Marked(rated.Level, attempt, settled.Sum(score => score!.Value), profile, standard, rated.By, rated.On);
    }

    private static Decision Moderate(JourneyCommand.ModerateMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.MarkOf(command.Element) is not { } mark)
            return Refusals.MarkNotChanged.Because($"The {command.Element.Words()} element of the sitting on {attempt.SitsOn.Words()} has no mark yet.");
        if ((mark.Score, mark.Profile) == (command.Score, command.Profile))
            return Decision.Nothing;
        if ((InFuture(command) ?? WrongModerator(command.Facts.Actor, attempt, track)) is { } refusal)
            return refusal;
        if (command.On < mark.On)
            return Refusals.MarkBeforeSitting.Because($"The element was marked on {mark.On.Words()}, the moderation is dated {command.On.Words()}.");
        if (OutOfRange(command.Score, command.Profile, standard) is { } outOfRange)
            return outOfRange;

        return new JourneyEvent.MarkModerated(
            command.Level, attempt.Number, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(command.Score), command.Profile, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>Nobody marks and moderates one attempt, or endorses and marks it (S-51).</summary>
    private static Refusal? WrongModerator(ActorId actor, Attempt attempt, LevelTrack track)
    {
        if (attempt.WasMarkedBy(actor))
            return Refusals.ModeratorMarked.Because($"A part of the sitting of {attempt.SitsOn.Words()} was marked or rated by {actor}, who therefore changes no mark of it.");
        return track.EndorsementOf(attempt) is { } endorsement && endorsement.By == actor
            ? Refusals.EndorserCannotMark.Because($"The endorsement of {endorsement.On.Words()} was given by {endorsement.By}, who therefore cannot change a mark of this attempt.")
            : null;
    }

    private static Decision RecordNarrative(JourneyCommand.RecordNarrative command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.Narrative == command.Document)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < attempt.SitsOn)
            return Refusals.MarkBeforeSitting.Because($"The sitting is on {attempt.SitsOn.Words()}, the narrative is dated {command.On.Words()}.");
        if (InvolvedOtherwise(track, attempt, command.Facts.Actor) is { } involved)
            return involved;

        return new JourneyEvent.NarrativeRecorded(command.Level, attempt.Number, command.Document, command.Facts.Actor, command.On);
    }

    private static Decision TakeRecording(JourneyCommand.TakeRecording command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Recording(command.Recording) is { } known)
        {
            return known.Attempt == track.UnderWay?.Number && known.HeldBy == command.HeldBy
                ? Decision.Nothing
                : Refusals.RecordingAlreadyTaken.Because($"{known.Code} is the recording of attempt {known.Attempt}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (track.UnderWay is not { } attempt || command.On < attempt.SitsOn)
            return Refusals.NotSatYet.Because($"By {command.On.Words()} no sitting as {command.Level.Words()} had taken place that {command.Recording} could be of.");

        return new JourneyEvent.RecordingTaken(command.Level, attempt.Number, command.Recording, command.HeldBy, command.On);
    }

    private static Decision AgreeToTrainingUse(JourneyCommand.AgreeToTrainingUse command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.TrainingAgreed)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;

        return new JourneyEvent.RecordingTrainingAgreed(command.Level, recording.Code, command.On);
    }

    private static Decision HandOverRecording(JourneyCommand.HandOverRecording command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? Destroyed(recording)) is { } refusal)
            return refusal;

        return recording.HeldBy == command.HeldBy ? Decision.Nothing : new JourneyEvent.RecordingHandedOver(command.Level, recording.Code, command.HeldBy, command.On);
    }

    private static Decision UseRecording(JourneyCommand.UseRecording command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.LastUse == (command.For, command.Facts.Actor, command.On))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? Destroyed(recording)) is { } refusal)
            return refusal;
        if (command.For == RecordingUse.Training && !recording.TrainingAgreed)
            return Refusals.TrainingNotAgreed.Because($"The worker has not let {recording.Code} be used for training.");

        return new JourneyEvent.RecordingUsed(command.Level, recording.Code, command.For, command.Facts.Actor, command.On);
    }

    private static Decision DestroyRecording(JourneyCommand.DestroyRecording command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.IsDestroyed)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (recording.SettledOn is not { } settled)
            return Refusals.RecordingKeptLonger.Because($"The result of attempt {recording.Attempt}, of which {recording.Code} is the recording, is not out.");
        if (track.Investigation is { } open && open.Attempt == recording.Attempt)
            return Refusals.RecordingKeptLonger.Because($"An allegation of {open.On.Words()} about attempt {recording.Attempt} is not decided.");

        // S-11: until a review can no longer be asked for, and the months of the edition after that.
        var keptUntil = command.Facts.Calendar.AddWorkingDays(settled, policy.ReviewRequestWorkingDays.Value).AddMonths(policy.RecordingKeptMonths.Value);
        return command.On <= keptUntil
            ? Refusals.RecordingKeptLonger.Because($"{recording.Code} is kept until {keptUntil.Words()}.")
            : new JourneyEvent.RecordingDestroyed(command.Level, recording.Code, command.Facts.Actor, command.On);
    }

    private static Refusal? Destroyed(Recording recording) =>
        recording.DestroyedOn is { } destroyed ? Refusals.RecordingDestroyed.Because($"{recording.Code} was destroyed on {destroyed.Words()}.") : null;

    private static Refusal NoSuchRecording(RecordingCode recording) => Refusals.NoSuchRecording.Because($"This journey has no recording {recording}.");
}
