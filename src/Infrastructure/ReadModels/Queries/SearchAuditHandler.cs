using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.Rollouts;
using Naas.Projections.Standards;
using Naas.Projections.Timeline;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>Journeys are found in the timeline and refusals in their record; of the few events of rollout and standards, the streams themselves are read.</summary>
public sealed class SearchAuditHandler(ReadModelReader reader, IEventLog log) : IRequestHandler<SearchAudit, QueryAnswer<AuditPage>>
{
    private static readonly TimelineTable Timeline = new();
    private static readonly AuditCursor Beginning = new(DateTimeOffset.UnixEpoch, AuditKind.Journey, "", 0);

    public Task<QueryAnswer<AuditPage>> Handle(SearchAudit request, CancellationToken cancellationToken) => reader.AskAsync(
        TimelineProjection.Name,
        request,
        journey: null,
        async snapshot =>
        {
            var (filter, after) = (request.Filter, request.After ?? Beginning);
            // One more than asked for tells whether there is more.
            var maximum = request.Maximum + 1;
            var found = new List<(AuditCursor Place, AuditEntry Entry)>();
            if (Seeks(filter, AuditKind.Journey))
                found.AddRange(await OfJourneysAsync(snapshot, request, after, maximum));
            if (Seeks(filter, AuditKind.Refusal))
                found.AddRange(await OfRefusalsAsync(snapshot, filter, after, maximum));
            found.AddRange((await OfStreamsAsync(filter, cancellationToken)).Where(entry => entry.Place > after && Matches(filter, entry.Entry)));

            var page = found.OrderBy(entry => entry.Place).Take(request.Maximum).ToList();
            var parked = await snapshot.QueryAsync(SqlText.Of(typeof(SearchAuditHandler), "count-parked"), row => row.Get<long>(0), ("name", TimelineProjection.Name));
            return (AuditPage?)new AuditPage([.. page.Select(entry => entry.Entry)], found.Count > request.Maximum ? page[^1].Place.ToString() : null, parked[0]);
        },
        cancellationToken);

    /// <summary>A refusal has a code and no command that counted; an event has a command and no code.</summary>
    private static bool Seeks(AuditFilter filter, AuditKind kind) =>
        (filter.Kind is null || filter.Kind == kind) && (kind == AuditKind.Refusal ? filter.Command is null : filter.Code is null);

    private static async Task<IEnumerable<(AuditCursor, AuditEntry)>> OfJourneysAsync(Snapshot snapshot, SearchAudit request, AuditCursor after, int maximum)
    {
        // What the department's operations are told nothing of, an analyst is not told either; nor of anything in words.
        var isAuditor = request.Caller.Role == Role.Auditor;
        var never = isAuditor ? [] : EventTable.With(Sight.Never, Role.DfeOperations).ToHashSet();
        var rows = await snapshot.QueryAsync(
            Timeline.Sql("query-audit"),
            Timeline.Read,
            [
                .. Shared(request.Filter, after, maximum),
                ("command", request.Filter.Command),
                ("never", JourneyEventCatalogue.All.Where(stored => never.Contains(stored.Type)).Select(stored => stored.Name).Distinct().ToArray()),
            ]);
        return rows.Select(row => (
            new AuditCursor(row.RecordedAt, AuditKind.Journey, row.Journey.ToString(), row.Revision),
            new AuditEntry(
                AuditKind.Journey, row.Journey.ToString(), row.Revision, row.Type, row.Title, isAuditor ? row.Sentence : null, row.EffectiveOn,
                row.RecordedAt, row.Actor, row.Role, row.Organisation, row.CommandId, row.Correlation, row.Edition, Code: null)));
    }

