namespace Naas.Domain.Specs.Journeys;

/// <summary>Each way into a role with statutory functions has its own clock, or none .</summary>
public sealed class When_a_role_is_recorded
{
    private const StatutoryFunction Casework = StatutoryFunction.HoldingCaseResponsibility;

    private const StatutoryFunction Supervision = StatutoryFunction.SupervisingSocialWorkers;

    [Fact]
    public void Somebody_established_in_it_has_no_clock() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-01-08"))
            .Then(InRole(Casework, EntryRoute.Established, from: "2018-01-08", notBefore: null, expectedBy: null));

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "R-022")]
    public void The_newly_qualified_wait_twelve_months_from_the_start_of_the_employment() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2017-09-04"))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2017-11-06"))
            .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2017-11-06", notBefore: "2018-09-04", expectedBy: null));

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "S-40")]
    public void Twelve_months_from_a_29_February_end_on_a_28() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2016-02-29"))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2016-02-29"))
            .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2016-02-29", notBefore: "2017-02-28", expectedBy: null));

    [Fact]
    [Trait("Rule", "R-023")]
    public void A_new_supervisor_waits_twelve_months_from_the_start_of_supervising() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2012-04-02"))
            .When(StartRole(Supervision, EntryRoute.NewSupervisor, on: "2018-01-08"))
            .Then(InRole(Supervision, EntryRoute.NewSupervisor, from: "2018-01-08", notBefore: "2019-01-08", expectedBy: null));

    [Fact]
    [Trait("Rule", "R-024")]
    public void A_new_leader_waits_twelve_months_from_the_start_of_leading_practice() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2012-04-02"))
            .When(StartRole(StatutoryFunction.LeadingPractice, EntryRoute.NewLeader, on: "2018-05-14"))
            .Then(InRole(StatutoryFunction.LeadingPractice, EntryRoute.NewLeader, from: "2018-05-14", notBefore: "2019-05-14", expectedBy: null));

    [Fact]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "S-49")]
    public void From_other_social_work_there_is_no_wait_but_an_expectation_within_twelve_months() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(Casework, EntryRoute.OtherSocialWorkRole, on: "2018-01-08"))
            .Then(InRole(Casework, EntryRoute.OtherSocialWorkRole, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"));

    [Fact]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "S-40")]
    public void The_employer_may_set_a_shorter_adaptation_clamped_to_the_end_of_the_month() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(Casework, EntryRoute.OtherSocialWorkRole, on: "2018-01-31", adaptationMonths: 1))
            .Then(InRole(Casework, EntryRoute.OtherSocialWorkRole, from: "2018-01-31", notBefore: null, expectedBy: "2018-02-28"));

    [Fact]
    [Trait("Rule", "R-026")]
    [Trait("Rule", "S-49")]
    public void From_outside_England_the_expectation_runs_from_taking_up_the_role() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2017-12-04"))
            .When(StartRole(Casework, EntryRoute.OutsideEngland, on: "2018-01-08"))
            .Then(InRole(Casework, EntryRoute.OutsideEngland, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"));

    [Theory]
    [InlineData(EntryRoute.OtherSocialWorkRole, 0)]
    [InlineData(EntryRoute.OtherSocialWorkRole, 13)]
    [InlineData(EntryRoute.OutsideEngland, 13)]
    [InlineData(EntryRoute.Established, 1)]
    [InlineData(EntryRoute.NewlyQualified, 6)]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "R-026")]
    public void No_adaptation_is_longer_than_twelve_months_or_given_to_others(EntryRoute route, int months) =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(Casework, route, on: "2018-01-08", adaptationMonths: months))
            .ThenRefused(Refusals.AdaptationTooLong, because: $"{months} months");

    [Fact]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "R-026")]
    [Trait("Rule", "S-16")]
    public void An_expectation_runs_on_to_the_next_employer() =>
        Given(
                Registered(),
                EmployedAt("LEEDS", from: "2018-01-08"),
                InRole(Casework, EntryRoute.OutsideEngland, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"),
                Left("LEEDS", on: "2018-06-29"),
                EmployedAt("BURY", from: "2018-07-02", spell: 2))
            .When(StartRole(Casework, EntryRoute.OutsideEngland, on: "2018-07-02", spell: 2))
            .Then(InRole(Casework, EntryRoute.OutsideEngland, from: "2018-07-02", notBefore: null, expectedBy: "2019-01-08", spell: 2, role: 2));

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "S-16")]
    public void A_least_wait_begins_anew_with_the_next_employer() =>
        Given(
                NewlyQualifiedAtLeeds(),
                Left("LEEDS", on: "2018-06-29"),
                EmployedAt("BURY", from: "2018-07-02", spell: 2))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2018-07-02", spell: 2))
            .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2018-07-02", notBefore: "2019-07-02", expectedBy: null, spell: 2, role: 2));

    [Fact]
    [Trait("Rule", "R-023")]
    [Trait("Rule", "S-16")]
    public void So_does_that_of_a_new_supervisor() =>
        Given(
                Registered(),
                EmployedAt("LEEDS", from: "2012-04-02"),
                InRole(Supervision, EntryRoute.NewSupervisor, from: "2018-01-08", notBefore: "2019-01-08", expectedBy: null),
                Left("LEEDS", on: "2018-06-29"),
                EmployedAt("BURY", from: "2018-07-02", spell: 2))
            .When(StartRole(Supervision, EntryRoute.NewSupervisor, on: "2018-07-02", spell: 2))
            .Then(InRole(Supervision, EntryRoute.NewSupervisor, from: "2018-07-02", notBefore: "2019-07-02", expectedBy: null, spell: 2, role: 2));

    [Fact]
    [Trait("Rule", "R-022")]
    [Trait("Rule", "S-16")]
    public void A_supported_year_completed_elsewhere_keeps_its_expectation_while_the_wait_begins_anew() =>
        Given(
                NewlyQualifiedAtLeeds(),
                AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"),
                Left("LEEDS", on: "2018-09-28"),
                EmployedAt("BURY", from: "2018-10-01", spell: 2))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2018-10-01", spell: 2))
            .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2018-10-01", notBefore: "2019-10-01", expectedBy: "2019-09-10", spell: 2, role: 2));

    [Fact]
    [Trait("Rule", "S-23")]
    public void Several_functions_make_it_a_role_of_the_highest_level_among_them() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(FunctionSet.Of(Casework, Supervision), EntryRoute.Established, on: "2018-01-08"))
            .Then(new JourneyEvent.StatutoryRoleStarted(1, 1, Supervisor, FunctionSet.Of(Casework, Supervision), EntryRoute.Established, false, null, null, KnownFacts.Day("2018-01-08")));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(from: "2018-01-08"))
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-01-08"))
            .ThenNothingHappens();

    [Fact]
    public void The_same_function_is_not_held_twice_at_once() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(from: "2018-01-08"))
            .When(StartRole(FunctionSet.Of(Casework, StatutoryFunction.StatutoryPlans), EntryRoute.Established, on: "2018-02-05"))
            .ThenRefused(Refusals.RoleHeldAlready, because: "Role 1 in employment 1, held since 8 January 2018");

    [Fact]
    public void It_may_be_held_again_afterwards() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(from: "2018-01-08"), RoleEnded(role: 1, on: "2018-02-04"))
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-02-05"))
            .Then(InRole(from: "2018-02-05", role: 2));

    [Fact]
    public void And_at_another_employer_beside_it() =>
        Given(Registered(), EmployedAt("LEEDS"), EmployedAt("BURY", spell: 2), InRole(from: "2018-01-08"))
            .When(StartRole(Casework, EntryRoute.NewlyQualified, on: "2018-02-05", spell: 2))
            .Then(InRole(Casework, EntryRoute.NewlyQualified, from: "2018-02-05", notBefore: "2018-09-01", expectedBy: null, spell: 2, role: 2));

    [Fact]
    [Trait("Rule", "R-020")]
    public void Nobody_is_newly_qualified_and_established_at_once() =>
        Given(NewlyQualifiedAtLeeds())
            .When(StartRole(StatutoryFunction.StatutoryPlans, EntryRoute.Established, on: "2018-02-05"))
            .ThenRefused(Refusals.RoutesContradict, because: "4 September 2017");

    [Fact]
    [Trait("Rule", "S-23")]
    public void At_another_level_another_way_is_none_of_it() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2012-04-02"), InRole(from: "2012-04-02"))
            .When(StartRole(Supervision, EntryRoute.NewSupervisor, on: "2018-01-08"))
            .Then(InRole(Supervision, EntryRoute.NewSupervisor, from: "2018-01-08", notBefore: "2019-01-08", expectedBy: null, role: 2));

    [Fact]
    public void A_role_without_functions_is_none() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(FunctionSet.Empty, EntryRoute.Established, on: "2018-01-08"))
            .ThenRefused(Refusals.FunctionsMissing);

    [Theory]
    [InlineData(Supervision, EntryRoute.NewlyQualified)]
    [InlineData(Casework, EntryRoute.NewSupervisor)]
    [InlineData(Casework, EntryRoute.NewLeader)]
    [InlineData(Supervision, EntryRoute.NewLeader)]
    public void The_way_of_entry_fits_the_functions(StatutoryFunction function, EntryRoute route) =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(function, route, on: "2018-01-08"))
            .ThenRefused(Refusals.RouteDoesNotFitRole);

    [Fact]
    public void It_lies_in_the_employment() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-01-08"))
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-01-07"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "7 January 2018");

    [Fact]
    public void There_is_an_employment() =>
        Given(Registered())
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-01-08"))
            .ThenRefused(Refusals.NoSuchEmployment);

    [Fact]
    public void It_cannot_begin_tomorrow() =>
        Given(Registered(), EmployedAt("LEEDS")).Today("2018-01-07")
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-01-08"))
            .ThenRefused(Refusals.DateInFuture);
}

