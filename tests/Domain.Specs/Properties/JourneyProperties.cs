using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds on every journey, whatever is asked in whatever order.</summary>
/// <remarks>NAAS_PROPERTY_RUNS sets how many journeys each property walks; a failure prints the shortest walk found.</remarks>
public sealed class On_every_journey
{
    private const int JourneysInAnOrdinaryRun = 300;
    private const int Steps = 70;

    [Fact]
    public void Evolve_takes_what_Decide_emits_on_the_day_of_the_command() => Holds(walk =>
    {
        // The walk folds every event as it goes; what is left is the day.
        foreach (var step in walk.Steps)
            step.Events.Select(journeyEvent => journeyEvent.On).Should().BeSubsetOf([step.Command.On]);
    });

    [Fact]
    public void A_command_repeated_at_once_adds_nothing() => Holds(walk =>
    {
        foreach (var step in walk.Steps)
        {
            var again = JourneyDecider.Decide(step.Command, step.After, walk.Policy);
            if (again is Decision.Accepted accepted)
                accepted.Events.Should().BeEmpty();
            if (step.Decision is Decision.Refused refused)
                again.Should().Be(refused);
        }
    });

    [Fact]
    [Trait("Rule", "R-008")]
    [Trait("Rule", "R-040")]
    [Trait("Rule", "S-47")]
    public void Nobody_sits_unendorsed_or_without_agreement() => Holds(walk =>
    {
        foreach (var (step, booked) in walk.Every<JourneyEvent.SittingBooked>())
        {
            var track = step.Before.At(booked.Level);
            track.AgreedOn.Should().NotBeNull().And.Subject.Should().BeOnOrBefore(booked.On);
            booked.SitsOn.Should().BeOnOrAfter(booked.On);

            var endorsement = track.Endorsements[booked.Endorsement - 1];
            endorsement.SittingsFrom.Should().BeOnOrBefore(booked.SitsOn);
            endorsement.On.Should().BeOnOrBefore(booked.SitsOn);
            endorsement.ValidUntil.Should().BeOnOrAfter(booked.SitsOn);
            step.Before.IsPlacedWith(endorsement.EndorsedBy, booked.SitsOn).Should().BeTrue("the endorser sees the practice on the day of the sitting");
            if (track.LastReleased is { } last)
                endorsement.On.Should().BeOnOrAfter(last.On, "a retake needs an endorsement after the result");
        }
    });

    [Fact]
    [Trait("Rule", "R-032")]
    public void Agencies_and_strangers_endorse_nobody() => Holds(walk =>
    {
        foreach (var (step, endorsed) in walk.Every<JourneyEvent>().Where(pair => pair.Event is JourneyEvent.PracticeEndorsed or JourneyEvent.PracticeReEndorsed))
        {
            var command = (JourneyCommand.EndorsePractice)step.Command;
            command.Endorser!.IsAgency.Should().BeFalse();
            step.Before.Spells.Should().Contain(spell => spell.PlacedAt == command.EndorsedBy && spell.IsOpen && spell.Covers(endorsed.On));
        }
    });

