using MediatR;
using Naas.Application.Access;
using Naas.Application.Journeys;
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
                Table.Sql("query"), Table.Read, ("journey", request.Journey.Value), ("after", request.After ?? -1), ("maximum", maximum + 1), ("never", NamesOf(Sight.Never, request.Caller.Role)), ("once_released", NamesOf(Sight.OnceReleased, request.Caller.Role)));
            if (rows.Count == 0 && !await ExistsAsync(snapshot, request.Journey.Value))
                return null;

            var entries = rows.Take(maximum).Select(EntryOf).ToList();
            return new Timeline(request.Journey.Value, entries, rows.Count > maximum ? entries[^1].Revision : null);
        },
        cancellationToken);

    /// <summary>The stored names of the events of which a role is told so far and no further.</summary>
    private static string[] NamesOf(Sight sight, Role role)
    {
        var events = EventTable.With(sight, role).ToHashSet();
        return [.. JourneyEventCatalogue.All.Where(stored => events.Contains(stored.Type)).Select(stored => stored.Name).Distinct()];
    }

    private static async Task<bool> ExistsAsync(Snapshot snapshot, Guid journey) =>
        (await snapshot.QueryAsync(Table.Sql("query-exists"), row => row.Get<bool>(0), ("journey", journey)))[0];

    private static TimelineEntry EntryOf(TimelineRow row) => new(
        row.Revision, row.Type, row.Title, row.Sentence, row.Level, row.EffectiveOn, row.RecordedAt, row.Actor, row.Role, row.Organisation, row.CommandId, row.Edition);
}
