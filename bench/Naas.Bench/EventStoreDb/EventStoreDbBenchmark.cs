using System.Globalization;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.Bench.EventStoreDb;

/// <summary>The event log in EventStoreDB beside the official Node client, on the same node, in turn.</summary>
/// <remarks>The node is given by whoever measures: nothing here can start one. Without it, and without Node, it is said that nothing was measured.</remarks>
internal static class EventStoreDbBenchmark
{
    private const string PeersWhole = "read-peer-whole";
    private const string PeersFiltered = "read-peer-filtered";
    private const string OursParsed = "read-ours-parsed";
    private const string OursBare = "read-ours-bare";
    private const string OursToPeer = "read-ours-to-peer";
    private const int Events = 50_000;
    private const int EventsOnce = 500;
    private const int Rounds = 9;

    // A round of appends is cut so many times: what else the machine does meanwhile is met by both.
    private const int Turns = 8;

    // As many as an ordinary command records, where it records more than one.
    private const int Together = 4;
    private const int AtOnce = 32;

    private static readonly AppendWork[] Appends =
    [
        new("one", "one after the other", Writers: 1, Batch: 1, Calls: 120),
        new("four", $"one after the other, {Together} events each", Writers: 1, Batch: Together, Calls: 80),
        new("one-parallel", $"{AtOnce} streams at once", Writers: AtOnce, Batch: 1, Calls: 10),
        new("four-parallel", $"{AtOnce} streams at once, {Together} events each", Writers: AtOnce, Batch: Together, Calls: 6),
    ];

    public static IReadOnlyList<BenchmarkLine> Lines { get; } =
    [
        .. Appends.SelectMany(work => (BenchmarkLine[])
        [
            new(work.Peers, $"{work.What}, Node client", "events/s"),
            new(work.Ours, $"{work.What}, here", "events/s"),
            new(work.OursToPeer, $"  here / Node client", "×", Goal.AtLeast(1)),
        ]),
        new(PeersWhole, "everything read, Node client", "events/s"),
        new(PeersFiltered, "subscribed to, Node client", "events/s"),
        new(OursParsed, "subscribed to and parsed, here", "events/s"),
        new(OursBare, "subscribed to, not parsed, here", "events/s"),
        new(OursToPeer, "  parsed here / the faster of Node's", "×", Goal.AtLeast(1)),
    ];

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        if (effort.EventLog is not { } text)
            return Measured.Not("no node is given: name one of EventStoreDB 23.10, of its own, with --event-log 'esdb://…' or NAAS_TEST_EVENTSTOREDB; what is measured stays in its database");
        var address = AddressOf(text);
        var run = $"bench-{Guid.NewGuid():N}";
        await using var ours = new OurClient(address, run);
        await ours.ReachAsync(cancellation);

        using var folder = new NodeClientFolder();
        if (await folder.InstallAsync(cancellation) is { } missing)
            return Measured.Not(missing);
        var events = SampleEvents.Some(effort.Events ?? (effort.Once ? EventsOnce : Events));
        var file = await SampleEvents.WriteAsync(events, folder.Path, cancellation);
        using var peer = await NodeClient.StartAsync(folder.Path, text, file, cancellation);
        await ours.FillAsync(events, cancellation);

