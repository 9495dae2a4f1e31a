using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What is asked and what happens between the registration and the endorsement.</summary>
internal static class EntryWords
{
    // What is asked

    public static JourneyCommand StartRole(FunctionSet functions, EntryRoute route, string on, int spell = 1, bool principal = false) =>
        By("clerk-1", new JourneyCommand.StartStatutoryRole(spell, functions, route, principal, null, Day(on)));

    public static JourneyCommand EndRole(int role, string on) => By("clerk-1", new JourneyCommand.EndStatutoryRole(role, Day(on)));

    public static JourneyCommand CorrectRole(int role, StatutoryFunction function, EntryRoute route, string from, string on, string? to = null) =>
        By("clerk-2", new JourneyCommand.CorrectStatutoryRole(role, FunctionSet.Of(function), route, Day(from), DayOrNull(to), CorrectionReason.ClericalError, Day(on)));

    /// <summary>The usual role at Leeds, with another last day; null for none of its own.</summary>
    public static JourneyCommand CorrectEndOfRole(int role, string? to, string on) => CorrectRole(role, StatutoryFunction.HoldingCaseResponsibility, EntryRoute.Established, from: "2017-09-01", on, to);

    public static JourneyCommand ExpungeRole(int role, string on) => By("clerk-2", new JourneyCommand.ExpungeStatutoryRole(role, CorrectionReason.WrongPerson, Day(on)));

    public static JourneyCommand ExpungeEmployment(int spell, string on) => By("clerk-2", new JourneyCommand.ExpungeEmployment(spell, CorrectionReason.WrongPerson, Day(on)));

    public static JourneyCommand ExpungeAbsence(int absence, string on) => By("clerk-2", new JourneyCommand.ExpungeAbsence(absence, CorrectionReason.WrongPerson, Day(on)));

    public static JourneyCommand CorrectEmployment(int spell, string from, string? to, string on, EmploymentBasis basis = EmploymentBasis.Direct, string? agency = null) =>
        By("clerk-2", new JourneyCommand.CorrectEmployment(spell, basis, Agency(agency), Day(from), DayOrNull(to), CorrectionReason.WrongDate, Day(on))
        {
            ContractHolder = agency is null ? null : Known(agency),
        });

    /// <param name="successor">Who took the organisation over, as the register of organisations has it; null when nobody did.</param>
    /// <param name="since">The successor's first day; the day of the command unless it is another.</param>
    public static JourneyCommand CarryOver(int spell, string? successor, string on, string? since = null) =>
        By("clerk-1", new JourneyCommand.CarryOverEmployment(spell, Day(on))
        {
            Succession = successor is null ? null : new Succession(new(successor), Day(since ?? on)),
        });

    public static JourneyCommand CompleteAsye(int role, string on) => By("manager-7", new JourneyCommand.CompleteAsye(role, Day(on)));

    /// <param name="completedOn">Null: it is not completed.</param>
    public static JourneyCommand CorrectAsye(int role, string? completedOn, string on) =>
        By("manager-8", new JourneyCommand.CorrectAsye(role, DayOrNull(completedOn), CorrectionReason.WrongDate, Day(on)));

    public static JourneyCommand WaiveWait(int role, string on, WaiverReason reason = WaiverReason.ExperienceElsewhere) =>
        By("manager-7", new JourneyCommand.WaiveMinimumService(role, reason, Day(on)));

    public static JourneyCommand ExtendWait(int role, string notBefore, string on) =>
        By("manager-7", new JourneyCommand.ExtendMinimumService(role, Day(notBefore), ExtensionReason.LongAbsence, Day(on)));

    public static JourneyCommand StartAbsence(AbsenceKind kind, string on, int spell = 1) => By("clerk-1", new JourneyCommand.StartAbsence(spell, kind, Day(on)));

    public static JourneyCommand CloseAbsence(int absence, string on) => By("clerk-1", new JourneyCommand.EndAbsence(absence, Day(on)));

    public static JourneyCommand CorrectAbsence(int absence, AbsenceKind kind, string from, string? to, string on) =>
        By("clerk-2", new JourneyCommand.CorrectAbsence(absence, kind, Day(from), DayOrNull(to), CorrectionReason.WrongDate, Day(on)));

    public static JourneyCommand DeclineAssessment(Level level, string on) => By("worker-5", new JourneyCommand.DeclineAssessment(level, Day(on)));

    public static JourneyCommand WithdrawAgreement(Level level, string on) => By("worker-5", new JourneyCommand.WithdrawAgreement(level, Day(on)));

    public static JourneyCommand CorrectAgreement(Level level, string agreedOn, string on) =>
        By("clerk-2", new JourneyCommand.CorrectAgreement(level, Day(agreedOn), CorrectionReason.WrongDate, Day(on)));

    // What happens

    public static JourneyEvent RoleEnded(int role, string on) => new JourneyEvent.StatutoryRoleEnded(role, Day(on));

    public static JourneyEvent EndOfRoleCorrected(int role, string? to, string on) =>
        new JourneyEvent.StatutoryRoleEndCorrected(role, DayOrNull(to), CorrectionReason.ClericalError, new("clerk-2"), Day(on));

    public static JourneyEvent RoleExpunged(int role, string on) => new JourneyEvent.StatutoryRoleExpunged(role, CorrectionReason.WrongPerson, new("clerk-2"), Day(on));

