namespace Naas.Domain.Specs.Journeys;

/// <summary>S-52: two assessors apart, a third where they differ too much. Written: one exercise of 70, the cut at 40; simulated: two of 35, the cut at 20 of each; five points of tolerance.</summary>
[Trait("Rule", "S-52")]
public sealed class When_an_exercise_is_rated
{
    [Fact]
    [Trait("Rule", "R-065")]
    public void One_rating_alone_settles_nothing() =>
        Given(BookedForSeptember())
            .When(Rate(Written, 1, 45, by: "assessor-1"))
            .Then(Rated(Written, 1, rating: 1, 45, by: "assessor-1"));

    [Fact]
    [Trait("Rule", "R-065")]
    public void Two_that_lie_as_far_apart_as_is_tolerated_come_to_their_mean() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-1"))
            .When(Rate(Written, 1, 50, by: "assessor-2"))
            .Then(
                Rated(Written, 1, rating: 2, 50, by: "assessor-2"),
                Marked(Written, 47.5m, Met, on: "2018-09-20", by: "assessor-2"));

    [Fact]
    public void Half_a_point_more_needs_a_third() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-1"))
            .When(Rate(Written, 1, 50.5m, by: "assessor-2"))
            .Then(
                Rated(Written, 1, rating: 2, 50.5m, by: "assessor-2"),
                ThirdNeeded(Written, 1, difference: 5.5m));

