using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>S-16: a successor organisation, by reorganisation or transfer, carries everything over unbroken.</summary>
[Trait("Rule", "S-16")]
public sealed class When_an_organisation_is_succeeded
{
    [Fact]
    public void The_successor_of_a_site_becomes_one_with_the_same_first_day_of_sittings()
    {
        var rollout = RolloutSpec.Given(PhaseOpened(), Joined("LEEDS", on: "2018-06-15"))
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-04-01"))
            .Then(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"), Joined("TRUST", on: "2019-04-01"));

        rollout.SittingsFrom(Trust, Day("2019-04-01")).Should().Be(Day("2018-07-01"));
        rollout.SittingsUntil(Trust, Day("2019-04-01")).Should().BeNull();
        rollout.SitesOf(PhaseOne).Should().ContainSingle(site => site.Site == Trust).Which.Membership.Since.Should().Be(Day("2018-06-15"));
        rollout.SittingsUntil(Leeds, Day("2019-04-01")).Should().Be(Day("2019-03-31"), "the staff are no longer there");
        rollout.SuccessorOf(Leeds).Should().Be(new Succession(Trust, Day("2019-04-01")));
        rollout.SuccessorOf(Trust).Should().BeNull();
    }

    [Fact]
    public void The_first_day_of_sittings_comes_down_a_chain_of_successors()
    {
        var rollout = RolloutSpec.Given(
                PhaseOpened(), Joined("LEEDS", on: "2018-10-01"),
                Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"), Joined("TRUST", on: "2019-04-01"))
            .When(Succeed("TRUST", by: "BURY", on: "2020-04-01"))
            .Then(Succeeded("TRUST", by: "BURY", on: "2020-04-01"), Joined("BURY", on: "2020-04-01"));

        rollout.SittingsFrom(Bury, Day("2020-04-01")).Should().Be(Day("2018-10-01"));
        rollout.SitesOf(PhaseOne).Should().ContainSingle(site => site.Site == Bury).Which.Membership.Since.Should().Be(Day("2018-10-01"));
    }

    [Fact]
    public void One_that_is_a_site_itself_stays_what_it_is() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), Joined("BURY", on: "2018-10-01"))
            .When(Succeed("LEEDS", by: "BURY", on: "2019-04-01"))
            .Then(Succeeded("LEEDS", by: "BURY", on: "2019-04-01"))
            .SittingsFrom(Bury, Day("2019-04-01")).Should().Be(Day("2018-10-01"));

    [Fact]
    public void One_that_is_announced_as_a_site_passes_that_on() =>
        RolloutSpec.Given(PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"), Joined("LEEDS", on: "2019-06-03", phase: "phase-two"))
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-04-01"))
            .Then(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"), Joined("TRUST", on: "2019-04-01", phase: "phase-two"))
            .SittingsFrom(Trust, Day("2019-04-01")).Should().Be(Day("2019-06-03"));

    [Fact]
    public void The_successor_of_what_is_no_site_becomes_none() =>
        RolloutSpec.Given(PhaseOpened())
            .When(Succeed("TRAFFORD", by: "TRUST", on: "2019-04-01"))
            .Then(Succeeded("TRAFFORD", by: "TRUST", on: "2019-04-01"))
            .SittingsFrom(Trust, Day("2019-04-01")).Should().BeNull();

    [Fact]
    public void Nor_does_the_successor_of_what_was_a_site_until_its_phase_ended() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), PhaseEnded(on: "2018-12-31"))
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-04-01"))
            .Then(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"));

    [Fact]
    public void An_agency_may_be_succeeded_by_an_agency() =>
        RolloutSpec.Given()
            .When(Succeed("BRIGHT-STAFFING", by: "SWIFT-CARE", on: "2019-04-01"))
            .Then(Succeeded("BRIGHT-STAFFING", by: "SWIFT-CARE", on: "2019-04-01"));

    [Fact]
    public void Asked_twice_it_is_so_already() =>
        RolloutSpec.Given(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"))
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-04-01"))
            .ThenNothingHappens();

    [Fact]
    public void It_is_succeeded_once() =>
        RolloutSpec.Given(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"))
            .When(Succeed("LEEDS", by: "BURY", on: "2019-07-01"))
            .ThenRefused(RolloutRefusals.AlreadySucceeded, "LEEDS was succeeded by TRUST on 1 April 2019.");

    [Fact]
    public void It_joins_no_phase_any_more() =>
        RolloutSpec.Given(PhaseOpened(), Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"))
            .When(JoinSite("LEEDS", on: "2019-05-01"))
            .ThenRefused(RolloutRefusals.AlreadySucceeded, "LEEDS was succeeded by TRUST on 1 April 2019; its staff are there.");

    [Fact]
    public void Nobody_succeeds_itself() =>
        RolloutSpec.Given()
            .When(Succeed("LEEDS", by: "LEEDS", on: "2019-04-01"))
            .ThenRefused(RolloutRefusals.SuccessorIsItself, "LEEDS is named as its own successor.");

    [Fact]
    public void Staff_do_not_go_round_in_a_circle() =>
        RolloutSpec.Given(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"), Succeeded("TRUST", by: "BURY", on: "2020-04-01"))
            .When(Succeed("BURY", by: "LEEDS", on: "2021-04-01"))
            .ThenRefused(RolloutRefusals.SuccessionGoesRound, "The staff of LEEDS have passed to BURY; they cannot pass back by a succession of BURY itself.");

    [Fact]
    public void An_agency_does_not_take_over_a_place_of_practice() =>
        RolloutSpec.Given()
            .When(Succeed("LEEDS", by: "BRIGHT-STAFFING", on: "2019-04-01"))
            .ThenRefused(RolloutRefusals.AgencyCannotSucceed, "Of LEEDS and BRIGHT-STAFFING one is an employment agency and the other is not.");

    [Fact]
    public void Nobody_takes_over_who_has_passed_its_staff_on() =>
        RolloutSpec.Given(Succeeded("TRUST", by: "BURY", on: "2019-04-01"))
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-07-01"))
            .ThenRefused(RolloutRefusals.SuccessionOutOfOrder, "TRUST was itself succeeded by BURY on 1 April 2019.");

    [Fact]
    public void Nobody_passes_on_before_it_took_over() =>
        RolloutSpec.Given(Succeeded("LEEDS", by: "TRUST", on: "2019-07-01"))
            .When(Succeed("TRUST", by: "BURY", on: "2019-04-01"))
            .ThenRefused(RolloutRefusals.SuccessionOutOfOrder, "TRUST took over the staff of LEEDS on 1 July 2019, so it cannot have passed them on by 1 April 2019.");

    [Fact]
    public void It_is_recorded_once_the_day_has_come() =>
        RolloutSpec.Given().On("2019-03-31")
            .When(Succeed("LEEDS", by: "TRUST", on: "2019-04-01"))
            .ThenRefused(Refusals.DateInFuture, "1 April 2019 lies after today, 31 March 2019.");
}
