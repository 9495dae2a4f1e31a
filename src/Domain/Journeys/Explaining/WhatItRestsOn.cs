using System.Globalization;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>What follows by itself: results against their standards, windows and their ends, each with the setting that makes it so.</summary>
public static partial class JourneyDecider
{
    private static readonly PolicySource StandsStill = new("S", "S-48", "Family leave, certified sickness, absence related to a disability, an open review or investigation, and the time from a request to the first sitting offered stop a window that is held against a worker.");
    private static readonly PolicySource NoCompensation = new("S", "S-28", "No element makes up for another: each has its own standard, and each is to be met.");
    private static readonly PolicySource OnReview = new("S", "S-09", "The panel decides by majority, with reasons: what stands is confirmed, improved or set aside.");
    private static readonly PolicySource EachElementItsStandard = Refusals.ScoreOutOfRange.Source;

    /// <param name="happened">The event.</param>
    /// <param name="before">The journey just before it.</param>
    /// <param name="after">The journey with it.</param>
    /// <param name="history">Everything recorded up to the end of its decision.</param>
    /// <param name="policy">The edition that governed the decision.</param>
    internal static IEnumerable<Finding> WhatItRestsOn(JourneyEvent happened, Journey before, Journey after, IEnumerable<JourneyEvent> history, Policy policy)
    {
        var findings = EditionOf(happened, before, after) is { } own ? RestsOn(happened, before, after, history, policy.Of(own)) : RestsOn(happened, before, after, history, policy);
        return EditionOf(happened, before, after) is { } other && other != policy.Edition ? findings.Select(finding => finding with { Edition = other }) : findings;
    }

