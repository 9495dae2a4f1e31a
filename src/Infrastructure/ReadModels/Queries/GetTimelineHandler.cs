using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.Timeline;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetTimelineHandler(ReadModelReader reader, IEventLog log) : IRequestHandler<GetTimeline, QueryAnswer<Timeline>>
{
    private const int Most = 500;
    private static readonly TimelineTable Table = new();

    public Task<QueryAnswer<Timeline>> Handle(GetTimeline request, CancellationToken cancellationToken) => reader.AskAsync(
        TimelineProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            if (await LastRevisionAsync(snapshot, request.Journey.Value) is not { } last)
                return null;

            // What is told in brief stands in no row: its words are made of the event.
            var entries = request.Caller.Role is Role.Employer or Role.DfeOperations ? (await request.ReadAsync(log, cancellationToken, atLeast: last)).Entries : [];
            var sight = request.Caller is { Role: Role.Employer, Organisation: { } own } ? EmployerSight.Of(own, entries, through: last) : null;
            var maximum = Math.Clamp(request.Maximum, 1, Most);
            // One more than asked for tells whether there is more.
            var rows = await snapshot.QueryAsync(
                Table.Sql("query"), Table.Read,
                ("journey", request.Journey.Value), ("after", request.After ?? -1), ("maximum", maximum + 1),
                ("never", NamesOf(Sight.Never, request.Caller.Role)), ("once_released", NamesOf(Sight.OnceReleased, request.Caller.Role)),
                ("never_earlier", sight is null ? [] : NamesOf(EventTable.EarlierWith(Sight.Never))), ("in_full", sight?.InFull.ToArray() ?? []),
                // Whoever is not told the day is not to find it out by asking for one day after the other.
                ("as_of", request.AsOf), ("from", request.From), ("episode", EnumText.Of(request.Episode)), ("type", request.Type), ("actor", request.Actor),
                ("told_as_recorded", entries.Where(entry => IsTold(entry) == Sight.InBrief && TimelineWords.HidesItsDay(entry.Event)).Select(entry => entry.Revision).ToArray()));

            var told = rows.Take(maximum).Select(row => EntryOf(row.Revision < entries.Count && IsTold(entries[(int)row.Revision]) == Sight.InBrief ? InBrief(row, entries[(int)row.Revision].Event) : row)).ToList();
            return new Timeline(request.Journey.Value, told, rows.Count > maximum ? told[^1].Revision : null);

            Sight IsTold(StreamEntry<JourneyEvent> entry) => sight?.SightOf(entry) ?? EventTable.SightOf(entry.Event.GetType(), request.Caller.Role);
        },
        cancellationToken);

    /// <summary>The stored names of the events of which a role is told so far and no further.</summary>
    private static string[] NamesOf(Sight sight, Role role) => NamesOf(EventTable.With(sight, role));

    private static string[] NamesOf(IEnumerable<Type> events)
    {
        var those = events.ToHashSet();
        return [.. JourneyEventCatalogue.All.Where(stored => those.Contains(stored.Type)).Select(stored => stored.Name).Distinct()];
    }

    /// <summary>What happened, told without what only those need to know whom it concerned.</summary>
    private static TimelineRow InBrief(TimelineRow row, JourneyEvent happened) => row with
    {
        Sentence = TimelineWords.InBrief(happened),
        EffectiveOn = TimelineWords.HidesItsDay(happened) ? BusinessClock.DayOf(row.RecordedAt) : row.EffectiveOn,
    };

    private static async Task<long?> LastRevisionAsync(Snapshot snapshot, Guid journey) =>
        (await snapshot.QueryAsync(Table.Sql("query-last"), row => row.Get<long?>(0), ("journey", journey)))[0];

    private static TimelineEntry EntryOf(TimelineRow row) => new(
        row.Revision, row.Type, row.Episode, row.Title, row.Sentence, row.Level, row.EffectiveOn, row.RecordedAt, row.Actor, row.Role, row.Organisation, row.CommandId, row.Edition);
}
