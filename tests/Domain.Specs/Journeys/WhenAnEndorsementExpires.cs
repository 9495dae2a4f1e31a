namespace Naas.Domain.Specs.Journeys;

/// <summary>S-19: valid for six months; its end takes effect on its day, however late it is noted.</summary>
[Trait("Rule", "S-19")]
public sealed class When_an_endorsement_expires
{
    [Fact]
    public void The_day_after_its_last_is_the_first_without_it() =>
        Given(ReadyToSit()).Today("2019-01-03")
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-03"))
            .Then(EndorsementRanOut(by: "LEEDS", on: "2019-01-03"));

    [Fact]
    public void Noted_late_it_takes_effect_on_its_day() =>
        Given(ReadyToSit()).Today("2019-02-11")
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-02-11"))
            .Then(EndorsementRanOut(by: "LEEDS", on: "2019-01-03"));

    [Fact]
    public void On_its_last_day_it_has_not() =>
        Given(ReadyToSit()).Today("2019-01-02")
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-02"))
            .ThenRefused(Refusals.NotDueYet, because: "3 January 2019");

    [Fact]
    public void One_on_which_a_sitting_rests_does_its_work() =>
        Given(ReadyToSit(), Booked(Everything, sitsOn: "2019-01-02", on: "2018-12-03")).Today("2019-01-14")
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-14"))
            .ThenRefused(Refusals.NotDueYet, because: "2 January 2019");

    [Fact]
    public void Whether_or_not_that_was_noted_nothing_is_booked_on_it() =>
        Given(ReadyToSit(), EndorsementRanOut(by: "LEEDS", on: "2019-01-03"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-03", on: "2018-12-03"))
            .ThenRefused(Refusals.EndorsementExpired, because: "valid until 2 January 2019");

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), EndorsementRanOut(by: "LEEDS", on: "2019-01-03"))
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-02-11"))
            .ThenNothingHappens();

    [Fact]
    public void One_that_lapsed_does_not_run_out_as_well() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-07-31"), EndorsementLapsed(by: "LEEDS", on: "2018-07-31"))
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-03"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_an_endorsement() =>
        Given(AgreedAtLeeds())
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-03"))
            .ThenRefused(Refusals.NoSuchEndorsement);
}

public sealed class When_an_endorsement_is_corrected
{
    [Fact]
    [Trait("Rule", "S-19")]
    public void Its_last_day_moves_with_it() =>
        Given(ReadyToSit())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-06-25", on: "2018-07-09"))
            .Then(EndorsementCorrected(endorsedOn: "2018-06-25", until: "2018-12-25", on: "2018-07-09"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Six_months_from_a_31_August_end_with_February() =>
        Given(ReadyToSit())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-08-31", on: "2018-09-03"))
            .Then(EndorsementCorrected(endorsedOn: "2018-08-31", until: "2019-02-28", on: "2018-09-03"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-07-02", on: "2018-07-09"))
            .ThenNothingHappens();

    [Fact]
    public void A_sitting_that_rests_on_it_stays_covered() =>
        Given(BookedForSeptember())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-09-13", on: "2018-09-14"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "12 September 2018");

    [Fact]
    public void It_lies_after_the_registration() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-07-31"), EndorsementLapsed(by: "LEEDS", on: "2018-07-31"))
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-05-31", on: "2018-08-06"))
            .ThenRefused(Refusals.DateBeforeRegistration, because: "31 May 2018");

    [Fact]
    public void It_lies_in_the_employment() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-07-31"), EndorsementLapsed(by: "LEEDS", on: "2018-07-31"))
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-08-01", on: "2018-08-06"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "LEEDS did not see the worker's practice on 1 August 2018");

    [Fact]
    [Trait("Rule", "S-22")]
    public void A_former_host_may_have_given_it_within_twelve_months_of_seeing_the_practice() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"), InRole(), Left("LEEDS", on: "2018-07-31"), Endorsed(by: "LEEDS", on: "2018-10-01", until: "2019-04-01"))
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-09-24", on: "2018-10-08"))
            .Then(EndorsementCorrected(endorsedOn: "2018-09-24", until: "2019-03-24", on: "2018-10-08"));

    [Fact]
    public void One_that_led_to_a_result_is_put_right_too() =>
        Given(WrittenNarrowlyMissed())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-06-25", on: "2018-12-03"))
            .Then(EndorsementCorrected(endorsedOn: "2018-06-25", until: "2018-12-25", on: "2018-12-03"));

    [Theory]
    [InlineData("2018-09-13")]
    [InlineData("2018-03-11")]
    public void But_covers_what_was_sat_on_it(string endorsedOn) =>
        Given([Registered(on: "2018-01-08"), .. WrittenNarrowlyMissed()[1..]])
            .When(CorrectEndorsement(endorsement: 1, endorsedOn, on: "2018-12-03"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "The sitting of 12 September 2018 rests on endorsement 1");

    [Fact]
    [Trait("Rule", "R-103")]
    public void One_for_a_retake_stays_after_the_result_that_it_follows() =>
        Given(
                WrittenNarrowlyMissed(),
                WrittenTakenAgain(38, sitsOn: "2019-01-16", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"),
                ResultNotMet(None, Only(Written), on: "2019-02-04", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-02-04", attempt: 2))
            .When(CorrectEndorsement(endorsement: 2, endorsedOn: "2018-11-29", on: "2019-02-11"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "30 November 2018");

    [Fact]
    [Trait("Rule", "R-103")]
    public void And_may_be_put_right_up_to_that_result() =>
        Given(
                WrittenNarrowlyMissed(),
                WrittenTakenAgain(38, sitsOn: "2019-01-16", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"),
                ResultNotMet(None, Only(Written), on: "2019-02-04", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-02-04", attempt: 2))
            .When(CorrectEndorsement(endorsement: 2, endorsedOn: "2018-12-03", on: "2019-02-11"))
            .Then(EndorsementCorrected(endorsedOn: "2018-12-03", until: "2019-06-03", on: "2019-02-11", endorsement: 2));

    [Fact]
    public void There_is_an_endorsement() =>
        Given(AgreedAtLeeds())
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-06-25", on: "2018-07-09"))
            .ThenRefused(Refusals.NoSuchEndorsement);

    [Fact]
    public void It_cannot_have_been_tomorrow() =>
        Given(ReadyToSit()).Today("2018-07-09")
            .When(CorrectEndorsement(endorsement: 1, endorsedOn: "2018-07-10", on: "2018-07-09"))
            .ThenRefused(Refusals.DateInFuture);
}