    /// <param name="policy">The edition that governs what happened.</param>
    private static IEnumerable<Finding> RestsOn(JourneyEvent happened, Journey before, Journey after, IEnumerable<JourneyEvent> history, Policy policy) => happened switch
    {
        JourneyEvent.StatutoryRoleStarted e => [Says("clock-of-the-role", "The clock of the way of entry", WhatTheClockSays(e.NotBefore, e.ExpectedBy), policy.MinimumServiceMonths.Source, [("not-before", e.NotBefore), ("expected-by", e.ExpectedBy)], policy.MinimumServiceMonths.Named(), policy.AdaptationMonths.Named(), policy.FromOutsideEnglandMonths.Named())],
        JourneyEvent.AsyeCompleted e => [Says("clock-of-the-role", "The clock of the supported year", WhatTheClockSays(e.NotBefore, e.ExpectedBy), policy.ExpectedAfterAsyeMonths.Source, [("not-before", e.NotBefore), ("expected-by", e.ExpectedBy)], policy.MinimumServiceMonths.Named(), policy.ExpectedAfterAsyeMonths.Named())],
        JourneyEvent.PracticeEndorsed e => [ValidUntil(e.On, e.SittingsFrom, e.ValidUntil, policy)],
        JourneyEvent.PracticeReEndorsed e => [ValidUntil(e.On, e.SittingsFrom, e.ValidUntil, policy)],
        JourneyEvent.EndorsementExpired e => [RanOut("endorsement-valid-until", "An endorsement is valid for the months of the edition", $"The endorsement by {e.EndorsedBy} was valid until {e.On.AddDays(-1).Words()} and was not sat on.", e.On, policy.EndorsementValidMonths.Named())],
        JourneyEvent.EndorsementLapsedOnLeaving e => [Says("lapses-on-leaving", "What an employer endorsed lapses when the worker leaves", $"The last day in post at {e.EndorsedBy} was {e.On.Words()}; the next employer endorses anew.", new PolicySource("S", "S-16", "An endorsement lapses on leaving; results and banked elements travel with the worker."), [("left-on", e.On)])],
        JourneyEvent.PassportExpired e => [RanOut("passports-until", "Passports end with their phase", $"The phase {policy.PassportPhase.Value} ended on {e.On.AddDays(-1).Words()}.", e.On, policy.PassportPhase.Named())],

        JourneyEvent.SittingBooked e => [ElementsOf(e, before)],
        JourneyEvent.SittingCancelledOnLeaving e => [Says("lapses-on-leaving", "What an employer endorsed lapses when the worker leaves", $"The sitting rested on the endorsement of an employer whom the worker left by {e.On.Words()}.", new PolicySource("S", "S-16", "An endorsement lapses on leaving; results and banked elements travel with the worker."), [("called-off-on", e.On)])],
        JourneyEvent.SittingVoided e => [PlaceAfter(e, before, policy)],
        JourneyEvent.MalpracticeAlleged e => [Says("hearing", "The worker is told and heard first", $"The worker may answer until {e.HearingUntil.Words()}.", policy.HearingWorkingDays.Source, [("hearing-until", e.HearingUntil)], policy.HearingWorkingDays.Named()) with { About = Matter.Investigation }],

        JourneyEvent.ElementMarked e => [Against(e.Element, e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On, policy)],
        JourneyEvent.MarkModerated e => [Against(e.Element, e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On, policy)],
        JourneyEvent.MarkCorrected e => [.. FreshMarks(e, before), Against(e.Element, e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On, policy)],

        JourneyEvent.ResultReleased e => ResultOf(e.Level, e.Attempt, e.Met, e.NotMet, before, history, policy),
        JourneyEvent.ResultCorrected e => ResultOf(e.Level, e.Attempt, e.Met, e.NotMet, before, history, policy),
        JourneyEvent.ResultAnnulled e => [Says("annulled", "What was sat with malpractice does not count", $"The result of attempt {e.Attempt} counts no more from {e.On.Words()} on.", new PolicySource("S", "S-34", "After malpractice the attempt is void."), [("annulled-on", e.On)])],
        JourneyEvent.Accredited e => AccreditationOf(e, before, policy),
        JourneyEvent.NarrowRetakeOpened e => [OneLeft(e.Level, e.Attempt, e.Element, before, policy), Narrowly(e, policy), Banked(e.BankedUntil, e.On, policy)],
        JourneyEvent.ElementRetakeOpened e => [OneLeft(e.Level, e.Attempt, e.Element, before, policy), AfterDevelopment(e, policy), Banked(e.BankedUntil, e.On, policy)],
        JourneyEvent.FullRetakeOpened e => [WhyEverything(e, before, policy), Expected(e, policy)],
        JourneyEvent.RetakeWindowMoved e => [Moved(e.Cause, e.StoodStillFrom, e.RanOnFrom, [("narrow-until", e.Until), ("banked-until", e.BankedUntil)])],
        JourneyEvent.NarrowRetakeLapsed e => [RanOut("narrow-retake-until", "The narrow retake is open for the months of the edition", $"The narrow retake of the {e.Element.Words()} element was open until {e.On.AddDays(-1).Words()}; after a plan and a fresh endorsement it goes on until {e.BankedUntil.Words()}.", e.On, policy.NarrowRetakeMonths.Named())],
        JourneyEvent.BankedElementsExpired e => [RanOut("banked-until", "What was met counts for the months of the edition", e.Elements.Count > 0 ? $"The elements {e.Elements} counted until {e.On.AddDays(-1).Words()}; from then on everything is due." : $"One element could be taken again alone until {e.On.AddDays(-1).Words()}; from then on everything is due that no passport credits.", e.On, policy.BankedElementMonths.Named())],

        JourneyEvent.ReviewRequested e => [Says("review-request-until", "A review is asked for within the working days of the edition", e.CameOn > e.RequestUntil ? $"It could be asked for until {e.RequestUntil.Words()} and came on {e.CameOn.Words()}; a chair accepts or refuses it." : $"It could be asked for until {e.RequestUntil.Words()} and came on {e.CameOn.Words()}.", policy.ReviewRequestWorkingDays.Source, [("request-until", e.RequestUntil), ("came-on", e.CameOn)], policy.ReviewRequestWorkingDays.Named()) with { About = Matter.Review }],
        JourneyEvent.ReviewOpened e =>
        [
            Says("review-decision-due", "A review is decided within the working days of the edition", $"The decision about attempt {e.Attempt} is due by {e.DecisionDue.Words()}.", policy.ReviewDecisionWorkingDays.Source, [("opened-on", e.On), ("decision-due", e.DecisionDue)], policy.ReviewDecisionWorkingDays.Named()),
            Says("stands-still", "No window runs while a result is under review", $"From {e.WindowsStopFrom.Words()} on no day counts until the review is over.", StandsStill, [("stands-still-from", e.WindowsStopFrom)]),
        ],
        JourneyEvent.ReviewDecided e => [ByMajority(e)],
        JourneyEvent.ResultSetAside e => [SetAsideAs(e)],
        JourneyEvent.FindingOverturned e => [OverturnedAs(e, before)],
        JourneyEvent.AccreditationReinstated e => [Says("reinstated", "A revocation that is overturned takes nothing away", $"The accreditation of {after.At(e.Level).Accreditation!.Since.Words()} stands again from {e.On.Words()} on.", OnReview, [("accredited-since", after.At(e.Level).Accreditation!.Since), ("revoked-on", before.At(e.Level).Accreditation!.RevokedOn)])],
        JourneyEvent.RecordAbsorbed e => [Says("one-record", "What two records hold of one person counts together", $"The other record was closed, and the {e.Record.Count} events that it brings count here; the first of both registrations is that of {after.RegisteredOn!.Value.Words()}.", new PolicySource("S", "S-53", "A worker who was registered twice by mistake is merged by operations into the older record."), [("registered-on", after.RegisteredOn), ("absorbed-on", e.On)])],

        JourneyEvent.CertificateIssued e => [Says("certificate", "A certificate names the end of the grace", e.CurrentUntil is { } until ? $"The accreditation is current until {until.Words()}, the grace included." : "The accreditation has no end.", policy.ReaccreditationGraceMonths.Source, [("current-until", e.CurrentUntil)], policy.ReaccreditationGraceMonths.Named())],
        JourneyEvent.ReaccreditationReminded e => [RanOut("reminder", "The worker is reminded before re-accreditation is due", $"Re-accreditation is due on {e.DueOn.Words()}, {e.MonthsAhead} months after the reminder.", e.On, policy.ReaccreditationReminderMonths.Named())],
        JourneyEvent.Reaccredited e => RenewalOf(e.Level, e.Route, e.DueOn, before, policy),
        JourneyEvent.AccreditationRestored e => RenewalOf(e.Level, e.Route, e.DueOn, before, policy),
        JourneyEvent.ReaccreditationUndone e => [Says("renewal-undone", "A renewal falls away with the result that it rests on", $"The renewal by attempt {e.Attempt} falls away; re-accreditation is due on {e.DueOn.Words()}.", new PolicySource("S", "S-15", "An accreditation is renewed by completing a route."), [("due-on", e.DueOn), ("current-until", e.CurrentUntil)], policy.ReaccreditationGraceMonths.Named())],
        JourneyEvent.ReaccreditationDueMoved e => [Moved(e.Cause, e.StoodStillFrom, e.RanOnFrom, [("due-on", e.DueOn), ("current-until", e.CurrentUntil)])],
        JourneyEvent.ReaccreditationOverdue e => [RanOut("due-on", "Re-accreditation falls due", $"Re-accreditation was due on {e.DueOn.Words()}; the accreditation goes on until {e.GraceUntil.Words()}.", e.On, policy.ReaccreditationMonths.Named(), policy.ReaccreditationGraceMonths.Named())],
        JourneyEvent.AccreditationNotCurrent e => [RanOut("current-until", "The grace is over", $"The grace ended on {e.On.AddDays(-1).Words()}; completing a route restores the accreditation.", e.On, policy.ReaccreditationGraceMonths.Named())],
        JourneyEvent.RevocationNotified e => [Says("notice", "A revocation needs notice", $"The accreditation may be revoked from {e.NotBefore.Words()} on.", policy.RevocationNoticeWorkingDays.Source, [("not-before", e.NotBefore)], policy.RevocationNoticeWorkingDays.Named()) with { About = Matter.Revocation }],
        _ => [],
    };

