using Naas.Application.Merging;
using Naas.Infrastructure.EventLog;

namespace Naas.Api.Hosting;

/// <summary>Completes cut-off mergings of two records at the start and every minute (S-53).</summary>
internal sealed partial class MergeSettler(RecordMerging merging, TimeProvider time, ILogger<MergeSettler> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Longer than any command may take, so that nobody is at work on what is settled.
    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                var settled = await merging.SettleAsync(time.GetUtcNow() - AtWork, stoppingToken);
                if (settled.Settled.Count > 0)
                    LogSettled(settled.Settled.Count);
                foreach (var plan in settled.Alarms)
                    LogAlarm(plan.Closed.Value, plan.Survivor.Value);
            }
            catch (Exception e) when (StoreFaults.IsAway(e))
            {
                LogNotNow(e.Message);
            }
            // Whatever else it is: a settler that ended would take the whole server with it.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} mergings that had been cut off were completed")]
    private partial void LogSettled(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The merging of journey {Closed} into {Survivor} cannot be completed: one of them cannot be read, or cannot take what the other held")]
    private partial void LogAlarm(Guid closed, Guid survivor);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cut-off mergings could not be looked at, next try in a minute ({Why})")]
    private partial void LogNotNow(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cut-off mergings could not be completed, next try in a minute")]
    private partial void LogFailed(Exception because);
}
