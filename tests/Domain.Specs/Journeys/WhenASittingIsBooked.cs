namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_sitting_is_booked
{
    [Fact]
    public void Everything_is_due_the_first_time() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenNothingHappens();

    [Fact]
    public void One_attempt_is_one_sitting() =>
        Given(BookedForSeptember())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-13", on: "2018-08-01"))
            .ThenRefused(Refusals.SittingAlreadyBooked, because: "LEEDS-2018-09-12-AM");

    [Fact]
    [Trait("Rule", "S-19")]
    [Trait("Rule", "S-40")]
    public void It_may_be_on_the_last_day_of_the_endorsement() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2019-01-02", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2019-01-02", on: "2018-08-01"));

    [Fact]
    [Trait("Rule", "S-19")]
    public void It_cannot_be_a_day_later() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2019-01-03", on: "2018-08-01"))
            .ThenRefused(Refusals.EndorsementExpired, because: "valid until 2 January 2019");

    [Fact]
    public void It_may_be_on_the_day_of_the_booking_and_of_the_endorsement() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-07-02", on: "2018-07-02"))
            .Then(Booked(Everything, sitsOn: "2018-07-02", on: "2018-07-02"));

    [Fact]
    public void It_cannot_be_before_the_booking() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-07-31", on: "2018-08-01"))
            .ThenRefused(Refusals.SittingBeforeBooking, because: "31 July 2018");

    [Fact]
    public void It_cannot_be_before_the_endorsement() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-07-01", on: "2018-06-29"))
            .ThenRefused(Refusals.SittingBeforeBooking, because: "2 July 2018");

    [Fact]
    public void The_first_day_of_sittings_is_open() =>
        Given(AgreedAtLeeds(), Endorsed(by: "LEEDS", on: "2018-06-11", until: "2018-12-11"))
            .When(BookSitting(Practitioner, sitsOn: "2018-07-01", on: "2018-06-12"))
            .Then(Booked(Everything, sitsOn: "2018-07-01", on: "2018-06-12"));

    [Fact]
    public void The_day_before_is_not() =>
        Given(AgreedAtLeeds(), Endorsed(by: "LEEDS", on: "2018-06-11", until: "2018-12-11"))
            .When(BookSitting(Practitioner, sitsOn: "2018-06-30", on: "2018-06-12"))
            .ThenRefused(Refusals.SiteNotOpen, because: "1 July 2018");

    [Fact]
    [Trait("Rule", "R-008")]
    [Trait("Rule", "S-47")]
    public void Nobody_is_put_forward_without_agreement() =>
        Given(Registered(), EmployedAt("LEEDS"), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotAgreed);

    [Fact]
    public void An_agreement_to_another_level_is_none() =>
        Given(ReadyToSit(Supervisor), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotAgreed, because: "as a child and family practitioner");

    [Fact]
    [Trait("Rule", "R-040")]
    public void Nobody_sits_unendorsed() =>
        Given(AgreedAtLeeds())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotEndorsed);

    [Fact]
    public void It_cannot_be_dated_before_the_registration() =>
        Given(ReadyToSit())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_cannot_be_booked_tomorrow() =>
        Given(ReadyToSit()).Today("2018-07-31")
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "R-127")]
    public void Practice_leaders_are_sent_to_the_supervisor_level() =>
        Given(ReadyToSit())
            .When(BookSitting(Leader, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.LevelNotOpen);

    [Fact]
    public void Whoever_is_accredited_sits_again_only_to_renew_it() =>
        Given(AccreditedPractitioner())
            .When(BookSitting(Practitioner, sitsOn: "2018-12-12", on: "2018-11-01"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");

    [Fact]
    [Trait("Rule", "R-001")]
    public void A_supervisor_attempt_runs_beside_the_practitioners() =>
        Given(BookedForSeptember(), Agreed(level: Supervisor), Endorsed(by: "LEEDS", on: "2018-07-09", until: "2019-01-09", level: Supervisor))
            .When(BookSitting(Supervisor, sitsOn: "2018-10-10", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-10-10", on: "2018-08-01", level: Supervisor));

    [Fact]
    [Trait("Rule", "S-24")]
    public void An_accredited_practitioner_goes_on_as_supervisor() =>
        Given(AccreditedPractitioner(), Agreed(level: Supervisor), Endorsed(by: "LEEDS", on: "2018-11-05", until: "2019-05-05", level: Supervisor))
            .When(BookSitting(Supervisor, sitsOn: "2018-12-12", on: "2018-11-06"))
            .Then(Booked(Everything, sitsOn: "2018-12-12", on: "2018-11-06", level: Supervisor));
}
