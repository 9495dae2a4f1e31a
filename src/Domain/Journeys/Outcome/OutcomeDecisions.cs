using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision Release(JourneyCommand.ReleaseResult command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        var released = track.ResultOf(command.Attempt);
        if (released is { IsToBeReleasedAnew: false } && released.LastOn == command.On)
            return Decision.Nothing;
        if (ToRelease.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;
        if (released is not null)
            return ReleaseCorrected(command, journey, track, released, policy);

        var attempt = track.UnderWay!;
        JourneyEvent[] result =
        [
            new JourneyEvent.ResultReleased(command.Level, attempt.Number, attempt.Outcome, attempt.Met, attempt.NotMet, command.Facts.Actor, command.On),
            new JourneyEvent.FeedbackIssued(command.Level, attempt.Number, 1, attempt.NotMet, attempt.Areas, attempt.Narrative, command.On),
        ];
        return Decision.Of([.. result, .. WhatFollows(command.Level, attempt.Number, command.Certificate, command.On, result.Aggregate(journey, Journey.Evolve), policy)]);
    }

    /// <summary>Accredited, accredited anew, one element again, or everything again (C16 ¶75-76, S-02 to S-07).</summary>
    /// <param name="after">With the result that goes out.</param>
    private static IEnumerable<JourneyEvent> WhatFollows(Level level, int attempt, CertificateNumber? certificate, DateOnly on, Journey after, Policy policy)
    {
        var track = after.At(level);
        var series = track.SeriesOf(attempt);
        if (track is { IsAccredited: true, Accreditation: { } held })
        {
            // An accreditation stands until the department revokes it, with notice (S-36).
            if (series.Has(held.Attempt))
                return RenewalThatWaited(level, after, certificate, on, policy);
            if (held.RenewedBy is { } renewing && series.Has(renewing))
                return RenewalUndone(level, after, series, WhatIsTakenAgain(level, attempt, series, after, on, policy), notBefore: on, certificate, on, policy);
            if (series.CompletedBy is not null)
                return RenewalBy(series, level, after, certificate, on, policy);
            if (HasNothingToRenew(series, held, policy))
                return [];
        }
        else if (series.CompletedBy is { } completing)
        {
            return AccreditedBy(completing, level, after, certificate, on, policy);
        }

        // What was left of an earlier series was taken again with everything else.
        return series.IsLatest ? Opened(level, WhatIsTakenAgain(level, attempt, series, after, on, policy), after, on) : [];
    }

    /// <summary>The renewal by a series with which everything was met; while the accreditation is in question it waits.</summary>
    private static IEnumerable<JourneyEvent> RenewalBy(AttemptSeries series, Level level, Journey after, CertificateNumber? certificate, DateOnly on, Policy policy)
    {
        var track = after.At(level);
        var (held, renewal) = (track.Accreditation!, series.CompletedBy!);
        if (track.IsInQuestion)
            return [];
        if (held.LostRenewal is { } lost && series.Has(lost.Attempt) && renewal.Number <= lost.Attempt)
            return RenewalRegained(level, held, lost.DueOn, renewal, certificate, on, policy);
        return HasNothingToRenew(series, held, policy)
            ? []
            : Renewed(level, track, after, ReaccreditationRoute.Assessment, renewal.Attempt.SitsOn, renewal.On, on, Certificate(certificate), policy);
    }

    /// <summary>
    /// Accredited as from the first release of the attempt that completed it. Re-accreditation is due from there, moved by what
    /// has stood in its way since (S-48), and not before the day on which the result goes out that says so (S-41).
    /// </summary>
    private static IEnumerable<JourneyEvent> AccreditedBy(ReleasedAttempt completing, Level level, Journey after, CertificateNumber? certificate, DateOnly on, Policy policy)
    {
        DateOnly? due = policy.Of(completing.Edition).ReaccreditationMonths.Value is { } months ? completing.On.AddMonths(months) : null;
        var given = WithItsGrace(new Accreditation(completing.Number, completing.Edition, completing.On, due), policy);
        var track = after.At(level);
        // A wait for a place ends with it.
        Standstill[] ended = [.. after.StopsEnded(track), .. track.SittingRequest is { } request ? [request.Wait.EndedBy(on)] : Array.Empty<Standstill>()];
        if (StoodStill(given, after, track, on, policy).DueOn < on)
            given = WithItsGrace(given with { DueOn = on, CurrentUntil = null, Unmoved = (on, null), StopsCountFrom = on }, policy);
        JourneyEvent.ReaccreditationDueMoved[] moves = [.. RenewalMovedSince(level, given, ended, on, policy)];

        yield return new JourneyEvent.Accredited(level, completing.Number, given.DueOn, completing.On);
        foreach (var moved in moves)
            yield return moved;
        yield return new JourneyEvent.CertificateIssued(level, Certificate(certificate), moves is [.., var last] ? last.CurrentUntil : given.CurrentUntil, on);
    }

    /// <summary>A retake that opens on a day in the past, with what has stood in its way since (S-48).</summary>
    private static IEnumerable<JourneyEvent> Opened(Level level, JourneyEvent opening, Journey journey, DateOnly on)
    {
        yield return opening;
        var after = Journey.Evolve(journey, opening);
        foreach (var stretch in journey.StopsEnded(journey.At(level)))
        {
            if (stretch.Until <= on || RetakeMoved(level, after.At(level).Retake, stretch, on) is not { } moved)
                continue;
            yield return moved;
            after = Journey.Evolve(after, moved);
        }
    }

    private static JourneyEvent WhatIsTakenAgain(Level level, int attempt, AttemptSeries series, Journey after, DateOnly on, Policy policy)
    {
        var track = after.At(level);
        var own = policy.Of(track.ResultOf(attempt)!.Edition);
        // Elements met earlier keep the end they had, moved by what stands in the way at this moment; those met now count from this release (S-07, S-48).
        var open = track.Retake is { } retake ? StandingStill(track, retake.AsOf(on), on, after) : null;
        if (open is { Element: null } && track.ResultOf(attempt)!.Took is { } took)
            open = LeftOf(took, track, on, after);
        var bankedUntil = track.ResultOf(attempt)!.Attempt.IsElementRetake && open?.BankedUntil is { } kept
            ? kept
            : on.AddMonths(own.BankedElementMonths.Value);

        // One assessment day, sat whole: the elements to be taken again alone are those of C16 ¶75, not a leader's.
        var everythingAgain = level == Level.Leader
            || series.NotMet.Count != 1
            || series.Attempts[0].IsAnnulled
            || track.ElementRetakes >= own.ElementRetakesBeforeFullRetake.Value
            || on > bankedUntil;
        if (everythingAgain)
            return EverythingAgain(level, attempt, on, own);

        return OneAgain(level, attempt, series, bankedUntil, on, own);
    }

    /// <summary>The one element that is left, quickly where it was missed narrowly, after development otherwise.</summary>
    private static JourneyEvent OneAgain(Level level, int attempt, AttemptSeries series, DateOnly bankedUntil, DateOnly on, Policy own)
    {
        var element = series.NotMet.Sole();
        var missed = series.Attempts.Last(released => !released.IsAnnulled && released.Attempt.Elements.Contains(element)).Attempt.MarkOf(element)!;
        return missed.Result == ElementResult.NarrowlyNotMet
            ? new JourneyEvent.NarrowRetakeOpened(level, attempt, element, Earlier(on.AddMonths(own.NarrowRetakeMonths.Value), bankedUntil), bankedUntil, on)
            : new JourneyEvent.ElementRetakeOpened(level, attempt, element, Earlier(on.AddMonths(own.ElementRetakeExpectedAfterMonths.Value), bankedUntil), bankedUntil, on);
    }

    private static JourneyEvent.FullRetakeOpened EverythingAgain(Level level, int attempt, DateOnly on, Policy own) =>
        new(level, attempt, on.AddMonths(own.FullRetakeExpectedAfterMonths.Value), on);

    private static Decision AgreeDevelopmentPlan(JourneyCommand.AgreeDevelopmentPlan command, Journey journey, Policy policy)
    {
        var retake = journey.At(command.Level).Retake;
        // Another document is another plan, also of the same day.
        if (retake?.Plan == (command.Document, command.On))
            return Decision.Nothing;
        if (ToAgreePlan.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.DevelopmentPlanAgreed(command.Level, retake!.Attempt, command.Document, command.Facts.Actor, command.On);
    }

    private static Decision BringRetakeForward(JourneyCommand.BringRetakeForward command, Journey journey, Policy policy)
    {
        var retake = journey.At(command.Level).Retake;
        if (retake?.BroughtForwardOn is not null)
            return Decision.Nothing;
        if (ToBringForward.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.RetakeBroughtForward(command.Level, retake!.Attempt, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision LapseNarrowRetake(JourneyCommand.LapseNarrowRetake command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Retake is not { Element: { } element, NarrowUntil: { } until } retake || retake.NarrowLapsedOn is not null)
            return Decision.Nothing;
        if (KeepsRunning("narrow retake", until, track, journey, command) is { } runs)
            return runs;

        // However late it is noted, it takes effect on its due date (S-03).
        return new JourneyEvent.NarrowRetakeLapsed(command.Level, retake.Attempt, element, retake.BankedUntil!.Value, until.AddDays(1));
    }

    private static Decision ExpireBankedElements(JourneyCommand.ExpireBankedElements command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Retake is not { Element: { } element, BankedUntil: { } until } retake || retake.ExpiredOn is not null)
            return Decision.Nothing;
        // One booked while time stood still uses the window too; it is called off when time runs again too soon for it.
        if (track.UnderWay is { IsElementRetake: true } booked)
            return Refusals.NotDueYet.Because($"The sitting of {booked.SitsOn.Words()} is booked for the one element.");
        if (KeepsRunning("end of the elements that were met", until, track, journey, command) is { } runs)
            return runs;

        var elements = track.Passport is { } passport ? ElementSet.Of([.. ElementSet.All.Except(passport.Elements)]) : ElementSet.All;
        return new JourneyEvent.BankedElementsExpired(command.Level, retake.Attempt, elements.Without(element), until.AddDays(1));
    }
}
