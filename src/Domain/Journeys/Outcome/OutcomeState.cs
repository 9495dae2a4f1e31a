using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    /// <summary>The attempt whose result, or whose loss, leads to something that is still to be recorded; null for none.</summary>
    internal int? AwaitsConsequence { get; private init; }

    /// <summary>The attempt sat last by a day, its result out or not; null when none was.</summary>
    public Attempt? SatLastBy(DateOnly day) =>
        UnderWay is { } attempt && attempt.SitsOn <= day ? attempt : Released.LastOrDefault(released => released.Attempt.SitsOn <= day)?.Attempt;

    public ReleasedAttempt? ResultOf(int attempt) => Released.FirstOrDefault(released => released.Number == attempt);

    /// <summary>The sitting of everything due to which a released attempt belongs, with every retake of one element that followed.</summary>
    public AttemptSeries SeriesOf(int attempt)
    {
        var first = IndexOf(attempt);
        var next = first + 1;
        while (first > 0 && Released[first].Attempt.IsElementRetake)
            first--;
        while (next < Released.Length && Released[next].Attempt.IsElementRetake)
            next++;
        return new AttemptSeries(Released[first..next], IsLatest: next == Released.Length);
    }

    /// <summary>All of them, in the order of their numbers.</summary>
    internal IEnumerable<AttemptSeries> EverySeries
    {
        get
        {
            for (var at = 0; at < Released.Length;)
            {
                var series = SeriesOf(Released[at].Number);
                yield return series;
                at += series.Attempts.Length;
            }
        }
    }

    private LevelTrack? EvolveOutcome(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e when UnderWay is { Unmarked.Count: 0 } attempt && attempt.Number == e.Attempt => WithResult(attempt, e),
        JourneyEvent.FeedbackIssued e when ResultOf(e.Attempt) is { } released && e.Version == released.FeedbackVersion + 1 =>
            With(released with { FeedbackVersion = e.Version }) with { IssuedNarratives = e.Narrative is { } narrative ? IssuedNarratives.Add(narrative) : IssuedNarratives },
        JourneyEvent.MarkCorrected e when UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.MarkOf(e.Element) is { } mark =>
            With(Corrected(attempt, mark, e)),
        JourneyEvent.MarkCorrected e when ResultOf(e.Attempt) is { } released && released.Attempt.MarkOf(e.Element) is { } mark =>
            With(released with { Attempt = Corrected(released.Attempt, mark, e), AwaitsCorrectedRelease = true }),
        JourneyEvent.ResultCorrected e when ResultOf(e.Attempt) is { AwaitsCorrectedRelease: true } released => KeepRecordings(e.Attempt, e.On).With(released with
        {
            Outcome = e.Outcome,
            Met = e.Met,
            CorrectedOn = e.On,
            ReleasedBy = released.ReleasedBy.Add(e.By),
            AwaitsCorrectedRelease = false,
        }).AskedAnew(e.Attempt) with
        {
            AwaitsConsequence = e.Attempt,
            LastReleaseOn = LastReleaseOn > e.On ? LastReleaseOn : e.On,
        },
        JourneyEvent.ResultAnnulled e when ResultOf(e.Attempt) is { } released =>
            KeepRecordings(e.Attempt, e.On).With(released with { AnnulledOn = e.On }).AskedAnew(e.Attempt) with { AwaitsConsequence = e.Attempt },

        // It counts from the release of long ago; who waited for a place meanwhile waited until the release that says so.
        JourneyEvent.Accredited e when IsAwaited(e.Attempt) && UnderWay is null && !IsAccredited => WaitedUntil(LastReleaseOn!.Value) with
        {
            AwaitsConsequence = null,
            Retake = null,
            Accreditation = new Accreditation(e.Attempt, ResultOf(e.Attempt)!.Edition, e.On, e.ReaccreditationDueOn),
        },
        JourneyEvent.NarrowRetakeOpened e when IsAwaited(e.Attempt) =>
            Opened(new Retake(e.Attempt, e.Element, e.On, e.Until, null, e.BankedUntil)),
        JourneyEvent.ElementRetakeOpened e when IsAwaited(e.Attempt) =>
            Opened(new Retake(e.Attempt, e.Element, e.On, null, e.ExpectedAfter, e.BankedUntil)),
        JourneyEvent.FullRetakeOpened e when IsAwaited(e.Attempt) =>
            Opened(new Retake(e.Attempt, null, e.On, null, e.ExpectedAfter, null)),

        JourneyEvent.DevelopmentPlanAgreed e when Retake is { } retake && retake.Attempt == e.Attempt => this with { Retake = retake with { Plan = (e.Document, e.On) } },
        JourneyEvent.RetakeBroughtForward e when Retake is { } retake && retake.Attempt == e.Attempt => this with { Retake = retake with { BroughtForwardOn = e.On } },
        JourneyEvent.RetakeWindowMoved e when Retake is { Element: not null } retake && retake.Attempt == e.Attempt => this with { Retake = retake.Moved(e) },
        JourneyEvent.NarrowRetakeLapsed e when Retake is { NarrowUntil: { } until, NarrowLapsedOn: null } retake && retake.Attempt == e.Attempt && until < e.On =>
            this with { Retake = retake with { NarrowLapsedOn = e.On } },
        JourneyEvent.BankedElementsExpired e when Retake is { BankedUntil: { } until, ExpiredOn: null } retake && retake.Attempt == e.Attempt && until < e.On =>
            this with { Retake = retake with { ExpiredOn = e.On } },
        _ => null,
    };

    /// <summary>What follows names an attempt of the series whose result changed, though it need not be the one that did.</summary>
    private bool IsAwaited(int attempt) =>
        AwaitsConsequence is { } awaited && SeriesOf(awaited).Has(attempt);

    private LevelTrack With(ReleasedAttempt released) => this with { Released = Released.SetItem(IndexOf(released.Number), released) };

    private int IndexOf(int attempt)
    {
        for (var at = 0; at < Released.Length; at++)
        {
            if (Released[at].Number == attempt)
                return at;
        }

        throw new ArgumentOutOfRangeException(nameof(attempt), attempt, "The result of that attempt is not out.");
    }

    private LevelTrack WithResult(Attempt attempt, JourneyEvent.ResultReleased released) => KeepRecordings(attempt.Number, released.On) with
    {
        UnderWay = null,
        Rebooking = null,
        Rebookings = 0,
        Released = Released.Add(new ReleasedAttempt(attempt, Endorsements.Length, released.Outcome, released.On) { Met = released.Met, ReleasedBy = [released.By], Passported = PassportedAt(attempt), Took = attempt.IsElementRetake ? Retake : null, HeardFrom = FeedbackFor(attempt) }),
        ColleagueFeedback = [],
        LastReleaseOn = LastReleaseOn > released.On ? LastReleaseOn : released.On,
        AwaitsConsequence = attempt.Number,
    };

    private LevelTrack Opened(Retake retake) => this with
    {
        Retake = retake with { Passported = ResultOf(retake.Attempt)!.Passported },
        AwaitsConsequence = null,
    };

    private ElementSet PassportedAt(Attempt attempt) =>
        attempt.IsElementRetake ? Retake?.Passported ?? LastReleased?.Passported ?? ElementSet.Empty : ElementSet.Of([.. ElementSet.AssessedAt(Level).Except(attempt.Elements)]);

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

    /// <summary>The elements that were met at it, as they were released last.</summary>
    public ElementSet Met { get; init; }

    /// <summary>Who released its result, and the corrected ones after it.</summary>
    public ImmutableArray<ActorId> ReleasedBy { get; init; } = [];

    public int FeedbackVersion { get; init; }

    /// <summary>The elements that a passport covered at it, or at the attempt that it retook a part of.</summary>
    public ElementSet Passported { get; init; }

    /// <summary>The retake of one element that it took, as it stood at the release; null for a sitting of everything due.</summary>
    public Retake? Took { get; init; }

    /// <summary>Whether a mark was corrected and the corrected result is not released yet.</summary>
    public bool AwaitsCorrectedRelease { get; init; }

    /// <summary>What colleagues fed back about a practice leader for it; none at the other levels.</summary>
    public ImmutableArray<GroupFeedback> HeardFrom { get; init; } = [];

    public bool IsToBeReleasedAnew => AwaitsCorrectedRelease && !IsAnnulled;

    public bool MalpracticeFound { get; init; }

    /// <summary>From when it does not count any more, for malpractice or set aside on review (S-09, S-34); null while it counts.</summary>
    public DateOnly? AnnulledOn { get; init; }

    public bool IsAnnulled => AnnulledOn is not null;

    /// <summary>When its result was last changed; null when it stands as it was released.</summary>
    public DateOnly? ChangedOn => AnnulledOn ?? CorrectedOn;

    /// <summary>The same with others who had a part in its marks: none of them releases it anew (S-51).</summary>
    internal ReleasedAttempt ChangedBy(ImmutableArray<ActorId> others) => this with { Attempt = Attempt with { Changed = Attempt.Changed.AddRange(others) } };
}

