using System.Text.RegularExpressions;
using Naas.Domain.Specs.Catalogues;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Given what happened, when somebody asks, then exactly these events, or that refusal, or nothing.</summary>
internal static class JourneySpec
{
    public static GivenJourney Given(params ReadOnlySpan<Past> history)
    {
        var journey = Journey.NotBegun;
        foreach (var past in history)
        {
            foreach (var journeyEvent in past.Events)
                journey = Journey.Evolve(journey, journeyEvent);
        }

        return new GivenJourney(journey, KnownFacts.Response2017, KnownFacts.Day(KnownFacts.Today));
    }

    /// <summary>One event, or a stretch of history with a name.</summary>
    internal readonly record struct Past(IReadOnlyList<JourneyEvent> Events)
    {
        public static implicit operator Past(JourneyEvent journeyEvent) => new([journeyEvent]);

        public static implicit operator Past(JourneyEvent[] stretch) => new(stretch);
    }

    internal sealed record GivenJourney(Journey Journey, Policy Policy, DateOnly Day)
    {
        public GivenJourney Today(string today) => this with { Day = KnownFacts.Day(today) };

        public GivenJourney Under(Policy policy) => this with { Policy = policy };

        public WhenAsked When(JourneyCommand command)
        {
            var asked = command with { Facts = command.Facts with { Today = Day } };
            var decision = JourneyDecider.Decide(asked, Journey, Policy);
            Answers.Tell(asked, decision);
            return new WhenAsked(Journey, asked, decision);
        }
    }

    internal sealed record WhenAsked(Journey Before, JourneyCommand Command, Decision Decision)
    {
        /// <summary>These events and no others, which the journey then takes.</summary>
        public void Then(params JourneyEvent[] expected)
        {
            var events = Decision.Should().BeOfType<Decision.Accepted>().Subject.Events;
            events.Should().Equal(expected);
            _ = events.Aggregate(Before, Journey.Evolve);
        }

        public void ThenNothingHappens() => Then();

        /// <summary>Refused by this rule, in a whole sentence that speaks of this case and not of the rule alone.</summary>
        /// <param name="kind">The rule.</param>
        /// <param name="because">A part of the sentence, where a spec is about the reason that is given.</param>
        public void ThenRefused(RefusalKind kind, string? because = null)
        {
            var refusal = Decision.Should().BeOfType<Decision.Refused>().Subject.Refusal;
            refusal.Kind.Should().Be(kind, refusal.Sentence);
            refusal.Sentence.Should().MatchRegex(@"^[\p{Lu}\d].{15,}[^.… ]\.$").And.NotContainAny("{", "}", "  ", " ,");
            refusal.Sentence.Should().Contain(because ?? ".");
            refusal.Sentence.Should().ContainAny(NamesOfTheCase(refusal), "a refusal names what it is about");
        }

        private static IEnumerable<string> NamesOfTheCase(Refusal refusal)
        {
            // Dates, codes of organisations and sittings, numbers and subjects; a sentence that holds none of them says only what the title says.
            var specific = Regex.Matches(refusal.Sentence, @"\b\d{1,2} \p{Lu}\p{Ll}+ \d{4}\b|\b\p{Lu}[\p{Lu}\d-]+\b|\b\d+\b|\b[a-z]+-\d+\b").Select(match => match.Value);
            return [.. specific, "practitioner", "supervisor", "practice leader", "knowledge", "simulated", "written"];
        }
    }
}
