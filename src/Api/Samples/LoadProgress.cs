using System.Globalization;
using Naas.Api.CommandLine;
using Naas.Application.Samples;
using Spectre.Console;

namespace Naas.Api.Samples;

/// <summary>Shows how far a load is: a bar on a terminal, a plain line every tenth elsewhere.</summary>
internal static class LoadProgress
{
    public static Task ShowAsync(Func<Action<SampleProgress>, Task> load)
    {
        if (Console.IsOutputRedirected)
            return load(Lines());

        return AnsiConsole.Progress().StartAsync(context =>
        {
            var bar = context.AddTask("Loading the Phase One sample");
            return load(progress =>
            {
                bar.MaxValue = progress.Total;
                bar.Value = progress.Done;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"Loading the Phase One sample, simulated day {progress.Day:d MMMM yyyy}");
            });
        });
    }

    private static Action<SampleProgress> Lines()
    {
        var shown = -1;
        return progress =>
        {
            var percent = progress.Total == 0 ? 100 : (int)(100L * progress.Done / progress.Total);
            if (percent / 10 == shown)
                return;

            shown = percent / 10;
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"Loading the Phase One sample: {percent,3} %  {progress.Done} of {progress.Total} commands, simulated day {progress.Day:d MMMM yyyy}"));
        };
    }
}
