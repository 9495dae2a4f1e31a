namespace Naas.Analysis.Specs.Statistics;

internal static class PublishedStrata
{
    /// <summary>
    /// Admissions to Berkeley in 1973 by department, A to F (P. J. Bickel and others 1975, Science 187, 398-404; R's <c>UCBAdmissions</c>): men
    /// admitted and rejected, women admitted and rejected.
    /// </summary>
    public static readonly TwoByTwo[] Berkeley =
    [
        TwoByTwo.OfCells(512, 313, 89, 19),
        TwoByTwo.OfCells(353, 207, 17, 8),
        TwoByTwo.OfCells(120, 205, 202, 391),
        TwoByTwo.OfCells(138, 279, 131, 244),
        TwoByTwo.OfCells(53, 138, 94, 299),
        TwoByTwo.OfCells(22, 351, 24, 317),
    ];

    /// <summary>Penicillin and rabbits (A. Agresti 1990, Categorical Data Analysis, 231-237; R's help page of <c>mantelhaen.test</c>): cured and died without delay, and after one and a half hours.</summary>
    public static readonly TwoByTwo[] Rabbits =
    [
        TwoByTwo.OfCells(0, 6, 0, 5),
        TwoByTwo.OfCells(3, 3, 0, 6),
        TwoByTwo.OfCells(6, 0, 2, 4),
        TwoByTwo.OfCells(5, 1, 6, 0),
        TwoByTwo.OfCells(2, 0, 5, 0),
    ];

    /// <summary>A trial of a treatment of migraine (SAS/STAT User's Guide, FREQ procedure, example "Cochran-Mantel-Haenszel Statistics"): better and the same with the drug, and with placebo; women, men.</summary>
    public static readonly TwoByTwo[] Migraine =
    [
        TwoByTwo.OfCells(16, 11, 5, 20),
        TwoByTwo.OfCells(12, 16, 7, 19),
    ];

    /// <summary>
    /// Party by sex on five steps from very liberal to very conservative (A. Agresti 2007, An Introduction to Categorical Data Analysis; C. R. Bilder
    /// and T. M. Loughin 2014, Analysis of Categorical Data with R): women democrats and republicans, men democrats and republicans.
    /// </summary>
    public static readonly TwoByTwo[] Ideology =
    [
        TwoByTwo.OfCells(44, 18, 36, 12),
        TwoByTwo.OfCells(47, 28, 34, 18),
        TwoByTwo.OfCells(118, 86, 53, 62),
        TwoByTwo.OfCells(23, 39, 18, 45),
        TwoByTwo.OfCells(32, 48, 23, 51),
    ];
}

public sealed class Of_strata_together
{
    /// <summary>R's <c>mantelhaen.test(UCBAdmissions)</c>, and the same with <c>correct = FALSE</c>.</summary>
    [Fact]
    public void Berkeley_comes_out_as_in_R()
    {
        var told = MantelHaenszel.Over(PublishedStrata.Berkeley);
        told.CommonOddsRatio.Value.AsNumber.Should().BeApproximately(0.9046968, 0.00000005);
        told.CommonOddsRatio.Interval!.Value.Lower.Should().BeApproximately(0.7719074, 0.00000005);
        told.CommonOddsRatio.Interval!.Value.Upper.Should().BeApproximately(1.0603298, 0.00000005);
        told.Corrected!.Statistic.Should().BeApproximately(1.4269, 0.00005);
        told.Corrected.P.Should().BeApproximately(0.2323, 0.00005);
        told.Uncorrected!.Statistic.Should().BeApproximately(1.5246, 0.00005);
        told.Uncorrected.P.Should().BeApproximately(0.2169, 0.00005);
        told.Strata.Should().Be(6);
    }

