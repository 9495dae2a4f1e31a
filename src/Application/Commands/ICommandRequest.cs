using MediatR;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.Commands;

/// <summary>What every command is sent with, whatever it is sent to.</summary>
public interface ICommandRequest : IRequest<CommandAnswer>
{
    /// <summary>The class of the command: what the access table goes by.</summary>
    Type CommandType { get; }

    /// <summary>The command's frozen name, for records and traces.</summary>
    string CommandName { get; }

    /// <summary>The journey it is sent to; null for what is no journey.</summary>
    JourneyId? JourneyId { get; }

    CommandIdentity Identity { get; }

    Caller Caller { get; }

    /// <summary>The revision the caller last saw; null to decide on whatever is there.</summary>
    long? IfMatch { get; }

    Purpose Purpose { get; }
}
