using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    // No policy, but a guard against a slip of the pen: the largest authority has fewer social workers.
    private const int LastRank = 10_000;

    private static Decision RequestEndorsement(JourneyCommand.RequestEndorsement command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.EndorsementRequest?.Of == command.Of || track.FreshEndorsements.Any(given => given.EndorsedBy == command.Of && given.IsInForceOn(command.On)))
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey) ?? Accredited(command.Level, track)) is { } refusal)
            return refusal;
        // Whom the worker has left since cannot answer any more.
        if (track.EndorsementRequest is { } open && journey.IsPlacedWith(open.Of, command.On))
            return Refusals.AlreadyRequested.Because($"{open.Of} was asked on {open.On.Words()} and has not answered.");
        if (SeesThePractice(journey, command.Of, Fact(command.Endorser), command.On, policy) is { } unseen)
            return unseen;

        return new JourneyEvent.EndorsementRequested(command.Level, command.Of, command.On);
    }

    private static Decision DeclineEndorsement(JourneyCommand.DeclineEndorsement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.EndorsementRequest is null && track.LastNo == (command.DeclinedBy, command.Reason, command.On))
            return Decision.Nothing;
        if (track.EndorsementRequest is not { } request || request.Of != command.DeclinedBy)
            return Refusals.NoRequestOpen.Because($"No request as a {command.Level.Words()} waits for an answer by {command.DeclinedBy}.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < request.On)
            return Refusals.DeclinedBeforeAsked.Because($"The worker asked {request.Of} on {request.On.Words()}, which is after {command.On.Words()}.");

        return new JourneyEvent.EndorsementDeclined(command.Level, command.DeclinedBy, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision Endorse(JourneyCommand.EndorsePractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.FreshEndorsements.FirstOrDefault(given => given.EndorsedBy == command.EndorsedBy && given.IsInForceOn(command.On)) is { } inForce)
            return command.Rank is { } place && place != inForce.Rank ? Ranked(command.Level, inForce, place, command) : Decision.Nothing;
        // Before anything of the record: an organisation that never saw the practice learns no more than by a register check (S-37).
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? SeesThePractice(journey, command.EndorsedBy, Fact(command.Endorser), command.On, policy)) is { } unseen)
            return unseen;
        if ((BeforeRegistration(command, journey) ?? Accredited(command.Level, track)) is { } refusal)
            return refusal;
        if (track.UnderWay is { } attempt)
            return Refusals.SittingUnderWay.Because($"A sitting on {attempt.SitsOn.Words()} is booked and its result is not released yet.");
        if (track.LastReleaseOn is { } last && command.On < last)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {last.Words()}; an endorsement for the retake comes after it.");
        if (NotToBePutForward(command, journey, track, policy) is { } early)
            return early;
        if (OpenSite(command, journey, policy) is not { } sittingsFrom)
            return Refusals.SiteNotOpen.Because($"{command.EndorsedBy} is not one of the sites that the department has open on {command.On.Words()}.");
        if (command.Rank is { } rank && WrongRank(rank) is { } wrong)
            return wrong;

        var number = track.Endorsements.Length + 1;
        var validUntil = command.On.AddMonths(policy.EndorsementValidMonths.Value);
        JourneyEvent endorsed = track.LastReleased is null
            ? new JourneyEvent.PracticeEndorsed(command.Level, number, command.EndorsedBy, command.Facts.Actor, sittingsFrom, validUntil, command.On)
            : new JourneyEvent.PracticeReEndorsed(command.Level, number, command.EndorsedBy, command.Facts.Actor, sittingsFrom, validUntil, command.On);
        return command.Rank is { } first
            ? Decision.Of([endorsed, new JourneyEvent.EndorsementRanked(command.Level, number, first, command.On)])
            : endorsed;
    }

    private static Refusal? Accredited(Level level, LevelTrack track) =>
        track is { IsAccredited: true, Accreditation: { } held } ? Refusals.AlreadyAccredited.Because($"The worker has been accredited as a {level.Words()} since {held.Since.Words()}.") : null;

    /// <summary>
    /// Who may endorse: the organisation that has direct experience of the practice (R-032, C16 ¶72). An employer has it while
    /// the worker is in post; of agency and self-employed workers, whoever has seen the practice lately enough (S-22).
    /// </summary>
    private static Refusal? SeesThePractice(Journey journey, OrganisationCode endorser, Organisation organisation, DateOnly on, Policy policy)
    {
        if (organisation.IsAgency)
            return Refusals.AgencyCannotEndorse.Because($"{endorser} is an employment agency; the organisation that sees the practice endorses.");

        if (HasSeenAsHost(journey, endorser, on, policy))
            return null;
        if (journey.PlacementWith(endorser, on) is not { } placement)
            return Refusals.EndorserHasNoDirectExperience.Because($"The worker was not in post at {endorser} on {on.Words()}.");
        return placement.To is { } left
            ? Refusals.EndorserHasNoDirectExperience.Because($"The worker left {endorser} on {left.Words()}, and what it endorsed lapsed with that day.")
            : null;
    }

    private static bool HasSeenThePractice(Journey journey, OrganisationCode organisation, DateOnly on, Policy policy) =>
        HasSeenAsHost(journey, organisation, on, policy) || journey.IsPlacedWith(organisation, on);

    private static bool HasSeenAsHost(Journey journey, OrganisationCode host, DateOnly on, Policy policy)
    {
        var seenSince = on.AddMonths(-policy.DirectExperienceMonths.Value);
        return journey.Spells.Any(spell => spell.PlacedAt == host && spell.Basis != EmploymentBasis.Direct && spell.Touches(seenSince, on));
    }

    /// <summary>The gates before somebody is put forward: a role with statutory functions, the highest level held (S-23), minimum service .</summary>
    private static Refusal? NotToBePutForward(JourneyCommand.EndorsePractice command, Journey journey, LevelTrack track, Policy policy)
    {
        // Whoever has a result at a level finishes there, whatever role came meanwhile.
        var isRetake = track.LastReleased is not null;
        var role = journey.RolesFor(command.Level, command.On, command.EndorsedBy).LastOrDefault() ?? journey.RoleFor(command.Level, command.On);
        if (role is null && !(isRetake && journey.HighestHeld(command.On) is not null))
            return Refusals.NoStatutoryRole.Because($"On {command.On.Words()} the worker held no role with statutory functions that opens the {command.Level.Words()} level.");
        if (!isRetake && journey.HighestHeld(command.On) is { } highest && Assessed(highest, policy) > command.Level)
            return Refusals.HigherLevelHeld.Because($"On {command.On.Words()} the worker held a {highest.Words()}'s role.");
        if (role is null)
            return null;
        // Of several roles at this employer each keeps its wait; one of somebody established does not take another's away.
        return journey.RolesFor(command.Level, command.On, command.EndorsedBy).DefaultIfEmpty(role)
            .Select(held => StillWaits(held, command))
            .FirstOrDefault(wait => wait is not null);
    }

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

    /// <returns>The first day of sittings for the endorser's workers; null when it is no site that is open, and no exception holds (S-43).</returns>
    private static DateOnly? OpenSite(JourneyCommand.EndorsePractice command, Journey journey, Policy policy)
    {
        var endorser = Fact(command.Endorser);
        if (endorser.SittingsFrom is { } from && (endorser.SittingsUntil is not { } until || command.On <= until))
            return from;

        var excepted = policy.SiteExceptions.Value;
        var isExcepted = (excepted.Contains(SiteException.AsyeCompleted) && journey.AsyeCompletedOn is not null)
            || (excepted.Contains(SiteException.PracticeLeader) && command.Level == Level.Leader)
            || (excepted.Contains(SiteException.PrincipalSocialWorker) && journey.RoleFor(command.Level, command.On) is { PrincipalSocialWorker: true });
        return isExcepted ? command.On : null;
    }

    private static Decision Rank(JourneyCommand.RankEndorsement command, Journey journey)
    {
        if (InFuture(command) is { } refusal)
            return refusal;
        if (journey.At(command.Level).FreshEndorsements.LastOrDefault(given => given.EndorsedBy == command.EndorsedBy && given.IsInForceOn(command.On)) is not { } inForce)
            return NoneInForce(command.Level, command.EndorsedBy, command.On);

        return inForce.Rank == command.Rank ? Decision.Nothing : Ranked(command.Level, inForce, command.Rank, command);
    }

    private static Decision Ranked(Level level, Endorsement endorsement, int rank, JourneyCommand command)
    {
        if ((InFuture(command) ?? WrongRank(rank)) is { } refusal)
            return refusal;

        return new JourneyEvent.EndorsementRanked(level, endorsement.Number, rank, command.On);
    }

    private static Refusal? WrongRank(int rank) =>
        rank is >= 1 and <= LastRank ? null : Refusals.RankOutOfRange.Because($"The rank {rank} was sent; ranks go from 1 to {LastRank}.");

    private static Decision WithdrawEndorsement(JourneyCommand.WithdrawEndorsement command, Journey journey)
    {
        var track = journey.At(command.Level);
        var given = track.FreshEndorsements.Where(fresh => fresh.EndorsedBy == command.EndorsedBy).ToArray();
        if (given.Any(fresh => fresh.WithdrawnOn == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        // One that ran out goes on counting where a void sitting carries it (S-32), beside one that was given since: both are taken back.
        var counting = given
            .Where(fresh => fresh is { WithdrawnOn: null, HasLapsed: false })
            .Where(fresh => (fresh.IsInForceOn(command.On) && fresh.IsOpen) || fresh.CarriesOnTo(command.On, track.CarriedUntil(fresh)))
            .ToArray();
        if (counting.Length == 0)
            return NoneInForce(command.Level, command.EndorsedBy, command.On);

        var restedOn = track.UnderWay is { } attempt ? counting.FirstOrDefault(fresh => fresh.Number == attempt.Endorsement) : null;
        var rests = restedOn is null ? null : track.UnderWay;
        if (rests is not null && rests.WasSatBy(command.On))
            return Refusals.WithdrawnAfterSitting.Because($"The sitting of {rests.SitsOn.Words()} rests on the endorsement of {restedOn!.On.Words()} and has taken place.");

        IEnumerable<JourneyEvent> withdrawn = counting.Select(fresh => new JourneyEvent.EndorsementWithdrawn(command.Level, fresh.Number, fresh.EndorsedBy, command.Reason, command.Facts.Actor, command.On));
        return rests is null
            ? Decision.Of([.. withdrawn])
            : Decision.Of([.. withdrawn, CalledOff(command.Level, rests, CancellationReason.EndorsementWithdrawn, command.On)]);
    }

    private static Refusal NoneInForce(Level level, OrganisationCode organisation, DateOnly on) =>
        Refusals.NoEndorsementInForce.Because($"On {on.Words()} no endorsement by {organisation} as a {level.Words()} is in force.");

    private static Decision ExpireEndorsement(JourneyCommand.ExpireEndorsement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Endorsement(command.Endorsement) is not { } endorsement)
            return NoSuchEndorsement(command.Level, command.Endorsement);
        if (endorsement.HasEnded || endorsement.Number <= track.LastReleased?.Endorsements)
            return Decision.Nothing;
        if (track.UnderWay is { } attempt && attempt.Endorsement == endorsement.Number)
            return Refusals.NotDueYet.Because($"The sitting of {attempt.SitsOn.Words()} rests on endorsement {endorsement.Number}, which has done its work.");

        // However late it is noted, it takes effect on its due date.
        var due = endorsement.ValidUntil.AddDays(1);
        return NotDue("end of the endorsement", due, command) is { } early
            ? early
            : new JourneyEvent.EndorsementExpired(command.Level, endorsement.Number, endorsement.EndorsedBy, due);
    }

    private static Decision GrantPassport(JourneyCommand.GrantPassport command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Passport is not null)
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey) ?? Accredited(command.Level, track)) is { } refusal)
            return refusal;
        if (policy.PassportElements.Value.Count == 0)
            return Refusals.PassportNotAPair.Because($"Edition {policy.Edition} credits no elements from the proof of concept.");
        if (command.Elements != policy.PassportElements.Value || !command.SimulationMet)
        {
            return command.SimulationMet
                ? Refusals.PassportNotAPair.Because($"The elements {command.Elements} were named; those credited together are {policy.PassportElements.Value}.")
                : Refusals.PassportNotAPair.Because($"The simulated element was not met in the proof of concept, so neither it nor the written one is credited.");
        }

        if (command.PassportsUntil is { } until && until < command.On)
            return Refusals.PassportPhaseOver.Because($"The phase {policy.PassportPhase.Value} ended on {until.Words()}.");
        if ((track.UnderWay ?? track.LastReleased?.Attempt) is { } sat)
            return Refusals.PassportTooLate.Because($"The sitting of {sat.SitsOn.Words()} is booked, or has been sat, for other elements.");

        return new JourneyEvent.PassportGranted(command.Level, command.Elements, command.Facts.Actor, command.On);
    }

    private static Decision ExpirePassport(JourneyCommand.ExpirePassport command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).Passport is null)
            return Decision.Nothing;
        if (command.PassportsUntil is not { } until)
            return Refusals.NotDueYet.Because($"The end of {policy.PassportPhase.Value} is not recorded; a passport as a {command.Level.Words()} goes on.");

        var due = until.AddDays(1);
        if (NotDue("end of the passport", due, command) is { } early)
            return early;

        // A sitting ahead that left the pair out would not be enough any more.
        var expired = new JourneyEvent.PassportExpired(command.Level, due);
        return journey.At(command.Level).UnderWay is { } ahead && until < ahead.SitsOn && !ahead.WasSatBy(command.Facts.Today)
            ? Decision.Of([CalledOff(command.Level, ahead, CancellationReason.NotEnoughAnyMore, due), expired])
            : expired;
    }
}
