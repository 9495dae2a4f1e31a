using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>Any command to the rollout.</summary>
/// <param name="IfMatch">The revision the caller last saw; null to decide on whatever is there.</param>
public sealed record RolloutRequest(RolloutCommand Command, CommandIdentity Identity, Caller Caller, long? IfMatch = null, Purpose Purpose = Purpose.Record)
    : ICommandRequest
{
    public Type CommandType => Command.GetType();

    public string CommandName => RolloutCommandNames.Of(Command);

    public JourneyId? JourneyId => null;
}
