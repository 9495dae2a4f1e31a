using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Specs.Equalities;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>The former employer keeps what it knew on the last day of the employment, and receives nothing new (S-16).</summary>
[Trait("Rule", "S-16")]
public sealed class WhatAFormerEmployerKeeps(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    /// <summary>Endorsed, and sat on 10 July; the result is released on 1 August.</summary>
    private static readonly JourneyEvent[] Sat =
    [
        Registered("2017-01-01"), Started(1, Leeds, "2017-03-01"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        .. ElementSet.All.Select(element => Marked(Practitioner, 1, element, ElementResult.Met, "2018-07-12")),
    ];

    private static readonly JourneyEvent[] Met =
        [Released(Practitioner, 1, ElementSet.Empty, "2018-08-01"), Accredited(Practitioner, 1, "2018-08-01", due: "2021-08-01"), Certified(Practitioner, "2022-02-01", "2018-08-01")];

    private static readonly JourneyEvent[] NotMet =
    [
        .. Sat[..^1], Marked(Practitioner, 1, Element.Written, ElementResult.NotMet, "2018-07-12"), Released(Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
        Retake(Practitioner, 1, Element.Written, "2018-08-01", after: "2018-11-01", banked: "2019-08-01"),
    ];

    private static readonly JourneyEvent[] PutRight =
        [MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-09-10"), ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2018-09-11"), Accredited(Practitioner, 1, "2018-09-11")];

    [Theory]
    [InlineData("2018-08-01", 1)]
    [InlineData("2018-07-31", 0)]
    public async Task A_result_that_is_released_after_the_last_day_in_post_is_nobodys_to_count(string leftOn, int counted)
    {
        await using var reading = await GivenAsync([.. Sat, Ended(1, Leeds, leftOn), .. Met]);

        (await CountsAsync(reading, "2018-09-30")).Should().Be((1, counted, counted, 3 * counted));
        var level = (await reading.DashboardAsync(Leeds, "2018-09-30")).Levels.Single(counts => counts.Level == Practitioner);
        (level.Assessed, level.Accredited).Should().Be((counted, counted));
    }

    [Fact]
    public async Task A_result_of_the_time_between_two_employments_is_not_told_by_the_return()
    {
        await using var reading = await GivenAsync([.. Sat, Ended(1, Leeds, "2018-07-31"), .. Met, Started(2, Leeds, "2018-09-03")]);

        (await CountsAsync(reading, "2018-09-30")).Should().Be((1, 0, 0, 0));
    }

    [Theory]
    [InlineData("2018-10-31", 0)]
    [InlineData("2018-10-15", 0)]
    [InlineData("2018-10-14", 1)]
    public async Task An_annulment_and_a_revocation_after_the_last_day_in_post_change_nothing(string leftOn, int counted)
    {
        await using var reading = await GivenAsync([.. Sat, .. Met, Ended(1, Leeds, leftOn), Annulled(Practitioner, 1, "2018-10-15"), Revoked(Practitioner, "2018-10-15")]);

        (await CountsAsync(reading, "2018-10-14")).Should().Be((1, 1, 1, 3));
        (await CountsAsync(reading, "2018-12-31")).Should().Be((1, counted, counted, 3 * counted));
    }

    [Theory]
    [InlineData("2018-10-14", 0)]
    [InlineData("2018-11-20", 1)]
    public async Task A_revocation_that_a_review_overturns_after_the_last_day_in_post_stands_with_the_former_employer(string leftOn, int accredited)
    {
        await using var reading = await GivenAsync(
            [.. Sat, .. Met, Revoked(Practitioner, "2018-10-10"), Ended(1, Leeds, leftOn), new JourneyEvent.AccreditationReinstated(Practitioner, new ActorId("chair"), Day("2018-11-20"))]);

        (await CountsAsync(reading, "2018-12-31")).Should().Be((1, 1, accredited, 3));
    }

    [Theory]
    [InlineData("2022-02-02", 0)]
    [InlineData("2022-02-01", 1)]
    [InlineData("2018-10-14", 1)]
    public async Task An_accreditation_that_ends_after_the_last_day_in_post_counts_on(string leftOn, int accredited)
    {
        await using var reading = await GivenAsync([.. Sat, .. Met, Ended(1, Leeds, leftOn)]);

        (await CountsAsync(reading, "2022-12-31")).Should().Be((1, 1, accredited, 3));
    }

    [Fact]
    public async Task What_a_corrected_result_gives_after_the_last_day_in_post_is_no_accreditation_of_the_former_employers()
    {
        await using var reading = await GivenAsync([.. NotMet, Ended(1, Leeds, "2018-08-31"), .. PutRight]);

        (await CountsAsync(reading, "2018-12-31")).Should().Be((1, 1, 0, 3));
    }

    [Fact]
    public async Task Who_comes_back_counts_as_things_stand_and_who_leaves_again_as_they_stood()
    {
        await using var reading = await GivenAsync([.. Sat, .. Met, Ended(1, Leeds, "2018-09-30"), Revoked(Practitioner, "2018-10-15"), Started(2, Leeds, "2018-11-05"), Ended(2, Leeds, "2018-12-20")]);

        (await CountsAsync(reading, "2018-10-31")).Should().Be((1, 1, 1, 3));
        (await CountsAsync(reading, "2018-11-05")).Should().Be((1, 1, 0, 3));
        (await CountsAsync(reading, "2018-12-31")).Should().Be((1, 1, 0, 3));
    }

    /// <summary>Carried over on 1 September, the person leaves the successor on 31 October.</summary>
    [Theory]
    [InlineData("2018-10-31", 0)]
    [InlineData("2018-11-01", 1)]
    public async Task To_a_successor_the_same_holds_for_whom_it_took_over(string revokedOn, int accredited)
    {
        await using var reading = await GivenAsync([.. Sat, .. Met, CarriedOver(1, Leeds, Trust, "2018-09-01"), Ended(1, Trust, "2018-10-31"), Revoked(Practitioner, revokedOn)]);

        (await CountsAsync(reading, "2018-12-31", Trust)).Should().Be((1, 1, accredited, 3));
        (await CountsAsync(reading, "2018-12-31")).Should().Be((0, 0, 0, 0));
        (await CountsAsync(reading, "2018-08-31")).Should().Be((1, 1, 1, 3));
    }

    /// <summary>The written element is not met on 1 August, and met once it is corrected on 11 September.</summary>
    [Theory]
    [InlineData("2018-09-11", ElementResult.Met)]
    [InlineData("2018-09-10", ElementResult.NotMet)]
    public async Task A_result_that_is_put_right_after_the_last_day_in_post_stays_with_the_former_employer_as_it_was(string leftOn, ElementResult written)
    {
        await using var reading = await GivenAsync([.. NotMet, Ended(1, Leeds, leftOn), .. PutRight]);

        var met = written == ElementResult.Met ? 1 : 0;
        foreach (var day in (string[])["2018-08-31", "2018-12-31"])
        {
            var dashboard = await reading.DashboardAsync(Leeds, day);
            dashboard.Elements.Single(element => element.Element == Element.Written).Should().Be(new ElementOutcomes(Practitioner, Element.Written, met, 0, 1 - met), day);
            Rates(dashboard).Should().Equal([$"all {met}/1 of 1/1", "Knowledge 1/1 of 1/1", "Simulated 1/1 of 1/1", $"Written {met}/1 of 1/1"], day);
        }
    }

    [Fact]
    public async Task Who_comes_back_brings_the_corrected_result()
    {
        await using var reading = await GivenAsync([.. NotMet, Ended(1, Leeds, "2018-08-31"), .. PutRight, Started(2, Leeds, "2018-10-01")]);

        Rates(await reading.DashboardAsync(Leeds, "2018-12-31"))[0].Should().Be("all 1/1 of 1/1");
    }

    [Theory]
    [InlineData("2018-09-30", 0)]
    [InlineData("2018-10-31", 1)]
    public async Task Until_the_day_of_the_return_a_result_is_as_it_was(string asOf, int met)
    {
        await using var reading = await GivenAsync([.. NotMet, Ended(1, Leeds, "2018-08-31"), .. PutRight, Started(2, Leeds, "2018-10-01")]);

        var dashboard = await reading.DashboardAsync(Leeds, asOf);

        dashboard.Elements.Single(element => element.Element == Element.Written).Should().Be(new ElementOutcomes(Practitioner, Element.Written, met, 0, 1 - met));
        Rates(dashboard)[0].Should().Be($"all {met}/1 of 1/1");
    }

    /// <summary>Released on 10 September, and annulled on 1 December.</summary>
    [Theory]
    [InlineData("2018-11-30", "all 1/1, Knowledge 1/1, Simulated 1/1, Written 1/1")]
    [InlineData("2019-03-31", "")]
    public async Task What_is_taken_off_a_release_is_as_it_counted_on_its_day_whatever_day_is_asked_about(string release, string own)
    {
        await using var reading = await GivenAsync(
        [
            Registered("2017-01-01"), Started(1, Leeds, "2017-03-01"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, Leeds, "2018-06-01"),
            .. All(attempt: 1, endorsement: 1, ElementResult.Met, "2018-09-10"), Annulled(Practitioner, 1, "2018-12-01"),
        ]);

        foreach (var asOf in (string[])["2018-06-30", "2018-10-31", "2019-04-30"])
            (await OffTheReleaseAsync(reading, Leeds, asOf, release)).Should().Be(own, asOf);
    }

    [Theory]
    [InlineData("2018-06-30")]
    [InlineData("2019-03-31")]
    public async Task Who_came_after_the_day_that_is_asked_about_is_taken_off_a_later_release(string asOf)
    {
        await using var reading = await GivenAsync(
        [
            Registered("2017-01-01"), Started(1, Leeds, "2018-07-01"), Agreed(Practitioner, "2018-07-10"), Endorsed(Practitioner, 1, Leeds, "2018-08-01"),
            .. All(attempt: 1, endorsement: 1, ElementResult.NotMet, "2018-11-10"),
        ]);

        (await OffTheReleaseAsync(reading, Leeds, asOf, "2019-03-31")).Should().Be("all 0/1, Knowledge 0/1, Simulated 0/1, Written 0/1");
    }

    [Fact]
    public async Task An_attempt_that_was_not_at_all_three_elements_is_in_no_release()
    {
        await using var reading = await GivenAsync(
            [.. Sat[..4], .. Told.Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.Of(Element.Simulated, Element.Written))]);

        (await OffTheReleaseAsync(reading, Leeds, "2018-12-31", "2018-12-31")).Should().BeEmpty();
        Rates(await reading.DashboardAsync(Leeds, "2018-12-31"))[0].Should().Be("all 1/1 of 1/1");
    }

    /// <summary>A trust is no authority, and a release has what was sat under the endorsement of one on the day of the sitting, 10 July.</summary>
    [Theory]
    [InlineData("2018-07-10", "")]
    [InlineData("2018-07-11", "all 1/1, Knowledge 1/1, Simulated 1/1, Written 1/1")]
    public async Task Nor_is_one_under_the_endorsement_of_an_organisation_that_is_no_authority(string carriedOver, string own)
    {
        await using var reading = await GivenAsync([.. Sat, CarriedOver(1, Leeds, Trust, carriedOver), .. Met]);

        (await OffTheReleaseAsync(reading, Trust, "2018-12-31", "2018-12-31")).Should().Be(own);
        Rates(await reading.DashboardAsync(Trust, "2018-12-31"))[0].Should().Be("all 1/1 of 1/1");
    }

    /// <summary>Carried over on 1 September, and corrected ten days later: the organisation succeeded is told no more than it was.</summary>
    [Fact]
    public async Task What_is_put_right_under_a_successor_is_the_successors()
    {
        await using var reading = await GivenAsync([.. NotMet, CarriedOver(1, Leeds, Trust, "2018-09-01"), .. PutRight]);

        Rates(await reading.DashboardAsync(Trust, "2018-12-31"))[0].Should().Be("all 1/1 of 1/1");
        Rates(await reading.DashboardAsync(Leeds, "2018-08-31"))[0].Should().Be("all 0/1 of 1/1");
    }

    [Theory]
    [InlineData("2018-10-15", "all 0/0 of 0/0")]
    [InlineData("2018-10-14", "all 1/1 of 0/0")]
    public async Task An_annulment_after_the_last_day_in_post_leaves_the_own_rates_and_not_the_countrys(string leftOn, string rate)
    {
        await using var reading = await GivenAsync([.. Sat, .. Met, Ended(1, Leeds, leftOn), Annulled(Practitioner, 1, "2018-10-15")]);

        Rates(await reading.DashboardAsync(Leeds, "2018-09-30"))[0].Should().Be("all 1/1 of 1/1");
        Rates(await reading.DashboardAsync(Leeds, "2018-12-31"))[0].Should().Be(rate);
    }

    /// <summary>Annulled on 15 October, which a review overturns on 20 November.</summary>
    [Theory]
    [InlineData("2018-11-20", 1)]
    [InlineData("2018-11-19", 0)]
    public async Task An_annulment_that_is_overturned_after_the_last_day_in_post_stands_with_the_former_employer(string leftOn, int counted)
    {
        await using var reading = await GivenAsync(
            [.. Sat, .. Met, Annulled(Practitioner, 1, "2018-10-15"), Ended(1, Leeds, leftOn), new JourneyEvent.FindingOverturned(Practitioner, 1, 1, 1, null, new ActorId("chair"), Day("2018-11-20"))]);

        var dashboard = await reading.DashboardAsync(Leeds, "2018-12-31");
        (dashboard.Assessed, dashboard.Elements.Sum(element => element.Met), Rates(dashboard)[0]).Should().Be((counted, 3 * counted, $"all {counted}/{counted} of 1/1"));
    }

    /// <summary>Set aside on 15 October, and sat again elsewhere: that is the first attempt from then on, of the other employer.</summary>
    [Fact]
    public async Task A_result_that_is_set_aside_after_the_last_day_in_post_stays_the_first_of_the_former_employer()
    {
        await using var reading = await GivenAsync(
        [
            .. NotMet, Ended(1, Leeds, "2018-09-30"), new JourneyEvent.ResultSetAside(Practitioner, 1, 1, null, new ActorId("chair"), Day("2018-10-15")),
            Started(2, Wigan, "2018-10-01"), Endorsed(Practitioner, 2, Wigan, "2018-10-20"), Booked(Practitioner, 2, 2, ElementSet.All, on: "2018-10-25", sitsOn: "2018-11-10"),
            .. ElementSet.All.Select(element => Marked(Practitioner, 2, element, ElementResult.Met, "2018-11-12")), Released(Practitioner, 2, ElementSet.Empty, "2018-11-20"),
        ]);

        Rates(await reading.DashboardAsync(Leeds, "2018-12-31"))[0].Should().Be("all 0/1 of 1/1");
        Rates(await reading.DashboardAsync(Wigan, "2018-12-31"))[0].Should().Be("all 1/1 of 1/1");
    }

    /// <summary>Not met at Wigan, met at Leeds at the second time; then the first is set aside, so that the second is the first.</summary>
    [Theory]
    [InlineData("2019-01-15", "all 1/1 of 1/1")]
    [InlineData("2019-01-14", "all 0/0 of 1/1")]
    public async Task A_retake_that_becomes_the_first_attempt_after_the_last_day_in_post_is_none_to_the_former_employer(string leftOn, string rate)
    {
        await using var reading = await GivenAsync(
        [
            Registered("2017-01-01"), Started(1, Wigan, "2017-03-01"), Agreed(Practitioner, "2018-05-01"), Endorsed(Practitioner, 1, Wigan, "2018-06-01"),
            .. All(attempt: 1, endorsement: 1, ElementResult.NotMet, "2018-08-01"), Ended(1, Wigan, "2018-09-30"),
            Started(2, Leeds, "2018-10-01"), Endorsed(Practitioner, 2, Leeds, "2018-10-20"), .. All(attempt: 2, endorsement: 2, ElementResult.Met, "2018-12-01"), Ended(2, Leeds, leftOn),
            new JourneyEvent.ResultSetAside(Practitioner, 1, 1, null, new ActorId("chair"), Day("2019-01-15")),
        ]);

        Rates(await reading.DashboardAsync(Leeds, "2018-12-31"))[0].Should().Be("all 0/0 of 0/1");
        Rates(await reading.DashboardAsync(Leeds, "2019-01-31"))[0].Should().Be(rate);
    }

    /// <summary>The three elements, sat and released.</summary>
    private static JourneyEvent[] All(int attempt, int endorsement, ElementResult result, string releasedOn) =>
    [
        Booked(Practitioner, attempt, endorsement, ElementSet.All, on: releasedOn, sitsOn: releasedOn), .. ElementSet.All.Select(element => Marked(Practitioner, attempt, element, result, releasedOn)),
        Released(Practitioner, attempt, result == ElementResult.Met ? ElementSet.Empty : ElementSet.All, releasedOn),
    ];

    /// <summary>Own met and own number, of those of the country.</summary>
    private static string[] Rates(Application.Queries.EmployerDashboard dashboard) =>
        [.. dashboard.Rates.Lines.Where(line => line.Level == Practitioner).Select(line => $"{line.Element?.ToString() ?? "all"} {line.Own.Met}/{line.Own.N} of {line.National!.Met}/{line.National.N}")];

    /// <summary>What an employer that asks about a day takes of its own off a release of another day: of each part how many met, of how many.</summary>
    private static async Task<string> OffTheReleaseAsync(ReadSide reading, OrganisationCode organisation, string asOf, string release)
    {
        var own = ReadSide.Value(await reading.Reader.AskAsync(
            EmployerDashboardProjection.Name,
            new GetEmployerDashboard(organisation, Day(asOf)) { Caller = ReadSide.Employer(organisation) },
            journey: null,
            async snapshot => (IReadOnlyList<CountedRate>?)(await EmployerCareers.ReadAsync(
                snapshot, organisation, Day(asOf), CareerParts.Standing, CareerParts.Standing | CareerParts.Results, isLast: true)).OwnInRelease(Day(release), ReadSide.Places),
            TestContext.Current.CancellationToken));
        return string.Join(", ", own.Select(rate => $"{rate.Element?.ToString() ?? "all"} {rate.Met}/{rate.N}"));
    }

    private static async Task<(int Endorsed, int Assessed, int Accredited, int Elements)> CountsAsync(ReadSide reading, string asOf, OrganisationCode? at = null)
    {
        var dashboard = await reading.DashboardAsync(at ?? Leeds, asOf);
        return (dashboard.Endorsed, dashboard.Assessed, dashboard.Accredited, dashboard.Elements.Sum(element => element.Met + element.NarrowlyNotMet + element.NotMet));
    }

    private async Task<ReadSide> GivenAsync(JourneyEvent[] events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, events);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        return reading;
    }
}
