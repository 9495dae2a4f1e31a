using MediatR;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.Equalities;
using Naas.Projections.Timeline;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>Folds the journeys that the log tells of between two positions, by the one fold there is, and holds what each came to before an event against what it came to after it.</summary>
public sealed class ListFigureChangesHandler(IEventLog log, IPersonFacts? people = null) : IRequestHandler<ListFigureChanges, QueryAnswer<FigureChanges>>
{
    private const int EventsAtOnce = 1000;

    // So many are looked at for one page at most: whoever goes on asks with its 'next'.
    private const int MostEvents = 50_000;

    private static readonly EqualityTable Table = EqualitiesProjection.Definition.Tables.OfType<EqualityTable>().Single();

    private readonly PeopleOfPages _people = new(people);

    public async Task<QueryAnswer<FigureChanges>> Handle(ListFigureChanges request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The beginning before the end: what is recorded in between lies between them.
        var began = request.From is { } before ? await FindAsync(before, "fromPosition", cancellationToken) : null;
        var head = await log.HeadAsync(cancellationToken);
        var from = began?.Position ?? head with { Value = 0 };
        var to = request.To is { } after ? await FindAsync(after, "toPosition", cancellationToken) : new KnownMoment(head, null, null);
        if (from > to.Position)
            throw new LogEpochException("The moment at which the changes are to begin lies after that at which they are to end.") { Parameter = request.From is KnownUpTo.Day ? "from" : "fromPosition" };
        if (request.Figure is not { } figure)
            return new QueryAnswer<FigureChanges>.NotFound(to.Freshness);
        if (request.After is { } place && (place.Epoch != head.Epoch || place > head || (place.Value > 0 && await log.ReadAtAsync(place, cancellationToken) is null)))
            throw new LogEpochException("The place at which the page is to begin is none of this log.") { Parameter = "after" };

        var (reached, changes, lookedAt, unreadable) = (request.After is { } start && start > from ? start : from, new List<FigureChange>(), 0L, 0L);
        while (reached < to.Position && changes.Count < request.Maximum && lookedAt < MostEvents)
        {
            var page = await log.ReadAllAsync(reached, EventsAtOnce, cancellationToken);
            var within = page.Events.Where(stored => stored.Position <= to.Position).ToList();
            var found = new List<(LogPosition Position, FigureChange Change)>();
            foreach (var journey in within.Select(stored => JourneyStream.IdOf(stored.Stream)).OfType<JourneyId>().Distinct())
                unreadable += await CompareAsync(journey, figure, reached, Last(within, reached), found, cancellationToken);

            // A page ends behind the event that fills it, and the next one begins there.
            var room = request.Maximum - changes.Count;
            var told = found.OrderBy(change => change.Position).Take(room).ToList();
            changes.AddRange(told.Select(change => change.Change));
            var next = found.Count > room ? told[^1].Position : Last(within, reached);
            lookedAt += within.Count(stored => stored.Position <= next);
            reached = within.Count == 0 ? to.Position : next;
        }

        return new QueryAnswer<FigureChanges>.Found(
            new FigureChanges(figure.ToId(), from.ToString(), to.Position.ToString(), changes, lookedAt, unreadable, reached < to.Position ? reached.ToString() : null),
            to.Freshness);
    }

    private async Task<KnownMoment> FindAsync(KnownUpTo known, string parameter, CancellationToken cancellation)
    {
        try
        {
            return await KnownMoment.FindAsync(log, known, cancellation);
        }
        catch (LogEpochException e)
        {
            throw new LogEpochException(e.Message) { Parameter = parameter };
        }
    }

    private static LogPosition Last(List<StoredEvent> events, LogPosition otherwise) => events.Count == 0 ? otherwise : events[^1].Position;

    /// <summary>Adds what the events of one journey, behind one position and up to another, changed in the figure.</summary>
    /// <returns>How many of them could not be read or folded.</returns>
    private async Task<long> CompareAsync(JourneyId journey, EqualityFigure figure, LogPosition behind, LogPosition through, List<(LogPosition, FigureChange)> found, CancellationToken cancellation)
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamAsync(JourneyStream.NameOf(journey), 0, cancellation))
        {
            if (stored.Position > through)
                break;
            events.Add(stored);
        }

        EqualityRow? row = null;
        foreach (var delivery in await _people.WithPeopleAsync(EqualitiesProjection.Definition, Delivery.Of(events), cancellation))
        {
            var before = row;
            if (delivery.Recorded is not { } recorded)
                return events.Count(stored => stored.Position > behind && stored.Revision >= delivery.Stored.Revision);

            try
            {
                foreach (var step in Table.Steps(recorded))
                {
                    if (Table.KeyOf(step.Recorded) is not null)
                        row = step.Clears ? null : Table.Fold(row, step.Recorded);
                }
            }
            catch (ImpossibleHistoryException)
            {
                // The read model has parked the stream from here on, and so no figure has what follows.
                return events.Count(stored => stored.Position > behind && stored.Revision >= delivery.Stored.Revision);
            }

            if (delivery.Stored.Position > behind && Moved(before, row, figure) is { Count: > 0 } moved)
                found.Add((delivery.Stored.Position, ChangeOf(delivery.Stored, recorded, moved)));
        }

        return 0;
    }

    private static List<MovedCount> Moved(EqualityRow? before, EqualityRow? after, EqualityFigure figure) =>
    [
        .. Counts(before, -1, figure).Concat(Counts(after, +1, figure))
            .GroupBy(count => count with { By = 0 })
            .Select(group => group.Key with { By = group.Sum(count => count.By) })
            .Where(count => count.By != 0)
            .OrderBy(count => count.Category, StringComparer.Ordinal).ThenBy(count => count.And, StringComparer.Ordinal).ThenBy(count => count.Stratum, StringComparer.Ordinal)
            .ThenBy(count => count.Outcome, StringComparer.Ordinal).ThenBy(count => count.Days),
    ];

    private static IEnumerable<MovedCount> Counts(EqualityRow? row, int sign, EqualityFigure figure) =>
        row is null ? [] : EqualityUnits.Contribution(row, figure).Select(counted => new MovedCount(counted.Category, counted.Other, counted.Stratum, counted.Outcome, figure.Measure == EqualityMeasure.EndorsementWait ? counted.Days : null, sign));

    private static FigureChange ChangeOf(StoredEvent stored, RecordedEvent recorded, IReadOnlyList<MovedCount> moved) => new(
        stored.Position.ToString(),
        recorded.Journey.Value,
        recorded.Revision,
        recorded.Name,
        TimelineWords.Of(recorded.Event).Title,
        recorded.Event.On,
        recorded.RecordedAt,
        recorded.Role,
        recorded.Organisation,
        moved);
}
