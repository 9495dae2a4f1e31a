using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What is asked and what happens around an endorsement and a passport.</summary>
internal static class EndorsementWords
{
    // What is asked

    public static JourneyCommand RequestEndorsement(Level level, string of, string on) =>
        By("worker-5", new JourneyCommand.RequestEndorsement(level, new(of), Day(on)) { Endorser = Known(of) });

    public static JourneyCommand DeclineEndorsement(Level level, string by, string on, DeclineReason reason = DeclineReason.NotYetReady) =>
        By("manager-7", new JourneyCommand.DeclineEndorsement(level, new(by), reason, Day(on)));

    public static JourneyCommand EndorsePractice(Level level, string by, string on, int rank) =>
        By("manager-7", new JourneyCommand.EndorsePractice(level, new(by), Day(on), rank) { Endorser = Known(by) });

    /// <summary>… by an organisation that is not as it usually is.</summary>
    public static JourneyCommand EndorsePractice(Level level, Organisation by, string on) =>
        By("manager-7", new JourneyCommand.EndorsePractice(level, by.Code, Day(on)) { Endorser = by });

    public static JourneyCommand RankEndorsement(Level level, string by, int rank, string on) =>
        By("manager-7", new JourneyCommand.RankEndorsement(level, new(by), rank, Day(on)));

    public static JourneyCommand WithdrawEndorsement(Level level, string by, string on, WithdrawalReason reason = WithdrawalReason.ConcernAboutPractice) =>
        By("manager-7", new JourneyCommand.WithdrawEndorsement(level, new(by), reason, Day(on)));

    public static JourneyCommand ExpireEndorsement(Level level, int endorsement, string on) =>
        By("sweep", new JourneyCommand.ExpireEndorsement(level, endorsement, Day(on)));

    public static JourneyCommand CorrectEndorsement(int endorsement, string endorsedOn, string on, Level level = Practitioner) =>
        By("manager-8", new JourneyCommand.CorrectEndorsement(level, endorsement, Day(endorsedOn), CorrectionReason.WrongDate, Day(on)));

    public static JourneyCommand ExpungeEndorsement(int endorsement, string on, Level level = Practitioner) =>
        By("manager-8", new JourneyCommand.ExpungeEndorsement(level, endorsement, CorrectionReason.WrongPerson, Day(on)));

    /// <param name="phaseTwoEnded">The last day of Phase Two, once the department has recorded it.</param>
    public static JourneyCommand GrantPassport(Level level, ElementSet elements, string on, bool simulationMet = true, string? phaseTwoEnded = null) =>
        By("dfe-2", new JourneyCommand.GrantPassport(level, elements, simulationMet, Day(on)) { PassportsUntil = phaseTwoEnded is null ? null : Day(phaseTwoEnded) });

    public static JourneyCommand ExpirePassport(Level level, string on, string? phaseTwoEnded) =>
        By("sweep", new JourneyCommand.ExpirePassport(level, Day(on)) { PassportsUntil = phaseTwoEnded is null ? null : Day(phaseTwoEnded) });

    /// <summary>A booking made when the end of Phase Two is known.</summary>
    public static JourneyCommand BookSitting(Level level, string sitsOn, string on, string phaseTwoEnded) =>
        ((JourneyCommand.BookSitting)Commands.BookSitting(level, sitsOn, on)) with { PassportsUntil = Day(phaseTwoEnded) };

    // What happens

    public static JourneyEvent EndorsementRequested(string of, string on, Level level = Practitioner) => new JourneyEvent.EndorsementRequested(level, new(of), Day(on));

    public static JourneyEvent EndorsementDeclined(string by, string on, DeclineReason reason = DeclineReason.NotYetReady, Level level = Practitioner) =>
        new JourneyEvent.EndorsementDeclined(level, new(by), reason, new("manager-7"), Day(on));

    /// <summary>An endorsement whose first day of sittings is another than the usual one.</summary>
    public static JourneyEvent EndorsedToSitFrom(string sittingsFrom, string by, string on, string until, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.PracticeEndorsed(level, endorsement, new(by), new("manager-7"), Day(sittingsFrom), Day(until), Day(on));

    public static JourneyEvent EndorsementRanked(int rank, string on, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.EndorsementRanked(level, endorsement, rank, Day(on));

    public static JourneyEvent EndorsementWithdrawn(string by, string on, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.EndorsementWithdrawn(level, endorsement, new(by), WithdrawalReason.ConcernAboutPractice, new("manager-7"), Day(on));

    public static JourneyEvent EndorsementRanOut(string by, string on, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.EndorsementExpired(level, endorsement, new(by), Day(on));

    public static JourneyEvent EndorsementReinstated(string by, string? lapsedOn, string on, int endorsement = 1) =>
        new JourneyEvent.EndorsementReinstated(Practitioner, endorsement, new(by), lapsedOn is null ? null : Day(lapsedOn), Day(on));

    public static JourneyEvent EndorsementCorrected(string endorsedOn, string until, string on, int endorsement = 1) =>
        new JourneyEvent.EndorsementCorrected(Practitioner, endorsement, Day(endorsedOn), Day(until), CorrectionReason.WrongDate, new("manager-8"), Day(on));

    public static JourneyEvent EndorsementExpunged(string by, string on, int endorsement = 1) =>
        new JourneyEvent.EndorsementExpunged(Practitioner, endorsement, new(by), CorrectionReason.WrongPerson, new("manager-8"), Day(on));

    public static JourneyEvent SittingCalledOff(string sitsOn, CancellationReason reason, string on, int attempt = 1) =>
        new JourneyEvent.SittingCancelled(Practitioner, attempt, SittingOn(sitsOn), reason, Day(on));

    public static JourneyEvent Passported(string on, Level level = Practitioner) =>
        new JourneyEvent.PassportGranted(level, Only(Simulated, Written), new("dfe-2"), Day(on));

    public static JourneyEvent PassportEnded(string on, Level level = Practitioner) => new JourneyEvent.PassportExpired(level, Day(on));
}
