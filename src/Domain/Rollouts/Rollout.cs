using System.Collections.Immutable;
using Naas.Domain.Employers;

namespace Naas.Domain.Rollouts;

/// <summary>The rollout as the events so far have made it. Immutable; made by <see cref="Evolve"/> and nothing else.</summary>
/// <param name="Memberships">Of each organisation that was ever a site, in the order of their days; no two overlap.</param>
/// <param name="Successions">By the organisation that was succeeded.</param>
public sealed record Rollout(
    ImmutableDictionary<PhaseCode, Phase> Phases,
    ImmutableDictionary<OrganisationCode, ImmutableArray<Membership>> Memberships,
    ImmutableDictionary<OrganisationCode, Succession> Successions)
{
    /// <summary>Of each organisation whose service was ever divided into areas, in the order of their days; no two overlap .</summary>
    public ImmutableDictionary<OrganisationCode, ImmutableArray<Division>> Divisions { get; init; } = ImmutableDictionary<OrganisationCode, ImmutableArray<Division>>.Empty;

    /// <summary>Before anything happened: no phase, no site.</summary>
    public static Rollout NotBegun { get; } = new(
        ImmutableDictionary<PhaseCode, Phase>.Empty,
        ImmutableDictionary<OrganisationCode, ImmutableArray<Membership>>.Empty,
        ImmutableDictionary<OrganisationCode, Succession>.Empty);

    /// <summary>The first day on which workers of the organisation may sit: the phase's, or the site's own when it joined later.</summary>
    /// <remarks>
    /// Goes by the membership that holds on the day, or else by one that is announced for later, or else by the last there was:
    /// <see cref="SittingsUntil"/> then says when it was over. A successor has its predecessor's day (S-16).
    /// </remarks>
    /// <returns>Null for an organisation that is no site, was none and is not announced as one.</returns>
    public DateOnly? SittingsFrom(OrganisationCode organisation, DateOnly on) =>
        MembershipOn(organisation, on) is { } membership ? Later(Phases[membership.Phase].SittingsFrom, membership.Since) : null;

    /// <summary>The last day on which workers of the organisation may sit: the end of the phase, or the site's last day in it. Null while it is open.</summary>
    public DateOnly? SittingsUntil(OrganisationCode organisation, DateOnly on) =>
        MembershipOn(organisation, on) is { } membership ? Until(membership) : null;

    /// <summary>Who took over the organisation's staff, and from which day; null while it holds them itself.</summary>
    public Succession? SuccessorOf(OrganisationCode organisation) => Successions.GetValueOrDefault(organisation);

    /// <summary>How the service of an organisation is divided on a day; null where it is one.</summary>
    public Division? DivisionOf(OrganisationCode organisation, DateOnly on) => DivisionsOf(organisation).FirstOrDefault(division => division.Covers(on));

    /// <summary>
    /// How many practice leaders an organisation is expected to have in post on a day: one, by exception one for each of its areas
    /// . An agency runs no service, and an organisation whose staff another has taken over none any more.
    /// </summary>
    public int LeadersExpected(Organisation organisation, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.IsAgency || SuccessorOf(organisation.Code)?.On <= on ? 0 : DivisionOf(organisation.Code, on)?.Areas.Count ?? 1;
    }

    /// <summary>The last day of a phase; null while it lasts, and for one that was never opened (S-14).</summary>
    public DateOnly? PhaseEndedOn(PhaseCode phase) => Phases.GetValueOrDefault(phase)?.EndedOn;

    /// <summary>Every site a phase has or had, by code.</summary>
    public IEnumerable<(OrganisationCode Site, Membership Membership)> SitesOf(PhaseCode phase) =>
        Memberships.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Where(membership => membership.Phase == phase && !membership.IsEmpty).Select(membership => (pair.Key, membership)));

    /// <summary>The last day of a membership, by itself or with its phase; null while it lasts.</summary>
    public DateOnly? Until(Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return (membership.To, Phases[membership.Phase].EndedOn) switch
        {
            ({ } left, { } ended) => left < ended ? left : ended,
            var (left, ended) => left ?? ended,
        };
    }

    /// <summary>The rollout after one more event.</summary>
    /// <exception cref="ImpossibleRolloutException">The event cannot have happened: the stream is damaged.</exception>
    public static Rollout Evolve(Rollout rollout, RolloutEvent rolloutEvent) => rolloutEvent switch
    {
        RolloutEvent.PhaseOpened e when !rollout.Phases.ContainsKey(e.Phase) =>
            rollout with { Phases = rollout.Phases.Add(e.Phase, new Phase(e.Phase, e.SittingsFrom, e.On, null)) },
        RolloutEvent.PhaseChanged e when rollout.IsOpen(e.Phase, e.On) => rollout.With(e.Phase, phase => phase with { SittingsFrom = e.SittingsFrom }),
        RolloutEvent.PhaseEnded e when rollout.IsOpen(e.Phase, e.On) => rollout.With(e.Phase, phase => phase with { EndedOn = e.On }),

        RolloutEvent.SiteJoined e when rollout.IsOpen(e.Phase, e.On) && rollout.StandingOrAnnounced(e.Site, e.On) is null =>
            rollout.With(e.Site, memberships => memberships.Add(new Membership(e.Phase, rollout.SinceOf(e), e.On, null))),
        RolloutEvent.SiteLeft e when rollout.MembershipIn(e.Site, e.Phase) is { To: null } membership && membership.From <= e.On =>
            rollout.With(e.Site, memberships => memberships.Replace(membership, membership with { To = e.On })),

        RolloutEvent.OrganisationSucceeded e when rollout.SuccessorOf(e.Organisation) is null && !rollout.LeadsTo(e.Successor, e.Organisation) =>
            (rollout with { Successions = rollout.Successions.Add(e.Organisation, new Succession(e.Successor, e.On)) })
                // The organisation is no site beyond its last day with staff; the successor's own event follows this one.
                .With(e.Organisation, memberships => [.. memberships.Select(membership => rollout.LastsTo(membership, e.On) ? membership with { To = e.On.AddDays(-1) } : membership)]),

        RolloutEvent.OrganisationDivided e when rollout.DivisionsOf(e.Organisation) is var before && (before.IsEmpty || !before[^1].LastsBeyond(e.On)) =>
            rollout with { Divisions = rollout.Divisions.SetItem(e.Organisation, [.. before.Select(division => division.EndedBefore(e.On)), new Division(e.Areas, e.On, null)]) },
        RolloutEvent.DivisionEnded e when rollout.DivisionsOf(e.Organisation) is [.., { To: null } last] before && last.From <= e.On =>
            rollout with { Divisions = rollout.Divisions.SetItem(e.Organisation, before.Replace(last, last with { To = e.On })) },

        _ => throw new ImpossibleRolloutException(rolloutEvent),
    };

    internal ImmutableArray<Division> DivisionsOf(OrganisationCode organisation) => Divisions.GetValueOrDefault(organisation, []);

    /// <summary>The membership that a site has, or last had, in a phase.</summary>
    internal Membership? MembershipIn(OrganisationCode site, PhaseCode phase) => Of(site).LastOrDefault(membership => membership.Phase == phase);

    /// <summary>The membership that holds on a day or is announced for later.</summary>
    internal Membership? StandingOrAnnounced(OrganisationCode organisation, DateOnly on) => Of(organisation).FirstOrDefault(membership => LastsTo(membership, on));

    /// <summary>Whether following one organisation's successors leads to another, or begins there.</summary>
    internal bool LeadsTo(OrganisationCode from, OrganisationCode to)
    {
        for (OrganisationCode? at = from; at is { } organisation; at = SuccessorOf(organisation)?.Successor)
        {
            if (organisation == to)
                return true;
        }

        return false;
    }

    private Membership? MembershipOn(OrganisationCode organisation, DateOnly on) =>
        StandingOrAnnounced(organisation, on) ?? Of(organisation).LastOrDefault(membership => !membership.IsEmpty);

    private bool LastsTo(Membership membership, DateOnly day) => !membership.IsEmpty && (Until(membership) is not { } until || day <= until);

    private ImmutableArray<Membership> Of(OrganisationCode organisation) => Memberships.GetValueOrDefault(organisation, []);

    private bool IsOpen(PhaseCode code, DateOnly on) => Phases.GetValueOrDefault(code) is { EndedOn: null } phase && phase.OpenedOn <= on;

    /// <summary>A site that takes the place of those it succeeds on that day has been one since they were.</summary>
    private DateOnly SinceOf(RolloutEvent.SiteJoined joined) =>
        Successions.Where(pair => pair.Value == new Succession(joined.Site, joined.On))
            .SelectMany(pair => Of(pair.Key))
            .Where(handedOn => handedOn.Phase == joined.Phase && handedOn.To == joined.On.AddDays(-1))
            .Select(handedOn => handedOn.Since)
            .DefaultIfEmpty(joined.On)
            .Min();

    private Rollout With(PhaseCode code, Func<Phase, Phase> change) => this with { Phases = Phases.SetItem(code, change(Phases[code])) };

    private Rollout With(OrganisationCode organisation, Func<ImmutableArray<Membership>, ImmutableArray<Membership>> change) =>
        change(Of(organisation)) is { IsEmpty: false } changed ? this with { Memberships = Memberships.SetItem(organisation, changed) } : this;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A phase of the rollout.</summary>
