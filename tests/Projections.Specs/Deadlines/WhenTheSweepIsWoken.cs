using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Naas.Application.Deadlines;
using Naas.Infrastructure.Scheduling;
using Naas.Testing;
using Quartz;

namespace Naas.Projections.Specs.Deadlines;

/// <summary>Real schedulers of two processes on one database.</summary>
public sealed class WhenTheSweepIsWoken(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_processes_one_runs_it_at_each_time()
    {
        const int times = 6;
        var database = await SweepSide.NewDatabaseAsync(postgres);
        var record = new Counting(times);
        using var one = await StartAsync(database, record);
        using var other = await StartAsync(database, record);
        var scheduler = await SchedulerOf(one);
        // The wake-up after a start would be one more.
        _ = await scheduler.UnscheduleJob(SweepSchedule.AfterStart, Cancellation);

        _ = await scheduler.ScheduleJob(
            TriggerBuilder.Create().ForJob(SweepSchedule.Job).WithIdentity("often")
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMilliseconds(300)).WithRepeatCount(times - 1)).Build(),
            cancellationToken: Cancellation);
        await record.Enough.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        // A stop waits for what is at work, so that nothing can be counted after it.
        await one.StopAsync(Cancellation);
        await other.StopAsync(Cancellation);

        record.Count.Should().Be(times);
        record.MostAtOnce.Should().Be(1);
    }

    [Fact]
    public async Task What_the_database_has_of_triggers_stays_as_it_is()
    {
        var database = await SweepSide.NewDatabaseAsync(postgres);
        using var one = await StartAsync(database, new Counting(1));
        var scheduler = await SchedulerOf(one);
        var before = (await scheduler.GetTrigger(SweepSchedule.Hourly, Cancellation))!.NextFireTimeUtc;
        await one.StopAsync(Cancellation);

        using var next = await StartAsync(database, new Counting(1));
        var after = (await (await SchedulerOf(next)).GetTrigger(SweepSchedule.Hourly, Cancellation))!.NextFireTimeUtc;
        await next.StopAsync(Cancellation);

        before.Should().NotBeNull();
        after.Should().Be(before);
    }

    [Fact]
    public async Task A_stop_cuts_a_sweep_off_and_waits_for_it()
    {
        var database = await SweepSide.NewDatabaseAsync(postgres);
        var record = new Waiting();
        using var host = await StartAsync(database, record);
        await (await SchedulerOf(host)).TriggerJob(SweepSchedule.Job, cancellationToken: Cancellation);
        await record.Begun.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        await host.StopAsync(Cancellation);

        record.WasCutOff.Should().BeTrue();
    }

    private static async Task<IHost> StartAsync(string database, ISweepRecord record)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        _ = SweepSide.AddTo(builder.Services, database).AddSingleton(record).AddNaasScheduling();
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }

    private static async Task<IScheduler> SchedulerOf(IHost host) => await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancellation);

    /// <summary>Counts the sweeps of all processes, and holds each back, so that none has anything to do.</summary>
    private sealed class Counting(int enough) : ISweepRecord
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _atOnce;

        public int Count { get; private set; }

        public int MostAtOnce { get; private set; }

        public Task Enough => _enough.Task;

        public async Task<string?> WhyNotNowAsync(CancellationToken cancellation)
        {
            lock (_lock)
            {
                Count++;
                MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
            }

            await Task.Yield();
            lock (_lock)
            {
                _atOnce--;
                if (Count >= enough)
                    _ = _enough.TrySetResult();
            }

            return "The test only counts.";
        }

        public Task FinishedAsync(SweepSummary summary, DateTimeOffset startedAt, DateTimeOffset finishedAt, CancellationToken cancellation) => Task.CompletedTask;

        public Task<LastSweep?> LastAsync(CancellationToken cancellation) => Task.FromResult<LastSweep?>(null);
    }

    /// <summary>A sweep that goes on until it is cut off.</summary>
    private sealed class Waiting : ISweepRecord
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public bool WasCutOff { get; private set; }

        public async Task<string?> WhyNotNowAsync(CancellationToken cancellation)
        {
            _begun.SetResult();
            var forever = new TaskCompletionSource<string?>();
            try
            {
                return await forever.Task.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                WasCutOff = true;
                throw;
            }
        }

        public Task FinishedAsync(SweepSummary summary, DateTimeOffset startedAt, DateTimeOffset finishedAt, CancellationToken cancellation) => Task.CompletedTask;

        public Task<LastSweep?> LastAsync(CancellationToken cancellation) => Task.FromResult<LastSweep?>(null);
    }
}
