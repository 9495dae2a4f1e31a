using Google.Protobuf;
using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>On the peer.</summary>
public sealed class When_somebody_deletes_a_stream_of_the_peer : DeletionContract
{
    private PeerNode? _node;

    private protected override async Task<string> AddressAsync()
    {
        _node = await PeerNode.StartAsync();
        return _node.Address;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_node is not null)
            await _node.DisposeAsync();
    }
}

/// <summary>On a real node; skipped, and seen to be, where none is given.</summary>
public sealed class When_somebody_deletes_a_stream_of_a_node : DeletionContract
{
    private protected override Task<string> AddressAsync()
    {
        Assert.SkipWhen(RealNode.Address is null, RealNode.Missing);
        return Task.FromResult(RealNode.Address!);
    }
}

/// <summary>An operator's hand takes recorded events away, which this program never does: whoever reads or appends hears an alarm, and never that there was nothing.</summary>
public abstract class DeletionContract : IAsyncLifetime
{
    private const int Patience = 120_000;
    private const string Streams = "/event_store.client.streams.Streams/";

    private readonly string _installation = $"deleted-{Guid.NewGuid():N}";
    private EventStoreDbAddress _address = null!;
    private EventStoreDbEventLog _log = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Kept => $"{_installation}.journey-1";

    private protected abstract Task<string> AddressAsync();