    /// <summary>R-081, S-01, S-28: the outcome, and, for those who are told, each score against its standard as it was marked.</summary>
    private static IEnumerable<Finding> ResultOf(Level level, int attempt, ElementSet met, ElementSet notMet, Journey before, IEnumerable<JourneyEvent> history, Policy policy)
    {
        yield return Says(
            "every-element-met", "Every element is to be met", notMet.Count == 0 ? $"Everything that was due was met: {met}." : $"Not met: {notMet}.{(met.Count > 0 ? $" Met: {met}." : "")}", NoCompensation, [])
            with { Standing = notMet.Count == 0 ? FindingStanding.Held : FindingStanding.Broken };
        var track = before.At(level);
        var sat = (track.ResultOf(attempt)?.Attempt ?? track.UnderWay)!;
        foreach (var element in sat.Elements)
        {
            if (LastMark(level, attempt, element, history) is not var (score, outOf, cut, narrowFrom, standard, result, on))
                continue;
            yield return Against(element, score, outOf, cut, narrowFrom, standard, result, on, policy);
        }
    }

    /// <summary>R-081, S-01: a score against the cut and the band of its standard.</summary>
    private static Finding Against(Element element, decimal score, decimal outOf, decimal cut, decimal narrowFrom, string standard, ElementResult result, DateOnly on, Policy policy)
    {
        var comesTo = result switch { ElementResult.Met => "met", ElementResult.NarrowlyNotMet => "narrowly not met", _ => "not met" };
        return Says(
            "element-against-its-standard", $"The {element.Words()} element against its standard",
            string.Create(CultureInfo.InvariantCulture, $"The {element.Words()} element was scored {score:0.##} of {outOf:0.##}, which is {comesTo}: standard {standard} is met from {cut:0.##} on, and narrowly missed from {narrowFrom:0.##} on."),
            EachElementItsStandard, [("marked-on", on)], policy.NarrowBandMostErrors.Named())
            with { About = Matter.Marks, Standing = result == ElementResult.Met ? FindingStanding.Held : FindingStanding.Broken };
    }

