using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>The worker asks an organisation that sees the practice to endorse it.</summary>
/// <param name="Organisation">Who is asked; one at a time.</param>
public sealed record RequestEndorsementBody(Level Level, OrganisationCode Organisation, DateOnly On)
{
    public JourneyCommand.RequestEndorsement ToCommand() => new(Level, Organisation, On);
}

/// <summary>The organisation that was asked does not endorse.</summary>
/// <param name="Organisation">Who was asked.</param>
public sealed record DeclineEndorsementBody(Level Level, OrganisationCode Organisation, DeclineReason Reason, DateOnly On)
{
    public JourneyCommand.DeclineEndorsement ToCommand() => new(Level, Organisation, Reason, On);
}

/// <summary>The organisation that sees the practice judges the worker ready; after a result that was not met, ready again.</summary>
/// <param name="Organisation">The endorsing organisation.</param>
/// <param name="Rank">The worker's place in the organisation's list, from 1; left out, the days decide.</param>
public sealed record EndorsePracticeBody(Level Level, OrganisationCode Organisation, int? Rank, DateOnly On)
{
    public JourneyCommand.EndorsePractice ToCommand() => new(Level, Organisation, On, Rank);
}

/// <summary>Another place in the organisation's list.</summary>
/// <param name="Organisation">The endorsing organisation.</param>
/// <param name="Rank">From 1.</param>
public sealed record RankEndorsementBody(Level Level, OrganisationCode Organisation, int Rank, DateOnly On)
{
    public JourneyCommand.RankEndorsement ToCommand() => new(Level, Organisation, Rank, On);
}

/// <summary>The organisation takes its endorsement back, before the sitting.</summary>
/// <param name="Organisation">The endorsing organisation.</param>
public sealed record WithdrawEndorsementBody(Level Level, OrganisationCode Organisation, WithdrawalReason Reason, DateOnly On)
{
    public JourneyCommand.WithdrawEndorsement ToCommand() => new(Level, Organisation, Reason, On);
}

/// <summary>An endorsement ran out; the day after its last counts, however late this comes.</summary>
public sealed record ExpireEndorsementBody(Level Level, DateOnly On)
{
    public JourneyCommand.ExpireEndorsement ToCommand(int endorsement) => new(Level, endorsement, On);
}

/// <summary>The day on which the endorsement was given.</summary>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectEndorsementBody(Level Level, DateOnly EndorsedOn, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectEndorsement ToCommand(int endorsement) => new(Level, endorsement, EndorsedOn, Reason, On);
}

/// <inheritdoc cref="ExpungeEmploymentBody"/>
public sealed record ExpungeEndorsementBody(Level Level, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.ExpungeEndorsement ToCommand(int endorsement) => new(Level, endorsement, Reason, On);
}

/// <summary>What the proof of concept credits.</summary>
/// <param name="Elements">The simulated and the written one, together.</param>
/// <param name="SimulationMet">Whether the simulation of the proof of concept met the standard.</param>
public sealed record GrantPassportBody(Level Level, IReadOnlyList<Element> Elements, bool SimulationMet, DateOnly On)
{
    public JourneyCommand.GrantPassport ToCommand() => new(Level, ElementSet.Of([.. Elements]), SimulationMet, On);
}

/// <summary>A passport ended with Phase Two.</summary>
public sealed record ExpirePassportBody(Level Level, DateOnly On)
{
    public JourneyCommand.ExpirePassport ToCommand() => new(Level, On);
}
