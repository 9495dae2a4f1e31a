using System.Collections.Immutable;
using Naas.Application.People;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <content>Release, correction, what is taken again, and what the sweep notes on its due day.</content>
internal sealed partial class WorkerLife
{
    private void Release(Attempt attempt, DateOnly on) =>
        Intend(
            on,
            Releases,
            today => IsUnderWay(attempt) ? IfItMay(today, Releaser(attempt), new JourneyCommand.ReleaseResult(Level, attempt.Number, today)) : null,
            (today, events) =>
            {
                DestroyLater(attempt, today);
                if (Correct(attempt, today))
                    return;
                PrepareAgain(events, today);
            });

    private void DestroyLater(Attempt attempt, DateOnly releasedOn)
    {
        var policy = _editions.Named(attempt.Edition);
        foreach (var recording in Track.Recordings.Where(recording => recording.Attempt == attempt.Number))
        {
            // Some days after the time for a review and that of keeping are over (S-11); the rules say whether they are.
            var due = _calendar.OnOrAfter(_calendar.WorkingDays(releasedOn, policy.ReviewRequestWorkingDays.Value + 5).AddMonths(policy.RecordingKeptMonths.Value));
            Intend(due, Recordings, today => IfItMay(today, Partner, new JourneyCommand.DestroyRecording(Level, recording.Code, today)));
        }
    }

    /// <summary>Now and then a mark was entered wrongly: a moderator puts it right, and somebody else releases the result anew.</summary>
    /// <returns>Whether it is so here, and what follows waits for the corrected result.</returns>
    private bool Correct(Attempt attempt, DateOnly releasedOn)
    {
        if (attempt.IsElementRetake || Track.LastReleased is not { Outcome: Outcome.NotMet } released || !DrawFor($"correction/{attempt.Number}").Percent(Circumstances.CorrectedPercent.Value))
            return false;

        var element = released.Attempt.NotMet.First();
        Intend(
            _calendar.WorkingDays(releasedOn, 6),
            Moderations,
            today => IfItMay(today, Moderator(attempt), new JourneyCommand.CorrectMark(Level, attempt.Number, element, StandardOf(attempt, element).Cut, released.Attempt.MarkOf(element)!.Profile, CorrectionReason.ClericalError, today)),
            (corrected, _) => Intend(
                _calendar.WorkingDays(corrected, 2),
                Releases,
                today => IfItMay(today, Releaser(attempt), new JourneyCommand.ReleaseResult(Level, attempt.Number, today)),
                (today, events) => PrepareAgain(events, today)));
        return true;
    }

    private void PrepareAgain(ImmutableArray<JourneyEvent> events, DateOnly today)
    {
        if (_worker.Posts.FirstOrDefault(post => post.Covers(today) && IsIncluded(post)) is not { Authority: var authority })
            return;

        var retakes = _parameters.Retakes;
        var draw = DrawFor($"retake/{Track.LastReleased!.Number}");
        switch (events[^1])
        {
            case JourneyEvent.NarrowRetakeOpened narrow when draw.Percent(retakes.QuickPercent.Value):
                Endorse(authority, Monday(today.AddDays(7 * draw.Within(retakes.QuickAfterWeeks.Value))), day => SittingBetween(authority, day.AddDays(7), narrow.Until));
                break;
            case JourneyEvent.NarrowRetakeOpened narrow when draw.Percent(retakes.AfterUnusedWindowPercent.Value):
                Endorse(authority, Monday(narrow.Until.AddDays(draw.Within(7, 42))), day => SittingBetween(authority, day.AddDays(14), Track.Retake?.BankedUntil ?? narrow.BankedUntil));
                break;
            case JourneyEvent.ElementRetakeOpened element when draw.Percent(retakes.ElementPercent.Value):
                Endorse(authority, Monday(element.ExpectedAfter.AddDays(7 * draw.Within(retakes.ElementWeeksFromExpected.Value))), day => SittingBetween(authority, day.AddDays(14), Track.Retake?.BankedUntil ?? element.BankedUntil));
                break;
            case JourneyEvent.FullRetakeOpened full when draw.Percent(retakes.FullPercent.Value):
                var expected = draw.Percent(retakes.FullBroughtForwardPercent.Value) ? full.ExpectedAfter.AddMonths(-6) : full.ExpectedAfter;
                Endorse(authority, Monday(expected.AddDays(7 * draw.Within(retakes.FullWeeksFromExpected.Value))), day => SittingBetween(authority, day.AddDays(14), day.AddMonths(4)));
                break;
            default:
                // Accredited, or nobody asks for a retake: the window passes unused.
                break;
        }

        DateOnly Monday(DateOnly day) => _calendar.NextBusy(day, DayOfWeek.Monday);
    }

