using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.RequestEndorsement> ToRequestEndorsement = new(
        LevelIsOpen,
        DayHasCome,
        DayIsOfTheJourney,
        NotAccreditedYet,
        NoOtherRequestWaits,
        EndorserIsNoAgency<JourneyCommand.RequestEndorsement>(command => command.Endorser),
        EndorserHasSeenThePractice<JourneyCommand.RequestEndorsement>(command => command.Endorser));

    // Who sees the practice comes before anything of the record: an organisation that never saw it learns no more than by a register check (S-37).
    private static readonly Gate<JourneyCommand.EndorsePractice> ToEndorse = new(
        LevelIsOpen,
        DayHasCome,
        EndorserIsNoAgency<JourneyCommand.EndorsePractice>(command => command.Endorser),
        EndorserHasSeenThePractice<JourneyCommand.EndorsePractice>(command => command.Endorser),
        DayIsOfTheJourney,
        NotAccreditedYet,
        NoAttemptIsUnderWay,
        EndorsementComesAfterTheLastResult,
        WorkerHoldsAStatutoryRole,
        LevelIsTheHighestHeld,
        MinimumServiceIsOver,
        SiteIsOpen,
        RankIsOne);

    private static readonly Gate<JourneyCommand.DeclineEndorsement> ToDeclineEndorsement = new(TheOrganisationWasAsked, DayHasCome, ItWasAskedBefore);

    private static readonly Gate<JourneyCommand.RankEndorsement> ToRank = new(DayHasCome, AnEndorsementIsInForce, ThePlaceIsOne);

    private static readonly Gate<JourneyCommand.WithdrawEndorsement> ToWithdrawEndorsement = new(DayHasCome, AnEndorsementCounts, NoSittingWasSatOnIt);

    private static readonly Gate<JourneyCommand.GrantPassport> ToGrantPassport = new(
        LevelIsOpen,
        DayHasCome,
        DayIsOfTheJourney,
        NotAccreditedYet,
        ElementsAreCreditedAsAPair,
        PassportsHaveNotEnded,
        NothingWasSatInstead);

    private static Rule<JourneyCommand.RequestEndorsement> NoOtherRequestWaits => new("One organisation is asked at a time", Refusals.AlreadyRequested)
    {
        // Whom the worker has left since cannot answer any more.
        WhyNot = (command, journey, _) => journey.At(command.Level).EndorsementRequest is { } open && journey.IsPlacedWith(open.Of, command.On)
            ? Refusals.AlreadyRequested.Because($"{open.Of} was asked on {open.On.Words()} and has not answered.")
            : null,
        Held = (command, _, _) => $"No request as a {command.Level.Words()} waits for its answer.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", journey.At(command.Level).EndorsementRequest?.On)),
        About = Matter.EndorsementRequest,
    };

    /// <summary>The worker asks, and the employer endorses or answers with a reason (S-21).</summary>
    private static Rule<JourneyCommand.DeclineEndorsement> TheOrganisationWasAsked => new("The worker has asked the organisation", Refusals.NoRequestOpen)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).EndorsementRequest?.Of != command.DeclinedBy
            ? Refusals.NoRequestOpen.Because($"No request as a {command.Level.Words()} waits for an answer by {command.DeclinedBy}.")
            : null,
        Held = (command, journey, _) => $"The worker asked {command.DeclinedBy} on {journey.At(command.Level).EndorsementRequest!.On.Words()}.",
        About = Matter.EndorsementRequest,
    };

    private static Rule<JourneyCommand.DeclineEndorsement> ItWasAskedBefore => new("The answer comes after the request", Refusals.DeclinedBeforeAsked)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).EndorsementRequest is { } request && request.Of == command.DeclinedBy && command.On < request.On
            ? Refusals.DeclinedBeforeAsked.Because($"The worker asked {request.Of} on {request.On.Words()}, which is after {command.On.Words()}.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).EndorsementRequest?.Of != command.DeclinedBy ? $"Nobody has asked {command.DeclinedBy}." : null,
        Held = (command, _, _) => $"By {command.On.Words()} the worker had asked.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", journey.At(command.Level).EndorsementRequest is { } request && request.Of == command.DeclinedBy ? request.On : null)),
        About = Matter.EndorsementRequest,
    };

    private static Rule<JourneyCommand.RankEndorsement> AnEndorsementIsInForce => new("The organisation's endorsement is in force", Refusals.NoEndorsementInForce)
    {
        WhyNot = (command, journey, _) => ToBeRanked(command, journey) is null ? NoneInForce(command.Level, command.EndorsedBy, command.On) : null,
        Held = (command, journey, _) => $"The endorsement by {command.EndorsedBy} of {ToBeRanked(command, journey)!.On.Words()} is valid until {ToBeRanked(command, journey)!.ValidUntil.Words()}.",
        Dates = (command, journey, _) => DatesOfThoseBy(command.EndorsedBy, journey.At(command.Level)),
    };

    private static Rule<JourneyCommand.RankEndorsement> ThePlaceIsOne => new("The place in the organisation's list is one", Refusals.RankOutOfRange)
    {
        WhyNot = (command, _, _) => WrongRank(command.Rank),
        Held = (command, _, _) => $"{command.EndorsedBy} gives the worker place {command.Rank}.",
    };

    /// <summary>It can be taken back by whoever gave it, before the sitting (S-20).</summary>
    private static Rule<JourneyCommand.WithdrawEndorsement> AnEndorsementCounts => new("The organisation's endorsement counts", Refusals.NoEndorsementInForce)
    {
        WhyNot = (command, journey, _) => ToBeWithdrawn(command, journey.At(command.Level)).Length == 0 ? NoneInForce(command.Level, command.EndorsedBy, command.On) : null,
        Held = (command, journey, _) => $"The endorsement by {command.EndorsedBy} of {ToBeWithdrawn(command, journey.At(command.Level))[^1].On.Words()} counts on {command.On.Words()}.",
        Dates = (command, journey, _) => DatesOfThoseBy(command.EndorsedBy, journey.At(command.Level)),
    };

    private static Rule<JourneyCommand.WithdrawEndorsement> NoSittingWasSatOnIt => new("No sitting that rests on it has taken place", Refusals.WithdrawnAfterSitting)
    {
        WhyNot = (command, journey, _) => RestsOnIt(command, journey) is var (attempt, given) && attempt.WasSatBy(command.On)
            ? Refusals.WithdrawnAfterSitting.Because($"The sitting of {attempt.SitsOn.Words()} rests on the endorsement of {given.On.Words()} and has taken place.")
            : null,
        Held = (command, journey, _) => RestsOnIt(command, journey) is var (attempt, _)
            ? $"The sitting of {attempt.SitsOn.Words()} rests on it, and is called off with it."
            : $"No sitting as a {command.Level.Words()} that rests on it is booked.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", journey.At(command.Level).UnderWay?.SitsOn)),
    };

    private static Endorsement? ToBeRanked(JourneyCommand.RankEndorsement command, Journey journey) =>
        journey.At(command.Level).FreshEndorsements.LastOrDefault(given => given.EndorsedBy == command.EndorsedBy && given.IsInForceOn(command.On));

    /// <summary>One that ran out goes on counting where a void sitting carries it (S-32), beside one that was given since: both are taken back.</summary>
    private static Endorsement[] ToBeWithdrawn(JourneyCommand.WithdrawEndorsement command, LevelTrack track) =>
    [
        .. track.FreshEndorsements
            .Where(fresh => fresh.EndorsedBy == command.EndorsedBy && fresh is { WithdrawnOn: null, HasLapsed: false })
            .Where(fresh => (fresh.IsInForceOn(command.On) && fresh.IsOpen) || fresh.CarriesOnTo(command.On, track.CarriedUntil(fresh))),
    ];

    private static (Attempt Attempt, Endorsement Given)? RestsOnIt(JourneyCommand.WithdrawEndorsement command, Journey journey) =>
        journey.At(command.Level) is { UnderWay: { } attempt } track && ToBeWithdrawn(command, track).FirstOrDefault(fresh => fresh.Number == attempt.Endorsement) is { } given ? (attempt, given) : null;

    private static IEnumerable<DateUsed> DatesOfThoseBy(OrganisationCode organisation, LevelTrack track) =>
        track.FreshEndorsements.Where(given => given.EndorsedBy == organisation).SelectMany(given => Used.Dates(
            ("endorsed-on", given.On), ("valid-until", given.ValidUntil), ("lapsed-on", given.LapsedOn), ("withdrawn-on", given.WithdrawnOn), ("carried-until", track.CarriedUntil(given))));

    private static Rule<JourneyCommand.EndorsePractice> NoAttemptIsUnderWay => new("No attempt is under way", Refusals.SittingUnderWay)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).UnderWay is { } attempt
            ? Refusals.SittingUnderWay.Because($"A sitting on {attempt.SitsOn.Words()} is booked and its result is not released yet.")
            : null,
        Held = (command, _, _) => $"No sitting as a {command.Level.Words()} is booked, and no result is awaited.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", journey.At(command.Level).UnderWay?.SitsOn)),
    };

    /// <summary>C16 ¶74: the employer endorses again once satisfied, which is after the result.</summary>
    private static Rule<JourneyCommand.EndorsePractice> EndorsementComesAfterTheLastResult => new("An endorsement for a retake comes after the result", Refusals.ActBeforeRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).LastReleaseOn is { } last && command.On < last
            ? Refusals.ActBeforeRelease.Because($"The last result was released on {last.Words()}; an endorsement for the retake comes after it.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).LastReleaseOn is null ? $"No result as a {command.Level.Words()} is out." : null,
        Held = (command, journey, _) => $"The last result was released on {journey.At(command.Level).LastReleaseOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("last-release", journey.At(command.Level).LastReleaseOn)),
    };

    /// <summary>R-006, R-043: those are put forward who carry out statutory functions. Whoever has a result at a level finishes there, whatever role came meanwhile.</summary>
    private static Rule<JourneyCommand.EndorsePractice> WorkerHoldsAStatutoryRole => new("The worker holds a role with statutory functions that opens the level", Refusals.NoStatutoryRole)
    {
        WhyNot = (command, journey, _) => NoRole(command, journey, journey.At(command.Level)),
        Held = (command, journey, _) => RoleToBePutForwardIn(command, journey) is { } role
            ? $"The worker has held role {role.Number}, a {role.Level.Words()}'s, since {role.From.Words()}."
            : $"The worker has a result as a {command.Level.Words()} and finishes there, in whichever role.",
        Dates = (command, journey, _) => journey.Roles.Where(role => role.Functions.OpenTo(command.Level)).SelectMany(role => Used.Dates(
            ("role-since", role.From), ("role-until", role.To), ("in-post-since", journey.Spell(role.Spell)?.From), ("in-post-until", journey.Spell(role.Spell)?.To))),
    };

    /// <summary>S-23: somebody with several roles is assessed at the highest level held.</summary>
    private static Rule<JourneyCommand.EndorsePractice> LevelIsTheHighestHeld => new("It is the highest level that the worker holds", Refusals.HigherLevelHeld)
    {
        WhyNot = (command, journey, policy) => HigherHeld(command, journey, journey.At(command.Level), policy),
        Idle = (command, journey, _) => journey.At(command.Level).LastReleased is not null ? $"The worker has a result as a {command.Level.Words()} and finishes there." : null,
        Held = (command, _, _) => $"On {command.On.Words()} the worker held no role above a {command.Level.Words()}'s.",
        Dates = (command, journey, _) => journey.Roles.Where(role => role.Level > command.Level).SelectMany(role => Used.Dates(("higher-role-since", role.From), ("higher-role-until", role.To))),
    };

    /// <summary>R-020 to R-024, S-17. Of several roles at this employer each keeps its wait; one of somebody established does not take another's away.</summary>
    private static Rule<JourneyCommand.EndorsePractice> MinimumServiceIsOver => new("Minimum service is over, and a supported year completed", Refusals.BeforeMinimumService, Refusals.SupportedYearNotCompleted)
    {
        WhyNot = (command, journey, _) => RoleToBePutForwardIn(command, journey) is { } role ? WaitOf(role, command, journey) : null,
        Idle = (command, journey, _) => RoleToBePutForwardIn(command, journey) is not { } role ? $"The worker holds no role that opens the {command.Level.Words()} level."
            : role.Level > command.Level ? $"A {role.Level.Words()} sits the {command.Level.Words()} level without a wait."
            : role is { NotBefore: null, AwaitsAsye: false } ? $"The worker is established in role {role.Number}, or came to it by a way without a wait."
            : null,
        Held = (command, journey, _) => RoleToBePutForwardIn(command, journey) is { IsWaived: false, NotBefore: { } notBefore } role
            ? $"In role {role.Number} the worker may be put forward from {notBefore.Words()} on."
            : $"Nothing keeps the worker waiting as a {command.Level.Words()}.",
        Dates = (command, journey, _) => RolesToBePutForwardIn(command, journey).SelectMany(role => Used.Dates(("not-before", role.NotBefore), ("expected-by", role.ExpectedBy), ("supported-year-completed-on", role.AsyeCompletedOn))),
        Settings = policy => [policy.MinimumServiceMonths.Named()],
    };

    /// <summary>S-43: a site that is open, or an exception of the edition.</summary>
    private static Rule<JourneyCommand.EndorsePractice> SiteIsOpen => new("The organisation is a site that is open", Refusals.SiteNotOpen)
    {
        WhyNot = (command, journey, policy) => OpenSite(command, journey, policy) is null
            ? Refusals.SiteNotOpen.Because($"{command.EndorsedBy} is not one of the sites that the department has open on {command.On.Words()}.")
            : null,
        Held = (command, journey, policy) => command.Endorser!.SittingsFrom is null
            ? $"{command.EndorsedBy} is no site that is open, and an exception of edition {policy.Edition} holds."
            : $"Workers of {command.EndorsedBy} may sit from {OpenSite(command, journey, policy)!.Value.Words()} on.",
        Dates = (command, _, _) => Used.Dates(("sittings-from", command.Endorser!.SittingsFrom), ("sittings-until", command.Endorser.SittingsUntil)),
        Settings = policy => [policy.SiteExceptions.Named()],
    };

    private static Rule<JourneyCommand.EndorsePractice> RankIsOne => new("The place in the organisation's list is one", Refusals.RankOutOfRange)
    {
        WhyNot = (command, _, _) => command.Rank is { } rank ? WrongRank(rank) : null,
        Idle = (command, _, _) => command.Rank is null ? $"{command.EndorsedBy} gives no rank: the first to come is the first." : null,
        Held = (command, _, _) => $"{command.EndorsedBy} gives the worker place {command.Rank}.",
    };

    /// <summary>R-115, S-13: the simulation of the proof of concept covers the written exercise; both are credited or neither is.</summary>
    private static Rule<JourneyCommand.GrantPassport> ElementsAreCreditedAsAPair => new("The elements credited together are named, and were met", Refusals.PassportNotAPair)
    {
        WhyNot = (command, _, policy) => NotThePair(command, policy),
        Held = (command, _, _) => $"The elements {command.Elements} were met in the proof of concept.",
        Settings = policy => [policy.PassportElements.Named()],
    };

    private static Rule<JourneyCommand.GrantPassport> PassportsHaveNotEnded => new("Passports have not ended", Refusals.PassportPhaseOver)
    {
        WhyNot = (command, _, policy) => command.PassportsUntil is { } until && until < command.On
            ? Refusals.PassportPhaseOver.Because($"The phase {policy.PassportPhase.Value} ended on {until.Words()}.")
            : null,
        Held = (command, _, policy) => command.PassportsUntil is { } until
            ? $"The phase {policy.PassportPhase.Value} ends on {until.Words()}."
            : $"The phase {policy.PassportPhase.Value} has no end yet.",
        Dates = (command, _, _) => Used.Dates(("passports-until", command.PassportsUntil)),
        Settings = policy => [policy.PassportPhase.Named()],
    };

    private static Rule<JourneyCommand.GrantPassport> NothingWasSatInstead => new("The elements are not booked or sat", Refusals.PassportTooLate)
    {
        WhyNot = (command, journey, _) => (journey.At(command.Level).UnderWay ?? journey.At(command.Level).LastReleased?.Attempt) is { } sat
            ? Refusals.PassportTooLate.Because($"The sitting of {sat.SitsOn.Words()} is booked, or has been sat, for other elements.")
            : null,
        Held = (command, _, _) => $"Nothing was booked or sat as a {command.Level.Words()}.",
    };

    private static StatutoryRole? RoleToBePutForwardIn(JourneyCommand.EndorsePractice command, Journey journey) =>
        journey.RolesFor(command.Level, command.On, command.EndorsedBy).LastOrDefault() ?? journey.RoleFor(command.Level, command.On);

    private static IEnumerable<StatutoryRole> RolesToBePutForwardIn(JourneyCommand.EndorsePractice command, Journey journey) =>
        RoleToBePutForwardIn(command, journey) is { } role ? journey.RolesFor(command.Level, command.On, command.EndorsedBy).DefaultIfEmpty(role) : [];

    private static Refusal? NoRole(JourneyCommand.EndorsePractice command, Journey journey, LevelTrack track) =>
        RoleToBePutForwardIn(command, journey) is null && !(track.LastReleased is not null && journey.HighestHeld(command.On) is not null)
            ? Refusals.NoStatutoryRole.Because($"On {command.On.Words()} the worker held no role with statutory functions that opens the {command.Level.Words()} level.")
            : null;

    private static Refusal? HigherHeld(JourneyCommand.EndorsePractice command, Journey journey, LevelTrack track, Policy policy) =>
        track.LastReleased is null && journey.HighestHeld(command.On) is { } highest && Assessed(highest, policy) > command.Level
            ? Refusals.HigherLevelHeld.Because($"On {command.On.Words()} the worker held a {highest.Words()}'s role.")
            : null;

    private static Refusal? WaitOf(StatutoryRole role, JourneyCommand.EndorsePractice command, Journey journey) =>
        journey.RolesFor(command.Level, command.On, command.EndorsedBy).DefaultIfEmpty(role)
            .Select(held => StillWaits(held, command))
            .FirstOrDefault(wait => wait is not null);

    private static Refusal? StillWaits(StatutoryRole role, JourneyCommand.EndorsePractice command)
    {
        // A role's wait is one for its own level: a leader sits the supervisor level without it (S-26), and a result is finished (S-24).
        if (role.IsWaived || role.Level > command.Level)
            return null;
        if (role.AwaitsAsye)
            return Refusals.SupportedYearNotCompleted.Because($"Role {role.Number} is that of somebody newly qualified, whose supported year was not completed by {command.On.Words()}.");
        return role.NotBefore is { } notBefore && command.On < notBefore
            ? Refusals.BeforeMinimumService.Because($"The worker may be put forward from {notBefore.Words()} on; the endorsement is dated {command.On.Words()}.")
            : null;
    }

    /// <summary>Practice leaders sit the supervisor level while the edition opens none of their own (S-26).</summary>
    private static Level Assessed(Level held, Policy policy) => held == Level.Leader && !policy.IsOpen(Level.Leader) ? Level.Supervisor : held;

    private static Refusal? NotThePair(JourneyCommand.GrantPassport command, Policy policy)
    {
        if (policy.PassportElements.Value.Count == 0)
            return Refusals.PassportNotAPair.Because($"Edition {policy.Edition} credits no elements from the proof of concept.");
        if (!command.SimulationMet)
            return Refusals.PassportNotAPair.Because($"The simulated element was not met in the proof of concept, so neither it nor the written one is credited.");
        return command.Elements == policy.PassportElements.Value
            ? null
            : Refusals.PassportNotAPair.Because($"The elements {command.Elements} were named; those credited together are {policy.PassportElements.Value}.");
    }
}
