using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>One social worker's journey as the events so far have made it. Immutable; made by <see cref="Evolve"/> and nothing else.</summary>
/// <param name="RegisteredOn">Null for a journey that has not begun.</param>
/// <param name="Spells">The employments, in the order in which they were recorded; spell n stands at index n - 1.</param>
public sealed record Journey(DateOnly? RegisteredOn, ImmutableArray<Spell> Spells, ImmutableDictionary<Level, LevelTrack> Levels)
{
    /// <summary>Before anything happened.</summary>
    public static Journey NotBegun { get; } = new(null, [], ImmutableDictionary<Level, LevelTrack>.Empty);

    public bool HasBegun => RegisteredOn is not null;

    /// <summary>The worker's standing at one level; levels are held beside each other, none implies another (S-24).</summary>
    public LevelTrack At(Level level) => Levels.GetValueOrDefault(level, LevelTrack.Untouched);

    /// <summary>Whether the worker practises with the organisation on a day, both ends of the employment included.</summary>
    public bool IsPlacedWith(OrganisationCode organisation, DateOnly on) => PlacementWith(organisation, on) is not null;

    /// <summary>The employment under which the worker practises with the organisation on a day.</summary>
    public Spell? PlacementWith(OrganisationCode organisation, DateOnly on) =>
        Spells.FirstOrDefault(spell => spell.PlacedAt == organisation && spell.Covers(on));

    public Spell? Spell(int number) => number >= 1 && number <= Spells.Length ? Spells[number - 1] : null;

    /// <summary>The journey after one more event.</summary>
    /// <exception cref="ImpossibleHistoryException">The event cannot have happened on this journey: the stream is damaged.</exception>
    public static Journey Evolve(Journey journey, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SocialWorkerRegistered e when !journey.HasBegun => journey with { RegisteredOn = e.On },
        _ when !journey.HasBegun => throw new ImpossibleHistoryException(journeyEvent, "the journey has not begun"),

        JourneyEvent.EmploymentStarted e when e.Spell == journey.Spells.Length + 1 =>
            journey with { Spells = journey.Spells.Add(new Spell(e.Spell, e.PlacedAt, e.Basis, e.Agency, e.On, null)) },
        JourneyEvent.EmploymentEnded e when journey.Spell(e.Spell) is { IsOpen: true } spell && spell.PlacedAt == e.PlacedAt && spell.From <= e.On =>
            journey with { Spells = journey.Spells.SetItem(e.Spell - 1, spell with { To = e.On }) },

        JourneyEvent.AssessmentAgreed e when journey.At(e.Level).AgreedOn is null => journey.With(e.Level, track => track with { AgreedOn = e.On }),

        JourneyEvent.PracticeEndorsed e when e.Endorsement == journey.At(e.Level).Endorsements.Length + 1 =>
            journey.With(e.Level, track => track.Endorsed(new Endorsement(e.Endorsement, e.EndorsedBy, e.By, e.SittingsFrom, e.ValidUntil, e.On, null))),
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == journey.At(e.Level).Endorsements.Length + 1 =>
            journey.With(e.Level, track => track.Endorsed(new Endorsement(e.Endorsement, e.EndorsedBy, e.By, e.SittingsFrom, e.ValidUntil, e.On, null))),
        JourneyEvent.EndorsementLapsedOnLeaving e when journey.At(e.Level).Endorsement(e.Endorsement) is { HasLapsed: false } =>
            journey.With(e.Level, track => track.Lapsed(e.Endorsement, e.On)),

        JourneyEvent.SittingBooked e when journey.At(e.Level).MayBook(e.Attempt) && journey.At(e.Level).Endorsement(e.Endorsement) is not null =>
            journey.With(e.Level, track => track with
            {
                Bookings = e.Attempt,
                UnderWay = new Attempt(e.Attempt, e.Endorsement, e.Sitting, e.Elements, e.SitsOn, e.Edition, []),
            }),
        JourneyEvent.SittingCancelledOnLeaving e when journey.At(e.Level).UnderWay is { Marks.IsEmpty: true } attempt && attempt.Number == e.Attempt =>
            journey.With(e.Level, track => track with { UnderWay = null }),
        JourneyEvent.ElementMarked e when journey.At(e.Level).UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.IsWaitingFor(e.Element) =>
            journey.With(e.Level, track => track with
            {
                UnderWay = attempt with { Marks = attempt.Marks.Add(new Mark(e.Element, e.Score, e.Result, e.By, e.On)) },
            }),

        JourneyEvent.ResultReleased e when journey.At(e.Level).UnderWay is { Unmarked.Count: 0 } attempt && attempt.Number == e.Attempt =>
            journey.With(e.Level, track => track.Released(attempt, e.On)),
        JourneyEvent.Accredited e when journey.At(e.Level).HasJustReleased(e.Attempt) => journey.With(e.Level, track => track with { AccreditedOn = e.On, Retake = null }),
        JourneyEvent.NarrowRetakeOpened e when journey.At(e.Level).HasJustReleased(e.Attempt) => journey.With(e.Level, track => track with { Retake = new ElementRetake(e.Element, e.BankedUntil) }),
        JourneyEvent.ElementRetakeOpened e when journey.At(e.Level).HasJustReleased(e.Attempt) => journey.With(e.Level, track => track with { Retake = new ElementRetake(e.Element, e.BankedUntil) }),
        JourneyEvent.FullRetakeOpened e when journey.At(e.Level).HasJustReleased(e.Attempt) => journey.With(e.Level, track => track with { Retake = null }),

        _ => throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what happened before"),
    };

