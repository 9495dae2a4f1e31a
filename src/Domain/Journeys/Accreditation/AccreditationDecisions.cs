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
        if (Held(command.Level, journey) is not { } held)
            return NotAccredited(command.Level);
        // The same hours of the same day are the same declaration sent again, unless it says that it is another.
        var next = held.Learning.Length + 1;
        if (held.Learning.Any(declared => (declared.On, declared.Hours) == (command.On, command.Hours) && declared.Number == (command.Declaration ?? declared.Number)))
            return Decision.Nothing;
        if (command.Declaration is { } number && number != next)
            return Refusals.DeclarationOutOfTurn.Because($"Declaration {number} was sent; the next is declaration {next}.");
        if (held.DueOn is null)
            return NoReaccreditation(held);
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < held.Since)
            return Refusals.RenewalNotOpen.Because($"The worker is accredited since {held.Since.Words()}; hours count from then.");
        if (WrongHours(command.Hours) is { } wrong)
            return wrong;

        var declared = new JourneyEvent.LearningDeclared(command.Level, next, command.Hours, command.On);
        return Decision.Of([declared, .. RenewedBy(declared, command.Level, journey, command.Certificate, policy)]);
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

        var corrected = new JourneyEvent.LearningCorrected(command.Level, declared.Number, command.Hours, command.Reason, command.Facts.Actor, command.On);
        return Decision.Of([corrected, .. RenewedBy(corrected, command.Level, journey, command.Certificate, policy)]);
    }

    private static Decision EndorseForReaccreditation(JourneyCommand.EndorseForReaccreditation command, Journey journey, Policy policy)
    {
        var accredited = Held(command.Level, journey);
        // Also one that has done its work in the round before.
        if ((command.EndorsedBy, command.On) is var sent && (accredited?.PracticeEndorsed == sent || accredited?.PracticeEndorsedBefore == sent))
            return Decision.Nothing;
        // Before anything of the record: an organisation that never saw the practice learns no more than by a register check (S-37).
        if ((InFuture(command) ?? SeesThePractice(journey, command.EndorsedBy, Fact(command.Endorser), command.On, policy)) is { } refusal)
            return refusal;
        if (accredited is not { } held)
            return NotAccredited(command.Level);
        if (held.DueOn is null)
            return NoReaccreditation(held);
        if (TooEarlyToRenew(held, command.On, policy) is { } early)
            return early;

        var given = new JourneyEvent.PracticeEndorsedForReaccreditation(command.Level, command.EndorsedBy, command.Facts.Actor, command.On);
        return Decision.Of([given, .. RenewedBy(given, command.Level, journey, command.Certificate, policy)]);
    }

    /// <summary>A practice endorsement and the declared hours, both there: the accreditation is renewed (S-15).</summary>
    private static IEnumerable<JourneyEvent> RenewedBy(JourneyEvent last, Level level, Journey journey, CertificateNumber? certificate, Policy policy)
    {
        var track = Journey.Evolve(journey, last).At(level);
        var held = track.Accreditation!;
        if (held.PracticeEndorsed is not { } endorsed || held.HoursReachedOn(policy.ReaccreditationLearningHours.Value) is not { } learnt)
            return [];

        // The day on which both were there, whichever was recorded first.
        var complete = Later(endorsed.On, learnt);
        return complete <= endorsed.On.AddMonths(policy.EndorsementValidMonths.Value) && TooEarlyToRenew(held, complete, policy) is null
            ? Renewed(level, track, journey, ReaccreditationRoute.PracticeAndLearning, complete, complete, Later(last.On, complete), Certificate(certificate), policy)
            : [];
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
        foreach (var stop in journey.StopsStillOpen(track))
        {
            if (RenewalMoved(level, held, stop.EndedBy(complete), issuedOn, policy) is not { } moved)
                continue;
            yield return moved;
            held = held.Moved(moved);
        }

        // An accreditation with a due day was given under an edition with an interval; one without an interval that followed would have to say what becomes of it.
        var months = policy.ReaccreditationMonths.Value ?? throw new InvalidOperationException($"Edition {policy.Edition} renews an accreditation and has no interval.");
        var isRestored = held.CurrentUntil is { } until && until < complete;
        var due = (isRestored ? restoredOn : held.DueOn!.Value).AddMonths(months);
        if (isRestored && held.OverdueSince is null)
            yield return new JourneyEvent.ReaccreditationOverdue(level, held.DueOn!.Value, held.CurrentUntil!.Value, held.DueOn.Value.AddDays(1));
        if (isRestored && held.NotCurrentSince is null)
            yield return new JourneyEvent.AccreditationNotCurrent(level, held.CurrentUntil!.Value.AddDays(1));
        yield return isRestored
            ? new JourneyEvent.AccreditationRestored(level, route, due, restoredOn)
            : new JourneyEvent.Reaccredited(level, route, due, complete);
        yield return new JourneyEvent.CertificateIssued(level, certificate, GraceAfter(due, policy), issuedOn);
    }

    /// <summary>The last day of the grace of a due day, as a certificate names it; only time that stands still moves it afterwards (S-15).</summary>
    private static DateOnly? GraceAfter(DateOnly? due, Policy policy) => due?.AddMonths(policy.ReaccreditationGraceMonths.Value);

    /// <summary>The accreditation with the end of its grace also where no certificate names it, as of one from before there were certificates.</summary>
    private static Accreditation WithItsGrace(Accreditation held, Policy policy) => held.Unmoved.CurrentUntil is null
        ? held with { CurrentUntil = held.CurrentUntil ?? GraceAfter(held.DueOn, policy), Unmoved = (held.Unmoved.DueOn, GraceAfter(held.Unmoved.DueOn, policy)) }
        : held;

    /// <summary>The first day on which a route may be completed, with the first reminder (S-15). What moves the due day for the worker's sake closes nothing that was open.</summary>
    private static DateOnly RenewalOpens(Accreditation held, Policy policy) =>
        held.Unmoved.DueOn is { } due ? due.AddMonths(-policy.ReaccreditationReminderMonths.Value.Max()) : DateOnly.MinValue;

    private static Refusal? RenewalClosed(JourneyCommand.BookSitting command, LevelTrack track, Policy policy) =>
        track.Accreditation is { DueOn: not null } held && policy.ReaccreditationMonths.Value is not null
            ? TooEarlyToRenew(held, command.SitsOn, policy)
            : Accredited(command.Level, track);

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
        if (NoGround(command.Ground, held, journey.At(command.Level)) is { } groundless)
            return groundless;
        if (journey.At(command.Level).LastReleased is { } last && command.On < last.LastOn)
            return Refusals.ActBeforeRelease.Because($"The result of which notice is given was released on {last.LastOn.Words()}.");

        // Dated back, it gives nobody less time: who is to answer cannot have known before it was recorded.
        var known = Later(command.On, command.Facts.Today);
        var notBefore = command.Facts.Calendar.AddWorkingDays(known, policy.RevocationNoticeWorkingDays.Value).AddDays(1);
        return new JourneyEvent.RevocationNotified(command.Level, command.Ground, command.Notice, notBefore, command.Facts.Actor, command.On);
    }

    /// <summary>The ground lies in what the accreditation rests on: its attempt and what came before in the same series, whatever was released since.</summary>
    private static Refusal? NoGround(RevocationGround ground, Accreditation held, LevelTrack track)
    {
        var series = track.SeriesOf(held.Attempt);
        var isThere = ground switch
        {
            RevocationGround.MalpracticeFound => series.Attempts.Any(released => released is { MalpracticeFound: true } && released.Number <= held.Attempt),
            RevocationGround.ResultIssuedInError => series.Attempts.All(released => !released.AwaitsCorrectedRelease)
                && series.Attempts.Any(released => released is { CorrectedOn: not null, IsAnnulled: false } && released.Attempt.NotMet.Any(series.NotMet.Contains)),
            _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "No such ground."),
        };
        return isThere ? null : Refusals.NoGroundToRevoke.Because($"The accreditation of {held.Since.Words()} rests on attempt {held.Attempt}, of which that ground is not recorded.");
    }

    private static Decision DropRevocation(JourneyCommand.DropRevocation command, Journey journey)
    {
        if (Held(command.Level, journey)?.Notice is not { } notice)
            return Refusals.NoNotice.Because($"No notice of a revocation as a {command.Level.Words()} has been given.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < notice.On)
            return Refusals.NoNotice.Because($"Notice was given on {notice.On.Words()} only.");

        return new JourneyEvent.RevocationDropped(command.Level, command.Facts.Actor, command.On);
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
        // The result may have been corrected once more since the notice.
        if (NoGround(notice.Ground, held, track) is { } groundless)
            return groundless;
        if (track.UnderWay is { } sat && sat.WasSatBy(command.On))
            return Refusals.RetakeUnderWay.Because($"The sitting of {sat.SitsOn.Words()} has taken place and waits for its result.");

        var revoked = new JourneyEvent.AccreditationRevoked(command.Level, notice.Ground, command.Facts.Actor, command.On);
        JourneyEvent[] cancelled = track.UnderWay is { } ahead
            ? [CalledOff(command.Level, ahead, CancellationReason.ResultAnnulled, command.On)]
            : [];
        var series = track.SeriesOf(held.Attempt);
        if (!series.IsLatest)
            return Decision.Of([.. cancelled, revoked]);

        // Its windows run from now: while the accreditation stood there was nothing to take again, and the mistake was not the worker's (S-07, S-41).
        var again = notice.Ground == RevocationGround.MalpracticeFound
            ? WhatMalpracticeLeaves(command.Level, held.Attempt, series, journey, command.On, policy)
            : WhatIsTakenAgain(command.Level, held.Attempt, series, journey, command.On, policy);
        return Decision.Of([.. cancelled, revoked, .. Opened(command.Level, again, Journey.Evolve(journey, revoked), command.On)]);
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
