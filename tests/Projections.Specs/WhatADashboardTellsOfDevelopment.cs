using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Employers;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Areas to develop, plans, expectations, re-accreditation and closing windows, counted by hand.</summary>
public sealed class WhatADashboardTellsOfDevelopment(PostgresFixture postgres)
{
    private static readonly ActorId Manager = new("manager");

    [Theory]
    [InlineData("2018-08-01", 0, 0, 0)]
    [InlineData("2018-08-02", 2, 0, 0)]
    [InlineData("2018-09-09", 2, 0, 0)]
    [InlineData("2018-09-10", 1, 1, 0)]
    [InlineData("2018-12-01", 0, 1, 1)]
    [Trait("Rule", "S-12")]
    public async Task Of_each_area_the_judgement_reported_last_counts(string asOf, int toDevelop, int met, int wellAbove)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. SatAtLeeds, Reported(1, 1, "2018-08-02", (1, AreaJudgement.Met), (4, AreaJudgement.ToDevelop))]);
        _ = await reading.AppendAsync(
            2,
            [
                .. SatAtLeeds,
                Reported(1, 1, "2018-08-02", (4, AreaJudgement.ToDevelop)),
                // A version after a correction, and a retake in which the area was looked at again.
                Reported(1, 2, "2018-09-10", (4, AreaJudgement.Met)),
                ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-12"),
                Booked(Level.Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-09-13", sitsOn: "2018-10-10"),
                Marked(Level.Practitioner, 2, Element.Written, ElementResult.Met, "2018-10-11"),
                new JourneyEvent.ResultReleased(Level.Practitioner, 2, Outcome.Met, ElementSet.Of(Element.Written), ElementSet.Empty, Manager, Day("2018-11-30")),
                Reported(2, 1, "2018-12-01", (4, AreaJudgement.WellAbove)),
            ]);
        _ = await reading.AppendAsync(1, new JourneyEvent.FeedbackIssued(Level.Practitioner, 1, 2, ElementSet.Of(Element.Written), AreaProfile.Of(new AreaRating(4, AreaJudgement.Met)), null, Day("2018-12-01")));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        var area = (await reading.DashboardAsync(Leeds, asOf)).Areas.SingleOrDefault(area => area.Area == 4);

        (area?.ToDevelop ?? 0, area?.Met ?? 0, area?.WellAbove ?? 0).Should().Be((toDevelop, met, wellAbove));
    }

    [Fact]
    [Trait("Rule", "S-12")]
    [Trait("Rule", "S-16")]
    public async Task A_report_is_the_employers_where_the_worker_was_employed_when_it_was_issued()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. SatAtLeeds, Reported(1, 1, "2018-08-02", (2, AreaJudgement.ToDevelop)), Ended(1, Leeds, "2018-08-31"), Started(2, Wigan, "2018-09-01")]);
        _ = await reading.AppendAsync(2, [.. SatAtLeeds, Reported(1, 1, "2018-08-02", (2, AreaJudgement.WellAbove)), CarriedOver(1, Leeds, Trust, "2019-04-01")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        var (wigan, trust) = (await reading.DashboardAsync(Wigan, "2018-09-30"), await reading.DashboardAsync(Trust, "2019-04-01"));

        wigan.Areas.Should().BeEmpty("what was reported to Leeds is no business of Wigan");
        wigan.Provenance.Single(how => how.Definition.Code == "employer-areas-1").Excluded.Should().ContainSingle().Which.Should().Match<Exclusion>(left => left.Reason == "no-report" && left.Count == 1);
        (await reading.DashboardAsync(Leeds, "2018-09-30")).Areas.Should().ContainSingle().Which.Should().Be(new AreaCounts(Level.Practitioner, "2018", 2, "Communication", 0, 0, 1), "who has left is in post nowhere here");
        trust.Areas.Should().ContainSingle().Which.WellAbove.Should().Be(1, "an employment that was carried over goes on");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task A_report_on_a_result_that_was_annulled_counts_no_more()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. SatAtLeeds, Reported(1, 1, "2018-08-02", (2, AreaJudgement.Met)), Annulled(Level.Practitioner, 1, "2018-10-01")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Leeds, "2018-09-30")).Areas.Should().ContainSingle();
        (await reading.DashboardAsync(Leeds, "2018-10-01")).Areas.Should().BeEmpty();
    }

    [Theory]
    [InlineData("2018-08-14", 0, 0)]
    [InlineData("2018-08-15", 0, 1)]
    [InlineData("2018-08-20", 1, 0)]
    [InlineData("2018-09-15", 1, 0)]
    [InlineData("2018-10-11", 0, 0)]
    [Trait("Rule", "R-094")]
    public async Task Plans_are_counted_while_there_is_something_to_take_again(string asOf, int agreed, int notAgreed)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1,
            [
                .. SatAtLeeds[..^1],
                Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-15"),
                Narrow(Level.Practitioner, 1, Element.Written, "2018-08-15", until: "2018-11-15", banked: "2019-08-15"),
                new JourneyEvent.DevelopmentPlanAgreed(Level.Practitioner, 1, new DocumentId(new Guid("7a5c1c1e-0000-4000-8000-000000000011")), Manager, Day("2018-08-20")),
                new JourneyEvent.DevelopmentPlanAgreed(Level.Practitioner, 1, new DocumentId(new Guid("7a5c1c1e-0000-4000-8000-000000000012")), Manager, Day("2018-08-25")),
                ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"),
                Booked(Level.Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-09-02", sitsOn: "2018-10-10"),
            ]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Leeds, asOf)).Plans.Single(plans => plans.Level == Level.Practitioner).Should().Be(new DevelopmentPlans(Level.Practitioner, agreed, notAgreed));
    }

    [Theory]
    [InlineData("2018-06-30", 0, 0)]
    [InlineData("2018-07-01", 2, 2)]
    [InlineData("2018-07-10", 1, 2)]
    [InlineData("2019-03-01", 2, 2)]
    [InlineData("2019-04-01", 1, 1)]
    [Trait("Rule", "R-022")]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "S-49")]
    public async Task An_expectation_is_overdue_from_the_day_after_until_the_worker_is_put_forward_or_leaves(string asOf, int notPutForward, int notAccredited)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1,
            Registered("2017-01-01"), Started(1, Leeds, "2017-06-30"),
            RoleStarted(1, 1, EntryRoute.OtherSocialWorkRole, "2017-06-30", null, "2018-06-30"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-07-10"));
        _ = await reading.AppendAsync(
            2,
            Registered("2017-01-01"), Started(1, Leeds, "2017-06-30"),
            RoleStarted(1, 1, EntryRoute.OutsideEngland, "2017-06-30", null, "2018-06-30"),
            Ended(1, Leeds, "2019-03-31"));
        // The supported year says by when; until it is completed there is no expectation.
        _ = await reading.AppendAsync(
            3,
            Registered("2017-01-01"), Started(1, Leeds, "2017-01-01"),
            RoleStarted(1, 1, EntryRoute.NewlyQualified, "2017-01-01", "2018-01-01", null),
            new JourneyEvent.AsyeCompleted(1, Day("2018-02-28"), Day("2019-02-28"), Manager, Day("2018-02-28")));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Leeds, asOf)).Expectations[0].Should().Be(new ExpectationsOverdue(Level.Practitioner, notPutForward, notAccredited));
    }

    [Theory]
    [InlineData("2021-01-31", 0, 0, 0)]
    [InlineData("2021-02-01", 1, 0, 0)]
    [InlineData("2021-08-01", 1, 0, 0)]
    [InlineData("2021-08-02", 0, 1, 0)]
    [InlineData("2022-02-01", 0, 1, 0)]
    [InlineData("2022-02-02", 0, 0, 1)]
    [Trait("Rule", "S-15")]
    public async Task Re_accreditation_is_due_soon_then_overdue_and_then_the_accreditation_is_not_current(string asOf, int dueSoon, int overdue, int notCurrent)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. SatAtLeeds[..^2], Marked(Level.Practitioner, 1, Element.Written, ElementResult.Met, "2018-07-12"), Released(Level.Practitioner, 1, ElementSet.Empty, "2018-08-01"), Accredited(Level.Practitioner, 1, "2018-08-01", due: "2021-08-01"), Certified(Level.Practitioner, "2022-02-01", "2018-08-01")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Leeds, asOf)).Reaccreditations[0].Should().Be(new ReaccreditationsDue(Level.Practitioner, dueSoon, overdue, notCurrent));
    }

    [Theory]
    [InlineData("2018-08-16", 0, 0)]
    [InlineData("2018-08-17", 0, 1)]
    [InlineData("2018-10-15", 0, 1)]
    [InlineData("2018-10-16", 1, 1)]
    [InlineData("2018-11-15", 1, 1)]
    [InlineData("2018-11-16", 0, 0)]
    public async Task Windows_close_within_thirty_and_within_ninety_days(string asOf, int thirty, int ninety)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1, [.. SatAtLeeds[..^1], Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-15"), Narrow(Level.Practitioner, 1, Element.Written, "2018-08-15", until: "2018-11-15", banked: "2018-11-15")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await reading.DashboardAsync(Leeds, asOf)).RetakesClosing.Should().Be(new RetakesClosing(thirty, ninety));
    }

    /// <summary>Sat and released with one element not met, by hand up to the release.</summary>
    private static JourneyEvent[] SatAtLeeds =>
    [
        Registered("2017-01-01"), Started(1, Leeds, "2017-03-01"), Agreed(Level.Practitioner, "2018-05-01"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-12"),
        Marked(Level.Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-12"),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
        Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
    ];

    private static JourneyEvent.FeedbackIssued Reported(int attempt, int version, string on, params (int Area, AreaJudgement Judgement)[] areas) => new JourneyEvent.FeedbackIssued(
        Level.Practitioner, attempt, version, ElementSet.Of(Element.Written), AreaProfile.Of(areas.Select(area => new AreaRating(area.Area, area.Judgement))), null, Day(on));
}
