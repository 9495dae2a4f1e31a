using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>After a void sitting the endorsement carries one more, past its own end, up to a day (S-32).</summary>
[Trait("Rule", "S-32")]
public sealed class WhenAnEndorsementIsCarriedOn(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    /// <summary>Valid until 1 September 2018; the sitting of 20 August becomes void.</summary>
    private static readonly JourneyEvent[] Sat =
    [
        Registered("2017-01-01"), Started(1, Leeds, "2017-03-01"), Agreed(Practitioner, "2017-08-01"), Endorsed(Practitioner, 1, Leeds, "2017-09-01"),
        Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-08-01", sitsOn: "2018-08-20"),
    ];

    private static readonly JourneyEvent[] Carried = [.. Sat, Void(Practitioner, 1, VoidReason.NoShow, "2018-08-21", rebookUntil: "2019-02-21")];

    [Fact]
    public async Task It_waits_for_the_new_place_up_to_the_last_day_of_that()
    {
        await using var reading = await GivenAsync(Carried);

        await ShouldBeAsync(reading, ("2018-08-20", 0, Standing.SittingBooked), ("2018-08-21", 1, Standing.Endorsed), ("2018-09-02", 1, Standing.Endorsed), ("2019-02-21", 1, Standing.Endorsed), ("2019-02-22", 0, Standing.EndorsementExpired));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().Equal(
            new EndorsedWorker(Journey(1), Practitioner, null, Day("2017-09-01"), Day("2018-07-02"), Day("2019-02-21"), Agreed: true, WithinCapacity: true));
    }

    [Fact]
    public async Task Without_another_place_it_ends_on_its_own_day()
    {
        await using var reading = await GivenAsync([.. Sat, Void(Practitioner, 1, VoidReason.NoShow, "2018-08-21")]);

        await ShouldBeAsync(reading, ("2018-09-01", 1, Standing.Endorsed), ("2018-09-02", 0, Standing.EndorsementExpired));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().BeEmpty();
    }

    [Theory]
    [InlineData(CancellationReason.WorkerUnavailable, 1)]
    [InlineData(CancellationReason.SittingNotHeld, 1)]
    [InlineData(CancellationReason.NotEnoughAnyMore, 0)]
    public async Task A_place_that_could_not_be_taken_uses_nothing_up(CancellationReason reason, int waiting)
    {
        await using var reading = await GivenAsync(
            [.. Carried, Booked(Practitioner, 2, 1, ElementSet.All, on: "2018-09-10", sitsOn: "2018-10-10"), CalledOff(Practitioner, 2, reason, "2018-09-20")]);

        await ShouldBeAsync(
            reading,
            ("2018-09-09", 1, Standing.Endorsed), ("2018-09-10", 0, Standing.SittingBooked), ("2018-09-19", 0, Standing.SittingBooked),
            ("2018-09-20", waiting, waiting == 1 ? Standing.Endorsed : Standing.EndorsementExpired), ("2019-02-22", 0, Standing.EndorsementExpired));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().HaveCount(waiting);
    }

    [Fact]
    public async Task The_second_place_is_used_up_by_a_second_void_sitting()
    {
        await using var reading = await GivenAsync(
            [.. Carried, Booked(Practitioner, 2, 1, ElementSet.All, on: "2018-09-03", sitsOn: "2018-09-10"), Void(Practitioner, 2, VoidReason.NoShow, "2018-09-11")]);

        await ShouldBeAsync(reading, ("2018-09-11", 0, Standing.EndorsementExpired));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_place_that_was_called_off_before_the_void_one_hinders_nothing_and_gives_nothing()
    {
        await using var reading = await GivenAsync(
        [
            .. Sat, CalledOff(Practitioner, 1, CancellationReason.WorkerUnavailable, "2018-08-02"),
            Booked(Practitioner, 2, 1, ElementSet.All, on: "2018-08-03", sitsOn: "2018-08-20"), Void(Practitioner, 2, VoidReason.NoShow, "2018-08-21", rebookUntil: "2019-02-21"),
        ]);

        await ShouldBeAsync(reading, ("2018-08-02", 1, Standing.Endorsed), ("2019-02-21", 1, Standing.Endorsed));
    }

    /// <summary>Both sittings are void for malpractice; a review overturns the first finding, which gives a place, and later the second, which gives none beside it.</summary>
    [Fact]
    [Trait("Rule", "S-34")]
    public async Task An_attempt_that_was_booked_before_the_right_was_given_does_not_use_it_up_by_what_becomes_of_it_later()
    {
        await using var reading = await GivenAsync(
        [
            .. Sat, Void(Practitioner, 1, VoidReason.Malpractice, "2018-08-21"),
            Booked(Practitioner, 2, 1, ElementSet.All, on: "2018-08-22", sitsOn: "2018-08-30"), Void(Practitioner, 2, VoidReason.Malpractice, "2018-08-31"),
            new JourneyEvent.FindingOverturned(Practitioner, 1, 1, 1, Day("2019-03-28"), new ActorId("chair"), Day("2018-09-28")),
            new JourneyEvent.FindingOverturned(Practitioner, 2, 2, 1, null, new ActorId("chair"), Day("2018-10-05")),
        ]);

        await ShouldBeAsync(reading, ("2018-09-27", 0, Standing.EndorsementExpired), ("2018-09-28", 1, Standing.Endorsed), ("2018-10-05", 1, Standing.Endorsed), ("2019-03-28", 1, Standing.Endorsed), ("2019-03-29", 0, Standing.EndorsementExpired));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Select(worker => (worker.Journey, worker.ValidUntil)).Should().Equal((Journey(1), Day("2019-03-28")));
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task A_result_that_is_set_aside_gives_the_endorsement_back_that_its_release_had_used_up()
    {
        await using var reading = await GivenAsync(
        [
            .. Sat, .. ElementSet.All.Select(element => Marked(Practitioner, 1, element, ElementResult.NotMet, "2018-08-22")),
            Released(Practitioner, 1, ElementSet.All, "2018-08-24"), Full(Practitioner, 1, "2018-08-24", after: "2019-08-24"),
            new JourneyEvent.ResultSetAside(Practitioner, 1, 1, Day("2019-03-17"), new ActorId("chair"), Day("2018-09-17")),
        ]);

        await ShouldBeAsync(reading, ("2018-09-16", 0, Standing.FullRetake), ("2018-09-17", 1, Standing.FullRetake), ("2019-03-17", 1, Standing.FullRetake), ("2019-03-18", 0, Standing.FullRetake));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Select(worker => (worker.Journey, worker.ValidUntil)).Should().Equal((Journey(1), Day("2019-03-17")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_was_taken_back_or_lapsed_carries_nothing(bool leaves)
    {
        JourneyEvent[] over = leaves ? [Ended(1, Leeds, "2018-09-19"), Lapsed(Practitioner, 1, Leeds, "2018-09-19"), Started(2, Leeds, "2018-09-20")] : [TakenBack(Practitioner, 1, Leeds, "2018-09-20")];
        await using var reading = await GivenAsync([.. Carried, .. over]);

        await ShouldBeAsync(reading, ("2018-09-19", 1, Standing.Endorsed), ("2018-09-20", 0, leaves ? Standing.EndorsementLapsed : Standing.EndorsementWithdrawn));
        (await reading.EndorsedAsync(Leeds, capacity: null)).Workers.Should().BeEmpty();
    }

    /// <summary>Rows that hold who waits on each day are the same when they are made again.</summary>
    [Fact]
    public async Task Rows_that_are_made_again_are_the_same()
    {
        await using var reading = await GivenAsync([.. Carried, Booked(Practitioner, 2, 1, ElementSet.All, on: "2018-09-10", sitsOn: "2018-10-10"), CalledOff(Practitioner, 2, CancellationReason.SittingNotHeld, "2018-09-20")]);

        (await reading.RebuildAsync(EmployerDashboardProjection.Definition, dryRun: true)).Equal.Should().BeTrue();
    }

    private static async Task ShouldBeAsync(ReadSide reading, params (string Day, int Waiting, Standing Standing)[] days)
    {
        foreach (var (day, waiting, standing) in days)
        {
            (await reading.DashboardAsync(Leeds, day)).EndorsedWaiting.Should().Be(waiting, day);
            (await reading.WorkersAsync(Leeds, day)).Workers.Single().Standing.Should().Be(standing, day);
        }
    }

    private async Task<ReadSide> GivenAsync(JourneyEvent[] events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, events);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        return reading;
    }
}
