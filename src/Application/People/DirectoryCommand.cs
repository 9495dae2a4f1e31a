using MediatR;
using Naas.Application.Access;

namespace Naas.Application.People;

/// <summary>Something to be kept beside the log that leaves no event of its own: in the person directory, or for research and monitoring.</summary>
/// <typeparam name="T">What whoever sent it gets back.</typeparam>
public abstract record DirectoryCommand<T> : IRequest<DirectoryAnswer<T>>, IDirectoryCommand
    where T : class
{
    public required Caller Caller { get; init; }
}

/// <summary>What every such command has, whatever its answer.</summary>
public interface IDirectoryCommand
{
    Caller Caller { get; }
}

/// <summary>The one definite answer to a command to the directory.</summary>
public abstract record DirectoryAnswer<T>
    where T : class
{
    private DirectoryAnswer() { }

    /// <param name="Replayed">The same command came before; this is its original answer.</param>
    public sealed record Done(T Value, bool Replayed) : DirectoryAnswer<T>;

    /// <summary>Nobody is registered under this journey.</summary>
    public sealed record NotRegistered : DirectoryAnswer<T>;

    /// <summary>The caller may not do this, in this role or for this journey.</summary>
    public sealed record NotAllowed(string Why) : DirectoryAnswer<T>;

    /// <summary>The idempotency key was used before, for another request.</summary>
    public sealed record KeyReused : DirectoryAnswer<T>;
}
