using static Naas.Analysis.Specs.Statistics.PublishedTimes;

namespace Naas.Analysis.Specs.Statistics;

public sealed class Of_how_long_people_stay
{
    /// <summary>
    /// What R (survival 3.8) holds in <c>survfit(Surv(time, status) ~ 1, data = aml, conf.type = "log-log")</c>: time, at risk, events, censored,
    /// survival, the error of its logarithm, and the bounds.
    /// </summary>
    [Theory]
    [InlineData(0, 5, 23, 2, 0, 0.913043478, 0.0643489452, 0.694947538, 0.977515670)]
    [InlineData(1, 8, 21, 2, 0, 0.826086957, 0.0956729746, 0.600610411, 0.930903558)]
    [InlineData(4, 13, 17, 1, 1, 0.695652174, 0.1379193211, 0.465641750, 0.841721291)]
    [InlineData(5, 16, 15, 0, 1, 0.695652174, 0.1379193211, 0.465641750, 0.841721291)]
    [InlineData(8, 27, 11, 1, 0, 0.496894410, 0.2181585838, 0.275565628, 0.684213788)]
    [InlineData(15, 45, 4, 1, 1, 0.165631470, 0.5194375708, 0.042114281, 0.360361360)]
    [InlineData(17, 161, 1, 0, 1, 0.082815735, 0.8773912411, 0.006955967, 0.286760368)]
    public void The_curve_is_Rs(int index, double time, int atRisk, int events, int censored, double survival, double errorOfLog, double lower, double upper)
    {
        var curve = KaplanMeier.Of([.. Maintained, .. NotMaintained]);
        curve.Steps.Should().HaveCount(18);
        var step = curve.Steps[index];
        (step.Time, step.AtRisk, step.Events, step.Censored).Should().Be((time, atRisk, events, censored));
        step.Survival.Should().BeApproximately(survival, 1e-9);
        step.StandardError.Should().BeApproximately(survival * errorOfLog, 1e-9);
        step.Interval!.Value.Lower.Should().BeApproximately(lower, 1e-8);
        step.Interval!.Value.Upper.Should().BeApproximately(upper, 1e-8);
    }

    /// <summary>
    /// Medians 31, 23 and 27 (R's <c>print(survfit(Surv(time, status) ~ x, data = aml))</c>, and of all). Where the band of all together comes down
    /// to one half follows from R's bounds: the lower is 0.509 at 12 and 0.466 at 13, the upper 0.535 at 33 and 0.480 at 34.
    /// </summary>
    [Fact]
    public void The_median_is_Rs()
    {
        KaplanMeier.Of(Maintained).Median.Time.Should().Be(31);
        KaplanMeier.Of(Maintained).Median.Upper.Should().BeNull();
        KaplanMeier.Of(NotMaintained).Median.Time.Should().Be(23);
        KaplanMeier.Of([.. Maintained, .. NotMaintained]).Median.Should().Be(new MedianTime(27, 13, 34));
    }

    /// <summary>R's rule: where the curve lies on one half, the median is midway to where it falls further; where it ends there, it is where it came to one half.</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[0], 2.5)]
    [InlineData(new double[] { 1, 2, 4 }, new[] { 2.5 }, 3.0)]
    [InlineData(new double[] { 1, 2, 3, 4, 6 }, new double[] { 5 }, 3.5)]
    [InlineData(new double[] { 1, 2, 4 }, new double[] { 3, 5 }, 4.0)]
    [InlineData(new double[] { 1 }, new double[] { 2 }, 1.0)]
    [InlineData(new double[] { 1 }, new double[] { 2, 3, 4 }, null)]
    public void On_one_half_the_median_is_midway(double[] happened, double[] censored, double? median) =>
        KaplanMeier.Of(Weeks(happened, censored)).Median.Time.Should().Be(median);

    /// <summary>Four who were watched in two ways, one by one and counted, with delayed entry: by hand, 3 at risk at 2 of whom 2 go, and 2 at risk at 5 of whom one goes.</summary>
    [Fact]
    public void Who_is_counted_by_how_long_they_were_watched_makes_the_same_curve()
    {
        FollowUp short1 = new(2, true), late = new(5, true, after: 3), censored = new(5, false);
        FollowUps[] counted = [new(short1, 2), new(late, 1), new(censored, 1), new(new FollowUp(9, true), 0)];

        var curve = KaplanMeier.OfCounted(counted);

        curve.People.Should().Be(4);
        curve.Steps.Select(step => (step.Time, step.AtRisk, step.Events, step.Censored)).Should().Equal((2, 3, 2, 0), (5, 2, 1, 1));
        curve.Steps[1].Survival.Should().BeApproximately(1.0 / 3 / 2, 1e-12);
        curve.Steps.Should().Equal(KaplanMeier.Of([short1, short1, late, censored]).Steps);
    }

