using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>S-43: phases open, change and end by events that the department's operations record.</summary>
[Trait("Rule", "S-43")]
public sealed class When_a_phase_opens
{
    [Fact]
    public void The_opening_is_recorded_with_its_first_day_of_sittings() =>
        RolloutSpec.Given()
            .When(OpenPhase("phase-one", sittingsFrom: "2018-07-01", on: "2018-06-01"))
            .Then(PhaseOpened("phase-one", sittingsFrom: "2018-07-01", on: "2018-06-01"));

    [Fact]
    public void It_may_be_announced_ahead_of_its_day() =>
        RolloutSpec.Given(PhaseOpened()).On("2018-09-03")
            .When(OpenPhase("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"))
            .Then(PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"));

    [Fact]
    public void Asked_twice_it_is_open_already() =>
        RolloutSpec.Given(PhaseOpened())
            .When(OpenPhase(on: "2018-06-20"))
            .ThenNothingHappens();

    [Fact]
    public void Another_first_day_of_sittings_is_a_change_and_no_second_opening() =>
        RolloutSpec.Given(PhaseOpened())
            .When(OpenPhase(sittingsFrom: "2018-09-01"))
            .ThenRefused(RolloutRefusals.PhaseAlreadyOpen, "The phase phase-one was opened on 1 June 2018, with sittings from 1 July 2018.");

    [Fact]
    public void One_that_has_ended_is_not_opened_again() =>
        RolloutSpec.Given(PhaseOpened(), PhaseEnded(on: "2018-12-31"))
            .When(OpenPhase())
            .ThenRefused(RolloutRefusals.PhaseHasEnded, "The phase phase-one ended on 31 December 2018; another phase has another name.");

    [Fact]
    public void A_command_without_its_facts_is_a_bug_and_not_a_refusal() =>
        FluentActions.Invoking(() => RolloutDecider.Decide(new RolloutCommand.EndPhase(PhaseOne, Day("2018-12-31")), Rollout.NotBegun))
            .Should().Throw<InvalidOperationException>();
}

[Trait("Rule", "S-43")]
public sealed class When_a_phase_changes
{
    [Fact]
    public void Its_sites_have_the_new_first_day_of_sittings() =>
        RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"))
            .When(ChangePhase(sittingsFrom: "2018-09-01", on: "2018-06-20"))
            .Then(PhaseChanged(sittingsFrom: "2018-09-01", on: "2018-06-20"))
            .SittingsFrom(Leeds, on: Day("2018-06-30")).Should().Be(Day("2018-09-01"));

    [Fact]
    public void Asked_twice_it_is_so_already() =>
        RolloutSpec.Given(PhaseOpened(), PhaseChanged(sittingsFrom: "2018-09-01", on: "2018-06-20"))
            .When(ChangePhase(sittingsFrom: "2018-09-01", on: "2018-06-21"))
            .ThenNothingHappens();

    [Fact]
    public void A_phase_that_nobody_opened_cannot_change() =>
        RolloutSpec.Given(PhaseOpened())
            .When(ChangePhase(sittingsFrom: "2019-02-01", on: "2018-12-03", phase: "phase-two"))
            .ThenRefused(RolloutRefusals.NoSuchPhase, "There is no phase phase-two.");

    [Fact]
    public void One_that_has_ended_cannot_change() =>
        RolloutSpec.Given(PhaseOpened(), PhaseEnded(on: "2018-12-31"))
            .When(ChangePhase(sittingsFrom: "2018-09-01", on: "2019-01-07"))
            .ThenRefused(RolloutRefusals.PhaseHasEnded, "The phase phase-one ended on 31 December 2018.");

    [Fact]
    public void It_is_no_earlier_than_the_opening() =>
        RolloutSpec.Given(PhaseOpened(on: "2018-06-01"))
            .When(ChangePhase(sittingsFrom: "2018-09-01", on: "2018-05-31"))
            .ThenRefused(RolloutRefusals.BeforePhaseOpened, "The phase phase-one was opened on 1 June 2018; 31 May 2018 lies before that.");

