namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_role_is_corrected
{
    private const StatutoryFunction Casework = StatutoryFunction.HoldingCaseResponsibility;

    [Fact]
    [Trait("Rule", "R-023")]
    public void Its_clock_is_worked_out_anew() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2012-04-02"), InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, from: "2018-01-08", notBefore: "2019-01-08", expectedBy: null))
            .When(CorrectRole(role: 1, StatutoryFunction.ChairingConferences, EntryRoute.NewSupervisor, from: "2018-02-05", on: "2018-06-11"))
            .Then(RoleCorrected(role: 1, StatutoryFunction.ChairingConferences, EntryRoute.NewSupervisor, from: "2018-02-05", notBefore: "2019-02-05", expectedBy: null, on: "2018-06-11"));

    [Fact]
    [Trait("Rule", "R-026")]
    public void An_expectation_runs_from_the_first_day_as_it_is_now() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(Casework, EntryRoute.OutsideEngland, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.OutsideEngland, from: "2018-02-05", on: "2018-06-11"))
            .Then(RoleCorrected(role: 1, Casework, EntryRoute.OutsideEngland, from: "2018-02-05", notBefore: null, expectedBy: "2019-02-05", on: "2018-06-11"));

    [Fact]
    [Trait("Rule", "R-025")]
    public void Other_functions_leave_the_adaptation_that_the_employer_set() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(Casework, EntryRoute.OtherSocialWorkRole, from: "2018-01-08", notBefore: null, expectedBy: "2018-07-08"))
            .When(CorrectRole(role: 1, StatutoryFunction.StatutoryPlans, EntryRoute.OtherSocialWorkRole, from: "2018-01-08", on: "2018-06-11"))
            .Then(RoleCorrected(role: 1, StatutoryFunction.StatutoryPlans, EntryRoute.OtherSocialWorkRole, from: "2018-01-08", notBefore: null, expectedBy: "2018-07-08", on: "2018-06-11"));

    [Fact]
    public void One_whose_supported_year_was_completed_elsewhere_can_be_corrected() =>
        Given(
                NewlyQualifiedAtLeeds(),
                AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"),
                Left("LEEDS", on: "2018-09-28"),
                EmployedAt("BURY", from: "2018-10-01", spell: 2),
                InRole(Casework, EntryRoute.NewlyQualified, from: "2018-10-08", notBefore: "2019-10-01", expectedBy: "2019-09-10", spell: 2, role: 2))
            .When(CorrectRole(role: 2, Casework, EntryRoute.NewlyQualified, from: "2018-10-01", on: "2018-11-05"))
            .Then(RoleCorrected(role: 2, Casework, EntryRoute.NewlyQualified, from: "2018-10-01", notBefore: "2019-10-01", expectedBy: "2019-09-10", on: "2018-11-05"));

    [Fact]
    public void A_supported_year_completed_before_is_not_asked_for_again() =>
        Given(
                NewlyQualifiedAtLeeds(),
                AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"),
                Left("LEEDS", on: "2018-09-28"),
                EmployedAt("BURY", from: "2018-10-01", spell: 2),
                InRole(from: "2018-10-01", spell: 2, role: 2),
                RoleCorrected(role: 2, Casework, EntryRoute.NewlyQualified, from: "2018-10-01", notBefore: "2019-10-01", expectedBy: "2019-09-10", on: "2018-11-05"))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2019-10-01"))
            .Then(Endorsed(by: "BURY", on: "2019-10-01", until: "2020-04-01"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(from: "2018-01-08"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.Established, from: "2018-01-08", on: "2018-06-11"))
            .ThenNothingHappens();

    [Fact]
    public void It_stays_in_its_employment() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-01-08"), InRole(from: "2018-01-08"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.Established, from: "2018-01-07", on: "2018-06-11"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "7 January 2018");

    [Fact]
    public void A_completed_supported_year_is_not_taken_away() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.Established, from: "2017-09-04", on: "2018-11-05"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "10 September 2018");

    [Fact]
    public void The_way_of_entry_still_fits() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole())
            .When(CorrectRole(role: 1, Casework, EntryRoute.NewSupervisor, from: "2017-09-01", on: "2018-06-11"))
            .ThenRefused(Refusals.RouteDoesNotFitRole);

    [Fact]
    public void Only_a_role_that_was_recorded_can_be_corrected() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.Established, from: "2018-01-08", on: "2018-06-11"))
            .ThenRefused(Refusals.NoSuchRole);

    [Fact]
    public void Its_last_day_is_put_right() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(CorrectEndOfRole(role: 1, to: "2018-09-14", on: "2018-09-17"))
            .Then(EndOfRoleCorrected(role: 1, to: "2018-09-14", on: "2018-09-17"));

    [Fact]
    public void Or_it_did_not_end() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(CorrectEndOfRole(role: 1, to: null, on: "2018-09-17"))
            .Then(EndOfRoleCorrected(role: 1, to: null, on: "2018-09-17"));

    [Fact]
    public void Then_the_worker_is_put_forward_in_it_still() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"), EndOfRoleCorrected(role: 1, to: null, on: "2018-09-17"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-18"))
            .Then(Endorsed(by: "LEEDS", on: "2018-09-18", until: "2019-03-18"));

    [Fact]
    public void Both_its_ends_and_what_it_is_are_put_right_together() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"))
            .When(CorrectRole(role: 1, StatutoryFunction.StatutoryPlans, EntryRoute.Established, from: "2017-09-04", on: "2018-09-17", to: "2018-09-14"))
            .Then(
                RoleCorrected(role: 1, StatutoryFunction.StatutoryPlans, EntryRoute.Established, from: "2017-09-04", notBefore: null, expectedBy: null, on: "2018-09-17"),
                EndOfRoleCorrected(role: 1, to: "2018-09-14", on: "2018-09-17"));

    [Fact]
    public void That_it_ends_is_no_correction() =>
        Given(AgreedAtLeeds())
            .When(CorrectEndOfRole(role: 1, to: "2018-08-31", on: "2018-09-17"))
            .ThenRefused(Refusals.NotEndedYet, because: "31 August 2018");

    [Fact]
    public void The_last_day_in_post_is_its_last_day_anyway() =>
        Given(AgreedAtLeeds(), Left("LEEDS", on: "2018-08-31"))
            .When(CorrectEndOfRole(role: 1, to: "2018-08-31", on: "2018-09-17"))
            .ThenNothingHappens();

    [Fact]
    public void It_ends_no_later_than_the_employment() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-07-31"), Left("LEEDS", on: "2018-08-31"))
            .When(CorrectEndOfRole(role: 1, to: "2018-09-03", on: "2018-09-17"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "LEEDS");

    [Fact]
    public void Nor_before_a_supported_year_was_completed_in_it() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"), RoleEnded(role: 1, on: "2018-09-28"))
            .When(CorrectRole(role: 1, Casework, EntryRoute.NewlyQualified, from: "2017-09-04", on: "2018-10-01", to: "2018-09-07"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "10 September 2018");

    [Fact]
    public void Nor_into_the_next_role_with_its_functions() =>
        Given(AgreedAtLeeds(), RoleEnded(role: 1, on: "2018-08-31"), InRole(from: "2018-09-03", role: 2))
            .When(CorrectEndOfRole(role: 1, to: null, on: "2018-09-17"))
            .ThenRefused(Refusals.RoleHeldAlready, because: "Role 2");

    [Fact]
    public void It_cannot_have_begun_tomorrow() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole()).Today("2018-06-11")
            .When(CorrectRole(role: 1, Casework, EntryRoute.Established, from: "2018-06-12", on: "2018-06-11"))
            .ThenRefused(Refusals.DateInFuture);
}