    private Journey With(Level level, Func<LevelTrack, LevelTrack> change) =>
        this with { Levels = Levels.SetItem(level, change(At(level))) };
}

/// <summary>An employment: where the worker practises, on what footing, and from when to when.</summary>
/// <param name="To">The last day in post; null while it lasts.</param>
public sealed record Spell(int Number, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To)
{
    public bool IsOpen => To is null;

    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);
}

/// <summary>Where the worker stands at one level.</summary>
/// <param name="AgreedOn">When the worker agreed to be assessed; null before.</param>
/// <param name="Bookings">How many sittings were ever booked, cancelled ones included.</param>
/// <param name="UnderWay">The attempt that is booked and not yet released.</param>
/// <param name="LastReleased">The last attempt whose result was released.</param>
/// <param name="ElementRetakes">How many element retakes were released since everything was last sat.</param>
/// <param name="Retake">The one element that may be taken again on its own; null when everything is due.</param>
public sealed record LevelTrack(
    DateOnly? AgreedOn,
    ImmutableArray<Endorsement> Endorsements,
    int Bookings,
    Attempt? UnderWay,
    ReleasedAttempt? LastReleased,
    int ElementRetakes,
    ElementRetake? Retake,
    DateOnly? AccreditedOn)
{
    public static LevelTrack Untouched { get; } = new(null, [], 0, null, null, 0, null, null);

    public bool IsAccredited => AccreditedOn is not null;

    /// <summary>The endorsements given for the attempt to come, not for one whose result is out; somebody with two employers may hold two.</summary>
    public IEnumerable<Endorsement> FreshEndorsements => Endorsements.Skip(LastReleased?.Endorsements ?? 0);

    public Endorsement? Endorsement(int number) => number >= 1 && number <= Endorsements.Length ? Endorsements[number - 1] : null;

    /// <summary>The endorsement on which an attempt rests.</summary>
    public Endorsement EndorsementOf(Attempt attempt) => Endorsements[attempt.Endorsement - 1];

    /// <summary>The elements due at a sitting on a day: the one to be taken again while the others are banked, otherwise all (R-100, R-101, S-03, S-07).</summary>
    public ElementSet ElementsDue(DateOnly sitsOn) =>
        Retake is { } retake && sitsOn <= retake.BankedUntil ? ElementSet.Of(retake.Element) : ElementSet.All;

    internal bool MayBook(int attempt) => UnderWay is null && !IsAccredited && attempt == Bookings + 1;

    internal bool HasJustReleased(int attempt) => UnderWay is null && !IsAccredited && LastReleased?.Number == attempt;

    internal LevelTrack Endorsed(Endorsement endorsement) => this with { Endorsements = Endorsements.Add(endorsement) };

    internal LevelTrack Lapsed(int endorsement, DateOnly on) => this with
    {
        Endorsements = Endorsements.SetItem(endorsement - 1, Endorsements[endorsement - 1] with { LapsedOn = on }),
    };

    internal LevelTrack Released(Attempt attempt, DateOnly on) => this with
    {
        UnderWay = null,
        LastReleased = new ReleasedAttempt(attempt.Number, Endorsements.Length, attempt.Edition, on),
        ElementRetakes = attempt.IsElementRetake ? ElementRetakes + 1 : 0,
    };
}

/// <summary>A judgement of readiness.</summary>
/// <param name="LapsedOn">The last day in post at the organisation that gave it; null while the worker is there.</param>
public sealed record Endorsement(int Number, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On, DateOnly? LapsedOn)
{
    public bool HasLapsed => LapsedOn is not null;

    public bool IsInForceOn(DateOnly day) => On <= day && day <= ValidUntil && (LapsedOn is not { } lapsed || day <= lapsed);

    public bool AllowsSittingOn(DateOnly day) => IsInForceOn(day) && SittingsFrom <= day;
}

/// <summary>An attempt whose result is not out yet.</summary>
public sealed record Attempt(int Number, int Endorsement, SittingCode Sitting, ElementSet Elements, DateOnly SitsOn, EditionCode Edition, ImmutableArray<Mark> Marks)
{
    public bool IsElementRetake => Elements.Count == 1;

    /// <summary>Whether it was sat by a day, as far as is known: its day had come, or there are marks, which only what was sat can have.</summary>
    public bool WasSatBy(DateOnly day) => SitsOn <= day || !Marks.IsEmpty;

    public ElementSet Unmarked => Marks.Aggregate(Elements, (due, mark) => due.Without(mark.Element));

    public Mark? MarkOf(Element element) => Marks.FirstOrDefault(mark => mark.Element == element);

    public bool IsWaitingFor(Element element) => Unmarked.Contains(element);
}

/// <summary>How one element of the attempt was marked, and by whom.</summary>
public sealed record Mark(Element Element, decimal Score, ElementResult Result, ActorId By, DateOnly On);

/// <summary>What later decisions need of an attempt whose result is out.</summary>
/// <param name="Endorsements">How many endorsements had been given by then; a retake needs a later one.</param>
public sealed record ReleasedAttempt(int Number, int Endorsements, EditionCode Edition, DateOnly On);

/// <summary>One element may be taken again while the others count.</summary>
/// <param name="BankedUntil">The last day of a sitting for which they count.</param>
public sealed record ElementRetake(Element Element, DateOnly BankedUntil);

/// <summary>A stream holds an event that cannot follow what stands before it: damage, or a bug, never a refusal.</summary>
public sealed class ImpossibleHistoryException : Exception
{
    public ImpossibleHistoryException(JourneyEvent journeyEvent, string why)
        : base($"{journeyEvent.GetType().Name} on {journeyEvent.On:yyyy-MM-dd} cannot have happened: {why}.")
    {
    }
}
