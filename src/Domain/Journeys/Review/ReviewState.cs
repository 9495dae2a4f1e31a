using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    /// <summary>The organisations that joined the worker, each for one attempt (S-08).</summary>
    public ImmutableArray<ReviewSupport> ReviewSupports { get; private init; } = [];

    /// <summary>Every review that was ever asked for, in the order of their numbers.</summary>
    public ImmutableArray<ReviewCase> Reviews { get; private init; } = [];

    /// <summary>The reviews that are over, each as the days on which no window ran (S-48).</summary>
    public ImmutableArray<Standstill> Reviewed { get; private init; } = [];

    /// <summary>The malpractice that was found, with the attempt as it was then, until a review overturns it.</summary>
    public ImmutableArray<MalpracticeFinding> Findings { get; private init; } = [];

    /// <summary>Who alleged or decided something about an attempt, or gave or carried out notice of a revocation: nobody of them reviews it (S-10).</summary>
    public ImmutableArray<(int Attempt, ActorId By)> Deciders { get; private init; } = [];

    public ImmutableArray<Recheck> Rechecks { get; private init; } = [];

    /// <summary>Those that wait for their answer; of a result that does not count there is nothing to look at.</summary>
    public IEnumerable<Recheck> OpenRechecks => Rechecks.Where(asked => asked.AnsweredOn is null && ResultOf(asked.Attempt) is { IsAnnulled: false });

    public ReviewCase? Review(int number) => number >= 1 && number <= Reviews.Length ? Reviews[number - 1] : null;

    /// <summary>The reviews that are complete and not decided.</summary>
    public IEnumerable<ReviewCase> OpenReviews => Reviews.Where(review => review.IsOpen);

    /// <summary>The malpractice found at an attempt; null for none.</summary>
    public MalpracticeFinding? FindingAt(int attempt) => Findings.LastOrDefault(finding => finding.Attempt.Number == attempt);

    /// <summary>What somebody had to do with an attempt that may be reviewed, as a participle for a sentence; null for nothing (S-10).</summary>
    public string? PartIn(ActorId actor, int number)
    {
        if (Reviewable(number) is not { } attempt)
            return null;
        if (attempt.WasMarkedBy(actor))
            return "marked, rated or written about";
        if (attempt.WasChangedBy(actor))
            return "moderated, corrected, marked again or reviewed";
        if (FeedbackFor(attempt).Any(heard => heard.WasHandledBy(actor)))
            return "furnished with colleagues' feedback";
        // Also where the endorsement was expunged since: the attempt was sat on it.
        if (Endorsements.FirstOrDefault(given => given.Number == attempt.Endorsement)?.By == actor)
            return "endorsed";
        if (ResultOf(number)?.ReleasedBy.Contains(actor) == true)
            return "released";
        return Deciders.Contains((number, actor)) ? "put in question or decided about" : null;
    }

    /// <summary>What a review is about: an attempt whose result is out, or one that became void for malpractice; null where there is no such attempt.</summary>
    public Attempt? Reviewable(int attempt) => ResultOf(attempt)?.Attempt ?? FindingAt(attempt)?.Attempt;

    /// <summary>What a review on a ground would be about as it stands: the release that counts, or the finding, the notice and the revocation.</summary>
    internal ReviewedMatter ToReview(int attempt, ReviewGround ground)
    {
        if (ground != ReviewGround.FindingOrRevocation)
            return new ReviewedMatter(ResultOf(attempt)?.ReleasedBy.Length ?? 0, 0, 0, false);
        var held = Accreditation is { } given && given.Attempt == attempt ? given : null;
        // A notice about what another attempt led to makes nothing new of this one.
        var notices = held is null ? 0 : Noticed.Length + (held.Notice is null ? 0 : 1);
        return new ReviewedMatter(0, FindingAt(attempt)?.Case ?? 0, notices, held?.IsRevoked == true);
    }

    private LevelTrack? EvolveReview(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ReviewSupported e => this with { ReviewSupports = ReviewSupports.Add(new ReviewSupport(e.Attempt, e.Organisation, e.On)) },
        JourneyEvent.ReviewRequested e when e.Review == Reviews.Length + 1 =>
            this with { Reviews = Reviews.Add(new ReviewCase(e.Review, e.Attempt, e.Ground, e.Document, e.RequestUntil, e.CameOn, e.On) { About = ToReview(e.Attempt, e.Ground) }) },
        JourneyEvent.LateReviewAccepted e when Review(e.Review) is { Waits: true } review => With(review with { AcceptedOn = e.On }),
        JourneyEvent.LateReviewRefused e when Review(e.Review) is { Waits: true } review => With(review with { EndedOn = e.On, IsRefused = true }),
        JourneyEvent.ReviewOpened e when Review(e.Review) is { Waits: true } review =>
            With(review with { OpenedOn = e.On, WindowsStopFrom = e.WindowsStopFrom, DecisionDue = e.DecisionDue, About = ToReview(review.Attempt, review.Ground) }),
        JourneyEvent.ReviewWithdrawn e when Review(e.Review) is { HasEnded: false } review =>
            (review.Stop is { } stop ? this with { Reviewed = Reviewed.Add(stop.EndedBy(e.On)) } : this).With(review with { EndedOn = e.On, IsWithdrawn = true }),

        JourneyEvent.ReviewPanelAppointed e when Review(e.Review) is { IsOpen: true, Panel.IsEmpty: true } review => With(review with { Panel = [e.Chair, e.Member, e.OtherMember] }),
        JourneyEvent.ReviewMemberReplaced e when Review(e.Review) is { IsOpen: true } review && review.IsOnPanel(e.Former) => With(review.Without(e.Former, e.Successor)),
        JourneyEvent.InterestsDeclared e when Review(e.Review) is { IsOpen: true } review && review.IsOnPanel(e.By) => With(review.Declared(e.By, e.HasConflict)),
        JourneyEvent.ReviewEvidenceAdded e when Review(e.Review) is { IsOpen: true } review => With(review with { Evidence = review.Evidence.Add(e.Document) }),
        JourneyEvent.ReMarkOrdered e when Review(e.Review) is { IsOpen: true } review => With(review with { ToReMark = e.Elements }),
        JourneyEvent.ElementReMarked e when Review(e.Review) is { IsOpen: true } review && ResultOf(e.Attempt) is { } released =>
            With(review with { ReMarks = review.ReMarks.Add(ReMark.Of(e)) }).With(released.ChangedBy([e.By])),
        JourneyEvent.ReviewVoteCast e when Review(e.Review) is { IsOpen: true } review && review.IsOnPanel(e.By) => With(review.Voted(new ReviewVote(e.By, e.Remedy, e.Reasons, e.On))),
        JourneyEvent.ReviewDecided e when Review(e.Review) is { IsOpen: true } review => Decided(review, e),

        JourneyEvent.ResultSetAside e when ResultOf(e.Attempt) is { IsAnnulled: false } released =>
            KeepRecordings(e.Attempt, e.On).With(released with { AnnulledOn = e.On }).AskedAnew(e.Attempt).Rebooked(e.Endorsement, e.RebookUntil, released.Edition) with { AwaitsConsequence = e.Attempt },
        JourneyEvent.FindingOverturned e when FindingAt(e.Attempt) is { } finding && finding.Case == e.Case => Overturned(finding, e),
        JourneyEvent.AccreditationReinstated e when Accreditation is { IsRevoked: true } revoked => WaitedUntil(e.On) with
        {
            Accreditation = revoked with { RevokedOn = null, Notice = null, IsLetStand = true },
            Retake = null,
            AwaitsConsequence = null,
        },

        JourneyEvent.RecheckRequested e => this with { Rechecks = Rechecks.Add(new Recheck(e.Attempt, e.Element, e.On, null)) },
        JourneyEvent.RecheckAnswered e when Rechecks.LastOrDefault(asked => asked.IsOf(e.Attempt, e.Element)) is { AnsweredOn: null } asked && ResultOf(e.Attempt) is { } released =>
            (this with { Rechecks = Rechecks.Replace(asked, asked with { AnsweredOn = e.On }) }).With(released.ChangedBy([e.By])),
        _ => null,
    };

    /// <summary>The same with what else there is to remember for a review: who made or decided an allegation, and what was found at which attempt.</summary>
    private LevelTrack Remembering(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.MalpracticeAlleged e => this with { Deciders = Deciders.Add((e.Attempt, e.By)) },
        JourneyEvent.MalpracticeNotFound e => this with { Deciders = Deciders.Add((e.Attempt, e.By)) },
        JourneyEvent.MalpracticeFound e => this with
        {
            Deciders = Deciders.Add((e.Attempt, e.By)),
            // One that is still under way becomes void with the next event, and is nowhere else.
            Findings = Findings.Add(new MalpracticeFinding(e.Case, ResultOf(e.Attempt)?.Attempt ?? UnderWay!, e.On)),
        },
        JourneyEvent.RevocationNotified e => this with { Deciders = Deciders.Add((Accreditation!.Attempt, e.By)) },
        JourneyEvent.AccreditationRevoked e => this with { Deciders = Deciders.Add((Accreditation!.Attempt, e.By)) },
        _ => this,
    };

    private LevelTrack With(ReviewCase review) => this with { Reviews = Reviews.SetItem(review.Number - 1, review) };

    /// <summary>The panel has had a part in the result from now on; the recordings' time begins anew (S-11).</summary>
    private LevelTrack Decided(ReviewCase review, JourneyEvent.ReviewDecided decided)
    {
        var after = KeepRecordings(decided.Attempt, decided.On) with
        {
            Reviewed = Reviewed.Add(new OpenStop(WindowStop.Review, review.Number, decided.WindowsStoodStillFrom).EndedBy(decided.On)),
            Deciders = [.. Deciders, .. review.Panel.Select(who => (decided.Attempt, who))],
        };
        return (ResultOf(decided.Attempt) is { } released ? after.With(released.ChangedBy(review.Panel)) : after)
            .With(review with { EndedOn = decided.On, Decision = (decided.Remedy, decided.Document) });
    }

    /// <summary>The right to one more sitting, on the endorsement that had carried this one; what there is stays where none is given.</summary>
    private LevelTrack Rebooked(int endorsement, DateOnly? until, EditionCode edition) => until is { } last ? this with { Rebooking = new Rebooking(endorsement, last, edition) } : this;

    private LevelTrack Overturned(MalpracticeFinding finding, JourneyEvent.FindingOverturned overturned)
    {
        var without = KeepRecordings(overturned.Attempt, overturned.On) with { Findings = Findings.Remove(finding) };
        return ResultOf(overturned.Attempt) is { } released
            ? without.With(released with { AnnulledOn = null, MalpracticeFound = false }).AskedAnew(overturned.Attempt) with { AwaitsConsequence = overturned.Attempt }
            : without.Rebooked(overturned.Endorsement, overturned.RebookUntil, finding.Attempt.Edition);
    }
}

