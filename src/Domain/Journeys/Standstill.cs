using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

// S-48 in one place: what stops a window held against the worker, since when, and how far its ends move.

public sealed partial record Journey
{
    /// <summary>What stops the windows of a level and has not ended: a protected absence, the wait for a sitting, an allegation, notice of a revocation, a review (S-48).</summary>
    public IEnumerable<OpenStop> StopsStillOpen(LevelTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        foreach (var absence in Absences)
        {
            if (absence is { IsOpen: true, StopsWindows: true })
                yield return new OpenStop(WindowStop.ProtectedAbsence, absence.Number, absence.From);
        }

        if (track.SittingRequest is { } request)
            yield return request.Wait;
        if (track.Investigation is { } investigation)
            yield return new OpenStop(WindowStop.Investigation, investigation.Number, investigation.On);
        if (track.Accreditation is { IsRevoked: false, Notice: { } notice })
            yield return notice.Stop;
        foreach (var review in track.OpenReviews)
            yield return review.Stop!.Value;
    }

    /// <summary>What stopped the windows of a level and has ended: protected absences, waits for a sitting, allegations, notices of a revocation and reviews, each by the days it lasted (S-48).</summary>
    public IEnumerable<Standstill> StopsEnded(LevelTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return Absences.Where(absence => absence is { StopsWindows: true, To: not null })
            .Select(absence => new Standstill(WindowStop.ProtectedAbsence, absence.Number, absence.From, absence.To!.Value.AddDays(1)))
            .Concat(track.Waited)
            .Concat(track.Investigated)
            .Concat(track.Noticed)
            .Concat(track.Reviewed);
    }

    /// <summary>Whether a window does not run out on its last day: a sitting on a day within it uses it, or something stands in its way (S-48).</summary>
    public bool HoldsOpen(LevelTrack track, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track.UnderWay?.SitsOn <= until || StopsStillOpen(track).Any(stop => stop.From <= until);
    }
}

/// <summary>What stops windows and has not ended.</summary>
/// <param name="Number">The number of that absence, request or case.</param>
/// <param name="From">The first day that does not count.</param>
public readonly record struct OpenStop(WindowStop Cause, int Number, DateOnly From)
{
    /// <summary>What it comes to had it ended by a day.</summary>
    public Standstill EndedBy(DateOnly day) => new(Cause, Number, From, day > From ? day : From);
}

/// <summary>A stretch of days that is not held against the worker.</summary>
/// <param name="Number">The number of that absence, request or case; with the cause it names the stretch, so that a correction replaces it.</param>
/// <param name="From">The first day that does not count.</param>
/// <param name="Until">The first day that counts again.</param>
public sealed record Standstill(WindowStop Cause, int Number, DateOnly From, DateOnly Until)
{
    /// <summary>As much of it as lies in a window that runs from a day on.</summary>
    public Standstill Since(DateOnly day)
    {
        var from = From > day ? From : day;
        return this with { From = from, Until = Until > from ? Until : from };
    }

    /// <summary>Whether it is of the same absence, request or case, however long.</summary>
    internal bool IsSameAs(Standstill other) => (Cause, Number) == (other.Cause, other.Number);

    /// <summary>These stretches with this one among them, in the place of one of the same cause and number.</summary>
    public ImmutableArray<Standstill> Among(IEnumerable<Standstill> stretches) =>
        [.. stretches.Where(other => !other.IsSameAs(this)).Append(this)];

    /// <summary>As much of these stretches as lies before a day.</summary>
    internal static ImmutableArray<Standstill> Before(DateOnly day, IEnumerable<Standstill> stretches) =>
        [.. stretches.Where(stretch => stretch.From < day).Select(stretch => stretch.Until > day ? stretch with { Until = day } : stretch)];

    /// <summary>The end of a window that stood still on these days, each day counted once however many causes it has.</summary>
    public static DateOnly? Move(DateOnly? end, IEnumerable<Standstill> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        if (end is not { } last)
            return null;

        var counted = DateOnly.MinValue;
        foreach (var stretch in stretches.OrderBy(stretch => stretch.From))
        {
            var from = stretch.From > counted ? stretch.From : counted;
            if (from <= last && stretch.Until > from)
                last = last.AddDays(stretch.Until.DayNumber - from.DayNumber);
            counted = stretch.Until > counted ? stretch.Until : counted;
        }

        return last;
    }
}

