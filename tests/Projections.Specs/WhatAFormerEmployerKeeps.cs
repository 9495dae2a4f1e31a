using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard;
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
        await using var reading = await GivenAsync(
        [
            .. Sat[..^1], Marked(Practitioner, 1, Element.Written, ElementResult.NotMet, "2018-07-12"), Released(Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
            Retake(Practitioner, 1, Element.Written, "2018-08-01", after: "2018-11-01", banked: "2019-08-01"), Ended(1, Leeds, "2018-08-31"),
            MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-09-10"), ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2018-09-11"),
            Accredited(Practitioner, 1, "2018-09-11"),
        ]);

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
