using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public sealed partial record Journey
{
    /// <summary>Whether the accreditation at a level counts on a day. It does not end while what was sat in time waits for its result, or while something stands in the way (S-48).</summary>
    public bool IsAccreditedOn(Level level, DateOnly day)
    {
        if (At(level) is not { Accreditation: { } held } track)
            return false;

        var goesOn = held.CurrentUntil is { } until && until < day && HoldsOpen(track, until);
        return (goesOn ? held with { CurrentUntil = day, NotCurrentSince = null } : held).IsCurrentOn(day);
    }
}

public sealed partial record LevelTrack
{
    /// <summary>Whether a ground to revoke the accreditation is there. It lies in what it rests on, its attempt and what came before in the same series, whatever was released since (S-36).</summary>
    public bool HasGroundToRevoke(RevocationGround ground)
    {
        if (Accreditation is not { IsRevoked: false } held)
            return false;

        var series = SeriesOf(held.Attempt);
        return ground switch
        {
            RevocationGround.MalpracticeFound => series.Attempts.Any(released => released.MalpracticeFound && released.Number <= held.Attempt) && !series.IsCompleteBy(held.Attempt),
            RevocationGround.ResultIssuedInError => series.Attempts.All(released => !released.IsToBeReleasedAnew)
                && series.Attempts.Any(released => released is { CorrectedOn: not null, IsAnnulled: false } && released.Attempt.NotMet.Any(series.NotMet.Contains)),
            _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "No such ground."),
        };
    }

    /// <summary>
    /// Whether what the accreditation rests on is in question, and the department has to look at it: a result of it was corrected and
    /// waits for its release, notice of a revocation was given, or a ground for one is there which the department has not let stand.
    /// Nothing renews it meanwhile (S-15, S-36).
    /// </summary>
    public bool IsInQuestion => Accreditation is { IsRevoked: false } held
        && (held.Notice is not null
            || SeriesOf(held.Attempt).Attempts.Any(released => released.IsToBeReleasedAnew)
            || (!held.IsLetStand && Enum.GetValues<RevocationGround>().Any(HasGroundToRevoke)));

    private LevelTrack? EvolveAccreditation(JourneyEvent journeyEvent) =>
        Accreditation is { IsRevoked: false } held && held.Evolve(journeyEvent, this) is { } after ? after : null;

    internal LevelTrack Certified(Accreditation accreditation) => this with { Accreditation = accreditation, Certificates = Certificates + 1 };

    /// <summary>The time of a notice was not the worker's, however it ended (S-48).</summary>
    internal LevelTrack WithoutNotice(Revocation notice, DateOnly on) => this with { Noticed = Noticed.Add(notice.Stop.EndedBy(on)) };

    internal LevelTrack With(Accreditation accreditation) => this with { Accreditation = accreditation };

    /// <summary>An attempt for re-accreditation, and the wait for a place at one, has done its work once a route is complete.</summary>
    internal LevelTrack Renewed(Accreditation accreditation) => WaitedUntil(accreditation.RenewedOn!.Value) with
    {
        Accreditation = accreditation,
        Retake = null,
        AwaitsConsequence = null,
    };

    /// <summary>What the department let stand, it let stand on what was known then.</summary>
    private LevelTrack AskedAnew(int attempt) =>
        Accreditation is { IsLetStand: true } held && SeriesOf(held.Attempt).Has(attempt) ? With(held with { IsLetStand = false }) : this;

    /// <summary>The attempt by which an assessment renews an accreditation: the one whose result is out, or, where the accreditation's own result is, the one that had waited for it.</summary>
    internal int? RenewingAttempt(int accrediting) =>
        AwaitsConsequence is { } awaited && !SeriesOf(awaited).Has(accrediting)
            ? awaited
            : EverySeries.LastOrDefault(series => series.CompletedBy is not null && !series.Has(accrediting))?.CompletedBy!.Number;

    /// <summary>What follows is of another attempt with which everything was met, or else what the worker missed after all.</summary>
    internal LevelTrack Revoked(Accreditation accreditation) => this with
    {
        Accreditation = accreditation,
        AwaitsConsequence = EverySeries.LastOrDefault(series => series.CompletedBy is not null)?.CompletedBy!.Number ?? accreditation.Attempt,
    };
}

