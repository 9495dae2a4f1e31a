using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

// What becomes of a role and its clocks.
public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.EndStatutoryRole> ToEndRole = new(
        RoleIsOnRecord<JourneyCommand.EndStatutoryRole>(command => command.Role), RoleHasNotEnded, DayHasCome, RoleMayEndOnTheDay);

    private static readonly Gate<JourneyCommand.CompleteAsye> ToCompleteAsye = new(
        RoleIsOnRecord<JourneyCommand.CompleteAsye>(command => command.Role), YearIsNotCompletedHere, RoleIsOfSomebodyNewlyQualified, YearIsNotCompletedElsewhere, DayHasCome, RoleAndEmploymentCoverTheDay);

    private static readonly Gate<JourneyCommand.WaiveMinimumService> ToWaive = new(
        RoleIsOnRecord<JourneyCommand.WaiveMinimumService>(command => command.Role), DayHasCome, RoleCoversTheDay, SomethingIsStillToWaitFor);

    private static readonly Gate<JourneyCommand.ExtendMinimumService> ToExtend = new(
        RoleIsOnRecord<JourneyCommand.ExtendMinimumService>(command => command.Role), DayHasCome, ItIsALaterDay);

    private static Rule<TCommand> RoleIsOnRecord<TCommand>(Func<TCommand, int> role) => new("The role is on record", Refusals.NoSuchRole)
    {
        WhyNot = (command, journey, _) => journey.Role(role(command)) is null ? NoSuchRole(role(command), journey) : null,
        Held = (command, journey, _) => $"Role {role(command)}, a {journey.Role(role(command))!.Level.Words()}'s, has been held since {journey.Role(role(command))!.From.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("role-since", journey.Role(role(command))?.From)),
    };

    private static Rule<JourneyCommand.EndStatutoryRole> RoleHasNotEnded => new("The role has not ended", Refusals.RoleAlreadyEnded)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { To: { } ended } ? Refusals.RoleAlreadyEnded.Because($"Role {command.Role} ended on {ended.Words()}.") : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} has not ended.",
        Dates = (command, journey, _) => Used.Dates(("role-until", journey.Role(command.Role)?.To)),
    };

    private static Rule<JourneyCommand.EndStatutoryRole> RoleMayEndOnTheDay => new("The last day lies in the role and in its employment", Refusals.RoleOutsideEmployment)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && (command.On < role.From || !journey.Spell(role.Spell)!.Covers(command.On))
            ? Refusals.RoleOutsideEmployment.Because($"Role {role.Number} began on {role.From.Words()} in employment {role.Spell}, and cannot end on {command.On.Words()}.")
            : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, journey, _) => $"Role {command.Role} had begun by {command.On.Words()}, and employment {journey.Role(command.Role)!.Spell} covers that day.",
        Dates = (command, journey, _) => DatesOf(journey.Role(command.Role), journey),
    };

    private static Rule<JourneyCommand.CompleteAsye> YearIsNotCompletedHere => new("The supported year is not completed in the role", Refusals.SupportedYearAlreadyCompleted)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { AsyeCompletedOn: { } completed } ? Refusals.SupportedYearAlreadyCompleted.Because($"The supported year was completed on {completed.Words()}.") : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"No supported year is completed in role {command.Role}.",
        Dates = (command, journey, _) => Used.Dates(("supported-year-completed-on", journey.Role(command.Role)?.AsyeCompletedOn)),
    };

    private static Rule<JourneyCommand.CompleteAsye> RoleIsOfSomebodyNewlyQualified => new("The role is that of somebody newly qualified", Refusals.NotInSupportedYear)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && role.Route != EntryRoute.NewlyQualified
            ? Refusals.NotInSupportedYear.Because($"Role {role.Number} is not that of somebody newly qualified.")
            : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} is that of somebody newly qualified.",
    };

    private static Rule<JourneyCommand.CompleteAsye> YearIsNotCompletedElsewhere => new("The supported year was completed on no other day", Refusals.SupportedYearAlreadyCompleted)
    {
        WhyNot = (command, journey, _) => journey.AsyeCompletedOn is { } elsewhere && elsewhere != command.On
            ? Refusals.SupportedYearAlreadyCompleted.Because($"The supported year was completed on {elsewhere.Words()}.")
            : null,
        Held = (command, _, _) => $"No role says that the supported year was completed on another day than {command.On.Words()}.",
        Dates = (_, journey, _) => Used.Dates(("supported-year-completed-on", journey.AsyeCompletedOn)),
    };

    private static Rule<JourneyCommand.CompleteAsye> RoleAndEmploymentCoverTheDay => new("Role and employment cover the day", Refusals.RoleOutsideEmployment)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && (!role.Covers(command.On) || !journey.Spell(role.Spell)!.Covers(command.On)) ? NotCovered(role, command.On) : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} and its employment cover {command.On.Words()}.",
        Dates = (command, journey, _) => DatesOf(journey.Role(command.Role), journey),
    };

    private static Rule<JourneyCommand.WaiveMinimumService> RoleCoversTheDay => new("The role covers the day", Refusals.RoleOutsideEmployment)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && !role.Covers(command.On) ? NotCovered(role, command.On) : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} covers {command.On.Words()}.",
        Dates = (command, journey, _) => DatesOf(journey.Role(command.Role), journey),
    };

    /// <summary>An expectation that is best made locally: the employer may put the worker forward before (S-17, G17 ¶45).</summary>
    private static Rule<JourneyCommand.WaiveMinimumService> SomethingIsStillToWaitFor => new("Something keeps the worker waiting", Refusals.NothingToWait)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { AwaitsAsye: false } role && !(command.On < role.NotBefore)
            ? Refusals.NothingToWait.Because($"Nothing keeps role {role.Number} from being put forward on {command.On.Words()}.")
            : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, journey, _) => journey.Role(command.Role) is { AwaitsAsye: false, NotBefore: { } notBefore }
            ? $"In role {command.Role} minimum service runs until {notBefore.AddDays(-1).Words()}."
            : $"The supported year in role {command.Role} is not completed.",
        Dates = (command, journey, _) => Used.Dates(("not-before", journey.Role(command.Role)?.NotBefore)),
        Settings = policy => [policy.MinimumServiceMonths.Named()],
    };

    private static Rule<JourneyCommand.ExtendMinimumService> ItIsALaterDay => new("The day lies after the one from which the worker may be put forward, and is still to come", Refusals.NothingToWait)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && (role.NotBefore is not { } notBefore || command.NotBefore <= notBefore || command.NotBefore <= command.On)
            ? Refusals.NothingToWait.Because($"Role {role.Number} has no minimum service that {command.NotBefore.Words()} would extend.")
            : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, journey, _) => $"In role {command.Role} the worker may be put forward from {journey.Role(command.Role)!.NotBefore!.Value.Words()} on, which is before {command.NotBefore.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("not-before", journey.Role(command.Role)?.NotBefore)),
        Settings = policy => [policy.MinimumServiceMonths.Named()],
    };

    private static string? NoRoleThere(int role, Journey journey) => journey.Role(role) is null ? $"There is no role {role}." : null;

    private static Refusal NotCovered(StatutoryRole role, DateOnly day) => Refusals.RoleOutsideEmployment.Because($"Role {role.Number} does not cover {day.Words()}.");

    private static IEnumerable<DateUsed> DatesOf(StatutoryRole? role, Journey journey) => role is null ? [] : Used.Dates(
        ("role-since", role.From), ("role-until", role.To), ("in-post-since", journey.Spell(role.Spell)?.From), ("in-post-until", journey.Spell(role.Spell)?.To));
}