/// <summary>A sitting of everything due and the retakes of one element after it: their results count together (S-04, S-07, S-28).</summary>
/// <param name="Attempts">In the order of their numbers; at the first one everything due was sat.</param>
/// <param name="IsLatest">Whether everything due was not sat again since.</param>
public sealed record AttemptSeries(ImmutableArray<ReleasedAttempt> Attempts, bool IsLatest)
{
    /// <summary>The elements that no attempt of the series has met.</summary>
    public ElementSet NotMet => NotMetBy(Attempts.Length);

    /// <summary>The attempt with which everything was met; null while something is not.</summary>
    public ReleasedAttempt? CompletedBy => Attempts.Where((_, at) => NotMetBy(at + 1).Count == 0).FirstOrDefault();

    /// <summary>Whether everything was met with the attempts up to one of them.</summary>
    public bool IsCompleteBy(int attempt) => NotMetBy(Attempts.Count(released => released.Number <= attempt)).Count == 0;

    public bool Has(int attempt) => Attempts.Any(released => released.Number == attempt);

    private ElementSet NotMetBy(int attempts) =>
        ElementSet.Of([.. Attempts[0].Attempt.Elements.Where(element => !Attempts.Take(attempts).Any(released => !released.IsAnnulled && released.Met.Contains(element)))]);
}