/// <summary>An organisation that feels, with the worker, that a result is at odds with the worker's abilities in practice (S-08).</summary>
public sealed record ReviewSupport(int Attempt, OrganisationCode Organisation, DateOnly On);

/// <summary>A request for an independent review, and what became of it (S-08, S-09).</summary>
/// <param name="Number">Counts the requests of a level from 1.</param>
/// <param name="RequestUntil">The last day for it.</param>
/// <param name="CameOn">The day on which it was recorded.</param>
/// <param name="On">The day of the request.</param>
public sealed record ReviewCase(int Number, int Attempt, ReviewGround Ground, DocumentId Document, DateOnly RequestUntil, DateOnly CameOn, DateOnly On)
{
    /// <summary>What it is about: as it stood when it was asked for, and, of one that came late, when it was accepted.</summary>
    internal ReviewedMatter About { get; init; }

    /// <summary>When a chair accepted it though it had come late; null for one in time.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>From when the result is under review; null while a late request waits for a chair.</summary>
    public DateOnly? OpenedOn { get; init; }

    public DateOnly? WindowsStopFrom { get; init; }

    public DateOnly? DecisionDue { get; init; }

    /// <summary>When it was decided, withdrawn, or refused as late.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsRefused { get; init; }

    public bool IsWithdrawn { get; init; }

