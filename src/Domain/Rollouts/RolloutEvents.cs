using Naas.Domain.Employers;

namespace Naas.Domain.Rollouts;

/// <summary>Something that happened to the rollout of the system over England: its phases, its sites, who succeeds whom, and who has more than one practice leader.</summary>
/// <remarks>
/// The whole vocabulary. <see cref="On"/> is the day it took effect in England; when it was recorded stands in the envelope.
/// Nothing here is about a person.
/// </remarks>
public abstract record RolloutEvent
{
    private RolloutEvent() { }

    /// <summary>The day on which it took effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    // Phases

    /// <summary>The department opened a phase (S-43, G17 ¶29, ¶41).</summary>
    /// <param name="SittingsFrom">The first day on which workers of its sites may sit; often announced ahead.</param>
    public sealed record PhaseOpened(PhaseCode Phase, DateOnly SittingsFrom, DateOnly On) : RolloutEvent;

    /// <summary>The department moved the first day of sittings.</summary>
    public sealed record PhaseChanged(PhaseCode Phase, DateOnly SittingsFrom, DateOnly On) : RolloutEvent;

    /// <summary>The phase ended; <see cref="On"/> is its last day. Exemptions of the proof of concept end with Phase Two (S-14).</summary>
    public sealed record PhaseEnded(PhaseCode Phase, DateOnly On) : RolloutEvent;

    // Sites

    /// <summary>An organisation became a site of a phase.</summary>
    /// <param name="Site">The organisation that is a site now.</param>
    public sealed record SiteJoined(OrganisationCode Site, PhaseCode Phase, DateOnly On) : RolloutEvent;

    /// <summary>A site left its phase; <see cref="On"/> is its last day as a site.</summary>
    /// <param name="Site">The organisation that is a site no more.</param>
    public sealed record SiteLeft(OrganisationCode Site, PhaseCode Phase, DateOnly On) : RolloutEvent;

    // Organisations

    /// <summary>Another organisation took over the staff of one, by reorganisation or by a transfer of undertakings (S-16).</summary>
    /// <param name="Organisation">The organisation whose staff were taken over.</param>
    /// <param name="Successor">The organisation that took them over.</param>
    /// <param name="On">The first day on which the successor holds the staff.</param>
    public sealed record OrganisationSucceeded(OrganisationCode Organisation, OrganisationCode Successor, DateOnly On) : RolloutEvent;

    // Practice leaders

    /// <summary>By exception an organisation has more than one practice leader: its service is divided into areas that run the full range of services largely autonomously. It takes the place of an earlier division.</summary>
    /// <param name="On">The first day of these areas.</param>
    public sealed record OrganisationDivided(OrganisationCode Organisation, ServiceAreaSet Areas, DateOnly On) : RolloutEvent;

    /// <summary>The service of an organisation is one again, with one practice leader; <see cref="On"/> is the last day of its areas.</summary>
    public sealed record DivisionEnded(OrganisationCode Organisation, DateOnly On) : RolloutEvent;
}
