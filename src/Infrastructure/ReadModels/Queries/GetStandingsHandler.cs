using MediatR;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.WorkerSummary;
using Naas.Projections.WorkerSummary.Standings;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetStandingsHandler(ReadModelReader reader) : IRequestHandler<GetStandings, QueryAnswer<Application.Queries.Standings>>
{
    public Task<QueryAnswer<Application.Queries.Standings>> Handle(GetStandings request, CancellationToken cancellationToken) => reader.AskAsync(
        WorkerSummaryProjection.Name,
        request,
        journey: null,
        async snapshot =>
        {
            var counts = await snapshot.QueryAsync(SqlText.Of(typeof(StandingTally), "query"), CountOf, ("organisation", request.Organisation?.Value));
            return (Application.Queries.Standings?)new Application.Queries.Standings(request.Organisation, [.. counts.OrderBy(count => count.Level).ThenBy(count => count.Standing)]);
        },
        cancellationToken);

    private static StandingCount CountOf(RowValues row) => new(EnumText.Parse<Level>(row.Get<string>(0)), EnumText.Parse<Standing>(row.Get<string>(1)), row.Get<long>(2));
}
