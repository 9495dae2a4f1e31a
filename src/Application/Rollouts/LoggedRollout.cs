using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The rollout as the log has it at this moment.</summary>
public sealed class LoggedRollout(IEventLog log) : IRollout
{
    private readonly LoggedState<Rollout, RolloutEvent> _rollout = new(log, RolloutStream.Name, RolloutStream.Kind);

    public Task<Current<Rollout>> CurrentAsync(CancellationToken cancellation) => _rollout.CurrentAsync(cancellation);
}
