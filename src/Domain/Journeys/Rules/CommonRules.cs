using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>A command about one level.</summary>
public interface IAtLevel
{
    Level Level { get; }

    DateOnly On { get; }
}

public static partial class JourneyDecider
{
    /// <summary>What comes before the gate of any command.</summary>
    private static readonly Gate<JourneyCommand> ToBeTakenUp = new(RecordIsOpen, LevelIsAssessedThisWay);

    /// <summary>The rules before the gate of a command, as far as they are about this one.</summary>
    internal static ImmutableArray<Finding> ExamineTakingUp(JourneyCommand command, Journey journey, Policies.Policy policy) =>
        [.. ToBeTakenUp.Examine(command, journey, policy).Where(finding => finding.Standing != FindingStanding.DoesNotApply)];

    private static Rule<JourneyCommand> RecordIsOpen => new("The record is open", Refusals.RecordSuperseded)
    {
        WhyNot = (command, journey, _) => WasClosed(command, journey),
        Idle = (_, _, _) => "Nothing closed this record.",
        Held = (_, _, _) => "Nothing closed this record.",
        Dates = (_, journey, _) => Used.Dates(("closed-on", journey.SupersededBy?.On)),
    };

    /// <summary>R-125: practice leaders are assessed by a process of their own, and nobody else by that.</summary>
    private static Rule<JourneyCommand> LevelIsAssessedThisWay => new("The level is assessed in this way", Refusals.LeadersAssessedApart, Refusals.LevelNotOpen, Refusals.ElementNotDue)
    {
        WhyNot = (command, _, policy) => AssessedApart(command, policy),
        Idle = (_, _, _) => "It is not about a part of an assessment that only one level has.",
        Held = (_, _, _) => "It is not about a part of an assessment that only one level has.",
        Settings = policy => [policy.OpenLevels.Named()],
    };

    private static Rule<IAtLevel> LevelIsOpen => new("The level is assessed", Refusals.LevelNotOpen)
    {
        WhyNot = (command, _, policy) => Closed(command.Level, policy),
        Held = (command, _, policy) => $"Edition {policy.Edition} opens the {command.Level.Words()} level.",
        Settings = policy => [policy.OpenLevels.Named()],
    };

    private static Rule<JourneyCommand> DayHasCome => new("The day has come", Refusals.DateInFuture)
    {
        WhyNot = (command, _, _) => InFuture(command),
        Held = (command, _, _) => $"{command.On.Words()} does not lie after today, {command.Facts.Today.Words()}.",
        Dates = (command, _, _) => Used.Dates(("today", command.Facts.Today)),
    };

    private static Rule<JourneyCommand> DayIsOfTheJourney => new("The day lies in the journey", Refusals.DateBeforeRegistration)
    {
        WhyNot = (command, journey, _) => BeforeRegistration(command, journey),
        Held = (_, journey, _) => $"The journey began with the registration on {journey.RegisteredOn!.Value.Words()}.",
        Dates = (_, journey, _) => Used.Dates(("registered-on", journey.RegisteredOn)),
    };

    private static Rule<IAtLevel> NotAccreditedYet => new("The worker is not accredited at this level yet", Refusals.AlreadyAccredited)
    {
        WhyNot = (command, journey, _) => Accredited(command.Level, journey.At(command.Level)),
        Held = (command, _, _) => $"The worker is not accredited as a {command.Level.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("accredited-since", Held(command.Level, journey)?.Since)),
    };

    /// <summary>Taking part is voluntary: nobody is put forward without an agreement (R-008, S-47).</summary>
    private static Rule<IAtLevel> WorkerHasAgreed => new("The worker agrees to be assessed", Refusals.NotAgreed)
    {
        WhyNot = (command, journey, _) => NotAgreed(command.Level, command.On, journey.At(command.Level)),
        Held = (command, journey, _) => $"The worker agreed to be assessed as a {command.Level.Words()} on {journey.At(command.Level).AgreedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("agreed-on", journey.At(command.Level).AgreedOn), ("declined-on", journey.At(command.Level).DeclinedOn)),
    };

    /// <summary>What comes of a result comes after it.</summary>
    private static Rule<IAtLevel> ComesAfterTheLastResult(string what) => new($"The {what} comes after the last result", Refusals.ActBeforeRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).LastReleaseOn is { } last && command.On < last
            ? Refusals.ActBeforeRelease.Because($"The last result was released on {last.Words()}; the {what} comes after it.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).LastReleaseOn is null ? $"No result as a {command.Level.Words()} is out." : null,
        Held = (command, journey, _) => $"The last result was released on {journey.At(command.Level).LastReleaseOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("last-release", journey.At(command.Level).LastReleaseOn)),
    };

