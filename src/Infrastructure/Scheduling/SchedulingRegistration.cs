using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Naas.Infrastructure.Scheduling;

public static class SchedulingRegistration
{
    // The scheduler goes by the world's clock; which day it is for the law, the sweep asks the business clock.
    private const string SchedulerName = "naas";
    private const string Tables = "scheduling.qrtz_";

    /// <summary>Wakes the sweep from this process, in turn with every other on the same database.</summary>
    public static IServiceCollection AddNaasScheduling(this IServiceCollection services)
    {
        _ = services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(1);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.ConfigureStore(options => options.TablePrefix = Tables);
                store.UseClustering();
            });
        });
        return services
            .AddHostedService<SweepSchedule>()
            .AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
