namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_booking_is_dated_back
{
    [Fact]
    public void It_cannot_lie_before_the_agreement() =>
        Given(Registered(), EmployedAt("LEEDS"), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"), Agreed(on: "2018-08-06"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-05"))
            .ThenRefused(Refusals.NotAgreed, because: "on 6 August 2018");

    [Fact]
    public void It_may_be_on_the_day_of_the_agreement() =>
        Given(Registered(), EmployedAt("LEEDS"), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"), Agreed(on: "2018-08-06"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-06"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-06"));

    [Fact]
    public void It_cannot_lie_before_the_endorsement() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-07-01"))
            .ThenRefused(Refusals.SittingBeforeBooking, because: "2 July 2018");

    [Fact]
    public void It_rests_on_what_had_been_endorsed_by_then_though_another_endorsed_later() =>
        Given(ReadyToSit(), EmployedAt("BURY", from: "2018-01-01", spell: 2), Endorsed(by: "BURY", on: "2018-07-16", until: "2019-01-16", endorsement: 2))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-07-10"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-07-10", endorsement: 1));

    [Fact]
    public void For_a_retake_it_cannot_lie_before_the_release() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2018-11-30", until: "2019-05-30"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-09", on: "2018-11-29"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "30 November 2018");

    [Fact]
    public void For_a_retake_it_may_be_on_the_day_of_the_release() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2018-11-30", until: "2019-05-30"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-09", on: "2018-11-30"))
            .Then(Booked(Only(Written), sitsOn: "2019-01-09", on: "2018-11-30", attempt: 2, endorsement: 2));
}
