using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.LeadershipWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>More than one practice leader only by exception, where a service is divided into largely autonomous areas .</summary>
[Trait("Rule", "R-004")]
public sealed class When_a_leader_leads_an_area
{
    private static readonly JourneyEvent[] LeadsAtLeeds = [Registered(), EmployedAt("LEEDS"), LeadsPractice()];

    [Fact]
    public void The_role_names_one_of_the_areas_of_the_exception() =>
        Given(LeadsAtLeeds).When(NameArea("NORTH", on: "2018-06-04", NorthAndSouth)).Then(AreaNamed("NORTH", on: "2018-06-04"));

    [Fact]
    public void Named_again_it_is_named_once() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04")).When(NameArea("NORTH", on: "2018-06-05", NorthAndSouth)).ThenNothingHappens();

    [Fact]
    public void Without_the_exception_there_is_one_leader_of_one_service() =>
        Given(LeadsAtLeeds).When(NameArea("NORTH", on: "2018-06-04", divided: null))
            .ThenRefused(Refusals.AreaNeedsException, because: "the service of LEEDS is not recorded as divided into areas");

    [Fact]
    public void An_area_that_the_exception_does_not_name_is_none() =>
        Given(LeadsAtLeeds).When(NameArea("EAST", on: "2018-06-04", NorthAndSouth))
            .ThenRefused(Refusals.AreaNeedsException, because: "divided into NORTH, SOUTH; EAST is none of them");

    [Fact]
    public void Only_a_leaders_role_has_one() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(Supervisor)).When(NameArea("NORTH", on: "2018-06-04", NorthAndSouth))
            .ThenRefused(Refusals.NotALeadersRole, because: "a practice supervisor's");

    [Fact]
    public void A_leader_who_moves_to_another_area_takes_up_another_role() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04")).When(NameArea("SOUTH", on: "2018-09-03", NorthAndSouth))
            .ThenRefused(Refusals.AreaAlreadyNamed, because: "the area NORTH");

    [Fact]
    public void A_role_that_there_is_not_leads_nothing() =>
        Given(LeadsAtLeeds).When(NameArea("NORTH", on: "2018-06-04", NorthAndSouth, role: 2)).ThenRefused(Refusals.NoSuchRole);

    [Fact]
    public void Nor_does_one_on_a_day_that_it_does_not_cover() =>
        Given(LeadsAtLeeds, new JourneyEvent.StatutoryRoleEnded(1, Day("2018-05-31"))).When(NameArea("NORTH", on: "2018-06-04", NorthAndSouth)).ThenRefused(Refusals.RoleOutsideEmployment);

    [Fact]
    public void No_area_is_named_ahead() =>
        Given(LeadsAtLeeds).Today("2018-06-04").When(NameArea("NORTH", on: "2018-06-05", NorthAndSouth)).ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void What_was_recorded_wrongly_is_put_right() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04")).When(PutAreaRight("SOUTH", on: "2018-06-11", NorthAndSouth)).Then(AreaCorrected("SOUTH", on: "2018-06-11"));

    [Fact]
    public void A_role_for_the_whole_service_is_put_right_without_an_exception() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04")).When(PutAreaRight(null, on: "2018-06-11")).Then(AreaCorrected(null, on: "2018-06-11"));

    [Fact]
    public void Put_right_again_nothing_changes() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04"), AreaCorrected(null, on: "2018-06-11")).When(PutAreaRight(null, on: "2018-06-12")).ThenNothingHappens();

    [Fact]
    public void Another_area_needs_the_exception_too() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04")).When(PutAreaRight("EAST", on: "2018-06-11", NorthAndSouth)).ThenRefused(Refusals.AreaNeedsException);

    [Fact]
    public void What_names_no_area_has_none_to_put_right() =>
        Given(LeadsAtLeeds).When(PutAreaRight("NORTH", on: "2018-06-11", NorthAndSouth)).ThenRefused(Refusals.NothingToCorrect, because: "Role 1 names no area");

    [Fact]
    public void A_role_that_names_an_area_stays_a_leaders() =>
        Given(LeadsAtLeeds, AreaNamed("NORTH", on: "2018-06-04"))
            .When(By("clerk-1", new JourneyCommand.CorrectStatutoryRole(1, FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers), EntryRoute.Established, Day("2017-09-01"), null, CorrectionReason.ClericalError, Day("2018-06-11"))))
            .ThenRefused(Refusals.CorrectionContradicts, because: "names the area NORTH");
}
