using System.Text;
using System.Text.Json;
using MediatR;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Application.EventLog;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Releases;

internal sealed class ListReleasesHandler(ReleaseStore store, IEventLog log) : IRequestHandler<ListReleases, QueryAnswer<ReleaseList>>
{
    public async Task<QueryAnswer<ReleaseList>> Handle(ListReleases request, CancellationToken cancellationToken) =>
        new QueryAnswer<ReleaseList>.Found(new ReleaseList(await store.DescribeAsync(cancellationToken)), await log.NowAsync(cancellationToken));
}

internal sealed class GetReleaseHandler(ReleaseStore store, IEventLog log) : IRequestHandler<GetRelease, QueryAnswer<ReleaseDescription>>
{
    public async Task<QueryAnswer<ReleaseDescription>> Handle(GetRelease request, CancellationToken cancellationToken) =>
        await store.DescribeAsync(request.Id, cancellationToken) is { } found
            ? new QueryAnswer<ReleaseDescription>.Found(found, await log.NowAsync(cancellationToken))
            : new QueryAnswer<ReleaseDescription>.NotFound(await log.NowAsync(cancellationToken));
}

internal sealed class GetReleasedFileHandler(ReleaseStore store, IEventLog log) : IRequestHandler<GetReleasedFile, QueryAnswer<ReleasedFile>>
{
    public async Task<QueryAnswer<ReleasedFile>> Handle(GetReleasedFile request, CancellationToken cancellationToken) =>
        await store.FileAsync(request.Id, request.Name, cancellationToken) is { } file
            ? new QueryAnswer<ReleasedFile>.Found(file, await log.NowAsync(cancellationToken))
            : new QueryAnswer<ReleasedFile>.NotFound(await log.NowAsync(cancellationToken));
}

/// <summary>Makes a release again from the log as it stood at its position and the directory as it is now.</summary>
internal sealed class CompareReleaseHandler(ReleaseWork work, ReleaseStore store, IEventLog log) : IRequestHandler<CompareRelease, QueryAnswer<ReleaseComparison>>
{
    public async Task<QueryAnswer<ReleaseComparison>> Handle(CompareRelease request, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(cancellationToken);
        if (all.FirstOrDefault(kept => kept.Description.Id == request.Id)?.Description is not { } then)
            return new QueryAnswer<ReleaseComparison>.NotFound(await log.NowAsync(cancellationToken));

        _ = LogPosition.TryParse(then.Position, out var position);
        var answer = await work.CountAsync(request with { AsKnown = new KnownUpTo.Place(position) }, then.DataSet, then.AsOf, cancellationToken);
        if (answer is not QueryAnswer<CountedRelease>.Found { Value: var counted, Freshness: var freshness })
            return answer.As<CountedRelease, ReleaseComparison>();

        var (made, whyNot) = await DefinitionAsync(then, cancellationToken) is var definition && definition == counted.Provenance.Definition.Code
            ? Again(then, counted, all)
            : ([], $"It counts by the definition {definition}, and this program by {counted.Provenance.Definition.Code}.");
        var files = new List<FileComparison>();
        // The manifest names the program and the directory's version of the day, so it is not laid beside the other.
        foreach (var kept in then.Files.Where(file => file.Name != ReleaseFiles.ManifestName))
            files.Add(Compared(kept, (await store.FileAsync(then.Id, kept.Name, cancellationToken))!, made.FirstOrDefault(file => file.Name == kept.Name)));

        var now = counted.Provenance.DirectoryVersion;
        return new QueryAnswer<ReleaseComparison>.Found(
            new ReleaseComparison(
                then.Id, files.TrueForAll(file => file.IsIdentical), then.DirectoryVersion, now, now - then.DirectoryVersion, then.ProgramVersion, ReleaseFiles.ProgramVersion, files) { WhyNotMade = whyNot },
            freshness);
    }

    private async Task<string?> DefinitionAsync(ReleaseDescription then, CancellationToken cancellation)
    {
        using var manifest = JsonDocument.Parse((await store.FileAsync(then.Id, ReleaseFiles.ManifestName, cancellation))!.Bytes);
        return manifest.RootElement.GetProperty("definition").GetProperty("code").GetString();
    }

    /// <summary>By the policy of that time: by another one more or less would be withheld, whatever the log holds.</summary>
    /// <returns>No files and the reason, where it cannot be made any more.</returns>
    private (IReadOnlyList<PublishedFile> Made, string? WhyNot) Again(ReleaseDescription then, CountedRelease counted, IReadOnlyList<KeptRelease> all)
    {
        if (DisclosurePolicy.Named(then.SuppressionPolicy) is not { } policy)
            return ([], $"It was made by the suppression policy {then.SuppressionPolicy}, which this program does not have any more.");

        var stamp = new ReleaseStamp(then.Id, then.DataSet, then.Number, then.AsOf, counted.Provenance, then.RequestedBy, then.MadeAt, policy);
        return work.Finish(stamp, counted.Counts, ReleaseWork.KeptBefore(then, all)) switch
        {
            ({ } finished, _) => (finished.Files, null),
            (_, ReleaseAttempt.NotSafe refused) => ([], refused.Why),
            (_, ReleaseAttempt.BreaksRules refused) => ([], string.Join(" ", refused.Violations)),
            _ => throw new InvalidOperationException("A release is finished, or refused in one of these ways."),
        };
    }

    private static FileComparison Compared(ReleasedFileName kept, ReleasedFile then, PublishedFile? now)
    {
        var (before, after) = (Lines(then.Bytes.Span), Lines(now?.Bytes));
        var changed = Enumerable.Range(0, Math.Max(before.Length, after.Length)).Count(at => before.ElementAtOrDefault(at) != after.ElementAtOrDefault(at));
        return new FileComparison(kept.Name, kept.Sha256, now is null ? null : ReleaseFiles.Sha256(now), now is not null && then.Bytes.Span.SequenceEqual(now.Bytes), changed);
    }

    private static string[] Lines(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? [] : Encoding.UTF8.GetString(bytes).Split('\n');
}

internal static class AnswersElsewhere
{
    public static async Task<Freshness> NowAsync(this IEventLog log, CancellationToken cancellation) => new(await log.HeadAsync(cancellation), RecordedAt: null);

    /// <summary>The same answer to a question that asks this one first: whatever kept this one from being answered keeps that one.</summary>
    public static QueryAnswer<TTo> As<TFrom, TTo>(this QueryAnswer<TFrom> answer)
        where TFrom : class
        where TTo : class => answer switch
        {
            QueryAnswer<TFrom>.NotFound notFound => new QueryAnswer<TTo>.NotFound(notFound.Freshness),
            QueryAnswer<TFrom>.NotAllowed notAllowed => new QueryAnswer<TTo>.NotAllowed(notAllowed.Why),
            QueryAnswer<TFrom>.NotYet notYet => new QueryAnswer<TTo>.NotYet(notYet.Reached, notYet.Why),
            QueryAnswer<TFrom>.TooMany tooMany => new QueryAnswer<TTo>.TooMany(tooMany.Why),
            QueryAnswer<TFrom>.BeingMade making => new QueryAnswer<TTo>.BeingMade(making.Work),
            QueryAnswer<TFrom>.Parked parked => new QueryAnswer<TTo>.Parked(parked.Why, parked.Freshness),
            _ => throw new InvalidOperationException("What was found is no answer to another question."),
        };
}
