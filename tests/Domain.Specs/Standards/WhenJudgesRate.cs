using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>R-082: professionals not connected with the test, on two panels that work apart.</summary>
[Trait("Rule", "R-082")]
public sealed class When_judges_rate
{
    [Fact]
    public void Each_says_what_a_borderline_candidate_would_score() =>
        StandardSpec.Given(Opened()).When(Rate(Panel.A, Judge(Panel.A, 1), ratings: [7, 6, 5])).Then(Rated(Panel.A, [[7, 6, 5]]));

    [Fact]
    public void A_judge_may_think_again_until_the_panels_cut_is_in() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, [[7, 6, 5]]))
            .When(Rate(Panel.A, Judge(Panel.A, 1), on: "2018-03-02", ratings: [7, 6, 6]))
            .Then(Rated(Panel.A, [[7, 6, 6]], time: 2, on: "2018-03-02"));

    [Fact]
    public void The_same_once_more_is_no_other_rating() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, [[7, 6, 5]])).When(Rate(Panel.A, Judge(Panel.A, 1), ratings: [7, 6, 5])).ThenNothingHappens();

    [Fact]
    public void Nobody_judges_on_both_panels() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, [[7, 6, 5]])).When(Rate(Panel.B, Judge(Panel.A, 1), ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-a1 judges on panel A.");

    [Fact]
    public void Whoever_opened_the_setting_does_not_judge() =>
        StandardSpec.Given(Opened()).When(Rate(Panel.B, new("operations-2"), ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "operations-2 opened the setting of version 2018-1, or led the panels' discussion.");

    [Fact]
    public void Nobody_judges_who_was_not_named() =>
        StandardSpec.Given(Opened()).When(Rate(Panel.B, new("judge-b8"), ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.NotAJudge, "judge-b8 was not named as a judge of panel B when the setting of version 2018-1 was opened.");

    [Fact]
    public void Where_nobody_was_named_yet_anybody_of_the_panel_judges() =>
        StandardSpec.Given(OpenedToAll()).When(Rate(Panel.B, new("judge-b8"), ratings: [7, 6, 5])).Then(Rated(Panel.B, [[7, 6, 5]]).Select(rated => (StandardEvent)((StandardEvent.JudgeRated)rated with { By = new("judge-b8") })));

    /// <summary>Version 2018-1 was given up, before judges were named, once panel A's cut was in; its items are judged again.</summary>
    [Fact]
    public void Nor_does_anybody_change_sides_when_the_same_items_are_judged_again() =>
        StandardSpec.Given(OpenedToAll(), Rated(Panel.A, AroundEighteenAndAHalf), CutAgreed(Panel.A, 18.5m, 0.4183m), Abandoned(AbandonReason.PanelIncomplete), OpenedToAll(Second, on: "2018-05-01"))
            .When(Rate(Panel.B, Judge(Panel.A, 1), on: "2018-05-02", version: Second, ratings: [7, 6, 5.5m]))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-a1 was on panel A when the same items were judged for version 2018-1.");

    [Fact]
    public void A_panel_whose_cut_is_in_judges_no_more() =>
        StandardSpec.Given(Opened(), BothRated(), CutAgreed(Panel.A, 18.5m, 0.4183m)).When(Rate(Panel.A, Judge(Panel.A, 6), on: "2018-03-09", ratings: [9, 9, 9]))
            .ThenRefused(StandardRefusals.PanelCutIsIn, "Panel A has agreed its cut of version 2018-1.");

    [Fact]
    [Trait("Rule", "S-27")]
    public void Once_the_cuts_were_seen_no_new_judge_comes_in() =>
        StandardSpec.Given(FarApart(), Conferred()).When(Rate(Panel.B, Judge(Panel.B, 6), on: "2018-03-16", ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-b6 did not judge before the panels saw each other's cuts.");

    [Theory]
    [InlineData(7, 6)]
    [InlineData(7, 6, 11)]
    [InlineData(7, 6, -1)]
    public void There_is_one_rating_for_each_item_within_what_it_is_worth(params int[] ratings) =>
        StandardSpec.Given(Opened()).When(Rate(Panel.A, Judge(Panel.A, 1), ratings: [.. ratings.Select(rating => (decimal)rating)]))
            .ThenRefused(StandardRefusals.RatingsDoNotFit, $"{ratings.Length} ratings were sent for 3 items, or one lies outside what its item is worth.");

    [Fact]
    public void What_is_not_being_set_is_not_judged() =>
        StandardSpec.Given(FirstVersionInForce()).When(Rate(Panel.A, Judge(Panel.A, 1), on: "2018-06-01", ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.NoSuchSetting, "No setting of a version 2018-1 is open.");

    [Fact]
    public void When_the_other_panel_did_what_makes_no_difference() =>
        StandardSpec.Given(Opened(), Rated(Panel.B, [[7, 6, 5]], on: "2018-03-12")).When(Rate(Panel.A, Judge(Panel.A, 1), on: "2018-03-01", ratings: [7, 6, 5])).Then(Rated(Panel.A, [[7, 6, 5]]));

    [Fact]
    public void Nobody_judged_before_the_setting_was_opened() =>
        StandardSpec.Given(Opened()).When(Rate(Panel.A, Judge(Panel.A, 1), on: "2018-01-31", ratings: [7, 6, 5]))
            .ThenRefused(StandardRefusals.SettingOutOfOrder, "31 January 2018 lies before 1 February 2018, the day of the last step.");
}
