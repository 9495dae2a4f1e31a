using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Projections.Timeline;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetTimelineHandler(ReadModelReader reader, IEventLog log) : IRequestHandler<GetTimeline, QueryAnswer<Timeline>>
{
    private const int Most = 500;
    private static readonly TimelineTable Table = new();
    private static readonly Lazy<HashSet<string>> Brief = new(() => [.. NamesOf(EventTable.EarlierWith(Sight.InBrief))]);

    public Task<QueryAnswer<Timeline>> Handle(GetTimeline request, CancellationToken cancellationToken) => reader.AskAsync(
        TimelineProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            var sight = request.Caller is { Role: Role.Employer, Organisation: { } own }
                ? EmployerSight.Of(own, (await JourneyStream.LoadAsync(log, request.Journey, cancellationToken)).Entries)
                : null;
            var maximum = Math.Clamp(request.Maximum, 1, Most);
            // One more than asked for tells whether there is more.
            var rows = await snapshot.QueryAsync(
                Table.Sql("query"), Table.Read,
                ("journey", request.Journey.Value), ("after", request.After ?? -1), ("maximum", maximum + 1),
                ("never", NamesOf(Sight.Never, request.Caller.Role)), ("once_released", NamesOf(Sight.OnceReleased, request.Caller.Role)),
                ("never_earlier", sight is null ? [] : NamesOf(EventTable.EarlierWith(Sight.Never))), ("in_full", sight?.InFull.ToArray() ?? []));
            if (rows.Count == 0 && !await ExistsAsync(snapshot, request.Journey.Value))
                return null;

            var entries = rows.Take(maximum).Select(row => EntryOf(sight is null || sight.InFull.Contains(row.Revision) ? row : InBrief(row))).ToList();
            return new Timeline(request.Journey.Value, entries, rows.Count > maximum ? entries[^1].Revision : null);
        },
        cancellationToken);

    /// <summary>The stored names of the events of which a role is told so far and no further.</summary>
    private static string[] NamesOf(Sight sight, Role role) => NamesOf(EventTable.With(sight, role));

    private static string[] NamesOf(IEnumerable<Type> events)
    {
        var those = events.ToHashSet();
        return [.. JourneyEventCatalogue.All.Where(stored => those.Contains(stored.Type)).Select(stored => stored.Name).Distinct()];
    }

    /// <summary>What happened before the employer's time, told without what only those before it need to know.</summary>
    private static TimelineRow InBrief(TimelineRow row) => Brief.Value.Contains(row.Type)
        ? row with { Sentence = TimelineWords.InBrief(row.Type, row.Level, row.EffectiveOn) }
        : row;

    private static async Task<bool> ExistsAsync(Snapshot snapshot, Guid journey) =>
        (await snapshot.QueryAsync(Table.Sql("query-exists"), row => row.Get<bool>(0), ("journey", journey)))[0];

    private static TimelineEntry EntryOf(TimelineRow row) => new(
        row.Revision, row.Type, row.Title, row.Sentence, row.Level, row.EffectiveOn, row.RecordedAt, row.Actor, row.Role, row.Organisation, row.CommandId, row.Edition);
}
