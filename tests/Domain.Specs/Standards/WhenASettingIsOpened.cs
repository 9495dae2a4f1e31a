using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>R-081, R-083: each element at each level has a standard of its own, and R-085: it changes for a reason only.</summary>
[Trait("Rule", "R-081")]
public sealed class When_a_setting_is_opened
{
    [Fact]
    public void Both_panels_have_the_same_items_to_judge()
    {
        var standard = StandardSpec.Given().When(Open()).Then(Opened());

        standard.Open!.OutOf.Should().Be(30);
        standard.InForceOn(Journeys.KnownFacts.Day("2018-07-02")).Should().BeNull("nothing is judged by a version that is only being set");
    }

    [Fact]
    public void Asked_twice_it_is_open_already() => StandardSpec.Given(Opened()).When(Open()).ThenNothingHappens();

    /// <summary>Each is what both panels would judge, or be judged by, without anybody having noticed.</summary>
    [Fact]
    public void Asked_twice_and_not_for_the_same_it_is_not_so_already()
    {
        foreach (var other in new[]
        {
            Open(tolerance: 3), Open(items: Scores.Of(10, 10, 9)), Open(on: "2018-02-02"), Open(reason: SettingReason.Monitoring),
            ((StandardCommand.OpenStandardSetting)Open()) with { Exercises = 2 },
        })
            StandardSpec.Given(Opened()).When(other).ThenRefused(StandardRefusals.VersionExists, "Version 2018-1 was opened on 1 February 2018.");
    }

    [Fact]
    public void One_version_is_set_at_a_time() =>
        StandardSpec.Given(Opened()).When(Open(Second, on: "2018-02-08"))
            .ThenRefused(StandardRefusals.SettingIsOpen, "Version 2018-1 has been open since 1 February 2018.");

    [Fact]
    public void A_versions_name_is_used_once() =>
        StandardSpec.Given(FirstVersionInForce()).When(Open(First, SettingReason.NewContent, on: "2019-01-07"))
            .ThenRefused(StandardRefusals.VersionExists, "Version 2018-1 was opened on 1 February 2018.");

    [Fact]
    [Trait("Rule", "R-085")]
    public void The_first_is_the_first() =>
        StandardSpec.Given().When(Open(reason: SettingReason.NewContent))
            .ThenRefused(StandardRefusals.StandardReasonDoesNotFit, "There is no version before this one, so it is the first.");

    [Fact]
    [Trait("Rule", "R-085")]
    public void A_later_one_needs_new_content_or_what_monitoring_showed()
    {
        StandardSpec.Given(FirstVersionInForce()).When(Open(Second, SettingReason.FirstStandard, on: "2019-01-07"))
            .ThenRefused(StandardRefusals.StandardReasonDoesNotFit, "Version 2018-1 governs from 1 July 2018, so this one is not the first.");
        StandardSpec.Given(FirstVersionInForce()).When(Open(Second, SettingReason.Monitoring, on: "2019-01-07"))
            .Then(Opened(Second, SettingReason.Monitoring, on: "2019-01-07"));
    }

    [Fact]
    public void After_one_that_was_given_up_another_is_opened() =>
        StandardSpec.Given(Opened(), Abandoned(AbandonReason.ContentChanged))
            .When(Open("2018-2", on: "2018-05-07"))
            .Then(Opened("2018-2", on: "2018-05-07"));

    [Fact]
    public void Items_are_worth_something() =>
        StandardSpec.Given().When(Open(items: Scores.Of(10, 0)))
            .ThenRefused(StandardRefusals.ItemsOutOfRange, "2 items worth 10 points in all, 1 exercises, a tolerance of 7 and 10 areas were sent.");

    [Fact]
    public void What_is_recorded_has_happened() =>
        StandardSpec.Given().When(Open(on: "2022-01-03"))
            .ThenRefused(StandardRefusals.SettingDateInFuture, "3 January 2022 lies after today, 31 December 2021.");

    [Fact]
    public void It_does_not_begin_before_the_version_before_was_done_with() =>
        StandardSpec.Given(FirstVersionInForce()).When(Open(Second, SettingReason.NewContent, on: "2018-04-30"))
            .ThenRefused(StandardRefusals.SettingOutOfOrder, "The version before was last dealt with on 1 May 2018.");
}
