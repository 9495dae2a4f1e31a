using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.EventStoreDbPeer;

namespace Naas.EventLog.Contract;

/// <summary>A log copied into another store: everything as it was, cut off and gone on with, and refused where the target is something else.</summary>
public sealed class When_a_log_is_copied(TemporaryCluster cluster) : IAsyncLifetime
{
    private const int Patience = 120_000;

    private readonly Stack<IAsyncDisposable> _opened = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var opened))
            await opened.DisposeAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task From_PostgreSQL_to_EventStoreDB_and_back_everything_is_as_it_was()
    {
        var (first, _) = await PostgresAsync();
        await FillAsync(first);
        var store = await EventStoreDbAsync();
        var (second, bulk) = await PostgresAsync();

        var there = await new LogCopy(first, store, new AppendingCopyTarget(store)).CopyAsync(null, Stop);
        var back = await new LogCopy(store, second, new PostgresCopyTarget(bulk)).CopyAsync(null, Stop);

        (there, back).Should().Be((new LogCopied(2505, 2505), new LogCopied(2505, 2505)));
        (await second.EverythingAsync(1000)).Select(AsWritten).Should().Equal((await first.EverythingAsync(1000)).Select(AsWritten));
    }

    [Fact(Timeout = Patience)]
    public async Task A_copy_that_was_cut_off_goes_on_and_one_that_is_done_is_only_compared()
    {
        var source = new InMemoryEventLog();
        await source.FillAsync(0, 30);
        var target = await EventStoreDbAsync();
        await target.FillAsync(0, 12);

        (await new LogCopy(source, target, new AppendingCopyTarget(target)).CopyAsync(null, Stop)).Should().Be(new LogCopied(18, 30));
        (await new LogCopy(source, target, new AppendingCopyTarget(target)).CopyAsync(null, Stop)).Should().Be(new LogCopied(0, 30));
    }

    public static TheoryData<string, string> Others => new()
    {
        { "another stream", "*stream journey-77*" },
        { "another id", "*id 0000*" },
        { "another type", "*type other in version 1*" },
        { "another body", "*another body*" },
        { "other metadata", "*other metadata*" },
        { "another moment", "*another moment of recording*" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_target_that_holds_something_else_is_refused_and_left_as_it_is(string what, string says)
    {
        var source = new InMemoryEventLog();
        await source.FillAsync(0, 3);
        var target = new InMemoryEventLog();
        await target.FillAsync(0, 1);
        var one = Some.Event(1);
        var other = what switch
        {
            "another id" => Some.Event(99),
            "another type" => one with { Type = "other" },
            "another body" => one with { Data = Some.Json("{}") },
            "other metadata" => one with { Metadata = Some.Json("{}") },
            _ => one,
        };
        _ = await target.AppendAsync(what == "another stream" ? Some.Stream(77) : Some.Stream(1), ExpectedRevision.None, [other], what == "another moment" ? Some.Moment.AddSeconds(1) : Some.Moment, Stop);

        await FluentActions.Awaiting(() => new LogCopy(source, target, new AppendingCopyTarget(target)).CopyAsync(null, Stop)).Should().ThrowAsync<LogCopyException>().WithMessage(says);
        (await target.EverythingAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_target_that_holds_more_is_refused()
    {
        var (source, target) = (new InMemoryEventLog(), new InMemoryEventLog());
        await source.FillAsync(0, 3);
        await target.FillAsync(0, 4);

        await FluentActions.Awaiting(() => new LogCopy(source, target, new AppendingCopyTarget(target)).CopyAsync(null, Stop)).Should().ThrowAsync<LogCopyException>().WithMessage("*holds more than the 3 events*journey-3*");
    }

    /// <summary>Single events, appends of several, streams that come again, large bodies and different moments: 2505 events.</summary>
    private static async Task FillAsync(IEventLog log)
    {
        await log.FillAsync(0, 1200);
        foreach (var number in Enumerable.Range(0, 300))
            _ = await log.AppendAsync(Some.Stream(number), ExpectedRevision.Exact(0), Some.Events(10_000 + number * 4, 4), Some.Moment.AddMinutes(number), Stop);
        foreach (var number in Enumerable.Range(0, 105))
            _ = await log.AppendAsync(Some.Stream(5), ExpectedRevision.Exact(4 + number), [Some.Event(20_000 + number) with { Data = Some.Json('"' + new string('x', 9_000) + '"'), SchemaVersion = 2 }], Some.Moment.AddDays(1), Stop);
    }

    private static (StreamName, long, Guid, string, int, string, string, DateTimeOffset) AsWritten(StoredEvent stored) =>
        (stored.Stream, stored.Revision, stored.Id, stored.Type, stored.SchemaVersion, Convert.ToHexString(stored.Data.Span), Convert.ToHexString(stored.Metadata.Span), stored.RecordedAt);

    private async Task<(IEventLog Log, PostgresBulkAppend Bulk)> PostgresAsync()
    {
        var database = await cluster.CreateDatabaseAsync();
        _opened.Push(database);
        var log = new PostgresEventLog(database.Application, TimeProvider.System);
        _opened.Push(log);
        return (log, new PostgresBulkAppend(database.Owner, TimeProvider.System));
    }

    private async Task<IEventLog> EventStoreDbAsync()
    {
        var peer = await PeerNode.StartAsync();
        _opened.Push(peer);
        var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse(peer.Address), TimeProvider.System);
        _opened.Push(log);
        return log;
    }
}
