using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Application.Time;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Looks at every projection again and again, whoever leads it, so that a dead reader is noticed by those that live.</summary>
public sealed partial class ProjectionWatch(ReadModels readModels, BusinessClock clock, TimeProvider time, ProjectionSettings settings, ILogger<ProjectionWatch> logger)
{
    private readonly HashSet<string> _stalled = [];
    private readonly Dictionary<string, (LogPosition? Position, long Since)> _standing = [];
    private readonly Dictionary<string, int> _apart = [];

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

    internal void Note(ProjectionHealth health)
    {
        var standing = StandingFor(health);
        if (health.Stalled is not { } stalled)
        {
            if (_stalled.Remove(health.Projection))
                LogGoesOn(health.Projection);
        }
        else if (standing >= settings.StalledAfter && _stalled.Add(health.Projection))
        {
            LogStalled(health.Projection, health.Gap ?? 0, stalled, health.Leader ?? "nobody");
        }

        NoteApart(health);
    }

    /// <summary>
    /// For how long this watch has seen it stand where it stands, with events that wait. Nobody read while no process ran, and what is
    /// recorded during a load is old from the first: whoever has just begun is given the time to get there before anything is said.
    /// </summary>
    private TimeSpan StandingFor(ProjectionHealth health)
    {
        if (health.Gap is not > 0)
            _ = _standing.Remove(health.Projection);
        else if (!_standing.TryGetValue(health.Projection, out var seen) || seen.Position != health.Position)
            _standing[health.Projection] = (health.Position, time.GetTimestamp());
        else
            return time.GetElapsedTime(seen.Since);
        return TimeSpan.Zero;
    }

    /// <summary>Rows of another log have no gap and never stall, nor do those of one that cannot be read on. Noted at the second look: at the first a runner may not have begun yet.</summary>
    private void NoteApart(ProjectionHealth health)
    {
        if (health.LogFault is null && (health.Gap is not null || (health.Position is null && health.Head.Value == 0)))
        {
            if (_apart.Remove(health.Projection, out var looks) && looks > 1)
                LogGoesOn(health.Projection);
        }
        else if ((_apart[health.Projection] = _apart.GetValueOrDefault(health.Projection) + 1) == 2)
        {
            LogApart(health.Projection, health.LogFault is { } fault ? $"the log is not what it must be, so it is not read on. {fault.TrimEnd('.')}" : health.Position is null ? "nothing is read yet" : "its rows are of another log, so rebuild it");
        }
    }

    [LoggerMessage(LogLevel.Error, "Projection {Projection}: {Gap} events wait and nothing has moved for {Stalled}; {Leader} leads it.")]
    private partial void LogStalled(string projection, long gap, TimeSpan stalled, string leader);

    [LoggerMessage(LogLevel.Error, "Projection {Projection}: {What}.")]
    private partial void LogApart(string projection, string what);

    [LoggerMessage(LogLevel.Warning, "Projection {Projection}: goes on.")]
    private partial void LogGoesOn(string projection);

    [LoggerMessage(LogLevel.Warning, "The projections could not be looked at ({Why}).")]
    private partial void LogBlind(string why);
}
