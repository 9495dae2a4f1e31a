using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>How the rollout stands in the event log: it is one, in one stream.</summary>
public static class RolloutStream
{
    public static StreamName Name { get; } = new("rollout");

    public static StreamKind<Rollout, RolloutEvent> Kind { get; } =
        new(Rollout.NotBegun, Rollout.Evolve, RolloutEventCatalogue.Types.TypeOf, RolloutEventCatalogue.Types.Serialise, RolloutEventCatalogue.Types.Deserialise);
}
