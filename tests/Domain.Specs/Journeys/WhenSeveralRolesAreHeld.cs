namespace Naas.Domain.Specs.Journeys;

/// <summary>S-23 to S-26: assessed at the highest level held, each level for itself.</summary>
public sealed class When_several_roles_are_held
{
    /// <summary>A practitioner at Leeds who supervises there as well since 1 January 2018.</summary>
    private static JourneyEvent[] CaseholdingSupervisor() => [.. AgreedAtLeeds(), InRole(Supervisor, from: "2018-01-01", role: 2)];

    [Fact]
    [Trait("Rule", "S-23")]
    public void The_highest_level_is_assessed() =>
        Given(CaseholdingSupervisor())
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));

    [Fact]
    [Trait("Rule", "S-23")]
    public void A_lower_one_is_not() =>
        Given(CaseholdingSupervisor())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.HigherLevelHeld, because: "supervisor's role");

    [Fact]
    [Trait("Rule", "S-24")]
    public void A_result_at_the_lower_one_is_finished_there() =>
        Given(WrittenNarrowlyMissed(), InRole(Supervisor, from: "2018-12-03", role: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"))
            .Then(EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"));

    [Fact]
    [Trait("Rule", "S-24")]
    public void And_the_wait_of_a_new_supervisor_is_not_one_for_it() =>
        Given(
                WrittenNarrowlyMissed(),
                RoleEnded(role: 1, on: "2018-12-02"),
                new JourneyEvent.StatutoryRoleStarted(
                    2, 1, Supervisor, FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility, StatutoryFunction.SupervisingSocialWorkers), EntryRoute.NewSupervisor, false,
                    KnownFacts.Day("2019-12-03"), null, KnownFacts.Day("2018-12-03")))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"))
            .Then(EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"));

    [Fact]
    [Trait("Rule", "S-25")]
    public void A_supervisor_back_in_practice_keeps_the_supervisors_accreditation_and_has_no_other()
    {
        JourneyEvent[] backInPractice =
        [
            .. BookedForSeptember(Supervisor),
            Marked(Knowledge, 20, Met, on: "2018-09-20", level: Supervisor),
            Marked(Simulated, 45, Met, on: "2018-09-20", level: Supervisor),
            Marked(Written, 45, Met, on: "2018-09-20", level: Supervisor),
            ResultMet(Everything, on: "2018-10-01", level: Supervisor),
            Accredited(on: "2018-10-01", reaccreditation: "2021-10-01", level: Supervisor),
            CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01", level: Supervisor),
            RoleEnded(role: 1, on: "2018-12-31"),
            InRole(from: "2019-01-01", role: 2),
        ];

        var journey = Given(backInPractice).Journey;
        journey.At(Supervisor).Accreditation!.IsCurrentOn(KnownFacts.Day("2019-06-03")).Should().BeTrue();
        journey.At(Practitioner).IsAccredited.Should().BeFalse();
        Given(backInPractice)
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-06-03"))
            .Then(Endorsed(by: "LEEDS", on: "2019-06-03", until: "2019-12-03"));
    }

    [Fact]
    [Trait("Rule", "S-26")]
    public void A_leader_is_assessed_as_supervisor() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.LeadingPractice, EntryRoute.Established, from: "2017-09-01", null, null))
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));

    [Fact]
    [Trait("Rule", "S-26")]
    public void Where_the_edition_opens_a_level_of_their_own_that_is_theirs() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.LeadingPractice, EntryRoute.Established, from: "2017-09-01", null, null))
            .Under(KnownFacts.Response2017 with { OpenLevels = KnownFacts.Response2017.OpenLevels with { Value = new HashSet<Level> { Practitioner, Supervisor, Leader } } })
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.HigherLevelHeld, because: "practice leader's role");

    [Fact]
    [Trait("Rule", "S-26")]
    public void And_accredited_as_supervisor_only()
    {
        JourneyEvent[] leader =
        [
            Registered(),
            EmployedAt("LEEDS"),
            InRole(StatutoryFunction.LeadingPractice, EntryRoute.Established, from: "2017-09-01", null, null),
            Agreed(level: Supervisor),
            Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor),
            Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", level: Supervisor),
            Marked(Knowledge, 20, Met, on: "2018-09-20", level: Supervisor),
            Marked(Simulated, 45, Met, on: "2018-09-20", level: Supervisor),
            Marked(Written, 45, Met, on: "2018-09-20", level: Supervisor),
        ];

        Given(leader)
            .When(ReleaseResult(Supervisor, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01", level: Supervisor),
                FeedbackIssued(None, on: "2018-10-01", level: Supervisor),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01", level: Supervisor),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01", level: Supervisor));
    }

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "S-17")]
    public void A_second_role_takes_no_wait_away() =>
        Given(
                Registered(),
                EmployedAt("LEEDS", from: "2018-05-01"),
                InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, "2018-05-01", "2019-05-01", null),
                InRole(StatutoryFunction.StatutoryPlans, EntryRoute.Established, "2018-05-01", null, null, role: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.SupportedYearNotCompleted);

    [Fact]
    [Trait("Rule", "R-023")]
    public void The_wait_at_one_employer_is_nothing_to_the_other() =>
        Given(
                Registered(),
                EmployedAt("LEEDS"),
                EmployedAt("BURY", from: "2018-05-01", spell: 2),
                InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.Established, "2017-09-01", null, null),
                InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, "2018-05-01", "2019-05-01", null, spell: 2, role: 2))
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));

    [Fact]
    public void Without_any_nobody_is_put_forward() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.NoStatutoryRole, because: "practitioner");
}