    /// <summary>A retake that is no narrow one follows a plan (S-02), and before its expected time the employer's reason (S-02, S-06).</summary>
    private void PrepareRetake(AuthorityParameters authority, DateOnly today, DateOnly sitsOn)
    {
        if (Track.Retake is not { } retake)
            return;
        if (retake.Element is not null && !retake.IsNarrowOn(sitsOn))
            Intend(today, Plans, day => IfItMay(day, Endorser(authority), document => new JourneyCommand.AgreeDevelopmentPlan(Level, document, day), DocumentKind.DevelopmentPlan, "Two observed visits and a reflective supervision each month, with the areas of the report in view."));
        if (retake.ExpectedAfter > sitsOn)
            Intend(today, Plans, day => IfItMay(day, Endorser(authority), new JourneyCommand.BringRetakeForward(Level, BringForwardReason.PracticeObserved, day)));
    }

    /// <summary>One of the next three sittings, so that retakes spread over them.</summary>
    private DateOnly? SittingBetween(AuthorityParameters authority, DateOnly from, DateOnly to)
    {
        var next = _calendar.SittingsOf(authority, from, to).Where(day => !IsAway(day)).Take(3).ToList();
        return next.Count == 0 ? null : DrawFor($"sitting/{Track.Endorsements.Length}").OneOf(next);
    }

    /// <summary>What the sweep will note, each on its due day if it has come to that by then.</summary>
    private void WhatFallsDue(ImmutableArray<JourneyEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case JourneyEvent.PracticeEndorsed e:
                    Sweep(e.ValidUntil, due => new JourneyCommand.ExpireEndorsement(Level, e.Endorsement, due));
                    break;
                case JourneyEvent.PracticeReEndorsed e:
                    Sweep(e.ValidUntil, due => new JourneyCommand.ExpireEndorsement(Level, e.Endorsement, due));
                    break;
                case JourneyEvent.NarrowRetakeOpened e:
                    RetakeFallsDue(e.Until, e.BankedUntil);
                    break;
                case JourneyEvent.ElementRetakeOpened e:
                    RetakeFallsDue(null, e.BankedUntil);
                    break;
                case JourneyEvent.RetakeWindowMoved e:
                    RetakeFallsDue(e.Until, e.BankedUntil);
                    break;
                case JourneyEvent.SittingCancelled or JourneyEvent.SittingCancelledOnLeaving or JourneyEvent.SittingVoided when Track.Retake is { Element: not null } retake:
                    // What the booking had held up falls due after all.
                    RetakeFallsDue(retake.NarrowUntil, retake.BankedUntil!.Value);
                    break;
                case JourneyEvent.Accredited { ReaccreditationDueOn: { } due } e:
                    RenewalFallsDue(due);
                    Renew(e.On, due);
                    break;
                case JourneyEvent.Reaccredited e:
                    RenewalFallsDue(e.DueOn);
                    break;
                case JourneyEvent.ReaccreditationDueMoved e:
                    RenewalFallsDue(e.DueOn);
                    break;
                case JourneyEvent.ReaccreditationOverdue e:
                    Sweep(e.GraceUntil, due => new JourneyCommand.MarkAccreditationNotCurrent(Level, due));
                    break;
                default:
                    break;
            }
        }
    }

    private void RetakeFallsDue(DateOnly? narrowUntil, DateOnly bankedUntil)
    {
        if (narrowUntil is { } until)
            Sweep(until, due => new JourneyCommand.LapseNarrowRetake(Level, due));
        Sweep(bankedUntil, due => new JourneyCommand.ExpireBankedElements(Level, due));
    }

    private void Sweep(DateOnly lastDay, Func<DateOnly, JourneyCommand> command) => SweepOn(lastDay.AddDays(1), command);

    private void SweepOn(DateOnly due, Func<DateOnly, JourneyCommand> command)
    {
        var on = _steps.Count > 0 && SampleCalendar.At(due, Sweeps) <= _steps[^1].At ? BusinessDayAfterLastStep() : due;
        Intend(on, Sweeps, today => IfItMay(today, System, command(due)));
    }

    private DateOnly BusinessDayAfterLastStep() => Time.BusinessClock.DayOf(_steps[^1].At).AddDays(1);
}
