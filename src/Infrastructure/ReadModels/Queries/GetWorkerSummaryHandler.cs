using MediatR;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Projections;
using Naas.Projections.WorkerSummary;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetWorkerSummaryHandler(ReadModelReader reader) : IRequestHandler<GetWorkerSummary, QueryAnswer<WorkerSummary>>
{
    private static readonly WorkerSummaryTable Table = new();

    public Task<QueryAnswer<WorkerSummary>> Handle(GetWorkerSummary request, CancellationToken cancellationToken) => reader.AskAsync(
        WorkerSummaryProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            var rows = await snapshot.QueryAsync(Table.Sql("query"), Table.Read, ("journey", request.Journey.Value));
            return rows.Count == 0 ? null : SummaryOf(rows[0]);
        },
        cancellationToken);

    private static WorkerSummary SummaryOf(WorkerSummaryRow row) => new(
        row.Journey,
        row.RegisteredOn,
        [.. row.Employments.Select(entry => new EmploymentSummary(entry.Spell, new OrganisationCode(entry.PlacedAt), entry.Basis, Code(entry.Agency), entry.From, entry.To))],
        [.. row.Levels.Select(LevelOf)],
        row.Revision,
        row.RecordedAt);

    private static LevelSummary LevelOf(LevelEntry entry) => new(
        entry.Level,
        EnumText.Parse<Standing>(entry.Standing),
        entry.AgreedOn,
        Code(entry.Endorsement?.By),
        entry.Endorsement?.On,
        entry.Endorsement?.ValidUntil,
        entry.Attempts,
        entry.UnderWay is { } booked ? new SittingCode(booked.Sitting) : null,
        entry.UnderWay?.SitsOn,
        [.. entry.ElementsDue],
        entry.LastOutcome,
        entry.LastReleasedOn,
        entry.RetakeElement,
        entry.RetakeExpectedAfter,
        entry.RetakeUntil,
        entry.BankedUntil,
        entry.AccreditedOn,
        entry.ReaccreditationDueOn);

    private static OrganisationCode? Code(string? text) => text is null ? null : new OrganisationCode(text);
}
