using MediatR;
using Naas.Application.Journeys;

namespace Naas.Application.Access;

/// <summary>Refuses a command whose role has no row in the access table, before anything is read. The scope is checked after the fold.</summary>
public sealed class JourneyRoleBehaviour : IPipelineBehavior<JourneyRequest, JourneyAnswer>
{
    public async Task<JourneyAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<JourneyAnswer> next)
    {
        var command = request.Command.GetType();
        return AccessTable.RolesFor(command).Contains(request.Caller.Role)
            ? await next()
            : new JourneyAnswer.NotAllowed($"The role {RoleNames.Of(request.Caller.Role)} may not do this; it is for: {string.Join(", ", AccessTable.RolesFor(command).Select(RoleNames.Of))}.");
    }
}