    /// <summary>S-09: what was marked again for a review counts with the mean of the two fresh marks, where that is above the mark that stood.</summary>
    private static IEnumerable<Finding> FreshMarks(JourneyEvent.MarkCorrected corrected, Journey before)
    {
        var track = before.At(corrected.Level);
        if (corrected.Reason != CorrectionReason.ReMarkedOnReview || track.Reviews.LastOrDefault(review => review.Attempt == corrected.Attempt && review.ReMarksOf(corrected.Element).Count > 1) is not { } review
            || track.ResultOf(corrected.Attempt)?.Attempt.MarkOf(corrected.Element) is not { } stood)
            yield break;

        var fresh = review.ReMarksOf(corrected.Element).Select(mark => mark.Score.ToString("0.##", CultureInfo.InvariantCulture));
        yield return Says(
            "fresh-marks", "Two fresh marks count with their mean, where it is above the mark that stood",
            string.Create(CultureInfo.InvariantCulture, $"For review {review.Number} the {corrected.Element.Words()} element was marked again with {string.Join(" and ", fresh)}; their mean of {corrected.Score:0.##} is above the {stood.Score:0.##} that stood."),
            OnReview, [("corrected-on", corrected.On)]) with { About = Matter.Marks };
    }

    private static (decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string Standard, ElementResult Result, DateOnly On)? LastMark(Level level, int attempt, Element element, IEnumerable<JourneyEvent> history) =>
        WhatStands(history).Select(one => one switch
        {
            JourneyEvent.ElementMarked e when (e.Level, e.Attempt, e.Element) == (level, attempt, element) => (e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On),
            JourneyEvent.MarkModerated e when (e.Level, e.Attempt, e.Element) == (level, attempt, element) => (e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On),
            JourneyEvent.MarkCorrected e when (e.Level, e.Attempt, e.Element) == (level, attempt, element) => (e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Result, e.On),
            _ => ((decimal, decimal, decimal, decimal, string, ElementResult, DateOnly)?)null,
        }).LastOrDefault(mark => mark is not null);

