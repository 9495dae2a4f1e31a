using System.Globalization;
using Naas.Api.CommandLine;
using Spectre.Console;

namespace Naas.Api.Samples;

/// <summary>Shows how far each stage of a long load is: a bar on a terminal, a plain line every tenth elsewhere, with its rate and the time left.</summary>
internal static class Stages
{
    /// <param name="title">What is done, such as <em>Making the lives</em>.</param>
    /// <param name="unit">What is counted, such as <em>workers</em>.</param>
    /// <param name="work">Is given what to tell how many are done, and of what day.</param>
    public static Task ShowAsync(string title, string unit, long total, TimeProvider time, Func<Action<long, DateOnly?>, Task> work)
    {
        if (Console.IsOutputRedirected)
            return work(Lines(title, unit, total, time));

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var (bar, began) = (context.AddTask(title, maxValue: Math.Max(1, total)), time.GetTimestamp());
                return work((done, day) =>
                {
                    bar.Value = done;
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"{title}: {Rate(done, time.GetElapsedTime(began))} {unit} a second{On(day)}");
                });
            });
    }

    private static Action<long, DateOnly?> Lines(string title, string unit, long total, TimeProvider time)
    {
        var (shown, began) = (0L, time.GetTimestamp());
        return (done, day) =>
        {
            var tenth = total == 0 ? 10 : 10 * done / total;
            if (tenth == shown)
                return;

            shown = tenth;
            var took = time.GetElapsedTime(began);
            var left = done == 0 ? TimeSpan.Zero : took * ((double)(total - done) / done);
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"{title}: {10 * tenth,3} %  {done} of {total} {unit}, {Rate(done, took)} a second, {left.TotalSeconds:0} s left{On(day)}"));
        };
    }

    private static long Rate(long done, TimeSpan took) => took.TotalSeconds > 0 ? (long)(done / took.TotalSeconds) : 0;

    private static string On(DateOnly? day) => day is { } on ? string.Create(CultureInfo.InvariantCulture, $", simulated day {on:d MMMM yyyy}") : "";
}
