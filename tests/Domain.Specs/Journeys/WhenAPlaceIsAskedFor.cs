namespace Naas.Domain.Specs.Journeys;

/// <summary>S-48: from the request to the first sitting offered, no window runs against the worker.</summary>
[Trait("Rule", "S-48")]
public sealed class When_a_place_is_asked_for
{
    [Fact]
    public void It_waits_for_the_first_sitting_there_is() =>
        Given(ReadyToSit()).Today("2018-07-10")
            .When(RequestPlace(on: "2018-07-10"))
            .Then(PlaceRequested(on: "2018-07-10"));

    [Fact]
    public void Recorded_later_it_waits_from_that_day_on_which_nobody_could_have_known_before() =>
        Given(WrittenNarrowlyMissed()).Today("2019-02-25")
            .When(RequestPlace(on: "2019-02-18"))
            .Then(PlaceRequested(on: "2019-02-18", waitsFrom: "2019-02-25"));

    [Fact]
    public void Only_from_then_on_the_days_do_not_count() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2019-02-18", waitsFrom: "2019-02-25"))
            .When(OfferPlace(sitsOn: "2019-03-20", on: "2019-02-26"))
            .Then(
                PlaceOffered(sitsOn: "2019-03-20", on: "2019-02-26"),
                WindowMoved(WindowStop.WaitForSitting, from: "2019-02-25", to: "2019-03-20", until: "2019-03-23", bankedUntil: "2019-12-23", on: "2019-02-26"));

    [Fact]
    [Trait("Rule", "S-03")]
    public void A_window_that_was_over_by_then_stays_over() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2018-11-30", waitsFrom: "2019-03-04"))
            .When(LapseNarrow(on: "2019-03-04"))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"));

    [Fact]
    [Trait("Rule", "S-15")]
    public void So_does_an_accreditation_that_was_not_current_any_more() =>
        Given(NotCurrentInApril2022(), PlaceRequested(on: "2022-03-14", waitsFrom: "2024-01-10")).Journey
            .IsAccreditedOn(Practitioner, KnownFacts.Day("2024-01-10")).Should().BeFalse();

    [Fact]
    public void An_offer_of_a_day_before_it_was_recorded_moves_nothing() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2019-01-14", waitsFrom: "2019-02-25"))
            .When(OfferPlace(sitsOn: "2019-02-06", on: "2019-01-21"))
            .Then(PlaceOffered(sitsOn: "2019-02-06", on: "2019-01-21"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-07-10"))
            .When(RequestPlace(on: "2018-07-10"))
            .ThenNothingHappens();

    [Fact]
    public void One_request_waits_at_a_time() =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-07-10"))
            .When(RequestPlace(on: "2018-07-17"))
            .ThenRefused(Refusals.SittingAlreadyRequested, because: "10 July 2018");

    [Fact]
    public void Nobody_asks_without_having_agreed() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole())
            .When(RequestPlace(on: "2018-07-10"))
            .ThenRefused(Refusals.NotAgreed);

    [Fact]
    public void Nobody_asks_for_a_second_place() =>
        Given(BookedForSeptember())
            .When(RequestPlace(on: "2018-08-02"))
            .ThenRefused(Refusals.SittingAlreadyBooked, because: "12 September 2018");

    [Theory]
    [InlineData("2018-11-01")]
    [InlineData("2021-03-31")]
    [Trait("Rule", "S-15")]
    public void Whoever_is_accredited_asks_for_none_before_there_is_something_to_renew(string on) =>
        Given(AccreditedPractitioner())
            .When(RequestPlace(on))
            .ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");

    [Fact]
    [Trait("Rule", "S-15")]
    public void From_the_first_reminder_on_they_may() =>
        Given(AccreditedPractitioner()).Today("2021-04-01")
            .When(RequestPlace(on: "2021-04-01"))
            .Then(PlaceRequested(on: "2021-04-01"));

    [Fact]
    public void For_a_retake_it_comes_after_the_release() =>
        Given(WrittenNarrowlyMissed())
            .When(RequestPlace(on: "2018-11-29"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "30 November 2018");

    [Fact]
    public void A_level_that_is_not_open_has_no_places() =>
        Given(ReadyToSit())
            .When(RequestPlace(on: "2018-07-10", level: Leader))
            .ThenRefused(Refusals.LevelNotOpen);

    [Fact]
    public void The_first_offer_ends_the_wait_whether_or_not_it_is_taken() =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-07-10"))
            .When(OfferPlace(sitsOn: "2018-09-12", on: "2018-07-20"))
            .Then(PlaceOffered(sitsOn: "2018-09-12", on: "2018-07-20"));

    [Fact]
    public void A_booking_is_an_offer_taken() =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-07-10"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(
                PlaceOffered(sitsOn: "2018-09-12", on: "2018-08-01"),
                Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01"));

    [Fact]
    public void An_offer_answers_a_request() =>
        Given(ReadyToSit())
            .When(OfferPlace(sitsOn: "2018-09-12", on: "2018-07-20"))
            .ThenRefused(Refusals.NoSittingRequested);

    [Theory]
    [InlineData("2018-09-12", "2018-07-09")]
    [InlineData("2018-07-19", "2018-07-20")]
    public void It_lies_neither_before_the_request_nor_after_its_sitting(string sitsOn, string on) =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-07-10"))
            .When(OfferPlace(sitsOn, on))
            .ThenRefused(Refusals.OfferBeforeRequest, because: "10 July 2018");
}
