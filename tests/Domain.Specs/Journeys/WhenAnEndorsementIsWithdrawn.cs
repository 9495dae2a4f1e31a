namespace Naas.Domain.Specs.Journeys;

/// <summary>S-20: by who gave it, before the sitting, with a reason.</summary>
[Trait("Rule", "S-20")]
public sealed class When_an_endorsement_is_withdrawn
{
    [Fact]
    public void It_counts_no_more() =>
        Given(ReadyToSit())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .Then(EndorsementWithdrawn(by: "LEEDS", on: "2018-08-06"));

    [Fact]
    public void Nothing_is_booked_on_it() =>
        Given(ReadyToSit(), EndorsementWithdrawn(by: "LEEDS", on: "2018-08-06"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-13"))
            .ThenRefused(Refusals.NotEndorsed, because: "LEEDS took its endorsement back on 6 August 2018");

    [Fact]
    public void A_sitting_that_rests_on_it_is_called_off() =>
        Given(BookedForSeptember())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-09-11"))
            .Then(
                EndorsementWithdrawn(by: "LEEDS", on: "2018-09-11"),
                SittingCalledOff(sitsOn: "2018-09-12", CancellationReason.EndorsementWithdrawn, on: "2018-09-11"));

    [Fact]
    public void However_far_it_is_dated_back_not_before_it_was_booked() =>
        Given(BookedForSeptember())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-07-16"))
            .Then(
                EndorsementWithdrawn(by: "LEEDS", on: "2018-07-16"),
                SittingCalledOff(sitsOn: "2018-09-12", CancellationReason.EndorsementWithdrawn, on: "2018-08-01"));

    [Fact]
    public void A_sitting_that_rests_on_another_stands() =>
        Given(
                ReadyToSit(),
                EmployedAt("BURY", from: "2018-01-01", spell: 2),
                Endorsed(by: "BURY", on: "2018-07-16", until: "2019-01-16", endorsement: 2),
                Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", endorsement: 2))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .Then(EndorsementWithdrawn(by: "LEEDS", on: "2018-08-06"));

    [Fact]
    public void On_the_day_of_the_sitting_it_is_too_late() =>
        Given(BookedForSeptember())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-09-12"))
            .ThenRefused(Refusals.WithdrawnAfterSitting, because: "12 September 2018");

    [Fact]
    public void Dated_back_it_does_not_undo_what_was_sat() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-09-11"))
            .ThenRefused(Refusals.WithdrawnAfterSitting);

    [Fact]
    public void It_may_be_given_anew() =>
        Given(ReadyToSit(), EndorsementWithdrawn(by: "LEEDS", on: "2018-08-06"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-10-01"))
            .Then(Endorsed(by: "LEEDS", on: "2018-10-01", until: "2019-04-01", endorsement: 2));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), EndorsementWithdrawn(by: "LEEDS", on: "2018-08-06"))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .ThenNothingHappens();

    [Fact]
    public void Only_who_endorsed_withdraws() =>
        Given(ReadyToSit())
            .When(WithdrawEndorsement(Practitioner, by: "BURY", on: "2018-08-06"))
            .ThenRefused(Refusals.NoEndorsementInForce, because: "BURY");

    [Fact]
    public void What_has_run_out_is_not_withdrawn() =>
        Given(ReadyToSit())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-01-03"))
            .ThenRefused(Refusals.NoEndorsementInForce, because: "3 January 2019");

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(ReadyToSit()).Today("2018-08-05")
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "S-32")]
    public void What_has_run_out_is_withdrawn_while_a_void_sitting_carries_it_on() =>
        Given(VoidInDecember())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-01-10"))
            .Then(EndorsementWithdrawn(by: "LEEDS", on: "2019-01-10"));

    [Fact]
    [Trait("Rule", "S-32")]
    public void Also_when_it_was_noted_that_it_ran_out() =>
        Given(VoidInDecember(), EndorsementRanOut(by: "LEEDS", on: "2019-01-03"))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-01-10"))
            .Then(EndorsementWithdrawn(by: "LEEDS", on: "2019-01-10"));

    [Fact]
    [Trait("Rule", "S-32")]
    public void Then_it_carries_nothing_any_more() =>
        Given(VoidInDecember(), EndorsementRanOut(by: "LEEDS", on: "2019-01-03"), EndorsementWithdrawn(by: "LEEDS", on: "2019-01-10"))
            .When(BookSitting(Practitioner, sitsOn: "2019-04-10", on: "2019-01-14"))
            .ThenRefused(Refusals.NotEndorsed, because: "LEEDS took its endorsement back on 10 January 2019");

    [Fact]
    [Trait("Rule", "S-32")]
    public void The_sitting_to_which_it_was_carried_is_called_off() =>
        Given(VoidInDecember(), Booked(Everything, sitsOn: "2019-04-10", on: "2019-01-14", attempt: 2))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-02-01"))
            .Then(
                EndorsementWithdrawn(by: "LEEDS", on: "2019-02-01"),
                SittingCalledOff(sitsOn: "2019-04-10", CancellationReason.EndorsementWithdrawn, on: "2019-02-01", attempt: 2));

    [Fact]
    [Trait("Rule", "S-32")]
    public void With_one_given_since_both_are_withdrawn() =>
        Given(VoidInDecember(), Endorsed(by: "LEEDS", on: "2019-01-07", until: "2019-07-07", endorsement: 2))
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-02-01"))
            .Then(
                EndorsementWithdrawn(by: "LEEDS", on: "2019-02-01"),
                EndorsementWithdrawn(by: "LEEDS", on: "2019-02-01", endorsement: 2));

    [Fact]
    [Trait("Rule", "S-32")]
    public void A_day_after_a_void_sitting_carries_it_there_is_nothing_to_withdraw() =>
        Given(VoidInDecember())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2019-06-21"))
            .ThenRefused(Refusals.NoEndorsementInForce, because: "21 June 2019");

    /// <summary>Endorsed until 2 January 2019; the sitting of 20 December 2018 was void, and carries the endorsement on until 20 June 2019.</summary>
    private static JourneyEvent[] VoidInDecember() =>
    [
        .. ReadyToSit(),
        Booked(Everything, sitsOn: "2018-12-20", on: "2018-12-03"),
        Voided(sitsOn: "2018-12-20", VoidReason.TechnicalFailure, rebookUntil: "2019-06-20", on: "2018-12-20"),
    ];
}
