using MediatR;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class ListEndorsedHandler(ReadModelReader reader, IBusinessDay day) : IRequestHandler<ListEndorsed, QueryAnswer<EndorsedWorkers>>
{
    public Task<QueryAnswer<EndorsedWorkers>> Handle(ListEndorsed request, CancellationToken cancellationToken) => reader.AskAsync(
        EmployerDashboardProjection.Name,
        request,
        journey: null,
        async snapshot =>
        {
            var today = snapshot.Known?.On ?? day.Today;
            var endorsed = await snapshot.QueryAsync(
                SqlText.Of(typeof(EmployerDashboardProjection), "query-endorsed"), WorkerOf, ("organisation", request.Organisation.Value), ("as_of", today));
            // They come in the order in which they were recorded. A leader takes no place at a sitting, nor anybody else one at a leader's day.
            var ordered = EndorsementOrder.Of(
                endorsed.Where(worker => (worker.Level == Level.Leader) == (request.Caller.Role == Role.LeaderDeliveryPartner)).Select((worker, recorded) => (Worker: worker, Recorded: recorded)),
                entry => new EndorsementPlace(entry.Worker.Rank, entry.Worker.EndorsedOn, entry.Recorded, entry.Worker.Agreed),
                request.Capacity);
            return (EndorsedWorkers?)new EndorsedWorkers(
                request.Organisation, today, request.Capacity, [.. ordered.Select(placed => placed.Worker.Worker with { WithinCapacity = placed.WithinCapacity })]);
        },
        cancellationToken);

    private static EndorsedWorker WorkerOf(RowValues row) => new(
        row.Get<Guid>(0),
        EnumText.Parse<Level>(row.Get<string>(1)),
        row.Get<int?>(2),
        row.Get<DateOnly>(3),
        row.Get<DateOnly>(4),
        row.Get<DateOnly>(5),
        row.Get<bool>(6),
        WithinCapacity: false);
}