    [Fact]
    public void So_do_opposite_sides_of_the_cut_however_close() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 39.5m, by: "assessor-1"))
            .When(Rate(Written, 1, 40, by: "assessor-2"))
            .Then(
                Rated(Written, 1, rating: 2, 40, by: "assessor-2"),
                ThirdNeeded(Written, 1, difference: 0.5m));

    [Fact]
    public void In_a_scenario_its_share_of_the_cut_divides_them() =>
        Given(BookedForSeptember(), Rated(Simulated, 1, rating: 1, 19, by: "assessor-1"))
            .When(Rate(Simulated, 1, 20, by: "assessor-2"))
            .Then(
                Rated(Simulated, 1, rating: 2, 20, by: "assessor-2"),
                ThirdNeeded(Simulated, 1, difference: 1));

    [Theory]
    [InlineData(45, 60, 50, 50, Met)]
    [InlineData(39, 41, 40, 40, Met)]
    [InlineData(39, 41, 30, 39, NarrowlyNotMet)]
    [InlineData(39, 41, 70, 41, Met)]
    public void Of_three_the_middle_one_counts(decimal one, decimal other, decimal third, decimal mark, ElementResult result) =>
        Given(
                BookedForSeptember(),
                Rated(Written, 1, rating: 1, one, by: "assessor-1"),
                Rated(Written, 1, rating: 2, other, by: "assessor-2"),
                ThirdNeeded(Written, 1, difference: other - one))
            .When(Rate(Written, 1, third, by: "assessor-3"))
            .Then(
                Rated(Written, 1, rating: 3, third, by: "assessor-3"),
                Marked(Written, mark, result, on: "2018-09-20", by: "assessor-3"));

    [Fact]
    public void Half_a_hundredth_is_rounded_up() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45.01m, by: "assessor-1"))
            .When(Rate(Written, 1, 45.02m, by: "assessor-2"))
            .Then(
                Rated(Written, 1, rating: 2, 45.02m, by: "assessor-2"),
                Marked(Written, 45.02m, Met, on: "2018-09-20", by: "assessor-2"));

    [Fact]
    public void The_element_has_its_mark_once_every_scenario_is_settled() =>
        Given(
                BookedForSeptember(),
                Rated(Simulated, 1, rating: 1, 22, by: "assessor-1"),
                Rated(Simulated, 1, rating: 2, 24, by: "assessor-2"),
                Rated(Simulated, 2, rating: 1, 18, by: "assessor-2"))
            .When(Rate(Simulated, 2, 19, by: "assessor-1"))
            .Then(
                Rated(Simulated, 2, rating: 2, 19, by: "assessor-1"),
                Marked(Simulated, 41.5m, Met, on: "2018-09-20", by: "assessor-1"));

    [Fact]
    [Trait("Rule", "R-091")]
    public void Of_two_judgements_of_an_area_the_lower_is_reported() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-1", Areas((3, AreaJudgement.Met), (5, AreaJudgement.WellAbove))))
            .When(Rate(Written, 1, 46, by: "assessor-2", Areas((3, AreaJudgement.ToDevelop), (7, AreaJudgement.Met))))
            .Then(
                Rated(Written, 1, rating: 2, 46, by: "assessor-2", Areas((3, AreaJudgement.ToDevelop), (7, AreaJudgement.Met))),
                Marked(Written, 45.5m, Met, on: "2018-09-20", by: "assessor-2", profile: Areas((3, AreaJudgement.ToDevelop), (5, AreaJudgement.WellAbove), (7, AreaJudgement.Met))));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-1"))
            .When(Rate(Written, 1, 45, by: "assessor-1"))
            .ThenNothingHappens();

    [Fact]
    public void One_person_rates_an_exercise_once() =>
        Given(BookedForSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-1"))
            .When(Rate(Written, 1, 46, by: "assessor-1"))
            .ThenRefused(Refusals.RatedTwiceByOne, because: "assessor-1");

    [Fact]
    public void Two_that_agree_need_no_third() =>
        Given(
                BookedForSeptember(),
                Rated(Simulated, 1, rating: 1, 22, by: "assessor-1"),
                Rated(Simulated, 1, rating: 2, 24, by: "assessor-2"))
            .When(Rate(Simulated, 1, 23, by: "assessor-3"))
            .ThenRefused(Refusals.ExerciseAlreadyRated, because: "2 ratings");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void There_are_as_many_exercises_as_the_standard_has(int exercise) =>
        Given(BookedForSeptember())
            .When(Rate(Simulated, exercise, 22, by: "assessor-1"))
            .ThenRefused(Refusals.NoSuchExercise, because: "2 exercises");

    [Theory]
    [InlineData(-0.5)]
    [InlineData(35.5)]
    public void A_rating_lies_on_the_scale_of_its_exercise(decimal score) =>
        Given(BookedForSeptember())
            .When(Rate(Simulated, 1, score, by: "assessor-1"))
            .ThenRefused(Refusals.ScoreOutOfRange, because: "from 0 to 35");

    [Fact]
    [Trait("Rule", "R-091")]
    public void It_names_areas_of_the_statement() =>
        Given(BookedForSeptember())
            .When(Rate(Written, 1, 45, by: "assessor-1", Areas((11, AreaJudgement.Met))))
            .ThenRefused(Refusals.ProfileOutOfRange, because: "area 11");

    [Fact]
    public void What_is_rated_is_not_marked_by_one() =>
        Given(BookedForSeptember())
            .When(By("delivery-1", new JourneyCommand.RecordMark(Practitioner, Written, 45, AreaProfile.Empty, KnownFacts.Day("2018-09-20")) { Standard = KnownFacts.RatedStandard(Practitioner, Written) }))
            .ThenRefused(Refusals.ElementIsRated, because: "written");

    [Fact]
    public void What_the_machine_scores_is_not_rated() =>
        Given(BookedForSeptember())
            .When(By("assessor-1", new JourneyCommand.RateExercise(Practitioner, Knowledge, 1, 20, AreaProfile.Empty, KnownFacts.Day("2018-09-20")) { Standard = KnownFacts.Standard(Practitioner, Knowledge) }))
            .ThenRefused(Refusals.ElementIsScored, because: "knowledge");

    [Fact]
    public void Nothing_is_rated_before_it_was_sat() =>
        Given(BookedForSeptember())
            .When(Rate(Written, 1, 45, by: "assessor-1", on: "2018-09-11"))
            .ThenRefused(Refusals.MarkBeforeSitting, because: "12 September 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_endorsed_does_not_rate() =>
        Given(BookedForSeptember())
            .When(Rate(Written, 1, 45, by: "manager-7"))
            .ThenRefused(Refusals.EndorserCannotMark, because: "manager-7");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_moderated_another_element_of_the_attempt() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"), Moderated(Knowledge, 17, NarrowlyNotMet, on: "2018-09-21"))
            .When(Rate(Written, 1, 45, by: "moderator-2", on: "2018-09-24"))
            .ThenRefused(Refusals.ModeratorMarked, because: "moderator-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_rated_an_exercise_does_not_release() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20"),
                Marked(Simulated, 45, Met, on: "2018-09-20"),
                Rated(Written, 1, rating: 1, 45, by: "assessor-4"),
                Rated(Written, 1, rating: 2, 46, by: "assessor-1"),
                Marked(Written, 45.5m, Met, on: "2018-09-20"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "assessor-4"))
            .ThenRefused(Refusals.ReleaserMarked, because: "assessor-4");

    private static AreaProfile Areas(params (int Area, AreaJudgement Judgement)[] areas) => AreaProfile.Of(areas.Select(area => new AreaRating(area.Area, area.Judgement)));
}
