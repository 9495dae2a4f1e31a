namespace Naas.Domain.Specs.Journeys;

public sealed class When_employment_starts
{
    [Fact]
    public void A_direct_employment_is_recorded() =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04"))
            .Then(EmployedAt("LEEDS", from: "2018-06-04"));

    [Fact]
    public void It_may_have_begun_long_before_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(StartEmployment(at: "LEEDS", on: "2009-01-05"))
            .Then(EmployedAt("LEEDS", from: "2009-01-05"));

    [Fact]
    [Trait("Rule", "R-030")]
    public void A_placement_through_an_agency_names_both() =>
        Given(Registered())
            .When(StartPlacement(agency: "BRIGHT-STAFFING", at: "LEEDS", on: "2018-06-04"))
            .Then(PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS", from: "2018-06-04"));

    [Fact]
    [Trait("Rule", "R-030")]
    public void A_self_employed_worker_has_no_agency() =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", EmploymentBasis.SelfEmployed, agency: null, on: "2018-06-04"))
            .Then(SelfEmployedAt("LEEDS", from: "2018-06-04"));

    [Fact]
    public void A_second_employer_stands_beside_the_first() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(StartEmployment(at: "BURY", on: "2018-06-04"))
            .Then(EmployedAt("BURY", from: "2018-06-04", spell: 2));

    [Fact]
    [Trait("Rule", "S-37")]
    public void Nobody_is_taken_on_by_whoever_shows_another_number() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-06-04"))
            .When(StartEmployment(at: "BURY", on: "2018-07-02", numberIsTheirs: false))
            .ThenRefused(Refusals.NotTheWorkersNumber, because: "is not this worker's");

    [Fact]
    [Trait("Rule", "S-37")]
    public void With_another_number_not_even_what_is_so_already_is_told() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-06-04"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04", numberIsTheirs: false))
            .ThenRefused(Refusals.NotTheWorkersNumber);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-06-04"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04"))
            .ThenNothingHappens();

    [Fact]
    public void One_organisation_has_one_open_employment_with_a_worker() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2017-09-01"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04"))
            .ThenRefused(Refusals.AlreadyEmployedThere, because: "LEEDS since 1 September 2017 (employment 1)");

    [Fact]
    public void The_last_day_in_post_still_belongs_to_the_earlier_employment() =>
        Given(Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-06-29"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-29"))
            .ThenRefused(Refusals.EmploymentsOverlap);

    [Fact]
    public void A_leaver_may_come_back_the_next_day() =>
        Given(Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-06-29"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-30"))
            .Then(EmployedAt("LEEDS", from: "2018-06-30", spell: 2));

    [Fact]
    public void It_cannot_reach_into_one_that_came_later() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-01-08"), Left("LEEDS", on: "2018-06-29"))
            .When(StartEmployment(at: "LEEDS", on: "2017-09-01"))
            .ThenRefused(Refusals.EmploymentsOverlap, because: "from 8 January 2018 to 29 June 2018 (employment 1)");

    [Fact]
    [Trait("Rule", "R-030")]
    public void A_placement_through_an_agency_names_the_agency() =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", EmploymentBasis.Agency, agency: null, on: "2018-06-04"))
            .ThenRefused(Refusals.AgencyAndBasisDisagree, because: "LEEDS is through an agency, and none is named");

    [Theory]
    [InlineData(EmploymentBasis.Direct)]
    [InlineData(EmploymentBasis.SelfEmployed)]
    [Trait("Rule", "R-030")]
    public void Nobody_else_does(EmploymentBasis basis) =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", basis, agency: "BRIGHT-STAFFING", on: "2018-06-04"))
            .ThenRefused(Refusals.AgencyAndBasisDisagree, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-030")]
    public void Nobody_practises_at_an_agency() =>
        Given(Registered())
            .When(StartEmployment(at: "BRIGHT-STAFFING", on: "2018-06-04"))
            .ThenRefused(Refusals.PlacementWithAgency, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-030")]
    public void A_local_authority_cannot_hold_an_agency_workers_contract() =>
        Given(Registered())
            .When(StartPlacement(agency: "BURY", at: "LEEDS", on: "2018-06-04"))
            .ThenRefused(Refusals.NotAnAgency, because: "BURY");

    [Fact]
    [Trait("Rule", "S-16")]
    public void Whoever_joins_a_succeeded_organisation_joins_its_successor() =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", on: "2018-10-01", successor: "LEEDS-TRUST", since: "2018-10-01"))
            .ThenRefused(Refusals.EmployerSucceeded, because: "LEEDS-TRUST on 1 October 2018");

    [Fact]
    [Trait("Rule", "S-16")]
    public void One_that_began_before_is_recorded_and_goes_over() =>
        Given(Registered())
            .When(StartEmployment(at: "LEEDS", on: "2018-09-28", successor: "LEEDS-TRUST", since: "2018-10-01"))
            .Then(EmployedAt("LEEDS", from: "2018-09-28"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void A_former_employer_begins_anew_after_its_own_last_day_and_not_before() =>
        Given(Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-06-29"), EmployedAt("BURY", from: "2018-07-02", spell: 2))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-28"))
            .ThenRefused(Refusals.EmploymentsOverlap, because: "29 June 2018");

    [Fact]
    public void It_cannot_begin_tomorrow() =>
        Given(Registered()).Today("2018-06-03")
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04"))
            .ThenRefused(Refusals.DateInFuture);
}
