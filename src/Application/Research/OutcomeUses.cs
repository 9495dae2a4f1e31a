using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Employers;

namespace Naas.Application.Research;

/// <summary>Whether an employer lets the outcome of assessment count for something (response ¶55).</summary>
public enum OutcomeUse
{
    Used = 1,
    NotUsed = 2,
    UnderReview = 3,
}

/// <summary>An employer says whether outcomes form part of pay and reward, and of performance proceedings.</summary>
/// <remarks>It is the employer's to decide and the department's to watch: no rule, no deadline and no figure of a worker goes by it .</remarks>
/// <param name="From">The day from which it is so.</param>
/// <param name="CommandId">Sent again, it is answered as it was.</param>
public sealed record DeclareOutcomeUse(OrganisationCode Organisation, OutcomeUse InPay, OutcomeUse InPerformance, DateOnly From, Guid CommandId)
    : DirectoryCommand<ResearchOutcome<OutcomeUseDeclaration>>;