        var rounds = effort.Once ? 1 : Rounds;
        var (appends, turns) = effort.Once ? ([.. Appends.Select(work => work with { Calls = 1 })], 1) : (Appends, Turns);
        // Reading comes first: what is appended afterwards stands behind the log that is read, and would have to be gone through by both.
        var reading = await InTurnAsync(rounds, effort.Once, round => ReadAsync(ours, peer, events.Count, run, oursFirst: round % 2 == 1, cancellation));
        var appending = await InTurnAsync(rounds, effort.Once, round => AppendAsync(ours, peer, appends, turns, events, string.Create(CultureInfo.InvariantCulture, $"{run}-{round}"), cancellation));
        return new Measured(
            [
                $"the node that was given ({await ours.StateAsync(cancellation)}); Node client: {peer.Version}, in a process of its own that measures itself, JSON events as objects made beforehand, calls awaited in order in each stream",
                string.Create(CultureInfo.InvariantCulture, $"events of the sample in their order, half of them of at most {SampleEvents.MedianSize(events)} bytes, body and metadata; {rounds} rounds of each, in turn, after one of which nothing is counted"),
                string.Create(CultureInfo.InvariantCulture, $"appended to new streams, each call at its exact revision, {string.Join(", ", appends.Select(work => $"{work.Writers} × {work.Calls} × {work.Batch}"))} (streams × calls × events), {turns} times in each round, in turn"),
                string.Create(CultureInfo.InvariantCulture, $"read from the beginning of the log: {events.Count} events of the sample in {ours.Streams} streams; the Node client takes apart the JSON of each body and its metadata by itself, and so does the line that is held against it"),
            ],
            reading.Concat(appending).ToDictionary());
    }

    /// <param name="round">Answers events a second, and quotients of them, by the keys of the lines.</param>
    private static async Task<Dictionary<string, Figures>> InTurnAsync(int rounds, bool once, Func<int, Task<Dictionary<string, double>>> round)
    {
        // The first is for both to warm up in.
        if (!once)
            _ = await round(0);
        var rates = new List<Dictionary<string, double>>();
        for (var number = 1; number <= rounds; number++)
            rates.Add(await round(number));
        return rates[0].Keys.ToDictionary(key => key, key => Figures.Of(rates.Select(one => one[key])));
    }

    private static async Task<Dictionary<string, double>> AppendAsync(OurClient ours, NodeClient peer, AppendWork[] appends, int turns, IReadOnlyList<NewEvent> events, string streams, CancellationToken cancellation)
    {
        var rates = new Dictionary<string, double>();
        foreach (var work in appends)
        {
            var (peers, own) = (0.0, 0.0);
            for (var turn = 0; turn < turns; turn++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{streams}-{work.Key}-{turn}");
                // Whoever comes first finds the node as the other left it: they are first in turn.
                if (turn % 2 == 1)
                    own += await ours.AppendAsync(name, work, events, cancellation);
                // A capital and a point, which no stream of a log has: what is written here is in none.
                peers += await peer.AppendAsync($"Peer.{name}", work, cancellation);
                if (turn % 2 == 0)
                    own += await ours.AppendAsync(name, work, events, cancellation);
            }

            rates[work.Peers] = turns * work.Events / peers;
            rates[work.Ours] = turns * work.Events / own;
            rates[work.OursToPeer] = rates[work.Ours] / rates[work.Peers];
        }

        return rates;
    }

    private static async Task<Dictionary<string, double>> ReadAsync(OurClient ours, NodeClient peer, int count, string run, bool oursFirst, CancellationToken cancellation)
    {
        var rates = new Dictionary<string, double>();
        if (oursFirst)
            await ReadOursAsync();
        rates[PeersWhole] = await peer.ReadEverythingAsync(cancellation);
        rates[PeersFiltered] = count / await peer.SubscribeAsync($"{run}.{OurClient.FilledStreams}", count, cancellation);
        if (!oursFirst)
            await ReadOursAsync();
        rates[OursToPeer] = rates[OursParsed] / Math.Max(rates[PeersWhole], rates[PeersFiltered]);
        return rates;

        async Task ReadOursAsync()
        {
            rates[OursParsed] = count / await ours.ReadAsync(count, parsed: true, cancellation);
            rates[OursBare] = count / await ours.ReadAsync(count, parsed: false, cancellation);
        }
    }

    private static EventStoreDbAddress AddressOf(string text)
    {
        try
        {
            return EventStoreDbAddress.Parse(text);
        }
        catch (FormatException e)
        {
            throw new BenchException(e.Message);
        }
    }
}

/// <summary>Appends to new streams, in all of them together and in each of them one after the other.</summary>
/// <param name="Batch">Events in each call.</param>
/// <param name="Calls">Calls in each stream.</param>
internal sealed record AppendWork(string Key, string What, int Writers, int Batch, int Calls)
{
    public string Peers => $"{Key}-peer";

    public string Ours => $"{Key}-ours";

    public string OursToPeer => $"{Key}-ours-to-peer";

    public int Events => Writers * Batch * Calls;
}
