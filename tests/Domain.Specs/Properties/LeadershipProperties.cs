using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds of practice leaders on every journey, whatever is asked in whatever order.</summary>
public sealed class On_every_journey_of_a_leader
{
    [Fact]
    [Trait("Rule", "R-125")]
    public void Leaders_sit_the_whole_of_their_day_and_nobody_else_a_part_of_it() => Holds(walk =>
    {
        foreach (var (_, booked) in walk.Every<JourneyEvent.SittingBooked>())
            (booked.Level == Leader ? booked.Elements == ElementSet.Leadership : !booked.Elements.Any(ElementSet.Leadership.Contains)).Should().BeTrue($"{booked}");
        foreach (var (_, marked) in walk.Every<JourneyEvent.ElementMarked>())
            ElementSet.AssessedAt(marked.Level).Should().Contain(marked.Element);
        walk.Events.Where(one => one.AtLevel() == Leader).Should().NotContain(one => one is JourneyEvent.PassportGranted || one is JourneyEvent.NarrowRetakeOpened || one is JourneyEvent.ElementRetakeOpened);
    });

    [Fact]
    [Trait("Rule", "R-127")]
    public void Where_no_such_process_is_open_nothing_of_it_ever_happens() => Holds(walk =>
    {
        if (!walk.Policy.IsOpen(Leader))
            walk.Events.Should().NotContain(one => one.AtLevel() == Leader);
    });

    [Fact]
    [Trait("Rule", "R-126")]
    [Trait("Rule", "S-51")]
    public void No_result_of_a_leader_is_out_before_every_group_was_heard_nor_by_whoever_gathered_it() => Holds(walk =>
    {
        foreach (var (step, released) in walk.Every<JourneyEvent.ResultReleased>().Where(pair => pair.Event.Level == Leader))
        {
            new WhatTheEventsSay(Leader, walk.EventsBefore(step)).HeardFor(released.Attempt).Should().BeEquivalentTo(Enum.GetValues<ColleagueGroup>());
            step.Before.At(Leader).FeedbackFor(step.Before.At(Leader).UnderWay!).Should().NotContain(heard => heard.By == released.By);
        }
    });

    [Fact]
    [Trait("Rule", "R-004")]
    public void Only_a_leaders_role_names_an_area() => Holds(walk =>
    {
        // Not asked as an expression: one would be compiled at every step, and took most of the suite's time.
        foreach (var step in walk.Steps)
            step.After.Roles.Any(role => role.Area is not null && role.Level != Leader).Should().BeFalse($"{step.Command}");
    });
}
