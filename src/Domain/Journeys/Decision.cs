using System.Collections.Immutable;

namespace Naas.Domain.Journeys;

/// <summary>What a command comes to: events, perhaps none, or a refusal.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>It was so already: nothing to record, and nothing wrong.</summary>
    public static Decision Nothing { get; } = new Accepted([]);

    public static Decision Of(params ImmutableArray<JourneyEvent> events) => new Accepted(events);

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(JourneyEvent journeyEvent) => new Accepted([journeyEvent]);

    /// <summary>These events count, in this order; none when it was so already.</summary>
    public sealed record Accepted(ImmutableArray<JourneyEvent> Events) : Decision;

    /// <summary>A rule says no; nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}
