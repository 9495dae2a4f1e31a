using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    public Recording? Recording(RecordingCode code) => Recordings.FirstOrDefault(recording => recording.Code == code);

    private LevelTrack? EvolveSitting(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SittingRequested e when SittingRequest is null && e.Request == SittingRequests + 1 =>
            this with { SittingRequest = new SittingRequest(e.Request, e.On, e.WaitsFrom ?? e.On), SittingRequests = e.Request },
        JourneyEvent.SittingOffered e when SittingRequest is { } request && request.Number == e.Request => WaitedUntil(e.SitsOn),

        JourneyEvent.SittingBooked e when UnderWay is null && e.Attempt == Bookings + 1 && IsAccredited == (e.Endorsement == 0) && (IsAccredited || Endorsement(e.Endorsement) is not null) => this with
        {
            Bookings = e.Attempt,
            UnderWay = new Attempt(e.Attempt, e.Endorsement, e.Sitting, e.Elements, Retake is { Element: { } element } retake && e.Elements == ElementSet.Of(element) && (retake.Passported.Count == 0 || retake.IsForElementOn(e.SitsOn)), e.SitsOn, e.Edition)
            {
                BookedOn = e.On,
                CarriedUntil = Rebooking is { } again && again.Endorsement == e.Endorsement ? again.Until : null,
            },
            Rebooking = null,
        },
        JourneyEvent.BookingCorrected e when UnderWay is { } attempt && attempt.Number == e.Attempt => With(attempt with { Sitting = e.Sitting, SitsOn = e.SitsOn }),
        JourneyEvent.SittingCancelledOnLeaving e when UnderWay is { HasMarks: false } attempt && attempt.Number == e.Attempt => this with { UnderWay = null },
        JourneyEvent.SittingCancelled e when UnderWay is { HasMarks: false } attempt && attempt.Number == e.Attempt => this with
        {
            UnderWay = null,
            // A place that could not be taken is no use of a void sitting's right to one (S-32).
            Rebooking = e.Reason.IsOfAPlaceNotTaken() && attempt.CarriedUntil is { } until ? new Rebooking(attempt.Endorsement, until, attempt.Edition) : null,
        },
        JourneyEvent.SittingVoided e when UnderWay is { } attempt && attempt.Number == e.Attempt => Voided(attempt, e),

        JourneyEvent.AdjustmentsRequested e when e.Request == (Adjustments?.Number ?? 0) + 1 => this with { Adjustments = new AdjustmentRequest(e.Request, e.Document, e.On, null, null, 0) },
        JourneyEvent.AdjustmentsAgreed e when Adjustments is { } request && request.Number == e.Request => this with { Adjustments = request.Decided(true, e.By), HasAgreedAdjustments = true },
        JourneyEvent.AdjustmentsRefused e when Adjustments is { } request && request.Number == e.Request => this with { Adjustments = request.Decided(false, e.By) },

        JourneyEvent.MalpracticeAlleged e when Investigation is null && e.Case == Cases + 1 =>
            this with
            {
                Cases = e.Case,
                Investigation = new MalpracticeCase(e.Case, e.Attempt, e.By, e.On, e.HearingUntil, null),
                UnderWay = UnderWay is { } accused && accused.Number == e.Attempt ? accused with { WasAlleged = true } : UnderWay,
            },
        JourneyEvent.WorkerHeard e when Investigation is { HeardOn: null } open && open.Number == e.Case => this with { Investigation = open with { HeardOn = e.On } },
        JourneyEvent.MalpracticeFound e when Investigation is { } open && open.Number == e.Case =>
            (ResultOf(e.Attempt) is { } released ? With(released with { MalpracticeFound = true }) : this).Decided(open, e.On),
        JourneyEvent.MalpracticeNotFound e when Investigation is { } open && open.Number == e.Case => Decided(open, e.On),

        JourneyEvent.ExerciseRated e when UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.IsWaitingFor(e.Element) =>
            With(attempt with
            {
                Ratings = attempt.Ratings.Add(new Rating(e.Element, e.Exercise, e.Score, e.Profile, e.By, e.On)),
                ThirdRatings = attempt.ThirdRatings.Remove(new ThirdRating(e.Element, e.Exercise)),
            }),
        JourneyEvent.ThirdRatingNeeded e when UnderWay is { } attempt && attempt.Number == e.Attempt =>
            With(attempt with { ThirdRatings = attempt.ThirdRatings.Add(new ThirdRating(e.Element, e.Exercise)) }),
        JourneyEvent.ElementMarked e when UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.IsWaitingFor(e.Element) =>
            With(attempt with { Marks = attempt.Marks.Add(new Mark(e.Element, e.Score, e.Result, e.Profile, e.By, e.On)) }),
        JourneyEvent.MarkModerated e when UnderWay is { } attempt && attempt.Number == e.Attempt && attempt.MarkOf(e.Element) is { } mark =>
            With(attempt.With(mark with { Score = e.Score, Result = e.Result, Profile = e.Profile, ChangedOn = e.On }) with { Changed = attempt.Changed.Add(e.By) }),
        JourneyEvent.NarrativeRecorded e when UnderWay is { } attempt && attempt.Number == e.Attempt => With(attempt with { Narrative = e.Document, Observers = attempt.Observers.Add(e.By) }),

        JourneyEvent.RecordingTaken e when Recording(e.Recording) is null => this with
        {
            UnderWay = UnderWay?.Number == e.Attempt ? UnderWay with { WasRecorded = true } : UnderWay,
            Recordings = Recordings.Add(new Recording(e.Recording, e.Attempt, e.HeldBy, false, ResultOf(e.Attempt)?.LastOn, null) { Edition = ResultOf(e.Attempt)?.Edition ?? UnderWay?.Edition }),
        },
        JourneyEvent.RecordingTrainingAgreed e when Recording(e.Recording) is { } recording => With(recording with { TrainingAgreed = true }),
        JourneyEvent.RecordingHandedOver e when Recording(e.Recording) is { IsDestroyed: false } recording => With(recording with { HeldBy = e.HeldBy }),
        JourneyEvent.RecordingUsed e when Recording(e.Recording) is { IsDestroyed: false } recording => With(recording with { LastUse = (e.For, e.By, e.On) }),
        JourneyEvent.SimulationSampled e when Recording(e.Recording) is { IsDestroyed: false, SampledOn: null } recording => With(recording with { SampledOn = e.On }),
        JourneyEvent.SimulationCommented e when Recording(e.Recording) is { IsDestroyed: false, SampledOn: not null } recording => With(recording with { PanelComments = recording.PanelComments.Add(e.Document) }),
        JourneyEvent.RecordingDestroyed e when Recording(e.Recording) is { IsDestroyed: false } recording => With(recording with { DestroyedOn = e.On }),
        _ => null,
    };

    private LevelTrack Decided(MalpracticeCase open, DateOnly on) => this with
    {
        Investigation = null,
        Investigated = Investigated.Add(new Standstill(WindowStop.Investigation, open.Number, open.On, on)),
    };

    /// <summary>The wait for a place, if there is one, is over, whether or not one was offered.</summary>
    internal LevelTrack WaitedUntil(DateOnly day) =>
        SittingRequest is { } request ? this with { SittingRequest = null, Waited = Waited.Add(request.Wait.EndedBy(day)) } : this;

    private LevelTrack With(Attempt attempt) => this with { UnderWay = attempt };

    private LevelTrack With(Recording recording) => this with { Recordings = Recordings.Replace(Recording(recording.Code)!, recording) };

    /// <summary>The endorsement that carried it carries one more sitting where one was given; the recordings' time begins (S-11).</summary>
    private LevelTrack Voided(Attempt attempt, JourneyEvent.SittingVoided voided) => KeepRecordings(attempt.Number, voided.On) with
    {
        UnderWay = null,
        Rebooking = voided.RebookUntil is { } until ? new Rebooking(attempt.Endorsement, until, attempt.Edition) : null,
        // What did not lie with the worker uses up none (S-32, S-33).
        Rebookings = Rebookings + (voided.Reason.LayWithTheWorker() && voided.RebookUntil is not null ? 1 : 0),
    };

    private LevelTrack KeepRecordings(int attempt, DateOnly from) =>
        Recordings.All(recording => recording.Attempt != attempt)
            ? this
            : this with { Recordings = [.. Recordings.Select(recording => recording.Attempt == attempt ? recording with { SettledOn = from } : recording)] };
}

