namespace Naas.Domain.Specs.Journeys;

/// <summary>R-020, R-023, R-024, R-027: nobody is put forward before minimum service is over, unless the employer waives it with a reason (S-17).</summary>
public sealed class When_minimum_service_is_not_over
{
    /// <summary>The supported year completed on 31 July 2018, twelve months with Leeds on 4 September.</summary>
    private static JourneyEvent[] YearCompleted() =>
        [.. NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31")];

    private static JourneyEvent[] NewSupervisor() =>
    [
        Registered(),
        EmployedAt("LEEDS", from: "2012-04-02"),
        InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, from: "2018-01-08", notBefore: "2019-01-08", expectedBy: null),
    ];

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "R-027")]
    public void The_newly_qualified_are_not_put_forward_on_the_day_before() =>
        Given(YearCompleted())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-03"))
            .ThenRefused(Refusals.BeforeMinimumService, because: "from 4 September 2018 on");

    [Fact]
    [Trait("Rule", "R-020")]
    public void On_the_day_they_are() =>
        Given(YearCompleted())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-04"))
            .Then(Endorsed(by: "LEEDS", on: "2018-09-04", until: "2019-03-04"));

    [Fact]
    [Trait("Rule", "R-023")]
    [Trait("Rule", "R-027")]
    public void A_new_supervisor_is_not_put_forward_on_the_day_before() =>
        Given(NewSupervisor())
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2019-01-07"))
            .ThenRefused(Refusals.BeforeMinimumService, because: "from 8 January 2019 on");

    [Fact]
    [Trait("Rule", "R-023")]
    [Trait("Rule", "R-028")]
    public void On_the_day_the_employer_that_is_satisfied_endorses() =>
        Given(NewSupervisor())
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2019-01-08"))
            .Then(Endorsed(by: "LEEDS", on: "2019-01-08", until: "2019-07-08", level: Supervisor));

    [Theory]
    [InlineData("2019-05-13", false)]
    [InlineData("2019-05-14", true)]
    [Trait("Rule", "R-024")]
    public void A_new_leader_is_put_forward_as_one_after_twelve_months_once_there_is_an_assessment_of_leaders(string on, bool isOver)
    {
        var leadersToo = KnownFacts.Response2017 with { OpenLevels = KnownFacts.Response2017.OpenLevels with { Value = new HashSet<Level> { Practitioner, Supervisor, Leader } } };
        var endorsed = Given(Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.LeadingPractice, EntryRoute.NewLeader, from: "2018-05-14", notBefore: "2019-05-14", expectedBy: null))
            .Under(leadersToo)
            .When(EndorsePractice(Leader, by: "LEEDS", on));

        if (isOver)
            endorsed.Then(Endorsed(by: "LEEDS", on, until: "2019-11-14", level: Leader));
        else
            endorsed.ThenRefused(Refusals.BeforeMinimumService, because: "from 14 May 2019 on");
    }

    [Fact]
    [Trait("Rule", "S-26")]
    public void A_new_leader_sits_the_supervisor_level_without_it() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.LeadingPractice, EntryRoute.NewLeader, from: "2018-05-14", notBefore: "2019-05-14", expectedBy: null))
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));

    [Fact]
    [Trait("Rule", "S-17")]
    public void The_employer_may_waive_it_and_says_why() =>
        Given(YearCompleted())
            .When(WaiveWait(role: 1, on: "2018-08-06", WaiverReason.ReadySooner))
            .Then(WaitWaived(role: 1, on: "2018-08-06", WaiverReason.ReadySooner));

    [Fact]
    [Trait("Rule", "S-17")]
    public void Waived_the_worker_is_put_forward() =>
        Given(YearCompleted(), WaitWaived(role: 1, on: "2018-08-06"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .Then(Endorsed(by: "LEEDS", on: "2018-08-06", until: "2019-02-06"));

    [Fact]
    [Trait("Rule", "S-17")]
    public void So_is_one_whose_supported_year_still_runs() =>
        Given(NewlyQualifiedAtLeeds())
            .When(WaiveWait(role: 1, on: "2018-12-03"))
            .Then(WaitWaived(role: 1, on: "2018-12-03"));

    [Fact]
    public void Waived_twice_nothing_is_added() =>
        Given(YearCompleted(), WaitWaived(role: 1, on: "2018-08-06"))
            .When(WaiveWait(role: 1, on: "2018-08-06"))
            .ThenNothingHappens();

    [Theory]
    [InlineData("2018-09-04")]
    [InlineData("2019-02-04")]
    public void What_is_over_is_not_waived(string on) =>
        Given(YearCompleted())
            .When(WaiveWait(role: 1, on))
            .ThenRefused(Refusals.NothingToWait, because: "role 1");

    [Fact]
    public void Nothing_is_waived_for_a_role_that_has_ended() =>
        Given(YearCompleted(), RoleEnded(role: 1, on: "2018-08-03"))
            .When(WaiveWait(role: 1, on: "2018-08-06"))
            .ThenRefused(Refusals.RoleOutsideEmployment);

    [Fact]
    public void A_waiver_is_not_given_tomorrow() =>
        Given(YearCompleted()).Today("2018-08-05")
            .When(WaiveWait(role: 1, on: "2018-08-06"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "S-17")]
    public void The_employer_may_hold_that_experience_is_insufficient_still() =>
        Given(YearCompleted())
            .When(ExtendWait(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .Then(WaitExtended(role: 1, notBefore: "2019-03-04", on: "2018-08-06"));

    [Fact]
    [Trait("Rule", "S-17")]
    public void Then_the_later_day_counts() =>
        Given(YearCompleted(), WaitExtended(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-03-03"))
            .ThenRefused(Refusals.BeforeMinimumService, because: "from 4 March 2019 on");

    [Fact]
    public void Extended_twice_nothing_is_added() =>
        Given(YearCompleted(), WaitExtended(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .When(ExtendWait(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .ThenNothingHappens();

    [Theory]
    [InlineData("2018-09-03")]
    [InlineData("2018-08-31")]
    public void An_extension_names_a_later_day(string notBefore) =>
        Given(YearCompleted())
            .When(ExtendWait(role: 1, notBefore, on: "2018-08-06"))
            .ThenRefused(Refusals.NothingToWait);

    [Fact]
    public void Where_there_is_no_wait_none_is_extended() =>
        Given(AgreedAtLeeds())
            .When(ExtendWait(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .ThenRefused(Refusals.NothingToWait, because: "Role 1");

    [Fact]
    public void There_is_a_role_to_wait_in()
    {
        Given(Registered()).When(WaiveWait(role: 1, on: "2018-08-06")).ThenRefused(Refusals.NoSuchRole);
        Given(Registered()).When(ExtendWait(role: 1, notBefore: "2019-03-04", on: "2018-08-06")).ThenRefused(Refusals.NoSuchRole);
    }

    [Fact]
    [Trait("Rule", "S-17")]
    public void Part_time_is_not_even_known_so_it_cannot_be_scaled() =>
        typeof(JourneyCommand.StartEmployment).GetProperties().Concat(typeof(JourneyCommand.StartStatutoryRole).GetProperties()).Select(member => member.Name)
            .Should().NotContain(name => name.Contains("Part") || name.Contains("Hours") || name.Contains("Fte") || name.Contains("Equivalent"));

    [Theory]
    [InlineData(AbsenceKind.Protected)]
    [InlineData(AbsenceKind.OtherAuthorised)]
    [Trait("Rule", "S-17")]
    public void An_absence_neither_breaks_nor_extends_it(AbsenceKind kind)
    {
        JourneyEvent[] away = [.. YearCompleted(), AbsenceBegan(kind, on: "2018-01-15"), AbsenceOver(on: "2018-07-13")];

        Given(away).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-03")).ThenRefused(Refusals.BeforeMinimumService, because: "from 4 September 2018 on");
        Given(away).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-04")).Then(Endorsed(by: "LEEDS", on: "2018-09-04", until: "2019-03-04"));
    }
}

/// <summary>R-022, R-025, R-026, S-42, S-49: an expectation is about being put forward, and its passing refuses nothing.</summary>
[Trait("Rule", "S-42")]
[Trait("Rule", "S-49")]
public sealed class When_an_expected_day_passes
{
    [Theory]
    [InlineData(EntryRoute.OtherSocialWorkRole)]
    [InlineData(EntryRoute.OutsideEngland)]
    [Trait("Rule", "R-025")]
    [Trait("Rule", "R-026")]
    [Trait("Rule", "R-027")]
    public void The_worker_is_put_forward_all_the_same(EntryRoute route) =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.HoldingCaseResponsibility, route, from: "2017-09-01", notBefore: null, expectedBy: "2018-09-01"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-06-03"))
            .Then(Endorsed(by: "LEEDS", on: "2019-06-03", until: "2019-12-03"));

    [Fact]
    [Trait("Rule", "R-022")]
    public void So_is_one_whose_supported_year_is_long_over() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2020-01-06"))
            .Then(Endorsed(by: "LEEDS", on: "2020-01-06", until: "2020-07-06"));

    [Fact]
    [Trait("Rule", "R-026")]
    public void And_put_forward_in_time_may_sit_and_be_accredited_later() =>
        Given(
                Registered(),
                EmployedAt("LEEDS"),
                InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OutsideEngland, from: "2017-09-01", notBefore: null, expectedBy: "2018-09-01"),
                Agreed(),
                Endorsed(by: "LEEDS", on: "2018-08-31", until: "2019-02-28"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2018-12-03"))
            .Then(Booked(Everything, sitsOn: "2019-02-06", on: "2018-12-03"));
}
