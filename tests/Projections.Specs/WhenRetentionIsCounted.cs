using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections.Retention;
using Naas.Projections.Specs.Equalities;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using static Naas.Projections.Specs.RetentionQuestions;

namespace Naas.Projections.Specs;

/// <summary>Who stays how long, leaves and moves: counted in whole months, from the lines of a tally alone.</summary>
public sealed class WhenRetentionIsCounted(PostgresFixture postgres)
{
    private static readonly Projection Projection = RetentionProjection.Definition;

    /// <summary>By hand: of four, two leave after three months (2 of 4), one after five (1 of 2), and one is watched for seven.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task The_curve_of_a_few_employments_is_the_one_worked_out_by_hand(int pageSize)
    {
        await using var reading = await FourAsync(pageSize);

        var curves = await CurveAsync(reading, Leeds, asOf: "2018-10-15");

        curves.AsOf.Should().Be(Day("2018-09-30"), "it is the last month that is over");
        var curve = curves.Groups.Should().ContainSingle().Subject;
        (curve.Group, curve.People.Number, curve.Left.Number, curve.MedianMonths).Should().Be(("all", 4, 3, 4.0));
        curve.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Censored.Number, point.Stayed)).Should().Equal((3, 4, 2, 0, 0.5), (5, 2, 1, 0, 0.25), (7, 1, 0, 1, 0.25));
        // Greenwood of the logarithm at 3: 2 / (4 × 2); its interval is 0.5 to the power of exp(±1.96 × 0.5 / log 0.5).
        (curve.Points[0].Lower, curve.Points[0].Upper).Should().Be((0.0578, 0.8449));
        curves.Provenance.N.Should().Be(4);
        curves.Provenance.Definition.Code.Should().Be("retention-service-2");
        curves.Warnings.Should().ContainSingle().Which.Should().Contain("S-39");
    }

    [Fact]
    public async Task As_of_an_earlier_month_whoever_left_since_is_in_post()
    {
        await using var reading = await FourAsync();

        var curve = (await CurveAsync(reading, Leeds, asOf: "2018-04-15")).Groups.Should().ContainSingle().Subject;

        (curve.People.Number, curve.Left.Number, curve.MedianMonths).Should().Be((4, 0, null));
        curve.Points.Select(point => (point.Months, point.Censored.Number)).Should().Equal((0, 1), (1, 1), (2, 2));
    }

    [Fact]
    public async Task The_country_has_lines_of_its_own_and_levels_are_those_with_which_employments_began()
    {
        await using var reading = await FourAsync();
        _ = await reading.AppendAsync(1, RoleAt(1, Level.Practitioner, "2018-01-03"), RoleAt(2, Level.Supervisor, "2018-03-01"));
        _ = await reading.AppendAsync(3, RoleAt(1, Level.Supervisor, "2018-02-05"));
        await reading.CatchUpAsync(Projection);

        (await CurveAsync(reading, null, asOf: "2018-12-31")).Groups.Should().ContainSingle().Which.People.Number.Should().Be(5);
        var byLevel = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Level);

        byLevel.Groups.Select(group => (group.Group, group.People.Number)).Should().Equal(("practitioner", 1), ("supervisor", 1));
        byLevel.Provenance.Excluded.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = "no-role", Count = 3L });
        (await CurveAsync(reading, Leeds, asOf: "2018-12-31", level: Level.Supervisor)).Groups.Should().ContainSingle().Which.People.Number.Should().Be(1);
        (await CurveAsync(reading, Leeds, asOf: "2018-12-31", basis: EmploymentBasis.Agency)).Groups.Should().BeEmpty();
    }

    [Fact]
    public async Task From_the_release_onward_time_before_it_is_nobodys()
    {
        await using var reading = await AssessedAsync();

        var landmark = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Outcome, clock: RetentionClock.Release);

        landmark.Groups.Select(group => (group.Group, group.People.Number, group.Left.Number)).Should().Equal(("met", 1, 0), ("not-met", 2, 2));
        landmark.Groups[0].Points.Select(point => (point.Months, point.AtRisk.Number, point.Censored.Number)).Should().Equal((4, 1, 1));
        landmark.Groups[1].Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Stayed)).Should().Equal((0, 2, 1, 0.5), (2, 1, 1, 0.0));
        landmark.Provenance.Excluded.Select(left => (left.Reason, left.Count)).Should().Equal(("not-in-post", 1L));
    }

    /// <summary>By the clock of service the worker who left after 21 months is at risk after month 19 alone; who was never at risk in a whole month counts nowhere.</summary>
    [Fact]
    public async Task By_the_clock_of_service_a_result_brings_nobody_under_watch_before_its_release()
    {
        await using var reading = await AssessedAsync();

        var service = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Outcome);

        service.Provenance.Definition.Code.Should().Be("retention-service-result-2");
        service.Groups.Select(group => (group.Group, group.People.Number)).Should().Equal(("met", 1), ("not-met", 1));
        service.Groups[1].Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number)).Should().Equal((21, 1, 1));
        service.Provenance.Excluded.Select(left => (left.Reason, left.Count)).Should().Equal(("no-whole-month", 1L), ("not-in-post", 1L));
        // The worker who met is under watch from month 31 on, and so never together with the one who left in month 21.
        service.Difference.Should().BeNull();
    }

    [Fact]
    public async Task A_result_that_does_not_count_any_more_makes_way_for_the_next_and_a_corrected_one_counts_as_corrected()
    {
        await using var reading = await AssessedAsync();
        _ = await reading.AppendAsync(1, new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, new ActorId("releaser"), Day("2018-09-01")));
        _ = await reading.AppendAsync(2, new JourneyEvent.ResultCorrected(Level.Practitioner, 1, Outcome.NotMet, ElementSet.Empty, ElementSet.All, Day("2018-08-01"), new ActorId("releaser"), Day("2018-09-01")));
        await reading.CatchUpAsync(Projection);

        var landmark = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Outcome, clock: RetentionClock.Release);

        landmark.Groups.Select(group => (group.Group, group.People.Number, group.Left.Number)).Should().Equal(("not-met", 2, 1));
    }

    [Fact]
    public async Task Turnover_is_leavers_over_those_in_post_on_the_census_day_and_who_leaves_on_it_is_both()
    {
        await using var reading = await MovingAsync();

        var turnover = await TurnoverAsync(reading, Leeds, 2018);

        turnover.CountedOn.Should().Be(Day("2018-09-30"));
        (turnover.InPost.Number, turnover.Leavers.Number, turnover.Rate.Percent, turnover.Joiners.Number).Should().Be((3, 2, 66.7, 2));
        (turnover.MovedAway.Number, turnover.MovedHere.Number, turnover.Agency.Number, turnover.AgencyMoves.Number).Should().Be((1, 1, 0, 1));
        turnover.Reasons.Where(reason => reason.Leavers.Number > 0).Select(reason => (reason.Reason, reason.Leavers.Number)).Should().Equal((LeavingReason.Resignation, 2));
        turnover.Destinations.Where(to => to.Leavers.Number > 0).Select(to => (to.Destination, to.Leavers.Number)).Should().Equal((LeavingDestination.OtherLocalAuthorityInEngland, 2));
        (turnover.Provenance.N, turnover.Provenance.Definition.Code, turnover.Provenance.Edition).Should().Be((3L, "turnover-2", "response-2017"));

        var next = await TurnoverAsync(reading, Leeds, 2019);
        (next.InPost.Number, next.Leavers.Number, next.Rate.Percent, next.Joiners.Number).Should().Be((3, 0, 0, 1));
        var country = await TurnoverAsync(reading, null, 2018);
        (country.InPost.Number, country.Leavers.Number, country.Joiners.Number, country.MovedAway.Number).Should().Be((3, 3, 2, 2));
        (await TurnoverAsync(reading, null, year: null)).Year.Should().Be(2020, "it is the last census that has been");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Who_is_carried_over_has_neither_left_nor_joined_and_counts_with_the_successor_from_then_on()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2010-01-04"), new JourneyEvent.EmploymentCarriedOver(1, Leeds, Trust, Day("2018-06-01")));
        await reading.CatchUpAsync(Projection);

        (await TurnoverAsync(reading, Leeds, 2017)).InPost.Number.Should().Be(1);
        (await TurnoverAsync(reading, Trust, 2017)).InPost.Number.Should().Be(0);
        var (before, after) = (await TurnoverAsync(reading, Leeds, 2018), await TurnoverAsync(reading, Trust, 2018));
        (before.InPost.Number, before.Leavers.Number).Should().Be((0, 0));
        (after.InPost.Number, after.Joiners.Number).Should().Be((1, 0));
        (await CurveAsync(reading, Leeds, asOf: "2018-05-31")).Groups.Should().ContainSingle();
        // Unbroken: 102 months from January 2010 to July 2018, of which the successor watched one.
        (await CurveAsync(reading, Trust, asOf: "2018-07-31")).Groups.Should().ContainSingle().Which.Points.Should().ContainSingle().Which.Months.Should().Be(102);
        (await CurveAsync(reading, Leeds, asOf: "2018-07-31")).Groups.Should().ContainSingle().Which.Points.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Months = 101, Left = new RetentionCount(0, null), Censored = new RetentionCount(1, null) });
        (await CurveAsync(reading, null, asOf: "2018-06-30")).Groups.Should().ContainSingle().Which.People.Number.Should().Be(1);
    }

    [Fact]
    public async Task Who_moves_between_endorsement_and_sitting_is_told_from_who_sat_and_who_left()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. Readied(), Ended(1, Leeds, "2018-07-31"), Lapsed(Level.Practitioner, 1, Leeds, "2018-07-31"), Started(2, Wigan, "2018-08-06")]);
        _ = await reading.AppendAsync(2, [.. Readied(), Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-06-10", "2018-07-10")]);
        _ = await reading.AppendAsync(3, [.. Readied(), Ended(1, Leeds, "2018-07-31"), Lapsed(Level.Practitioner, 1, Leeds, "2018-07-31")]);
        _ = await reading.AppendAsync(4, [.. Readied(), Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-06-10", "2018-12-10")]);
        await reading.CatchUpAsync(Projection);

        var then = (await MovesAsync(reading, Leeds, "2018-08-31")).Endorsements;
        (then.Given.Number, then.Sat.Number, then.Moved.Number, then.Left.Number, then.Withdrawn.Number, then.Waiting.Number, then.MovedRate.Percent).Should().Be((4, 1, 1, 1, 0, 1, 25));
        (await MovesAsync(reading, Leeds, "2018-06-30")).Endorsements.Waiting.Number.Should().Be(4);
        (await MovesAsync(reading, Leeds, "2018-12-31")).Endorsements.Sat.Number.Should().Be(2);
        (await MovesAsync(reading, Wigan, "2018-12-31")).Endorsements.Given.Number.Should().Be(0);
    }

    /// <summary>31 days before the last day in post, and three months after it.</summary>
    [Theory]
    [InlineData("2018-04-29", 0)]
    [InlineData("2018-04-30", 1)]
    [InlineData("2018-06-01", 1)]
    [InlineData("2018-08-31", 1)]
    [InlineData("2018-09-01", 0)]
    public async Task Who_hands_over_before_leaving_has_moved_and_who_has_had_two_posts_has_not(string began, int moved)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-08"), Started(2, Wigan, began), Ended(1, Leeds, "2018-05-31"));
        await reading.CatchUpAsync(Projection);

        (await TurnoverAsync(reading, Leeds, 2018)).MovedAway.Number.Should().Be(moved);
        (await TurnoverAsync(reading, Wigan, 2018)).MovedHere.Number.Should().Be(moved);
    }

    [Fact]
    public async Task Who_left_within_so_many_months_is_counted_among_those_of_whom_so_many_are_known()
    {
        await using var reading = await AssessedAsync();

        (await MovesAsync(reading, null, "2018-12-31", months: 2)).AfterResults.Select(each => (each.Outcome, each.WithinMonths, each.People.Number, each.Left.Number)).Should().Equal((Outcome.Met, 2, 1, 0), (Outcome.NotMet, 2, 2, 2));
        (await MovesAsync(reading, null, "2018-12-31", months: 1)).AfterResults[1].Left.Number.Should().Be(1);
        (await MovesAsync(reading, null, "2018-12-31")).AfterResults.Should().BeEmpty("nobody's result is six months old");
        (await MovesAsync(reading, null, "2019-08-31")).AfterResults.Select(each => (each.Outcome, each.WithinMonths, each.People.Number)).Should().Equal((Outcome.Met, 6, 1), (Outcome.Met, 12, 1), (Outcome.NotMet, 6, 2), (Outcome.NotMet, 12, 2));
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public async Task A_record_that_made_way_for_another_counts_nowhere_until_it_is_opened_again()
    {
        await using var reading = await FourAsync();
        _ = await reading.AppendAsync(1, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(2)), 1, new ActorId("operations"), Day("2018-10-01")));
        await reading.CatchUpAsync(Projection);
        (await CurveAsync(reading, Leeds, asOf: "2018-10-15")).Groups[0].People.Number.Should().Be(3);

        _ = await reading.AppendAsync(1, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(2)), 1, new ActorId("operations"), Day("2018-10-02")));
        await reading.CatchUpAsync(Projection);
        (await CurveAsync(reading, Leeds, asOf: "2018-10-15")).Groups[0].People.Number.Should().Be(4);
    }

    [Fact]
    public async Task An_expunged_employment_is_gone_and_a_corrected_one_counts_as_it_is_known_now()
    {
        await using var reading = await FourAsync();
        _ = await reading.AppendAsync(4, new JourneyEvent.EmploymentExpunged(1, Leeds, CorrectionReason.WrongPerson, new ActorId("manager"), Day("2018-10-01")));
        _ = await reading.AppendAsync(1, new JourneyEvent.EmploymentCorrected(1, EmploymentBasis.Direct, null, Day("2018-01-03"), null, CorrectionReason.ClericalError, new ActorId("manager"), Day("2018-10-01")));
        await reading.CatchUpAsync(Projection);

        var curve = (await CurveAsync(reading, Leeds, asOf: "2018-10-15")).Groups[0];

        (curve.People.Number, curve.Left.Number).Should().Be((3, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task The_tally_is_the_count_of_the_rows_whatever_the_pages_and_a_rebuild_comes_to_the_same(int pageSize)
    {
        await using var reading = await MovingAsync(pageSize);
        for (var journey = 20; journey <= 110; journey += 15)
            _ = await reading.AppendAsync(journey, OneOfEach.Take(journey).ToArray());
        await reading.CatchUpAsync(Projection, pageSize);

        (await reading.ScalarAsync<long>("retention-kept", ("country", true))).Should().Be(0);
        (await reading.ScalarAsync<long>("retention-kept", ("country", false))).Should().Be(0);
        var report = await reading.RebuildAsync(Projection, dryRun: true);
        report.Equal.Should().BeTrue();
        report.Tables.Select(table => table.Table).Should().Contain(["retention_2", "retention_count_2"]);
    }

    /// <summary>Women leave after three and five months, the man stays, and of one nothing is known.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Groups_are_those_of_the_last_declaration_and_of_the_age_on_the_first_day(int pageSize)
    {
        var people = new KnownPeople()
            .With(1, "1997-02-01", Told.WhiteMan, Told.BlackWoman)
            .With(2, "1998-02-01", Told.BlackWoman)
            .With(3, "1960-01-01", Told.WhiteMan)
            .With(4, null);
        await using var reading = await ReadSide.CreateAsync(postgres, people: people);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Told.Declared(1, "2018-01-02"), Started(1, Leeds, "2018-01-03"), Ended(1, Leeds, "2018-04-30"), Told.Declared(2, "2018-05-01"));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-31"), Ended(1, Leeds, "2018-06-01"), Told.Declared(1, "2018-05-01"));
        _ = await reading.AppendAsync(3, Registered("2018-01-02"), Told.Declared(1, "2018-05-01"), Started(1, Wigan, "2018-01-31"));
        _ = await reading.AppendAsync(4, Registered("2018-01-02"), Started(1, Leeds, "2018-01-31"), Ended(1, Leeds, "2018-02-01"));
        await reading.CatchUpAsync(Projection, pageSize);

        var sexes = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Characteristic, characteristic: Grouping.Sex);
        sexes.Groups.Select(group => (group.Group, group.People.Number, group.Left.Number, group.MedianMonths)).Should().Equal(("female", 2, 2, 4.0), ("male", 1, 0, null), ("not-known", 1, 1, 1.0));
        // Of women and the man alone: at 3 months one of three leaves, of whom two are women, and at 5 one of two, of whom one is. (2 − 7/6)² over (2/9 + 1/4).
        (sexes.Difference!.DegreesOfFreedom, sexes.Difference.Statistic).Should().Be((1, 1.4706));
        var ages = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Characteristic, characteristic: Grouping.Age);
        ages.Groups.Select(group => (group.Group, group.People.Number)).Should().Equal(("under-20", 1), ("20-29", 1), ("50-59", 1), ("not-known", 1));
        (await CurveAsync(reading, null, asOf: "2018-12-31")).Groups.Select(group => (group.Group, group.People.Number)).Should().Equal(("all", 4));
        (await CurveAsync(reading, Leeds, asOf: "2018-12-31")).Groups.Select(group => (group.Group, group.People.Number)).Should().Equal(("all", 3));

        _ = await reading.AppendAsync(2, new JourneyEvent.EmploymentCorrected(1, EmploymentBasis.Direct, null, Day("2018-02-28"), Day("2018-06-01"), CorrectionReason.ClericalError, new ActorId("manager"), Day("2018-10-01")));
        await reading.CatchUpAsync(Projection, pageSize);
        ages = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Characteristic, characteristic: Grouping.Age);
        ages.Groups.Select(group => (group.Group, group.People.Number)).Should().Equal([("20-29", 2), ("50-59", 1), ("not-known", 1)], "the corrected first day is after the twentieth birthday");
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();
    }

    [Fact]
    public async Task After_a_result_groups_are_followed_from_its_release()
    {
        var people = new KnownPeople().With(1, "1990-02-01", Told.BlackWoman).With(2, "1990-02-01", Told.WhiteMan);
        await using var reading = await AssessedAsync(people, declared: [1, 2]);

        var curves = await CurveAsync(reading, null, asOf: "2018-12-31", by: RetentionGroups.Characteristic, clock: RetentionClock.Release, characteristic: Grouping.EthnicGroup);

        curves.Groups.Select(group => (group.Group, group.People.Number, group.Left.Number)).Should().Equal(("white", 1, 0), ("black", 1, 1), ("not-known", 1, 1));
    }

    [Fact]
    public async Task An_employer_is_told_no_count_of_few_and_no_rate_of_few()
    {
        await using var reading = await MovingAsync();

        var turnover = await TurnoverAsync(reading, Leeds, 2018, ReadSide.Employer(Leeds));

        turnover.DisclosurePolicy.Should().Be("naas-sdc-3");
        new[] { turnover.InPost, turnover.Leavers, turnover.Joiners, turnover.MovedAway, turnover.AgencyMoves, turnover.Reasons[0].Leavers, turnover.Reasons[1].Leavers }
            .Should().OnlyContain(count => count.Number == null && count.Symbol == "c");
        (turnover.Rate.Percent, turnover.Rate.Symbol, turnover.Provenance.N).Should().Be((null, "c", null));
        var curve = (await CurveAsync(reading, Leeds, asOf: "2020-09-30", caller: ReadSide.Employer(Leeds))).Groups[0];
        curve.People.Should().Be(new RetentionCount(null, "c"), "three left and three stay, and who knows one of them and the sum knows the other");
        curve.Points.Should().OnlyContain(point => point.Stayed == null);
        curve.MedianMonths.Should().BeNull();
    }

    /// <summary>Of 30 people ten leave in the first year and eight in the third: years whose counts are told have their share, and months are told of none.</summary>
    [Fact]
    public async Task An_employer_of_many_is_told_the_curve_year_by_year()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 30; journey++)
        {
            string? left = journey <= 10 ? "2015-08-31" : journey <= 18 ? "2017-03-31" : null;
            _ = await reading.AppendAsync(journey, [Registered("2015-01-02"), Started(1, Leeds, "2015-01-05"), .. left is null ? Array.Empty<JourneyEvent>() : [Ended(1, Leeds, left)]]);
        }

        await reading.CatchUpAsync(Projection);
        var curve = (await CurveAsync(reading, Leeds, asOf: "2018-01-31", caller: ReadSide.Employer(Leeds))).Groups.Should().ContainSingle().Subject;

        curve.Points.Select(point => (point.Months, point.AtRisk.Number, point.Left.Number, point.Censored.Number, point.Stayed)).Should().Equal((12, 30, 10, 0, 0.67), (24, 20, 0, 0, 0.67), (36, 20, 8, 12, 0.4));
        curve.MedianMonths.Should().Be(26);
    }

    private static JourneyEvent.StatutoryRoleStarted RoleAt(int role, Level level, string on) => new(role, 1, level, FunctionSet.Empty, EntryRoute.Established, false, null, null, Day(on));

    private static JourneyEvent[] Readied() => [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01")];

    /// <summary>Four at Leeds, and one who begins there later; the last day of the first month of a year and the first of another are a month apart.</summary>
    private async Task<ReadSide> FourAsync(int pageSize = 100)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Ended(1, Leeds, "2018-04-30"));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-31"), Ended(1, Leeds, "2018-04-01"));
        _ = await reading.AppendAsync(3, Registered("2018-01-02"), Started(1, Leeds, "2018-02-05"));
        _ = await reading.AppendAsync(4, Registered("2018-01-02"), Started(1, Leeds, "2018-03-01"), Ended(1, Leeds, "2018-08-31"));
        _ = await reading.AppendAsync(5, Registered("2018-01-02"), Started(1, Leeds, "2018-10-01"));
        await reading.CatchUpAsync(Projection, pageSize);
        return reading;
    }

    /// <summary>Results of August 2018: one left in October, one met and stays, one had left before, and one left in the month itself.</summary>
    private async Task<ReadSide> AssessedAsync(KnownPeople? people = null, int[]? declared = null)
    {
        var reading = await ReadSide.CreateAsync(postgres, people: people);
        await AssessAsync(1, "2017-01-10", "2018-10-31", ElementSet.All);
        await AssessAsync(2, "2016-01-04", null, ElementSet.Empty);
        await AssessAsync(3, "2017-02-06", "2018-07-31", ElementSet.All);
        await AssessAsync(4, "2017-03-06", "2018-08-15", ElementSet.All);
        foreach (var journey in declared ?? [])
            _ = await reading.AppendAsync(journey, Told.Declared(1, "2018-09-01"));
        await reading.CatchUpAsync(Projection);
        return reading;

        async Task AssessAsync(int journey, string from, string? to, ElementSet notMet) => _ = await reading.AppendAsync(
            journey,
            [
                Registered("2018-01-02"), Started(1, Leeds, from), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
                Booked(Level.Practitioner, 1, 1, ElementSet.All, "2018-06-10", "2018-07-10"), Released(Level.Practitioner, 1, notMet, "2018-08-01"),
                .. to is null ? Array.Empty<JourneyEvent>() : [Ended(1, Leeds, to)],
            ]);
    }

    private async Task<ReadSide> MovingAsync(int pageSize = 100)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2010-01-04"));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2010-01-04"), Ended(1, Leeds, "2018-09-30"), Started(2, Wigan, "2018-11-05"));
        _ = await reading.AppendAsync(3, Registered("2018-01-02"), Started(1, Leeds, "2018-01-08"), Ended(1, Leeds, "2018-05-31"));
        _ = await reading.AppendAsync(4, Registered("2018-01-02"), Started(1, Leeds, "2018-02-01", EmploymentBasis.Agency), Ended(1, Leeds, "2018-06-30"), Started(2, Wigan, "2018-08-01", EmploymentBasis.Agency));
        _ = await reading.AppendAsync(5, Registered("2018-01-02"), Started(1, Leeds, "2018-10-01"));
        _ = await reading.AppendAsync(6, Registered("2018-01-02"), Started(1, Wigan, "2012-01-02"), Ended(1, Wigan, "2018-02-28"), Started(2, Leeds, "2018-03-12"));
        await reading.CatchUpAsync(Projection, pageSize);
        return reading;
    }
}
