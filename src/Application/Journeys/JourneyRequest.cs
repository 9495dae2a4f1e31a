using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Journeys;

/// <summary>Any command to any journey.</summary>
/// <param name="IfMatch">The revision the caller last saw; null to decide on whatever is there.</param>
public sealed record JourneyRequest(JourneyId Journey, JourneyCommand Command, CommandIdentity Identity, Caller Caller, long? IfMatch = null, Purpose Purpose = Purpose.Record)
    : ICommandRequest
{
    /// <summary>The registration number by which an employer shows that it knows the worker it takes on. It goes no further than the directory.</summary>
    public RegistrationNumber? ShownNumber { get; init; }

    /// <summary>The edition under which a dry run asks, where nothing that happened before has fixed another; null for the one that governs (S-50).</summary>
    public EditionCode? Edition { get; init; }

    public bool DryRun => Purpose != Purpose.Record;

    public Type CommandType => Command.GetType();

    public string CommandName => JourneyCommandNames.Of(Command);

    public JourneyId? JourneyId => Journey;
}

/// <summary>What a command is sent for.</summary>
public enum Purpose
{
    /// <summary>To be recorded.</summary>
    Record = 1,

    /// <summary>A question: say what would be recorded, or the refusal, and record nothing.</summary>
    DryRun = 2,

    /// <summary>The first half of a command in two steps: record no event yet, but a refusal counts.</summary>
    Rehearsal = 3,
}
