using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    /// <summary>Whether what the last result leads to is still to be recorded.</summary>
    private bool AwaitsConsequence(int attempt) => LastReleased is { AwaitsConsequence: true } last && last.Number == attempt;

    private LevelTrack? EvolveOutcome(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e when UnderWay is { Unmarked.Count: 0 } attempt && attempt.Number == e.Attempt => Released(attempt, e),
        JourneyEvent.FeedbackIssued e when LastReleased is { } last && last.Number == e.Attempt && e.Version == last.FeedbackVersion + 1 =>
            this with { LastReleased = last with { FeedbackVersion = e.Version }, IssuedNarratives = e.Narrative is { } narrative ? IssuedNarratives.Add(narrative) : IssuedNarratives },
        JourneyEvent.MarkCorrected e when UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.MarkOf(e.Element) is { } mark =>
            With(Corrected(attempt, mark, e)),
        JourneyEvent.MarkCorrected e when LastReleased is { } last && last.Number == e.Attempt && last.Attempt.MarkOf(e.Element) is { } mark =>
            this with { LastReleased = last with { Attempt = Corrected(last.Attempt, mark, e), AwaitsCorrectedRelease = true } },
        JourneyEvent.ResultCorrected e when LastReleased is { AwaitsCorrectedRelease: true } last && last.Number == e.Attempt => KeepRecordings(e.Attempt, e.On) with
        {
            LastReleased = last with { Outcome = e.Outcome, CorrectedOn = e.On, AwaitsCorrectedRelease = false, AwaitsConsequence = true },
        },
        JourneyEvent.ResultAnnulled e when LastReleased is { } last && last.Number == e.Attempt =>
            KeepRecordings(e.Attempt, e.On) with { LastReleased = last with { IsAnnulled = true, AwaitsConsequence = true } },

        JourneyEvent.Accredited e when AwaitsConsequence(e.Attempt) && UnderWay is null && !IsAccredited => this with
        {
            LastReleased = LastReleased!.Settled,
            Retake = null,
            Accreditation = new Accreditation(e.Attempt, e.On, e.ReaccreditationDueOn),
        },
        JourneyEvent.NarrowRetakeOpened e when AwaitsConsequence(e.Attempt) =>
            Opened(new Retake(e.Attempt, e.Element, e.On, e.Until, null, e.BankedUntil)),
        JourneyEvent.ElementRetakeOpened e when AwaitsConsequence(e.Attempt) =>
            Opened(new Retake(e.Attempt, e.Element, e.On, null, e.ExpectedAfter, e.BankedUntil)),
        JourneyEvent.FullRetakeOpened e when AwaitsConsequence(e.Attempt) =>
            Opened(new Retake(e.Attempt, null, e.On, null, e.ExpectedAfter, null)),

        JourneyEvent.DevelopmentPlanAgreed e when Retake is { } retake && retake.Attempt == e.Attempt => this with { Retake = retake with { PlannedOn = e.On } },
        JourneyEvent.RetakeBroughtForward e when Retake is { } retake && retake.Attempt == e.Attempt => this with { Retake = retake with { BroughtForwardOn = e.On } },
        JourneyEvent.RetakeWindowMoved e when Retake is { Element: not null } retake && retake.Attempt == e.Attempt => this with { Retake = retake.Moved(e) },
        JourneyEvent.NarrowRetakeLapsed e when Retake is { NarrowUntil: { } until, NarrowLapsedOn: null } retake && retake.Attempt == e.Attempt && until < e.On =>
            this with { Retake = retake with { NarrowLapsedOn = e.On } },
        JourneyEvent.BankedElementsExpired e when Retake is { BankedUntil: { } until, ExpiredOn: null } retake && retake.Attempt == e.Attempt && until < e.On =>
            this with { Retake = retake with { ExpiredOn = e.On } },
        _ => null,
    };

    private LevelTrack Released(Attempt attempt, JourneyEvent.ResultReleased released) => KeepRecordings(attempt.Number, released.On) with
    {
        UnderWay = null,
        Rebooking = null,
        Rebookings = 0,
        LastReleased = new ReleasedAttempt(attempt, Endorsements.Length, released.Outcome, released.On) { Passported = PassportedAt(attempt) },
        ElementRetakes = attempt.IsElementRetake ? ElementRetakes + 1 : 0,
    };

    private LevelTrack Opened(Retake retake) => this with
    {
        Retake = retake with { Passported = LastReleased!.Passported },
        LastReleased = LastReleased.Settled,
    };

    private ElementSet PassportedAt(Attempt attempt) =>
        attempt.IsElementRetake ? Retake?.Passported ?? ElementSet.Empty : ElementSet.Of([.. ElementSet.All.Except(attempt.Elements)]);

    private static Attempt Corrected(Attempt attempt, Mark mark, JourneyEvent.MarkCorrected corrected) =>
        attempt.With(mark with { Score = corrected.Score, Result = corrected.Result, Profile = corrected.Profile, ChangedOn = corrected.On }) with { Changed = attempt.Changed.Add(corrected.By) };
}