    [Fact]
    public void Groups_that_are_counted_are_compared_alike()
    {
        FollowUps[] Counted(FollowUp[] people) => [.. people.CountBy(person => person).Select(alike => new FollowUps(alike.Key, alike.Value))];

        LogRank.BetweenCounted(Counted(Maintained), Counted(NotMaintained)).Test.Should().Be(LogRank.Between(Maintained, NotMaintained).Test);
    }

    [Fact]
    public void Who_is_all_censored_has_no_median()
    {
        var curve = KaplanMeier.Of(Weeks([], [2, 4, 6]));
        curve.Median.Should().Be(new MedianTime(null, null, null));
        curve.Steps.Should().OnlyContain(step => step.Survival == 1 && step.StandardError == 0 && step.Interval == null);
    }

    [Fact]
    public void One_alone_to_whom_it_happens_leaves_no_interval()
    {
        var curve = KaplanMeier.Of(Weeks([5], []));
        curve.Steps.Should().Equal(new SurvivalStep(5, 1, 1, 0, 0, null, null));
        curve.Median.Should().Be(new MedianTime(5, null, null));
        curve.At(99).Should().Be(new SurvivalAt(0, null, null, 0));
    }

    [Fact]
    public void Nobody_has_no_curve()
    {
        var curve = KaplanMeier.Of([]);
        (curve.People, curve.Events, curve.Steps.Count).Should().Be((0, 0, 0));
        curve.Median.Should().Be(new MedianTime(null, null, null));
        curve.At(1).Should().BeNull();
    }