    /// <summary>Nothing renews an accreditation whose department has something to settle about it (S-36); in words that tell nobody what.</summary>
    private static Rule<IAtLevel> NothingIsInQuestion => new("Nothing about the accreditation is to be settled first", Refusals.AccreditationInQuestion)
    {
        WhyNot = (command, journey, _) => NotToBeRenewed(journey.At(command.Level)),
        Idle = (command, journey, _) => journey.At(command.Level).IsAccredited ? null : $"The worker holds no accreditation as a {command.Level.Words()}.",
        Held = (command, journey, _) => $"The accreditation of {journey.At(command.Level).Accreditation!.Since.Words()} stands as it is.",
    };

    private static Rule<IAtLevel> AnAccreditationIsHeld => new("There is an accreditation", Refusals.NotAccredited)
    {
        WhyNot = (command, journey, _) => Held(command.Level, journey) is null ? NotAccredited(command.Level) : null,
        Held = (command, journey, _) => $"The worker has been accredited as a {command.Level.Words()} since {Held(command.Level, journey)!.Since.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("accredited-since", Held(command.Level, journey)?.Since)),
    };

    private static Rule<IAtLevel> ItIsToBeRenewed => new("The accreditation is one that is renewed", Refusals.NoReaccreditation)
    {
        WhyNot = (command, journey, _) => Held(command.Level, journey) is { DueOn: null } held ? NoReaccreditation(held) : null,
        Idle = (command, journey, _) => Held(command.Level, journey) is null ? $"The worker holds no accreditation as a {command.Level.Words()}." : null,
        Held = (command, journey, _) => $"Re-accreditation is due on {Held(command.Level, journey)!.DueOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("due-on", Held(command.Level, journey)?.DueOn)),
        Settings = policy => [policy.ReaccreditationMonths.Named()],
    };

    /// <summary>The time for renewal opens with the first reminder (S-15).</summary>
    private static Rule<IAtLevel> RenewalIsOpen => new("The time for renewal is open", Refusals.RenewalNotOpen)
    {
        WhyNot = (command, journey, policy) => Held(command.Level, journey) is { DueOn: not null } held ? TooEarlyToRenew(held, command.On, policy) : null,
        Idle = (command, journey, _) => Held(command.Level, journey) is { DueOn: not null } ? null : $"Nothing falls due as a {command.Level.Words()}.",
        Held = (command, journey, policy) => $"A route may be completed from {RenewalOpens(Held(command.Level, journey)!, policy).Words()} on; re-accreditation is due on {Held(command.Level, journey)!.DueOn!.Value.Words()}.",
        Dates = (command, journey, policy) => RenewalDates(command.Level, journey, policy),
        Settings = policy => [policy.ReaccreditationReminderMonths.Named()],
    };

    /// <summary>An employment agency holds the contract and sees nothing of the practice (R-032, C16 ¶72).</summary>
    private static Rule<TCommand> EndorserIsNoAgency<TCommand>(Func<TCommand, Organisation?> endorser) => new("The organisation sees the practice and holds no contract alone", Refusals.AgencyCannotEndorse)
    {
        WhyNot = (command, _, _) => IsAgency(Fact(endorser(command))),
        Held = (command, _, _) => $"{endorser(command)!.Code} is no employment agency.",
    };

    /// <summary>The organisation with direct experience of the practice endorses (R-032, C16 ¶72, S-22).</summary>
    private static Rule<TCommand> EndorserHasSeenThePractice<TCommand>(Func<TCommand, Organisation?> endorser)
        where TCommand : JourneyCommand => new("The organisation has direct experience of the practice", Refusals.EndorserHasNoDirectExperience)
    {
        WhyNot = (command, journey, policy) => HasNotSeenThePractice(journey, Fact(endorser(command)).Code, command.On, policy),
        Held = (command, journey, policy) => journey.PlacementWith(endorser(command)!.Code, command.On) is { } placement
            ? $"The worker has practised at {placement.PlacedAt} since {placement.From.Words()}."
            : $"The worker has practised at {endorser(command)!.Code} within the {policy.DirectExperienceMonths.Value} months before {command.On.Words()}.",
        Dates = (command, journey, policy) => journey.Spells.Where(spell => spell.PlacedAt == endorser(command)!.Code).SelectMany(spell => Used.Dates(
            ("in-post-since", spell.From), ("in-post-until", spell.To), ("experience-counts-until", spell is { To: { } left, Basis: not EmploymentBasis.Direct } ? LastDaySeen(left, policy.DirectExperienceMonths.Value) : null))),
        Settings = policy => [policy.DirectExperienceMonths.Named()],
    };

    private static IEnumerable<DateUsed> RenewalDates(Level level, Journey journey, Policies.Policy policy) => Held(level, journey) is { DueOn: { } due } held
        ? Used.Dates(("renewal-opens", RenewalOpens(held, policy)), ("due-on", due), ("current-until", WithItsGrace(held, policy).CurrentUntil))
        : [];

    /// <summary>The last day on which practice that was seen until a day counts; months are clamped to their end, so it is looked for.</summary>
    private static DateOnly LastDaySeen(DateOnly seenUntil, int months)
    {
        var day = seenUntil.AddMonths(months);
        while (day.AddDays(1).AddMonths(-months) <= seenUntil)
            day = day.AddDays(1);
        return day;
    }
}