    /// <summary>R's <c>mantelhaen.test(Rabbits)</c>. The first and the last stratum have a zero margin.</summary>
    [Fact]
    public void The_rabbits_come_out_as_in_R()
    {
        var told = MantelHaenszel.Over(PublishedStrata.Rabbits);
        told.CommonOddsRatio.Value.AsNumber.Should().BeApproximately(7, 1e-9);
        told.CommonOddsRatio.Interval!.Value.Lower.Should().BeApproximately(1.026713, 0.0000005);
        told.CommonOddsRatio.Interval!.Value.Upper.Should().BeApproximately(47.725133, 0.0000005);
        told.Corrected!.Statistic.Should().BeApproximately(3.9286, 0.00005);
        told.Corrected.P.Should().BeApproximately(0.04747, 0.000005);
        told.Strata.Should().Be(3);
    }

    /// <summary>R's <c>mantelhaen.test</c> of party by sex.</summary>
    [Fact]
    public void Party_by_sex_comes_out_as_in_R()
    {
        var told = MantelHaenszel.Over(PublishedStrata.Ideology);
        told.CommonOddsRatio.Value.AsNumber.Should().BeApproximately(1.316676, 0.0000005);
        told.CommonOddsRatio.Interval!.Value.Lower.Should().BeApproximately(0.987835, 0.0000005);
        told.CommonOddsRatio.Interval!.Value.Upper.Should().BeApproximately(1.754986, 0.0000005);
        told.Corrected!.Statistic.Should().BeApproximately(3.2436, 0.00005);
        told.Corrected.P.Should().BeApproximately(0.0717, 0.00005);
    }

    /// <summary>SAS prints 8.3052, p 0.0040 for the migraine trial: it corrects nothing.</summary>
    [Fact]
    public void The_migraine_trial_comes_out_as_in_SAS()
    {
        var test = MantelHaenszel.Over(PublishedStrata.Migraine).Uncorrected!;
        test.Statistic.Should().BeApproximately(8.3052, 0.00005);
        test.P.Should().BeApproximately(0.0040, 0.00005);
    }

    /// <summary>Men are admitted more often at Berkeley as a whole, and not within the departments: Simpson's paradox, as Bickel and others saw it.</summary>
    [Fact]
    public void What_the_whole_shows_the_strata_take_back()
    {
        var whole = TwoByTwo.OfCells(1198, 1493, 557, 1278);
        PublishedStrata.Berkeley.Sum(table => table.Focal.Met).Should().Be(whole.Focal.Met);
        PublishedStrata.Berkeley.Sum(table => table.Reference.NotMet).Should().Be(whole.Reference.NotMet);

        whole.OddsRatio().Interval!.Value.Lower.Should().BeGreaterThan(1);
        MantelHaenszel.Over(PublishedStrata.Berkeley).CommonOddsRatio.Value.AsNumber.Should().BeLessThan(1);
    }

    [Fact]
    public void A_stratum_with_a_zero_margin_contributes_nothing()
    {
        TwoByTwo[] silent = [TwoByTwo.OfCells(9, 0, 6, 0), TwoByTwo.OfCells(0, 4, 0, 1), TwoByTwo.OfCells(0, 0, 3, 2), TwoByTwo.OfCells(1, 1, 0, 0), TwoByTwo.OfCells(0, 0, 0, 0), TwoByTwo.OfCells(1, 0, 0, 0)];
        MantelHaenszel.Over([.. PublishedStrata.Berkeley, .. silent]).Should().Be(MantelHaenszel.Over(PublishedStrata.Berkeley));
        BreslowDay.Over([.. PublishedStrata.Berkeley, .. silent]).Should().Be(BreslowDay.Over(PublishedStrata.Berkeley));
    }

    [Fact]
    public void Where_nothing_is_told_it_says_so()
    {
        MantelHaenszel.Over([]).Should().Be(new MantelHaenszel(new(new Ratio.Undefined(WhyUndefined.EmptyGroup), null), null, null, 0));
        MantelHaenszel.Over([TwoByTwo.OfCells(0, 0, 3, 2)]).CommonOddsRatio.Value.Should().Be(new Ratio.Undefined(WhyUndefined.EmptyGroup));
        MantelHaenszel.Over([TwoByTwo.OfCells(4, 0, 3, 0)]).CommonOddsRatio.Value.Should().Be(new Ratio.Undefined(WhyUndefined.NothingAgainstNothing));
    }

