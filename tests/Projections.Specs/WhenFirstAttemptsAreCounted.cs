using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>The first attempts of the country, which are a tally, and of one employer, which are rows: they are of one kind.</summary>
public sealed class WhenFirstAttemptsAreCounted(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task Each_worker_counts_once_with_the_result_that_came_first(int pageSize)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, AtOf(Leeds, "2018-08-01"));
        // Not met, and met at the second time: the first one counts.
        _ = await reading.AppendAsync(2, [.. AtOf(Leeds, "2018-08-15", Element.Written), .. Sits(2, "2018-12-01")]);
        _ = await reading.AppendAsync(3, AtOf(Wigan, "2018-08-31", Element.Knowledge, Element.Written));
        // Not before the month is over, and not of this month.
        _ = await reading.AppendAsync(4, AtOf(Wigan, "2018-09-01"));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition, pageSize);

        (await RatesAsync(reading, Leeds, "2018-08-30")).Until.Should().Be(Day("2018-07-31"));
        Lines(await RatesAsync(reading, Leeds, "2018-08-30")).Should().Equal("practitioner all 0/0 of 0/0", "practitioner Knowledge 0/0 of 0/0", "practitioner Simulated 0/0 of 0/0", "practitioner Written 0/0 of 0/0");
        (await RatesAsync(reading, Leeds, "2018-08-31")).Until.Should().Be(Day("2018-08-31"));
        Lines(await RatesAsync(reading, Leeds, "2018-09-29")).Should().Equal("practitioner all 1/2 of 1/3", "practitioner Knowledge 2/2 of 2/3", "practitioner Simulated 2/2 of 3/3", "practitioner Written 1/2 of 1/3");
        Lines(await RatesAsync(reading, Leeds, "2018-12-31")).Should().Equal("practitioner all 1/2 of 2/4", "practitioner Knowledge 2/2 of 3/4", "practitioner Simulated 2/2 of 4/4", "practitioner Written 1/2 of 2/4");
        (await reading.RebuildAsync(EmployerDashboardProjection.Definition, dryRun: true)).Equal.Should().BeTrue("a tally that is summed comes to what the one comes to that was kept");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task Once_the_first_is_annulled_the_next_is_the_first()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AtOf(Leeds, "2018-08-01", Element.Written), .. Sits(2, "2018-12-01"), Annulled(Practitioner, 1, "2019-02-10")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        Lines(await RatesAsync(reading, Leeds, "2019-01-31"))[0].Should().Be("practitioner all 0/1 of 0/1");
        Lines(await RatesAsync(reading, Leeds, "2019-02-28"))[0].Should().Be("practitioner all 1/1 of 1/1");
    }

    [Fact]
    public async Task A_corrected_result_counts_as_it_is_now_from_the_day_of_the_first_release()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, AtOf(Leeds, "2018-08-01", Element.Written));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        Lines(await RatesAsync(reading, Leeds, "2018-09-30"))[0].Should().Be("practitioner all 0/1 of 0/1");
        _ = await reading.AppendAsync(1, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2019-01-10"), ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2019-01-11"));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        Lines(await RatesAsync(reading, Leeds, "2018-09-30")).Should().Equal("practitioner all 1/1 of 1/1", "practitioner Knowledge 1/1 of 1/1", "practitioner Simulated 1/1 of 1/1", "practitioner Written 1/1 of 1/1");
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public async Task A_record_that_was_closed_counts_nowhere_and_again_once_it_is_reinstated()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, AtOf(Leeds, "2018-08-01"));
        _ = await reading.AppendAsync(2, AtOf(Leeds, "2018-08-01"));
        _ = await reading.AppendAsync(2, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(1)), 1, new ActorId("operations"), Day("2018-10-01")));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        Lines(await RatesAsync(reading, Leeds, "2018-12-31"))[0].Should().Be("practitioner all 1/1 of 1/1");

        _ = await reading.AppendAsync(2, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(1)), 1, new ActorId("operations"), Day("2018-10-02")));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        Lines(await RatesAsync(reading, Leeds, "2018-12-31"))[0].Should().Be("practitioner all 2/2 of 2/2");
    }

    [Fact]
    public void A_comparison_has_its_intervals_and_is_with_the_rest_of_the_country()
    {
        // By hand from the formulas of Wilson and of Newcombe (method 10), z = 1.959964.
        var line = NationalComparison.Of(Day("2018-12-31"), [new(Practitioner, null, 40, 30)], [new(Practitioner, null, 240, 150)], leavesTheDepartment: true).Lines[0];

        line.Own.Should().Be(new MetRate(40, 30, 75.0, 59.8, 85.8));
        line.National.Should().Be(new MetRate(240, 150, 62.5, 56.2, 68.4));
        line.Difference.Should().Be(new RateDifference(15.0, -1.5, 27.8));
        line.Note.Should().BeNull();
    }

    /// <summary>Of the rest 30 people with 5 and 25 are enough; one less of any is not.</summary>
    [Theory]
    [InlineData(30, 20, 60, 25, true, true)]
    [InlineData(30, 20, 59, 25, false, false)]
    [InlineData(30, 20, 60, 24, false, false)]
    [InlineData(30, 20, 60, 45, true, true)]
    [InlineData(30, 20, 60, 46, false, false)]
    [InlineData(30, 20, 60, 50, false, false)]
    [InlineData(29, 20, 200, 100, true, false)]
    [InlineData(0, 0, 200, 100, true, false)]
    public void An_employer_hears_of_the_country_what_does_not_give_others_away(int own, int ownMet, int all, int allMet, bool tellsNational, bool compares)
    {
        var told = NationalComparison.Of(Day("2018-12-31"), [new(Practitioner, null, own, ownMet)], [new(Practitioner, null, all, allMet)], leavesTheDepartment: true).Lines[0];
        var inside = NationalComparison.Of(Day("2018-12-31"), [new(Practitioner, null, own, ownMet)], [new(Practitioner, null, all, allMet)], leavesTheDepartment: false).Lines[0];

        (told.National is not null, told.Difference is not null, told.Note is null).Should().Be((tellsNational, compares, compares));
        inside.National!.N.Should().Be(all);
        (inside.Difference is not null).Should().Be(own > 0);
    }

    [Theory]
    [InlineData(1, 2, 33.3)]
    [InlineData(1, 15, 6.3)]
    [InlineData(1, 7, 12.5)]
    [InlineData(5, 1995, 0.3)]
    public void The_agency_share_is_rounded_half_up(int agency, int direct, double percent) =>
        Percentages.ShareOf(agency, direct).Should().Be(new AgencyShare(agency, direct, percent));

    [Fact]
    public void Where_nobody_is_in_post_there_is_no_share() => Percentages.ShareOf(0, 0).Percent.Should().BeNull();

    /// <summary>Those of practitioners: own met and own number, of those of the country.</summary>
    private static string[] Lines(RatesAgainstNational rates) =>
        [.. rates.Lines.Where(line => line.Level == Practitioner).Select(line => $"practitioner {line.Element?.ToString() ?? "all"} {line.Own.Met}/{line.Own.N} of {line.National!.Met}/{line.National.N}")];

    private static async Task<RatesAgainstNational> RatesAsync(ReadSide reading, OrganisationCode organisation, string asOf) =>
        (await reading.DashboardAsync(organisation, asOf)).Rates;

    private static JourneyEvent[] AtOf(OrganisationCode organisation, string releasedOn, params Element[] notMet) =>
        [Registered("2017-01-01"), Started(1, organisation, "2017-03-01"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, organisation, "2018-06-01"), .. Sits(1, releasedOn, notMet)];

    private static JourneyEvent[] Sits(int attempt, string releasedOn, params Element[] notMet) =>
    [
        Booked(Practitioner, attempt, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        .. ElementSet.All.Select(element => Marked(Practitioner, attempt, element, notMet.Contains(element) ? ElementResult.NotMet : ElementResult.Met, releasedOn)),
        Released(Practitioner, attempt, ElementSet.Of(notMet), releasedOn),
    ];
}
