using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.ReadModels;

namespace Naas.Bench.EventStoreDb;

/// <summary>The event log of this program, as the program uses it.</summary>
internal sealed class OurClient(EventStoreDbAddress address, string installation) : IAsyncDisposable
{
    public const string FilledStreams = "filled-";

    // As many as are on their way while a log is copied.
    private const int Fillers = 64;
    private const int EventsInEach = 10;

    private static readonly int PageSize = new ProjectionSettings().PageSize;
    private static readonly DateTimeOffset Moment = new(2018, 7, 2, 9, 30, 0, TimeSpan.Zero);

    // What is appended is not what is read: the log that is read stays as it was filled.
    private readonly EventStoreDbEventLog _filled = new(address, TimeProvider.System, new EventStoreDbSettings { Installation = installation });
    private readonly EventStoreDbEventLog _grown = new(address, TimeProvider.System, new EventStoreDbSettings { Installation = $"{installation}-grown" });

    public int Streams { get; private set; }

    /// <exception cref="BenchException">The node does not answer.</exception>
    public async Task ReachAsync(CancellationToken cancellation)
    {
        try
        {
            _ = await _filled.HeadAsync(cancellation);
        }
        catch (LogUnavailableException e)
        {
            throw new BenchException(e.Message);
        }
    }

    public async Task<string> StateAsync(CancellationToken cancellation) => (await _filled.NodeStateAsync(cancellation)).State;

    public async Task FillAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellation)
    {
        var streams = events.Chunk(EventsInEach).Index().ToArray();
        Streams = streams.Length;
        await Parallel.ForEachAsync(streams, new ParallelOptions { MaxDegreeOfParallelism = Fillers, CancellationToken = cancellation }, async (stream, stop) =>
            _ = Taken(await _filled.AppendAsync(NameOf(FilledStreams, stream.Index), ExpectedRevision.None, stream.Item, Moment, stop)));
    }

    /// <returns>How many seconds it took.</returns>
    public async Task<double> AppendAsync(string streams, AppendWork work, IReadOnlyList<NewEvent> events, CancellationToken cancellation)
    {
        var next = 0;
        var calls = Enumerable.Range(0, work.Writers).Select(_ => Enumerable.Range(0, work.Calls).Select(_ => Enumerable.Range(0, work.Batch).Select(_ => events[next++ % events.Count] with { Id = Guid.NewGuid() }).ToArray()).ToArray()).ToArray();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(calls.Select((own, writer) => AppendAsync(NameOf($"{streams}-", writer), own, cancellation)));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>As a projection catches up: pages from the beginning, until all of it was there.</summary>
    /// <returns>How many seconds it took.</returns>
    public async Task<double> ReadAsync(int count, bool parsed, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var read = 0;
        await foreach (var page in _filled.SubscribeAsync(null, PageSize, cancellation))
        {
            foreach (var stored in parsed ? page.Events : [])
            {
                using var body = JsonDocument.Parse(stored.Data);
                using var metadata = JsonDocument.Parse(stored.Metadata);
            }

            read += page.Events.Count;
            if (read >= count)
                break;
        }

        return read == count ? Stopwatch.GetElapsedTime(began).TotalSeconds : throw new BenchException($"{count} events were written, and {read} came back.");
    }

    public async ValueTask DisposeAsync()
    {
        await _filled.DisposeAsync();
        await _grown.DisposeAsync();
    }

    private async Task AppendAsync(StreamName stream, NewEvent[][] calls, CancellationToken cancellation)
    {
        var expected = ExpectedRevision.None;
        foreach (var events in calls)
            expected = ExpectedRevision.Exact(Taken(await _grown.AppendAsync(stream, expected, events, Moment, cancellation)).Revision);
    }

    private static AppendResult.Appended Taken(AppendResult result) => result as AppendResult.Appended ?? throw new BenchException($"An append was not taken: {result}");

    private static StreamName NameOf(string streams, int number) => new(streams + number.ToString(CultureInfo.InvariantCulture));
}
