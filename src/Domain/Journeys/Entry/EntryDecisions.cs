using Naas.Domain.Assessments;
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
        if (journey.Spells.Any(spell => spell.PlacedAt == command.PlacedAt && spell.Basis == command.Basis && spell.Agency == command.Agency && spell.From == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (Fact(command.Placement).IsAgency)
            return Refusals.PlacementWithAgency.Because($"{command.PlacedAt} is an employment agency; name the organisation where the worker practises.");
        if (WrongFooting(command.PlacedAt, command.Basis, command.Agency, command.ContractHolder) is { } wrong)
            return wrong;
        if (journey.Spells.FirstOrDefault(spell => spell.PlacedAt == command.PlacedAt && (spell.To is not { } to || command.On <= to)) is { } there)
        {
            return there.To is { } until
                ? Refusals.AlreadyEmployedThere.Because($"The worker was in post at {command.PlacedAt} from {there.From.Words()} to {until.Words()} (employment {there.Number}); one that begins on {command.On.Words()} would overlap it.")
                : Refusals.AlreadyEmployedThere.Because($"The worker has been in post at {command.PlacedAt} since {there.From.Words()} (employment {there.Number}).");
        }

        return new JourneyEvent.EmploymentStarted(journey.Spells.Length + 1, command.PlacedAt, command.Basis, command.Agency, command.On);
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

        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number && (command.On < absence.From || command.On < absence.To)) is { } away)
            return Refusals.CorrectionContradicts.Because($"Absence {away.Number} from employment {spell.Number} runs from {away.From.Words()} beyond {command.On.Words()}; correct it first.");

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
                yield return new JourneyEvent.SittingCancelledOnLeaving(level, ahead.Number, ahead.Sitting, on);

            foreach (var endorsement in track.FreshEndorsements)
            {
                if (endorsement.EndorsedBy == left.PlacedAt && endorsement.IsOpen && endorsement.Number != satOn && on <= endorsement.ValidUntil)
                    yield return new JourneyEvent.EndorsementLapsedOnLeaving(level, endorsement.Number, left.PlacedAt, on);
            }
        }
    }

    private static Decision CarryOver(JourneyCommand.CarryOverEmployment command, Journey journey)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        // On one day an organisation may be taken over whose successor is itself taken over.
        if (command.Succession is not { } succession || succession.On != command.On)
            return spell.CarriedOverOn == command.On ? Decision.Nothing : NothingToCarryOver(spell, command.On);
        if (InFuture(command) is { } refusal)
            return refusal;
        if (!spell.IsOpen)
            return Refusals.EmploymentAlreadyEnded.Because($"Employment {spell.Number} at {spell.PlacedAt} ended on {spell.To!.Value.Words()}.");

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
            return Refusals.NothingToCorrect.Because($"Employment {spell.Number} at {spell.PlacedAt} has not ended; record that the worker left on {to.Words()} instead.");
        if (journey.Spells.FirstOrDefault(other => other.Number != spell.Number && other.PlacedAt == spell.PlacedAt && other.Touches(command.From, command.To ?? DateOnly.MaxValue)) is { } overlapped)
            return Refusals.AlreadyEmployedThere.Because($"Employment {overlapped.Number} at {overlapped.PlacedAt} began on {overlapped.From.Words()} and would overlap the corrected one.");
        if (WhatRestsOn(spell, command, journey) is { } rests)
            return rests;

        var corrected = new JourneyEvent.EmploymentCorrected(spell.Number, command.Basis, command.Agency, command.From, command.To, command.Reason, command.Facts.Actor, command.On);
        var reinstated = journey.Levels.SelectMany(pair => pair.Track.FreshEndorsements
            .Where(given => spell.To is not null && given.EndorsedBy == spell.PlacedAt && given.LapsedOn == spell.To && spell.To != command.To)
            .Select(given => (JourneyEvent)new JourneyEvent.EndorsementReinstated(pair.Level, given.Number, given.EndorsedBy, command.To, command.On)));
        return Decision.Of([corrected, .. ClocksAfter(corrected, spell, journey, policy), .. reinstated]);
    }

    /// <summary>The least wait of the newly qualified runs from the first day of the employment; one that the employer extended stays (S-17).</summary>
    private static IEnumerable<JourneyEvent> ClocksAfter(JourneyEvent.EmploymentCorrected corrected, Spell before, Journey journey, Policy policy)
    {
        foreach (var role in journey.Roles.Where(role => role.Spell == before.Number && role.Route == EntryRoute.NewlyQualified))
        {
            var (notBefore, expectedBy) = SupportedYear(before with { From = corrected.From }, role.AsyeCompletedOn, policy);
            if (role.NotBefore == SupportedYear(before, role.AsyeCompletedOn, policy).NotBefore && role.NotBefore != notBefore)
                yield return new JourneyEvent.StatutoryRoleCorrected(role.Number, role.Level, role.Functions, role.Route, role.From, notBefore, expectedBy, corrected.Reason, corrected.By, corrected.On);
        }
    }

    private static Refusal? WhatRestsOn(Spell spell, JourneyCommand.CorrectEmployment corrected, Journey journey)
    {
        bool Covers(DateOnly day) => corrected.From <= day && (corrected.To is not { } to || day <= to);

        if (journey.Roles.FirstOrDefault(role => role.Spell == spell.Number && !Covers(role.From)) is { } role)
            return Refusals.CorrectionContradicts.Because($"Role {role.Number} in employment {spell.Number} began on {role.From.Words()}, outside the corrected dates.");
        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number && !(Covers(absence.From) && Covers(absence.To ?? absence.From))) is { } away)
            return Refusals.CorrectionContradicts.Because($"Absence {away.Number} from employment {spell.Number} began on {away.From.Words()} and does not lie in the corrected dates.");
        var given = journey.Levels.SelectMany(pair => pair.Track.Endorsements).FirstOrDefault(given => given.EndorsedBy == spell.PlacedAt && spell.Covers(given.On) && !Covers(given.On));
        return given is null ? null : Refusals.CorrectionContradicts.Because($"{given.EndorsedBy} endorsed the worker on {given.On.Words()}, outside the corrected dates of employment {spell.Number}.");
    }

    private static Decision StartRole(JourneyCommand.StartStatutoryRole command, Journey journey, Policy policy)
    {
        if (journey.Roles.Any(role => role.Spell == command.Spell && role.Functions == command.Functions && role.Route == command.Route && role.From == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        if (!spell.Covers(command.On))
            return Refusals.RoleOutsideEmployment.Because($"Employment {spell.Number} at {spell.PlacedAt} does not cover {command.On.Words()}.");
        if (WrongRole(command.Functions, command.Route, command.AdaptationMonths, policy) is { } wrong)
            return wrong;

        var (notBefore, expectedBy) = ClockOf(command.Route, spell, command.On, command.AdaptationMonths, journey.Roles, journey.AsyeCompletedOn, policy);
        return new JourneyEvent.StatutoryRoleStarted(
            journey.Roles.Length + 1, spell.Number, command.Functions.Highest!.Value, command.Functions, command.Route, command.PrincipalSocialWorker, notBefore, expectedBy, command.On);
    }

    private static Refusal? WrongRole(FunctionSet functions, EntryRoute route, int? adaptationMonths, Policy policy)
    {
        if (functions.Highest is not { } level)
            return Refusals.FunctionsMissing.Because($"The role names 0 functions.");

        var fits = route switch
        {
            EntryRoute.NewlyQualified => level == Level.Practitioner,
            EntryRoute.NewSupervisor => level == Level.Supervisor,
            EntryRoute.NewLeader => level == Level.Leader,
            _ => true,
        };
        if (!fits)
            return Refusals.RouteDoesNotFitRole.Because($"The functions make this a {level.Words()}'s role.");

        if (adaptationMonths is { } months)
        {
            var most = route switch
            {
                EntryRoute.OtherSocialWorkRole => policy.AdaptationMonths.Value,
                EntryRoute.OutsideEngland => policy.FromOutsideEnglandMonths.Value,
                _ => 0,
            };
            if (months < 1 || months > most)
                return Refusals.AdaptationTooLong.Because($"A period of {months} months was named; this way of entry has at most {most}.");
        }

        return null;
    }

    /// <summary>The clock of a way of entry: a least wait or an expectation, never both before the supported year is completed.</summary>
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

    private static Decision EndRole(JourneyCommand.EndStatutoryRole command, Journey journey)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.To == command.On)
            return Decision.Nothing;
        if (role.To is { } ended)
            return Refusals.RoleAlreadyEnded.Because($"Role {role.Number} ended on {ended.Words()}.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < role.From || !journey.Spell(role.Spell)!.Covers(command.On))
            return Refusals.RoleOutsideEmployment.Because($"Role {role.Number} began on {role.From.Words()} in employment {role.Spell}, and cannot end on {command.On.Words()}.");

        return new JourneyEvent.StatutoryRoleEnded(role.Number, command.On);
    }

    private static Decision CorrectRole(JourneyCommand.CorrectStatutoryRole command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if ((role.Functions, role.Route, role.From) == (command.Functions, command.Route, command.From))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.From, command)) is { } refusal)
            return refusal;
        if (WrongRole(command.Functions, command.Route, null, policy) is { } wrong)
            return wrong;
        var spell = journey.Spell(role.Spell)!;
        if (!spell.Covers(command.From) || command.From > role.To)
            return Refusals.RoleOutsideEmployment.Because($"Employment {spell.Number} at {spell.PlacedAt}, or the role itself, does not cover {command.From.Words()}.");
        // A year completed in an earlier role is no matter of this one.
        if (role.AsyeCompletedOn is { } completed && role.From <= completed && (command.Route != EntryRoute.NewlyQualified || completed < command.From))
            return Refusals.CorrectionContradicts.Because($"The supported year was completed in role {role.Number} on {completed.Words()}.");

        // Clocks hang on the way of entry and the first day: with both as they were, what the employer set stays (R-025, S-17).
        var (notBefore, expectedBy) = (role.Route, role.From) == (command.Route, command.From)
            ? (role.NotBefore, role.ExpectedBy)
            : ClockOf(command.Route, spell, command.From, null, journey.Roles.Remove(role), journey.AsyeCompletedOn, policy);
        return new JourneyEvent.StatutoryRoleCorrected(
            role.Number, command.Functions.Highest!.Value, command.Functions, command.Route, command.From, notBefore, expectedBy, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision CompleteAsye(JourneyCommand.CompleteAsye command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.AsyeCompletedOn == command.On)
            return Decision.Nothing;
        if (role.AsyeCompletedOn is { } completed)
            return Refusals.NotInSupportedYear.Because($"The supported year was completed on {completed.Words()}.");
        if (role.Route != EntryRoute.NewlyQualified)
            return Refusals.NotInSupportedYear.Because($"Role {role.Number} is not that of somebody newly qualified.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (!role.Covers(command.On) || !journey.Spell(role.Spell)!.Covers(command.On))
            return Refusals.RoleOutsideEmployment.Because($"Role {role.Number} does not cover {command.On.Words()}.");

        // Completing the year does not take back that the employer holds experience insufficient for longer (S-17).
        var (notBefore, expectedBy) = SupportedYear(journey.Spell(role.Spell)!, command.On, policy);
        return new JourneyEvent.AsyeCompleted(role.Number, Later(notBefore, role.NotBefore ?? notBefore), expectedBy!.Value, command.Facts.Actor, command.On);
    }

    private static Decision WaiveMinimumService(JourneyCommand.WaiveMinimumService command, Journey journey)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.IsWaived)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (!role.Covers(command.On))
            return Refusals.RoleOutsideEmployment.Because($"Role {role.Number} does not cover {command.On.Words()}.");
        if (!role.AwaitsAsye && !(command.On < role.NotBefore))
            return Refusals.NothingToWait.Because($"Nothing keeps role {role.Number} from being put forward on {command.On.Words()}.");

        return new JourneyEvent.MinimumServiceWaived(role.Number, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision ExtendMinimumService(JourneyCommand.ExtendMinimumService command, Journey journey)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.NotBefore == command.NotBefore && !role.IsWaived)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (role.NotBefore is not { } notBefore || command.NotBefore <= notBefore || command.NotBefore <= command.On)
            return Refusals.NothingToWait.Because($"Role {role.Number} has no least wait that {command.NotBefore.Words()} would extend.");

        return new JourneyEvent.MinimumServiceExtended(role.Number, command.NotBefore, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision StartAbsence(JourneyCommand.StartAbsence command, Journey journey)
    {
        if (journey.Absences.Any(absence => absence.Spell == command.Spell && absence.Kind == command.Kind && absence.From == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (journey.Spell(command.Spell) is not { } spell)
            return NoSuchEmployment(command.Spell, journey);
        if (!spell.Covers(command.On))
            return Refusals.AbsenceOutsideEmployment.Because($"Employment {spell.Number} at {spell.PlacedAt} does not cover {command.On.Words()}.");
        if (journey.Absences.FirstOrDefault(absence => absence.Spell == spell.Number && (absence.IsOpen || absence.Overlaps(command.On, command.On))) is { } other)
            return Refusals.AbsenceOverlaps.Because($"Absence {other.Number} began on {other.From.Words()} and covers {command.On.Words()}, or has not ended.");

        return new JourneyEvent.AbsenceStarted(journey.Absences.Length + 1, spell.Number, command.Kind, command.On);
    }

    private static Decision EndAbsence(JourneyCommand.EndAbsence command, Journey journey, Policy policy)
    {
        if (journey.Absence(command.Absence) is not { } absence)
            return NoSuchAbsence(command.Absence, journey);
        if (absence.To == command.On)
            return Decision.Nothing;
        if (absence.To is { } ended)
            return Refusals.AbsenceAlreadyEnded.Because($"Absence {absence.Number} ended on {ended.Words()}.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < absence.From || !journey.Spell(absence.Spell)!.Covers(command.On))
            return Refusals.AbsenceOutsideEmployment.Because($"Absence {absence.Number} began on {absence.From.Words()} from employment {absence.Spell}, and cannot end on {command.On.Words()}.");
        if (journey.Absences.FirstOrDefault(other => other.Number != absence.Number && other.Spell == absence.Spell && other.Overlaps(absence.From, command.On)) is { } overlapped)
            return Refusals.AbsenceOverlaps.Because($"Absence {overlapped.Number} began on {overlapped.From.Words()} already.");

        return Decision.Of([.. AbsenceEnds(absence, command.On, command.On, journey, policy)]);
    }

    private static IEnumerable<JourneyEvent> AbsenceEnds(Absence absence, DateOnly last, DateOnly on, Journey journey, Policy policy)
    {
        yield return new JourneyEvent.AbsenceEnded(absence.Number, last);
        if (!absence.StopsWindows)
            yield break;
        foreach (var moved in WindowsMovedBy(absence.Number, absence.From, last.AddDays(1), on, journey, policy))
            yield return moved;
    }

    private static Decision CorrectAbsence(JourneyCommand.CorrectAbsence command, Journey journey, Policy policy)
    {
        if (journey.Absence(command.Absence) is not { } absence)
            return NoSuchAbsence(command.Absence, journey);
        if ((absence.Kind, absence.From, absence.To) == (command.Kind, command.From, command.To))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.From, command) ?? InFuture(command.To ?? command.From, command)) is { } refusal)
            return refusal;
        var spell = journey.Spell(absence.Spell)!;
        if (command.To < command.From || !spell.Covers(command.From) || !spell.Covers(command.To ?? command.From))
            return Refusals.AbsenceOutsideEmployment.Because($"An absence from {command.From.Words()} does not lie in employment {spell.Number}, or would end before it began.");
        if (absence.IsOpen && command.To is { } to)
            return Refusals.NothingToCorrect.Because($"Absence {absence.Number} has not ended; record its end on {to.Words()} instead.");
        if (journey.Absences.FirstOrDefault(other => other.Number != absence.Number && other.Spell == absence.Spell && other.Overlaps(command.From, command.To)) is { } overlapped)
            return Refusals.AbsenceOverlaps.Because($"Absence {overlapped.Number}, from {overlapped.From.Words()}, would overlap the corrected one.");

        var corrected = new JourneyEvent.AbsenceCorrected(absence.Number, command.Kind, command.From, command.To, command.Reason, command.Facts.Actor, command.On);
        // What it moved before is worked out anew; an absence that lasts, or stops nothing, moves nothing yet.
        var until = command is { Kind: AbsenceKind.Protected, To: { } last } ? last.AddDays(1) : command.From;
        return Decision.Of([corrected, .. WindowsMovedBy(absence.Number, command.From, until, command.On, journey, policy)]);
    }

    /// <summary>S-48: what a protected absence does to every window that ran against the worker meanwhile.</summary>
    private static IEnumerable<JourneyEvent> WindowsMovedBy(int absence, DateOnly from, DateOnly until, DateOnly on, Journey journey, Policy policy)
    {
        foreach (var (level, track) in journey.Levels)
        {
            if (RetakeMoved(level, track.Retake, WindowStop.ProtectedAbsence, absence, from, until, on) is { } retake)
                yield return retake;
            if (DueMoved(level, track.Accreditation, absence, from, until, on, policy) is { } due)
                yield return due;
        }
    }

    private static Decision Agree(JourneyCommand.AgreeToAssessment command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).AgreedOn is not null)
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;

        return new JourneyEvent.AssessmentAgreed(command.Level, command.On);
    }

    private static Decision Decline(JourneyCommand.DeclineAssessment command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.DeclinedOn is not null)
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (track.AgreedOn is { } agreed)
            return Refusals.AlreadyAgreed.Because($"The worker agreed on {agreed.Words()} to be assessed as {command.Level.Words()}.");

        return new JourneyEvent.AssessmentDeclined(command.Level, command.On);
    }

    private static Decision WithdrawAgreement(JourneyCommand.WithdrawAgreement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.AgreedOn is not { } agreed)
        {
            return track.DeclinedOn == command.On
                ? Decision.Nothing
                : Refusals.NothingToWithdraw.Because($"The worker has not agreed to be assessed as {command.Level.Words()}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < agreed)
            return Refusals.NothingToWithdraw.Because($"The worker agreed on {agreed.Words()} only.");
        if (track.UnderWay is { } attempt && attempt.WasSatBy(command.On))
            return Refusals.AlreadySat.Because($"The sitting of {attempt.SitsOn.Words()} has taken place.");

        var withdrawn = new JourneyEvent.AgreementWithdrawn(command.Level, command.On);
        return track.UnderWay is { } ahead
            ? Decision.Of([withdrawn, new JourneyEvent.SittingCancelled(command.Level, ahead.Number, ahead.Sitting, CancellationReason.AgreementWithdrawn, command.On)])
            : withdrawn;
    }

    private static Decision CorrectAgreement(JourneyCommand.CorrectAgreement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.AgreedOn is not { } agreed)
            return Refusals.NothingToCorrect.Because($"The worker has not agreed to be assessed as {command.Level.Words()}.");
        if (agreed == command.AgreedOn)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.AgreedOn, command)) is { } refusal)
            return refusal;
        if (command.AgreedOn < journey.RegisteredOn)
            return Refusals.DateBeforeRegistration.Because($"{command.AgreedOn.Words()} lies before the registration on {journey.RegisteredOn!.Value.Words()}.");
        if ((track.UnderWay?.SitsOn ?? track.LastReleased?.Attempt.SitsOn) is { } sat && sat < command.AgreedOn)
            return Refusals.CorrectionContradicts.Because($"A sitting on {sat.Words()} rests on the agreement; it cannot have been given on {command.AgreedOn.Words()}.");

        return new JourneyEvent.AgreementCorrected(command.Level, command.AgreedOn, command.Reason, command.Facts.Actor, command.On);
    }

    private static Refusal NoSuchEmployment(int spell, Journey journey) =>
        Refusals.NoSuchEmployment.Because($"There is no employment {spell} on this journey; it has {journey.Spells.Length}.");

    private static Refusal NoSuchRole(int role, Journey journey) =>
        Refusals.NoSuchRole.Because($"There is no role {role} on this journey; it has {journey.Roles.Length}.");

    private static Refusal NoSuchAbsence(int absence, Journey journey) =>
        Refusals.NoSuchAbsence.Because($"There is no absence {absence} on this journey; it has {journey.Absences.Length}.");
}