    public (ReviewRemedy Remedy, DocumentId Document)? Decision { get; init; }

    /// <summary>The chair first, then the two members; empty before the panel is appointed.</summary>
    public ImmutableArray<ActorId> Panel { get; init; } = [];

    /// <summary>Who was on the panel and is not any more.</summary>
    public ImmutableArray<ActorId> Former { get; init; } = [];

    /// <summary>What those on the panel declared, the last word of each; of who left it, a conflict.</summary>
    public ImmutableArray<(ActorId By, bool HasConflict)> Declarations { get; init; } = [];

    public ImmutableArray<DocumentId> Evidence { get; init; } = [];

    public ElementSet ToReMark { get; init; }

    public ImmutableArray<ReMark> ReMarks { get; init; } = [];

    /// <summary>The votes of those on the panel, the last of each.</summary>
    public ImmutableArray<ReviewVote> Votes { get; init; } = [];

    public bool HasEnded => EndedOn is not null;

    /// <summary>Whether it is complete and not decided: the result is under review.</summary>
    public bool IsOpen => OpenedOn is not null && !HasEnded;

    /// <summary>Whether it came late, and no chair has said whether it is taken up.</summary>
    public bool Waits => OpenedOn is null && !HasEnded;

    /// <summary>The day of the last vote, or of the last mark that was given again; null before the first.</summary>
    public DateOnly? LastSaidOn => Votes.Select(vote => vote.On).Concat(ReMarks.Select(given => given.On)).Cast<DateOnly?>().Max();

