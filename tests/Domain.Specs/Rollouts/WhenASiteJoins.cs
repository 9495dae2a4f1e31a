using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>G17 ¶29, ¶33: a site belongs to one phase at a time.</summary>
[Trait("Rule", "S-43")]
public sealed class When_a_site_joins
{
    [Fact]
    public void Its_workers_may_sit_from_the_phases_first_day()
    {
        var rollout = RolloutSpec.Given(PhaseOpened())
            .When(JoinSite("LEEDS", on: "2018-06-15"))
            .Then(Joined("LEEDS", on: "2018-06-15"));

        rollout.SittingsFrom(Leeds, Day("2018-07-02")).Should().Be(Day("2018-07-01"));
        rollout.SittingsUntil(Leeds, Day("2018-07-02")).Should().BeNull();
        rollout.SitesOf(PhaseOne).Should().Equal((Leeds, new Membership(PhaseOne, Day("2018-06-15"), Day("2018-06-15"), null)));
    }

    [Fact]
    public void One_that_joins_later_has_its_own_first_day() =>
        RolloutSpec.Given(PhaseOpened())
            .When(JoinSite("BURY", on: "2018-10-01"))
            .Then(Joined("BURY", on: "2018-10-01"))
            .SittingsFrom(Bury, Day("2018-11-01")).Should().Be(Day("2018-10-01"));

