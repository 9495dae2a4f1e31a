using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>Minimum service of the newly qualified runs from the first day of the employment; one that the employer extended stays (S-17).</summary>
    private static IEnumerable<JourneyEvent> ClocksAfter(JourneyEvent.EmploymentCorrected corrected, Spell before, Journey journey, Policy policy)
    {
        foreach (var role in journey.Roles.Where(role => role.Spell == before.Number && role.Route == EntryRoute.NewlyQualified))
        {
            var (notBefore, expectedBy) = SupportedYear(before with { From = corrected.From }, role.AsyeCompletedOn, policy);
            if (role.NotBefore == SupportedYear(before, role.AsyeCompletedOn, policy).NotBefore && role.NotBefore != notBefore)
                yield return new JourneyEvent.StatutoryRoleCorrected(role.Number, role.Level, role.Functions, role.Route, role.From, notBefore, expectedBy, corrected.Reason, corrected.By, corrected.On);
        }
    }

    private static Decision StartRole(JourneyCommand.StartStatutoryRole command, Journey journey, Policy policy)
    {
        if (journey.Roles.Any(role => role.Spell == command.Spell && role.Functions == command.Functions && role.Route == command.Route && role.From == command.On))
            return Decision.Nothing;
        if (ToStartRole.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var spell = journey.Spell(command.Spell)!;
        var (notBefore, expectedBy) = ClockOf(command.Route, spell, command.On, command.AdaptationMonths, journey.Roles, journey.AsyeCompletedOn, policy);
        return new JourneyEvent.StatutoryRoleStarted(
            journey.RolesRecorded + 1, spell.Number, command.Functions.Highest!.Value, command.Functions, command.Route, command.PrincipalSocialWorker, notBefore, expectedBy, command.On);
    }

    private static Refusal? WrongRole(FunctionSet functions, EntryRoute route, int? adaptationMonths, Policy policy) =>
        NoFunctions(functions) ?? WrongRoute(functions, route) ?? WrongAdaptation(route, adaptationMonths, policy);

    private static Refusal? NoFunctions(FunctionSet functions) =>
        functions.Count == 0 ? Refusals.FunctionsMissing.Because($"The role names 0 functions.") : null;

    private static Refusal? WrongRoute(FunctionSet functions, EntryRoute route)
    {
        if (functions.Highest is not { } level)
            return null;

        var fits = route switch
        {
            EntryRoute.NewlyQualified => level == Level.Practitioner,
            EntryRoute.NewSupervisor => level == Level.Supervisor,
            EntryRoute.NewLeader => level == Level.Leader,
            _ => true,
        };
        return fits ? null : Refusals.RouteDoesNotFitRole.Because($"The functions make this a {level.Words()}'s role.");
    }

    private static Refusal? WrongAdaptation(EntryRoute route, int? adaptationMonths, Policy policy)
    {
        if (adaptationMonths is not { } months)
            return null;

        var most = route switch
        {
            EntryRoute.OtherSocialWorkRole => policy.AdaptationMonths.Value,
            EntryRoute.OutsideEngland => policy.FromOutsideEnglandMonths.Value,
            _ => 0,
        };
        return months < 1 || months > most ? Refusals.AdaptationTooLong.Because($"A period of {months} months was named; this way of entry has at most {most}.") : null;
    }

    /// <summary>In one employment a function is held once at a time, and somebody came to one level by one way (S-23). What another employer recorded is nothing to this one.</summary>
    private static Refusal? HeldBeside(Spell spell, FunctionSet functions, EntryRoute route, DateOnly from, DateOnly? to, IEnumerable<StatutoryRole> others)
    {
        foreach (var other in others.Where(other => other.Spell == spell.Number && other.Overlaps(from, to)))
        {
            if (functions.Any(function => other.Functions.Contains(function)))
                return Refusals.RoleHeldAlready.Because($"Role {other.Number} in employment {spell.Number}, held since {other.From.Words()}, has functions of this one already.");
            if (other.Level == functions.Highest && other.Route != route)
                return Refusals.RoutesContradict.Because($"Role {other.Number} in employment {spell.Number}, held since {other.From.Words()}, says of the same level that the worker came to it another way.");
        }

        return null;
    }

    /// <summary>The clock of a way of entry: minimum service or an expectation, never both before the supported year is completed.</summary>
    private static (DateOnly? NotBefore, DateOnly? ExpectedBy) ClockOf(
        EntryRoute route, Spell spell, DateOnly from, int? adaptationMonths, IEnumerable<StatutoryRole> otherRoles, DateOnly? asyeCompletedOn, Policy policy)
    {
        // run from the first role in England and go on from one employer to the next (S-16).
        var first = otherRoles.Select(role => role.From).Append(from).Min();
        return route switch
        {
            EntryRoute.NewlyQualified => SupportedYear(spell, asyeCompletedOn, policy),
            EntryRoute.NewSupervisor or EntryRoute.NewLeader => (from.AddMonths(policy.MinimumServiceMonths.Value), null),
            EntryRoute.OtherSocialWorkRole => (null, first.AddMonths(adaptationMonths ?? policy.AdaptationMonths.Value)),
            EntryRoute.OutsideEngland => (null, first.AddMonths(adaptationMonths ?? policy.FromOutsideEnglandMonths.Value)),
            _ => (null, null),
        };
    }

    private static (DateOnly NotBefore, DateOnly? ExpectedBy) SupportedYear(Spell spell, DateOnly? completedOn, Policy policy)
    {
        var served = spell.From.AddMonths(policy.MinimumServiceMonths.Value);
        return completedOn is { } completed
            ? (Later(served, completed), completed.AddMonths(policy.ExpectedAfterAsyeMonths.Value))
            : (served, null);
    }

    private static Decision EndRole(JourneyCommand.EndStatutoryRole command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role)?.To == command.On)
            return Decision.Nothing;
        return ToEndRole.FirstBroken(command, journey, policy) is { } refusal ? refusal : new JourneyEvent.StatutoryRoleEnded(command.Role, command.On);
    }

    private static Decision CorrectRole(JourneyCommand.CorrectStatutoryRole command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        var spell = journey.Spell(role.Spell)!;
        // A role without a last day of its own goes on as long as the employment; naming the last day in post says the same.
        var endStays = role.To == command.To || (role.To is null && command.To == spell.To);
        var restStays = (role.Functions, role.Route, role.From) == (command.Functions, command.Route, command.From);
        if (endStays && restStays)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.From, command) ?? InFuture(command.To ?? command.From, command)) is { } refusal)
            return refusal;
        if (WrongRole(command.Functions, command.Route, null, policy) is { } wrong)
            return wrong;
        var to = endStays ? role.To : command.To;
        if (!spell.Covers(command.From) || to < command.From || !spell.Covers(to ?? command.From))
            return Refusals.RoleOutsideEmployment.Because($"A role from {command.From.Words()} does not lie in employment {spell.Number} at {spell.PlacedAt}, or would end before it began.");
        if (role.To is null && spell.IsOpen && to is { } ends)
            return Refusals.NotEndedYet.Because($"Role {role.Number} has not ended; record its end on {ends.Words()} instead.");
        // A year completed in another role is no matter of this one.
        if (role is { IsWhereAsyeWasCompleted: true, AsyeCompletedOn: { } completed } && (command.Route != EntryRoute.NewlyQualified || completed < command.From || to < completed))
            return Refusals.CorrectionContradicts.Because($"The supported year was completed in role {role.Number} on {completed.Words()}.");
        if (role.Area is { } area && command.Functions.Highest != Level.Leader)
            return Refusals.CorrectionContradicts.Because($"Role {role.Number} names the area {area}, which only a practice leader's role does; take that back first.");
        if (HeldBeside(spell, command.Functions, command.Route, command.From, to, journey.Roles.Remove(role)) is { } beside)
            return beside;

        List<JourneyEvent> events = [];
        if (!restStays)
        {
            // Clocks hang on the way of entry and the first day: with both as they were, what the employer set stays (R-025, S-17).
            var (notBefore, expectedBy) = (role.Route, role.From) == (command.Route, command.From)
                ? (role.NotBefore, role.ExpectedBy)
                : ClockOf(command.Route, spell, command.From, null, journey.Roles.Remove(role), journey.AsyeCompletedOn, policy);
            events.Add(new JourneyEvent.StatutoryRoleCorrected(
                role.Number, command.Functions.Highest!.Value, command.Functions, command.Route, command.From, notBefore, expectedBy, command.Reason, command.Facts.Actor, command.On));
        }

        if (!endStays)
            events.Add(new JourneyEvent.StatutoryRoleEndCorrected(role.Number, to, command.Reason, command.Facts.Actor, command.On));
        return Decision.Of([.. events]);
    }

    private static Decision CompleteAsye(JourneyCommand.CompleteAsye command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role)?.AsyeCompletedOn == command.On)
            return Decision.Nothing;
        if (ToCompleteAsye.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var role = journey.Role(command.Role)!;
        // One supported year is one, in whichever role it was completed.
        return Decision.Of([Completed(role, journey, command, policy), .. journey.Roles.Where(other => other.AwaitsAsye && other.Number != role.Number).Select(other => Completed(other, journey, command, policy))]);
    }

    private static JourneyEvent.AsyeCompleted Completed(StatutoryRole role, Journey journey, JourneyCommand.CompleteAsye command, Policy policy)
    {
        // Completing the year does not take back that the employer holds experience insufficient for longer (S-17).
        var (notBefore, expectedBy) = SupportedYear(journey.Spell(role.Spell)!, command.On, policy);
        return new JourneyEvent.AsyeCompleted(role.Number, Later(notBefore, role.NotBefore ?? notBefore), expectedBy!.Value, command.Facts.Actor, command.On);
    }

    private static Decision CorrectAsye(JourneyCommand.CorrectAsye command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.AsyeCompletedOn == command.CompletedOn)
            return Decision.Nothing;
        // One completed in another role is corrected there.
        if (role is not { IsWhereAsyeWasCompleted: true, AsyeCompletedOn: { } completed })
            return Refusals.NothingToCorrect.Because($"No supported year was completed in role {role.Number}.");
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.CompletedOn ?? command.On, command)) is { } refusal)
            return refusal;
        if (command.CompletedOn is { } day && (!role.Covers(day) || !journey.Spell(role.Spell)!.Covers(day)))
            return Refusals.RoleOutsideEmployment.Because($"Role {role.Number} does not cover {day.Words()}.");

        // One supported year is one, in whichever role the record speaks of it.
        var told = journey.Roles.Where(held => held.AsyeCompletedOn == completed).ToArray();
        // Another day is another clock, and takes nothing back; without the year nobody newly qualified is put forward.
        if (command.CompletedOn is null && told.Where(held => held is { Route: EntryRoute.NewlyQualified, IsWaived: false })
                .SelectMany(held => journey.At(held.Level).FreshEndorsements).FirstOrDefault(given => given.IsOpen && given.On >= completed) is { } resting)
            return Refusals.CorrectionContradicts.Because($"The endorsement of {resting.On.Words()} rests on that year; it is taken back or expunged first.");

        return Decision.Of([.. told.Select(held => Corrected(held, journey.Spell(held.Spell)!, command, policy))]);
    }

    private static JourneyEvent.AsyeCorrected Corrected(StatutoryRole role, Spell spell, JourneyCommand.CorrectAsye command, Policy policy)
    {
        var (notBefore, expectedBy) = (role.NotBefore, role.ExpectedBy);
        if (role.Route == EntryRoute.NewlyQualified)
        {
            // What the employer held insufficient for longer stays so (S-17).
            var before = SupportedYear(spell, role.AsyeCompletedOn, policy).NotBefore;
            var (after, expected) = SupportedYear(spell, command.CompletedOn, policy);
            (notBefore, expectedBy) = (role.NotBefore is { } set && set != before ? Later(after, set) : after, expected);
        }

        return new JourneyEvent.AsyeCorrected(role.Number, command.CompletedOn, notBefore, expectedBy, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision WaiveMinimumService(JourneyCommand.WaiveMinimumService command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role)?.IsWaived == true)
            return Decision.Nothing;
        return ToWaive.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.MinimumServiceWaived(command.Role, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision ExtendMinimumService(JourneyCommand.ExtendMinimumService command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role) is { IsWaived: false } role && role.NotBefore == command.NotBefore)
            return Decision.Nothing;
        return ToExtend.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.MinimumServiceExtended(command.Role, command.NotBefore, command.Reason, command.Facts.Actor, command.On);
    }

    private static Refusal NoSuchRole(int role, Journey journey) =>
        Refusals.NoSuchRole.Because($"There is no role {role} on this journey; it has {journey.Roles.Length}.");
}