    [Fact]
    public void The_decision_has_been_taken_though_the_new_day_may_lie_ahead() =>
        RolloutSpec.Given(PhaseOpened()).On("2018-06-19")
            .When(ChangePhase(sittingsFrom: "2018-09-01", on: "2018-06-20"))
            .ThenRefused(Refusals.DateInFuture, "20 June 2018 lies after today, 19 June 2018.");
}

[Trait("Rule", "S-43")]
public sealed class When_a_phase_ends
{
    [Fact]
    public void Its_last_day_is_recorded_and_its_sites_are_open_until_then()
    {
        var rollout = RolloutSpec.Given(PhaseOpened(), Joined("LEEDS"))
            .When(EndPhase(on: "2018-12-31"))
            .Then(PhaseEnded(on: "2018-12-31"));

        rollout.SittingsFrom(Leeds, Day("2018-12-31")).Should().Be(Day("2018-07-01"));
        rollout.SittingsUntil(Leeds, Day("2018-12-31")).Should().Be(Day("2018-12-31"));
        rollout.SittingsUntil(Leeds, Day("2019-03-01")).Should().Be(Day("2018-12-31"));
    }

    [Fact]
    public void It_may_be_called_off_before_anybody_sat() =>
        RolloutSpec.Given(PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"))
            .When(EndPhase(on: "2018-12-14", phase: "phase-two"))
            .Then(PhaseEnded(on: "2018-12-14", phase: "phase-two"));

    [Fact]
    public void Asked_twice_it_has_ended_already() =>
        RolloutSpec.Given(PhaseOpened(), PhaseEnded(on: "2018-12-31"))
            .When(EndPhase(on: "2018-12-31"))
            .ThenNothingHappens();

    [Fact]
    public void It_ends_once() =>
        RolloutSpec.Given(PhaseOpened(), PhaseEnded(on: "2018-12-31"))
            .When(EndPhase(on: "2019-01-31"))
            .ThenRefused(RolloutRefusals.PhaseHasEnded, "The phase phase-one ended on 31 December 2018.");

    [Fact]
    public void It_cannot_end_before_it_was_opened() =>
        RolloutSpec.Given(PhaseOpened(on: "2018-06-01"))
            .When(EndPhase(on: "2018-05-31"))
            .ThenRefused(RolloutRefusals.BeforePhaseOpened, "The phase phase-one was opened on 1 June 2018; 31 May 2018 lies before that.");

    [Fact]
    public void It_is_recorded_once_its_last_day_has_come() =>
        RolloutSpec.Given(PhaseOpened()).On("2018-12-30")
            .When(EndPhase(on: "2018-12-31"))
            .ThenRefused(Refusals.DateInFuture, "31 December 2018 lies after today, 30 December 2018.");

    /// <summary>S-14: the exemptions of the proof of concept end with Phase Two.</summary>
    [Fact]
    [Trait("Rule", "S-14")]
    public void The_end_of_Phase_Two_can_be_asked_for()
    {
        var before = RolloutSpec.Given(PhaseOpened(), PhaseOpened("phase-two", sittingsFrom: "2019-01-01", on: "2018-11-01"), PhaseEnded(on: "2018-12-31"));
        before.Rollout.PhaseEndedOn(PhaseTwo).Should().BeNull("Phase One ended, Phase Two did not");
        before.Rollout.PhaseEndedOn(new PhaseCode("phase-three")).Should().BeNull("it was never opened");

        before.When(EndPhase(on: "2020-03-31", phase: "phase-two"))
            .Then(PhaseEnded(on: "2020-03-31", phase: "phase-two"))
            .PhaseEndedOn(PhaseTwo).Should().Be(Day("2020-03-31"));
    }
}