    [Fact]
    public void It_may_be_announced_ahead_and_its_first_day_is_known_from_then_on() =>
        RolloutSpec.Given(PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01")).On("2018-11-05")
            .When(JoinSite("BURY", on: "2018-12-03", phase: "phase-two"))
            .Then(Joined("BURY", on: "2018-12-03", phase: "phase-two"))
            .SittingsFrom(Bury, Day("2018-11-05")).Should().Be(Day("2019-01-01"));

    [Fact]
    public void Asked_twice_it_is_one_already() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"))
            .When(JoinSite("LEEDS"))
            .ThenNothingHappens();

    [Fact]
    public void It_cannot_join_a_phase_that_nobody_opened() =>
        RolloutSpec.Given(PhaseOpened())
            .When(JoinSite("LEEDS", phase: "phase-two"))
            .ThenRefused(RolloutRefusals.NoSuchPhase, "There is no phase phase-two.");

    [Fact]
    public void It_cannot_join_one_that_has_ended() =>
        RolloutSpec.Given(PhaseOpened(), PhaseEnded(on: "2018-12-31"))
            .When(JoinSite("LEEDS", on: "2019-01-07"))
            .ThenRefused(RolloutRefusals.PhaseHasEnded, "The phase phase-one ended on 31 December 2018.");

    [Fact]
    public void It_cannot_join_before_the_phase_was_opened() =>
        RolloutSpec.Given(PhaseOpened(on: "2018-06-01"))
            .When(JoinSite("LEEDS", on: "2018-05-31"))
            .ThenRefused(RolloutRefusals.BeforePhaseOpened, "The phase phase-one was opened on 1 June 2018; 31 May 2018 lies before that.");

    [Fact]
    public void A_site_of_one_phase_is_not_a_site_of_another_at_the_same_time() =>
        RolloutSpec.Given(PhaseOpened(), PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"), Joined("LEEDS"))
            .When(JoinSite("LEEDS", on: "2018-12-03", phase: "phase-two"))
            .ThenRefused(RolloutRefusals.AlreadyASite, "LEEDS has been a site of phase-one since 15 June 2018.");

    [Fact]
    public void Nor_on_a_day_that_the_other_phase_still_had() =>
        RolloutSpec.Given(PhaseOpened(), PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-12-31"))
            .When(JoinSite("LEEDS", on: "2018-12-31", phase: "phase-two"))
            .ThenRefused(RolloutRefusals.AlreadyASite, "LEEDS was a site of phase-one from 15 June 2018 to 31 December 2018; a joining on 31 December 2018 would overlap that.");

    [Fact]
    public void Once_its_phase_has_ended_it_goes_on_in_the_next()
    {
        var rollout = RolloutSpec.Given(PhaseOpened(), PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"), Joined("LEEDS"), PhaseEnded(on: "2018-12-31"))
            .When(JoinSite("LEEDS", on: "2019-01-01", phase: "phase-two"))
            .Then(Joined("LEEDS", on: "2019-01-01", phase: "phase-two"));

        rollout.SittingsUntil(Leeds, Day("2018-12-31")).Should().Be(Day("2018-12-31"));
        rollout.SittingsFrom(Leeds, Day("2019-01-01")).Should().Be(Day("2019-01-01"));
        rollout.SittingsUntil(Leeds, Day("2019-01-01")).Should().BeNull();
    }

    [Fact]
    public void An_agency_is_no_site() =>
        RolloutSpec.Given(PhaseOpened())
            .When(JoinSite("BRIGHT-STAFFING"))
            .ThenRefused(RolloutRefusals.AgencyCannotBeSite, "BRIGHT-STAFFING is an employment agency; a site is an organisation where workers practise.");

    [Fact]
    public void What_never_joined_is_no_site()
    {
        var rollout = RolloutSpec.Given(PhaseOpened(), Joined("LEEDS")).Rollout;

        rollout.SittingsFrom(Bury, Day("2018-09-03")).Should().BeNull();
        rollout.SittingsUntil(Bury, Day("2018-09-03")).Should().BeNull();
    }

    /// <summary>S-45: Cafcass carries out the functions and is no site of Phase One; nothing but the department's decision makes it one.</summary>
    [Fact]
    [Trait("Rule", "S-45")]
    public void Cafcass_is_no_site_until_the_department_says_so()
    {
        var phaseOne = RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"));
        phaseOne.Rollout.SittingsFrom(Cafcass, Day("2018-09-03")).Should().BeNull();

        phaseOne.When(JoinSite("CAFCASS", on: "2018-12-03", phase: "phase-two"))
            .Then(Joined("CAFCASS", on: "2018-12-03", phase: "phase-two"))
            .SittingsFrom(Cafcass, Day("2018-12-03")).Should().Be(Day("2019-01-01"));
    }
}

[Trait("Rule", "S-43")]
public sealed class When_a_site_leaves
{
    [Fact]
    public void Its_workers_may_sit_until_its_last_day() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"))
            .When(LeaveSite("LEEDS", on: "2018-11-30"))
            .Then(LeftThePhase("LEEDS", on: "2018-11-30"))
            .SittingsUntil(Leeds, Day("2018-12-05")).Should().Be(Day("2018-11-30"));

    [Fact]
    public void The_earlier_of_its_leaving_and_the_end_of_the_phase_counts() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-11-30"))
            .When(EndPhase(on: "2018-12-31"))
            .Then(PhaseEnded(on: "2018-12-31"))
            .SittingsUntil(Leeds, Day("2018-10-01")).Should().Be(Day("2018-11-30"));

    [Fact]
    public void It_may_come_back() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-11-30"))
            .When(JoinSite("LEEDS", on: "2019-02-01"))
            .Then(Joined("LEEDS", on: "2019-02-01"))
            .SittingsFrom(Leeds, Day("2018-12-15")).Should().Be(Day("2019-02-01"), "what holds next counts, not what is over");

    [Fact]
    public void Asked_twice_it_has_left_already() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-11-30"))
            .When(LeaveSite("LEEDS", on: "2018-11-30"))
            .ThenNothingHappens();

    [Fact]
    public void It_leaves_once() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-11-30"))
            .When(LeaveSite("LEEDS", on: "2018-12-07"))
            .ThenRefused(RolloutRefusals.NotASite, "The last day of LEEDS as a site of phase-one was 30 November 2018.");

    [Fact]
    public void What_never_joined_cannot_leave() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"))
            .When(LeaveSite("BURY", on: "2018-11-30"))
            .ThenRefused(RolloutRefusals.NotASite, "BURY was never a site of phase-one.");

    [Fact]
    public void It_cannot_leave_before_it_joined() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS", on: "2018-06-15"))
            .When(LeaveSite("LEEDS", on: "2018-06-14"))
            .ThenRefused(RolloutRefusals.SiteLeavesBeforeJoining, "LEEDS has been a site of phase-one since 15 June 2018; it cannot have left on 14 June 2018.");

    [Fact]
    public void It_is_recorded_once_its_last_day_has_come() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS")).On("2018-11-29")
            .When(LeaveSite("LEEDS", on: "2018-11-30"))
            .ThenRefused(Refusals.DateInFuture, "30 November 2018 lies after today, 29 November 2018.");
}
