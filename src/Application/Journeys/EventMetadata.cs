using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Journeys;

/// <summary>The envelope beside an event's body: who, under which command, when recorded, under which edition.</summary>
/// <param name="RecordedAt">UTC to the microsecond, by the business clock.</param>
/// <param name="Role">The role in which the actor acted.</param>
/// <param name="Organisation">The actor's own organisation, when there is one.</param>
/// <param name="CommandId">The command that recorded the event; every event of one command carries the same.</param>
/// <param name="RequestHash">A keyed hash of the request, so that the same key with another body is recognised.</param>
/// <param name="CorrelationId">Ties together what belongs to one conversation across services.</param>
/// <param name="CausationId">What directly led to the command: a request's id, or another event's.</param>
/// <param name="Edition">The policy edition that governed the decision.</param>
public sealed record EventMetadata(
    DateTimeOffset RecordedAt,
    ActorId Actor,
    string Role,
    string? Organisation,
    Guid CommandId,
    string RequestHash,
    string CorrelationId,
    string? CausationId,
    EditionCode Edition);
