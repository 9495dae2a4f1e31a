using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Projections;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Gives events what the directory knows of their person, before they are folded: for a page in one read, and none where no event needs it.</summary>
/// <remarks>
/// Whoever folds asks here first, so that folds stay functions of the recorded event, and live rows, rebuilt ones and those of an
/// earlier moment are made of the same facts. A directory that does not answer is like a database that does not: the page is tried
/// again, and nothing is parked for it.
/// </remarks>
/// <param name="directory">Null where there is none: then nobody is known.</param>
internal sealed class PeopleOfPages(IPersonFacts? directory)
{
    /// <returns>The same events in the same order; those that the projection needs a person for have one, where the directory knows them.</returns>
    public async Task<List<Delivery>> WithPeopleAsync(Projection projection, List<Delivery> deliveries, CancellationToken cancellation) =>
        (await WithPeopleAsync([projection], deliveries, cancellation))[0];

    /// <summary>The same for several projections, with one read for all of them.</summary>
    /// <returns>The events for each projection, in the projections' order.</returns>
    public async Task<List<List<Delivery>>> WithPeopleAsync(IReadOnlyList<Projection> projections, List<Delivery> deliveries, CancellationToken cancellation)
    {
        var journeys = new HashSet<JourneyId>();
        if (directory is not null)
        {
            foreach (var delivery in deliveries)
            {
                if (delivery.Recorded is { } recorded && projections.Any(projection => Needs(projection, recorded)))
                    _ = journeys.Add(recorded.Journey);
            }
        }

        if (journeys.Count == 0)
            return [.. projections.Select(_ => deliveries)];

        var people = await directory!.FactsAsync(journeys, cancellation);
        return
        [
            .. projections.Select(projection => projection.NeedsPerson.Count == 0
                ? deliveries
                : deliveries.ConvertAll(delivery => delivery.Recorded is { } recorded && Needs(projection, recorded) && people.TryGetValue(recorded.Journey, out var person)
                    ? delivery with { Recorded = recorded with { Person = person } }
                    : delivery)),
        ];
    }

    private static bool Needs(Projection projection, RecordedEvent recorded) => projection.NeedsPerson.Contains(recorded.Event.GetType());
}
