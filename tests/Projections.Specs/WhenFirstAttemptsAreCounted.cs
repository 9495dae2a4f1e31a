using Naas.Analysis.Disclosure;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Infrastructure.Releases;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Specs.Equalities;
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
    [Trait("Rule", "S-34")]
    public async Task Once_the_first_is_annulled_for_malpractice_there_is_none()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AtOf(Leeds, "2018-08-01", Element.Written), .. Sits(2, "2018-12-01"), Annulled(Practitioner, 1, "2019-02-10")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        Lines(await RatesAsync(reading, Leeds, "2019-01-31"))[0].Should().Be("practitioner all 0/1 of 0/1");
        Lines(await RatesAsync(reading, Leeds, "2019-02-28"))[0].Should().Be("practitioner all 0/0 of 0/0");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task Once_the_first_is_set_aside_on_review_the_next_is_the_first_unless_it_was_of_what_was_left()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AtOf(Leeds, "2018-08-01", Element.Written), SetAside(1, "2018-09-10"), .. Sits(2, "2018-12-01")]);
        _ = await reading.AppendAsync(2, [.. AtOf(Leeds, "2018-08-01", Element.Written), .. SitsAgain(2, Element.Written, "2018-12-01"), SetAside(1, "2018-12-10")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        Lines(await RatesAsync(reading, Leeds, "2018-08-31"))[0].Should().Be("practitioner all 0/2 of 0/2");
        Lines(await RatesAsync(reading, Leeds, "2018-09-30"))[0].Should().Be("practitioner all 0/1 of 0/1");
        Lines(await RatesAsync(reading, Leeds, "2018-12-31"))[0].Should().Be("practitioner all 1/1 of 1/1");
        (await reading.RebuildAsync(EmployerDashboardProjection.Definition, dryRun: true)).Equal.Should().BeTrue();
    }

    /// <summary>A endorses, the worker sits on 10 July and leaves: what is released later is nothing that the former employer hears.</summary>
    [Theory]
    [Trait("Rule", "S-16")]
    [InlineData("2018-08-01", 1)]
    [InlineData("2018-07-31", 0)]
    public async Task A_former_employer_gains_nothing_by_a_result_that_is_released_after_the_last_day_in_post(string leftOn, int counted)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AtOf(Leeds, "2018-08-01"), Accredited(Practitioner, 1, "2018-08-01"), Ended(1, Leeds, leftOn)]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        var dashboard = await reading.DashboardAsync(Leeds, "2018-09-30");

        (dashboard.Endorsed, dashboard.Elements.Count).Should().Be((1, 3 * counted));
        Lines(dashboard.Rates)[0].Should().Be($"practitioner all {counted}/{counted} of 1/1");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task What_is_released_under_a_successor_is_the_successors_to_know()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AtOf(Leeds, "2018-08-01"), CarriedOver(1, Leeds, Wigan, "2018-07-20")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Wigan, "2018-09-30")).Elements.Should().HaveCount(3);
        (await reading.DashboardAsync(Leeds, "2018-09-30")).Elements.Should().BeEmpty();
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
        foreach (var line in new[]
        {
            Written(Outside(own: (40, 30), InTheRelease(all: (240, 150), ownThen: (40, 30)))),
            Written(NationalComparison.Inside(Day("2018-12-31"), [Rate((40, 30))], [Rate((40, 30))], [Rate((240, 150))])),
        })
        {
            line.Own.Should().Be(new MetRate(40, 30, 75.0, 59.8, 85.8));
            line.National.Should().Be(new MetRate(240, 150, 62.5, 56.2, 68.4));
            line.Difference.Should().Be(new RateDifference(15.0, -1.5, 27.8));
            line.Note.Should().BeNull();
        }
    }

    // 12,495 of 12,500 are 99.96 per cent.
    [Theory]
    [Trait("Rule", "S-38")]
    [InlineData(40, 40)]
    [InlineData(40, 0)]
    [InlineData(12_500, 12_495)]
    public void An_employer_is_told_no_own_rate_that_reads_as_everybodys_or_nobodys(int own, int met)
    {
        var outside = Written(Outside((own, met), InTheRelease(all: (30_000, 20_000), ownThen: (own, met))));
        var inside = Written(NationalComparison.Inside(Day("2018-12-31"), [Rate((own, met))], [Rate((own, met))], [Rate((30_000, 20_000))]));

        outside.Own.Should().Be(new MetRate(own, met, null, null, null));
        (outside.Difference, outside.Note).Should().Be((null, "A rate that reads as nobody's or everybody's is not given, and no comparison with it."));
        inside.Own.Percent.Should().Be(met == 0 ? 0.0 : 100.0);
        inside.Difference.Should().NotBeNull();
    }

    [Theory]
    [InlineData(30, 60, 30, true)]
    [InlineData(29, 200, 29, false)]
    [InlineData(30, 59, 30, false)]
    [InlineData(0, 200, 0, false)]
    // What became known after the release leaves no rest that could be told.
    [InlineData(40, 60, 70, false)]
    public void An_employer_is_compared_with_the_released_country_less_its_own_of_the_day_of_the_release(int own, int all, int ownThen, bool compares)
    {
        var line = Written(Outside((own, own / 2), InTheRelease((all, all / 2), (ownThen, ownThen / 2))));

        line.National!.N.Should().Be(all, "what is released is told");
        (line.Difference is not null, line.Note is null).Should().Be((compares, compares));
    }

    [Fact]
    public void What_a_release_does_not_have_is_told_in_words()
    {
        var rates = NationalComparison.Outside(Day("2018-12-31"), [], InTheRelease(all: (240, 150), ownThen: (0, 0)));

        rates.Release!.Number.Should().Be(3);
        rates.Note.Should().Be("The figures of the country are those of release 3 of element-outcomes, as of 30 November 2018, whatever day is asked about.");
        Note(Level.Leader, null).Should().Be("The release has no figures of practice leaders.");
        Note(Practitioner, null).Should().Be("The release has no figures of the whole assessment: they are given of each element.");
        Note(Practitioner, Element.Knowledge).Should().Be("The national figure is withheld in the release.");
        rates.Lines.Should().OnlyContain(line => line.National == null || (line.Level == Practitioner && line.Element == Element.Written));

        string? Note(Level level, Element? element) => rates.Lines.Single(line => line.Level == level && line.Element == element).Note;
    }

    [Fact]
    public void The_released_country_is_read_from_the_cells_of_the_release() =>
        ReleasedNational.RatesIn(new Dictionary<CellKey, int?>
        {
            [new("level=practitioner")] = 240,
            [new("level=practitioner|written=met")] = 150,
            [new("knowledge=met|level=practitioner")] = null,
            [new("level=supervisor|simulated=met")] = 7,
        }).Should().Equal(new CountedRate(Practitioner, Element.Written, 240, 150));

    /// <summary>Whatever day an employer asks about, and whatever comes in the meantime, it hears of the country nothing that was not released.</summary>
    [Fact]
    [Trait("Rule", "S-38")]
    public async Task An_employer_does_not_hear_how_the_country_stands_today()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, AtOf(Leeds, "2018-08-01"));
        for (var worker = 2; worker <= 80; worker++)
            _ = await reading.AppendAsync(worker, AtOf(Wigan, "2018-08-01", worker % 2 == 0 ? [Element.Written] : []));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        var told = (await reading.DashboardAsync(Leeds, "2018-09-30", caller: new Caller(new ActorId("employer"), Role.Employer, Leeds, null))).Rates;

        told.Lines.Should().OnlyContain(line => line.National == null && line.Difference == null);
        (told.Release, told.Note).Should().Be((null, "Nothing is released of the country yet."));
        Lines(await RatesAsync(reading, Leeds, "2018-09-30"))[0].Should().Be("practitioner all 1/1 of 40/80");
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

    private static RateAgainstNational Written(RatesAgainstNational rates) => rates.Lines.Single(line => line.Level == Practitioner && line.Element == Element.Written);

    private static CountedRate Rate((int N, int Met) counted) => new(Practitioner, Element.Written, counted.N, counted.Met);

    private static RatesAgainstNational Outside((int N, int Met) own, ReleasedRates released) => NationalComparison.Outside(Day("2018-12-31"), [Rate(own)], released);

    private static ReleasedRates InTheRelease((int N, int Met) all, (int N, int Met) ownThen) => new(new NationalRelease(Guid.Empty, 3, Day("2018-11-30")), [Rate(all)], [Rate(ownThen)]);

    private static JourneyEvent.ResultSetAside SetAside(int attempt, string on) => new(Practitioner, attempt, 1, null, new ActorId("chair"), Day(on));

    private static JourneyEvent[] SitsAgain(int attempt, Element element, string releasedOn) =>
        [.. Told.Sat(attempt, 1, "2018-11-01", releasedOn, ElementSet.Of(element))];

    private static JourneyEvent[] AtOf(OrganisationCode organisation, string releasedOn, params Element[] notMet) =>
        [Registered("2017-01-01"), Started(1, organisation, "2017-03-01"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, organisation, "2018-06-01"), .. Sits(1, releasedOn, notMet)];

    private static JourneyEvent[] Sits(int attempt, string releasedOn, params Element[] notMet) =>
    [
        Booked(Practitioner, attempt, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        .. ElementSet.All.Select(element => Marked(Practitioner, attempt, element, notMet.Contains(element) ? ElementResult.NotMet : ElementResult.Met, releasedOn)),
        Released(Practitioner, attempt, ElementSet.Of(notMet), releasedOn),
    ];
}
