using MediatR;
using Naas.Application.EventLog;
using Naas.Application.People;

namespace Naas.Application.Queries;

/// <summary>Answers from the person directory, which is always up to date.</summary>
public sealed class FindSocialWorkerHandler(IPersonDirectory directory, IEventLog log) : IRequestHandler<FindSocialWorker, QueryAnswer<FoundSocialWorker>>
{
    public async Task<QueryAnswer<FoundSocialWorker>> Handle(FindSocialWorker request, CancellationToken cancellationToken)
    {
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        return await directory.FindAsync(request.Number, cancellationToken) is { } journey
            ? new QueryAnswer<FoundSocialWorker>.Found(new FoundSocialWorker(journey.Value), freshness)
            : new QueryAnswer<FoundSocialWorker>.NotFound(freshness);
    }
}