    public static JourneyEvent EmploymentExpunged(string at, string on, int spell = 1) =>
        new JourneyEvent.EmploymentExpunged(spell, new(at), CorrectionReason.WrongPerson, new("clerk-2"), Day(on));

    public static JourneyEvent AbsenceExpunged(string on, int absence = 1) => new JourneyEvent.AbsenceExpunged(absence, CorrectionReason.WrongPerson, new("clerk-2"), Day(on));

    public static JourneyEvent AsyeCorrected(int role, string? completedOn, string? notBefore, string? expectedBy, string on) =>
        new JourneyEvent.AsyeCorrected(role, DayOrNull(completedOn), DayOrNull(notBefore), DayOrNull(expectedBy), CorrectionReason.WrongDate, new("manager-8"), Day(on));

    public static JourneyEvent RoleCorrected(int role, StatutoryFunction function, EntryRoute route, string from, string? notBefore, string? expectedBy, string on) =>
        new JourneyEvent.StatutoryRoleCorrected(
            role, FunctionSet.Of(function).Highest!.Value, FunctionSet.Of(function), route, Day(from), DayOrNull(notBefore), DayOrNull(expectedBy), CorrectionReason.ClericalError, new("clerk-2"), Day(on));

    public static JourneyEvent EmploymentCorrected(int spell, string from, string? to, string on, EmploymentBasis basis = EmploymentBasis.Direct, string? agency = null) =>
        new JourneyEvent.EmploymentCorrected(spell, basis, Agency(agency), Day(from), DayOrNull(to), CorrectionReason.WrongDate, new("clerk-2"), Day(on));

    public static JourneyEvent CarriedOver(string from, string to, string on, int spell = 1) =>
        new JourneyEvent.EmploymentCarriedOver(spell, new(from), new(to), Day(on));

    public static JourneyEvent AsyeCompleted(int role, string notBefore, string expectedBy, string on) =>
        new JourneyEvent.AsyeCompleted(role, Day(notBefore), Day(expectedBy), new("manager-7"), Day(on));

    public static JourneyEvent WaitWaived(int role, string on, WaiverReason reason = WaiverReason.ExperienceElsewhere) =>
        new JourneyEvent.MinimumServiceWaived(role, reason, new("manager-7"), Day(on));

    public static JourneyEvent WaitExtended(int role, string notBefore, string on) =>
        new JourneyEvent.MinimumServiceExtended(role, Day(notBefore), ExtensionReason.LongAbsence, new("manager-7"), Day(on));

    public static JourneyEvent AbsenceBegan(AbsenceKind kind, string on, int absence = 1, int spell = 1) => new JourneyEvent.AbsenceStarted(absence, spell, kind, Day(on));

    public static JourneyEvent AbsenceOver(string on, int absence = 1) => new JourneyEvent.AbsenceEnded(absence, Day(on));

    public static JourneyEvent AbsenceCorrected(AbsenceKind kind, string from, string? to, string on, int absence = 1) =>
        new JourneyEvent.AbsenceCorrected(absence, kind, Day(from), DayOrNull(to), CorrectionReason.WrongDate, new("clerk-2"), Day(on));

    /// <summary>The ends of an open retake moved by an absence; it stood still from the first day away to the day before the first day back.</summary>
    public static JourneyEvent RetakeMovedByAbsence(string stoodStillFrom, string ranOnFrom, string? until, string bankedUntil, string on, int absence = 1, int attempt = 1) =>
        new JourneyEvent.RetakeWindowMoved(Practitioner, attempt, WindowStop.ProtectedAbsence, absence, Day(stoodStillFrom), Day(ranOnFrom), DayOrNull(until), Day(bankedUntil), Day(on));

    public static JourneyEvent RenewalMovedByAbsence(string stoodStillFrom, string ranOnFrom, string dueOn, string currentUntil, string on, int absence = 1) =>
        new JourneyEvent.ReaccreditationDueMoved(Practitioner, WindowStop.ProtectedAbsence, absence, Day(stoodStillFrom), Day(ranOnFrom), Day(dueOn), Day(currentUntil), Day(on));

    public static JourneyEvent Declined(string on, Level level = Practitioner) => new JourneyEvent.AssessmentDeclined(level, Day(on));

    public static JourneyEvent AgreementWithdrawn(string on, Level level = Practitioner) => new JourneyEvent.AgreementWithdrawn(level, Day(on));

    public static JourneyEvent AgreementCorrected(string agreedOn, string on, Level level = Practitioner) =>
        new JourneyEvent.AgreementCorrected(level, Day(agreedOn), CorrectionReason.WrongDate, new("clerk-2"), Day(on));

    // Stretches

    /// <summary>Newly qualified in first employment at Leeds since 4 September 2017, registered on 2 October 2017: put forward from 4 September 2018 on at the earliest.</summary>
    public static JourneyEvent[] NewlyQualifiedAtLeeds() =>
    [
        Registered(on: "2017-10-02"),
        EmployedAt("LEEDS", from: "2017-09-04"),
        InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2017-09-04", notBefore: "2018-09-04", expectedBy: null),
    ];

    private static OrganisationCode? Agency(string? code) => code is null ? null : new OrganisationCode(code);

    private static DateOnly? DayOrNull(string? day) => day is null ? null : Day(day);
}
