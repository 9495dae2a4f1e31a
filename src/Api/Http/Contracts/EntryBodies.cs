using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>Registers a social worker with the assessment and accreditation system.</summary>
/// <param name="RegistrationNumber">The regulator's number, such as <c>SW12345</c>. Kept encrypted, never shown in addresses or logs.</param>
/// <param name="DateOfBirth">Optional.</param>
/// <param name="On">The day on which the registration takes effect.</param>
public sealed record RegisterSocialWorkerBody([RegistrationNumberText] string RegistrationNumber, NameBody Name, DateOnly? DateOfBirth, DateOnly On);

/// <param name="Given">May be empty: some people have one name.</param>
public sealed record NameBody([GivenNameText] string Given, [FamilyNameText] string Family);

/// <summary>The worker took up practice with an organisation.</summary>
/// <param name="RegistrationNumber">The worker's own number: it shows that the organisation knows whom it takes on. It is compared, and never kept with the employment.</param>
/// <param name="Organisation">Where the worker practises.</param>
/// <param name="Agency">The agency that holds the contract; with the basis <c>agency</c> only.</param>
/// <param name="On">The first day in post.</param>
public sealed record StartEmploymentBody([RegistrationNumberText] string RegistrationNumber, OrganisationCode Organisation, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On)
{
    public JourneyCommand.StartEmployment ToCommand() => new(Organisation, Basis, Agency, On);
}

/// <summary>The worker left.</summary>
/// <param name="On">The last day in post.</param>
public sealed record EndEmploymentBody(LeavingReason Reason, LeavingDestination Destination, DateOnly On)
{
    public JourneyCommand.EndEmployment ToCommand(int spell) => new(spell, Reason, Destination, On);
}

/// <summary>The successor of the organisation took the employment over.</summary>
/// <param name="On">The first day with the successor, as the rollout has it.</param>
public sealed record CarryOverEmploymentBody(DateOnly On)
{
    public JourneyCommand.CarryOverEmployment ToCommand(int spell) => new(spell, On);
}

/// <summary>What the record of an employment should have said, whole.</summary>
/// <param name="From">The first day in post.</param>
/// <param name="To">The last day in post; left out while the worker is.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectEmploymentBody(EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectEmployment ToCommand(int spell) => new(spell, Basis, Agency, From, To, Reason, On);
}

/// <summary>The record is not this worker's: it counts as if it had never been made.</summary>
/// <param name="Reason">Why it is expunged.</param>
/// <param name="On">The day of the correction.</param>
public sealed record ExpungeEmploymentBody(CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.ExpungeEmployment ToCommand(int spell) => new(spell, Reason, On);
}

/// <summary>The worker began to carry out statutory functions in an employment.</summary>
/// <param name="Spell">The number of the employment.</param>
/// <param name="Functions">What the role consists of.</param>
/// <param name="Route">How the worker came to it; each way has its own clock, or none.</param>
/// <param name="AdaptationMonths">The employer's period of adaptation, from 1; with the routes that have one, the longest when left out.</param>
/// <param name="On">The first day of the role.</param>
public sealed record StartStatutoryRoleBody(int Spell, IReadOnlyList<StatutoryFunction> Functions, EntryRoute Route, bool PrincipalSocialWorker, int? AdaptationMonths, DateOnly On)
{
    public JourneyCommand.StartStatutoryRole ToCommand() => new(Spell, FunctionSet.Of(Functions), Route, PrincipalSocialWorker, AdaptationMonths, On);
}

/// <summary>The worker gave the role up, and stayed in post or left.</summary>
/// <param name="On">The last day of the role.</param>
public sealed record EndStatutoryRoleBody(DateOnly On)
{
    public JourneyCommand.EndStatutoryRole ToCommand(int role) => new(role, On);
}

/// <summary>What the record of a role should have said, whole.</summary>
/// <param name="From">The first day of the role.</param>
/// <param name="To">Its last day; left out while it goes on as long as the employment.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectStatutoryRoleBody(IReadOnlyList<StatutoryFunction> Functions, EntryRoute Route, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectStatutoryRole ToCommand(int role) => new(role, FunctionSet.Of(Functions), Route, From, To, Reason, On);
}

/// <inheritdoc cref="ExpungeEmploymentBody"/>
public sealed record ExpungeStatutoryRoleBody(CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.ExpungeStatutoryRole ToCommand(int role) => new(role, Reason, On);
}

/// <summary>The employer finds the assessed and supported year in employment completed.</summary>
/// <param name="On">The day of the completion.</param>
public sealed record CompleteAsyeBody(DateOnly On)
{
    public JourneyCommand.CompleteAsye ToCommand(int role) => new(role, On);
}

/// <summary>When the supported year was completed.</summary>
/// <param name="CompletedOn">Left out when it is not completed.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectAsyeBody(DateOnly? CompletedOn, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectAsye ToCommand(int role) => new(role, CompletedOn, Reason, On);
}

/// <summary>The employer puts the worker forward before minimum service is over.</summary>
public sealed record WaiveMinimumServiceBody(WaiverReason Reason, DateOnly On)
{
    public JourneyCommand.WaiveMinimumService ToCommand(int role) => new(role, Reason, On);
}

/// <summary>The employer holds the worker's experience insufficient still.</summary>
/// <param name="NotBefore">The first day on which the worker may be put forward.</param>
public sealed record ExtendMinimumServiceBody(DateOnly NotBefore, ExtensionReason Reason, DateOnly On)
{
    public JourneyCommand.ExtendMinimumService ToCommand(int role) => new(role, NotBefore, Reason, On);
}

/// <summary>The worker is away.</summary>
/// <param name="Spell">The number of the employment.</param>
/// <param name="Kind">No more than this: why exactly is nobody's business here.</param>
/// <param name="On">The first day away.</param>
public sealed record StartAbsenceBody(int Spell, AbsenceKind Kind, DateOnly On)
{
    public JourneyCommand.StartAbsence ToCommand() => new(Spell, Kind, On);
}

/// <summary>The worker is back.</summary>
/// <param name="On">The last day away.</param>
public sealed record EndAbsenceBody(DateOnly On)
{
    public JourneyCommand.EndAbsence ToCommand(int absence) => new(absence, On);
}

/// <summary>What the record of an absence should have said, whole.</summary>
/// <param name="From">The first day away.</param>
/// <param name="To">The last day away; left out while the worker is.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectAbsenceBody(AbsenceKind Kind, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectAbsence ToCommand(int absence) => new(absence, Kind, From, To, Reason, On);
}

/// <inheritdoc cref="ExpungeEmploymentBody"/>
public sealed record ExpungeAbsenceBody(CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.ExpungeAbsence ToCommand(int absence) => new(absence, Reason, On);
}

/// <summary>The worker agrees to be assessed; taking part is voluntary.</summary>
public sealed record AgreeToAssessmentBody(Level Level, DateOnly On)
{
    public JourneyCommand.AgreeToAssessment ToCommand() => new(Level, On);
}

/// <summary>The worker declines to be assessed; nothing follows from it.</summary>
public sealed record DeclineAssessmentBody(Level Level, DateOnly On)
{
    public JourneyCommand.DeclineAssessment ToCommand() => new(Level, On);
}

/// <summary>The worker takes the agreement back, before the sitting.</summary>
public sealed record WithdrawAgreementBody(Level Level, DateOnly On)
{
    public JourneyCommand.WithdrawAgreement ToCommand() => new(Level, On);
}

/// <summary>The day on which the worker did agree.</summary>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectAgreementBody(Level Level, DateOnly AgreedOn, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectAgreement ToCommand() => new(Level, AgreedOn, Reason, On);
}
