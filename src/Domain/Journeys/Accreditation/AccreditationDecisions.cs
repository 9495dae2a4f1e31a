using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    // No policy, but a guard against a slip of the pen: more than a quarter of a year's working hours in one declaration.
    private const decimal MostHours = 500;

    private static Decision Remind(JourneyCommand.RemindOfReaccreditation command, Journey journey, Policy policy)
    {
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (held.DueOn is not { } due)
            return NoReaccreditation(held);
        if (!policy.ReaccreditationReminderMonths.Value.Contains(command.MonthsAhead))
            return Refusals.NotAReminder.Because($"A reminder {command.MonthsAhead} months ahead was sent; there are those of {string.Join(", ", policy.ReaccreditationReminderMonths.Value)} months.");
        if (held.Reminded.Contains(command.MonthsAhead) || held.OverdueSince is not null)
            return Decision.Nothing;

        var falls = due.AddMonths(-command.MonthsAhead);
        return NotDue("reminder", falls, command) is { } early ? early : new JourneyEvent.ReaccreditationReminded(command.Level, command.MonthsAhead, due, falls);
    }

    private static Decision DeclareLearning(JourneyCommand.DeclareLearning command, Journey journey, Policy policy)
    {
        // The same hours of the same day are the same declaration sent again, unless it says that it is another.
        var declared = Held(command.Level, journey)?.Learning ?? [];
        if (declared.Any(one => (one.On, one.Hours) == (command.On, command.Hours) && one.Number == (command.Declaration ?? one.Number)))
            return Decision.Nothing;
        if (ToDeclareLearning.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return WithRenewal(new JourneyEvent.LearningDeclared(command.Level, declared.Length + 1, command.Hours, command.On), command.Level, journey, command.Certificate, policy);
    }

    private static Refusal? WrongHours(decimal hours) =>
        hours > 0 && hours <= MostHours ? null : Refusals.HoursOutOfRange.Because($"{hours} hours were sent; one declaration is of more than 0 and at most {MostHours}.");

    private static Decision CorrectLearning(JourneyCommand.CorrectLearning command, Journey journey, Policy policy)
    {
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (command.Declaration < 1 || command.Declaration > held.Learning.Length)
            return Refusals.NoSuchDeclaration.Because($"There is no declaration {command.Declaration}; there are {held.Learning.Length}.");
        var declared = held.Learning[command.Declaration - 1];
        if (declared.Hours == command.Hours)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        // Nothing may be taken back to below what a renewal rests on: hours that were too many stand until the next round.
        if (declared.On <= held.RenewedOn)
            return Refusals.CorrectionContradicts.Because($"The renewal of {held.RenewedOn!.Value.Words()} rests on declaration {declared.Number}.");
        if (WrongHours(command.Hours) is { } wrong)
            return wrong;

        return WithRenewal(new JourneyEvent.LearningCorrected(command.Level, declared.Number, command.Hours, command.Reason, command.Facts.Actor, command.On), command.Level, journey, command.Certificate, policy);
    }

    private static Decision EndorseForReaccreditation(JourneyCommand.EndorseForReaccreditation command, Journey journey, Policy policy)
    {
        // Also one that has done its work in a round before.
        if (Held(command.Level, journey) is { } held && held.PracticeEndorsements.Concat(held.PracticeEndorsementsBefore).Contains((command.EndorsedBy, command.On)))
            return Decision.Nothing;
        if (ToEndorseForReaccreditation.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return WithRenewal(new JourneyEvent.PracticeEndorsedForReaccreditation(command.Level, command.EndorsedBy, command.Facts.Actor, command.On), command.Level, journey, command.Certificate, policy);
    }

    /// <summary>What was declared or endorsed, with the renewal if that completes the route; not while nothing may renew the accreditation.</summary>
    private static Decision WithRenewal(JourneyEvent given, Level level, Journey journey, CertificateNumber? certificate, Policy policy)
    {
        var after = Journey.Evolve(journey, given);
        if (PracticeAndLearningCompleteOn(after.At(level), policy) is not null && NotToBeRenewed(journey.At(level)) is { } inQuestion)
            return inQuestion;
        return Decision.Of([given, .. RenewedBy(level, after, given.On, certificate, policy)]);
    }

    /// <summary>A practice endorsement and the declared hours, both there: the accreditation is renewed (S-15).</summary>
    private static IEnumerable<JourneyEvent> RenewedBy(Level level, Journey journey, DateOnly on, CertificateNumber? certificate, Policy policy)
    {
        var track = journey.At(level);
        return !track.IsInQuestion && PracticeAndLearningCompleteOn(track, policy) is { } complete
            ? Renewed(level, track, journey, ReaccreditationRoute.PracticeAndLearning, complete, complete, Later(on, complete), Certificate(certificate), policy)
            : [];
    }

    private static DateOnly? PracticeAndLearningCompleteOn(LevelTrack track, Policy policy)
    {
        var held = track.Accreditation!;
        var own = policy.Of(held.Edition);
        if (held.PracticeEndorsedOn is not { } endorsed || held.HoursReachedOn(own.ReaccreditationLearningHours.Value) is not { } learnt)
            return null;

        // The day on which both were there, whichever was recorded first.
        var complete = Later(endorsed, learnt);
        return complete <= endorsed.AddMonths(own.EndorsementValidMonths.Value) && TooEarlyToRenew(held, complete, own) is null ? complete : null;
    }

    /// <summary>
    /// Why nothing renews the accreditation as it stands: notice of its revocation was given, or what it rests on is in question (S-36).
    /// Which of them is between the worker and the department, and a corrected mark nobody's before its release (S-51): whoever endorses is told neither.
    /// </summary>
    private static Refusal? NotToBeRenewed(LevelTrack track) => track is { IsInQuestion: true, Accreditation: { } held }
        ? Refusals.AccreditationInQuestion.Because($"The department has something to settle about the accreditation of {held.Since.Words()}, and nothing renews it before.")
        : null;

    /// <summary>What was completed while the accreditation was in question renews it once it is not any more.</summary>
    private static IEnumerable<JourneyEvent> RenewalThatWaited(Level level, Journey journey, CertificateNumber? certificate, DateOnly on, Policy policy)
    {
        var track = journey.At(level);
        if (Held(level, journey) is not { } held || track.IsInQuestion)
            return [];

        JourneyEvent[] renewed = [.. RenewedBy(level, journey, on, certificate, policy)];
        if (renewed.Length > 0 || track.EverySeries.LastOrDefault(series => series.CompletedBy is not null && !series.Has(held.Attempt)) is not { } waited)
            return renewed;
        return held.RenewedBy is { } renewing && waited.Has(renewing) ? [] : RenewalBy(waited, level, journey, certificate, on, policy);
    }

    /// <summary>In time and in the grace the rhythm stays; a restored accreditation begins a new one (S-15).</summary>
    /// <param name="complete">The day on which it was: of an assessment that on which it was sat, however late it was marked. It decides, whether or not the end of the grace was noted since.</param>
    /// <param name="restoredOn">From when the accreditation is current again, and its new rhythm runs, where it had ended.</param>
    /// <param name="issuedOn">The day of the certificate.</param>
    private static IEnumerable<JourneyEvent> Renewed(
        Level level, LevelTrack track, Journey journey, ReaccreditationRoute route, DateOnly complete, DateOnly restoredOn, DateOnly issuedOn, CertificateNumber certificate, Policy policy)
    {
        // What still stands in the way has stopped this round up to its end (S-48).
        var held = WithItsGrace(track.Accreditation!, policy);
        foreach (var moved in RenewalMovedSince(level, held, journey.StopsStillOpen(track).Select(stop => stop.EndedBy(complete)), issuedOn, policy))
        {
            yield return moved;
            held = held.Moved(moved);
        }

        // What began after it was complete, or went on after it, is nothing to this round, whenever it ended.
        held = held.AsOf(complete);

        // By either route the accreditation goes on by the edition under which it was given, and that one gave it its due day.
        var own = policy.Of(held.Edition);
        var months = own.ReaccreditationMonths.Value ?? throw new InvalidOperationException($"Edition {own.Edition} gave an accreditation its due day and has no interval.");
        var isRestored = held.CurrentUntil is { } until && until < complete;
        var due = (isRestored ? restoredOn : held.DueOn!.Value).AddMonths(months);
        // What held the grace open for longer than a whole round has ended that rhythm too.
        if (due < complete)
            due = complete.AddMonths(months);
        if (isRestored && held.OverdueSince is null)
            yield return new JourneyEvent.ReaccreditationOverdue(level, held.DueOn!.Value, held.CurrentUntil!.Value, held.DueOn.Value.AddDays(1));
        if (isRestored && held.NotCurrentSince is null)
            yield return new JourneyEvent.AccreditationNotCurrent(level, held.CurrentUntil!.Value.AddDays(1));
        yield return isRestored
            ? new JourneyEvent.AccreditationRestored(level, route, due, restoredOn)
            : new JourneyEvent.Reaccredited(level, route, due, complete);
        yield return new JourneyEvent.CertificateIssued(level, certificate, GraceAfter(due, own), issuedOn);
    }

    /// <summary>The last day of the grace of a due day, as a certificate names it; only time that stands still moves it afterwards (S-15).</summary>
    /// <param name="own">The edition of the accreditation.</param>
    private static DateOnly? GraceAfter(DateOnly? due, Policy own) => due?.AddMonths(own.ReaccreditationGraceMonths.Value);

    /// <summary>The accreditation with the end of its grace also where no certificate names it, as of one from before there were certificates.</summary>
    private static Accreditation WithItsGrace(Accreditation held, Policy policy) => held.Unmoved.CurrentUntil is null
        ? held with { CurrentUntil = held.CurrentUntil ?? GraceAfter(held.DueOn, policy.Of(held.Edition)), Unmoved = (held.Unmoved.DueOn, GraceAfter(held.Unmoved.DueOn, policy.Of(held.Edition))) }
        : held;

    /// <summary>The first day on which a route may be completed, with the first reminder (S-15). What moves the due day for the worker's sake closes nothing that was open.</summary>
    private static DateOnly RenewalOpens(Accreditation held, Policy policy) =>
        held.Unmoved.DueOn is { } due ? due.AddMonths(-policy.Of(held.Edition).ReaccreditationReminderMonths.Value.DefaultIfEmpty().Max()) : DateOnly.MinValue;

    /// <summary>The first day that can stop its ends: time for renewal (S-48), and, where the due day began on a day of its own, not what was over by then.</summary>
    private static DateOnly RenewalStopsCountFrom(Accreditation held, Policy policy) =>
        Later(RenewalOpens(held, policy), held.StopsCountFrom ?? DateOnly.MinValue);

    /// <summary>The accreditation with its ends as everything has moved them that stood in the way by a day, what still does so included (S-48).</summary>
    private static Accreditation StoodStill(Accreditation held, Journey journey, LevelTrack track, DateOnly on, Policy policy) =>
        journey.StopsEnded(track).Concat(journey.StopsStillOpen(track).Select(stop => stop.EndedBy(on)))
            .Aggregate(held, (still, stretch) => still.StoodStill(stretch.Since(RenewalStopsCountFrom(held, policy))));

    /// <summary>The moves of an accreditation's ends by what stood in their way before they were told, and has ended (S-48).</summary>
    private static IEnumerable<JourneyEvent.ReaccreditationDueMoved> RenewalMovedSince(Level level, Accreditation held, IEnumerable<Standstill> ended, DateOnly on, Policy policy)
    {
        foreach (var stretch in ended.OrderBy(stretch => stretch.From))
        {
            if (RenewalMoved(level, held, stretch, on, policy) is not { } moved)
                continue;
            yield return moved;
            held = held.Moved(moved);
        }
    }

    /// <summary>Why whoever is accredited has nothing to sit for on a day; null where there is something, as there is without an accreditation.</summary>
    private static Refusal? RenewalClosed(Level level, DateOnly sitsOn, LevelTrack track, Policy policy) =>
        track is { IsAccredited: true, Accreditation: { DueOn: not null } held }
            ? TooEarlyToRenew(held, sitsOn, policy)
            : Accredited(level, track);

    private static Refusal? TooEarlyToRenew(Accreditation held, DateOnly on, Policy policy)
    {
        var opens = RenewalOpens(held, policy);
        return on < opens ? Refusals.RenewalNotOpen.Because($"Re-accreditation is due on {held.DueOn!.Value.Words()}; a route may be completed from {opens.Words()} on.") : null;
    }

    private static Decision MarkOverdue(JourneyCommand.MarkReaccreditationOverdue command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (held.OverdueSince is not null)
            return Decision.Nothing;
        if (WithItsGrace(held, policy) is not { DueOn: { } due, CurrentUntil: { } until })
            return NoReaccreditation(held);
        if (KeepsRunning("re-accreditation", due, track, journey, command) is { } runs)
            return runs;

        return new JourneyEvent.ReaccreditationOverdue(command.Level, due, until, due.AddDays(1));
    }

    private static Decision MarkNotCurrent(JourneyCommand.MarkAccreditationNotCurrent command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (held.NotCurrentSince is not null)
            return Decision.Nothing;
        if (held.GraceUntil is not { } until)
            return Refusals.NotDueYet.Because($"The accreditation as a {command.Level.Words()} of {held.Since.Words()} is not overdue.");
        if (KeepsRunning("end of the grace", until, track, journey, command) is { } runs)
            return runs;

        return new JourneyEvent.AccreditationNotCurrent(command.Level, until.AddDays(1));
    }

    private static Decision NotifyRevocation(JourneyCommand.NotifyRevocation command, Journey journey, Policy policy)
    {
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (held.Notice is { } given)
        {
            return (given.Ground, given.Document, given.On) == (command.Ground, command.Notice, command.On)
                ? Decision.Nothing
                : Refusals.NoticeGiven.Because($"Notice was given on {given.On.Words()}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (!journey.At(command.Level).HasGroundToRevoke(command.Ground))
            return NoGround(held);
        if (OverturnedOn(held, journey.At(command.Level)) is { } overturned)
            return Refusals.NoGroundToRevoke.Because($"A review overturned it on {overturned.Words()}, and nothing that the accreditation of {held.Since.Words()} rests on was changed since.");
        if (FoundOn(held, journey.At(command.Level)) is var found && command.On < found)
            return Refusals.ActBeforeRelease.Because($"What notice is given of became known on {found.Words()}.");

        // Dated back, it gives nobody less time: who is to answer cannot have known before it was recorded.
        var known = Later(command.On, command.Facts.Today);
        var notBefore = command.Facts.Calendar.AddWorkingDays(known, policy.RevocationNoticeWorkingDays.Value).AddDays(1);
        return new JourneyEvent.RevocationNotified(command.Level, command.Ground, command.Notice, notBefore, command.Facts.Actor, command.On);
    }

    /// <summary>When a panel let it stand, where what it rests on is still what the panel had before it: that is not taken up again (S-08, S-36).</summary>
    private static DateOnly? OverturnedOn(Accreditation held, LevelTrack track) =>
        held.IsLetStand ? track.Reviews.LastOrDefault(review => review.Attempt == held.Attempt && review.Decision is { Remedy: ReviewRemedy.OverturnRevocation })?.EndedOn : null;

    private static Refusal NoGround(Accreditation held) =>
        Refusals.NoGroundToRevoke.Because($"The accreditation of {held.Since.Words()} rests on attempt {held.Attempt}, of which that ground is not recorded.");

    /// <summary>The day from which notice may be given: of the last release, and of the last annulment among the results that the accreditation rests on.</summary>
    private static DateOnly FoundOn(Accreditation held, LevelTrack track) =>
        Later(track.LastReleaseOn!.Value, track.SeriesOf(held.Attempt).Attempts.Max(released => released.ChangedOn) ?? DateOnly.MinValue);

    private static Decision DropRevocation(JourneyCommand.DropRevocation command, Journey journey, Policy policy)
    {
        if (Held(command.Level, journey)?.Notice is not { } notice)
            return Refusals.NoNotice.Because($"No notice of a revocation as a {command.Level.Words()} has been given.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < notice.On)
            return Refusals.NoNotice.Because($"Notice was given on {notice.On.Words()} only.");

        var dropped = new JourneyEvent.RevocationDropped(command.Level, command.Facts.Actor, command.On);
        JourneyEvent[] events = [dropped, .. TimeRunsAgain(command.Level, notice.Stop.EndedBy(command.On), command.On, Journey.Evolve(journey, dropped), policy)];
        // The department lets it stand, and with it whatever had been completed meanwhile.
        return Decision.Of([.. events, .. RenewalThatWaited(command.Level, events.Aggregate(journey, Journey.Evolve), command.Certificate, command.On, policy)]);
    }

    private static Decision Revoke(JourneyCommand.RevokeAccreditation command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Accreditation is { RevokedOn: { } revokedOn } && revokedOn == command.On)
            return Decision.Nothing;
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        if (held.Notice is not { } notice)
            return Refusals.NoNotice.Because($"No notice of a revocation as a {command.Level.Words()} has been given.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < notice.NotBefore)
            return Refusals.NoticeNotOver.Because($"Notice was given on {notice.On.Words()}; the accreditation may be revoked from {notice.NotBefore.Words()} on.");
        if (track.SeriesOf(held.Attempt).Attempts.Select(released => UnderReview(released.Number, track)).FirstOrDefault(open => open is not null) is { } underReview)
            return underReview;
        // The result may have been corrected once more since the notice.
        if (!track.HasGroundToRevoke(notice.Ground))
            return NoGround(held);
        if (track.UnderWay is { } sat && sat.WasSatBy(command.On))
            return Refusals.RetakeUnderWay.Because($"The sitting of {sat.SitsOn.Words()} has taken place and waits for its result.");
        if (track.Released.FirstOrDefault(released => released.IsToBeReleasedAnew) is { } corrected)
            return Refusals.EarlierResultFirst.Because($"A mark of attempt {corrected.Number} was corrected, and its result of {corrected.LastOn.Words()} is not released anew.");

        // A sitting that lies ahead was booked as a renewal of what is gone now.
        JourneyEvent revoked = new JourneyEvent.AccreditationRevoked(command.Level, notice.Ground, command.Facts.Actor, command.On);
        JourneyEvent[] gone = track.UnderWay is { } ahead
            ? [CalledOff(command.Level, ahead, CancellationReason.ResultAnnulled, command.On), revoked]
            : [revoked];
        var after = gone.Aggregate(journey, Journey.Evolve);
        // Its windows run from now: while the accreditation stood there was nothing to take again, and the mistake was not the worker's (S-07, S-41).
        var left = after.At(command.Level);
        var series = left.SeriesOf(left.AwaitsConsequence!.Value);
        JourneyEvent[] follows = notice.Ground == RevocationGround.MalpracticeFound && series is { CompletedBy: null, IsLatest: true }
            ? [.. Opened(command.Level, WhatMalpracticeLeaves(command.Level, held.Attempt, series, after, command.On, policy), after, command.On)]
            : [.. WhatFollows(command.Level, left.AwaitsConsequence.Value, command.Certificate, command.On, after, policy)];
        if (follows is [] && RetakeMoved(command.Level, track.Retake, notice.Stop.EndedBy(command.On), command.On) is { } moved)
            follows = [moved];
        return Decision.Of([.. gone, .. follows]);
    }

    private static Accreditation? Held(Level level, Journey journey) =>
        journey.At(level) is { IsAccredited: true, Accreditation: { } held } ? held : null;

    private static Refusal NotAccredited(Level level) =>
        Refusals.NotAccredited.Because($"The worker holds no accreditation as a {level.Words()}.");

    private static Refusal NoReaccreditation(Accreditation held) =>
        Refusals.NoReaccreditation.Because($"The accreditation of {held.Since.Words()} was given without an end.");

    private static CertificateNumber Certificate(CertificateNumber? fact) =>
        fact ?? throw new InvalidOperationException("The command came without its CertificateNumber: the application resolves facts before it decides.");
}
