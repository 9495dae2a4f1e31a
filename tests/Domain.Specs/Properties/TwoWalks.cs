using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>Two walks, the second of them closed in favour of the first.</summary>
internal sealed record TwoWalks(RandomWalk Own, RandomWalk Other, DateOnly Today, IReadOnlyList<JourneyEvent> Closed, JourneyEvent Absorbed, Journey Merged)
{
    public static readonly JourneyId TheSurvivor = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    public static readonly JourneyId TheOther = new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    /// <returns>Null where the two cannot be merged as they stand.</returns>
    public static TwoWalks? Of(RandomWalk own, HashSet<string>? refused = null)
    {
        var other = new RandomWalk([own.Seeds.Count == 0 ? 0 : own.Seeds[0], .. own.Seeds.Reverse()]);
        if (!own.Journey.HasBegun || !other.Journey.HasBegun)
            return null;

        var today = own.Today > other.Today ? own.Today : other.Today;
        var closing = Decide(new JourneyCommand.SupersedeJourney(TheSurvivor, today) { Itself = TheOther, GoingOn = own.Journey }, other.Journey, own.Policy, today);
        if (closing is Decision.Refused no)
        {
            _ = refused?.Add(no.Refusal.Code);
            return null;
        }

        JourneyEvent[] closed = [.. other.Events, ((Decision.Accepted)closing).Events.Single()];
        var absorbing = Decide(new JourneyCommand.AbsorbRecord(TheOther, today) { Itself = TheSurvivor, Record = new JourneyHistory(closed) }, own.Journey, own.Policy, today);
        // What a record may be closed for, the other one takes.
        var absorbed = absorbing.Should().BeOfType<Decision.Accepted>().Subject.Events.Single();
        return new TwoWalks(own, other, today, closed, absorbed, Journey.Evolve(own.Journey, absorbed));
    }

    public Decision Undone(IReadOnlyList<JourneyEvent> since, DateOnly? today = null)
    {
        var after = since.Aggregate(Merged, Journey.Evolve);
        return Decide(
            new JourneyCommand.UndoMerge(TheOther, today ?? Today) { Past = new JourneyHistory([.. Own.Events, Absorbed, .. since]) },
            after, Own.Policy, today ?? Today);
    }

    public Journey Reinstated()
    {
        var closed = Closed.Aggregate(Journey.NotBegun, Journey.Evolve);
        var open = Decide(new JourneyCommand.ReinstateJourney(Today) { IsHeld = false }, closed, Own.Policy, Today).Should().BeOfType<Decision.Accepted>().Subject.Events.Single();
        return Journey.Evolve(closed, open);
    }

    private static Decision Decide(JourneyCommand command, Journey journey, Policy policy, DateOnly today)
    {
        var asked = command with { Facts = new CommandFacts(new("operations-1"), today, KnownFacts.Calendar) };
        var decision = JourneyDecider.Decide(asked, journey, policy);
        Answers.Tell(asked, decision);
        return decision;
    }
}