public static partial class JourneyDecider
{
    /// <summary>
    /// What it comes to at a level that a stop is over: every end that ran against the worker moves, and a retake of one element that
    /// was booked while time stood still falls away where time runs again too soon for its day.
    /// </summary>
    /// <param name="after">With the end of the stop: what has not ended holds the windows on.</param>
    private static IEnumerable<JourneyEvent> TimeRunsAgain(Level level, Standstill stretch, DateOnly on, Journey after, Policy policy)
    {
        foreach (var moved in WindowsMoved(level, stretch, on, after, policy))
        {
            yield return moved;
            after = Journey.Evolve(after, moved);
        }

        var track = after.At(level);
        if (track is { UnderWay: { IsElementRetake: true } ahead, Retake: { } retake } && !ahead.WasSatBy(on) && StandingStill(track, retake, ahead.SitsOn, after).BankedUntil < ahead.SitsOn)
            yield return CalledOff(level, ahead, CancellationReason.NotEnoughAnyMore, on);
    }

    /// <summary>
    /// The moves of every end that runs against the worker at a level, by a stretch that does not count, and then by what comes within
    /// reach of an end that has moved on: a stop that began only after it had moved nothing when it was over.
    /// </summary>
    private static IEnumerable<JourneyEvent> WindowsMoved(Level level, Standstill stretch, DateOnly on, Journey journey, Policy policy)
    {
        var others = journey.StopsEnded(journey.At(level)).Where(other => !other.IsSameAs(stretch)).OrderBy(other => other.From);
        foreach (var stop in others.Prepend(stretch))
        {
            var (open, held) = (journey.At(level).Retake, journey.At(level).Accreditation);
            if (Counts(stop, open?.Standstills) && RetakeMoved(level, open, stop, on) is { } retake)
            {
                yield return retake;
                journey = Journey.Evolve(journey, retake);
            }

            if (Counts(stop, held?.Standstills) && RenewalMoved(level, held, stop, on, policy) is { } renewal)
            {
                yield return renewal;
                journey = Journey.Evolve(journey, renewal);
            }
        }

        // What has moved an end before keeps the days that were told then.
        bool Counts(Standstill stop, ImmutableArray<Standstill>? noted) => stop == stretch || noted?.Any(stop.IsSameAs) == false;
    }

    /// <summary>The move of an open retake's ends; null when it moves nothing.</summary>
    private static JourneyEvent.RetakeWindowMoved? RetakeMoved(Level level, Retake? retake, Standstill stretch, DateOnly on)
    {
        if (retake is not { Element: not null })
            return null;

        var counted = stretch.Since(retake.OpenedOn);
        var after = retake.StoodStill(counted);
        return (after.NarrowUntil, after.BankedUntil) == (retake.NarrowUntil, retake.BankedUntil)
            ? null
            : new JourneyEvent.RetakeWindowMoved(level, retake.Attempt, counted.Cause, counted.Number, counted.From, counted.Until, after.NarrowUntil, after.BankedUntil!.Value, on);
    }

    /// <summary>The move of the day on which re-accreditation is due and of the end of its grace, as far as the stretch lies in the time for renewal; null when it moves nothing.</summary>
    private static JourneyEvent.ReaccreditationDueMoved? RenewalMoved(Level level, Accreditation? held, Standstill stretch, DateOnly on, Policy policy)
    {
        if (held is not { IsRevoked: false, DueOn: not null })
            return null;

        held = WithItsGrace(held, policy);
        var counted = stretch.Since(RenewalStopsCountFrom(held, policy));
        var after = held.StoodStill(counted);
        return (after.DueOn, after.CurrentUntil) == (held.DueOn, held.CurrentUntil)
            ? null
            : new JourneyEvent.ReaccreditationDueMoved(level, counted.Cause, counted.Number, counted.From, counted.Until, after.DueOn!.Value, after.CurrentUntil!.Value, on);
    }

    /// <summary>The retake with its ends as they are while something still stands in the way: it cannot run out meanwhile.</summary>
    private static Retake StandingStill(LevelTrack track, Retake retake, DateOnly day, Journey journey) =>
        journey.StopsStillOpen(track).Aggregate(retake, (still, stop) => still.StoodStill(stop.EndedBy(day).Since(retake.OpenedOn)));

    /// <summary>Why a window has not passed unused: it is not over, it was used, or something stands in its way.</summary>
    private static Refusal? KeepsRunning(string what, DateOnly until, LevelTrack track, Journey journey, JourneyCommand command)
    {
        if (NotDue(what, until.AddDays(1), command) is { } early)
            return early;
        if (track.UnderWay is { } attempt && attempt.SitsOn <= until)
            return Refusals.NotDueYet.Because($"A sitting on {attempt.SitsOn.Words()} is booked within the window that ends on {until.Words()}.");
        var stop = journey.StopsStillOpen(track).FirstOrDefault(stop => stop.From <= until);
        return stop.From == default ? null : Refusals.NotDueYet.Because($"The window that would end on {until.Words()} has stood still since {stop.From.Words()}.");
    }
}
