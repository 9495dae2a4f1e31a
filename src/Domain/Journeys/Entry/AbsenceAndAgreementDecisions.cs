using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
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

        return new JourneyEvent.AbsenceStarted(journey.AbsencesRecorded + 1, spell.Number, command.Kind, command.On);
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
        foreach (var moved in WindowsMovedBy(new Standstill(WindowStop.ProtectedAbsence, absence.Number, absence.From, last.AddDays(1)), on, journey, policy))
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
        if ((command.To is null && !spell.IsOpen) || command.To < command.From || !spell.Covers(command.From) || !spell.Covers(command.To ?? command.From))
            return Refusals.AbsenceOutsideEmployment.Because($"An absence from {command.From.Words()} does not lie in employment {spell.Number}, or would end before it began.");
        if (absence.IsOpen && command.To is { } to)
            return Refusals.NotEndedYet.Because($"Absence {absence.Number} has not ended; record its end on {to.Words()} instead.");
        if (journey.Absences.FirstOrDefault(other => other.Number != absence.Number && other.Spell == absence.Spell && other.Overlaps(command.From, command.To)) is { } overlapped)
            return Refusals.AbsenceOverlaps.Because($"Absence {overlapped.Number}, from {overlapped.From.Words()}, would overlap the corrected one.");

        var corrected = new JourneyEvent.AbsenceCorrected(absence.Number, command.Kind, command.From, command.To, command.Reason, command.Facts.Actor, command.On);
        // What it moved before is worked out anew; an absence that lasts, or stops nothing, moves nothing yet.
        var until = command is { Kind: AbsenceKind.Protected, To: { } last } ? last.AddDays(1) : command.From;
        return Decision.Of([corrected, .. WindowsMovedBy(new Standstill(WindowStop.ProtectedAbsence, absence.Number, command.From, until), command.On, journey, policy)]);
    }

    /// <summary>S-48: what a protected absence does to every window that ran against the worker meanwhile.</summary>
    private static IEnumerable<JourneyEvent> WindowsMovedBy(Standstill absence, DateOnly on, Journey journey, Policy policy)
    {
        foreach (var (level, track) in journey.Levels)
        {
            JourneyEvent[] moved = [.. WindowsMoved(level, track, absence, on, policy)];
            foreach (var move in moved)
                yield return move;

            // Booked while time stood still, for a day that it does not reach now that it runs again:
            // whether the absence moves the window a little or, corrected to one that stops nothing, not at all.
            var bankedUntil = moved.OfType<JourneyEvent.RetakeWindowMoved>().FirstOrDefault()?.BankedUntil ?? track.Retake?.BankedUntil;
            if (track.UnderWay is { IsElementRetake: true } ahead && bankedUntil < ahead.SitsOn && !ahead.WasSatBy(on)
                && journey.StopsStillOpen(track).All(stop => (stop.Cause, stop.Number) == (absence.Cause, absence.Number)))
                yield return new JourneyEvent.SittingCancelled(level, ahead.Number, ahead.Sitting, CancellationReason.NotEnoughAnyMore, on);
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
            return Refusals.AlreadyAgreed.Because($"The worker agreed on {agreed.Words()} to be assessed as a {command.Level.Words()}.");

        return new JourneyEvent.AssessmentDeclined(command.Level, command.On);
    }

    private static Decision WithdrawAgreement(JourneyCommand.WithdrawAgreement command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.AgreedOn is not { } agreed)
        {
            return track.DeclinedOn == command.On
                ? Decision.Nothing
                : Refusals.NothingToWithdraw.Because($"The worker has not agreed to be assessed as a {command.Level.Words()}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < agreed)
            return Refusals.WithdrawnBeforeAgreed.Because($"The worker agreed on {agreed.Words()}, which is after {command.On.Words()}.");
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
            return Refusals.NothingToCorrect.Because($"The worker has not agreed to be assessed as a {command.Level.Words()}.");
        if (agreed == command.AgreedOn)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? InFuture(command.AgreedOn, command) ?? BeforeRegistration(command.AgreedOn, journey)) is { } refusal)
            return refusal;
        if ((track.UnderWay?.SitsOn ?? track.LastReleased?.Attempt.SitsOn) is { } sat && sat < command.AgreedOn)
            return Refusals.CorrectionContradicts.Because($"A sitting on {sat.Words()} rests on the agreement; it cannot have been given on {command.AgreedOn.Words()}.");

        return new JourneyEvent.AgreementCorrected(command.Level, command.AgreedOn, command.Reason, command.Facts.Actor, command.On);
    }

    private static Refusal NoSuchAbsence(int absence, Journey journey) =>
        Refusals.NoSuchAbsence.Because($"There is no absence {absence} on this journey; it has {journey.Absences.Length}.");
}
