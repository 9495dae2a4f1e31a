using System.Globalization;
using System.Text;
using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

/// <summary>Events that say which they are: number n has n in its id and in its body.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Moment = new(2018, 7, 2, 9, 30, 0, TimeSpan.Zero);

    public static NewEvent Event(int number) => new(
        Id(number),
        "journey-registered",
        1,
        Json($$"""{"number":{{number.ToString(CultureInfo.InvariantCulture)}}}"""),
        Json("""{"actor":"a"}"""));

    public static NewEvent[] Events(int first, int count) => [.. Enumerable.Range(first, count).Select(Event)];

    public static Guid Id(int number) => new(number, 0x1, 0x5000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    public static StreamName Stream(int number) => new($"journey-{number.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The event's number again.</summary>
    public static int NumberOf(StoredEvent stored) => BitConverter.ToInt32(stored.Id.ToByteArray(), 0);
}

internal static class LogExtensions
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<AppendResult> AppendAsync(this IEventLog log, StreamName stream, ExpectedRevision expected, params NewEvent[] events) =>
        log.AppendAsync(stream, expected, events, Some.Moment, Stop);

    /// <summary>Writes as many events to new streams, one each.</summary>
    public static async Task FillAsync(this IEventLog log, int first, int count)
    {
        foreach (var number in Enumerable.Range(first, count))
            _ = (await log.AppendAsync(Some.Stream(number), ExpectedRevision.None, Some.Event(number))).Should().BeOfType<AppendResult.Appended>();
    }

    public static async Task<List<StoredEvent>> ForwardsAsync(this IEventLog log, StreamName stream, long from = 0)
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamAsync(stream, from, Stop))
            events.Add(stored);
        return events;
    }

    public static async Task<List<StoredEvent>> BackwardsAsync(this IEventLog log, StreamName stream)
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamBackwardsAsync(stream, Stop))
            events.Add(stored);
        return events;
    }

    public static async Task<List<StoredEvent>> EverythingAsync(this IEventLog log, int page = 100)
    {
        var events = new List<StoredEvent>();
        LogPosition? after = null;
        while (true)
        {
            var read = await log.ReadAllAsync(after, page, Stop);
            events.AddRange(read.Events);
            after = read.Through;
            if (read.Through == read.Head)
                return events;
        }
    }

    /// <summary>Subscribes until so many events have come.</summary>
    public static async Task<List<StoredEvent>> FirstAsync(this IEventLog log, int count, LogPosition? after = null, int page = 50)
    {
        var events = new List<StoredEvent>();
        await foreach (var read in log.SubscribeAsync(after, page, Stop))
        {
            _ = read.Events.Should().NotBeEmpty();
            events.AddRange(read.Events);
            if (events.Count >= count)
                break;
        }

        return events;
    }
}
