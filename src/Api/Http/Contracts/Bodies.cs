using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Api.Http.Contracts;

// What callers send. One record a command; ContractReader reads them and reports every fault at once.

/// <summary>Registers a social worker with the assessment and accreditation system.</summary>
/// <param name="RegistrationNumber">The regulator's number, such as <c>SW12345</c>. Kept encrypted, never shown in addresses or logs.</param>
/// <param name="DateOfBirth">Optional.</param>
/// <param name="On">The day on which the registration takes effect.</param>
public sealed record RegisterSocialWorkerBody([RegistrationNumberText] string RegistrationNumber, NameBody Name, DateOnly? DateOfBirth, DateOnly On);

/// <param name="Given">May be empty: some people have one name.</param>
public sealed record NameBody([GivenNameText] string Given, [FamilyNameText] string Family);

/// <summary>Looks a social worker up by registration number; the number travels in the body, never in an address.</summary>
public sealed record FindSocialWorkerBody([RegistrationNumberText] string RegistrationNumber);

/// <summary>The worker took up practice with an organisation.</summary>
/// <param name="Organisation">Where the worker practises.</param>
/// <param name="Agency">The agency that holds the contract; with the basis <c>agency</c> only.</param>
/// <param name="On">The first day in post.</param>
public sealed record StartEmploymentBody(OrganisationCode Organisation, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.StartEmployment(Organisation, Basis, Agency, On);
}

/// <summary>The worker left.</summary>
/// <param name="On">The last day in post.</param>
public sealed record EndEmploymentBody(LeavingReason Reason, LeavingDestination Destination, DateOnly On)
{
    public JourneyCommand ToCommand(int spell) => new JourneyCommand.EndEmployment(spell, Reason, Destination, On);
}

/// <summary>The worker agrees to be assessed; taking part is voluntary.</summary>
public sealed record AgreeToAssessmentBody(Level Level, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.AgreeToAssessment(Level, On);
}

/// <summary>The organisation that sees the practice judges the worker ready; after a result that was not met, ready again.</summary>
/// <param name="Organisation">The endorsing organisation.</param>
public sealed record EndorsePracticeBody(Level Level, OrganisationCode Organisation, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.EndorsePractice(Level, Organisation, On);
}

/// <summary>Books a place at a sitting.</summary>
/// <param name="Sitting">The delivery partner's code of the sitting, such as <c>LEEDS-2018-09-12-AM</c>.</param>
/// <param name="SitsOn">The day of the sitting.</param>
/// <param name="On">The day of the booking.</param>
public sealed record BookSittingBody(Level Level, SittingCode Sitting, DateOnly SitsOn, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.BookSitting(Level, Sitting, SitsOn, On);
}

/// <summary>Hands in the score of the element that the machine scores.</summary>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that it looked at, and how they went; may be left out.</param>
public sealed record RecordMarkBody(Level Level, Element Element, decimal Score, AreaProfile? Profile, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.RecordMark(Level, Element, Score, Profile ?? AreaProfile.Empty, On);
}

/// <summary>Releases the result of the attempt under way to the worker and the employer.</summary>
public sealed record ReleaseResultBody(Level Level, DateOnly On)
{
    public JourneyCommand ToCommand() => new JourneyCommand.ReleaseResult(Level, On);
}

/// <summary>Opens a phase of the rollout, or announces it ahead.</summary>
/// <param name="SittingsFrom">The first day on which workers of its sites may sit.</param>
/// <param name="On">The day of the opening.</param>
public sealed record OpenPhaseBody(PhaseCode Phase, DateOnly SittingsFrom, DateOnly On)
{
    public RolloutCommand ToCommand() => new RolloutCommand.OpenPhase(Phase, SittingsFrom, On);
}

/// <summary>Moves the first day of a phase's sittings.</summary>
/// <param name="On">The day of the change.</param>
public sealed record ChangePhaseBody(DateOnly SittingsFrom, DateOnly On)
{
    public RolloutCommand ToCommand(PhaseCode phase) => new RolloutCommand.ChangePhase(phase, SittingsFrom, On);
}

/// <summary>Ends a phase.</summary>
/// <param name="On">Its last day.</param>
public sealed record EndPhaseBody(DateOnly On)
{
    public RolloutCommand ToCommand(PhaseCode phase) => new RolloutCommand.EndPhase(phase, On);
}

/// <summary>Makes an organisation a site of a phase, or announces it ahead.</summary>
/// <param name="On">Its first day as a site.</param>
public sealed record JoinSiteBody(OrganisationCode Organisation, DateOnly On)
{
    public RolloutCommand ToCommand(PhaseCode phase) => new RolloutCommand.JoinSite(Organisation, phase, On);
}

/// <summary>Takes a site out of its phase.</summary>
/// <param name="On">Its last day as a site.</param>
public sealed record LeaveSiteBody(DateOnly On)
{
    public RolloutCommand ToCommand(OrganisationCode site, PhaseCode phase) => new RolloutCommand.LeaveSite(site, phase, On);
}

/// <summary>Another organisation took over the staff, by reorganisation or transfer.</summary>
/// <param name="On">The first day on which the successor holds them.</param>
public sealed record SucceedOrganisationBody(OrganisationCode Successor, DateOnly On)
{
    public RolloutCommand ToCommand(OrganisationCode organisation) => new RolloutCommand.SucceedOrganisation(organisation, Successor, On);
}

/// <summary>Words that a later command names by the id of their document.</summary>
/// <param name="Text">Plain text, up to 20,000 characters, with line breaks.</param>
public sealed record StoreDocumentBody(DocumentKind Kind, [DocumentText] string Text);

/// <summary>Checks one registration number.</summary>
/// <param name="Code">The one-time code that the worker gave, for whoever is not signed in as an employer. It is used up.</param>
public sealed record CheckRegisterBody([RegistrationNumberText] string RegistrationNumber, [CheckCodeText] string? Code);

/// <summary>Checks up to 100 registration numbers at once.</summary>
public sealed record CheckRegisterInBulkBody([MostItems(CheckRegister.MostNumbers)] IReadOnlyList<NumberToCheckBody> Checks);

public sealed record NumberToCheckBody([RegistrationNumberText] string RegistrationNumber);
