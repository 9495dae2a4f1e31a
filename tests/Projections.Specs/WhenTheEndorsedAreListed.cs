using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhenTheEndorsedAreListed(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    [Fact]
    [Trait("Rule", "S-44")]
    public async Task Ranks_come_first_then_days_then_the_order_of_recording_and_the_booked_are_not_in_the_list()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await EndorsedAsync(reading, 1, "2018-06-05");
        await EndorsedAsync(reading, 2, "2018-06-01");
        await EndorsedAsync(reading, 3, "2018-06-05", Ranked(Practitioner, 1, 2, "2018-06-06"));
        await EndorsedAsync(reading, 4, "2018-06-05", Ranked(Practitioner, 1, 1, "2018-06-06"));
        await EndorsedAsync(reading, 5, "2018-06-01", Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-10-10"));
        await EndorsedAsync(reading, 6, "2018-06-01", TakenBack(Practitioner, 1, Leeds, "2018-06-20"));
        await EndorsedAsync(reading, 7, "2018-06-05", Withdrawn(Practitioner, "2018-06-20"));
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);

        var list = await reading.EndorsedAsync(Leeds, capacity: 3);

        list.Workers.Select(worker => (worker.Journey, worker.Rank, worker.Agreed, worker.WithinCapacity)).Should().Equal(
            (Journey(4), 1, true, true),
            (Journey(3), 2, true, true),
            (Journey(2), null, true, true),
            (Journey(1), null, true, false),
            (Journey(7), null, false, false));
    }

    [Fact]
    [Trait("Rule", "S-32")]
    [Trait("Rule", "S-16")]
    public async Task A_void_sitting_brings_back_into_the_list_and_a_succession_into_the_successors()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await EndorsedAsync(
            reading, 1, "2018-06-01",
            Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"), Void(Practitioner, 1, VoidReason.NoShow, "2018-07-11"), CarriedOver(1, Leeds, Trust, "2018-09-01"));
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);

        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().BeEmpty();
        (await reading.EndorsedAsync(Trust, capacity: null)).Workers.Should().Equal(
            new EndorsedWorker(Journey(1), Practitioner, null, Day("2018-06-01"), Day("2018-07-02"), Day("2019-06-01"), Agreed: true, WithinCapacity: true));
    }

    [Fact]
    [Trait("Rule", "R-125")]
    public async Task A_leader_takes_no_place_at_a_sitting_and_is_listed_for_the_leaders_delivery_partner_alone()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await EndorsedAsync(reading, 1, "2018-06-05");
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Agreed(Level.Leader, "2018-05-01"), Endorsed(Level.Leader, 1, Leeds, "2018-06-01"));
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);

        (await reading.EndorsedAsync(Leeds, capacity: 1)).Workers.Select(worker => (worker.Journey, worker.WithinCapacity)).Should().Equal((Journey(1), true));
        (await reading.EndorsedAsync(Leeds, capacity: 1, new Caller(new ActorId("partner"), Role.LeaderDeliveryPartner, null, null))).Workers.Select(worker => (worker.Journey, worker.Level))
            .Should().Equal((Journey(2), Level.Leader));
    }

    private static async Task EndorsedAsync(ReadSide reading, int journey, string on, params JourneyEvent[] after) => _ = await reading.AppendAsync(
        journey, [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, Leeds, on), .. after]);
}
