using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>What the study of seeds takes for the truth.</summary>
public class TrueChanceSpecs
{
    /// <summary>Twelve even draws by themselves: the distribution of Irwin and Hall, P(sum ≥ 6 + from), from its closed form in whole numbers.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.160727)]
    [InlineData(2, 0.022276)]
    [InlineData(3, 0.001007)]
    [InlineData(-1, 0.839273)]
    [InlineData(6, 0)]
    public void The_chance_to_reach_a_score_is_a_tail_of_the_very_draws(double from, double tail) =>
        TrueChance.TailOf(share: 1, from).Should().BeApproximately(tail, 0.000001);

    [Fact]
    public void The_mean_of_many_people_s_chances_is_what_the_parameters_were_chosen_for()
    {
        var results = FirstSittings.OfPlan(7, Parameters, new TrueChance(Parameters));

        double Missed(Element element) => results.Where(result => result.Element == element).Average(result => 1 - result.Chance);

        // As samples/phase-one.json says of the three: about one in sixteen, a fifth, about one in ten.
        Missed(Knowledge).Should().BeApproximately(1 / 16.0, 0.015);
        Missed(Simulated).Should().BeApproximately(0.20, 0.015);
        Missed(Written).Should().BeApproximately(0.10, 0.015);
    }

    [Fact]
    public void A_group_that_is_put_lower_has_the_lower_chance_and_a_retake_the_higher()
    {
        var truth = new TrueChance(Parameters);

        double Of(EthnicGroup group, bool preparedBefore = false) => truth.OfMeeting(Simulated, group, age: 43, isLongThere: false, preparedBefore);

        Of(EthnicGroup.Black).Should().BeLessThan(Of(EthnicGroup.Asian)).And.BeLessThan(Of(EthnicGroup.White));
        Of(EthnicGroup.Black, preparedBefore: true).Should().BeGreaterThan(Of(EthnicGroup.White));
    }

    [Fact]
    public void How_many_meet_of_people_with_chances_of_their_own() =>
        ExactCoverage.CountsMet([0.5, 0.25]).Should().Equal(0.375, 0.5, 0.125);
}
