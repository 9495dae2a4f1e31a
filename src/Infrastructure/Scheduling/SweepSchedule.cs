using Microsoft.Extensions.Hosting;
using Quartz;

namespace Naas.Infrastructure.Scheduling;

/// <summary>When the sweep is woken: every hour, and once shortly after a start. What stands in the database already stays as it is.</summary>
/// <remarks>Any number of processes may say this at once: the store keeps the first.</remarks>
public sealed class SweepSchedule(ISchedulerFactory schedulers, TimeProvider time) : IHostedService
{
    internal static readonly JobKey Job = new("sweep", "deadlines");

    internal static readonly TriggerKey Hourly = new("hourly", "deadlines");

    internal static readonly TriggerKey AfterStart = new("after-start", "deadlines");

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // The read models of a process that starts have to catch up first; a sweep that finds them behind loses nothing.
    private static readonly TimeSpan SoonAfterStart = TimeSpan.FromSeconds(20);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<SweepJob>().WithIdentity(Job).WithDescription("Settles what has fallen due").StoreDurably().Build();
        try
        {
            if (!await scheduler.Exists(Job, cancellationToken))
                await scheduler.AddJob(job, new AddJobOptions(), cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another process was a moment faster, and said the same.
        }

        var now = time.GetUtcNow();
        // A wake-up that was missed is made up for once, at once: what was due then is due now.
        var hourly = TriggerBuilder.Create().ForJob(Job).WithIdentity(Hourly).StartAt(now + Every)
            .WithSimpleSchedule(schedule => schedule.WithInterval(Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)).Build();
        // It fires once and is gone, so that the next start says it again.
        var afterStart = TriggerBuilder.Create().ForJob(Job).WithIdentity(AfterStart).StartAt(now + SoonAfterStart)
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        _ = await scheduler.ScheduleTrigger(hourly, TriggerConflict.Keep, cancellationToken);
        _ = await scheduler.ScheduleTrigger(afterStart, TriggerConflict.Keep, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
