using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision CorrectEndorsement(JourneyCommand.CorrectEndorsement command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.Endorsement(command.Endorsement) is not { } endorsement)
            return NoSuchEndorsement(command.Level, command.Endorsement);
        if (endorsement.On == command.EndorsedOn)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.EndorsedOn, command) ?? BeforeRegistration(command.EndorsedOn, journey)) is { } refusal)
            return refusal;
        // An endorsement for a retake comes after the result that it follows, whatever was released since.
        if (track.Released.LastOrDefault(released => released.Endorsements < endorsement.Number) is { } before && command.EndorsedOn < before.On)
            return Refusals.ActBeforeRelease.Because($"A result was released on {before.On.Words()} before endorsement {endorsement.Number} was given; on {command.EndorsedOn.Words()} it would lie before it.");
        // Somebody who has left since may be corrected for: no new endorsement is given, the day of one is put right.
        if (!HasSeenThePractice(journey, endorsement.EndorsedBy, command.EndorsedOn, policy))
            return Refusals.EndorserHasNoDirectExperience.Because($"{endorsement.EndorsedBy} did not see the worker's practice on {command.EndorsedOn.Words()}.");

        // For as many months as it was given for, whatever an edition that came since gives.
        var validUntil = command.EndorsedOn.AddMonths((endorsement.ValidUntil.Year - endorsement.On.Year) * 12 + endorsement.ValidUntil.Month - endorsement.On.Month);
        if (RestingOn(endorsement, track).FirstOrDefault(attempt => attempt.SitsOn < command.EndorsedOn || (validUntil < attempt.SitsOn && !(attempt.SitsOn <= attempt.CarriedUntil))) is { } rests)
            return Refusals.CorrectionContradicts.Because($"The sitting of {rests.SitsOn.Words()} rests on endorsement {endorsement.Number}, which would run from {command.EndorsedOn.Words()} to {validUntil.Words()}.");

        return new JourneyEvent.EndorsementCorrected(command.Level, endorsement.Number, command.EndorsedOn, validUntil, command.Reason, command.Facts.Actor, command.On);
    }

    private static Decision ExpungeEndorsement(JourneyCommand.ExpungeEndorsement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Endorsement(command.Endorsement) is not { } endorsement)
            return WasRecorded(command.Endorsement, track.Endorsements.Length) ? Decision.Nothing : NoSuchEndorsement(command.Level, command.Endorsement);
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (RestingOn(endorsement, track).FirstOrDefault(attempt => attempt != track.UnderWay || attempt.WasSatBy(command.Facts.Today)) is { } sat)
            return Refusals.CorrectionContradicts.Because($"The sitting of {sat.SitsOn.Words()} rests on endorsement {endorsement.Number} and has taken place.");
        var ahead = RestingOn(endorsement, track).FirstOrDefault();
        if (ahead is not null && command.On < ahead.BookedOn)
            return Refusals.CancelledBeforeBooked.Because($"The sitting of {ahead.SitsOn.Words()} was booked on {ahead.BookedOn.Words()}, and falls away with endorsement {endorsement.Number}.");

        var expunged = new JourneyEvent.EndorsementExpunged(command.Level, endorsement.Number, endorsement.EndorsedBy, command.Reason, command.Facts.Actor, command.On);
        return ahead is null
            ? expunged
            : Decision.Of([expunged, CalledOff(command.Level, ahead, CancellationReason.EndorsementWithdrawn, command.On)]);
    }

    /// <summary>The attempts that were, or are to be, sat on an endorsement; one that was called off or void rests on nothing.</summary>
    private static IEnumerable<Attempt> RestingOn(Endorsement endorsement, LevelTrack track) =>
        track.Released.Select(released => released.Attempt)
            .Concat(track.UnderWay is { } underWay ? [underWay] : [])
            .Where(attempt => attempt.Endorsement == endorsement.Number);

    private static Refusal NoSuchEndorsement(Level level, int endorsement) =>
        Refusals.NoSuchEndorsement.Because($"There is no endorsement {endorsement} as a {level.Words()}.");
}