    [Fact]
    public void At_a_time_it_is_the_last_steps()
    {
        var curve = KaplanMeier.Of(Mercaptopurine);
        curve.At(0).Should().Be(new SurvivalAt(1, 0, null, 21));
        // 1 - 3/21 = 18/21 until 7, where it is 18/21 × 16/17.
        curve.At(6.9)!.Survival.Should().BeApproximately(18 / 21.0, 1e-12);
        curve.At(7)!.Survival.Should().BeApproximately(18 / 21.0 * 16 / 17, 1e-12);
        curve.At(7)!.AtRisk.Should().Be(17);
        curve.At(35)!.AtRisk.Should().Be(1);
        curve.At(35.1).Should().BeNull("nobody was watched any longer");
        curve.Invoking(known => known.At(-1)).Should().Throw<ArgumentOutOfRangeException>();
        curve.Invoking(known => known.At(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>
    /// Five people, by hand: under watch from the beginning until it happened at 3; from the beginning, censored at 5; after 2, happened at 6; after 4,
    /// happened at 8; after 4, censored at 9. At 3 three are at risk and 2/3 stay; at 6 three, 4/9; at 8 two, 2/9. Greenwood: 1/(3×2) + 1/(3×2) +
    /// 1/(2×1) = 5/6. Had all been there from the beginning, 4/5 would stay at 3.
    /// </summary>
    [Fact]
    public void Who_comes_late_is_at_risk_only_then()
    {
        var curve = KaplanMeier.Of([new(3, true), new(5, false), new(6, true, after: 2), new(8, true, after: 4), new(9, false, after: 4)]);
        curve.Steps.Select(step => (step.Time, step.AtRisk)).Should().Equal((3, 3), (5, 4), (6, 3), (8, 2), (9, 1));
        curve.At(3)!.Survival.Should().BeApproximately(2 / 3.0, 1e-12);
        curve.At(6)!.Survival.Should().BeApproximately(4 / 9.0, 1e-12);
        curve.At(8)!.Survival.Should().BeApproximately(2 / 9.0, 1e-12);
        curve.At(8)!.StandardError.Should().BeApproximately(2 / 9.0 * Math.Sqrt(5 / 6.0), 1e-12);
        curve.Median.Time.Should().Be(6);
    }

    [Fact]
    public void Who_comes_at_the_very_time_is_not_at_risk_at_it()
    {
        new FollowUp(9, false, after: 3).AtRiskAt(3).Should().BeFalse();
        KaplanMeier.Of([new(3, true), new(5, true), new(9, false, after: 3)]).Steps.Select(step => step.AtRisk).Should().Equal(2, 2, 1);
    }

    /// <summary>What delayed entry does to a small beginning: the only one at risk leaves at 2, and no one who comes later brings the curve back.</summary>
    [Fact]
    public void A_curve_that_came_to_zero_early_stays_there()
    {
        var curve = KaplanMeier.Of([new(2, true), new(9, true, after: 3), new(10, false, after: 3)]);
        curve.Steps.Should().OnlyContain(step => step.Survival == 0 && step.StandardError == null && step.Interval == null);
        curve.Steps[0].AtRisk.Should().Be(1);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(3, 3.0)]
    [InlineData(3, -1.0)]
    [InlineData(3, double.NaN)]
    public void A_time_that_cannot_be_is_refused(double until, double? after) =>
        FluentActions.Invoking(() => new FollowUp(until, true, after)).Should().Throw<ArgumentOutOfRangeException>();
}

public sealed class Of_groups_that_stay
{
    /// <summary>R (survival 3.8): <c>survdiff(Surv(time, status) ~ x, data = aml)</c>.</summary>
    [Fact]
    public void The_leukaemia_groups_come_out_as_in_R()
    {
        var told = LogRank.Between(Maintained, NotMaintained);
        told.Test!.Statistic.Should().BeApproximately(3.39638870, 1e-8);
        told.Test.P.Should().BeApproximately(0.06533932, 1e-8);
        told.Test.DegreesOfFreedom.Should().Be(1);
        told.Groups.Select(group => (group.People, group.Observed)).Should().Equal((11, 7), (12, 11));
        told.Groups[0].Expected.Should().BeApproximately(10.6893360, 1e-7);
        told.Groups[1].Expected.Should().BeApproximately(7.3106640, 1e-7);
    }

    /// <summary>R's <c>survdiff</c> of the trial of 6-MP: 9 observed and 19.3 expected, 21 and 10.7, chi-squared 16.8, p 4.17e-05.</summary>
    [Fact]
    public void Freireichs_trial_comes_out_as_in_R()
    {
        var told = LogRank.Between(Mercaptopurine, Placebo);
        told.Test!.Statistic.Should().BeApproximately(16.8, 0.05);
        told.Test.P.Should().BeApproximately(4.17e-5, 0.005e-5);
        told.Groups.Select(group => group.Observed).Should().Equal(9, 21);
        told.Groups[0].Expected.Should().BeApproximately(19.3, 0.05);
        told.Groups[1].Expected.Should().BeApproximately(10.7, 0.05);
    }

    /// <summary>
    /// One time at which it happens, to 1, 3 and 5 of ten each: the log-rank statistic is then Pearson's × (n - 1) ÷ n. Expected 3 and 7 each, so
    /// (4 + 0 + 4) ÷ 3 + (4 + 0 + 4) ÷ 7 = 80/21, × 29/30 = 3.682540; p of two degrees of freedom is e^(-half of that) = 0.158616.
    /// </summary>
    [Fact]
    public void Three_groups_have_two_degrees_of_freedom()
    {
        var told = LogRank.Between([.. new[] { 1, 3, 5 }.Select(events => Enumerable.Range(0, 10).Select(person => new FollowUp(person < events ? 1 : 2, person < events)).ToArray())]);
        told.Test!.Statistic.Should().BeApproximately(80 / 21.0 * 29 / 30, 1e-9);
        told.Test.DegreesOfFreedom.Should().Be(2);
        told.Test.P.Should().BeApproximately(Math.Exp(-80 / 21.0 * 29 / 60), 1e-9);
    }

    /// <summary>
    /// By hand, the five of the curve above in two groups: (3, happened) and (after 2, 6, happened) against the others. At 3 two of three are of the
    /// first, at 6 one of three, at 8 none of two: expected 2/3 + 1/3 = 1 where 2 are observed, variance 2/9 + 2/9 = 4/9, so 1 ÷ (4/9) = 2.25.
    /// </summary>
    [Fact]
    public void Who_comes_late_counts_only_then()
    {
        var told = LogRank.Between([new(3, true), new(6, true, after: 2)], [new(5, false), new(8, true, after: 4), new(9, false, after: 4)]);
        told.Groups[0].Should().Be(new LogRankGroup(2, 2, told.Groups[0].Expected));
        told.Groups[0].Expected.Should().BeApproximately(1, 1e-12);
        told.Test!.Statistic.Should().BeApproximately(2.25, 1e-9);
    }

    [Fact]
    public void What_cannot_be_told_apart_has_no_test()
    {
        LogRank.Between([new(3, false)], [new(5, false)]).Test.Should().BeNull("nothing happened");
        LogRank.Between([new(3, true)], []).Test.Should().BeNull("a group is empty");
        LogRank.Between([], []).Test.Should().BeNull();
        LogRank.Between([new(3, true)], [new(5, true, after: 4)]).Test.Should().BeNull("they are never at risk together");
        FluentActions.Invoking(() => LogRank.Between([new FollowUp(3, true)])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_empty_group_beside_two_takes_no_degree_of_freedom()
    {
        var told = LogRank.Between(Maintained, [], NotMaintained);
        told.Test!.DegreesOfFreedom.Should().Be(1);
        told.Test.Statistic.Should().BeApproximately(3.39638870, 1e-8);
    }

    /// <summary>Groups of one: (n - 1) is 1 at the first time, and one alone is left at the second. Expected ½ and then 0 of the first; variance ¼; ¼ ÷ ¼ = 1.</summary>
    [Fact]
    public void Groups_of_one_are_compared() =>
        LogRank.Between([new(1, true)], [new(2, true)]).Test!.Statistic.Should().BeApproximately(1, 1e-9);
}

/// <summary>What holds of times that one seed gives, ties and late entries among them.</summary>
public sealed class On_every_set_of_times
{
    private static IEnumerable<FollowUp[]> Random(bool censored)
    {
        var chance = new Random(1958);
        for (var set = 0; set < 400; set++)
        {
            yield return
            [
                .. Enumerable.Range(0, chance.Next(1, 60)).Select(_ =>
                {
                    var until = chance.Next(1, 30);
                    return new FollowUp(until, !censored || chance.Next(3) > 0, censored && chance.Next(4) == 0 ? chance.Next(until) : null);
                }),
            ];
        }
    }

    [Fact]
    public void Without_censoring_it_is_the_share_still_there()
    {
        foreach (var people in Random(censored: false))
        {
            foreach (var step in KaplanMeier.Of(people).Steps)
            {
                var share = (double)people.Count(person => person.Until > step.Time) / people.Length;
                step.Survival.Should().BeApproximately(share, 1e-12);
                // And Greenwood's error is the binomial's.
                if (share > 0)
                    step.StandardError!.Value.Should().BeApproximately(Math.Sqrt(share * (1 - share) / people.Length), 1e-9);
            }
        }
    }

    [Fact]
    public void The_curve_falls_and_its_band_holds_it()
    {
        foreach (var people in Random(censored: true))
        {
            var last = 1.0;
            var curve = KaplanMeier.Of(people);
            foreach (var step in curve.Steps)
            {
                step.AtRisk.Should().Be(people.Count(person => person.AtRiskAt(step.Time)));
                step.Survival.Should().BeInRange(0, last);
                last = step.Survival;
                (step.Interval?.Contains(step.Survival) ?? true).Should().BeTrue();
                double.IsNaN(step.StandardError ?? 0).Should().BeFalse();
            }

            curve.Steps.Sum(step => step.Events + step.Censored).Should().Be(people.Length);
            curve.Events.Should().Be(people.Count(person => person.Happened));
        }
    }

    [Fact]
    public void The_order_of_people_and_groups_changes_no_test()
    {
        foreach (var sets in Random(censored: true).Chunk(4))
        {
            var (told, turned) = (LogRank.Between(sets), LogRank.Between([.. sets.Reverse().Select(people => people.Reverse().ToArray())]));
            turned.Test!.Statistic.Should().BeApproximately(told.Test!.Statistic, 1e-9 * Math.Max(1, told.Test.Statistic));
            turned.Test.DegreesOfFreedom.Should().Be(told.Test.DegreesOfFreedom);
            told.Test.P.Should().BeInRange(0, 1);
            // What is expected of all together is what happened.
            told.Groups.Sum(group => group.Expected).Should().BeApproximately(told.Groups.Sum(group => group.Observed), 1e-9);
        }
    }

    [Fact]
    public void A_group_against_itself_is_no_different()
    {
        foreach (var people in Random(censored: true))
            (LogRank.Between(people, people).Test?.Statistic ?? 0).Should().BeApproximately(0, 1e-9);
    }
}