    /// <summary>What was recorded, with what a record brought that was absorbed, and without what went with it again (S-53).</summary>
    private static IEnumerable<JourneyEvent> WhatStands(IEnumerable<JourneyEvent> history) => history.Aggregate(Enumerable.Empty<JourneyEvent>(), (stands, happened) => happened switch
    {
        JourneyEvent.RecordAbsorbed e => stands.Concat(WhatStands(e.Record)),
        JourneyEvent.MergeUndone e => WhatStands(e.Own),
        _ => stands.Append(happened),
    });

    private static Finding ByMajority(JourneyEvent.ReviewDecided decided) => Says(
        "review-decided", "The panel decides by majority", $"{(decided.Dissent is null ? "All of the panel" : "Two of the panel")} voted for this; {(decided.WindowsStoodStillFrom < decided.On ? $"from {decided.WindowsStoodStillFrom.Words()} to {decided.On.AddDays(-1).Words()} no day counts" : "it was decided on the day on which it came, so every day counts")}.",
        OnReview, [("stood-still-from", decided.WindowsStoodStillFrom), ("decided-on", decided.On)]) with { About = Matter.Review };

    private static Finding SetAsideAs(JourneyEvent.ResultSetAside aside) => Says(
        "set-aside", "What is set aside is as if it had not been sat",
        aside.RebookUntil is { } until ? $"Attempt {aside.Attempt} does not count, and nothing is missed by it: one more sitting may be booked without another endorsement, up to {until.Words()}." : $"Attempt {aside.Attempt} does not count, and nothing is missed by it.",
        OnReview, [("set-aside-on", aside.On), ("rebook-until", aside.RebookUntil)]);

    private static Finding OverturnedAs(JourneyEvent.FindingOverturned overturned, Journey before) => Says(
        "finding-overturned", "What was found wrongly is found no longer",
        overturned.RebookUntil is { } until ? $"The sitting of attempt {overturned.Attempt} had become void; one more may be booked without another endorsement, up to {until.Words()}."
            : before.At(overturned.Level).ResultOf(overturned.Attempt) is null ? $"The sitting of attempt {overturned.Attempt} had become void, and there is nothing left to sit for."
            : $"The result of attempt {overturned.Attempt} counts again from {overturned.On.Words()} on.",
        OnReview, [("overturned-on", overturned.On), ("rebook-until", overturned.RebookUntil)]);

    private static IEnumerable<Finding> AccreditationOf(JourneyEvent.Accredited given, Journey before, Policy policy)
    {
        yield return Says("every-element-met", "Who meets every element is accredited", $"With attempt {given.Attempt} every element is met or credited; the worker is accredited from {given.On.Words()} on.", Refusals.AlreadyAccredited.Source, [("accredited-since", given.On)]);
        yield return given.ReaccreditationDueOn is { } due
            ? Says("due-on", "Re-accreditation falls due", $"Re-accreditation is due on {due.Words()}.", policy.ReaccreditationMonths.Source, [("due-on", due)], policy.ReaccreditationMonths.Named())
            : Says("due-on", "Re-accreditation falls due", $"Edition {policy.Edition} has no re-accreditation.", policy.ReaccreditationMonths.Source, [], policy.ReaccreditationMonths.Named());
        // Said only where it explains something: that a wait for a place ended with it.
        if (before.At(given.Level).SittingRequest is { } request)
            yield return Says("wait-over", "The wait for a place is over", $"A place had been asked for on {request.On.Words()}, and there is nothing left to sit for.", StandsStill, [("asked-on", request.On)]);
    }

    /// <summary>R-100, S-04: one element is left, and the retakes of one element are not used up.</summary>
    private static Finding OneLeft(Level level, int attempt, Element element, Journey before, Policy policy) => Says(
        "one-element-left", "One element alone is left",
        $"After attempt {attempt} only the {element.Words()} element is not met, and {before.At(level).ElementRetakes} of {policy.ElementRetakesBeforeFullRetake.Value} retakes of one element are used.",
        policy.ElementRetakesBeforeFullRetake.Source, [], policy.ElementRetakesBeforeFullRetake.Named());

