using Naas.Domain.Specs.Explaining;
using Naas.Domain.Specs.Journeys;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds of every explanation: of where a journey stands, and of how it came there.</summary>
public sealed class What_is_explained_On_every_journey
{
    [Fact]
    public void What_is_possible_is_what_the_decider_would_take_and_why_not_is_what_it_would_refuse_with() => Holds(walk =>
    {
        // Every state would take an hour; over all walks, some state after every kind of step is among these.
        foreach (var step in walk.Steps.Where(step => step.After.HasBegun && step.Number % 37 == walk.Steps.Count % 37))
            Explained.Holds(step.After, walk.Policy, step.Command.Facts.Today);
    });

    [Fact]
    public void A_step_is_possible_on_no_day_before_the_first_and_on_every_day_up_to_the_last() => Holds(walk =>
    {
        if (walk.Steps.LastOrDefault(step => step.After.HasBegun) is not { } last)
            return;
        var (journey, today) = (last.After, last.Command.Facts.Today);
        var told = Explained.Of(journey, walk.Policy, Practitioner, today);
        // A booking looks for another sitting on another day; working days are known for so long only.
        foreach (var step in told.Steps.Where(step => step.Asked is not JourneyCommand.BookSitting && IsKnown(step.From ?? step.Until)))
        {
            if (step.From is { } from)
                Explained.IsPossible(step.Asked, Between(today, from), journey, walk.Policy).Should().BeFalse($"{step.Asked} is told to be possible from {from} on");
            if (step.Until is { } until)
                Explained.IsPossible(step.Asked, Between(today, until), journey, walk.Policy).Should().BeTrue($"{step.Asked} is told to be possible until {until}");
        }

        bool IsKnown(DateOnly? day) => day is null || day.Value.Year < KnownFacts.Calendar.CoveredUntilYear;

        DateOnly Between(DateOnly one, DateOnly other) => one.AddDays((other.DayNumber - one.DayNumber) / 2);
    });

    [Fact]
    public void Every_decision_is_found_again_from_what_it_recorded_and_broke_no_rule() => Holds(walk =>
    {
        var before = new List<JourneyEvent>();
        foreach (var step in walk.Steps)
        {
            ExplainedPast.Holds(before, step.Events, step.Command, walk.Policy);
            before.AddRange(step.Events);
        }
    });
}
