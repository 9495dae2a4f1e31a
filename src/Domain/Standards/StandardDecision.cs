using System.Collections.Immutable;
using Naas.Domain.Journeys;

namespace Naas.Domain.Standards;

/// <summary>What a command to a performance standard comes to: events, perhaps none, or a refusal.</summary>
public abstract record StandardDecision
{
    private StandardDecision() { }

    /// <summary>It was so already: nothing to record, and nothing wrong.</summary>
    public static StandardDecision Nothing { get; } = new Accepted([]);

    public static StandardDecision Of(params ImmutableArray<StandardEvent> events) => new Accepted(events);

    public static implicit operator StandardDecision(Refusal refusal) => new Refused(refusal);

    public static implicit operator StandardDecision(StandardEvent standardEvent) => new Accepted([standardEvent]);

    /// <summary>These events count, in this order; none when it was so already.</summary>
    public sealed record Accepted(ImmutableArray<StandardEvent> Events) : StandardDecision;

    /// <summary>A rule says no; nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : StandardDecision;
}
