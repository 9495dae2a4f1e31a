using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision Register(JourneyCommand.RegisterSocialWorker command, Journey journey)
    {
        if (journey.HasBegun)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;

        return new JourneyEvent.SocialWorkerRegistered(command.On);
    }

    private static Decision StartEmployment(JourneyCommand.StartEmployment command, Journey journey)
    {
        // Before anything else: whoever does not know the person learns nothing of the record.
        if (!Fact(command.NumberIsTheirs))
            return Refusals.NotTheWorkersNumber.Because($"The registration number that came with the employment at {command.PlacedAt} is not this worker's.");
        if (journey.Spells.Any(spell => spell.PlacedAt == command.PlacedAt && spell.Basis == command.Basis && spell.Agency == command.Agency && spell.From == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (Fact(command.Placement).IsAgency)
            return Refusals.PlacementWithAgency.Because($"{command.PlacedAt} is an employment agency; name the organisation where the worker practises.");
        if (WrongFooting(command.PlacedAt, command.Basis, command.Agency, command.ContractHolder) is { } wrong)
            return wrong;
        // S-16: from the day of a succession on the staff are the successor's, and so is whoever joins them.
        if (command.Succession is { } passedOn && passedOn.On <= command.On)
            return Refusals.EmployerSucceeded.Because($"{command.PlacedAt} was succeeded by {passedOn.Successor} on {passedOn.On.Words()}; an employment from {command.On.Words()} is with {passedOn.Successor}.");
        if (journey.Spells.FirstOrDefault(spell => spell.PlacedAt == command.PlacedAt && (spell.To is not { } to || command.On <= to)) is { } there)
        {
            return there.To is { } until
                ? Refusals.EmploymentsOverlap.Because($"The worker was in post at {command.PlacedAt} from {there.From.Words()} to {until.Words()} (employment {there.Number}); one that begins on {command.On.Words()} would overlap it.")
                : Refusals.AlreadyEmployedThere.Because($"The worker has been in post at {command.PlacedAt} since {there.From.Words()} (employment {there.Number}).");
        }

        return new JourneyEvent.EmploymentStarted(journey.SpellsRecorded + 1, command.PlacedAt, command.Basis, command.Agency, command.On);
    }

    private static Refusal? WrongFooting(OrganisationCode placedAt, EmploymentBasis basis, OrganisationCode? agency, Organisation? contractHolder)
    {
        if (basis == EmploymentBasis.Agency && agency is null)
            return Refusals.AgencyAndBasisDisagree.Because($"The placement at {placedAt} is through an agency, and none is named.");
        if (basis != EmploymentBasis.Agency && agency is { } named)
            return Refusals.AgencyAndBasisDisagree.Because($"The employment at {placedAt} is not through an agency, and yet {named} is named as one.");
        if (basis == EmploymentBasis.Agency && !Fact(contractHolder).IsAgency)
            return Refusals.NotAnAgency.Because($"{agency} is not an employment agency, so it cannot hold an agency worker's contract.");
        return null;
    }

    private static Decision EndEmployment(JourneyCommand.EndEmployment command, Journey journey, Policy policy)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        if (spell.To == command.On)
            return Decision.Nothing;
        if (spell.To is { } ended)
            return Refusals.EmploymentAlreadyEnded.Because($"Employment {spell.Number} at {spell.PlacedAt} ended on {ended.Words()}.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < spell.From)
            return Refusals.EmploymentEndsBeforeStart.Because($"Employment {spell.Number} at {spell.PlacedAt} began on {spell.From.Words()}.");

        if (command.Reason == LeavingReason.Death && command.Destination is not (LeavingDestination.NotApplicable or LeavingDestination.NotKnown))
            return Refusals.DestinationAfterDeath.Because($"Employment {spell.Number} at {spell.PlacedAt} is said to have ended with the worker's death, and yet a destination is named.");
        if (journey.Roles.FirstOrDefault(role => role.Spell == spell.Number && (command.On < role.From || command.On < role.To)) is { } held)
            return Refusals.RoleBeyondLeaving.Because($"Role {held.Number} in employment {spell.Number} began on {held.From.Words()} and runs beyond {command.On.Words()}.");
        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number && (command.On < absence.From || command.On < absence.To)) is { } away)
            return Refusals.AbsenceBeyondLeaving.Because($"Absence {away.Number} from employment {spell.Number} began on {away.From.Words()} and runs beyond {command.On.Words()}.");

        // An absence is an absence from a post, and ends with it.
        var left = new JourneyEvent.EmploymentEnded(spell.Number, spell.PlacedAt, command.Reason, command.Destination, command.On);
        var absences = journey.Absences
            .Where(absence => absence.IsOpen && absence.Spell == spell.Number && absence.From <= command.On)
            .SelectMany(absence => AbsenceEnds(absence, command.On, command.On, journey, policy));
        JourneyEvent[] events = [left, .. absences];
        return Decision.Of([.. events, .. WhatLeavingUndoes(events.Aggregate(journey, Journey.Evolve), spell, command.On)]);
    }

    /// <summary>
    /// S-16: what the employer endorsed lapses, and a sitting still ahead that rests on it falls away. Results and banked
    /// elements stay. An agency or self-employed worker's host is no employer: what it has seen counts on (S-22).
    /// </summary>
    private static IEnumerable<JourneyEvent> WhatLeavingUndoes(Journey after, Spell left, DateOnly on)
    {
        if (left.Basis != EmploymentBasis.Direct || after.Spells.Any(spell => spell.PlacedAt == left.PlacedAt && spell.IsOpen))
            yield break;

        foreach (var (level, track) in after.Levels)
        {
            // An endorsement that was sat on has done its work, however late the leaving is recorded.
            var satOn = track.UnderWay is { } sat && sat.WasSatBy(on) ? sat.Endorsement : 0;
            if (track.UnderWay is { } ahead && !ahead.WasSatBy(on) && track.EndorsementOf(ahead)?.EndorsedBy == left.PlacedAt)
                yield return new JourneyEvent.SittingCancelledOnLeaving(level, ahead.Number, ahead.Sitting, Later(on, ahead.BookedOn));

            foreach (var endorsement in track.FreshEndorsements)
            {
                // One that was taken back or ran out after the leaving had lapsed with it already.
                var hadEnded = endorsement.HasLapsed || endorsement.WithdrawnOn <= on || (endorsement.ValidUntil < on && !(track.Rebooking is { } again && again.Endorsement == endorsement.Number && on <= again.Until));
                if (endorsement.EndorsedBy == left.PlacedAt && endorsement.Number != satOn && !hadEnded)
                    yield return new JourneyEvent.EndorsementLapsedOnLeaving(level, endorsement.Number, left.PlacedAt, on);
            }
        }
    }

    private static Decision CarryOver(JourneyCommand.CarryOverEmployment command, Journey journey)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        // On one day an organisation may be taken over whose successor is itself taken over.
        if (command.Succession is not { } succession || succession.On != command.On || succession.Successor == spell.PlacedAt)
            return spell.CarriedOverOn == command.On ? Decision.Nothing : NothingToCarryOver(spell, command.On);
        if (InFuture(command) is { } refusal)
            return refusal;
        // A succession may be recorded late: whoever left since left the successor.
        if (spell.To is { } left && left < command.On)
            return Refusals.EmploymentAlreadyEnded.Because($"Employment {spell.Number} at {spell.PlacedAt} ended on {left.Words()}, before {succession.Successor} took it over.");

        return new JourneyEvent.EmploymentCarriedOver(spell.Number, spell.PlacedAt, succession.Successor, command.On);
    }

    private static Refusal NothingToCarryOver(Spell spell, DateOnly on) =>
        Refusals.NothingToCarryOver.Because($"No organisation took {spell.PlacedAt} over on {on.Words()}.");

    private static Decision CorrectEmployment(JourneyCommand.CorrectEmployment command, Journey journey, Policy policy)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        if ((spell.Basis, spell.Agency, spell.From, spell.To) == (command.Basis, command.Agency, command.From, command.To))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.From, command) ?? InFuture(command.To ?? command.From, command)) is { } refusal)
            return refusal;
        if (WrongFooting(spell.PlacedAt, command.Basis, command.Agency, command.ContractHolder) is { } wrong)
            return wrong;
        if (command.To < command.From)
            return Refusals.EmploymentEndsBeforeStart.Because($"Employment {spell.Number} at {spell.PlacedAt} would run from {command.From.Words()} to {command.To!.Value.Words()}.");
        if (spell.IsOpen && command.To is { } to)
            return Refusals.NotEndedYet.Because($"Employment {spell.Number} at {spell.PlacedAt} has not ended; record that the worker left on {to.Words()} instead.");
        if (journey.Spells.FirstOrDefault(other => other.Number != spell.Number && other.PlacedAt == spell.PlacedAt && other.Touches(command.From, command.To ?? DateOnly.MaxValue)) is { } overlapped)
            return Refusals.EmploymentsOverlap.Because($"Employment {overlapped.Number} at {overlapped.PlacedAt} began on {overlapped.From.Words()} and would overlap the corrected one.");
        if (WhatRestsOn(spell, command, journey) is { } rests)
            return rests;

        var corrected = new JourneyEvent.EmploymentCorrected(spell.Number, command.Basis, command.Agency, command.From, command.To, command.Reason, command.Facts.Actor, command.On);
        var reinstated = journey.Levels.SelectMany(pair => pair.Track.FreshEndorsements
            .Where(given => spell.To is not null && given.EndorsedBy == spell.PlacedAt && given.LapsedOn == spell.To && spell.To != command.To)
            .Select(given => (JourneyEvent)new JourneyEvent.EndorsementReinstated(pair.Level, given.Number, given.EndorsedBy, command.To, command.On)));
        return Decision.Of([corrected, .. ClocksAfter(corrected, spell, journey, policy), .. reinstated]);
    }

    private static Refusal? WhatRestsOn(Spell spell, JourneyCommand.CorrectEmployment corrected, Journey journey)
    {
        bool Covers(DateOnly day) => corrected.From <= day && (corrected.To is not { } to || day <= to);

        if (journey.Roles.FirstOrDefault(role => role.Spell == spell.Number && !(Covers(role.From) && Covers(role.To ?? role.From))) is { } role)
            return Refusals.CorrectionContradicts.Because($"Role {role.Number} in employment {spell.Number} began on {role.From.Words()} and does not lie in the corrected dates.");
        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number && !(Covers(absence.From) && Covers(absence.To ?? absence.From))) is { } away)
            return Refusals.CorrectionContradicts.Because($"Absence {away.Number} from employment {spell.Number} began on {away.From.Words()} and does not lie in the corrected dates.");
        var given = journey.Levels.SelectMany(pair => pair.Track.Endorsements).FirstOrDefault(given => !given.IsExpunged && given.EndorsedBy == spell.PlacedAt && spell.Covers(given.On) && !Covers(given.On));
        return given is null ? null : Refusals.CorrectionContradicts.Because($"{given.EndorsedBy} endorsed the worker on {given.On.Words()}, outside the corrected dates of employment {spell.Number}.");
    }

    private static Refusal NoSuchEmployment(int spell, Journey journey) =>
        Refusals.NoSuchEmployment.Because($"There is no employment {spell} on this journey; it has {journey.Spells.Length}.");
}
