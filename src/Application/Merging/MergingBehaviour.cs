using MediatR;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.Merging;

/// <summary>The two commands that begin something in two journeys: planned before they are recorded, and completed afterwards (S-53).</summary>
/// <remarks>Repeating such a command completes what was cut off, and answers as the first time.</remarks>
public sealed class MergingBehaviour(IMediator sender, RecordMerging merging, IMergePlans plans) : IPipelineBehavior<JourneyRequest, CommandAnswer>
{
    public async Task<CommandAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next)
    {
        if (request.DryRun || PairOf(request) is not var (closed, survivor))
            return await next();

        // Nothing is planned that the rules refuse as things stand. What they refuse is this request's answer, and kept as that.
        var wouldBe = await sender.Send(request with { Purpose = Purpose.DryRun }, cancellationToken);
        if (wouldBe is not CommandAnswer.Recorded<JourneyEvent>)
            return wouldBe;

        var plan = await plans.PlanAsync(closed, survivor, cancellationToken);
        var answer = await next();
        if (answer is not CommandAnswer.Recorded<JourneyEvent> recorded)
            return answer;

        // Recorded is recorded: a caller that hangs up now must not leave a record that is neither here nor there.
        var outcome = await merging.CompleteAsync(plan, CancellationToken.None);
        return outcome.Failed ?? recorded with { Position = outcome.Position ?? recorded.Position };
    }

    private static (JourneyId Closed, JourneyId Survivor)? PairOf(JourneyRequest request) => request.Command switch
    {
        JourneyCommand.SupersedeJourney c => (request.Journey, c.Survivor),
        JourneyCommand.UndoMerge c => (c.Closed, request.Journey),
        _ => null,
    };
}
