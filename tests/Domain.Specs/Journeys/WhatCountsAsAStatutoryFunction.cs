namespace Naas.Domain.Specs.Journeys;

/// <summary>C16 ¶55 and ¶56: what is done, not who employs, opens a level.</summary>
public sealed class What_counts_as_a_statutory_function
{
    private static readonly StatutoryFunction[] Practitioners =
    [
        StatutoryFunction.AcceptingReferrals, StatutoryFunction.LeadingSection47Enquiries, StatutoryFunction.HoldingCaseResponsibility,
        StatutoryFunction.StatutoryAssessments, StatutoryFunction.PrivateCourtProceedings, StatutoryFunction.StatutoryPlans,
        StatutoryFunction.SupervisingFosterCarers, StatutoryFunction.ApprovingFosterCarers,
    ];

    private static readonly StatutoryFunction[] Supervisors =
    [
        StatutoryFunction.SupervisingSocialWorkers, StatutoryFunction.ChairingConferences, StatutoryFunction.IndependentReviewing,
        StatutoryFunction.ChildrensGuardian, StatutoryFunction.DesignatedOfficer,
    ];

    [Fact]
    [Trait("Rule", "R-013")]
    public void The_two_lists_and_leading_practice_and_nothing_else() =>
        Enum.GetValues<StatutoryFunction>().Should().Equal([.. Practitioners, .. Supervisors, StatutoryFunction.LeadingPractice]);

    [Fact]
    [Trait("Rule", "R-010.1")]
    public void Deciding_on_referrals_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.AcceptingReferrals);

    [Fact]
    [Trait("Rule", "R-010.2")]
    public void Leading_section_47_enquiries_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.LeadingSection47Enquiries);

    [Fact]
    [Trait("Rule", "R-010.3")]
    public void Holding_case_responsibility_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.HoldingCaseResponsibility);

    [Fact]
    [Trait("Rule", "R-010.4")]
    public void Carrying_out_statutory_assessments_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.StatutoryAssessments);

    [Fact]
    [Trait("Rule", "R-010.4")]
    [Trait("Rule", "S-46")]
    public void Private_court_work_is_a_function_of_its_own() => IsOf(Practitioner, StatutoryFunction.PrivateCourtProceedings);

    [Fact]
    [Trait("Rule", "R-010.5")]
    public void Making_and_reviewing_statutory_plans_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.StatutoryPlans);

    [Fact]
    [Trait("Rule", "R-010.6")]
    public void Supervising_foster_carers_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.SupervisingFosterCarers);

    [Fact]
    [Trait("Rule", "R-010.7")]
    public void Approving_foster_carers_is_a_practitioners() => IsOf(Practitioner, StatutoryFunction.ApprovingFosterCarers);

    [Fact]
    [Trait("Rule", "R-003")]
    [Trait("Rule", "R-011.1")]
    [Trait("Rule", "S-18")]
    public void Supervising_those_who_do_it_is_a_supervisors_though_nobody_of_them_is_accredited_yet() => IsOf(Supervisor, StatutoryFunction.SupervisingSocialWorkers);

    [Fact]
    [Trait("Rule", "R-011.2")]
    public void Chairing_conferences_is_a_supervisors() => IsOf(Supervisor, StatutoryFunction.ChairingConferences);

    [Fact]
    [Trait("Rule", "R-011.3")]
    public void Independent_reviewing_is_a_supervisors() => IsOf(Supervisor, StatutoryFunction.IndependentReviewing);

    [Fact]
    [Trait("Rule", "R-011.3")]
    public void So_is_acting_as_a_childrens_guardian() => IsOf(Supervisor, StatutoryFunction.ChildrensGuardian);

    [Fact]
    [Trait("Rule", "R-011.4")]
    public void So_are_designated_officer_actions() => IsOf(Supervisor, StatutoryFunction.DesignatedOfficer);

    [Fact]
    [Trait("Rule", "R-006")]
    public void They_count_with_an_employer_of_the_third_sector_too() =>
        Given(Registered(), EmployedAt("HEARTH-FOSTERING"), InRole(StatutoryFunction.ApprovingFosterCarers, EntryRoute.Established, from: "2017-09-01", null, null))
            .When(EndorsePractice(Practitioner, by: "HEARTH-FOSTERING", on: "2018-07-02"))
            .Then(Endorsed(by: "HEARTH-FOSTERING", on: "2018-07-02", until: "2019-01-02"));

    [Fact]
    [Trait("Rule", "S-45")]
    public void A_childrens_guardian_has_the_function_and_an_employer_that_is_no_site()
    {
        Given(Registered(), EmployedAt("CAFCASS", from: "2016-05-03"))
            .When(StartRole(StatutoryFunction.ChildrensGuardian, EntryRoute.Established, on: "2016-05-03"))
            .Then(InRole(StatutoryFunction.ChildrensGuardian, EntryRoute.Established, from: "2016-05-03", null, null));
        Given(Registered(), EmployedAt("CAFCASS", from: "2016-05-03"), InRole(StatutoryFunction.ChildrensGuardian, EntryRoute.Established, from: "2016-05-03", null, null))
            .When(EndorsePractice(Supervisor, by: "CAFCASS", on: "2018-07-02"))
            .ThenRefused(Refusals.SiteNotOpen, because: "CAFCASS");
    }

    private static void IsOf(Level level, StatutoryFunction function)
    {
        var other = level == Practitioner ? Supervisor : Practitioner;
        var inRole = new JourneyEvent.StatutoryRoleStarted(1, 1, level, FunctionSet.Of(function), EntryRoute.Established, false, null, null, KnownFacts.Day("2018-01-08"));
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartRole(function, EntryRoute.Established, on: "2018-01-08"))
            .Then(inRole);
        Given(Registered(), EmployedAt("LEEDS"), inRole)
            .When(EndorsePractice(level, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: level));
        Given(Registered(), EmployedAt("LEEDS"), inRole)
            .When(EndorsePractice(other, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.NoStatutoryRole, because: "2 July 2018");
    }
}
