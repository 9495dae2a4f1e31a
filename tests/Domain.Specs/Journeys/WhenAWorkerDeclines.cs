namespace Naas.Domain.Specs.Journeys;

/// <summary>R-008, S-47: declining is no result; somebody who agreed may withdraw until the sitting.</summary>
[Trait("Rule", "R-008")]
[Trait("Rule", "S-47")]
public sealed class When_a_worker_declines
{
    [Fact]
    public void It_is_recorded() =>
        Given(Registered())
            .When(DeclineAssessment(Practitioner, on: "2018-06-11"))
            .Then(Declined(on: "2018-06-11"));

    [Fact]
    public void Nothing_is_booked() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(), Declined(on: "2018-06-11"), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotAgreed, because: "On 11 June 2018 the worker declined");

    [Fact]
    public void Minds_may_change() =>
        Given(Registered(), Declined(on: "2018-06-11"))
            .When(AgreeToAssessment(Practitioner, on: "2018-07-09"))
            .Then(Agreed(on: "2018-07-09"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), Declined(on: "2018-06-11"))
            .When(DeclineAssessment(Practitioner, on: "2018-06-11"))
            .ThenNothingHappens();

    [Fact]
    public void Whoever_agreed_withdraws_instead() =>
        Given(Registered(), Agreed(on: "2018-06-04"))
            .When(DeclineAssessment(Practitioner, on: "2018-06-11"))
            .ThenRefused(Refusals.AlreadyAgreed, because: "4 June 2018");

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(DeclineAssessment(Practitioner, on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(Registered()).Today("2018-06-10")
            .When(DeclineAssessment(Practitioner, on: "2018-06-11"))
            .ThenRefused(Refusals.DateInFuture);
}

/// <summary>S-47: until the sitting.</summary>
[Trait("Rule", "S-47")]
public sealed class When_an_agreement_is_withdrawn
{
    [Fact]
    public void It_is_recorded() =>
        Given(ReadyToSit())
            .When(WithdrawAgreement(Practitioner, on: "2018-07-16"))
            .Then(AgreementWithdrawn(on: "2018-07-16"));

    [Fact]
    public void A_sitting_ahead_is_called_off() =>
        Given(BookedForSeptember())
            .When(WithdrawAgreement(Practitioner, on: "2018-09-11"))
            .Then(
                AgreementWithdrawn(on: "2018-09-11"),
                SittingCalledOff(sitsOn: "2018-09-12", CancellationReason.AgreementWithdrawn, on: "2018-09-11"));

    [Fact]
    public void However_far_it_is_dated_back_the_sitting_is_not_called_off_before_it_was_booked() =>
        Given(BookedForSeptember())
            .When(WithdrawAgreement(Practitioner, on: "2018-07-16"))
            .Then(
                AgreementWithdrawn(on: "2018-07-16"),
                SittingCalledOff(sitsOn: "2018-09-12", CancellationReason.AgreementWithdrawn, on: "2018-08-01"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void The_wait_for_a_place_is_over_and_what_ran_meanwhile_moves_by_its_days() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2018-12-03"))
            .When(WithdrawAgreement(Practitioner, on: "2019-03-11"))
            .Then(
                AgreementWithdrawn(on: "2019-03-11"),
                WindowMoved(WindowStop.WaitForSitting, from: "2018-12-03", to: "2019-03-11", until: "2019-06-06", bankedUntil: "2020-03-07", on: "2019-03-11"));

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void So_does_the_grace_of_a_renewal() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-03-01"))
            .Today("2022-06-01")
            .When(WithdrawAgreement(Practitioner, on: "2022-06-01"))
            .Then(
                AgreementWithdrawn(on: "2022-06-01"),
                DueMoved(from: "2022-03-01", to: "2022-06-01", due: "2021-10-01", currentUntil: "2022-07-02", on: "2022-06-01", cause: WindowStop.WaitForSitting));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Dated_back_before_the_request_it_leaves_no_wait() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2018-12-03"))
            .When(WithdrawAgreement(Practitioner, on: "2018-12-02"))
            .Then(AgreementWithdrawn(on: "2018-12-02"));

    [Fact]
    public void On_the_day_of_the_sitting_it_is_too_late() =>
        Given(BookedForSeptember())
            .When(WithdrawAgreement(Practitioner, on: "2018-09-12"))
            .ThenRefused(Refusals.AlreadySat, because: "12 September 2018");

    [Fact]
    public void Dated_back_it_does_not_undo_what_was_sat() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"))
            .When(WithdrawAgreement(Practitioner, on: "2018-09-11"))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    public void Nor_what_was_recorded() =>
        Given(BookedForSeptember(), RecordingTaken(on: "2018-09-12"))
            .When(WithdrawAgreement(Practitioner, on: "2018-09-11"))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), AgreementWithdrawn(on: "2018-07-16"))
            .When(WithdrawAgreement(Practitioner, on: "2018-07-16"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_an_agreement() =>
        Given(Registered())
            .When(WithdrawAgreement(Practitioner, on: "2018-07-16"))
            .ThenRefused(Refusals.NothingToWithdraw, because: "as a child and family practitioner");

    [Fact]
    public void It_cannot_be_before_the_agreement() =>
        Given(Registered(), Agreed(on: "2018-06-04"))
            .When(WithdrawAgreement(Practitioner, on: "2018-06-03"))
            .ThenRefused(Refusals.WithdrawnBeforeAgreed, because: "4 June 2018");

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(ReadyToSit()).Today("2018-07-15")
            .When(WithdrawAgreement(Practitioner, on: "2018-07-16"))
            .ThenRefused(Refusals.DateInFuture);
}

public sealed class When_an_agreement_is_corrected
{
    [Fact]
    public void Its_day_is_put_right() =>
        Given(Registered(on: "2018-06-01"), Agreed(on: "2018-06-04"))
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-06-01", on: "2018-06-18"))
            .Then(AgreementCorrected(agreedOn: "2018-06-01", on: "2018-06-18"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), Agreed(on: "2018-06-04"))
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-06-04", on: "2018-06-18"))
            .ThenNothingHappens();

    [Fact]
    public void A_sitting_does_not_come_before_it() =>
        Given(BookedForSeptember())
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-09-13", on: "2018-09-14"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "12 September 2018");

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(Registered(on: "2018-06-01"), Agreed())
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-05-31", on: "2018-06-18"))
            .ThenRefused(Refusals.DateBeforeRegistration, because: "31 May 2018");

    [Fact]
    public void There_is_an_agreement() =>
        Given(Registered())
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-06-04", on: "2018-06-18"))
            .ThenRefused(Refusals.NothingToCorrect);

    [Fact]
    public void It_cannot_have_been_tomorrow() =>
        Given(Registered(), Agreed()).Today("2018-06-18")
            .When(CorrectAgreement(Practitioner, agreedOn: "2018-06-19", on: "2018-06-18"))
            .ThenRefused(Refusals.DateInFuture);
}