/// <summary>An accreditation, and how its renewal stands (S-15, S-36).</summary>
/// <param name="Attempt">The attempt that led to it.</param>
/// <param name="Edition">The edition of that attempt, under which it was given.</param>
/// <param name="Since">The day from which the worker is accredited.</param>
/// <param name="DueOn">When re-accreditation is due; null where the edition has none.</param>
public sealed record Accreditation(int Attempt, EditionCode Edition, DateOnly Since, DateOnly? DueOn)
{
    public CertificateNumber? Certificate { get; init; }

    /// <summary>The last day on which it is current, the grace included; null for no end.</summary>
    public DateOnly? CurrentUntil { get; init; }

    /// <summary>When it was last renewed; null when it never was. The hours of learning count from then.</summary>
    public DateOnly? RenewedOn { get; init; }

    /// <summary>The attempt by which it was last renewed; null when it was not, or by another route.</summary>
    public int? RenewedBy { get; init; }

    /// <summary>How it stood before that attempt renewed it.</summary>
    public Accreditation? BeforeRenewal { get; init; }

    /// <summary>The renewal that fell away last, until the next: the attempt that had given it, and until when.</summary>
    public (int Attempt, DateOnly DueOn)? LostRenewal { get; init; }

    /// <summary>The reminders of this round, in months before the due day.</summary>
    public ImmutableArray<int> Reminded { get; init; } = [];

    /// <summary>The hours declared, by declaration; a corrected one stands in its place.</summary>
    public ImmutableArray<LearningDeclaration> Learning { get; init; } = [];

    /// <summary>The endorsements for re-accreditation of this round, in the order in which they were recorded.</summary>
    public ImmutableArray<(OrganisationCode By, DateOnly On)> PracticeEndorsements { get; init; } = [];

    /// <summary>Those of the rounds before.</summary>
    public ImmutableArray<(OrganisationCode By, DateOnly On)> PracticeEndorsementsBefore { get; init; } = [];

    /// <summary>The day of the endorsement that counts in this round, the latest: one that is recorded late and dated back takes nothing from it. Null while there is none.</summary>
    public DateOnly? PracticeEndorsedOn => PracticeEndorsements.IsEmpty ? null : PracticeEndorsements.Max(given => given.On);

    public DateOnly? OverdueSince { get; init; }

    public DateOnly? GraceUntil { get; init; }

    public DateOnly? NotCurrentSince { get; init; }

    /// <summary>When re-accreditation would be due, and the last day of its grace, had nothing stood in the way (S-48).</summary>
    public (DateOnly? DueOn, DateOnly? CurrentUntil) Unmoved { get; init; } = (DueOn, null);

    /// <summary>The stretches of this round that do not count, each with its cause.</summary>
    public ImmutableArray<Standstill> Standstills { get; init; } = [];

    /// <summary>The day on which the due day began, where that was put off until the worker could know of it (S-41): what stood in the way before is over. Null where it follows from the rhythm.</summary>
    public DateOnly? StopsCountFrom { get; init; }

    public Revocation? Notice { get; init; }

    /// <summary>Whether the department dropped its notice, and nothing that the accreditation rests on was changed since.</summary>
    public bool IsLetStand { get; init; }

    public DateOnly? RevokedOn { get; init; }

    public bool IsRevoked => RevokedOn is not null;

    /// <summary>Whether the accreditation counts on a day: overdue in the grace does, not current and revoked do not (S-15, S-37).</summary>
    public bool IsCurrentOn(DateOnly day) =>
        Since <= day && (RevokedOn is not { } revoked || day < revoked) && NotCurrentSince is null && (CurrentUntil is not { } until || day <= until);

