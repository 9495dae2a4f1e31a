using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Domain.Rollouts;

/// <summary>The rules of the rollout: what a command comes to, given what happened so far.</summary>
/// <remarks>
/// Openings and joinings may be dated ahead: phases and sites are announced long before their day, so that authorities can
/// prepare (G17 ¶41), and nobody sits before it anyway. What ends, leaves, moves or passes to a successor has happened.
/// </remarks>
public static class RolloutDecider
{
    public static RolloutDecision Decide(RolloutCommand command, Rollout rollout) => command switch
    {
        _ when ReferenceEquals(command.Facts, CommandFacts.Missing) => throw new InvalidOperationException("The command came without its facts: the application fills in who asks and which day it is."),
        RolloutCommand.OpenPhase c => Open(c, rollout),
        RolloutCommand.ChangePhase c => Change(c, rollout),
        RolloutCommand.EndPhase c => End(c, rollout),
        RolloutCommand.JoinSite c => Join(c, rollout),
        RolloutCommand.LeaveSite c => Leave(c, rollout),
        RolloutCommand.SucceedOrganisation c => Succeed(c, rollout),
        RolloutCommand.DivideOrganisation c => Divide(c, rollout),
        RolloutCommand.EndDivision c => EndDivision(c, rollout),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
    };

    private static RolloutDecision Open(RolloutCommand.OpenPhase command, Rollout rollout)
    {
        if (rollout.Phases.GetValueOrDefault(command.Phase) is { } phase)
        {
            if (phase.EndedOn is { } ended)
                return RolloutRefusals.PhaseHasEnded.Because($"The phase {phase.Code} ended on {ended.Words()}; another phase has another name.");
            return phase.SittingsFrom == command.SittingsFrom
                ? RolloutDecision.Nothing
                : RolloutRefusals.PhaseAlreadyOpen.Because($"The phase {phase.Code} was opened on {phase.OpenedOn.Words()}, with sittings from {phase.SittingsFrom.Words()}.");
        }

        return new RolloutEvent.PhaseOpened(command.Phase, command.SittingsFrom, command.On);
    }

    private static RolloutDecision Change(RolloutCommand.ChangePhase command, Rollout rollout)
    {
        if (rollout.Phases.GetValueOrDefault(command.Phase) is { EndedOn: null } phase && phase.SittingsFrom == command.SittingsFrom)
            return RolloutDecision.Nothing;
        if ((InFuture(command) ?? NotOpen(command.Phase, command.On, rollout)) is { } refusal)
            return refusal;

        return new RolloutEvent.PhaseChanged(command.Phase, command.SittingsFrom, command.On);
    }

    private static RolloutDecision End(RolloutCommand.EndPhase command, Rollout rollout)
    {
        if (rollout.PhaseEndedOn(command.Phase) == command.On)
            return RolloutDecision.Nothing;
        if ((InFuture(command) ?? NotOpen(command.Phase, command.On, rollout)) is { } refusal)
            return refusal;

        return new RolloutEvent.PhaseEnded(command.Phase, command.On);
    }

    private static RolloutDecision Join(RolloutCommand.JoinSite command, Rollout rollout)
    {
        var standing = rollout.StandingOrAnnounced(command.Site, command.On);
        if (standing is { To: null } && standing.Phase == command.Phase && standing.From == command.On)
            return RolloutDecision.Nothing;
        if (NotOpen(command.Phase, command.On, rollout) is { } refusal)
            return refusal;
        if (Fact(command.Organisation).IsAgency)
            return RolloutRefusals.AgencyCannotBeSite.Because($"{command.Site} is an employment agency; a site is an organisation where workers practise.");
        if (rollout.SuccessorOf(command.Site) is { } succession)
            return RolloutRefusals.AlreadySucceeded.Because($"{command.Site} was succeeded by {succession.Successor} on {succession.On.Words()}; its staff are there.");
        if (standing is not null)
        {
            return rollout.Until(standing) is { } until
                ? RolloutRefusals.AlreadyASite.Because($"{command.Site} was a site of {standing.Phase} from {standing.From.Words()} to {until.Words()}; a joining on {command.On.Words()} would overlap that.")
                : RolloutRefusals.AlreadyASite.Because($"{command.Site} has been a site of {standing.Phase} since {standing.From.Words()}.");
        }

        return new RolloutEvent.SiteJoined(command.Site, command.Phase, command.On);
    }

    private static RolloutDecision Leave(RolloutCommand.LeaveSite command, Rollout rollout)
    {
        var membership = rollout.MembershipIn(command.Site, command.Phase);
        if (membership is not null && membership.To == command.On)
            return RolloutDecision.Nothing;
        if ((InFuture(command) ?? NotOpen(command.Phase, command.On, rollout)) is { } refusal)
            return refusal;
        if (membership is null)
            return RolloutRefusals.NotASite.Because($"{command.Site} was never a site of {command.Phase}.");
        if (membership.To is { } left)
            return RolloutRefusals.NotASite.Because($"The last day of {command.Site} as a site of {command.Phase} was {left.Words()}.");
        if (command.On < membership.From)
            return RolloutRefusals.SiteLeavesBeforeJoining.Because($"{command.Site} has been a site of {command.Phase} since {membership.From.Words()}; it cannot have left on {command.On.Words()}.");

        return new RolloutEvent.SiteLeft(command.Site, command.Phase, command.On);
    }

