namespace Naas.Domain.Specs.Journeys;

/// <summary>R-103, C16 ¶74: after a result that was not met the employer re-endorses once satisfied.</summary>
[Trait("Rule", "R-103")]
public sealed class When_practice_is_endorsed_again
{
    [Fact]
    public void It_opens_the_way_to_the_retake() =>
        Given(WrittenNarrowlyMissed())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"))
            .Then(EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"));

    [Fact]
    public void It_may_be_on_the_day_of_the_release() =>
        Given(WrittenNarrowlyMissed())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-11-30"))
            .Then(EndorsedAgain(by: "LEEDS", on: "2018-11-30", until: "2019-05-30"));

    [Fact]
    public void It_cannot_be_before_the_release() =>
        Given(WrittenNarrowlyMissed())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-11-29"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "30 November 2018");

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"))
            .ThenNothingHappens();

    [Fact]
    public void No_retake_is_booked_without_it() =>
        Given(WrittenNarrowlyMissed())
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-07"))
            .ThenRefused(Refusals.NotReEndorsed, because: "30 November 2018");

    [Fact]
    public void It_lapses_on_leaving_like_the_first() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"))
            .When(EndEmployment(spell: 1, on: "2019-01-31"))
            .Then(
                Left("LEEDS", on: "2019-01-31"),
                EndorsementLapsed(by: "LEEDS", on: "2019-01-31", endorsement: 2));
}
