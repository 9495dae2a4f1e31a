using MediatR;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Time;

namespace Naas.Application.Commands;

/// <summary>Writes refused commands to the operational record; they leave no event (S-54). Dry runs are questions and leave nothing.</summary>
public sealed class RefusalRecordBehaviour<TRequest>(IRefusalRecord record, BusinessClock clock) : IPipelineBehavior<TRequest, CommandAnswer>
    where TRequest : ICommandRequest
{
    public async Task<CommandAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next)
    {
        var answer = await next();
        if (answer is CommandAnswer.Refused refused && request.Purpose != Purpose.DryRun)
        {
            await record.RecordAsync(
                new RefusedCommand(
                    request.JourneyId, request.CommandName, request.Caller.Subject, RoleNames.Of(request.Caller.Role), request.Caller.Organisation?.Value,
                    refused.Refusal.Code, refused.Edition, request.Identity.CorrelationId, clock.Now),
                cancellationToken);
        }

        return answer;
    }
}
