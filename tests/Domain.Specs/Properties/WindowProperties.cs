using System.Collections.Immutable;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds of every window and every due day: how it lies, how it moves, and how its end is noted.</summary>
public sealed class What_runs_out_On_every_journey
{
    [Fact]
    [Trait("Rule", "S-40")]
    public void No_window_ends_before_it_opens() => Holds(walk =>
    {
        foreach (var journeyEvent in walk.Events)
        {
            DateOnly[] inOrder = journeyEvent switch
            {
                JourneyEvent.NarrowRetakeOpened e => [e.On, e.Until, e.BankedUntil],
                JourneyEvent.ElementRetakeOpened e => [e.On, e.ExpectedAfter, e.BankedUntil],
                JourneyEvent.FullRetakeOpened e => [e.On, e.ExpectedAfter],
                JourneyEvent.PracticeEndorsed e => [e.On, e.ValidUntil],
                JourneyEvent.PracticeReEndorsed e => [e.On, e.ValidUntil],
                JourneyEvent.SittingBooked e => [e.On, e.SitsOn],
                JourneyEvent.RetakeWindowMoved e => [e.StoodStillFrom, e.RanOnFrom],
                JourneyEvent.MalpracticeAlleged e => [e.On, e.HearingUntil],
                JourneyEvent.RevocationNotified e => [e.On, e.NotBefore],
                JourneyEvent.ReviewOpened e => [e.On, e.DecisionDue],
                JourneyEvent.ReviewDecided e => [e.WindowsStoodStillFrom, e.On > e.WindowsStoodStillFrom ? e.On : e.WindowsStoodStillFrom],
                JourneyEvent.Accredited { ReaccreditationDueOn: { } due } e => [e.On, due],
                JourneyEvent.Reaccredited e => [e.On, e.DueOn],
                JourneyEvent.AccreditationRestored e => [e.On, e.DueOn],
                JourneyEvent.ReaccreditationUndone e => [e.DueOn, e.CurrentUntil],
                _ => [],
            };
            inOrder.Should().BeInAscendingOrder($"of {journeyEvent}");
        }
    });