    /// <summary>The hours declared since it was given or last renewed.</summary>
    public decimal HoursDeclared => LearningOfThisRound.Sum(declaration => declaration.Hours);

    /// <summary>The day on which the hours declared since it was given or last renewed came to what is asked; null while they do not.</summary>
    public DateOnly? HoursReachedOn(decimal asked)
    {
        var hours = 0m;
        foreach (var declaration in LearningOfThisRound.OrderBy(declaration => declaration.On))
        {
            hours += declaration.Hours;
            if (hours >= asked)
                return declaration.On;
        }

        return null;
    }

    private IEnumerable<LearningDeclaration> LearningOfThisRound => Learning.Where(declaration => RenewedOn is not { } renewed || declaration.On > renewed);

    internal LevelTrack? Evolve(JourneyEvent journeyEvent, LevelTrack track) => journeyEvent switch
    {
        JourneyEvent.CertificateIssued e => track.Certified(this with
        {
            Certificate = e.Certificate,
            CurrentUntil = e.CurrentUntil,
            // One that is issued for an end which has moved names the day that it moved to.
            Unmoved = Standstills.IsEmpty ? (Unmoved.DueOn, e.CurrentUntil) : Unmoved,
            // A due day that something has moved began before; that it was this very day is by chance.
            StopsCountFrom = Standstills.IsEmpty && Unmoved.DueOn == e.On ? e.On : StopsCountFrom,
        }),
        JourneyEvent.ReaccreditationReminded e when !Reminded.Contains(e.MonthsAhead) => track.With(this with { Reminded = Reminded.Add(e.MonthsAhead) }),
        JourneyEvent.LearningDeclared e when e.Declaration == Learning.Length + 1 => track.With(this with { Learning = Learning.Add(new LearningDeclaration(e.Declaration, e.Hours, e.On)) }),
        JourneyEvent.LearningCorrected e when e.Declaration >= 1 && e.Declaration <= Learning.Length =>
            track.With(this with { Learning = Learning.SetItem(e.Declaration - 1, Learning[e.Declaration - 1] with { Hours = e.Hours }) }),
        JourneyEvent.PracticeEndorsedForReaccreditation e => track.With(this with { PracticeEndorsements = PracticeEndorsements.Add((e.EndorsedBy, e.On)) }),
        JourneyEvent.Reaccredited e when !(NotCurrentSince <= e.On) => track.Renewed(Renewed(e.Route, e.DueOn, e.On, track)),
        JourneyEvent.AccreditationRestored e when NotCurrentSince is not null => track.Renewed(Renewed(e.Route, e.DueOn, e.On, track)),
        JourneyEvent.ReaccreditationUndone e when RenewedBy == e.Attempt && BeforeRenewal is { } before => track.With(Undone(before, e)),
        JourneyEvent.ReaccreditationDueMoved e when DueOn is not null => track.With(Moved(e)),
        JourneyEvent.ReaccreditationOverdue e when OverdueSince is null => track.With(this with { OverdueSince = e.On, GraceUntil = e.GraceUntil }),
        JourneyEvent.AccreditationNotCurrent e when OverdueSince is not null && NotCurrentSince is null => track.With(this with { NotCurrentSince = e.On }),
        JourneyEvent.RevocationNotified e when Notice is null => track.With(this with { Notice = new Revocation(track.Noticed.Length + 1, e.Ground, e.Notice, e.NotBefore, e.On) }),
        JourneyEvent.RevocationDropped e when Notice is { } notice => track.WithoutNotice(notice, e.On).With(this with { Notice = null, IsLetStand = true }),
        JourneyEvent.AccreditationRevoked e when Notice is { } notice => track.WithoutNotice(notice, e.On).Revoked(this with { RevokedOn = e.On }),
        _ => null,
    };

