using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    /// <summary>The endorsements given for the attempt to come, not for one whose result is out; somebody with two employers may hold two.</summary>
    public IEnumerable<Endorsement> FreshEndorsements => Endorsements.Skip(LastReleased?.Endorsements ?? 0).Where(given => !given.IsExpunged);

    /// <returns>Null for a number that was never given, and for an endorsement that was expunged.</returns>
    public Endorsement? Endorsement(int number) => number >= 1 && number <= Endorsements.Length && Endorsements[number - 1] is { IsExpunged: false } given ? given : null;

    /// <summary>The endorsement on which an attempt rests; null for a re-accreditation by assessment.</summary>
    public Endorsement? EndorsementOf(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return Endorsement(attempt.Endorsement);
    }

    /// <summary>The last day to which a void sitting carries an endorsement on, for the place to come or for the one that is booked (S-32); null where none does.</summary>
    public DateOnly? CarriedUntil(Endorsement given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Rebooking is { } again && again.Endorsement == given.Number ? again.Until
            : UnderWay is { } attempt && attempt.Endorsement == given.Number ? attempt.CarriedUntil
            : null;
    }

    private LevelTrack? EvolveEndorsement(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EndorsementRequested e when EndorsementRequest?.Of != e.Of => this with { EndorsementRequest = new EndorsementRequest(e.Of, e.On) },
        JourneyEvent.EndorsementDeclined e when EndorsementRequest is { } request && request.Of == e.DeclinedBy =>
            this with { EndorsementRequest = null, LastNo = (e.DeclinedBy, e.Reason, e.On) },

        JourneyEvent.PracticeEndorsed e when e.Endorsement == Endorsements.Length + 1 => Endorsed(new Endorsement(e.Endorsement, e.EndorsedBy, e.By, e.SittingsFrom, e.ValidUntil, e.On)),
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == Endorsements.Length + 1 => Endorsed(new Endorsement(e.Endorsement, e.EndorsedBy, e.By, e.SittingsFrom, e.ValidUntil, e.On)),
        JourneyEvent.EndorsementRanked e when Endorsement(e.Endorsement) is { } given => With(given with { Rank = e.Rank }),
        // One that has run out can be taken back: a void sitting carries it on (S-32).
        JourneyEvent.EndorsementWithdrawn e when Endorsement(e.Endorsement) is { WithdrawnOn: null, HasLapsed: false } given => With(given with { WithdrawnOn = e.On }),
        JourneyEvent.EndorsementExpired e when Endorsement(e.Endorsement) is { HasEnded: false } given && given.ValidUntil < e.On => With(given with { ExpiredOn = e.On }),
        JourneyEvent.EndorsementLapsedOnLeaving e when Endorsement(e.Endorsement) is { HasLapsed: false } given => With(given with { LapsedOn = e.On }),
        JourneyEvent.EndorsementReinstated e when Endorsement(e.Endorsement) is { HasLapsed: true } given => With(given with { LapsedOn = e.LapsedOn }),
        JourneyEvent.EndorsementCorrected e when Endorsement(e.Endorsement) is { } given => With(given with { On = e.EndorsedOn, ValidUntil = e.ValidUntil, ExpiredOn = null }),
        JourneyEvent.EndorsementExpunged e when Endorsement(e.Endorsement) is { } given =>
            With(given with { IsExpunged = true }) with { Rebooking = Rebooking?.Endorsement == e.Endorsement ? null : Rebooking },

        JourneyEvent.PassportGranted e when Passport is null => this with { Passport = new Passport(e.Elements, e.On) },
        JourneyEvent.PassportExpired when Passport is not null => this with { Passport = null },
        _ => null,
    };

    /// <summary>What the predecessor endorsed goes on under the successor's name, what has run out and is carried on by a void sitting included; so does what lapsed since, because the worker left the successor.</summary>
    internal LevelTrack CarriedOver(JourneyEvent.EmploymentCarriedOver carried)
    {
        var (from, to) = (carried.From, carried.To);
        if (Endorsements.All(given => given.EndorsedBy != from) && EndorsementRequest?.Of != from)
            return this;
        bool IsCarriedOn(Endorsement given) => given is { IsExpunged: false, WithdrawnOn: null, HasLapsed: false } && carried.On <= CarriedUntil(given);

        return this with
        {
            Endorsements = [.. Endorsements.Select(given => given.EndorsedBy == from && (given.IsOpen || IsCarriedOn(given) || carried.On <= given.LapsedOn) ? given with { EndorsedBy = to } : given)],
            EndorsementRequest = EndorsementRequest is { } request && request.Of == from ? request with { Of = to } : EndorsementRequest,
        };
    }

    /// <summary>A request is answered by whoever was asked; another organisation's endorsement leaves it waiting.</summary>
    private LevelTrack Endorsed(Endorsement endorsement) => this with
    {
        Endorsements = Endorsements.Add(endorsement),
        EndorsementRequest = EndorsementRequest?.Of == endorsement.EndorsedBy ? null : EndorsementRequest,
    };

    private LevelTrack With(Endorsement endorsement) => this with { Endorsements = Endorsements.SetItem(endorsement.Number - 1, endorsement) };
}

/// <summary>A worker's request that waits for an answer (S-21).</summary>
public sealed record EndorsementRequest(OrganisationCode Of, DateOnly On);

/// <summary>A judgement of readiness.</summary>
public sealed record Endorsement(int Number, OrganisationCode EndorsedBy, ActorId By, DateOnly SittingsFrom, DateOnly ValidUntil, DateOnly On)
{
    /// <summary>The worker's place in the organisation's list; null leaves the order to the days (S-44).</summary>
    public int? Rank { get; init; }

    /// <summary>The last day in post at the organisation that gave it; null while the worker is there.</summary>
    public DateOnly? LapsedOn { get; init; }

    /// <summary>When the organisation took it back; null when it did not.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The first day without it, once that has been noted.</summary>
    public DateOnly? ExpiredOn { get; init; }

    /// <summary>Whether it was never this worker's.</summary>
    public bool IsExpunged { get; init; }

    public bool HasLapsed => LapsedOn is not null;

    /// <summary>Whether it was taken back or expunged, or has run out or lapsed, as far as that has been noted.</summary>
    public bool HasEnded => IsExpunged || LapsedOn is not null || WithdrawnOn is not null || ExpiredOn is not null;

    public bool IsOpen => !HasEnded;

    /// <summary>Whether it still counts on a day; the day of the leaving does, the day of a withdrawal does not.</summary>
    public bool IsInForceOn(DateOnly day) =>
        !IsExpunged && On <= day && day <= ValidUntil && (LapsedOn is not { } lapsed || day <= lapsed) && (WithdrawnOn is not { } withdrawn || day < withdrawn);

    /// <summary>Whether it carries one more sitting after a void one, unless it was taken back or lapsed since (S-32).</summary>
    /// <param name="until">The last day of that right; null where there is none.</param>
    public bool CarriesOnTo(DateOnly day, DateOnly? until) => !IsExpunged && On <= day && day <= until && WithdrawnOn is null && !(LapsedOn < day);

    public bool AllowsSittingOn(DateOnly day) => IsInForceOn(day) && SittingsFrom <= day;
}

/// <summary>The credit for elements met in the proof of concept .</summary>
public sealed record Passport(ElementSet Elements, DateOnly On);
