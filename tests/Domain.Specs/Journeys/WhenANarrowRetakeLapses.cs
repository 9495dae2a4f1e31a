namespace Naas.Domain.Specs.Journeys;

/// <summary>S-03: unused for three months, a narrow retake becomes an element retake, on its due date however late that is noted.</summary>
[Trait("Rule", "S-03")]
public sealed class When_a_narrow_retake_lapses
{
    [Theory]
    [InlineData("2019-03-01")]
    [InlineData("2019-06-10")]
    public void It_does_so_on_the_day_after_however_late_that_is_noted(string noted) =>
        Given(WrittenNarrowlyMissed()).Today(noted)
            .When(LapseNarrow(on: noted))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"));

    [Fact]
    public void Never_early() =>
        Given(WrittenNarrowlyMissed()).Today("2019-02-28")
            .When(LapseNarrow(on: "2019-03-01"))
            .ThenRefused(Refusals.NotDueYet, because: "1 March 2019");

    [Fact]
    public void Noted_twice_nothing_is_added() =>
        Given(WrittenNarrowlyMissed(), NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"))
            .When(LapseNarrow(on: "2019-06-10"))
            .ThenNothingHappens();

    [Fact]
    public void Not_while_a_sitting_on_its_last_day_uses_it() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"), Booked(Only(Written), sitsOn: "2019-02-28", on: "2019-01-08", attempt: 2, endorsement: 2))
            .When(LapseNarrow(on: "2019-03-04"))
            .ThenRefused(Refusals.NotDueYet, because: "28 February 2019");

    [Fact]
    public void A_later_sitting_does_not_use_it() =>
        Given(
                WrittenNarrowlyMissed(),
                PlanAgreed(on: "2019-01-07"),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-03-01", on: "2019-01-08", attempt: 2, endorsement: 2))
            .When(LapseNarrow(on: "2019-03-04"))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Not_while_the_worker_is_away_or_waits_for_a_place_or_a_decision()
    {
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-02-18"))
            .When(LapseNarrow(on: "2019-03-04")).ThenRefused(Refusals.NotDueYet, because: "18 February 2019");
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2019-02-19"))
            .When(LapseNarrow(on: "2019-03-04")).ThenRefused(Refusals.NotDueYet, because: "19 February 2019");
        Given(WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2019-02-20", until: "2019-03-06"))
            .When(LapseNarrow(on: "2019-03-04")).ThenRefused(Refusals.NotDueYet, because: "20 February 2019");
    }

    [Fact]
    public void An_absence_that_began_afterwards_keeps_nothing_open() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-03-01"))
            .When(LapseNarrow(on: "2019-03-04"))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"));

    [Fact]
    public void Where_there_is_none_nothing_lapses() =>
        Given(WrittenMissedByMore())
            .When(LapseNarrow(on: "2019-03-04"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "S-02")]
    public void The_day_decides_whether_or_not_it_was_noted() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-02-18", until: "2019-08-18"))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-01", on: "2019-02-19"))
            .ThenRefused(Refusals.NoDevelopmentPlan, because: "1 March 2019");

    [Fact]
    [Trait("Rule", "S-02")]
    public void Then_it_is_the_slower_road_with_a_plan() =>
        Given(
                WrittenNarrowlyMissed(),
                NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"),
                PlanAgreed(on: "2019-03-11"),
                EndorsedAgain(by: "LEEDS", on: "2019-04-01", until: "2019-10-01"))
            .When(BookSitting(Practitioner, sitsOn: "2019-04-17", on: "2019-04-02"))
            .Then(Booked(Only(Written), sitsOn: "2019-04-17", on: "2019-04-02", attempt: 2, endorsement: 2));
}
