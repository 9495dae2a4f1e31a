using System.Globalization;
using MediatR;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Releases;

/// <summary>Counts, withholds, screens and keeps.</summary>
internal sealed class MakeReleaseHandler(ReleaseWork work, ReleaseStore store, IEventLog log, BusinessClock clock) : IRequestHandler<MakeRelease, QueryAnswer<ReleaseAttempt>>
{
    public async Task<QueryAnswer<ReleaseAttempt>> Handle(MakeRelease request, CancellationToken cancellationToken)
    {
        var requested = (request.AsKnown as KnownUpTo.Place)?.Value.ToString();
        while (true)
        {
            var before = await store.ListAsync(cancellationToken);
            if (before.FirstOrDefault(kept => kept.CommandId == request.CommandId) is { } earlier)
            {
                var isSame = (earlier.Description.DataSet, earlier.Description.AsOf, earlier.RequestedPosition) == (request.DataSet, request.AsOf, requested);
                return await FoundAsync(isSame ? new ReleaseAttempt.Made(earlier.Description, Replayed: true) : new ReleaseAttempt.KeyReused(), cancellationToken);
            }

            var answer = await work.CountAsync(request, request.DataSet, request.AsOf, cancellationToken);
            if (answer is not QueryAnswer<CountedRelease>.Found { Value: var counted })
                return answer.As<CountedRelease, ReleaseAttempt>();

            var number = before.Where(kept => kept.Description.DataSet == request.DataSet).Select(kept => kept.Description.Number).DefaultIfEmpty(0).Max() + 1;
            var stamp = new ReleaseStamp(
                CommandIdentity.ReleaseIdOf(request.CommandId), request.DataSet, number, request.AsOf, counted.Provenance, request.Caller.Subject.Value, clock.Now.ToUniversalTime(), ReleaseFiles.Policy);
            var (finished, refused) = work.Finish(stamp, counted.Counts, before);
            if (finished is null)
                return await FoundAsync(refused!, cancellationToken);

            // Whatever came first is looked at in the next round: this release has to be held against another, or was made already.
            if (await store.KeepAsync(finished, request.CommandId, requested, before.Count, cancellationToken) != ReleaseStore.Kept.Yes)
                continue;

            var made = (await store.DescribeAsync(stamp.Id, cancellationToken))!;
            return await FoundAsync(new ReleaseAttempt.Made(made, Replayed: false), cancellationToken);
        }
    }

    private async Task<QueryAnswer<ReleaseAttempt>> FoundAsync(ReleaseAttempt attempt, CancellationToken cancellation) =>
        new QueryAnswer<ReleaseAttempt>.Found(attempt, await log.NowAsync(cancellation));
}

/// <summary>Counts with where they come from.</summary>
internal sealed record CountedRelease(CountedDataSet Counts, Provenance Provenance);

/// <summary>What making a release and making it again have in common.</summary>
internal sealed class ReleaseWork(ReadModelReader reader, IEnumerable<IDataSetSource> sources, Places places, IPolicyEditions editions)
{
    private const int MostLooks = 20;

    public async Task<QueryAnswer<CountedRelease>> CountAsync(IQuery query, DataSetName dataSet, DateOnly asOf, CancellationToken cancellation)
    {
        var source = SourceOf(dataSet);
        if (!source.IsOfFirstAttempts)
            return await CountAsync(query, source, asOf, _ => Task.FromResult(LeftBeforeRelease.Nobody), cancellation);
        if (source.Projection == EmployerDashboardProjection.Name)
            return await CountAsync(query, source, asOf, snapshot => LeftBeforeRelease.ReadAsync(snapshot, places, asOf), cancellation);

        // Two looks at read models that go on meanwhile: whoever came between them would be counted, and not known to have left. So until
        // both were at the same position, which a country of whom nothing is recorded for a moment brings about.
        for (var look = 0; look < MostLooks; look++)
        {
            var left = await reader.AskAsync(
                EmployerDashboardProjection.Name, query, journey: null, async snapshot => (LeftBeforeRelease?)await LeftBeforeRelease.ReadAsync(snapshot, places, asOf), cancellation);
            if (left is not QueryAnswer<LeftBeforeRelease>.Found { Value: var found, Freshness.Position: var position })
                return left.As<LeftBeforeRelease, CountedRelease>();
            var counted = await CountAsync(new AskedBeside(query, position), source, asOf, _ => Task.FromResult(found), cancellation);
            if (counted is not QueryAnswer<CountedRelease>.Found { Freshness.Position: var reached } || reached == position)
                return counted;
        }

        return new QueryAnswer<CountedRelease>.TooMany("More is recorded at this moment than lets two read models be looked at together; ask again later, or name a 'position'.");
    }

