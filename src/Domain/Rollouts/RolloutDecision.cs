using System.Collections.Immutable;
using Naas.Domain.Journeys;

namespace Naas.Domain.Rollouts;

/// <summary>What a command to the rollout comes to: events, perhaps none, or a refusal.</summary>
public abstract record RolloutDecision
{
    private RolloutDecision() { }

    /// <summary>It was so already: nothing to record, and nothing wrong.</summary>
    public static RolloutDecision Nothing { get; } = new Accepted([]);

    public static RolloutDecision Of(params ImmutableArray<RolloutEvent> events) => new Accepted(events);

    public static implicit operator RolloutDecision(Refusal refusal) => new Refused(refusal);

    public static implicit operator RolloutDecision(RolloutEvent rolloutEvent) => new Accepted([rolloutEvent]);

    /// <summary>These events count, in this order; none when it was so already.</summary>
    public sealed record Accepted(ImmutableArray<RolloutEvent> Events) : RolloutDecision;

    /// <summary>A rule says no; nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : RolloutDecision;
}
