using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision Release(JourneyCommand.ReleaseResult command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.LastReleased is { AwaitsCorrectedRelease: true, IsAnnulled: false } corrected)
            return ReleaseCorrected(command, journey, track, corrected, policy);
        if (track.UnderWay is not { } attempt)
        {
            return track.LastReleased is { } released && released.LastOn == command.On
                ? Decision.Nothing
                : Refusals.NoSittingBooked.Because($"No attempt as {command.Level.Words()} waits for its release.");
        }

        if ((InFuture(command) ?? Unreleasable(command, attempt, track)) is { } refusal)
            return refusal;

        var outcome = attempt.NotMet.Count == 0 ? Outcome.Met : Outcome.NotMet;
        var met = ElementSet.Of([.. attempt.Elements.Except(attempt.NotMet)]);
        var result = new JourneyEvent.ResultReleased(command.Level, attempt.Number, outcome, met, attempt.NotMet, command.Facts.Actor, command.On);
        var feedback = new JourneyEvent.FeedbackIssued(command.Level, attempt.Number, 1, attempt.NotMet, attempt.Areas, attempt.Narrative, command.On);
        var after = Journey.Evolve(journey, result).At(command.Level);
        return Decision.Of([result, feedback, .. WhatFollows(command, attempt, after, journey, command.On, policy)]);
    }

    /// <summary>Every element marked, no allegation open, of the attempt before neither, on which a retake rests, and nobody who had a part in the marks (S-51).</summary>
    private static Refusal? Unreleasable(JourneyCommand.ReleaseResult command, Attempt attempt, LevelTrack track)
    {
        // Also one about the attempt before: what is decided of that may leave this one needless.
        if (track.Investigation is { } open)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} about attempt {open.Attempt} is not decided yet.");
        if (attempt.Unmarked.Count > 0)
            return Refusals.MarksIncomplete.Because($"The sitting of {attempt.SitsOn.Words()} still waits for marks: {attempt.Unmarked}.");
        if (attempt.Marks.FirstOrDefault(mark => mark.By == command.Facts.Actor) is { } own)
            return Refusals.ReleaserMarked.Because($"The {own.Element.Words()} element was marked by {own.By}, who therefore cannot release this result.");
        if (attempt.WasMarkedBy(command.Facts.Actor))
            return Refusals.ReleaserMarked.Because($"A part of the sitting of {attempt.SitsOn.Words()} was rated or written about by {command.Facts.Actor}, who therefore cannot release this result.");
        if (attempt.WasChangedBy(command.Facts.Actor))
            return Refusals.ReleaserChanged.Because($"A mark of the sitting of {attempt.SitsOn.Words()} was changed by {command.Facts.Actor}, who therefore cannot release this result.");
        var last = attempt.Marks.Max(mark => mark.LastOn);
        return command.On < last ? Refusals.ReleaseBeforeMarks.Because($"The last mark is dated {last.Words()}.") : null;
    }

    /// <summary>Accredited, accredited anew, one element again, or everything again (C16 ¶75-76, S-02 to S-07).</summary>
    /// <param name="accreditedFrom">From when the worker is accredited, should it come to that.</param>
    private static IEnumerable<JourneyEvent> WhatFollows(JourneyCommand.ReleaseResult command, Attempt attempt, LevelTrack after, Journey journey, DateOnly accreditedFrom, Policy policy)
    {
        // Renewed by the other route since, or by this very attempt: there is nothing left for it to renew.
        if (after is { IsAccredited: true, Accreditation: { UnmovedDueOn: { } renewal } renewable } && (attempt.SitsOn <= renewable.RenewedOn || TooEarlyToRenew(renewal, attempt.SitsOn, policy) is not null))
            return [];
        if (attempt.NotMet.Count > 0)
            return [WhatIsTakenAgain(command.Level, attempt, after, journey, command.On, policy)];
        if (after is { IsAccredited: true, Accreditation: { } held })
            return Renewed(command.Level, held, ReaccreditationRoute.Assessment, accreditedFrom, command.On, Certificate(command.Certificate), policy);

        DateOnly? due = policy.ReaccreditationMonths.Value is { } months ? accreditedFrom.AddMonths(months) : null;
        return
        [
            new JourneyEvent.Accredited(command.Level, attempt.Number, due, accreditedFrom),
            new JourneyEvent.CertificateIssued(command.Level, Certificate(command.Certificate), due?.AddMonths(policy.ReaccreditationGraceMonths.Value), command.On),
        ];
    }

    private static JourneyEvent WhatIsTakenAgain(Level level, Attempt attempt, LevelTrack after, Journey journey, DateOnly on, Policy policy)
    {
        // Elements met earlier keep the end they had, moved by what stands in the way at this moment; those met now count from this release (S-07, S-48).
        var open = after.Retake is { } retake ? StandingStill(after, retake, on, journey) : null;
        var bankedUntil = attempt.IsElementRetake && open?.BankedUntil is { } kept
            ? kept
            : on.AddMonths(policy.BankedElementMonths.Value);

        var everythingAgain = attempt.NotMet.Count > 1
            || after.ElementRetakes >= policy.ElementRetakesBeforeFullRetake.Value
            || on > bankedUntil;
        if (everythingAgain)
            return EverythingAgain(level, attempt.Number, on, policy);

        var element = attempt.NotMet.Sole();
        return attempt.MarkOf(element)!.Result == ElementResult.NarrowlyNotMet
            ? new JourneyEvent.NarrowRetakeOpened(level, attempt.Number, element, Earlier(on.AddMonths(policy.NarrowRetakeMonths.Value), bankedUntil), bankedUntil, on)
            : new JourneyEvent.ElementRetakeOpened(level, attempt.Number, element, Earlier(on.AddMonths(policy.ElementRetakeExpectedAfterMonths.Value), bankedUntil), bankedUntil, on);
    }

    private static JourneyEvent.FullRetakeOpened EverythingAgain(Level level, int attempt, DateOnly on, Policy policy) =>
        new(level, attempt, on.AddMonths(policy.FullRetakeExpectedAfterMonths.Value), on);

    /// <summary>
    /// The result as it should have been (S-51: released anew, by somebody without a part in it). Who should have been accredited
    /// is so from the first release; a window that opens now runs from now, when the worker can know of it (S-41).
    /// </summary>
    private static Decision ReleaseCorrected(JourneyCommand.ReleaseResult command, Journey journey, LevelTrack track, ReleasedAttempt released, Policy policy)
    {
        var attempt = released.Attempt;
        if ((InFuture(command) ?? Unreleasable(command, attempt, track)) is { } refusal)
            return refusal;

        var outcome = attempt.NotMet.Count == 0 ? Outcome.Met : Outcome.NotMet;
        var met = ElementSet.Of([.. attempt.Elements.Except(attempt.NotMet)]);
        JourneyEvent[] result =
        [
            new JourneyEvent.ResultCorrected(command.Level, attempt.Number, outcome, met, attempt.NotMet, released.On, command.Facts.Actor, command.On),
            new JourneyEvent.FeedbackIssued(command.Level, attempt.Number, released.FeedbackVersion + 1, attempt.NotMet, attempt.Areas, attempt.Narrative, command.On),
        ];
        var after = result.Aggregate(journey, Journey.Evolve).At(command.Level);
        var follows = IsSettledAlready(released, track) ? [] : WhatFollows(command, attempt, after, journey, released.On, policy).ToArray();
        if (follows is [var opening] && IsOpenAlready(opening, track.Retake))
            follows = [];
        return follows.Length == 0
            ? Decision.Of([.. result])
            : Decision.Of([.. WithoutUse(command.Level, track.UnderWay, StillDue(follows[^1], track), CancellationReason.ResultCorrected, command.Facts.Actor, command.On), .. result, .. follows]);
    }

    /// <summary>
    /// What becomes of the retake under way when the result before it changes: called off while it lies ahead. One that was sat
    /// goes on if it covers what is to be taken again all the same; otherwise it is void.
    /// </summary>
    private static IEnumerable<JourneyEvent> WithoutUse(Level level, Attempt? next, ElementSet stillDue, CancellationReason reason, ActorId by, DateOnly on)
    {
        if (next is null)
            yield break;
        if (!next.WasSatBy(on))
            yield return new JourneyEvent.SittingCancelled(level, next.Number, next.Sitting, reason, on);
        else if (stillDue.Count == 0 || stillDue.Except(next.Elements).Any())
            yield return new JourneyEvent.SittingVoided(level, next.Number, next.Sitting, reason == CancellationReason.ResultAnnulled ? VoidReason.ResultAnnulled : VoidReason.ResultCorrected, null, by, on);
    }

    /// <summary>What an opening leaves to be taken again; none where it opens nothing.</summary>
    private static ElementSet StillDue(JourneyEvent opening, LevelTrack track) => opening switch
    {
        JourneyEvent.NarrowRetakeOpened e => ElementSet.Of(e.Element),
        JourneyEvent.ElementRetakeOpened e => ElementSet.Of(e.Element),
        JourneyEvent.FullRetakeOpened => ElementSet.Of([.. ElementSet.All.Except(track.Passport?.Elements ?? ElementSet.Empty)]),
        _ => ElementSet.Empty,
    };

    /// <summary>
    /// An accreditation by this attempt stands until the department revokes it, with notice (S-36); one that the attempt only
    /// should have led to has come about otherwise since.
    /// </summary>
    private static bool IsSettledAlready(ReleasedAttempt released, LevelTrack track) =>
        track is { IsAccredited: true, Accreditation: { } held } && held.Attempt == released.Number;

    private static bool IsOpenAlready(JourneyEvent opening, Retake? open) => opening switch
    {
        JourneyEvent.NarrowRetakeOpened e => open is { Unmoved.NarrowUntil: not null } && open.Element == e.Element,
        JourneyEvent.ElementRetakeOpened e => open is { Unmoved.NarrowUntil: null } && open.Element == e.Element,
        JourneyEvent.FullRetakeOpened => open is { Element: null },
        _ => false,
    };

    private static Decision CorrectMark(JourneyCommand.CorrectMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        var attempt = track.UnderWay is { } current && current.Number == command.Attempt ? current
            : track.LastReleased is { IsAnnulled: false } last && last.Number == command.Attempt ? last.Attempt
            : null;
        if (attempt?.MarkOf(command.Element) is not { } mark)
            return Refusals.MarkNotChanged.Because($"Attempt {command.Attempt} as {command.Level.Words()} has no mark for the {command.Element.Words()} element that could be corrected.");
        var profile = command.Profile ?? mark.Profile;
        if ((mark.Score, mark.Profile) == (command.Score, profile))
            return Decision.Nothing;
        if ((InFuture(command) ?? WrongModerator(command.Facts.Actor, attempt, track)) is { } refusal)
            return refusal;
        if (command.On < mark.LastOn)
            return Refusals.MarkBeforeSitting.Because($"The element was marked on {mark.LastOn.Words()}, the correction is dated {command.On.Words()}.");
        if (OutOfRange(command.Score, profile, standard) is { } outOfRange)
            return outOfRange;

        return new JourneyEvent.MarkCorrected(
            command.Level, attempt.Number, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(command.Score), profile, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>What malpractice at a released sitting undoes; an accreditation is another act, with notice (S-34, S-36).</summary>
    private static IEnumerable<JourneyEvent> Annulled(Level level, LevelTrack track, int attempt, ActorId by, DateOnly on, Policy policy)
    {
        foreach (var needless in WithoutUse(level, track.UnderWay, StillDue(EverythingAgain(level, attempt, on, policy), track), CancellationReason.ResultAnnulled, by, on))
            yield return needless;
        yield return new JourneyEvent.ResultAnnulled(level, attempt, by, on);
        if (!(track is { IsAccredited: true, Accreditation: { } held } && held.Attempt == attempt))
            yield return EverythingAgain(level, attempt, on, policy);
    }

    private static Decision AgreeDevelopmentPlan(JourneyCommand.AgreeDevelopmentPlan command, Journey journey)
    {
        if (journey.At(command.Level).Retake is not { } retake)
            return Refusals.NoRetakeOpen.Because($"Nothing is to be taken again as {command.Level.Words()}.");
        if (retake.PlannedOn == command.On)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < retake.OpenedOn)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {retake.OpenedOn.Words()}; a plan follows it.");

        return new JourneyEvent.DevelopmentPlanAgreed(command.Level, retake.Attempt, command.Document, command.Facts.Actor, command.On);
    }

    private static Decision BringRetakeForward(JourneyCommand.BringRetakeForward command, Journey journey)
    {
        if (journey.At(command.Level).Retake is not { } retake)
            return Refusals.NoRetakeOpen.Because($"Nothing is to be taken again as {command.Level.Words()}.");
        if (retake.BroughtForwardOn is not null)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (retake.ExpectedAfter is not { } expected || expected <= command.On)
            return Refusals.NothingToBringForward.Because($"On {command.On.Words()} nothing keeps the retake opened on {retake.OpenedOn.Words()} from being sat.");
        if (command.On < retake.OpenedOn)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {retake.OpenedOn.Words()}.");

        return new JourneyEvent.RetakeBroughtForward(command.Level, retake.Attempt, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>The move of an open retake's ends by a stretch that does not count (S-48); null when it moves nothing.</summary>
    private static JourneyEvent.RetakeWindowMoved? RetakeMoved(Level level, Retake? retake, WindowStop cause, int number, DateOnly from, DateOnly until, DateOnly on)
    {
        if (retake is not { Element: not null })
            return null;

        var first = Later(from, retake.OpenedOn);
        var stretch = new Standstill(cause, number, first, Later(until, first));
        var (narrow, banked) = retake.EndsWith(stretch);
        return (narrow, banked) == (retake.NarrowUntil, retake.BankedUntil)
            ? null
            : new JourneyEvent.RetakeWindowMoved(level, retake.Attempt, cause, number, stretch.From, stretch.Until, narrow, banked!.Value, on);
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

    /// <summary>Why a window has not passed unused: it is not over, it was used, or something stands in its way (S-48).</summary>
    private static Refusal? KeepsRunning(string what, DateOnly until, LevelTrack track, Journey journey, JourneyCommand command)
    {
        if (NotDue(what, until.AddDays(1), command) is { } early)
            return early;
        if (track.UnderWay is { } attempt && attempt.SitsOn <= until)
            return Refusals.NotDueYet.Because($"A sitting on {attempt.SitsOn.Words()} is booked within the window that ends on {until.Words()}.");
        var stop = StopsStillOpen(track, journey).FirstOrDefault(stop => stop.From <= until);
        return stop.From == default ? null : Refusals.NotDueYet.Because($"The window that would end on {until.Words()} has stood still since {stop.From.Words()}.");
    }
}
