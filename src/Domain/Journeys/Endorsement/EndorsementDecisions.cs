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
        if (ToRequestEndorsement.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.EndorsementRequested(command.Level, command.Of, command.On);
    }

    private static Decision DeclineEndorsement(JourneyCommand.DeclineEndorsement command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.EndorsementRequest is null && track.LastNo == (command.DeclinedBy, command.Reason, command.On))
            return Decision.Nothing;
        return ToDeclineEndorsement.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.EndorsementDeclined(command.Level, command.DeclinedBy, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision Endorse(JourneyCommand.EndorsePractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.FreshEndorsements.FirstOrDefault(given => given.EndorsedBy == command.EndorsedBy && given.IsInForceOn(command.On)) is { } inForce)
            return command.Rank is { } place && place != inForce.Rank ? Ranked(command.Level, inForce, place, command) : Decision.Nothing;
        if (ToEndorse.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var sittingsFrom = OpenSite(command, journey, policy)!.Value;
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

    private static Refusal? IsAgency(Organisation organisation) => organisation.IsAgency
        ? Refusals.AgencyCannotEndorse.Because($"{organisation.Code} is an employment agency; the organisation that sees the practice endorses.")
        : null;

    /// <summary>
    /// Who may endorse: the organisation that has direct experience of the practice (R-032, C16 ¶72). An employer has it while
    /// the worker is in post; of agency and self-employed workers, whoever has seen the practice lately enough (S-22).
    /// </summary>
    private static Refusal? HasNotSeenThePractice(Journey journey, OrganisationCode endorser, DateOnly on, Policy policy)
    {
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

    private static Decision Rank(JourneyCommand.RankEndorsement command, Journey journey, Policy policy)
    {
        if (ToRank.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var inForce = ToBeRanked(command, journey)!;
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

    private static Decision WithdrawEndorsement(JourneyCommand.WithdrawEndorsement command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.FreshEndorsements.Any(fresh => fresh.EndorsedBy == command.EndorsedBy && fresh.WithdrawnOn == command.On))
            return Decision.Nothing;
        if (ToWithdrawEndorsement.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        var rests = RestsOnIt(command, journey)?.Attempt;
        IEnumerable<JourneyEvent> withdrawn = ToBeWithdrawn(command, track).Select(fresh => new JourneyEvent.EndorsementWithdrawn(command.Level, fresh.Number, fresh.EndorsedBy, command.Reason, command.Facts.Actor, command.On));
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
        if (journey.At(command.Level).Passport is not null)
            return Decision.Nothing;
        if (ToGrantPassport.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

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
