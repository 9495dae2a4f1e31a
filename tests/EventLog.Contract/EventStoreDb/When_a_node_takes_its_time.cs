using System.Net;
using System.Net.Sockets;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>Nodes that are silent for long, and how long they are waited for.</summary>
public sealed class When_a_node_takes_its_time : OnPeers
{
    // Who listens is to look for nothing meanwhile.
    private static readonly EventStoreDbSettings Short = Quick with { AttemptTimeout = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.Zero, SilentAfter = TimeSpan.FromMinutes(10) };

    [Theory(Timeout = Patience)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_looks_through_all_events_is_waited_for_longer_than_whoever_reads_a_stream(bool afterHeaders)
    {
        var node = await StartAsync();
        var log = Open(node.Address, Short);
        await log.FillAsync(0, 3);
        var head = await log.HeadAsync(Stop);
        node.Faults.Hold(afterHeaders);

        var page = log.ReadAllAsync(null, 10, Stop);
        var slice = SliceAsync(log, head);
        // When this has been given up, the others have been silent for as long.
        await FluentActions.Awaiting(() => log.ForwardsAsync(Some.Stream(0))).Should().ThrowAsync<LogUnavailableException>();

        (page.IsCompleted, slice.IsCompleted).Should().Be((false, false));
        node.Faults.LetGo();
        (await page).Events.Select(Some.NumberOf).Should().Equal(0, 1, 2);
        (await slice).Should().BeEquivalentTo([0, 1, 2]);
    }

    [Fact(Timeout = Patience)]
    public async Task Who_looks_through_all_events_is_given_up_in_the_end()
    {
        var node = await StartAsync();
        await Open(node.Address).FillAsync(0, 3);
        var log = Open(node.Address, Quick with { Patience = TimeSpan.Zero, LongestSearch = TimeSpan.FromMilliseconds(50) });
        // Which life of the log it is, it knows by then: only the search is given up.
        (await log.ForwardsAsync(Some.Stream(0))).Should().ContainSingle();
        node.Faults.Hold();

        await FluentActions.Awaiting(() => log.ReadAllAsync(null, 10, Stop)).Should().ThrowAsync<LogUnavailableException>().WithMessage("*within 0.1 s*");
    }

    [Fact(Timeout = Patience)]
    public async Task A_node_that_falls_silent_in_the_middle_of_an_answer_is_left()
    {
        var node = await StartAsync();
        var log = Open($"esdb+discover://{node.Endpoint}?tls=false", Short);
        await log.FillAsync(0, 1);
        log.Node.Should().Be(node.Endpoint.ToString());
        // Who listens has begun to, and looks for no other node meanwhile.
        await node.Faults.ListenedToAsync(Stop);
        node.Faults.Hold(afterHeaders: true);

        await FluentActions.Awaiting(() => log.ForwardsAsync(Some.Stream(0))).Should().ThrowAsync<LogUnavailableException>().WithMessage("*said nothing for 0.2 s*");

        log.Node.Should().BeNull("the next call looks for another");
        node.Faults.LetGo();
        (await log.ForwardsAsync(Some.Stream(0))).Should().ContainSingle();
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_takes_as_long_as_the_address_allows()
    {
        var node = await StartAsync();
        var log = Open($"{node.Address}&defaultDeadline=60000", Short);
        await log.FillAsync(0, 1);
        node.Faults.Hold();

        var appending = log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        await FluentActions.Awaiting(() => log.ForwardsAsync(Some.Stream(0))).Should().ThrowAsync<LogUnavailableException>();

        node.Faults.LetGo();
        (await appending).Should().BeOfType<AppendResult.Appended>().Which.AlreadyThere.Should().BeFalse();
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_takes_no_longer_than_the_address_allows()
    {
        var node = await StartAsync();
        var log = Open($"{node.Address}&defaultDeadline=100", Quick with { Patience = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromMinutes(10) });
        // The first append looks where the log ends, whatever becomes of it itself.
        _ = await log.AppendAsync(Some.Stream(0), ExpectedRevision.None, Some.Event(0));
        // And where that failed, the next call looks which life of the log it is.
        _ = await log.HeadAsync(Stop);
        node.Faults.Hold();

        (await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1))).Should().BeOfType<AppendResult.OutcomeUnknown>();
        node.Faults.LetGo();
    }

    [Fact(Timeout = Patience)]
    public async Task Who_would_wait_behind_too_many_is_told_so_be_it_for_one_stream_or_for_many()
    {
        var node = await StartAsync();
        var log = Open($"{node.Address}&defaultDeadline=60000", Short with { AppendsUnderWay = 3 });
        await log.FillAsync(0, 1);
        node.Faults.Hold();

        // One is at the node, and two wait for their turn behind it.
        var let = Enumerable.Range(1, 3).Select(number => log.AppendAsync(Some.Stream(0), ExpectedRevision.Exact(number - 1), Some.Event(number))).ToList();
        var behind = await log.AppendAsync(Some.Stream(0), ExpectedRevision.Exact(3), Some.Event(4));
        var beside = await log.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9));