/// <param name="SittingsFrom">The first day on which workers of its sites may sit.</param>
/// <param name="EndedOn">Its last day; null while it lasts.</param>
public sealed record Phase(PhaseCode Code, DateOnly SittingsFrom, DateOnly OpenedOn, DateOnly? EndedOn);

/// <summary>An organisation's time as a site of one phase.</summary>
/// <param name="Since">Its first day as a site, or that of the site it took over from.</param>
/// <param name="From">Its own first day as a site.</param>
/// <param name="To">Its last day as a site; null while it is one.</param>
public sealed record Membership(PhaseCode Phase, DateOnly Since, DateOnly From, DateOnly? To)
{
    /// <summary>Announced, and taken over by a successor before its day came.</summary>
    internal bool IsEmpty => To < From;
}

/// <summary>Who took over an organisation's staff.</summary>
/// <param name="On">The first day on which the successor holds them.</param>
public sealed record Succession(OrganisationCode Successor, DateOnly On);

/// <summary>How an organisation's service is divided into largely autonomous areas, each with a practice leader of its own .</summary>
/// <param name="To">The last day of these areas; null while they last.</param>
public sealed record Division(ServiceAreaSet Areas, DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);

    /// <summary>Whether another division cannot begin on a day: this one began later, on the same day, or had not ended by then.</summary>
    internal bool LastsBeyond(DateOnly day) => day <= From || day <= To;

    internal Division EndedBefore(DateOnly day) => To is null ? this with { To = day.AddDays(-1) } : this;
}

/// <summary>A stored event cannot have happened after those before it: the stream of the rollout is damaged.</summary>
public sealed class ImpossibleRolloutException : Exception
{
    public ImpossibleRolloutException(RolloutEvent rolloutEvent)
        : base($"{rolloutEvent.GetType().Name} on {rolloutEvent.On:yyyy-MM-dd} cannot have happened: it does not follow from what happened before.")
    {
    }
}
