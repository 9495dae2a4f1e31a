using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naas.Bench;

/// <summary>What was measured, where and how, with each goal and whether it was held.</summary>
/// <param name="Judged">Not when everything ran only once.</param>
internal sealed record Report(DateOnly On, Machine Machine, bool Judged, IReadOnlyList<BenchmarkReport> Benchmarks)
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
    public static Report Of(IReadOnlyList<Benchmark> benchmarks, Effort effort) => new(
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        Machine.ThisOne(),
        Judged: !effort.Once,
        [.. benchmarks.Select(benchmark => BenchmarkReport.Of(benchmark, effort))]);

    public static string Json(IReadOnlyList<Benchmark> benchmarks) =>
        JsonSerializer.Serialize(benchmarks.Select(benchmark => new { benchmark.Name, benchmark.What, Lines = benchmark.Lines.Select(line => new { line.What, GoalMedian = line.Goal?.Limit, line.Unit }) }), Options) + "\n";

    public static string Text(IReadOnlyList<Benchmark> benchmarks)
    {
        var text = new StringBuilder();
        foreach (var benchmark in benchmarks)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"{benchmark.Name}: {benchmark.What}\n");
            foreach (var line in benchmark.Lines)
                _ = text.Append(CultureInfo.InvariantCulture, $"  {line.What,-32} {GoalOf(line)}\n");
        }

        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(this, Options) + "\n";

    public string Text()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Day       {On:d MMMM yyyy}\n")
            .Append(CultureInfo.InvariantCulture, $"Machine   {Machine.Processor}, {Machine.Cores} cores, {Machine.MemoryGiB} GiB of memory; {Machine.System}; {Machine.Runtime}\n");
        foreach (var benchmark in Benchmarks)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n{benchmark.Name}: {benchmark.What}\n");
            foreach (var setting in benchmark.Settings)
                _ = text.Append(CultureInfo.InvariantCulture, $"  {setting}\n");
            foreach (var line in benchmark.Lines)
                _ = text.Append(CultureInfo.InvariantCulture, $"  {line.What,-32} median {Number(line.Median),8} {line.Unit}   minimum {Number(line.Minimum),8}   maximum {Number(line.Maximum),8}   {GoalOf(line.Line)}{Verdict(line.Held)}\n");
        }

        return text.Append(Judged ? string.Create(CultureInfo.InvariantCulture, $"\nGoals: {Held} held, {Missed} missed\n") : "\nGoals: not judged\n").ToString();
    }

    private static string GoalOf(BenchmarkLine line) => line.Goal is { } goal
        ? string.Create(CultureInfo.InvariantCulture, $"goal: median {(goal.IsUpper ? '≤' : '≥')} {goal.Limit} {line.Unit}")
        : "no goal";

    /// <summary>Decimals where they say something.</summary>
    private static string Number(double figure) => figure.ToString(figure < 10 ? "F2" : figure < 1000 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Verdict(bool? held) => held switch
    {
        true => ": held",
        false => ": missed",
        null => "",
    };
}

internal sealed record BenchmarkReport(string Name, string What, IReadOnlyList<string> Settings, IReadOnlyList<LineReport> Lines)
{
    public static BenchmarkReport Of(Benchmark benchmark, Effort effort)
    {
        var measured = benchmark.Measure(effort);
        return new BenchmarkReport(benchmark.Name, benchmark.What, measured.Settings, measured.Figures is { } figures ? [.. benchmark.Lines.Select(line => LineReport.Of(line, figures[line.Key], effort.Once))] : []);
    }
}

/// <param name="Held">Null where there is no goal, or where once is not enough to judge.</param>
internal sealed record LineReport([property: JsonIgnore] BenchmarkLine Line, double Median, double Minimum, double Maximum, bool? Held)
{
    public string What => Line.What;

    public string Unit => Line.Unit;

    public double? GoalMedian => Line.Goal?.Limit;

    public static LineReport Of(BenchmarkLine line, Figures figures, bool once) =>
        new(line, figures.Median, figures.Minimum, figures.Maximum, once ? null : line.Goal?.IsHeldBy(figures.Median));
}