    private static Finding Narrowly(JourneyEvent.NarrowRetakeOpened opened, Policy policy) => Says(
        "narrow-retake-until", "An element narrowly missed is taken again quickly",
        $"The {opened.Element.Words()} element was narrowly missed: it may be taken again alone until {opened.Until.Words()}, {policy.NarrowRetakeMonths.Value} months from the release on {opened.On.Words()} at most.",
        policy.NarrowRetakeMonths.Source, [("opened-on", opened.On), ("narrow-until", opened.Until)], policy.NarrowRetakeMonths.Named());

    private static Finding AfterDevelopment(JourneyEvent.ElementRetakeOpened opened, Policy policy) => Says(
        "retake-expected-after", "An element missed by more is taken again after development",
        $"The {opened.Element.Words()} element was missed by more: it is expected again from {opened.ExpectedAfter.Words()} on, after a plan and a fresh endorsement.",
        policy.ElementRetakeExpectedAfterMonths.Source, [("opened-on", opened.On), ("expected-after", opened.ExpectedAfter)], policy.ElementRetakeExpectedAfterMonths.Named());

    private static Finding Banked(DateOnly until, DateOnly on, Policy policy) => Says(
        "banked-until", "What was met counts for the months of the edition", $"The other elements count for a sitting up to {until.Words()}.", policy.BankedElementMonths.Source, [("opened-on", on), ("banked-until", until)], policy.BankedElementMonths.Named());

    /// <summary>R-101, S-03, S-04: why one element is not enough.</summary>
    private static Finding WhyEverything(JourneyEvent.FullRetakeOpened opened, Journey before, Policy policy)
    {
        var track = before.At(opened.Level);
        var series = track.SeriesOf(opened.Attempt);
        // R-126: a leader's day is one assessment, and no part of it is kept.
        var (sentence, setting) = opened.Level == Level.Leader && !series.Attempts[0].IsAnnulled ? ($"An assessment day is taken again whole; not met at attempt {opened.Attempt}: {series.NotMet}.", policy.FullRetakeExpectedAfterMonths.Named())
            : series.Attempts[0].IsAnnulled ? ($"The sitting of everything due, attempt {series.Attempts[0].Number}, does not count any more.", policy.FullRetakeExpectedAfterMonths.Named())
            : series.NotMet.Count > 1 ? ($"More than one element is not met: {series.NotMet}.", policy.FullRetakeExpectedAfterMonths.Named())
            : track.ElementRetakes >= policy.ElementRetakesBeforeFullRetake.Value ? ($"All {policy.ElementRetakesBeforeFullRetake.Value} retakes of one element are used, and {series.NotMet} is not met.", policy.ElementRetakesBeforeFullRetake.Named())
            : ($"What was met before attempt {opened.Attempt} does not count any more.", policy.BankedElementMonths.Named());
        return Says("everything-again", "Everything is taken again", sentence, setting.Source, [("opened-on", opened.On)], setting);
    }

    private static Finding Expected(JourneyEvent.FullRetakeOpened opened, Policy policy) => Says(
        "retake-expected-after", "A full retake is expected after the months of the edition",
        opened.ExpectedAfter > opened.On ? $"It is expected from {opened.ExpectedAfter.Words()} on; whether and when is the employer's matter." : "It may be sat at once: no wait follows what does not count.",
        policy.FullRetakeExpectedAfterMonths.Source, [("opened-on", opened.On), ("expected-after", opened.ExpectedAfter)], policy.FullRetakeExpectedAfterMonths.Named());

