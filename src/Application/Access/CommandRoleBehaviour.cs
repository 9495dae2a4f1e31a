using MediatR;
using Naas.Application.Commands;

namespace Naas.Application.Access;

/// <summary>Refuses a command whose role has no row in the access table, before anything is read. The scope is checked after the fold.</summary>
public sealed class CommandRoleBehaviour<TRequest> : IPipelineBehavior<TRequest, CommandAnswer>
    where TRequest : ICommandRequest
{
    public async Task<CommandAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next) =>
        AccessTable.RolesFor(request.CommandType).Contains(request.Caller.Role)
            ? await next()
            : new CommandAnswer.NotAllowed($"The role {RoleNames.Of(request.Caller.Role)} may not do this; it is for: {string.Join(", ", AccessTable.RolesFor(request.CommandType).Select(RoleNames.Of))}.");
}
