using MediatR;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Careers;
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
            var careers = await EmployerCareers.ReadAsync(snapshot, request.Organisation, today, CareerParts.None, CareerParts.Agreements | CareerParts.Endorsements | CareerParts.Attempts, isLast: true);
            var endorsed = careers.Waiting();
            // They come in the order in which they were recorded. A leader takes no place at a sitting, nor anybody else one at a leader's day.
            var ordered = EndorsementOrder.Of(
                endorsed.Where(worker => (worker.Level == Level.Leader) == (request.Caller.Role == Role.LeaderDeliveryPartner)).Select((worker, recorded) => (Worker: worker, Recorded: recorded)),
                entry => new EndorsementPlace(entry.Worker.Rank, entry.Worker.EndorsedOn, entry.Recorded, entry.Worker.Agreed),
                request.Capacity);
            return (EndorsedWorkers?)new EndorsedWorkers(
                request.Organisation, today, request.Capacity, [.. ordered.Select(placed => placed.Worker.Worker with { WithinCapacity = placed.WithinCapacity })]);
        },
        cancellationToken);
}
