using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>Nodes that end, fall silent, are not the leader or refuse: what a caller is told, and that nothing is lost or doubled.</summary>
public sealed class When_a_node_is_in_trouble : OnPeers
{
    [Fact(Timeout = Patience)]
    public async Task A_subscription_goes_on_when_the_node_has_come_back()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 3);
        await using var pages = log.SubscribeAsync(null, 10, Stop).GetAsyncEnumerator(Stop);
        var seen = await TakeAsync(pages, 3);

        await node.DisposeAsync();
        var again = await StartAsync(new PeerSettings { Port = node.Endpoint.Port }, node.Store);
        await Open(again.Address).FillAsync(3, 4);

        seen.AddRange(await TakeAsync(pages, 4));
        seen.Should().Equal(Enumerable.Range(0, 7));
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscription_that_is_told_nothing_while_the_log_grows_is_begun_again()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 2);
        await using var pages = log.SubscribeAsync(null, 10, Stop).GetAsyncEnumerator(Stop);
        var seen = await TakeAsync(pages, 2);
        await node.Faults.ListenedToAsync(Stop);

        node.Faults.FallSilent();
        // By another process, which does not listen itself: the one that listens knows what it appends.
        foreach (var number in Enumerable.Range(2, 3))
            Written(node, number);
        // The one that listens hangs; the watch finds that the log has grown and listens anew.
        var rest = TakeAsync(pages, 3);
        await node.Faults.MetAsync(Stop);
        node.Faults.SpeakToNewOnes();

        seen.AddRange(await rest);
        seen.Should().Equal(Enumerable.Range(0, 5));
    }

    [Fact(Timeout = Patience)]
    public async Task A_connection_that_is_open_and_carries_nothing_is_given_up()
    {
        var node = await StartAsync();
        var way = StallingWay.To(node.Endpoint.Port);
        Keep(way);
        var log = Open($"esdb://127.0.0.1:{way.Port}?tls=false&keepAliveInterval=1000&keepAliveTimeout=1000", Quick with { AttemptTimeout = TimeSpan.FromSeconds(1) });
        await log.FillAsync(0, 2);
        await using var pages = log.SubscribeAsync(null, 10, Stop).GetAsyncEnumerator(Stop);
        var seen = await TakeAsync(pages, 2);

        // What is open stays open, and nothing comes through; only what is opened from now on does.
        way.Stall();
        await Open(node.Address).FillAsync(2, 3);
        seen.AddRange(await TakeAsync(pages, 3));
        await log.FillAsync(5, 1);
        seen.AddRange(await TakeAsync(pages, 1));

        seen.Should().Equal(Enumerable.Range(0, 6));
    }

    /// <summary>With the keep-alive that an address has which says nothing of it: that finds out after twenty seconds.</summary>
    [Fact(Timeout = Patience)]
    public async Task After_a_call_that_nobody_answered_the_next_goes_by_another_connection()
    {
        var node = await StartAsync();
        var way = StallingWay.To(node.Endpoint.Port);
        Keep(way);
        var log = Open($"esdb://127.0.0.1:{way.Port}?tls=false", Quick with { AttemptTimeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(6), SilentAfter = TimeSpan.FromMinutes(10) });
        await log.FillAsync(0, 2);

        way.Stall();
        await log.FillAsync(2, 1);
        way.Stall();
        (await log.ForwardsAsync(Some.Stream(2))).Should().ContainSingle();

        node.Store.Stream("journey-2").Should().ContainSingle();
    }

    [Fact(Timeout = Patience)]
    public async Task A_connection_that_was_left_takes_no_call_any_more_and_serves_those_that_are_under_way()
    {
        var node = await StartAsync();
        await Open(node.Address).FillAsync(0, 1);
        using var channel = new NodeChannel(EventStoreDbAddress.Parse(node.Address), node.Endpoint);
        var listening = await ListenAsync();

        channel.Leave();

        var told = await FluentActions.Awaiting(ListenAsync).Should().ThrowAsync<GrpcException>();
        (told.Which.Passes, told.Which.NeverSent).Should().Be((true, true), "it may be tried on another");
        (await listening.ReadAsync(ReadResp.Parser))!.Confirmation.Should().NotBeNull("who was there before is served to the end");
        await listening.DisposeAsync();

        Task<GrpcCall> ListenAsync() => channel.OpenAsync(
            "/event_store.client.streams.Streams/Read",
            GrpcFrames.Of(new ReadReq { Options = new() { All = new() { Start = new() }, Subscription = new(), NoFilter = new(), UuidOption = new() { Structured = new() } } }),
            deadline: null, Stop, Stop);
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_during_which_the_node_ends_is_recorded_once()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 1);

        // Recorded, and the answer is lost.
        node.Faults.LoseNextAnswer();
        var result = await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 2));

        result.Should().BeOfType<AppendResult.Appended>().Which.Revision.Should().Be(1);
        (await log.EverythingAsync()).Select(Some.NumberOf).Should().Equal(0, 1, 2);
    }

    [Fact(Timeout = Patience)]
    public async Task Where_no_node_answers_nothing_was_recorded_and_the_caller_is_told_so()
    {
        var log = Open($"esdb://127.0.0.1:{FreePort()}?tls=false", Quick with { Patience = TimeSpan.FromMilliseconds(100) });

        var result = await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));

        result.Should().BeOfType<AppendResult.Busy>();
    }

    [Fact(Timeout = Patience)]
    public async Task Where_every_answer_is_lost_the_outcome_is_unknown_and_a_retry_settles_it()
    {
        var node = await StartAsync();
        var impatient = Open(node.Address, Quick with { Patience = TimeSpan.Zero });
        await impatient.FillAsync(0, 1);

        node.Faults.LoseNextAnswer();
        var first = await impatient.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var second = await impatient.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var next = await impatient.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Event(2));

        first.Should().BeOfType<AppendResult.OutcomeUnknown>();
        var settled = second.Should().BeOfType<AppendResult.Appended>().Subject;
        (settled.Revision, settled.AlreadyThere).Should().Be((0, true), "the first try stands, and may have held something else under the same ids");
        next.Should().BeOfType<AppendResult.Appended>().Which.AlreadyThere.Should().BeFalse();
        (await impatient.EverythingAsync()).Should().HaveCount(3);
    }

    [Fact(Timeout = Patience)]
    public async Task Whoever_is_not_the_leader_names_it_and_it_is_followed()
    {
        var leader = await StartAsync();
        var follower = await StartAsync();
        follower.Faults.Leader = leader.Endpoint;
        var log = Open(follower.Address);

        await log.FillAsync(0, 2);

        leader.Store.Stream("journey-1").Should().ContainSingle();
        follower.Store.Stream("journey-1").Should().BeNull();
        log.Node.Should().Be(leader.Endpoint.ToString());
    }

    [Fact(Timeout = Patience)]
    public async Task The_leader_is_found_by_asking_any_node_and_found_again_when_it_has_changed()
    {
        var store = new PeerStore(TimeProvider.System, file: null);
        var one = await StartAsync(store: store);
        var two = await StartAsync(store: store);
        two.Faults.Leader = one.Endpoint;
        var log = Open($"esdb+discover://127.0.0.1:{FreePort()},{two.Endpoint}?tls=false");
        await log.FillAsync(0, 1);
        log.Node.Should().Be(one.Endpoint.ToString());

        (one.Faults.Leader, two.Faults.Leader) = (two.Endpoint, null);
        await log.FillAsync(1, 1);

        log.Node.Should().Be(two.Endpoint.ToString());
        (await log.EverythingAsync()).Should().HaveCount(2);
    }

    [Fact(Timeout = Patience)]
    public async Task A_leader_that_was_followed_and_is_gone_is_left_for_the_node_that_was_named()
    {
        var store = new PeerStore(TimeProvider.System, file: null);
        var named = await StartAsync(store: store);
        var leader = await StartAsync(store: store);
        named.Faults.Leader = leader.Endpoint;
        var log = Open(named.Address);
        await log.FillAsync(0, 1);

        await leader.DisposeAsync();
        named.Faults.Leader = null;
        await log.FillAsync(1, 1);

        log.Node.Should().Be(named.Endpoint.ToString());
    }

    [Fact(Timeout = Patience)]
    public async Task A_refusal_after_an_answer_that_was_lost_leaves_the_outcome_unknown()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 1);

        node.Faults.LoseNextAnswer();
        node.Faults.RefuseAfterLoss = true;
        var result = await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));

        result.Should().BeOfType<AppendResult.OutcomeUnknown>("the first try stands");
        node.Store.Stream("journey-1").Should().ContainSingle();
    }

    [Fact(Timeout = Patience)]
    public async Task Who_may_not_and_follows_the_log_is_told_so_and_does_not_wait_for_ever()
    {
        var node = await StartAsync(new PeerSettings { Credentials = ("naas", "p@ss:word") });

        var told = await FluentActions.Awaiting(() => Open(node.Address).FirstAsync(1)).Should().ThrowAsync<LogUnavailableException>();

        (StoreFaults.Passes(told.Which), StoreFaults.IsAway(told.Which)).Should().Be((false, true));
    }

    [Theory]
    [InlineData((int)GrpcCode.Unavailable, null, true)]
    [InlineData((int)GrpcCode.DeadlineExceeded, null, true)]
    [InlineData((int)GrpcCode.Unknown, "not-leader", true)]
    [InlineData((int)GrpcCode.Internal, null, true)]
    [InlineData((int)GrpcCode.Internal, "stream-deleted", false)]
    [InlineData((int)GrpcCode.FailedPrecondition, "stream-deleted", false)]
    [InlineData((int)GrpcCode.PermissionDenied, null, false)]
    [InlineData((int)GrpcCode.Unauthenticated, null, false)]
    [InlineData((int)GrpcCode.InvalidArgument, null, false)]
    public void What_somebody_has_to_mend_does_not_pass_by_itself(int code, string? kind, bool passes)
    {
        var failure = new GrpcException((GrpcCode)code, "It failed.", kind is null ? null : new Dictionary<string, string> { ["exception"] = kind });

        (StoreFaults.Passes(failure), StoreFaults.IsAway(failure)).Should().Be((passes, true));
    }

    [Fact(Timeout = Patience)]
    public async Task Who_may_not_is_told_so_and_nothing_is_recorded()
    {
        var node = await StartAsync(new PeerSettings { Credentials = ("naas", "p@ss:word") });

        var stranger = await Open(node.Address).AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var known = await Open($"esdb://naas:p%40ss%3Aword@{node.Endpoint}?tls=false").AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));

        stranger.Should().BeOfType<AppendResult.Refused>().Which.Why.Should().Contain("signs in");
        known.Should().BeOfType<AppendResult.Appended>().Which.AlreadyThere.Should().BeFalse();
    }

    [Fact(Timeout = Patience)]
    public async Task What_is_larger_than_the_node_takes_is_told_with_its_limit()
    {
        var node = await StartAsync(new PeerSettings { MaximumAppendSize = 1000 });

        var result = await Open(node.Address).AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1) with { Data = Some.Json('"' + new string('x', 2000) + '"') });

        result.Should().BeOfType<AppendResult.TooLarge>().Which.Limit.Should().Be(1000);
    }

    [Fact(Timeout = Patience)]
    public async Task A_stream_that_was_deleted_for_good_takes_nothing_any_more()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(1, 1);
        _ = node.Store.Delete("journey-1", new Expectation.Any(), forGood: true);

        var result = await log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Event(2));

        result.Should().BeOfType<AppendResult.Refused>().Which.Why.Should().Contain("deleted");
    }

    [Fact(Timeout = Patience)]
    public async Task What_others_wrote_into_streams_of_the_log_is_an_alarm()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 1);
        _ = node.Store.Append("journey-7", new Expectation.Any(), [new PeerMessage(Some.Id(7), "foreign", true, "{}"u8.ToArray(), "{}"u8.ToArray())]);
        // Not of the log's streams: left out by the server.
        _ = node.Store.Append("Order-7", new Expectation.Any(), [new PeerMessage(Some.Id(8), "foreign", true, "{}"u8.ToArray(), "{}"u8.ToArray())]);

        (await log.ReadAllAsync(null, 1, Stop)).Events.Should().ContainSingle();
        await FluentActions.Awaiting(() => log.EverythingAsync()).Should().ThrowAsync<LogIntegrityException>().WithMessage("*journey-7*was not written by this program*");
    }

    [Fact(Timeout = Patience)]
    public async Task After_a_new_epoch_was_begun_positions_from_before_are_refused()
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 2);
        var before = await log.HeadAsync(Stop);

        await log.BeginEpochAsync(Stop);

        await FluentActions.Awaiting(() => log.ReadAllAsync(before, 1, Stop)).Should().ThrowAsync<LogEpochException>();
        (await log.EverythingAsync()).Should().HaveCount(2);
        (await Open(node.Address).HeadAsync(Stop)).Should().Be(await log.HeadAsync(Stop));
    }

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_epoch_that_another_process_begins_is_seen_by_who_only_reads_and_appends(bool silent)
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        log.KnownEpoch.Should().BeNull("it was not used yet");
        await log.FillAsync(0, 2);
        var before = await log.HeadAsync(Stop);
        log.KnownEpoch.Should().Be(before.Epoch);
        await node.Faults.ListenedToAsync(Stop);
        if (silent)
            node.Faults.FallSilent();

        await Open(node.Address).BeginEpochAsync(Stop);

        var begun = (await Open(node.Address).HeadAsync(Stop)).Epoch;
        while (log.KnownEpoch != begun)
            await Task.Delay(10, Stop);
        (await log.HeadAsync(Stop)).Should().Be(before with { Epoch = begun });
        await FluentActions.Awaiting(() => log.ReadAllAsync(before, 1, Stop)).Should().ThrowAsync<LogEpochException>();
        var appended = (await log.AppendAsync(Some.Stream(7), ExpectedRevision.None, Some.Event(7))).Should().BeOfType<AppendResult.Appended>().Subject;
        appended.Position.Epoch.Should().Be(begun);
    }

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_epoch_that_another_process_begins_is_seen_by_who_listens_though_it_hears_nothing(bool silent)
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 2);
        await using var pages = log.SubscribeAsync(null, 10, Stop).GetAsyncEnumerator(Stop);
        _ = await TakeAsync(pages, 2);
        var before = await log.HeadAsync(Stop);
        var waiting = pages.MoveNextAsync().AsTask();
        await node.Faults.ListenedToAsync(Stop);
        if (silent)
            node.Faults.FallSilent();

        await Open(node.Address).BeginEpochAsync(Stop);

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<LogEpochException>("the one that reads on stands in another life of the log");
        (await log.HeadAsync(Stop)).Epoch.Should().NotBe(before.Epoch);
        await FluentActions.Awaiting(() => log.ReadAllAsync(before, 1, Stop)).Should().ThrowAsync<LogEpochException>();
        var appended = (await log.AppendAsync(Some.Stream(7), ExpectedRevision.None, Some.Event(7))).Should().BeOfType<AppendResult.Appended>().Subject;
        appended.Position.Epoch.Should().Be((await Open(node.Address).HeadAsync(Stop)).Epoch);
    }

    [Fact(Timeout = Patience)]
    public async Task Two_installations_on_one_store_see_nothing_of_each_other()
    {
        var node = await StartAsync();
        var (one, other) = (Open(node.Address, Quick with { Installation = "one" }), Open(node.Address, Quick with { Installation = "other" }));
        await one.FillAsync(0, 3);
        await other.FillAsync(7, 1);

        (await one.EverythingAsync()).Select(Some.NumberOf).Should().Equal(0, 1, 2);
        (await other.EverythingAsync()).Select(Some.NumberOf).Should().Equal(7);
        (await other.HeadAsync(Stop)).Epoch.Should().NotBe((await one.HeadAsync(Stop)).Epoch);
    }

    /// <summary>An event as this program writes it, without a log that would listen.</summary>
    private static void Written(PeerNode node, int number)
    {
        var written = EventEnvelope.Proposed(Some.Event(number), Some.Moment);
        var appended = node.Store.Append(Some.Stream(number).Value, new Expectation.NoStream(), [new PeerMessage(Some.Id(number), written.Metadata["type"], true, written.CustomMetadata.ToByteArray(), written.Data.ToByteArray())]);
        appended.Should().BeOfType<PeerAppended.Success>();
    }
}
