using System.Text.Json.Serialization;
using Naas.Application.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The stored name and schema version of every event of the rollout. Names are frozen: history is written in them.</summary>
public static class RolloutEventCatalogue
{
    /// <summary>One row an event; a class may be renamed, a row never.</summary>
    public static IReadOnlyList<StoredEventType> All { get; } =
    [
        new("phase-opened", 1, typeof(RolloutEvent.PhaseOpened)),
        new("phase-changed", 1, typeof(RolloutEvent.PhaseChanged)),
        new("phase-ended", 1, typeof(RolloutEvent.PhaseEnded)),
        new("site-joined", 1, typeof(RolloutEvent.SiteJoined)),
        new("site-left", 1, typeof(RolloutEvent.SiteLeft)),
        new("organisation-succeeded", 1, typeof(RolloutEvent.OrganisationSucceeded)),
        new("organisation-divided", 1, typeof(RolloutEvent.OrganisationDivided)),
        new("division-ended", 1, typeof(RolloutEvent.DivisionEnded)),
    ];

    /// <summary>Writes and reads them.</summary>
    public static StoredEventTypes<RolloutEvent> Types { get; } = new(All, JourneyJson.Create(RolloutJsonContext.Default));
}

[JsonSerializable(typeof(Domain.Employers.ServiceAreaCode[]))]
[JsonSerializable(typeof(RolloutEvent.PhaseOpened))]
[JsonSerializable(typeof(RolloutEvent.PhaseChanged))]
[JsonSerializable(typeof(RolloutEvent.PhaseEnded))]
[JsonSerializable(typeof(RolloutEvent.SiteJoined))]
[JsonSerializable(typeof(RolloutEvent.SiteLeft))]
[JsonSerializable(typeof(RolloutEvent.OrganisationSucceeded))]
[JsonSerializable(typeof(RolloutEvent.OrganisationDivided))]
[JsonSerializable(typeof(RolloutEvent.DivisionEnded))]
internal sealed partial class RolloutJsonContext : JsonSerializerContext;