    private static RolloutDecision Succeed(RolloutCommand.SucceedOrganisation command, Rollout rollout)
    {
        var (organisation, successor) = (command.Organisation, command.Successor);
        var succession = rollout.SuccessorOf(organisation);
        if (succession == new Succession(successor, command.On))
            return RolloutDecision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (successor == organisation)
            return RolloutRefusals.SuccessorIsItself.Because($"{organisation} is named as its own successor.");
        if (succession is not null)
            return RolloutRefusals.AlreadySucceeded.Because($"{organisation} was succeeded by {succession.Successor} on {succession.On.Words()}.");
        if (rollout.LeadsTo(successor, organisation))
            return RolloutRefusals.SuccessionGoesRound.Because($"The staff of {successor} have passed to {organisation}; they cannot pass back by a succession of {organisation} itself.");
        if (Fact(command.Predecessor).IsAgency != Fact(command.Heir).IsAgency)
            return RolloutRefusals.AgencyCannotSucceed.Because($"Of {organisation} and {successor} one is an employment agency and the other is not.");
        if (OutOfOrder(command, rollout) is { } disorder)
            return disorder;

        var succeeded = new RolloutEvent.OrganisationSucceeded(organisation, successor, command.On);
        return rollout.StandingOrAnnounced(organisation, command.On) is { To: null } site
            && rollout.Phases[site.Phase] is { EndedOn: null } phase && phase.OpenedOn <= command.On
            && rollout.StandingOrAnnounced(successor, command.On) is null
            ? RolloutDecision.Of(succeeded, new RolloutEvent.SiteJoined(successor, site.Phase, command.On))
            : succeeded;
    }

    /// <summary>An organisation passes its staff on after it received them, and to one that still has its own.</summary>
    private static Refusal? OutOfOrder(RolloutCommand.SucceedOrganisation command, Rollout rollout)
    {
        if (rollout.SuccessorOf(command.Successor) is { } further && further.On <= command.On)
            return RolloutRefusals.SuccessionOutOfOrder.Because($"{command.Successor} was itself succeeded by {further.Successor} on {further.On.Words()}.");

        return rollout.Successions.FirstOrDefault(pair => pair.Value.Successor == command.Organisation && command.On <= pair.Value.On) is { Value: { } earlier } pair
            ? RolloutRefusals.SuccessionOutOfOrder.Because($"{command.Organisation} took over the staff of {pair.Key} on {earlier.On.Words()}, so it cannot have passed them on by {command.On.Words()}.")
            : null;
    }

    private static RolloutDecision Divide(RolloutCommand.DivideOrganisation command, Rollout rollout)
    {
        var last = rollout.DivisionsOf(command.Organisation).LastOrDefault();
        if (last is { To: null } && last.Areas == command.Areas)
            return RolloutDecision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (Fact(command.Divided).IsAgency)
            return RolloutRefusals.AgencyHasNoAreas.Because($"{command.Organisation} is an employment agency; an area belongs to an organisation that runs services.");
        if (rollout.SuccessorOf(command.Organisation) is { } succession)
            return RolloutRefusals.AlreadySucceeded.Because($"{command.Organisation} was succeeded by {succession.Successor} on {succession.On.Words()}; its staff are there.");
        if (command.Areas.Count < 2)
            return RolloutRefusals.OneAreaIsNoDivision.Because($"{command.Areas.Count} areas of {command.Organisation} were named; a division has at least two.");
        if (last is not null && last.LastsBeyond(command.On))
            return RolloutRefusals.DivisionOutOfOrder.Because($"{command.Organisation} was last divided on {last.From.Words()}{(last.To is { } to ? FormattableString.Invariant($", until {to.Words()}") : "")}; another division comes after that.");

        return new RolloutEvent.OrganisationDivided(command.Organisation, command.Areas, command.On);
    }

    private static RolloutDecision EndDivision(RolloutCommand.EndDivision command, Rollout rollout)
    {
        var last = rollout.DivisionsOf(command.Organisation).LastOrDefault();
        if (last is not null && last.To == command.On)
            return RolloutDecision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (last is not { To: null })
        {
            return last is null
                ? RolloutRefusals.NotDivided.Because($"The service of {command.Organisation} was never divided into areas.")
                : RolloutRefusals.NotDivided.Because($"The service of {command.Organisation} has been one again since {last.To!.Value.AddDays(1).Words()}.");
        }

        return command.On < last.From
            ? RolloutRefusals.DivisionOutOfOrder.Because($"{command.Organisation} was last divided on {last.From.Words()}; its areas cannot have ended on {command.On.Words()}.")
            : new RolloutEvent.DivisionEnded(command.Organisation, command.On);
    }

    private static Refusal? InFuture(RolloutCommand command) =>
        command.On > command.Facts.Today ? Refusals.DateInFuture.Because($"{command.On.Words()} lies after today, {command.Facts.Today.Words()}.") : null;

    private static Refusal? NotOpen(PhaseCode code, DateOnly on, Rollout rollout)
    {
        if (rollout.Phases.GetValueOrDefault(code) is not { } phase)
            return RolloutRefusals.NoSuchPhase.Because($"There is no phase {code}.");
        if (phase.EndedOn is { } ended)
            return RolloutRefusals.PhaseHasEnded.Because($"The phase {code} ended on {ended.Words()}.");

        return on < phase.OpenedOn
            ? RolloutRefusals.BeforePhaseOpened.Because($"The phase {code} was opened on {phase.OpenedOn.Words()}; {on.Words()} lies before that.")
            : null;
    }

    private static Organisation Fact(Organisation? fact) =>
        fact ?? throw new InvalidOperationException("The command came without its organisation: the application resolves facts before it decides.");
}
