using Naas.Domain.Specs.Explaining;
using Naas.Domain.Specs.Journeys;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>S-50: whatever is asked after another edition came into force, what was opened or given before goes by its own.</summary>
[Trait("Rule", "S-50")]
public sealed class What_a_later_edition_changes_On_every_journey
{
    // The clocks of a role, who has seen the practice, and how long an endorsement is valid: of the day on which they are set, asked or given.
    private static readonly Type[] OfTheirOwnDay =
    [
        typeof(JourneyCommand.StartStatutoryRole), typeof(JourneyCommand.CorrectStatutoryRole), typeof(JourneyCommand.CompleteAsye), typeof(JourneyCommand.CorrectAsye),
        typeof(JourneyCommand.CorrectEmployment), typeof(JourneyCommand.ExpungeEmployment),
        typeof(JourneyCommand.RequestEndorsement), typeof(JourneyCommand.EndorsePractice), typeof(JourneyCommand.CorrectEndorsement),
    ];

    /// <summary>Every command that no edition is fixed for, decided under one that has another number for everything.</summary>
    [Fact]
    public void Nothing_that_was_opened_or_given_before() => Holds(walk =>
    {
        var later = SomeEditions.After(walk.Policy, "response-2030", inForceFrom: "2030-01-01") with { Beside = _ => walk.Policy };
        foreach (var step in walk.Steps.Where(step => !OfTheirOwnDay.Contains(step.Command.GetType()) && JourneyDecider.EditionFixedFor(step.Command, step.Before) is null))
            Told(JourneyDecider.Decide(step.Command, step.Before, later), walk.Policy).Should().Equal(Told(step.Decision, walk.Policy), $"{step.Command}");
    });

    /// <summary>The rules of an accreditation, asked of one that another edition gave.</summary>
    [Fact]
    public void Nor_when_an_accreditation_is_renewed() => Holds(walk =>
    {
        var later = SomeEditions.After(walk.Policy, "response-2030", inForceFrom: "2030-01-01") with { Beside = _ => walk.Policy };
        foreach (var step in walk.Steps.Where(step => step.Command is JourneyCommand.ReleaseResult && step.Events.Any(one => one is JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored)))
            Told(JourneyDecider.Decide(step.Command, step.Before, later), walk.Policy).Should().Equal(Told(step.Decision, walk.Policy), $"{step.Command}");
    });

    /// <summary>A journey on which another edition comes into force: each road is gone to its end by the one under which it began.</summary>
    [Fact]
    public void A_journey_that_straddles_two_goes_each_road_by_its_own() => Holds(alone =>
    {
        var editions = Two(alone.World, alone.Seeds);
        var walk = new RandomWalk(alone.Seeds, Journey.NotBegun, World.FirstDay, _ => editions);
        foreach (var (level, track) in walk.Journey.Levels)
            track.Released.GroupBy(released => track.SeriesOf(released.Number).Attempts[0].Number).Should().NotContain(series => series.Select(released => released.Edition).Distinct().Skip(1).Any(), $"{level}\n{walk}");
        foreach (var (step, reminded) in walk.Every<JourneyEvent.ReaccreditationReminded>())
            OfTheAccreditation(step, reminded.Level, editions).ReaccreditationReminderMonths.Value.Should().Contain(reminded.MonthsAhead);
        foreach (var (step, moved) in walk.Every<JourneyEvent.ReaccreditationDueMoved>().Where(pair => pair.Step.Before.At(pair.Event.Level).IsAccredited && !pair.Step.Events.Any(one => one is JourneyEvent.Accredited or JourneyEvent.ReaccreditationUndone)))
        {
            var own = OfTheAccreditation(step, moved.Level, editions);
            step.Before.At(moved.Level).Accreditation!.Unmoved.DueOn!.Value.AddMonths(-own.ReaccreditationReminderMonths.Value.Max()).Should().BeOnOrBefore(moved.StoodStillFrom, $"{step.Command}");
        }
    });

    [Fact]
    public void And_is_explained_by_them() => Holds(alone =>
    {
        var editions = Two(alone.World, alone.Seeds);
        var walk = new RandomWalk(alone.Seeds, Journey.NotBegun, World.FirstDay, _ => editions);
        var before = new List<JourneyEvent>();
        foreach (var step in walk.Steps)
        {
            ExplainedPast.Holds(before, step.Events, step.Command, walk.Rules.For(step.Command, step.Before));
            before.AddRange(step.Events);
            if (step.After.HasBegun && step.Number % 47 == walk.Steps.Count % 47)
                Explained.Holds(step.After, walk.Rules, step.Command.Facts.Today);
        }
    });

    /// <summary>That of the walk's world, and another from some day of its first three years on.</summary>
    private static SomeEditions Two(World world, IReadOnlyList<int> seeds)
    {
        var since = World.FirstDay.AddDays(100 + (seeds.Count == 0 ? 0 : seeds[0] % 1_000));
        return new SomeEditions(world.Policy with { InForceFrom = World.FirstDay }, SomeEditions.After(world.Policy, "response-2030", $"{since:yyyy-MM-dd}"));
    }

    private static Policy OfTheAccreditation(RandomWalk.Step step, Level level, SomeEditions editions) =>
        editions.Named((step.Before.At(level).Accreditation ?? step.After.At(level).Accreditation)!.Edition);

    /// <summary>What came of it but for the name of the edition, which a booking records and a refusal may say.</summary>
    private static object[] Told(Decision decision, Policy policy) => decision switch
    {
        Decision.Accepted accepted => [.. accepted.Events.Select(one => one is JourneyEvent.SittingBooked booked ? booked with { Edition = policy.Edition } : one)],
        Decision.Refused { Refusal: var refusal } => [refusal.Code, refusal.Sentence.Replace("response-2030", policy.Edition.Value, StringComparison.Ordinal)],
        _ => [decision],
    };
}
