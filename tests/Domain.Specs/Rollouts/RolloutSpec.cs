using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Specs.Journeys;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>Given what happened to the rollout, when operations ask, then exactly these events, or that refusal, or nothing.</summary>
internal static class RolloutSpec
{
    public static readonly OrganisationCode Leeds = new("LEEDS");
    public static readonly OrganisationCode Bury = new("BURY");
    public static readonly OrganisationCode Trust = new("TRUST");
    public static readonly OrganisationCode Cafcass = new("CAFCASS");
    public static readonly PhaseCode PhaseOne = new("phase-one");
    public static readonly PhaseCode PhaseTwo = new("phase-two");

    public static GivenRollout Given(params RolloutEvent[] history) => new(history.Aggregate(Rollout.NotBegun, Rollout.Evolve), Day(Today));

    // What happened.

    public static RolloutEvent PhaseOpened(string phase = "phase-one", string sittingsFrom = "2018-07-01", string on = "2018-06-01") => new RolloutEvent.PhaseOpened(new(phase), Day(sittingsFrom), Day(on));

    public static RolloutEvent PhaseChanged(string sittingsFrom, string on, string phase = "phase-one") => new RolloutEvent.PhaseChanged(new(phase), Day(sittingsFrom), Day(on));

    public static RolloutEvent PhaseEnded(string on, string phase = "phase-one") => new RolloutEvent.PhaseEnded(new(phase), Day(on));

    public static RolloutEvent Joined(string site, string on = "2018-06-15", string phase = "phase-one") => new RolloutEvent.SiteJoined(new(site), new(phase), Day(on));

    public static RolloutEvent LeftThePhase(string site, string on, string phase = "phase-one") => new RolloutEvent.SiteLeft(new(site), new(phase), Day(on));

    public static RolloutEvent Succeeded(string organisation, string by, string on) => new RolloutEvent.OrganisationSucceeded(new(organisation), new(by), Day(on));

    public static RolloutEvent Divided(string organisation, string on, params string[] areas) => new RolloutEvent.OrganisationDivided(new(organisation), Areas(areas), Day(on));

    public static RolloutEvent DivisionEnded(string organisation, string on) => new RolloutEvent.DivisionEnded(new(organisation), Day(on));

    // What is asked.

    public static RolloutCommand OpenPhase(string phase = "phase-one", string sittingsFrom = "2018-07-01", string on = "2018-06-01") => Asked(new RolloutCommand.OpenPhase(new(phase), Day(sittingsFrom), Day(on)));

    public static RolloutCommand ChangePhase(string sittingsFrom, string on, string phase = "phase-one") => Asked(new RolloutCommand.ChangePhase(new(phase), Day(sittingsFrom), Day(on)));

    public static RolloutCommand EndPhase(string on, string phase = "phase-one") => Asked(new RolloutCommand.EndPhase(new(phase), Day(on)));

    public static RolloutCommand JoinSite(string site, string on = "2018-06-15", string phase = "phase-one") => Asked(new RolloutCommand.JoinSite(new(site), new(phase), Day(on)) { Organisation = Organisation(site) });

    public static RolloutCommand LeaveSite(string site, string on, string phase = "phase-one") => Asked(new RolloutCommand.LeaveSite(new(site), new(phase), Day(on)));

    public static RolloutCommand Succeed(string organisation, string by, string on) =>
        Asked(new RolloutCommand.SucceedOrganisation(new(organisation), new(by), Day(on)) { Predecessor = Organisation(organisation), Heir = Organisation(by) });

    public static RolloutCommand Divide(string organisation, string on, params string[] areas) =>
        Asked(new RolloutCommand.DivideOrganisation(new(organisation), Areas(areas), Day(on)) { Divided = Organisation(organisation) });

    public static RolloutCommand EndDivision(string organisation, string on) => Asked(new RolloutCommand.EndDivision(new(organisation), Day(on)));

    private static ServiceAreaSet Areas(string[] areas) => ServiceAreaSet.Of(areas.Select(area => new ServiceAreaCode(area)));

    private static Organisation Organisation(string code) => code switch
    {
        "TRUST" => new(Trust, OrganisationKind.ChildrensTrust),
        "CAFCASS" => new(Cafcass, OrganisationKind.OtherEmployer),
        _ => Known(code) with { SittingsFrom = null },
    };

    private static RolloutCommand Asked(RolloutCommand command) => command with { Facts = new CommandFacts(new("operations-2"), Day(Today), Calendar) };

    internal sealed record GivenRollout(Rollout Rollout, DateOnly Day)
    {
        public GivenRollout On(string today) => this with { Day = KnownFacts.Day(today) };

        public WhenAsked When(RolloutCommand command)
        {
            var asked = command with { Facts = command.Facts with { Today = Day } };
            var decision = RolloutDecider.Decide(asked, Rollout);
            Answers.Tell(asked, decision);
            return new WhenAsked(Rollout, decision);
        }
    }

    internal sealed record WhenAsked(Rollout Before, RolloutDecision Decision)
    {
        /// <summary>These events and no others, which the rollout then takes.</summary>
        public Rollout Then(params RolloutEvent[] expected)
        {
            var events = Decision.Should().BeOfType<RolloutDecision.Accepted>().Subject.Events;
            events.Should().Equal(expected);
            return events.Aggregate(Before, Rollout.Evolve);
        }

        public void ThenNothingHappens() => Then();

        /// <summary>Refused by this rule, in this sentence.</summary>
        public void ThenRefused(RefusalKind kind, string because)
        {
            var refusal = Decision.Should().BeOfType<RolloutDecision.Refused>().Subject.Refusal;
            refusal.Kind.Should().Be(kind, refusal.Sentence);
            refusal.Sentence.Should().Be(because);
        }
    }
}
