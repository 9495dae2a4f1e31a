using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

// What was recorded on the wrong worker's journey. The record counts as if it had never been made, so nothing that rests on it
// may stand: what was recorded on its strength is expunged or corrected first, and what was sat on it stays.
public static partial class JourneyDecider
{
    private static Decision ExpungeEmployment(JourneyCommand.ExpungeEmployment command, Journey journey, Policy policy)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return WasRecorded(command.Spell, journey.SpellsRecorded) ? Decision.Nothing : NoSuchEmployment(command.Spell, journey);
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (journey.Roles.FirstOrDefault(role => role.Spell == spell.Number) is { } held)
            return Refusals.CorrectionContradicts.Because($"Role {held.Number} is recorded in employment {spell.Number}; it is expunged first.");
        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number) is { } away)
            return Refusals.CorrectionContradicts.Because($"Absence {away.Number} is recorded in employment {spell.Number}; it is expunged first.");

        var expunged = new JourneyEvent.EmploymentExpunged(spell.Number, spell.PlacedAt, command.Reason, command.Facts.Actor, command.On);
        var after = Journey.Evolve(journey, expunged);
        return GivenOn(journey, (_, given) => given.EndorsedBy == spell.PlacedAt && HasSeenThePractice(journey, spell.PlacedAt, given.On, policy) && !HasSeenThePractice(after, spell.PlacedAt, given.On, policy)) is { } rests
            ? Refusals.CorrectionContradicts.Because($"{rests.EndorsedBy} endorsed the worker on {rests.On.Words()}, on the strength of employment {spell.Number}.")
            : expunged;
    }

    private static Decision ExpungeRole(JourneyCommand.ExpungeStatutoryRole command, Journey journey)
    {
        if (journey.Role(command.Role) is not { } role)
            return WasRecorded(command.Role, journey.RolesRecorded) ? Decision.Nothing : NoSuchRole(command.Role, journey);
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (role is { IsWhereAsyeWasCompleted: true, AsyeCompletedOn: { } completed })
            return Refusals.CorrectionContradicts.Because($"The supported year was completed in role {role.Number} on {completed.Words()}; that is corrected first.");

        var expunged = new JourneyEvent.StatutoryRoleExpunged(role.Number, command.Reason, command.Facts.Actor, command.On);
        var after = Journey.Evolve(journey, expunged);
        return GivenOn(journey, (level, given) => journey.RoleFor(level, given.On) is not null && after.RoleFor(level, given.On) is null) is { } rests
            ? Refusals.CorrectionContradicts.Because($"{rests.EndorsedBy} endorsed the worker on {rests.On.Words()}, on the strength of role {role.Number}.")
            : Decision.Of([expunged, .. ExpectationsWithout(journey, after, command)]);
    }

    /// <summary>What runs from the first role in England runs from another first role now (R-025, R-026, S-16); the months that the employer set stay.</summary>
    private static IEnumerable<JourneyEvent> ExpectationsWithout(Journey before, Journey after, JourneyCommand.ExpungeStatutoryRole command)
    {
        var ranFrom = before.Roles.Min(role => role.From);
        foreach (var role in after.Roles.Where(role => role.Route is EntryRoute.OtherSocialWorkRole or EntryRoute.OutsideEngland))
        {
            var runsFrom = after.Roles.Min(other => other.From);
            if (runsFrom == ranFrom || role.ExpectedBy is not { } expected)
                continue;
            var months = (expected.Year - ranFrom.Year) * 12 + expected.Month - ranFrom.Month;
            if (ranFrom.AddMonths(months) == expected)
                yield return new JourneyEvent.StatutoryRoleCorrected(role.Number, role.Level, role.Functions, role.Route, role.From, role.NotBefore, runsFrom.AddMonths(months), command.Reason, command.Facts.Actor, command.On);
        }
    }

    private static Decision ExpungeAbsence(JourneyCommand.ExpungeAbsence command, Journey journey, Policy policy)
    {
        if (journey.Absence(command.Absence) is not { } absence)
            return WasRecorded(command.Absence, journey.AbsencesRecorded) ? Decision.Nothing : NoSuchAbsence(command.Absence, journey);
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;

        var expunged = new JourneyEvent.AbsenceExpunged(absence.Number, command.Reason, command.Facts.Actor, command.On);
        // It never stood in the way of anything: what it moved goes back.
        return Decision.Of(
            [expunged, .. WindowsMovedBy(new Standstill(WindowStop.ProtectedAbsence, absence.Number, absence.From, absence.From), command.On, Journey.Evolve(journey, expunged), policy)]);
    }

    private static bool WasRecorded(int number, int recorded) => number >= 1 && number <= recorded;

    private static Endorsement? GivenOn(Journey journey, Func<Level, Endorsement, bool> rests) =>
        journey.Levels.SelectMany(pair => pair.Track.Endorsements.Where(given => !given.IsExpunged && rests(pair.Level, given))).FirstOrDefault();
}
