using Naas.Domain.Employers;
using Naas.Domain.Rollouts;
using Naas.Projections.Rollouts;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhatTheRolloutSays
{
    private static readonly PhaseCode Phase = new("phase-two");
    private static readonly OrganisationCode Site = new("E08000035");

    private static readonly Dictionary<RolloutEvent, string> Sentences = new()
    {
        [new RolloutEvent.PhaseOpened(Phase, Day("2019-01-01"), Day("2018-11-01"))] = "The phase phase-two was opened on 1 November 2018; workers of its sites may sit from 1 January 2019.",
        [new RolloutEvent.PhaseChanged(Phase, Day("2019-02-01"), Day("2018-12-03"))] = "The first day of sittings of the phase phase-two was moved to 1 February 2019 on 3 December 2018.",
        [new RolloutEvent.PhaseEnded(Phase, Day("2020-03-31"))] = "The phase phase-two ended; its last day was 31 March 2020.",
        [new RolloutEvent.SiteJoined(Site, Phase, Day("2018-12-03"))] = "E08000035 became a site of the phase phase-two on 3 December 2018.",
        [new RolloutEvent.SiteLeft(Site, Phase, Day("2019-06-28"))] = "E08000035 left the phase phase-two; its last day as a site was 28 June 2019.",
        [new RolloutEvent.OrganisationSucceeded(Site, new OrganisationCode("TRUST-EXAMPLE"), Day("2019-04-01"))] = "TRUST-EXAMPLE took over the staff of E08000035 on 1 April 2019.",
        [new RolloutEvent.OrganisationDivided(Site, ServiceAreaSet.Of(new("SOUTH"), new("NORTH")), Day("2018-06-01"))] = "By exception, the service of E08000035 has a practice leader for each of its areas NORTH, SOUTH from 1 June 2018 on.",
        [new RolloutEvent.DivisionEnded(Site, Day("2019-03-31"))] = "The service of E08000035 is one again, with one practice leader; the last day of its areas was 31 March 2019.",
    };

    [Fact]
    public void Every_event_is_told_in_a_sentence()
    {
        foreach (var (happened, sentence) in Sentences)
            RolloutWords.Of(happened).Sentence.Should().Be(sentence);

        Sentences.Keys.Select(happened => happened.GetType()).Should().BeEquivalentTo(typeof(RolloutEvent).GetNestedTypes());
    }
}