    public async ValueTask InitializeAsync()
    {
        _address = EventStoreDbAddress.Parse(await AddressAsync());
        _log = new EventStoreDbEventLog(_address, TimeProvider.System, new EventStoreDbSettings { Installation = _installation });
        (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(0, 3))).Should().BeOfType<AppendResult.Appended>();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_log is not null)
            await _log.DisposeAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task One_that_was_deleted_is_not_taken_for_one_that_never_was()
    {
        await DeleteAsync("Delete");

        await AlarmsAsync(() => _log.ForwardsAsync(Some.Stream(1)));
        await AlarmsAsync(() => _log.BackwardsAsync(Some.Stream(1)));
        await AlarmsAsync(() => _log.ForwardsAsync(Some.Stream(1), from: 2));
        (await _log.ForwardsAsync(Some.Stream(2))).Should().BeEmpty("that one never was");
    }

    [Fact(Timeout = Patience)]
    public async Task Whoever_begins_it_again_is_told_of_it_and_so_is_who_reads_on()
    {
        await DeleteAsync("Delete");

        await FluentActions.Awaiting(() => _log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(7, 2))).Should().ThrowAsync<LogIntegrityException>()
            .WithMessage($"Stream {Kept} was deleted or shortened in EventStoreDB*what was to begin it was appended here behind that, up to revision 4:*$${Kept}*scavenge*");
        await FluentActions.Awaiting(() => _log.ForwardsAsync(Some.Stream(1))).Should().ThrowAsync<LogIntegrityException>().WithMessage("Of stream journey-1 revision 0 was to come and 3 came.");
        await AlarmsAsync(() => _log.BackwardsAsync(Some.Stream(1)));
        (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(7, 2))).Should().Be(new AppendResult.WrongExpectedRevision(4));
    }

    [Theory(Timeout = Patience)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task One_of_which_only_later_events_are_told_is_an_alarm(int from)
    {
        await SetAsync($$"""{"$tb":{{from}}}""");

        await FluentActions.Awaiting(() => _log.ForwardsAsync(Some.Stream(1))).Should().ThrowAsync<LogIntegrityException>();
        await AlarmsAsync(() => _log.BackwardsAsync(Some.Stream(1)));
        (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(7, 2))).Should().Be(new AppendResult.WrongExpectedRevision(2));
    }

    [Fact(Timeout = Patience)]
    public async Task One_of_which_only_the_last_events_are_kept_is_an_alarm()
    {
        await SetAsync("""{"$maxCount":2}""");

        await FluentActions.Awaiting(() => _log.ForwardsAsync(Some.Stream(1))).Should().ThrowAsync<LogIntegrityException>().WithMessage("Of stream journey-1 revision 0 was to come and 1 came.");
        await AlarmsAsync(() => _log.BackwardsAsync(Some.Stream(1)));
    }

    [Fact(Timeout = Patience)]
    public async Task One_that_was_deleted_is_brought_back_as_the_alarm_says()
    {
        await DeleteAsync("Delete");
        await SetAsync("{}");
        await AlarmsAsync(() => _log.ForwardsAsync(Some.Stream(1)));

        await SetAsync("{}");

        (await _log.ForwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(0, 1, 2);
        (await _log.BackwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(2, 1, 0);
        (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(2), Some.Event(3))).Should().BeOfType<AppendResult.Appended>().Which.Revision.Should().Be(3);
    }

    [Fact(Timeout = Patience)]
    public async Task One_that_was_deleted_for_good_is_an_alarm_to_whoever_reads_it_or_everything()
    {
        await DeleteAsync("Tombstone");

        foreach (var read in (Func<Task>[])[() => _log.ForwardsAsync(Some.Stream(1)), () => _log.BackwardsAsync(Some.Stream(1)), () => _log.EverythingAsync()])
            await FluentActions.Awaiting(read).Should().ThrowAsync<LogIntegrityException>().WithMessage($"Stream {Kept} was deleted for good in EventStoreDB*Restore*'./naas begin-epoch --event-log …'*'./naas rebuild --event-log …'*");
        (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(2), Some.Event(3))).Should().BeOfType<AppendResult.Refused>().Which.Why.Should().Contain("deleted");
    }

    [Fact(Timeout = Patience)]
    public async Task What_was_recorded_before_one_was_deleted_for_good_is_told_to_whoever_reads_everything()
    {
        (await _log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(7))).Should().BeOfType<AppendResult.Appended>();
        await DeleteAsync("Tombstone");

        var page = await _log.ReadAllAsync(null, 100, Stop);

        page.Events.Select(Some.NumberOf).Should().Equal(0, 1, 2, 7);
        page.Through.Should().Be(page.Events[^1].Position);
        page.Head.Value.Should().BeGreaterThan(page.Through.Value, "the mark is still to come");
        await FluentActions.Awaiting(() => _log.ReadAllAsync(page.Through, 100, Stop)).Should().ThrowAsync<LogIntegrityException>().WithMessage($"Stream {Kept} was deleted for good in EventStoreDB*");
    }

    /// <summary>Otherwise the next process would begin another life of the log, and every place that was given before be refused.</summary>
    [Theory(Timeout = Patience)]
    [InlineData("Delete", "was deleted or shortened in EventStoreDB")]
    [InlineData("Tombstone", "was deleted for good in EventStoreDB")]
    public async Task The_one_that_says_which_life_of_the_log_it_is_is_an_alarm_too(string method, string how)
    {
        await DeleteAsync(method, $"{_installation}.naas_epoch");

        await using var next = new EventStoreDbEventLog(_address, TimeProvider.System, new EventStoreDbSettings { Installation = _installation });
        foreach (var call in (Func<Task>[])[() => next.HeadAsync(Stop), () => next.ForwardsAsync(Some.Stream(1)), () => next.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9)), () => next.BeginEpochAsync(Stop)])
            await FluentActions.Awaiting(call).Should().ThrowAsync<LogIntegrityException>().WithMessage($"Stream {_installation}.naas_epoch {how}*");
    }

    [Fact(Timeout = Patience)]
    public async Task One_that_grows_while_it_is_read_is_none()
    {
        var growing = GrowAsync();
        while (!growing.IsCompleted)
        {
            (await _log.ForwardsAsync(Some.Stream(1))).Should().HaveCountGreaterThanOrEqualTo(3);
            (await _log.BackwardsAsync(Some.Stream(1))).Should().HaveCountGreaterThanOrEqualTo(3);
        }

        await growing;
        (await _log.ForwardsAsync(Some.Stream(1))).Should().HaveCount(400);

        async Task GrowAsync()
        {
            for (var number = 3; number < 400; number++)
                (await _log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(number - 1), Some.Event(number))).Should().BeOfType<AppendResult.Appended>();
        }
    }

    private async Task AlarmsAsync(Func<Task> work) => await FluentActions.Awaiting(work).Should().ThrowAsync<LogIntegrityException>()
        .WithMessage($"Stream {Kept} was deleted or shortened in EventStoreDB*$${Kept}*a command that finds it so records nothing; one that was under way meanwhile may stand behind what is gone.*scavenge*'./naas begin-epoch --event-log …'*'./naas rebuild --event-log …'*");

    private Task<DeleteResp> DeleteAsync(string method) => DeleteAsync(method, Kept);

    private Task<DeleteResp> DeleteAsync(string method, string kept)
    {
        var options = new DeleteReq.Types.Options { StreamIdentifier = EventEnvelope.Identify(kept), Any = new() };
        return CallAsync(method, GrpcFrames.Of(new DeleteReq { Options = options }), DeleteResp.Parser);
    }

    /// <summary>Writes the stream's metadata, as the server's own pages do.</summary>
    private async Task SetAsync(string metadata)
    {
        var options = new AppendReq.Types.Options { StreamIdentifier = EventEnvelope.Identify("$$" + Kept), Any = new() };
        var written = new ProposedMessage
        {
            Id = EventEnvelope.IdOf(Guid.NewGuid()),
            Metadata = { ["type"] = "$metadata", ["content-type"] = "application/json" },
            Data = ByteString.CopyFromUtf8(metadata),
        };
        var answer = await CallAsync("Append", GrpcFrames.Of(new AppendReq { Options = options }, new AppendReq { ProposedMessage = written }), AppendResp.Parser);
        answer.Success.Should().NotBeNull();
    }

    private async Task<T> CallAsync<T>(string method, byte[] request, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        using var channel = new NodeChannel(_address, _address.Endpoints[0]);
        return await channel.CallAsync(Streams + method, request, parser, TimeSpan.FromSeconds(10), Stop);
    }
}
