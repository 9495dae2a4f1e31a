using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>By exception a large authority has a practice leader for each of its largely autonomous areas; every other employer is expected to have one .</summary>
[Trait("Rule", "R-004")]
public sealed class When_a_service_is_divided
{
    [Fact]
    public void The_exception_is_recorded_with_its_areas() =>
        RolloutSpec.Given().When(Divide("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).Then(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"));

    [Fact]
    public void The_same_areas_in_another_order_are_no_other_division() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).When(Divide("LEEDS", on: "2018-06-08", "SOUTH", "NORTH", "NORTH")).ThenNothingHappens();

    [Fact]
    public void Other_areas_take_the_place_of_those_before()
    {
        var rollout = Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"))
            .When(Divide("LEEDS", on: "2019-04-01", "EAST", "SOUTH", "WEST")).Then(Divided("LEEDS", on: "2019-04-01", "EAST", "SOUTH", "WEST"));

        rollout.DivisionOf(Leeds, Day("2019-03-31"))!.Areas.Should().Equal(new ServiceAreaCode("NORTH"), new ServiceAreaCode("SOUTH"));
        rollout.DivisionOf(Leeds, Day("2019-04-01"))!.Areas.Should().Equal(new ServiceAreaCode("EAST"), new ServiceAreaCode("SOUTH"), new ServiceAreaCode("WEST"));
    }

    [Fact]
    public void A_service_that_is_one_again_has_no_areas_from_the_next_day_on()
    {
        var rollout = Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).When(EndDivision("LEEDS", on: "2019-03-31")).Then(DivisionEnded("LEEDS", on: "2019-03-31"));

        rollout.DivisionOf(Leeds, Day("2018-05-31")).Should().BeNull();
        rollout.DivisionOf(Leeds, Day("2019-03-31")).Should().NotBeNull();
        rollout.DivisionOf(Leeds, Day("2019-04-01")).Should().BeNull();
    }

    [Fact]
    public void And_may_be_divided_once_more() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"), DivisionEnded("LEEDS", on: "2019-03-31"))
            .When(Divide("LEEDS", on: "2019-04-01", "NORTH", "SOUTH")).Then(Divided("LEEDS", on: "2019-04-01", "NORTH", "SOUTH"));

    [Fact]
    public void Ended_twice_it_ends_once() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"), DivisionEnded("LEEDS", on: "2019-03-31")).When(EndDivision("LEEDS", on: "2019-03-31")).ThenNothingHappens();

    [Fact]
    public void One_area_divides_nothing() =>
        RolloutSpec.Given().When(Divide("LEEDS", on: "2018-06-01", "NORTH", "NORTH"))
            .ThenRefused(RolloutRefusals.OneAreaIsNoDivision, "1 areas of LEEDS were named; a division has at least two.");

    [Fact]
    public void An_agency_runs_no_service_to_divide() =>
        RolloutSpec.Given().When(Divide("BRIGHT-STAFFING", on: "2018-06-01", "NORTH", "SOUTH"))
            .ThenRefused(RolloutRefusals.AgencyHasNoAreas, "BRIGHT-STAFFING is an employment agency; an area belongs to an organisation that runs services.");

    [Fact]
    public void Nor_does_whoever_was_succeeded() =>
        Given(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01")).When(Divide("LEEDS", on: "2019-05-01", "NORTH", "SOUTH"))
            .ThenRefused(RolloutRefusals.AlreadySucceeded, "LEEDS was succeeded by TRUST on 1 April 2019; its staff are there.");

    [Fact]
    public void A_division_follows_the_one_before() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).When(Divide("LEEDS", on: "2018-06-01", "EAST", "WEST"))
            .ThenRefused(RolloutRefusals.DivisionOutOfOrder, "LEEDS was last divided on 1 June 2018; another division comes after that.");

    [Fact]
    public void And_what_had_ended() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"), DivisionEnded("LEEDS", on: "2019-03-31")).When(Divide("LEEDS", on: "2019-03-31", "EAST", "WEST"))
            .ThenRefused(RolloutRefusals.DivisionOutOfOrder, "LEEDS was last divided on 1 June 2018, until 31 March 2019; another division comes after that.");

    [Fact]
    public void None_ends_before_it_began() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).When(EndDivision("LEEDS", on: "2018-05-31"))
            .ThenRefused(RolloutRefusals.DivisionOutOfOrder, "LEEDS was last divided on 1 June 2018; its areas cannot have ended on 31 May 2018.");

    [Fact]
    public void What_was_never_divided_has_nothing_to_end() =>
        RolloutSpec.Given().When(EndDivision("LEEDS", on: "2018-06-01")).ThenRefused(RolloutRefusals.NotDivided, "The service of LEEDS was never divided into areas.");

    [Fact]
    public void Nor_has_what_is_one_again() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"), DivisionEnded("LEEDS", on: "2019-03-31")).When(EndDivision("LEEDS", on: "2019-04-30"))
            .ThenRefused(RolloutRefusals.NotDivided, "The service of LEEDS has been one again since 1 April 2019.");

    [Fact]
    public void No_exception_is_recorded_ahead() =>
        RolloutSpec.Given().On("2018-05-31").When(Divide("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).ThenRefused(Refusals.DateInFuture, "1 June 2018 lies after today, 31 May 2018.");

    [Fact]
    public void Nor_its_end() =>
        Given(Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")).On("2019-03-30").When(EndDivision("LEEDS", on: "2019-03-31")).ThenRefused(Refusals.DateInFuture, "31 March 2019 lies after today, 30 March 2019.");

    [Theory]
    [InlineData("2018-05-31", 1)]
    [InlineData("2018-06-01", 3)]
    [InlineData("2019-03-31", 3)]
    [InlineData("2019-04-01", 1)]
    [Trait("Rule", "R-012")]
    public void An_employer_is_expected_to_have_one_leader_or_one_for_each_area(string on, int expected) =>
        Following(Divided("LEEDS", on: "2018-06-01", "EAST", "SOUTH", "WEST"), DivisionEnded("LEEDS", on: "2019-03-31"))
            .LeadersExpected(Known("LEEDS"), Day(on)).Should().Be(expected);

    [Fact]
    [Trait("Rule", "R-012")]
    public void An_agency_and_whoever_was_succeeded_are_expected_to_have_none()
    {
        var rollout = Following(Succeeded("LEEDS", by: "TRUST", on: "2019-04-01"));

        rollout.LeadersExpected(Known("BRIGHT-STAFFING"), Day("2018-06-01")).Should().Be(0);
        rollout.LeadersExpected(Known("LEEDS"), Day("2019-03-31")).Should().Be(1);
        rollout.LeadersExpected(Known("LEEDS"), Day("2019-04-01")).Should().Be(0);
    }

    private static Rollout Following(params RolloutEvent[] history) => history.Aggregate(Rollout.NotBegun, Rollout.Evolve);
}
