namespace Naas.Domain.Specs.Journeys;

/// <summary>S-03, S-07: what was met counts for twelve months from its release, and no day less.</summary>
[Trait("Rule", "S-07")]
public sealed class When_banked_elements_expire
{
    [Theory]
    [InlineData("2019-12-01")]
    [InlineData("2020-03-16")]
    [Trait("Rule", "S-03")]
    public void They_do_so_on_the_day_after_however_late_that_is_noted(string noted) =>
        Given(WrittenNarrowlyMissed()).Today(noted)
            .When(ExpireBanked(on: noted))
            .Then(BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01"));

    [Fact]
    public void Never_early() =>
        Given(WrittenNarrowlyMissed()).Today("2019-11-30")
            .When(ExpireBanked(on: "2019-12-01"))
            .ThenRefused(Refusals.NotDueYet, because: "1 December 2019");

    [Fact]
    public void Noted_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01"))
            .When(ExpireBanked(on: "2020-03-16"))
            .ThenNothingHappens();

    [Fact]
    public void Not_while_a_sitting_on_their_last_day_uses_them() =>
        Given(
                WrittenNarrowlyMissed(),
                PlanAgreed(on: "2019-03-11"),
                EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
                Booked(Only(Written), sitsOn: "2019-11-30", on: "2019-11-05", attempt: 2, endorsement: 2))
            .When(ExpireBanked(on: "2019-12-02"))
            .ThenRefused(Refusals.NotDueYet, because: "30 November 2019");

    [Fact]
    [Trait("Rule", "S-48")]
    public void Not_while_the_worker_is_away() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-11-30"))
            .When(ExpireBanked(on: "2019-12-02"))
            .ThenRefused(Refusals.NotDueYet, because: "30 November 2019");

    [Fact]
    public void Where_everything_is_due_nothing_expires() =>
        Given(TwoElementsMissed())
            .When(ExpireBanked(on: "2020-01-06"))
            .ThenNothingHappens();

    [Fact]
    public void Noted_or_not_everything_is_due_then() =>
        Given(WrittenNarrowlyMissed(), BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01"), EndorsedAgain(by: "LEEDS", on: "2019-12-09", until: "2020-06-09"))
            .When(BookSitting(Practitioner, sitsOn: "2020-01-15", on: "2019-12-10"))
            .Then(Booked(Everything, sitsOn: "2020-01-15", on: "2019-12-10", attempt: 2, endorsement: 2));
}
