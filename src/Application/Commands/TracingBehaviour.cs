using System.Diagnostics;
using MediatR;
using Naas.Application.Access;

namespace Naas.Application.Commands;

/// <summary>One span a command, with what it came to; ids and codes only, never what a person is called.</summary>
public sealed class TracingBehaviour<TRequest> : IPipelineBehavior<TRequest, CommandAnswer>
    where TRequest : ICommandRequest
{
    public async Task<CommandAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next)
    {
        using var span = CommandTraces.Source.StartActivity(request.CommandName);
        if (request.JourneyId is { } journey)
            _ = span?.SetTag("naas.journey", journey.ToString());
        _ = span?.SetTag("naas.role", RoleNames.Of(request.Caller.Role));
        var answer = await next();
        _ = span?.SetTag("naas.answer", answer is CommandAnswer.Refused refused ? refused.Refusal.Code : answer.GetType().Name.Split('`')[0]);
        return answer;
    }
}

public static class CommandTraces
{
    /// <summary>The name under which traces of commands can be listened to.</summary>
    public const string SourceName = "Naas.Commands";

    internal static ActivitySource Source { get; } = new(SourceName);
}
