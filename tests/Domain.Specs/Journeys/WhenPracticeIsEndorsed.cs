namespace Naas.Domain.Specs.Journeys;

public sealed class When_practice_is_endorsed
{
    [Fact]
    [Trait("Rule", "S-19")]
    public void It_is_valid_for_six_months() =>
        Given(Registered(on: "2018-06-01"), EmployedAt("LEEDS", from: "2017-09-01"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Six_months_from_the_end_of_August_end_with_February() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-08-31"))
            .Then(Endorsed(by: "LEEDS", on: "2018-08-31", until: "2019-02-28"));

    [Fact]
    public void The_worker_need_not_have_agreed_yet() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(Supervisor))
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenNothingHappens();

    [Fact]
    public void While_it_is_in_force_a_later_list_adds_nothing() =>
        Given(ReadyToSit())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-02"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "S-19")]
    public void Once_it_has_run_out_it_is_given_anew() =>
        Given(ReadyToSit())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-03"))
            .Then(Endorsed(by: "LEEDS", on: "2019-01-03", until: "2019-07-03", endorsement: 2));

    [Fact]
    public void Another_organisation_that_sees_the_practice_may_endorse_as_well() =>
        Given(ReadyToSit(), EmployedAt("BURY", from: "2018-01-01", spell: 2))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-07-16"))
            .Then(Endorsed(by: "BURY", on: "2018-07-16", until: "2019-01-16", endorsement: 2));

    [Fact]
    public void It_may_be_on_the_first_day_in_post() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-07-02"), InRole(from: "2018-07-02"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"));

    [Fact]
    public void It_cannot_be_before_the_first_day_in_post() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-07-02"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-01"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "LEEDS on 1 July 2018");

    [Fact]
    public void An_organisation_where_the_worker_never_was_cannot_endorse() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-07-02"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "BURY");

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(Registered(on: "2018-06-01"), EmployedAt("LEEDS"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(Registered(), EmployedAt("LEEDS")).Today("2018-07-01")
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "S-43")]
    public void Only_sites_take_part() =>
        Given(Registered(), EmployedAt("TRAFFORD"), InRole())
            .When(EndorsePractice(Practitioner, by: "TRAFFORD", on: "2018-07-02"))
            .ThenRefused(Refusals.SiteNotOpen, because: "TRAFFORD");

    [Fact]
    [Trait("Rule", "R-127")]
    public void The_leader_level_is_closed_and_says_what_leaders_can_do() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndorsePractice(Leader, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.LevelNotOpen, because: "practice leaders are encouraged to sit the supervisor level");

    [Fact]
    public void While_an_attempt_runs_no_other_endorsement_is_given() =>
        Given(BookedForSeptember(), EmployedAt("BURY", from: "2018-01-01", spell: 2))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-08-02"))
            .ThenRefused(Refusals.SittingUnderWay, because: "12 September 2018");

    [Fact]
    public void Whoever_is_accredited_needs_none() =>
        Given(AccreditedPractitioner())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-11-01"))
            .ThenRefused(Refusals.AlreadyAccredited, because: "1 October 2018");

    [Fact]
    [Trait("Rule", "S-37")]
    public void An_organisation_that_never_saw_the_practice_is_not_told_where_the_worker_stands()
    {
        const string NeverThere = "The worker was not in post at BURY on ";
        Given(AccreditedPractitioner()).When(EndorsePractice(Practitioner, by: "BURY", on: "2018-11-01")).ThenRefused(Refusals.EndorserHasNoDirectExperience, because: NeverThere);
        Given(Registered()).When(EndorsePractice(Practitioner, by: "BURY", on: "2016-01-04")).ThenRefused(Refusals.EndorserHasNoDirectExperience, because: NeverThere);
        Given(AccreditedPractitioner()).When(EndorseForRenewal(on: "2018-11-01", by: "BURY")).ThenRefused(Refusals.EndorserHasNoDirectExperience, because: NeverThere);
        Given(ReadyToSit()).When(EndorseForRenewal(on: "2018-11-01", by: "BURY")).ThenRefused(Refusals.EndorserHasNoDirectExperience, because: NeverThere);
    }
}

/// <summary>R-032, C16 ¶72: the organisation with direct experience of the practice endorses, never the agency.</summary>
[Trait("Rule", "R-032")]
public sealed class When_an_agency_worker_is_endorsed
{
    [Fact]
    public void An_agency_cannot_endorse_its_own_worker() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"))
            .When(EndorsePractice(Practitioner, by: "BRIGHT-STAFFING", on: "2018-07-02"))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING");

    [Fact]
    public void Nor_can_another_agency() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"))
            .When(EndorsePractice(Practitioner, by: "SWIFT-CARE", on: "2018-07-02"))
            .ThenRefused(Refusals.AgencyCannotEndorse);

    [Fact]
    [Trait("Rule", "R-031")]
    [Trait("Rule", "R-033")]
    public void The_organisation_where_the_worker_practises_endorses() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"));

    [Fact]
    [Trait("Rule", "R-031")]
    public void So_it_is_for_the_self_employed() =>
        Given(Registered(), SelfEmployedAt("LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"));
}