    private static IEnumerable<Finding> RenewalOf(Level level, ReaccreditationRoute route, DateOnly dueOn, Journey before, Policy policy)
    {
        var held = before.At(level).Accreditation!;
        if (route == ReaccreditationRoute.Assessment)
            yield return Says("route-complete", "A route of re-accreditation is complete", "Every element was met at an assessment in the time for renewal.", policy.ReaccreditationReminderMonths.Source, []);
        else
            yield return Says(
                "route-complete", "A route of re-accreditation is complete", $"The practice was endorsed on {held.PracticeEndorsedOn!.Value.Words()}, and {policy.ReaccreditationLearningHours.Value} hours were reached on {held.HoursReachedOn(policy.ReaccreditationLearningHours.Value)!.Value.Words()}.",
                policy.ReaccreditationLearningHours.Source, [("endorsed-on", held.PracticeEndorsedOn), ("hours-reached-on", held.HoursReachedOn(policy.ReaccreditationLearningHours.Value))], policy.ReaccreditationLearningHours.Named());
        yield return Says("due-on", "Re-accreditation falls due again", $"The next re-accreditation is due on {dueOn.Words()}.", policy.ReaccreditationMonths.Source, [("due-on", dueOn)], policy.ReaccreditationMonths.Named());
    }

    private static Finding ValidUntil(DateOnly on, DateOnly sittingsFrom, DateOnly until, Policy policy) => Says(
        "endorsement-valid-until", "An endorsement is valid for the months of the edition", $"The worker may sit on it from {(sittingsFrom > on ? sittingsFrom : on).Words()} to {until.Words()}.",
        policy.EndorsementValidMonths.Source, [("endorsed-on", on), ("sittings-from", sittingsFrom), ("valid-until", until)], policy.EndorsementValidMonths.Named());

    /// <summary>R-100, R-101, R-115, S-07: which elements were due on the day of the sitting.</summary>
    private static Finding ElementsOf(JourneyEvent.SittingBooked booked, Journey before)
    {
        var track = before.At(booked.Level);
        var why = booked.Elements == ElementSet.AssessedAt(booked.Level) ? "Everything is due"
            : track.Retake is { Element: { } element } && booked.Elements == ElementSet.Of(element) ? "One element is taken again while the others count"
            : "What the passport does not credit is due";
        return Says("elements-due", "What is due on the day of the sitting", $"{why}: {booked.Elements} on {booked.SitsOn.Words()}.", Refusals.ElementNotDue.Source, [("sits-on", booked.SitsOn), ("banked-until", track.Retake?.BankedUntil)]);
    }

    private static Finding PlaceAfter(JourneyEvent.SittingVoided voided, Journey before, Policy policy) => Says(
        "another-place", "A void sitting is not missed",
        voided.RebookUntil is { } until ? $"One more sitting may be booked on the same endorsement, up to {until.Words()}." : $"No further place comes of it: {before.At(voided.Level).Rebookings} of {policy.AutomaticRebookings.Value} are used, or there is nothing to sit for.",
        policy.AutomaticRebookings.Source, [("rebook-until", voided.RebookUntil)], policy.AutomaticRebookings.Named(), policy.EndorsementValidMonths.Named());

    private static Finding Moved(WindowStop cause, DateOnly from, DateOnly ranOn, ReadOnlySpan<(string, DateOnly?)> ends) => Says(
        "stood-still", "What is not held against the worker moves every end", $"From {from.Words()} to {ranOn.AddDays(-1).Words()} no day counted.", StandsStill, [("stood-still-from", from), ("ran-on-from", ranOn), .. ends])
        with
        {
            About = cause switch
            {
                WindowStop.ProtectedAbsence => Matter.Absence,
                WindowStop.Investigation => Matter.Investigation,
                WindowStop.RevocationNotice => Matter.Revocation,
                _ => Matter.Road,
            },
        };

    private static Finding RanOut(string code, string asks, string sentence, DateOnly on, SettingUsed setting, params ReadOnlySpan<SettingUsed> more) =>
        Says(code, asks, sentence, setting.Source, [("last-day", on.AddDays(-1))], [setting, .. more]);

    private static Finding Says(string code, string asks, string sentence, PolicySource source, ReadOnlySpan<(string, DateOnly?)> dates, params ReadOnlySpan<SettingUsed> settings) =>
        new(code, asks, FindingStanding.Held, sentence, [.. Used.Dates(dates)], [.. settings], source, null, Matter.Road);
}
