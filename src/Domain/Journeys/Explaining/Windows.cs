using System.Collections.Frozen;
using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>A refusal as a finding, of a step whose guards are not told one by one.</summary>
    internal static Finding FindingOf(Refusal refusal) =>
        new(refusal.Code, refusal.Kind.Title, FindingStanding.Broken, refusal.Sentence, [], [], refusal.Source, refusal.Kind.WhatToDo, MatterOf(refusal.Kind));

    // How a request for a review is dealt with; that a result is under review is told to everybody.
    private static readonly FrozenSet<RefusalKind> OfAReview = FrozenSet.Create(
        Refusals.ReviewAskedForAlready, Refusals.NoSuchReview, Refusals.ReviewClosed, Refusals.LateRequestWaits, Refusals.NotLate, Refusals.BeforeTheRequest, Refusals.PanelAppointedAlready, Refusals.NoPanel,
        Refusals.NotOnThePanel, Refusals.ChairActs, Refusals.NothingToReMark, Refusals.ReMarkedAlready, Refusals.RecheckAskedForAlready, Refusals.NoRecheck);

    private static readonly FrozenSet<RefusalKind> OfColleagues = FrozenSet.Create(Refusals.ColleaguesAlreadyHeard, Refusals.ColleaguesNotHeard, Refusals.FeedbackBeforeEndorsement, Refusals.NoRespondents);

    /// <summary>What a refusal speaks of where no rule says so.</summary>
    private static Matter MatterOf(RefusalKind kind) =>
        kind == Refusals.UnderInvestigation ? Matter.Investigation
        : kind == Refusals.EarlierResultFirst ? Matter.Marks
        : kind == Refusals.InterestsNotCleared || kind == Refusals.NoMajority || kind == Refusals.ReMarksMissing || kind == Refusals.RemedyDoesNotFit ? Matter.Panel
        : OfAReview.Contains(kind) ? Matter.Review
        : OfColleagues.Contains(kind) ? Matter.ColleagueFeedback
        : Matter.Road;

    /// <summary>What runs for or against the worker at a level on a day: waits, expectations, endorsements, retakes, the rounds of an accreditation, and the times of a hearing or a notice.</summary>
    internal static IEnumerable<Window> WindowsOf(Level level, DateOnly on, Journey journey, Preparation prepare)
    {
        var track = journey.At(level);
        var ofTheResult = PolicyOf(new JourneyCommand.BringRetakeForward(level, BringForwardReason.PracticeObserved, on));
        var ofTheAccreditation = PolicyOf(new JourneyCommand.MarkReaccreditationOverdue(level, on));
        // A clock runs, and an endorsement carries, as when it was set or given.
        return Waits(level, on, journey, role => PolicyOf(new JourneyCommand.AgreeToAssessment(level, role.From)))
            .Concat(Endorsements(on, track, ofTheResult, given => PolicyOf(new JourneyCommand.RankEndorsement(level, given.EndorsedBy, 1, given.On))))
            .Concat(By(ofTheResult, Retakes(track, journey, ofTheResult)))
            .Concat(Reviews(track, on, prepare(new JourneyCommand.BringRetakeForward(level, BringForwardReason.PracticeObserved, on), on)))
            .Concat(By(ofTheAccreditation, Rounds(track, journey, ofTheAccreditation)))
            .Concat(Hearings(track));

        Policy PolicyOf(JourneyCommand command) => prepare(command, on)?.Policy ?? throw new InvalidOperationException($"{command.GetType().Name} names nothing that could be missing.");
    }

    private static IEnumerable<Window> By(Policy policy, params IEnumerable<Window> windows) => windows.Select(window => window with { Edition = policy.Edition });

    private static IEnumerable<Window> Waits(Level level, DateOnly on, Journey journey, Func<StatutoryRole, Policy> policyOf)
    {
        var track = journey.At(level);
        if (track.LastReleased is not null || track.IsAccredited)
            yield break;
        foreach (var role in journey.Roles.Where(role => role.Level == level && role.Covers(on)))
        {
            var policy = policyOf(role);
            if (role is { IsWaived: false, NotBefore: { } notBefore })
                yield return new Window("minimum-service", null, notBefore.AddDays(-1), false, $"In role {role.Number} minimum service runs until {notBefore.AddDays(-1).Words()}; the employer may waive it with a reason.", [policy.MinimumServiceMonths.Named()], Matter.Road) { Edition = policy.Edition };
            if (role.ExpectedBy is { } expected)
                yield return new Window("expected-to-be-put-forward", role.NotBefore <= expected ? role.NotBefore : null, expected, false, $"The worker is expected to be put forward by {expected.Words()}: an expectation without a sanction.", ExpectationOf(role, policy), Matter.Road) { Edition = policy.Edition };
        }
    }

    private static ImmutableArray<SettingUsed> ExpectationOf(StatutoryRole role, Policy policy) => role.Route switch
    {
        EntryRoute.OtherSocialWorkRole => [policy.AdaptationMonths.Named()],
        EntryRoute.OutsideEngland => [policy.FromOutsideEnglandMonths.Named()],
        _ => [policy.ExpectedAfterAsyeMonths.Named()],
    };

    private static IEnumerable<Window> Endorsements(DateOnly on, LevelTrack track, Policy governing, Func<Endorsement, Policy> policyOf)
    {
        // One that ends before its site's workers may sit carries no sitting: no day is in such a window.
        foreach (var given in track.FreshEndorsements.Where(given => given.IsInForceOn(on) && given.SittingsFrom <= given.ValidUntil))
            yield return new Window("endorsement", given.SittingsFrom > given.On ? given.SittingsFrom : given.On, given.ValidUntil, false, $"The endorsement by {given.EndorsedBy} of {given.On.Words()} carries a sitting up to {given.ValidUntil.Words()}.", [policyOf(given).EndorsementValidMonths.Named()], Matter.Road) { Edition = policyOf(given).Edition };
        if (track.Rebooking is { } again && governing.Of(again.Edition) is var policy)
            yield return new Window("another-place", null, again.Until, false, $"After the void sitting one more may be booked on the same endorsement, up to {again.Until.Words()}.", [policy.AutomaticRebookings.Named(), policy.EndorsementValidMonths.Named()], Matter.Road) { Edition = policy.Edition };
    }

    private static IEnumerable<Window> Retakes(LevelTrack track, Journey journey, Policy policy)
    {
        if (track.Retake is not { } retake)
            yield break;
        if (retake is { Element: { } narrow, NarrowUntil: { } until })
            yield return Ending("narrow-retake", $"The {narrow.Words()} element may be taken again alone, without a plan", retake.OpenedOn, until, track, journey, policy.NarrowRetakeMonths.Named());
        if (retake is { ExpectedAfter: { } expected, BroughtForwardOn: null })
            yield return new Window("retake-expected", expected, null, false, $"The retake is expected from {expected.Words()} on; the employer may bring it forward with a reason.", [retake.Element is null ? policy.FullRetakeExpectedAfterMonths.Named() : policy.ElementRetakeExpectedAfterMonths.Named()], Matter.Road);
        if (retake is { Element: { } element, BankedUntil: { } banked })
            yield return Ending("banked-elements", $"With the {element.Words()} element taken again, the others count for a sitting", retake.OpenedOn, banked, track, journey, policy.BankedElementMonths.Named());
    }

    /// <summary>S-09: the days for asking, while the working days are known; what is under review, and up to when it is to be decided.</summary>
    private static IEnumerable<Window> Reviews(LevelTrack track, DateOnly on, (JourneyCommand Command, Policy Policy)? prepared)
    {
        if (prepared is not var (command, governing))
            yield break;
        if (track.LastReleased is { } released && governing.Of(released.Edition) is var policy && ReviewableSince(released.Number, ReviewGround.ExtenuatingCircumstances, track) is { } since && LastDayToAsk(since, command.Facts.Calendar, policy) is { } until && on <= until)
            yield return new Window("review-request", since, until, false, $"A review of the result of {since.Words()} may be asked for until {until.Words()}.", [policy.ReviewRequestWorkingDays.Named()], Matter.Road) { Edition = policy.Edition };
        if (track.Accreditation is { } held && (held.RevokedOn ?? held.Notice?.On) is { } taken && governing.Of(held.Edition) is var own && LastDayToAsk(taken, command.Facts.Calendar, own) is { } last && on <= last)
            yield return new Window("review-request", taken, last, false, $"A review of what was done on {taken.Words()} to take the accreditation away may be asked for until {last.Words()}.", [own.ReviewRequestWorkingDays.Named()], Matter.Revocation) { Edition = own.Edition };
        foreach (var review in track.Reviews.Where(review => !review.HasEnded))
        {
            var reviewed = governing.Of(track.Reviewable(review.Attempt)!.Edition);
            if (review.Waits)
                yield return new Window("review-late", review.CameOn, null, false, $"Review {review.Number} was asked for after {review.RequestUntil.Words()}; a chair accepts or refuses the request.", [reviewed.ReviewRequestWorkingDays.Named()], Matter.Review) { Edition = reviewed.Edition };
            if (review is not { OpenedOn: { } opened, DecisionDue: { } due })
                continue;
            yield return new Window("review", opened, null, false, $"Attempt {review.Attempt} has been under review since {opened.Words()}; no window runs until it is decided.", [], Matter.Road);
            yield return new Window("review-decision", opened, due, false, $"Review {review.Number} is to be decided by {due.Words()}.", [reviewed.ReviewDecisionWorkingDays.Named()], Matter.Road) { Edition = reviewed.Edition };
        }
    }

    /// <summary>The last day for asking about what happened on a day (S-09).</summary>
    /// <returns>Null where its working days are not known.</returns>
    internal static DateOnly? LastDayToAsk(DateOnly since, WorkingCalendar calendar, Policy policy) =>
        calendar.Covers(since.Year) && calendar.Covers(since.AddMonths(policy.ReviewRequestWorkingDays.Value / 20 + 1).Year) ? calendar.AddWorkingDays(since, policy.ReviewRequestWorkingDays.Value) : null;

    private static IEnumerable<Window> Rounds(LevelTrack track, Journey journey, Policy policy)
    {
        if (track.Accreditation is not { IsRevoked: false, DueOn: { } due } accredited)
            yield break;
        var held = WithItsGrace(accredited, policy);
        // A renewal is told before its certificate, which names the end of the grace.
        var currentUntil = held.CurrentUntil > due ? held.CurrentUntil.Value : GraceAfter(due, policy)!.Value;
        yield return Ending("renewal", "The accreditation may be renewed before re-accreditation is due", RenewalOpens(held, policy), due, track, journey, policy.ReaccreditationReminderMonths.Named(), policy.ReaccreditationMonths.Named());
        yield return Ending("grace", "The accreditation goes on, overdue and shown as that, after the due day", due.AddDays(1), currentUntil, track, journey, policy.ReaccreditationGraceMonths.Named());
        if (held.NotCurrentSince is { } gone)
            yield return new Window("not-current", gone, null, false, $"The accreditation is not current since {gone.Words()}; completing a route restores it.", [policy.ReaccreditationLearningHours.Named()], Matter.Road);
    }

    private static IEnumerable<Window> Hearings(LevelTrack track)
    {
        if (track.Investigation is { } open)
            yield return new Window("hearing", open.On, open.HearingUntil, false, $"The worker may answer the allegation of {open.On.Words()} until {open.HearingUntil.Words()}; no window runs meanwhile.", [], Matter.Investigation);
        if (track.Accreditation is { IsRevoked: false, Notice: { } notice })
            yield return new Window("notice", notice.On, notice.NotBefore.AddDays(-1), false, $"Notice of a revocation was given on {notice.On.Words()}; it may be carried out from {notice.NotBefore.Words()} on.", [], Matter.Revocation);
    }

    /// <summary>An end that does not come while something stands in its way (S-48).</summary>
    private static Window Ending(string name, string what, DateOnly from, DateOnly until, LevelTrack track, Journey journey, params ReadOnlySpan<SettingUsed> settings)
    {
        var standsStill = journey.StopsStillOpen(track).Any(stop => stop.From <= until);
        return new Window(name, from, until, standsStill, standsStill ? $"{what}; time stands still, and the last day, {until.Words()} so far, is still to move." : $"{what}, until {until.Words()}.", [.. settings], Matter.Road);
    }
}
