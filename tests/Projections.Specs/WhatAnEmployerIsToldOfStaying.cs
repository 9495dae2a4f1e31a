using System.Globalization;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Published;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.Retention;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>What leaves the department about staying and leaving, and as of when.</summary>
public sealed class WhatAnEmployerIsToldOfStaying
{
    /// <summary>Three who left are few, and the 23 of whom they are three would tell them beside the twenty watched no further.</summary>
    [Fact]
    public void A_group_whose_size_is_withheld_is_not_told_as_those_at_risk_in_its_first_year()
    {
        var curves = RetentionCurveTelling.Leaving([Group("met", left: 3), Group("not-met", left: 8)], DisclosurePolicy.NaasSdc3);

        var withheld = new RetentionCount(null, "c");
        curves[0].People.Should().Be(withheld);
        var point = curves[0].Points.Should().ContainSingle().Subject;
        (point.AtRisk, point.Left, point.Stayed).Should().Be((withheld, withheld, null));
    }

    [Fact]
    public void A_group_whose_size_is_told_is_told_as_those_at_risk_too()
    {
        var curve = RetentionCurveTelling.Leaving([Group("all", left: 8)], DisclosurePolicy.NaasSdc3).Should().ContainSingle().Subject;

        (curve.People.Number, curve.Points[0].AtRisk.Number, curve.Points[0].Stayed).Should().Be((28, 28, 0.71));
    }

    // In the first year nobody left, which every curve has at its beginning and tells nothing there; a year later it would tell each one's.
    [Fact]
    [Trait("Rule", "S-38")]
    public void A_share_that_reads_as_everybodys_or_nobodys_is_withheld_in_words()
    {
        var later = Curve((18, true, 8), (24, false, 20));
        var gone = Curve((6, true, 8), (12, false, 10), (24, true, 20));
        var nearlyAll = Curve((6, true, 5), (12, false, 1995));

        later.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Stayed, point.Note)).Should().Equal((12, 28, 0, null, AllOrNone), (24, 28, 8, 0.71, null));
        gone.Points.Select(point => (point.Months, point.Stayed, point.Lower, point.Note)).Should().Equal((12, 0.79, 0.62, null), (24, null, null, AllOrNone));
        nearlyAll.Points.Select(point => (point.Left.Number, point.Stayed, point.Lower, point.Upper, point.Note)).Should().Equal((5, null, null, null, AllOrNone));

        static RetentionCurve Curve(params IReadOnlyList<(int Months, bool Left, int People)> people) => RetentionCurveTelling.Leaving(
            [new WatchedGroup("all", [.. people.Select(alike => new FollowUps(new FollowUp(alike.Months, alike.Left), alike.People))])], DisclosurePolicy.NaasSdc3).Single();
    }

    [Theory]
    [Trait("Rule", "S-38")]
    [InlineData(0, 40, null, 0.0)]
    [InlineData(40, 40, null, 100.0)]
    [InlineData(5, 12_500, null, 0.0)]
    [InlineData(12_495, 12_500, null, 100.0)]
    [InlineData(7, 10_000, 0.1, 0.1)]
    [InlineData(8, 40, 20.0, 20.0)]
    [InlineData(8, 9, null, 88.9)]
    public void A_rate_that_reads_as_nobodys_or_everybodys_is_withheld(int part, int of, double? told, double? inside)
    {
        (Outside.Share(part, of).Percent, Outside.Ratio(RetentionTelling.Exactly(part), of).Percent).Should().Be((told, told));
        (Inside.Share(part, of).Percent, Inside.Ratio(RetentionTelling.Exactly(part), of).Percent).Should().Be((inside, inside));
        (Outside.Share(part, of).Symbol == "c").Should().Be(told is null);
    }

    // In post last year and this, joiners and leavers: three tell the fourth. So leavers are withheld beside few joiners, as turnover has it.
    [Theory]
    [Trait("Rule", "S-38")]
    [InlineData(8, 6, "40 7 8 20.0")]
    [InlineData(8, 3, "40 7 c c")]
    [InlineData(3, 6, "40 7 c c")]
    [InlineData(8, 0, "40 7 8 20.0")]
    [InlineData(0, 6, "40 7 0 c")]
    public void Beside_what_was_published_leavers_are_told_as_turnover_tells_them(int leavers, int joiners, string told)
    {
        var workforce = new WorkforceCounts(Headcount: 40, Agency: 7, joiners, leavers);

        string.Join(' ', TrackedFigure.Of(workforce, Outside).Select(Text)).Should().Be(told);
        string.Join(' ', TrackedFigure.Of(workforce, Inside).Select(Text)).Should().Be(string.Create(CultureInfo.InvariantCulture, $"40 7 {leavers} {leavers * 2.5:0.0}"));

        static string Text(TrackedFigure figure) => figure.Symbol ?? figure.Value!.Value.ToString(figure.Name == "turnover" ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(Role.Employer, "2020-09-29", "2019-09-30")]
    [InlineData(Role.Employer, "2020-09-30", "2020-09-30")]
    [InlineData(Role.Employer, "2021-09-29", "2020-09-30")]
    [InlineData(Role.DfeAnalyst, "2021-09-29", "2021-08-31")]
    public void An_employer_is_told_as_of_the_last_census_that_is_over(Role role, string today, string asOf) =>
        Months.LastDayOf(RetentionTelling.MonthOf(new Caller(new ActorId("somebody"), role, null, null), asOf: null, Day(today))).Should().Be(Day(asOf));

    private const string AllOrNone = "Withheld: below the national level no rate is told that reads as that of nobody or of everybody.";

    private static RetentionTelling Outside { get; } = RetentionTelling.To(new Caller(new ActorId("manager"), Role.Employer, Leeds, null));

    private static RetentionTelling Inside { get; } = RetentionTelling.To(new Caller(new ActorId("analyst"), Role.DfeAnalyst, null, null));

    private static WatchedGroup Group(string name, int left) => new(name, [new(new FollowUp(6, happened: true), left), new(new FollowUp(12, happened: false), 20)]);
}
