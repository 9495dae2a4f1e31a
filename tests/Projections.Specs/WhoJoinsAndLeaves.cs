using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Joiners and leavers of a dashboard are people who come to an employer and go from it, and not employments that begin and end.</summary>
public sealed class WhoJoinsAndLeaves(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_goes_on_in_another_employment_without_a_day_between_has_neither_left_nor_joined()
    {
        await using var reading = await GivenAsync(Started(1, Leeds, "2015-01-05"), Ended(1, Leeds, "2018-06-30"), Started(2, Leeds, "2018-07-01"));

        (await MovementsAsync(reading, "2018-06-30")).Should().Be((1, 0, 0));
        (await MovementsAsync(reading, "2018-12-31")).Should().Be((1, 0, 0));
    }

    [Fact]
    public async Task Who_comes_back_after_a_day_has_left_and_joined()
    {
        await using var reading = await GivenAsync(Started(1, Leeds, "2015-01-05"), Ended(1, Leeds, "2018-06-30"), Started(2, Leeds, "2018-07-02"));

        (await MovementsAsync(reading, "2018-06-30")).Should().Be((1, 0, 1));
        (await MovementsAsync(reading, "2018-07-01")).Should().Be((0, 0, 1));
        (await MovementsAsync(reading, "2018-12-31")).Should().Be((1, 1, 1));
        (await MovementsAsync(reading, "2019-06-30")).Should().Be((1, 1, 0));
    }

    [Theory]
    // The one that began first ends first, or last.
    [InlineData("2018-03-31", "2018-09-30")]
    [InlineData("2018-09-30", "2018-03-31")]
    public async Task Who_gives_one_of_two_employments_up_leaves_with_the_last(string firstEnds, string secondEnds)
    {
        await using var reading = await GivenAsync(Started(1, Leeds, "2015-01-05"), Started(2, Leeds, "2018-02-01"), Ended(1, Leeds, firstEnds), Ended(2, Leeds, secondEnds));

        (await MovementsAsync(reading, "2018-08-31")).Should().Be((1, 0, 0));
        (await MovementsAsync(reading, "2018-09-30")).Should().Be((1, 0, 1));
        (await MovementsAsync(reading, "2019-03-31")).Should().Be((0, 0, 1));
    }

    [Fact]
    public async Task Who_came_through_an_agency_and_is_employed_joins_then()
    {
        await using var reading = await GivenAsync(Started(1, Leeds, "2015-01-05", EmploymentBasis.Agency), Ended(1, Leeds, "2018-06-30"), Started(2, Leeds, "2018-07-01"));

        (await MovementsAsync(reading, "2018-12-31")).Should().Be((1, 1, 0));
    }

    [Fact]
    public async Task Who_was_carried_over_has_neither_left_nor_joined_and_leaves_the_successor()
    {
        await using var reading = await GivenAsync(Started(1, Leeds, "2015-01-05"), CarriedOver(1, Leeds, Trust, "2018-04-01"), Ended(1, Trust, "2018-10-31"));

        (await MovementsAsync(reading, "2018-12-31")).Should().Be((0, 0, 0));
        (await MovementsAsync(reading, "2018-09-30", Trust)).Should().Be((1, 0, 0));
        (await MovementsAsync(reading, "2018-12-31", Trust)).Should().Be((0, 0, 1));
    }

    private static async Task<(int Headcount, int Joiners, int Leavers)> MovementsAsync(ReadSide reading, string asOf, OrganisationCode? at = null)
    {
        var dashboard = await reading.DashboardAsync(at ?? Leeds, asOf);
        return (dashboard.Headcount, dashboard.Joiners, dashboard.Leavers);
    }

    private async Task<ReadSide> GivenAsync(params JourneyEvent[] events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [Registered("2015-01-01"), .. events]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        return reading;
    }
}
