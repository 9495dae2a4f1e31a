using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>
/// G19 and G2: whatever comes back from a node, each call ends in time and as the port says; nothing is said to be recorded that is not,
/// nothing not to be that is, and once the answers are good again the same append with the same ids stands there once.
/// </summary>
public sealed class When_a_node_answers_nonsense
{
    private const int Patience = 120_000;
    private const int PatienceWithMany = 3_600_000;
    private const int AtOnce = 8;
    private const int MostStrangers = 300;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    // Who listens beside a call would meet what was meant for the call, now and then: a seed is to repeat it.
    private static readonly EventStoreDbSettings Impatient = new() { ListensFromFirstUse = false, Patience = TimeSpan.FromMilliseconds(60), AttemptTimeout = TimeSpan.FromMilliseconds(400), LongestSearch = TimeSpan.FromMilliseconds(400), SilentAfter = TimeSpan.FromMilliseconds(100) };
    private static readonly string[] Methods = ["Streams/Append", "Streams/Read", "Gossip/Read"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = PatienceWithMany)]
    public async Task Each_call_ends_as_the_port_says_and_appends_tell_the_truth()
    {
        await using var node = await PeerNode.StartAsync();
        await using var way = await DamagingWay.ToAsync(node);
        var runs = Enumerable.Range(0, Chance.Runs(400)).Select(number => new Run(number, node, way, Impatient)).ToDictionary(run => run.Name);
        way.Choose = (connection, method) => runs.TryGetValue(connection, out var run) ? run.DamageTo(method) : null;

        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(runs.Values, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (run, _) =>
        {
            try
            {
                await run.GoAsync();
            }
            catch (Exception e)
            {
                wrong.Enqueue($"{run}: {e}");
            }
        });

        wrong.Should().BeEmpty();
        runs.Values.Count(run => run.WasDamaged).Should().BeGreaterThan(runs.Count / 2, "most of the damage is met");
        runs.Values.Select(run => run.Damage.Name).Distinct().Should().HaveCount(Damages.All.Count);
    }

    [Fact(Timeout = Patience)]
    public async Task A_seed_damages_the_same_calls_each_time()
    {
        var (once, again) = (await CallsAsync(), await CallsAsync());

        once.Should().HaveCountGreaterThan(30).And.Contain(calls => calls.Count > 3);
        again.Should().BeEquivalentTo(once, like => like.WithStrictOrdering());

        static async Task<List<IReadOnlyList<string>>> CallsAsync()
        {
            await using var node = await PeerNode.StartAsync();
            await using var way = await DamagingWay.ToAsync(node);
            // Tried once: how often another try fits into the time is no matter of chance.
            var runs = Enumerable.Range(0, 50).Select(number => new Run(number, node, way, Impatient with { Patience = TimeSpan.Zero })).ToDictionary(run => run.Name);
            way.Choose = (connection, method) => runs.TryGetValue(connection, out var run) ? run.DamageTo(method) : null;
            await Parallel.ForEachAsync(runs.Values, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (run, _) => await run.GoAsync());
            // Whoever subscribes listens too, and tries again until he is told to stop.
            return [.. runs.Values.Where(run => !run.Subscribes).Select(run => run.Calls)];
        }
    }

    [Theory(Timeout = Patience)]
    [InlineData("says nothing")]
    [InlineData("names no place")]
    [InlineData("names a revision that it cannot have")]
    [InlineData("names numbers that there are not")]
    [InlineData("cannot be read")]
    public async Task An_append_whose_answer_cannot_be_true_is_neither_said_to_be_recorded_nor_not_to_be(string how)
    {
        await using var node = await PeerNode.StartAsync();
        await using var way = await DamagingWay.ToAsync(node);
        await using var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse($"esdb://{way.Endpoint}?tls=false"), TimeProvider.System, new EventStoreDbSettings());
        await log.FillAsync(1, 1);
        way.Choose = (_, method) => !method.EndsWith("/Append", StringComparison.Ordinal) ? null : answer => answer with
        {
            Body = how switch
            {
                "says nothing" => GrpcFrames.Of(new AppendResp()),
                "names no place" => GrpcFrames.Of(new AppendResp { Success = new() { CurrentRevision = 1, NoPosition = new() } }),
                "names a revision that it cannot have" => GrpcFrames.Of(new AppendResp { Success = new() { CurrentRevision = 0, Position = new() { CommitPosition = 900 } } }),
                "names numbers that there are not" => GrpcFrames.Of(new AppendResp { Success = new() { CurrentRevision = 1, Position = new() { CommitPosition = ulong.MaxValue } } }),
                _ => [0, 0, 0, 0, 1, 0xff],
            },
        };

        var result = await log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(20, 2));
        way.Choose = static (_, _) => null;
        var again = await log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(20, 2));

        result.Should().BeOfType<AppendResult.OutcomeUnknown>();
        again.Should().BeOfType<AppendResult.Appended>().Which.Revision.Should().Be(1);
        (await log.ForwardsAsync(Some.Stream(2))).Should().HaveCount(2);
    }

    [Fact(Timeout = Patience)]
    public async Task What_was_appended_with_an_alarm_is_a_repetition_when_it_comes_again()
    {
        await using var node = await PeerNode.StartAsync();
        await using var way = await DamagingWay.ToAsync(node);
        await using var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse($"esdb://{way.Endpoint}?tls=false"), TimeProvider.System, new EventStoreDbSettings());
        await log.FillAsync(1, 1);
        // As where somebody deleted the stream in the same moment.
        way.Choose = (_, method) => !method.EndsWith("/Append", StringComparison.Ordinal) ? null : answer => answer with
        {
            Body = GrpcFrames.Of(new AppendResp { Success = new() { CurrentRevision = 4, Position = new() { CommitPosition = 900 } } }),
        };

        await FluentActions.Awaiting(() => log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(20, 2))).Should().ThrowAsync<LogIntegrityException>().WithMessage("*up to revision 4:*");
        way.Choose = static (_, _) => null;

        (await log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(20, 2))).Should().BeOfType<AppendResult.Appended>().Which.AlreadyThere.Should().BeTrue("it stands since the first time");
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_in_which_an_event_comes_twice_is_an_alarm()
    {
        await using var node = await PeerNode.StartAsync();
        await using var way = await DamagingWay.ToAsync(node);
        await using var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse($"esdb://{way.Endpoint}?tls=false"), TimeProvider.System, new EventStoreDbSettings());
        await log.FillAsync(1, 1);
        way.Choose = (_, method) => method.EndsWith("/Read", StringComparison.Ordinal) ? answer => answer with { Body = [.. answer.Body, .. answer.Body] } : null;

        await FluentActions.Awaiting(() => log.ReadAllAsync(null, 10, Stop)).Should().ThrowAsync<LogIntegrityException>().WithMessage("*after the one at*");
    }

    [Fact(Timeout = Patience)]
    public async Task What_speaks_another_language_is_away()
    {
        // Each is waited for as long as the log is patient, so a long run makes no more of these than fit into the time.
        for (var number = 0; number < Math.Min(Chance.Runs(30), MostStrangers); number++)
        {
            var random = Chance.OfRun(number);
            await using var stranger = new Stranger(random.Pick<Func<byte[]>>([
                () => [],
                () => random.Bytes(200),
                () => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
                () => "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(),
                // Settings as a node begins with, and then no frame that there is.
                () => [0, 0, 0, 4, 0, 0, 0, 0, 0, .. random.Bytes(100)],
                () => [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)random.Next(14)],
            ])());
            await using var log = new EventStoreDbEventLog(EventStoreDbAddress.Parse($"esdb://127.0.0.1:{stranger.Port}?tls=false"), TimeProvider.System, Impatient);

            (await log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1)).WaitAsync(Soon, Stop)).Should().Match(result => result is AppendResult.Busy || result is AppendResult.OutcomeUnknown, "run {0}", number);
            await FluentActions.Awaiting(() => log.HeadAsync(Stop).WaitAsync(Soon, Stop)).Should().ThrowAsync<LogUnavailableException>("run {0}", number);
        }
    }

    /// <summary>One log, one damage, one call, and what it comes to.</summary>
    private sealed class Run(int number, PeerNode node, DamagingWay way, EventStoreDbSettings settings)
    {
        private readonly Random _random = Chance.OfRun(number);
        private readonly Lock _lock = new();
        private string _method = "";
        private int _skipped;
        private int _left;

        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"fuzz-{number}");

        // Each in its turn, so that none is left out.
        public Damage Damage { get; } = Damages.All[number % Damages.All.Count];

        public bool WasDamaged { get; private set; }

        public bool Subscribes { get; private set; }

        /// <summary>What was asked on its way, and what of that was damaged.</summary>
        public List<string> Calls { get; } = [];

        private string Installation => Name;

        public Func<WireAnswer, WireAnswer>? DamageTo(string method)
        {
            lock (_lock)
            {
                var isMeant = _left > 0 && method.EndsWith(_method, StringComparison.Ordinal) && _skipped-- <= 0;
                Calls.Add(isMeant ? $"{method}, damaged" : method);
                if (!isMeant)
                    return null;
                _left--;
                WasDamaged = true;
                // Calls run beside each other, and chance has one thread.
                var own = new Random(_random.Next());
                return answer => Damage.Do(answer, own);
            }
        }

        public async Task GoAsync()
        {
            if (_random.Next(2) == 0)
                await FillAsync();
            var discovers = _random.Next(6) == 0;
            var work = discovers ? 6 : _random.Next(7);
            Subscribes = work == 5;
            lock (_lock)
            {
                _method = discovers ? Methods[2] : work switch { 0 or 1 => Methods[_random.Next(2)], 6 => Methods[2], _ => Methods[1] };
                _skipped = _random.Next(2);
                _left = _random.Next(2) == 0 ? 1 : int.MaxValue;
            }

            var began = Stopwatch.GetTimestamp();
            await using (var log = Open(discovers))
                await DoAsync(log, work);
            Stopwatch.GetElapsedTime(began).Should().BeLessThan(Soon, "{0}", this);
            lock (_lock)
                _left = 0;
            await HealedAsync();
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"run {number} of seed {Chance.Seed}: {Damage} ({_method})");

        private async Task DoAsync(EventStoreDbEventLog log, int work)
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
            try
            {
                var doing = work switch
                {
                    0 or 1 => AppendAsync(log),
                    2 => log.EverythingAsync(2),
                    3 => log.ForwardsAsync(Some.Stream(1)),
                    4 => log.BackwardsAsync(Some.Stream(1)),
                    5 => SubscribeAsync(log, enough.Token),
                    _ => log.NodeStateAsync(Stop),
                };
                await doing.WaitAsync(Soon, Stop);
            }
            catch (Exception e) when (e is LogUnavailableException or LogIntegrityException or LogEpochException)
            {
                e.Message.Should().NotBeNullOrWhiteSpace("{0}", this);
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
                // It waits as long as it is let.
            }
        }

        private async Task AppendAsync(EventStoreDbEventLog log)
        {
            var result = await log.AppendAsync(Some.Stream(7), ExpectedRevision.None, Some.Events(70, 2));
            if (Damage.IsLie)
                return;
            if (result is AppendResult.Appended appended)
                (Recorded, appended.Revision).Should().Be((2, 1), "{0} said {1}", this, result);
            else if (result is not AppendResult.OutcomeUnknown)
                Recorded.Should().Be(0, "{0} said {1}", this, result);
        }

        private int Recorded => node.Store.Stream($"{Installation}.{Some.Stream(7)}")?.Count ?? 0;

        private static async Task SubscribeAsync(EventStoreDbEventLog log, CancellationToken cancellation)
        {
            await foreach (var page in log.SubscribeAsync(null, 2, cancellation))
                page.Events.Should().NotBeEmpty();
        }

        private async Task FillAsync()
        {
            await using var log = Patient();
            await log.FillAsync(1, 3);
        }

        private async Task HealedAsync()
        {
            await using var log = Patient();
            var again = await log.AppendAsync(Some.Stream(7), ExpectedRevision.None, Some.Events(70, 2));
            again.Should().BeOfType<AppendResult.Appended>("{0}", this).Which.Revision.Should().Be(1);
            (await log.ForwardsAsync(Some.Stream(7))).Select(Some.NumberOf).Should().Equal([70, 71], "{0}", this);
        }

        private EventStoreDbEventLog Patient() => new(EventStoreDbAddress.Parse(node.Address), TimeProvider.System, new EventStoreDbSettings { Installation = Installation });

        private EventStoreDbEventLog Open(bool discovers) => new(
            EventStoreDbAddress.Parse($"{(discovers ? "esdb+discover" : "esdb")}://{way.Endpoint}?tls=false&connectionName={Name}&maxDiscoverAttempts=2&discoveryInterval=10&gossipTimeout=400"),
            TimeProvider.System,
            settings with { Installation = Installation });
    }

    /// <summary>Listens, says its own to whoever comes, and ends the connection.</summary>
    private sealed class Stranger : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _says;
        private readonly Task _serving;

        public Stranger(byte[] says)
        {
            _says = says;
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _serving = ServeAsync();
        }

        public int Port { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync();
                _ = await client.SendAsync(_says);
                client.Shutdown(SocketShutdown.Send);
            }
        }
    }
}
