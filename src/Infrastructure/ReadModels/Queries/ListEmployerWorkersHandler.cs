using MediatR;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class ListEmployerWorkersHandler(ReadModelReader reader, IBusinessDay day) : IRequestHandler<ListEmployerWorkers, QueryAnswer<EmployerWorkers>>
{
    private const int Most = 500;

    public Task<QueryAnswer<EmployerWorkers>> Handle(ListEmployerWorkers request, CancellationToken cancellationToken) => reader.AskAsync(
        EmployerDashboardProjection.Name,
        request,
        journey: null,
        async snapshot =>
        {
            var asOf = request.AsOf ?? snapshot.Known?.On ?? day.Today;
            var maximum = Math.Clamp(request.Maximum, 1, Most);
            // One more than asked for tells whether there is more.
            var workers = await snapshot.QueryAsync(
                SqlText.Of(typeof(EmployerDashboardProjection), "query-workers"),
                WorkerOf,
                ("organisation", request.Organisation.Value),
                ("as_of", asOf),
                ("after", request.After),
                ("maximum", maximum + 1));
            var page = workers.Take(maximum).ToList();
            return (EmployerWorkers?)new EmployerWorkers(request.Organisation, asOf, page, workers.Count > maximum ? page[^1].Journey : null);
        },
        cancellationToken);

    private static EmployerWorker WorkerOf(RowValues row) => new(
        row.Get<Guid>(0),
        EnumText.Parse<EmploymentBasis>(row.Get<string>(1)),
        row.Get<DateOnly>(2),
        row.Get<DateOnly?>(3),
        EnumText.ParseOrNull<Level>(row.Get<string?>(4)),
        EnumText.ParseOrNull<Standing>(row.Get<string?>(5)));
}
