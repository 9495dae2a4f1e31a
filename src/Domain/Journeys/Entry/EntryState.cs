using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public sealed partial record Journey
{
    private Journey Evolve(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SocialWorkerRegistered e when !HasBegun => this with { RegisteredOn = e.On },

        JourneyEvent.EmploymentStarted e when e.Spell == SpellsRecorded + 1 =>
            this with { Spells = Spells.Add(new Spell(e.Spell, e.PlacedAt, e.Basis, e.Agency, e.On, null)), SpellsRecorded = e.Spell },
        JourneyEvent.EmploymentEnded e when Spell(e.Spell) is { IsOpen: true } spell && spell.PlacedAt == e.PlacedAt && spell.From <= e.On =>
            With(spell with { To = e.On }),
        JourneyEvent.EmploymentCarriedOver e when Spell(e.Spell) is { } spell && spell.PlacedAt == e.From && !(spell.To < e.On) => CarriedOver(spell, e),
        JourneyEvent.EmploymentCorrected e when Spell(e.Spell) is { } spell =>
            With(spell with { Basis = e.Basis, Agency = e.Agency, From = e.From, To = e.To }),
        JourneyEvent.EmploymentExpunged e when Spell(e.Spell) is { } spell => this with { Spells = Spells.Remove(spell) },

        JourneyEvent.StatutoryRoleStarted e when e.Role == RolesRecorded + 1 && Spell(e.Spell) is not null => this with
        {
            Roles = Roles.Add(new StatutoryRole(e.Role, e.Spell, e.Level, e.Functions, e.Route, e.PrincipalSocialWorker, e.On, null, e.Route == EntryRoute.NewlyQualified ? AsyeCompletedOn : null, e.NotBefore, e.ExpectedBy, null)),
            RolesRecorded = e.Role,
        },
        JourneyEvent.StatutoryRoleEnded e when Role(e.Role) is { To: null } role && role.From <= e.On => With(role with { To = e.On }),
        JourneyEvent.StatutoryRoleCorrected e when Role(e.Role) is { } role =>
            With(role with { Level = e.Level, Functions = e.Functions, Route = e.Route, From = e.From, AsyeCompletedOn = e.Route == EntryRoute.NewlyQualified ? AsyeCompletedOn : role.AsyeCompletedOn, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.StatutoryRoleEndCorrected e when Role(e.Role) is { } role && !(e.To < role.From) => With(role with { To = e.To }),
        JourneyEvent.StatutoryRoleExpunged e when Role(e.Role) is { } role => this with { Roles = Roles.Remove(role) },
        JourneyEvent.AsyeCompleted e when Role(e.Role) is { Route: EntryRoute.NewlyQualified } role =>
            With(role with { AsyeCompletedOn = e.On, IsWhereAsyeWasCompleted = AsyeCompletedOn is null, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.AsyeCorrected e when Role(e.Role) is { AsyeCompletedOn: not null } role =>
            With(role with { AsyeCompletedOn = e.CompletedOn, IsWhereAsyeWasCompleted = role.IsWhereAsyeWasCompleted && e.CompletedOn is not null, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.LeadersAreaNamed e when Role(e.Role) is { Level: Level.Leader, Area: null } role => With(role with { Area = e.Area }),
        JourneyEvent.LeadersAreaCorrected e when Role(e.Role) is { Area: not null } role => With(role with { Area = e.Area }),
        JourneyEvent.MinimumServiceWaived e when Role(e.Role) is { } role => With(role with { WaivedOn = e.On }),
        JourneyEvent.MinimumServiceExtended e when Role(e.Role) is { } role => With(role with { NotBefore = e.NotBefore, WaivedOn = null }),

        JourneyEvent.AbsenceStarted e when e.Absence == AbsencesRecorded + 1 && Spell(e.Spell) is not null =>
            this with { Absences = Absences.Add(new Absence(e.Absence, e.Spell, e.Kind, e.On, null)), AbsencesRecorded = e.Absence },
        JourneyEvent.AbsenceEnded e when Absence(e.Absence) is { To: null } absence && absence.From <= e.On => With(absence with { To = e.On }),
        JourneyEvent.AbsenceCorrected e when Absence(e.Absence) is { } absence => With(absence with { Kind = e.Kind, From = e.From, To = e.To }),
        JourneyEvent.AbsenceExpunged e when Absence(e.Absence) is { } absence => this with { Absences = Absences.Remove(absence) },

        JourneyEvent.EqualityInformationDeclared e when e.Version > EqualityInformation => this with { EqualityInformation = e.Version },

        _ => EvolveMerging(journeyEvent) ?? throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what happened before"),
    };

    private Journey With(Spell spell) => this with { Spells = Spells.Replace(Spell(spell.Number)!, spell) };

    private Journey With(StatutoryRole role) => this with { Roles = Roles.Replace(Role(role.Number)!, role) };

    private Journey With(Absence absence) => this with { Absences = Absences.Replace(Absence(absence.Number)!, absence) };

    /// <summary>Employment, endorsements and clocks go on unbroken under the successor's name (S-16).</summary>
    private Journey CarriedOver(Spell spell, JourneyEvent.EmploymentCarriedOver carried) => With(spell with { PlacedAt = carried.To, CarriedOverOn = carried.On }) with
    {
        Practitioner = Practitioner.CarriedOver(carried),
        Supervisor = Supervisor.CarriedOver(carried),
        Leader = Leader.CarriedOver(carried),
    };
}

/// <summary>An employment: where the worker practises, on what footing, and from when to when.</summary>
/// <param name="To">The last day in post; null while it lasts.</param>
public sealed record Spell(int Number, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To)
{
    /// <summary>When a successor took it over; null when none did.</summary>
    public DateOnly? CarriedOverOn { get; init; }

    public bool IsOpen => To is null;

    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);

    /// <summary>Whether any day of it lies in a stretch.</summary>
    public bool Touches(DateOnly from, DateOnly to) => From <= to && (To is not { } last || from <= last);
}

/// <summary>A role with statutory functions in one employment, and the clocks of the way into it.</summary>
/// <param name="To">Its last day, where it was recorded; null while it goes on as long as the employment.</param>
/// <param name="AsyeCompletedOn">When the assessed and supported year was completed, in whichever role, for the newly qualified.</param>
/// <param name="NotBefore">The first day on which the worker is put forward without a waiver; null for none.</param>
/// <param name="ExpectedBy">By when the worker is expected to be put forward; null for no expectation.</param>
/// <param name="WaivedOn">When the employer waived minimum service; null when it did not.</param>
public sealed record StatutoryRole(
    int Number,
    int Spell,
    Level Level,
    FunctionSet Functions,
    EntryRoute Route,
    bool PrincipalSocialWorker,
    DateOnly From,
    DateOnly? To,
    DateOnly? AsyeCompletedOn,
    DateOnly? NotBefore,
    DateOnly? ExpectedBy,
    DateOnly? WaivedOn)
{
    /// <summary>Whether it was completed in this role: the others only know of it.</summary>
    public bool IsWhereAsyeWasCompleted { get; init; }

    /// <summary>The largely autonomous area that a practice leader leads, by exception; null for the whole of the employer's service.</summary>
    public ServiceAreaCode? Area { get; init; }

    public bool IsOpen => To is null;

    public bool IsWaived => WaivedOn is not null;

    /// <summary>Whether the newly qualified worker's supported year still runs: until it is completed nobody is put forward .</summary>
    public bool AwaitsAsye => Route == EntryRoute.NewlyQualified && AsyeCompletedOn is null;

    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);

    /// <summary>Whether it has a day in common with a role that runs from one day to another, or has no end.</summary>
    public bool Overlaps(DateOnly from, DateOnly? to) => (to is not { } end || From <= end) && (To is not { } last || from <= last);
}

/// <summary>An authorised absence.</summary>
/// <param name="To">Its last day; null while it lasts.</param>
public sealed record Absence(int Number, int Spell, AbsenceKind Kind, DateOnly From, DateOnly? To)
{
    public bool IsOpen => To is null;

    /// <summary>Whether windows stand still for it (S-48).</summary>
    public bool StopsWindows => Kind == AbsenceKind.Protected;

    public bool Overlaps(DateOnly from, DateOnly? to) => (to is not { } end || From <= end) && (To is not { } last || from <= last);
}