/// <summary>A place at a sitting was asked for, and none has been offered yet.</summary>
/// <param name="WaitsFrom">The first day that no window counts: its own, or that of its recording.</param>
public sealed record SittingRequest(int Number, DateOnly On, DateOnly WaitsFrom)
{
    internal OpenStop Wait => new(WindowStop.WaitForSitting, Number, WaitsFrom);
}

/// <summary>The right to one more sitting after a void one, on the same endorsement (S-32).</summary>
/// <param name="Endorsement">0 where the void sitting needed none.</param>
/// <param name="Until">The last day of that sitting.</param>
/// <param name="Edition">The edition of the void one: nothing was sat by it, and the place is its place (S-50).</param>
public sealed record Rebooking(int Endorsement, DateOnly Until, EditionCode Edition);

/// <summary>A request for reasonable adjustments (S-33).</summary>
/// <param name="Agreed">Null while it waits for a decision.</param>
/// <param name="DecidedBy">Who decided last.</param>
/// <param name="Decisions">How often it was decided: a refusal may be reviewed once.</param>
public sealed record AdjustmentRequest(int Number, DocumentId Document, DateOnly On, bool? Agreed, ActorId? DecidedBy, int Decisions)
{
    internal AdjustmentRequest Decided(bool agreed, ActorId by) => this with { Agreed = agreed, DecidedBy = by, Decisions = Decisions + 1 };
}

