using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>The modified Angoff method (domain.md D): the mean of the judges' sums, and its standard error.</summary>
[Trait("Rule", "R-082")]
public sealed class What_a_panels_ratings_come_to
{
    /// <summary>Judges' sums 18, 19.5, 17.5, 19.5 and 18: mean 18.5, standard deviation 0.93541, over the root of five 0.41833.</summary>
    [Fact]
    public void The_cut_is_the_mean_of_the_judges_sums_and_its_error_their_deviation_over_the_root_of_their_number() =>
        ModifiedAngoff.CutOf(Judges(AroundEighteenAndAHalf)).Should().Be(new PanelCut(18.5m, 0.4183m, 5));

    /// <summary>Of items worth one point a rating is the probability that a borderline candidate is right: 0.60 + 0.75 + 0.40 = 1.75 and so on.</summary>
    [Fact]
    public void Of_questions_that_are_right_or_wrong_the_ratings_are_probabilities() =>
        ModifiedAngoff.CutOf(Judges([[0.60m, 0.75m, 0.40m], [0.70m, 0.80m, 0.35m], [0.50m, 0.70m, 0.45m]])).Should().Be(new PanelCut(1.75m, 0.0577m, 3));

    /// <summary>
    /// Four judges' ratings of six items from B. J. Winer, Statistical Principles in Experimental Design (2nd edition, 1971), as
    /// R's package agRee has them. In R: <c>mean(colSums(judgeRatings))</c> is 28.5, and
    /// <c>sd(colSums(judgeRatings)) / sqrt(ncol(judgeRatings))</c> is 2.95804.
    /// </summary>
    [Fact]
    public void On_published_ratings_it_comes_to_what_R_comes_to() =>
        ModifiedAngoff.CutOf(Judges([[2, 5, 1, 7, 2, 6], [4, 7, 3, 9, 4, 8], [3, 5, 1, 9, 6, 8], [3, 6, 2, 8, 1, 4]])).Should().Be(new PanelCut(28.5m, 2.958m, 4));

    /// <summary>
    /// R: <c>x &lt;- c(31.20, 28.75, 33.10, 30.05, 29.40, 32.65, 27.90)</c>; <c>mean(x)</c> is 30.43571, <c>sd(x) / sqrt(7)</c> is
    /// 0.7412758: the central limit theorem's error of the judging, as R. G. MacCann and G. Stanley reckon it (Practical Assessment,
    /// Research and Evaluation 9(5), 2004).
    /// </summary>
    [Fact]
    public void The_error_is_that_of_a_mean_of_independent_judges() =>
        ModifiedAngoff.CutOf([.. ((decimal[])[31.20m, 28.75m, 33.10m, 30.05m, 29.40m, 32.65m, 27.90m]).Select(sum => Scores.Of(sum))]).Should().Be(new PanelCut(30.44m, 0.7413m, 7));

    [Fact]
    public void Judges_who_agree_leave_no_error() =>
        ModifiedAngoff.CutOf(Judges([[6, 6], [6, 6]])).Should().Be(new PanelCut(12, 0, 2));

    /// <summary>Sums 5 and 5.01 and 5.01: a mean of 5.00667; half a hundredth would go up.</summary>
    [Theory]
    [InlineData(5.00, 5.01, 5.01)]
    [InlineData(5.005, 5.005, 5.005, 5.005)]
    public void The_cut_has_two_places_rounded_half_up(params double[] sums) =>
        ModifiedAngoff.CutOf([.. sums.Select(sum => Scores.Of((decimal)sum))]).Cut.Should().Be(5.01m);

    [Fact]
    public void Nothing_is_known_of_the_error_of_one_judge() =>
        FluentActions.Invoking(() => ModifiedAngoff.CutOf([Scores.Of(6)])).Should().Throw<ArgumentException>();

    /// <summary>S-27: 3 and 4 combine to 5, which is how far two cuts may lie apart. Sums 37 and 43 have an error of 3, sums four to either side one of 4.</summary>
    [Theory]
    [Trait("Rule", "S-27")]
    [InlineData(45, true)]
    [InlineData(45.01, false)]
    [InlineData(35, true)]
    [InlineData(34.99, false)]
    public void Panels_agree_within_their_combined_standard_error(double other, bool agree)
    {
        var (one, two) = (Judges([[37], [43]]), Judges([[(decimal)other - 4], [(decimal)other + 4]]));

        ModifiedAngoff.CombinedError(one, two).Should().Be(5);
        ModifiedAngoff.Agree(one, two).Should().Be(agree);
        ModifiedAngoff.Agree(two, one).Should().Be(agree);
    }

    /// <summary>Sums [17, 19, 18.5, 19, 18.5, 17] and [18, 18.5, 18.5, 19.5, 19, 17.5, 19.5]: 0.47619 apart, with a combined error of 0.47368; rounded cuts lie 0.47 apart.</summary>
    [Fact]
    [Trait("Rule", "S-27")]
    public void They_are_held_against_each_other_before_anything_is_rounded()
    {
        var (one, two) = (Judges([[17], [19], [18.5m], [19], [18.5m], [17]]), Judges([[18], [18.5m], [18.5m], [19.5m], [19], [17.5m], [19.5m]]));

        ModifiedAngoff.Agree(one, two).Should().BeFalse();
        (ModifiedAngoff.Apart(one, two), ModifiedAngoff.CombinedError(one, two)).Should().Be((0.4762m, 0.4737m));
    }

    private static List<Scores> Judges(decimal[][] ratings) => [.. ratings.Select(judge => new Scores(judge))];
}
