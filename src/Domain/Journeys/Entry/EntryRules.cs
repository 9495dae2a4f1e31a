namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.AgreeToAssessment> ToAgree = new(LevelIsOpen, DayHasCome, DayIsOfTheJourney);

    private static readonly Gate<JourneyCommand.DeclineAssessment> ToDecline = new(LevelIsOpen, DayHasCome, DayIsOfTheJourney, NothingWasAgreed);

    private static readonly Gate<JourneyCommand.WithdrawAgreement> ToWithdrawAgreement = new(AnAgreementStands, DayHasCome, ItWasGivenBefore, NothingWasSatOnIt);

    private static readonly Gate<JourneyCommand.StartStatutoryRole> ToStartRole = new(
        DayHasCome,
        EmploymentIsOnRecord,
        EmploymentCoversTheRole,
        RoleHasFunctions,
        RouteFitsTheRole,
        AdaptationIsWithinItsMonths,
        FunctionsAreHeldOnce);

    private static Rule<JourneyCommand.DeclineAssessment> NothingWasAgreed => new("The worker has not agreed", Refusals.AlreadyAgreed)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).AgreedOn is { } agreed
            ? Refusals.AlreadyAgreed.Because($"The worker agreed on {agreed.Words()} to be assessed as a {command.Level.Words()}.")
            : null,
        Held = (command, _, _) => $"There is no agreement to be assessed as a {command.Level.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("agreed-on", journey.At(command.Level).AgreedOn)),
    };

    private static Rule<JourneyCommand.WithdrawAgreement> AnAgreementStands => new("The worker has agreed", Refusals.NothingToWithdraw)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).AgreedOn is null
            ? Refusals.NothingToWithdraw.Because($"The worker has not agreed to be assessed as a {command.Level.Words()}.")
            : null,
        Held = (command, journey, _) => $"The worker agreed to be assessed as a {command.Level.Words()} on {journey.At(command.Level).AgreedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("agreed-on", journey.At(command.Level).AgreedOn)),
    };

    private static Rule<JourneyCommand.WithdrawAgreement> ItWasGivenBefore => new("The agreement was given before it is taken back", Refusals.WithdrawnBeforeAgreed)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).AgreedOn is { } agreed && command.On < agreed
            ? Refusals.WithdrawnBeforeAgreed.Because($"The worker agreed on {agreed.Words()}, which is after {command.On.Words()}.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).AgreedOn is null ? $"There is no agreement to be assessed as a {command.Level.Words()}." : null,
        Held = (command, _, _) => $"By {command.On.Words()} the worker had agreed.",
        Dates = (command, journey, _) => Used.Dates(("agreed-on", journey.At(command.Level).AgreedOn)),
    };

    /// <summary>The worker may withdraw until the sitting (S-47, G17 ¶50).</summary>
    private static Rule<JourneyCommand.WithdrawAgreement> NothingWasSatOnIt => new("No sitting has taken place whose result is not out", Refusals.AlreadySat)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).UnderWay is { } attempt && attempt.WasSatBy(command.On)
            ? Refusals.AlreadySat.Because($"The sitting of {attempt.SitsOn.Words()} has taken place.")
            : null,
        Held = (command, journey, _) => journey.At(command.Level).UnderWay is { } ahead
            ? $"The sitting is on {ahead.SitsOn.Words()}, and is called off with it."
            : $"No sitting as a {command.Level.Words()} is booked, and no result is awaited.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", journey.At(command.Level).UnderWay?.SitsOn)),
    };

    private static Rule<JourneyCommand.StartStatutoryRole> EmploymentIsOnRecord => new("The employment is on record", Refusals.NoSuchEmployment)
    {
        WhyNot = (command, journey, _) => journey.Spell(command.Spell) is null ? NoSuchEmployment(command.Spell, journey) : null,
        Held = (command, journey, _) => $"Employment {command.Spell} is with {journey.Spell(command.Spell)!.PlacedAt}.",
    };

    /// <summary>A role is held in an employment (S-23).</summary>
    private static Rule<JourneyCommand.StartStatutoryRole> EmploymentCoversTheRole => new("The employment covers the first day of the role", Refusals.RoleOutsideEmployment)
    {
        WhyNot = (command, journey, _) => journey.Spell(command.Spell) is { } spell && !spell.Covers(command.On)
            ? Refusals.RoleOutsideEmployment.Because($"Employment {spell.Number} at {spell.PlacedAt} does not cover {command.On.Words()}.")
            : null,
        Idle = (command, journey, _) => journey.Spell(command.Spell) is null ? $"There is no employment {command.Spell}." : null,
        Held = (command, journey, _) => $"The worker has been in post there since {journey.Spell(command.Spell)!.From.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("in-post-since", journey.Spell(command.Spell)?.From), ("in-post-until", journey.Spell(command.Spell)?.To)),
    };

    /// <summary>R-010 to R-012, C16 ¶55-57.</summary>
    private static Rule<JourneyCommand.StartStatutoryRole> RoleHasFunctions => new("The role consists of statutory functions", Refusals.FunctionsMissing)
    {
        WhyNot = (command, _, _) => NoFunctions(command.Functions),
        Held = (command, _, _) => $"The functions make this a {command.Functions.Highest!.Value.Words()}'s role.",
    };

    private static Rule<JourneyCommand.StartStatutoryRole> RouteFitsTheRole => new("The way of entry fits the role", Refusals.RouteDoesNotFitRole)
    {
        WhyNot = (command, _, _) => WrongRoute(command.Functions, command.Route),
        Idle = (command, _, _) => command.Functions.Highest is null ? $"The role names 0 functions." : null,
        Held = (command, journey, policy) => journey.Spell(command.Spell) is { } spell && ClockOf(command.Route, spell, command.On, command.AdaptationMonths, journey.Roles, journey.AsyeCompletedOn, policy) is var (notBefore, expectedBy)
            ? WhatTheClockSays(notBefore, expectedBy)
            : $"The way of entry goes with a {command.Functions.Highest!.Value.Words()}'s functions.",
        Dates = (command, journey, policy) => journey.Spell(command.Spell) is { } spell && ClockOf(command.Route, spell, command.On, command.AdaptationMonths, journey.Roles, journey.AsyeCompletedOn, policy) is var (notBefore, expectedBy)
            ? Used.Dates(("not-before", notBefore), ("expected-by", expectedBy))
            : [],
        Settings = policy => [policy.MinimumServiceMonths.Named(), policy.ExpectedAfterAsyeMonths.Named()],
    };

    /// <summary>R-025, R-026: a period of adaptation is an expectation, set by the employer within the months of the edition.</summary>
    private static Rule<JourneyCommand.StartStatutoryRole> AdaptationIsWithinItsMonths => new("The period of adaptation is within what the way of entry has", Refusals.AdaptationTooLong)
    {
        WhyNot = (command, _, policy) => WrongAdaptation(command.Route, command.AdaptationMonths, policy),
        Idle = (command, _, _) => command.AdaptationMonths is null ? $"The employer set 0 months of its own." : null,
        Held = (command, _, _) => $"The employer set {command.AdaptationMonths} months.",
        Settings = policy => [policy.AdaptationMonths.Named(), policy.FromOutsideEnglandMonths.Named()],
    };

    /// <summary>S-23: one function is held once at a time in an employment, and one level was come to by one way.</summary>
    private static Rule<JourneyCommand.StartStatutoryRole> FunctionsAreHeldOnce => new("No role in the employment has the same function, or another way to the level", Refusals.RoleHeldAlready, Refusals.RoutesContradict)
    {
        WhyNot = (command, journey, _) => journey.Spell(command.Spell) is { } spell ? HeldBeside(spell, command.Functions, command.Route, command.On, null, journey.Roles) : null,
        Idle = (command, journey, _) => journey.Spell(command.Spell) is null ? $"There is no employment {command.Spell}." : null,
        Held = (command, _, _) => $"No other role in employment {command.Spell} stands in the way.",
        Dates = (command, journey, _) => journey.Roles.Where(role => role.Spell == command.Spell).SelectMany(role => Used.Dates(("role-since", role.From), ("role-until", role.To))),
    };

    private static string WhatTheClockSays(DateOnly? notBefore, DateOnly? expectedBy) => (notBefore, expectedBy) switch
    {
        ({ } from, { } by) => $"The worker may be put forward from {from.Words()} on, and is expected to be by {by.Words()}.",
        ({ } from, null) => $"The worker may be put forward from {from.Words()} on.",
        (null, { } by) => $"The worker is expected to be put forward by {by.Words()}.",
        _ => $"The worker is established in the role: no time has to pass first.",
    };
}