/// <summary>An allegation of malpractice that is not decided yet (S-34).</summary>
/// <param name="HearingUntil">The last day on which the worker may answer.</param>
public sealed record MalpracticeCase(int Number, int Attempt, ActorId AllegedBy, DateOnly On, DateOnly HearingUntil, DateOnly? HeardOn);

/// <summary>An attempt from its booking on; once it is released it is kept for corrections.</summary>
/// <param name="IsElementRetake">Whether it is for the one element to be taken again (S-04).</param>
public sealed record Attempt(int Number, int Endorsement, SittingCode Sitting, ElementSet Elements, bool IsElementRetake, DateOnly SitsOn, EditionCode Edition)
{
    public DateOnly BookedOn { get; init; }

    public ImmutableArray<Rating> Ratings { get; init; } = [];

    /// <summary>The exercises that wait for the rating of a third assessor (S-52).</summary>
    public ImmutableArray<ThirdRating> ThirdRatings { get; init; } = [];

    public ImmutableArray<Mark> Marks { get; init; } = [];

    /// <summary>Who moderated or corrected a mark.</summary>
    public ImmutableArray<ActorId> Changed { get; init; } = [];

    /// <summary>Who wrote a narrative.</summary>
    public ImmutableArray<ActorId> Observers { get; init; } = [];

    public DocumentId? Narrative { get; init; }

    /// <summary>Until when a void sitting's endorsement carries this one (S-32); null where none does.</summary>
    public DateOnly? CarriedUntil { get; init; }

    /// <summary>Whether malpractice at it was ever alleged, however that ended.</summary>
    public bool WasAlleged { get; init; }

    public bool HasMarks => !Marks.IsEmpty || !Ratings.IsEmpty;

    /// <summary>Whether a recording was taken of it.</summary>
    public bool WasRecorded { get; init; }

