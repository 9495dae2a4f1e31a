using Naas.Application.EventLog;
using Naas.Application.Journeys;
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

    private static async Task ReserveAsync(PeopleDirectory directory, int n) =>
        _ = await directory.People.ReserveAsync(Number($"SW{n}"), Details("Alex", "Example"), Command(n), Journey(n), CancellationToken.None);

    private static async Task BeginAsync(InMemoryEventLog log, int n, Guid begunBy)
    {
        var at = new DateTimeOffset(2018, 7, 2, 9, 0, 0, TimeSpan.Zero);
        var metadata = new EventMetadata(at, new ActorId("leeds-1"), "employer", "E08000035", begunBy, "hash", "correlation", null, new EditionCode("response-2017"));
        var registered = new JourneyEvent.SocialWorkerRegistered(new DateOnly(2018, 7, 2));
        _ = await log.AppendAsync(JourneyStream.NameOf(Journey(n)), ExpectedRevision.None, [JourneyStream.Write(registered, 0, metadata)], at, CancellationToken.None);
    }
}
