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
    [Trait("Rule", "S-15")]
    public void For_a_renewal_the_right_day_is_not_too_early_either() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-04-21", on: "2021-02-01", attempt: 2, endorsement: 0))
            .When(PutBookingRight(sitsOn: "2021-03-31", on: "2021-02-08"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "1 April 2021");

    [Fact]
    [Trait("Rule", "S-15")]
    public void From_the_first_reminder_on_it_may_be() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-04-21", on: "2021-02-01", attempt: 2, endorsement: 0))
            .When(PutBookingRight(sitsOn: "2021-04-01", on: "2021-02-08"))
            .Then(BookingPutRight(sitsOn: "2021-04-01", on: "2021-02-08", attempt: 2));

    [Fact]
    [Trait("Rule", "S-15")]
    public void Renewed_otherwise_meanwhile_its_day_can_still_be_put_right() =>
        Given(
                AccreditedPractitioner(),
                Booked(Everything, sitsOn: "2021-04-21", on: "2021-02-01", attempt: 2, endorsement: 0),
                HoursDeclared(30, on: "2021-04-06"),
                EndorsedForRenewal(on: "2021-04-07"),
                Reaccredited(due: "2024-10-01", on: "2021-04-07"))
            .When(PutBookingRight(sitsOn: "2021-04-22", on: "2021-04-12"))
            .Then(BookingPutRight(sitsOn: "2021-04-22", on: "2021-04-12", attempt: 2));

    [Fact]
    public void There_is_a_booking_to_correct() =>
        Given(ReadyToSit())
            .When(PutBookingRight(sitsOn: "2018-09-13", on: "2018-08-02"))
            .ThenRefused(Refusals.NothingToCorrect);
}
