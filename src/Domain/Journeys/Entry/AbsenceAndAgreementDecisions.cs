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
        var ended = new JourneyEvent.AbsenceEnded(absence.Number, last);
        yield return ended;
        if (!absence.StopsWindows)
            yield break;
        foreach (var moved in WindowsMovedBy(new Standstill(WindowStop.ProtectedAbsence, absence.Number, absence.From, last.AddDays(1)), on, Journey.Evolve(journey, ended), policy))
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
        return Decision.Of([corrected, .. WindowsMovedBy(new Standstill(WindowStop.ProtectedAbsence, absence.Number, command.From, until), command.On, Journey.Evolve(journey, corrected), policy)]);
    }

    /// <summary>S-48: what a protected absence that is over does to every window that ran against the worker meanwhile.</summary>
    /// <param name="after">With the absence as it is now known.</param>
    private static IEnumerable<JourneyEvent> WindowsMovedBy(Standstill absence, DateOnly on, Journey after, Policy policy) =>
        after.Levels.SelectMany(pair => TimeRunsAgain(pair.Level, absence, on, after, policy));

    private static Decision Agree(JourneyCommand.AgreeToAssessment command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).AgreedOn is not null)
            return Decision.Nothing;
        if (ToAgree.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.AssessmentAgreed(command.Level, command.On);
    }

    private static Decision Decline(JourneyCommand.DeclineAssessment command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).DeclinedOn is not null)
            return Decision.Nothing;
        if (ToDecline.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.AssessmentDeclined(command.Level, command.On);
    }

    private static Decision WithdrawAgreement(JourneyCommand.WithdrawAgreement command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.AgreedOn is null && track.DeclinedOn == command.On)
            return Decision.Nothing;
        if (ToWithdrawAgreement.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        // Who waits for a place gives it up; the days of the wait were not theirs (S-48).
        var withdrawn = new JourneyEvent.AgreementWithdrawn(command.Level, command.On);
        JourneyEvent[] cancelled = track.UnderWay is { } ahead ? [CalledOff(command.Level, ahead, CancellationReason.AgreementWithdrawn, command.On)] : [];
        var moved = track.SittingRequest is { } request ? WindowsMoved(command.Level, request.Wait.EndedBy(command.On), command.On, journey, policy) : [];
        return Decision.Of([withdrawn, .. cancelled, .. moved]);
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
