namespace Naas.Domain.Specs.Journeys;

/// <summary>S-22, R-030 to R-033: of agency and self-employed workers, whoever has seen the practice within twelve months endorses.</summary>
[Trait("Rule", "R-032")]
[Trait("Rule", "S-22")]
public sealed class Who_has_seen_the_practice
{
    /// <summary>Through an agency at Leeds until 31 July 2018, at Bury since 3 September.</summary>
    private static JourneyEvent[] LeedsThenBury() =>
    [
        Registered(),
        PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"),
        InRole(),
        Left("LEEDS", on: "2018-07-31"),
        PlacedThroughAgency("SWIFT-CARE", at: "BURY", from: "2018-09-03", spell: 2),
        InRole(from: "2018-09-03", spell: 2, role: 2),
    ];

    [Fact]
    [Trait("Rule", "R-033")]
    public void The_present_host() =>
        Given(LeedsThenBury())
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-10-01"))
            .Then(Endorsed(by: "BURY", on: "2018-10-01", until: "2019-04-01"));

    [Fact]
    public void The_former_one_for_twelve_months() =>
        Given(LeedsThenBury())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-07-31"))
            .Then(Endorsed(by: "LEEDS", on: "2019-07-31", until: "2020-01-31"));

    [Fact]
    public void Not_a_day_longer() =>
        Given(LeedsThenBury())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-08-01"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "LEEDS on 1 August 2019");

    [Theory]
    [InlineData("BRIGHT-STAFFING")]
    [InlineData("SWIFT-CARE")]
    public void Never_an_agency(string agency) =>
        Given(LeedsThenBury())
            .When(EndorsePractice(Practitioner, by: agency, on: "2018-10-01"))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: agency);

    [Fact]
    public void Leaving_a_host_takes_nothing_back() =>
        Given(
                Registered(),
                PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"),
                InRole(),
                Agreed(),
                Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"),
                Booked(Everything, sitsOn: "2018-09-12", on: "2018-07-09"))
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .Then(Left("LEEDS", on: "2018-07-31"));

    [Fact]
    public void Of_the_self_employed_it_is_the_same() =>
        Given(Registered(), SelfEmployedAt("LEEDS"), InRole(), Left("LEEDS", on: "2018-07-31"), SelfEmployedAt("BURY", from: "2018-09-03", spell: 2), InRole(from: "2018-09-03", spell: 2, role: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-10-01"))
            .Then(Endorsed(by: "LEEDS", on: "2018-10-01", until: "2019-04-01"));

    [Fact]
    public void A_third_sector_employer_is_no_agency() =>
        Given(Registered(), EmployedAt("HEARTH-FOSTERING"), InRole())
            .When(EndorsePractice(Practitioner, by: "HEARTH-FOSTERING", on: "2018-07-02"))
            .Then(Endorsed(by: "HEARTH-FOSTERING", on: "2018-07-02", until: "2019-01-02"));

    [Fact]
    [Trait("Rule", "R-031")]
    public void The_agency_worker_is_expected_to_do_what_others_do() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS", from: "2018-01-08"))
            .When(StartRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OutsideEngland, on: "2018-01-08"))
            .Then(InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OutsideEngland, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"));
}