    [Fact]
    [Trait("Rule", "S-16")]
    public void No_endorsement_outlives_the_employment_unless_it_was_sat_on() => Holds(walk =>
    {
        foreach (var (level, track) in walk.Journey.Levels)
        {
            foreach (var endorsement in track.FreshEndorsements.Where(fresh => !fresh.HasLapsed && fresh.Number != track.UnderWay?.Endorsement))
            {
                var spells = walk.Journey.Spells.Where(spell => spell.PlacedAt == endorsement.EndorsedBy);
                spells.Should().Contain(spell => spell.IsOpen || spell.To > endorsement.ValidUntil, $"the {level} endorsement of {endorsement.On} stands");
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-084")]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-28")]
    public void Nobody_is_accredited_without_every_element_met_while_it_counts() => Holds(walk =>
    {
        var booked = walk.Every<JourneyEvent.SittingBooked>().ToDictionary(pair => (pair.Event.Level, pair.Event.Attempt), pair => pair.Event);
        var released = walk.Every<JourneyEvent.ResultReleased>().ToDictionary(pair => (pair.Event.Level, pair.Event.Attempt), pair => pair.Event);

        foreach (var (_, accredited) in walk.Every<JourneyEvent.Accredited>())
        {
            var last = booked[(accredited.Level, accredited.Attempt)];
            foreach (var element in ElementSet.All)
            {
                var marks = walk.Every<JourneyEvent.ElementMarked>().Select(pair => pair.Event)
                    .Where(mark => mark.Level == accredited.Level && mark.Element == element && booked.ContainsKey((mark.Level, mark.Attempt)));
                var latest = marks.Last(mark => mark.Attempt <= accredited.Attempt);
                latest.Result.Should().Be(Met, $"the {element} element is {latest}");
                if (latest.Attempt != accredited.Attempt)
                {
                    var countsUntil = released[(accredited.Level, latest.Attempt)].On.AddMonths(walk.Policy.BankedElementMonths.Value);
                    last.SitsOn.Should().BeOnOrBefore(countsUntil, $"the {element} element was met in attempt {latest.Attempt}");
                }
            }
        }
    });

    [Fact]
    public void Nobody_is_accredited_twice_and_nothing_follows() => Holds(walk =>
    {
        walk.Every<JourneyEvent.Accredited>().Select(pair => pair.Event.Level).Should().OnlyHaveUniqueItems();
        foreach (var (step, booked) in walk.Every<JourneyEvent.SittingBooked>())
            step.Before.At(booked.Level).IsAccredited.Should().BeFalse();
    });

    [Fact]
    public void No_window_ends_before_it_opens() => Holds(walk =>
    {
        foreach (var journeyEvent in walk.Every<JourneyEvent>().Select(pair => pair.Event))
        {
            DateOnly[] inOrder = journeyEvent switch
            {
                JourneyEvent.NarrowRetakeOpened e => [e.On, e.Until, e.BankedUntil],
                JourneyEvent.ElementRetakeOpened e => [e.On, e.ExpectedAfter, e.BankedUntil],
                JourneyEvent.FullRetakeOpened e => [e.On, e.ExpectedAfter],
                JourneyEvent.PracticeEndorsed e => [e.On, e.ValidUntil],
                JourneyEvent.PracticeReEndorsed e => [e.On, e.ValidUntil],
                JourneyEvent.SittingBooked e => [e.On, e.SitsOn],
                _ => [],
            };
            inOrder.Should().BeInAscendingOrder($"of {journeyEvent}");
        }
    });

    [Fact]
    [Trait("Rule", "S-04")]
    public void Never_more_element_retakes_than_the_edition_allows() => Holds(walk =>
    {
        foreach (var level in walk.Every<JourneyEvent.ResultReleased>().GroupBy(pair => pair.Event.Level))
        {
            var inARow = 0;
            foreach (var (_, result) in level)
            {
                inARow = result.Met.Count + result.NotMet.Count == 1 ? inARow + 1 : 0;
                inARow.Should().BeLessThanOrEqualTo(walk.Policy.ElementRetakesBeforeFullRetake.Value);
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-001")]
    [Trait("Rule", "S-24")]
    public void Levels_do_not_touch_each_other() => Holds(walk =>
    {
        foreach (var step in walk.Steps)
        {
            if (LevelOf(step.Command) is not { } level)
                continue;

            foreach (var (other, track) in step.Before.Levels.Where(pair => pair.Level != level))
                step.After.At(other).Should().BeSameAs(track);
        }
    });

    [Fact]
    [Trait("Rule", "R-068")]
    [Trait("Rule", "S-51")]
    public void Nobody_marks_whom_they_endorsed_or_releases_what_they_marked() => Holds(walk =>
    {
        foreach (var (step, result) in walk.Every<JourneyEvent.ResultReleased>())
        {
            var track = step.Before.At(result.Level);
            var markers = track.UnderWay!.Marks.Select(mark => mark.By).ToArray();
            markers.Should().NotContain(result.By).And.NotContain(track.EndorsementOf(track.UnderWay)!.By);
        }
    });

    [Fact]
    [Trait("Rule", "R-105")]
    public void No_result_touches_an_employment() => Holds(walk =>
    {
        foreach (var (step, _) in walk.Every<JourneyEvent.ResultReleased>())
            step.After.Spells.Should().Equal(step.Before.Spells, "what a result means for the post is the employer's to decide");
    });

    /// <summary>Guards the walk itself: a property says nothing about what is never reached.</summary>
    [Fact]
    public void Every_event_and_every_refusal_comes_up()
    {
        var events = new HashSet<string>();
        var refusals = new HashSet<string>();
        Holds(walk =>
        {
            events.UnionWith(walk.Every<JourneyEvent>().Select(pair => pair.Event.GetType().Name));
            refusals.UnionWith(walk.Steps.Select(step => step.Decision).OfType<Decision.Refused>().Select(refused => refused.Refusal.Code));
        });

        events.Should().BeEquivalentTo(typeof(JourneyEvent).GetNestedTypes().Select(type => type.Name));
        refusals.Should().BeEquivalentTo(Refusals.All.Select(kind => kind.Code));
    }

    private static Level? LevelOf(JourneyCommand command) => command switch
    {
        JourneyCommand.AgreeToAssessment c => c.Level,
        JourneyCommand.EndorsePractice c => c.Level,
        JourneyCommand.BookSitting c => c.Level,
        JourneyCommand.RecordMark c => c.Level,
        JourneyCommand.ReleaseResult c => c.Level,
        _ => null,
    };

    private static void Holds(Action<RandomWalk> property)
    {
        // Fewer than the ordinary run would not reach every event.
        var runs = int.TryParse(Environment.GetEnvironmentVariable("NAAS_PROPERTY_RUNS"), CultureInfo.InvariantCulture, out var asked)
            ? Math.Max(asked, JourneysInAnOrdinaryRun)
            : JourneysInAnOrdinaryRun;
        var seeds = Gen.Choose(0, 1_000_000_000).ListOf(Steps).Select(list => list.ToArray());
        var walks = Prop.ForAll(Arb.From(seeds, Shorter), (Action<int[]>)(numbers => Holds(property, new RandomWalk(numbers))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true), walks);
    }

    private static void Holds(Action<RandomWalk> property, RandomWalk walk)
    {
        try
        {
            property(walk);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nThe journey:\n{walk}", e);
        }
    }

    /// <summary>The same walk without a stretch of it, long stretches first. The first number stays: it chooses the settings.</summary>
    private static IEnumerable<int[]> Shorter(int[] seeds)
    {
        for (var length = seeds.Length / 2; length > 0; length /= 2)
        {
            for (var from = 1; from + length <= seeds.Length; from += length)
                yield return [.. seeds[..from], .. seeds[(from + length)..]];
        }
    }
}
