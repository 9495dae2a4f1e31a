using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities;

namespace Naas.Projections.Retention;

/// <summary>What an event does to the row of its journey, by what it is about.</summary>
internal static class RetentionFold
{
    /// <returns>The row after the event; null when it cannot follow.</returns>
    public static RetentionRow? After(RetentionRow row, JourneyEvent journeyEvent, PersonFacts? person) => journeyEvent switch
    {
        JourneyEvent.JourneySuperseded => row with { IsClosed = true },
        JourneyEvent.JourneyReinstated => row with { IsClosed = false },
        // What another record held beside this one's own road was sat by the same person (S-53).
        JourneyEvent.RecordAbsorbed e => e.Beside.Where(RetentionProjection.Changes).Aggregate((RetentionRow?)row, (before, beside) => before is null ? null : After(before, beside, person)),
        // Whose declaration the directory does not have (any more) has declared nothing that can be counted.
        JourneyEvent.EqualityInformationDeclared e => row with { Declared = Declared.Of(person?.AnswersOf(e.Version) ?? EqualityAnswers.None) },
        _ => Work(row, journeyEvent, person) ?? Endorsement(row, journeyEvent) ?? Attempt(row, journeyEvent),
    };

    private static RetentionRow? Work(RetentionRow row, JourneyEvent journeyEvent, PersonFacts? person) => journeyEvent switch
    {
        JourneyEvent.EmploymentStarted e when row.Spells.All(spell => spell.Spell != e.Spell) =>
            row with { Spells = row.Spells.Add(new RetainedSpell(e.Spell, e.PlacedAt.Value, e.Basis, e.Agency?.Value, e.On, AgeOn(e.On, person), null, null, null, [])) },
        JourneyEvent.EmploymentEnded e => Spell(row, e.Spell, spell => spell with { To = e.On, Reason = e.Reason, Destination = e.Destination }),
        JourneyEvent.EmploymentCarriedOver e => Spell(row, e.Spell, spell => spell with { CarriedOver = spell.CarriedOver.Add(new RetainedSuccession(e.To.Value, e.On)) }),
        JourneyEvent.EmploymentCorrected e => Spell(row, e.Spell, spell => Corrected(spell, e, person)),
        JourneyEvent.EmploymentExpunged e => Spell(row, e.Spell, _ => null),

        JourneyEvent.StatutoryRoleStarted e when row.Roles.All(role => role.Role != e.Role) => row with { Roles = row.Roles.Add(new RetainedRole(e.Role, e.Spell, e.Level, e.On)) },
        JourneyEvent.StatutoryRoleCorrected e => Role(row, e.Role, role => role with { Level = e.Level, From = e.From }),
        JourneyEvent.StatutoryRoleExpunged e => Role(row, e.Role, _ => null),
        _ => null,
    };

    private static RetentionRow? Endorsement(RetentionRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.PracticeEndorsed e => Given(row, e.Level, e.Endorsement, e.EndorsedBy, e.On),
        JourneyEvent.PracticeReEndorsed e => Given(row, e.Level, e.Endorsement, e.EndorsedBy, e.On),
        JourneyEvent.EndorsementWithdrawn e => Endorsement(row, e.Level, e.Endorsement, given => given with { WithdrawnOn = e.On }),
        JourneyEvent.EndorsementLapsedOnLeaving e => Endorsement(row, e.Level, e.Endorsement, given => given with { LapsedOn = e.On }),
        JourneyEvent.EndorsementReinstated e => Endorsement(row, e.Level, e.Endorsement, given => given with { LapsedOn = e.LapsedOn }),
        JourneyEvent.EndorsementCorrected e => Endorsement(row, e.Level, e.Endorsement, given => given with { On = e.EndorsedOn }),
        JourneyEvent.EndorsementExpunged e => Endorsement(row, e.Level, e.Endorsement, _ => null),
        _ => null,
    };

    private static RetentionRow? Attempt(RetentionRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SittingBooked e when row.Attempts.All(attempt => (attempt.Level, attempt.Attempt) != (e.Level, e.Attempt)) =>
            row with { Attempts = row.Attempts.Add(new RetainedAttempt(e.Level, e.Attempt, e.Endorsement, e.SitsOn, null, null, null, null)) },
        JourneyEvent.BookingCorrected e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { SitsOn = e.SitsOn }),
        JourneyEvent.SittingCancelledOnLeaving e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { CancelledOn = e.On }),
        JourneyEvent.SittingCancelled e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { CancelledOn = e.On }),
        JourneyEvent.SittingVoided e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { CancelledOn = e.On }),
        JourneyEvent.ResultReleased e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { ReleasedOn = e.On, Outcome = e.Outcome }),
        JourneyEvent.ResultCorrected e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { Outcome = e.Outcome }),
        JourneyEvent.ResultAnnulled e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = e.On }),
        JourneyEvent.ResultSetAside e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = e.On }),
        // A void sitting stays void; what is sat instead of it is an attempt of its own.
        JourneyEvent.FindingOverturned e => Attempt(row, e.Level, e.Attempt, attempt => attempt with { AnnulledOn = null }),
        _ => null,
    };

    /// <summary>Whoever is in post still has not left, and so for no reason.</summary>
    private static RetainedSpell Corrected(RetainedSpell spell, JourneyEvent.EmploymentCorrected corrected, PersonFacts? person)
    {
        var after = spell with { Basis = corrected.Basis, Agency = corrected.Agency?.Value, From = corrected.From, Age = AgeOn(corrected.From, person), To = corrected.To };
        return after.To is null ? after with { Reason = null, Destination = null } : after;
    }

    private static string AgeOn(DateOnly day, PersonFacts? person) => Groupings.Code(Bands.AgeOn(day, person?.BornOn));

    private static RetentionRow? Given(RetentionRow row, Level level, int endorsement, OrganisationCode by, DateOnly on) =>
        row.Endorsements.Any(given => (given.Level, given.Endorsement) == (level, endorsement))
            ? null
            : row with { Endorsements = row.Endorsements.Add(new RetainedEndorsement(level, endorsement, by.Value, on, null, null)) };

    private static RetentionRow? Spell(RetentionRow row, int number, Func<RetainedSpell, RetainedSpell?> change) =>
        Changed(row.Spells, spell => spell.Spell == number, change) is { } spells ? row with { Spells = spells } : null;

    private static RetentionRow? Role(RetentionRow row, int number, Func<RetainedRole, RetainedRole?> change) =>
        Changed(row.Roles, role => role.Role == number, change) is { } roles ? row with { Roles = roles } : null;

    private static RetentionRow? Endorsement(RetentionRow row, Level level, int number, Func<RetainedEndorsement, RetainedEndorsement?> change) =>
        Changed(row.Endorsements, given => (given.Level, given.Endorsement) == (level, number), change) is { } endorsements ? row with { Endorsements = endorsements } : null;

    private static RetentionRow? Attempt(RetentionRow row, Level level, int number, Func<RetainedAttempt, RetainedAttempt> change) =>
        Changed(row.Attempts, attempt => (attempt.Level, attempt.Attempt) == (level, number), change) is { } attempts ? row with { Attempts = attempts } : null;

    /// <summary>The list with one entry changed, or without it where nothing is left of it; null when there is no such entry.</summary>
    private static ImmutableArray<T>? Changed<T>(ImmutableArray<T> entries, Predicate<T> isMeant, Func<T, T?> change)
        where T : class
    {
        if (entries.FirstOrDefault(entry => isMeant(entry)) is not { } before)
            return null;
        return change(before) is { } after ? entries.Replace(before, after) : entries.Remove(before);
    }
}