    private Task<QueryAnswer<CountedRelease>> CountAsync(IQuery query, IDataSetSource source, DateOnly asOf, Func<Snapshot, Task<LeftBeforeRelease>> leaving, CancellationToken cancellation) => reader.AskAsync(
        source.Projection,
        query,
        journey: null,
        async snapshot =>
        {
            var left = await leaving(snapshot);
            var counts = await source.CountAsync(snapshot, asOf, left) with { Own = left.Own };
            return (CountedRelease?)new CountedRelease(counts, await snapshot.ProvenanceAsync(source.Definition, editions.InForceOn(asOf).Edition, counts.N));
        },
        cancellation);

    /// <param name="before">Every release that was kept before this one, whatever the clock said then.</param>
    public (FinishedRelease? Finished, ReleaseAttempt? Refused) Finish(ReleaseStamp stamp, CountedDataSet counts, IReadOnlyList<KeptRelease> before)
    {
        var source = SourceOf(stamp.DataSet);
        var nearlyTheSame = before
            .Where(release => source.SamePeople.Contains(release.Description.DataSet) && source.CountsNearlyTheSame(release.Description.AsOf, stamp.AsOf))
            .OrderBy(release => release.Description.MadeAt).ThenBy(release => release.Description.Number)
            .ToList();
        if (nearlyTheSame.Select(release => FormerPlaces.WhyNotHeldAgainst(release, places)).FirstOrDefault(why => why is not null) is { } placesChanged)
            return (null, new ReleaseAttempt.NotSafe(placesChanged));

        if (source.OnlyGrows && nearlyTheSame.Find(release => release.Description.AsOf > stamp.AsOf) is { Description: var later })
            return (null, new ReleaseAttempt.NotSafe(string.Create(CultureInfo.InvariantCulture, $"Release {later.Number} of {EnumText.Of(later.DataSet)} is of {later.AsOf:d MMMM yyyy}. What is counted only grows, so that of an earlier day whatever is withheld would be known to be less: release days in their order.")));

        var earlier = nearlyTheSame.ConvertAll(release => (release.Description.DataSet == stamp.DataSet
            ? FormerPlaces.OfPlacesThatAre(release.AsEarlier(), places)
            : counts.InCommonWith(release.AsEarlier())) with { OnlyGrew = source.OnlyGrows });
        try
        {
            return ReleaseFiles.Of(stamp, counts, earlier, places, out var violations) is { } finished
                ? (finished, null)
                : (null, new ReleaseAttempt.BreaksRules([.. violations.Select(violation => violation.ToString())]));
        }
        catch (NotShownSafeException e)
        {
            return (null, new ReleaseAttempt.NotSafe(e.Message));
        }
    }

    /// <summary>What a release that is kept was held against: of its own data set those with smaller numbers; of another, which has numbers of its own, those that were made no later.</summary>
    public static IReadOnlyList<KeptRelease> KeptBefore(ReleaseDescription release, IEnumerable<KeptRelease> all) =>
        [.. all.Where(kept => kept.Description.DataSet == release.DataSet ? kept.Description.Number < release.Number : kept.Description.MadeAt <= release.MadeAt)];

    private IDataSetSource SourceOf(DataSetName dataSet) => sources.Single(source => source.Name == dataSet);

    private sealed record AskedBeside(IQuery Query, LogPosition Position) : IQuery
    {
        public Caller Caller => Query.Caller;

        public KnownUpTo? AsKnown => Query.AsKnown;

        // Of rows that have seen nothing yet nothing is asked.
        public LogPosition? MinPosition => AsKnown is null && Position.Epoch != Guid.Empty ? Position : Query.MinPosition;
    }
}
