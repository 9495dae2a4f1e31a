using System.Globalization;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;

namespace Naas.Infrastructure.EventLog;

/// <summary>Two logs are not the same where the one should be the beginning of the other; nothing was written after that.</summary>
public sealed class LogCopyException(string message) : Exception(message);

/// <param name="Written">How many events were written now.</param>
/// <param name="Compared">How many events were compared, each with the one in its place, after the last was written.</param>
public sealed record LogCopied(long Written, long Compared);

/// <summary>
/// Copies a log into another, event by event in the order of all: streams, revisions, ids, types, bodies, metadata and the moments
/// of recording stay as they are; positions are the target's own.
/// </summary>
/// <remarks>
/// The target holds what an earlier try wrote, or nothing: it is compared first, so a copy that was cut off goes on, and one that is
/// done is only compared. Nobody else may write to the target meanwhile; whoever does is found by the comparison at the end.
/// </remarks>
public sealed class LogCopy(IEventLog source, IEventLog target, ILogCopyTarget writer)
{
    private const int Page = 1000;

    /// <param name="tell">Hears what is done and how many events of how many; the number of all is known once the source has been read.</param>
    /// <exception cref="LogCopyException">The target holds something else, or more.</exception>
    public async Task<LogCopied> CopyAsync(Action<string, long>? tell, CancellationToken cancellation)
    {
        // What is appended to the source from here on is not of this copy.
        var head = await source.HeadAsync(cancellation);
        var written = await WriteAsync(head, tell, cancellation);
        return new LogCopied(written, await CompareAsync(head, tell, cancellation));
    }

    private async Task<long> WriteAsync(LogPosition head, Action<string, long>? tell, CancellationToken cancellation)
    {
        await using var there = EventsAsync(target, through: null, cancellation).GetAsyncEnumerator(cancellation);
        var (stands, missing, done) = (true, new List<StoredEvent>(), 0L);
        var written = 0L;
        await foreach (var stored in EventsAsync(source, head, cancellation))
        {
            done++;
            tell?.Invoke("read", done);
            stands = stands && await there.MoveNextAsync();
            if (stands)
            {
                ThrowUnlessSame(stored, there.Current);
                continue;
            }

            missing.Add(stored);
            if (missing.Count < Page)
                continue;
            await writer.WriteAsync(missing, cancellation);
            written += missing.Count;
            missing = [];
        }

        if (missing.Count > 0)
            await writer.WriteAsync(missing, cancellation);
        return written + missing.Count;
    }

    private async Task<long> CompareAsync(LogPosition head, Action<string, long>? tell, CancellationToken cancellation)
    {
        await using var there = EventsAsync(target, through: null, cancellation).GetAsyncEnumerator(cancellation);
        var compared = 0L;
        await foreach (var stored in EventsAsync(source, head, cancellation))
        {
            if (!await there.MoveNextAsync())
                throw new LogCopyException($"The target ends before revision {stored.Revision} of stream {stored.Stream}, after {compared} events.");
            ThrowUnlessSame(stored, there.Current);
            compared++;
            tell?.Invoke("compared", compared);
        }

        return await there.MoveNextAsync()
            ? throw new LogCopyException($"The target holds more than the {compared} events of the source: revision {there.Current.Revision} of stream {there.Current.Stream} is the first. Somebody else writes to it.")
            : compared;
    }

    private static async IAsyncEnumerable<StoredEvent> EventsAsync(IEventLog log, LogPosition? through, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        LogPosition? after = null;
        while (true)
        {
            var page = await log.ReadAllAsync(after, Page, cancellation);
            foreach (var stored in page.Events)
            {
                if (through is { } last && stored.Position > last)
                    yield break;
                yield return stored;
            }

            after = page.Through;
            if (page.Through == page.Head)
                yield break;
        }
    }

    private static void ThrowUnlessSame(StoredEvent one, StoredEvent other)
    {
        var what = one switch
        {
            _ when one.Stream != other.Stream => $"stream {other.Stream}",
            _ when one.Revision != other.Revision => string.Create(CultureInfo.InvariantCulture, $"revision {other.Revision}"),
            _ when one.Id != other.Id => $"id {other.Id}",
            _ when one.Type != other.Type || one.SchemaVersion != other.SchemaVersion => $"type {other.Type} in version {other.SchemaVersion}",
            _ when one.RecordedAt != other.RecordedAt => string.Create(CultureInfo.InvariantCulture, $"another moment of recording ({other.RecordedAt:O})"),
            _ when !one.Data.Span.SequenceEqual(other.Data.Span) => "another body",
            _ when !one.Metadata.Span.SequenceEqual(other.Metadata.Span) => "other metadata",
            _ => null,
        };
        if (what is not null)
            throw new LogCopyException($"Where the source has revision {one.Revision} of stream {one.Stream} ({one.Id}), the target has {what}. It is no copy of this log: name an empty one.");
    }
}

/// <summary>Writes events that stand in another log, in their order, as they are.</summary>
public interface ILogCopyTarget
{
    /// <exception cref="LogCopyException">The target does not take them where they belong.</exception>
    Task WriteAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellation);
}

/// <summary>Into PostgreSQL: a page in one transaction.</summary>
public sealed class PostgresCopyTarget(PostgresBulkAppend bulk) : ILogCopyTarget
{
    public async Task WriteAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        try
        {
            _ = await bulk.AppendAsync([.. Runs.Of(events).Select(run => new BulkAppendRequest(run[0].Stream, run[0].Revision, [.. run.Select(Runs.AsNew)], run[0].RecordedAt))], cancellation);
        }
        catch (BulkAppendException e)
        {
            throw new LogCopyException(e.Message);
        }
    }
}

/// <summary>Into any log: one append after the other, since only what was answered is known to stand before what comes next.</summary>
public sealed class AppendingCopyTarget(IEventLog target) : ILogCopyTarget
{
    public async Task WriteAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        foreach (var run in Runs.Of(events))
        {
            var expected = run[0].Revision == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(run[0].Revision - 1);
            if (await target.AppendAsync(run[0].Stream, expected, [.. run.Select(Runs.AsNew)], run[0].RecordedAt, cancellation) is not AppendResult.Appended and var result)
                throw new LogCopyException($"The target did not take revision {run[0].Revision} of stream {run[0].Stream}: {result}. The same copy, begun again, goes on from there.");
        }
    }
}

internal static class Runs
{
    // Far below what one append may hold.
    private const int MostBytes = 256 * 1024;

    /// <summary>Events that follow each other in one stream and were recorded at one moment can be written together.</summary>
    public static IEnumerable<IReadOnlyList<StoredEvent>> Of(IEnumerable<StoredEvent> events)
    {
        var (run, bytes) = (new List<StoredEvent>(), 0L);
        foreach (var stored in events)
        {
            if (run.Count > 0 && (run[^1].Stream != stored.Stream || run[^1].RecordedAt != stored.RecordedAt || bytes + stored.Data.Length + stored.Metadata.Length > MostBytes))
            {
                yield return run;
                (run, bytes) = ([], 0);
            }

            run.Add(stored);
            bytes += stored.Data.Length + stored.Metadata.Length;
        }

        if (run.Count > 0)
            yield return run;
    }

    public static NewEvent AsNew(StoredEvent stored) => new(stored.Id, stored.Type, stored.SchemaVersion, stored.Data, stored.Metadata);
}
