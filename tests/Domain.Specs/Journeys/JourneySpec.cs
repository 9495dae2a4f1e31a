using System.Text.RegularExpressions;
using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Specs.Explaining;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Given what happened, when somebody asks, then exactly these events, or that refusal, or nothing.</summary>
/// <remarks>Every state that any spec reaches is explained, before the question and after it.</remarks>
internal static class JourneySpec
{
    public static GivenJourney Given(params ReadOnlySpan<Past> history)
    {
        var events = new List<JourneyEvent>();
        foreach (var past in history)
            events.AddRange(past.Events);

        return new GivenJourney(events.Aggregate(Journey.NotBegun, Journey.Evolve), KnownFacts.Response2017, KnownFacts.Day(KnownFacts.Today)) { Events = events };
    }

    /// <summary>One event, or a stretch of history with a name.</summary>
    internal readonly record struct Past(IReadOnlyList<JourneyEvent> Events)
    {
        public static implicit operator Past(JourneyEvent journeyEvent) => new([journeyEvent]);

        public static implicit operator Past(JourneyEvent[] stretch) => new(stretch);
    }

    internal sealed record GivenJourney(Journey Journey, Rulebook Rules, DateOnly Day)
    {
        /// <summary>What happened, in order.</summary>
        public IReadOnlyList<JourneyEvent> Events { get; init; } = [];

        public GivenJourney Today(string today) => this with { Day = KnownFacts.Day(today) };

        public GivenJourney Under(Policy policy) => this with { Rules = policy };

        /// <summary>Under the edition that governs what is asked (S-50).</summary>
        public GivenJourney Under(SomeEditions editions) => this with { Rules = editions };

        public WhenAsked When(JourneyCommand command)
        {
            var asked = command with { Facts = command.Facts with { Today = Day } };
            Explained.Holds(Journey, Rules, asked.On);
            var decision = JourneyDecider.Decide(asked, Journey, Rules.For(asked, Journey));
            Answers.Tell(asked, decision);
            return new WhenAsked(Journey, Rules, asked, decision) { History = Events };
        }
    }

    internal sealed record WhenAsked(Journey Before, Rulebook Rules, JourneyCommand Command, Decision Decision)
    {
        public IReadOnlyList<JourneyEvent> History { get; init; } = [];

        /// <summary>These events and no others, which the journey then takes. The decision is explained as a past one, and so is everything in how the journey stands then.</summary>
        public void Then(params JourneyEvent[] expected)
        {
            var events = Decision.Should().BeOfType<Decision.Accepted>().Subject.Events;
            events.Should().Equal(expected);
            Explained.Holds(events.Aggregate(Before, Journey.Evolve), Rules, Command.On);
            ExplainedPast.Holds(History, [.. events], Command, Rules.For(Command, Before));
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