        behind.Should().Be(new AppendResult.Busy("Too many appends are under way."));
        beside.Should().Be(behind);
        node.Faults.LetGo();
        (await Task.WhenAll(let)).Select(result => result.Should().BeOfType<AppendResult.Appended>().Which.Revision).Should().Equal(1, 2, 3);
        await log.FillAsync(9, 1);
    }

    [Fact(Timeout = Patience)]
    public async Task Where_no_node_says_where_the_log_ends_nothing_is_sent_and_nothing_recorded()
    {
        var node = await StartAsync();
        var log = Open(node.Address, Short with { LongestSearch = TimeSpan.FromMilliseconds(50) });
        node.Faults.Hold();

        (await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1))).Should().BeOfType<AppendResult.Busy>();

        node.Faults.LetGo();
        node.Store.Stream("journey-1").Should().BeNull();
    }

    [Fact(Timeout = Patience)]
    public async Task Nodes_that_are_connected_to_and_do_not_say_which_there_are_are_not_waited_for_beyond_patience()
    {
        // What is connected to waits in its queue for ever.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var log = Open($"esdb+discover://127.0.0.1:{port}?tls=false&gossipTimeout=600000", Short);

        (await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1))).Should().BeOfType<AppendResult.Busy>();
        await FluentActions.Awaiting(() => log.ReadAllAsync(null, 1, Stop)).Should().ThrowAsync<LogUnavailableException>().WithMessage("No node of EventStoreDB was found within 0.2 s*");
        await FluentActions.Awaiting(() => log.NodeStateAsync(Stop)).Should().ThrowAsync<LogUnavailableException>();
    }

    [Fact(Timeout = Patience)]
    public async Task Who_gives_up_himself_is_told_so_and_not_that_the_log_is_away()
    {
        var node = await StartAsync();
        var log = Open(node.Address, Quick);
        await log.FillAsync(0, 1);
        node.Faults.Hold(afterHeaders: true);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var reading = log.ReadAllAsync(null, 1, given.Token);
        await given.CancelAsync();

        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
        node.Faults.LetGo();
    }

    [Fact(Timeout = Patience)]
    public async Task A_log_that_is_closed_answers_as_one_that_is_away()
    {
        var node = await StartAsync();
        var log = Open(node.Address, Short);
        await log.FillAsync(0, 1);

        await log.DisposeAsync();

        (await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1))).Should().Match<AppendResult>(result => result is AppendResult.OutcomeUnknown || result is AppendResult.Busy);
        await FluentActions.Awaiting(() => log.ForwardsAsync(Some.Stream(0))).Should().ThrowAsync<LogUnavailableException>();
        await FluentActions.Awaiting(() => log.ReadAllAsync(null, 1, Stop)).Should().ThrowAsync<LogUnavailableException>();
    }

    [Fact(Timeout = Patience)]
    public async Task A_read_that_nobody_waits_for_ends_before_what_it_reads_into_is_given_back()
    {
        using var channel = new NodeChannel(EventStoreDbAddress.Parse("esdb://127.0.0.1:1?tls=false"), new NodeEndpoint("127.0.0.1", 1));
        var body = new HangingBody();
        var call = await GrpcCall.BeginAsync(channel, "/read", new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) }, Stop);
        var reading = call.ReadAsync(ReadResp.Parser).AsTask();
        await body.Began.WaitAsync(Stop);

        await call.DisposeAsync();

        (body.HasEnded, body.WasDisposedOfWhileReading).Should().Be((true, false));
        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<List<int>> SliceAsync(EventStoreDbEventLog log, LogPosition through)
    {
        var numbers = new List<int>();
        await foreach (var page in log.ReadSliceAsync(new StreamPrefix("journey-"), through, 100, Stop))
            numbers.AddRange(page.Select(Some.NumberOf));
        return numbers;
    }

    /// <summary>A body of which nothing comes until whoever reads gives up.</summary>
    private sealed class HangingBody : Stream
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public bool HasEnded { get; private set; }

        public bool WasDisposedOfWhileReading { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _began.SetResult();
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
            finally
            {
                HasEnded = true;
            }

            return 0;
        }

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            WasDisposedOfWhileReading |= _began.Task.IsCompleted && !HasEnded;
            base.Dispose(disposing);
        }
    }
}
