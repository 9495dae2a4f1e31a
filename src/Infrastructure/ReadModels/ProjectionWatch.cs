using Microsoft.Extensions.Logging;
using Naas.Application.Time;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Looks at every projection again and again, whoever leads it, so that a dead reader is noticed by those that live.</summary>
public sealed partial class ProjectionWatch(ReadModels readModels, BusinessClock clock, TimeProvider time, ProjectionSettings settings, ILogger<ProjectionWatch> logger)
{
    private readonly HashSet<string> _stalled = [];

    /// <summary>Runs until cancelled; never ends otherwise.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                foreach (var health in await readModels.HealthAsync(clock.Now, cancellation))
                    Note(health);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, a watch that had ended would notice nothing any more.
            catch (Exception e)
            {
                LogBlind(e.Message);
            }

            await Task.Delay(settings.WatchInterval, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(ProjectionHealth health)
    {
        if (health.Stalled is { } stalled)
        {
            if (_stalled.Add(health.Projection))
                LogStalled(health.Projection, health.Gap ?? 0, stalled, health.Leader ?? "nobody");
        }
        else if (_stalled.Remove(health.Projection))
        {
            LogGoesOn(health.Projection);
        }
    }

    [LoggerMessage(LogLevel.Error, "Projection {Projection}: {Gap} events wait and nothing has moved for {Stalled}; {Leader} leads it.")]
    private partial void LogStalled(string projection, long gap, TimeSpan stalled, string leader);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: goes on.")]
    private partial void LogGoesOn(string projection);

    [LoggerMessage(LogLevel.Warning, "The projections could not be looked at ({Why}).")]
    private partial void LogBlind(string why);
}
