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
        if (ToRequestSitting.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        // However far it is dated back, nobody could offer a place before it was recorded: what was over by then stays over (S-48).
        DateOnly? waitsFrom = command.On < command.Facts.Today ? command.Facts.Today : null;
        return new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, waitsFrom, command.On);
    }

    private static Decision OfferSitting(JourneyCommand.OfferSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.SittingRequest is not { } request)
            return Refusals.NoSittingRequested.Because($"No place at a sitting as a {command.Level.Words()} has been asked for.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < request.On || command.SitsOn < command.On)
            return Refusals.OfferBeforeRequest.Because($"The place was asked for on {request.On.Words()}; the offer of {command.On.Words()} is for {command.SitsOn.Words()}.");

        return Decision.Of([.. Offered(command.Level, request, command.SitsOn, command.On, journey, policy)]);
    }

    /// <summary>The wait for a first sitting ends with the day it is offered for; no window ran meanwhile (S-48).</summary>
    private static IEnumerable<JourneyEvent> Offered(Level level, SittingRequest request, DateOnly sitsOn, DateOnly on, Journey journey, Policy policy)
    {
        var offered = new JourneyEvent.SittingOffered(level, request.Number, sitsOn, on);
        yield return offered;
        foreach (var moved in TimeRunsAgain(level, request.Wait.EndedBy(sitsOn), on, Journey.Evolve(journey, offered), policy))
            yield return moved;
    }

    private static Decision Book(JourneyCommand.BookSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is { } booked && booked.Sitting == command.Sitting && booked.SitsOn == command.SitsOn)
            return Decision.Nothing;
        if (ToBook.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var endorsement = EndorsementFor(command, track).Endorsement;
        var offered = Offered(command, journey, policy);
        var after = offered.Aggregate(journey, Journey.Evolve).At(command.Level);
        var elements = ElementsDue(command.SitsOn, command.PassportsUntil, after, journey);
        return Decision.Of([.. offered, new JourneyEvent.SittingBooked(command.Level, track.Bookings + 1, endorsement, command.Sitting, elements, command.SitsOn, policy.Edition, command.On)]);
    }

    /// <summary>A place that is taken ends the wait for one, whether or not it was offered before (S-48).</summary>
    private static JourneyEvent[] Offered(JourneyCommand.BookSitting command, Journey journey, Policy policy) =>
        journey.At(command.Level).SittingRequest is { } request && request.On <= command.SitsOn ? [.. Offered(command.Level, request, command.SitsOn, command.On, journey, policy)] : [];

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
                ? Refusals.NotAgreed.Because($"On {declined.Words()} the worker declined, or took back, the agreement to be assessed as a {level.Words()}.")
                : Refusals.NotAgreed.Because($"The worker has not agreed to be assessed as a {level.Words()}.");
        }

        return on < agreed
            ? Refusals.NotAgreed.Because($"The worker agreed to be assessed as a {level.Words()} on {agreed.Words()}; {on.Words()} lies before that.")
            : null;
    }

    /// <summary>The endorsement gate is that of the first assessment. Re-accreditation by assessment needs no endorsement: a worker without an employer, whom nobody could endorse, may use that route (S-15).</summary>
    /// <returns>The endorsement that carries the sitting, 0 for a re-accreditation by assessment; or why there is none.</returns>
    private static (int Endorsement, Refusal? Refusal) EndorsementFor(JourneyCommand.BookSitting command, LevelTrack track)
    {
        if (track.IsAccredited)
            return (0, null);
        if (track.Rebooking is { } again && track.Endorsement(again.Endorsement) is { } carried && carried.On <= command.On && carried.CarriesOnTo(command.SitsOn, again.Until))
            return (again.Endorsement, null);

        if (!track.FreshEndorsements.Any())
        {
            return track.LastReleased is { } last
                ? (0, Refusals.NotReEndorsed.Because($"The result of {last.On.Words()} was not met, and no employer has endorsed the worker again since."))
                : (0, Refusals.NotEndorsed.Because($"Nobody has endorsed the worker's practice as a {command.Level.Words()}."));
        }

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

    private static Decision CancelSitting(JourneyCommand.CancelSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NoSittingBooked.Because($"No sitting as a {command.Level.Words()} is booked.");
        if (!command.Reason.IsOfAPlaceNotTaken())
            return Refusals.ReasonHasItsOwnWay.Because($"The sitting of {attempt.SitsOn.Words()} is called off for another reason by its own command.");
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (attempt.IsKnownToBeSat || attempt.SitsOn < command.On)
            return Refusals.AlreadySat.Because($"The sitting of {attempt.SitsOn.Words()} has taken place, or its day has passed; if it was not sat, it is void.");
        if (command.On < attempt.BookedOn)
            return Refusals.CancelledBeforeBooked.Because($"The sitting of {attempt.SitsOn.Words()} was booked on {attempt.BookedOn.Words()}.");

        var cancelled = new JourneyEvent.SittingCancelled(command.Level, attempt.Number, attempt.Sitting, command.Reason, command.On);
        // A sitting that the delivery partner does not hold costs the worker no time: the wait for one begins anew (S-48).
        return command.Reason == CancellationReason.SittingNotHeld && track.SittingRequest is null && IsStillToBeSat(command.Level, attempt, command.On, track, policy)
            ? Decision.Of([cancelled, new JourneyEvent.SittingRequested(command.Level, track.SittingRequests + 1, null, command.On)])
            : cancelled;
    }

    /// <summary>Whether another place is of use to the worker once a sitting has fallen away: not after a renewal by another route, before there is something to renew again. A wait for it would guard nothing, and hold the next round open (S-15, S-48).</summary>
    private static bool IsStillToBeSat(Level level, Attempt attempt, DateOnly on, LevelTrack track, Policy policy) =>
        RenewalClosed(level, Later(attempt.SitsOn, on), track, policy) is null;

    /// <summary>A sitting called off by something else: on the day of that, however far it is dated back never before the booking.</summary>
    private static JourneyEvent.SittingCancelled CalledOff(Level level, Attempt ahead, CancellationReason reason, DateOnly on) =>
        new(level, ahead.Number, ahead.Sitting, reason, Later(on, ahead.BookedOn));

    private static Decision CorrectBooking(JourneyCommand.CorrectBooking command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return Refusals.NothingToCorrect.Because($"No sitting as a {command.Level.Words()} is booked.");
        if ((attempt.Sitting, attempt.SitsOn) == (command.Sitting, command.SitsOn))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (attempt.IsKnownToBeSat && command.SitsOn > attempt.SitsOn)
            return Refusals.CorrectionContradicts.Because($"The sitting has marks already, or an allegation, so it did not take place after {attempt.SitsOn.Words()}.");
        if (command.SitsOn != attempt.SitsOn && track.EndorsementOf(attempt) is { } endorsement && !endorsement.AllowsSittingOn(command.SitsOn) && !endorsement.CarriesOnTo(command.SitsOn, attempt.CarriedUntil))
            return Refusals.CorrectionContradicts.Because($"The endorsement of {endorsement.On.Words()} does not cover a sitting on {command.SitsOn.Words()}.");
        if (command.SitsOn < track.AgreedOn)
            return Refusals.CorrectionContradicts.Because($"The worker agreed on {track.AgreedOn!.Value.Words()}; the sitting cannot have been on {command.SitsOn.Words()}.");
        // One whose round was over by another route meanwhile is no more out of time on the right day than on the wrong one.
        if (attempt.Endorsement == 0 && track is { IsAccredited: true, Accreditation: { } held } && TooEarlyToRenew(held, attempt.SitsOn, policy) is null && TooEarlyToRenew(held, command.SitsOn, policy) is { } early)
            return early;
        if (command.SitsOn != attempt.SitsOn && ElementsDue(command.SitsOn, command.PassportsUntil, track, journey) != attempt.Elements)
            return Refusals.CorrectionContradicts.Because($"On {command.SitsOn.Words()} other elements would be due than on {attempt.SitsOn.Words()}.");

        return new JourneyEvent.BookingCorrected(command.Level, attempt.Number, command.Sitting, command.SitsOn, command.Reason, command.Facts.Actor, command.On);
    }
}
