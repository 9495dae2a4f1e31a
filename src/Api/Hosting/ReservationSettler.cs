using Naas.Application.Journeys;
using Naas.Infrastructure.EventLog;

namespace Naas.Api.Hosting;

/// <summary>Settles cut-off registrations at the start and every minute.</summary>
internal sealed partial class ReservationSettler(ReservationSettlement settlement, TimeProvider time, ILogger<ReservationSettler> log) : BackgroundService
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
                var settled = await settlement.SettleAsync(time.GetUtcNow() - AtWork, stoppingToken);
                if (settled.Confirmed.Count > 0)
                    LogSettled(settled.Confirmed.Count);
                foreach (var journey in settled.Alarms)
                    LogAlarm(journey.Value);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} registrations that had been cut off were confirmed")]
    private partial void LogSettled(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The registration of journey {Journey} cannot be settled: log and directory do not fit together, or its record cannot be read")]
    private partial void LogAlarm(Guid journey);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cut-off registrations could not be looked at, next try in a minute ({Why})")]
    private partial void LogNotNow(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cut-off registrations could not be settled, next try in a minute")]
    private partial void LogFailed(Exception because);
}
