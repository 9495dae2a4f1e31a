using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where the worker stands at one level, as recorded: windows that have passed are told by their dates.</summary>
public sealed record LevelEntry
{
    public required Level Level { get; init; }

    public DateOnly? AgreedOn { get; init; }

    /// <summary>When the worker declined, or took the agreement back.</summary>
    public DateOnly? DeclinedOn { get; init; }

    /// <summary>The request for an endorsement that waits for an answer.</summary>
    public RequestEntry? EndorsementRequest { get; init; }

    /// <summary>Every endorsement of this level, in the order in which they were given; somebody with two employers may hold two at once.</summary>
    public ImmutableArray<EndorsementEntry> Endorsements { get; init; } = [];

    /// <summary>The elements credited from the proof of concept.</summary>
    public ImmutableArray<Element> Passport { get; init; } = [];

    public DateOnly? SittingRequestedOn { get; init; }

    /// <summary>Bookings that were neither cancelled nor void.</summary>
    public int Attempts { get; init; }

    public BookedSitting? UnderWay { get; init; }

    /// <summary>The endorsement of a void sitting that carries one more; 0 where that needed none, null where there is no place to come.</summary>
    public int? RebookEndorsement { get; init; }

    /// <summary>The last day of a sitting on the endorsement of one that was void.</summary>
    public DateOnly? RebookUntil { get; init; }

    /// <summary>The number of the attempt whose result was released last.</summary>
    public int? LastAttempt { get; init; }

    public Outcome? LastOutcome { get; init; }

    public DateOnly? LastReleasedOn { get; init; }

    public DateOnly? LastCorrectedOn { get; init; }

    public DateOnly? LastAnnulledOn { get; init; }

    public int? FeedbackVersion { get; init; }

    /// <summary>Every released result, in the order of the attempts.</summary>
    public ImmutableArray<ResultEntry> Results { get; init; } = [];

    /// <summary>How many endorsements had been given when the last result was released: a retake needs a later one.</summary>
    public int EndorsementsUsed { get; init; }

    /// <summary>Whether a result is out and what follows from it is the next event.</summary>
    public bool LeadsOn { get; init; }

    /// <summary>What is to be taken again; null before a result, and once everything is met.</summary>
    public RetakeEntry? Retake { get; init; }

    /// <summary>The reviews that are complete and not decided.</summary>
    public ImmutableArray<ReviewEntry> Reviews { get; init; } = [];

    /// <summary>The last accreditation, a revoked one included.</summary>
    public AccreditationEntry? Accreditation { get; init; }

    [JsonIgnore]
    public bool IsAccredited => Accreditation is { RevokedOn: null };

    /// <summary>Why somebody has to look at the accreditation; null while there is none, or what it rests on stands.</summary>
    [JsonIgnore]
    public QuestionEntry? InQuestion => Accreditation is { RevokedOn: null } held ? WorkerSummary.InQuestion.Of(Results, held) : null;

    /// <summary>The ends that run against the worker and have not been noted as over.</summary>
    [JsonIgnore]
    public IEnumerable<(EndKind Kind, DateOnly Until)> Ends
    {
        get
        {
            if (Retake is { Until: { } narrow, NarrowLapsedOn: null })
                yield return (EndKind.NarrowRetake, narrow);
            if (Retake is { BankedUntil: { } banked, ExpiredOn: null })
                yield return (EndKind.BankedElements, banked);
            if (Accreditation is { RevokedOn: null, OverdueSince: null, DueOn: { } due })
                yield return (EndKind.Reaccreditation, due);
            if (Accreditation is { RevokedOn: null, NotCurrentSince: null, CurrentUntil: { } until })
                yield return (EndKind.Grace, until);
        }
    }

    /// <summary>The name of the standing on the road, in kebab case.</summary>
    [JsonIgnore]
    public string Standing => this switch
    {
        { Accreditation: { RevokedOn: null, NotCurrentSince: not null } } => "not-current",
        { Accreditation: { RevokedOn: null, OverdueSince: not null } } => "reaccreditation-overdue",
        { IsAccredited: true } => "accredited",
        { UnderWay.Marked: true } => "result-awaited",
        { UnderWay: not null } => "sitting-booked",
        // Who declined is not put forward, and nothing else about that is told: it is no result (S-47).
        { AgreedOn: null, DeclinedOn: not null } => "declined",
        _ when Fresh.Any(given => given.IsOpen) => "endorsed",
        { EndorsementRequest: not null } => "endorsement-requested",
        _ when LastGiven(Fresh) is { } last => last.Ended,
        { Accreditation.RevokedOn: not null } => "revoked",
        { LeadsOn: true } => "result-awaited",
        { Retake: { Element: not null, ExpiredOn: null } } => "element-retake",
        { Retake: not null } => "full-retake",
        { AgreedOn: null } => "not-agreed",
        _ => "agreed",
    };

    /// <summary>The endorsement that matters now: the one the booked sitting rests on, or the last that is still of use, or the last there was.</summary>
    [JsonIgnore]
    public EndorsementEntry? Endorsement => this switch
    {
        { UnderWay: { Endorsement: > 0 } booked } => Endorsements[booked.Endorsement - 1],
        _ => LastGiven(Fresh.Where(given => given.IsOpen)) ?? LastGiven(Endorsements.Where(given => !given.IsExpunged)),
    };

