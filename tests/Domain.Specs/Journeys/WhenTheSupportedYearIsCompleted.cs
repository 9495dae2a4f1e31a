namespace Naas.Domain.Specs.Journeys;

/// <summary>R-021, R-022: the employer finds the year completed; then come the later of that day and twelve months in post, and an expectation.</summary>
[Trait("Rule", "R-021")]
[Trait("Rule", "R-022")]
public sealed class When_the_supported_year_is_completed
{
    [Fact]
    [Trait("Rule", "R-020")]
    public void Completed_early_the_twelve_months_still_stand() =>
        Given(NewlyQualifiedAtLeeds())
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .Then(AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"));

    [Fact]
    public void Completed_late_its_own_day_counts() =>
        Given(NewlyQualifiedAtLeeds())
            .When(CompleteAsye(role: 1, on: "2018-11-12"))
            .Then(AsyeCompleted(role: 1, notBefore: "2018-11-12", expectedBy: "2019-11-12", on: "2018-11-12"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void The_expectation_is_clamped_to_the_end_of_the_month() =>
        Given(NewlyQualifiedAtLeeds())
            .When(CompleteAsye(role: 1, on: "2020-02-29"))
            .Then(AsyeCompleted(role: 1, notBefore: "2020-02-29", expectedBy: "2021-02-28", on: "2020-02-29"));

    [Fact]
    [Trait("Rule", "S-17")]
    public void A_wait_that_the_employer_extended_stays_extended() =>
        Given(NewlyQualifiedAtLeeds(), WaitExtended(role: 1, notBefore: "2019-03-04", on: "2018-08-06"))
            .When(CompleteAsye(role: 1, on: "2018-09-10"))
            .Then(AsyeCompleted(role: 1, notBefore: "2019-03-04", expectedBy: "2019-09-10", on: "2018-09-10"));

    [Fact]
    public void Before_that_nobody_is_put_forward_however_long_in_post() =>
        Given(NewlyQualifiedAtLeeds())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-12-03"))
            .ThenRefused(Refusals.SupportedYearNotCompleted, because: "3 December 2018");

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"))
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .ThenNothingHappens();

    [Fact]
    public void It_is_completed_once() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"))
            .When(CompleteAsye(role: 1, on: "2018-08-31"))
            .ThenRefused(Refusals.SupportedYearAlreadyCompleted, because: "31 July 2018");

    [Fact]
    public void A_role_elsewhere_that_was_recorded_before_it_counts_it_as_well() =>
        Given(NewlyQualifiedInLeedsAndBury())
            .When(CompleteAsye(role: 1, on: "2018-09-10"))
            .Then(
                AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"),
                AsyeCompleted(role: 2, notBefore: "2018-10-02", expectedBy: "2019-09-10", on: "2018-09-10"));

    [Fact]
    public void Both_employers_put_the_worker_forward() =>
        Given(CompletedInLeedsAndKnownInBury())
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-10-08"))
            .Then(Endorsed(by: "BURY", on: "2018-10-08", until: "2019-04-08"));

    [Fact]
    public void There_is_no_second_day_of_it() =>
        Given(CompletedInLeedsAndKnownInBury())
            .When(CompleteAsye(role: 2, on: "2018-09-20"))
            .ThenRefused(Refusals.SupportedYearAlreadyCompleted, because: "10 September 2018");

    [Fact]
    public void Nor_where_a_role_was_not_told_of_it() =>
        Given(NewlyQualifiedInLeedsAndBury(), AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"))
            .When(CompleteAsye(role: 2, on: "2018-09-20"))
            .ThenRefused(Refusals.SupportedYearAlreadyCompleted, because: "10 September 2018");

    [Fact]
    public void Taken_back_it_is_completed_in_neither() =>
        Given(CompletedInLeedsAndKnownInBury())
            .When(CorrectAsye(role: 1, completedOn: null, on: "2018-11-05"))
            .Then(
                AsyeCorrected(role: 1, completedOn: null, notBefore: "2018-09-04", expectedBy: null, on: "2018-11-05"),
                AsyeCorrected(role: 2, completedOn: null, notBefore: "2018-10-02", expectedBy: null, on: "2018-11-05"));

    [Fact]
    public void Not_beneath_an_endorsement_by_either() =>
        Given(CompletedInLeedsAndKnownInBury(), Endorsed(by: "BURY", on: "2018-10-08", until: "2019-04-08"))
            .When(CorrectAsye(role: 1, completedOn: null, on: "2018-11-05"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "8 October 2018");

    [Fact]
    public void It_is_corrected_where_it_was_completed() =>
        Given(CompletedInLeedsAndKnownInBury())
            .When(CorrectAsye(role: 2, completedOn: null, on: "2018-11-05"))
            .ThenRefused(Refusals.NothingToCorrect, because: "role 2");

    [Fact]
    public void A_role_that_only_knows_of_it_is_expunged_without_it() =>
        Given(CompletedInLeedsAndKnownInBury())
            .When(ExpungeRole(role: 2, on: "2018-11-05"))
            .Then(RoleExpunged(role: 2, on: "2018-11-05"));

    [Fact]
    public void Only_the_newly_qualified_have_one() =>
        Given(AgreedAtLeeds())
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.NotInSupportedYear, because: "Role 1");

    /// <summary>In first employment at two authorities, at Bury since 2 October 2017.</summary>
    private static JourneyEvent[] NewlyQualifiedInLeedsAndBury() =>
    [
        .. NewlyQualifiedAtLeeds(),
        EmployedAt("BURY", from: "2017-10-02", spell: 2),
        InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2017-10-02", notBefore: "2018-10-02", expectedBy: null, spell: 2, role: 2),
    ];

    private static JourneyEvent[] CompletedInLeedsAndKnownInBury() =>
    [
        .. NewlyQualifiedInLeedsAndBury(),
        AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"),
        AsyeCompleted(role: 2, notBefore: "2018-10-02", expectedBy: "2019-09-10", on: "2018-09-10"),
    ];

    [Fact]
    public void It_is_completed_in_the_role() =>
        Given(NewlyQualifiedAtLeeds(), RoleEnded(role: 1, on: "2018-06-29"))
            .When(CompleteAsye(role: 1, on: "2018-06-30"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "30 June 2018");

    [Fact]
    public void There_is_a_role() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.NoSuchRole);

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(NewlyQualifiedAtLeeds()).Today("2018-07-30")
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.DateInFuture);
}

[Trait("Rule", "R-022")]
public sealed class When_the_completion_of_the_supported_year_is_corrected
{
    private static JourneyEvent[] CompletedInSeptember() =>
        [.. NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10")];

    [Fact]
    public void Its_clocks_are_worked_out_anew() =>
        Given(CompletedInSeptember())
            .When(CorrectAsye(role: 1, completedOn: "2018-07-31", on: "2018-11-05"))
            .Then(AsyeCorrected(role: 1, completedOn: "2018-07-31", notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-11-05"));

    [Fact]
    public void Or_it_is_not_completed_at_all() =>
        Given(CompletedInSeptember())
            .When(CorrectAsye(role: 1, completedOn: null, on: "2018-11-05"))
            .Then(AsyeCorrected(role: 1, completedOn: null, notBefore: "2018-09-04", expectedBy: null, on: "2018-11-05"));

    [Fact]
    public void Not_beneath_an_endorsement_that_rests_on_it() =>
        Given(CompletedInSeptember(), Endorsed(by: "LEEDS", on: "2018-10-01", until: "2019-04-01"))
            .When(CorrectAsye(role: 1, completedOn: null, on: "2018-11-05"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "1 October 2018");

    [Fact]
    public void Another_day_takes_no_endorsement_back() =>
        Given(CompletedInSeptember(), Endorsed(by: "LEEDS", on: "2018-10-01", until: "2019-04-01"))
            .When(CorrectAsye(role: 1, completedOn: "2018-07-31", on: "2018-11-05"))
            .Then(AsyeCorrected(role: 1, completedOn: "2018-07-31", notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-11-05"));

    [Fact]
    public void Then_nobody_is_put_forward() =>
        Given(CompletedInSeptember(), AsyeCorrected(role: 1, completedOn: null, notBefore: "2018-09-04", expectedBy: null, on: "2018-11-05"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-12-03"))
            .ThenRefused(Refusals.SupportedYearNotCompleted);

    [Fact]
    [Trait("Rule", "S-17")]
    public void A_wait_that_the_employer_extended_stays_extended() =>
        Given(CompletedInSeptember(), WaitExtended(role: 1, notBefore: "2019-03-04", on: "2018-10-01"))
            .When(CorrectAsye(role: 1, completedOn: "2018-07-31", on: "2018-11-05"))
            .Then(AsyeCorrected(role: 1, completedOn: "2018-07-31", notBefore: "2019-03-04", expectedBy: "2019-07-31", on: "2018-11-05"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void The_next_employers_role_knows_the_same_day() =>
        Given(
                CompletedInSeptember(),
                Left("LEEDS", on: "2018-09-28"),
                EmployedAt("BURY", from: "2018-10-01", spell: 2),
                InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2018-10-01", notBefore: "2019-10-01", expectedBy: "2019-09-10", spell: 2, role: 2))
            .When(CorrectAsye(role: 1, completedOn: "2018-09-03", on: "2018-11-05"))
            .Then(
                AsyeCorrected(role: 1, completedOn: "2018-09-03", notBefore: "2018-09-04", expectedBy: "2019-09-03", on: "2018-11-05"),
                AsyeCorrected(role: 2, completedOn: "2018-09-03", notBefore: "2019-10-01", expectedBy: "2019-09-03", on: "2018-11-05"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void It_is_corrected_where_it_was_completed() =>
        Given(
                CompletedInSeptember(),
                Left("LEEDS", on: "2018-09-28"),
                EmployedAt("BURY", from: "2018-10-01", spell: 2),
                InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2018-10-01", notBefore: "2019-10-01", expectedBy: "2019-09-10", spell: 2, role: 2))
            .When(CorrectAsye(role: 2, completedOn: "2018-10-15", on: "2018-11-05"))
            .ThenRefused(Refusals.NothingToCorrect, because: "role 2");

    [Fact]
    public void It_lies_in_the_role() =>
        Given(CompletedInSeptember())
            .When(CorrectAsye(role: 1, completedOn: "2017-09-03", on: "2018-11-05"))
            .ThenRefused(Refusals.RoleOutsideEmployment, because: "3 September 2017");

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(CompletedInSeptember())
            .When(CorrectAsye(role: 1, completedOn: "2018-09-10", on: "2018-11-05"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_something_to_correct() =>
        Given(NewlyQualifiedAtLeeds())
            .When(CorrectAsye(role: 1, completedOn: "2018-09-10", on: "2018-11-05"))
            .ThenRefused(Refusals.NothingToCorrect, because: "role 1");

    [Fact]
    public void There_is_a_role() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(CorrectAsye(role: 1, completedOn: "2018-09-10", on: "2018-11-05"))
            .ThenRefused(Refusals.NoSuchRole);

    [Fact]
    public void It_cannot_have_been_tomorrow() =>
        Given(CompletedInSeptember()).Today("2018-11-05")
            .When(CorrectAsye(role: 1, completedOn: "2018-11-06", on: "2018-11-05"))
            .ThenRefused(Refusals.DateInFuture);
}
