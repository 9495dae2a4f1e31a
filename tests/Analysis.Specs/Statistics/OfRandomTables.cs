namespace Naas.Analysis.Specs.Statistics;

/// <summary>What holds of every table, held against many that one seed gives, small ones and zero cells often among them.</summary>
public sealed class On_every_two_by_two_table
{
    private const int Tables = 3000;

    private static IEnumerable<TwoByTwo> Random()
    {
        var chance = new Random(20180702);
        for (var number = 0; number < Tables; number++)
        {
            var largest = number % 3 == 0 ? 3 : number % 3 == 1 ? 25 : 400;
            yield return TwoByTwo.OfCells(chance.Next(largest), chance.Next(largest), chance.Next(largest), chance.Next(largest));
        }
    }

    [Fact]
    public void Intervals_hold_their_estimates()
    {
        foreach (var table in Random())
        {
            foreach (var level in new[] { 0.5, 0.95, 0.999 })
            {
                if (table.Focal.Wilson(level) is { } wilson)
                    wilson.Contains(table.Focal.Rate!.Value).Should().BeTrue($"{table} at {level}");
                if (DifferenceOfProportions.Between(table.Focal, table.Reference, level) is { } difference)
                    difference.Interval.Contains(difference.Value).Should().BeTrue($"{table} at {level}");
                foreach (var ratio in new[] { table.OddsRatio(level), AdverseImpact.Of(table, level).Ratio })
                {
                    if (ratio.Interval is { } interval)
                        interval.Contains(ratio.Value.AsNumber!.Value).Should().BeTrue($"{table} at {level}");
                }
            }
        }
    }

    [Fact]
    public void Groups_that_change_places_turn_ratios_over_and_leave_p_as_it_is()
    {
        foreach (var table in Random())
        {
            var swapped = table.Swapped();
            TurnedOver(table.OddsRatio(), swapped.OddsRatio(), table);
            TurnedOver(AdverseImpact.Of(table).Ratio, AdverseImpact.Of(swapped).Ratio, table);
            FisherExact.Of(swapped).P.Should().BeApproximately(FisherExact.Of(table).P, 1e-9, $"{table}");
            FisherExact.Of(swapped).MidP.Should().BeApproximately(FisherExact.Of(table).MidP, 1e-9, $"{table}");
            if (DifferenceOfProportions.Between(table.Focal, table.Reference) is { } difference)
                DifferenceOfProportions.Between(table.Reference, table.Focal)!.Interval.Lower.Should().BeApproximately(-difference.Interval.Upper, 1e-12, $"{table}");
        }
    }

    [Fact]
    public void A_probability_is_one()
    {
        foreach (var test in Random().Select(FisherExact.Of))
        {
            test.P.Should().BeInRange(double.Epsilon, 1);
            test.MidP.Should().BeInRange(double.Epsilon, test.P);
        }
    }

    [Fact]
    public void So_many_more_and_the_rates_are_equal_and_one_fewer_and_they_are_not()
    {
        foreach (var table in Random())
        {
            if (AdverseImpact.Of(table).Shortfall is not { People: > 0 } shortfall)
                continue;
            var (focal, reference) = (table.Focal, table.Reference);
            ((long)(focal.Met + shortfall.People) * reference.Of).Should().BeGreaterThanOrEqualTo((long)reference.Met * focal.Of, $"{table}");
            ((long)(focal.Met + shortfall.People - 1) * reference.Of).Should().BeLessThan((long)reference.Met * focal.Of, $"{table}");
        }
    }

    private static void TurnedOver(RatioEstimate one, RatioEstimate other, TwoByTwo table)
    {
        if (one.Value is Ratio.Undefined)
        {
            other.Should().Be(one, $"{table}");
            return;
        }

        if (one.Value.AsNumber is not { } number)
        {
            other.Value.Should().Be(new Ratio.Number(0), $"{table}");
            return;
        }

        if (number == 0)
        {
            other.Value.Should().Be(new Ratio.Infinite(), $"{table}");
            return;
        }

        (other.Value.AsNumber!.Value * number).Should().BeApproximately(1, 1e-9, $"{table}");
        other.Interval.HasValue.Should().Be(one.Interval.HasValue, $"{table}");
        if (one.Interval is { } interval)
            (other.Interval!.Value.Lower * interval.Upper).Should().BeApproximately(1, 1e-9, $"{table}");
    }
}

/// <summary>An interval at 95 % holds the true value about nineteen times in twenty: drawn from groups whose rates are known.</summary>
public sealed class Of_the_coverage_of_intervals
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(40, 0.3)]
    [InlineData(100, 0.6)]
    [InlineData(250, 0.85)]
    public void Wilsons_is_what_it_claims(int of, double rate)
    {
        var chance = new Random(857);
        var held = Enumerable.Range(0, Draws).Count(_ => new Proportion(Met(chance, of, rate), of).Wilson()!.Value.Contains(rate));
        ((double)held / Draws).Should().BeInRange(0.93, 0.97);
    }

    [Theory]
    [InlineData(40, 0.5, 60, 0.65)]
    [InlineData(80, 0.8, 120, 0.8)]
    public void Newcombes_is_what_it_claims(int first, double rate, int second, double other)
    {
        var chance = new Random(873);
        var held = Enumerable.Range(0, Draws).Count(_ => DifferenceOfProportions
            .Between(new(Met(chance, first, rate), first), new(Met(chance, second, other), second))!.Interval.Contains(rate - other));
        ((double)held / Draws).Should().BeInRange(0.93, 0.97);
    }

    private static int Met(Random chance, int of, double rate)
    {
        var met = 0;
        for (var person = 0; person < of; person++)
            met += chance.NextDouble() < rate ? 1 : 0;
        return met;
    }
}
