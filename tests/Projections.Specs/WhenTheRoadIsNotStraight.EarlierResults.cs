using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>The result of an attempt before the last one was corrected or annulled.</summary>
public sealed partial class WhenTheRoadIsNotStraight
{
    private static readonly JourneyEvent[] MissedWritingAgain =
    [
        .. MissedWriting,
        ReEndorsed(Practitioner, 2, Leeds, "2018-08-02"),
        Booked(Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-08-10", sitsOn: "2018-09-10"),
        Marked(Practitioner, 2, Element.Written, ElementResult.NarrowlyNotMet, "2018-09-11"),
        Released(Practitioner, 2, ElementSet.Of(Element.Written), "2018-10-01"),
        Narrow(Practitioner, 2, Element.Written, "2018-10-01", until: "2019-01-01", banked: "2019-08-01"),
    ];

    [Fact]
    [Trait("Rule", "S-41")]
    public async Task With_everything_met_at_an_earlier_attempt_after_all_nothing_is_to_be_taken_again()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWritingAgain, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-11-05"),
            ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2018-11-12"),
            Accredited(Practitioner, 1, "2018-08-01", due: "2021-08-01"), Certified(Practitioner, "2022-02-01", "2018-11-12"),
        ]);

        foreach (var day in new[] { "2018-10-01", "2018-11-12", "2019-08-02" })
        {
            var dashboard = await reading.DashboardAsync(Leeds, day);
            (dashboard.Accredited, Retakes(dashboard)).Should().Be((1, (0, 0)), day);
            dashboard.RetakeWindows.Should().BeEmpty(day);
            (await StandingAsync(reading, day)).Should().Be(Standing.Accredited, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-41")]
    public async Task With_more_lost_at_an_earlier_attempt_everything_is_to_be_taken_again()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWritingAgain, MarkPutRight(Practitioner, 1, Element.Knowledge, ElementResult.NotMet, "2018-11-05"),
            ResultPutRight(Practitioner, 1, ElementSet.Of(Element.Knowledge, Element.Written), "2018-08-01", "2018-11-12"),
            Full(Practitioner, 1, "2018-11-12", after: "2019-11-12"),
        ]);

        var dashboard = await reading.DashboardAsync(Leeds, "2018-11-12");
        Retakes(dashboard).Should().Be((0, 1));
        dashboard.RetakeWindows.Should().BeEmpty();
        (await StandingAsync(reading, "2018-11-12")).Should().Be(Standing.FullRetake);
    }

    [Fact]
    [Trait("Rule", "S-41")]
    public async Task With_another_element_lost_at_an_earlier_attempt_that_one_is_to_be_taken_again_until_it_is()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWritingAgain, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-11-05"), MarkPutRight(Practitioner, 1, Element.Knowledge, ElementResult.NotMet, "2018-11-05"),
            ResultPutRight(Practitioner, 1, ElementSet.Of(Element.Knowledge), "2018-08-01", "2018-11-12"),
            Retake(Practitioner, 1, Element.Knowledge, "2018-11-12", after: "2019-05-12", banked: "2019-11-12"),
        ]);

        var dashboard = await reading.DashboardAsync(Leeds, "2018-11-12");
        Retakes(dashboard).Should().Be((1, 0));
        dashboard.RetakeWindows.Should().Equal(new RetakeWindow(Journey(1), Practitioner, Element.Knowledge, Narrow: false, Day("2019-11-12"), Day("2019-11-12"), StandsStill: false));
        (await StandingAsync(reading, "2018-11-12")).Should().Be(Standing.ElementRetake);

        _ = await reading.AppendAsync(1, ReEndorsed(Practitioner, 3, Leeds, "2019-05-01"), Booked(Practitioner, 3, 3, ElementSet.Of(Element.Knowledge), on: "2019-05-13", sitsOn: "2019-06-03"));
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);

        foreach (var (day, open) in new[] { ("2018-09-10", 1), ("2018-09-11", 0), ("2018-10-01", 1), ("2019-06-03", 1), ("2019-06-04", 0) })
        {
            dashboard = await reading.DashboardAsync(Leeds, day);
            Retakes(dashboard).Should().Be((open, 0), day);
            dashboard.RetakeWindows.Should().HaveCount(open, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task With_an_earlier_result_annulled_everything_is_to_be_taken_again_from_its_day()
    {
        await using var reading = await GivenAsync([.. MissedWritingAgain, Annulled(Practitioner, 1, "2018-11-12"), Full(Practitioner, 1, "2018-11-12", after: "2019-11-12")]);

        foreach (var (day, retakes, standing) in new[] { ("2018-10-01", (1, 0), Standing.ElementRetake), ("2018-11-11", (1, 0), Standing.ElementRetake), ("2018-11-12", (0, 1), Standing.FullRetake) })
        {
            var dashboard = await reading.DashboardAsync(Leeds, day);
            Retakes(dashboard).Should().Be(retakes, day);
            dashboard.RetakeWindows.Should().HaveCount(retakes.Item1, day);
            (await StandingAsync(reading, day)).Should().Be(standing, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-36")]
    public async Task What_a_corrected_result_had_accredited_leaves_nothing_of_a_retake_before_it_was_revoked()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWritingAgain, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-11-05"),
            ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2018-11-12"),
            Accredited(Practitioner, 1, "2018-08-01", due: "2021-08-01"), Certified(Practitioner, "2022-02-01", "2018-11-12"),
            Revoked(Practitioner, "2019-03-01"), Full(Practitioner, 1, "2019-03-01", after: "2020-03-01"),
        ]);

        Retakes(await reading.DashboardAsync(Leeds, "2019-02-28")).Should().Be((0, 0));
        Retakes(await reading.DashboardAsync(Leeds, "2019-03-01")).Should().Be((0, 1));
    }
}
