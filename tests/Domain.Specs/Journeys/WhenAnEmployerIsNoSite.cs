namespace Naas.Domain.Specs.Journeys;

/// <summary>S-43: sites open with their phase; the exceptions of the consultation are off, and an edition may name them.</summary>
[Trait("Rule", "S-43")]
public sealed class When_an_employer_is_no_site
{
    /// <summary>The supported year completed at Trafford, which is no site.</summary>
    private static JourneyEvent[] YearCompletedAtTrafford() =>
    [
        Registered(on: "2017-10-02"),
        EmployedAt("TRAFFORD", from: "2017-09-04"),
        InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2017-09-04", notBefore: "2018-09-04", expectedBy: null),
        AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"),
    ];

    private static JourneyEvent[] PrincipalSocialWorkerOfTrafford() =>
    [
        Registered(),
        EmployedAt("TRAFFORD"),
        new JourneyEvent.StatutoryRoleStarted(
            1, 1, Supervisor, FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers), EntryRoute.Established, true, null, null, KnownFacts.Day("2017-09-01")),
    ];

    private static JourneyEvent[] LeaderOfTrafford() => [Registered(), EmployedAt("TRAFFORD"), LeadershipWords.LeadsPractice()];

    [Fact]
    public void A_principal_social_worker_is_recorded_as_one() =>
        Given(Registered(), EmployedAt("TRAFFORD"))
            .When(StartRole(FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers), EntryRoute.Established, on: "2017-09-01", principal: true))
            .Then(PrincipalSocialWorkerOfTrafford()[^1]);

    [Fact]
    public void Nobody_is_excepted()
    {
        Given(YearCompletedAtTrafford()).When(EndorsePractice(Practitioner, by: "TRAFFORD", on: "2018-10-01")).ThenRefused(Refusals.SiteNotOpen, because: "TRAFFORD");
        Given(PrincipalSocialWorkerOfTrafford()).When(EndorsePractice(Supervisor, by: "TRAFFORD", on: "2018-10-01")).ThenRefused(Refusals.SiteNotOpen, because: "TRAFFORD");
    }

    [Fact]
    public void Unless_an_edition_excepts_those_with_a_completed_year() =>
        Given(YearCompletedAtTrafford())
            .Under(Excepting(SiteException.AsyeCompleted))
            .When(EndorsePractice(Practitioner, by: "TRAFFORD", on: "2018-10-01"))
            .Then(EndorsedToSitFrom("2018-10-01", by: "TRAFFORD", on: "2018-10-01", until: "2019-04-01"));

    [Fact]
    public void Or_principal_social_workers() =>
        Given(PrincipalSocialWorkerOfTrafford())
            .Under(Excepting(SiteException.PrincipalSocialWorker))
            .When(EndorsePractice(Supervisor, by: "TRAFFORD", on: "2018-10-01"))
            .Then(EndorsedToSitFrom("2018-10-01", by: "TRAFFORD", on: "2018-10-01", until: "2019-04-01", level: Supervisor));

    [Fact]
    public void Or_practice_leaders_as_the_consultation_does() =>
        Given(LeaderOfTrafford())
            .Under(KnownFacts.Consultation2016)
            .When(EndorsePractice(Leader, by: "TRAFFORD", on: "2018-10-01"))
            .Then(EndorsedToSitFrom("2018-10-01", by: "TRAFFORD", on: "2018-10-01", until: "2019-04-01", level: Leader));

    [Fact]
    public void Where_leaders_are_assessed_and_not_excepted_their_employer_is_a_site() =>
        Given(LeaderOfTrafford())
            .Under(KnownFacts.Consultation2016 with { SiteExceptions = Excepting(SiteException.PrincipalSocialWorker).SiteExceptions })
            .When(EndorsePractice(Leader, by: "TRAFFORD", on: "2018-10-01"))
            .ThenRefused(Refusals.SiteNotOpen, because: "TRAFFORD");

    [Fact]
    public void Who_is_not_named_stays_outside() =>
        Given(PrincipalSocialWorkerOfTrafford())
            .Under(Excepting(SiteException.AsyeCompleted))
            .When(EndorsePractice(Supervisor, by: "TRAFFORD", on: "2018-10-01"))
            .ThenRefused(Refusals.SiteNotOpen);

    [Fact]
    public void A_site_of_Phase_Two_may_endorse_before_its_sittings_begin() =>
        Given(Registered(), EmployedAt("TRAFFORD"), InRole())
            .When(EndorsePractice(Practitioner, Trafford(sittingsFrom: "2019-01-01"), on: "2018-12-03"))
            .Then(EndorsedToSitFrom("2019-01-01", by: "TRAFFORD", on: "2018-12-03", until: "2019-06-03"));

    [Fact]
    public void On_the_last_day_of_its_phase_a_site_is_open() =>
        Given(Registered(), EmployedAt("TRAFFORD"), InRole())
            .When(EndorsePractice(Practitioner, Trafford(sittingsFrom: "2018-07-01", until: "2020-03-31"), on: "2020-03-31"))
            .Then(EndorsedToSitFrom("2018-07-01", by: "TRAFFORD", on: "2020-03-31", until: "2020-09-30"));

    [Fact]
    public void The_day_after_it_is_not() =>
        Given(Registered(), EmployedAt("TRAFFORD"), InRole())
            .When(EndorsePractice(Practitioner, Trafford(sittingsFrom: "2018-07-01", until: "2020-03-31"), on: "2020-04-01"))
            .ThenRefused(Refusals.SiteNotOpen, because: "1 April 2020");

    private static Organisation Trafford(string sittingsFrom, string? until = null) =>
        new(new("TRAFFORD"), OrganisationKind.LocalAuthority, KnownFacts.Day(sittingsFrom), until is null ? null : KnownFacts.Day(until));

    private static Policy Excepting(SiteException exception) =>
        KnownFacts.Response2017 with { SiteExceptions = KnownFacts.Response2017.SiteExceptions with { Value = new HashSet<SiteException> { exception } } };
}
