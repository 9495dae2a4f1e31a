using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Rollouts;
using Naas.Domain.Rollouts;

namespace Naas.Application.Explaining;

/// <summary>Phases and sites as they were recorded up to a moment: an explanation of then knows no more of them than of the journey.</summary>
public static class RolloutAsRecorded
{
    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public static async Task<Rollout> WhereAsync(IEventLog log, Func<StreamEntry<RolloutEvent>, bool> isKnown, CancellationToken cancellation) =>
        (await RolloutStream.Kind.LoadAsync(log, RolloutStream.Name, cancellation)).Entries.Where(isKnown).Select(entry => entry.Event).Aggregate(Rollout.NotBegun, Rollout.Evolve);
}
