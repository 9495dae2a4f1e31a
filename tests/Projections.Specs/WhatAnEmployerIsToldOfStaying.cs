using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
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

    [Theory]
    [InlineData(Role.Employer, "2020-09-29", "2019-09-30")]
    [InlineData(Role.Employer, "2020-09-30", "2020-09-30")]
    [InlineData(Role.Employer, "2021-09-29", "2020-09-30")]
    [InlineData(Role.DfeAnalyst, "2021-09-29", "2021-08-31")]
    public void An_employer_is_told_as_of_the_last_census_that_is_over(Role role, string today, string asOf) =>
        Months.LastDayOf(RetentionTelling.MonthOf(new Caller(new ActorId("somebody"), role, null, null), asOf: null, Day(today))).Should().Be(Day(asOf));

    private static WatchedGroup Group(string name, int left) => new(name, [new(new FollowUp(6, happened: true), left), new(new FollowUp(12, happened: false), 20)]);
}
