using MediatR;
using Naas.Application.EventLog;
using Naas.Application.Queries;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetPastFiguresHandler(PastFiguresBook book, IEventLog log) : IRequestHandler<GetPastFigures, QueryAnswer<PastFigures>>
{
    public async Task<QueryAnswer<PastFigures>> Handle(GetPastFigures request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await book.ReadAsync(request.Id, cancellationToken) is { } found
            ? new QueryAnswer<PastFigures>.Found(found.Figures, found.Freshness)
            : new QueryAnswer<PastFigures>.NotFound(new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null));
    }
}
