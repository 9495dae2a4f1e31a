using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision CorrectMark(JourneyCommand.CorrectMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        var attempt = track.UnderWay is { } current && current.Number == command.Attempt ? current
            : track.ResultOf(command.Attempt) is { IsAnnulled: false } released ? released.Attempt
            : null;
        if (attempt?.MarkOf(command.Element) is not { } mark)
            return Refusals.MarkNotChanged.Because($"Attempt {command.Attempt} as a {command.Level.Words()} has no mark for the {command.Element.Words()} element that could be corrected.");
        var profile = command.Profile ?? mark.Profile;
        if ((mark.Score, mark.Profile) == (command.Score, profile))
            return Decision.Nothing;
        if (command.Reason is CorrectionReason.ReMarkedOnReview or CorrectionReason.HumanRecheck)
            return Refusals.ReasonHasItsOwnWay.Because($"The {command.Element.Words()} element of attempt {attempt.Number} is corrected for that reason by the review, or by the answer to the worker's request.");
        if ((InFuture(command) ?? UnderReview(attempt.Number, track) ?? WrongModerator(command.Facts.Actor, attempt, track)) is { } refusal)
            return refusal;
        if (command.On < mark.LastOn)
            return Refusals.MarkBeforeSitting.Because($"The element was marked on {mark.LastOn.Words()}, the correction is dated {command.On.Words()}.");
        if (track.ResultOf(attempt.Number) is { } wrong && command.On < wrong.LastOn)
            return BeforeRelease(wrong);
        if (OutOfRange(command.Score, profile, standard) is { } outOfRange)
            return outOfRange;

        return new JourneyEvent.MarkCorrected(
            command.Level, attempt.Number, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(command.Score), profile, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>
    /// The result as it should have been (S-51: released anew, by somebody without a part in it). Who should have been accredited
    /// is so from the first release; a window that opens now runs from now, when the worker can know of it (S-41).
    /// </summary>
    private static Decision ReleaseCorrected(JourneyCommand.ReleaseResult command, Journey journey, LevelTrack track, ReleasedAttempt released, Policy policy)
    {
        var attempt = released.Attempt;
        JourneyEvent[] result =
        [
            new JourneyEvent.ResultCorrected(command.Level, attempt.Number, attempt.Outcome, attempt.Met, attempt.NotMet, released.On, command.Facts.Actor, command.On),
            new JourneyEvent.FeedbackIssued(command.Level, attempt.Number, released.FeedbackVersion + 1, attempt.NotMet, attempt.Areas, attempt.Narrative, command.On),
        ];
        var after = result.Aggregate(journey, Journey.Evolve);
        // With everything met before and now, by whichever of its attempts, nothing new comes of it but what had waited for it.
        var staysComplete = track.SeriesOf(attempt.Number).CompletedBy is not null && after.At(command.Level).SeriesOf(attempt.Number).CompletedBy is not null;
        JourneyEvent[] follows = staysComplete
            ? [.. RenewalThatWaited(command.Level, after, command.Certificate, command.On, policy)]
            : [.. WhatFollows(command.Level, attempt.Number, command.Certificate, command.On, after, policy)];
        if (follows is [var opening, ..] && IsOpenAlready(opening, track.Retake))
            follows = [];

        return Decision.Of([.. WithoutUse(command.Level, track, StillDue(follows, track), CancellationReason.ResultCorrected, command.Facts.Actor, command.On), .. result, .. follows]);
    }

    private static Refusal BeforeRelease(ReleasedAttempt released) =>
        Refusals.CorrectionBeforeRelease.Because($"The result of attempt {released.Number} was released on {released.LastOn.Words()}; what corrects it comes after that.");

    /// <summary>What malpractice at a released sitting undoes; an accreditation is another act, with notice (S-34, S-36).</summary>
    private static IEnumerable<JourneyEvent> Annulled(JourneyCommand.DecideMalpractice command, Journey journey, int attempt, Policy policy)
    {
        var track = journey.At(command.Level);
        var annulled = new JourneyEvent.ResultAnnulled(command.Level, attempt, command.Facts.Actor, command.On);
        var follows = WhatFollowsAnnulment(command, Journey.Evolve(journey, annulled), attempt, policy).ToArray();
        return [.. WithoutUse(command.Level, track, StillDue(follows, track), CancellationReason.ResultAnnulled, command.Facts.Actor, command.On), annulled, .. follows];
    }

    private static IEnumerable<JourneyEvent> WhatFollowsAnnulment(JourneyCommand.DecideMalpractice command, Journey after, int attempt, Policy policy)
    {
        var track = after.At(command.Level);
        var series = track.SeriesOf(attempt);
        if (track is { IsAccredited: true, Accreditation: { } held })
        {
            // What an annulled retake had not met may be met by another one, or by the sitting itself.
            if (series.Has(held.Attempt) || series.CompletedBy is not null)
                return [];
            if (held.RenewedBy is { } renewing && series.Has(renewing))
                return RenewalUndone(command.Level, after, series, WhatMalpracticeLeaves(command.Level, attempt, series, after, command.On, policy), notBefore: null, command.Certificate, command.On, policy);
            if (HasNothingToRenew(series, held, policy))
                return [];
        }

        if (!series.IsLatest)
            return [];
        var again = WhatMalpracticeLeaves(command.Level, attempt, series, after, command.On, policy);
        return IsLeftAsItIs(attempt, series, again, track.Retake) ? [] : Opened(command.Level, again, after, command.On);
    }

    /// <summary>
    /// S-34: what does not count is as if it had not been sat. After a sitting of everything due, everything is taken again. A retake of
    /// one element costs the same as one that became void before its release: the element is taken again in what is left of the time
    /// that there was for it.
    /// </summary>
    private static JourneyEvent WhatMalpracticeLeaves(Level level, int attempt, AttemptSeries series, Journey after, DateOnly on, Policy policy)
    {
        var track = after.At(level);
        var own = policy.Of(track.ResultOf(attempt)!.Edition);
        if (series.Attempts[0].IsAnnulled || series.NotMet.Count != 1 || track.ElementRetakes >= own.ElementRetakesBeforeFullRetake.Value)
            return EverythingAgain(level, attempt, on, own);

        var element = series.NotMet.Sole();
        var last = series.Attempts.Last(released => !released.IsAnnulled);
        var next = series.Attempts.FirstOrDefault(released => released.Number > last.Number);
        if ((next ?? last).Took is not { } took || took.Element != element || LeftOf(took, track, on, after) is not { BankedUntil: { } bankedUntil } left)
            return EverythingAgain(level, attempt, on, own);
        if (bankedUntil < on)
            return new JourneyEvent.FullRetakeOpened(level, attempt, on, on);
        // Taken again since by an attempt that counts: what that leaves, the worker can know only now (S-41).
        if (next is null)
            return OneAgain(level, attempt, series, bankedUntil, on, own);

        var expected = took.BroughtForwardOn is null && took.ExpectedAfter > on ? took.ExpectedAfter.Value : on;
        return on <= left.NarrowUntil
            ? new JourneyEvent.NarrowRetakeOpened(level, attempt, element, left.NarrowUntil.Value, bankedUntil, on)
            : new JourneyEvent.ElementRetakeOpened(level, attempt, element, Earlier(expected, bankedUntil), bankedUntil, on);
    }

    /// <summary>A retake as it would stand on a day had nobody taken it: moved by everything that stood in its way since it opened (S-48).</summary>
    private static Retake LeftOf(Retake took, LevelTrack track, DateOnly day, Journey journey) =>
        StandingStill(track, took.WithNothingBut(journey.StopsEnded(track)).AsOf(day), day, journey);

    /// <summary>Whether an annulled retake of one element changes nothing in what is open: another result opened it, and it is still what is left.</summary>
    private static bool IsLeftAsItIs(int attempt, AttemptSeries series, JourneyEvent again, Retake? open) =>
        open is not null && open.Attempt != attempt && attempt != series.Attempts[0].Number
        && (open.Element is { } element ? !series.Attempts[0].IsAnnulled && series.NotMet == ElementSet.Of(element) : again is JourneyEvent.FullRetakeOpened);

    /// <summary>
    /// The accreditation rests on an earlier attempt and goes on; what this series had renewed of it is as it was before, moved by what
    /// has stood in its way since (S-48). Of a correction the worker can know only now, so it does not fall due before now (S-41);
    /// malpractice was the worker's own, and leaves the ends where they were. What was declared and endorsed since counts towards it.
    /// </summary>
    /// <param name="opening">What is to be taken again, unless everything due was sat since, or the other route is complete.</param>
    /// <param name="notBefore">The day before which it does not fall due; null after malpractice.</param>
    private static IEnumerable<JourneyEvent> RenewalUndone(Level level, Journey journey, AttemptSeries series, JourneyEvent opening, DateOnly? notBefore, CertificateNumber? certificate, DateOnly on, Policy policy)
    {
        var held = journey.At(level).Accreditation!;
        var before = WithItsGrace(held.BeforeRenewal!, policy);
        var (due, currentUntil) = notBefore is { } known && StoodStill(before, journey, journey.At(level), on, policy).DueOn < known
            ? (known, GraceAfter(known, policy.Of(held.Edition)))
            : (before.DueOn!.Value, before.CurrentUntil);
        var undone = new JourneyEvent.ReaccreditationUndone(level, held.RenewedBy!.Value, before.RenewedOn, due, currentUntil!.Value, on);
        yield return undone;
        journey = Journey.Evolve(journey, undone);
        foreach (var moved in RenewalMovedSince(level, journey.At(level).Accreditation!, journey.StopsEnded(journey.At(level)), on, policy))
        {
            yield return moved;
            journey = Journey.Evolve(journey, moved);
        }

        var renewed = RenewedBy(level, journey, on, certificate, policy).ToArray();
        foreach (var anew in renewed)
            yield return anew;
        if (renewed.Length > 0)
            yield break;

        foreach (var noted in RunOut(level, journey, on))
        {
            yield return noted;
            journey = Journey.Evolve(journey, noted);
        }

        yield return new JourneyEvent.CertificateIssued(level, Certificate(certificate), journey.At(level).Accreditation!.CurrentUntil, on);
        if (!series.IsLatest)
            yield break;
        foreach (var opened in Opened(level, opening, journey, on))
            yield return opened;
    }

    /// <summary>What has run out by a day on which nobody could have noted it.</summary>
    private static IEnumerable<JourneyEvent> RunOut(Level level, Journey journey, DateOnly on)
    {
        var track = journey.At(level);
        if (track.Accreditation is not { OverdueSince: null, DueOn: { } due, CurrentUntil: { } until } || due >= on || journey.HoldsOpen(track, due))
            yield break;
        yield return new JourneyEvent.ReaccreditationOverdue(level, due, until, due.AddDays(1));
        if (until < on && !journey.HoldsOpen(track, until))
            yield return new JourneyEvent.AccreditationNotCurrent(level, until.AddDays(1));
    }

    /// <summary>The result that had renewed it stands after all, and with it the renewal.</summary>
    private static JourneyEvent[] RenewalRegained(Level level, Accreditation held, DateOnly due, ReleasedAttempt renewing, CertificateNumber? certificate, DateOnly on, Policy policy) =>
    [
        held.NotCurrentSince <= renewing.Attempt.SitsOn
            ? new JourneyEvent.AccreditationRestored(level, ReaccreditationRoute.Assessment, due, renewing.On)
            : new JourneyEvent.Reaccredited(level, ReaccreditationRoute.Assessment, due, renewing.Attempt.SitsOn),
        new JourneyEvent.CertificateIssued(level, Certificate(certificate), GraceAfter(due, policy.Of(held.Edition)), on),
    ];

    /// <summary>Whether an accreditation was renewed otherwise since the series was sat, is renewed by it already, or could not be renewed by it.</summary>
    private static bool HasNothingToRenew(AttemptSeries series, Accreditation held, Policy policy)
    {
        var sat = (series.CompletedBy ?? series.Attempts[^1]).Attempt.SitsOn;
        return held.DueOn is null || sat <= held.RenewedOn || TooEarlyToRenew(held, sat, policy) is not null;
    }

    /// <summary>
    /// What becomes of the retake under way when a result before it changes: called off while it lies ahead. One that was sat
    /// goes on if it covers what is to be taken again all the same; otherwise it is void.
    /// </summary>
    /// <param name="stillDue">Null where what is due does not change.</param>
    private static IEnumerable<JourneyEvent> WithoutUse(Level level, LevelTrack track, ElementSet? stillDue, CancellationReason reason, ActorId by, DateOnly on)
    {
        if (track.UnderWay is not { } next || stillDue is not { } due)
            yield break;
        if (!next.WasSatBy(on))
            yield return CalledOff(level, next, reason, on);
        else if (due.Count == 0 || due.Except(next.Elements).Any())
            yield return new JourneyEvent.SittingVoided(level, next.Number, next.Sitting, VoidedAs(reason), null, by, Later(on, next.SitsOn));
    }

    private static VoidReason VoidedAs(CancellationReason reason) => reason switch
    {
        CancellationReason.ResultAnnulled => VoidReason.ResultAnnulled,
        CancellationReason.ReviewDecided => VoidReason.ReviewDecided,
        _ => VoidReason.ResultCorrected,
    };

    /// <summary>What is left to be taken again: nothing once accredited or renewed, what an opening opens, and null where neither follows.</summary>
    private static ElementSet? StillDue(IEnumerable<JourneyEvent> follows, LevelTrack track) =>
        follows.Select(one => one switch
        {
            JourneyEvent.Accredited or JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored => ElementSet.Empty,
            JourneyEvent.NarrowRetakeOpened e => ElementSet.Of(e.Element),
            JourneyEvent.ElementRetakeOpened e => ElementSet.Of(e.Element),
            JourneyEvent.FullRetakeOpened => ElementSet.Of([.. ElementSet.AssessedAt(track.Level).Except(track.Passport?.Elements ?? ElementSet.Empty)]),
            _ => (ElementSet?)null,
        }).FirstOrDefault(due => due is not null);

    private static bool IsOpenAlready(JourneyEvent opening, Retake? open) => opening switch
    {
        JourneyEvent.NarrowRetakeOpened e => open is { Unmoved.NarrowUntil: not null } && open.Element == e.Element,
        JourneyEvent.ElementRetakeOpened e => open is { Unmoved.NarrowUntil: null } && open.Element == e.Element,
        JourneyEvent.FullRetakeOpened => open is { Element: null },
        _ => false,
    };
}
