using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naas.Bench;

/// <summary>What was measured, where and how, with each goal and whether it was held.</summary>
/// <param name="Judged">Not when everything ran only once.</param>
internal sealed record Report(DateOnly On, Machine Machine, string Settings, bool Judged, IReadOnlyList<BenchmarkReport> Benchmarks)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [JsonIgnore]
    public int Missed => Benchmarks.Sum(benchmark => benchmark.Lines.Count(line => line.Held == false));

    private int Held => Benchmarks.Sum(benchmark => benchmark.Lines.Count(line => line.Held == true));

    /// <exception cref="BenchException">A benchmark cannot be run.</exception>
    public static Report Of(IReadOnlyList<Benchmark> benchmarks, bool once) => new(
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        Machine.ThisOne(),
        MicroBenchmark.Settings(once),
        Judged: !once,
        [.. benchmarks.Select(benchmark => BenchmarkReport.Of(benchmark, once))]);

    public static string Json(IReadOnlyList<Benchmark> benchmarks) =>
        JsonSerializer.Serialize(benchmarks.Select(benchmark => new { benchmark.Name, benchmark.What, Lines = benchmark.Lines.Select(line => new { line.What, GoalMedian = line.Goal, Figures.Unit }) }), Options) + "\n";

    public static string Text(IReadOnlyList<Benchmark> benchmarks)
    {
        var text = new StringBuilder();
        foreach (var benchmark in benchmarks)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"{benchmark.Name}: {benchmark.What}\n");
            foreach (var line in benchmark.Lines)
                _ = text.Append(CultureInfo.InvariantCulture, $"  {line.What,-32} {GoalOf(line.Goal)}\n");
        }

        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(this, Options) + "\n";

    public string Text()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Day       {On:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Machine   {Machine.Processor}, {Machine.Cores} cores, {Machine.MemoryGiB} GiB of memory; {Machine.System}; {Machine.Runtime}\n")
            .Append(CultureInfo.InvariantCulture, $"Settings  {Settings}\n");
        foreach (var benchmark in Benchmarks)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n{benchmark.Name}: {benchmark.What}\n");
            foreach (var line in benchmark.Lines)
                _ = text.Append(CultureInfo.InvariantCulture, $"  {line.What,-32} median {line.Median,8:F1} {line.Unit}   minimum {line.Minimum,8:F1}   maximum {line.Maximum,8:F1}   {GoalOf(line.GoalMedian)}{Verdict(line.Held)}\n");
        }

        return text.Append(Judged ? string.Create(CultureInfo.InvariantCulture, $"\nGoals: {Held} held, {Missed} missed\n") : "\nGoals: not judged\n").ToString();
    }

    private static string GoalOf(double? goal) => goal is { } limit ? string.Create(CultureInfo.InvariantCulture, $"goal: median ≤ {limit} {Figures.Unit}") : "no goal";

    private static string Verdict(bool? held) => held switch
    {
        true => ": held",
        false => ": missed",
        null => "",
    };
}

internal sealed record BenchmarkReport(string Name, string What, IReadOnlyList<LineReport> Lines)
{
    public static BenchmarkReport Of(Benchmark benchmark, bool once)
    {
        var figures = benchmark.Measure(once);
        return new BenchmarkReport(benchmark.Name, benchmark.What, [.. benchmark.Lines.Select(line => LineReport.Of(line, figures[line.Key], once))]);
    }
}

/// <param name="GoalMedian">What the median is to stay within; null where there is no goal.</param>
/// <param name="Held">Null where there is no goal, or where once is not enough to judge.</param>
internal sealed record LineReport(string What, string Unit, double Median, double Minimum, double Maximum, double? GoalMedian, bool? Held)
{
    public static LineReport Of(BenchmarkLine line, Figures figures, bool once) =>
        new(line.What, Figures.Unit, figures.Median, figures.Minimum, figures.Maximum, line.Goal, once || line.Goal is null ? null : figures.Median <= line.Goal);
}
