using MediatR;
using Naas.Analysis.Publishing;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;

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
    public Task<QueryAnswer<CountedRelease>> CountAsync(IQuery query, DataSetName dataSet, DateOnly asOf, CancellationToken cancellation)
    {
        var source = SourceOf(dataSet);
        return reader.AskAsync(
            source.Projection,
            query,
            journey: null,
            async snapshot =>
            {
                var counts = await source.CountAsync(snapshot, asOf);
                return (CountedRelease?)new CountedRelease(counts, await snapshot.ProvenanceAsync(source.Definition, editions.InForceOn(asOf).Edition, counts.N));
            },
            cancellation);
    }

    /// <param name="kept">Every release; those of the data set with smaller numbers were made before this one, and so were others that have no later instant.</param>
    public (FinishedRelease? Finished, ReleaseAttempt? Refused) Finish(ReleaseStamp stamp, CountedDataSet counts, IReadOnlyList<KeptRelease> kept)
    {
        var source = SourceOf(stamp.DataSet);
        var earlier = kept
            .Where(release => source.SamePeople.Contains(release.Description.DataSet) && IsBefore(release.Description, stamp) && source.CountsNearlyTheSame(release.Description.AsOf, stamp.AsOf))
            .OrderBy(release => release.Description.MadeAt).ThenBy(release => release.Description.Number)
            .Select(release => release.Description.DataSet == stamp.DataSet ? release.AsEarlier() : counts.InCommonWith(release.AsEarlier()))
            .ToList();
        try
        {
            return ReleaseFiles.Of(stamp, counts, earlier, places, out var violations) is { } finished
                ? (finished, null)
                : (null, new ReleaseAttempt.BreaksRules([.. violations.Select(violation => violation.ToString())]));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return (null, new ReleaseAttempt.NotSafe(e.Message));
        }
    }

    /// <summary>Of its own data set by the number; of another by when it was made, since a release is kept only where no other came between.</summary>
    private static bool IsBefore(ReleaseDescription release, ReleaseStamp stamp) =>
        release.DataSet == stamp.DataSet ? release.Number < stamp.Number : release.MadeAt <= stamp.MadeAt;

    private IDataSetSource SourceOf(DataSetName dataSet) => sources.Single(source => source.Name == dataSet);
}