    /// <summary>The accreditation after one more stretch that does not count, or another one in the place of a stretch of the same cause and number: each end moved by the days on which it stood still.</summary>
    public Accreditation StoodStill(Standstill stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        var stretches = stretch.Among(Standstills);
        return this with
        {
            Standstills = stretches,
            DueOn = Standstill.Move(Unmoved.DueOn, stretches),
            CurrentUntil = Standstill.Move(Unmoved.CurrentUntil, stretches),
        };
    }

    /// <summary>The accreditation with its ends as they stood on a day: what stood in their way from then on is not counted.</summary>
    internal Accreditation AsOf(DateOnly day)
    {
        var stood = Standstill.Before(day, Standstills);
        return this with { Standstills = stood, DueOn = Standstill.Move(Unmoved.DueOn, stood), CurrentUntil = Standstill.Move(Unmoved.CurrentUntil, stood) };
    }

    internal Accreditation Moved(JourneyEvent.ReaccreditationDueMoved moved)
    {
        // What was noted of an end that has moved on is no longer so.
        var isOverdue = moved.DueOn < OverdueSince;
        return this with
        {
            Standstills = new Standstill(moved.Cause, moved.Number, moved.StoodStillFrom, moved.RanOnFrom).Among(Standstills),
            DueOn = moved.DueOn,
            CurrentUntil = moved.CurrentUntil,
            Reminded = moved.DueOn == DueOn ? Reminded : [],
            OverdueSince = isOverdue ? OverdueSince : null,
            GraceUntil = isOverdue ? moved.CurrentUntil : null,
            NotCurrentSince = moved.CurrentUntil < NotCurrentSince ? NotCurrentSince : null,
        };
    }

    private Accreditation Renewed(ReaccreditationRoute route, DateOnly dueOn, DateOnly on, LevelTrack track) => this with
    {
        RenewedBy = route == ReaccreditationRoute.Assessment ? track.RenewingAttempt(Attempt) : null,
        BeforeRenewal = route == ReaccreditationRoute.Assessment ? this : null,
        LostRenewal = null,
        DueOn = dueOn,
        Unmoved = (dueOn, null),
        RenewedOn = on,
        Reminded = [],
        PracticeEndorsements = [],
        PracticeEndorsementsBefore = [.. PracticeEndorsementsBefore, .. PracticeEndorsements],
        OverdueSince = null,
        GraceUntil = null,
        NotCurrentSince = null,
        Standstills = [],
        StopsCountFrom = null,
    };

    private Accreditation Undone(Accreditation before, JourneyEvent.ReaccreditationUndone undone) => this with
    {
        DueOn = undone.DueOn,
        CurrentUntil = undone.CurrentUntil,
        // A due day that the correction found in the past begins anew.
        Unmoved = undone.DueOn == before.DueOn ? before.Unmoved : (undone.DueOn, undone.CurrentUntil),
        Standstills = undone.DueOn == before.DueOn ? before.Standstills : [],
        StopsCountFrom = undone.DueOn == before.DueOn ? before.StopsCountFrom : undone.On,
        RenewedOn = undone.RenewedOn,
        RenewedBy = before.RenewedBy,
        BeforeRenewal = before.BeforeRenewal,
        LostRenewal = (undone.Attempt, DueOn!.Value),
        PracticeEndorsements = [.. before.PracticeEndorsements, .. PracticeEndorsements],
        PracticeEndorsementsBefore = before.PracticeEndorsementsBefore,
        Reminded = [],
        OverdueSince = null,
        GraceUntil = null,
        NotCurrentSince = null,
    };
}

/// <summary>Hours of learning that the worker declared.</summary>
public sealed record LearningDeclaration(int Number, decimal Hours, DateOnly On);

/// <summary>Notice that an accreditation is to be revoked.</summary>
/// <param name="Number">Counts the notices of a level from 1.</param>
/// <param name="Document">The notice itself.</param>
/// <param name="NotBefore">The first day on which it may be.</param>
public sealed record Revocation(int Number, RevocationGround Ground, DocumentId Document, DateOnly NotBefore, DateOnly On)
{
    public OpenStop Stop => new(WindowStop.RevocationNotice, Number, On);
}
