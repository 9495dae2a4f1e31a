using System.Collections.Frozen;
using Naas.Domain.Calendars;

namespace Naas.Domain.Journeys;

/// <summary>Something that somebody asks of one journey.</summary>
/// <remarks>
/// A command carries every fact its decision needs, as values: the application fills in <see cref="Facts"/> and what is
/// marked <c>[fact]</c> before it decides. So a decision can be made again, by anyone, from the command alone. The commands
/// stand by episode, beside the events they lead to.
/// </remarks>
public abstract partial record JourneyCommand
{
    private JourneyCommand() { }

    /// <summary>The day on which it is to take effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Who asks, and what day it is.</summary>
    public CommandFacts Facts { get; init; } = CommandFacts.Missing;
}

/// <summary>Who asks, and which day it is for the law.</summary>
/// <param name="Actor">The person or system that acts.</param>
/// <param name="Today">The business day in England on which the command is decided.</param>
/// <param name="Calendar">Which days are working days (S-40).</param>
public sealed record CommandFacts(ActorId Actor, DateOnly Today, WorkingCalendar Calendar)
{
    /// <summary>Those who have acted on this record for the worker, or for an employer: nobody of them judges a result anew (S-10). Looked up where that is asked.</summary>
    public IReadOnlySet<ActorId> Parties { get; init; } = FrozenSet<ActorId>.Empty;

    /// <summary>What a command has before the application fills its facts in; deciding it is a bug.</summary>
    public static CommandFacts Missing { get; } = new(new ActorId("nobody"), DateOnly.MinValue, WorkingCalendar.Of([]));
}