public sealed class When_a_role_ends
{
    [Fact]
    public void Its_last_day_is_recorded() =>
        Given(AgreedAtLeeds())
            .When(EndRole(role: 1, on: "2018-08-31"))
            .Then(RoleEnded(role: 1, on: "2018-08-31"));

    [Fact]
    public void From_the_next_day_the_worker_is_not_put_forward() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-01"))
            .ThenRefused(Refusals.NoStatutoryRole, because: "1 September 2018");

    [Fact]
    public void On_the_last_day_still() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-08-31"))
            .Then(Endorsed(by: "LEEDS", on: "2018-08-31", until: "2019-02-28"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(EndRole(role: 1, on: "2018-08-31"))
            .ThenNothingHappens();

    [Fact]
    public void Another_day_is_a_correction() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(EndRole(role: 1, on: "2018-09-03"))
            .ThenRefused(Refusals.RoleAlreadyEnded, because: "31 August 2018");

    [Fact]
    public void Only_a_role_that_was_recorded_can_end() =>
        Given(AgreedAtLeeds())
            .When(EndRole(role: 2, on: "2018-08-31"))
            .ThenRefused(Refusals.NoSuchRole);

    [Fact]
    public void It_cannot_end_before_it_began() =>
        Given(AgreedAtLeeds())
            .When(EndRole(role: 1, on: "2017-08-31"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "31 August 2017");

    [Fact]
    public void It_cannot_end_tomorrow() =>
        Given(AgreedAtLeeds()).Today("2018-08-30")
            .When(EndRole(role: 1, on: "2018-08-31"))
            .ThenRefused(Refusals.DateInFuture);
}