    /// <summary>Whether there are marks, a recording, a narrative or an allegation, which only what was sat can have.</summary>
    public bool IsKnownToBeSat => HasMarks || WasAlleged || WasRecorded || Narrative is not null;

    /// <summary>Whether it was sat by a day, as far as is known: its day had come, or it has what only a sitting can leave.</summary>
    public bool WasSatBy(DateOnly day) => SitsOn <= day || IsKnownToBeSat;

    public ElementSet Unmarked => Marks.Aggregate(Elements, (due, mark) => due.Without(mark.Element));

    public ElementSet Met => ElementSet.Of([.. Elements.Except(NotMet)]);

    public Outcome Outcome => NotMet.Count == 0 ? Outcome.Met : Outcome.NotMet;

    public ElementSet NotMet => ElementSet.Of([.. Marks.Where(mark => mark.Result != ElementResult.Met).Select(mark => mark.Element)]);

    /// <summary>Every area that was looked at, in all elements; the lowest judgement where several speak of one.</summary>
    public AreaProfile Areas => Marks.Aggregate(AreaProfile.Empty, (areas, mark) => areas.And(mark.Profile));

    public Mark? MarkOf(Element element) => Marks.FirstOrDefault(mark => mark.Element == element);

    public bool IsWaitingFor(Element element) => Unmarked.Contains(element);

    public IReadOnlyList<Rating> RatingsOf(Element element, int exercise) =>
        [.. Ratings.Where(rating => rating.Element == element && rating.Exercise == exercise)];

    /// <summary>Whether somebody marked or rated any of it, or wrote its narrative.</summary>
    public bool WasMarkedBy(ActorId actor) =>
        Marks.Any(mark => mark.By == actor) || Ratings.Any(rating => rating.By == actor) || Observers.Contains(actor);

    public bool WasChangedBy(ActorId actor) => Changed.Contains(actor);

    internal Attempt With(Mark mark) => this with { Marks = Marks.Replace(MarkOf(mark.Element)!, mark) };
}

/// <summary>One assessor's rating of one exercise.</summary>
public sealed record Rating(Element Element, int Exercise, decimal Score, AreaProfile Profile, ActorId By, DateOnly On);

/// <summary>An exercise on which two assessors differ too much: somebody who has not rated it rates it as the third (S-52).</summary>
public sealed record ThirdRating(Element Element, int Exercise)
{
    public string Words() => $"Two assessors differ too much on exercise {Exercise} of the {Element.Words()} element; a third, who has not rated it, rates it next.";
}

/// <summary>How one element of the attempt was marked, and by whom.</summary>
/// <param name="On">The day of the mark.</param>
public sealed record Mark(Element Element, decimal Score, ElementResult Result, AreaProfile Profile, ActorId By, DateOnly On)
{
    /// <summary>When it was moderated or corrected last; null when it was not.</summary>
    public DateOnly? ChangedOn { get; init; }

    public DateOnly LastOn => ChangedOn is { } changed && changed > On ? changed : On;
}

/// <summary>A recording of a simulated observation, in somebody's custody (R-066, S-52).</summary>
/// <param name="SettledOn">When the result of its attempt was released last or annulled, or the attempt became void: the time it is kept for begins (S-11).</param>
public sealed record Recording(RecordingCode Code, int Attempt, OrganisationCode HeldBy, bool TrainingAgreed, DateOnly? SettledOn, DateOnly? DestroyedOn)
{
    /// <summary>The edition that governs its attempt.</summary>
    public EditionCode? Edition { get; init; }

    /// <summary>What it was looked at for last, by whom and when; null when it was not.</summary>
    public (RecordingUse For, ActorId By, DateOnly On)? LastUse { get; init; }

    /// <summary>When it was chosen for a service-user panel; null when it was not .</summary>
    public DateOnly? SampledOn { get; init; }

    /// <summary>What members of the panel said of it.</summary>
    public ImmutableArray<DocumentId> PanelComments { get; init; } = [];

    public bool IsDestroyed => DestroyedOn is not null;
}
