using MediatR;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Application.Time;

namespace Naas.Application.Journeys;

/// <summary>Writes refused commands to the operational record; they leave no event (S-54). Dry runs are questions and leave nothing.</summary>
public sealed class RefusalRecordBehaviour(IRefusalRecord record, BusinessClock clock) : IPipelineBehavior<JourneyRequest, JourneyAnswer>
{
    public async Task<JourneyAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<JourneyAnswer> next)
    {
        var answer = await next();
        if (answer is JourneyAnswer.Refused refused && request.Purpose != Purpose.DryRun)
        {
            await record.RecordAsync(
                new RefusedCommand(
                    request.Journey, JourneyCommandNames.Of(request.Command), request.Caller.Subject, RoleNames.Of(request.Caller.Role), request.Caller.Organisation?.Value,
                    refused.Refusal.Code, refused.Edition, request.Identity.CorrelationId, clock.Now),
                cancellationToken);
        }

        return answer;
    }
}
