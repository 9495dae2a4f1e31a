using Naas.Bench.Decide;

namespace Naas.Bench;

/// <summary>Every benchmark there is, in the order in which they run.</summary>
internal static class Benchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("decide", $"Deciding a command on a journey of {LongCareer.Length} events, the fold included",
        [
            new(nameof(DecideBenchmark.Accepted), "accepted, from the events", Goal: 50),
            new(nameof(DecideBenchmark.Refused), "refused, from the events", Goal: 50),
            new(nameof(DecideBenchmark.AcceptedFromStored), "accepted, from the stored JSON", Goal: null),
            new(nameof(DecideBenchmark.RefusedFromStored), "refused, from the stored JSON", Goal: null),
        ],
        DecideBenchmark.Measure),
    ];

    /// <exception cref="BenchException">There is no such benchmark.</exception>
    public static Benchmark Named(string name) =>
        All.FirstOrDefault(benchmark => benchmark.Name == name)
        ?? throw new BenchException($"There is no benchmark '{name}'. There are: {string.Join(", ", All.Select(benchmark => benchmark.Name))}.");
}

/// <summary>Something whose speed is measured.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Measure">Gives the figures of its lines by their keys; told whether once is enough.</param>
internal sealed record Benchmark(string Name, string What, IReadOnlyList<BenchmarkLine> Lines, Func<bool, IReadOnlyDictionary<string, Figures>> Measure);

/// <summary>One line of a benchmark's report.</summary>
/// <param name="Key">By which <see cref="Benchmark.Measure"/> names it.</param>
/// <param name="Goal">Microseconds that the median is to stay within; null where there is no goal.</param>
internal sealed record BenchmarkLine(string Key, string What, double? Goal);

/// <summary>How long it took, in microseconds an operation, over the measured iterations.</summary>
internal sealed record Figures(double Median, double Minimum, double Maximum)
{
    public const string Unit = "µs";
}

/// <summary>A benchmark cannot be run; the message says why and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
