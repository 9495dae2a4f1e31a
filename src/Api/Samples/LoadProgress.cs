using System.Globalization;
using Naas.Application.Samples;
using Naas.Api.CommandLine;

namespace Naas.Api.Samples;

/// <summary>A bar on a terminal, a plain line every tenth elsewhere.</summary>
internal sealed class LoadProgress : IDisposable
{
    private const int Width = 40;

    private readonly bool _terminal = !Console.IsOutputRedirected;
    private int _shown = -1;

    public void Report(SampleProgress progress)
    {
        var percent = progress.Total == 0 ? 100 : (int)(100L * progress.Done / progress.Total);
        if (percent == _shown || (!_terminal && percent / 10 == _shown / 10 && _shown >= 0))
            return;

        _shown = percent;
        var text = string.Create(CultureInfo.InvariantCulture, $"Loading the Phase One sample: {percent,3} %  {progress.Done} of {progress.Total} commands, simulated day {progress.Day:d MMMM yyyy}");
        if (_terminal)
        {
            var full = Width * percent / 100;
            Say.Part($"\r[{new string('#', full)}{new string('.', Width - full)}] {text}\u001b[K");
        }
        else
        {
            Say.Line(text);
        }
    }

    public void Dispose()
    {
        if (_terminal && _shown >= 0)
            Say.Line("");
    }
}
