using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>
    /// The first day that is not held against the worker. A sitting that does not count had cost all the time since it, what was wrongly
    /// found or revoked the time since then: the windows are as they were before it (S-09, S-48).
    /// </summary>
    private static DateOnly StoodStillFrom(ReviewRemedy remedy, ReviewCase review, Attempt attempt, LevelTrack track)
    {
        var stops = review.WindowsStopFrom!.Value;
        return remedy switch
        {
            ReviewRemedy.SetAside => Earlier(stops, attempt.SitsOn),
            ReviewRemedy.OverturnFinding => Earlier(stops, track.ResultOf(attempt.Number) is null ? attempt.SitsOn : track.FindingAt(attempt.Number)!.On),
            ReviewRemedy.OverturnRevocation when track.Accreditation?.RevokedOn is { } revoked => Earlier(stops, revoked),
            _ => stops,
        };
    }

    /// <summary>The decision with what it changes, and time that runs again.</summary>
    private static JourneyEvent[] WhatIsRemedied(JourneyEvent.ReviewDecided decided, ReviewCase review, JourneyCommand.DecideReview command, Journey journey, Policy policy)
    {
        var after = Journey.Evolve(journey, decided);
        JourneyEvent[] remedied = decided.Remedy switch
        {
            ReviewRemedy.ReMark => [.. ReMarked(decided, review, after)],
            ReviewRemedy.CorrectClericalError => [ClericallyCorrected(decided, command, after)],
            ReviewRemedy.SetAside => SetAside(decided, after, policy),
            ReviewRemedy.OverturnFinding => Overturned(decided, command, after, policy),
            ReviewRemedy.OverturnRevocation => [.. Reinstated(decided, after, policy)],
            _ => [],
        };
        var stretch = after.At(decided.Level).Reviewed[^1];
        JourneyEvent[] events = [decided, .. remedied];
        events = [.. events, .. TimeRunsAgain(decided.Level, stretch, decided.On, events.Aggregate(journey, Journey.Evolve), policy)];
        // What had been completed while notice stood renews the accreditation, as when the department drops it.
        return remedied.Any(one => one is JourneyEvent.RevocationDropped)
            ? [.. events, .. RenewalThatWaited(decided.Level, events.Aggregate(journey, Journey.Evolve), command.Certificate, decided.On, policy)]
            : events;
    }

    /// <summary>A re-mark confirms or improves: the mean of the two fresh marks, where it is above the mark that stands (S-09). The corrected result is then released anew (S-51).</summary>
    private static IEnumerable<JourneyEvent> ReMarked(JourneyEvent.ReviewDecided decided, ReviewCase review, Journey journey)
    {
        var attempt = journey.At(decided.Level).ResultOf(decided.Attempt)!.Attempt;
        foreach (var element in review.ToReMark)
        {
            var given = review.ReMarksOf(element);
            var score = decimal.Round(given.Average(mark => mark.Score), 2, MidpointRounding.AwayFromZero);
            if (score <= attempt.MarkOf(element)!.Score)
                continue;
            var standard = given[0];
            var result = score >= standard.Cut ? ElementResult.Met : score >= standard.NarrowFrom ? ElementResult.NarrowlyNotMet : ElementResult.NotMet;
            var profile = given.Aggregate(AreaProfile.Empty, (areas, mark) => areas.And(mark.Profile));
            yield return new JourneyEvent.MarkCorrected(
                decided.Level, decided.Attempt, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.StandardVersion, result, profile, CorrectionReason.ReMarkedOnReview, decided.By, decided.On);
        }
    }

    private static JourneyEvent.MarkCorrected ClericallyCorrected(JourneyEvent.ReviewDecided decided, JourneyCommand.DecideReview command, Journey journey)
    {
        var (correction, standard) = (command.Correction!, command.Standard!);
        var profile = correction.Profile ?? journey.At(decided.Level).ResultOf(decided.Attempt)!.Attempt.MarkOf(correction.Element)!.Profile;
        return new JourneyEvent.MarkCorrected(
            decided.Level, decided.Attempt, correction.Element, correction.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(correction.Score), profile, CorrectionReason.ClericalError, decided.By, decided.On);
    }

    /// <summary>
    /// What does not count is as if it had not been sat, and nothing is missed by it: what was due is due again at once, in the time that
    /// there was for it, and on the endorsement that had carried it (S-09, S-32).
    /// </summary>
    private static JourneyEvent[] SetAside(JourneyEvent.ReviewDecided decided, Journey journey, Policy policy)
    {
        var (level, on) = (decided.Level, decided.On);
        var before = journey.At(level);
        var released = before.ResultOf(decided.Attempt)!;
        var bare = Journey.Evolve(journey, new JourneyEvent.ResultSetAside(level, decided.Attempt, released.Attempt.Endorsement, null, decided.By, on));
        var track = bare.At(level);
        var series = track.SeriesOf(decided.Attempt);
        JourneyEvent[] follows = [];
        if (series.IsLatest && !(track is { IsAccredited: true, Accreditation: { } held } && HasNothingToRenew(series, held, policy)))
        {
            var again = AtOnce(WhatMalpracticeLeaves(level, decided.Attempt, series, bare, on, policy));
            follows = IsLeftAsItIs(decided.Attempt, series, again, track.Retake) ? [] : [.. Opened(level, again, bare, on)];
        }

        // A place that is booked for just what is due again is the place.
        var due = StillDue(follows, before);
        JourneyEvent[] fallsAway = before.UnderWay?.Elements == due ? [] : [.. WithoutUse(level, before, due, CancellationReason.ReviewDecided, decided.By, on)];
        var left = fallsAway.Aggregate(journey, Journey.Evolve).At(level);
        var rebookUntil = left.UnderWay is null && series.IsLatest && IsStillToBeSat(level, released.Attempt, on, left, policy) ? on.AddMonths(policy.EndorsementValidMonths.Value) : (DateOnly?)null;
        return [.. fallsAway, new JourneyEvent.ResultSetAside(level, decided.Attempt, released.Attempt.Endorsement, rebookUntil, decided.By, on), .. follows, .. PlaceAskedFor(level, rebookUntil, left, on)];
    }

    /// <summary>Without the wait of S-06, which follows a result that counts.</summary>
    private static JourneyEvent AtOnce(JourneyEvent opening) => opening is JourneyEvent.FullRetakeOpened full ? full with { ExpectedAfter = full.On } : opening;

    /// <summary>As after a void sitting, a place is asked for in the worker's name, so that no window runs until one is offered (S-32).</summary>
    private static IEnumerable<JourneyEvent> PlaceAskedFor(Level level, DateOnly? rebookUntil, LevelTrack track, DateOnly on) =>
        rebookUntil is not null && track.SittingRequest is null ? [new JourneyEvent.SittingRequested(level, track.SittingRequests + 1, null, on)] : [];

    /// <summary>The result that was annulled counts again, with what follows from it now that the worker can know (S-41); for a sitting that had become void a place is given.</summary>
    private static JourneyEvent[] Overturned(JourneyEvent.ReviewDecided decided, JourneyCommand.DecideReview command, Journey journey, Policy policy)
    {
        var (level, on) = (decided.Level, decided.On);
        var track = journey.At(level);
        var finding = track.FindingAt(decided.Attempt)!;
        if (track.ResultOf(decided.Attempt) is null)
        {
            // Of one after which a result was released there is nothing left to sit.
            var isLatest = track.UnderWay is null && track.Rebooking is null && decided.Attempt > (track.LastReleased?.Number ?? 0);
            var rebookUntil = isLatest && IsStillToBeSat(level, finding.Attempt, on, track, policy) ? on.AddMonths(policy.EndorsementValidMonths.Value) : (DateOnly?)null;
            return [new JourneyEvent.FindingOverturned(level, finding.Case, decided.Attempt, finding.Attempt.Endorsement, rebookUntil, decided.By, on), .. PlaceAskedFor(level, rebookUntil, track, on)];
        }

        var overturned = new JourneyEvent.FindingOverturned(level, finding.Case, decided.Attempt, finding.Attempt.Endorsement, null, decided.By, on);
        var after = Journey.Evolve(journey, overturned);
        var wasComplete = track.SeriesOf(decided.Attempt).CompletedBy is not null;
        JourneyEvent[] follows = wasComplete
            ? [.. RenewalThatWaited(level, after, command.Certificate, on, policy)]
            : [.. WhatFollows(level, decided.Attempt, command.Certificate, on, after, policy)];
        follows = [.. follows.Select(one => ExpectedAsBefore(one, track.SeriesOf(decided.Attempt), on, policy))];
        var isOpen = follows is [var opening, ..] && IsOpenAlready(opening, track.Retake);
        // The finding had put off the time for it as well.
        if (isOpen && !(follows[0] is JourneyEvent.FullRetakeOpened full && track.Retake!.BroughtForwardOn is null && full.ExpectedAfter < track.Retake.ExpectedAfter))
            follows = [];
        JourneyEvent[] fallsAway = isOpen ? [] : [.. WithoutUse(level, track, StillDue(follows, track), CancellationReason.ReviewDecided, decided.By, on)];
        return [.. fallsAway, overturned, .. follows];
    }

    /// <summary>The windows begin anew, and the wait for a retake does not: it has run since the result was out, whatever was found wrongly (S-02, S-06, S-41).</summary>
    private static JourneyEvent ExpectedAsBefore(JourneyEvent opening, AttemptSeries series, DateOnly on, Policy policy)
    {
        var known = series.Attempts.Max(released => released.LastOn);
        return opening switch
        {
            JourneyEvent.ElementRetakeOpened e => e with { ExpectedAfter = Earlier(e.ExpectedAfter, Later(on, known.AddMonths(policy.ElementRetakeExpectedAfterMonths.Value))) },
            JourneyEvent.FullRetakeOpened e => e with { ExpectedAfter = Earlier(e.ExpectedAfter, Later(on, known.AddMonths(policy.FullRetakeExpectedAfterMonths.Value))) },
            _ => opening,
        };
    }

    /// <summary>A notice is dropped; a revoked accreditation stands again unless the worker was accredited otherwise since, and what was booked instead of it falls away.</summary>
    private static IEnumerable<JourneyEvent> Reinstated(JourneyEvent.ReviewDecided decided, Journey journey, Policy policy)
    {
        var (level, on) = (decided.Level, decided.On);
        var track = journey.At(level);
        if (track.Accreditation is { IsRevoked: false, Notice: { } notice })
        {
            var dropped = new JourneyEvent.RevocationDropped(level, decided.By, on);
            return [dropped, .. TimeRunsAgain(level, notice.Stop.EndedBy(on), on, Journey.Evolve(journey, dropped), policy)];
        }

        return [.. WithoutUse(level, track, ElementSet.Empty, CancellationReason.ReviewDecided, decided.By, on), new JourneyEvent.AccreditationReinstated(level, decided.By, on)];
    }
}
