using MediatR;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Projections.Timeline;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetTimelineHandler(ReadModelReader reader) : IRequestHandler<GetTimeline, QueryAnswer<Timeline>>
{
    private const int Most = 500;
    private static readonly TimelineTable Table = new();

    public Task<QueryAnswer<Timeline>> Handle(GetTimeline request, CancellationToken cancellationToken) => reader.AskAsync(
        TimelineProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            var maximum = Math.Clamp(request.Maximum, 1, Most);
            // One more than asked for tells whether there is more.
            var rows = await snapshot.QueryAsync(
                Table.Sql("query"), Table.Read, ("journey", request.Journey.Value), ("after", request.After ?? -1), ("maximum", maximum + 1), ("audience", AudienceOf(request.Caller.Role)));
            if (rows.Count == 0 && !await ExistsAsync(snapshot, request.Journey.Value))
                return null;

            var entries = rows.Take(maximum).Select(EntryOf).ToList();
            return new Timeline(request.Journey.Value, entries, rows.Count > maximum ? entries[^1].Revision : null);
        },
        cancellationToken);

    /// <summary>What may be seen of marks: by the worker once released, by an employer never, by those who review everything.</summary>
    private static string AudienceOf(Role role) => role switch
    {
        Role.Worker => "own",
        Role.Employer => "employer",
        _ => "everything",
    };

    private static async Task<bool> ExistsAsync(Snapshot snapshot, Guid journey) =>
        (await snapshot.QueryAsync(Table.Sql("query-exists"), row => row.Get<bool>(0), ("journey", journey)))[0];

    private static TimelineEntry EntryOf(TimelineRow row) => new(
        row.Revision, row.Type, row.Title, row.Sentence, row.Level, row.EffectiveOn, row.RecordedAt, row.Actor, row.Role, row.Organisation, row.CommandId, row.Edition);
}
