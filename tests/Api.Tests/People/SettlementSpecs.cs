using Microsoft.Extensions.Logging.Abstractions;
using Naas.Api.Hosting;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Merging;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Infrastructure.EventLog.InMemory;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>Registrations that were cut off between the log and the directory.</summary>
public sealed class SettlementSpecs(TemporaryCluster cluster)
{
    private static readonly DateTimeOffset Later = DateTimeOffset.MaxValue.AddDays(-1);

    [Fact]
    public async Task A_journey_that_began_is_confirmed_and_its_worker_found()
    {
        await using var directory = await OpenAsync(cluster);
        var log = new InMemoryEventLog();
        await ReserveAsync(directory, 1);
        await BeginAsync(log, 1, Command(1));

        var settled = await new ReservationSettlement(directory.People, log).SettleAsync(Later, CancellationToken.None);

        settled.Confirmed.Should().Equal(Journey(1));
        (await directory.People.FindAsync(Number("SW1"), CancellationToken.None)).Should().Be(Journey(1));
    }

    [Fact]
    public async Task One_that_never_began_is_left_for_its_retry_and_a_young_one_to_its_command()
    {
        await using var directory = await OpenAsync(cluster);
        var log = new InMemoryEventLog();
        await ReserveAsync(directory, 1);
        await ReserveAsync(directory, 2);
        await BeginAsync(log, 2, Command(2));

        var settled = await new ReservationSettlement(directory.People, log).SettleAsync(directory.Clock.GetUtcNow().AddMinutes(-1), CancellationToken.None);

        (settled.Confirmed.Count, settled.Alarms.Count).Should().Be((0, 0));
        (await new ReservationSettlement(directory.People, log).SettleAsync(Later, CancellationToken.None)).Confirmed.Should().Equal(Journey(2));
    }

    [Fact]
    public async Task One_that_does_not_fit_raises_an_alarm_and_stops_no_other()
    {
        await using var directory = await OpenAsync(cluster);
        var log = new InMemoryEventLog();
        await ReserveAsync(directory, 1);
        await ReserveAsync(directory, 2);
        await BeginAsync(log, 1, begunBy: Command(9));
        await BeginAsync(log, 2, Command(2));

        var settled = await new ReservationSettlement(directory.People, log).SettleAsync(Later, CancellationToken.None);

        settled.Alarms.Should().Equal(Journey(1));
        settled.Confirmed.Should().Equal(Journey(2));
    }

    [Fact]
    public async Task One_whose_record_is_damaged_raises_an_alarm_and_stops_no_other()
    {
        await using var directory = await OpenAsync(cluster);
        var log = new InMemoryEventLog();
        await ReserveAsync(directory, 1);
        await ReserveAsync(directory, 2);
        await BeginAsync(log, 2, Command(2));
        var damaged = new DamagedLog(log, JourneyStream.NameOf(Journey(1)), () => new LogIntegrityException("It was deleted."));

        var settled = await new ReservationSettlement(directory.People, damaged).SettleAsync(Later, CancellationToken.None);

        settled.Alarms.Should().Equal(Journey(1));
        settled.Confirmed.Should().Equal(Journey(2));
    }

    /// <summary>A background service that fails ends the server.</summary>
    [Fact(Timeout = 60_000)]
    public async Task A_settler_that_meets_what_nobody_thought_of_goes_on_with_its_next_turn()
    {
        await using var directory = await OpenAsync(cluster);
        await ReserveAsync(directory, 1);
        var damaged = new DamagedLog(new InMemoryEventLog(), JourneyStream.NameOf(Journey(1)), () => new LogEpochException("It was restored."));
        using var settler = new ReservationSettler(new ReservationSettlement(directory.People, damaged), new Hurry(), NullLogger<ReservationSettler>.Instance);

        await settler.StartAsync(TestContext.Current.CancellationToken);
        while (damaged.Found < 3 && !settler.ExecuteTask!.IsCompleted)
            await Task.Yield();

        settler.ExecuteTask!.IsCompleted.Should().BeFalse();
        await settler.StopAsync(TestContext.Current.CancellationToken);
        settler.ExecuteTask.IsFaulted.Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task So_does_the_one_of_mergings()
    {
        var plans = new BrokenPlans();
        using var settler = new MergeSettler(new RecordMerging(null!, new InMemoryEventLog(), plans), new Hurry(), NullLogger<MergeSettler>.Instance);

        await settler.StartAsync(TestContext.Current.CancellationToken);
        while (plans.Asked < 3 && !settler.ExecuteTask!.IsCompleted)
            await Task.Yield();

        settler.ExecuteTask!.IsCompleted.Should().BeFalse();
        await settler.StopAsync(TestContext.Current.CancellationToken);
        settler.ExecuteTask.IsFaulted.Should().BeFalse();
    }

    private static async Task ReserveAsync(PeopleDirectory directory, int n) =>
        _ = await directory.People.ReserveAsync(Number($"SW{n}"), Details("Alex", "Example"), Command(n), Journey(n), CancellationToken.None);

    private static async Task BeginAsync(InMemoryEventLog log, int n, Guid begunBy)
    {
        var at = new DateTimeOffset(2018, 7, 2, 9, 0, 0, TimeSpan.Zero);
        var metadata = new EventMetadata(at, new ActorId("leeds-1"), "employer", "E08000035", begunBy, "hash", "correlation", null, new EditionCode("response-2017"));
        var registered = new JourneyEvent.SocialWorkerRegistered(new DateOnly(2018, 7, 2));
        _ = await log.AppendAsync(JourneyStream.NameOf(Journey(n)), ExpectedRevision.None, [JourneyStream.Write(registered, 0, metadata)], at, CancellationToken.None);
    }

    /// <summary>Whose minutes are thousandths of a second, and for whom every reservation is old.</summary>
    private sealed class Hurry : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Later;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
    }

    private sealed class BrokenPlans : IMergePlans
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyList<MergePlan>> OpenAsync(DateTimeOffset plannedBefore, int maximum, CancellationToken cancellation)
        {
            Asked++;
            throw new LogEpochException("It was restored.");
        }

        public Task<MergePlan> PlanAsync(JourneyId closed, JourneyId survivor, CancellationToken cancellation) => throw new NotSupportedException();

        public Task SettleAsync(MergePlan plan, bool pointed, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
