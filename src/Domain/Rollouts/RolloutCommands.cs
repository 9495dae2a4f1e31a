using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Domain.Rollouts;

/// <summary>Something that the department's operations ask of the rollout.</summary>
/// <remarks>A command carries every fact its decision needs, like a command to a journey.</remarks>
public abstract record RolloutCommand
{
    private RolloutCommand() { }

    /// <summary>The day on which it is to take effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Who asks, and what day it is.</summary>
    public CommandFacts Facts { get; init; } = CommandFacts.Missing;

    /// <summary>Open a phase, or announce it ahead of its day.</summary>
    public sealed record OpenPhase(PhaseCode Phase, DateOnly SittingsFrom, DateOnly On) : RolloutCommand;

    /// <summary>Move the first day of a phase's sittings.</summary>
    public sealed record ChangePhase(PhaseCode Phase, DateOnly SittingsFrom, DateOnly On) : RolloutCommand;

    /// <summary>End a phase.</summary>
    /// <param name="On">Its last day.</param>
    public sealed record EndPhase(PhaseCode Phase, DateOnly On) : RolloutCommand;

    /// <summary>Make an organisation a site of a phase, or announce it ahead of its day.</summary>
    public sealed record JoinSite(OrganisationCode Site, PhaseCode Phase, DateOnly On) : RolloutCommand
    {
        /// <summary>[fact] The organisation: an agency is no site.</summary>
        public Organisation? Organisation { get; init; }
    }

    /// <summary>Take a site out of its phase.</summary>
    /// <param name="On">Its last day as a site.</param>
    public sealed record LeaveSite(OrganisationCode Site, PhaseCode Phase, DateOnly On) : RolloutCommand;

    /// <summary>Record that another organisation took over the staff of one; when that is a site, the successor becomes one.</summary>
    /// <param name="On">The first day on which the successor holds the staff.</param>
    public sealed record SucceedOrganisation(OrganisationCode Organisation, OrganisationCode Successor, DateOnly On) : RolloutCommand
    {
        /// <summary>[fact] The organisation whose staff are taken over.</summary>
        public Organisation? Predecessor { get; init; }

        /// <summary>[fact] The organisation that takes them over.</summary>
        public Organisation? Heir { get; init; }
    }

    /// <summary>Record the exception that an organisation's service is divided into largely autonomous areas, each with a practice leader; or that it is divided otherwise from a day on.</summary>
    /// <param name="On">The first day of these areas.</param>
    public sealed record DivideOrganisation(OrganisationCode Organisation, ServiceAreaSet Areas, DateOnly On) : RolloutCommand
    {
        /// <summary>[fact] The organisation: an agency runs no services.</summary>
        public Organisation? Divided { get; init; }
    }

    /// <summary>Record that the service is one again.</summary>
    /// <param name="On">The last day of its areas.</param>
    public sealed record EndDivision(OrganisationCode Organisation, DateOnly On) : RolloutCommand;
}
