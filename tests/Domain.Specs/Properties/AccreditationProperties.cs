using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What an accreditation rests on: who has one, what renews it, and from when a late result counts.</summary>
public sealed class What_is_accredited_On_every_journey
{
    [Fact]
    [Trait("Rule", "R-084")]
    [Trait("Rule", "S-36")]
    public void Nobody_who_has_met_everything_goes_without() => Holds(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Events.Count > 0))
        {
            foreach (var (level, story) in StoriesAfter(walk, step))
            {
                if (story.IsAccredited)
                    continue;
                foreach (var whole in story.SatWhole)
                    story.LeftUnmet(whole).Should().NotBeEmpty($"attempt {whole} at the {level} level has met everything, and {step.Command} leaves the worker without an accreditation");
            }
        }
    });

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-36")]
    public void Nothing_renews_an_accreditation_in_question() => Holds(walk =>
    {
        foreach (var (step, renewed) in walk.Every<JourneyEvent>().Where(pair => pair.Event is JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored))
        {
            var story = new WhatTheEventsSay(renewed.AtLevel()!.Value, walk.EventsBefore(step).Concat(step.Events.TakeWhile(one => !ReferenceEquals(one, renewed))));
            if (!story.Every<JourneyEvent.PassportGranted>().Any())
                story.IsInQuestion.Should().BeFalse($"{step.Command} renewed the accreditation of attempt {story.AccreditedBy}");
        }
    });

    [Fact]
    [Trait("Rule", "S-41")]
    [Trait("Rule", "S-48")]
    public void What_a_late_result_gives_or_takes_is_not_due_before_it_goes_out() => Holds(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Command is JourneyCommand.ReleaseResult or JourneyCommand.RevokeAccreditation))
        {
            if (step.Events.FirstOrDefault(one => one is JourneyEvent.Accredited or JourneyEvent.ReaccreditationUndone)?.AtLevel() is not { } level)
                continue;
            // A day that has passed stands still, or there is none.
            if (new WhatTheEventsSay(level, walk.EventsBefore(step).Concat(step.Events)).ReaccreditationDueOn is { } due && due < step.Command.On)
                step.After.StopsStillOpen(step.After.At(level)).Should().Contain(stop => stop.From <= due, $"{step.Command} leaves it due on {due:yyyy-MM-dd}");
        }
    });

    private static IEnumerable<(Level Level, WhatTheEventsSay Story)> StoriesAfter(RandomWalk walk, RandomWalk.Step step)
    {
        foreach (var level in step.Events.Select(one => one.AtLevel()).OfType<Level>().Distinct())
        {
            var story = new WhatTheEventsSay(level, walk.EventsBefore(step).Concat(step.Events));
            if (!story.Every<JourneyEvent.PassportGranted>().Any())
                yield return (level, story);
        }
    }
}
