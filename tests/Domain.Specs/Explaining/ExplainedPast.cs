namespace Naas.Domain.Specs.Explaining;

/// <summary>What holds of every decision that was recorded, explained from its events as a past one.</summary>
internal static class ExplainedPast
{
    public static PastDecision Of(IReadOnlyList<JourneyEvent> before, IReadOnlyList<JourneyEvent> recorded, JourneyCommand asked, Policy policy) =>
        PastDecision.Of(before, recorded, policy, again => WithTheFactsOf(asked, again));

    /// <summary>The command is found again from what it recorded, decides the same, and breaks no rule; each event says what it rests on in whole sentences.</summary>
    public static void Holds(IReadOnlyList<JourneyEvent> before, IReadOnlyList<JourneyEvent> recorded, JourneyCommand asked, Policy policy)
    {
        if (recorded.Count == 0)
            return;

        var past = Of(before, recorded, asked, policy);
        past.Consequences.Select(consequence => consequence.Event).Should().Equal(recorded);
        foreach (var finding in past.Consequences.SelectMany(consequence => consequence.Findings).Concat(past.Findings))
        {
            finding.Sentence.Should().MatchRegex(@"^[\p{Lu}\d].*[^.… ]\.$").And.NotContainAny("{", "}", "  ", " ,");
            finding.Source.Quote.Should().NotBeEmpty();
        }

        past.Findings.Should().NotContain(finding => finding.IsBroken, $"{asked} was decided by them");
        // An endorsement that only changes its place is no endorsement given.
        if (JourneyDecider.GateOf(asked) is null || recorded is [JourneyEvent.EndorsementRanked])
        {
            past.Asked?.GetType().Should().Be(asked.GetType(), "a decision is not told as another's");
            return;
        }

        past.Asked.Should().BeOfType(asked.GetType());
        JourneyDecider.Decide(past.Asked!, before.Aggregate(Journey.NotBegun, Journey.Evolve), policy)
            .Should().BeOfType<Decision.Accepted>().Which.Events.Should().Equal(recorded);
    }

    private static JourneyCommand? WithTheFactsOf(JourneyCommand asked, JourneyCommand again)
    {
        JourneyCommand known = (asked, again) switch
        {
            (JourneyCommand.RequestEndorsement a, JourneyCommand.RequestEndorsement c) => c with { Endorser = a.Endorser },
            (JourneyCommand.EndorsePractice a, JourneyCommand.EndorsePractice c) => c with { Endorser = a.Endorser },
            (JourneyCommand.GrantPassport a, JourneyCommand.GrantPassport c) => c with { PassportsUntil = a.PassportsUntil },
            (JourneyCommand.BookSitting a, JourneyCommand.BookSitting c) => c with { PassportsUntil = a.PassportsUntil },
            (JourneyCommand.ReleaseResult a, JourneyCommand.ReleaseResult c) => c with { Certificate = a.Certificate },
            (JourneyCommand.NameLeadersArea a, JourneyCommand.NameLeadersArea c) => c with { Division = a.Division },
            (JourneyCommand.RequestRecheck a, JourneyCommand.RequestRecheck c) => c with { Standard = a.Standard },
            (JourneyCommand.DecideReview a, JourneyCommand.DecideReview c) => c with { Standard = a.Standard, Certificate = a.Certificate },
            (JourneyCommand.DeclareLearning a, JourneyCommand.DeclareLearning c) => c with { Certificate = a.Certificate },
            (JourneyCommand.EndorseForReaccreditation a, JourneyCommand.EndorseForReaccreditation c) => c with { Endorser = a.Endorser, Certificate = a.Certificate },
            _ => again,
        };
        return known with { Facts = asked.Facts };
    }
}
