namespace Naas.Domain.Specs.Journeys;

[Trait("Rule", "S-32")]
public sealed class When_a_sitting_is_called_off
{
    [Fact]
    public void The_worker_may_be_unavailable_until_the_day_itself() =>
        Given(BookedForSeptember())
            .When(CallOff(CancellationReason.WorkerUnavailable, on: "2018-09-12"))
            .Then(CalledOff(sitsOn: "2018-09-12", CancellationReason.WorkerUnavailable, on: "2018-09-12"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_the_delivery_partner_does_not_hold_costs_the_worker_no_time() =>
        Given(BookedForSeptember())
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2018-09-10"))
            .Then(
                CalledOff(sitsOn: "2018-09-12", CancellationReason.SittingNotHeld, on: "2018-09-10"),
                PlaceRequested(on: "2018-09-10"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void While_a_place_is_asked_for_no_second_one_is() =>
        Given(ReadyToSit(), PlaceRequested(on: "2018-08-20"), Booked(Everything, sitsOn: "2018-08-10", on: "2018-08-01"))
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2018-08-10"))
            .Then(CalledOff(sitsOn: "2018-08-10", CancellationReason.SittingNotHeld, on: "2018-08-10"));

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void Booked_for_a_renewal_that_is_not_open_yet_it_is_held_on_another_day() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-04-21", on: "2021-02-01", attempt: 2, endorsement: 0))
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2021-03-15"))
            .Then(
                CalledOff(sitsOn: "2021-04-21", CancellationReason.SittingNotHeld, on: "2021-03-15", attempt: 2),
                PlaceRequested(on: "2021-03-15"));

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void Where_another_route_has_renewed_since_there_is_nothing_to_wait_for() =>
        Given(RenewedBeforeTheSittingOfSeptember2021())
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2021-08-20"))
            .Then(CalledOff(sitsOn: "2021-09-01", CancellationReason.SittingNotHeld, on: "2021-08-20", attempt: 2));

    [Fact]
    public void It_counts_as_no_attempt_and_the_endorsement_goes_on() =>
        Given(BookedForSeptember(), CalledOff(sitsOn: "2018-09-12", CancellationReason.WorkerUnavailable, on: "2018-09-10"))
            .When(BookSitting(Practitioner, sitsOn: "2018-10-10", on: "2018-09-11"))
            .Then(Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-11", attempt: 2));

    [Fact]
    public void A_day_later_it_has_been_sat_or_is_void() =>
        Given(BookedForSeptember())
            .When(CallOff(CancellationReason.WorkerUnavailable, on: "2018-09-13"))
            .ThenRefused(Refusals.AlreadySat, because: "12 September 2018");

    [Fact]
    public void Nothing_is_called_off_before_it_was_booked() =>
        Given(BookedForSeptember())
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2018-07-01"))
            .ThenRefused(Refusals.CancelledBeforeBooked, because: "was booked on");

    [Fact]
    public void What_has_marks_was_sat() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-12"))
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2018-09-12"))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    public void So_was_what_was_recorded() =>
        Given(BookedForSeptember(), RecordingTaken(on: "2018-09-12"))
            .When(CallOff(CancellationReason.SittingNotHeld, on: "2018-09-12"))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    public void An_agreement_taken_back_calls_it_off_by_itself() =>
        Given(BookedForSeptember())
            .When(CallOff(CancellationReason.AgreementWithdrawn, on: "2018-09-10"))
            .ThenRefused(Refusals.ReasonHasItsOwnWay);

    [Fact]
    public void Nothing_is_called_off_that_was_not_booked() =>
        Given(ReadyToSit())
            .When(CallOff(CancellationReason.WorkerUnavailable, on: "2018-09-10"))
            .ThenRefused(Refusals.NoSittingBooked);
}
