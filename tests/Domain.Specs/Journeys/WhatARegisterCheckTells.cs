using Naas.Application.Queries;

namespace Naas.Domain.Specs.Journeys;

/// <summary>S-37: accredited, at which level, since when; or no current accreditation; nothing else.</summary>
[Trait("Rule", "S-37")]
public sealed class What_a_register_check_tells
{
    private static readonly CurrentAccreditation[] SinceOctober2018 = [new(Practitioner, KnownFacts.Day("2018-10-01"))];

    [Theory]
    [InlineData("2018-10-01")]
    [InlineData("2021-10-01")]
    [InlineData("2021-10-02")]
    [InlineData("2022-04-01")]
    public void The_level_and_since_when_until_the_grace_is_over(string on) =>
        Asked(on, AccreditedPractitioner()).Should().Equal(SinceOctober2018);

    [Theory]
    [InlineData("2018-09-30")]
    [InlineData("2022-04-02")]
    public void Before_and_after_no_current_accreditation_whether_or_not_that_was_noted(string on) =>
        Asked(on, AccreditedPractitioner()).Should().BeEmpty();

    [Fact]
    public void A_result_that_was_not_met_looks_like_no_result()
    {
        Asked("2019-01-02", WrittenNarrowlyMissed()).Should().BeEmpty();
        Asked("2019-01-02", ReadyToSit()).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public void Not_current_and_then_restored()
    {
        JourneyEvent[] restored =
        [
            .. NotCurrentInApril2022(),
            EndorsedForRenewal(on: "2022-05-16"),
            Restored(due: "2025-05-16", on: "2022-05-16"),
            CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"),
        ];
        Asked("2022-05-15", NotCurrentInApril2022()).Should().BeEmpty();
        Asked("2022-05-16", restored).Should().Equal(SinceOctober2018);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void While_a_protected_absence_lasts_its_end_stands_still()
    {
        Asked("2022-05-16", [.. AccreditedPractitioner(), AbsentFrom("2021-09-01")]).Should().Equal(SinceOctober2018);
        Asked("2022-05-16", [.. AccreditedPractitioner(), AbsentFrom("2022-04-02")]).Should().BeEmpty();
        Asked("2018-09-30", [.. AccreditedPractitioner(), AbsentFrom("2021-09-01")]).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void While_what_was_sat_in_time_waits_for_its_result_or_a_place_is_waited_for_it_goes_on()
    {
        Asked("2022-05-16", [.. OverdueInOctober2021(), Booked(Everything, sitsOn: "2022-03-28", on: "2022-03-07", attempt: 2, endorsement: 0)]).Should().Equal(SinceOctober2018);
        Asked("2022-05-16", [.. OverdueInOctober2021(), Booked(Everything, sitsOn: "2022-04-04", on: "2022-03-07", attempt: 2, endorsement: 0)]).Should().BeEmpty();
        Asked("2022-05-16", [.. OverdueInOctober2021(), PlaceRequested(on: "2022-03-14")]).Should().Equal(SinceOctober2018);
        Asked("2022-05-16", [.. OverdueInOctober2021(), MalpracticeAlleged(on: "2022-03-14", until: "2022-03-28")]).Should().Equal(SinceOctober2018);
    }

    [Fact]
    [Trait("Rule", "S-36")]
    public void Revoked_from_that_day_on()
    {
        JourneyEvent[] revoked =
        [
            .. AccreditedInError(),
            NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"),
            Revoked(RevocationGround.ResultIssuedInError, on: "2018-12-18"),
        ];
        Asked("2018-12-17", revoked).Should().Equal(SinceOctober2018);
        Asked("2018-12-18", revoked).Should().BeEmpty();
    }

    [Fact]
    public void Each_level_for_itself() =>
        Asked("2019-06-03",
        [
            .. AccreditedPractitioner(),
            Agreed(on: "2018-11-01", Supervisor),
            Endorsed(by: "LEEDS", on: "2018-11-05", until: "2019-05-05", level: Supervisor),
            Booked(Everything, sitsOn: "2018-12-12", on: "2018-11-06", level: Supervisor),
            Marked(Knowledge, 20, Met, on: "2018-12-12", level: Supervisor),
            Marked(Simulated, 45, Met, on: "2018-12-12", level: Supervisor),
            Marked(Written, 45, Met, on: "2018-12-12", level: Supervisor),
            ResultMet(Everything, on: "2019-01-14", level: Supervisor),
            Accredited(on: "2019-01-14", reaccreditation: "2022-01-14", level: Supervisor),
            CertificateIssued(on: "2019-01-14", currentUntil: "2022-07-14", level: Supervisor),
        ]).Should().Equal(SinceOctober2018[0], new CurrentAccreditation(Supervisor, KnownFacts.Day("2019-01-14")));

    private static IReadOnlyList<CurrentAccreditation> Asked(string on, JourneyEvent[] history) =>
        RegisterAnswer.Of(history.Aggregate(Journey.NotBegun, Journey.Evolve), KnownFacts.Day(on)).Accredited;
}
