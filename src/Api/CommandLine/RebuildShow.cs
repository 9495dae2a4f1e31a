using System.Globalization;
using Naas.Infrastructure.ReadModels;
using Spectre.Console;

namespace Naas.Api.CommandLine;

/// <summary>Shows how far a rebuild is, how fast it goes and how long it will take: a bar on a terminal, plain lines elsewhere.</summary>
internal static class RebuildShow
{
    // Folding that is over sooner is not worth a line of its own.
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(1);

    public static Task<IReadOnlyList<RebuildReport>> ShowAsync(Func<IProgress<RebuildProgress>, Task<IReadOnlyList<RebuildReport>>> rebuild)
    {
        if (Console.IsOutputRedirected)
            return rebuild(new Lines());

        return AnsiConsole.Progress().StartAsync(context =>
        {
            var bar = context.AddTask("Rebuilding");
            return rebuild(new Watching(progress =>
            {
                bar.IsIndeterminate = progress.Total == 0;
                bar.MaxValue = progress.Total;
                bar.Value = progress.Done;
                bar.Description = InWords(progress);
            }));
        });
    }

    private static string InWords(RebuildProgress progress) => progress.Stage switch
    {
        RebuildStage.Folding => string.Create(CultureInfo.InvariantCulture, $"Folding: {progress.Done} of {progress.Total} events, {progress.PerSecond:0} a second{Left(progress)}"),
        RebuildStage.Indexing => "Making the indexes",
        RebuildStage.CatchingUp => string.Create(CultureInfo.InvariantCulture, $"Catching up {progress.Projection}: {progress.Done} of {progress.Total} events"),
        RebuildStage.Comparing => $"Comparing {progress.Projection} with the live rows",
        _ => throw new InvalidOperationException($"Nobody has said what {progress.Stage} means."),
    };

    private static string Left(RebuildProgress progress) => progress.Left is { } left ? string.Create(CultureInfo.InvariantCulture, $", {left.TotalSeconds:0} s left") : "";

    /// <summary>Told by several workers at once.</summary>
    private sealed class Watching(Action<RebuildProgress> show) : IProgress<RebuildProgress>
    {
        private readonly Lock _lock = new();

        public void Report(RebuildProgress value)
        {
            lock (_lock)
                show(value);
        }
    }

    /// <summary>A line every tenth of what is folded, and one for each of the other stages.</summary>
    private sealed class Lines : IProgress<RebuildProgress>
    {
        private readonly Lock _lock = new();
        private (RebuildStage Stage, string? Projection, long Tenth) _shown;

        public void Report(RebuildProgress value)
        {
            lock (_lock)
            {
                var now = (value.Stage, value.Projection, value.Total == 0 ? 0 : 10 * value.Done / value.Total);
                if (now == _shown || (value.Stage is RebuildStage.Folding or RebuildStage.CatchingUp && value.Elapsed < WorthALine))
                    return;

                _shown = now;
                Say.Line(InWords(value));
            }
        }
    }
}
