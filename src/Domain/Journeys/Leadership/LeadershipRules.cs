using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.NameLeadersArea> ToNameArea = new(
        RoleIsOnRecord<JourneyCommand.NameLeadersArea>(command => command.Role), DayHasCome, LeadersRoleCoversTheDay, RoleIsALeaders, NoOtherAreaIsNamed, TheServiceHasTheArea);

    private static Rule<JourneyCommand.NameLeadersArea> LeadersRoleCoversTheDay => new("The role covers the day", Refusals.RoleOutsideEmployment)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && !role.Covers(command.On) ? NotCovered(role, command.On) : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} covers {command.On.Words()}.",
        Dates = (command, journey, _) => DatesOf(journey.Role(command.Role), journey),
    };

    private static Rule<JourneyCommand.NameLeadersArea> RoleIsALeaders => new("The role is a practice leader's", Refusals.NotALeadersRole)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role && role.Level != Level.Leader ? Refusals.NotALeadersRole.Because($"Role {role.Number} is a {role.Level.Words()}'s.") : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} is a {Level.Leader.Words()}'s.",
    };

    private static Rule<JourneyCommand.NameLeadersArea> NoOtherAreaIsNamed => new("The role names no other area", Refusals.AreaAlreadyNamed)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { Area: { } named } role && named != command.Area ? Refusals.AreaAlreadyNamed.Because($"Role {role.Number} is that of the leader of the area {named}.") : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, _, _) => $"Role {command.Role} names no other area.",
    };

    /// <summary>More than one leader only by exception, of a service that is subdivided .</summary>
    private static Rule<JourneyCommand.NameLeadersArea> TheServiceHasTheArea => new("The employer's service is divided, and has the area", Refusals.AreaNeedsException)
    {
        WhyNot = (command, journey, _) => journey.Role(command.Role) is { } role ? NoSuchArea(role, command.Area, command.Division, command.On, journey) : null,
        Idle = (command, journey, _) => NoRoleThere(command.Role, journey),
        Held = (command, journey, _) => $"The service of {journey.Spell(journey.Role(command.Role)!.Spell)!.PlacedAt} has been divided into {command.Division!.Areas} since {command.Division.From.Words()}.",
        Dates = (command, _, _) => Used.Dates(("divided-since", command.Division?.From), ("divided-until", command.Division?.To)),
    };
}
