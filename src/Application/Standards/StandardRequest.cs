using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>Any command to the performance standard of one element at one level.</summary>
/// <param name="IfMatch">The revision the caller last saw; null to decide on whatever is there.</param>
public sealed record StandardRequest(Level Level, Element Element, StandardCommand Command, CommandIdentity Identity, Caller Caller, long? IfMatch = null, Purpose Purpose = Purpose.Record)
    : ICommandRequest
{
    /// <summary>The edition under which a dry run asks; null for the one in force on the day (S-50).</summary>
    public EditionCode? Edition { get; init; }

    public Type CommandType => Command.GetType();

    public string CommandName => StandardCommandNames.Of(Command);

    public JourneyId? JourneyId => null;
}