    /// <summary>What is due at the sitting that is booked, or at the next one.</summary>
    [JsonIgnore]
    public ElementSet ElementsDue => this switch
    {
        { UnderWay: { } booked } => ElementSet.Of([.. booked.Elements]),
        { Retake: { Element: { } element, ExpiredOn: null } retake } when !retake.RestsOnPassport || Passport.Length > 0 => ElementSet.Of(element),
        { IsAccredited: true, Retake: null } => ElementSet.Empty,
        _ => ElementSet.Of([.. ElementSet.AssessedAt(Level).Except(Passport)]),
    };

    /// <summary>The last day to which a void sitting carries an endorsement on, for the place to come or for the one that is booked; null where none does.</summary>
    public DateOnly? CarriedUntil(int endorsement) =>
        RebookEndorsement == endorsement ? RebookUntil
        : UnderWay is { } booked && booked.Endorsement == endorsement ? booked.CarriedUntil
        : null;

    /// <summary>The last by its day, and of one day the last recorded: one that is recorded late and dated back is not the newest.</summary>
    private static EndorsementEntry? LastGiven(IEnumerable<EndorsementEntry> endorsements) => endorsements.OrderBy(given => given.On).LastOrDefault();

    private IEnumerable<EndorsementEntry> Fresh => Endorsements.Skip(EndorsementsUsed).Where(given => !given.IsExpunged);
}

/// <summary>An end that runs against the worker, and stands still while something is in the way (S-48).</summary>
public enum EndKind
{
    /// <summary>The end of the narrow retake (S-03).</summary>
    NarrowRetake = 1,

    /// <summary>That of the elements that were met (S-07).</summary>
    BankedElements = 2,

    /// <summary>The day on which re-accreditation is due (S-15).</summary>
    Reaccreditation = 3,

    /// <summary>The end of the grace after it (S-15).</summary>
    Grace = 4,
}

/// <summary>An independent review that is not decided.</summary>
/// <param name="DecisionDue">The last day for the decision.</param>
public sealed record ReviewEntry(int Review, int Attempt, DateOnly Since, DateOnly DecisionDue);

/// <summary>A request for an endorsement, and of whom.</summary>
public sealed record RequestEntry(string Of, DateOnly On);

/// <param name="LapsedOn">The last day in post with the organisation that gave it, when the worker left.</param>
public sealed record EndorsementEntry(string By, DateOnly On, DateOnly ValidUntil, DateOnly? LapsedOn)
{
    public int? Rank { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The first day without it, once that was noted.</summary>
    public DateOnly? ExpiredOn { get; init; }

    /// <summary>Whether it was never this worker's; it keeps its place, by which the others are numbered.</summary>
    public bool IsExpunged { get; init; }

    [JsonIgnore]
    public bool IsOpen => !IsExpunged && (LapsedOn, WithdrawnOn, ExpiredOn) == default((DateOnly?, DateOnly?, DateOnly?));

    /// <summary>How it ended, as a standing.</summary>
    [JsonIgnore]
    public string Ended => this switch
    {
        { WithdrawnOn: not null } => "endorsement-withdrawn",
        { LapsedOn: not null } => "endorsement-lapsed",
        _ => "endorsement-expired",
    };
}

/// <param name="Attempt">Its number, by which its result is released and its marks are corrected.</param>
/// <param name="Endorsement">0 for a re-accreditation by assessment.</param>
/// <param name="IsElementRetake">Whether it is for the one element to be taken again (S-04).</param>
/// <param name="Marked">Whether a first mark shows that the sitting took place.</param>
public sealed record BookedSitting(int Attempt, int Endorsement, string Sitting, DateOnly SitsOn, ImmutableArray<Element> Elements, bool IsElementRetake, bool Marked)
{
    /// <summary>Until when a void sitting's endorsement carries it (S-32); null where none does.</summary>
    public DateOnly? CarriedUntil { get; init; }
}

/// <param name="Element">The one element; null when everything is due.</param>
/// <param name="Until">The last day of the narrow retake; null where there is none.</param>
public sealed record RetakeEntry(Element? Element, DateOnly? ExpectedAfter, DateOnly? Until, DateOnly? BankedUntil)
{
    /// <summary>Whether a passport stood for the other elements when everything due was sat last: they count no longer than it does (S-14).</summary>
    public bool RestsOnPassport { get; init; }

    public DateOnly? PlannedOn { get; init; }

    public DateOnly? BroughtForwardOn { get; init; }

    public DateOnly? NarrowLapsedOn { get; init; }

    public DateOnly? ExpiredOn { get; init; }
}

/// <param name="Attempt">The attempt that led to it.</param>
public sealed record AccreditationEntry(int Attempt, DateOnly Since, DateOnly? DueOn)
{
    public string? Certificate { get; init; }

    public DateOnly? CurrentUntil { get; init; }

    public DateOnly? RenewedOn { get; init; }

    /// <summary>The hours declared, in the order of the declarations.</summary>
    public ImmutableArray<LearningEntry> Learning { get; init; } = [];

    public DateOnly? OverdueSince { get; init; }

    public DateOnly? NotCurrentSince { get; init; }

    /// <summary>When notice of its revocation was given, while that is neither dropped nor carried out.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>The first day on which it may be revoked, where notice was given.</summary>
    public DateOnly? RevocableFrom { get; init; }

    /// <summary>Whether the department dropped such a notice, and no result that it rests on has changed since.</summary>
    public bool IsLetStand { get; init; }

    public DateOnly? RevokedOn { get; init; }

    /// <summary>The hours declared since it was given or last renewed.</summary>
    [JsonIgnore]
    public decimal HoursDeclared => Learning.Where(declared => RenewedOn is not { } renewed || declared.On > renewed).Sum(declared => declared.Hours);
}

public sealed record LearningEntry(decimal Hours, DateOnly On);