    private static async Task<IEnumerable<(AuditCursor, AuditEntry)>> OfRefusalsAsync(Snapshot snapshot, AuditFilter filter, AuditCursor after, int maximum) =>
        await snapshot.QueryAsync(
            SqlText.Of(typeof(SearchAuditHandler), "search-refusals"),
            row => (
                new AuditCursor(row.Get<DateTimeOffset>(1), AuditKind.Refusal, "", row.Get<long>(0)),
                new AuditEntry(
                    AuditKind.Refusal, row.Get<Guid?>(2)?.ToString(), Revision: null, row.Get<string>(3), Title: null, Sentence: null, EffectiveOn: null,
                    row.Get<DateTimeOffset>(1), row.Get<string>(4), row.Get<string>(5), row.Get<string?>(6), Command: null, row.Get<string>(9), row.Get<string>(8), row.Get<string>(7))),
            [.. Shared(filter, after, maximum), ("code", filter.Code)]);

    private static IEnumerable<(string, object?)> Shared(AuditFilter filter, AuditCursor after, int maximum) =>
    [
        ("after_at", after.RecordedAt), ("after_kind", (int)after.Kind), ("after_stream", after.Stream), ("after_number", after.Number), ("maximum", maximum),
        ("from", filter.From), ("to", filter.To), ("journey", filter.Journey), ("actor", filter.Actor), ("role", filter.Role), ("organisation", filter.Organisation),
        ("type", filter.Type), ("correlation", filter.Correlation), ("edition", filter.Edition),
    ];

    /// <summary>Some hundreds of events in all, however many workers there are.</summary>
    private async Task<List<(AuditCursor Place, AuditEntry Entry)>> OfStreamsAsync(AuditFilter filter, CancellationToken cancellation)
    {
        var found = new List<(AuditCursor, AuditEntry)>();
        if (Seeks(filter, AuditKind.Rollout))
        {
            var rollout = await RolloutStream.Kind.LoadAsync(log, RolloutStream.Name, cancellation);
            found.AddRange(rollout.Entries.Select(entry => Told(AuditKind.Rollout, RolloutStream.Name, entry, RolloutStream.Kind.TypeOf(entry.Event).Name, RolloutWords.Of(entry.Event), entry.Event.On)));
        }

        if (Seeks(filter, AuditKind.Standard))
        {
            foreach (var stream in from level in Enum.GetValues<Level>() from element in Enum.GetValues<Element>() select StandardStream.NameOf(level, element))
            {
                var standard = await StandardStream.Kind.LoadAsync(log, stream, cancellation);
                found.AddRange(standard.Entries.Select(entry => Told(AuditKind.Standard, stream, entry, StandardStream.Kind.TypeOf(entry.Event).Name, StandardWords.Of(entry.Event), entry.Event.On)));
            }
        }

        return found;
    }

    private static (AuditCursor, AuditEntry) Told<TEvent>(AuditKind kind, StreamName stream, StreamEntry<TEvent> entry, string type, (string Title, string Sentence) words, DateOnly on)
    {
        var (metadata, revision) = (entry.Metadata, entry.Revision);
        return (
            new AuditCursor(metadata.RecordedAt, kind, stream.Value, revision),
            new AuditEntry(
                kind, stream.Value, revision, type, words.Title, words.Sentence, on, metadata.RecordedAt, metadata.Actor.Value, metadata.Role,
                metadata.Organisation, metadata.CommandId, metadata.CorrelationId, metadata.Edition.Value, Code: null));
    }

    /// <summary>What the statements say of the others.</summary>
    private static bool Matches(AuditFilter filter, AuditEntry entry) =>
        filter.Journey is null
        && (filter.From is not { } from || BusinessClock.DayOf(entry.RecordedAt) >= from)
        && (filter.To is not { } to || BusinessClock.DayOf(entry.RecordedAt) <= to)
        && (filter.Actor is not { } actor || entry.Actor == actor)
        && (filter.Role is not { } role || entry.Role == role)
        && (filter.Organisation is not { } organisation || entry.Organisation == organisation)
        && (filter.Type is not { } type || entry.Type == type)
        && (filter.Correlation is not { } correlation || entry.Correlation == correlation)
        && (filter.Command is not { } command || entry.Command == command)
        && (filter.Edition is not { } edition || entry.Edition == edition);
}