/// <summary>What is to be taken again: one element while the others count, or everything.</summary>
/// <param name="Attempt">The attempt whose result opened it.</param>
/// <param name="Element">The one element; null when everything is due.</param>
/// <param name="OpenedOn">The day from which its windows run: the release (S-41).</param>
/// <param name="NarrowUntil">The last day of the narrow retake; null where there is none.</param>
/// <param name="ExpectedAfter">When it is expected, unless the employer brings it forward; null for a narrow retake.</param>
/// <param name="BankedUntil">The last day of a sitting for which the other elements count; null when everything is due.</param>
public sealed record Retake(int Attempt, Element? Element, DateOnly OpenedOn, DateOnly? NarrowUntil, DateOnly? ExpectedAfter, DateOnly? BankedUntil)
{
    /// <summary>The stretches that do not count, each with its cause (S-48).</summary>
    public ImmutableArray<Standstill> Standstills { get; init; } = [];

    /// <summary>The ends as they would be had nothing stood in the way.</summary>
    public (DateOnly? NarrowUntil, DateOnly? BankedUntil) Unmoved { get; init; } = (NarrowUntil, BankedUntil);

    /// <summary>The elements that a passport covered when everything due was sat last: they count as long as it does, and are not banked.</summary>
    public ElementSet Passported { get; init; }

    /// <summary>The plan agreed last; null for none.</summary>
    public (DocumentId Document, DateOnly On)? Plan { get; init; }

    public DateOnly? BroughtForwardOn { get; init; }

    /// <summary>The first day after the narrow retake, once its lapse was noted.</summary>
    public DateOnly? NarrowLapsedOn { get; init; }

    /// <summary>The first day on which banked elements count no more, once that was noted.</summary>
    public DateOnly? ExpiredOn { get; init; }

    /// <summary>Whether one element alone is due on a day; the dates decide, whether or not their passing was noted.</summary>
    public bool IsForElementOn(DateOnly day) => Element is not null && day <= BankedUntil;

    public bool IsNarrowOn(DateOnly day) => day <= NarrowUntil;

    /// <summary>The retake after one more stretch that does not count, or another one in the place of a stretch of the same cause and number: each end moved by the days on which it stood still.</summary>
    public Retake StoodStill(Standstill stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        var stretches = stretch.Among(Standstills);
        return this with
        {
            Standstills = stretches,
            NarrowUntil = Standstill.Move(Unmoved.NarrowUntil, stretches),
            BankedUntil = Standstill.Move(Unmoved.BankedUntil, stretches),
        };
    }

    /// <summary>The retake as it stood on a day: what stood in its way from then on is not counted yet.</summary>
    internal Retake AsOf(DateOnly day) => WithNothingBut(Standstill.Before(day, Standstills));

    /// <summary>The retake as it would stand had these stretches stood in its way since it opened, and no others.</summary>
    internal Retake WithNothingBut(IEnumerable<Standstill> stretches)
    {
        ImmutableArray<Standstill> stood = [.. stretches.Select(stretch => stretch.Since(OpenedOn))];
        return this with { Standstills = stood, NarrowUntil = Standstill.Move(Unmoved.NarrowUntil, stood), BankedUntil = Standstill.Move(Unmoved.BankedUntil, stood) };
    }

    internal Retake Moved(JourneyEvent.RetakeWindowMoved moved) => this with
    {
        Standstills = new Standstill(moved.Cause, moved.Number, moved.StoodStillFrom, moved.RanOnFrom).Among(Standstills),
        NarrowUntil = moved.Until,
        BankedUntil = moved.BankedUntil,
        // What was noted of an end that has moved on is no longer so.
        NarrowLapsedOn = moved.Until < NarrowLapsedOn ? NarrowLapsedOn : null,
        ExpiredOn = moved.BankedUntil < ExpiredOn ? ExpiredOn : null,
    };
}
