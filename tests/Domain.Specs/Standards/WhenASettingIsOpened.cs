using Naas.Application.Commands;
using Naas.Application.Standards;
using Naas.Domain.Specs.Samples;
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
            ((StandardCommand.OpenStandardSetting)Open()) with { Exercises = 2 }, ((StandardCommand.OpenStandardSetting)Open()) with { JudgesOfA = Judges.Of(JudgesOf(Panel.A).Skip(1)) },
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
            .ThenRefused(StandardRefusals.ItemsOutOfRange, "2 items worth 10 points in all, 1 exercises and a tolerance of 7 were sent for the written element.");

    [Fact]
    [Trait("Rule", "R-082")]
    public void Each_panel_has_as_many_judges_as_it_takes() =>
        StandardSpec.Given().When(((StandardCommand.OpenStandardSetting)Open()) with { JudgesOfB = Judges.Of(Judge(Panel.B, 1), Judge(Panel.B, 2)) })
            .ThenRefused(StandardRefusals.TooFewJudges, "2 judges were named for panel B; it takes 5.");

    [Fact]
    [Trait("Rule", "R-082")]
    public void Nobody_is_named_for_both_panels_nor_names_themselves()
    {
        StandardSpec.Given().When(((StandardCommand.OpenStandardSetting)Open()) with { JudgesOfB = Judges.Of([.. JudgesOf(Panel.B), Judge(Panel.A, 3)]) })
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-a3 was named for both panels.");
        StandardSpec.Given().When(((StandardCommand.OpenStandardSetting)Open()) with { JudgesOfB = Judges.Of([.. JudgesOf(Panel.B), new("operations-2")]) })
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "operations-2 opens the setting, and was named as a judge of panel B.");
    }

    [Fact]
    [Trait("Rule", "R-082")]
    public void Nobody_changes_sides_when_the_same_items_are_judged_again()
    {
        var givenUp = StandardSpec.Given(Opened(), Abandoned(AbandonReason.NotIndependent));
        var crossed = (StandardCommand.OpenStandardSetting)Open(Second, on: "2018-05-07") with { JudgesOfA = Judges.Of([Judge(Panel.B, 4), .. JudgesOf(Panel.A).Skip(1)]), JudgesOfB = Judges.Of(JudgesOf(Panel.B).Where(judge => judge != Judge(Panel.B, 4))) };

        givenUp.When(crossed).ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-b4 was on panel B when the same items were judged for version 2018-1.");
        givenUp.When(crossed with { Items = Scores.Of(10, 10, 11) }).Decision.Should().BeOfType<StandardDecision.Accepted>("of other items they know nothing");
    }

    /// <summary>A knowledge element has as many items of one point in every version.</summary>
    [Theory]
    [InlineData(SettingReason.NewContent, true)]
    [InlineData(SettingReason.Monitoring, false)]
    [Trait("Rule", "R-082")]
    public void New_content_is_none_that_anybody_has_judged_however_alike_it_is_worth(SettingReason reason, bool isAccepted)
    {
        var crossed = (StandardCommand.OpenStandardSetting)Open(Second, reason, on: "2019-01-07") with { JudgesOfA = Judges.Of([Judge(Panel.B, 4), .. JudgesOf(Panel.A).Skip(1)]), JudgesOfB = Judges.Of(JudgesOf(Panel.B).Where(judge => judge != Judge(Panel.B, 4))) };

        (StandardSpec.Given(FirstVersionInForce()).When(crossed).Decision is StandardDecision.Accepted).Should().Be(isAccepted);
    }

    /// <summary>Otherwise one mark would do where two assessors rate apart, or no two ratings of theirs could lie too far apart.</summary>
    [Theory]
    [Trait("Rule", "S-52")]
    [InlineData(Simulated, 0, 0)]
    [InlineData(Written, 0, 7)]
    [InlineData(Interview, 0, 0)]
    [InlineData(Written, 1, 30)]
    [InlineData(Simulated, 2, 15)]
    [InlineData(Simulated, 2, -1)]
    [InlineData(Knowledge, 1, 0)]
    [InlineData(Knowledge, 0, 3)]
    public void What_assessors_rate_has_exercises_and_a_tolerance_below_what_one_is_worth(Element element, int exercises, int tolerance) =>
        StandardSpec.Given().When(((StandardCommand.OpenStandardSetting)Open()) with { Element = element, Exercises = exercises, Tolerance = tolerance })
            .ThenRefused(StandardRefusals.ItemsOutOfRange, $"3 items worth 30 points in all, {exercises} exercises and a tolerance of {tolerance} were sent for the {ElementSet.Of(element)} element.");

    /// <summary>An area beyond the statement's would be rated and lost in the feedback, and one that is missing could not be rated.</summary>
    [Theory]
    [InlineData(Practitioner, 10)]
    [InlineData(Supervisor, 8)]
    public void Its_areas_are_those_of_the_levels_statement(Level level, int areas) =>
        StandardAggregate.Decide(((StandardCommand.OpenStandardSetting)Open()) with { Level = level, Areas = 20 }, ElementStandard.NotBegun, Open().Facts, Sample.Reference, Sample.Editions)
            .Should().BeOfType<Verdict<StandardEvent>.Accepted>().Which.Events.Should().ContainSingle().Which.Should().BeOfType<StandardEvent.StandardSettingOpened>().Which.Areas.Should().Be(areas);

    [Fact]
    public void Without_a_statement_there_is_nothing_to_be_judged() =>
        StandardAggregate.Decide(Open(on: "2015-11-18"), ElementStandard.NotBegun, Open().Facts, Sample.Reference, Sample.Editions)
            .Should().BeOfType<Verdict<StandardEvent>.Unknown>().Which.Reference.Field.Should().Be("/on");

    [Fact]
    public void What_is_recorded_has_happened() =>
        StandardSpec.Given().When(Open(on: "2022-01-03"))
            .ThenRefused(StandardRefusals.SettingDateInFuture, "3 January 2022 lies after today, 31 December 2021.");

    [Fact]
    public void It_does_not_begin_before_the_version_before_was_done_with() =>
        StandardSpec.Given(FirstVersionInForce()).When(Open(Second, SettingReason.NewContent, on: "2018-04-30"))
            .ThenRefused(StandardRefusals.SettingOutOfOrder, "The version before was last dealt with on 1 May 2018.");
}
