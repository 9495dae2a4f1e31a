using MediatR;
using Naas.Application.People;

namespace Naas.Application.Access;

/// <summary>Refuses a command to the directory whose role has no row in the access table, before anything is read. The scope is checked after the fold.</summary>
public sealed class DirectoryRoleBehaviour<TCommand, T> : IPipelineBehavior<TCommand, DirectoryAnswer<T>>
    where TCommand : DirectoryCommand<T>
    where T : class
{
    public async Task<DirectoryAnswer<T>> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<DirectoryAnswer<T>> next)
    {
        var roles = AccessTable.RolesFor(typeof(TCommand));
        return roles.Contains(request.Caller.Role)
            ? await next()
            : new DirectoryAnswer<T>.NotAllowed($"The role {RoleNames.Of(request.Caller.Role)} may not do this; it is for: {string.Join(", ", roles.Select(RoleNames.Of))}.");
    }
}
