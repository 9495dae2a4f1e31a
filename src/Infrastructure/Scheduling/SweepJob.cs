using Microsoft.Extensions.Logging;
using Naas.Application.Deadlines;
using Naas.Infrastructure.EventLog;
using Quartz;

namespace Naas.Infrastructure.Scheduling;

/// <summary>Wakes the sweep. Its name stands in the database: whoever renames it writes a migration.</summary>
[DisallowConcurrentExecution]
public sealed partial class SweepJob(DueSweep sweep, ILogger<SweepJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            Tell(await sweep.RunAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogCutOff();
        }
        catch (Exception e) when (StoreFaults.IsAway(e))
        {
            LogNotNow(e.Message);
        }
    }

    private void Tell(SweepSummary summary)
    {
        if (summary.HeldBack is { } why)
        {
            LogHeldBack(why);
            return;
        }

        foreach (var note in summary.Notes)
        {
            if (note.Code == Domain.Journeys.Refusals.NotDueYet.Code)
                LogNotDueYet(note.Command, note.Journey, note.Due, note.Why);
            else
                LogNotSettled(note.Command, note.Journey, note.Due, note.Code, note.Why);
        }

        LogSwept(summary.Today, summary.Done, summary.Already, summary.NotSettled);
        if (summary.IsBehind)
            LogBehind();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept for {Today}: {Done} settled, {Already} were already, {NotSettled} not")]
    private partial void LogSwept(DateOnly today, int done, int already, int notSettled);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Command} for journey {Journey} on {Due} is not due yet: {Why}")]
    private partial void LogNotDueYet(string command, Guid journey, DateOnly due, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} for journey {Journey} on {Due} was not settled, {Code}: {Why}")]
    private partial void LogNotSettled(string command, Guid journey, DateOnly due, string code, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The read model of the deadlines did not come as far as the sweep; the next one goes on")]
    private partial void LogBehind();

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing was swept: {Why}")]
    private partial void LogHeldBack(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sweep was cut off by the stop of the server; the next one goes on")]
    private partial void LogCutOff();

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due could not be settled, the next sweep tries again ({Why})")]
    private partial void LogNotNow(string why);
}
