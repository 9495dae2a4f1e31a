using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace Naas.Bench;

/// <summary>Measures the methods of a class with BenchmarkDotNet, each in a process of its own.</summary>
internal static class MicroBenchmark
{
    private const int WarmUps = 6;
    private const int Iterations = 25;
    private const int Milliseconds = 200;

    private static string Settings(bool once) => once
        ? "each line once, in this process: the figures say nothing"
        : $"BenchmarkDotNet {Version}, each line in a process of its own: {WarmUps} warm-ups, then {Iterations} iterations of {Milliseconds} ms";

    private static string Version => typeof(BenchmarkRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <returns>The figures, in microseconds an operation, by the names of the methods.</returns>
    /// <exception cref="BenchException">A method could not be measured.</exception>
    public static Measured Measure<T>(bool once)
    {
        if (!once && typeof(T).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            throw new BenchException("This build is not optimised, so its figures would mislead; './naas bench' builds and measures the optimised one.");

        // BenchmarkDotNet builds what it measures, and looks for the project from the current folder.
        Environment.CurrentDirectory = Clone.Root;
        var words = new LogCapture();
        var summary = BenchmarkRunner.Run<T>(Configuration(once, words));

        var figures = new Dictionary<string, Figures>();
        foreach (var report in summary.Reports)
        {
            // In nanoseconds.
            if (report.ResultStatistics is { } result)
                figures[report.BenchmarkCase.Descriptor.WorkloadMethod.Name] = new Figures(result.Median / 1000, result.Min / 1000, result.Max / 1000);
        }

        var silent = summary.BenchmarksCases.Select(one => one.Descriptor.WorkloadMethod.Name).Where(name => !figures.ContainsKey(name)).ToArray();
        if (summary.HasCriticalValidationErrors || silent.Length > 0)
            throw new BenchException($"{typeof(T).Name} could not be measured ({string.Join(", ", silent)}). What BenchmarkDotNet said:{Environment.NewLine}{string.Concat(words.CapturedOutput.Select(line => line.Text))}");
        return new Measured([Settings(once)], figures);
    }

    private static ManualConfig Configuration(bool once, ILogger words)
    {
        var configuration = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(words)
            .AddAnalyser(EnvironmentAnalyser.Default)
            .WithCultureInfo(CultureInfo.InvariantCulture)
            // A busy machine builds slowly, and the figures have nothing to do with that.
            .WithBuildTimeout(TimeSpan.FromMinutes(10))
            .WithArtifactsPath(Path.Combine(Clone.Root, "artifacts", "bench"));
        return once
            ? configuration.AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableOptimizationsValidator)
            : configuration.AddJob(Job.Default.WithWarmupCount(WarmUps).WithIterationCount(Iterations).WithIterationTime(TimeInterval.FromMilliseconds(Milliseconds))
                // The maximum is the slowest there was, not the slowest that looked right.
                .WithOutlierMode(OutlierMode.DontRemove));
    }
}