    /// <summary>Nobody of the focal group met in either stratum: the ratio is 0; the other way round it is infinite. Both are tested: 4 less than 2 and 2 expected.</summary>
    [Fact]
    public void Zeros_in_every_stratum_leave_no_interval_and_still_a_test()
    {
        TwoByTwo[] none = [TwoByTwo.OfCells(0, 4, 4, 0), TwoByTwo.OfCells(0, 4, 4, 0)];
        var told = MantelHaenszel.Over(none);
        told.CommonOddsRatio.Should().Be(new RatioEstimate(new Ratio.Number(0), null));
        MantelHaenszel.Over([.. none.Select(table => table.Swapped())]).CommonOddsRatio.Should().Be(new RatioEstimate(new Ratio.Infinite(), null));
        // Each stratum: variance 4 × 4 × 4 × 4 ÷ (64 × 7) = 4/7. So 4² ÷ (8/7) = 14, and (4 - ½)² ÷ (8/7) = 10.71875.
        told.Uncorrected!.Statistic.Should().BeApproximately(14, 1e-12);
        told.Corrected!.Statistic.Should().BeApproximately(10.71875, 1e-12);
        BreslowDay.Over(none).Should().BeNull();
    }

    [Fact]
    public void A_difference_beyond_all_doubt_has_a_probability_of_zero() =>
        MantelHaenszel.Over([TwoByTwo.OfCells(1_000_000, 1, 1, 1_000_000)]).Uncorrected!.P.Should().Be(0);

    /// <summary>As R has it: a difference of less than half a person is left as it is, and not corrected below nothing.</summary>
    [Fact]
    public void A_difference_below_half_a_person_is_not_corrected()
    {
        // 2 met of 4 where 9 × 4 ÷ 19 = 1.89 are expected.
        var told = MantelHaenszel.Over([TwoByTwo.OfCells(2, 2, 7, 8)]);
        told.Corrected.Should().Be(told.Uncorrected);
        told.Corrected!.Statistic.Should().BeGreaterThan(0);
    }
}

public sealed class Of_homogeneity
{
    /// <summary>R's <c>DescTools::BreslowDayTest</c> of party by sex prints 3.2354 on 4 degrees of freedom, p 0.5192: without Tarone's correction, which is its default.</summary>
    [Fact]
    public void Party_by_sex_comes_out_as_in_R()
    {
        var test = BreslowDay.Over(PublishedStrata.Ideology)!;
        test.Uncorrected.Statistic.Should().BeApproximately(3.2354, 0.00005);
        test.Uncorrected.DegreesOfFreedom.Should().Be(4);
        test.Uncorrected.P.Should().BeApproximately(0.5192, 0.00005);
    }

    /// <summary>R's <c>DescTools::BreslowDayTest</c> with <c>correct = TRUE</c> prints 1.4905, p 0.2221 of the trial of migraine.</summary>
    [Fact]
    public void With_Tarones_correction_the_migraine_trial_comes_out_as_in_R()
    {
        var test = BreslowDay.Over(PublishedStrata.Migraine)!;
        test.WithTarone.Statistic.Should().BeApproximately(1.4905, 0.00005);
        test.WithTarone.P.Should().BeApproximately(0.2221, 0.00005);
        test.WithTarone.DegreesOfFreedom.Should().Be(1);
    }

    /// <summary>
    /// Odds ratios of 9 and 1/9 with the same margins: the common one is 1, expected are 10 of 20, the variance is 1 ÷ (4 × 1/10) = 2.5, and
    /// 2 × (15 - 10)² ÷ 2.5 = 20. The differences cancel, and Tarone's correction is nothing.
    /// </summary>
    [Fact]
    public void Opposite_strata_are_told_apart()
    {
        var test = BreslowDay.Over([TwoByTwo.OfCells(15, 5, 5, 15), TwoByTwo.OfCells(5, 15, 15, 5)])!;
        test.Uncorrected.Statistic.Should().BeApproximately(20, 1e-9);
        test.WithTarone.Statistic.Should().BeApproximately(20, 1e-9);
    }

