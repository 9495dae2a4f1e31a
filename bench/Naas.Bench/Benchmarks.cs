using Naas.Bench.Decide;
using Naas.Bench.EventStoreDb;
using Naas.Bench.Project;
using Naas.Bench.Read;
using Naas.Bench.Rebuild;
using Naas.Bench.See;

namespace Naas.Bench;

/// <summary>Every benchmark there is, in the order in which they run.</summary>
internal static class Benchmarks
{
    private const string Microseconds = "µs";
    private const string Milliseconds = "ms";

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("decide", $"Deciding a command on a journey of {LongCareer.Length} events, the fold included",
        [
            new(nameof(DecideBenchmark.Accepted), "accepted, from the events", Microseconds, Goal.AtMost(50)),
            new(nameof(DecideBenchmark.Refused), "refused, from the events", Microseconds, Goal.AtMost(50)),
            new(nameof(DecideBenchmark.AcceptedFromStored), "accepted, from the stored JSON", Microseconds),
            new(nameof(DecideBenchmark.RefusedFromStored), "refused, from the stored JSON", Microseconds),
        ],
        effort => DecideBenchmark.Measure(effort.Once)),

        new("rebuild", "All read models made again from the log, beside COPY of the same events out and of the same rows in",
        [
            new(RebuildBenchmark.Peer, "COPY out, COPY in and indexes", "events/s"),
            new(RebuildBenchmark.Built, "rebuild, until the rows stand", "events/s"),
            new(RebuildBenchmark.Whole, "rebuild, compared with live", "events/s"),
            new(RebuildBenchmark.BuiltToPeer, "rows stand / COPY", "×", Goal.AtLeast(0.5)),
            new(RebuildBenchmark.WholeToPeer, "compared / COPY", "×"),
            new(RebuildBenchmark.Memory, "working set at its largest", "MiB"),
        ],
        RebuildBenchmark.Measure),

        new("project", "The worker summary as the live runner keeps it, beside one event in each transaction",
        [
            new(ProjectBenchmark.Pages, "in pages", "events/s"),
            new(ProjectBenchmark.OneByOne, "one event in each transaction, on disk", "events/s"),
            new(ProjectBenchmark.OneByOneLazily, "the same, not waiting for the disk", "events/s"),
            new(ProjectBenchmark.PagesToOne, "pages / one by one", "×", Goal.AtLeast(100)),
        ],
        ProjectBenchmark.Measure),

        new("see", "From the answer to an append to the worker summary that tells of it, beside the same runner woken by a poll",
        [
            new(SeeBenchmark.Median, "seen, half of them within", Milliseconds, Goal.AtMost(3)),
            new(SeeBenchmark.Slowest, "seen, 99 of 100 within", Milliseconds, Goal.AtMost(15)),
            new(SeeBenchmark.OtherMedian, "from another process, half", Milliseconds),
            new(SeeBenchmark.OtherSlowest, "from another process, 99 of 100", Milliseconds),
            new(SeeBenchmark.PollMedian, "with a poll of 50 ms, half", Milliseconds),
            new(SeeBenchmark.PollSlowest, "with a poll of 50 ms, 99 of 100", Milliseconds),
            new(SeeBenchmark.PollToSeen, "poll / seen, 99 of 100", "×", Goal.AtLeast(5)),
            new(SeeBenchmark.DueMedian, "seen since it was due, half", Milliseconds),
            new(SeeBenchmark.DueSlowest, "seen since it was due, 99 of 100", Milliseconds),
            new(SeeBenchmark.Answered, "answered since then, 99 of 100", Milliseconds),
            new(SeeBenchmark.Recorded, "recorded", "events/s"),
        ],
        SeeBenchmark.Measure),

        new("read", "What the department and an employer ask of a country, beside the same question of a small one and a bare aggregate", ReadBenchmark.Lines,
        ReadBenchmark.Measure),

        new("eventstoredb", "The event log in EventStoreDB, beside the official Node client on the same node", EventStoreDbBenchmark.Lines,
        EventStoreDbBenchmark.Measure),
    ];

    /// <exception cref="BenchException">There is no such benchmark.</exception>
    public static Benchmark Named(string name) =>
        All.FirstOrDefault(benchmark => benchmark.Name == name)
        ?? throw new BenchException($"There is no benchmark '{name}'. There are: {string.Join(", ", All.Select(benchmark => benchmark.Name))}.");
}

/// <summary>Something whose speed is measured.</summary>
/// <param name="Name">What it is called on the command line.</param>
internal sealed record Benchmark(string Name, string What, IReadOnlyList<BenchmarkLine> Lines, Func<Effort, Measured> Measure);

/// <summary>How much is to be measured.</summary>
/// <param name="Once">Only to see that it runs.</param>
/// <param name="Events">How many events there are in the log; null for as many as the benchmark takes by itself.</param>
/// <param name="Rate">How many events come in a second, for the benchmarks with a steady stream; null for as many as each takes by itself.</param>
/// <param name="Workers">How many workers there are in the small country of the questions; null for as many as the benchmark takes by itself.</param>
/// <param name="EventLog">The address of the node of EventStoreDB; null where there is none.</param>
internal sealed record Effort(bool Once, int? Events, int? Rate, int? Workers, string? EventLog);

/// <param name="Settings">What somebody has to know who compares the figures with others.</param>
/// <param name="Figures">By the keys of the benchmark's lines; null where nothing was measured.</param>
internal sealed record Measured(IReadOnlyList<string> Settings, IReadOnlyDictionary<string, Figures>? Figures)
{
    /// <summary>Nothing was measured, for want of something that not every machine has: no failure, and no goal is judged.</summary>
    /// <param name="why">What it lacks and what to do.</param>
    public static Measured Not(string why) => new([$"not measured: {why}"], Figures: null);
}

/// <summary>One line of a benchmark's report.</summary>
/// <param name="Key">By which <see cref="Benchmark.Measure"/> names it.</param>
/// <param name="Goal">What the median is held against; null where there is no goal.</param>
internal sealed record BenchmarkLine(string Key, string What, string Unit, Goal? Goal = null);

/// <summary>A limit on one side of which the median is to stay.</summary>
internal sealed record Goal(double Limit, bool IsUpper)
{
    public static Goal AtMost(double limit) => new(limit, IsUpper: true);

    public static Goal AtLeast(double limit) => new(limit, IsUpper: false);

    public bool IsHeldBy(double median) => IsUpper ? median <= Limit : median >= Limit;
}

/// <summary>What was measured, in the unit of the line, over the measured runs.</summary>
internal sealed record Figures(double Median, double Minimum, double Maximum)
{
    public static Figures Of(IEnumerable<double> measured)
    {
        var sorted = measured.Order().ToArray();
        var middle = sorted.Length / 2;
        return new Figures(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}

/// <summary>A benchmark cannot be run; the message says why and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
