using MediatR;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels.Careers;
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
            var (workers, isMore) = await EmployerCareers.PageAsync(snapshot, request.Organisation, asOf, request.After, maximum);
            return (EmployerWorkers?)new EmployerWorkers(request.Organisation, asOf, [.. workers.Select(WorkerOf)], isMore ? workers[^1].Career.Journey : null);
        },
        cancellationToken);

    private static EmployerWorker WorkerOf(EmployersCareer worker)
    {
        var (employment, standing) = (worker.LatestPresent!, worker.StandsAt);
        return new EmployerWorker(worker.Career.Journey, employment.Basis, employment.EmployedOn, employment.Until, standing.Level, standing.Standing);
    }
}
