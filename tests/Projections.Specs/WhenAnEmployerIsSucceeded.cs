using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.Retention;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using static Naas.Projections.Specs.RetentionQuestions;

namespace Naas.Projections.Specs;

/// <summary>Whom a successor takes over had to stay until then: it watches them only afterwards, and the one succeeded watches all of its own until then (S-16).</summary>
public sealed class WhenAnEmployerIsSucceeded(PostgresFixture postgres)
{
    private static readonly Projection Projection = RetentionProjection.Definition;

    /// <summary>Of four who begin in January 2015 two leave after seven months; the other two are carried over after 24, to where two began in January 2016.</summary>
    [Fact]
    public async Task The_one_succeeded_keeps_its_leavers_and_the_successor_has_nobody_at_risk_before_the_succession()
    {
        await using var reading = await SucceededAsync();

        var before = (await CurveAsync(reading, Leeds, asOf: "2018-12-31")).Groups.Should().ContainSingle().Subject;
        before.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Censored.Number, point.Stayed)).Should().Equal((7, 4, 2, 0, 0.5), (24, 2, 0, 2, 0.5));
        // One of its own two leaves after ten months; after thirty one of three, the two carried over among them.
        var after = (await CurveAsync(reading, Trust, asOf: "2018-12-31")).Groups.Should().ContainSingle().Subject;
        after.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Censored.Number, point.Stayed)).Should().Equal(
            (10, 2, 1, 0, 0.5), (30, 3, 1, 0, 0.3333), (35, 2, 0, 1, 0.3333), (47, 1, 0, 1, 0.3333));
        var country = (await CurveAsync(reading, null, asOf: "2018-12-31")).Groups.Should().ContainSingle().Subject;
        country.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number)).Should().Equal((7, 6, 2), (10, 4, 1), (30, 3, 1), (35, 2, 0), (47, 1, 0));
    }

    [Fact]
    public async Task In_the_month_of_the_succession_there_is_no_month_yet_that_the_successor_watched()
    {
        await using var reading = await SucceededAsync();

        var then = await CurveAsync(reading, Trust, asOf: "2017-01-31");

        then.Groups.Should().ContainSingle().Which.People.Number.Should().Be(2);
        then.Provenance.Excluded.Select(left => (left.Reason, left.Count)).Should().Equal(("no-whole-month", 2L));
        (await CurveAsync(reading, Trust, asOf: "2016-12-31")).Provenance.Excluded.Should().BeEmpty();
        (await CurveAsync(reading, Leeds, asOf: "2016-12-31")).Groups[0].Points.Select(point => (point.Months, point.Censored.Number)).Should().Equal((7, 0), (23, 2));
    }

    [Fact]
    public async Task After_a_result_each_watches_for_its_own_time()
    {
        await using var reading = await ReleasedAsync();

        var landmark = (await CurveAsync(reading, Trust, asOf: "2018-12-31", by: RetentionGroups.Outcome, clock: RetentionClock.Release)).Groups.Should().ContainSingle().Subject;
        landmark.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number)).Should().Equal((2, 1, 1), (4, 1, 1));
        var service = (await CurveAsync(reading, Trust, asOf: "2018-12-31", by: RetentionGroups.Outcome)).Groups.Should().ContainSingle().Subject;
        service.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number)).Should().Equal((9, 1, 1), (11, 1, 1));
        var before = (await CurveAsync(reading, Leeds, asOf: "2018-12-31", by: RetentionGroups.Outcome)).Groups.Should().ContainSingle().Subject;
        before.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Censored.Number)).Should().Equal((9, 3, 1, 0), (10, 2, 0, 1), (11, 1, 0, 1));
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(3, 2, 1)]
    public async Task Who_left_soon_after_a_result_is_counted_where_the_result_was_released_and_the_time_was_watched(int months, int people, int left)
    {
        await using var reading = await ReleasedAsync();

        var before = (await MovesAsync(reading, Leeds, "2018-12-31", months)).AfterResults.Should().ContainSingle().Subject;
        (before.People.Number, before.Left.Number).Should().Be((people, left));
        var after = (await MovesAsync(reading, Trust, "2018-12-31", months)).AfterResults.Should().ContainSingle().Subject;
        (after.People.Number, after.Left.Number).Should().Be((1, 1), "the results of the others were released before the succession");
        (await MovesAsync(reading, null, "2018-12-31", months)).AfterResults.Should().ContainSingle().Which.People.Number.Should().Be(4);
    }

    /// <summary>Carried over on 1 September: who sat or left before it is not the successor's, who sits or waits afterwards is.</summary>
    [Fact]
    public async Task What_had_come_of_an_endorsement_before_the_succession_stays_with_the_one_succeeded()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        JourneyEvent[] given = [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01")];
        JourneyEvent carried = CarriedOver(1, Leeds, Trust, "2018-09-01");
        _ = await reading.AppendAsync(1, [.. given, Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-06-10", "2018-07-10"), carried]);
        _ = await reading.AppendAsync(2, [.. given, carried, Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-09-03", "2018-10-10")]);
        _ = await reading.AppendAsync(3, [.. given, TakenBack(Level.Practitioner, 1, Leeds, "2018-08-31"), carried]);
        _ = await reading.AppendAsync(4, [.. given, carried]);
        await reading.CatchUpAsync(Projection);

        (await FatesAsync(Leeds, "2018-08-31")).Should().Be((4, 1, 1, 2));
        (await FatesAsync(Leeds, "2018-12-31")).Should().Be((2, 1, 1, 0));
        (await FatesAsync(Trust, "2018-08-31")).Should().Be((0, 0, 0, 0));
        (await FatesAsync(Trust, "2018-09-30")).Should().Be((2, 0, 0, 2));
        (await FatesAsync(Trust, "2018-12-31")).Should().Be((2, 1, 0, 1));
        (await FatesAsync(null, "2018-12-31")).Should().Be((4, 2, 1, 1));

        async Task<(int? Given, int? Sat, int? Withdrawn, int? Waiting)> FatesAsync(OrganisationCode? at, string asOf)
        {
            var fates = (await MovesAsync(reading, at, asOf)).Endorsements;
            return (fates.Given.Number, fates.Sat.Number, fates.Withdrawn.Number, fates.Waiting.Number);
        }
    }

    private async Task<ReadSide> SucceededAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2015-01-02"), Started(1, Leeds, "2015-01-05"), Ended(1, Leeds, "2015-08-31"));
        _ = await reading.AppendAsync(2, Registered("2015-01-02"), Started(1, Leeds, "2015-01-05"), Ended(1, Leeds, "2015-08-31"));
        _ = await reading.AppendAsync(3, Registered("2015-01-02"), Started(1, Leeds, "2015-01-05"), CarriedOver(1, Leeds, Trust, "2017-01-01"), Ended(1, Trust, "2017-07-31"));
        _ = await reading.AppendAsync(4, Registered("2015-01-02"), Started(1, Leeds, "2015-01-05"), CarriedOver(1, Leeds, Trust, "2017-01-01"));
        _ = await reading.AppendAsync(5, Registered("2016-01-02"), Started(1, Trust, "2016-01-04"), Ended(1, Trust, "2016-11-30"));
        _ = await reading.AppendAsync(6, Registered("2016-01-02"), Started(1, Trust, "2016-01-04"));
        await reading.CatchUpAsync(Projection);
        return reading;
    }

    /// <summary>Four results of August 2018: carried over in November and left in December, left in October, carried over in the next June, and carried over before it, in July, and left in October.</summary>
    private async Task<ReadSide> ReleasedAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        await ReleaseAsync(1, CarriedOver(1, Leeds, Trust, "2018-11-01"), Ended(1, Trust, "2018-12-31"));
        await ReleaseAsync(2, Ended(1, Leeds, "2018-10-31"));
        await ReleaseAsync(3, CarriedOver(1, Leeds, Trust, "2019-06-01"));
        await ReleaseAsync(4, CarriedOver(1, Leeds, Trust, "2018-07-01"), Ended(1, Trust, "2018-10-31"));
        await reading.CatchUpAsync(Projection);
        return reading;

        async Task ReleaseAsync(int journey, params JourneyEvent[] later) => _ = await reading.AppendAsync(
            journey,
            [
                Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
                Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-06-10", "2018-06-28"), Released(Level.Practitioner, 1, ElementSet.Empty, "2018-08-01"), .. later,
            ]);
    }
}