    /// <summary>What it holds against no window while it is open; null before and afterwards.</summary>
    public OpenStop? Stop => IsOpen ? new OpenStop(WindowStop.Review, Number, WindowsStopFrom!.Value) : null;

    public ActorId? Chair => Panel.IsEmpty ? null : Panel[0];

    /// <summary>Those on the panel who have declared nothing, or a conflict.</summary>
    public IEnumerable<ActorId> NotCleared => Panel.Where(who => !IsCleared(who));

    public bool IsOnPanel(ActorId who) => Panel.Contains(who);

    /// <summary>Whether somebody is on the panel, or was: who has read the case marks nothing of it afresh.</summary>
    public bool WasOnPanel(ActorId who) => Panel.Contains(who) || Former.Contains(who);

    /// <summary>Whether somebody on the panel has declared that there is no conflict.</summary>
    public bool IsCleared(ActorId who) => Declarations.Contains((who, false));

    public bool HasConflict(ActorId who) => Declarations.Contains((who, true));

    /// <summary>The re-marks of an element, in the order in which they came.</summary>
    public IReadOnlyList<ReMark> ReMarksOf(Element element) => [.. ReMarks.Where(given => given.Element == element)];

    internal ReviewCase Declared(ActorId by, bool hasConflict) =>
        this with { Declarations = [.. Declarations.Where(declared => declared.By != by).Append((by, hasConflict))] };

    internal ReviewCase Voted(ReviewVote vote) => this with { Votes = [.. Votes.Where(cast => cast.By != vote.By).Append(vote)] };

    internal ReviewCase Without(ActorId former, ActorId successor) => this with
    {
        Panel = Panel.Replace(former, successor),
        Former = [.. Former.Where(who => who != successor), former],
        // Somebody who comes back declares anew; a conflict stays one.
        Declarations = [.. Declarations.Where(declared => declared.By != former || declared.HasConflict)],
        Votes = [.. Votes.Where(cast => cast.By != former)],
    };
}

/// <summary>What one review is about, so that another about the same is told from one about what came after it, on whatever day that came.</summary>
/// <param name="Releases">How often the result had been released.</param>
/// <param name="Case">That in which malpractice was found; 0 for none.</param>
/// <param name="Notices">How often notice of a revocation had been given at the level.</param>
/// <param name="IsRevoked">Whether the accreditation was revoked.</param>
internal readonly record struct ReviewedMatter(int Releases, int Case, int Notices, bool IsRevoked);

/// <summary>How somebody on the panel voted.</summary>
public sealed record ReviewVote(ActorId By, ReviewRemedy Remedy, ReviewReasonSet Reasons, DateOnly On);

/// <summary>What a fresh assessor gave an element, and against which standard.</summary>
public sealed record ReMark(Element Element, decimal Score, decimal OutOf, decimal Cut, decimal NarrowFrom, string StandardVersion, AreaProfile Profile, ActorId By, DateOnly On)
{
    internal static ReMark Of(JourneyEvent.ElementReMarked e) => new(e.Element, e.Score, e.OutOf, e.Cut, e.NarrowFrom, e.StandardVersion, e.Profile, e.By, e.On);
}

/// <summary>Malpractice that was found (S-34).</summary>
/// <param name="Attempt">As it was when it was found: a sitting that became void is nowhere else.</param>
public sealed record MalpracticeFinding(int Case, Attempt Attempt, DateOnly On);

/// <summary>A request that a person looks at what a machine scored (S-08).</summary>
public sealed record Recheck(int Attempt, Element Element, DateOnly On, DateOnly? AnsweredOn)
{
    public bool IsOf(int attempt, Element element) => (Attempt, Element) == (attempt, element);
}
