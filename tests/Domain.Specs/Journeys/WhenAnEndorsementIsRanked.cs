namespace Naas.Domain.Specs.Journeys;

/// <summary>S-44: with more names than places the organisation ranks its list; otherwise the first to come is the first. R-044: no order is prescribed.</summary>
[Trait("Rule", "S-44")]
public sealed class When_an_endorsement_is_ranked
{
    [Fact]
    public void It_may_come_with_its_rank() =>
        Given(AgreedAtLeeds())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02", rank: 3))
            .Then(
                Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"),
                EndorsementRanked(rank: 3, on: "2018-07-02"));

    [Fact]
    [Trait("Rule", "R-044")]
    public void It_needs_none_at_either_level()
    {
        Given(AgreedAtLeeds()).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")).Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"));
        Given(AgreedAtLeeds(Supervisor)).When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02")).Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));
    }

    [Fact]
    public void Another_place_takes_that_of_the_first() =>
        Given(ReadyToSit(), EndorsementRanked(rank: 3, on: "2018-07-02"))
            .When(RankEndorsement(Practitioner, by: "LEEDS", rank: 1, on: "2018-07-09"))
            .Then(EndorsementRanked(rank: 1, on: "2018-07-09"));

    [Fact]
    public void A_later_list_ranks_what_is_in_force() =>
        Given(ReadyToSit())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-09", rank: 2))
            .Then(EndorsementRanked(rank: 2, on: "2018-07-09"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), EndorsementRanked(rank: 3, on: "2018-07-02"))
            .When(RankEndorsement(Practitioner, by: "LEEDS", rank: 3, on: "2018-07-09"))
            .ThenNothingHappens();

    [Fact]
    public void The_same_list_again_adds_nothing() =>
        Given(ReadyToSit(), EndorsementRanked(rank: 3, on: "2018-07-02"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02", rank: 3))
            .ThenNothingHappens();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_rank_counts_from_one(int rank)
    {
        Given(ReadyToSit()).When(RankEndorsement(Practitioner, by: "LEEDS", rank, on: "2018-07-09")).ThenRefused(Refusals.RankOutOfRange);
        Given(AgreedAtLeeds()).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-09", rank)).ThenRefused(Refusals.RankOutOfRange);
    }

    [Fact]
    public void Only_who_endorsed_ranks() =>
        Given(ReadyToSit())
            .When(RankEndorsement(Practitioner, by: "BURY", rank: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.NoEndorsementInForce, because: "BURY");

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(ReadyToSit()).Today("2018-07-08")
            .When(RankEndorsement(Practitioner, by: "LEEDS", rank: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.DateInFuture);
}
