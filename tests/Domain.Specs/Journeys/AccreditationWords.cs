using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Re-accreditation and revocation of the practitioner level: what happened and what is asked.</summary>
internal static class AccreditationWords
{
    // What happened

    public static JourneyEvent Reminded(int monthsAhead, string due, string on) => new JourneyEvent.ReaccreditationReminded(Practitioner, monthsAhead, Day(due), Day(on));

    public static JourneyEvent HoursDeclared(decimal hours, string on, int declaration = 1) => new JourneyEvent.LearningDeclared(Practitioner, declaration, hours, Day(on));

    public static JourneyEvent HoursPutRight(decimal hours, string on, int declaration = 1) =>
        new JourneyEvent.LearningCorrected(Practitioner, declaration, hours, CorrectionReason.ClericalError, new("worker-5"), Day(on));

    public static JourneyEvent EndorsedForRenewal(string on, string by = "LEEDS") => new JourneyEvent.PracticeEndorsedForReaccreditation(Practitioner, new(by), new("manager-7"), Day(on));

    public static JourneyEvent Reaccredited(string due, string on, ReaccreditationRoute route = ReaccreditationRoute.PracticeAndLearning) =>
        new JourneyEvent.Reaccredited(Practitioner, route, Day(due), Day(on));

    public static JourneyEvent Restored(string due, string on, ReaccreditationRoute route = ReaccreditationRoute.PracticeAndLearning) =>
        new JourneyEvent.AccreditationRestored(Practitioner, route, Day(due), Day(on));

    public static JourneyEvent Overdue(string due, string graceUntil, string on) => new JourneyEvent.ReaccreditationOverdue(Practitioner, Day(due), Day(graceUntil), Day(on));

    public static JourneyEvent NotCurrent(string on) => new JourneyEvent.AccreditationNotCurrent(Practitioner, Day(on));

    public static JourneyEvent DueMoved(string from, string to, string due, string currentUntil, string on, int number = 1, WindowStop cause = WindowStop.ProtectedAbsence) =>
        new JourneyEvent.ReaccreditationDueMoved(Practitioner, cause, number, Day(from), Day(to), Day(due), Day(currentUntil), Day(on));

    public static JourneyEvent NoticeGiven(RevocationGround ground, string notBefore, string on) =>
        new JourneyEvent.RevocationNotified(Practitioner, ground, DocumentOf("notice"), Day(notBefore), new("dfe-1"), Day(on));

    public static JourneyEvent NoticeDropped(string on) => new JourneyEvent.RevocationDropped(Practitioner, new("dfe-1"), Day(on));

    public static JourneyEvent RenewalUndone(string due, string currentUntil, string on, int attempt = 2, string? renewedOn = null) =>
        new JourneyEvent.ReaccreditationUndone(Practitioner, attempt, renewedOn is null ? null : Day(renewedOn), Day(due), Day(currentUntil), Day(on));

    public static JourneyEvent Revoked(RevocationGround ground, string on) => new JourneyEvent.AccreditationRevoked(Practitioner, ground, new("dfe-1"), Day(on));

    /// <summary>Accredited on 1 October 2018, due again on 1 October 2021, and nothing done by then: overdue, with grace until 1 April 2022.</summary>
    public static JourneyEvent[] OverdueInOctober2021() => [.. AccreditedPractitioner(), Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02")];

    /// <summary>… and nothing done in the grace either: not current from 2 April 2022.</summary>
    public static JourneyEvent[] NotCurrentInApril2022() => [.. OverdueInOctober2021(), NotCurrent(on: "2022-04-02")];

    /// <summary>Accredited on 1 October 2018 on a mark that was then put right: the written element was not met, which was released on 12 November.</summary>
    public static JourneyEvent[] AccreditedInError() =>
    [
        .. AccreditedPractitioner(),
        MarkPutRight(Written, 38, NarrowlyNotMet, on: "2018-11-05"),
        ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2018-11-12"),
        FeedbackIssued(Only(Written), on: "2018-11-12", version: 2),
    ];

    /// <summary>A sitting on 1 September 2021 was booked, and then practice and learning renewed the accreditation on 1 August: the round is over, and the next opens on 1 April 2024.</summary>
    public static JourneyEvent[] RenewedBeforeTheSittingOfSeptember2021() =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-09-01", on: "2021-06-14", attempt: 2, endorsement: 0),
        EndorsedForRenewal(on: "2021-07-01"),
        HoursDeclared(30, on: "2021-08-01"),
        Reaccredited(due: "2024-10-01", on: "2021-08-01"),
        CertificateIssued(on: "2021-08-01", currentUntil: "2025-04-01"),
    ];

    // What is asked

    public static JourneyCommand Remind(int monthsAhead, string on) => By("sweep", new JourneyCommand.RemindOfReaccreditation(Practitioner, monthsAhead, Day(on)));

    public static JourneyCommand DeclareHours(decimal hours, string on, int? declaration = null) => By("worker-5", new JourneyCommand.DeclareLearning(Practitioner, hours, Day(on)) { Declaration = declaration, Certificate = Certificate });

    public static JourneyCommand PutHoursRight(decimal hours, string on, int declaration = 1) =>
        By("worker-5", new JourneyCommand.CorrectLearning(Practitioner, declaration, hours, CorrectionReason.ClericalError, Day(on)) { Certificate = Certificate });

    public static JourneyCommand EndorseForRenewal(string on, string by = "LEEDS") =>
        By("manager-7", new JourneyCommand.EndorseForReaccreditation(Practitioner, new(by), Day(on)) { Endorser = Known(by), Certificate = Certificate });

    public static JourneyCommand MarkOverdue(string on) => By("sweep", new JourneyCommand.MarkReaccreditationOverdue(Practitioner, Day(on)));

    public static JourneyCommand MarkNotCurrent(string on) => By("sweep", new JourneyCommand.MarkAccreditationNotCurrent(Practitioner, Day(on)));

    public static JourneyCommand GiveNotice(RevocationGround ground, string on, string document = "notice") => By("dfe-1", new JourneyCommand.NotifyRevocation(Practitioner, ground, DocumentOf(document), Day(on)));

    public static JourneyCommand DropNotice(string on) => By("dfe-1", new JourneyCommand.DropRevocation(Practitioner, Day(on)) { Certificate = Certificate });

    public static JourneyCommand Revoke(string on) => By("dfe-1", new JourneyCommand.RevokeAccreditation(Practitioner, Day(on)) { Certificate = Certificate });
}
