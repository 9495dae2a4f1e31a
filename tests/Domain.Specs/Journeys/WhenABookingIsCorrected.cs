namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_booking_is_corrected
{
    [Fact]
    public void Its_day_is_put_right_with_who_and_why() =>
        Given(BookedForSeptember())
            .When(PutBookingRight(sitsOn: "2018-09-13", on: "2018-08-02"))
            .Then(BookingPutRight(sitsOn: "2018-09-13", on: "2018-08-02"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), BookingPutRight(sitsOn: "2018-09-13", on: "2018-08-02"))
            .When(PutBookingRight(sitsOn: "2018-09-13", on: "2018-08-02"))
            .ThenNothingHappens();

    [Fact]
    public void What_has_marks_was_sat_no_later() =>
        Given(MarkedInSeptember())
            .When(PutBookingRight(sitsOn: "2018-09-13", on: "2018-09-24"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "12 September 2018");

    [Fact]
    public void It_may_have_been_sat_earlier() =>
        Given(MarkedInSeptember())
            .When(PutBookingRight(sitsOn: "2018-09-11", on: "2018-09-24"))
            .Then(BookingPutRight(sitsOn: "2018-09-11", on: "2018-09-24"));

    [Fact]
    public void The_endorsement_covers_the_right_day_too() =>
        Given(BookedForSeptember())
            .When(PutBookingRight(sitsOn: "2019-01-03", on: "2018-08-02"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "2 July 2018");

    [Fact]
    public void On_the_right_day_the_same_elements_are_due() =>
        Given(
                WrittenNarrowlyMissed(),
                PlanAgreed(on: "2018-12-10"),
                EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
                Booked(Only(Written), sitsOn: "2019-11-27", on: "2019-11-05", attempt: 2, endorsement: 2))
            .When(PutBookingRight(sitsOn: "2019-12-01", on: "2019-11-06"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "1 December 2019");

    [Fact]
    public void There_is_a_booking_to_correct() =>
        Given(ReadyToSit())
            .When(PutBookingRight(sitsOn: "2018-09-13", on: "2018-08-02"))
            .ThenRefused(Refusals.NothingToCorrect);
}