    [Fact]
    public void One_stratum_has_nothing_to_be_like()
    {
        BreslowDay.Over([PublishedStrata.Berkeley[0]]).Should().BeNull();
        BreslowDay.Over([]).Should().BeNull();
    }

    [Fact]
    public void Strata_with_one_odds_ratio_are_alike()
    {
        // Odds ratio 4 in both: 8 × 6 ÷ (4 × 3) and 16 × 2 ÷ (4 × 2).
        var test = BreslowDay.Over([TwoByTwo.OfCells(8, 4, 3, 6), TwoByTwo.OfCells(16, 4, 2, 2)])!;
        test.Uncorrected.Statistic.Should().BeApproximately(0, 1e-9);
        test.Uncorrected.P.Should().BeApproximately(1, 1e-4);
    }
}

/// <summary>What holds of strata that one seed gives, zero margins among them.</summary>
public sealed class On_every_set_of_strata
{
    private static IEnumerable<TwoByTwo[]> Random()
    {
        var chance = new Random(1959);
        for (var set = 0; set < 1500; set++)
        {
            var largest = set % 2 == 0 ? 4 : 60;
            yield return [.. Enumerable.Range(0, chance.Next(1, 8)).Select(_ => TwoByTwo.OfCells(chance.Next(largest), chance.Next(largest), chance.Next(largest), chance.Next(largest)))];
        }
    }

    [Fact]
    public void One_stratum_has_its_own_odds_ratio()
    {
        foreach (var table in Random().Select(strata => strata[0]).Where(table => !table.HasZeroMargin))
        {
            var (common, own) = (MantelHaenszel.Over([table]).CommonOddsRatio, table.OddsRatio());
            common.Interval.HasValue.Should().Be(own.Interval.HasValue, $"{table}");
            if (own.Value.AsNumber is { } number)
                common.Value.AsNumber!.Value.Should().BeApproximately(number, 1e-9 * Math.Max(1, number), $"{table}");
            // With one stratum the variance of Robins, Breslow and Greenland is Woolf's.
            if (own.Interval is { } interval)
                common.Interval!.Value.Upper.Should().BeApproximately(interval.Upper, 1e-9 * interval.Upper, $"{table}");
        }
    }

    [Fact]
    public void Order_and_the_place_of_the_groups_change_no_test()
    {
        foreach (var strata in Random())
        {
            var (told, turned) = (MantelHaenszel.Over(strata), MantelHaenszel.Over([.. strata.Reverse().Select(table => table.Swapped())]));
            turned.Strata.Should().Be(told.Strata);
            (turned.Uncorrected is null).Should().Be(told.Uncorrected is null);
            if (told.Uncorrected is not null)
                turned.Uncorrected!.Statistic.Should().BeApproximately(told.Uncorrected.Statistic, 1e-9 * Math.Max(1, told.Uncorrected.Statistic));
            if (told.CommonOddsRatio.Interval is { } interval)
                (turned.CommonOddsRatio.Interval!.Value.Lower * interval.Upper).Should().BeApproximately(1, 1e-9);
        }
    }

    [Fact]
    public void A_probability_is_one_and_an_interval_holds_its_ratio()
    {
        foreach (var strata in Random())
        {
            var (told, alike) = (MantelHaenszel.Over(strata), BreslowDay.Over(strata));
            foreach (var test in new[] { told.Corrected, told.Uncorrected, alike?.Uncorrected, alike?.WithTarone }.OfType<ChiSquaredTest>())
            {
                test.P.Should().BeInRange(0, 1);
                test.Statistic.Should().BeInRange(0, double.MaxValue);
            }

            if (told.CommonOddsRatio.Interval is { } interval)
                interval.Contains(told.CommonOddsRatio.Value.AsNumber!.Value).Should().BeTrue();
            (told.Corrected?.P ?? 1).Should().BeGreaterThanOrEqualTo(told.Uncorrected?.P ?? 1);
        }
    }
}
