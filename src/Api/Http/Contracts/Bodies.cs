using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Domain.Rollouts;

namespace Naas.Api.Http.Contracts;

// What callers send. One record a command, those of a journey by episode in files of their own; ContractReader reads them and
// reports every fault at once.

/// <summary>Looks a social worker up by registration number; the number travels in the body, never in an address.</summary>
public sealed record FindSocialWorkerBody([RegistrationNumberText] string RegistrationNumber);

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

/// <summary>The exception that the organisation has a practice leader for each of several areas of its service.</summary>
/// <param name="Areas">Every area, two at least; codes that the department gives.</param>
/// <param name="On">The first day of these areas.</param>
public sealed record DivideOrganisationBody([MostItems(50)] IReadOnlyList<ServiceAreaCode> Areas, DateOnly On)
{
    public RolloutCommand ToCommand(OrganisationCode organisation) => new RolloutCommand.DivideOrganisation(organisation, ServiceAreaSet.Of(Areas), On);
}

/// <summary>The service is one again.</summary>
/// <param name="On">The last day of its areas.</param>
public sealed record EndDivisionBody(DateOnly On)
{
    public RolloutCommand ToCommand(OrganisationCode organisation) => new RolloutCommand.EndDivision(organisation, On);
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