/// <summary>An attempt whose result is out.</summary>
/// <param name="Endorsements">How many endorsements had been given by then; a retake needs a later one.</param>
/// <param name="On">The day of the first release.</param>
public sealed record ReleasedAttempt(Attempt Attempt, int Endorsements, Outcome Outcome, DateOnly On)
{
    public int Number => Attempt.Number;

    public EditionCode Edition => Attempt.Edition;

    /// <summary>When a corrected result was released; null when none was.</summary>
    public DateOnly? CorrectedOn { get; init; }

    /// <summary>The day of the release that counts now.</summary>
    public DateOnly LastOn => CorrectedOn ?? On;

    public int FeedbackVersion { get; init; }

    /// <summary>The elements that a passport covered at it, or at the attempt that it retook a part of.</summary>
    public ElementSet Passported { get; init; }

    /// <summary>Whether a mark was corrected and the corrected result is not released yet.</summary>
    public bool AwaitsCorrectedRelease { get; init; }

    /// <summary>Whether what it leads to is the event to come.</summary>
    public bool AwaitsConsequence { get; init; } = true;

    public bool MalpracticeFound { get; init; }

    /// <summary>Whether it does not count any more (S-34).</summary>
    public bool IsAnnulled { get; init; }

    internal ReleasedAttempt Settled => this with { AwaitsConsequence = false };
}

/// <summary>What is to be taken again: one element while the others count, or everything.</summary>
/// <param name="Attempt">The attempt whose result opened it.</param>
/// <param name="Element">The one element; null when everything is due.</param>
/// <param name="OpenedOn">The day from which its windows run: the release (S-41).</param>
/// <param name="NarrowUntil">The last day of the quick road; null where there is none.</param>
/// <param name="ExpectedAfter">When it is expected, unless the employer brings it forward; null on the quick road.</param>
/// <param name="BankedUntil">The last day of a sitting for which the other elements count; null when everything is due.</param>
public sealed record Retake(int Attempt, Element? Element, DateOnly OpenedOn, DateOnly? NarrowUntil, DateOnly? ExpectedAfter, DateOnly? BankedUntil)
{
    /// <summary>The stretches that do not count, each with its cause (S-48).</summary>
    public ImmutableArray<Standstill> Standstills { get; init; } = [];

    /// <summary>The ends as they would be had nothing stood in the way.</summary>
    public (DateOnly? NarrowUntil, DateOnly? BankedUntil) Unmoved { get; init; } = (NarrowUntil, BankedUntil);

    /// <summary>The elements that a passport covered when everything due was sat last: they count as long as it does, and are not banked.</summary>
    public ElementSet Passported { get; init; }

    public DateOnly? PlannedOn { get; init; }

    public DateOnly? BroughtForwardOn { get; init; }

    /// <summary>The first day after the quick road, once its lapse was noted.</summary>
    public DateOnly? NarrowLapsedOn { get; init; }

    /// <summary>The first day on which banked elements count no more, once that was noted.</summary>
    public DateOnly? ExpiredOn { get; init; }

    /// <summary>Whether one element alone is due on a day; the dates decide, whether or not their passing was noted.</summary>
    public bool IsForElementOn(DateOnly day) => Element is not null && day <= BankedUntil;

    public bool IsNarrowOn(DateOnly day) => day <= NarrowUntil;

    /// <summary>The ends with one more stretch that does not count, or another one in the place of a stretch of the same cause and number.</summary>
    /// <returns>The last day of the quick road and of banked elements, each moved by the days on which it stood still.</returns>
    public (DateOnly? NarrowUntil, DateOnly? BankedUntil) EndsWith(Standstill stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        var stretches = StandstillsWith(stretch);
        return (Standstill.Move(Unmoved.NarrowUntil, stretches), Standstill.Move(Unmoved.BankedUntil, stretches));
    }

    private ImmutableArray<Standstill> StandstillsWith(Standstill stretch) =>
        [.. Standstills.Where(other => (other.Cause, other.Number) != (stretch.Cause, stretch.Number)).Append(stretch)];

    internal Retake Moved(JourneyEvent.RetakeWindowMoved moved) => this with
    {
        Standstills = StandstillsWith(new Standstill(moved.Cause, moved.Number, moved.StoodStillFrom, moved.RanOnFrom)),
        NarrowUntil = moved.Until,
        BankedUntil = moved.BankedUntil,
        // What was noted of an end that has moved on is no longer so.
        NarrowLapsedOn = moved.Until < NarrowLapsedOn ? NarrowLapsedOn : null,
        ExpiredOn = moved.BankedUntil < ExpiredOn ? ExpiredOn : null,
    };
}

/// <summary>A stretch of days that is not held against the worker.</summary>
/// <param name="From">The first day that does not count.</param>
/// <param name="Until">The first day that counts again.</param>
public sealed record Standstill(WindowStop Cause, int Number, DateOnly From, DateOnly Until)
{
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
