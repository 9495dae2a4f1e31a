using System.Diagnostics;
using MediatR;
using Naas.Application.Access;

namespace Naas.Application.Journeys;

/// <summary>One span a command, with what it came to; ids and codes only, never what a person is called.</summary>
public sealed class TracingBehaviour : IPipelineBehavior<JourneyRequest, JourneyAnswer>
{
    /// <summary>The name under which traces of commands can be listened to.</summary>
    public const string SourceName = "Naas.Commands";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task<JourneyAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<JourneyAnswer> next)
    {
        using var span = Source.StartActivity(JourneyCommandNames.Of(request.Command));
        _ = span?.SetTag("naas.journey", request.Journey.ToString());
        _ = span?.SetTag("naas.role", RoleNames.Of(request.Caller.Role));
        var answer = await next();
        _ = span?.SetTag("naas.answer", answer is JourneyAnswer.Refused refused ? refused.Refusal.Code : answer.GetType().Name);
        return answer;
    }
}