    [Fact]
    [Trait("Rule", "S-48")]
    public void No_window_moves_back_unless_an_absence_is_corrected_or_had_ended_before_it_was_counted_to() => Holds(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Command is not (JourneyCommand.CorrectAbsence or JourneyCommand.ExpungeAbsence)))
        {
            for (var at = 0; at < step.Events.Count; at++)
            {
                if (step.Events[at].AtLevel() is not { } level)
                    continue;
                // As it was opened, or undone, by the events before it, those of the same command included.
                var story = new WhatTheEventsSay(level, walk.EventsBefore(step).Concat(step.Events.Take(at)));
                if (step.Events[at] is JourneyEvent.RetakeWindowMoved window)
                {
                    var (narrow, banked) = story.RetakeEnds;
                    window.BankedUntil.Should().BeOnOrAfter(banked!.Value);
                    (window.Until < narrow).Should().BeFalse();
                }

                if (step.Events[at] is JourneyEvent.ReaccreditationDueMoved due && !HadEndedBeforeItWasCountedTo(due, walk.EventsBefore(step).ToArray()))
                {
                    due.DueOn.Should().BeOnOrAfter(story.ReaccreditationDueOn!.Value);
                    (due.CurrentUntil < story.CurrentUntil).Should().BeFalse();
                }
            }
        }
    });

    [Fact]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-14")]
    [Trait("Rule", "S-19")]
    [Trait("Rule", "S-40")]
    public void What_is_noted_late_takes_effect_on_its_due_day_and_never_early() => Holds(walk =>
    {
        foreach (var (step, journeyEvent) in walk.Every<JourneyEvent>())
        {
            if (journeyEvent.AtLevel() is not { } level || !FallsDue(journeyEvent))
                continue;

            // The events before it in the same command too: a renewal that falls away may leave what has run out already.
            var story = new WhatTheEventsSay(level, walk.EventsBefore(step).Concat(step.Events.TakeWhile(one => !ReferenceEquals(one, journeyEvent))));
            var due = journeyEvent switch
            {
                JourneyEvent.EndorsementExpired e => story.ValidUntil(e.Endorsement).AddDays(1),
                JourneyEvent.PassportExpired => walk.World.PhaseTwoEndsOn!.Value.AddDays(1),
                JourneyEvent.NarrowRetakeLapsed => story.RetakeEnds.Narrow!.Value.AddDays(1),
                JourneyEvent.BankedElementsExpired => story.RetakeEnds.Banked!.Value.AddDays(1),
                JourneyEvent.ReaccreditationReminded e => story.ReaccreditationDueOn!.Value.AddMonths(-e.MonthsAhead),
                JourneyEvent.ReaccreditationOverdue => story.ReaccreditationDueOn!.Value.AddDays(1),
                _ => story.CurrentUntil!.Value.AddDays(1),
            };
            journeyEvent.On.Should().Be(due).And.BeOnOrBefore(step.Command.Facts.Today);
            // Noted on the way to something else, such as a restoration, it is not a decision of its own.
            if (step.Events.Any(one => !FallsDue(one) && !IsCalledOff(one)))
                continue;

            // However much later it is noted, it comes to the same; the day before, to nothing.
            DateOnly[] noted = [due, step.Command.Facts.Today, due.AddDays(400)];
            foreach (var today in noted)
                Decide(step, walk, today).Should().Equal([.. CalledOffWithThePassport(step, journeyEvent, today), .. step.Events.Where(FallsDue)], $"noted on {today}");
            Decide(step, walk, today: due.AddDays(-1)).Should().BeEmpty();
        }
    });

    private static bool FallsDue(JourneyEvent journeyEvent) =>
        journeyEvent is JourneyEvent.EndorsementExpired or JourneyEvent.PassportExpired or JourneyEvent.NarrowRetakeLapsed or JourneyEvent.BankedElementsExpired
            or JourneyEvent.ReaccreditationReminded or JourneyEvent.ReaccreditationOverdue or JourneyEvent.AccreditationNotCurrent;

    private static bool IsCalledOff(JourneyEvent journeyEvent) => journeyEvent is JourneyEvent.SittingCancelled { Reason: CancellationReason.NotEnoughAnyMore };

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_wait_begins_when_it_is_recorded_and_brings_nothing_back_that_was_over() => Holds(walk =>
    {
        foreach (var (step, request) in walk.Every<JourneyEvent.SittingRequested>())
        {
            if (step.Command is not JourneyCommand.RequestSitting)
                continue;

            var today = step.Command.Facts.Today;
            (request.WaitsFrom ?? request.On).Should().Be(today);
            step.After.IsAccreditedOn(request.Level, today).Should().Be(step.Before.IsAccreditedOn(request.Level, today), $"of {step.Command}");
            JourneyCommand[] sweep =
            [
                new JourneyCommand.LapseNarrowRetake(request.Level, today),
                new JourneyCommand.ExpireBankedElements(request.Level, today),
                new JourneyCommand.MarkReaccreditationOverdue(request.Level, today),
                new JourneyCommand.MarkAccreditationNotCurrent(request.Level, today),
            ];
            foreach (var noted in sweep.Select(command => command with { Facts = step.Command.Facts }))
                Events(JourneyDecider.Decide(noted, step.After, walk.Policy)).Should().Equal(Events(JourneyDecider.Decide(noted, step.Before, walk.Policy)), $"of {noted} after {step.Command}");
        }
    });

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void Nobody_waits_for_a_place_before_there_is_something_to_sit_for() => Holds(walk =>
    {
        foreach (var (step, request) in walk.Every<JourneyEvent.SittingRequested>())
        {
            // Asked for in the worker's name, it is for the round of the sitting that falls away.
            var today = step.Command.Facts.Today;
            var sitsOn = step.Before.At(request.Level).UnderWay?.SitsOn is { } ahead && ahead > today ? ahead : today;
            var booking = new JourneyCommand.BookSitting(request.Level, new("ANY"), sitsOn, today) { Facts = step.Command.Facts };
            if (JourneyDecider.Decide(booking, step.After, walk.Policy) is Decision.Refused refused)
                refused.Refusal.Kind.Should().NotBe(Refusals.RenewalNotOpen, $"{step.Command} asked for a place").And.NotBe(Refusals.AlreadyAccredited, $"{step.Command} asked for a place");
        }
    });

    [Fact]
    [Trait("Rule", "S-32")]
    [Trait("Rule", "S-40")]
    public void No_sitting_falls_away_before_it_was_booked_or_is_void_before_its_day() => Holds(walk =>
    {
        foreach (var (step, journeyEvent) in walk.Every<JourneyEvent>())
        {
            var story = new WhatTheEventsSay(journeyEvent.AtLevel() ?? default, walk.EventsBefore(step));
            DateOnly? earliest = journeyEvent switch
            {
                JourneyEvent.SittingCancelled e => story.Booking(e.Attempt).On,
                JourneyEvent.SittingCancelledOnLeaving e => story.Booking(e.Attempt).On,
                JourneyEvent.SittingVoided e => story.SitsOn(e.Attempt),
                _ => null,
            };
            (journeyEvent.On < earliest).Should().BeFalse($"{journeyEvent} of {step.Command}, for {earliest}");
        }
    });

    /// <summary>
    /// The one thing that the day of noting changes: a sitting without the pair, beyond the end of the passport, is called off
    /// while its day lies ahead and nothing shows that it was sat. One whose day has come may have been sat, and is not taken back (S-14).
    /// </summary>
    private static IEnumerable<JourneyEvent> CalledOffWithThePassport(RandomWalk.Step step, JourneyEvent journeyEvent, DateOnly today)
    {
        if (journeyEvent is not JourneyEvent.PassportExpired expired || step.Before.At(expired.Level).UnderWay is not { } ahead)
            yield break;
        if (expired.On <= ahead.SitsOn && today < ahead.SitsOn && !ahead.IsKnownToBeSat)
            yield return new JourneyEvent.SittingCancelled(expired.Level, ahead.Number, ahead.Sitting, CancellationReason.NotEnoughAnyMore, expired.On > ahead.BookedOn ? expired.On : ahead.BookedOn);
    }

    private static ImmutableArray<JourneyEvent> Decide(RandomWalk.Step step, RandomWalk walk, DateOnly today)
    {
        var asked = step.Command with { On = today, Facts = step.Command.Facts with { Today = today } };
        return Events(JourneyDecider.Decide(asked, step.Before, walk.Policy));
    }

    private static ImmutableArray<JourneyEvent> Events(Decision decision) => decision is Decision.Accepted accepted ? accepted.Events : [];

    /// <summary>An absence that lasted still, when a renewal counted it up to its day, and of which it was recorded since that it had been over before.</summary>
    private static bool HadEndedBeforeItWasCountedTo(JourneyEvent.ReaccreditationDueMoved moved, IReadOnlyCollection<JourneyEvent> before) =>
        moved.Cause == WindowStop.ProtectedAbsence
        && before.OfType<JourneyEvent.ReaccreditationDueMoved>().LastOrDefault(counted => counted.Level == moved.Level && (counted.Cause, counted.Number) == (moved.Cause, moved.Number)) is { } counted
        && before.OfType<JourneyEvent.AbsenceEnded>().Any(ended => ended.Absence == moved.Number && ended.On.AddDays(1) < counted.RanOnFrom);
}
